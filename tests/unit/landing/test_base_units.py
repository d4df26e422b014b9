"""Amounts, units and averages: every value is in its base unit, and the unit says what a number is of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, by_cell, table


@pytest.mark.parametrize(
    ("row", "value", "notices"),
    [
        ("1 | Tổng vốn điều lệ | tỷ đồng | 12,3 | ", "12300000000", []),
        ("1 | Tổng vốn điều lệ | đồng | 12.300.000.000 | ", "12300000000", []),
        ("1 | Tổng vốn điều lệ (triệu đồng) | | =12300 | ", "12300000000", []),
        ("1 | Tổng vốn điều lệ | | 12,3 tỷ đồng | ", "12300000000", []),
        ("1 | Tổng vốn điều lệ | triệu đồng | 12,3 tỷ | ", "12300000000", []),
        ("1 | Thu nhập bình quân của lao động thường xuyên | triệu đồng/người/tháng | 4,67 | ", "56040000", []),
        ("1 | Thu nhập bình quân của lao động thường xuyên | triệu đồng/năm | =56.04 | ", "56040000", []),
        ("1 | Doanh thu bình quân một HTX | triệu đồng/quý | =100 | ", "400000000", ["figures.rate_of_part_of_year"]),
        ("1 | Doanh thu bình quân một HTX | triệu đồng | =100 | ", "100000000", ["figures.period_assumed_yearly"]),
        ("1 | Tổng số thành viên | nghìn thành viên | =16.3 | ", "16300", []),
        ("1 | Tổng số thành viên | người | 1.025 | ", "1025", []),
        ("1 | Tỷ lệ HTX xếp loại yếu | % | 40,6% | ", "40.6", []),
        ("1 | Tỷ lệ HTX xếp loại yếu | % | =40.6 | ", "40.6", []),
    ],
)
def test_values_are_in_base_units(one, row: str, value: str, notices: list[str]) -> None:
    figure, found = one(row)

    assert (figure.value, found) == (Decimal(value), notices)


def test_a_share_stored_as_a_fraction_and_shown_as_percent_is_percent(read: Read, draw: Draw, rules: Rules) -> None:
    sheet = draw(table("1 | Tỷ lệ HTX xếp loại yếu | % | =0.406 | "))
    sheet.percent = {(3, 3)}
    reading = read(sheet)

    assert (by_cell(reading)["D4"].value, rules(reading)) == (Decimal("40.6"), [])


def test_a_share_stored_as_a_fraction_without_percent_format_is_left_as_it_is_with_a_question(one) -> None:
    figure, found = one("1 | Tỷ lệ HTX xếp loại yếu | % | =0.406 | ")

    assert (figure.value, found) == (Decimal("0.406"), ["figures.share_maybe_fraction"])


@pytest.mark.parametrize("printed", ["12,5 nghìn USD", "12,5 triệu USD", "1234 USD"])
def test_money_of_another_country_is_no_number_of_dong(one, printed: str) -> None:
    figure, found = one(f"1 | Tổng vốn điều lệ | triệu đồng | {printed} | ")

    assert (figure.value, found) == (None, ["figures.unit_unknown"])


def test_a_unit_in_the_corner_is_for_money_and_for_nothing_else(read: Read, draw: Draw) -> None:
    drawing = (
        "PHỤ LỤC I NĂM 2023\n | | ĐVT: triệu đồng\n | Chỉ tiêu | TH 2022 | TH 2023\nI | Hợp tác xã | |\n"
        "1 | Tổng số HTX | =10 | =11\n2 | Tổng vốn điều lệ | =5 | =6"
    )

    found = by_cell(read(draw(drawing)))

    assert (found["C5"].value, found["C6"].value) == (10, 5_000_000)


def test_money_without_any_unit_has_no_value(one) -> None:
    figure, found = one("1 | Tổng vốn điều lệ | | =500 | ")

    assert (figure.value, figure.missing_reason, found) == (None, "unreadable", ["figures.unit_unknown"])


@pytest.mark.parametrize("unit", ["người", "%", "lớp"])
def test_a_unit_that_the_indicator_cannot_have_leaves_no_value(read: Read, draw: Draw, unit: str) -> None:
    reading = read(draw(table(f"1 | Tổng vốn điều lệ | {unit} | =500 | ")))

    assert [f.value for f in reading.figures if f.value is not None] == []
    assert [n.rule_id for n in reading.noticed if n.cell in ("D4", "B4")] != []


def test_a_range_is_scaled_at_both_ends(one) -> None:
    figure, _ = one("1 | Tổng vốn điều lệ | tỷ đồng | 2 – 3 | ")

    assert (figure.value, figure.value_low, figure.value_high) == (2 * 10**9, 2 * 10**9, 3 * 10**9)
    assert figure.qualifier == "range"


@pytest.mark.parametrize(
    ("label", "unit", "read_as"),
    [
        ("Doanh thu bình quân", "triệu đồng/HTX/năm", 12_000_000),
        ("Doanh thu bình quân", "triệu đồng/người/năm", None),
        ("Tổng doanh thu", "triệu đồng/người", None),
        ("Thu nhập bình quân của lao động thường xuyên", "triệu đồng/người/năm", 12_000_000),
    ],
)
def test_an_amount_of_each_is_the_average_of_these_and_no_total(
    read: Read, draw: Draw, rules: Rules, label: str, unit: str, read_as: int | None
) -> None:
    reading = read(draw(table(f"I | Hợp tác xã | | |\n1 | {label} | {unit} | =12 | =12")))

    assert {figure.value for figure in reading.figures} == {read_as}
    assert (("figures.unit_mismatch", "D5") in rules(reading)) is (read_as is None)


@pytest.mark.parametrize(
    ("note", "capital", "members"),
    [
        ("Đơn vị: Tỷ đồng, người", "12500000000", 300),
        ("ĐVT: nghìn người; triệu đồng", "12500000", 300000),
        ("Đơn vị tính: HTX và tỷ đồng", "12500000000", 300),
        ("Đơn vị: triệu đồng, tỷ đồng", None, 300),  # nobody can tell which
    ],
)
def test_a_corner_with_several_units_has_one_for_each_kind_of_figures(
    read: Read, draw: Draw, note: str, capital: str | None, members: int
) -> None:
    rows = ("1 | Tổng vốn điều lệ | | 12,5 | ", "2 | Tổng số thành viên | | =300 | ")
    found = by_cell(read(draw(f"{note}\n{table(*rows)}")))

    assert found["D5"].value == (None if capital is None else Decimal(capital))
    assert found["D6"].value == members


def test_whose_an_average_is_may_stand_in_its_cells_alone(read: Read, draw: Draw) -> None:
    reading = read(draw("NĂM 2023\nChỉ tiêu | TH 2022 | TH 2023\nDoanh thu BQ | 1,45 tỷ đồng/HTX | 900 triệu đồng/HTX"))

    found = {cell: (f.entity_type, f.indicator_code, f.value) for cell, f in by_cell(reading).items()}

    assert found == {
        "B3": ("cooperative", "revenue_avg", 1_450_000_000),
        "C3": ("cooperative", "revenue_avg", 900_000_000),
    }


@pytest.mark.parametrize("told", ["Đơn vị tính | HTX | người | tỷ đồng", " | (HTX) | (người) | (tỷ đồng)"])
def test_a_row_of_units_below_the_header_is_no_header_of_its_own(read: Read, draw: Draw, told: str) -> None:
    reading = read(
        draw(f"""SỐ LIỆU HTX NĂM 2024
Chỉ tiêu | Tổng số HTX | Số thành viên | Tổng doanh thu
{told}
Năm 2023 | =210 | =9100 | =150.5
Năm 2024 | =235 | =9800 | =171.5""")
    )

    assert {f.cell: (f.indicator_code, f.period_code, f.value) for f in reading.figures if f.cell[1] == "4"} == {
        "B4": ("org_total", "2023", 210), "C4": ("member_total", "2023", 9100),
        "D4": ("revenue_total", "2023", 150_500_000_000),
    }  # fmt: skip


def test_names_of_organisations_below_a_header_are_no_units(read: Read, draw: Draw) -> None:
    reading = read(draw("SỐ LIỆU NĂM 2024\nChỉ tiêu | Số lượng | \n | HTX | THT\nTổng số | =210 | =9100"))

    assert {f.cell: f.entity_type for f in reading.figures} == {"B4": "cooperative", "C4": "group"}


def test_a_note_of_the_unit_may_say_what_for(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""SỐ LIỆU HTX NĂM 2024
Đơn vị tính: triệu đồng (đối với chỉ tiêu giá trị)
Chỉ tiêu | Năm 2023 | Năm 2024
Tổng doanh thu HTX | =20 | =22""")
    )

    assert {figure.value for figure in reading.figures} == {20_000_000, 22_000_000}


@pytest.mark.parametrize(
    "label",
    ["Thu nhập bình quân lao động/tháng", "Thu nhập bình quân hàng tháng của lao động thường xuyên",
     "Thu nhập bình quân tháng của người lao động", "Thu nhập bình quân lao động (một tháng)"],
)  # fmt: skip
def test_an_income_of_a_month_is_brought_to_a_year_wherever_the_month_is_printed(one, label: str) -> None:
    figure, found = one(f"1 | {label} | Triệu đồng | =5 |")

    assert (figure.indicator_code, figure.value, found) == ("income_worker_avg", 60_000_000, [])


def test_an_income_of_a_year_leaves_no_question(one) -> None:
    figure, found = one("1 | Thu nhập bình quân lao động/năm | Triệu đồng | =60 |")

    assert (figure.value, found) == (60_000_000, [])


def test_a_month_in_the_words_and_a_year_in_the_unit_contradict_each_other(one) -> None:
    figure, found = one("1 | Thu nhập bình quân lao động/tháng | Triệu đồng/năm | =60 |")

    assert (figure.value, found) == (None, ["figures.unit_mismatch"])


def test_organisations_of_a_month_are_none_of_a_year(one) -> None:
    figure, found = one("1 | Số HTX thành lập mới hàng tháng | HTX | =3 |")

    assert (figure.value, found) == (None, ["figures.unit_mismatch"])


def test_a_unit_of_money_in_the_corner_is_not_that_of_the_parts_of_a_number_of_organisations(
    read: Read, draw: Draw
) -> None:
    reading = read(
        draw(
            "SỐ LƯỢNG HTX THEO NGÀNH NGHỀ NĂM 2023\n(ĐVT: triệu đồng)\nSTT | Chỉ tiêu | TH 2022 | TH 2023\n"
            "I | Hợp tác xã | |\n | Tổng số hợp tác xã | =8 | =9\n1 | Nông nghiệp | =5 | =6\n2 | Vận tải | =3 | =3"
        )
    )

    assert [figure.value for figure in reading.figures] == [8, 9, 5, 6, 3, 3]


def test_a_block_in_percent_below_the_counts_is_no_second_count(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
SỐ HTX PHÂN THEO HUYỆN
Huyện            | 2022 | 2023
TỔNG SỐ          | =200 | =210
Văn Yên          | =80  | =90
Chỉ số phát triển (Năm trước = 100) - % |      |
TỔNG SỐ          |      | 105,0
Văn Yên          |      | 112,5
""")
    )

    assert [(f.cell, f.value) for f in reading.figures] == [("B3", 200), ("C3", 210)]
    assert rules(reading) == [("figures.places_left_out", "A2")]


def test_a_heading_of_people_is_the_unit_of_rows_that_count_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
THÀNH VIÊN, LAO ĐỘNG CỦA CÁC HTX NĂM 2023
TT | Nội dung | Số người | Ghi chú
1  | Thành viên HTX | 9.850 |
2  | Lao động HTX   | 6.400 |
3  | Số HTX         | =90   |
""")
    )

    assert [(f.indicator_code, f.value) for f in reading.figures] == [("member_total", 9850), ("worker_total", 6400)]


def test_of_the_average_of_a_province_only_averages_count(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
HTX THEO HUYỆN NĂM 2023
Huyện | Số HTX | Doanh thu BQ (triệu đồng/năm)
Châu Phú           | =50 | =2000
Thoại Sơn          | =60 | =2500
Bình quân toàn tỉnh | =55 | =2270
""")
    )

    assert [(f.cell, f.indicator_code) for f in reading.figures] == [("C5", "revenue_avg")]


@pytest.mark.parametrize("title", ["CƠ CẤU HTX NĂM 2023 (%)", "CƠ CẤU HTX NĂM 2023\nĐVT: %"])
def test_of_a_table_of_shares_no_number_counts(read: Read, draw: Draw, rules: Rules, title: str) -> None:
    reading = read(
        draw(f"""
{title}
Lĩnh vực    | Số HTX | Thành viên HTX
Nông nghiệp | =70    | =20
Vận tải     | =30    | =80
""")
    )

    assert [f.value for f in reading.figures if f.value is not None] == []
    assert {rule for rule, _ in rules(reading)} == {"figures.unit_mismatch"}


def test_an_average_of_each_may_be_told_in_the_corner_alone(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
DOANH THU, LỢI NHUẬN CỦA HTX (triệu đồng/HTX/năm)
Năm  | Doanh thu | Lợi nhuận
2022 | =1400     | =150
2023 | =1500     | =160
""")
    )

    assert {f.indicator_code for f in reading.figures if f.value} == {"revenue_avg", "profit_avg"}


def test_whose_revenue_is_a_cell_may_say_with_a_number_that_could_be_two(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
TÌNH HÌNH KTTT NĂM 2023
Nội dung            | Kết quả
Số HTX              | 285
Số THT              | 20
Doanh thu bình quân | 1.650 triệu đồng/HTX/năm
""")
    )

    assert by_cell(reading)["B5"].entity_type == "cooperative"


def test_what_is_asked_of_a_number_names_what_it_counts_and_not_its_year(read: Read, draw: Draw) -> None:
    header = "Năm | Số HTX | Tổng doanh thu | Lãi bình quân (triệu đồng)"
    reading = read(draw(f"TÌNH HÌNH HTX QUA CÁC NĂM\n{header}\n2022 | =25 | =620 | =150\n2023 | =26 | =640 | =160"))

    asked = {(n.rule_id, n.params["label"]) for n in reading.noticed if "label" in n.params}
    assert asked == {
        ("figures.unit_unknown", "Tổng doanh thu"),
        ("figures.period_assumed_yearly", "Lãi bình quân (triệu đồng)"),
    }


def test_a_unit_in_the_cell_is_that_of_its_number_and_must_fit_what_is_counted(
    read: Read, draw: Draw, rules: Rules
) -> None:
    rows = ("1 | Tổng số HTX | 187 HTX", "2 | Số thành viên HTX | 12 tỷ đồng", "3 | Doanh thu của HTX | 12,5 tỷ")
    reading = read(draw("\n".join(["TÌNH HÌNH HTX NĂM 2023", "TT | Chỉ tiêu | TH 2023", *rows])))

    assert {cell: figure.value for cell, figure in by_cell(reading).items()} == {
        "C3": 187,
        "C4": None,
        "C5": 12_500_000_000,
    }
    assert rules(reading) == [("figures.unit_mismatch", "C4")]


def test_no_money_is_none_in_any_unit_and_of_any_time(read: Read, draw: Draw, rules: Rules) -> None:
    rows = ("1 | Tổng số HTX | =187", "2 | Doanh thu bình quân 1 HTX | -", "3 | Doanh thu của HTX | =0")
    reading = read(draw("\n".join(["TÌNH HÌNH HTX NĂM 2023", "TT | Chỉ tiêu | TH 2023", *rows])))

    assert [figure.value for figure in reading.figures] == [187, 0, 0]
    assert rules(reading) == []
