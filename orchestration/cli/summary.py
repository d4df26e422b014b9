"""The summary at the end of a load: submissions, findings, totals, and where the result is."""

from __future__ import annotations

from typing import Any

from rich.console import Console

from orchestration.cli.output import NO_PROVINCE, print_table
from orchestration.cli.reading import Generation
from orchestration.settings import Settings

_STATES = """
SELECT state, count(*) AS submissions, sum(figures) AS figures
FROM quality.submissions GROUP BY state ORDER BY state
"""
_SEVERITIES = """
SELECT severity, count(*) AS findings, count(DISTINCT submission_id) AS submissions
FROM quality.findings WHERE status IN ('open', 'lapsed') GROUP BY severity
ORDER BY CASE severity WHEN 'critical' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END
"""
_WORST = f"""
SELECT period_code, coalesce(province_name, '{NO_PROVINCE}') AS province_name, file_name, state,
       critical, warnings, infos
FROM quality.submissions WHERE critical + warnings > 0
ORDER BY critical DESC, warnings DESC, infos DESC, period_code, province_name LIMIT 5
"""
_FIGURES = "SELECT count(*) AS figures FROM marts.fct_collective_economy"
# Actual before estimate; a province that printed none is not made up.
_TOTALS = """
SELECT entity_type, period_code, value AS organisations, provinces_reported, provinces_expected
FROM marts.national_total
JOIN marts.dim_period USING (period_code, period_end)
WHERE scenario = 'outcome' AND indicator_code = 'org_total' AND sector_code = 'total' AND kind = 'year'
  AND entity_type IN ('cooperative', 'union', 'group', 'credit_fund')
QUALIFY row_number() OVER (PARTITION BY entity_type ORDER BY period_end DESC) <= 2
ORDER BY list_position(['cooperative', 'union', 'group', 'credit_fund'], entity_type), period_end DESC
"""

_VOID_CORRECTIONS = """
SELECT geo_code, period_code, indicator_code, expected_value, value_in_force, decided_by, decided_on
FROM marts.correction_log WHERE status = 'void' ORDER BY ALL
"""


def summary(settings: Settings, *, ran: bool) -> dict[str, Any]:
    """What the current generation holds.

    Args:
        settings: where it lies.
        ran: whether a load was necessary.
    """
    generation = Generation(settings)
    return {
        "ran": ran,
        "generation": generation.folder.name,
        "path": str(settings.published / "current"),
        "submissions": generation.ask(_STATES),
        "findings": generation.ask(_SEVERITIES),
        "worst": generation.ask(_WORST),
        "figures_in_force": generation.ask(_FIGURES)[0]["figures"],
        "national_totals": generation.ask(_TOTALS),
        "void_corrections": generation.ask(_VOID_CORRECTIONS),
    }


def print_summary(result: dict[str, Any]) -> None:
    """Print it as tables."""
    for title, key in (
        ("Submissions", "submissions"),
        ("Open findings", "findings"),
        ("Submissions with the gravest findings", "worst"),
        ("National totals of organisations, as far as provinces reported", "national_totals"),
        ("Corrections whose source no longer prints the wrong value: delete them", "void_corrections"),
    ):
        rows = result[key]
        if rows:
            header = [name.replace("_", " ") for name in rows[0]]
            print_table(title, header, [tuple(row.values()) for row in rows])
    console = Console()
    console.print(f"[bold]{result['figures_in_force']:,}[/bold] figures in force, generation {result['generation']}")
    console.print(result["path"], soft_wrap=True)
