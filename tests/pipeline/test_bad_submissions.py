"""Bad input gets a clear answer: one finding, one rejection, and every other province loaded."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import duckdb
import openpyxl
import pytest

from orchestration.settings import Settings
from tests.conftest import LOADED_AT, RAW, RunLoad

Grid = Sequence[Sequence[object]]
Build = Callable[[Path], object]
HEADER = ("STT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2023", "Kế hoạch năm 2024")
GOOD: Grid = (
    HEADER,
    ("I", "Hợp tác xã", None, None, None),
    (1, "Tổng số hợp tác xã", "HTX", 120, 130),
    (2, "Số hợp tác xã đang hoạt động", "HTX", 100, 110),
    (3, "Số hợp tác xã thành lập mới", "HTX", 12, 10),
    (4, "Tổng số thành viên hợp tác xã", "thành viên", 2400, 2600),
    (5, "Doanh thu bình quân một hợp tác xã", "triệu đồng/năm", 1500, 1600),
    (6, "Thu nhập bình quân của lao động thường xuyên", "triệu đồng/năm", 60, 62),
    ("II", "Tổ hợp tác", None, None, None),
    (1, "Tổng số tổ hợp tác", "THT", 300, 310),
    (2, "Tổng số thành viên tổ hợp tác", "thành viên", 3600, 3700),
)


def workbook(province: str, *sheets: Grid) -> Build:
    """A workbook with a letterhead, a title and one table per sheet."""

    def build(path: Path) -> None:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for number, grid in enumerate(sheets, start=1):
            sheet = book.create_sheet(f"Biểu {number}")
            sheet.append([f"ỦY BAN NHÂN DÂN TỈNH {province.upper()}"])
            sheet.append(["PHỤ LỤC I"])
            sheet.append(["KẾT QUẢ PHÁT TRIỂN KINH TẾ TẬP THỂ NĂM 2023 VÀ KẾ HOẠCH NĂM 2024"])
            for row in grid:
                sheet.append(list(row))
        book.save(path)

    return build


def changed(label: str, value: object, column: int = 3) -> Grid:
    """The good table with one cell changed."""
    return [[*row[:column], value, *row[column + 1 :]] if row[1] == label else row for row in GOOD]


def encrypted(path: Path) -> None:
    """The container Excel writes when a password protects a workbook."""
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2048)
    )


def document(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")


@dataclass(frozen=True)
class Bad:
    """A submission that must be rejected by one rule."""

    rule_id: str
    build: Build
    province: str = "kon-tum"
    period: str = "2023"
    name: str = "Phu luc.xlsx"


OTHER_NUMBERS = changed("Tổng số hợp tác xã", 125)
REJECTED = {
    "zero bytes": Bad("submissions.empty_file", lambda path: path.write_bytes(b"")),
    "a text file named .xlsx": Bad("submissions.not_a_spreadsheet", lambda path: path.write_text("HTX: 120")),
    "a password-protected workbook": Bad("submissions.password_protected", encrypted),
    "a PDF": Bad("submissions.pdf", lambda path: path.write_bytes(b"%PDF-1.7\n..."), name="Bao cao.pdf"),
    "a Word document": Bad("submissions.not_a_spreadsheet", document, name="Bao cao.docx"),
    "another province's letterhead": Bad("submissions.other_province", workbook("Gia Lai", GOOD)),
    "no recognisable header": Bad("submissions.no_table", workbook("Kon Tum", [("a", "b"), ("c", 12)])),
    "an unknown province folder": Bad("submissions.unknown_province", workbook("Kon Tum", GOOD), province="kontumm"),
    "an unknown period folder": Bad("submissions.unknown_period", workbook("Kon Tum", GOOD), period="nam-2023"),
    "a negative count": Bad("figures.negative_count", workbook("Kon Tum", changed("Số hợp tác xã thành lập mới", -3))),
    "only the title": Bad("submissions.no_table", workbook("Kon Tum", [])),
    "only the title and the header": Bad("submissions.no_figures", workbook("Kon Tum", [HEADER])),
    "the same form twice with other numbers": Bad("figures.duplicate_value", workbook("Kon Tum", GOOD, OTHER_NUMBERS)),
}


def connect(settings: Settings) -> duckdb.DuckDBPyConnection:
    path = (settings.published / "current" / "kttt.duckdb").resolve()
    return duckdb.connect(str(path), read_only=True)


@pytest.fixture(scope="module")
def night(loaded: Settings, run_load: RunLoad, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """One night on which every kind of bad submission arrives beside the good ones."""
    folder = tmp_path_factory.mktemp("night")
    shutil.copytree(RAW, folder / "raw")
    shutil.copytree(loaded.data_dir, folder / "data", symlinks=True)
    for title, bad in REJECTED.items():
        place = folder / "raw" / bad.period / bad.province
        place.mkdir(parents=True, exist_ok=True)
        bad.build(place / f"{title} - {bad.name}")
    return run_load(folder / "raw", folder / "data", now=LOADED_AT + timedelta(days=1))


@pytest.fixture(scope="module")
def reader(night: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(connect(night)) as connection:
        yield connection


@pytest.mark.parametrize("title", REJECTED)
def test_a_bad_submission_is_rejected_for_one_clear_reason(title: str, reader: duckdb.DuckDBPyConnection) -> None:
    found = reader.execute(
        """
        select s.state, f.rule_id, f.message_vi, f.message_en
        from quality.submissions as s inner join quality.findings as f using (submission_id)
        where s.file_name like ? and f.severity = 'critical'
        """,
        [f"{title} - %"],
    ).fetchall()

    assert {(state, rule) for state, rule, _, _ in found} == {("rejected", REJECTED[title].rule_id)}
    assert all(vietnamese and english and "{" not in vietnamese + english for _, _, vietnamese, english in found)


def test_bad_submissions_leave_every_other_province_as_it_was(
    loaded: Settings, reader: duckdb.DuckDBPyConnection
) -> None:
    fact = """
        select geo_code, period_code, scenario, entity_type, indicator_code, sector_code, value, quality_status, cell
        from marts.fct_collective_economy order by all
    """
    with closing(connect(loaded)) as before:
        assert reader.execute(fact).fetchall() == before.execute(fact).fetchall()


@pytest.mark.parametrize("title", ["zero bytes", "another province's letterhead", "a negative count"])
def test_check_before_sending_exits_1_on_a_critical_finding(title: str, tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from orchestration.cli import app

    bad = REJECTED[title]
    path = tmp_path / bad.name
    bad.build(path)
    done = CliRunner().invoke(app, ["check", str(path), "--period", bad.period, "--province", bad.province])

    assert done.exit_code == 1, done.output
    assert "Traceback" not in done.output


@pytest.fixture(scope="module")
def replacements(loaded: Settings, run_load: RunLoad, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Three nights of one folder: accepted, then a rejected version, then an accepted one, then the file is deleted."""
    folder = tmp_path_factory.mktemp("replacements")
    place = folder / "raw" / "2023" / "kon-tum"
    place.mkdir(parents=True)
    settings = Settings(raw_dir=folder / "raw", data_dir=folder / "data")
    workbook("Kon Tum", GOOD)(place / "lan 1.xlsx")
    run_load(settings.raw_dir, settings.data_dir)
    workbook("Kon Tum", changed("Số hợp tác xã đang hoạt động", 900))(place / "lan 2.xlsx")
    run_load(settings.raw_dir, settings.data_dir, now=LOADED_AT + timedelta(days=1))
    return settings


def in_force(settings: Settings) -> dict[str, tuple[object, str]]:
    query = """
        select indicator_code, value, file_name from marts.fct_collective_economy
        where entity_type = 'cooperative' and period_code = '2023'
    """
    with closing(connect(settings)) as connection:
        return {code: (int(value), name) for code, value, name in connection.execute(query).fetchall()}


def test_a_resubmission_replaces_only_once_accepted_and_deleting_a_file_deletes_no_fact(
    replacements: Settings, run_load: RunLoad
) -> None:
    assert in_force(replacements)["org_active"] == (100, "lan 1.xlsx"), "the rejected version changes nothing"

    place = replacements.raw_dir / "2023" / "kon-tum"
    workbook("Kon Tum", changed("Số hợp tác xã đang hoạt động", 105))(place / "lan 3.xlsx")
    run_load(replacements.raw_dir, replacements.data_dir, now=LOADED_AT + timedelta(days=2))
    assert in_force(replacements)["org_active"] == (105, "lan 3.xlsx")

    for path in place.iterdir():
        path.unlink()
    run_load(replacements.raw_dir, replacements.data_dir, now=LOADED_AT + timedelta(days=3), full=True)
    assert in_force(replacements)["org_active"] == (105, "lan 3.xlsx")


def test_a_text_where_a_number_belongs_is_a_warning_on_its_cell_and_that_figure_is_absent(
    run_load: RunLoad, tmp_path: Path
) -> None:
    place = tmp_path / "raw" / "2023" / "kon-tum"
    place.mkdir(parents=True)
    workbook("Kon Tum", changed("Số hợp tác xã thành lập mới", "abc"))(place / "a.xlsx")
    ambiguous = [HEADER, (*HEADER[:3], "Thực hiện năm 2022", "Kế hoạch năm 2023"), *GOOD[1:]]
    other = tmp_path / "raw" / "2023" / "gia-lai"
    other.mkdir()
    workbook("Gia Lai", GOOD, ambiguous)(other / "b.xlsx")
    settings = run_load(tmp_path / "raw", tmp_path / "data")

    with closing(connect(settings)) as connection:
        states = dict(connection.execute("select file_name, state from quality.submissions").fetchall())
        findings = connection.execute(
            "select s.file_name, f.rule_id, f.severity, f.sheet, f.cell from quality.findings f "
            "join quality.submissions s using (submission_id) where rule_id in "
            "('figures.unreadable_number', 'figures.ambiguous_header') order by 1"
        ).fetchall()
        absent = connection.execute(
            "select count(*) from marts.fct_collective_economy where geo_name = 'Kon Tum' "
            "and indicator_code = 'org_new' and period_code = '2023'"
        ).fetchone()
        loaded_sheets = connection.execute(
            "select distinct sheet from marts.fct_collective_economy where geo_name = 'Gia Lai'"
        ).fetchall()

    assert states == {"a.xlsx": "accepted", "b.xlsx": "accepted"}
    assert findings == [
        ("a.xlsx", "figures.unreadable_number", "warning", "Biểu 1", "D8"),
        ("b.xlsx", "figures.ambiguous_header", "warning", "Biểu 2", "B4"),
    ]
    assert absent == (0,)
    assert loaded_sheets == [("Biểu 1",)], "the table that content cannot decide is left out, the other is loaded"
