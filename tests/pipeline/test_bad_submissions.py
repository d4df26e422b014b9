"""Bad input gets a clear answer: one finding, one rejection, and every other province loaded.

Files made to break the reader are among it: a night on which they lie beside honest ones.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import duckdb
import openpyxl
import psutil
import pytest

from orchestration.settings import Settings
from tests.conftest import LOADED_AT, MakeSubmission, RunLoad, copy_of
from tests.hostile.corpus import CORPUS
from tests.pipeline.conftest import Kttt

Grid = Sequence[Sequence[object]]
Build = Callable[[Path], object]
ACTIVE, MEMBERS = "Số hợp tác xã đang hoạt động", "Tổng số thành viên hợp tác xã"
HEADER = ("STT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2023", "Kế hoạch năm 2024")
GOOD: Grid = (
    HEADER,
    ("I", "Hợp tác xã", None, None, None),
    (1, "Tổng số hợp tác xã", "HTX", 120, 130),
    (2, ACTIVE, "HTX", 100, 110),
    (3, "Số hợp tác xã thành lập mới", "HTX", 12, 10),
    (4, MEMBERS, "thành viên", 2400, 2600),
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


def changed(label: str, value: object, of: Grid = GOOD) -> Grid:
    """A table with the figure of 2023 changed in one row."""
    return [[*row[:3], value, *row[4:]] if row[1] == label else row for row in of]


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
#: Hostile files by the province that sends them; some have sent an honest workbook before.
HOSTILE = {
    "lao-cai": "shared_string_bomb",
    "dak-lak": "zip_bomb_that_lies",
    "kon-tum": "entity_bomb",
    "gia-lai": "deep_nesting",
    "can-tho": "wrong_crc",
    "da-nang": "encrypted_ooxml",
}


def connect(settings: Settings) -> duckdb.DuckDBPyConnection:
    path = (settings.published / "current" / "kttt.duckdb").resolve()
    return duckdb.connect(str(path), read_only=True)


@pytest.fixture(scope="module")
def night(
    loaded: Settings, run_load: RunLoad, make_submission: MakeSubmission, tmp_path_factory: pytest.TempPathFactory
) -> Settings:
    """One night on which every kind of bad submission, and hostile files, arrive beside the good ones."""
    settings = copy_of(loaded, tmp_path_factory.mktemp("night"))
    for title, bad in REJECTED.items():
        make_submission(settings.raw_dir, bad.period, bad.province, bad.build, f"{title} - {bad.name}")
    for province, name in HOSTILE.items():
        write = partial(Path.write_bytes, data=CORPUS[name].build())
        make_submission(settings.raw_dir, "2023", province, write, f"{name}.xlsx")
    return run_load(settings.raw_dir, settings.data_dir, now=LOADED_AT + timedelta(days=1))


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


def test_bad_and_hostile_submissions_leave_every_other_province_as_it_was(
    loaded: Settings, reader: duckdb.DuckDBPyConnection
) -> None:
    fact = """
        select geo_code, period_code, scenario, entity_type, indicator_code, sector_code, value, quality_status, cell
        from marts.fct_collective_economy order by all
    """
    with closing(connect(loaded)) as before:
        assert reader.execute(fact).fetchall() == before.execute(fact).fetchall()


@pytest.mark.parametrize("name", HOSTILE.values())
def test_a_hostile_file_is_rejected_by_one_finding_of_its_rule(name: str, reader: duckdb.DuckDBPyConnection) -> None:
    found = reader.execute(
        """
        select s.state, f.rule_id from quality.submissions as s inner join quality.findings as f using (submission_id)
        where s.file_name = ? and f.severity = 'critical'
        """,
        [f"{name}.xlsx"],
    ).fetchall()

    ((state, rule),) = found
    assert state == "rejected"
    assert rule.removeprefix("submissions.") in CORPUS[name].refused


def test_no_reader_is_left_behind(night: Settings) -> None:
    running = psutil.process_iter(["ppid", "cmdline"])
    children = [process for process in running if process.info["ppid"] == os.getpid()]

    assert [child for child in children if "reader_child" in " ".join(child.info["cmdline"] or ())] == []


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


@dataclass(frozen=True)
class Night:
    """What readers see of one folder after a load.

    Attributes:
        in_force: value and file of the cooperatives' figures of 2023, by indicator.
        findings: state of the submission, status and first day of two rules' findings, by file and rule.
    """

    in_force: dict[str, tuple[int, str]]
    findings: dict[str, tuple[str, str, datetime]]


def seen(settings: Settings) -> Night:
    with closing(connect(settings)) as connection:
        figures = connection.execute(
            """
            select indicator_code, value, file_name from marts.fct_collective_economy
            where geo_name = 'Kon Tum' and entity_type = 'cooperative' and period_code = '2023'
            """
        ).fetchall()
        findings = connection.execute(
            """
            select s.file_name || ' ' || f.rule_id, s.state, f.status, f.first_seen_at
            from quality.findings as f inner join quality.submissions as s using (submission_id)
            where f.rule_id in ('figures.active_within_total', 'int_figures_in_force.keys_no_longer_printed')
            """
        ).fetchall()
    return Night(
        {code: (int(value), name) for code, value, name in figures},
        {name: (state, status, first_seen_at) for name, state, status, first_seen_at in findings},
    )


@dataclass(frozen=True)
class Resent:
    """Three nights of one folder, and where the last one lies."""

    nights: list[Night]
    settings: Settings


@pytest.fixture(scope="module")
def resent(run_load: RunLoad, make_submission: MakeSubmission, tmp_path_factory: pytest.TempPathFactory) -> Resent:
    """Accepted; a version that is rejected; one that mends it and leaves a row blank.

    On the first night two other provinces send what is accepted with a warning: a text where a number belongs, and a
    table whose header leaves open what it says.
    """
    folder = tmp_path_factory.mktemp("resent")
    settings = Settings(raw_dir=folder / "raw", data_dir=folder / "data")
    nights: list[Night] = []

    def send(name: str, build: Build, province: str = "kon-tum") -> None:
        make_submission(settings.raw_dir, "2023", province, build, name)

    def night() -> None:
        run_load(settings.raw_dir, settings.data_dir, now=LOADED_AT + timedelta(days=len(nights)))
        nights.append(seen(settings))

    unreadable = changed("Số hợp tác xã thành lập mới", "abc")
    ambiguous = [HEADER, (*HEADER[:3], "Thực hiện năm 2022", "Kế hoạch năm 2023"), *GOOD[1:]]
    send("a.xlsx", workbook("Lâm Đồng", unreadable), "lam-dong")
    send("b.xlsx", workbook("Gia Lai", GOOD, ambiguous), "gia-lai")
    send("lan 1.xlsx", workbook("Kon Tum", GOOD))
    night()
    send("lan 2.xlsx", workbook("Kon Tum", changed(ACTIVE, 900)))
    night()
    send("lan 3.xlsx", workbook("Kon Tum", changed(MEMBERS, None, of=changed(ACTIVE, 105))))
    night()
    return Resent(nights, settings)


def test_a_resubmission_replaces_only_once_accepted(resent: Resent) -> None:
    assert [night.in_force["org_active"] for night in resent.nights] == [
        (100, "lan 1.xlsx"),
        (100, "lan 1.xlsx"),
        (105, "lan 3.xlsx"),
    ]


def test_a_province_that_mends_its_report_clears_the_finding_and_is_told_what_is_gone(resent: Resent) -> None:
    second, third = (LOADED_AT + timedelta(days=days) for days in (1, 2))
    too_many = "lan 2.xlsx figures.active_within_total"
    gone = "lan 3.xlsx int_figures_in_force.keys_no_longer_printed"

    assert resent.nights[0].findings == {}
    assert resent.nights[1].findings == {too_many: ("rejected", "open", second)}
    assert resent.nights[2].findings == {
        too_many: ("rejected", "cleared", second),
        gone: ("accepted", "open", third),
    }


def test_status_shows_no_rejection_that_a_later_version_has_mended(resent: Resent, kttt: Kttt) -> None:
    grid = kttt("status", data_dir=resent.settings.data_dir).stdout

    assert next(line.split()[-1] for line in grid.splitlines() if "Kon Tum" in line) == "✓"


def test_a_text_where_a_number_belongs_is_a_warning_on_its_cell_and_that_figure_is_absent(resent: Resent) -> None:
    with closing(connect(resent.settings)) as connection:
        states = dict(connection.execute("select file_name, state from quality.submissions").fetchall())
        findings = connection.execute(
            "select s.file_name, f.rule_id, f.severity, f.sheet, f.cell from quality.findings f "
            "join quality.submissions s using (submission_id) where rule_id in "
            "('figures.unreadable_number', 'figures.ambiguous_header') order by 1"
        ).fetchall()
        absent = connection.execute(
            "select count(*) from marts.fct_collective_economy where geo_name = 'Lâm Đồng' "
            "and indicator_code = 'org_new' and period_code = '2023'"
        ).fetchone()
        loaded_sheets = connection.execute(
            "select distinct sheet from marts.fct_collective_economy where geo_name = 'Gia Lai'"
        ).fetchall()

    assert (states["a.xlsx"], states["b.xlsx"]) == ("accepted", "accepted")
    assert findings == [
        ("a.xlsx", "figures.unreadable_number", "warning", "Biểu 1", "D8"),
        ("b.xlsx", "figures.ambiguous_header", "warning", "Biểu 2", "B4"),
    ]
    assert absent == (0,)
    assert loaded_sheets == [("Biểu 1",)], "the table that content cannot decide is left out, the other is loaded"
