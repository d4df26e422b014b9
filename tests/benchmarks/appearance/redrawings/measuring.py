"""How clerks say in what they count: one unit over the table or in its headers, another size of money, decimals."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import takewhile

from orchestration.landing.text import fold
from tests.benchmarks.appearance.comparing import read
from tests.benchmarks.appearance.drawing import Area, Book, Page
from tests.benchmarks.appearance.redrawings import redrawing

_SIZES = {
    "ty dong": 9,
    "ty d": 9,
    "trieu dong": 6,
    "tr.dong": 6,
    "trd": 6,
    "tr.d": 6,
    "nghin dong": 3,
    "1.000d": 3,
    "dong": 0,
}
_SPELT = {9: "Tỷ đồng", 6: "Triệu đồng", 3: "Nghìn đồng", 0: "Đồng"}
_COUNTS = re.compile(r"(?i)\b(?:số|tổng|doanh|lợi|thu nhập|vốn)\b")
_EXACT = 1e12  # below it two decimals are told exactly


@redrawing("one unit above the table")
def _(book: Book, rng: random.Random) -> bool:
    found = list(_tables_of_one_unit(book))
    for page, area, column, unit in found:
        page.delete_column(column)
        page.insert_row(area.header[0])
        page.put(area.header[0] - 1, area.span[1], f"Đơn vị tính: {unit}")
    return bool(found)


@redrawing("one unit in the headers")
def _(book: Book, rng: random.Random) -> bool:
    found = list(_tables_of_one_unit(book))
    for page, area, column, unit in found:
        for figures in area.figures:
            rows = range(area.header[1], area.header[0] - 1, -1)
            header = next((page.cell(row, figures) for row in rows if page.cell(row, figures).number), None)
            if header:
                header.value = f"{header.number} ({unit})"
        page.delete_column(column)
    return bool(found)


@redrawing("units beside headings alone")
def _(book: Book, rng: random.Random) -> bool:
    found = list(_headings_of_one_unit(book))
    for page, unit, heading, below in found:
        page.put(heading, unit, page.cell(below[0], unit).text)
        _leave_blank(page, unit, below)
    return bool(found)


@redrawing("units behind headings alone")
def _(book: Book, rng: random.Random) -> bool:
    found = list(_headings_of_one_unit(book))
    for page, unit, heading, below in found:
        label = page.only.label if page.only else None
        if label is None:
            return False
        page.put(heading, label, f"{page.cell(heading, label).text} ({page.cell(below[0], unit).text.strip()})")
        _leave_blank(page, unit, below)
    return bool(found)


@redrawing("units behind labels, their column left blank")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, label in book.tables_of_indicators:
        unit = area.unit
        if unit is None or any(m[1] <= unit <= m[3] for m in page.merged):
            continue
        for row in page.body(area):
            if page.counts(area, row) and (printed := page.cell(row, unit).text.strip()):
                page.put(row, label, f"{page.cell(row, label).text} ({printed})")
                page.put(row, unit, None)
                changed = True
    return changed


def _headings_of_one_unit(book: Book) -> Iterator[tuple[Page, int, int, list[int]]]:
    """Headings without a unit over rows that all print the same: page, column of units, heading, rows."""
    for page in book.pages:
        area = page.only
        if area is None or area.is_list or area.unit is None or area.label is None:
            continue
        if any(m[1] <= area.unit <= m[3] for m in page.merged):
            continue
        for heading, below in _blocks(page, area):
            units = {page.cell(row, area.unit).text.strip() for row in below}
            if len(units) == 1 and "" not in units and not page.cell(heading, area.unit).text:
                yield page, area.unit, heading, below


def _blocks(page: Page, area: Area) -> Iterator[tuple[int, list[int]]]:
    """Rows with a label and no values, each with those that count below it."""
    rows = list(page.body(area))
    for place, row in enumerate(rows):
        below = list(takewhile(lambda below: page.counts(area, below), rows[place + 1 :]))
        if below and not page.counts(area, row) and page.cell(row, area.label or 0).text.strip():
            yield row, below


def _leave_blank(page: Page, column: int, rows: list[int]) -> None:
    for row in rows:
        page.put(row, column, None)


def _tables_of_one_unit(book: Book) -> Iterator[tuple[Page, Area, int, str]]:
    """Tables with the same unit in each row, with the column of it."""
    for page in book.pages:
        area = page.only
        if area is None or area.is_list or area.unit is None:
            continue
        units = {page.cell(row, area.unit).text.strip() for row in page.body(area) if page.counts(area, row)}
        banded = any(m[1] <= area.unit <= m[3] and m[1] != m[3] for m in page.merged)
        if len(units) == 1 and "" not in units and not banded:
            yield page, area, area.unit, units.pop()


@redrawing("money in billions", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    return _in_other_money(book, 9)


@redrawing("money in thousands", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    return _in_other_money(book, 3)


@redrawing("money in đồng", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    return _in_other_money(book, 0)


def _in_other_money(book: Book, other: int) -> bool:
    changed = False
    for page, area in book.areas:
        for row in page.body(area) if area.unit is not None and not area.is_list else ():
            size = _SIZES.get(fold(page.cell(row, area.unit).text).strip())
            cells = [cell for c in area.figures if (cell := page.cell(row, c)).value not in (None, "")]
            stored = bool(cells) and all(isinstance(cell.value, float) and not cell.percent for cell in cells)
            if size in (None, other) or size is None or not stored:
                continue
            page.put(row, area.unit or 0, _SPELT[other])
            for cell in cells:
                cell.value = round(float(str(cell.value)) * 10 ** (size - other), 6)
            changed = True
    return changed


@redrawing("numbers with two decimals")
def _(book: Book, rng: random.Random) -> bool:
    return _as_text(book, lambda number: f"{number:,.2f}".translate(str.maketrans(",.", ".,")))


@redrawing("numbers as databases give them out")
def _(book: Book, rng: random.Random) -> bool:
    return _as_text(book, lambda number: f"{number:.2f}")


def _as_text(book: Book, spelt: Callable[[float], str]) -> bool:
    """Every number as text, but where others are that already: separators are told from those beside them."""
    cells = [
        (area.is_list, cell)
        for page, area in book.areas
        for row in page.body(area)
        for c in area.figures
        if (cell := page.cell(row, c)).value not in (None, "") and not cell.percent
    ]
    if not all(isinstance(cell.value, float) or is_list for is_list, cell in cells):
        return False
    numbers = [cell for is_list, cell in cells if isinstance(cell.value, float) and not is_list]
    for cell in numbers:
        number = float(str(cell.value))
        if abs(number) < _EXACT and round(number, 2) == number:
            cell.value = spelt(number)
    return bool(numbers)


@redrawing("labels of the whole province")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, label in book.tables_of_indicators:
        for row in page.body(area):
            text = page.cell(row, label).text.rstrip()
            is_bare = _COUNTS.search(text) and text[-1].isalpha() and not text.isupper() and "tỉnh" not in text
            if page.counts(area, row) and is_bare:
                page.put(row, label, f"{text} trên địa bàn tỉnh")
                changed = True
    return changed


@redrawing("names in English in the last column")
def _(book: Book, rng: random.Random) -> bool:
    figures = read(book).figures
    changed = False
    for page, area, _label in book.tables_of_indicators:
        names = {
            row: figure.indicator_code.replace("_", " ").capitalize()
            for row in page.body(area)
            for column in area.figures
            if (origin := page.cell(row, column).origin) and (figure := figures.get(origin))
        }
        if names:
            page.insert_column(area.span[1] + 1, {area.header[0]: "Indicator", **names})
            changed = True
    return changed
