"""Rows, columns and sheets elsewhere: moved, added, hidden, merged otherwise."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable
from copy import deepcopy

from orchestration.landing.codes import load_codes
from tests.benchmarks.appearance.drawing import Area, Book, Cell, Page
from tests.benchmarks.appearance.redrawings import redrawing

_COUNTED = re.compile(r"\(?(?:\d{1,2}|[A-E])\)?(?:\.0)?")
_HIERARCHY = re.compile(r"[IVXA-Z]|\d+\.\d|^[-+a-z]")


@redrawing("three empty rows above")
def _(book: Book, rng: random.Random) -> bool:
    for page in book.pages:
        for _ in range(3):
            page.insert_row(0)
    return True


@redrawing("two empty columns on the left")
def _(book: Book, rng: random.Random) -> bool:
    for page in book.pages:
        for _ in range(2):
            page.insert_column(0)
    return True


@redrawing("an empty row above the header")
def _(book: Book, rng: random.Random) -> bool:
    return _rows_at(book, lambda area: area.header[0])


@redrawing("an empty row inside the header")
def _(book: Book, rng: random.Random) -> bool:
    return _rows_at(book, lambda area: area.header[0] + 1 if area.header[1] > area.header[0] else None)


@redrawing("an empty row below the header")
def _(book: Book, rng: random.Random) -> bool:
    return _rows_at(book, lambda area: area.header[1] + 1)


def _rows_at(book: Book, place: Callable[[Area], int | None]) -> bool:
    found = [(page, row) for page, area in book.areas if (row := place(area)) is not None]
    for page, row in reversed(found):
        page.insert_row(row)
    return bool(found)


@redrawing("empty rows between the rows")
def _(book: Book, rng: random.Random) -> bool:
    for page in book.pages:
        for area in reversed(page.areas):
            rows = list(page.body(area))[1:]
            for row in sorted(rng.sample(rows, min(3, len(rows))), reverse=True):
                page.insert_row(row)
    return True


@redrawing("an empty column before the labels")
def _(book: Book, rng: random.Random) -> bool:
    pages = [page for page in book.pages if page.only and page.only.label]
    for page in pages:
        page.insert_column(page.areas[0].label or 0)
    return bool(pages)


@redrawing("an empty column before the figures")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        label = page.only.label if page.only else None
        right = [column for column in page.only.figures if label is not None and column > label] if page.only else []
        if right:
            page.insert_column(min(right))
            changed = True
    return changed


@redrawing("an empty column between the figures")
def _(book: Book, rng: random.Random) -> bool:
    pages = [page for page in book.pages if page.only and len(page.only.figures) > 1]
    for page in pages:
        page.insert_column(rng.choice(sorted(page.areas[0].figures)[1:]))
    return bool(pages)


@redrawing("nothing merged")
def _(book: Book, rng: random.Random) -> bool:
    changed = any(page.merged for page in book.pages)
    for page in book.pages:
        page.merged = []
    return changed


@redrawing("merged cells filled")
def _(book: Book, rng: random.Random) -> bool:
    changed = any(page.merged for page in book.pages)
    for page in book.pages:
        for top, left, bottom, right in page.merged:
            if text := page.cell(top, left).text:
                for row in range(top, bottom + 1):
                    for column in range(left, right + 1):
                        page.put(row, column, text)
        page.merged = []
    return changed


@redrawing("headers merged over the blanks below them")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area in book.areas:
        taken = {(r, c) for a, b, d, e in page.merged for r in range(a, d + 1) for c in range(b, e + 1)}
        below = range(area.header[0] + 1, area.header[1] + 1)
        for column in range(page.width):
            blank = all(page.cell(row, column).value in (None, "") for row in below)
            free = not any((row, column) in taken for row in (area.header[0], *below))
            if below and blank and free and page.cell(area.header[0], column).text:
                page.merged.append((area.header[0], column, area.header[1], column))
                changed = True
    return changed


@redrawing("a hidden row like another", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    for page in book.pages:
        for area in reversed(page.areas):
            if rows := [row for row in page.body(area) if page.rows[row]]:
                row = rng.choice(rows)
                page.insert_row(row, [Cell(cell.value) for cell in page.rows[row]])
                page.hidden_rows.add(row)
    return True


@redrawing("the header again at a page break")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or len(page.body(area)) < 5:
            continue
        at = page.body(area)[len(page.body(area)) // 2]
        if any(first < at <= last for first, _, last, _ in page.merged):
            continue  # a page ends below what is merged over rows
        shift = at - area.header[0]
        again = [[Cell(cell.value) for cell in page.rows[row]] for row in range(area.header[0], area.header[1] + 1)]
        merged = [m for m in page.merged if area.header[0] <= m[0] and m[2] <= area.header[1]]
        for cells in reversed(again):
            page.insert_row(at, cells)
        page.merged += [(a + shift, b, c + shift, d) for a, b, c, d in merged]
        changed = True
    return changed


@redrawing("columns numbered below the header")
def _(book: Book, rng: random.Random) -> bool:
    found = [(page, area) for page, area in book.areas if not _is_numbered(page, area)]
    for page, area in reversed(found):
        width = max(len(page.rows[row]) for row in range(area.header[0], area.header[1] + 1))
        page.insert_row(area.header[1] + 1, [Cell(f"({column + 1})") for column in range(width)])
    return bool(found)


def _is_numbered(page: Page, area: Area) -> bool:
    rows = (*range(area.header[0], area.header[1] + 1), area.body[0])
    texts = [[str(c.value).strip() for c in page.rows[row] if c.value] for row in rows if row < len(page.rows)]
    return any(sum(_COUNTED.fullmatch(text) is not None for text in row) > 2 for row in texts)


@redrawing("columns of figures from right to left", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or area.header[0] != area.header[1] or any(m[0] >= area.header[0] for m in page.merged):
            continue
        last = max(c for c in (area.label, area.unit, area.order, -1) if c is not None)
        page.reorder_columns([*range(last + 1), *range(page.width - 1, last, -1)])
        changed = True
    return changed


@redrawing("rows of a list from bottom to top")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or not area.is_list or area.order is None or any(m[0] >= area.body[0] for m in page.merged):
            continue
        rows = page.body(area)
        if all(isinstance(page.cell(row, area.order).value, float) for row in rows):
            page.rows[rows.start : rows.stop] = page.rows[rows.start : rows.stop][::-1]
            changed = True
    return changed


@redrawing("no numbering")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or area.order is None:
            continue
        numbers = [str(page.cell(row, area.order).value or "") for row in page.body(area)]
        if not any(map(_HIERARCHY.search, numbers)):
            page.delete_column(area.order)
            changed = True
    return changed


@redrawing("numbering joined to the labels")
def _(book: Book, rng: random.Random) -> bool:
    return _joined(book, lambda number: number if number in "-+*•" or number.endswith((")", ".")) else f"{number}.")


@redrawing("numbers in brackets joined to the labels")
def _(book: Book, rng: random.Random) -> bool:
    return _joined(book, lambda number: f"({number})" if number.isalnum() else number)


@redrawing("numbers with two marks joined to the labels")
def _(book: Book, rng: random.Random) -> bool:
    marks = rng.choice((").", "/-", ".-", "/."))
    return _joined(book, lambda number: f"{number}{marks}" if number.isalnum() else number)


def _joined(book: Book, spelt: Callable[[str], str]) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or area.order is None or area.is_list:
            continue
        for row in page.body(area):
            order, label = page.cell(row, area.order), page.cell(row, area.label)
            if order.value is not None and label.text:
                label.value = f"{spelt(order.number)} {label.value}"
        page.delete_column(area.order)
        changed = True
    return changed


@redrawing("numbering added")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or area.order is not None or area.label is None:
            continue
        rows = [row for row in page.body(area) if sum(c.value not in (None, "") for c in page.rows[row]) > 1]
        page.insert_column(area.label, {area.header[0]: "STT", **{row: float(n) for n, row in enumerate(rows, 1)}})
        changed = True
    return changed


@redrawing("units in the last column")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, unit in _pages_with_units(book):
        page.reorder_columns([*(column for column in range(page.width) if column != unit), unit])
        changed = True
    return changed


@redrawing("units before the labels")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, unit in _pages_with_units(book):
        label = page.areas[0].label
        if label is not None and label < unit:
            order = [column for column in range(page.width) if column != unit]
            order.insert(order.index(label), unit)
            page.reorder_columns(order)
            changed = True
    return changed


def _pages_with_units(book: Book) -> list[tuple[Page, int]]:
    """Pages with one table and a column of units below no band."""
    found = []
    for page in book.pages:
        unit = page.only.unit if page.only else None
        if unit is None:
            continue
        top = page.areas[0].header[0]
        if not any(m[0] >= top and m[1] <= unit <= m[3] and m[1] != m[3] for m in page.merged):
            found.append((page, unit))
    return found


@redrawing("sheets copied", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    for page in [page for page in book.pages if page.visible]:
        copy = deepcopy(page)
        copy.name += " (2)"
        book.pages.append(copy)
    return True


@redrawing("hidden copies of the sheets", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    for page in list(book.pages):
        rows = [[Cell(cell.value) for cell in row] for row in page.rows]
        book.pages.append(Page(page.name + " (2)", rows, visible=False))
    return True


@redrawing("empty sheets before and behind")
def _(book: Book, rng: random.Random) -> bool:
    book.pages = [Page("Sheet2", []), *book.pages, Page("Sheet3", [])]
    return True


@redrawing("sheets in the other order")
def _(book: Book, rng: random.Random) -> bool:
    book.pages.reverse()
    return len(book.pages) > 1


@redrawing("letters and numbers below the header")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or len(area.figures) < 2:
            continue
        numbers, letters = iter(range(1, page.width + 1)), iter(string.ascii_uppercase)
        page.insert_row(area.header[1] + 1)
        for column in range(area.span[0], area.span[1] + 1):
            is_counted = column in area.figures and column not in (area.label, area.order)
            page.put(area.header[1] + 1, column, float(next(numbers)) if is_counted else next(letters))
        changed = True
    return changed


@redrawing("the province above the first row")
def _(book: Book, rng: random.Random) -> bool:
    province = book.folder.declared(load_codes())
    changed = False
    for page, area, label in book.tables_of_indicators:
        if province is not None:
            page.insert_row(area.body[0])
            page.put(area.body[0] - 1, label, f"TỈNH {province.name.upper()}")
            changed = True
    return changed
