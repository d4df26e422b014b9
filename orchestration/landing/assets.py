"""Stage 2 as Dagster assets: what is in `raw/`, and the tables `landing.*`."""

import logging
from collections.abc import Iterator, Sequence

import dagster as dg

from orchestration import previews
from orchestration.landing.load import land
from orchestration.resources import OWNERS, WRITER_POOL, OnProgress, Warehouse
from orchestration.runtime import journal
from orchestration.settings import Settings

# Reporting periods, as `raw/<period>/` names them. A backfill of one period reads its submissions again.
PERIODS = dg.DynamicPartitionsDefinition(name="period")

# What provinces put there: no run makes it, the landing looks at it.
SUBMISSIONS = dg.AssetSpec(
    ["raw", "submissions"],
    group_name="raw",
    description="What provinces sent: raw/<period>/<province>/<any file>. Never edited.",
    owners=OWNERS,
    kinds={"file"},
)

_TABLES = {
    "receipts": "Every arrival of a file: when, under which path, as which version of its folder.",
    "submissions": "Every workbook received, by the hash of period, province and bytes.",
    "forms": "The forms the reader knows, and which wins where two print the same figure.",
    "figures": "Every printed figure with its cell, its printed text and its value in base units.",
    "register_rows": "Every organisation of a register list, as printed and parsed, without personal data.",
    "unrecognised": "Labels, columns and sheets that matched nothing: nothing is dropped without a trace.",
    "explanations": "What provinces wrote beside findings in a feedback workbook that came back.",
    "comparisons": "What columns of shares, percent of plan and growth print, with the two figures they compare.",
    "problems": "What the reader itself noticed: structure, damaged numbers, missing sheets.",
}
_PREVIEWS = {
    "submissions": """
        SELECT period_code, folder, file_name, version_no, file_format, received_at
        FROM landing.submissions ORDER BY received_at DESC, folder LIMIT 10
    """,
    "figures": """
        SELECT folder, sheet, cell, row_label, printed_text, value, unit
        FROM landing.figures JOIN landing.submissions USING (submission_id)
        WHERE value IS NOT NULL ORDER BY received_at DESC, folder, sheet, cell LIMIT 10
    """,
    "unrecognised": """
        SELECT folder, sheet, cell, kind, text, closest
        FROM landing.unrecognised JOIN landing.submissions USING (submission_id)
        ORDER BY folder, sheet, cell LIMIT 10
    """,
    "problems": """
        SELECT rule_id, count(*) AS problems, count(DISTINCT submission_id) AS submissions
        FROM landing.problems GROUP BY ALL ORDER BY problems DESC LIMIT 10
    """,
}


_READ_NOW = """
SELECT submission_id AS submission, folder, file_format, version_no,
    (SELECT count(*) FROM landing.figures AS f WHERE f.submission_id = s.submission_id) AS figures,
    (SELECT count(*) FROM landing.register_rows AS r WHERE r.submission_id = s.submission_id) AS register_rows,
    (SELECT count(*) FROM landing.problems AS p WHERE p.submission_id = s.submission_id) AS problems
FROM landing.submissions AS s WHERE submission_id IN (SELECT unnest(?)) ORDER BY folder, version_no
"""


class LandingConfig(dg.Config):
    """Choices of one run.

    Attributes:
        full: read every submission of the run's periods again, not only what is new or has new rules.
        quiet_for: leave files alone that were written within these seconds.
    """

    full: bool = False
    quiet_for: float = 0


@dg.multi_asset(
    name="landing",
    specs=[
        dg.AssetSpec(
            ["landing", table],
            deps=[SUBMISSIONS.key],
            group_name="landing",
            description=description,
            owners=OWNERS,
            kinds={"python", "duckdb"},
            partitions_def=PERIODS,
        )
        for table, description in _TABLES.items()
    ],
    # One run covers every period of a night: the workbooks are read in one go.
    backfill_policy=dg.BackfillPolicy.single_run(),
    pool=WRITER_POOL,
)
def landing(
    context: dg.AssetExecutionContext,
    config: LandingConfig,
    settings: dg.ResourceParam[Settings],
    on_progress: dg.ResourceParam[OnProgress],
    duckdb: Warehouse,
) -> Iterator[dg.MaterializeResult[None]]:
    """Read what is new in `raw/`; a backfill reads the submissions of its periods again."""
    with duckdb.get_connection() as connection:
        report = land(
            settings,
            connection,
            full=config.full or "dagster/backfill" in context.run.tags,
            periods=_periods(context),
            quiet_for=config.quiet_for,
            on_progress=on_progress,
        )
        journal.tell_each("landing", "submission read", connection, _READ_NOW, [report.submission_ids])
        for trouble in report.troubles:
            context.log.warning(trouble)
            journal.tell("landing", "a file does not arrive", {"trouble": trouble}, level=logging.WARNING)
        context.log_event(
            dg.AssetObservation(
                SUBMISSIONS.key,
                metadata={"arrived": report.arrived, "unchanged": report.unchanged, "troubles": report.troubles},
            )
        )
        for table in _TABLES:
            metadata: dict[str, dg.RawMetadataValue] = {
                "dagster/row_count": previews.row_count(connection, f"landing.{table}"),
                "read now": len(report.submission_ids),
                "unchanged": report.unchanged,
            }
            if table in _PREVIEWS:
                metadata["preview"] = previews.query(connection, _PREVIEWS[table])
            yield dg.MaterializeResult(asset_key=["landing", table], metadata=metadata)


def _periods(context: dg.AssetExecutionContext) -> Sequence[str] | None:
    """The periods of a run: none in particular where it has all of them, or was begun without, as on a command line."""
    if not (context.has_partition_key or context.has_partition_key_range):
        return None
    known = context.instance.get_dynamic_partitions(str(PERIODS.name))
    return None if set(context.partition_keys) == set(known) else context.partition_keys
