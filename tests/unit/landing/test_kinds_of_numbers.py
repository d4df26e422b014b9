"""What stands around a table may say that its numbers are shares, changes or ranks: then they count nothing."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, by_cell

TITLE = "TÌNH HÌNH HTX NĂM 2023"
ROWS = "1 | Số HTX | =85\n2 | Số thành viên HTX | =850"
KINDS = ["Cơ cấu (%)", "Tăng, giảm so với năm 2022", "Tốc độ phát triển", "Tỷ lệ hoàn thành kế hoạch", "Xếp hạng"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("place", ["behind the title", "below the title", "corner"])
def test_of_a_table_that_only_compares_nothing_is_read(
    read: Read, draw: Draw, rules: Rules, place: str, kind: str
) -> None:
    title = f"{TITLE} - {kind}" if place == "behind the title" else TITLE
    below = f"{kind}\n" if place == "below the title" else ""
    corner = kind if place == "corner" else "Chỉ tiêu"
    reading = read(draw(f"{title}\n{below}TT | {corner} | Năm 2023\n{ROWS}"))

    assert reading.figures == []
    assert "figures.table_not_understood" in [rule for rule, _ in rules(reading)]


@pytest.mark.parametrize("name", ["Cơ cấu", "Tốc độ tăng", "Chênh lệch"])
def test_so_of_a_sheet_that_is_called_by_it(read: Read, draw: Draw, name: str) -> None:
    assert read(draw(f"{TITLE}\nTT | Chỉ tiêu | Năm 2023\n{ROWS}", name=name)).figures == []


@pytest.mark.parametrize("name", ["So sánh", "Biến động", "Tăng giảm", "Số liệu"])
def test_a_sheet_that_may_hold_counts_is_read(read: Read, draw: Draw, name: str) -> None:
    assert len(read(draw(f"{TITLE}\nTT | Chỉ tiêu | Năm 2023\n{ROWS}", name=name)).figures) == 2


def test_a_title_of_what_is_compared_beside_the_counts_takes_nothing_from_them(read: Read, draw: Draw) -> None:
    drawn = f"{TITLE} (so với cùng kỳ)\nTT | Chỉ tiêu | Năm 2023 | So với cùng kỳ (%)\n1 | Số HTX | =85 | =105.2"

    assert [figure.value for figure in read(draw(drawn)).figures] == [85]


@pytest.mark.parametrize("heading", ["Tỷ lệ", "Mức tăng", "Xếp hạng"])
def test_below_a_heading_of_comparisons_no_row_counts(read: Read, draw: Draw, rules: Rules, heading: str) -> None:
    drawn = f"{TITLE}\nTT | Chỉ tiêu | Năm 2023\nI | Số lượng | \n1 | Số HTX | =85\nII | {heading} | \n"
    reading = read(draw(drawn + "1 | Số thành viên HTX | =3\n2 | HTX thành lập mới | =4"))

    assert set(by_cell(reading)) == {"C4"}
    assert {("figures.unrecognised_label", "B6"), ("figures.unrecognised_label", "B7")} & set(rules(reading))


def test_years_that_a_title_compares_are_read_where_each_has_a_column(read: Read, draw: Draw) -> None:
    drawn = f"{TITLE}\nSo sánh năm 2023 với năm 2022\nTT | Chỉ tiêu | Năm 2022 | Năm 2023\n1 | Số HTX | =80 | =85"

    assert [figure.value for figure in read(draw(drawn)).figures] == [80, 85]
