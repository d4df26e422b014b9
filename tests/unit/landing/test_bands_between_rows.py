"""What stands between the rows of a table: headings over the same rows again, alone over labels or over figures."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules

_TITLE = "Số lao động trong các hợp tác xã phân theo ngành kinh tế"
_ROWS = "TỔNG SỐ | =300 | =330 | =360\nXây dựng | =100 | =110 | =120\nVận tải | =200 | =220 | =240"
_AGAIN = "TỔNG SỐ | =30 | =33 | =36\nXây dựng | =10 | =11 | =12\nVận tải | =20 | =22 | =24"
_PLACES = ["{} | | |", " | {} | |"]  # over the labels, over the figures


@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize("heading", ["Diện tích đất sử dụng (ha)", "Số hộ nghèo", "Trang trại", "Nữ"])
def test_rows_that_come_again_below_a_heading_nobody_knows_are_told_and_never_counted(
    read: Read, draw: Draw, rules: Rules, heading: str, place: str
) -> None:
    header = f"{_TITLE}\n | | | Người\n | 2015 | 2020 | 2023"
    alone = read(draw(f"{header}\n{_ROWS}"))
    reading = read(draw(f"{header}\n{_ROWS}\n{place.format(heading)}\n{_AGAIN}"))

    assert [(f.cell, f.value) for f in reading.figures if f.value is not None] == [
        (f.cell, f.value) for f in alone.figures
    ]
    assert any(cell == "A8" for _, cell in rules(reading))


@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize(
    "heading", ["Cơ cấu", "Tỷ trọng", "Cơ cấu lao động (%)", "Chỉ số phát triển (Năm trước = 100)"]
)
def test_rows_that_come_again_as_shares_or_growth_count_nothing_with_or_without_a_percent_sign(
    read: Read, draw: Draw, heading: str, place: str
) -> None:
    reading = read(draw(f"{_TITLE}\nNgành | 2015 | 2020 | 2023\n{_ROWS}\n{place.format(heading)}\n{_AGAIN}"))

    assert {f.value for f in reading.figures} == {100, 110, 120, 200, 220, 240, 300, 330, 360}


@pytest.mark.parametrize("title", ["128 | {}", "{}"])
@pytest.mark.parametrize("years", ["=2015 | =2019 | =2020", "2001 | 2005 | 2009"])
def test_a_yearbook_prints_some_years_only_and_may_number_its_tables(
    read: Read, draw: Draw, title: str, years: str
) -> None:
    left = " | " if "|" in title else ""
    rows = "\n".join(left + row for row in _ROWS.split("\n"))
    reading = read(draw(f"{title.format(_TITLE)}\n{left} | | | Người - Person\n{left} | {years}\n{rows}"))

    assert {(f.indicator_code, f.value) for f in reading.figures if f.sector_code == "total"} == {
        ("worker_total", 300),
        ("worker_total", 330),
        ("worker_total", 360),
    }
    assert len(reading.figures) == 9


@pytest.mark.parametrize("again", ["{} (tiếp theo)", "(Cont.) {}", "{}", "Tiếp theo trang trước"])
def test_a_table_that_goes_on_below_its_title_said_again_is_one_table(read: Read, draw: Draw, again: str) -> None:
    first, *others = _ROWS.split("\n")
    header = "Ngành | 2015 | 2020 | 2023"
    reading = read(draw("\n".join([_TITLE, header, first, again.format(_TITLE), header, *others])))

    assert {(f.sector_code, f.value) for f in reading.figures if f.period_code == "2023"} == {
        ("total", 360),
        ("construction", 120),
        ("transport", 240),
    }


def test_the_same_title_and_header_below_another_unit_is_another_table(read: Read, draw: Draw) -> None:
    title, header = "Doanh thu của hợp tác xã phân theo ngành", "Ngành | 2015 | 2020 | 2023"
    tables = (
        f"{title}\n | | | {unit}\n{header}\n{rows}" for unit, rows in (("Triệu đồng", _ROWS), ("Tỷ đồng", _AGAIN))
    )
    reading = read(draw("\n".join(tables)))

    assert {f.value for f in reading.figures if f.period_code == "2023" and f.sector_code == "total"} == {
        360_000_000,
        36_000_000_000,
    }


def test_a_time_over_the_figures_of_rows_is_theirs_however_it_begins(read: Read, draw: Draw) -> None:
    rows = "TỔNG SỐ | ={}\nXây dựng | ={}"
    halves = f" | Thực hiện năm 2023\n{rows.format(30, 10)}\n | 6 tháng đầu năm 2023\n{rows.format(20, 5)}"
    reading = read(draw(f"{_TITLE}\nNgành | Số lượng\n{halves}"))

    assert {(f.period_code, f.value) for f in reading.figures if f.sector_code == "total"} == {
        ("2023", 30),
        ("2023-H1", 20),
    }


@pytest.mark.parametrize("total", ["Toàn tỉnh", "TỔNG SỐ"])
@pytest.mark.parametrize("place", _PLACES)
def test_the_sum_of_districts_that_come_again_below_a_heading_of_others_is_told_and_not_counted(
    read: Read, draw: Draw, rules: Rules, place: str, total: str
) -> None:
    districts = f"{total} | ={{0}}0 | ={{0}}1 | ={{0}}2\nHuyện Can Lộc | ={{0}}0 | ={{0}}1 | ={{0}}2"
    table = f"Huyện, thành phố | 2015 | 2020 | 2023\n{districts.format(7)}\n{place.format('Trang trại')}"
    reading = read(draw(f"Số hợp tác xã phân theo huyện\n{table}\n{districts.format(4)}"))

    assert {f.value for f in reading.figures} == {70, 71, 72}
    assert any(cell == "A6" for _, cell in rules(reading))
    assert "figures.places_do_not_add_up" not in {rule for rule, _ in rules(reading)}


def test_the_sum_below_sectors_counts_what_the_title_says_as_the_sectors_do(read: Read, draw: Draw) -> None:
    rows = "1 | Xây dựng | =100\n2 | Vận tải | =200\n | TỔNG SỐ | =300"
    reading = read(draw(f"{_TITLE}\nSTT | Ngành | Năm 2023\n{rows}"))

    assert [(f.indicator_code, f.sector_code, f.value) for f in reading.figures][-1] == ("worker_total", "total", 300)


_COUNTS = ("1 | Số HTX | HTX | ={}", "2 | Số thành viên | người | ={}", "3 | HTX thành lập mới | HTX | ={}")
_HEADER = "TT | Chỉ tiêu | ĐVT | Năm 2023"


def _block(first: int) -> str:
    return "\n".join(row.format(first + number) for number, row in enumerate(_COUNTS))


@pytest.mark.parametrize("names", [("Can Lộc", "Kỳ Anh"), ("Đợt 1", "Đợt 2"), ("Số liệu của Sở", "Số liệu của Huyện")])
@pytest.mark.parametrize(
    "drawn",
    [
        "{header}\nI | {0} | | \n{first}\nII | {1} | | \n{second}",
        "{header}\n | {0} | | \n{first}\n | {1} | | \n{second}",
        "{0}\n{header}\n{first}\n\n{1}\n{header}\n{second}",
    ],
    ids=["numbered", "bare", "tables"],
)
def test_of_the_same_rows_below_two_headings_nobody_knows_none_is_of_the_province(
    read: Read, draw: Draw, rules: Rules, names: tuple[str, str], drawn: str
) -> None:
    text = drawn.format(*names, header=_HEADER, first=_block(10), second=_block(50))
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\n{text}"))

    assert not [figure.cell for figure in reading.figures if figure.value is not None]
    assert len([cell for _, cell in rules(reading) if cell.startswith("B")]) == 6


@pytest.mark.parametrize("names", [("Toàn tỉnh", "Can Lộc"), ("Tình hình chung", "Kỳ Anh")])
def test_the_same_rows_below_a_heading_of_all_are_of_the_province(
    read: Read, draw: Draw, names: tuple[str, str]
) -> None:
    text = f"{_HEADER}\nI | {names[0]} | | \n{_block(10)}\nII | {names[1]} | | \n{_block(50)}"
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\n{text}"))

    assert {figure.value for figure in reading.figures} == {10, 11, 12}
