"""`kttt status`: who has reported what."""

from __future__ import annotations

from typing import Annotated

import typer

from orchestration.cli.output import AsJson, print_json, print_table
from orchestration.cli.reading import Answer, Generation
from orchestration.settings import Settings

_SUBMISSIONS = """
SELECT period_code, geo_version, province_code, province_name, file_name, version_no, state, forms, figures,
       critical, warnings, infos, received_at
FROM quality.submissions
WHERE $period IS NULL OR period_code = $period
ORDER BY province_name, period_code, version_no
"""
# How the grid shows a folder: by the first of these states that one of its submissions has.
_MARKS = {"rejected": "✗", "accepted": "✓", "superseded": "↺"}


def status(
    period: Annotated[str | None, typer.Option(help="Only this reporting period.")] = None,
    json: AsJson = False,
) -> None:
    """Show every province and period with the state of its submissions."""
    submissions = Generation(Settings.from_environment()).ask(_SUBMISSIONS, {"period": period})
    if json:
        print_json(submissions)
        return
    periods = sorted({str(row["period_code"]) for row in submissions})
    provinces = dict.fromkeys(str(row["province_name"] or row["province_code"]) for row in submissions)
    print_table(
        "Submissions by province and reporting period: ✓ accepted, ✗ one is rejected, · none",
        ["province", *periods],
        [[province, *(_cell(submissions, province, period_code) for period_code in periods)] for province in provinces],
    )


def _cell(submissions: Answer, province: str, period: str) -> str:
    states = {
        row["state"]
        for row in submissions
        if str(row["province_name"] or row["province_code"]) == province and str(row["period_code"]) == period
    }
    return next((mark for state, mark in _MARKS.items() if state in states), "·")
