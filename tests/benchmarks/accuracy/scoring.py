"""What was read, joined with the truth on sheet and cell.

Belongs here: the classes and the one comparison. Not here: how a workbook is read (`reading`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tests.benchmarks.accuracy.model import Area, Fate, Key, Moment, Sheet, Truth, address, position


class Verdict(StrEnum):
    """What became of a cell."""

    CORRECT = "correct"
    ABSENT = "absent"  # not read, with a finding on its cell, row, column or sheet
    FLAGGED = "flagged"  # wrong, with a finding on its cell
    SILENT = "silent"  # wrong without one
    DROPPED = "dropped"  # not read, without a trace
    INVENTED = "invented"  # read where nothing is printed, without a finding


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """A figure as the reader understood it; no value where it found none."""

    key: Key
    moment: Moment
    value: Decimal | None
    high: Decimal | None = None
    qualifier: str = "exact"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the reader said about a cell, a sheet (no cell) or the file (no sheet)."""

    sheet: str
    cell: str
    rule: str
    whole_table: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict on one cell."""

    sheet: str
    cell: str
    verdict: Verdict
    meant: str = ""
    got: str = ""
    printed: str = ""


@dataclass(frozen=True)
class ReadBook:
    """What was read of a workbook."""

    figures: dict[tuple[str, str], ReadFigure]
    register: dict[tuple[str, int], dict[str, object]]
    findings: tuple[Finding, ...]


def score(sheets: list[Sheet], read: ReadBook) -> list[Outcome]:
    """The verdict on every cell that a clerk would look at, and on every figure read."""
    outcomes = [outcome for sheet in sheets for outcome in _sheet(sheet, read)]
    judged = {(o.sheet, o.cell) for o in outcomes}
    known = {
        (sheet.name, address(row, column)) for sheet in sheets for row, column, cell in sheet.cells() if cell.truth
    }
    for (name, cell), figure in read.figures.items():
        if figure.value is not None and (name, cell) not in judged | known:
            outcomes.append(_unexpected(name, cell, figure, read))
    return outcomes


def _sheet(sheet: Sheet, read: ReadBook) -> Iterator[Outcome]:
    for row, column, cell in sheet.cells():
        if cell.truth is None:
            continue
        where = address(row, column)
        figure = read.figures.get((sheet.name, where))
        verdict = judge(
            cell.truth, figure, traced(sheet, row, column, read.findings), _on_cell(sheet.name, where, read)
        )
        if verdict is not None:
            yield Outcome(sheet.name, where, verdict, str(cell.truth), str(figure or ""), str(cell.value))
    if sheet.register is None:
        return
    for row, fields in sheet.register.entries.items():
        got = read.register.get((sheet.name, row))
        for name, entry in fields.items():
            found = got.get(name) if got else None
            where = address(row, entry.column)
            flagged, trace = _on_cell(sheet.name, where, read), traced(sheet, row, entry.column, read.findings)
            is_right = found == entry.value or (found is None and entry.may_be_absent and trace)
            verdict = Verdict.CORRECT if is_right else _failed(found is not None, flagged=flagged, trace=trace)
            yield Outcome(sheet.name, where, verdict, f"{name}={entry.value}", str(found))
    for name, row in read.register:
        if name == sheet.name and row not in sheet.register.entries:
            yield Outcome(name, address(row, sheet.register.name_column), Verdict.INVENTED, got="register row")


def judge(truth: Truth, figure: ReadFigure | None, trace: bool, flagged: bool) -> Verdict | None:
    """The verdict on one cell; None where nothing was to be read and nothing was.

    Args:
        truth: what the cell says.
        figure: what was read.
        trace: whether any finding explains that nothing was read.
        flagged: whether a finding stands on the cell itself.
    """
    has_value = figure is not None and figure.value is not None
    if truth.fate in (Fate.NOTHING, Fate.MISSING):
        if has_value:
            return Verdict.FLAGGED if flagged else Verdict.INVENTED
        return None if truth.fate is Fate.NOTHING else Verdict.CORRECT
    if truth.fate in (Fate.FOREIGN, Fate.UNREADABLE):
        if has_value:
            wrong = Verdict.INVENTED if truth.fate is Fate.FOREIGN else Verdict.SILENT
            return Verdict.FLAGGED if flagged else wrong
        return Verdict.CORRECT if trace else Verdict.DROPPED
    if figure is not None and has_value and agrees(truth, figure):
        return Verdict.CORRECT
    if not has_value and truth.fate is Fate.MAY_BE_ABSENT and trace:
        return Verdict.CORRECT
    return _failed(has_value, flagged=flagged, trace=trace)


def _failed(has_value: bool, *, flagged: bool, trace: bool) -> Verdict:
    if has_value:
        return Verdict.FLAGGED if flagged else Verdict.SILENT
    return Verdict.ABSENT if trace else Verdict.DROPPED


def agrees(truth: Truth, figure: ReadFigure) -> bool:
    """Whether a figure says what the cell says."""
    return (
        truth.key == figure.key
        and truth.moment == figure.moment
        and truth.qualifier == figure.qualifier
        and _same(truth.value, figure.value)
        and (truth.high is None or _same(truth.high, figure.high))
    )


def _same(one: Decimal | None, other: Decimal | None) -> bool:
    """Equal but for the noise of stored floats."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= max(Decimal("0.001"), abs(one) * Decimal("1e-9"))


def _on_cell(sheet: str, cell: str, read: ReadBook) -> bool:
    return any(f.sheet == sheet and f.cell == cell for f in read.findings)


def traced(sheet: Sheet, row: int, column: int, findings: tuple[Finding, ...]) -> bool:
    """Whether a finding explains that a cell was not read: on it, its label, its header, its table or its sheet."""
    area = next((a for a in sheet.areas if a.holds(row, column)), None)
    return any(_explains(f, sheet.name, area, row, column) for f in findings if f.sheet in (sheet.name, ""))


def _explains(finding: Finding, sheet: str, area: Area | None, row: int, column: int) -> bool:
    if not finding.sheet or not finding.cell:
        return True
    at_row, at_column = position(finding.cell)
    if (at_row, at_column) == (row, column):
        return True
    if area is None:
        return False
    labels = range(area.left, area.left + area.label_columns)
    headers = range(area.top, area.top + area.header_rows)
    if finding.whole_table:
        return area.holds(at_row, at_column)
    return (at_row == row and at_column in labels) or (at_column == column and at_row in headers)


def _unexpected(sheet: str, cell: str, figure: ReadFigure, read: ReadBook) -> Outcome:
    verdict = Verdict.FLAGGED if _on_cell(sheet, cell, read) else Verdict.INVENTED
    return Outcome(sheet, cell, verdict, got=str(figure))
