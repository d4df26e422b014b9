"""Great Expectations: a suite per checked table, built from the rule book, validated once over all rows.

Belongs here: everything that knows Great Expectations. Not here: what the helper columns mean (`compile`) and
what follows from a failure (`findings`, `verdicts`). The library takes seconds to import, so it is imported
on first use.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orchestration.quality.rulebook import Rule

if TYPE_CHECKING:
    import pandas as pd
    from great_expectations import ExpectationSuite

#: What names a row: submission, sheet and cell.
INDEX_COLUMNS = ["submission_id", "sheet", "cell"]

Place = tuple[str, str, str]


class ValidationError(RuntimeError):
    """A suite could not be validated: not a finding on a submission, a fault of this project."""


def build_suite(table: str, rules: Sequence[Rule]) -> ExpectationSuite:
    """The suite of one table: per rule one expectation on its helper column.

    Args:
        table: name of the checked table, which names the suite.
        rules: the rules to build expectations from.

    Returns:
        A suite whose expectations carry the rule in `meta`.
    """
    gx = _great_expectations()
    suite: ExpectationSuite = gx.ExpectationSuite(
        name=table,
        expectations=[
            gx.expectations.ExpectColumnValuesToBeInSet(
                column=rule.column,
                value_set=[True],
                severity=rule.severity,
                meta={"rule_id": rule.id, "level": rule.level},
                notes=f"{rule.title_vi} · {rule.title_en} ({rule.source})",
            )
            for rule in rules
        ],
    )
    return suite


def validate(table: str, rules: Sequence[Rule], frame: pd.DataFrame) -> dict[str, list[Place]]:
    """Validate the rules of one table over all its rows at once.

    Args:
        table: name of the checked table.
        rules: its rules.
        frame: one row per place, `submission_id, sheet, cell` and one helper column per rule: true, false, or
            null where the rule does not apply.

    Returns:
        Per rule id the places where it fails.

    Raises:
        ValidationError: an expectation could not be computed (a column is missing, an exception was raised),
            or a rule has no result.
    """
    batch = (
        _context()
        .data_sources.add_or_update_pandas(table)
        .add_dataframe_asset(table)
        .add_batch_definition_whole_dataframe(table)
        .get_batch({"dataframe": frame})
    )
    validation = batch.validate(
        build_suite(table, rules),
        result_format={
            "result_format": "COMPLETE",
            "unexpected_index_column_names": INDEX_COLUMNS,
            "include_unexpected_rows": False,
            "partial_unexpected_count": 0,
        },
    )
    # Results come in an order of their own: they are matched by the rule in `meta`.
    failures = {result.expectation_config.meta["rule_id"]: _places(table, result) for result in validation.results}
    if lost := [rule.id for rule in rules if rule.id not in failures]:
        raise ValidationError(f"{table}: no validation result for {', '.join(lost)}")
    return failures


def document(folder: Path, tables: Iterable[tuple[str, Sequence[Rule], pd.DataFrame]]) -> None:
    """Validate tables and write the static site that Great Expectations makes of the results (Data Docs).

    Args:
        folder: where the site goes; `index.html` is its first page.
        tables: per checked table its name, rules and frame, as for `validate`.
    """
    gx = _great_expectations()
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    site = {
        "class_name": "SiteBuilder",
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)},
    }
    context.add_data_docs_site(site_name="kttt", site_config=site)
    for table, rules, frame in tables:
        batch = (
            context.data_sources.add_or_update_pandas(table)
            .add_dataframe_asset(table)
            .add_batch_definition_whole_dataframe(table)
        )
        suite = context.suites.add(build_suite(table, rules))
        validation = context.validation_definitions.add(gx.ValidationDefinition(name=table, data=batch, suite=suite))
        # The site names a few places of each rule; all of them are in quality.findings.
        result_format = {"result_format": "SUMMARY", "partial_unexpected_count": 20, "include_unexpected_rows": False}
        checkpoint = gx.Checkpoint(name=table, validation_definitions=[validation], result_format=result_format)
        context.checkpoints.add(checkpoint).run(batch_parameters={"dataframe": frame})
    context.build_data_docs(site_names=["kttt"])


def _places(table: str, result: Any) -> list[Place]:
    rule_id = result.expectation_config.meta["rule_id"]
    raised = result.exception_info or {}
    # One dictionary, or one per metric.
    for info in [raised, *(value for value in raised.values() if isinstance(value, dict))]:
        if info.get("raised_exception"):
            raise ValidationError(f"{table}: {rule_id} could not be checked: {info.get('exception_message')}")
    if "unexpected_count" not in result.result:
        raise ValidationError(f"{table}: {rule_id} could not be checked: no result")
    return [
        (row["submission_id"], row["sheet"], row["cell"]) for row in result.result.get("unexpected_index_list") or []
    ]


@lru_cache(maxsize=1)
def _context() -> Any:
    """One context per process: each leaves a temporary folder behind."""
    context = _great_expectations().get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    return context


def _great_expectations() -> Any:
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations

    return great_expectations
