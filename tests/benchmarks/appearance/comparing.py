"""What was read of a workbook, and of the same workbook redrawn: the verdict on each figure.

Belongs here: the comparison. Not here: how a workbook is redrawn (`redrawings`), how many of each (`trial`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orchestration.landing.cells.workbook import address
from orchestration.landing.codes import load_codes
from orchestration.landing.forms.form import load_checked_forms
from orchestration.landing.landed import Figure, Reading, RegisterRow
from orchestration.landing.reading.submission import read_submission
from orchestration.landing.text import fold
from orchestration.landing.words.lexicon import load_lexicon
from tests.benchmarks.accuracy.model import position
from tests.benchmarks.accuracy.scoring import Verdict
from tests.benchmarks.appearance.drawing import Book, Origin, Page, Tells

# These leave a whole table or sheet out and stand on one cell of it.
_WHOLE_TABLE = frozenset(
    {
        "figures.ambiguous_header",
        "figures.below_province",
        "figures.narrower_scope",
        "figures.other_year_table",
        "figures.sheet_of_a_part",
        "figures.sheets_alike",
    }
)
# Said of money without a period although it was read rightly: it explains nothing.
_REMARKS = frozenset({"figures.period_assumed_yearly"})
_Where = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict on a figure, or on a field of a list."""

    verdict: Verdict
    where: Origin
    meant: str = ""
    got: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """A finding: its rule, and its cell in the workbook as it is now and as it was; no cell where it is of a sheet."""

    rule: str
    sheet: str
    cell: tuple[int, int] | None
    origin: Origin | None


@dataclass
class Read:
    """What was read of a book, by where it stood before the book was redrawn."""

    book: Book
    figures: dict[Origin, Figure]
    listed: dict[Origin, RegisterRow]
    said: list[_Said]


def read(book: Book) -> Read:
    """Read a book."""
    reading = read_submission(book.workbook(), book.folder, load_codes(), load_lexicon(), load_checked_forms())
    pages = {page.name: page for page in book.pages}
    figures: dict[Origin, Figure] = {}
    for figure in reading.figures:
        figures.setdefault(_origin(pages, figure.sheet, figure.cell), figure)
    listed = {_origin(pages, row.sheet, row.cell): row for row in reading.register_rows}
    return Read(book, figures, listed, list(_said(reading, pages)))


def _said(reading: Reading, pages: dict[str, Page]) -> Iterator[_Said]:
    told = [(n.rule_id, n.sheet, n.cell) for n in reading.noticed if n.rule_id not in _REMARKS]
    told += [(f"{u.kind} {u.reason}", u.sheet, u.cell) for u in reading.unrecognised]
    for rule, sheet, cell in told:
        at = position(cell) if cell else None
        yield _Said(rule, sheet, at, _origin(pages, sheet, cell) if cell else None)


def _origin(pages: dict[str, Page], sheet: str, cell: str) -> Origin:
    """Where a cell was; a cell that is new keeps its place, on a sheet of no name."""
    row, column = position(cell)
    found = pages[sheet].cell(row, column).origin if sheet in pages else None
    return found or (f"(new) {sheet}", row, column)


def compare(before: Read, after: Read) -> list[Outcome]:
    """The verdict on every figure and field that was read before, and on those that are only read now."""
    return [*_Comparison(before, after).outcomes()]


class _Comparison:
    def __init__(self, before: Read, after: Read) -> None:
        self._before, self._after = before, after
        self._told_after = {_told(figure) for figure in after.figures.values() if figure.value is not None}
        self._known = {(said.rule, said.origin) for said in before.said}
        self._places: dict[Origin, list[_Where]] = {}
        self._tells: dict[Origin, Tells] = {}
        self._pages = {page.name: page for page in after.book.pages}
        for page in after.book.pages:
            for row, cells in enumerate(page.rows):
                for column, cell in enumerate(cells):
                    if cell.origin:
                        self._places.setdefault(cell.origin, []).append((page.name, row, column))
                        self._tells[cell.origin] = cell.tells

    def outcomes(self) -> Iterator[Outcome]:
        """All of them."""
        told_before = {_told(figure) for figure in self._before.figures.values() if figure.value is not None}
        for origin, figure in self._before.figures.items():
            yield self._figure(origin, figure, self._after.figures.get(origin))
        for origin, figure in self._after.figures.items():
            if origin in self._before.figures or figure.value is None:
                continue
            # else it stood twice in the workbook, and the other cell is told no more
            if origin not in self._places or _told(figure) not in told_before:
                verdict = Verdict.FLAGGED if self._is_flagged(origin) else Verdict.INVENTED
                yield Outcome(verdict, origin, got=str(_told(figure)))
        for origin, row in self._before.listed.items():
            yield from self._fields(origin, row, self._after.listed.get(origin))
        for origin, row in self._after.listed.items():
            if origin not in self._before.listed:
                yield Outcome(Verdict.INVENTED, origin, got=str(row.name))

    def _figure(self, origin: Origin, meant: Figure, got: Figure | None) -> Outcome:
        tells = self._tells.get(origin, Tells.THE_SAME)
        expected = _told(meant) if meant.value is not None and tells is not Tells.NOTHING else None
        if expected and tells is Tells.ZERO:
            expected = (*meant.key, "0", "0", "exact")
        found = _told(got) if got is not None and got.value is not None else None
        if found == expected or (found is None and expected in self._told_after):
            verdict = Verdict.CORRECT  # there, or in another cell that says the same
        elif found is None:
            verdict = Verdict.ABSENT if self._is_traced(origin) else Verdict.DROPPED
        elif self._is_flagged(origin):
            verdict = Verdict.FLAGGED
        else:
            verdict = Verdict.SILENT if expected else Verdict.INVENTED
        return Outcome(verdict, origin, str(expected), str(found))

    def _fields(self, origin: Origin, meant: RegisterRow, got: RegisterRow | None) -> Iterator[Outcome]:
        if got is None:
            yield Outcome(Verdict.ABSENT if self._is_traced(origin) else Verdict.DROPPED, origin, str(meant.name))
            return
        for name, expected in _fields(meant).items():
            found = _fields(got)[name]
            if found == expected:
                verdict = Verdict.CORRECT
            elif found is None:
                verdict = Verdict.ABSENT if self._is_traced(origin, whole_row=True) else Verdict.DROPPED
            else:
                verdict = Verdict.FLAGGED if self._is_traced(origin, whole_row=True) else Verdict.SILENT
            yield Outcome(verdict, origin, f"{name}={expected}", str(found))

    def _is_flagged(self, origin: Origin) -> bool:
        """Whether something is said of a cell that was not said before."""
        return any(said.origin == origin and (said.rule, origin) not in self._known for said in self._after.said)

    def _is_traced(self, origin: Origin, *, whole_row: bool = False) -> bool:
        """Whether a finding on a cell, left of it, above it, or on its table or sheet explains that it is not read."""
        if origin not in self._places:
            return True  # the redrawing took the cell out
        return any(
            _explains(said, self._pages[sheet], row, column, whole_row=whole_row)
            for sheet, row, column in self._places[origin]
            for said in self._after.said
            if said.sheet in (sheet, "")
        )


def _explains(said: _Said, page: Page, row: int, column: int, *, whole_row: bool) -> bool:
    if said.cell is None or said.rule in _WHOLE_TABLE or "header" in said.rule:
        return True
    at_row, at_column = said.cell
    # what is said of a label is said of its row, on whichever side of the figures it stands
    if at_row == row and (whole_row or at_column <= column or "label" in said.rule):
        return True
    above = at_row <= row
    banded = any(a <= at_row <= c and b <= at_column <= d and b <= column <= d for a, b, c, d in page.merged)
    return above and (at_column == column or banded)


def _told(figure: Figure) -> tuple[str, ...]:
    """What a figure says, without the noise of stored floats."""
    assert figure.value is not None
    high = figure.value_high if figure.value_high is not None else figure.value
    return (*figure.key, _plain(figure.value), _plain(high), figure.qualifier)


def _plain(value: object) -> str:
    return f"{round(float(str(value)), 3):.3f}".rstrip("0").rstrip(".") or "0"


def _fields(row: RegisterRow) -> dict[str, object]:
    """What is parsed of a row of a list; not the texts it was parsed from."""
    left_out = ("form_code", "sheet", "cell", "row_index", "address")
    told = {name: value for name, value in row._asdict().items() if name not in left_out and name[-5:] != "_text"}
    return {name: fold(value) if name in ("name", "commune") and value else value for name, value in told.items()}


def shown(where: Origin) -> str:
    """A place as people write it."""
    return f"{where[0]}!{address(where[1], where[2])}"
