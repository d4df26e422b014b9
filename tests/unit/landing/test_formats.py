"""Files of every format become the same grid of cells, with what only the format knows of them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.text import P

from orchestration.landing.caged.refusal import Refusal
from orchestration.landing.cells.formats.number_formats import PLAIN, NumberFormat, read_code
from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.one_file import read_workbook


def sheet_of(path: Path) -> Sheet:
    return read_workbook(path, path.name).sheets[0]


# ---- Formats ----------------------------------------------------------------------------------------------------


def test_xlsx_keeps_texts_numbers_and_dates_where_they_are(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Phụ lục I "
    sheet["B2"], sheet["C3"], sheet["D4"] = "1.025", 1.025, datetime(2023, 9, 7)
    book.save(tmp_path / "a.xlsx")

    read = sheet_of(tmp_path / "a.xlsx")

    assert read.name == "Phụ lục I"
    assert (read.cell(1, 1), read.cell(2, 2), read.cell(3, 3)) == ("1.025", 1.025, datetime(2023, 9, 7))


def test_xls_is_read_with_its_cells_where_they_are(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("PL1")
    sheet.write(1, 1, "Tổng số")
    sheet.write(2, 3, 1025)
    book.save(str(tmp_path / "a.xls"))

    read = sheet_of(tmp_path / "a.xls")

    assert (read.cell(1, 1), read.cell(2, 3)) == ("Tổng số", 1025)


def test_ods_is_read_with_its_cells_where_they_are(tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="PL1")
    for values in (["", "Tổng số"], ["", "1.025"]):
        row = TableRow()
        for value in values:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=value))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(tmp_path / "a.ods"))

    read = sheet_of(tmp_path / "a.ods")

    assert (read.text(0, 1), read.text(1, 1)) == ("Tổng số", "1.025")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_csv_is_read_whatever_its_encoding_and_separator(tmp_path: Path, encoding: str, mark: str) -> None:
    rows = [["Chỉ tiêu", "TH 2022", "KH 2023"], ["Tổng số HTX", "1025", "1100"], ["Giải thể", "5", "6"]]
    (tmp_path / "a.csv").write_bytes("\n".join(mark.join(row) for row in rows).encode(encoding))

    read = sheet_of(tmp_path / "a.csv")

    assert [[read.text(r, c) for c in range(3)] for r in range(3)] == rows


PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><title>Xuất từ phần mềm</title>
<!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>PL1</x:Name></x:ExcelWorksheet></xml><![endif]--></head><body>
<h3>BIỂU TỔNG HỢP</h3><p>Năm 2023<script>var x = "<td>9</td>";</script></p>
<table><col><col style="display:none"><col>
  <tr><td rowspan=2>Chỉ tiêu<th>Mã<th colspan="2">Năm
    2023</tr>
  <tr><td>01</td><td>KH<td>TH</tr>
  <tr style="display: none"><td>Nháp</td></tr>
  <tr><td>Doanh thu<br>bình quân&nbsp;</td><td></td><td x:num="1234.5">1.234,50</td><td x:num="0.406">40,6%</td></tr>
</table>Người lập biểu</body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_web_page_is_read_as_a_spreadsheet_program_lays_it_out(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.xls").write_bytes(PAGE.encode(encoding))

    read = sheet_of(tmp_path / "a.xls")

    assert read.name == "PL1"
    assert read.rows == [
        ["BIỂU TỔNG HỢP"],
        ["Năm 2023"],
        ["Chỉ tiêu", "Mã", "Năm 2023"],
        [None, "01", "KH", "TH"],
        ["Nháp"],
        ["Doanh thu\nbình quân", None, 1234.5, "40,6%"],
        ["Người lập biểu"],
    ]
    assert read.merged == [(2, 0, 3, 0), (2, 2, 2, 3)]
    assert (read.hidden_rows, read.hidden_columns) == ({4}, {1})


def test_tables_within_the_tables_of_a_page_follow_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_text("<table><tr><td>Trên<table><tr><td>1<td>2</table></td></tr></table>")

    assert sheet_of(tmp_path / "a.xls").rows == [["Trên"], ["1", "2"]]


def test_a_page_is_decoded_as_it_says(tmp_path: Path) -> None:
    page = '<meta charset="windows-1252"><table><tr><td>Tæng sè</td></tr></table>'  # TCVN3
    (tmp_path / "a.xls").write_bytes(page.encode("windows-1252"))

    assert sheet_of(tmp_path / "a.xls").rows == [["Tổng số"]]


def test_a_page_whose_sheets_lie_in_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_text('<html><frameset><frame src="a_files/sheet001.htm"></frameset></html>')

    with pytest.raises(Refusal, match="web_page"):
        sheet_of(tmp_path / "a.xls")


def test_xml_2003_is_read_with_its_cells_where_they_are(tmp_path: Path) -> None:
    office = "urn:schemas-microsoft-com:office"
    (tmp_path / "a.xls").write_text(
        f"""<?xml version="1.0"?><ss:Workbook xmlns:ss="{office}:spreadsheet" xmlns:x="{office}:excel">
        <ss:Styles><ss:Style ss:ID="s1"><ss:NumberFormat ss:Format="0.0%"/></ss:Style></ss:Styles>
        <ss:Worksheet ss:Name="PL1"><ss:Table><ss:Column/><ss:Column ss:Hidden="1" ss:Span="1"/>
        <ss:Row><ss:Cell ss:MergeAcross="2"><ss:Data ss:Type="String">Tổng <B>số</B></ss:Data></ss:Cell>
          <ss:Cell><ss:Data ss:Type="Number">1025</ss:Data>
            <ss:Comment><ss:Data>xem lại</ss:Data></ss:Comment></ss:Cell></ss:Row>
        <ss:Row ss:Index="3" ss:Hidden="1"><ss:Cell ss:Index="2" ss:StyleID="s1">
          <ss:Data ss:Type="Number">0.406</ss:Data></ss:Cell>
          <ss:Cell ss:Formula="=R1C1"/>
          <ss:Cell><ss:Data ss:Type="DateTime">2023-09-07T00:00:00.000</ss:Data></ss:Cell></ss:Row>
        </ss:Table></ss:Worksheet>
        <ss:Worksheet ss:Name="Cũ"><ss:Table/><x:WorksheetOptions><x:Visible>SheetVeryHidden</x:Visible>
        </x:WorksheetOptions></ss:Worksheet></ss:Workbook>""",
        encoding="utf-8",
    )

    first, second = read_workbook(tmp_path / "a.xls", "a.xls").sheets

    assert first.rows == [["Tổng số", None, None, 1025.0], [], [None, 0.406, None, datetime(2023, 9, 7)]]
    assert (first.merged, first.percent, first.uncomputed) == ([(0, 0, 0, 2)], {(2, 1)}, {(2, 2)})
    assert (first.hidden_rows, first.hidden_columns) == ({2}, {1, 2})
    assert [(sheet.name, sheet.visible) for sheet in (first, second)] == [("PL1", True), ("Cũ", False)]


@pytest.mark.parametrize("suffix", [".xls", ".xlsb", ".ods", ".dat", ""])
def test_a_workbook_is_read_by_its_bytes_whatever_its_suffix_says(tmp_path: Path, suffix: str) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Tổng số"
    book.save(tmp_path / "a.xlsx")
    renamed = (tmp_path / "a.xlsx").rename(tmp_path / f"a{suffix}")

    assert sheet_of(renamed).rows == [["Tổng số"]]


def test_hidden_sheets_rows_columns_and_merged_cells_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet, old = book.worksheets[0], book.create_sheet("Năm trước")
    sheet["A1"], sheet["C3"] = "Năm 2023", 1
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    old.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")

    result = read_workbook(tmp_path / "a.xlsx", "a.xlsx")

    assert [s.visible for s in result.sheets] == [True, False]
    assert result.sheets[0].merged == [(0, 0, 0, 2)]
    assert (result.sheets[0].hidden_rows, result.sheets[0].hidden_columns) == ({1}, {1})


def test_rows_hidden_by_a_filter_are_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"] = "Chỉ tiêu", 5
    sheet.auto_filter.ref = "A1:A2"
    sheet.row_dimensions[2].hidden = True
    book.save(tmp_path / "a.xlsx")

    assert sheet_of(tmp_path / "a.xlsx").cell(1, 0) == 5


@pytest.mark.parametrize(
    ("filter_record", "seen"), [(b"", None), (b"\x9b\x00\x00\x00", 5), (b"\x9d\x00\x02\x00\x01\x00", 5)]
)
def test_rows_of_an_old_workbook_are_read_where_a_filter_hides_them(
    tmp_path: Path, filter_record: bytes, seen: float | None
) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Biểu")
    sheet.write(0, 0, "Chỉ tiêu")
    sheet.write(1, 0, 5)
    sheet.row(1).hidden = True
    records = sheet.get_biff_data
    sheet.get_biff_data = lambda: (content := records())[:-4] + filter_record + content[-4:]  # before the end
    book.save(str(tmp_path / "a.xls"))

    assert sheet_of(tmp_path / "a.xls").cell(1, 0) == seen


def test_cells_shown_as_percent_and_formulas_without_result_are_told(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "percent.xlsx")) as book:
        book.add_worksheet().write(1, 1, 0.406, book.add_format({"num_format": "0.0%"}))
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"] = "=SUM(A1:A1)"
    book.save(tmp_path / "formula.xlsx")

    percent = sheet_of(tmp_path / "percent.xlsx")
    formula = sheet_of(tmp_path / "formula.xlsx")

    assert (percent.cell(1, 1), percent.percent) == (0.406, {(1, 1)})
    assert formula.uncomputed == {(1, 1)}


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_cells_are_read_as_their_formats_show_them(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    stored = {
        2023: '"Năm "0',
        25: '#,##0" HTX"',
        1234567890: "#,##0,,",
        1025: r"#,##0\ _₫",
        1.025: '0.0" ha"',
        7: ";;;",
    }
    if kind == "xlsx":
        with xlsxwriter.Workbook(str(path)) as new:
            sheet = new.add_worksheet()
            for column, (number, code) in enumerate(stored.items()):
                sheet.write(0, column, number, new.add_format({"num_format": code}))
    else:
        old = xlwt.Workbook()
        page = old.add_sheet("Biểu")
        for column, (number, code) in enumerate(stored.items()):
            page.write(0, column, number, xlwt.easyxf(num_format_str=code))
        old.save(str(path))

    read = sheet_of(path)

    assert read.rows == [["Năm 2023", "25 HTX", 1234.56789, 1025, "1,0250 ha", "ẩn: 7"]]
    assert not read.percent


def struck_in_xlsx(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, 35, book.add_format({"font_strikeout": True}))
        sheet.write(0, 1, 37, book.add_format({"bold": True}))


def struck_as_libreoffice_says_it(path: Path) -> None:
    """It says of each font whether it is struck out; a format that depends on a condition has a font too."""
    struck_in_xlsx(path)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    styles = parts["xl/styles.xml"].replace(b"<font><b/>", b'<font><b/><strike val="0"/>')
    depends = b'<dxfs count="1"><dxf><font><strike/></font></dxf></dxfs>'
    parts["xl/styles.xml"] = re.sub(rb"<dxfs[^>]*/>", depends, styles)
    assert parts["xl/styles.xml"].count(b"<strike") == 3
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)


def struck_in_xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Biểu")
    sheet.write(0, 0, 35, xlwt.easyxf("font: struck_out true"))
    sheet.write(0, 1, 37, xlwt.easyxf("font: bold true"))
    book.save(str(path))


def struck_in_xml_2003(path: Path) -> None:
    path.write_text(
        """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Styles>
        <Style ID="a"><Font StrikeThrough="1"/><NumberFormat/></Style><Style ID="b"><Font Bold="1"/></Style></Styles>
        <Worksheet Name="Biểu"><Table><Row><Cell StyleID="a"><Data Type="Number">35</Data></Cell>
        <Cell StyleID="b"><Data Type="Number">37</Data></Cell></Row></Table></Worksheet></Workbook>""",
        encoding="utf-8",
    )


def struck_in_ods(path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    styles = {line: Style(name=f"ce-{line}", family="table-cell") for line in ("solid", "none")}
    table, row = Table(name="Biểu"), TableRow()
    for (line, style), number in zip(styles.items(), (35, 37), strict=True):
        style.addElement(TextProperties(textlinethroughstyle=line))
        book.automaticstyles.addElement(style)
        row.addElement(TableCell(valuetype="float", value=number, stylename=style))
    table.addElement(row)
    book.spreadsheet.addElement(table)
    book.save(str(path))


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.xlsx", struck_in_xlsx),
        ("a.xlsx", struck_as_libreoffice_says_it),
        ("b.xls", struck_in_xls),
        ("c.xls", struck_in_xml_2003),
        ("d.ods", struck_in_ods),
    ],
    ids=["xlsx", "xlsx of LibreOffice", "xls", "xml 2003", "ods"],
)
def test_a_number_that_is_struck_out_is_none(tmp_path: Path, name: str, write: Callable[[Path], None]) -> None:
    write(tmp_path / name)

    assert sheet_of(tmp_path / name).rows == [["gạch bỏ: 35", 37]]


@pytest.mark.parametrize(
    ("code", "number_format"),
    [
        ("0.0%", NumberFormat(percent=True)),
        ("#,##0.0,,", NumberFormat(thousands=2)),
        ("0,.0", NumberFormat(thousands=1)),
        (r"\N\ă\m\ 0", NumberFormat(before="Năm ")),
        ('General" người";-General', NumberFormat(after=" người")),
        ('0;"Lỗ "0', PLAIN),
        (r'_-* #,##0.00\ _₫_-;\-* #,##0.00\ _₫_-;_-* "-"??\ _₫_-;_-@_-', PLAIN),
        ('[>=1000]#,##0,"k";0', PLAIN),
        ("#,##0.00 [$VND]", PLAIN),
        ("", PLAIN),
    ],
)
def test_what_a_format_says_of_positive_numbers_counts(code: str, number_format: NumberFormat) -> None:
    assert read_code(code) == number_format


def test_a_sum_saved_as_zero_by_a_program_that_computes_none_is_no_zero(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "sums.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_column("A1", [12, 30, 0, 0])
        sheet.write_formula("A5", "=SUM(A1:A2)")  # it writes 0 as the result
        sheet.write_formula("A6", "=A5+A3")
        sheet.write_formula("A7", "=SUM(A3:A4)")
        sheet.write_formula("A8", "=A1-A1")
        sheet.write_formula("A9", "=SUM(A1:A2)", None, 42)

    read = sheet_of(tmp_path / "sums.xlsx")

    assert [read.cell(row, 0) for row in range(4, 9)] == [None, None, 0, 0, 42]
    assert read.uncomputed == {(4, 0), (5, 0)}


def test_sums_saved_as_zero_are_found_in_columns_of_two_letters_and_however_long_a_form_is(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "wide.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write("AA1", 12)
        sheet.write("BA1", 0)
        sheet.write_formula("A2", "=AA1+B1")
        sheet.write_formula("A3", "=BA1+B1")
        sheet.write_formula("A4", "=SUM(AA1:AA2001)")  # longer than any form: no clerk's sum

    read = sheet_of(tmp_path / "wide.xlsx")

    assert (read.uncomputed, read.cell(2, 0), read.cell(3, 0)) == ({(1, 0)}, 0, 0)


def test_a_sum_saved_as_zero_far_from_all_other_cells_spoils_no_file(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "stray.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_column("A1", [12, 30])
        sheet.write_formula("A3", "=SUM(A1:A2)")
        sheet.write_formula("ZZ60000", "=SUM(A1:A2)")

    read = sheet_of(tmp_path / "stray.xlsx")

    assert (read.cell(1, 0), read.cell(2, 0), read.uncomputed) == (30, None, {(2, 0)})


def test_a_sheet_in_tcvn3_is_decoded_cell_by_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["A3"], sheet["A4"] = "Tæng sè HTX", "Thùc hiÖn n¨m", "KÕ ho¹ch", "Hà Tĩnh"
    book.save(tmp_path / "a.xlsx")

    read = sheet_of(tmp_path / "a.xlsx")

    assert [read.text(row, 0) for row in range(4)] == ["Tổng số HTX", "Thực hiện năm", "Kế hoạch", "Hà Tĩnh"]
