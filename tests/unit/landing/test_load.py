"""The landing stage as a whole: folders of workbooks -> landing.*, night after night."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
import yaml

from orchestration.landing.caged.cage import Cage
from orchestration.landing.load import check_file, land, scan
from orchestration.landing.rules_version import rules_version
from orchestration.settings import EXPECTATIONS_DIR, Settings

TABLES = ("receipts", "submissions", "forms", "figures", "register_rows", "unrecognised", "problems")


def workbook(path: Path, total: Any = 1025, province: str = "Hà Tĩnh", year: int = 2023) -> Path:
    """A small PL I: the number of cooperatives last year and this year."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        [f"UBND TỈNH {province.upper()}"],
        ["PHỤ LỤC I"],
        [f"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM {year}"],
        ["STT", "Chỉ tiêu", "ĐVT", f"TH {year - 1}", f"TH {year}"],
        ["I", "Hợp tác xã"],
        [1, "Tổng số hợp tác xã", "HTX", 980, total],
        [2, "Số HTX giải thể", "HTX", 5, 4],
    ):
        sheet.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


class Office:
    """A raw folder and a working warehouse; each `land` is one night."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.raw = root / "raw"
        self.connection = duckdb.connect(str(root / "kttt.duckdb"))
        self.night = 0
        self.raw.mkdir()

    @property
    def settings(self) -> Settings:
        return Settings(raw_dir=self.raw, data_dir=self.root, now=lambda: datetime(2024, 1, max(self.night, 1)))

    def land(self, **options: Any) -> Any:
        self.night += 1
        return land(self.settings, self.connection, **options)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(query).fetchall()

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        return {table: sorted(self.rows(f"select * from landing.{table}"), key=repr) for table in TABLES}

    def findings(self) -> list[tuple[str, str]]:
        return self.rows(
            "select folder, rule_id from landing.problems join landing.submissions using (submission_id) order by all"
        )


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    with closing(office.connection):
        yield office


# ---- Night after night ------------------------------------------------------------------------------------------


def test_a_load_reads_what_arrived(office: Office) -> None:
    workbook(office.raw / "2023/ha-tinh/PL.xlsx")

    report = office.land()

    assert (report.arrived, report.unchanged, report.periods, report.figures) == (1, 0, ["2023"], 4)
    assert office.rows(
        "select cell, period_code, value from landing.figures where indicator_code = 'org_total' order by 1"
    ) == [
        ("D6", "2022", 980),
        ("E6", "2023", 1025),
    ]
    assert office.findings() == []


def test_a_submission_says_whose_it_is_and_when_it_came(office: Office) -> None:
    path = workbook(office.raw / "2023/ha-tinh/PL.xlsx")
    office.land()

    whose = "period_code, province_code, geo_version, folder, file_name, file_format, bytes"
    assert office.rows(f"select {whose} from landing.submissions") == [
        ("2023", "42", "63", "2023/ha-tinh", "PL.xlsx", "xlsx", path.stat().st_size)
    ]
    assert office.rows("select received_at, version_no, rules_version from landing.submissions") == [
        (datetime(2024, 1, 1), 1, rules_version())
    ]


def test_a_second_load_reads_nothing_and_changes_nothing(office: Office) -> None:
    workbook(office.raw / "2023/ha-tinh/PL.xlsx")
    office.land()
    before = office.everything()

    report = office.land()

    assert (report.submission_ids, report.arrived, report.unchanged, report.figures) == ([], 0, 1, 0)
    assert office.everything() == before


def test_a_full_load_reads_everything_again_to_the_same_result(office: Office) -> None:
    workbook(office.raw / "2023/ha-tinh/PL.xlsx")
    workbook(office.raw / "2022/ha-tinh/PL.xlsx", year=2022)
    office.land()
    before = office.everything()

    report = office.land(full=True)

    assert (len(report.submission_ids), report.arrived, report.figures) == (2, 0, 8)
    assert office.everything() == before


def test_the_longest_file_is_read_first_so_that_no_reader_is_left_alone_with_it(office: Office) -> None:
    workbook(office.raw / "2023/ha-tinh/A.xlsx")
    long = workbook(office.raw / "2022/ha-tinh/B.xlsx", year=2022)
    long.write_bytes(long.read_bytes() + b"\0" * 10_000)
    read: list[str] = []

    office.land(on_progress=lambda done, total, name: read.append(name))

    assert read == ["B.xlsx", "A.xlsx", ""]


def test_a_full_load_of_one_period_reads_no_other(office: Office) -> None:
    workbook(office.raw / "2023/ha-tinh/PL.xlsx")
    workbook(office.raw / "2022/ha-tinh/PL.xlsx", year=2022)
    office.land()

    report = office.land(full=True, periods=["2022"])

    assert (len(report.submission_ids), report.periods) == (1, ["2022"])


def test_what_was_read_under_other_rules_is_read_again(office: Office) -> None:
    workbook(office.raw / "2023/ha-tinh/PL.xlsx")
    office.land()
    before = office.everything()
    office.connection.execute("update landing.submissions set rules_version = 'of yesterday'")

    assert len(office.land().submission_ids) == 1
    assert office.everything() == before


def test_deleting_a_file_from_raw_loses_nothing(office: Office) -> None:
    path = workbook(office.raw / "2023/ha-tinh/PL.xlsx")
    office.land()
    before = office.everything()
    path.unlink()
    office.land(full=True)

    assert office.everything() == before


def test_a_lost_warehouse_is_rebuilt_from_receipts_and_archive_alone(office: Office) -> None:
    for total in (1025, 1030):
        workbook(office.raw / "2023/ha-tinh/PL.xlsx", total)
        office.land()
    before = office.everything()
    shutil.rmtree(office.raw)
    office.connection.close()
    office.connection = duckdb.connect()
    office.land()

    assert office.everything() == before


def test_a_corrected_workbook_is_the_next_version_of_its_folder(office: Office) -> None:
    for total in (1025, 1030):
        workbook(office.raw / "2023/ha-tinh/PL.xlsx", total)
        office.land()

    assert office.rows("select version_no, received_at from landing.submissions order by 1") == [
        (1, datetime(2024, 1, 1)),
        (2, datetime(2024, 1, 2)),
    ]


def test_bytes_sent_again_are_a_new_version_of_the_same_submission(office: Office, tmp_path: Path) -> None:
    first = workbook(tmp_path / "first.xlsx", 1025).read_bytes()
    second = workbook(tmp_path / "second.xlsx", 1030).read_bytes()
    target = office.raw / "2023/ha-tinh/PL.xlsx"
    target.parent.mkdir(parents=True)
    for content in (first, second, first):
        target.write_bytes(content)
        office.land()

    assert office.rows("select version_no from landing.submissions order by 1") == [(2,), (3,)]
    assert office.rows("select count(*), count(distinct submission_id) from landing.receipts") == [(3, 2)]
    assert office.rows("select count(*) from landing.figures") == [(8,)]


def test_bytes_sent_again_bear_the_name_they_came_with_last(office: Office, tmp_path: Path) -> None:
    first = workbook(tmp_path / "first.xlsx", 1025).read_bytes()
    second = workbook(tmp_path / "second.xlsx", 1030).read_bytes()
    (office.raw / "2023/ha-tinh").mkdir(parents=True)
    for name, content in (("PL.xlsx", first), ("PL.xlsx", second), ("PL chốt.xlsx", first)):
        (office.raw / "2023/ha-tinh" / name).write_bytes(content)
        office.land()

    incrementally = office.everything()
    assert office.rows("select version_no, file_name from landing.submissions order by 1") == [
        (2, "PL.xlsx"),
        (3, "PL chốt.xlsx"),
    ]
    office.land(full=True)
    assert office.everything() == incrementally


def test_a_clock_that_went_back_makes_no_correction_older_than_what_it_corrects(office: Office) -> None:
    target = office.raw / "2023/ha-tinh/PL.xlsx"
    workbook(target, 1025)
    office.night = 20
    office.land()
    workbook(target, 1030)
    office.night = 3
    report = office.land()

    newest = office.rows(
        "select value from landing.figures join landing.submissions using (submission_id) "
        "where version_no = 2 and figures.period_code = '2023' and indicator_code = 'org_total'"
    )
    assert newest == [(1030,)]
    assert report.troubles == [
        "the clock says 2024-01-04 00:00:00, before the last arrival at 2024-01-21 00:00:00 (UTC): is it right?"
    ]


def test_scan_tells_what_a_load_would_do_and_does_nothing(office: Office) -> None:
    workbook(office.raw / "2023/ha-tinh/PL.xlsx")
    found = scan(office.settings)
    assert (len(found.new), found.unchanged, found.reread, found.nothing_to_do) == (1, 0, [], False)
    assert not office.settings.receipts.exists()

    office.land()
    office.connection.close()
    found = scan(office.settings)
    assert (len(found.new), found.unchanged, found.reread, found.nothing_to_do) == (0, 1, [], True)
    office.connection = duckdb.connect(str(office.settings.warehouse))


def test_progress_is_told_before_each_file_and_at_the_end(office: Office) -> None:
    workbook(office.raw / "2023/ha-tinh/a.xlsx", 1025)
    workbook(office.raw / "2023/ha-tinh/b.xlsx", 1030)
    told: list[tuple[int, int, str]] = []

    office.land(on_progress=lambda *step: told.append(step))

    assert [(done, total) for done, total, _ in told] == [(0, 2), (1, 2), (2, 2)]
    # the larger file comes first: which of two workbooks that is, the second they were written in decides
    assert sorted(name for _, _, name in told[:2]) == ["a.xlsx", "b.xlsx"]
    assert told[2][2] == ""


# ---- What goes wrong costs only itself --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "rule"),
    [
        ("2023/ha-tin", "submissions.unknown_province"),
        ("2023/Hà Tĩnh", "submissions.unknown_province"),
        ("2026/ha-giang", "submissions.unknown_province"),
        ("nam 2023/ha-tinh", "submissions.unknown_period"),
        ("2023-13/ha-tinh", "submissions.unknown_period"),
        ("2023", "submissions.misplaced_file"),
    ],
)
def test_a_folder_that_declares_nobody_is_one_finding_and_no_figure(office: Office, folder: str, rule: str) -> None:
    workbook(office.raw / folder / "PL.xlsx")
    office.land()

    assert [found for _, found in office.findings()] == [rule]
    assert office.rows("select count(*) from landing.figures") == [(0,)]
    assert office.rows("select count(*) from landing.submissions where province_code is null") == [(1,)]


@pytest.mark.parametrize(
    ("folder", "offered"), [("2023/ha-tin", "ha-tinh"), ("2025/yen-bai", "lao-cai"), ("2023/hue", "thua-thien-hue")]
)
def test_a_mistyped_or_merged_province_is_offered_the_folder_that_may_be_meant(
    office: Office, folder: str, offered: str
) -> None:
    workbook(office.raw / folder / "PL.xlsx")
    office.land()

    assert office.rows("select params->>'closest' from landing.problems") == [(offered,)]


def test_the_merged_provinces_report_from_july_2025_on(office: Office) -> None:
    workbook(office.raw / "2026/tuyen-quang/PL.xlsx", province="Tuyên Quang", year=2026)
    workbook(office.raw / "2024/ha-giang/PL.xlsx", province="Hà Giang", year=2024)
    office.land()

    assert office.rows("select folder, geo_version, province_code from landing.submissions order by 1") == [
        ("2024/ha-giang", "63", "02"),
        ("2026/tuyen-quang", "34", "08"),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"%PDF-1.7",
        b"PK\x03\x04 torn",
        b"Ch\xe1\xbb\x89 ti\xc3\xaau",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
    ],
)
def test_a_broken_file_is_one_finding_and_costs_only_itself(office: Office, broken: bytes) -> None:
    workbook(office.raw / "2023/ha-tinh/PL.xlsx")
    path = office.raw / "2023/ca-mau/PL.xlsx"
    path.parent.mkdir(parents=True)
    path.write_bytes(broken)
    office.land()

    assert [folder for folder, _ in office.findings()] == ["2023/ca-mau"]
    assert office.rows("select count(*) from landing.figures") == [(4,)]
    assert office.rows("select count(*) from landing.submissions") == [(2,)]


@pytest.mark.parametrize("total", [1e19, 1e30, -1e30, "9" * 30, "9" * 80, f"5 - {'9' * 30}", True, "=1/0"])
def test_a_monstrous_cell_costs_only_itself(office: Office, total: object) -> None:
    workbook(office.raw / "2023/ca-mau/PL.xlsx", total, province="Cà Mau")
    workbook(office.raw / "2023/ha-tinh/PL.xlsx")
    office.land()

    values = dict(
        office.rows(
            "select folder, count(value) from landing.figures join landing.submissions using (submission_id) group by 1"
        )
    )
    assert values == {"2023/ca-mau": 3, "2023/ha-tinh": 4}


def test_what_cannot_be_read_is_kept_in_the_archive_all_the_same(office: Office) -> None:
    path = office.raw / "2023/ha-tinh/PL.xlsx"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"%PDF-1.7")
    office.land()

    ((sha256,),) = office.rows("select sha256 from landing.submissions")
    assert (office.settings.archive / sha256[:2] / sha256).read_bytes() == b"%PDF-1.7"


# ---- A file before it is sent -----------------------------------------------------------------------------------


@pytest.fixture
def checked() -> Callable[..., duckdb.DuckDBPyConnection]:
    def check(path: Path, **declared: str) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        settings = Settings(raw_dir=path.parent, data_dir=path.parent / "data", now=lambda: datetime(2024, 1, 1))
        with Cage() as cage:
            check_file(cage, path, settings, connection, **declared)
        return connection

    return check


def test_a_checked_file_tells_its_own_province_and_period(
    checked: Callable[..., duckdb.DuckDBPyConnection], tmp_path: Path
) -> None:
    connection = checked(workbook(tmp_path / "ban nhap.xlsx"))

    assert connection.execute("select folder, province_code from landing.submissions").fetchall() == [
        ("2023/ha-tinh", "42")
    ]
    assert connection.execute("select count(*) from landing.figures").fetchone() == (4,)


def test_a_checked_file_leaves_neither_receipt_nor_archive(
    checked: Callable[..., duckdb.DuckDBPyConnection], tmp_path: Path
) -> None:
    checked(workbook(tmp_path / "ban nhap.xlsx"))

    assert [p.name for p in tmp_path.iterdir()] == ["ban nhap.xlsx"]


def test_a_checked_file_is_read_as_it_will_be_once_it_is_sent(
    office: Office, checked: Callable[..., duckdb.DuckDBPyConnection], tmp_path: Path
) -> None:
    draft = workbook(tmp_path / "ban nhap.xlsx")
    connection = checked(draft, period="2023", province="ha-tinh")
    target = office.raw / "2023/ha-tinh" / draft.name
    target.parent.mkdir(parents=True)
    shutil.copy(draft, target)
    office.land()

    query = "select * from landing.figures order by cell"
    assert connection.execute(query).fetchall() == office.rows(query)


# ---- The tables -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """All sample workbooks of the project, landed."""
    root = Path(__file__).parents[3]
    raw = tmp_path_factory.mktemp("samples") / "raw"
    shutil.copytree(root / "raw", raw)
    shutil.copytree(root / "tests/data/generated", raw, dirs_exist_ok=True)
    settings = Settings(raw_dir=raw, data_dir=raw.parent / "data", now=lambda: datetime(2024, 1, 1))
    with closing(duckdb.connect()) as connection:
        assert land(settings, connection).figures > 3000
        yield connection


@pytest.mark.parametrize(
    "never",
    [
        "(value is null) <> (missing_reason is not null)",
        "qualifier not in ('exact', 'approx', 'under', 'below', 'over', 'at_least', 'at_most', 'range')",
        "(qualifier = 'range') <> (value_low is not null and value_high is not null)",
        "qualifier = 'range' and (value <> value_low or value_low > value_high)",
        "scenario not in ('actual', 'estimate', 'plan')",
        "missing_reason not in ('unknown', 'not_applicable', 'not_available', 'unreadable')",
        "repair is not null and unit in ('vnd', 'vnd_per_year', 'percent')",
        "entity_type = 'support_program' and policy_code = 'none' and program_code = 'none'",
        "entity_type <> 'support_program' and not (policy_code = 'none' and program_code = 'none')",
        "entity_type = 'credit_fund' and sector_code <> 'total'",
        "form_code not in (select form_code from landing.forms)",
        "cell <> chr(65 + column_index) || (row_index + 1)",
    ],
)  # fmt: skip
def test_no_landed_figure_breaks_the_contract_of_the_table(samples: duckdb.DuckDBPyConnection, never: str) -> None:
    assert samples.execute(f"select * from landing.figures where {never}").fetchall() == []


@pytest.mark.parametrize("reason", ["missing_reason = 'unreadable'", "repair is not null"])
def test_every_damaged_figure_has_a_finding_on_its_cell(samples: duckdb.DuckDBPyConnection, reason: str) -> None:
    query = (
        f"select * from landing.figures anti join landing.problems using (submission_id, sheet, cell) where {reason}"
    )

    assert samples.execute(query).fetchall() == []


def test_every_finding_of_the_reader_is_a_rule_of_the_rule_book(samples: duckdb.DuckDBPyConnection) -> None:
    files = (EXPECTATIONS_DIR / "landing").glob("*.yml")
    known = {rule["id"] for file in files for rule in yaml.safe_load(file.read_text(encoding="utf-8"))}
    found = {rule for (rule,) in samples.execute("select distinct rule_id from landing.problems").fetchall()}

    assert found
    assert found - known == set()
