"""`kttt rehearse`: which submissions a changed rule book would newly reject, ask about or accept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from orchestration.cli.output import AsJson, print_json, print_table
from orchestration.settings import EXPECTATIONS_DIR, Settings

_SHOWN = 30


def rehearse(
    rules: Annotated[
        Path, typer.Option(help="Folder of the rule book to try, laid out as expectations/.", show_default=False)
    ] = EXPECTATIONS_DIR,
    json: AsJson = False,
) -> None:
    """Try a changed rule book on everything received so far, in a private copy of the warehouse.

    Compares with what the last load found. Exit code 1 when an accepted submission would be rejected.
    """
    from orchestration.quality.rehearsal import rehearse as run
    from orchestration.quality.rulebook import RuleBookError, load

    settings = Settings.from_environment()
    book = load(rules)
    if not len(book):
        raise RuleBookError(f"there are no rules in {rules}: it needs <schema>/<table>.yml")
    result = run(settings.warehouse, book, settings.now())
    if json:
        print_json(
            {
                "submissions": result.submissions,
                "verdicts": result.verdicts,
                "rules": result.rules,
                "findings": result.findings,
            }
        )
    else:
        for title, rows in (
            ("Submissions that would be decided otherwise", result.verdicts),
            ("Rules that behave otherwise", result.rules),
            ("Findings: new, of another severity, gone", result.findings[:_SHOWN]),
        ):
            if rows:
                print_table(title, [name.replace("_", " ") for name in rows[0]], [tuple(r.values()) for r in rows])
        more = len(result.findings) - _SHOWN
        console = Console()
        if more > 0:
            console.print(f"… and {more} more findings: --json lists them all")
        console.print(
            f"{len(book)} rules on {result.submissions} submissions: "
            f"{len(result.newly_rejected)} newly rejected, {len(result.verdicts) - len(result.newly_rejected)} newly "
            f"accepted, {sum(row['new_findings'] for row in result.rules)} findings new, "
            f"{sum(row['gone_findings'] for row in result.rules)} gone"
        )
    if result.newly_rejected:
        raise typer.Exit(1)
