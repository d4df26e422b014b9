"""Support and lists as many clerks would word them: what each wording means, and near misses that mean nothing.

The wordings are data, `wordings_of_support.csv`: where it stands (`asked`), what it means (nothing: it must be told,
never read), the unit it is counted in, and the wording itself. Each is read in the smallest table that can hold it.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from orchestration.landing.landed import Figure
from orchestration.landing.registers.lists_of_sheet import find_register
from orchestration.landing.seeds import load_words
from orchestration.landing.words.lexicon import load_lexicon
from tests.unit.landing.conftest import Draw, Read

Row = dict[str, str]

TITLE = "KẾT QUẢ THỰC HIỆN CÁC CHÍNH SÁCH HỖ TRỢ HTX NĂM 2023"
LEXICON = load_lexicon()
OTHER = "Chế biến sản phẩm"
NAMES = {code: wordings[0] for code, wordings in load_words("policy").items()}
with (Path(__file__).parent / "wordings_of_support.csv").open(encoding="utf-8", newline="") as _file:
    WORDINGS = list(csv.DictReader(_file))


def asked(question: str, *, near_misses: bool = False) -> list[Row]:
    """The wordings of one kind, those that mean something or the others."""
    return [row for row in WORDINGS if row["asked"] == question and bool(row["means"]) != near_misses]


def policy_in_row(row: Row) -> list[str]:
    return [
        TITLE,
        "TT | Nội dung chính sách | Số HTX được hỗ trợ (HTX) | Kinh phí (triệu đồng)",
        f"1 | {row['wording']} | =7 | =250",
        f"2 | {OTHER if row['means'] != 'processing' else 'Kiểm toán'} | =3 | =90",
    ]


def policy_in_heading(row: Row) -> list[str]:
    return [
        TITLE,
        "TT | Chỉ tiêu | ĐVT | Thực hiện năm 2023",
        f"I | {row['wording']}",
        "1 | Số HTX được hỗ trợ | HTX | =7",
        f"II | {OTHER if row['means'] != 'processing' else 'Kiểm toán'}",
        "1 | Số HTX được hỗ trợ | HTX | =3",
    ]


def measure_in_row(row: Row) -> list[str]:
    return [
        TITLE,
        "TT | Chỉ tiêu | ĐVT | Thực hiện năm 2023",
        f"I | {NAMES[row['of']]}",
        f"1 | {row['wording']} | {row['unit']} | =7",
        "2 | Ngân sách tỉnh | triệu đồng | =3",
        f"II | {OTHER}",
        "1 | Số HTX được hỗ trợ | HTX | =3",
    ]


def measure_in_column(row: Row) -> list[str]:
    return [
        TITLE,
        f"TT | Nội dung chính sách | {row['wording']} ({row['unit']}) | Ngân sách tỉnh (triệu đồng)",
        f"1 | {NAMES[row['of']]} | =7 | =250",
        f"2 | {OTHER} | =3 | =90",
    ]


def read_at(lines: list[str], cell: str, read: Read, draw: Draw) -> list[Figure]:
    """What was given in a cell, or asked for; what clerks call a need is read as planned."""
    found = [figure for figure in read(draw("\n".join(lines))).figures if figure.cell == cell]
    return [f for f in found if f.scenario == "actual" or f.indicator_code == "support_budget_requested"]


@pytest.mark.parametrize(
    ("question", "table", "cell", "meant"),
    [
        ("policy", policy_in_row, "C3", "policy_code"),
        ("policy", policy_in_heading, "D4", "policy_code"),
        ("measure in a row", measure_in_row, "D4", "indicator_code"),
        ("measure in a column", measure_in_column, "C3", "indicator_code"),
    ],
)
def test_a_wording_of_support_means_its_code_and_a_near_miss_means_nothing(
    question: str, table: Callable[[Row], list[str]], cell: str, meant: str, read: Read, draw: Draw
) -> None:
    rows = [*asked(question), *asked(question, near_misses=True)]
    found = {
        row["wording"]: {getattr(figure, meant) for figure in read_at(table(row), cell, read, draw)} for row in rows
    }

    assert len(rows) > 100
    assert found == {r["wording"]: {r["means"]} - {""} for r in rows}


LIST = {
    "order": "TT",
    "name": "Tên HTX",
    "registration_code": "Mã số thuế",
    "commune": "Địa chỉ",
    "founded": "Ngày thành lập",
    "charter_capital": "Vốn điều lệ (triệu đồng)",
}
CELLS = "{} | HTX Tân Tiến {} | 030012345{} | Xã Bản Hồ | 15/05/2007 | =3150 | 12"


def column_of_list(row: Row, draw: Draw) -> str | None:
    """What a column holds whose header is this wording, in place of the one of its kind or behind the others."""
    headers = [row["wording"] if code == row["means"] else header for code, header in LIST.items()]
    column = list(LIST).index(row["means"]) if row["means"] in LIST else len(headers)
    headers.append("Ghi chú" if row["means"] in LIST else row["wording"])
    rows = [CELLS.format(number, number, number) for number in (1, 2)]
    register = find_register(draw("\n".join(["DANH SÁCH HỢP TÁC XÃ NĂM 2023", " | ".join(headers), *rows])), LEXICON)
    return register.columns.get(column) if register else None


def test_the_header_of_a_column_of_a_list_means_its_code(draw: Draw) -> None:
    rows = asked("column of a list")

    assert len(rows) > 200
    assert {r["wording"]: column_of_list(r, draw) for r in rows} == {r["wording"]: r["means"] for r in rows}


@pytest.mark.parametrize(
    ("question", "read_cell"),
    [("status", LEXICON.listed.status), ("rating", lambda text: LEXICON.role("rating", text))],
)
def test_a_cell_of_a_list_means_its_code_and_a_near_miss_means_nothing(
    question: str, read_cell: Callable[[str], str | None]
) -> None:
    rows = [*asked(question), *asked(question, near_misses=True)]

    assert len(rows) > 30
    assert {row["wording"]: read_cell(row["wording"]) or "" for row in rows} == {r["wording"]: r["means"] for r in rows}
