"""Row, column, unit and number together: one figure per cell, in base units, with what was noticed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.landed import Reading
from tests.unit.landing.conftest import Draw, Read, Rules, by_cell, table

# ---- What a figure keeps ----------------------------------------------------------------------------------------


def test_a_figure_keeps_its_cell_and_every_text_it_was_read_from(read: Read, draw: Draw) -> None:
    reading = read(draw(table("1 | Tổng số  thành viên | nghìn người | trên 16,3 | "), name="PL I"))

    figure = by_cell(reading)["D4"]

    assert (figure.sheet, figure.cell, figure.sheet_index, figure.row_index, figure.column_index) == (
        "PL I", "D4", 0, 3, 3,
    )  # fmt: skip
    assert (figure.row_label, figure.column_label) == ("Tổng số thành viên", "TH 2022")
    assert (figure.printed_text, figure.unit_text) == ("trên 16,3", "nghìn người")
    assert (figure.value, figure.qualifier, figure.unit) == (16300, "over", "member")
    assert (figure.entity_type, figure.indicator_code) == ("cooperative", "member_total")
    assert (figure.sector_code, figure.funding_source) == ("total", "total")
    assert (figure.policy_code, figure.program_code) == ("none", "none")


def test_a_blank_cell_is_unknown_and_never_zero(one) -> None:
    figure, found = one("1 | Tổng số | HTX | | =11")

    assert (figure.value, figure.missing_reason, found) == (None, "unknown", [])


def test_a_period_comes_from_the_column_and_not_from_the_folder(read: Read, draw: Draw) -> None:
    reading = read(draw(table("1 | Tổng số | HTX | =10 | =11")))

    assert {f.cell: (f.period_code, f.scenario) for f in reading.figures} == {
        "D4": ("2022", "actual"),
        "E4": ("2023", "actual"),
    }


# ---- Base units -------------------------------------------------------------------------------------------------


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
        ("1 | Doanh thu bình quân một HTX | triệu đồng/quý | =100 | ", "400000000", []),
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


# ---- Damaged cells ----------------------------------------------------------------------------------------------


def test_a_count_that_excel_divided_is_repaired_where_its_row_agrees_and_always_noticed(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw(table("1 | Tổng số | HTX | =1.025 | =980")))

    figure = by_cell(reading)["D4"]
    assert (figure.value, figure.repair, figure.printed_text) == (1025, "thousands_dot", "1.025")
    assert rules(reading) == [("figures.thousands_dot_repaired", "D4")]


def test_a_count_is_not_repaired_where_its_row_disagrees(one) -> None:
    figure, found = one("1 | Thành lập mới | HTX | =1.025 | =3")

    assert (figure.value, figure.missing_reason, figure.repair) == (None, "unreadable", None)
    assert found == ["figures.unreadable_number"]


@pytest.mark.parametrize(
    "row",
    [
        "1 | Tổng vốn điều lệ | triệu đồng | =1.025 | =980",
        "1 | Doanh thu bình quân một HTX | triệu đồng/năm | =1.025 | =980",
        "1 | Tỷ lệ HTX xếp loại yếu | % | =1.025 | =98",
        "1 | Tổng số thành viên | nghìn người | =1.025 | =980",
    ],
)
def test_money_averages_shares_and_scaled_counts_are_never_repaired(one, row: str) -> None:
    figure, _ = one(row)

    assert figure.repair is None
    assert figure.value is not None
    assert str(figure.value).rstrip("0").startswith("1025" if figure.value > 100 else "1.025")


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        ("một số", "figures.unreadable_number"),
        ("49/53", "figures.unreadable_number"),
        ("#REF!", "figures.formula_error"),
    ],
)
def test_a_cell_that_is_no_number_has_no_value_and_a_finding(one, cell: str, rule: str) -> None:
    figure, found = one(f"1 | Thành lập mới | HTX | {cell} | =3")

    assert (figure.value, figure.missing_reason, found) == (None, "unreadable", [rule])


def test_a_total_that_is_no_number_is_a_finding_of_its_own(one) -> None:
    assert one("1 | Tổng số | HTX | nhiều | =3")[1] == ["figures.unreadable_total"]


def test_a_number_that_excel_turned_into_a_date_is_a_finding(read: Read, draw: Draw, rules: Rules) -> None:
    sheet = draw(table("1 | Thành lập mới | HTX | ? | =3"))
    sheet.rows[3][3] = datetime(2023, 9, 7)
    reading = read(sheet)

    assert rules(reading) == [("figures.excel_date", "D4")]
    assert by_cell(reading)["D4"].value is None


def test_a_formula_without_its_result_is_a_finding(read: Read, draw: Draw, rules: Rules) -> None:
    sheet = draw(table("1 | Thành lập mới | HTX | | =3"))
    sheet.uncomputed = {(3, 3)}
    reading = read(sheet)

    assert by_cell(reading)["D4"].missing_reason == "unreadable"
    assert rules(reading) == [("figures.formula_not_computed", "D4")]


@pytest.mark.parametrize("cell", ["=1e19", "=1e28", "=1e300", "9" * 25, "9" * 60, "5 - " + "9" * 25])
def test_a_number_too_large_for_the_warehouse_is_unreadable(one, cell: str) -> None:
    figure, found = one(f"1 | Thành lập mới | HTX | {cell} | =3")

    assert (figure.value, figure.missing_reason, found) == (None, "unreadable", ["figures.unreadable_number"])


def test_an_ambiguous_amount_is_never_silently_decided(one) -> None:
    figure, found = one("1 | Tổng vốn điều lệ | triệu đồng | 1.250 | ")

    assert (figure.value, found) == (None, ["figures.ambiguous_number"])


def test_other_cells_of_the_workbook_decide_a_lone_dot(read: Read, draw: Draw) -> None:
    first = draw(table("1 | Tổng vốn điều lệ | triệu đồng | 1.250 | "), name="A")
    second = draw(table("1 | Tổng số | HTX | 1.025 | 980"), name="B")

    assert by_cell(read(first))["D4"].value is None
    assert read(first, second).figures[0].value == 1250 * 10**6


def test_a_label_of_another_year_than_its_column_is_left_out_with_a_finding(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw(table("1 | Số HTX tăng thêm so với năm 2022 | HTX | =5 | =6")))

    assert [f.cell for f in reading.figures] == ["E4"]
    assert rules(reading) == [("figures.base_year_mismatch", "D4")]


# ---- A whole workbook -------------------------------------------------------------------------------------------


def test_no_cell_gives_two_figures(read: Read, draw: Draw) -> None:
    reading = read(
        draw(table("1 | Tổng số | HTX | =10 | =11"), name="A"), draw(table("1 | Tổng số | HTX | =1 | =2"), name="B")
    )

    cells = [(figure.sheet, figure.cell) for figure in reading.figures]
    assert len(cells) == len(set(cells)) == 4


def test_an_unknown_label_is_listed_with_its_cell_and_a_finding(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw(table("1 | Số HTX trên sàn thương mại điện tử | HTX | =1 | =2")))

    assert [(u.kind, u.cell, u.text) for u in reading.unrecognised] == [
        ("label", "B4", "Số HTX trên sàn thương mại điện tử")
    ]
    assert ("figures.unrecognised_label", "B4") in rules(reading)


def test_an_unknown_column_with_values_is_listed_with_its_cell_and_a_finding(
    read: Read, draw: Draw, rules: Rules
) -> None:
    header = "STT | Chỉ tiêu | ĐVT | TH 2022 | Huyện miền núi"
    reading = read(draw(table("1 | Tổng số | HTX | =10 | =4", header=header)))

    assert [(u.kind, u.cell) for u in reading.unrecognised] == [("column", "E2")]
    assert ("figures.unrecognised_column", "E2") in rules(reading)


def test_a_hidden_sheet_is_not_read_and_listed(read: Read, draw: Draw) -> None:
    old: Sheet = draw(table("1 | Tổng số | HTX | =10 | =11"), name="Năm trước")
    old.visible = False

    reading = read(draw(table("1 | Tổng số | HTX | =10 | =11"), name="Năm nay"), old)

    assert {figure.sheet for figure in reading.figures} == {"Năm nay"}
    assert [(u.kind, u.text, u.reason) for u in reading.unrecognised] == [("sheet", "Năm trước", "hidden")]


def test_a_hidden_row_is_not_read(read: Read, draw: Draw) -> None:
    sheet = draw(table("1 | Tổng số | HTX | =10 | =11", "2 | Giải thể | HTX | =1 | =2"))
    sheet.hidden_rows = {4}

    assert {figure.row_index for figure in read(sheet).figures} == {3}


def test_a_table_under_two_headers_is_left_out_and_listed(read: Read, draw: Draw, rules: Rules) -> None:
    header = "STT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023\nSTT | Nội dung | ĐVT | TH 2021 | KH 2022"
    reading = read(draw(table("1 | Tổng số | HTX | =10 | =11", header=header)))

    assert reading.figures == []
    assert [rule for rule, _ in rules(reading) if rule.startswith("figures.")] == ["figures.ambiguous_header"]
    assert [u.kind for u in reading.unrecognised] == ["header"]


@pytest.mark.parametrize(
    ("drawing", "rule"),
    [
        ("Kính gửi Bộ Kế hoạch và Đầu tư", "submissions.no_table"),
        (
            "STT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023\nI | Hợp tác xã | | |\n1 | Tổng số | HTX | |",
            "submissions.no_figures",
        ),
    ],
)
def test_a_workbook_without_figures_is_one_finding(
    read: Read, draw: Draw, rules: Rules, drawing: str, rule: str
) -> None:
    assert rules(read(draw(drawing))) == [(rule, "")]


@pytest.mark.parametrize(
    ("title", "rows", "form"),
    [
        ("PHỤ LỤC I", ["1 | Tổng số | HTX | =10 | =11"], "pl1"),
        ("PHỤ LỤC II", ["1 | Tổng số | HTX | =10 | =11"], "pl2"),
        ("BIỂU SỐ LIỆU", ["1 | Nông nghiệp | HTX | =10 | =11", "2 | Vận tải | HTX | =1 | =2"], "pl2"),
        ("BIỂU SỐ LIỆU", ["1 | Tổng số | HTX | =10 | =11", "2 | Giải thể | HTX | =1 | =2"], "pl1"),
    ],
)
def test_the_title_tells_the_form_and_where_it_does_not_the_rows_do(
    read: Read, draw: Draw, title: str, rows: list[str], form: str
) -> None:
    drawing = "\n".join([title, "STT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023", "I | Hợp tác xã | | |", *rows])

    assert {figure.form_code for figure in read(draw(drawing)).figures} == {form}


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


def test_what_happens_until_a_year_is_not_what_happens_in_it(read: Read, draw: Draw, rules: Rules) -> None:
    header = "STT | Chỉ tiêu | ĐVT | Mục tiêu đến 2025 | Lũy kế từ năm 2021 đến nay"
    reading = read(draw(table("1 | Thành lập mới | HTX | =60 | =51", "2 | Tổng số | HTX | =150 | ", header=header)))

    found = {cell: (f.period_code, f.scenario) for cell, f in by_cell(reading).items() if f.value is not None}

    assert found == {"D5": ("2025", "plan"), "E4": ("2021-2023", "actual")}
    assert rules(reading) == [("figures.since_nobody_knows_when", "D4")]


@pytest.mark.parametrize(("label", "is_read"), [("Thành lập mới trong năm", True), ("Thành lập mới", False)])
def test_what_a_label_counts_in_the_year_is_of_the_year_that_ends_then(
    read: Read, draw: Draw, label: str, is_read: bool
) -> None:
    header = "STT | Chỉ tiêu | ĐVT | Ước TH đến 31/12/2023 | Mục tiêu đến năm 2030"
    reading = read(draw(table(f"1 | {label} | HTX | =28 | =159", "2 | Tổng số | HTX | =512 | =654", header=header)))

    found = {cell: (f.period_code, f.scenario) for cell, f in by_cell(reading).items() if f.value is not None}

    assert found.get("D4") == (("2023", "estimate") if is_read else None)
    assert "E4" not in found


@pytest.mark.parametrize("header", ["Dự toán sau điều chỉnh", "Kế hoạch điều chỉnh", "KH sau khi điều chỉnh"])
def test_the_plan_in_force_is_the_one_that_was_adjusted(read: Read, draw: Draw, rules: Rules, header: str) -> None:
    header = f"STT | Chỉ tiêu | ĐVT | Kế hoạch giao đầu năm | {header}"
    reading = read(draw(table("1 | Tổng số HTX | HTX | =28 | =30", header=header)))

    assert {cell: int(f.value or 0) for cell, f in by_cell(reading).items()} == {"E4": 30}
    assert ("figures.unrecognised_column", "D2") in rules(reading)


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


def test_support_is_read_by_year_and_measure_and_a_yearly_average_is_no_figure(read: Read, draw: Draw) -> None:
    sheet = draw(
        """
CHÍNH SÁCH HỖ TRỢ HTX 2022-2023
TT | Tên chính sách | Năm 2022 | | Năm 2023 | | Tổng 2 năm | | Bình quân/năm
 | | Số HTX | KP (tr.đ) | Số HTX | KP (tr.đ) | Số HTX | KP (tr.đ) |
1 | Hỗ trợ thành lập mới HTX | =10 | =150 | =12 | =180 | =22 | =330 | =11
2 | Hỗ trợ tham gia hội chợ | =20 | =200 | =25 | =260 | =45 | =460 | =22
 | Tổng | =30 | =350 | =37 | =440 | =67 | =790 | =33
""",
        merged=[(1, 2, 1, 3), (1, 4, 1, 5), (1, 6, 1, 7), (1, 0, 2, 0), (1, 1, 2, 1), (1, 8, 2, 8)],
    )

    reading = read(sheet)
    found = {c: (f.period_code, f.policy_code, f.indicator_code, f.value) for c, f in by_cell(reading).items()}

    assert len(found) == 18
    assert reading.figures[0].form_code == "pl3"
    assert found["D5"] == ("2022", "trade_promotion", "support_budget", 200_000_000)
    assert found["H6"] == ("2022-2023", "total", "support_budget", 790_000_000)
    assert found["G4"] == ("2022-2023", "establishment", "support_orgs", 22)


# ---- A table of one sector --------------------------------------------------------------------------------------


def sectors(reading: Reading) -> dict[str, tuple[str, str]]:
    return {figure.cell: (figure.entity_type, figure.sector_code) for figure in reading.figures}


ALL_KINDS = """STT | Chỉ tiêu | ĐVT | TH 2023
1 | Tổng số HTX | HTX | =10
2 | Tổng số THT | THT | =11
"""


def test_a_table_titled_for_one_sector_counts_that_sector_of_whatever_organisations(read: Read, draw: Draw) -> None:
    reading = read(draw("TÌNH HÌNH PHÁT TRIỂN HTX NÔNG NGHIỆP NĂM 2023\n" + ALL_KINDS))

    assert sectors(reading) == {"D3": ("cooperative", "agriculture"), "D4": ("group", "agriculture")}


def test_a_title_of_one_sector_says_nothing_where_rows_name_others(read: Read, draw: Draw) -> None:
    reading = read(draw("HTX NÔNG NGHIỆP NĂM 2023\n" + ALL_KINDS + "3 | Tổng số HTX vận tải | HTX | =12"))

    assert sectors(reading)["D3"] == ("cooperative", "total")
    assert sectors(reading)["D5"] == ("cooperative", "transport")


def test_a_table_titled_for_a_part_of_a_sector_is_of_that_part(read: Read, draw: Draw) -> None:
    reading = read(draw("TÌNH HÌNH CÁC HTX THỦY SẢN NĂM 2023\n" + ALL_KINDS))

    assert {figure.sector_code for figure in reading.figures} == {"fishery"}


def test_a_table_titled_for_a_part_that_has_no_code_is_left_out_with_a_finding(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw("TÌNH HÌNH CÁC HTX DƯỢC LIỆU NĂM 2023\n" + ALL_KINDS))

    assert reading.figures == []
    assert "figures.narrower_scope" in [rule for rule, _ in rules(reading)]


def test_the_title_names_whose_rows_are_up_to_a_heading_that_names_others(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """TÌNH HÌNH PHÁT TRIỂN TỔ HỢP TÁC NĂM 2023
STT | Chỉ tiêu | ĐVT | TH 2023
1 | Tổng số | Tổ | =10
II. QUỸ TÍN DỤNG NHÂN DÂN
1 | Dư nợ cho vay | Tỷ đồng | =11
"""
        )
    )

    assert sectors(reading) == {"D3": ("group", "total"), "D5": ("credit_fund", "total")}


def test_a_sum_may_stand_left_of_the_labels(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """KẾT QUẢ HỖ TRỢ NĂM 2023
STT | Tên chính sách | Nội dung hỗ trợ | Số HTX | Kinh phí (triệu đồng)
1 | QĐ 1804/QĐ-TTg | Hỗ trợ thành lập mới HTX | =8 | =160
2 | QĐ 1804/QĐ-TTg | Xúc tiến thương mại | =5 | =125
  | Tổng cộng | | =13 | =285
"""
        )
    )

    assert {cell: figure.policy_code for cell, figure in by_cell(reading).items()} == {
        "D3": "establishment", "E3": "establishment", "D4": "trade_promotion", "E4": "trade_promotion",
        "D5": "total", "E5": "total",
    }  # fmt: skip
    assert by_cell(reading)["E3"].program_code == "1804"


@pytest.mark.parametrize("city", ["THÀNH PHỐ VINH", "TP. Hà Giang", "Tp Thủ Đức"])
def test_a_table_of_a_city_of_the_province_is_not_the_provinces(
    read: Read, draw: Draw, rules: Rules, city: str
) -> None:
    reading = read(draw(f"SỐ LIỆU HTX {city} NĂM 2023\n" + ALL_KINDS))

    assert reading.figures == []
    assert "figures.below_province" in [rule for rule, _ in rules(reading)]


BY_DISTRICT = "TT | Huyện | Tổng số | NN | GTVT\n1 | Huyện Phú Giáo | =28 | =24 | =4\n | Toàn tỉnh | =28 | =24 | =4"


def test_a_table_by_districts_counts_what_its_title_says(read: Read, draw: Draw) -> None:
    numbers = read(draw("TỔNG HỢP SỐ LƯỢNG HTX THEO ĐỊA BÀN NĂM 2023\n" + BY_DISTRICT))
    others = read(draw("TỔNG HỢP SỐ HTX THÀNH LẬP MỚI THEO ĐỊA BÀN NĂM 2023\n" + BY_DISTRICT))

    assert {f.cell: (f.indicator_code, f.sector_code) for f in numbers.figures} == {
        "C4": ("org_total", "total"), "D4": ("org_total", "agriculture"), "E4": ("org_total", "transport"),
    }  # fmt: skip
    assert {f.cell: (f.indicator_code, f.sector_code) for f in others.figures} == {
        "C4": ("org_new", "total"), "D4": ("org_new", "agriculture"), "E4": ("org_new", "transport"),
    }  # fmt: skip


def test_new_cooperatives_among_the_work_of_a_quarter_are_all_there_are_not_those_supported(
    read: Read, draw: Draw
) -> None:
    rows = "1 | Thành lập mới HTX | HTX | =9\n2 | Tập huấn, bồi dưỡng | Lớp | =5\n3 | Xúc tiến thương mại | HTX | =4"
    work = read(draw(f"KẾT QUẢ CÔNG TÁC NĂM 2023\nSTT | Chỉ tiêu | ĐVT | Thực hiện\n{rows}"))
    support = read(draw(f"KẾT QUẢ HỖ TRỢ HTX NĂM 2023\nSTT | Nội dung | ĐVT | Thực hiện\n{rows}"))

    assert by_cell(work).get("D3") is None or by_cell(work)["D3"].indicator_code == "org_new"
    assert by_cell(support)["D3"].indicator_code == "support_orgs"


# ---- Sectors beside the total of a place ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Huyện | Tổng số HTX | Nông nghiệp | Vận tải", {"C": "org_total", "D": "org_total"}),
        ("Huyện | Tổng số HTX | Hoạt động | Chia theo lĩnh vực\n| | | Vận tải", {"C": "org_active", "D": "org_total"}),
        ("Huyện | Tổng số HTX | Hoạt động | Vận tải", {"C": "org_active"}),
        ("Huyện | Tổng số HTX | Doanh thu (tỷ đồng) | Vận tải", {"C": "revenue_total"}),
    ],
    ids=["beside the total", "below a band that says so", "beside another count", "beside money"],
)
def test_a_mere_sector_is_a_part_of_the_total_it_stands_beside(
    read: Read, draw: Draw, header: str, expected: dict[str, str]
) -> None:
    reading = read(
        draw(f"TỔNG HỢP HTX THEO ĐỊA BÀN NĂM 2024\n{header}\nHuyện A | 30 | 10 | 5\nToàn tỉnh | 30 | 10 | 5")
    )

    found = {f.cell[0]: f.indicator_code for f in reading.figures if f.row_label == "Toàn tỉnh"}
    assert found == {"B": "org_total", **expected}


def test_the_total_of_a_table_titled_for_one_sector_is_of_that_sector(read: Read, draw: Draw) -> None:
    reading = read(
        draw("HTX NÔNG NGHIỆP NĂM 2024\nLĩnh vực | Số HTX | Số thành viên\nTrồng trọt | =5 | =90\nCộng | =5 | =90")
    )

    assert sectors(reading) == {
        "B3": ("cooperative", "crops"),
        "C3": ("cooperative", "crops"),
        "B4": ("cooperative", "agriculture"),
        "C4": ("cooperative", "agriculture"),
    }


def test_the_total_below_parts_of_a_sector_that_nobody_names_is_asked_about(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(draw("HTX NĂM 2024\nLĩnh vực | Số HTX | Số thành viên\nTrồng trọt | =5 | =9\nCộng | =5 | =9"))

    assert sectors(reading) == {"B3": ("cooperative", "crops"), "C3": ("cooperative", "crops")}
    assert ("figures.unrecognised_label", "A4") in rules(reading)


# ---- Rows that say whether they are planned or done -------------------------------------------------------------


def times(reading: Reading) -> dict[str, tuple[str, str, str]]:
    return {f.cell: (f.indicator_code, f.period_code, f.scenario) for f in reading.figures if f.value is not None}


@pytest.mark.parametrize("header", ["Phân loại", ""])
def test_a_column_of_scenarios_says_which_one_each_row_is(read: Read, draw: Draw, header: str) -> None:
    reading = read(
        draw(f"""KẾT QUẢ THỰC HIỆN CHỈ TIÊU 2023 - 2024
Chỉ tiêu | {header} | Năm 2023 | Năm 2024
Tổng số HTX | Kế hoạch | =20 | =22
 | Ước thực hiện | =24 | =19
 | Đạt (%) | =120 | =86""")
    )

    assert times(reading) == {
        "C3": ("org_total", "2023", "plan"), "D3": ("org_total", "2024", "plan"),
        "C4": ("org_total", "2023", "estimate"), "D4": ("org_total", "2024", "estimate"),
    }  # fmt: skip


def test_scenarios_below_an_indicator_are_its(read: Read, draw: Draw) -> None:
    rows = (
        "1 | Thành lập mới | HTX | |",
        " | - Kế hoạch | | =1 | =2",
        " | - Thực hiện | | =3 | =4",
        " | - Đạt (%) | | =300 | =200",
        "2 | Số HTX tăng thêm | HTX | =5 | =6",
    )
    reading = read(draw(table(*rows, header="STT | Chỉ tiêu | ĐVT | 2022 | 2023")))

    assert times(reading) == {
        "D5": ("org_new", "2022", "plan"), "E5": ("org_new", "2023", "plan"),
        "D6": ("org_new", "2022", "actual"), "E6": ("org_new", "2023", "actual"),
        "D8": ("org_net_increase", "2022", "actual"), "E8": ("org_net_increase", "2023", "actual"),
    }  # fmt: skip


# ---- Units below the header -------------------------------------------------------------------------------------


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


def test_a_table_of_nothing_but_parts_of_a_sector_is_left_out_with_findings(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw("SỐ HTX THEO NGÀNH NĂM 2023\nNgành | Số HTX | Thành viên\nNông nghiệp | =5 | =9\nRau an toàn | =3 | =7")
    )

    assert not any(figure.value for figure in reading.figures)
    assert ("figures.finer_than_codes", "A3") in rules(reading)


# ---- A month's or a year's, said in words -----------------------------------------------------------------------


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


# ---- A table of some organisations only -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "indicator"),
    [("TÌNH HÌNH HTX THÀNH LẬP MỚI NĂM 2023", "org_new"), ("HTX XẾP LOẠI TỐT NĂM 2023", "org_good"),
     ("TỔNG HỢP HTX CÓ SẢN PHẨM OCOP NĂM 2023", "org_ocop"), ("HTX ĐANG HOẠT ĐỘNG NĂM 2023", "org_active")],
)  # fmt: skip
def test_of_a_table_titled_for_some_cooperatives_only_their_number_counts(
    read: Read, draw: Draw, rules: Rules, title: str, indicator: str
) -> None:
    reading = read(draw(title + "\nChỉ tiêu | ĐVT | Số liệu\nTổng số HTX | HTX | =40\nSố thành viên | người | =900"))

    assert {f.cell: f.indicator_code for f in reading.figures} == {"C3": indicator}
    assert "figures.table_of_a_part" in [rule for rule, _ in rules(reading)]


def test_statistics_of_those_that_got_support_are_left_out(read: Read, draw: Draw, rules: Rules) -> None:
    table = "Chỉ tiêu | ĐVT | Số liệu\nTổng số HTX | HTX | =40\nSố thành viên | người | =900"
    reading = read(draw("KẾT QUẢ CỦA CÁC HTX ĐƯỢC HỖ TRỢ NĂM 2023\n" + table))

    assert reading.figures == []
    assert "figures.narrower_scope" in [rule for rule, _ in rules(reading)]


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


def test_members_of_a_union_are_cooperatives_and_what_an_organisation_does_not_have_is_no_finding(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(
            """
BÁO CÁO NĂM 2023
Chỉ tiêu             | HTX | LHHTX | THT
Tổng số thành viên   | 500 | 9     | 80
Số lao động thường xuyên mới | 12  | x     | -
"""
        )
    )

    assert [(f.entity_type, f.indicator_code, f.value) for f in reading.figures if f.row_index == 2] == [
        ("cooperative", "member_total", 500), ("union", "member_org_total", 9), ("group", "member_total", 80),
    ]  # fmt: skip
    assert rules(reading) == []


@pytest.mark.parametrize(
    ("title", "rule"),
    [
        ("SỐ LIỆU HTX CẢ NƯỚC NĂM 2023", "figures.below_province"),
        ("SỐ LIỆU HTX DO NỮ LÀM GIÁM ĐỐC NĂM 2023", "figures.narrower_scope"),
        ("SỐ LIỆU HTX KHU VỰC MIỀN NÚI NĂM 2023", "figures.narrower_scope"),
        ("SỐ LIỆU HTX CHUYỂN ĐỔI SỐ NĂM 2023", "figures.narrower_scope"),
        ("SỐ LIỆU HTX BỊ ẢNH HƯỞNG BỞI THIÊN TAI NĂM 2023", "figures.narrower_scope"),
        ("SỐ LIỆU HTX TẠO VIỆC LÀM NĂM 2023", "figures.narrower_scope"),
        ("SỐ LIỆU HTX ĐÓNG BẢO HIỂM XÃ HỘI NĂM 2023", "figures.narrower_scope"),
    ],
)
def test_a_table_of_others_or_of_some_is_left_out_with_a_finding(
    read: Read, draw: Draw, rules: Rules, title: str, rule: str
) -> None:
    reading = read(draw(f"{title}\nChỉ tiêu | Năm 2022 | Năm 2023\nSố HTX | =50 | =60\nThành viên HTX | =900 | =1000"))

    assert reading.figures == []
    assert rule in [found for found, _ in rules(reading)]


def test_what_there_is_at_a_time_is_not_added_up_over_years(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX GIAI ĐOẠN 2022-2023
Năm       | HTX thành lập mới | Tổng số HTX | Tổng số THT
2022      | =50               | =600        | =90
2023      | =60               | =650        | =95
Tổng cộng | =110              | =1250       | =95
""")
    )

    assert [(f.cell, f.period_code, f.value) for f in reading.figures if f.cell.endswith("5")] == [
        ("B5", "2022-2023", 110)
    ]
    assert rules(reading) == [("figures.sum_of_states", "C5")]


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


def test_shares_and_growth_below_the_sectors_are_no_sectors_of_anything(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
HTX PHÂN THEO LĨNH VỰC
Lĩnh vực           | 2022  | 2023
Số lượng (HTX)     |       |
Tổng số            | =200  | =210
Nông nghiệp        | =150  | =160
Cơ cấu (%)         |       |
Tổng số            | =100  | =100
Nông nghiệp        | 75,0  | 76,2
Tốc độ tăng so với năm trước (%) | |
Tổng số            | 2,0   | 5,0
""")
    )

    assert [f.cell for f in reading.figures] == ["B4", "C4", "B5", "C5"]
    assert rules(reading) == []


def test_learners_are_none_of_the_people_that_a_row_names(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
NGƯỜI CỦA CÁC HTX THAM GIA NĂM 2023
TT | Nội dung | Số học viên | Ghi chú
1  | Thành viên HTX | =985 |
2  | Lao động HTX   | =640 |
3  | Số HTX         | =90  |
""")
    )

    assert [f.value for f in reading.figures if f.indicator_code != "org_total"] == []


@pytest.mark.parametrize("corner", ["Thành phần", "Đối tượng", ""])
def test_a_corner_that_nobody_knows_names_labels_where_each_column_tells_what_it_counts(
    read: Read, draw: Draw, corner: str
) -> None:
    reading = read(
        draw(f"""
SỐ LIỆU HTX NĂM 2023
{corner} | Tổng số HTX | HTX đang hoạt động | Thành viên HTX
HTX nông nghiệp | =400 | =350 | =9000
HTX vận tải     | =90  | =80  | =1000
""")
    )

    assert [(f.sector_code, f.value) for f in reading.figures if f.indicator_code == "org_total"] == [
        ("agriculture", 400),
        ("transport", 90),
    ]


def test_a_measure_may_head_its_years_below_an_empty_corner(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
HTX THEO LĨNH VỰC, GIAI ĐOẠN 2022-2023
 | Tổng số | Nông nghiệp | Vận tải | Tín dụng
Số hợp tác xã (HTX) | | | |
2022 | =200 | =150 | =25 | =25
2023 | =210 | =160 | =25 | =25
Số thành viên (người) | | | |
2022 | =5000 | =2000 | =500 | =2500
2023 | =5100 | =2100 | =500 | =2500
""")
    )

    found = {(f.indicator_code, f.period_code): f.value for f in reading.figures if f.sector_code == "agriculture"}
    assert found == {
        ("org_total", "2022"): 150,
        ("org_total", "2023"): 160,
        ("member_total", "2022"): 2000,
        ("member_total", "2023"): 2100,
    }


def test_bands_of_size_are_labels_and_no_figures(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ HTX ĐANG HOẠT ĐỘNG PHÂN THEO QUY MÔ LAO ĐỘNG
Quy mô lao động | 2022 | 2023
Tổng số         | =300 | =320
Dưới 5 người    | =200 | =210
10 - 49 người   | =100 | =110
""")
    )

    assert [(f.indicator_code, f.value) for f in reading.figures] == [("org_active", 300), ("org_active", 320)]


@pytest.mark.parametrize("closing", [("Cộng I", "Cộng II"), ("Tổng HTX", "Tổng THT"), ("Tổng số HTX", "Tổng số THT")])
def test_a_total_below_the_sectors_of_a_block_is_of_the_block_and_the_last_one_of_nobody_knows_whom(
    read: Read, draw: Draw, rules: Rules, closing: tuple[str, str]
) -> None:
    reading = read(
        draw(f"""
SỐ LIỆU KTTT NĂM 2023
STT | Nội dung | Số lượng
I  | Hợp tác xã |
1  | Nông nghiệp | =400
2  | Vận tải     | =160
   | {closing[0]} | =560
II | Tổ hợp tác  |
1  | Nông nghiệp | =900
2  | Vận tải     | =100
   | {closing[1]} | =1000
   | Tổng cộng   | =1560
""")
    )

    assert [(f.cell, f.entity_type, f.value) for f in reading.figures if f.sector_code == "total"] == [
        ("C6", "cooperative", 560),
        ("C10", "group", 1000),
    ]
    assert rules(reading) == [("figures.organisations_unclear", "B11")]


def test_women_beside_people_are_a_part_of_those_of_the_row(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
THÀNH VIÊN, LAO ĐỘNG HTX NĂM 2023
TT | Chỉ tiêu | Tổng số | Nữ
1  | Thành viên HTX | =60000 | =27000
2  | Lao động HTX   | =9000  | =4000
""")
    )

    assert [(f.cell, f.indicator_code) for f in reading.figures] == [
        ("C3", "member_total"),
        ("D3", "member_female"),
        ("C4", "worker_total"),
        ("D4", "worker_female"),
    ]


def test_the_province_of_today_may_bear_the_name_of_a_former_one(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ HTX NĂM 2025
Địa bàn | Số HTX | Thành viên HTX
Lâm Đồng (cũ) | =560 | =70100
Bình Thuận    | =215 | =40200
Đắk Nông      | =320 | =9900
Lâm Đồng      | =1095 | =120200
""")
    )

    assert [(f.cell, f.value) for f in reading.figures] == [("B6", 1095), ("C6", 120200)]


@pytest.mark.parametrize("merged", [[(1, 2, 1, 3), (1, 4, 1, 5)], []])
def test_a_band_that_nobody_knows_is_never_taken_off_its_columns(
    read: Read, draw: Draw, merged: list[tuple[int, int, int, int]]
) -> None:
    reading = read(
        draw(
            """
HTX THEO LĨNH VỰC
   |             | Doanh thu (tỷ đồng) |       | Sản lượng (tấn) |
TT | Lĩnh vực    | 2022  | 2023  | 2022  | 2023
1  | Nông nghiệp | =100  | =110  | =20   | =30
2  | Vận tải     | =50   | =60   | =0    | =0
""",
            merged=merged,
        )
    )

    assert {(f.indicator_code, f.column_index) for f in reading.figures} == {("revenue_total", 2), ("revenue_total", 3)}
    assert [u.text for u in reading.unrecognised] == ["Sản lượng (tấn) 2022", "Sản lượng (tấn) 2023"]


def test_measures_over_their_years_need_no_word_in_the_corner(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
HTX VÀ LAO ĐỘNG TRONG HTX PHÂN THEO NGÀNH
            | Số HTX |      | Số lao động |
            | 2022   | 2023 | 2022        | 2023
Nông nghiệp | =140   | =150 | =900        | =910
Vận tải     | =40    | =43  | =600        | =610
""",
            merged=[(1, 1, 1, 2), (1, 3, 1, 4)],
        )
    )

    assert {f.column_index: f.indicator_code for f in reading.figures} == {
        1: "org_total",
        2: "org_total",
        3: "worker_total",
        4: "worker_total",
    }


def test_rows_below_a_heading_of_some_organisations_are_not_of_all(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX NĂM 2023
Chỉ tiêu | ĐVT | 2022 | 2023
Tổng số HTX | HTX | =540 | =560
Trong đó HTX do nữ làm giám đốc: | | |
Tổng số HTX | HTX | =80 | =85
""")
    )

    assert [(f.cell, f.value) for f in reading.figures] == [("C3", 540), ("D3", 560)]
    assert [u.cell for u in reading.unrecognised] == ["A5"]


@pytest.mark.parametrize(("last", "whole"), [("Tổng cộng", ["C7"]), ("Cộng", [])])
def test_sums_of_regions_are_none_of_the_province(read: Read, draw: Draw, last: str, whole: list[str]) -> None:
    reading = read(
        draw(f"""
SỐ HTX THEO HUYỆN NĂM 2023
TT | Huyện | Số HTX
I  | Vùng đồng bằng |
1  | Tam Kỳ         | =60
   | Cộng           | =60
1  | Nam Giang      | =30
   | {last}         | =90
""")
    )

    assert [f.cell for f in reading.figures] == whole


@pytest.mark.parametrize("heading", ["Riêng khu vực vùng cao:", "Trong đó, vùng đồng bào DTTS:"])
def test_rows_below_a_heading_of_a_part_are_not_of_the_whole(read: Read, draw: Draw, heading: str) -> None:
    reading = read(
        draw(f"""
SỐ LIỆU HTX NĂM 2023
Chỉ tiêu | ĐVT | 2022 | 2023
Tổng số HTX | HTX | =540 | =560
{heading} | | |
Tổng số HTX | HTX | =80 | =85
""")
    )

    assert [(f.cell, f.value) for f in reading.figures] == [("C3", 540), ("D3", 560)]


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


def test_columns_of_which_are_parts_of_what_stands_left_of_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
LAO ĐỘNG TRONG HTX NĂM 2023
Lĩnh vực    | Tổng số lao động | Trong đó     |      |     |
            |                  | Thường xuyên | Thời vụ | Nữ | Là thành viên HTX
Nông nghiệp | =1500 | =900 | =600 | =700 | =800
Vận tải     | =300  | =280 | =20  | =30  | =250
""",
            merged=[(1, 2, 1, 5), (1, 0, 2, 0), (1, 1, 2, 1)],
        )
    )

    assert [f.indicator_code for f in reading.figures if f.sector_code == "transport"] == [
        "worker_total",
        "worker_regular",
        "worker_seasonal",
        "worker_female",
        "worker_member",
    ]


def test_rows_of_former_provinces_below_a_figure_are_told_as_places(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX NĂM 2025
TT | Chỉ tiêu | ĐVT | 2024 | 2025
1  | Tổng số HTX    | HTX | =800 | =815
-  | An Giang cũ    | HTX | =300 | =305
-  | Kiên Giang cũ  | HTX | =500 | =510
"""),
        period="2025",
        province="an-giang",
    )

    assert [f.value for f in reading.figures] == [800, 815]
    assert rules(reading) == [("figures.places_left_out", "B2")]


def test_credit_funds_beside_cooperatives_in_a_title_are_no_sector(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX, LHHTX, QTDND NĂM 2023
Chỉ tiêu   | HTX  | LHHTX | QTDND
Tổng số    | =560 | =3    | =37
Lao động   | =900 | =20   | =60
""")
    )

    assert {(f.entity_type, f.sector_code) for f in reading.figures} == {
        ("cooperative", "total"),
        ("union", "total"),
        ("credit_fund", "total"),
    }


def test_a_part_is_of_the_row_above_it_without_any_number(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
NHÂN LỰC HTX NĂM 2023
Chỉ tiêu             | ĐVT   | 2023
Tổng số thành viên HTX | người | =60000
Tr.đó: nữ            | người | =27000
Tổng số lao động HTX | người | =9000
Tr.đó: nữ            | người | =4000
""")
    )

    assert [f.indicator_code for f in reading.figures][-4:] == [
        "member_total",
        "member_female",
        "worker_total",
        "worker_female",
    ]


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


def test_a_whole_over_years_stands_beside_its_states(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
TÌNH HÌNH HTX
Huyện  | Tổng số |      | Đang hoạt động |      | Ngừng hoạt động |
       | 2022    | 2023 | 2022           | 2023 | 2022            | 2023
Hạ Hòa | =60     | =62  | =50            | =53  | =10             | =9
Cộng   | =60     | =62  | =50            | =53  | =10             | =9
""",
            merged=[(1, 1, 1, 2), (1, 3, 1, 4), (1, 5, 1, 6)],
        )
    )

    assert [(f.cell, f.indicator_code) for f in reading.figures][:2] == [("B5", "org_total"), ("C5", "org_total")]


def test_what_there_is_beside_the_newly_founded_is_of_all(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
HTX THÀNH LẬP MỚI THEO LĨNH VỰC NĂM 2023
Lĩnh vực    | Trong năm 2023 | Tổng số HTX hiện có
Nông nghiệp | =20            | =400
Vận tải     | =5             | =60
""")
    )

    assert {(f.column_index, f.indicator_code) for f in reading.figures} == {(1, "org_new"), (2, "org_total")}


def test_a_heading_left_of_its_rows_completes_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
SỐ LIỆU HTX NĂM 2023
Nhóm           | Chỉ tiêu       | ĐVT   | 2023
Số lượng HTX   | Đang hoạt động | HTX   | =500
               | Thành lập mới  | HTX   | =30
               | Giải thể       | HTX   | =8
Thành viên HTX | Tổng số        | người | =60000
               | Nữ             | người | =27000
Lao động HTX   | Tổng số        | người | =9000
               | Thường xuyên   | người | =6200
""",
            merged=[(2, 0, 4, 0), (5, 0, 6, 0), (7, 0, 8, 0)],
        )
    )

    assert [f.indicator_code for f in reading.figures][-4:] == [
        "member_total",
        "member_female",
        "worker_total",
        "worker_regular",
    ]


@pytest.mark.parametrize("title", ["HTX CHƯA ĐẠI HỘI THEO ĐIỀU LỆ", "HTX NỢ THUẾ, NỢ BHXH"])
def test_those_that_owe_something_are_no_cooperatives_that_a_code_counts(
    read: Read, draw: Draw, rules: Rules, title: str
) -> None:
    reading = read(
        draw(f"""
{title}
Huyện    | Số HTX
Hạ Hòa   | =4
Cẩm Khê  | =3
Cộng     | =7
""")
    )

    assert reading.figures == []
    assert "figures.narrower_scope" in {rule for rule, _ in rules(reading)}


def test_members_of_unions_that_are_people_are_none_of_their_cooperatives(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
THÀNH VIÊN CỦA CÁC TỔ CHỨC KTTT NĂM 2023 (ĐVT: người)
Loại hình | Thành viên | Lao động thường xuyên
HTX       | =8950      | =4320
LHHTX     | =50        | =65
""")
    )

    assert set(by_cell(reading)) == {"B3", "C3", "C4"}
    assert ("figures.unrecognised_column", "B4") in rules(reading)


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


def test_what_a_plan_begins_with_is_no_mistake_where_it_is_printed_as_what_there_was(
    read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(
            f"""
TÌNH HÌNH HTX NĂM 2023
Chỉ tiêu       | TH 2022 | KH 2023
Số HTX đầu kỳ  | 550     | {560}
Số HTX cuối kỳ | 560     | 590
"""
        ),
        draw(
            """
TÌNH HÌNH HTX NĂM 2023
Chỉ tiêu       | TH 2021 | KH 2023
Số HTX đầu kỳ  | 540     | 577
Số HTX cuối kỳ | 550     | 590
""",
            name="Khác",
        ),
    )

    assert [cell for rule, cell in rules(reading) if rule == "figures.base_year_mismatch"] == ["C3"]


@pytest.mark.parametrize(
    ("letterhead", "row", "is_read"),
    [
        ("HTX DVNN Bình Minh", "1 | Tổng số thành viên | người | =310 | =320", False),
        ("HTX DVNN Bình Minh", "1 | Tổng số HTX | HTX | =31 | =32", True),  # no report of one of them
        ("HTX nông nghiệp", "1 | Tổng số thành viên | người | =310 | =320", True),
    ],
)
def test_the_report_of_one_organisation_is_not_of_all(
    read: Read, draw: Draw, rules: Rules, letterhead: str, row: str, is_read: bool
) -> None:
    lines = [letterhead, "BÁO CÁO NĂM 2023", "STT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023", row]
    reading = read(draw("\n".join(lines)))

    assert bool(reading.figures) is is_read
    assert (("figures.narrower_scope", "B3") in rules(reading)) is not is_read


def test_a_year_left_of_several_rows_is_of_all_of_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
            HTX PHÂN THEO NGÀNH GIAI ĐOẠN 2022-2023
            Năm | Chỉ tiêu | Tổng | Nông nghiệp
            =2022 | Số HTX | =138 | =97
             | Số thành viên | =31900 | =9600
            =2023 | Số HTX | =147 | =105
             | Số thành viên | =32800 | =10200
            """
        )
    )

    assert {f.cell: f.period_code for f in reading.figures if f.column_index == 2} == {
        "C3": "2022",
        "C4": "2022",
        "C5": "2023",
        "C6": "2023",
    }


@pytest.mark.parametrize("year", ["", "Tổng"])
def test_the_sum_of_years_in_a_column_is_of_all_of_them(read: Read, draw: Draw, year: str) -> None:
    reading = read(
        draw(
            f"""
            HTX PHÂN THEO NGÀNH GIAI ĐOẠN 2022-2023
            Năm | Ngành | Số HTX thành lập mới | Số HTX
            =2022 | Nông nghiệp | =20 | =100
             | Xây dựng | =30 | =40
            =2023 | Nông nghiệp | =25 | =125
             | Xây dựng | =35 | =75
            {year} | Tổng cộng | =110 | =340
            """
        )
    )

    assert [(f.cell, f.period_code) for f in reading.figures if f.row_index == 6] == [("C7", "2022-2023")]
    assert ("figures.sum_of_states", "D7") in {(noticed.rule_id, noticed.cell) for noticed in reading.noticed}


def test_a_sum_of_years_is_of_those_above_it_whoever_signs_below(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """
            KẾT QUẢ PHÁT TRIỂN HTX GIAI ĐOẠN 2021-2023
            Năm | HTX thành lập mới | HTX giải thể
            Năm 2021 | =20 | =3
            Năm 2022 | =30 | =4
            Ước năm 2023 | =40 | =5
            Tổng giai đoạn | =90 | =12
             | | Ngày 15 tháng 01 năm 2024
            NGƯỜI LẬP BIỂU | | KT. GIÁM ĐỐC
            Nguyễn Văn Bình | | Trần Thị Hoa
            """
        )
    )

    assert {(f.period_code, f.scenario) for f in reading.figures if f.row_index == 5} == {("2021-2023", "estimate")}


def test_the_same_province_beside_every_row_is_said_of_the_whole_table(read: Read, draw: Draw) -> None:
    sheet = """
Năm | Tỉnh | Loại hình | Chỉ tiêu | Giá trị | ĐVT
2023 | Hà Tĩnh | HTX | Tổng số | =512 | HTX
2023 | Hà Tĩnh | HTX | Doanh thu bình quân | =1450 | triệu đồng/năm
2023 | Hà Tĩnh | THT | Tổng số | =820 | tổ
2022 | Hà Tĩnh | HTX | Tổng số | =480 | HTX
"""
    reading = read(draw(sheet))

    assert [(f.cell, f.period_code, f.entity_type, f.indicator_code) for f in reading.figures] == [
        ("E2", "2023", "cooperative", "org_total"),
        ("E3", "2023", "cooperative", "revenue_avg"),
        ("E4", "2023", "group", "org_total"),
        ("E5", "2022", "cooperative", "org_total"),
    ]
    assert "submissions.other_province" in [n.rule_id for n in read(draw(sheet), province="lao-cai").noticed]


@pytest.mark.parametrize(
    ("header", "places"),
    [("Tỉnh", ("Lào Cai", "Hà Tĩnh")), ("Đơn vị", ("Minh Tân", "Phú Lộc")), ("Đơn vị", ("Minh Tân", "Minh Tân"))],
)
def test_rows_beside_other_places_are_not_the_provinces(
    read: Read, draw: Draw, header: str, places: tuple[str, str]
) -> None:
    one, other = places
    reading = read(
        draw(f"""
SỐ LIỆU HTX
{header} | Chỉ tiêu | ĐVT | 2022 | 2023
{one} | Tổng số HTX | HTX | =70 | =72
{one} | Số thành viên HTX | người | =700 | =720
{other} | Tổng số HTX | HTX | =30 | =32
{other} | Số thành viên HTX | người | =300 | =320
""")
    )

    assert not reading.figures
    assert reading.noticed


@pytest.mark.parametrize("said", ["2.022", "202", "2022 2023", "Tháng 5"])
def test_a_row_beside_what_is_no_year_is_of_no_year(read: Read, draw: Draw, said: str) -> None:
    reading = read(
        draw(f"""
Năm | Chỉ tiêu | Giá trị | ĐVT
{said} | Tổng số HTX | =480 | HTX
2021 | Tổng số HTX | =450 | HTX
2023 | Tổng số HTX | =512 | HTX
""")
    )

    assert [(f.cell, f.period_code) for f in reading.figures] == [("C3", "2021"), ("C4", "2023")]
    assert ("figures.time_of_row_unclear", "C2") in [(n.rule_id, n.cell) for n in reading.noticed]


@pytest.mark.parametrize(
    "blank",
    [
        pytest.param(["có sản phẩm OCOP | HTX"], id="of an indicator"),
        pytest.param(["nông nghiệp |"], id="of a sector"),
        pytest.param(["nông nghiệp |", "công nghiệp |"], id="several"),
        pytest.param(["Có sản phẩm OCOP | HTX"], id="with its unit"),
    ],
)
def test_a_row_left_blank_between_numbered_rows_says_nothing_of_the_next(
    read: Read, draw: Draw, blank: list[str]
) -> None:
    header = "PHỤ LỤC I NĂM 2023\nSTT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023"
    above, below = "1 | Tổng số HTX | HTX | =500 | =512", "2 | Số THT | THT | =4 | =5"

    reading = read(draw("\n".join([header, above, *(f" | {row} | |" for row in blank), below])))

    figure = by_cell(reading)[f"E{4 + len(blank)}"]
    assert (figure.entity_type, figure.indicator_code, figure.sector_code) == ("group", "org_total", "total")


def test_small_letters_and_numbers_that_go_on_take_no_heading_its_rows(read: Read, draw: Draw) -> None:
    rows = ["1 | tổng số | HTX | =10 | =11", " | tổ hợp tác | | |", "2 | thành lập mới | | =3 | =4"]

    assert by_cell(read(draw(table(*rows))))["E6"].entity_type == "group"


@pytest.mark.parametrize("header", ["HTX có từ 10-49 lao động", "Sản phẩm dịch vụ OCOP"])
def test_a_column_of_a_size_or_of_products_counts_neither_workers_nor_organisations(
    read: Read, draw: Draw, rules: Rules, header: str
) -> None:
    reading = read(
        draw(f"""SỐ LIỆU HTX NĂM 2023
Lĩnh vực | Tổng số HTX | {header}
Nông nghiệp | =60 | =9
Vận tải | =30 | =3
Tổng số | =90 | =12
""")
    )

    assert {figure.indicator_code for figure in reading.figures} == {"org_total"}
    assert ("figures.unrecognised_column", "C2") in rules(reading)


def test_the_year_of_a_law_is_no_date_of_what_is_counted(read: Read, draw: Draw) -> None:
    reading = read(draw(table("1 | Số HTX hoạt động hiệu quả theo Luật HTX năm 2012 | HTX | =60 | =70")))

    assert [figure.indicator_code for figure in reading.figures] == ["org_effective", "org_effective"]


def test_a_title_of_those_in_operation_by_size_makes_the_total_theirs(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """QUY MÔ HỢP TÁC XÃ ĐANG HOẠT ĐỘNG THEO LAO ĐỘNG NĂM 2018
Quy mô lao động | Số HTX
Dưới 10 lao động | =8605
Từ 100 lao động trở lên | =140
Tổng số | =13958
"""
        )
    )

    assert [(f.cell, f.indicator_code) for f in reading.figures] == [("B5", "org_active")]


@pytest.mark.parametrize(
    "line", ["BAN CHỈ ĐẠO ĐỔI MỚI, PHÁT TRIỂN KINH TẾ TẬP THỂ, HỢP TÁC XÃ", "CHƯƠNG TRÌNH NÔNG THÔN MỚI VÀ HTX"]
)
def test_renewal_in_the_name_of_a_committee_or_programme_founds_no_organisations(
    read: Read, draw: Draw, line: str
) -> None:
    reading = read(
        draw(f"""{line}
KẾT QUẢ NĂM 2023
STT | Chỉ tiêu | ĐVT | TH 2023
1 | Hợp tác xã | HTX | =90
2 | Tổ hợp tác | THT | =40
""")
    )

    assert [figure.indicator_code for figure in reading.figures] == ["org_total", "org_total"]


def test_products_of_cooperatives_are_no_cooperatives_with_products(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw(
            """SỐ LIỆU HTX NĂM 2023
STT | Chỉ tiêu | Năm 2023
1 | Tổng số HTX | =90
2 | Số sản phẩm của HTX được công nhận đạt OCOP | =40
3 | HTX có sản phẩm OCOP | =10
"""
        )
    )

    assert [figure.indicator_code for figure in reading.figures] == ["org_total", "org_ocop"]
    assert ("figures.unrecognised_label", "B4") in rules(reading)


def test_a_heading_of_products_says_whose_they_are(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
KẾT QUẢ PHÁT TRIỂN KINH TẾ TẬP THỂ NĂM 2023
STT | Chỉ tiêu                          | ĐVT      | TH 2023
I   | Hợp tác xã                        |          |
1   | Số HTX thành lập mới              | HTX      | =63
II  | Sản phẩm OCOP của tổ chức KTTT    |          |
1   | Sản phẩm đạt 4 sao trở lên        | sản phẩm | =15
III | Số sản phẩm OCOP của HTX          | sản phẩm | =40
""")
    )

    assert {f.cell: (f.indicator_code, f.entity_type) for f in reading.figures if f.value is not None} == {
        "D4": ("org_new", "cooperative"),
        "D6": ("ocop_product_4star_up", "all"),
    }
