"""Rows of support programmes -> policy, programme, measure and source of money."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.codes import load_codes
from orchestration.landing.landed import Reading
from orchestration.landing.layout.outline import RowText
from orchestration.landing.meaning.rows import read_rows
from orchestration.landing.meaning.surroundings import Surroundings
from orchestration.landing.words.lexicon import load_lexicon
from tests.unit.landing.conftest import Draw, Read, Rows, counted, supported, unrecognised


@pytest.mark.parametrize("label", ["Kinh phí/HTX", "Số HTX có dự án", "Số lượt HTX"])
def test_what_only_looks_like_a_measure_of_support_is_not_recognised(rows: Rows, label: str) -> None:
    assert unrecognised(rows(f"1 | Hỗ trợ đào tạo | |\n- | {label} | | *", "support")) == [1]


def test_a_row_about_support_among_counts_names_policy_and_measure_itself(rows: Rows) -> None:
    found = rows(
        "1 | Tổng số HTX | HTX | *\n2 | Số lượt người được tập huấn | lượt người | *\n3 | Thành lập mới | HTX | *"
    )

    assert supported(found)[1] == ("fostering", None, "support_turns", None)
    assert counted(found)[2] == ("cooperative", "org_new", None)


@pytest.mark.parametrize(
    ("label", "unit", "meant"),
    [
        ("Bồi dưỡng, tập huấn cán bộ HTX", "lượt người", ("fostering", None, "support_turns", None)),
        ("Tập huấn cán bộ quản lý HTX", "lớp", ("fostering", None, "support_classes", None)),
        ("Số HTX được hỗ trợ chế biến sản phẩm", "HTX", ("processing", None, "support_orgs", None)),
        ("Số HTX tham gia hội chợ", "HTX", ("trade_promotion", None, "support_orgs", None)),
    ],
)
def test_among_counts_turns_and_classes_are_support_and_organisations_where_they_got_some(
    rows: Rows, label: str, unit: str, meant: tuple[str | None, ...]
) -> None:
    assert supported(rows(f"1 | {label} | {unit} | *")) == {0: meant}


def test_measures_belong_to_the_policy_above_them(rows: Rows) -> None:
    found = rows(
        """
I  | Chính sách bồi dưỡng, tập huấn |             |
1  | Số lớp tập huấn                | lớp         | *
2  | Số lượt người tham gia         | lượt người  | *
3  | Tổng kinh phí hỗ trợ           | triệu đồng  | *
   | Ngân sách trung ương           | triệu đồng  | *
   | Ngân sách tỉnh                 | triệu đồng  | *
II | Xúc tiến thương mại            |             |
1  | Số HTX được hỗ trợ             | HTX         | *
2  | Tổng kinh phí hỗ trợ           | triệu đồng  | *
""",
        "support",
    )

    assert supported(found) == {
        1: ("fostering", None, "support_classes", None),
        2: ("fostering", None, "support_turns", None),
        3: ("fostering", None, "support_budget", None),
        4: ("fostering", None, "support_budget", "central"),
        5: ("fostering", None, "support_budget", "local"),
        7: ("trade_promotion", None, "support_orgs", None),
        8: ("trade_promotion", None, "support_budget", None),
    }


def test_every_support_row_is_of_entity_type_support_program(rows: Rows) -> None:
    found = rows("I | Đào tạo | |\n1 | Số người được đào tạo | người | *\n2 | Kinh phí | triệu đồng | *", "support")

    assert {row.meaning.entity for row in found.values() if row.meaning} == {"support_program"}
    assert len(found) == 2


@pytest.mark.parametrize("total", ["Tổng cộng", "Cộng"])
def test_the_sum_of_policies_that_have_their_amounts_themselves_is_of_policy_total(rows: Rows, total: str) -> None:
    listed = "1 | Bồi dưỡng nguồn nhân lực | | *\n2 | Xúc tiến thương mại | | *"

    for drawing, at in ((f"{listed}\n | {total} | | *", 2), (f" | {total} | | *\n{listed}", 0)):
        found = rows(drawing, "support", noted="triệu đồng")

        assert supported(found)[at] == ("total", None, "support_budget", None)


def test_the_money_of_all_policies_is_of_policy_total(rows: Rows) -> None:
    found = rows(
        "I | Tổng kinh phí hỗ trợ phát triển KTTT, HTX | triệu đồng | *\n | Ngân sách trung ương | triệu đồng | *",
        "support",
    )

    assert supported(found) == {
        0: ("total", None, "support_budget", None),
        1: ("total", None, "support_budget", "central"),
    }


def test_a_programme_heading_gives_its_rows_the_programme(rows: Rows) -> None:
    found = rows("I | Đề án theo Quyết định 167 | |\n1 | Số HTX tham gia | HTX | *", "support")

    assert supported(found) == {1: (None, "167", "support_orgs", None)}


def test_a_row_that_only_names_a_policy_takes_its_measure_from_its_unit(rows: Rows) -> None:
    found = rows("1 | Đào tạo | người | *\n2 | Kết cấu hạ tầng | triệu đồng | *", "support")

    assert supported(found) == {
        0: ("training", None, "support_persons", None),
        1: ("infrastructure", None, "support_budget", None),
    }


def test_measures_below_an_unknown_policy_belong_to_no_other(rows: Rows) -> None:
    found = rows(
        """
I  | Đào tạo                        |            |
1  | Kinh phí                       | triệu đồng | *
II | Chính sách thi đua khen thưởng |            |
1  | Kinh phí                       | triệu đồng | *
""",
        "support",
    )

    assert supported(found) == {1: ("training", None, "support_budget", None)}
    assert unrecognised(found) == [3]


def test_a_heading_of_support_counts_nothing_among_statistics(rows: Rows) -> None:
    found = rows("I | Hỗ trợ thành lập mới | |\n1 | Số HTX được hỗ trợ | HTX | *")

    assert 0 not in counted(found)


LABELS = [
    w.text for w in load_codes().wordings if w.dimension in ("indicator", "policy", "program", "funding", "furniture")
]


PRINTED = st.builds(
    RowText,
    index=st.just(0),
    order=st.sampled_from(["", "I", "1", "1.1", "a", "-"]),
    label=st.sampled_from(LABELS),
    unit=st.sampled_from(["", "Triệu đồng", "người", "HTX", "lớp"]),
    has_values=st.booleans(),
)


@given(st.lists(PRINTED, max_size=8), st.booleans())
def test_a_row_of_support_without_value_and_unit_counts_nothing(rows: list[RowText], crossed: bool) -> None:
    numbered = [replace(row, index=index) for index, row in enumerate(rows)]

    read = read_rows(numbered, "support", load_lexicon(), load_codes(), Surroundings(measures_in_columns=crossed))

    assert all(row.source.has_values or row.source.unit for row in read if row.meaning)


def test_classes_are_support_wherever_they_are_counted(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
BÁO CÁO SỐ LIỆU NĂM 2023
Chỉ tiêu | Năm 2023
Thành lập mới HTX | =28
Số lớp tập huấn, bồi dưỡng | =11
""")
    )

    assert [(f.indicator_code, f.policy_code) for f in reading.figures] == [
        ("org_new", "none"),
        ("support_classes", "fostering"),
    ]


@pytest.mark.parametrize("unit", ["", "triệu đồng"])
def test_policies_below_a_programme_that_has_its_own_sum_are_of_that_programme(
    unit: str, read: Read, draw: Draw
) -> None:
    rows = [
        ("I", "Chương trình 1804/QĐ-TTg", 30), ("1", "Xúc tiến thương mại", 10), ("2", "Kết cấu hạ tầng", 20),
        ("II", "Chương trình MTQG xây dựng nông thôn mới", 5), ("1", "Kết cấu hạ tầng", 5),
        ("III", "Hỗ trợ kiểm toán", 2),
    ]  # fmt: skip
    header = "TT | Nội dung | ĐVT | Kinh phí" if unit else "TT | Nội dung | | Kinh phí (triệu đồng)"
    drawn = ["HỖ TRỢ HTX NĂM 2023", header, *(f"{order} | {label} | {unit} | ={n}" for order, label, n in rows)]

    found = [(f.program_code, f.policy_code) for f in read(draw("\n".join(drawn))).figures]

    assert found == [
        ("1804", "none"), ("1804", "trade_promotion"), ("1804", "infrastructure"),
        ("new_rural", "none"), ("new_rural", "infrastructure"), ("none", "audit"),
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["KẾT QUẢ HOẠT ĐỘNG CỦA LIÊN MINH HTX NĂM 2023", "KẾT QUẢ HỖ TRỢ HTX NĂM 2023"])
def test_what_another_policy_names_is_none_of_the_policy_above_it(read: Read, draw: Draw, title: str) -> None:
    drawn = f"""
{title}
TT | Nội dung | ĐVT | Năm 2023
I | Tập huấn | |
 | Số lớp | lớp | =3
 | Số HTX tham gia | HTX | =30
 | Thành lập mới HTX | HTX | =10
II | Phát triển HTX | |
 | Tổng số HTX | HTX | =100
"""
    reading = read(draw(drawn))

    told = {figure.cell: figure.indicator_code for figure in reading.figures if figure.policy_code == "fostering"}
    assert told == {"D4": "support_classes", "D5": "support_orgs"}


@pytest.mark.parametrize("sums", [("Cộng I", "Cộng II"), ("Cộng", "Cộng")])
@pytest.mark.parametrize("closing", ["| Tổng cộng | =16 | ", ""])
def test_a_sum_that_closes_the_rows_below_a_heading_is_of_what_that_names(
    sums: tuple[str, str], closing: str, read: Read, draw: Draw
) -> None:
    rows = ["I | Chương trình 1804/QĐ-TTg | |", "1 | Xúc tiến thương mại | =2 |", "2 | Kết cấu hạ tầng | =9 |"]
    rows += [
        f"| {sums[0]} | =11 |",
        "II | Hỗ trợ thành lập mới | |",
        "1 | Chi phí | =5 |",
        f"| {sums[1]} | =5 |",
        closing,
    ]

    reading = read(draw("\n".join(["KẾT QUẢ HỖ TRỢ HTX NĂM 2023", "TT | Nội dung | Kinh phí (triệu đồng) |", *rows])))

    found = {f.cell: (f.program_code, f.policy_code) for f in reading.figures}
    whole = {"C10": ("none", "total")} if closing else {}
    assert found == {
        "C4": ("1804", "trade_promotion"), "C5": ("1804", "infrastructure"), "C6": ("1804", "none"),
        "C9": ("none", "establishment"), **whole,
    }  # fmt: skip


def test_a_sum_of_rows_below_a_heading_that_nobody_knows_is_of_no_support_and_a_year_is_a_heading_of_all(
    read: Read, draw: Draw
) -> None:
    def sums(first: str, second: str) -> list[str]:
        rows = [f"I | {first} | |", "1 | Kiểm toán | =2 |", "| Cộng | =2 |"]
        rows += [f"II | {second} | |", "1 | Kết cấu hạ tầng | =5 |", "| Cộng | =5 |"]
        drawn = ["HỖ TRỢ HTX NĂM 2023", "TT | Nội dung | Kinh phí (triệu đồng) |", *rows]
        return [f.cell for f in read(draw("\n".join(drawn))).figures if f.policy_code == "total"]

    assert sums("Chính sách chung", "Chính sách đặc thù") == []
    assert sums("Năm 2022", "Năm 2023") == ["C5", "C8"]


def test_below_the_support_fund_its_loans_and_its_capital_are_its_own(read: Read, draw: Draw) -> None:
    rows = "1 | Vốn điều lệ | triệu đồng | =30\n2 | Doanh số cho vay | triệu đồng | =12\n3 | Dư nợ | triệu đồng | =25"
    founded = "I | Phát triển HTX | |\n1 | HTX thành lập mới | HTX | =15\n2 | Vốn điều lệ | triệu đồng | =7"
    fund = f"II | Quỹ hỗ trợ phát triển HTX | |\n{rows}\nIII | Xúc tiến thương mại | |\n1 | Số HTX | HTX | =9"
    reading = read(draw(f"KẾT QUẢ LIÊN MINH HTX NĂM 2023\nTT | Nội dung | ĐVT | Năm 2023\n{founded}\n{fund}"))

    found = {figure.cell: figure.indicator_code for figure in reading.figures}
    assert found == {
        "D4": "org_new", "D5": "charter_capital_total", "D7": "fund_charter_capital", "D8": "support_loan",
        "D9": "support_loan_outstanding", "D11": "support_orgs",
    }  # fmt: skip
    assert [f.cell for f in reading.figures if f.program_code == "fund"] == ["D8", "D9"]


def test_sections_by_plain_numbers_are_read_as_what_each_is_of(read: Read, draw: Draw) -> None:
    counts = "1. Hợp tác xã | |\n1.1. Tổng số HTX | HTX | =250\n1.2. HTX thành lập mới | HTX | =16"
    support = "2. Tập huấn | |\n2.1. Số lớp | lớp | =12\n2.2. Kinh phí | triệu đồng | =480"
    reading = read(draw(f"KẾT QUẢ PHÁT TRIỂN KTTT\nNội dung | ĐVT | Năm 2023\n{counts}\n{support}"))

    assert {figure.cell: (figure.policy_code, figure.indicator_code) for figure in reading.figures} == {
        "C4": ("none", "org_total"), "C5": ("none", "org_new"),
        "C7": ("fostering", "support_classes"), "C8": ("fostering", "support_budget"),
    }  # fmt: skip


def test_a_heading_that_says_what_is_counted_counts_it_of_the_policies_below(read: Read, draw: Draw) -> None:
    rows = ["A | Số HTX được hỗ trợ |", "1 | Tập huấn | =12", "2 | Kết cấu hạ tầng | =5"]
    rows += ["B | Kinh phí hỗ trợ (triệu đồng) |", "1 | Tập huấn | =120", "2 | Kết cấu hạ tầng | =50"]

    reading = read(draw("\n".join(["KẾT QUẢ HỖ TRỢ HTX NĂM 2023", "STT | Nội dung | Năm 2023", *rows])))

    assert [(f.cell, f.policy_code, f.indicator_code, f.value) for f in reading.figures if f.value is not None] == [
        ("C4", "fostering", "support_orgs", 12),
        ("C5", "infrastructure", "support_orgs", 5),
        ("C7", "fostering", "support_budget", 120_000_000),
        ("C8", "infrastructure", "support_budget", 50_000_000),
    ]


def test_land_that_is_let_is_no_less_of_the_policy_than_land_that_is_given(read: Read, draw: Draw) -> None:
    rows = ["1 | Số HTX được giao đất | =2", "2 | Số HTX được thuê đất | =3"]

    reading = read(draw("\n".join(["KẾT QUẢ HỖ TRỢ HTX NĂM 2023", "STT | Nội dung | Năm 2023", *rows])))

    assert [figure.cell for figure in reading.figures if figure.value is not None] == []
    assert {noticed.rule_id for noticed in reading.noticed} >= {"figures.finer_than_codes"}


def test_what_one_cooperative_got_of_a_policy_is_no_figure_of_that_policy(read: Read, draw: Draw) -> None:
    rows = ["1 | HTX Tân Tiến | Tập huấn | =170", "2 | HTX Hòa Bình | Hạ tầng | =850", "| Cộng | | =1020"]
    header = "STT | Mô hình HTX | Nội dung | Kinh phí (triệu đồng)"

    reading = read(draw("\n".join(["KẾT QUẢ HỖ TRỢ HTX THEO ĐỀ ÁN 167 NĂM 2023", header, *rows])))

    assert [(f.cell, f.policy_code, f.program_code) for f in reading.figures] == [("D5", "none", "167")]


@pytest.mark.parametrize("heading", ["HỖ TRỢ THÀNH LẬP MỚI", "Kết quả thực hiện chính sách hỗ trợ"])
def test_organisations_below_a_heading_of_support_are_not_all(read: Read, draw: Draw, heading: str) -> None:
    reading = read(
        draw(f"""TÌNH HÌNH HTX NĂM 2023
STT | Nội dung | ĐVT | TH 2023
I | SỐ LƯỢNG | |
1 | Tổng số HTX | HTX | =450
2 | Số thành viên HTX | người | =9500
II | {heading} | |
1 | Số HTX mới | HTX | =45
2 | Số thành viên HTX | người | =700
III | THÀNH VIÊN | |
1 | Số thành viên mới của HTX | người | =50""")
    )

    assert [(f.cell, f.indicator_code) for f in reading.figures] == [
        ("D4", "org_total"), ("D5", "member_total"), ("D10", "member_new"),
    ]  # fmt: skip


def test_young_workers_are_those_of_their_policy_and_of_no_other(read: Read, draw: Draw) -> None:
    header = "Nội dung | Số HTX | Số lao động trẻ | Kinh phí (triệu đồng)"
    crossed = read(
        draw(f"KẾT QUẢ HỖ TRỢ HTX\n{header}\nĐào tạo | =5 | =6 | =70\nĐưa lao động trẻ về làm việc | =3 | =4 | =50")
    )
    rows = "1 | Số người được đào tạo | người | =140\n | Trong đó: Số lao động trẻ | người | =40"
    below = read(draw(f"KẾT QUẢ HỖ TRỢ HTX\nSTT | Nội dung | ĐVT | TH 2023\nI | Hỗ trợ đào tạo | |\n{rows}"))
    rows = "1 | Tổng số HTX | HTX | =140\n2 | Số lao động trẻ | người | =40"
    of_all = read(draw(f"TÌNH HÌNH HTX\nSTT | Chỉ tiêu | ĐVT | TH 2023\n{rows}"))

    def people(reading: Reading) -> list[tuple[str, str]]:
        return [(f.cell, f.policy_code) for f in reading.figures if f.indicator_code == "support_persons"]

    assert (people(crossed), people(below), people(of_all)) == ([("C4", "young_worker")], [("D4", "training")], [])
