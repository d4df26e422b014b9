"""How clerks tell which rows belong together: groups in a column of their own, indents, orders, groups of a list."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from orchestration.landing.text import fold
from tests.benchmarks.appearance.drawing import Area, Book, Page
from tests.benchmarks.appearance.redrawings import redrawing

_BLOCK = re.compile(r"[IVX]+|[A-H]")
_SUM = re.compile(r"(?:tong|cong)\b")
_FEW_COLUMNS = 5


@redrawing("headings in a column merged beside their rows")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, label in _plain_tables(book):
        starts, end = _blocks(page, area)
        ends = [*starts[1:], end]
        is_whole = bool(starts) and all(page.heads(area, row) for row in starts)
        if not is_whole or any(below - row < 2 for row, below in zip(starts, ends, strict=True)):
            continue
        at = area.order if area.order is not None and area.order < label else label
        page.insert_column(at, {area.header[0]: "Nhóm", **{row + 1: page.cell(row, label).text for row in starts}})
        page.merged.append((area.header[0], at, area.header[1], at))
        page.merged += [(row + 1, at, below - 1, at) for row, below in zip(starts, ends, strict=True)]
        for row in reversed(starts):
            page.delete_row(row)
        changed = True
    return changed


@redrawing("parts indented by spaces")
def _(book: Book, rng: random.Random) -> bool:
    return _dashes_moved(book, lambda dash: "      ")


@redrawing("dashes of parts before their labels")
def _(book: Book, rng: random.Random) -> bool:
    return _dashes_moved(book, lambda dash: f"{dash} ")


def _dashes_moved(book: Book, instead: Callable[[str], str]) -> bool:
    changed = False
    for page, area, label in book.tables_of_indicators:
        for row in page.body(area):
            dash = str(page.cell(row, area.order).value or "").strip()
            if area.order is not None and dash in ("-", "+"):
                page.put(row, area.order, None)
                page.put(row, label, instead(dash) + page.cell(row, label).text)
                changed = True
    return changed


@redrawing("blocks in the other order")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, label in _plain_tables(book):
        starts, end = _blocks(page, area)
        sums = any(
            _SUM.match(fold(page.cell(row, label).text)) for row in page.body(area) if not _number(page, area, row)
        )
        order = area.order
        if len(starts) < 2 or sums or order is None or any(_SUM.match(fold(page.cell(r, label).text)) for r in starts):
            continue
        numbers = [page.cell(row, order).value for row in starts]
        blocks = [page.rows[row:below] for row, below in zip(starts, [*starts[1:], end], strict=True)][::-1]
        for block, number in zip(blocks, numbers, strict=True):
            block[0][order].value = number
        page.rows[starts[0] : end] = [row for block in blocks for row in block]
        changed = True
    return changed


@redrawing("the table continued beside itself")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, _label in _plain_tables(book):
        starts, end = _blocks(page, area)
        left, right = area.span
        width = right - left + 1
        if len(starts) < 2 or width > _FEW_COLUMNS or page.width > right + 1:
            continue
        middle = min(starts[1:], key=lambda row: abs(2 * row - starts[0] - end))
        for row in range(area.header[0], area.header[1] + 1):
            for column in range(left, right + 1):
                page.put(row, column + width, page.cell(row, column).value)
        page.merged += [(a, b + width, c, d + width) for a, b, c, d in page.merged if a >= area.header[0]]
        moved = page.rows[middle:end]
        del page.rows[middle:end]
        for row, cells in enumerate(moved, area.body[0]):
            if row >= middle:
                page.rows.insert(row, [])
            page.put(row, right, page.cell(row, right).value)
            page.rows[row] = [*page.rows[row][: right + 1], *cells[left : right + 1]]
        changed = True
    return changed


def _plain_tables(book: Book) -> list[tuple[Page, Area, int]]:
    """Tables with labels in one column, below whose header nothing is merged."""
    return [
        (page, area, label)
        for page, area, label in book.tables_of_indicators
        if not any(m[0] >= area.body[0] or m[1] <= label < m[3] for m in page.merged if m[2] >= area.header[0])
    ]


def _blocks(page: Page, area: Area) -> tuple[list[int], int]:
    """The rows with Roman numbers where the first of a table is one, and the row below its last."""
    body = list(page.body(area))
    starts = [row for row in body if _BLOCK.fullmatch(_number(page, area, row))]
    return (starts, body[-1] + 1) if starts and starts[0] == body[0] else ([], 0)


def _number(page: Page, area: Area, row: int) -> str:
    return page.cell(row, area.order).number.rstrip(".")
