"""Gate 1 on real workbooks: the reader before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from orchestration.landing.load import land
from orchestration.quality import gate1
from orchestration.settings import Settings
from tests.conftest import LOADED_AT, RAW, MakeSubmission

ROWS = {
    "Tổng số HTX": "HTX",
    "Số HTX đang hoạt động": "HTX",
    "Số HTX thành lập mới": "HTX",
    "Tổng số thành viên HTX": "thành viên",
}


def workbook(province: str, total: Any, active: Any, new: Any = 20, members: Any = 9_000) -> Callable[[Path], None]:
    """A plain PL I of 2023 with four figures in D9:D12."""

    def build(path: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "Phụ lục I"
        sheet["A1"] = f"ỦY BAN NHÂN DÂN TỈNH {province.upper()}"
        sheet["A4"] = "PHỤ LỤC I"
        sheet["A5"] = "KẾT QUẢ PHÁT TRIỂN KINH TẾ TẬP THỂ NĂM 2023"
        for column, header in enumerate(("STT", "Chỉ tiêu", "ĐVT", "Thực hiện năm 2023"), start=1):
            sheet.cell(7, column, header)
        sheet.cell(8, 1, "I")
        sheet.cell(8, 2, "Hợp tác xã")
        for row, ((label, unit), value) in enumerate(zip(ROWS.items(), (total, active, new, members), strict=True), 9):
            sheet.cell(row, 1, row - 8)
            sheet.cell(row, 2, label)
            sheet.cell(row, 3, unit)
            sheet.cell(row, 4, value)
        book.save(path)

    return build


@pytest.fixture
def judged(tmp_path: Path) -> Iterator[Callable[[Path], duckdb.DuckDBPyConnection]]:
    """Reading and gate 1, without the rest of a load."""
    with closing(duckdb.connect()) as connection:

        def judge(raw_dir: Path) -> duckdb.DuckDBPyConnection:
            settings = Settings(raw_dir=raw_dir, data_dir=tmp_path / "data", now=lambda: LOADED_AT)
            land(settings, connection)
            gate1.run(connection, LOADED_AT)
            return connection

        yield judge


def states(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(
        connection.execute(
            "SELECT s.folder || '/' || s.file_name, v.state FROM quality.verdicts AS v "
            "INNER JOIN landing.submissions AS s ON s.submission_id = v.submission_id"
        ).fetchall()
    )


def test_everything_in_raw_is_accepted(judged: Callable[[Path], duckdb.DuckDBPyConnection]) -> None:
    assert set(states(judged(RAW)).values()) == {"accepted"}


def test_a_bad_workbook_is_rejected_and_its_neighbours_accepted(
    judged: Callable[[Path], duckdb.DuckDBPyConnection], make_submission: MakeSubmission, tmp_path: Path
) -> None:
    raw = tmp_path / "raw"
    make_submission(raw, "2023", "ha-tinh", workbook("Hà Tĩnh", 405, 400))
    make_submission(raw, "2023", "lao-cai", workbook("Lào Cai", 405, 412))
    make_submission(raw, "2023", "gia-lai", workbook("Gia Lai", "abc", 400))
    make_submission(raw, "2023", "kon-tum", lambda path: path.write_bytes(b"%PDF-1.7 ..."))
    make_submission(raw, "2023", "nam-dinh", workbook("Thái Bình", 405, 400))
    connection = judged(raw)

    assert states(connection) == {
        "2023/ha-tinh/Phu luc.xlsx": "accepted",
        "2023/lao-cai/Phu luc.xlsx": "rejected",
        "2023/gia-lai/Phu luc.xlsx": "rejected",
        "2023/kon-tum/Phu luc.xlsx": "rejected",
        "2023/nam-dinh/Phu luc.xlsx": "rejected",
    }
    critical = connection.execute(
        "SELECT s.folder, f.rule_id, f.cell FROM quality.gate_findings AS f "
        "INNER JOIN landing.submissions AS s ON s.submission_id = f.submission_id "
        "WHERE f.severity = 'critical' ORDER BY ALL"
    ).fetchall()
    assert critical == [
        ("2023/gia-lai", "figures.unreadable_total", "D9"),
        ("2023/kon-tum", "submissions.pdf", ""),
        ("2023/lao-cai", "figures.active_within_total", "D10"),
        ("2023/nam-dinh", "submissions.other_province", ""),
    ]
