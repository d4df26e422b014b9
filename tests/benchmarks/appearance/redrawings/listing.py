"""How clerks draw a list of organisations otherwise: groups, sums, other columns, days and codes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date

from orchestration.landing.registers.column_cells import date_of
from orchestration.landing.registers.lists_of_sheet import find_registers
from orchestration.landing.values.numbers import Cell as Value
from orchestration.landing.words.lexicon import load_lexicon
from tests.benchmarks.appearance.drawing import Area, Book, Cell, Page, sheet_of
from tests.benchmarks.appearance.redrawings import redrawing

_COMMUNE = re.compile(r"(?:Xã|Phường|Thị trấn|P\.|TT) [^,]*")
_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ADDED = ("member_total", "worker_total", "charter_capital", "capital_total", "revenue", "profit")
_TAX_CODE = re.compile(r"\d{10}")
_FIRST_DAY = date(1899, 12, 30)  # of spreadsheets
_ENOUGH = 6  # columns that two bands can stand over


@redrawing("communes above their cooperatives")
def _(book: Book, rng: random.Random) -> bool:
    return _grouped(book, "commune", _COMMUNE)


@redrawing("sectors above their cooperatives")
def _(book: Book, rng: random.Random) -> bool:
    return _grouped(book, "sector")


@redrawing("statuses above their cooperatives")
def _(book: Book, rng: random.Random) -> bool:
    return _grouped(book, "status")


@redrawing("kinds above their cooperatives")
def _(book: Book, rng: random.Random) -> bool:
    return _grouped(book, "kind")


def _grouped(book: Book, code: str, like: re.Pattern[str] = re.compile(r".+")) -> bool:
    """The rows of a list below what a column says of them, where it says it of each."""
    changed = False
    for page, area, name, columns in _lists(book):
        column, body = columns.get(code), _filled(page, area, name)
        if column is None or column == name or any(m[1] <= column <= m[3] and m[1] != m[3] for m in page.merged):
            continue
        groups: dict[str, list[list[Cell]]] = {}
        for row in body:
            groups.setdefault(page.cell(row, column).text, []).append(page.rows[row])
        if not all(map(like.fullmatch, groups)) or len(groups) > len(_NUMBERS):
            continue
        rows = []
        for number, (text, members) in zip(_NUMBERS, groups.items(), strict=False):
            heading = [Cell() for _ in range(page.width)]
            heading[name] = Cell(text)
            if area.order is not None:
                heading[area.order] = Cell(number)
            rows += [heading, *members]
        page.rows[body[0] : body[-1] + 1] = rows
        page.delete_column(column)
        changed = True
    return changed


@redrawing("a sum below a list")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, name, columns in _lists(book):
        body = _filled(page, area, name)
        page.insert_row(body[-1] + 1)
        page.put(body[-1] + 1, name, f"Tổng cộng: {len(body)} HTX")
        for column in (columns[code] for code in _ADDED if code in columns):
            numbers = [n for row in body if isinstance(n := page.cell(row, column).value, float)]
            if len(numbers) == len(body):
                page.put(body[-1] + 1, column, sum(numbers))
        changed = True
    return changed


def _lists(book: Book) -> list[tuple[Page, Area, int, dict[str, int]]]:
    """Pages with one list, the column of its names, and its columns by what they hold; nothing is merged in it."""
    found = []
    for page in book.pages:
        area = page.only
        if area is None or not area.is_list or area.label is None or any(m[2] >= area.body[0] for m in page.merged):
            continue
        register = next((register for register, _ in find_registers(sheet_of(page), load_lexicon())), None)
        if register and any(page.cell(row, area.label).text for row in page.body(area)):
            found.append((page, area, area.label, {code: column for column, code in register.columns.items()}))
    return found


def _filled(page: Page, area: Area, name: int) -> list[int]:
    """The rows of a list down to the last name."""
    body = list(page.body(area))
    while not page.cell(body[-1], name).text:
        body.pop()
    return body


@redrawing("names in capitals")
def _(book: Book, rng: random.Random) -> bool:
    return _said_otherwise(book, "name", lambda name: name.upper() if isinstance(name, str) else None)


@redrawing("days with full stops")
def _(book: Book, rng: random.Random) -> bool:
    return _said_otherwise(book, "founded", lambda day: _spelt(day, "%d.%m.%Y"))


@redrawing("days as ISO spells them")
def _(book: Book, rng: random.Random) -> bool:
    return _said_otherwise(book, "founded", lambda day: _spelt(day, "%Y-%m-%d"))


@redrawing("days in words")
def _(book: Book, rng: random.Random) -> bool:
    return _said_otherwise(book, "founded", lambda day: _spelt(day, "ngày %d tháng %m năm %Y"))


@redrawing("days as they are stored")
def _(book: Book, rng: random.Random) -> bool:
    return _said_otherwise(book, "founded", lambda day: _stored(day))


def _stored(day: Value) -> float | None:
    found = date_of(day)
    return float((found - _FIRST_DAY).days) if found else None


def _spelt(day: Value, way: str) -> str | None:
    found = date_of(day)
    return found.strftime(way) if found else None


@redrawing("codes as numbers")
def _(book: Book, rng: random.Random) -> bool:
    return _said_otherwise(
        book, "registration_code", lambda code: float(str(code)) if _TAX_CODE.fullmatch(str(code)) else None
    )


def _said_otherwise(book: Book, code: str, change: Callable[[Value], Value]) -> bool:
    """The cells of a column of a list, but for those that have no other way."""
    changed = False
    for page, area, name, columns in _lists(book):
        for row in _filled(page, area, name) if code in columns else ():
            cell = page.cell(row, columns[code])
            other = change(cell.value)
            changed |= other not in (None, cell.value)
            cell.value = cell.value if other is None else other
    return changed


@redrawing("columns of a list in another order")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, name, _columns in _lists(book):
        if not any(m[1] != m[3] and m[2] >= area.header[0] for m in page.merged):
            first = [column for column in (area.order, name) if column is not None]
            page.reorder_columns([*first, *(c for c in reversed(range(page.width)) if c not in first)])
            changed = True
    return changed


@redrawing("bands over the columns of a list")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, _name, _columns in _lists(book):
        if area.header[0] == area.header[1] and page.width >= _ENOUGH:
            page.insert_row(area.header[0])
            top, middle = area.header[0] - 1, page.width // 2
            page.put(top, 0, "Thông tin chung")
            page.put(top, middle, "Thông tin hoạt động")
            page.merged += [(top, 0, top, middle - 1), (top, middle, top, page.width - 1)]
            changed = True
    return changed
