"""How clerks arrange the same rows and columns: headings over the table, parts further right, years as bands."""

from __future__ import annotations

import random
import re
from itertools import groupby

from orchestration.landing.text import fold
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.known import knows
from orchestration.landing.words.lexicon import load_lexicon
from tests.benchmarks.appearance.drawing import Area, Book, Cell, Page
from tests.benchmarks.appearance.redrawings import redrawing

_TIME = re.compile(r"(TH|KH|ƯTH|Thực hiện|Kế hoạch|Ước thực hiện|Ước TH)(?: năm)? ?((?:19|20)\d\d)", re.IGNORECASE)


def _tables(book: Book) -> list[tuple[Page, Area, int]]:
    """Tables of indicators below whose header nothing is merged."""
    found = book.tables_of_indicators
    return [(page, area, label) for page, area, label in found if not any(m[2] >= area.body[0] for m in page.merged)]


def _headings(book: Book) -> list[tuple[Page, Area, int, int]]:
    """The rows of such tables that hold a number and words, and nothing else, with the column of the labels."""
    return [
        (page, area, label, row)
        for page, area, label in _tables(book)
        for row in page.body(area)
        if _told(page, area, row) == sorted(c for c in (area.order, label) if c is not None) and area.order is not None
    ]


def _told(page: Page, area: Area, row: int) -> list[int]:
    return [c for c, cell in enumerate(page.rows[row]) if cell.value not in (None, "") and page.within(area, c)]


@redrawing("headings in the column of numbers")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, label, row in _headings(book):
        number = page.cell(row, area.order).number
        if area.order is not None and area.order < label and number[0].isalnum():
            page.put(row, area.order, f"{number.rstrip('.')}. {page.cell(row, label).text}")
            page.rows[row][label] = Cell()
            changed = True
    return changed


@redrawing("headings merged over the table")
def _(book: Book, rng: random.Random) -> bool:
    found = [heading for heading in _headings(book) if heading[1].span[1] > heading[2]]
    for page, area, label, row in found:
        page.put(row, area.span[1], None)
        page.merged.append((row, label, row, area.span[1]))
    return bool(found)


@redrawing("parts one column further right")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, label in _tables(book):
        rows = [row for row in page.body(area) if _is_part(page, area, row)]
        if not rows or any(m[1] <= label < m[3] for m in page.merged):
            continue
        page.insert_column(label + 1)
        for row in rows:
            page.rows[row][label], page.rows[row][label + 1] = page.rows[row][label + 1], page.rows[row][label]
        page.merged.append((area.header[0], label, area.header[1], label + 1))
        changed = True
    return changed


def _is_part(page: Page, area: Area, row: int) -> bool:
    """Whether a row with figures stands below a numbered one by its dash."""
    order = str(page.cell(row, area.order).value or "").strip()
    has_figures = any(page.cell(row, column).value not in (None, "") for column in area.figures)
    return has_figures and (order in ("-", "+") or (not order and page.cell(row, area.label).text[:1] in ("-", "+")))


@redrawing("years as bands over what is done in them")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, _label in _tables(book):
        top = area.header[0]
        if area.header[1] > top or any(m[0] <= top <= m[2] for m in page.merged):
            continue
        found = {c: _TIME.fullmatch(page.cell(top, c).text.strip()) for c in sorted(area.figures)}
        if not found or not all(found.values()) or sorted(found) != list(range(min(found), max(found) + 1)):
            continue
        years = {column: match[2] for column, match in found.items() if match}
        if len(set(years.values())) == len(years):
            continue
        page.insert_row(top)
        area.header = (top, top + 1)
        for column in range(min(found)):
            page.put(top, column, page.cell(top + 1, column).value)
            page.put(top + 1, column, None)
            page.merged.append((top, column, top + 1, column))
        for year, run in groupby(sorted(years), years.__getitem__):
            columns = list(run)
            page.put(top, columns[0], f"Năm {year}")
            page.put(top, columns[-1], page.cell(top, columns[-1]).value)
            if len(columns) > 1:
                page.merged.append((top, columns[0], top, columns[-1]))
            for column in columns:
                match = found[column]
                page.put(top + 1, column, match[1] if match else None)
        changed = True
    return changed


@redrawing("years before what is done in them")
def _(book: Book, rng: random.Random) -> bool:
    cells = [c for page in book.pages for c in page.texts("header") if _TIME.fullmatch(c.text.strip())]
    for cell in cells:
        cell.value = _TIME.sub(r"\2 (\1)", cell.text.strip())
    return bool(cells)


@redrawing("units as ditto marks", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, _label in _tables(book):
        for run in _units(page, area):
            for row in run[1:]:
                page.put(row, area.unit or 0, rng.choice(('"', "nt", "-nt-", "''")))
                changed = True
    return changed


@redrawing("units merged over their rows")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, _label in _tables(book):
        for run in _units(page, area):
            if len(run) > 1 and area.unit is not None:
                for row in run[1:]:
                    page.put(row, area.unit, None)
                page.merged.append((run[0], area.unit, run[-1], area.unit))
                changed = True
    return changed


def _units(page: Page, area: Area) -> list[list[int]]:
    """Rows below each other that print the same unit."""
    rows = list(page.body(area)) if area.unit is not None else []
    runs = groupby(rows, lambda row: page.cell(row, area.unit).text)
    return [list(run) for unit, run in runs if unit]


@redrawing("sheets below each other on one")
def _(book: Book, rng: random.Random) -> bool:
    shown = [page for page in book.pages if page.visible and page.areas]
    names_tell = any(read_time(page.name).says_something or knows(page.name, load_lexicon()) for page in shown)
    if len(shown) < 2 or names_tell or any(area.is_list for page in shown for area in page.areas):
        return False
    first = shown[0]
    first.name = "Biểu"  # the name of one would be said of all
    for page in shown[1:]:
        at = len(first.rows) + 2
        first.rows += [[], [], *page.rows]
        first.merged += [(a + at, b, c + at, d) for a, b, c, d in page.merged]
        first.hidden_rows |= {row + at for row in page.hidden_rows}
    book.pages = [page for page in book.pages if page not in shown[1:]]
    return not any(page.hidden_columns for page in shown)


@redrawing("rows as columns and columns as rows", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    """Tables with a line of headers, whose labels say all that their rows count."""
    changed = False
    for page, area, label in book.tables_of_indicators:
        top, rows = area.header[0], [row for row in page.body(area) if page.counts(area, row)]
        labels = [page.cell(row, label).text for row in rows]
        orders = {str(page.cell(row, area.order).value or "").strip() for row in rows}
        is_plain = area.header[1] == top and not any(m[2] >= top for m in page.merged) and orders.isdisjoint("-+")
        whole = len(rows) > 1 and rows == list(range(rows[0], rows[-1] + 1)) and rows[0] == area.body[0]
        if not (is_plain and whole) or len(area.figures) < 2 or any(map(_is_part_of_label, labels)):
            continue
        units = [page.cell(row, area.unit).text for row in rows]
        heads = [f"{text} ({unit})" if unit else text for text, unit in zip(labels, units, strict=True)]
        page.rows[top : rows[-1] + 1] = [
            [Cell("Chỉ tiêu"), *map(Cell, heads)],
            *([Cell(page.cell(top, c).value), *(page.cell(row, c) for row in rows)] for c in sorted(area.figures)),
        ]
        changed = True
    return changed


def _is_part_of_label(text: str) -> bool:
    """Whether a label is told by the rows above it: `- Nữ`, `Trong đó`, a year, a sum."""
    bare = fold(text)
    return bare[:1] in ("-", "+", "") or bare.startswith(("trong", "tong cong", "cong", "khac")) or bare[-4:].isdigit()
