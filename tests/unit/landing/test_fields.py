"""Fields above a table, whose values stand beside their names: `Huyện: | Can Lộc`."""

from __future__ import annotations

import pytest

from orchestration.landing.landed import Reading
from tests.unit.landing.conftest import Draw, Read

TABLE = ("Chỉ tiêu | ĐVT | Số lượng", "Số HTX | HTX | =85", "Số thành viên | người | =850")


def _reading(read: Read, draw: Draw, field: str, title: str = "TÌNH HÌNH HTX") -> Reading:
    return read(draw("\n".join((title, field, *TABLE))))


def _rules(reading: Reading) -> set[str]:
    return {noticed.rule_id for noticed in reading.noticed}


@pytest.mark.parametrize("field", ["Huyện: | Can Lộc", "Huyện | Can Lộc", "Huyện: Can Lộc", "Huyện: | | Xã: | Tân Lộc"])
def test_a_table_of_a_district_that_a_field_names_is_left_out(read: Read, draw: Draw, field: str) -> None:
    reading = _reading(read, draw, field)
    assert not reading.figures
    assert "figures.below_province" in _rules(reading)


@pytest.mark.parametrize("field", ["Huyện: | ", "Huyện: .....", "Tỉnh: | Hà Tĩnh", "Hợp tác xã: | Tất cả"])
def test_a_field_that_names_no_other_place_leaves_the_table_to_the_province(read: Read, draw: Draw, field: str) -> None:
    reading = _reading(read, draw, field)
    assert {figure.value for figure in reading.figures} == {85, 850}
    assert "submissions.other_province" not in _rules(reading)


def test_another_province_in_a_field_is_told(read: Read, draw: Draw) -> None:
    assert "submissions.other_province" in _rules(_reading(read, draw, "Tỉnh: | Nghệ An"))


@pytest.mark.parametrize("field", ["Quý: | I", "Quý: I", "Quý: I/2023", "Quý: | I | Năm: | 2023"])
def test_a_quarter_in_a_field_dates_the_table(read: Read, draw: Draw, field: str) -> None:
    assert {figure.period_code for figure in _reading(read, draw, field).figures} == {"2023-Q1"}


def test_a_quarter_in_a_field_is_no_header_of_the_rows_below_its_table(read: Read, draw: Draw) -> None:
    numbered = "TT | Chỉ tiêu | ĐVT | Số lượng\n1 | Số HTX | HTX | =85\n2 | Số THT | tổ | =90"
    reading = read(draw(f"TÌNH HÌNH HTX\nQuý: | I | Năm: | 2023\n{numbered}"))
    assert {figure.period_code for figure in reading.figures} == {"2023-Q1"}


@pytest.mark.parametrize("field", ["Tháng: | 6", "Tháng: 6"])
def test_a_month_in_a_field_is_no_whole_year(read: Read, draw: Draw, field: str) -> None:
    reading = _reading(read, draw, field)
    assert not reading.figures
    assert "column" in {unread.kind for unread in reading.unrecognised}


def test_a_quarter_in_a_field_over_columns_of_whole_years_is_told(read: Read, draw: Draw) -> None:
    reading = read(draw("TÌNH HÌNH HTX\nQuý: | I\nChỉ tiêu | ĐVT | TH 2023\nSố HTX | HTX | =85"))
    assert [(told.rule_id, told.cell) for told in reading.noticed] == [("figures.title_of_other_time", "A2")]


@pytest.mark.parametrize("field", ["Đơn vị tính: | nghìn HTX", "ĐVT | nghìn HTX"])
def test_a_unit_in_a_field_is_that_of_the_figures_below(read: Read, draw: Draw, field: str) -> None:
    reading = read(draw(f"TÌNH HÌNH HTX\n{field}\nChỉ tiêu | TH 2023\nSố HTX | =85"))
    assert [figure.value for figure in reading.figures] == [85000]


@pytest.mark.parametrize("field", [" | | Đơn vị: | HTX", "ĐVT: | HTX"])
def test_organisations_as_the_unit_in_a_field_are_no_header(read: Read, draw: Draw, field: str) -> None:
    header = "Lĩnh vực | Tổng số | Đang hoạt động | Ngừng hoạt động"
    reading = read(draw(f"HTX THEO LĨNH VỰC NĂM 2023\n{field}\n{header}\nToàn tỉnh | =42 | =37 | =5"))
    assert [figure.indicator_code for figure in reading.figures] == ["org_total", "org_active", "org_inactive"]
