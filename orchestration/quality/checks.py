"""What the gates found, shown as asset checks on the tables they checked. Nothing is checked again here."""

from collections.abc import Iterator

import dagster as dg
from duckdb import DuckDBPyConnection

from orchestration.previews import markdown_table
from orchestration.quality import rulebook
from orchestration.quality.rulebook import RuleBook
from orchestration.resources import WRITER_POOL, Warehouse

CHECKED_TABLES = (
    "landing.submissions",
    "landing.figures",
    "landing.register_rows",
    "intermediate.int_figures_in_force",
)


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

    A failing rule is a warning to the people who run the load: it concerns a province, not the load.
    """
    rules = {rule.id: rule for rule in book if rule.table == table}
    results = connection.execute(
        """
        SELECT rule_id, sum(checked), sum(failed), count(*) FILTER (WHERE outcome = 'failed')
        FROM quality.rule_results GROUP BY rule_id ORDER BY sum(failed) DESC, rule_id
        """
    ).fetchall()
    own = [(rules[rule_id], *counts) for rule_id, *counts in results if rule_id in rules]
    failing = [line for line in own if line[2]]
    return dg.AssetCheckResult(
        check_name="rules",
        asset_key=dg.AssetKey(table.split(".")),
        passed=not failing,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={
            "rules": len(rules),
            "rules failing": len(failing),
            "checked": sum(int(line[1] or 0) for line in own),
            "failed": sum(int(line[2] or 0) for line in own),
            "failing rules": markdown_table(
                ("rule", "level", "severity", "failed", "submissions", "title"),
                [
                    (rule.id, rule.level, rule.severity, failed, submissions, rule.title_vi)
                    for rule, _, failed, submissions in failing
                ],
            ),
        },
    )
