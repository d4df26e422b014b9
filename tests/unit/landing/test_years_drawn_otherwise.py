"""Years and other times that a clerk's copying moved, cut short or marked: read where they leave no doubt, or told."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, indicators_by_cell


@pytest.mark.parametrize(
    "years",
    [
        ("2.021", "2.022", "2.023"),
        ("2.021*", "2.022 (1)", "2.023¹"),
        ("'2.021", "'2.022", "'2.023"),
        ("N-2", "N-1", "N"),
        ("'21", "'22", "'23"),
        ("20X1", "?", "20X3"),
    ],
)
def test_rows_beside_misprinted_years_are_told_and_not_of_the_folders_year(
    years: tuple[str, ...], read: Read, draw: Draw, rules: Rules
) -> None:
    rows = "\n".join(f"Tổng số HTX | {year} | HTX | =3{i}0" for i, year in enumerate(years))

    reading = read(draw(f"SỐ LIỆU HTX\nChỉ tiêu | Năm | ĐVT | Số lượng\n{rows}"))

    assert not reading.figures
    assert [cell for rule, cell in rules(reading) if rule == "figures.time_of_row_unclear"] == ["D3", "D4", "D5"]


def test_a_few_years_among_slips_still_make_a_column_of_years(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX
Chỉ tiêu             | Năm  | ĐVT | Số lượng
Tổng số HTX          | 2021 | HTX | =310
Số HTX thành lập mới | 202  | HTX | =12
Số HTX giải thể      | 203  | HTX | =3
""")
    )

    assert [(f.cell, f.period_code) for f in reading.figures] == [("D3", "2021")]
    assert {("figures.time_of_row_unclear", "D4"), ("figures.time_of_row_unclear", "D5")} <= set(rules(reading))


def test_a_year_behind_a_slash_may_stand_in_a_band(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
PHÂN LOẠI HTX THEO NGÀNH NGHỀ NĂM 2022
TT | Ngành nghề  | TH/2021 |            | Ước TH 2022 |
   |             | Số HTX  | Cơ cấu (%) | Số HTX      | Cơ cấu (%)
   | Tổng số HTX | =290    | =100       | =300        | =100
1  | Nông nghiệp | =140    | =48.3      | =147        | =49
"""),
        period="2022",
    )

    assert {(f.cell, f.period_code) for f in reading.figures} == {
        ("C4", "2021"), ("E4", "2022"), ("C5", "2021"), ("E5", "2022"),
    }  # fmt: skip


@pytest.mark.parametrize("year", ["Năm 202?", "Năm 20??", "Năm 202x"])
def test_a_column_of_a_year_with_a_digit_missing_is_not_the_folders(
    year: str, read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw(f"SỐ LIỆU HTX\nChỉ tiêu | ĐVT | TH năm 2022 | KH {year}\nTổng số HTX | HTX | =430 | =455"))

    assert [(f.cell, f.period_code) for f in reading.figures] == [("C3", "2022")]
    assert ("figures.unrecognised_column", "D2") in rules(reading)


def test_cooperatives_by_the_year_of_their_foundation_were_not_founded_in_the_years_beside_them(
    read: Read, draw: Draw
) -> None:
    reading = read(
        draw("""
HTX NĂM 2023
Phân tổ               | Số HTX
Tổng số               | =1020
1. Theo năm thành lập |
2013 - 2020           | =420
Từ 2021 đến nay       | =390
""")
    )

    assert indicators_by_cell(reading) == {"B3": "org_total"}


def test_a_plan_may_be_called_expected_targets(read: Read, draw: Draw) -> None:
    reading = read(draw("DỰ KIẾN CHỈ TIÊU NĂM 2024\nSTT | Chỉ tiêu | ĐVT | Giá trị\n1 | Tổng số HTX | HTX | =455"))

    assert [(f.period_code, f.scenario) for f in reading.figures] == [("2024", "plan")]


def test_what_is_founded_until_a_year_of_a_span_is_of_nobody_knows_which_years(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(
            """
MỤC TIÊU PHÁT TRIỂN HTX
Chỉ tiêu              | ĐVT | Mục tiêu giai đoạn 2026-2030 |
                      |     | Năm 2026                     | Đến năm 2030
Tổng số HTX           | HTX | =640                         | =800
Số HTX thành lập mới  | HTX | =35                          | =175
""",
            merged=[(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3)],
        )
    )

    assert indicators_by_cell(reading) == {"C4": "org_total", "D4": "org_total", "C5": "org_new"}
    assert ("figures.since_nobody_knows_when", "D5") in rules(reading)


@pytest.mark.parametrize(("note", "scenario"), [("(*) Số liệu ước thực hiện", "estimate"), ("(*) Nguồn: Sở", "actual")])
def test_a_note_may_say_that_a_marked_column_is_an_estimate(note: str, scenario: str, read: Read, draw: Draw) -> None:
    reading = read(draw(f"SỐ LIỆU HTX\nChỉ tiêu | ĐVT | 2022 | 2023(*)\nTổng số HTX | HTX | =400 | =420\n{note}"))

    assert [(f.period_code, f.scenario) for f in reading.figures] == [("2022", "actual"), ("2023", scenario)]


def test_years_may_be_printed_with_two_digits_beside_a_scenario(read: Read, draw: Draw) -> None:
    reading = read(draw("SỐ LIỆU HTX\nChỉ tiêu | ĐVT | TH 21 | TH 22 | KH 23\nTổng số HTX | HTX | =400 | =420 | =430"))

    assert [(f.period_code, f.scenario) for f in reading.figures] == [
        ("2021", "actual"),
        ("2022", "actual"),
        ("2023", "plan"),
    ]


def test_a_table_without_a_title_is_of_the_time_of_the_one_above_it(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ LIỆU NĂM 2022
Tổng số HTX | Đang hoạt động | Thành viên HTX
=500        | =450           | =9000
Tổng số THT | Thành viên THT | Tổng số LHHTX
=900        | =8000          | =3
""")
    )

    assert {f.cell for f in reading.figures} == {"A3", "B3", "C3", "A5", "B5", "C5"}
    assert {f.period_code for f in reading.figures} == {"2022"}


@pytest.mark.parametrize(
    "years",
    [
        "Trong đó 2022 | Trong đó 2023 | Trong đó 2024",
        "Trong do 2022 | Trong do 2023 | Trong do 2024",
        "Trong đó: năm 2022 | Năm 2023 | Năm 2024",
        "2022 | 2023 | 2024",
    ],
)
def test_a_sum_of_money_beside_years_is_of_all_of_them(years: str, read: Read, draw: Draw) -> None:
    reading = read(
        draw(f"""
KINH PHÍ HỖ TRỢ HTX GIAI ĐOẠN 2022-2024 (TRIỆU ĐỒNG)
TT | Chính sách | Tổng kinh phí | {years}
1  | Bồi dưỡng  | =1000         | =200 | =300 | =500
"""),
        period="2024",
    )

    assert {f.cell[0]: f.period_code for f in reading.figures if f.indicator_code == "support_budget"} == {
        "C": "2022-2024",
        "D": "2022",
        "E": "2023",
        "F": "2024",
    }


def test_a_sum_of_a_state_beside_years_is_none_of_theirs(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
SỐ HTX GIAI ĐOẠN 2022-2024
TT | Lĩnh vực   | Tổng số HTX | 2022 | 2023 | 2024
1  | Nông nghiệp | =100       | =80  | =90  | =100
"""),
        period="2024",
    )

    assert {f.cell[0] for f in reading.figures} == set("DEF")
    assert ("figures.finer_than_codes", "C2") in rules(reading)


@pytest.mark.parametrize("years", ["NĂM 2022 | | NĂM 2023", "NĂM 2022 | NĂM 2022 | NĂM 2023 | NĂM 2023 | NĂM 2023"])
def test_a_year_that_begins_in_the_gap_before_a_table_is_the_year_of_that_table(
    years: str, read: Read, draw: Draw
) -> None:
    reading = read(
        draw(f"""
SỐ LIỆU HTX
{years}
Lĩnh vực    | Số HTX | | Lĩnh vực    | Số HTX
Nông nghiệp | =210   | | Nông nghiệp | =215
Vận tải     | =12    | | Vận tải     | =13
Cộng        | =222   | | Cộng        | =228
""")
    )

    assert {(f.cell[0], f.period_code) for f in reading.figures} == {("B", "2022"), ("E", "2023")}


def test_a_year_behind_a_slash_is_read_beside_the_span_that_begins_with_it(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
KẾT QUẢ HỖ TRỢ HTX GIAI ĐOẠN 2021-2025
Nội dung hỗ trợ               | ĐVT | KH 2021-2025 | TH/2021 | TH/2022
Số HTX được hỗ trợ thành lập  | HTX | =150         | =30     | =28
""")
    )

    assert {(f.cell[0], f.period_code) for f in reading.figures} == {
        ("C", "2021-2025"),
        ("D", "2021"),
        ("E", "2022"),
    }


def test_an_empty_column_between_years_parts_none_from_their_sum(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
KINH PHÍ HỖ TRỢ HTX GIAI ĐOẠN 2022-2024 (triệu đồng)
TT | Chính sách | Tổng kinh phí | Trong đó   |   |       |
   |            |               | 2022       |   | 2023  | 2024
1  | Bồi dưỡng  | =800          | =250       |   | =250  | =300
2  | Hạ tầng    | =9000         | =3000      |   | =3000 | =3000
""",
            merged=[(1, 3, 1, 6)],
        ),
        period="2024",
    )

    assert {f.cell[0]: f.period_code for f in reading.figures} == {
        "C": "2022-2024", "D": "2022", "F": "2023", "G": "2024",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "rule"),
    [("x", "time_of_row_unclear"), ("?", "time_of_row_unclear"), ("", "time_of_row_missing")],
    ids=["an x", "a question mark", "nothing"],
)
def test_a_row_without_its_year_is_told_where_the_others_have_theirs(
    cell: str, rule: str, read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(f"""
TÌNH HÌNH HTX
Chỉ tiêu          | Năm    | Kỳ        | Số lượng
Tổng số HTX       | =2021  | Thực hiện | =700
Thành viên HTX    | {cell} | Thực hiện | =9000
Lao động trong HTX| =2021  | Thực hiện | =9500
HTX thành lập mới | =2021  | Thực hiện | =20
"""),
        period="2022",
    )

    assert {f.cell for f in reading.figures} == {"D3", "D5", "D6"}
    assert (f"figures.{rule}", "D4") in rules(reading)
