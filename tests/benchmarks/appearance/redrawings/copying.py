"""What copying, pasting and printing do to a table: moved far, cut in two, with columns and marks of their own."""

from __future__ import annotations

import random
import re
import string
from copy import deepcopy

from orchestration.landing.text import fold
from tests.benchmarks.appearance.drawing import Book, Cell, Page
from tests.benchmarks.appearance.redrawings import redrawing
from tests.benchmarks.appearance.redrawings.numbers import vietnamese

_ENGLISH = {
    "chi tieu": "Indicators",
    "noi dung": "Items",
    "don vi tinh": "Unit",
    "dvt": "Unit",
    "don vi": "Unit",
    "stt": "No.",
    "tt": "No.",
    "nganh nghe": "Sectors",
    "linh vuc": "Sectors",
    "ghi chu": "Notes",
}
_FAR = 60
_COMPARED = re.compile(r"so voi|tang|toc do")


@redrawing("a table far from the corner")
def _(book: Book, rng: random.Random) -> bool:
    for page in book.pages:
        for _ in range(10):
            page.insert_column(0)
        for _ in range(_FAR):
            page.insert_row(0)
    return True


@redrawing("labels again in the last column")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or area.label is None or area.is_list:
            continue
        rows = [*range(area.header[0], area.header[1] + 1), *page.body(area)]
        labels = {row: page.cell(row, area.label).value for row in rows}
        page.insert_column(area.span[1] + 1, {row: label for row, label in labels.items() if label is not None})
        changed = True
    return changed


@redrawing("headers in two languages")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        for cell in list(page.texts("header")):
            if english := _ENGLISH.get(fold(cell.text)):
                cell.value = f"{cell.text}\n{english}"
                changed = True
    return changed


@redrawing("thousands separated in two ways")
def _(book: Book, rng: random.Random) -> bool:
    cells = [cell for page in book.pages for cell in page.numbers() if not cell.percent]
    large = [cell for cell in cells if float(str(cell.value)) >= 1e6 and float(str(cell.value)).is_integer()]
    for place, cell in enumerate(large):
        shown = vietnamese(float(str(cell.value)))
        cell.value = shown.replace(".", ",") if place % 2 else shown
    return len(large) > 1


@redrawing("letters for the numbers of rows")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or area.order is None or area.is_list:
            continue
        numbered = [row for row in page.body(area) if page.cell(row, area.order).value is not None]
        values = [page.cell(row, area.order).value for row in numbered]
        if all(isinstance(value, float) for value in values) and len(values) < len(string.ascii_lowercase):
            for row, letter in zip(numbered, string.ascii_lowercase, strict=False):
                page.put(row, area.order, f"{letter})")
            changed |= bool(numbered)
    return changed


@redrawing("remarks in a column of their own")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or area.is_list:
            continue
        rows = list(page.body(area))
        remarks = dict.fromkeys(rng.sample(rows, min(3, len(rows))), "Số liệu rà soát lại")
        page.insert_column(area.span[1] + 1, {area.header[0]: "Ghi chú", **remarks})
        changed = True
    return changed


@redrawing("a hidden column like another", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or not area.figures or any(m[1] != m[3] and m[2] >= area.header[0] for m in page.merged):
            continue
        column = rng.choice(sorted(area.figures))
        rows = [*range(area.header[0], area.header[1] + 1), *page.body(area)]
        copied = {row: page.cell(row, column).value for row in rows}
        page.insert_column(column, {row: value for row, value in copied.items() if value is not None})
        page.hidden_columns.add(column)
        changed = True
    return changed


@redrawing("a sheet cut in two")
def _(book: Book, rng: random.Random) -> bool:
    pages: list[Page] = []
    for page in book.pages:
        area = page.only
        body = list(page.body(area)) if area else []
        if area is None or area.is_list or area.rows_are != "indicators" or len(body) < 6 or page.merged:
            pages.append(page)
            continue
        starts = [row for row in body[2:-2] if _begins_block(page, row)]
        if not starts:
            pages.append(page)
            continue
        rest = deepcopy(page)
        rest.name = f"{page.name} (tiếp)"
        above = [[Cell(cell.value) for cell in row] for row in rest.rows[: area.header[1] + 1]]
        rest.rows = [*above, *rest.rows[starts[0] :]]
        rest.areas = []
        page.rows = page.rows[: starts[0]]
        pages += [page, rest]
    changed = len(pages) > len(book.pages)
    book.pages = pages
    return changed


def _begins_block(page: Page, row: int) -> bool:
    """Whether a row is a heading with a Roman number, below which another block begins."""
    area = page.areas[0]
    order = page.cell(row, area.order).value if area.order is not None else None
    return isinstance(order, str) and order.strip().rstrip(".") in ("II", "III", "IV")


@redrawing("a comparison in the last column")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or area.is_list or area.label is None or len(area.figures) < 2:
            continue
        if any(_COMPARED.search(fold(cell.text)) for cell in page.texts("title")):
            continue  # then the title may be about that column alone
        rows = [row for row in page.body(area) if any(isinstance(page.cell(row, c).value, float) for c in area.figures)]
        shares = {row: float(rng.randrange(900, 1100)) / 10 for row in rows}
        page.insert_column(area.span[1] + 1, {area.header[0]: "So sánh (%)", **shares})
        changed = True
    return changed


@redrawing("numbers of pages between the rows")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or area.is_list or len(page.body(area)) < 5 or area.label is None:
            continue
        at = page.body(area)[len(page.body(area)) // 2]
        page.insert_row(at, [*(Cell() for _ in range(page.width - 1)), Cell("Trang 2")])
        changed = True
    return changed
