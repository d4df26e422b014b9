"""How every command prints: tables for people on standard output, JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]

SEVERITY_STYLE = {"critical": "bold red", "warning": "yellow", "info": "cyan"}
STATE_STYLE = {"accepted": "green", "rejected": "bold red", "superseded": "dim", "✓": "green", "✗": "bold red"}
# Whose folder names no province.
NO_PROVINCE = "(no province)"
# Columns of a table in a log file or a pipe, where there is no terminal to fit.
_LOG_WIDTH = 140


def perhaps(meant: Sequence[str]) -> str:
    """What follows the complaint that there is no such name: the names that somebody may have meant, if any.

    >>> perhaps(["ha-tinh", "ha-nam"]), perhaps([])
    (': ha-tinh, ha-nam?', '')
    """
    return f": {', '.join(meant)}?" if meant else ""


def print_json(answer: object) -> None:
    """Print one JSON document."""
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=2, default=_plain))


def print_table(title: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table: numbers to the right, texts that wrap, states and severities in colour."""
    lines = [tuple(row) for row in rows]
    table = Table(header_style="dim", box=None)
    for position, name in enumerate(header):
        numeric = bool(lines) and all(isinstance(line[position], int | Decimal | None) for line in lines)
        table.add_column(name, justify="right" if numeric else "left", overflow="fold")
    for line in lines:
        table.add_row(*(Text(text := readable(value), style=_style(text)) for value in line))
    out = Console(width=None if sys.stdout.isatty() else _LOG_WIDTH)
    out.print(Text(title, style="bold"))  # not as the table's own, which is folded to the width of its columns
    out.print(table)
    out.print()


def readable(value: object) -> str:
    """A value as a person writes it: thousands grouped, no trailing zeros, nothing for null."""
    match value:
        case None:
            return ""
        case Decimal():
            return f"{int(value):,}" if value == value.to_integral_value() else f"{value.normalize():,f}"
        case bool():
            return "yes" if value else "no"
        case int():
            return f"{value:,}"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case _:
            return str(value)


def whose(submission: Mapping[str, Any]) -> str:
    """The province of a row of `quality.submissions`, for a person."""
    return str(submission["province_name"] or submission["province_code"] or NO_PROVINCE)


def _style(text: str) -> str:
    return SEVERITY_STYLE.get(text) or STATE_STYLE.get(text) or ""


def _plain(value: Any) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
