"""`kttt status`: who has reported what, and how the last load went."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

import typer
from rich.console import Console

from orchestration.cli.output import AsJson, print_json, print_table, whose
from orchestration.settings import Settings, utc_now

_SUBMISSIONS = """
SELECT period_code, geo_version, province_code, province_name, file_name, version_no, state, forms, figures,
       critical, warnings, infos, received_at
FROM quality.submissions
WHERE $period IS NULL OR period_code = $period
ORDER BY province_name, period_code, version_no
"""
# How the grid shows a folder: by the first of these states that one of its submissions has, but for those rejected that
# a later one has mended: nothing critical of theirs stands any more.
_MARKS = {"rejected": "✗", "accepted": "✓", "superseded": "↺"}


def status(
    period: Annotated[str | None, typer.Option(help="Only this reporting period.")] = None,
    json: AsJson = False,
) -> None:
    """Show every province and period with the state of its submissions, and how the last load went.

    With --json also the generation and its age, the load that is running, the last one and the last that worked,
    submissions by state, open findings by severity, returns overdue.
    """
    from orchestration.cli.reading import Generation
    from orchestration.landing.values.period_codes import demand_period

    settings = Settings.from_environment()
    generation = Generation(settings)
    if period is not None:
        demand_period(period)
    submissions = generation.ask(_SUBMISSIONS, {"period": period})
    operation = _operation(settings, generation.folder.name)
    if json:
        print_json({**operation, "submission_list": submissions})
        return
    if submissions:
        _print_grid(submissions)
    else:
        Console(stderr=True).print(f"No submission was received{f' for {period}' if period else ''}.", markup=False)
    _print_operation(operation)


def _print_grid(submissions: list[dict[str, Any]]) -> None:
    periods = sorted({str(row["period_code"]) for row in submissions})
    provinces = dict.fromkeys(whose(row) for row in submissions)
    print_table(
        "Submissions by province and reporting period: ✓ accepted, ✗ one is rejected and not mended, · none",
        ["province", *periods],
        [[province, *(_cell(submissions, province, period_code) for period_code in periods)] for province in provinces],
    )


def _operation(settings: Settings, generation: str) -> dict[str, Any]:
    from orchestration.health.loads import counted, known
    from orchestration.published import manifest
    from orchestration.runtime.lock import LoadLock

    facts = manifest.read(settings.published / "generations" / generation) or {}
    created_at = datetime.fromisoformat(facts["created_at"])
    loads = known(settings)
    holder = LoadLock(settings.data_dir).holder()
    return {
        "generation": {
            "name": generation,
            "created_at": created_at,
            "age_seconds": int((utc_now() - created_at).total_seconds()),
            "content_hash": facts["content_hash"],
            "rules_version": facts["rules_version"],
            "path": str(settings.published / "current"),
        },
        "running": vars(holder) if holder else None,
        "last_load": vars(loads.last) if loads.last else None,
        "last_success": vars(loads.last_success) if loads.last_success else None,
        **counted(settings),
    }


def _print_operation(operation: dict[str, Any]) -> None:
    generation, last, running = operation["generation"], operation["last_load"], operation["running"]
    hours = generation["age_seconds"] // 3600
    lines = [f"Generation {generation['name']}, {hours} hours old, {operation['returns_overdue']} returns overdue"]
    if running:
        lines.append(f"A load is running: {running['what']}, since {running['since']} UTC")
    if last:
        how = "ended well" if last["succeeded"] else f"FAILED ({last['error']})"
        lines.append(f"The last load, by {last['started_by']} at {last['ended_at']} UTC, {how}")
    for line in lines:
        Console(highlight=False, soft_wrap=True).print(line, markup=False)


def _cell(submissions: list[dict[str, Any]], province: str, period: str) -> str:
    states = {
        row["state"]
        for row in submissions
        if whose(row) == province
        and str(row["period_code"]) == period
        and (row["state"] != "rejected" or row["critical"])
    }
    return next((mark for state, mark in _MARKS.items() if state in states), "·")
