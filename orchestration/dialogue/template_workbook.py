"""Draws a template as a workbook: letterhead, locked labels, checked cells, the form's code inside.

Belongs here: how it looks and what may be typed. Not here: rows and columns (`templates`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from orchestration.dialogue import spreadsheet_styles as look
from orchestration.dialogue.feedback import period_vi
from orchestration.dialogue.previous import Accepted
from orchestration.dialogue.templates import REGISTER_ROWS, Column, Key, Row, Template
from orchestration.landing.recognising.template_mark import TemplateMark

_HEADER_ROW = 9
_LABELS = ("STT", "Chỉ tiêu", "ĐVT")
_NOTE = "Ghi chú"
_LABEL_WIDTH = 60
_EDGE = Side("thin", color="808080")
_BORDER = Border(_EDGE, _EDGE, _EDGE, _EDGE)
_INPUT = PatternFill("solid", fgColor="FFFFFF")
_KNOWN = PatternFill("solid", fgColor="F2F2F2")
_BLANKS = 'OR({cell}="...",{cell}="x")'
_RULES = {
    "count": ("AND({cell}>=0,{cell}=INT({cell}))", "số nguyên không âm"),
    "change": ("{cell}=INT({cell})", "số nguyên (âm nếu giảm)"),
    "percent": ("AND({cell}>=0,{cell}<=100)", "số từ 0 đến 100 (40,6 là 40,6%)"),
    "number": ("{cell}>=0", "số không âm"),
    "money": ("{cell}>=0", "số không âm, triệu đồng"),
}


def write(
    blank: Template, values: Mapping[Key, Accepted], target: Path, organisations: Sequence[Mapping[str, str]] = ()
) -> int:
    """Write a template.

    Args:
        blank: the form.
        values: accepted values of the year before, by row.
        target: path of the .xlsx.
        organisations: of a list, what describes the organisations that are known, by column.

    Returns:
        How many figures or organisations were filled in.
    """
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = blank.name[:31]
    last = len(blank.columns) if blank.is_list else len(_LABELS) + len(blank.columns) + 1
    _furniture(sheet, blank, last)
    filled = _list(sheet, blank, organisations) if blank.is_list else _table(sheet, blank, values)
    for name, value in TemplateMark(blank.form_code, blank.period, blank.province).properties().items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    book.properties.title = f"{blank.name} - {blank.reporter} - {period_vi(blank.period)}"
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)
    return filled


def _furniture(sheet: Worksheet, blank: Template, last: int) -> None:
    middle = 3 if last > 4 else 2
    left, right = get_column_letter(middle), get_column_letter(last)
    start = get_column_letter(middle + 1)
    for row, first, end, text, font in (
        (1, "A", left, blank.office.upper(), Font(look.FACE, 12, bold=True)),
        (1, start, right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Font(look.FACE, 12, bold=True)),
        (2, start, right, "Độc lập - Tự do - Hạnh phúc", Font(look.FACE, 12, bold=True, underline="single")),
        (4, "A", right, blank.name.upper(), Font(look.FACE, 14, bold=True)),
        (5, "A", right, f"{blank.title} {period_vi(blank.period)}".strip().upper(), Font(look.FACE, 13, bold=True)),
        (6, "A", right, "(Kèm theo Báo cáo số ……… ngày ……/……/………)", Font(look.FACE, 12, italic=True)),
    ):
        sheet.merge_cells(f"{first}{row}:{end}{row}")
        cell = sheet[f"{first}{row}"]
        cell.value, cell.font = text, font
        cell.alignment = Alignment("center", "center", wrap_text=True)
    sheet.row_dimensions[5].height = 36
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheet.oddFooter.center.text = "Trang &P/&N"


def _header(sheet: Worksheet, texts: list[str]) -> None:
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(_HEADER_ROW, column, text)
        cell.font = Font(look.FACE, 12, bold=True)
        cell.alignment = Alignment("center", "center", wrap_text=True)
        cell.border, cell.fill = _BORDER, PatternFill("solid", fgColor="DDEBF7")
    sheet.row_dimensions[_HEADER_ROW].height = 34
    sheet.freeze_panes = sheet.cell(_HEADER_ROW + 1, 3)


def _table(sheet: Worksheet, blank: Template, values: Mapping[Key, Accepted]) -> int:
    _header(sheet, [*_LABELS, *(column.header for column in blank.columns), _NOTE])
    for letter, width in zip("ABC", (6, _LABEL_WIDTH, 15), strict=True):
        sheet.column_dimensions[letter].width = width
    for position in range(len(blank.columns)):
        sheet.column_dimensions[get_column_letter(4 + position)].width = 17
    sheet.column_dimensions[get_column_letter(4 + len(blank.columns))].width = 24
    checked: dict[str, list[str]] = {}
    filled = 0
    for number, row in enumerate(blank.rows, start=_HEADER_ROW + 1):
        _labels(sheet, number, row)
        for position, column in enumerate(blank.columns, start=4):
            cell = sheet.cell(number, position)
            cell.border, cell.font = _BORDER, Font(look.FACE, 12)
            if row.key is None:
                continue
            cell.protection, cell.fill = Protection(locked=False), _INPUT
            cell.number_format = "#,##0" if row.entry in ("count", "change") else "#,##0.####"
            cell.alignment = Alignment("right")
            checked.setdefault(row.entry, []).append(cell.coordinate)
            known = values.get(row.key)
            if known and position == 4 and column.scenario == "actual":
                amount = known.value / Decimal(row.factor)
                cell.value = int(amount) if amount == amount.to_integral_value() else float(amount)
                cell.fill = _KNOWN
                said = f"Số đã tiếp nhận ({known.source})" if known.source else "Tổng các số đã tiếp nhận"
                cell.comment = Comment(said, "KTTT", width=280, height=60)
                filled += 1
        note = sheet.cell(number, 4 + len(blank.columns))
        note.border, note.font, note.protection = _BORDER, Font(look.FACE, 12), Protection(locked=False)
    _add_checks(sheet, checked)
    _footer(sheet, _HEADER_ROW + len(blank.rows) + 2, 4 + len(blank.columns))
    # No password: it keeps labels and units from being changed by mistake.
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    return filled


def _labels(sheet: Worksheet, number: int, row: Row) -> None:
    sheet.row_dimensions[number].height = 4 + 16 * look.lines(row.label, _LABEL_WIDTH - 4)
    heading = row.key is None and row.order
    texts = (row.order, row.label, row.unit)
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(number, column)
        if text:
            cell.value, cell.data_type = text, "s"
        cell.border = _BORDER
        cell.font = Font(look.FACE, 12, bold=bool(heading), italic=row.key is None and not row.order)
        indent = 2 if column == 2 and row.order == "-" else 0
        cell.alignment = Alignment("left" if column == 2 else "center", "center", wrap_text=True, indent=indent)


def _add_checks(sheet: Worksheet, cells: Mapping[str, list[str]]) -> None:
    """One validation per kind of entry; its formula speaks of its first cell and moves along with the others."""
    for entry, where in cells.items():
        rule, words = _RULES[entry]
        formula = f"IF(ISNUMBER({{cell}}),{rule},{_BLANKS})".format(cell=where[0])
        check = DataValidation(type="custom", formula1=formula, allow_blank=True)
        check.errorTitle = "Số liệu"
        check.error = f"Ghi {words}. Chưa thống kê được thì ghi ..., không áp dụng thì ghi x."
        check.showErrorMessage = True
        for cell in where:
            check.add(cell)
        sheet.add_data_validation(check)


def _footer(sheet: Worksheet, row: int, last: int) -> None:
    note = sheet.cell(
        row, 2, "Ghi chú: không có thì ghi 0; chưa thống kê được thì ghi “...”; không áp dụng thì ghi “x”."
    )
    note.font = Font(look.FACE, 11, italic=True)
    for column, text in ((2, "Người lập biểu"), (max(last - 2, 4), "TM. ỦY BAN NHÂN DÂN")):
        cell = sheet.cell(row + 2, column, text)
        cell.font, cell.alignment = Font(look.FACE, 12, bold=True), Alignment("center")


def _list(sheet: Worksheet, blank: Template, organisations: Sequence[Mapping[str, str]]) -> int:
    _header(sheet, [column.header for column in blank.columns])
    first, last = _HEADER_ROW + 1, _HEADER_ROW + len(organisations) + REGISTER_ROWS
    for position, column in enumerate(blank.columns, start=1):
        letter = get_column_letter(position)
        sheet.column_dimensions[letter].width = {"text": 24, "choice": 24, "money": 16}.get(column.entry, 11)
        if column.header.startswith("Tên"):
            sheet.column_dimensions[letter].width = 42
        check = _choice(column) if column.choices else _entry_check(column, letter, first)
        if check:
            check.add(f"{letter}{first}:{letter}{last}")
            sheet.add_data_validation(check)
        for row in range(first, last + 1):
            cell = sheet.cell(row, position)
            cell.border = _BORDER
            if column.entry == "text":
                cell.number_format = "@"  # codes keep their leading zero
    for number, organisation in enumerate(organisations, start=1):
        for position, column in enumerate(blank.columns, start=1):
            cell = sheet.cell(_HEADER_ROW + number, position)
            if column.role == "order":
                cell.value = number
            elif text := organisation.get(column.role):
                cell.value, cell.data_type = text, "s"
    return len(organisations)


def _entry_check(column: Column, letter: str, first: int) -> DataValidation | None:
    if column.entry not in _RULES:
        return None
    rule, words = _RULES[column.entry]
    cell = f"{letter}{first}"
    check = DataValidation(
        type="custom", formula1=f"IF(ISNUMBER({cell}),{rule},FALSE)".format(cell=cell), allow_blank=True
    )
    check.errorTitle, check.error, check.showErrorMessage = column.header[:32], f"Ghi {words}.", True
    return check


def _choice(column: Column) -> DataValidation:
    """A drop-down. Its entries stand in the rule itself: a hidden sheet of choices would look like hidden data."""
    check = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
    check.errorTitle, check.error, check.showErrorMessage = column.header[:32], "Chọn một mục trong danh sách.", True
    return check
