"""Numbers stored or printed otherwise, and cells that hold none."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.benchmarks.appearance.drawing import Book, Cell, Tells
from tests.benchmarks.appearance.redrawings import redrawing

_SOME = 0.15  # of the cells
_AS_MUCH = 1e-13  # of a number is the noise of floats


def vietnamese(number: float) -> str:
    """A number as it is printed here: `1.250,5`."""
    digits = f"{abs(number):.10g}" if abs(number) < 1e10 else f"{abs(number):f}".rstrip("0").rstrip(".")
    whole, _, fraction = digits.partition(".")
    return ("-" if number < 0 else "") + f"{int(whole):,}".replace(",", ".") + ("," + fraction if fraction else "")


def _printed(name: str, show: Callable[[str], str], mark: str = "") -> None:
    """Every number as text, but in workbooks whose notes give a meaning to the mark.

    One with three decimals stays: as text nobody can tell it from thousands.
    """

    def redraw(book: Book, rng: random.Random) -> bool:
        texts = (cell.text for page in book.pages for row in page.rows for cell in row)
        if mark and any(mark in text for text in texts):
            return False
        cells = [cell for cell in _numbers(book) if not _has_thousandths(float(str(cell.value)))]
        for cell in cells:
            stored = float(str(cell.value)) * (100 if cell.percent else 1)
            cell.value = show(vietnamese(round(stored, 8)) + ("%" if cell.percent else ""))
            cell.percent = False
        return bool(cells)

    redrawing(name)(redraw)


def _has_thousandths(number: float) -> bool:
    return len(vietnamese(round(number, 8)).partition(",")[2]) == 3


def _numbers(book: Book) -> list[Cell]:
    return [cell for page in book.pages for cell in page.numbers()]


def _some(name: str, text: str | None, tells: Tells) -> None:
    """Some cells of tables that hold no number."""

    def redraw(book: Book, rng: random.Random) -> bool:
        tables = [page for page in book.pages if not any(area.is_list for area in page.areas)]
        cells = [cell for page in tables for cell in page.numbers() if rng.random() < _SOME]
        for cell in cells:
            cell.value, cell.percent, cell.tells = text, False, tells
        return bool(cells)

    redrawing(name)(redraw)


_printed("numbers as text", lambda text: text)
_printed("numbers with spaces between", lambda text: text.replace(".", " "))
_printed("numbers with spaces that do not break", lambda text: text.replace(".", "\xa0"))
_printed("numbers without separators", lambda text: text.replace(".", ""))
_printed("numbers behind an apostrophe", lambda text: f"'{text}")
_printed("numbers between spaces", lambda text: f" {text}  ")
_printed("numbers with a star", lambda text: f"{text}*", "*")
_printed("numbers with the mark of a note", lambda text: f"{text} (1)", "(1)")
_printed("numbers with a raised mark", lambda text: f"{text}¹")
_some("some cells blank", None, Tells.NOTHING)
_some("x in some cells", "x", Tells.NOTHING)
_some("dots in some cells", "...", Tells.NOTHING)
_some("words in some cells", "chưa tổng hợp", Tells.NOTHING)
_some("broken formulas in some cells", "#REF!", Tells.NOTHING)
_some("question marks in some cells", "?", Tells.NOTHING)
_some("dashes in some cells", "-", Tells.ZERO)


@redrawing("noise of floats")
def _(book: Book, rng: random.Random) -> bool:
    cells = _numbers(book)
    for cell in cells:
        cell.value = float(str(cell.value)) * (1 + rng.choice((_AS_MUCH, -_AS_MUCH)))
    return bool(cells)


@redrawing("units in the cells")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area in book.areas:
        for row in page.body(area) if area.unit is not None else ():
            unit = page.cell(row, area.unit).text
            for cell in (page.cell(row, column) for column in area.figures):
                if unit and isinstance(cell.value, float) and not cell.percent:
                    cell.value = f"{vietnamese(cell.value)} {unit.strip()}"
                    changed = True
    return changed
