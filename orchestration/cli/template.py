"""`kttt template`: the blank form of a province, with last year's accepted values in it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from orchestration.cli.output import perhaps
from orchestration.settings import Settings


def template(
    form: Annotated[str, typer.Argument(help="Form code: pl1, pl2, pl3, register ...", metavar="FORM")],
    province: Annotated[str, typer.Option(help="Folder or name: ha-tinh, 'Hà Tĩnh' ...")],
    period: Annotated[str, typer.Option(help="Reporting period: 2025, 2025-H1 ...")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to write it.")] = None,
) -> None:
    """Write the official form, ready to fill in: labels, units, drop-downs and checks as the load expects them.

    Where a generation is published, the column of the year before holds the values accepted then, and a list the
    organisations of the list before.
    """
    from orchestration.dialogue import previous, template_workbook, templates
    from orchestration.landing.codes import load_codes
    from orchestration.landing.forms.form import load_forms

    forms = {known.code: known for known in load_forms()}
    if form not in forms:
        raise LookupError(f"there is no form {form!r}, only {', '.join(sorted(forms))}")
    codes = load_codes()
    folder = codes.folder_called(province)
    if folder is None:
        raise LookupError(f"there is no province {province!r}{perhaps(codes.folders_like(province))}")
    blank = templates.template(forms[form], folder, period, codes)
    settings = Settings.from_environment()
    values, organisations = previous.accepted(settings, blank), previous.listed(settings, blank)
    target = output or Path(f"{form} {folder} {period}.xlsx")
    filled = template_workbook.write(blank, values, target, organisations)
    Console(highlight=False).print(
        f"{target}: {filled} tổ chức đã điền sẵn · organisations filled in"
        if blank.is_list
        else f"{target}: {len(blank.rows)} dòng · rows, {filled} số đã điền sẵn · values filled in",
        soft_wrap=True,
    )
