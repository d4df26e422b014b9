"""Years, periods and plans that a header gives to the columns of a table."""

from __future__ import annotations

import pytest

from orchestration.landing.layout.tables import find_tables
from orchestration.landing.words.lexicon import Lexicon
from tests.unit.landing.conftest import Draw, Read, Rules, columns

BASE = """
UBND TỈNH HÀ TĨNH
PHỤ LỤC I: KẾT QUẢ NĂM 2023 VÀ KẾ HOẠCH NĂM 2024
STT | Chỉ tiêu       | ĐVT   | TH 2022 | KH 2023 | 6 tháng 2023 | Ước TH 2023 | KH 2024
I   | Hợp tác xã     |       |         |         |              |             |
1   | Tổng số HTX    | HTX   | =10     | =11     | =12          | =13         | =14
"""


BASE_COLUMNS = {
    3: ("2022", "actual"),
    4: ("2023", "plan"),
    5: ("2023-H1", "actual"),
    6: ("2023", "estimate"),
    7: ("2024", "plan"),
}


def test_a_header_of_one_row_names_period_and_scenario_of_every_column(tables, draw: Draw) -> None:
    (table,) = tables(draw(BASE))

    assert columns(table) == BASE_COLUMNS
    assert (table.header, table.body) == ((2, 2), (3, 4))
    assert (table.order_column, table.label_column, table.unit_column) == (0, 1, 2)


def test_a_year_band_over_merged_cells_belongs_to_all_columns_below_it(tables, draw: Draw) -> None:
    sheet = draw(
        """
STT | Chỉ tiêu | ĐVT | Năm 2022  | Năm 2023 |                    |             | Năm 2024
    |          |     | Thực hiện | Kế hoạch | Thực hiện 6 tháng  | Ước cả năm  | Kế hoạch
1   | Tổng số HTX | HTX | =10 | =11 | =12 | =13 | =14
""",
        merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 4, 0, 6)],
    )

    (table,) = tables(sheet)

    assert columns(table) == BASE_COLUMNS
    assert table.body[0] == 2


def test_a_year_band_that_is_not_merged_belongs_to_the_columns_up_to_the_next_band(tables, draw: Draw) -> None:
    sheet = draw(
        """
STT | Chỉ tiêu | ĐVT | Năm 2022  | Năm 2023 |                    |             | Năm 2024
    |          |     | Thực hiện | Kế hoạch | Thực hiện 6 tháng  | Ước cả năm  | Kế hoạch
1   | Tổng số HTX | HTX | =10 | =11 | =12 | =13 | =14
"""
    )

    assert columns(tables(sheet)[0]) == BASE_COLUMNS


def test_a_header_of_its_own_beside_year_bands_does_not_undo_them(tables, draw: Draw) -> None:
    (table,) = tables(
        draw("""
SỐ LƯỢNG HTX PHÂN THEO NGÀNH NGHỀ
    |            |     | Năm 2023  | Năm 2024 |            | Thực hiện tháng 6
STT | Ngành nghề | ĐVT | Thực hiện | Kế hoạch | Ước cả năm |
1   | Vận tải    | HTX | 10        | 12       | 11         | 7
"""),
        period="2024",
    )

    assert columns(table) == {3: ("2023", "actual"), 4: ("2024", "plan"), 5: ("2024", "estimate")}


def test_several_years_beside_each_other_are_no_title(tables, draw: Draw) -> None:
    (table,) = tables(
        draw("""
Năm 2022 | Năm 2023
STT | Chỉ tiêu | ĐVT | Thực hiện
1   | Số HTX   | HTX | 10
"""),
        period="2024",
    )

    assert columns(table) == {3: ("2024", "actual")}


def test_a_year_band_may_stand_in_the_row_above_the_other_headers(tables, draw: Draw) -> None:
    sheet = draw(
        """
    |             |     | Năm 2023 |
STT | Chỉ tiêu    | ĐVT | Kế hoạch | Thực hiện
1   | Tổng số HTX | HTX | =10      | =11
""",
        merged=[(0, 3, 0, 4)],
    )

    assert columns(tables(sheet)[0]) == {3: ("2023", "plan"), 4: ("2023", "actual")}


def test_what_a_header_leaves_open_comes_from_the_title(tables, draw: Draw) -> None:
    sheet = draw("KẾT QUẢ NĂM 2023 VÀ KẾ HOẠCH NĂM 2024\nChỉ tiêu | Thực hiện | Kế hoạch\nTổng số HTX | =10 | =11")

    assert columns(tables(sheet, "2022")[0]) == {1: ("2023", "actual"), 2: ("2024", "plan")}


def test_what_neither_header_nor_title_names_comes_from_the_folder_and_plans_are_yearly(tables, draw: Draw) -> None:
    sheet = draw("Chỉ tiêu | Thực hiện | Kế hoạch\nTổng số HTX | =10 | =11")

    assert columns(tables(sheet, "2023-H1")[0]) == {1: ("2023-H1", "actual"), 2: ("2023", "plan")}


def test_a_bare_year_before_the_report_was_carried_out_and_one_after_it_is_planned(tables, draw: Draw) -> None:
    sheet = draw("TÌNH HÌNH NĂM 2023\nChỉ tiêu | Năm 2022 | Năm 2024\nTổng số HTX | =10 | =11")

    assert columns(tables(sheet)[0]) == {1: ("2022", "actual"), 2: ("2024", "plan")}


def test_periods_alone_make_a_header_where_no_column_of_labels_is_named(tables, draw: Draw) -> None:
    sheet = draw("    |                 | TH 2022 | TH 2023\n1 | Tổng số HTX | =10 | =11\n2 | HTX giải thể | =1 | =2")

    (table,) = tables(sheet)

    assert table.label_column == 1
    assert sorted(columns(table)) == [2, 3]


def test_a_column_of_numbers_under_a_word_for_labels_is_a_plan(tables, draw: Draw) -> None:
    (table,) = tables(draw("STT | Nội dung | ĐVT | Chỉ tiêu | Kết quả\n1 | Tổng số HTX | HTX | =210 | =215"))

    assert table.label_column == 1
    assert [(c.index, c.time.scenario) for c in table.columns] == [(3, "plan"), (4, "actual")]


def test_a_column_of_years_says_which_period_each_row_is_of(tables, draw: Draw) -> None:
    (table,) = tables(draw("Chỉ tiêu | Năm | Số lượng\nTổng số HTX | =2021 | =700\n | =2022 | =750"))

    assert (table.period_column, table.rows_are) == (1, "indicators")


@pytest.mark.parametrize("first", ["=5 | =1900 | =17", "=5 | =1900 | =2010"])
def test_a_count_that_could_be_a_year_makes_no_header(tables, draw: Draw, first: str) -> None:
    sheet = draw(
        f"""
KẾT QUẢ NĂM 2023
1 | Số lượng đầu năm | CT01 | Đơn vị | {first}
2 | Số lượng giữa năm | CT02 | Đơn vị | =1 | =120 | =0
3 | Số lượng khi lập  | CT03 | Đơn vị | =0 | =80  | =0
"""
    )

    assert tables(sheet) == []


def test_years_in_a_row_make_a_header_without_a_word(tables, draw: Draw) -> None:
    (table,) = tables(draw(" | =2021 | =2022 | =2023\nTổng số HTX | =10 | =11 | =12\nTổng số THT | =5 | =6 | =7"))

    assert [period for period, _ in columns(table).values()] == ["2021", "2022", "2023"]


def test_years_and_an_estimate_may_stand_below_one_band(tables, draw: Draw) -> None:
    (table,) = tables(
        draw(
            """
STT | Chỉ tiêu    | ĐVT | Thực hiện |       |          | Mục tiêu 2030
    |             |     | =2023     | =2024 | Ước 2025 |
1   | Tổng số HTX | HTX | =10       | =11   | =12      | =20
""",
            merged=[(0, 3, 0, 5)],
        ),
        "2025",
    )

    assert list(columns(table).values()) == [
        ("2023", "actual"),
        ("2024", "actual"),
        ("2025", "estimate"),
        ("2030", "plan"),
    ]


@pytest.mark.parametrize("merged", [[(0, 3, 0, 5)], []])
def test_a_word_for_years_over_several_of_them_is_a_band(tables, draw: Draw, merged: list[tuple[int, ...]]) -> None:
    (table,) = tables(
        draw(
            """
STT | Nội dung    | ĐVT | Năm   |       |       | Tổng cộng 3 năm
    |             |     | =2022 | =2023 | =2024 |
1   | Số HTX mới  | HTX | =30   | =28   | =25   | =83
""",
            merged=merged,
        ),
        "2024",
    )

    assert [period for period, _ in columns(table).values()] == ["2022", "2023", "2024", "2022-2024"]


@pytest.mark.parametrize("header", ["Thực hiện trong tháng", "Tháng này", "Tháng trước", "Tháng 6"])
def test_a_column_of_one_month_is_of_no_period(tables, draw: Draw, header: str) -> None:
    [table] = tables(draw(f"STT | Chỉ tiêu | Năm 2023 | {header}\n1 | Tổng số HTX | =10 | =11"))

    assert columns(table) == {2: ("2023", "actual")}
    assert [text for _, text in table.unknown] == [header]


@pytest.mark.parametrize(
    ("period", "headers", "same"),
    [
        ("2023-Q3", "KH 2023 | Quý III/2023 | Lũy kế 9 tháng 2023 | Cùng kỳ 2022", {5: "2022-9M"}),
        ("2023-Q3", "Quý III/2023 | Cùng kỳ | Lũy kế từ đầu năm | Cùng kỳ", {3: "2022-Q3", 5: "2022-9M"}),
        ("2023", "6 tháng 2023 | Ước cả năm 2023 | Cùng kỳ năm trước", {4: "2022-H1"}),
        ("2023", "Cùng kỳ năm trước | 6 tháng 2023 | KH 2023", {2: "2022-H1"}),
        ("2023", "Năm 2023 | Cùng kỳ năm trước", {3: "2022"}),
    ],
)
def test_the_same_time_of_another_year_is_that_of_what_was_done_beside_it(
    period: str, headers: str, same: dict[int, str], tables, draw: Draw
) -> None:
    numbers = " | ".join("=10" for _ in headers.split("|"))
    [table] = tables(
        draw(f"TÌNH HÌNH HTX\nTT | Chỉ tiêu | {headers}\n1 | HTX thành lập mới | {numbers}"), period=period
    )

    assert columns(table).items() >= {column: (told, "actual") for column, told in same.items()}.items()


@pytest.mark.parametrize("beside", ["2023/2022", "Xếp hạng"])
def test_years_below_bands_go_on_with_the_header_whatever_stands_beside_them(beside: str, tables, draw: Draw) -> None:
    header = f"Ngành | Số lượng (HTX) | | So sánh\n | 2022 | 2023 | {beside}"
    [table] = tables(
        draw(f"HTX PHÂN THEO NGÀNH\n{header}\nNông nghiệp | =62 | =70 | 112,9\nTổng số | =110 | =120 | 109")
    )

    assert columns(table).items() >= {1: ("2022", "actual"), 2: ("2023", "actual")}.items()


def test_below_a_title_of_one_month_only_what_is_dated_itself_has_a_period(tables, draw: Draw) -> None:
    [table] = tables(
        draw(
            """
BÁO CÁO TÌNH HÌNH HTX THÁNG 10 NĂM 2023
STT | Chỉ tiêu          | Kế hoạch năm 2023 | Thực hiện | Lũy kế từ đầu năm | Cùng kỳ
1   | HTX thành lập mới | =10               | =1        | =8                | =7
"""
        )
    )

    assert columns(table) == {2: ("2023", "plan")}
    assert len(table.unknown) == 3


def test_the_word_for_years_left_of_the_years_stands_over_the_labels(draw: Draw, lexicon: Lexicon) -> None:
    sheet = draw("""
TÌNH HÌNH HTX GIAI ĐOẠN 2022-2023
Năm | 2022 | 2023
Tổng số HTX | =600 | =660
Số HTX thành lập mới | =70 | =80
""")
    [table] = find_tables(sheet, lexicon, "2023")

    assert (table.label_column, table.period_column) == (0, None)
    assert [(c.index, c.time.period) for c in table.columns] == [(1, "2022"), (2, "2023")]


def test_a_year_over_numbers_is_none_of_them_though_nobody_knows_what_stands_beside_it(read: Read, draw: Draw) -> None:
    drawn = "BÁO CÁO VỀ HTX NĂM 2023\n\nTT | Thành lập mới | 2023\n1 | Tổng số HTX | =85\n2 | Số thành viên HTX | =850"

    assert "C3" not in {figure.cell for figure in read(draw(drawn)).figures}


@pytest.mark.parametrize("column", ["1", "2", "3"])
@pytest.mark.parametrize("numbers", ["", "(1) | (2) | (3) | (4)\n"])
def test_a_text_alone_below_years_heads_all_figures_below_it(read: Read, draw: Draw, numbers: str, column: str) -> None:
    heading = " | " * int(column) + "Số thành viên hợp tác xã (người)"
    rows = "TỔNG SỐ | =102 | =101 | =118\nXây dựng | =13 | =39 | =25"
    reading = read(draw(f"Hợp tác xã phân theo ngành\n | =2015 | =2019 | =2023\n{numbers}{heading}\n{rows}"))

    assert len(reading.figures) == 6
    assert {figure.indicator_code for figure in reading.figures} == {"member_total"}


@pytest.mark.parametrize(
    "header",
    [
        "TT | Chỉ tiêu | ĐVT | Thực hiện đến tháng 9/2023 | Lũy kế giai đoạn 2021 - 2023",
        "TT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện\n | | | Kế hoạch năm 2023 | Thực hiện giai đoạn 2021 - 2023",
    ],
    ids=["one row", "two rows"],
)
def test_a_header_that_stands_again_over_a_column_without_figures_makes_no_column_of_times(
    header: str, read: Read, draw: Draw
) -> None:
    rows = ("1 | HTX thành lập mới | HTX | | =85", header, "2 | HTX giải thể | HTX | | =5")
    reading = read(draw("\n".join(("TÌNH HÌNH HTX", header, *rows))))
    printed = [figure for figure in reading.figures if figure.value is not None]

    assert [(figure.indicator_code, figure.period_code, figure.value) for figure in printed] == [
        ("org_new", "2021-2023", 85),
        ("org_dissolved", "2021-2023", 5),
    ]


@pytest.mark.parametrize("header", ["Mỗi tỉnh", "Mỗi tỉnh tối thiểu"])
def test_what_is_for_every_province_is_planned_where_its_header_says_nothing_else(
    tables, draw: Draw, header: str
) -> None:
    (table,) = tables(draw(f"MỤC TIÊU NĂM 2030\nTT | Chỉ tiêu | ĐVT | {header}\n1 | Tổng số HTX | HTX | =10"))

    assert [(column.each_province, column.time.scenario) for column in table.columns] == [(True, "plan")]


@pytest.mark.parametrize(("header", "scenario"), [("TH 2021-2023", "actual"), ("Kế hoạch giai đoạn 2021-2023", "plan")])
def test_what_there_is_below_a_span_of_years_is_what_there_is_at_their_end(
    header: str, scenario: str, read: Read, draw: Draw
) -> None:
    rows = "1 | Tổng số HTX | HTX | =85\n2 | HTX thành lập mới | HTX | =12"
    reading = read(draw(f"TÌNH HÌNH HTX\nTT | Chỉ tiêu | ĐVT | {header}\n{rows}"))

    assert [(figure.period_code, figure.scenario) for figure in reading.figures] == [
        ("2023", scenario),
        ("2021-2023", scenario),
    ]


def test_what_a_span_prints_of_a_state_beside_its_last_year_is_no_state(read: Read, draw: Draw, rules: Rules) -> None:
    header = "TT | Chỉ tiêu | ĐVT | Năm 2020 | Năm 2023 | Giai đoạn 2021-2023"
    rows = "1 | Tổng số HTX | HTX | =80 | =85 | =85\n2 | Số thành viên HTX | người | =900 | =980 | =80"
    reading = read(draw(f"TÌNH HÌNH HTX\n{header}\n{rows}"))

    assert [figure.cell for figure in reading.figures] == ["D3", "E3", "D4", "E4"]
    assert rules(reading) == [("figures.sum_of_states", "F4")]


@pytest.mark.parametrize(
    ("title", "scenario"),
    [
        ("Một số chỉ tiêu KTTT thực hiện Nghị quyết Đại hội", "actual"),
        ("Thực hiện Nghị quyết 20 về KTTT", "actual"),
        ("Kế hoạch thực hiện Nghị quyết 20 về KTTT", "plan"),
    ],
)
def test_years_below_a_title_that_carries_out_an_act_are_no_targets_of_it(
    read: Read, draw: Draw, title: str, scenario: str
) -> None:
    reading = read(draw(f"{title}\nChỉ tiêu | 2022 | 2023 | Chỉ tiêu đến năm 2025\nSố HTX | =780 | =801 | =850"))

    assert {figure.period_code: figure.scenario for figure in reading.figures}["2023"] == scenario


@pytest.mark.parametrize("amount", ["=2712", "=2012"])
def test_numbers_of_an_unknown_column_beside_the_years_name_no_rows(
    amount: str, read: Read, draw: Draw, rules: Rules
) -> None:
    lines = [
        "KẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "Năm | Hỗ trợ khác lạ (triệu đồng) | Hỗ trợ vốn vay HTX (triệu đồng)",
        "=2021 | =3673 | =2869",
        f"=2022 | {amount} | =2176",
        "=2023 | =3494 | =3015",
    ]

    reading = read(draw("\n".join(lines)))

    assert [(f.cell, f.period_code, f.value) for f in reading.figures if f.value is not None] == [
        ("C3", "2021", 2_869_000_000),
        ("C4", "2022", 2_176_000_000),
        ("C5", "2023", 3_015_000_000),
    ]
    assert rules(reading) == [("figures.unrecognised_column", "B2")]


def test_numbers_beside_years_that_stand_more_than_once_tell_their_rows_apart(read: Read, draw: Draw) -> None:
    lines = [
        "TÌNH HÌNH HTX NĂM 2023",
        "Năm | Quy mô lạ | Số HTX (HTX) | Số thành viên HTX (người)",
        "=2022 | 1-9 | =30 | =2869",
        "=2022 | 10-49 | =20 | =2012",
        "=2023 | 1-9 | =47 | =3015",
        "=2023 | 10-49 | =40 | =3016",
    ]

    assert not [figure for figure in read(draw("\n".join(lines))).figures if figure.value is not None]
