"""The marked copy of a workbook, as Excel or LibreOffice opens it, and as it is read when it comes back."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import PIL.Image
import pytest
import xlsxwriter
import xlwt
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import FormulaRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from orchestration.dialogue.copyist import CopyFailed, Copyist
from orchestration.dialogue.feedback import Feedback, Page, Remark, page
from orchestration.dialogue.spreadsheet_styles import TINTS
from orchestration.landing.cells.workbook import Workbook
from orchestration.landing.explanations import explanations, is_feedback
from orchestration.landing.one_file import read_workbook

MESSAGE = "Số tăng thêm là 5, khác 8. Đề nghị kiểm tra lại."
Write = Callable[..., Path]


def said(*remarks: dict[str, Any]) -> Page:
    defaults = {
        "finding_id": "0123456789abcdef", "severity": "warning", "status": "open", "level": 2, "sheet": "Biểu 1",
        "cell": "B2", "related_cells": "", "printed": "5", "expected": "8", "message": MESSAGE,
    }  # fmt: skip
    received = datetime(2026, 1, 15, 18, 0)
    found = tuple(Remark(**{**defaults, **remark}) for remark in remarks or ({},))
    return page(Feedback("a" * 16, "Hà Tĩnh", "năm 2023", "a.xlsx", 1, received, False, (), found))


@pytest.fixture(scope="module")
def copyist() -> Iterator[Copyist]:
    with Copyist() as running:
        yield running


@pytest.fixture
def write(copyist: Copyist, tmp_path: Path) -> Write:
    """Writes the feedback on a workbook and returns its path."""

    def run(source: Path, about: Page | None = None, file_format: str = "xlsx", name: str = "back.xlsx") -> Path:
        target = tmp_path / "feedback" / name
        copyist.write(source, file_format, target, (about or said()).as_dict())
        return target

    return run


@pytest.fixture
def submission(tmp_path: Path) -> Path:
    """A workbook with what a copy must keep; its name has no suffix, as in the archive."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Biểu 1"
    sheet["A1"] = "BIỂU TỔNG HỢP"
    sheet.merge_cells("A1:C1")
    sheet["A2"], sheet["B2"], sheet["C2"] = "Tăng thêm", 5, "=SUM(B2:B3)"
    sheet["A2"].font = Font(bold=True)
    sheet["B3"] = 0.406
    sheet["B3"].number_format = "0.0%"
    sheet["B4"] = "của tỉnh"
    sheet["B4"].comment = Comment("Ghi chú của tỉnh", "Sở KHĐT")
    sheet["B4"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet.column_dimensions["A"].width = 41
    book.create_sheet("Ẩn").sheet_state = "hidden"
    path = tmp_path / "archived"
    book.save(path)
    return path


def rules(sheet: Worksheet) -> list[tuple[str, Rule]]:
    """The conditions under which cells are coloured, with their cells."""
    return [(str(where.sqref), rule) for where in sheet.conditional_formatting for rule in where.rules]


def colours(sheet: Worksheet) -> dict[str, str]:
    """The colour that lies over each cell."""
    return {where: rule.dxf.fill.bgColor.rgb[-6:] for where, rule in rules(sheet)}


def read(path: Path) -> Workbook:
    return read_workbook(path, path.name)


def test_a_copy_keeps_cells_formulas_formats_widths_merges_and_hidden_sheets(write: Write, submission: Path) -> None:
    book = openpyxl.load_workbook(write(submission))
    sheet = book["Biểu 1"]

    assert book.sheetnames == ["Phản hồi", "Biểu 1", "Ẩn"]
    assert book["Ẩn"].sheet_state == "hidden"
    assert (sheet["A2"].value, sheet["B2"].value, sheet["C2"].value) == ("Tăng thêm", 5, "=SUM(B2:B3)")
    assert sheet["A2"].font.bold
    assert sheet["B3"].number_format == "0.0%"
    assert sheet.column_dimensions["A"].width == 41
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A1:C1"]
    assert sheet["B4"].comment.text == "Ghi chú của tỉnh"


def test_formulas_keep_what_they_had_come_to_and_are_read_so_when_nobody_computes_them(
    write: Write, tmp_path: Path
) -> None:
    path, data = tmp_path / "computed.xlsx", {"A1": 7, "A2": "A & B", "A3": True, "A4": "#DIV/0!", "A5": 45292.5}
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Biểu 1")
        for cell, result in data.items():
            sheet.write_formula(
                cell, "=B1+B2", book.add_format({"num_format": "dd/mm/yyyy"}) if cell == "A5" else None, result
            )
        sheet.write_formula("A6", "=B1", None, "")
        sheet.write("B2", 5)

    back = write(path)

    formulas, shown = (openpyxl.load_workbook(back, data_only=computed)["Biểu 1"] for computed in (False, True))
    assert {formulas[cell].value for cell in data} == {"=B1+B2"}
    assert [shown[cell].value for cell in data] == [7, "A & B", True, "#DIV/0!", datetime(2024, 1, 1, 12)]
    assert read(back).sheets[1].rows[0][0] == 7


def test_the_cell_is_coloured_and_says_what_is_wrong(write: Write, submission: Path) -> None:
    sheet = openpyxl.load_workbook(write(submission))["Biểu 1"]

    assert MESSAGE in sheet["B2"].comment.text
    assert colours(sheet) == {"B2": TINTS["warning"]}


def test_the_first_sheet_links_to_the_cell_and_leaves_room_for_an_explanation(write: Write, submission: Path) -> None:
    book = openpyxl.load_workbook(write(submission))
    sheet = book.active
    assert sheet is not None
    header = next(row for row in sheet.iter_rows() if row[0].value == "TT")
    line = dict(zip([cell.value for cell in header], sheet[header[0].row + 1], strict=True))

    assert sheet.title == "Phản hồi"
    assert (line["Số liệu đã ghi"].value, line["Cần là"].value, line["Mã"].value) == ("5", "8", "0123456789abcdef")
    assert line["Vị trí"].hyperlink.location == "'Biểu 1'!B2"
    assert line["Giải trình"].value is None
    assert sheet.protection.sheet, "only explanations can be typed"
    assert not line["Giải trình"].protection.locked
    assert line["Giải trình"].number_format == "@", "a reason that begins with a dash is no formula"
    assert line["Nội dung"].protection.locked
    assert sheet.column_dimensions["H"].width >= 40


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", '=HYPERLINK("http://x")', "bell \x07 here"])
def test_text_of_a_submission_never_becomes_a_formula(text: str, write: Write, submission: Path) -> None:
    back = write(submission, said({"printed": text, "message": f"{text} là gì"}))
    cells = [cell for row in openpyxl.load_workbook(back)["Phản hồi"].iter_rows() for cell in row]
    shown = text.replace("\x07", "")

    assert any(cell.value == shown for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)
    assert all(cell.quotePrefix for cell in cells if str(cell.value)[:1] in tuple("=+-@"))


def test_a_mark_on_a_merged_range_goes_to_its_first_cell(write: Write, submission: Path) -> None:
    sheet = openpyxl.load_workbook(write(submission, said({"cell": "B1"})))["Biểu 1"]

    assert MESSAGE in sheet["A1"].comment.text


def test_an_explanation_comes_back_with_the_code_of_its_finding(write: Write, submission: Path) -> None:
    back = write(submission, said({}, {"finding_id": "f" * 16, "cell": "B3"}))
    book = openpyxl.load_workbook(back)
    row = next(row for row in book["Phản hồi"].iter_rows() if row[8].value == "f" * 16)
    row[7].value = "Trong năm có 3 HTX sáp nhập."
    book.save(back)

    page_sheet, *others = read(back).sheets

    assert is_feedback(page_sheet)
    assert [is_feedback(sheet) for sheet in others] == [False, False]
    assert [(e.finding_id, e.cell, e.explanation) for e in explanations(page_sheet)] == [
        ("f" * 16, row[7].coordinate, "Trong năm có 3 HTX sáp nhập.")
    ]


def test_a_workbook_that_comes_back_loses_the_old_page_and_the_old_marks(write: Write, submission: Path) -> None:
    first = write(submission, said({}, {"cell": "B4"}), name="first.xlsx")
    book = openpyxl.load_workbook(write(first, said({"cell": "B3"}), name="second.xlsx"))
    sheet = book["Biểu 1"]

    assert book.sheetnames == ["Phản hồi", "Biểu 1", "Ẩn"]
    assert sheet["B2"].comment is None
    assert sheet["B4"].comment.text.strip() == "Ghi chú của tỉnh"
    assert sheet["B4"].fill.fgColor.rgb == "FF00FF00", "what the province coloured itself"
    assert MESSAGE in sheet["B3"].comment.text
    assert colours(sheet) == {"B3": TINTS["warning"]}


def test_a_mark_lies_over_the_colours_of_the_province_and_speaks_to_the_clerk_alone(
    write: Write, submission: Path
) -> None:
    book = openpyxl.load_workbook(BytesIO(submission.read_bytes()))
    condition = FormulaRule(["$B$2>0"], fill=PatternFill("solid", bgColor="FFFF0000"))
    book["Biểu 1"].conditional_formatting.add("B2:B4", condition)
    book.save(submission)

    first = write(submission, said({}, {"cell": "B4"}), name="first.xlsx")
    marked = openpyxl.load_workbook(first)["Biểu 1"]
    mended = openpyxl.load_workbook(write(first, said({"sheet": ""}), name="second.xlsx"))["Biểu 1"]

    assert marked["B4"].fill.fgColor.rgb == "FF00FF00"
    assert marked["B4"].comment.text.endswith(MESSAGE)
    assert [where for where, _ in sorted(rules(marked), key=lambda rule: rule[1].priority)] == ["B2", "B4", "B2:B4"]
    assert [(where, rule.formula) for where, rule in rules(mended)] == [("B2:B4", ["$B$2>0"])]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (libreoffice-calc-nogui) is not installed")
def test_a_mark_that_libreoffice_saved_goes_with_its_colour(write: Write, submission: Path, tmp_path: Path) -> None:
    first = write(submission, said({}, {"cell": "B4"}), name="first.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    convert = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path), str(first)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    saved = tmp_path / "first.xlsx"

    sheet = openpyxl.load_workbook(write(saved, said({"cell": "B3"}), name="second.xlsx"))["Biểu 1"]

    assert colours(openpyxl.load_workbook(saved)["Biểu 1"]) == {"B2": TINTS["warning"], "B4": TINTS["warning"]}
    assert colours(sheet) == {"B3": TINTS["warning"]}


def test_old_marks_go_also_where_a_program_forgot_who_wrote_them(write: Write, submission: Path) -> None:
    first = write(submission, said({}, {"cell": "B4"}), name="first.xlsx")
    saved = openpyxl.load_workbook(first)
    for cell in ("B2", "B4"):
        comment = saved["Biểu 1"][cell].comment
        saved["Biểu 1"][cell].comment = Comment(comment.text, " ")  # as LibreOffice saves it
    saved.save(first)

    sheet = openpyxl.load_workbook(write(first, said({"cell": "B3"}), name="second.xlsx"))["Biểu 1"]

    assert sheet["B2"].comment is None
    assert sheet["B4"].comment.text.strip() == "Ghi chú của tỉnh"


def test_an_xls_comes_back_as_xlsx_with_its_looks(write: Write, tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Biểu 1")
    sheet.write_merge(0, 0, 0, 2, "BIỂU", xlwt.easyxf("font: bold on"))
    sheet.write(1, 0, "=1+1", xlwt.easyxf("font: name .VnTime"))
    sheet.write(1, 1, 5, xlwt.easyxf(num_format_str="#,##0"))
    sheet.col(0).width = 256 * 33
    sheet.row(1).height, sheet.row(1).height_mismatch = 20 * 40, True
    sheet.write(2, 0, "Giảm đi")
    sheet.row(2).height = 20 * 15  # what the program measured: no height of hers
    path = tmp_path / "archived"
    book.save(str(path))

    back = openpyxl.load_workbook(write(path, file_format="xls"))["Biểu 1"]

    assert (back["A1"].value, back["A1"].font.bold) == ("BIỂU", True)
    assert (back["A2"].value, back["A2"].data_type) == ("=1+1", "s")
    assert back["A2"].font.name == "Times New Roman", "text is Unicode now"
    assert (back["B2"].value, back["B2"].number_format) == (5, "#,##0")
    assert back.column_dimensions["A"].width == 33
    assert (back.row_dimensions[2].height, back.row_dimensions[3].height) == (40, None)
    assert [str(merged) for merged in back.merged_cells.ranges] == ["A1:C1"]
    assert MESSAGE in back["B2"].comment.text


def test_a_number_shown_in_millions_comes_back_in_millions(write: Write, tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.add_sheet("Biểu 1").write(1, 1, 1_234_000_000, xlwt.easyxf(num_format_str="#,##0,,"))
    book.save(str(tmp_path / "archived"))

    back = openpyxl.load_workbook(write(tmp_path / "archived", file_format="xls"))["Biểu 1"]

    assert (back["B2"].value, back["B2"].number_format) == (1234, "General")


@pytest.mark.parametrize(
    ("file_format", "content"),
    [
        ("html", "<table><tr><td>Tổng số</td><td>5</td></tr></table>"),
        (
            "xml",
            '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet Name="a">'
            "<Table><Row><Cell><Data>Tổng số</Data></Cell><Cell><Data>5</Data></Cell></Row></Table></Worksheet>"
            "</Workbook>",
        ),
    ],
)
def test_what_programs_call_xls_comes_back_as_xlsx(
    write: Write, tmp_path: Path, file_format: str, content: str
) -> None:
    (tmp_path / "archived").write_text(content, encoding="utf-8")

    book = openpyxl.load_workbook(write(tmp_path / "archived", file_format=file_format))

    assert [cell.value for cell in book.worksheets[1][1]] == ["Tổng số", "5"]


def test_a_csv_comes_back_as_xlsx(write: Write, tmp_path: Path) -> None:
    path = tmp_path / "archived"
    path.write_text("Chỉ tiêu;ĐVT;2023\nTổng số;HTX;=2+3\n", encoding="utf-8")

    book = openpyxl.load_workbook(write(path, file_format="csv"))

    assert [cell.value for cell in book.worksheets[1][2]] == ["Tổng số", "HTX", "=2+3"]
    assert book.worksheets[1]["C2"].data_type == "s"


def test_the_cells_of_a_csv_are_marked_under_whatever_name_it_came(write: Write, tmp_path: Path) -> None:
    path, name = tmp_path / "archived", "PL I [bản 2] kèm theo báo cáo số 12.csv"
    path.write_text("Chỉ tiêu;2023\nTổng số;5\n", encoding="utf-8")
    about = replace(said({"sheet": name.removesuffix(".csv")}), file_name=name)

    book = openpyxl.load_workbook(write(path, about, file_format="csv"))

    assert MESSAGE in book.worksheets[1]["B2"].comment.text
    links = [cell.hyperlink.location for row in book["Phản hồi"].iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{book.worksheets[1].title}'!B2"]


def picture(kind: str) -> BytesIO:
    file = BytesIO()
    PIL.Image.new("RGB", (40, 20), "red").save(file, kind)
    file.seek(0)
    return file


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "bmp"])
def test_pictures_stay_where_they_were(write: Write, tmp_path: Path, kind: str) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Biểu 1"
    book.worksheets[0].add_image(Image(picture(kind)), "C3")
    book.save(tmp_path / "archived")

    back = openpyxl.load_workbook(write(tmp_path / "archived"))
    (kept,) = back["Biểu 1"]._images

    assert (kept.width, kept.height) == (40, 20)
    assert (kept.anchor._from.col, kept.anchor._from.row) == (2, 2)
    assert not any("không giữ được" in str(cell) for row in back["Phản hồi"].values for cell in row)


def test_a_broken_picture_costs_the_picture_and_nothing_else(write: Write, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Biểu 1"
    book.worksheets[0]["B2"] = 5
    book.worksheets[0].add_image(Image(picture("png")), "C3")
    book.save(tmp_path / "whole")
    with zipfile.ZipFile(tmp_path / "whole") as whole, zipfile.ZipFile(tmp_path / "archived", "w") as broken:
        for name in whole.namelist():
            if not name.startswith("xl/media/"):
                broken.writestr(name, whole.read(name))

    back = openpyxl.load_workbook(write(tmp_path / "archived"))

    assert MESSAGE in back["Biểu 1"]["B2"].comment.text
    assert any("hình ảnh" in str(cell) for row in back["Phản hồi"].values for cell in row)


def test_what_a_copy_cannot_keep_is_said_on_its_first_sheet(write: Write, tmp_path: Path) -> None:
    source = tmp_path / "with a picture"
    openpyxl.Workbook().save(source)
    with zipfile.ZipFile(source, "a") as archive:
        archive.writestr("xl/media/image1.png", b"\x89PNG")
        relation = '<Relationship Id="rId1" Type="image" Target="/xl/media/image1.png"/>'
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", f"<Relationships>{relation}</Relationships>")

    texts = [cell for row in openpyxl.load_workbook(write(source))["Phản hồi"].values for cell in row]

    assert any(text and "hình ảnh" in str(text) for text in texts)


def test_a_workbook_that_cannot_be_copied_gets_its_first_page_alone(write: Write, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.write_bytes(b"PK\x03\x04 not a workbook")

    book = openpyxl.load_workbook(write(broken))

    assert book.sheetnames == ["Phản hồi"]


def test_a_stray_cell_at_the_end_of_the_sheet_costs_no_time(write: Write, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Biểu 1"
    book.worksheets[0]["B2"], book.worksheets[0]["XFD1048576"] = 5, "x"
    book.save(tmp_path / "archived")

    sheet = openpyxl.load_workbook(write(tmp_path / "archived"))["Biểu 1"]

    assert MESSAGE in sheet["B2"].comment.text
    assert len(sheet._cells) == 2


def test_a_copy_that_hangs_is_stopped_and_leaves_nothing(submission: Path, tmp_path: Path) -> None:
    target = tmp_path / "feedback" / "back.xlsx"
    with Copyist(time_limit=0.0) as copyist, pytest.raises(CopyFailed):
        copyist.write(submission, "xlsx", target, said().as_dict())

    assert list(target.parent.iterdir()) == []


def test_the_parent_never_imports_a_spreadsheet_library() -> None:
    program = "import sys, orchestration.dialogue.returns; sys.exit('openpyxl' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
