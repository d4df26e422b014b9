"""Files of every format become the same grid of cells, with what only the format knows of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

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
