"""The two gates as Dagster assets: `quality.*`."""

from collections.abc import Iterator

import dagster as dg

from orchestration import previews
from orchestration.quality import data_docs, gate1, gate2
from orchestration.resources import OWNERS, WRITER_POOL, Warehouse
from orchestration.runtime.journal import tell
from orchestration.settings import Settings

_GATE_1 = {
    "verdicts": "Accepted or rejected, from the one submission and the code lists alone.",
    "submission_events": "What became of every submission, and when.",
}
_GATE_2 = {
    "findings": "What is wrong or odd, where, and what the province should do, in Vietnamese and English.",
    "submissions": "Every submission with its state and the number of its findings.",
    "submission_forms": "Which form of which submission is in force.",
    "finding_events": "What became of every finding, and when.",
    "explanations": "What provinces explained, bound to the values and the rule of that day.",
    "rules": "The rule book of this load.",
    "rule_results": "Every rule on every submission: passed, failed or not applicable.",
}
_PREVIEWS = {
    "verdicts": "SELECT state, count(*) AS submissions FROM quality.verdicts GROUP BY ALL ORDER BY state",
    "findings": """
        SELECT severity, rule_id, count(*) AS findings, count(DISTINCT submission_id) AS submissions
        FROM quality.findings WHERE status IN ('open', 'lapsed') GROUP BY ALL ORDER BY severity, findings DESC LIMIT 20
    """,
    "submissions": """
        SELECT state, count(*) AS submissions, sum(critical) AS critical, sum(warnings) AS warnings
        FROM quality.submissions GROUP BY ALL ORDER BY state
    """,
}


def _specs(tables: dict[str, str], deps: list[str]) -> list[dg.AssetSpec]:
    return [
        dg.AssetSpec(
            ["quality", table],
            deps=[dg.AssetKey(dep.split(".")) for dep in deps],
            group_name="quality",
            description=description,
            owners=OWNERS,
            kinds={"python", "duckdb"},
        )
        for table, description in tables.items()
    ]


def _results(duckdb: Warehouse, tables: dict[str, str]) -> Iterator[dg.MaterializeResult[None]]:
    with duckdb.get_connection() as connection:
        for table in tables:
            metadata: dict[str, dg.RawMetadataValue] = {
                "dagster/row_count": previews.row_count(connection, f"quality.{table}")
            }
            if table in _PREVIEWS:
                metadata["summary"] = previews.query(connection, _PREVIEWS[table])
            yield dg.MaterializeResult(asset_key=["quality", table], metadata=metadata)


@dg.multi_asset(
    name="gate_1",
    specs=_specs(
        _GATE_1,
        ["landing.submissions", "landing.figures", "landing.register_rows", "landing.problems"],
    ),
    pool=WRITER_POOL,
)
def gate_1(
    context: dg.AssetExecutionContext, settings: dg.ResourceParam[Settings], duckdb: Warehouse
) -> Iterator[dg.MaterializeResult[None]]:
    """Decide over every submission that has no verdict by the present rules."""
    with duckdb.get_connection() as connection:
        report = gate1.run(connection, settings.now(), None)
    data_docs.keep(settings, report)
    for verdict, submission_ids in (("accepted", report.accepted), ("rejected", report.rejected)):
        for submission_id in submission_ids:
            tell("gate_1", verdict, {"submission": submission_id})
    context.log.info(f"accepted {len(report.accepted)}, rejected {len(report.rejected)}")
    yield from _results(duckdb, _GATE_1)


@dg.multi_asset(
    name="gate_2",
    specs=_specs(
        _GATE_2,
        [
            "quality.verdicts",
            "intermediate.int_figures_in_force",
            "intermediate.int_submission_forms",
            "intermediate.int_register_rows",
            "register.identities",
        ],
    ),
    pool=WRITER_POOL,
)
def gate_2(settings: dg.ResourceParam[Settings], duckdb: Warehouse) -> Iterator[dg.MaterializeResult[None]]:
    """Compare what is in force with its own past, with other submissions and with outside totals."""
    with duckdb.get_connection() as connection:
        report = gate2.run(connection, settings.now())
    data_docs.keep(settings, report)
    yield from _results(duckdb, _GATE_2)


@dg.asset(
    key=["quality", "data_docs"],
    # The last step: nobody waits for these pages, and what everybody waits for is done.
    deps=[["quality", "findings"], ["dialogue", "feedback"]],
    group_name="quality",
    description="What this load validated, as the site that Great Expectations makes of it.",
    owners=OWNERS,
    kinds={"greatexpectations", "html"},
)
def data_docs_of_the_load(
    context: dg.AssetExecutionContext, settings: dg.ResourceParam[Settings]
) -> dg.MaterializeResult[None]:
    """Draw the results that the gates kept; pages that cannot be drawn fail no load."""
    try:
        page = data_docs.draw(settings)
    except Exception as error:  # the generation is published: whatever Great Expectations says must not undo that
        context.log.error(f"the Data Docs could not be drawn: {error}")
        tell("data_docs", "failed", {"error": f"{type(error).__name__}: {error}"[:300]})
        return dg.MaterializeResult(metadata={"error": str(error)})
    return dg.MaterializeResult(metadata={"page": dg.MetadataValue.path(page)} if page else {})
