"""What the gates found, shown as asset checks on the tables they checked. Nothing is checked again here."""

from collections.abc import Iterator

import dagster as dg
from duckdb import DuckDBPyConnection

from orchestration import previews
from orchestration.quality import rulebook
from orchestration.quality.rulebook import RuleBook
from orchestration.resources import WRITER_POOL, Warehouse

CHECKED_TABLES = (
    "landing.submissions",
    "landing.figures",
    "landing.register_rows",
    "intermediate.int_figures_in_force",
)

_COUNTED = """
    SELECT severity, count(DISTINCT finding_id)
    FROM quality.findings SEMI JOIN own USING (rule_id) WHERE status IN ('open', 'lapsed') GROUP BY severity
"""
_FAILING = """
    SELECT f.rule_id AS rule, r.level, r.severity, count(DISTINCT f.finding_id) AS findings,
        count(DISTINCT f.submission_id) AS submissions, r.title_vi AS title
    FROM quality.findings AS f
    SEMI JOIN own USING (rule_id)
    JOIN quality.rules AS r USING (rule_id)
    WHERE f.status IN ('open', 'lapsed')
    GROUP BY ALL
    ORDER BY list_position(['critical', 'warning', 'info'], any_value(r.severity)), findings DESC, rule
"""
#: A screenful; the rest is in `quality.findings`.
_WORST = """
    SELECT f.severity, s.period_code AS period, coalesce(s.province_name, s.province_code) AS province,
        s.file_name AS file, f.sheet, f.cell, f.printed_text AS printed, f.expected, f.message_vi AS message
    FROM quality.findings AS f
    SEMI JOIN own USING (rule_id)
    JOIN quality.submissions AS s USING (submission_id)
    WHERE f.status IN ('open', 'lapsed')
    ORDER BY list_position(['critical', 'warning', 'info'], f.severity), f.level, f.last_seen_at DESC,
        s.period_code DESC, province, f.sheet, f.cell
    LIMIT 20
"""


@dg.multi_asset_check(
    name="rule_results",
    specs=[
        dg.AssetCheckSpec(
            "rules",
            asset=dg.AssetKey(table.split(".")),
            additional_deps=[dg.AssetKey(["quality", "rule_results"])],
            description=f"The rules of expectations/{table.replace('.', '/')}.yml, as the gates found them.",
        )
        for table in CHECKED_TABLES
    ],
    can_subset=True,
    pool=WRITER_POOL,
)
def rule_results(context: dg.AssetCheckExecutionContext, duckdb: Warehouse) -> Iterator[dg.AssetCheckResult]:
    """One result per checked table that the run is about."""
    book = rulebook.load()
    with duckdb.get_connection() as connection:
        for key in sorted(context.op_execution_context.selected_asset_check_keys):
            yield result_of(".".join(key.asset_key.path), book, connection)


def result_of(table: str, book: RuleBook, connection: DuckDBPyConnection) -> dg.AssetCheckResult:
    """Sum up the rules of one table over all submissions.

    It passes when no finding asks anything of a province any more: what is explained, waived or a note does not. An
    open critical finding (a submission was rejected) is an error, another one a warning. Neither fails the load: it
    concerns a province.
    """
    rules = [rule for rule in book if rule.table == table]
    connection.execute("CREATE OR REPLACE TEMP TABLE own AS SELECT unnest(?) AS rule_id", [[r.id for r in rules]])
    checked, failed = connection.execute(
        "SELECT coalesce(sum(checked), 0), coalesce(sum(failed), 0) "
        "FROM quality.rule_results SEMI JOIN own USING (rule_id)"
    ).fetchall()[0]
    open_findings = dict(connection.execute(_COUNTED).fetchall())
    critical = open_findings.get("critical", 0)
    return dg.AssetCheckResult(
        check_name="rules",
        asset_key=dg.AssetKey(table.split(".")),
        passed=not critical and not open_findings.get("warning", 0),
        severity=dg.AssetCheckSeverity.ERROR if critical else dg.AssetCheckSeverity.WARN,
        metadata={
            "rules": len(rules),
            "checked": int(checked),
            "failed": int(failed),
            "critical findings": critical,
            "warnings": open_findings.get("warning", 0),
            "notes": open_findings.get("info", 0),
            "failing rules": previews.query(connection, _FAILING),
            "worst cells": previews.query(connection, _WORST),
        },
    )
