"""Drawn sheets -> files, in every format that provinces send."""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import xlwt
from odf import number as odf_number
from odf import style as odf_style
from odf import table as odf_table
from odf.opendocument import OpenDocumentSpreadsheet
from odf.text import P
from openpyxl.utils import get_column_letter

from tests.benchmarks.accuracy.draft import Draft
from tests.benchmarks.accuracy.model import Cell, Sheet

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORKBOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_FILTER = b"\x9d\x00\x02\x00\x01\x00"  # AUTOFILTERINFO of one column
_ERRORS = frozenset({"#REF!", "#DIV/0!", "#VALUE!", "#N/A"})


def write(draft: Draft, folder: Path) -> Path:
    """Write a workbook in the format its suffix says."""
    path = folder / f"Phu luc{draft.suffix}"
    if draft.suffix == ".csv":
        _write_csv(draft, path)
    elif draft.suffix == ".xls":
        _write_xls(draft.sheets, path)
    elif draft.suffix == ".ods":
        _write_ods(draft.sheets, path)
    else:
        _write_xlsx(draft.sheets, path, macros=draft.suffix == ".xlsm")
    return path


def _write_xlsx(sheets: list[Sheet], path: Path, *, macros: bool) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row, column, cell in sheet.cells():
            if cell.value is None:
                continue
            target = page.cell(row + 1, column + 1)
            target.value = cell.value
            if isinstance(cell.value, str):
                target.data_type = "e" if cell.value in _ERRORS else "s"
            if cell.percent:
                target.number_format = "0.0%"
        for top, left, bottom, right in sheet.merges:
            page.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
        for row in sheet.hidden_rows | sheet.filtered_rows:
            page.row_dimensions[row + 1].hidden = True
        for column in sheet.hidden_columns:
            page.column_dimensions[get_column_letter(column + 1)].hidden = True
        if sheet.filtered_rows:
            area = sheet.areas[0]
            last = f"{get_column_letter(area.width)}{area.top + area.height}"
            page.auto_filter.ref = f"A{area.top + area.header_rows}:{last}"
        page.sheet_state = "hidden" if sheet.hidden else "visible"
    book.save(path)
    if macros:
        _declare_macros(path)


def _declare_macros(path: Path) -> None:
    """A macro-enabled workbook differs by its content type."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(_WORKBOOK, _MACROS)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _write_xls(sheets: list[Sheet], path: Path) -> None:
    book = xlwt.Workbook()
    percent = xlwt.easyxf(num_format_str="0.0%")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    plain = xlwt.easyxf()
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        for row, column, cell in sheet.cells():
            if cell.value is not None:
                style = percent if cell.percent else day if isinstance(cell.value, date) else plain
                page.write(row, column, cell.value, style)
        for top, left, bottom, right in sheet.merges:
            page.merge(top, bottom, left, right)
        for row in sheet.hidden_rows | sheet.filtered_rows:
            page.row(row).hidden = True
        if sheet.filtered_rows:
            _filter(page)
        for column in sheet.hidden_columns:
            page.col(column).hidden = True
        page.visibility = 1 if sheet.hidden else 0
    book.save(str(path))


def _filter(page: Any) -> None:
    """Put the record of a filter before the end of a sheet: this library writes none."""
    records = page.get_biff_data
    page.get_biff_data = lambda: (content := records())[:-4] + _FILTER + content[-4:]


def _write_ods(sheets: list[Sheet], path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    percentage = odf_number.PercentageStyle(name="share")
    percentage.addElement(odf_number.Number(decimalplaces="1", minintegerdigits="1"))
    document.automaticstyles.addElement(percentage)
    style = odf_style.Style(name="percent", family="table-cell", datastylename="share")
    document.automaticstyles.addElement(style)
    for sheet in sheets:
        page = odf_table.Table(name=sheet.name)
        if sheet.hidden:
            unseen = odf_style.Style(name=f"hidden{len(sheet.name)}", family="table")
            unseen.addElement(odf_style.TableProperties(display="false"))
            document.automaticstyles.addElement(unseen)
            page.setAttribute("stylename", unseen)
        width = max((len(row) for row in sheet.rows), default=1)
        for column in range(width):
            seen = "collapse" if column in sheet.hidden_columns else "visible"
            page.addElement(odf_table.TableColumn(visibility=seen))
        anchors = {(m[0], m[1]): m for m in sheet.merges}
        inside = {(r, c) for t, left, b, right in sheet.merges for r in range(t, b + 1) for c in range(left, right + 1)}
        for row, cells in enumerate(sheet.rows):
            line = odf_table.TableRow(visibility="collapse" if row in sheet.hidden_rows else "visible")
            for column in range(width):
                cell = cells[column] if column < len(cells) else Cell()
                if (row, column) in inside and (row, column) not in anchors:
                    line.addElement(odf_table.CoveredTableCell())
                else:
                    line.addElement(_ods_cell(cell, anchors.get((row, column))))
            page.addElement(line)
        document.spreadsheet.addElement(page)
    document.save(str(path))


def _ods_cell(cell: Cell, merged: tuple[int, int, int, int] | None) -> odf_table.TableCell:
    options: dict[str, object] = {}
    if merged:
        options["numberrowsspanned"] = merged[2] - merged[0] + 1
        options["numbercolumnsspanned"] = merged[3] - merged[1] + 1
    if cell.value is None:
        return odf_table.TableCell(**options)
    if isinstance(cell.value, str):
        options["valuetype"] = "string"
    elif isinstance(cell.value, date):
        options |= {"valuetype": "date", "datevalue": cell.value.isoformat()}
    elif cell.percent:
        options |= {"valuetype": "percentage", "value": cell.value, "stylename": "percent"}
    else:
        options |= {"valuetype": "float", "value": cell.value}
    drawn = odf_table.TableCell(**options)
    drawn.addElement(P(text=str(cell.value)))
    return drawn


def _write_csv(draft: Draft, path: Path) -> None:
    """Excel prints a text file as the sheet shows: numbers in the way of the machine."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=draft.delimiter, lineterminator="\r\n")
    for cells in draft.sheets[0].rows:
        writer.writerow([shown(cell, english_style=draft.english) for cell in cells])
    content = text.getvalue()
    path.write_bytes(_to_1258(content) if draft.encoding == "cp1258" else content.encode(draft.encoding))


def shown(cell: Cell, *, english_style: bool) -> str:
    """A cell as a text file prints it."""
    if cell.value is None or isinstance(cell.value, (str, date)):
        return str(cell.value or "")
    number = Decimal(str(cell.value))
    plain = f"{number * 100}%" if cell.percent else f"{number.normalize():f}"
    return plain if english_style else plain.replace(".", ",")


def _to_1258(text: str) -> bytes:
    """Windows-1258 writes letters with their shape and tones as marks of their own."""
    found = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        try:
            found += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tones = "".join(c for c in parts if c in _TONES)
            base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
            found += (base + tones).encode("cp1258", errors="replace")
    return bytes(found)
