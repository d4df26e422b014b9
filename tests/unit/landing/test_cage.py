"""Files of every format through the child process, and what a file that breaks it costs."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from orchestration.landing import cage as cage_module
from orchestration.landing.cage import Cage
from orchestration.landing.preflight import Refusal
from orchestration.landing.workbook import Sheet, Workbook
from tests.unit.landing.test_preflight import xlsx, zipped


@pytest.fixture(scope="module")
def cage() -> Iterator[Cage]:
    with Cage() as cage:
        yield cage


def sheet_of(result: Workbook | Refusal) -> Sheet:
    assert isinstance(result, Workbook), result
    return result.sheets[0]


def written(path: Path, value: object = 1025) -> Path:
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"] = value
    book.save(path)
    return path


def deadly(path: Path) -> Path:
    """A workbook that passes the preflight and whose only cell makes the reader ask for more memory than it may."""
    far = (
        b'<?xml version="1.0" encoding="UTF-8"?>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        b"</sheetData></worksheet>"
    )
    written(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    path.write_bytes(zipped(parts | {"xl/worksheets/sheet1.xml": far}))
    return path


# ---- Formats ----------------------------------------------------------------------------------------------------


def test_xlsx_keeps_texts_numbers_and_dates_where_they_are(cage: Cage, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Phụ lục I "
    sheet["B2"], sheet["C3"], sheet["D4"] = "1.025", 1.025, datetime(2023, 9, 7)
    book.save(tmp_path / "a.xlsx")

    read = sheet_of(cage.read(tmp_path / "a.xlsx", "a.xlsx"))

    assert read.name == "Phụ lục I"
    assert (read.cell(1, 1), read.cell(2, 2), read.cell(3, 3)) == ("1.025", 1.025, datetime(2023, 9, 7))


def test_xls_is_read_with_its_cells_where_they_are(cage: Cage, tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("PL1")
    sheet.write(1, 1, "Tổng số")
    sheet.write(2, 3, 1025)
    book.save(str(tmp_path / "a.xls"))

    read = sheet_of(cage.read(tmp_path / "a.xls", "a.xls"))

    assert (read.cell(1, 1), read.cell(2, 3)) == ("Tổng số", 1025)


def test_ods_is_read_with_its_cells_where_they_are(cage: Cage, tmp_path: Path) -> None:
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

    read = sheet_of(cage.read(tmp_path / "a.ods", "a.ods"))

    assert (read.text(0, 1), read.text(1, 1)) == ("Tổng số", "1.025")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_csv_is_read_whatever_its_encoding_and_separator(cage: Cage, tmp_path: Path, encoding: str, mark: str) -> None:
    rows = [["Chỉ tiêu", "TH 2022", "KH 2023"], ["Tổng số HTX", "1025", "1100"], ["Giải thể", "5", "6"]]
    (tmp_path / "a.csv").write_bytes("\n".join(mark.join(row) for row in rows).encode(encoding))

    read = sheet_of(cage.read(tmp_path / "a.csv", "a.csv"))

    assert [[read.text(r, c) for c in range(3)] for r in range(3)] == rows


def test_hidden_sheets_rows_columns_and_merged_cells_are_told(cage: Cage, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet, old = book.worksheets[0], book.create_sheet("Năm trước")
    sheet["A1"], sheet["C3"] = "Năm 2023", 1
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    old.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")

    result = cage.read(tmp_path / "a.xlsx", "a.xlsx")

    assert isinstance(result, Workbook)
    assert [s.visible for s in result.sheets] == [True, False]
    assert result.sheets[0].merged == [(0, 0, 0, 2)]
    assert (result.sheets[0].hidden_rows, result.sheets[0].hidden_columns) == ({1}, {1})


def test_rows_hidden_by_a_filter_are_read(cage: Cage, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"] = "Chỉ tiêu", 5
    sheet.auto_filter.ref = "A1:A2"
    sheet.row_dimensions[2].hidden = True
    book.save(tmp_path / "a.xlsx")

    assert sheet_of(cage.read(tmp_path / "a.xlsx", "a.xlsx")).cell(1, 0) == 5


def test_cells_shown_as_percent_and_formulas_without_result_are_told(cage: Cage, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "percent.xlsx")) as book:
        book.add_worksheet().write(1, 1, 0.406, book.add_format({"num_format": "0.0%"}))
    written(tmp_path / "formula.xlsx", "=SUM(A1:A1)")

    percent = sheet_of(cage.read(tmp_path / "percent.xlsx", "percent.xlsx"))
    formula = sheet_of(cage.read(tmp_path / "formula.xlsx", "formula.xlsx"))

    assert (percent.cell(1, 1), percent.percent) == (0.406, {(1, 1)})
    assert formula.uncomputed == {(1, 1)}


def test_a_sheet_in_tcvn3_is_decoded_cell_by_cell(cage: Cage, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["A2"], sheet["A3"], sheet["A4"] = "Tæng sè HTX", "Thùc hiÖn n¨m", "KÕ ho¹ch", "Hà Tĩnh"
    book.save(tmp_path / "a.xlsx")

    read = sheet_of(cage.read(tmp_path / "a.xlsx", "a.xlsx"))

    assert [read.text(row, 0) for row in range(4)] == ["Tổng số HTX", "Thực hiện năm", "Kế hoạch", "Hà Tĩnh"]


# ---- Files that break the reader --------------------------------------------------------------------------------


def test_a_refused_file_starts_no_process(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.7")

    with Cage() as cage:
        result = cage.read(tmp_path / "a.xlsx", "a.xlsx")
        assert cage._process is None

    assert result == Refusal("submissions.pdf")


@pytest.mark.parametrize("content", [xlsx(sheet1=b"<worksheet"), zipped({"xl/workbook.xml": b"not xml at all"})])
def test_a_file_that_cannot_be_parsed_is_a_refusal_and_the_next_file_is_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.xlsx").write_bytes(content)
    good = written(tmp_path / "good.xlsx")

    with Cage() as cage:
        refusal = cage.read(tmp_path / "bad.xlsx", "bad.xlsx")
        assert isinstance(refusal, Refusal)
        assert refusal.rule_id == "submissions.reader_failed"
        assert sheet_of(cage.read(good, "good.xlsx")).cell(1, 1) == 1025


def test_a_file_that_asks_for_too_much_memory_is_a_refusal_and_the_next_file_is_read(tmp_path: Path) -> None:
    bad, good = deadly(tmp_path / "bad.xlsx"), written(tmp_path / "good.xlsx")

    with Cage(time_limit=30) as cage:
        refusal = cage.read(bad, "bad.xlsx")
        assert isinstance(refusal, Refusal)
        assert refusal.rule_id in ("submissions.reader_failed", "submissions.unsafe_content")
        assert sheet_of(cage.read(good, "good.xlsx")).cell(1, 1) == 1025


def test_a_killed_child_costs_no_file_that_is_read_after_it(tmp_path: Path) -> None:
    good = written(tmp_path / "good.xlsx")

    with Cage() as cage:
        cage.read(good, "good.xlsx")
        assert cage._process is not None
        cage._process.kill()
        cage._process.wait()

        assert sheet_of(cage.read(good, "good.xlsx")).cell(1, 1) == 1025


class DeadOnArrival(subprocess.Popen):  # type: ignore[type-arg]
    """A child that is gone before anything is asked of it."""

    def __init__(self, _: object, **options: object) -> None:
        super().__init__(["false"], **options)
        self.wait()


class DeadOnRequest(subprocess.Popen):  # type: ignore[type-arg]
    """A child that takes the request and dies without an answer."""

    def __init__(self, _: object, **options: object) -> None:
        super().__init__(["sh", "-c", "read request"], **options)


@pytest.mark.parametrize("child", [DeadOnArrival, DeadOnRequest])
def test_a_child_that_dies_is_a_refusal_and_the_next_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, child: type
) -> None:
    good = written(tmp_path / "good.xlsx")

    with Cage() as cage:
        with monkeypatch.context() as patched:
            patched.setattr(cage_module.subprocess, "Popen", child)
            refusal = cage.read(good, "good.xlsx")

        assert isinstance(refusal, Refusal)
        assert refusal.rule_id == "submissions.reader_failed"
        assert sheet_of(cage.read(good, "good.xlsx")).cell(1, 1) == 1025


def test_a_child_that_answers_too_late_is_a_refusal_and_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "slow"
    slow.write_text(f"#!{sys.executable}\nimport time\ntime.sleep(600)\n")
    slow.chmod(0o755)
    good = written(tmp_path / "good.xlsx")

    with Cage(time_limit=0.2) as cage:
        monkeypatch.setattr(cage_module.sys, "executable", str(slow))
        refusal = cage.read(good, "good.xlsx")

        assert isinstance(refusal, Refusal)
        assert cage._process is None


def test_a_sheet_wider_than_any_return_is_refused(cage: Cage, tmp_path: Path) -> None:
    path = tmp_path / "wide.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet().write_row(0, 0, range(2000))
    book.close()

    result = cage.read(path, path.name)
    assert isinstance(result, Refusal)
    assert result.rule_id == "submissions.too_large"


def test_one_stray_cell_at_the_bottom_of_a_sheet_is_no_reason_to_refuse(cage: Cage, tmp_path: Path) -> None:
    path = tmp_path / "stray.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write(0, 0, "HTX")
    sheet.write(200_000, 1, 7)
    book.close()

    assert len(sheet_of(cage.read(path, path.name)).rows) == 200_001
