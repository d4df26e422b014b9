"""The honest workbook that hostile files are made of, and ways to spoil one.

Belongs here: bytes of small good files in each format, and zips that no tool would write. Not here: what is hostile
about a file (`corpus`).
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import Any

import xlsxwriter
import xlwt

SHEET = "xl/worksheets/sheet1.xml"
FIGURES = 4  # of the honest workbook
ROWS: tuple[tuple[Any, ...], ...] = (
    ("UBND TỈNH HÀ TĨNH",),
    ("PHỤ LỤC I",),
    ("KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM 2023",),
    ("STT", "Chỉ tiêu", "ĐVT", "TH 2022", "TH 2023"),
    ("I", "Hợp tác xã"),
    (1, "Tổng số hợp tác xã", "HTX", 980, 1025),
    (2, "Số HTX giải thể", "HTX", 5, 4),
)


@cache
def xlsx() -> bytes:
    """PL I with four figures."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("PL I")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
    return buffer.getvalue()


@cache
def xls() -> bytes:
    """The same as Excel 97-2003 writes it."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("PL I")
    for number, row in enumerate(ROWS):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def page(more: str = "") -> bytes:
    """The same as a web page, with more HTML at the end of its table."""
    rows = "".join("<tr>" + "".join(f"<td>{value}</td>" for value in row) + "</tr>" for row in ROWS)
    return f"<html><body><table>{rows}{more}</table></body></html>".encode()


def xml_2003(rows: str = "") -> bytes:
    """The same as XML Spreadsheet 2003, with more rows at its end."""
    own = "".join(
        "<Row>"
        + "".join(
            f'<Cell><Data Type="{"String" if isinstance(value, str) else "Number"}">{value}</Data></Cell>'
            for value in row
        )
        + "</Row>"
        for row in ROWS
    )
    sheet = f'<Worksheet Name="PL I"><Table>{own}{rows}</Table></Worksheet>'
    namespace = "urn:schemas-microsoft-com:office:spreadsheet"
    return f'<?xml version="1.0"?><Workbook xmlns="{namespace}">{sheet}</Workbook>'.encode()


def ods(rows: str = "", **parts: bytes) -> bytes:
    """The same as OpenDocument, with more rows of XML at its end."""
    honest = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="float" office:value="{v}"><text:p>{v}</text:p></table:table-cell>'
            if isinstance(v, int)
            else f'<table:table-cell office:value-type="string"><text:p>{v}</text:p></table:table-cell>'
            for v in row
        )
        + "</table:table-row>"
        for row in ROWS
    )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="PL I">{honest}{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    mimetype = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}
    return zipped(mimetype | {"content.xml": content.encode()} | parts)


def csv() -> bytes:
    """The same as text."""
    return "\n".join(";".join(map(str, row)) for row in ROWS).encode()


def parts() -> dict[str, bytes]:
    """Parts of the honest workbook."""
    with zipfile.ZipFile(io.BytesIO(xlsx())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(content: Mapping[str, bytes] | list[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive, even one with a name twice."""
    buffer = io.BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),
        zipfile.ZipFile(buffer, "w", compression, compresslevel=1) as archive,
    ):
        for name, data in content.items() if isinstance(content, Mapping) else content:
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.filename = name  # ZipInfo tidies names that lead elsewhere
            entry.compress_type = compression
            archive.writestr(entry, data)
    return buffer.getvalue()


def with_parts(**changed: bytes) -> bytes:
    """The honest workbook with parts added or replaced; `sheet` and `strings` are short for theirs."""
    names = {"sheet": SHEET, "strings": "xl/sharedStrings.xml", "workbook": "xl/workbook.xml"}
    return zipped(parts() | {names.get(name, name): content for name, content in changed.items()})


def with_rows(xml: str) -> bytes:
    """The honest workbook with more rows on its sheet."""
    return with_parts(sheet=parts()[SHEET].replace(b"</sheetData>", xml.encode() + b"</sheetData>"))


def with_cell(address: str, xml: str) -> bytes:
    """The honest workbook with the value of one cell replaced."""
    sheet = parts()[SHEET]
    start = sheet.index(f'<c r="{address}"'.encode())
    end = sheet.index(b"</c>", start) + len(b"</c>")
    return with_parts(sheet=sheet[:start] + xml.encode() + sheet[end:])
