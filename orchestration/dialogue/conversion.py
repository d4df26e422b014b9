"""Converts a workbook of another format to .xlsx: values, merged ranges and, where the format has them, styles.

Runs in the child process (`workbook_copy`).

Belongs here: every readable format except .xlsx. Not here: marks and comments.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import openpyxl
import xlrd
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.child import INVALID_TITLE_REGEX
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from orchestration.dialogue import spreadsheet_styles as look
from orchestration.landing.cells.formats.number_formats import read_code
from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.one_file import read_workbook

_LOST = {
    "xls": ["công thức (đã thay bằng kết quả), hình ảnh, ghi chú của tệp .xls"],
    "ods": ["công thức (đã thay bằng kết quả), màu sắc, khung kẻ của tệp .ods"],
    "html": ["màu sắc, khung kẻ, hình ảnh của trang web"],
    "xml": ["công thức (đã thay bằng kết quả), màu sắc, khung kẻ của tệp XML 2003"],
    "csv": [],
}
_WIDEST, _NARROWEST = 60, 6
_CELLS_OF_A_TABLE_ROW = 3
_LONGEST_TITLE = 31  # of a sheet
# Their letters are no Unicode; the reader has decoded the text.
_FONTS_OF_OLD = (".Vn", "VNI")
_SIDES = {1: "thin", 2: "medium", 3: "dashed", 4: "dotted", 5: "thick", 6: "double", 7: "hair"}
_HORIZONTAL = {1: "left", 2: "center", 3: "right", 4: "fill", 5: "justify", 6: "centerContinuous"}
_VERTICAL = {0: "top", 1: "center", 2: "bottom", 3: "justify"}


class Copy(NamedTuple):
    """A workbook that can be marked.

    Attributes:
        book: the workbook.
        lost: what it does not keep of the original, in Vietnamese.
        sheets: its sheets by the names that findings know them by.
    """

    book: openpyxl.Workbook
    lost: list[str]
    sheets: dict[str, Worksheet]


def converted(path: Path, file_format: str, file_name: str) -> Copy:
    """The workbook as .xlsx.

    Args:
        path: its bytes, whose name says nothing.
        file_format: what they are.
        file_name: as it arrived: where a format knows no sheets, findings call its only one so.
    """
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheets = {}
    for sheet in read_workbook(path, f"{PurePath(file_name).stem}.{file_format}").sheets:
        sheets[sheet.name] = book.create_sheet(_title(sheet.name))
        _fill(sheets[sheet.name], sheet)
    if file_format == "xls":
        _dress_like(book, path)
    return Copy(book, _LOST[file_format], sheets)


def _title(name: str) -> str:
    """The name of a sheet as far as Excel takes it; others, and files, have longer ones.

    >>> _title("Phụ lục [1] kèm theo báo cáo số 12")
    'Phụ lục _1_ kèm theo báo cáo số'
    """
    return str(INVALID_TITLE_REGEX.sub("_", name))[:_LONGEST_TITLE].strip()


def _fill(sheet: Worksheet, source: Sheet) -> None:
    widths: dict[int, int] = {}
    for row, cells in enumerate(source.rows):
        # A title above the table runs over its neighbours; it must not make its own column wide.
        in_table = sum(value not in ("", None) for value in cells) >= _CELLS_OF_A_TABLE_ROW
        for column, value in enumerate(cells):
            if value in ("", None):
                continue
            cell = sheet.cell(row + 1, column + 1)
            _set(cell, value, in_table)
            if (row, column) in source.percent:
                cell.number_format = "0.0%"
            if in_table:
                widths[column] = max(widths.get(column, 0), min(len(str(value)), _WIDEST))
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column + 1)].width = max(width + 2, _NARROWEST)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for first_row, first_column, last_row, last_column in source.merged:
        if (first_row, first_column) != (last_row, last_column):
            sheet.merge_cells(None, first_row + 1, first_column + 1, last_row + 1, last_column + 1)
    for row in source.hidden_rows:
        sheet.row_dimensions[row + 1].hidden = True
    for column in source.hidden_columns:
        sheet.column_dimensions[get_column_letter(column + 1)].hidden = True
    sheet.sheet_state = "visible" if source.visible else "hidden"


def _set(cell: Cell | MergedCell, value: Any, in_table: bool) -> None:
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"  # never a formula
    else:
        cell.value = value
        if isinstance(value, datetime):
            cell.number_format = "dd/mm/yyyy"
    cell.alignment = Alignment(vertical="top", wrap_text=in_table and isinstance(value, str) and len(value) > _WIDEST)


def _dress_like(book: openpyxl.Workbook, path: Path) -> None:
    """Merges, fonts, borders, fills, number formats, widths and heights of a .xls."""
    try:
        source = xlrd.open_workbook(str(path), formatting_info=True)
    except Exception:  # xlrd knows fewer dialects than calamine: the values stand, undressed
        return
    for old in source.sheets():
        if old.name not in book.sheetnames:
            continue
        new = book[old.name]
        for merged in list(new.merged_cells.ranges):
            new.unmerge_cells(str(merged))
        for first_row, end_row, first_column, end_column in old.merged_cells:
            new.merge_cells(None, first_row + 1, first_column + 1, end_row, end_column)
        for column, info in old.colinfo_map.items():
            if column < new.max_column:
                new.column_dimensions[get_column_letter(column + 1)].width = info.width / 256
        for row, height in old.rowinfo_map.items():
            # Heights that were not set by hand grow with the text.
            if row < new.max_row and height.height_mismatch and height.height:
                new.row_dimensions[row + 1].height = height.height / 20
        for row in range(min(old.nrows, new.max_row)):
            for column in range(min(old.row_len(row), new.max_column)):
                cell = new.cell(row + 1, column + 1)
                if isinstance(cell, Cell):
                    _dress(cell, source, old.cell_xf_index(row, column))


def _dress(cell: Cell, source: xlrd.Book, xf_index: int) -> None:
    style = source.xf_list[xf_index]
    font = source.font_list[style.font_index]
    cell.font = Font(
        look.FACE if not font.name or font.name.startswith(_FONTS_OF_OLD) else font.name,
        (font.height or 220) / 20,
        bold=bool(font.bold),
        italic=bool(font.italic),
        color=_colour(source, font.colour_index),
    )
    if align := style.alignment:
        cell.alignment = Alignment(
            _HORIZONTAL.get(align.hor_align),
            _VERTICAL.get(align.vert_align),
            wrap_text=bool(align.text_wrapped),
            indent=align.indent_level,
        )
    if edge := style.border:
        sides = (edge.left_line_style, edge.right_line_style, edge.top_line_style, edge.bottom_line_style)
        cell.border = Border(*(Side(_SIDES.get(side)) for side in sides))
    fill = style.background
    if fill and fill.fill_pattern == 1 and (colour := _colour(source, fill.pattern_colour_index)):
        cell.fill = PatternFill("solid", fgColor=colour)
    number_format = source.format_map.get(style.format_key)
    if (
        number_format
        and isinstance(cell.value, int | float | datetime)
        and not read_code(number_format.format_str).thousands  # already left out of the value
    ):
        cell.number_format = number_format.format_str


def _colour(source: xlrd.Book, index: int) -> str | None:
    rgb = source.colour_map.get(index)
    return "{:02X}{:02X}{:02X}".format(*rgb) if rgb else None
