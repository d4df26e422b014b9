"""The first sheet of a feedback workbook: the decision, the remarks, and a column for explanations.

Belongs here: the layout and style of that sheet. Not here: its texts (`feedback`), the other sheets and the marks on
their cells (`workbook_copy`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.numbers import FORMAT_TEXT
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from orchestration.dialogue import spreadsheet_styles as look

SHEET = "Phản hồi"
_LONGEST_CELL = 32_000
_WIDTHS = {"A": 5, "B": 15, "C": 22, "D": 12, "E": 12, "F": 42, "G": 32, "H": 40, "I": 19}
_LAST = "I"
_SENDER = "TỔNG HỢP SỐ LIỆU KINH TẾ TẬP THỂ TOÀN QUỐC"
_EDGE = Side("thin", color=look.LINE)
_BORDER = Border(_EDGE, _EDGE, _EDGE, _EDGE)


def draw(
    book: openpyxl.Workbook, page: Mapping[str, Any], sheets: Mapping[str, Worksheet], lost: Sequence[str]
) -> None:
    """Put the page before the sheets of a workbook.

    Args:
        book: the copy of what the province sent.
        page: what the page says, as `feedback.Page.as_dict`.
        sheets: the sheets of the copy that remarks may point at, by their names.
        lost: what the copy does not keep of the original, in Vietnamese.
    """
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


def _draw_head(sheet: Worksheet, page: Mapping[str, Any], lost: Sequence[str]) -> int:
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
    _draw_header(sheet, page["headers"], row)
    first = row + 1
    for line in page["lines"]:
        row += 1
        _draw_remark(sheet, line, row)
        _link(sheet.cell(row, 3), line, sheets)
    if page["lines"]:
        _ask_for_explanations(sheet, f"H{first}:H{row}")
    if page["more"]:
        row += 1
        text = f"… và {page['more']} điểm khác cùng loại, không liệt kê ở đây."
        _write_across(sheet, row, "A", _LAST, text, Font(look.FACE, 11, italic=True))
    return row


def _draw_header(sheet: Worksheet, headers: Sequence[str], row: int) -> None:
    for column, header in enumerate(headers, start=1):
        cell = sheet.cell(row, column)
        _text(cell, header, Font(look.FACE, 11, bold=True, color="FFFFFF"))
        cell.fill = PatternFill("solid", fgColor=look.INK)
        cell.alignment = Alignment("center", "center", wrap_text=True)
        cell.border = _BORDER
    sheet.row_dimensions[row].height = 34


def _draw_remark(sheet: Worksheet, line: Mapping[str, Any], row: int) -> None:
    """One remark; of its row, only the explanation can be typed into."""
    texts = [
        line["label"], line["place"], line["printed"], line["expected"], line["problem"], line["remedy"],
        "", line["code"],
    ]  # fmt: skip
    sheet.cell(row, 1, line["number"]).font = Font(look.FACE, 11)
    for column, text in enumerate(texts, start=2):
        _text(sheet.cell(row, column), text, Font(look.FACE, 11))
    for column in range(1, len(texts) + 2):
        cell = sheet.cell(row, column)
        cell.border = _BORDER
        center = column in (1, 2)
        cell.alignment = Alignment("center" if center else "left", "center", wrap_text=True, indent=0 if center else 1)
    level = sheet.cell(row, 2)
    level.fill = PatternFill("solid", fgColor=look.TINTS[line["severity"]])
    level.font = Font(look.FACE, 11, bold=True, color=look.DEEP[line["severity"]])
    answer = sheet.cell(row, 8)
    answer.protection = Protection(locked=False)
    answer.number_format = FORMAT_TEXT  # “- theo Quyết định số 12” is a reason, not a formula that fails
    answer.fill = PatternFill("solid", fgColor=look.PAPER)
    sheet.cell(row, 9).font = Font("Courier New", 9, color=look.GREY)
    sheet.row_dimensions[row].height = 4 + 15.5 * max(
        look.lines(text, width) for text, width in zip(texts, list(_WIDTHS.values())[1:], strict=True)
    )


def _ask_for_explanations(sheet: Worksheet, cells: str) -> None:
    """Say what to write, where an explanation is typed, and how much at the most."""
    prompt = DataValidation("textLength", operator="lessThanOrEqual", formula1="2000", allow_blank=True)
    prompt.promptTitle, prompt.prompt = "Giải trình", "Ghi lý do nếu số liệu đúng. Số sai thì sửa ngay tại ô."
    prompt.errorTitle, prompt.error = "Giải trình", "Tối đa 2.000 ký tự."
    prompt.showInputMessage = prompt.showErrorMessage = True
    prompt.add(cells)
    sheet.add_data_validation(prompt)


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
        cell.value = clean(text)[:_LONGEST_CELL]
        cell.data_type = "s"
        if text[0] in "=+-@\t":
            cell.quotePrefix = True
    cell.font = font


def clean(text: str) -> str:
    """A text without the characters that no workbook can hold."""
    kept: str = ILLEGAL_CHARACTERS_RE.sub("", text)
    return kept
