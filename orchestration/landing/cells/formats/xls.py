"""Excel 97-2003 workbooks (`.xls`), by xlrd: the one reader that also knows hidden rows and number formats.

Rows that a filter hides are hidden like others in such a file: only records that xlrd passes over tell them apart.
"""

from __future__ import annotations

import io
import struct
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import xlrd
import xlrd.biffh
import xlrd.formatting

from orchestration.landing.caged.limits import MAX_SHEETS
from orchestration.landing.caged.refusal import Refusal
from orchestration.landing.cells.formats.grid import clean, merged_within, rows_of
from orchestration.landing.cells.formats.number_formats import PLAIN, NumberFormat, read_code, show
from orchestration.landing.cells.workbook import Sheet, Workbook

_RECORD = struct.Struct("<HH")  # kind, bytes that follow
_BEGIN, _END = 0x0809, 0x000A
_FILTERS = {0x009B, 0x009D}  # FILTERMODE, AUTOFILTERINFO


def read(path: Path) -> Workbook:
    """Read a workbook.

    Raises:
        Refusal: it has a password, is damaged, or is larger than any return.
    """
    try:
        book = xlrd.open_workbook(
            str(path), formatting_info=True, ragged_rows=True, on_demand=True, logfile=io.StringIO(),
            ignore_workbook_corruption=True,
        )  # fmt: skip
    except xlrd.biffh.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise Refusal("password_protected") from error
        raise
    if book.biff_version < 80:
        raise Refusal("old_excel")
    if book.nsheets > MAX_SHEETS:
        raise Refusal("too_many_sheets", count=book.nsheets, limit=MAX_SHEETS)
    formats = {index: _format_of(style, book) for index, style in enumerate(book.xf_list)}
    styles = {index: number_format for index, number_format in formats.items() if number_format != PLAIN}
    sheets = []
    for index in range(book.nsheets):
        sheets.append(_sheet(book, index, styles))
        book.unload_sheet(index)
    return Workbook(sheets, "xls")


def _sheet(book: xlrd.Book, index: int, styles: dict[int, NumberFormat]) -> Sheet:
    source = book.sheet_by_index(index)
    name = clean(source.name)
    base: Literal[0, 1] = 1 if book.datemode else 0
    cells = ([_value(cell, base) for cell in source.row(row)] for row in range(source.nrows))
    rows = rows_of(name, cells)
    telling = {
        (row, column): number_format
        for row in range(source.nrows)
        for column in range(source.row_len(row))
        if source.cell_type(row, column) == xlrd.XL_CELL_NUMBER
        and (number_format := styles.get(source.cell_xf_index(row, column)))
    }
    show(rows, telling)
    merged = (((first, left), (last - 1, right - 1)) for first, last, left, right in source.merged_cells)
    hidden = {row for row, info in source.rowinfo_map.items() if info.hidden}
    return Sheet(
        name=name,
        rows=rows,
        visible=source.visibility == 0,
        merged=merged_within(merged, rows),
        hidden_rows=set() if _is_filtered(book, index) else hidden,
        hidden_columns={column for column, info in source.colinfo_map.items() if info.hidden},
        percent={at for at, number_format in telling.items() if number_format.percent},
    )


def _format_of(style: xlrd.formatting.XF, book: xlrd.Book) -> NumberFormat:
    """What a style of cells shows of their numbers."""
    code = book.format_map.get(style.format_key)
    struck = bool(style.font_index < len(book.font_list) and book.font_list[style.font_index].struck_out)
    return replace(read_code(code.format_str) if code else PLAIN, struck=struck)


def _is_filtered(book: xlrd.Book, index: int) -> bool:
    """Whether a sheet has a filter, by the kinds of its records."""
    content, depth = book.mem or b"", 0
    position: int = book._sh_abs_posn[index]  # type: ignore[attr-defined]
    while position + _RECORD.size <= len(content):
        kind, length = _RECORD.unpack_from(content, position)
        depth += (kind == _BEGIN) - (kind == _END)  # charts are streams of their own inside
        if kind in _FILTERS:
            return True
        if depth <= 0:
            return False
        position += _RECORD.size + length
    return False


def _value(cell: Any, date_mode: Literal[0, 1]) -> Any:
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return xlrd.xldate_as_datetime(cell.value, date_mode)
        except (ValueError, OverflowError):
            return cell.value
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#")
    return cell.value
