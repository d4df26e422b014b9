"""The child process that marks workbooks: it may die, run out of memory or hang, and only one file is lost.

Run as `python -m orchestration.dialogue.workbook_copy`. For each line of standard input (a JSON object with `source`,
`format`, `target` and `page`) it writes one workbook and prints one line of JSON: what the copy could not keep, or
why there is none. Belongs here: cells, colours, comments, the first sheet as it looks. Not here: what is said
(`feedback`).
"""

from __future__ import annotations

import json
import re
import resource
import sys
import zipfile
from collections.abc import Mapping
from math import ceil
from pathlib import Path
from typing import Any

import openpyxl
import openpyxl.reader.drawings as drawings_of_openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from orchestration.dialogue import spreadsheet_styles as look
from orchestration.dialogue.conversion import converted
from orchestration.landing.feedback_page import CODE_HEADER, EXPLANATION_HEADER, PAGE_TITLE
from orchestration.landing.text import fold, normalise

MEMORY = 2 * 1024**3
LARGEST = 256 * 1024**2  # bytes of what it writes
MOST_XML = 40 * 1024**2  # of the sheets of one workbook; openpyxl keeps fifty bytes for each
AUTHOR = "KTTT"
SHEET = "Phản hồi"
_LONGEST_CELL = 32_000

_PICTURES = "hình ảnh"
_KEPT_APART = {  # parts of an .xlsx that openpyxl does not write back
    "xl/vbaProject": "macro",
    "xl/embeddings/": "đối tượng nhúng",
    "xl/ctrlProps/": "nút bấm, hộp chọn",
    "xl/activeX/": "nút bấm, hộp chọn",
    "xl/slicers/": "bộ lọc slicer",
    "xl/threadedComments/": "trao đổi trong ghi chú",
}
_SHAPES = re.compile(rb"<(?:\w+:)?(?:sp|cxnSp|grpSp)[ >]")
_PICTURE = re.compile(rb"<(?:\w+:)?pic[ >]")
_WRITTEN_AS_THEY_ARE = ("gif", "jpeg", "png")
_WIDTHS = {"A": 5, "B": 15, "C": 22, "D": 12, "E": 12, "F": 42, "G": 32, "H": 40, "I": 19}
_LAST = "I"
_SENDER = "TỔNG HỢP SỐ LIỆU KINH TẾ TẬP THỂ TOÀN QUỐC"


class TooLarge(ValueError):
    """A workbook that would take too long to copy."""


def main() -> None:
    """Write workbooks until standard input ends."""
    for what, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, LARGEST), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (limit, limit))
    if pillow := drawings_of_openpyxl.PILImage:
        pillow.MAX_IMAGE_PIXELS = None  # pictures are passed on undecoded; what must be decoded has the limits above
    for line in sys.stdin:
        try:
            answer = {"lost": write(json.loads(line))}
        except MemoryError:
            answer = {"error": ["out of memory"]}
        except Exception as error:  # any file, however broken, costs only its own copy
            answer = {"error": [f"{type(error).__name__}: {error}"[:300]]}
        sys.stdout.write(json.dumps(answer, ensure_ascii=True) + "\n")
        sys.stdout.flush()


def write(request: Mapping[str, Any]) -> list[str]:
    """Write one feedback workbook.

    Args:
        request: `source` path of the submission (null for a first page alone), `format` of its bytes, `target` path
            to write, `page` as `feedback.Page.as_dict`, `note` why there is no copy.

    Returns:
        What the copy does not keep of the original, in Vietnamese.
    """
    page = request["page"]
    if request["source"] is None:
        book, lost = openpyxl.Workbook(), [request["note"]]
        book.remove(book.worksheets[0])
    else:
        book, lost = _copied(Path(request["source"]), request["format"])
    _remove_earlier_feedback(book)
    sheets = {normalise(sheet.title): sheet for sheet in book.worksheets}
    for mark in page["marks"]:
        if mark["sheet"] in sheets:
            _mark(sheets[mark["sheet"]], mark)
    _draw(book, page, sheets, lost)
    book.save(request["target"])
    return lost


def _copied(path: Path, file_format: str) -> tuple[openpyxl.Workbook, list[str]]:
    if file_format != "xlsx":
        return converted(path, file_format)
    lost = []
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        if sum(m.file_size for m in members if m.filename.startswith("xl/worksheets/")) > MOST_XML:
            raise TooLarge("tệp quá lớn để sao lại từng ô")
        for start, name in _KEPT_APART.items():
            if any(m.filename.startswith(start) for m in members):
                lost.append(name)
        drawings = [archive.read(m) for m in members if m.filename.startswith("xl/drawings/d")]
        if any(map(_SHAPES.search, drawings)):
            lost.append("hình vẽ, hộp chữ")
        pictures = sum(len(_PICTURE.findall(drawing)) for drawing in drawings)
        has_others = any(  # behind the cells, in headers and footers
            m.filename.endswith(".rels") and not m.filename.startswith("xl/drawings/_rels/d")
            and b"/media/" in archive.read(m)
            for m in members
        )  # fmt: skip
    try:
        book = _opened(path)
    except Exception:  # a picture that openpyxl trips over must not cost the cells
        pillow, drawings_of_openpyxl.PILImage = drawings_of_openpyxl.PILImage, False
        try:
            book = _opened(path)
        finally:
            drawings_of_openpyxl.PILImage = pillow
    if has_others or _keep_pictures(book) < pictures:
        lost.append(_PICTURES)
    return book, list(dict.fromkeys(lost))


def _opened(path: Path) -> openpyxl.Workbook:
    with path.open("rb") as file:  # by its bytes: the archive's names have no suffix
        return openpyxl.load_workbook(file, rich_text=True)


def _keep_pictures(book: openpyxl.Workbook) -> int:
    """Count the pictures that can be written back; the others are taken out, or they would cost the whole copy."""
    for sheet in book.worksheets:
        sheet._images = [picture for picture in sheet._images if _can_be_written(picture)]
    return sum(len(sheet._images) for sheet in book.worksheets)


def _can_be_written(picture: Image) -> bool:
    try:
        content = picture._data()
    except Exception:  # a picture has as many ways to be broken as formats
        return False
    if picture.format not in _WRITTEN_AS_THEY_ARE:
        picture.format = "png"  # what openpyxl has made of it
    picture._data = lambda: content
    return True


def _remove_earlier_feedback(book: openpyxl.Workbook) -> None:
    """A workbook that comes back carries the page and the marks of the time before."""
    for sheet in list(book.worksheets):
        head = sheet.iter_rows(max_row=min(sheet.max_row, 60), max_col=12, values_only=True)
        texts = {fold(str(value)) for row in head for value in row if value is not None}
        if {fold(PAGE_TITLE), fold(CODE_HEADER), fold(EXPLANATION_HEADER)} <= texts:
            book.remove(sheet)
            continue
        for cell in list(sheet._cells.values()):  # those that exist: the rectangle around them may be endless
            if cell.comment and cell.comment.author == AUTHOR:
                before, _, _ = cell.comment.text.partition(look.COMMENT_RULE)
                own = look.COMMENT_RULE in cell.comment.text
                cell.comment = Comment(before, "") if own and before.strip() else None
                cell.fill = PatternFill()


def _mark(sheet: Worksheet, mark: Mapping[str, str]) -> None:
    """Colour a cell and comment it; of a merged range, its first cell."""
    try:
        cell = sheet[mark["cell"]]
    except ValueError:
        return
    if isinstance(cell, MergedCell):
        around = next(r for r in sheet.merged_cells.ranges if cell.coordinate in r)
        cell = sheet.cell(around.min_row, around.min_col)
    if not isinstance(cell, Cell):
        return
    cell.fill = PatternFill("solid", fgColor=look.TINTS[mark["severity"]])
    said = _clean(mark["text"])
    if cell.comment:
        said = f"{cell.comment.text.rstrip()}\n{look.COMMENT_RULE}{said}"
    comment = Comment(said, AUTHOR, width=320, height=min(40 + 17 * ceil(len(said) / 42), 400))
    cell.comment = comment


def _draw(book: openpyxl.Workbook, page: Mapping[str, Any], sheets: Mapping[str, Worksheet], lost: list[str]) -> None:
    sheet = book.create_sheet(SHEET, 0)
    book.active = 0
    for other in book.worksheets[1:]:
        other.sheet_view.tabSelected = False
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = look.INK
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    row = _draw_head(sheet, page, lost)
    last = _draw_table(sheet, page, sheets, row)
    _set_paper(sheet, row, last)


def _draw_head(sheet: Worksheet, page: Mapping[str, Any], lost: list[str]) -> int:
    """Title, facts, decision, steps.

    Returns:
        The row on which the table begins.
    """
    _write_across(sheet, 1, "A", _LAST, _SENDER, Font(look.FACE, 11, color=look.GREY))
    _write_across(sheet, 2, "A", _LAST, page["title"], Font(look.FACE, 16, bold=True, color=look.INK), center=True)
    sheet.row_dimensions[2].height = 34
    row = first = 4
    for label, text in page["facts"]:
        _write_across(sheet, row, "A", "C", label, Font(look.FACE, 12, color=look.GREY))
        _write_across(sheet, row, "D", _LAST, text, Font(look.FACE, 12, bold=row == first))
        row += 1
    row += 1
    tone = look.TINTS[page["tone"]]
    _write_across(
        sheet, row, "A", _LAST, page["verdict"], Font(look.FACE, 14, bold=True, color=look.DEEP[page["tone"]])
    )
    _write_across(sheet, row + 1, "A", _LAST, page["meaning"], Font(look.FACE, 12))
    for line in (row, row + 1):
        for column in range(1, len(_WIDTHS) + 1):
            sheet.cell(line, column).fill = PatternFill("solid", fgColor=tone)
        sheet.cell(line, 1).alignment = Alignment("left", "center", wrap_text=True, indent=1)
        sheet.row_dimensions[line].height += 4
    row += 3
    for number, step in enumerate(page["steps"], start=1):
        _write_across(sheet, row, "A", _LAST, f"{number}. {step}", Font(look.FACE, 12))
        row += 1
    if lost:
        text = "Bản sao này không giữ được: " + "; ".join(lost) + ". Tệp gốc vẫn được lưu nguyên vẹn."
        _write_across(sheet, row, "A", _LAST, text, Font(look.FACE, 11, italic=True, color=look.GREY))
        row += 1
    return row + 1


def _draw_table(sheet: Worksheet, page: Mapping[str, Any], sheets: Mapping[str, Worksheet], row: int) -> int:
    """The remarks.

    Returns:
        Its last row.
    """
    edge = Side("thin", color=look.LINE)
    border = Border(edge, edge, edge, edge)
    for column, header in enumerate(page["headers"], start=1):
        cell = sheet.cell(row, column)
        _text(cell, header, Font(look.FACE, 11, bold=True, color="FFFFFF"))
        cell.fill = PatternFill("solid", fgColor=look.INK)
        cell.alignment = Alignment("center", "center", wrap_text=True)
        cell.border = border
    sheet.row_dimensions[row].height = 34
    first = row + 1
    for line in page["lines"]:
        row += 1
        texts = [
            line["label"], line["place"], line["printed"], line["expected"], line["problem"], line["remedy"],
            "", line["code"],
        ]  # fmt: skip
        sheet.cell(row, 1, line["number"]).font = Font(look.FACE, 11)
        for column, text in enumerate(texts, start=2):
            _text(sheet.cell(row, column), text, Font(look.FACE, 11))
        for column in range(1, len(texts) + 2):
            cell = sheet.cell(row, column)
            cell.border = border
            center = column in (1, 2)
            cell.alignment = Alignment(
                "center" if center else "left", "center", wrap_text=True, indent=0 if center else 1
            )
        level = sheet.cell(row, 2)
        level.fill = PatternFill("solid", fgColor=look.TINTS[line["severity"]])
        level.font = Font(look.FACE, 11, bold=True, color=look.DEEP[line["severity"]])
        _link(sheet.cell(row, 3), line, sheets)
        answer = sheet.cell(row, 8)
        answer.protection = Protection(locked=False)
        answer.fill = PatternFill("solid", fgColor=look.PAPER)
        sheet.cell(row, 9).font = Font("Courier New", 9, color=look.GREY)
        sheet.row_dimensions[row].height = 4 + 15.5 * max(
            look.lines(text, width) for text, width in zip(texts, list(_WIDTHS.values())[1:], strict=True)
        )
    if page["lines"]:
        prompt = DataValidation("textLength", operator="lessThanOrEqual", formula1="2000", allow_blank=True)
        prompt.promptTitle, prompt.prompt = "Giải trình", "Ghi lý do nếu số liệu đúng. Số sai thì sửa ngay tại ô."
        prompt.errorTitle, prompt.error = "Giải trình", "Tối đa 2.000 ký tự."
        prompt.showInputMessage = prompt.showErrorMessage = True
        prompt.add(f"H{first}:H{row}")
        sheet.add_data_validation(prompt)
    if page["more"]:
        row += 1
        text = f"… và {page['more']} điểm khác cùng loại, không liệt kê ở đây."
        _write_across(sheet, row, "A", _LAST, text, Font(look.FACE, 11, italic=True))
    return row


def _link(cell: Cell, line: Mapping[str, Any], sheets: Mapping[str, Worksheet]) -> None:
    target = sheets.get(line["link_sheet"])
    if target is None:
        return
    name = target.title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!{line['link_cell'] or 'A1'}")
    cell.font = Font(look.FACE, 11, color=look.LINK, underline="single")


def _set_paper(sheet: Worksheet, header_row: int, last_row: int) -> None:
    """One page wide, the table's header on every page; only explanations can be typed."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.print_area = f"A1:{_LAST}{last_row}"
    sheet.oddFooter.right.text = "Trang &P/&N"
    # No password: it keeps hands off by mistake, not by force.
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False


def _write_across(
    sheet: Worksheet, row: int, first: str, last: str, text: str, font: Font, *, center: bool = False
) -> None:
    sheet.merge_cells(f"{first}{row}:{last}{row}")
    cell = sheet[f"{first}{row}"]
    _text(cell, text, font)
    cell.alignment = Alignment("center" if center else "left", "center", wrap_text=True)
    width = sum(size for column, size in _WIDTHS.items() if first <= column <= last)
    sheet.row_dimensions[row].height = max(
        sheet.row_dimensions[row].height or 0, 3 + font.sz * 1.35 * look.lines(text, width * 11 / font.sz)
    )


def _text(cell: Cell | MergedCell, text: str, font: Font) -> None:
    """Text is text: `=1+1` of a workbook never becomes a formula, not even when someone edits the cell."""
    if text:
        cell.value = _clean(text)[:_LONGEST_CELL]
        cell.data_type = "s"
        if text[0] in "=+-@\t":
            cell.quotePrefix = True
    cell.font = font


def _clean(text: str) -> str:
    clean: str = ILLEGAL_CHARACTERS_RE.sub("", text)
    return clean


if __name__ == "__main__":
    main()
