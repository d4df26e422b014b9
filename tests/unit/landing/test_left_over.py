"""Numbers that nothing else speaks of are told once a sheet; those that something speaks of are not told again."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules

TABLE = "TÌNH HÌNH HTX NĂM 2023\nTT | Chỉ tiêu | ĐVT | TH 2023\n1 | Tổng số HTX | HTX | =405\n2 | Số THT | tổ | =90"
RULE = "figures.numbers_left_over"


@pytest.mark.parametrize(
    ("below", "cell"),
    [
        pytest.param("\n\n | | | | Số HTX giải thể | =12", "F6", id="right of the table, behind known words"),
        pytest.param("\nQuý: | =3", "B5", id="behind a word for time"),
    ],
)
def test_a_number_that_no_row_and_column_takes_is_told(
    read: Read, draw: Draw, rules: Rules, below: str, cell: str
) -> None:
    assert rules(read(draw(TABLE + below))) == [(RULE, cell)]


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("\n | Tỷ lệ (%) | | =22.2", id="a rate"),
        pytest.param("\n | Điện thoại | =912345678", id="a telephone"),
        pytest.param("\n\n\n | | | | =2024", id="a year"),
        pytest.param("\n | | Đã làm tròn | =0", id="nothing"),
    ],
)
def test_what_counts_nothing_is_not_told(read: Read, draw: Draw, rules: Rules, below: str) -> None:
    assert RULE not in [rule for rule, _ in rules(read(draw(TABLE + below)))]


def test_what_a_table_that_is_not_read_prints_is_told_with_that_table(read: Read, draw: Draw, rules: Rules) -> None:
    rates = "TỐC ĐỘ TĂNG TRƯỞNG\nChỉ tiêu | TH 2023\nTổng số HTX | =5.1\nSố THT | =6.2\nSố LHHTX | =7"
    told = [rule for rule, _ in rules(read(draw(f"{TABLE}\n\n\n{rates}")))]

    assert "figures.table_not_understood" in told
    assert RULE not in told


def test_a_column_that_is_told_is_not_told_cell_by_cell(read: Read, draw: Draw, rules: Rules) -> None:
    beside = "\n".join(f"{line} | ={at}" if at > 1 else line for at, line in enumerate(TABLE.split("\n")))

    assert rules(read(draw(beside))) == [("figures.column_without_header", "E2")]


def test_numbers_right_below_words_that_forms_have_are_told_where_no_table_is_found(
    read: Read, draw: Draw, rules: Rules
) -> None:
    cards = "Tổng số HTX | HTX đang hoạt động | Thành viên HTX\n=455 | =400 | =21000"
    others = "Tổng số THT | Thành viên THT\n=1200 | =9900\n\n=1314060 | | | Dân số trung bình (người)"
    reading = read(draw(f"THẺ SỐ LIỆU NĂM 2023\n{cards}\n\n{others}"))

    assert (RULE, "A6") in rules(reading)


def test_a_table_of_two_numbers_that_means_nothing_known_is_told(read: Read, draw: Draw, rules: Rules) -> None:
    above = "TÌNH HÌNH HỖ TRỢ HTX\nEmail: a@b.vn | | Fax: 38 855 123\nNgười lập biểu: An | | Điện thoại: 0912345678"
    rows = "STT | Huyện | Kinh phí hỗ trợ (triệu đồng)\n1 | Kim Thành | =250\n | Tổng cộng | =250"
    reading = read(draw(f"{above}\n{rows}"))

    assert "figures.table_not_understood" in {rule for rule, _ in rules(reading)}
