"""Columns left of the labels that name places: of which place each row is, or the whole table."""

from __future__ import annotations

import pytest

from orchestration.landing.layout.table import Table
from orchestration.landing.layout.tables import find_tables
from orchestration.landing.words.lexicon import Lexicon
from tests.unit.landing.conftest import Draw, Read, indicators_by_cell


def table(draw: Draw, lexicon: Lexicon, header: str, first: str, second: str) -> Table:
    """A table of two rows, with a column left of its labels."""
    rows = f"{first} | Tổng số HTX | =10\n{second} | Số HTX thành lập mới | =2"
    [found] = find_tables(draw(f"NĂM 2023\n{header} | Chỉ tiêu | TH 2023\n{rows}"), lexicon, "2023")
    return found


@pytest.mark.parametrize("header", ["Tỉnh", "Ghi"])
def test_several_provinces_beside_labels_are_the_places_of_the_rows(draw: Draw, lexicon: Lexicon, header: str) -> None:
    found = table(draw, lexicon, header, "Hà Tĩnh", "Nghệ An")

    assert (found.place_column, found.province_column, found.title) == (0, None, ["NĂM 2023"])


def test_one_province_beside_all_labels_is_said_of_the_whole_table(draw: Draw, lexicon: Lexicon) -> None:
    found = table(draw, lexicon, "Tỉnh", "Hà Tĩnh", "Hà Tĩnh")

    assert (found.place_column, found.province_column, found.title) == (None, 0, ["NĂM 2023", "Tỉnh Hà Tĩnh"])


def test_names_that_nobody_knows_are_places_below_a_header_of_places(draw: Draw, lexicon: Lexicon) -> None:
    assert table(draw, lexicon, "Khu vực", "Mộc Châu", "Yên Châu").place_column == 0


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        pytest.param("Khu vực", "HTX", "THT", id="organisations below a header of places"),
        pytest.param("Ghi", "", "", id="an empty column"),
        pytest.param("Ghi", "Hà Tĩnh", "Mộc Châu", id="a province and another place below no header of places"),
    ],
)
def test_other_columns_left_of_labels_name_no_places(
    draw: Draw, lexicon: Lexicon, header: str, first: str, second: str
) -> None:
    found = table(draw, lexicon, header, first, second)

    assert (found.place_column, found.province_column) == (None, None)


def test_labels_without_a_header_stand_right_of_the_province_of_every_row(read: Read, draw: Draw) -> None:
    rows = "Hà Tĩnh | TỔNG SỐ | =300 | =303\nHà Tĩnh | Xây dựng | =50 | =51\nHà Tĩnh | Vận tải | =43 | =44"
    reading = read(draw(f"Số hợp tác xã phân theo ngành\nTỉnh | | 2022 | 2023\n{rows}"))

    assert [figure.sector_code for figure in reading.figures][::2] == ["total", "construction", "transport"]


def test_what_stands_over_figures_heads_them_whatever_province_stands_beside_it(read: Read, draw: Draw) -> None:
    rows = ["Hà Tĩnh | | Thành viên (người) |", "Hà Tĩnh | TỔNG SỐ | =90 | =95", "Hà Tĩnh | Xây dựng | =9 | =9"]
    rows += ["Hà Tĩnh | | Cơ cấu (%) |", "Hà Tĩnh | TỔNG SỐ | =100 | =100", "Hà Tĩnh | Xây dựng | =10 | =10"]
    reading = read(draw("\n".join(["SỐ LIỆU HTX", "Tỉnh | | 2022 | 2023", *rows])))

    assert indicators_by_cell(reading) == dict.fromkeys(("C4", "D4", "C5", "D5"), "member_total")


def test_shares_below_a_heading_are_none_of_what_is_counted_whatever_province_stands_beside_them(
    read: Read, draw: Draw
) -> None:
    rows = ["Hà Tĩnh | TỔNG SỐ | =90 | =95", "Hà Tĩnh | Xây dựng | =9 | =9", "Hà Tĩnh | Cơ cấu (%) | |"]
    rows += ["Hà Tĩnh | TỔNG SỐ | =100 | =100", "Hà Tĩnh | Xây dựng | =10 | =10"]
    reading = read(draw("\n".join(["SỐ HTX PHÂN THEO NGÀNH", "Tỉnh | Ngành | 2022 | 2023", *rows])))

    assert {figure.row_index for figure in reading.figures} == {2, 3}


def test_budgets_below_a_policy_are_of_it_whatever_province_stands_left_of_them(read: Read, draw: Draw) -> None:
    rows = ["Hà Tĩnh | 1 | Xúc tiến thương mại | Tổng số | =600", "Hà Tĩnh | | | NS Trung ương | =200"]
    rows += ["Hà Tĩnh | | | NS tỉnh | =400", "Hà Tĩnh | 2 | Kết cấu hạ tầng | Tổng số | =60"]
    header = "KẾT QUẢ HỖ TRỢ HTX (triệu đồng)\nTỉnh | STT | Nội dung hỗ trợ | Nguồn vốn | Năm 2023\n"

    figures = read(draw(header + "\n".join(rows))).figures

    assert [(f.policy_code, f.funding_source) for f in figures] == [
        ("trade_promotion", "total"),
        ("trade_promotion", "central"),
        ("trade_promotion", "local"),
        ("infrastructure", "total"),
    ]


def test_bands_stand_over_columns_whatever_column_is_merged_left_of_them(read: Read, draw: Draw) -> None:
    bands = "Tỉnh | | | Tổng số HTX | | Số HTX thành lập mới\n | STT | Lĩnh vực | TH 2023 | KH 2024 | TH 2023 | KH 2024"
    rows = "Hà Tĩnh | 1 | Nông nghiệp | =240 | =255 | =18 | =20\nHà Tĩnh | 2 | Vận tải | =25 | =26 | =1 | =1"
    sheet = draw(f"KẾT QUẢ HTX THEO LĨNH VỰC\n{bands}\n{rows}", merged=[(1, 0, 2, 0), (1, 3, 1, 4), (1, 5, 1, 6)])

    found = indicators_by_cell(read(sheet))

    assert (found["D4"], found["E4"], found["F4"], found["G4"]) == ("org_total", "org_total", "org_new", "org_new")
