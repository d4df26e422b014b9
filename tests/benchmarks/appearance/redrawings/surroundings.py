"""What stands around tables: letterheads, dates, signatures, notes, sheets of notes."""

from __future__ import annotations

import random
import re

from orchestration.landing.codes import load_codes
from tests.benchmarks.appearance.drawing import Book, Cell, Page
from tests.benchmarks.appearance.redrawings import redrawing

_NOTES = (
    "Ghi chú:",
    "- Số liệu chưa bao gồm 12 HTX chưa gửi báo cáo",
    "(1) Trong năm 2020 có 3 HTX ngừng hoạt động",
    "* Người liên hệ: Phòng Kinh tế tập thể, điện thoại 0912 345 678",
)
_YEAR_IN_A_TITLE = re.compile(r"\bnăm (?=(?:19|20)\d\d)", re.IGNORECASE)


def _name(book: Book) -> str:
    province = book.folder.declared(load_codes())
    return province.name if province else ""


def _line(*texts: str) -> list[Cell]:
    return [Cell(text or None) for text in texts]


@redrawing("a letterhead above")
def _(book: Book, rng: random.Random) -> bool:
    for page in book.pages:
        page.insert_row(0, _line("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "", "", "Độc lập - Tự do - Hạnh phúc"))
        page.insert_row(0, _line(f"UBND TỈNH {_name(book).upper()}", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    return bool(_name(book))


@redrawing("place and date above")
def _(book: Book, rng: random.Random) -> bool:
    for page in book.pages:
        page.insert_row(0, _line("", "", f"{_name(book) or 'Hà Nội'}, ngày 15 tháng 01 năm {book.next_year}"))
    return True


@redrawing("a line that names the letter")
def _(book: Book, rng: random.Random) -> bool:
    pages = [page for page in book.pages if page.areas and page.areas[0].header[0] > 0]
    letter = f"(Kèm theo Báo cáo số 123/BC-SKHĐT ngày 15/01/{book.next_year} của Sở Kế hoạch và Đầu tư)"
    for page in pages:
        page.insert_row(page.areas[0].header[0], _line(letter))
    return bool(pages)


@redrawing("a title two columns further right")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        first = page.areas[0].header[0] if page.areas else 0
        for row in range(first):
            alone = page.cell(row, 0).text and all(cell.value in (None, "") for cell in page.rows[row][1:])
            if alone:
                page.put(row, 2, page.rows[row][0].value)
                page.rows[row][0].value = None
                page.merged = [m for m in page.merged if m[0] != row]
                changed = True
    return changed


@redrawing("a colon before the year of the title")
def _(book: Book, rng: random.Random) -> bool:
    cells = [c for page in book.pages for c in page.texts("title") if _YEAR_IN_A_TITLE.search(c.text)]
    for cell in cells:
        cell.value = _YEAR_IN_A_TITLE.sub("năm: ", cell.text)
    return bool(cells)


@redrawing("signatures below")
def _(book: Book, rng: random.Random) -> bool:
    for page in book.pages:
        page.rows += [
            [],
            _line("", "", f"Ngày 15 tháng 01 năm {book.next_year}"),
            _line("NGƯỜI LẬP BIỂU", "", "KT. GIÁM ĐỐC"),
            _line("(Ký, ghi rõ họ tên)", "", "PHÓ GIÁM ĐỐC"),
            [],
            _line("Nguyễn Văn Bình", "", "Trần Thị Hoa"),
        ]
    return True


@redrawing("signatures at once below the figures")
def _(book: Book, rng: random.Random) -> bool:
    for page in book.pages:
        between = [""] * max(page.width - 4, 0)
        page.rows += [
            _line("", "", *between, f"..., ngày 15 tháng 01 năm {book.next_year}"),
            _line("", "NGƯỜI LẬP BIỂU", *between, "TM. ỦY BAN NHÂN DÂN"),
            _line("", "Đã ký", *between, "CHỦ TỊCH"),
        ]
    return True


@redrawing("notes with numbers below")
def _(book: Book, rng: random.Random) -> bool:
    for page in book.pages:
        page.rows += [[], *map(_line, _NOTES)]
    return True


@redrawing("a note at once below the labels")
def _(book: Book, rng: random.Random) -> bool:
    for page in book.pages:
        left = [""] * (page.areas[-1].label or 0) if page.areas else []
        page.rows.append(_line(*left, f"{_NOTES[0]} {_NOTES[1]}"))
    return True


@redrawing("a sheet of notes before")
def _(book: Book, rng: random.Random) -> bool:
    book.pages.insert(0, Page("Ghi chú", [_line(note) for note in _NOTES]))
    return True


@redrawing("the act of the form in the corner")
def _(book: Book, rng: random.Random) -> bool:
    return _in_the_corner(book, "Biểu số 02.N/HTX", "Ban hành kèm theo Thông tư số 03/2014/TT-BKHĐT ngày 26/5/2014")


@redrawing("who reports and receives in the corner")
def _(book: Book, rng: random.Random) -> bool:
    return _in_the_corner(
        book, "Đơn vị báo cáo: Sở Kế hoạch và Đầu tư", "Đơn vị nhận: Bộ Kế hoạch và Đầu tư", "Ngày nhận: 15/02 năm sau"
    )


def _in_the_corner(book: Book, *lines: str) -> bool:
    pages = [page for page in book.pages if page.areas]
    for page in pages:
        right = max(page.areas[0].span[1], 1)
        for line in reversed(lines):
            page.insert_row(0, [*(Cell() for _ in range(right)), Cell(line)])
    return bool(pages)
