"""What templates and spreadsheets add to a table: marks beside headings, checks, charts, lists of choices, drafts."""

from __future__ import annotations

import random
from collections.abc import Sequence
from copy import deepcopy
from itertools import cycle

from orchestration.landing.codes import load_codes
from orchestration.landing.values.numbers import Cell as Value
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.known import knows
from orchestration.landing.words.lexicon import load_lexicon
from tests.benchmarks.appearance.drawing import Book, Page
from tests.benchmarks.appearance.redrawings import redrawing

_NAMES = ("Sheet1", "Bieu mau", "Biểu 01", "PL2.1", "Số liệu gửi Sở", "Tổng hợp", "TH (2)", "in", "1", "Sheet1 (2)")
_CHOICES: dict[str, tuple[Value, ...]] = {
    "Loại hình": ("HTX", "LHHTX", "THT", "QTDND"),
    "Lĩnh vực": ("Nông nghiệp", "Công nghiệp", "Xây dựng", "Vận tải"),
    "ĐVT": ("HTX", "người", "triệu đồng"),
    "Năm": (2020.0, 2021.0, 2022.0, 2023.0, 2024.0),
}


@redrawing("dashes beside headings")
def _(book: Book, rng: random.Random) -> bool:
    return _beside_headings(book, "-")


@redrawing("x beside headings")
def _(book: Book, rng: random.Random) -> bool:
    return _beside_headings(book, "x")


@redrawing("zeros beside headings")
def _(book: Book, rng: random.Random) -> bool:
    return _beside_headings(book, 0.0)


def _beside_headings(book: Book, mark: Value) -> bool:
    changed = False
    for page, area, _label in book.tables_of_indicators:
        for row in page.body(area):
            if page.heads(area, row) and not any(m[0] <= row <= m[2] for m in page.merged):
                for column in area.figures:
                    page.put(row, column, mark)
                    changed = True
    return changed


@redrawing("a column of checks")
def _(book: Book, rng: random.Random) -> bool:
    return _in_a_last_column(book, "Kiểm tra", [0.0])


@redrawing("a column of differences")
def _(book: Book, rng: random.Random) -> bool:
    return _in_a_last_column(book, "Chênh lệch", [float(rng.randrange(-9, 9)) for _ in range(9)])


@redrawing("who is responsible in the last column")
def _(book: Book, rng: random.Random) -> bool:
    return _in_a_last_column(book, "Đơn vị chủ trì thực hiện", ("Liên minh HTX tỉnh", "Sở NN&PTNT", "UBND các huyện"))


@redrawing("deadlines in the last column")
def _(book: Book, rng: random.Random) -> bool:
    return _in_a_last_column(book, "Thời hạn hoàn thành", ("Tháng 12/2024", "Quý IV/2024", "Hằng năm", "31/12/2025"))


@redrawing("where numbers are from in the last column")
def _(book: Book, rng: random.Random) -> bool:
    return _in_a_last_column(book, "Nguồn số liệu", ("Cục Thống kê", "Sở KH&ĐT", "Phòng TC-KH các huyện"))


def _in_a_last_column(book: Book, header: str, values: Sequence[Value]) -> bool:
    changed = False
    for page, area, _label in book.tables_of_indicators:
        rows = (row for row in page.body(area) if page.counts(area, row))
        at = area.span[1] + 1
        page.insert_column(at, {area.header[0]: header, **dict(zip(rows, cycle(values), strict=False))})
        page.merged.append((area.header[0], at, area.header[1], at))
        changed = True
    return changed


@redrawing("numbers for a chart beside")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, label in book.tables_of_indicators:
        column = min(area.figures, default=0)
        rows = [row for row in page.body(area) if isinstance(page.cell(row, column).value, float)]
        beside = page.width + 2
        for place, row in enumerate(rows[:4], area.body[0]):
            page.put(place, beside, page.cell(row, label).value)
            page.put(place, beside + 1, page.cell(row, column).value)
            changed = True
    return changed


@redrawing("a sheet of lists to choose from")
def _(book: Book, rng: random.Random) -> bool:
    page = Page("DM", [])
    provinces: tuple[Value, ...] = tuple(province.name for province in load_codes().provinces)
    for column, (header, values) in enumerate({"Tỉnh": provinces, **_CHOICES}.items()):
        for row, value in enumerate((header, *values)):
            page.put(row, column, value)
    book.pages.append(page)
    return True


@redrawing("sheets called otherwise")
def _(book: Book, rng: random.Random) -> bool:
    shown = [page for page in book.pages if page.visible]
    if any(read_time(page.name).says_something or knows(page.name, load_lexicon()) for page in shown):
        return False
    for page, name in zip(shown, rng.sample(_NAMES, len(_NAMES)), strict=False):
        page.name = name
    return True


@redrawing("an older copy with other numbers", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    copies = _with_other_numbers(book, "{} (cũ)")
    book.pages = [*book.pages, *copies]
    return bool(copies)


@redrawing("a draft before with other numbers", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    copies = _with_other_numbers(book, "Nháp {}")
    book.pages = [*copies, *book.pages]
    return bool(copies)


def _with_other_numbers(book: Book, called: str) -> list[Page]:
    """Copies of the sheets of tables, but for those without a stored number."""
    tables = [page for page in book.pages if page.visible and not any(area.is_list for area in page.areas)]
    copies = [deepcopy(page) for page in tables if any(page.numbers())]
    for copy in copies:
        copy.name = called.format(copy.name)
        for cell in copy.numbers():
            cell.value, cell.origin = float(str(cell.value)) + 1, None
    return copies
