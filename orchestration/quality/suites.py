"""Great Expectations: a suite per checked table, built from the rule book, validated once over all rows.

Belongs here: everything that knows Great Expectations. Not here: what the helper columns mean (`selects`) and
what follows from a failure (`findings`, `verdicts`). The library takes seconds to import, so it is imported
on first use.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orchestration.quality.rulebook import Rule, RuleBook
from orchestration.quality.site_index import list_pages
from orchestration.quality.site_pages import stand_alone

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from great_expectations import ExpectationSuite

#: What names a row: submission, sheet and cell.
INDEX_COLUMNS = ["submission_id", "sheet", "cell"]

Place = tuple[str, str, str]
#: The result of one table as Great Expectations serialises it.
Document = dict[str, Any]
#: Failing places that a page of the site names for one rule.
_SHOWN = 20


@dataclass(frozen=True)
class Validation:
    """One table validated.

    Attributes:
        table: the checked table.
        failures: per rule id the places where it fails.
        document: the result as JSON, with a few places of each rule.
    """

    table: str
    failures: dict[str, list[Place]]
    document: Document


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
                description=f"{rule.title_vi} · {rule.title_en}",
                notes=rule.source,
            )
            for rule in rules
        ],
    )
    return suite


def validate(table: str, rules: Sequence[Rule], frame: pd.DataFrame) -> Validation:
    """Validate the rules of one table over all its rows at once.

    Args:
        table: name of the checked table.
        rules: its rules.
        frame: one row per place, `submission_id, sheet, cell` and one helper column per rule: true, false, or
            null where the rule does not apply.

    Returns:
        Where each rule fails, and the result as Great Expectations keeps it.

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
            "return_unexpected_index_query": False,
            "partial_unexpected_count": _SHOWN,
        },
    )
    # Results come in an order of their own: they are matched by the rule in `meta`.
    failures = {result.expectation_config.meta["rule_id"]: _places(table, result) for result in validation.results}
    if lost := [rule.id for rule in rules if rule.id not in failures]:
        raise ValidationError(f"{table}: no validation result for {', '.join(lost)}")
    for result in validation.results:
        for name in ("unexpected_list", "unexpected_index_list"):  # all of them are in quality.findings
            result.result[name] = (result.result.get(name) or [])[:_SHOWN]
    return Validation(table, failures, validation.to_json_dict())


def validate_rows(table: str, rules: Sequence[Rule], rows: pa.Table) -> Validation:
    """The same of rows as DuckDB gives them, which weigh a tenth of a frame on their way to another process.

    For each rule Great Expectations copies the whole frame. Objects and texts would be most of what it copies.
    """
    import pandas as pd
    import pyarrow as pa

    numbered = {pa.bool_(): pd.BooleanDtype()}
    return validate(table, rules, rows.to_pandas(types_mapper=numbered.get, categories=INDEX_COLUMNS))


def document(folder: Path, validations: Iterable[Document], book: RuleBook, now: datetime) -> None:
    """Write the static site that Great Expectations makes of results (Data Docs), without validating anything again.

    Args:
        folder: where the site goes; `index.html` is its first page.
        validations: results as `Validation.document` has them.
        book: the rules, for the pages of the suites.
        now: time of the validation, UTC without time zone.
    """
    _great_expectations()
    from great_expectations.core.expectation_validation_result import expectationSuiteValidationResultSchema
    from great_expectations.core.run_identifier import RunIdentifier
    from great_expectations.data_context.types.resource_identifiers import (
        ExpectationSuiteIdentifier,
        ValidationResultIdentifier,
    )

    context = _new_context()
    site = {
        "class_name": "SiteBuilder",
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)},
    }
    context.add_data_docs_site(site_name="kttt", site_config=site)
    run_id = RunIdentifier(run_time=now.replace(tzinfo=UTC))
    shown = list(validations)
    for validation in shown:
        result = expectationSuiteValidationResultSchema.load(validation)
        table = result.suite_name
        result.meta.update(run_id=run_id, validation_time=run_id.run_time)
        suite = ExpectationSuiteIdentifier(table)
        content = [rule for rule in book if rule.table == table and rule.check.kind != "reader"]
        context.suites.add(build_suite(table, content))
        context.validation_results_store.store_validation_results(
            suite_validation_result=result,
            suite_validation_result_identifier=ValidationResultIdentifier(suite, run_id, table),
            expectation_suite_identifier=suite,
        )
    context.build_data_docs(site_names=["kttt"])
    list_pages(folder, shown)
    stand_alone(folder)


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


def get_ready() -> None:
    """Import and prepare, before there is anything to validate."""
    _context()


@lru_cache(maxsize=1)
def _context() -> Any:
    """The context of all validations of this process."""
    return _new_context()


def _new_context() -> Any:
    """A context that keeps nothing on disk: the usual one leaves a temporary folder for a site behind."""
    gx = _great_expectations()
    from great_expectations.data_context.types.base import DataContextConfig, InMemoryStoreBackendDefaults

    stores = InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
    context = gx.get_context(mode="ephemeral", project_config=DataContextConfig(store_backend_defaults=stores))
    context.variables.progress_bars = {"globally": False}
    return context


def _great_expectations() -> Any:
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations

    return great_expectations
