"""Files made to break a reader, each with what must become of it.

Belongs here: one function per file, smaller than an attacker's only where size is not the point. Not here: reading
them (`harness`), files broken by chance (`mutations`).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import xlsxwriter

from tests.hostile import honest
from tests.hostile.honest import FIGURES, SHEET, with_cell, with_parts, with_rows, zipped

MB = 1_000_000
Build = Callable[[], bytes]


@dataclass(frozen=True)
class Hostile:
    """A file and its fate.

    Attributes:
        build: makes its bytes.
        name: what it is called when it arrives.
        refused: rules of `landing.submissions`, one of which refuses it; empty when it is read.
        figures: how many figures are read.
        notes: rules that must be among the findings.
    """

    build: Build
    name: str
    refused: tuple[str, ...]
    figures: int
    notes: tuple[str, ...]

    def is_met_by(self, file_format: str | None, rules: tuple[str, ...], figures: int) -> bool:
        """Whether a file was refused for one declared reason, or its honest part was read with every note."""
        if self.refused:
            return file_format is None and len(rules) == 1 and rules[0].removeprefix("submissions.") in self.refused
        return file_format is not None and figures == self.figures and set(self.notes) <= set(rules)


CORPUS: dict[str, Hostile] = {}


def refused(rule: str, *others: str, name: str = "Phu luc.xlsx") -> Callable[[Build], Build]:
    """Declare a file that is not read, for the reason that one of these rules gives."""
    return _declare(name, (rule, *others), 0, ())


def contained(
    figures: int = FIGURES, notes: tuple[str, ...] = (), name: str = "Phu luc.xlsx"
) -> Callable[[Build], Build]:
    """Declare a file of which the honest part is read."""
    return _declare(name, (), figures, notes)


def _declare(name: str, rules: tuple[str, ...], figures: int, notes: tuple[str, ...]) -> Callable[[Build], Build]:
    def declare(build: Build) -> Build:
        CORPUS[build.__name__] = Hostile(build, name, rules, figures, notes)
        return build

    return declare


# ---- Sizes ------------------------------------------------------------------------------------------------------


@contained(notes=("submissions.stray_cell",))
def far_corner_cell() -> bytes:
    return with_rows('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


@contained()
def far_corner_dimension() -> bytes:
    return with_parts(
        sheet=re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', honest.parts()[SHEET])
    )


@refused("too_heavy", "too_many_cells")
def many_far_cells() -> bytes:
    return with_rows("".join(f'<row r="{r}"><c r="XFD{r}"><v>1</v></c></row>' for r in range(500_000, 500_100)))


@cache
def _zeros() -> bytes:
    return with_parts(sheet=b"0" * 300 * MB)


@refused("unpacks_too_large", "too_long_text")
def zip_bomb() -> bytes:
    return _zeros()


@refused("unpacks_too_large", "damaged_file", "too_long_text")
def zip_bomb_that_lies() -> bytes:
    size, lie = (300 * MB).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    return _zeros().replace(size, lie)


@refused("unpacks_too_large")
def inline_text_of_300_mb() -> bytes:
    cell = b'<row r="9"><c r="A9" t="inlineStr"><is><t>' + b"HTX " * (75 * MB) + b"</t></is></c></row>"
    return with_parts(sheet=honest.parts()[SHEET].replace(b"</sheetData>", cell + b"</sheetData>"))


@refused("too_long_text")
def inline_text_of_80_mb() -> bytes:
    cell = b'<row r="9"><c r="A9" t="inlineStr"><is><t>' + b"HTX " * (20 * MB) + b"</t></is></c></row>"
    return with_parts(sheet=honest.parts()[SHEET].replace(b"</sheetData>", cell + b"</sheetData>"))


@contained()
def million_empty_styled_cells() -> bytes:
    rows = (
        f'<row r="{r}">' + "".join(f'<c r="{c}{r}" s="0"/>' for c in "ABCDEFGHIJ") + "</row>"
        for r in range(10, 100_010)
    )
    return with_rows("".join(rows))


@contained()
def million_formatted_rows() -> bytes:
    return with_rows("".join(f'<row r="{r}" s="1" customFormat="1"/>' for r in range(10, 1_000_010)))


@refused("too_many_merged")
def million_merges() -> bytes:
    merges = "".join(f'<mergeCell ref="A{r}:B{r}"/>' for r in range(10, 1_000_010))
    sheet = honest.parts()[SHEET].replace(
        b"</sheetData>", b"</sheetData><mergeCells>" + merges.encode() + b"</mergeCells>"
    )
    return with_parts(sheet=sheet)


@refused("too_many_merged")
def overlapping_merges() -> bytes:
    merges = b'<mergeCell ref="A1:E7"/>' * 100_000
    return with_parts(
        sheet=honest.parts()[SHEET].replace(b"</sheetData>", b"</sheetData><mergeCells>" + merges + b"</mergeCells>")
    )


@refused("too_heavy")
def shared_string_bomb() -> bytes:
    text = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        + b"A" * 32_767
        + b"</t></si></sst>"
    )
    cells = "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 100_000))
    sheet = re.sub(
        rb"<sheetData>.*</sheetData>", f"<sheetData>{cells}</sheetData>".encode(), honest.parts()[SHEET], flags=re.S
    )
    return with_parts(sheet=sheet, strings=text)


@refused("too_many_sheets")
def sheets_65535() -> bytes:
    sheets = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 65_536))
    return with_parts(
        workbook=re.sub(
            rb"<sheets>.*</sheets>", f"<sheets>{sheets}</sheets>".encode(), honest.parts()["xl/workbook.xml"]
        )
    )


@refused("too_many_parts")
def thousands_of_parts() -> bytes:
    return zipped(honest.parts() | {f"xl/media/{n}.png": b"x" for n in range(6000)}, zipfile.ZIP_STORED)


@refused("too_large")
def file_of_65_mb() -> bytes:
    return bytes(65 * 1024 * 1024)


@refused("too_many_cells")
def columns_2000() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet().write_row(0, 0, range(2000))
    return buffer.getvalue()


@contained(notes=("submissions.too_long_sheet",))
def sheet_of_100_000_rows_beside_the_form() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("PL I")
        for number, row in enumerate(honest.ROWS):
            sheet.write_row(number, 0, row)
        data = book.add_worksheet("Dữ liệu")
        for number in range(100_000):
            data.write_row(number, 0, ("Chỉ tiêu", number))
    return buffer.getvalue()


@contained(figures=0, notes=("submissions.no_table",), name="Phu luc.csv")
def text_lines_by_the_million() -> bytes:
    return b"a;b;c\n" * 1_000_000


@refused("too_many_cells", "too_heavy", name="Phu luc.csv")
def text_columns_by_the_million() -> bytes:
    return b";".join([b"1"] * 1_000_000)


@refused("damaged_file", "too_heavy", name="Phu luc.csv")
def text_field_of_60_mb() -> bytes:
    return b'a;b;"' + b"x" * 60 * MB


@refused("too_many_cells", name="Phu luc.ods")
def ods_million_repeated_rows() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="500" office:value-type="float" office:value="1"/>'
    return honest.ods(f'<table:table-row table:number-rows-repeated="1048000">{cell}</table:table-row>')


@contained(notes=("submissions.stray_cell",), name="Phu luc.ods")
def ods_far_corner_cell() -> bytes:
    return honest.ods(
        '<table:table-row table:number-rows-repeated="1048560"><table:table-cell/></table:table-row><table:table-row>'
        '<table:table-cell table:number-columns-repeated="16383"/>'
        '<table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
    )


@contained(name="Phu luc.ods")
def ods_repeated_to_the_edge() -> bytes:
    return honest.ods(
        '<table:table-row table:number-rows-repeated="99999999999999999999">'
        '<table:table-cell table:number-columns-repeated="-5"/></table:table-row>'
    )


# ---- The archive ------------------------------------------------------------------------------------------------


@refused("nested_archive")
def nested_zip() -> bytes:
    return with_parts(**{"xl/payload.zip": zipped({"a": b"0" * 10 * MB})})


@refused("damaged_file")
def truncated_zip() -> bytes:
    return honest.xlsx()[:-500]


@refused("damaged_file")
def half_a_zip() -> bytes:
    return honest.xlsx()[: len(honest.xlsx()) // 2]


@refused("damaged_file")
def wrong_crc() -> bytes:
    return zipped(honest.parts(), zipfile.ZIP_STORED).replace(b"<sheetData>", b"<sheetDatA>", 1)


@refused("unsafe_entries")
def duplicate_entries() -> bytes:
    return zipped([*honest.parts().items(), (SHEET, honest.parts()[SHEET])])


@refused("unsafe_entries")
def duplicate_entries_by_case() -> bytes:
    return zipped([*honest.parts().items(), (SHEET.upper(), honest.parts()[SHEET])])


@refused("unsafe_entries")
def absolute_entry() -> bytes:
    return with_parts(**{"/etc/cron.d/evil": b"x"})


@refused("unsafe_entries")
def entry_that_climbs() -> bytes:
    return with_parts(**{"xl/../../evil.xml": b"x"})


@refused("unsafe_entries")
def entry_with_backslashes() -> bytes:
    return with_parts(**{"xl\\worksheets\\sheet1.xml": b"x"})


@refused("empty_file")
def empty_zip() -> bytes:
    return zipped({})


@refused("password_protected")
def encrypted_entries() -> bytes:
    content = bytearray(honest.xlsx())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(signature, at + 1)
    return bytes(content)


@refused("damaged_file")
def unknown_compression() -> bytes:
    content = bytearray(honest.xlsx())
    for signature, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = content.find(signature)
        while at >= 0:
            content[at + offset] = 99
            at = content.find(signature, at + 1)
    return bytes(content)


# ---- XML --------------------------------------------------------------------------------------------------------


@refused("unsafe_xml")
def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "lol">{entities}]><sst><si><t>&l9;</t></si></sst>'
    return with_parts(strings=text.encode())


@refused("unsafe_xml")
def external_entity() -> bytes:
    return with_parts(sheet=b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + honest.parts()[SHEET])


@refused("unsafe_xml")
def doctype_in_utf16() -> bytes:
    return with_parts(sheet='<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><worksheet/>'.encode("utf-16"))


@refused("unsafe_xml", name="Phu luc.ods")
def ods_entity_bomb() -> bytes:
    return honest.ods(**{"content.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'})


@refused("damaged_file", "too_heavy", "too_slow")
def deep_nesting() -> bytes:
    return with_parts(sheet=b"<worksheet><sheetData>" + b"<a>" * 5 * MB)


@refused("too_long_text")
def attribute_of_100_mb() -> bytes:
    return with_parts(sheet=b'<worksheet><sheetData><row r="' + b"1" * 100 * MB + b'"/></sheetData></worksheet>')


@refused("damaged_file")
def sheet_cut_short() -> bytes:
    return with_parts(sheet=honest.parts()[SHEET][:-200])


@refused("damaged_file")
def not_xml_at_all() -> bytes:
    return with_parts(workbook=b"\x00\x01\x02 not xml")


@refused("damaged_file")
def missing_sheet_part() -> bytes:
    return zipped({name: content for name, content in honest.parts().items() if name != SHEET})


@refused("damaged_file")
def two_tabs_of_one_part() -> bytes:
    sheets = b'<sheets><sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId1"/></sheets>'
    return with_parts(workbook=re.sub(rb"<sheets>.*</sheets>", sheets, honest.parts()["xl/workbook.xml"]))


# ---- Cells ------------------------------------------------------------------------------------------------------


@refused("damaged_file")
def huge_column_index() -> bytes:
    return with_rows('<row r="9"><c r="ZZZZZZZZ9"><v>1</v></c></row>')


@refused("damaged_file")
def huge_row_index() -> bytes:
    return with_rows('<row r="99999999999999"><c r="A99999999999999"><v>1</v></c></row>')


@refused("damaged_file")
def shared_string_that_is_not_there() -> bytes:
    return with_rows('<row r="9"><c r="A9" t="s"><v>4000000000</v></c></row>')


@contained(notes=("figures.formula_error",))
def not_a_number() -> bytes:
    return with_cell("E6", '<c r="E6"><v>NaN</v></c>')


@contained(notes=("figures.formula_error",))
def infinity() -> bytes:
    return with_cell("E6", '<c r="E6"><v>Infinity</v></c>')


@contained(notes=("figures.unreadable_total",))
def number_1e308() -> bytes:
    return with_cell("E6", '<c r="E6"><v>1e308</v></c>')


@contained()
def negative_zero() -> bytes:
    return with_cell("E6", '<c r="E6"><v>-0</v></c>')


@contained(notes=("figures.formula_not_computed",))
def cyclic_formula() -> bytes:
    return with_cell("E6", '<c r="E6"><f>E6+1</f></c>')


@contained()
def cells_of_32767_characters() -> bytes:
    cell = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    rows = "".join(f'<row r="{r}">{cell.format(f"B{r}", "Ghi chú " * 4095)}</row>' for r in range(20, 60))
    return with_rows(rows)


@contained()
def texts_that_make_patterns_backtrack() -> bytes:
    texts = (
        "(" * 4000,
        "1." * 2000,
        "9" * 4000,
        "- " * 2000,
        "a,b;" * 1000,
        "năm 2023 " * 450,
        "(1)" * 1300,
        "₫$%" * 1300,
    )
    cell = '<c r="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>'
    rows = "".join(
        f'<row r="{r}">' + "".join(cell.format(f"{c}{r}", text) for c in "ABCGH") + "</row>"
        for r, text in enumerate(texts, start=8)
    )
    return with_rows(rows)


@contained(notes=("figures.unreadable_total",))
def date_before_1900() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("PL I")
        for number, row in enumerate(honest.ROWS):
            sheet.write_row(number, 0, row)
        sheet.write_number(5, 4, -5, book.add_format({"num_format": "dd/mm/yyyy"}))
    return buffer.getvalue()


@contained(notes=("figures.excel_date",))
def date_of_the_1904_base() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"date_1904": True}) as book:
        sheet = book.add_worksheet("PL I")
        for number, row in enumerate(honest.ROWS):
            sheet.write_row(number, 0, row)
        sheet.write_number(5, 4, 43_000, book.add_format({"num_format": "dd/mm/yyyy"}))
    return buffer.getvalue()


@contained(notes=("figures.unrecognised_label",))
def control_and_direction_characters() -> bytes:
    text = "\u202eHTX\u202c \u2066đảo\u2069 _x0000__x001B_[2J\u200f"
    return with_rows(f'<row r="8"><c r="B8" t="inlineStr"><is><t>{text}</t></is></c><c r="E8"><v>7</v></c></row>')


@contained(notes=("figures.unrecognised_label",))
def formula_in_a_name() -> bytes:
    text = "=HYPERLINK(&quot;http://127.0.0.1/?&quot;&amp;A1,&quot;HTX&quot;)"
    return with_rows(f'<row r="8"><c r="B8" t="inlineStr"><is><t>{text}</t></is></c><c r="E8"><v>7</v></c></row>')


# ---- Sheets -----------------------------------------------------------------------------------------------------


@contained()
def sheet_name_with_slash_quote_and_formula() -> bytes:
    name = b"=cmd|'/c calc'!A1 ../ &amp; \xe2\x80\xae"
    return with_parts(workbook=honest.parts()["xl/workbook.xml"].replace(b"PL I", name))


@refused("damaged_file")
def sheet_name_with_nul() -> bytes:
    return with_parts(workbook=honest.parts()["xl/workbook.xml"].replace(b"PL I", b"PL\x00I"))


@contained(figures=2 * FIGURES)
def two_sheets_of_one_name() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for sheet_name, total in (("PL I", 1025), ("PL J", 1030)):
            sheet = book.add_worksheet(sheet_name)
            for number, row in enumerate(honest.ROWS):
                sheet.write_row(number, 0, row)
            sheet.write(5, 4, total)
    with zipfile.ZipFile(buffer) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content["xl/workbook.xml"] = content["xl/workbook.xml"].replace(b"PL J", b"PL I")
    return zipped(content)


@contained(figures=0, notes=("submissions.no_table", "submissions.hidden_sheet"))
def everything_hidden() -> bytes:
    workbook = honest.parts()["xl/workbook.xml"].replace(b'sheetId="1"', b'sheetId="1" state="veryHidden"')
    return with_parts(workbook=workbook)


# ---- What would run or reach out --------------------------------------------------------------------------------


@contained(notes=("submissions.macros",), name="Phu luc.xlsm")
def macros() -> bytes:
    return with_parts(**{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(2000)})


@contained(notes=("submissions.external_links",))
def link_to_another_workbook() -> bytes:
    link = b'<externalLink><externalBook r:id="rId1"/></externalLink>'
    content = with_cell("E6", "<c r=\"E6\"><f>'[1]PL I'!E6</f><v>1025</v></c>")
    return _added(content, "xl/externalLinks/externalLink1.xml", link)


@contained(notes=("submissions.external_links", "figures.formula_not_computed"))
def link_without_a_stored_value() -> bytes:
    link = b'<externalLink><externalBook r:id="rId1"/></externalLink>'
    return _added(with_cell("E6", "<c r=\"E6\"><f>'[1]PL I'!E6</f></c>"), "xl/externalLinks/externalLink1.xml", link)


@contained(notes=("submissions.external_links",))
def dde_link() -> bytes:
    link = b'<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    return with_parts(**{"xl/externalLinks/externalLink1.xml": link})


@contained(notes=("submissions.embedded_objects",))
def embedded_ole_object() -> bytes:
    return with_parts(**{"xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + bytes(2000)})


def _added(content: bytes, name: str, part: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return zipped({n: archive.read(n) for n in archive.namelist()} | {name: part})


# ---- Other formats ----------------------------------------------------------------------------------------------

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _ole(stream: str) -> bytes:
    return _OLE + bytes(504) + f"{stream}\0".encode("utf-16-le") + bytes(2048)


@refused("password_protected")
def encrypted_ooxml() -> bytes:
    return _ole("EncryptedPackage")


@refused("password_protected", name="Phu luc.xls")
def encrypted_xls() -> bytes:
    # the record after the first one becomes FILEPASS
    return honest.xls().replace(b"\xe1\x00\x02\x00\xb0\x04", b"\x2f\x00\x02\x00\x00\x00", 1)


@refused("password_protected", name="Phu luc.ods")
def encrypted_ods() -> bytes:
    return honest.ods(**{"META-INF/manifest.xml": b"<manifest:encryption-data/>"})


@refused("old_excel", name="Phu luc.xls")
def excel_2() -> bytes:
    return b"\x09\x00\x04\x00\x02\x00\x10\x00" + bytes(100)


@refused("old_excel", name="Phu luc.xls")
def excel_3() -> bytes:
    return b"\x09\x02\x06\x00\x00\x00\x10\x00\x00\x00" + bytes(100)


@refused("old_excel", name="Phu luc.xls")
def excel_4() -> bytes:
    return b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00" + bytes(100)


@refused("old_excel", name="Phu luc.xls")
def excel_5() -> bytes:
    return _ole("Book")


@refused("binary_workbook", name="Phu luc.xlsb")
def xlsb() -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": bytes(100)})


@refused("web_page", name="Phu luc.xls")
def page_without_a_table() -> bytes:
    return b"<html><frameset><frame src='a_files/sheet001.htm'></frameset></html>"


@refused("too_many_cells", name="Phu luc.xls")
def page_that_spans_the_world() -> bytes:
    return honest.page('<tr><td rowspan="999999999" colspan="0">x</td></tr>' * 1000)


@refused("too_many_cells", name="Phu luc.xls")
def page_of_a_million_columns() -> bytes:
    return honest.page('<tr><td colspan="99999999">x</td></tr>')


@refused("too_many_cells", name="Phu luc.xls")
def page_of_a_million_rows() -> bytes:
    return honest.page("<tr>" * MB)


@contained(name="Phu luc.xls")
def page_of_tables_within_tables() -> bytes:
    return honest.page("<table><tr><td>" * 50_000)


@contained(name="Phu luc.xls")
def page_whose_last_tag_never_ends() -> bytes:
    return honest.page('</table><p style="' + "x" * 5 * MB)


@contained(name="Phu luc.xls")
def page_with_a_program() -> bytes:
    return honest.page("</table><script>document.write('<table><tr><td>9</td></tr></table>')</script>")


@contained(name="Phu luc.xls")
def xml_2003() -> bytes:
    return honest.xml_2003()


@refused("too_many_cells", name="Phu luc.xls")
def xml_2003_far_corner_cell() -> bytes:
    return honest.xml_2003('<Row Index="1048576"><Cell Index="16384"><Data Type="Number">1</Data></Cell></Row>')


@contained(name="Phu luc.xls")
def xml_2003_of_nonsense() -> bytes:
    return honest.xml_2003('<Row Index="-1" Span="x"><Cell MergeDown="99999999999"/><Data/></Row>')


@refused("unsafe_xml", name="Phu luc.xls")
def xml_2003_billion_laughs() -> bytes:
    entities = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return honest.xml_2003().replace(b"?>", b"?>" + entities, 1)


@refused("damaged_file", name="Phu luc.xls")
def xls_of_random_sectors() -> bytes:
    return honest.xls()[:600] + bytes(range(256)) * 20


@refused("damaged_file", name="Phu luc.xls")
def xls_cut_short() -> bytes:
    return honest.xls()[:1500]


@refused("pdf")
def pdf_named_xlsx() -> bytes:
    return b"%PDF-1.7\n1 0 obj"


@refused("not_a_spreadsheet", name="Phu luc.docx")
def word_document() -> bytes:
    return zipped({"word/document.xml": b"<w:document/>"})


@refused("not_a_spreadsheet", name="Phu luc.xls")
def picture_named_xls() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(100)


@refused("empty_file")
def only_zeros() -> bytes:
    return bytes(100_000)
