"""Rows of a table -> what they count, within their block."""

from __future__ import annotations

import pytest

from orchestration.landing.layout.nesting import nested
from orchestration.landing.layout.outline import RowText, depth_of
from tests.unit.landing.conftest import Draw, Read, Rows, by_cell, counted, unrecognised

# ---- Blocks -----------------------------------------------------------------------------------------------------


def test_the_same_label_counts_what_its_block_names(rows: Rows) -> None:
    found = rows("""
I   | Hợp tác xã            |       |
1   | Tổng số               | HTX   | *
2   | Thành lập mới         | HTX   | *
II  | Liên hiệp hợp tác xã  |       |
1   | Tổng số               | LHHTX | *
2   | Thành lập mới         | LHHTX | *
III | Tổ hợp tác            |       |
1   | Tổng số               | THT   | *
2   | Thành lập mới         | THT   | *
IV  | Quỹ tín dụng nhân dân |       |
1   | Tổng số               | QTDND | *
""")

    assert counted(found) == {
        1: ("cooperative", "org_total", None),
        2: ("cooperative", "org_new", None),
        4: ("union", "org_total", None),
        5: ("union", "org_new", None),
        7: ("group", "org_total", None),
        8: ("group", "org_new", None),
        10: ("credit_fund", "org_total", None),
    }


def test_a_label_that_names_its_organisations_is_right_in_any_block(rows: Rows) -> None:
    found = rows("I | Hợp tác xã | |\n1 | Tổng số tổ hợp tác | THT | *\n2 | Số HTX giải thể | HTX | *")

    assert counted(found) == {1: ("group", "org_total", None), 2: ("cooperative", "org_dissolved", None)}


def test_a_block_heading_with_values_is_the_number_of_its_organisations(rows: Rows) -> None:
    found = rows("I | Hợp tác xã | HTX | *\n1 | Thành lập mới | HTX | *\nII | Tổ hợp tác | THT | *")

    assert counted(found) == {
        0: ("cooperative", "org_total", None),
        1: ("cooperative", "org_new", None),
        2: ("group", "org_total", None),
    }


def test_sub_rows_without_numbers_inherit_the_block(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã                    |       |
1 | Tổng số                       | HTX   | *
  | Trong đó: Đang hoạt động      | HTX   | *
- | Ngừng hoạt động               | HTX   | *
2 | Lao động thường xuyên         | người | *
""")

    assert counted(found) == {
        1: ("cooperative", "org_total", None),
        2: ("cooperative", "org_active", None),
        3: ("cooperative", "org_inactive", None),
        4: ("cooperative", "worker_regular", None),
    }


def test_a_label_without_block_or_name_is_not_recognised(rows: Rows) -> None:
    assert unrecognised(rows("1 | Thành lập mới | | *")) == [0]


def test_a_composite_is_kept_as_printed(rows: Rows) -> None:
    found = rows(
        "1 | Tổng số HTX, LHHTX | | *\n2 | Số HTX (bao gồm QTDND) | HTX | *\n3 | HTX (không bao gồm QTDND) | HTX | *"
    )

    assert counted(found) == {
        0: ("cooperative_union", "org_total", None),
        1: ("cooperative_credit_fund", "org_total", None),
        2: ("cooperative", "org_total", None),
    }


@pytest.mark.parametrize("heading", ["Câu lạc bộ, hội quán", "Doanh nghiệp", "Tình hình khác trong tỉnh"])
def test_an_unknown_heading_is_a_barrier_and_nothing_below_it_takes_the_block_above(rows: Rows, heading: str) -> None:
    found = rows(f"""
I  | Hợp tác xã      |      |
1  | Tổng số         | HTX  | *
II | {heading}       |      |
1  | Thành lập mới   |      | *
2  | Giải thể        |      | *
""")

    assert counted(found) == {1: ("cooperative", "org_total", None)}
    assert unrecognised(found) == [3, 4]


def test_an_unknown_heading_inside_a_block_is_a_barrier_too(rows: Rows) -> None:
    found = rows("""
I  | Hợp tác xã          |     |
1  | Tổng số             | HTX | *
2  | Câu lạc bộ nông dân |     |
-  | Thành lập mới       |     | *
3  | Giải thể            | HTX | *
""")

    assert counted(found) == {1: ("cooperative", "org_total", None), 4: ("cooperative", "org_dissolved", None)}
    assert unrecognised(found) == [3]


@pytest.mark.parametrize("number", ["", "-", "2"])
def test_parts_below_an_unknown_heading_count_what_it_says_and_are_no_organisations(rows: Rows, number: str) -> None:
    found = rows(f"""
1        | Tổng số HTX   | HTX | *
{number} | Bị xử phạt    |     |
         | Nông nghiệp   |     | *
         | HTX           |     | *
""")

    assert counted(found) == {0: ("cooperative", "org_total", None)}
    assert unrecognised(found) == [2, 3]


def test_kinds_that_stand_no_lower_than_an_unknown_heading_are_not_below_it(rows: Rows) -> None:
    found = rows("""
      | Một dòng không ai hiểu |     |
I     | Hợp tác xã             | HTX | *
II    | Tổ hợp tác             | THT | *
""")

    assert counted(found) == {1: ("cooperative", "org_total", None), 2: ("group", "org_total", None)}


def test_sectors_below_an_unknown_heading_count_what_their_columns_say(read: Read, draw: Draw) -> None:
    table = """
        TÌNH HÌNH HTX NĂM 2023
        TT | Lĩnh vực | Số HTX | Số thành viên
         | Nhóm ngành làm ra sản phẩm | |
        1 | Nông nghiệp | =20 | =500
        2 | Vận tải | =10 | =90
    """

    assert {f.cell: f.sector_code for f in read(draw(table)).figures} == {
        "C4": "agriculture", "D4": "agriculture", "C5": "transport", "D5": "transport",
    }  # fmt: skip


def test_a_row_with_values_and_an_unknown_label_is_listed(rows: Rows) -> None:
    found = rows("I | Hợp tác xã | |\n1 | Số HTX tham gia sàn thương mại điện tử | HTX | *\n2 | Giải thể | HTX | *")

    assert unrecognised(found) == [1]
    assert counted(found) == {2: ("cooperative", "org_dissolved", None)}


@pytest.mark.parametrize("label", ["Số HTX chưa đăng ký", "HTX ngoài tỉnh", "HTX không phép"])
def test_a_negation_that_no_wording_knows_never_counts_all_organisations(rows: Rows, label: str) -> None:
    assert counted(rows(f"I | Hợp tác xã | |\n1 | {label} | HTX | *")) == {}


def test_a_unit_that_contradicts_the_label_keeps_the_row_out(rows: Rows) -> None:
    assert counted(rows("I | Hợp tác xã | |\n1 | Thành viên mới | % | *")) == {}


@pytest.mark.parametrize(
    ("label", "unit", "indicator"),
    [
        ("Doanh thu", "tỷ đồng", "revenue_total"),
        ("Doanh thu/HTX", "triệu đồng", "revenue_avg"),
        ("Doanh thu/01 HTX/năm", "triệu đồng", "revenue_avg"),
        ("Doanh thu", "triệu đồng/HTX/năm", "revenue_avg"),
        ("Vốn điều lệ/HTX", "triệu đồng", "charter_capital_avg"),
        ("Lợi nhuận/đơn vị", "triệu đồng", "profit_avg"),
        ("Doanh thu/lao động", "triệu đồng", None),
        ("Tổng số thành viên", "người/HTX", "member_avg"),
        ("Số lao động/HTX", "người", None),
        ("Nộp ngân sách/HTX", "triệu đồng", None),
    ],
)
def test_what_each_organisation_has_is_no_total(rows: Rows, label: str, unit: str, indicator: str | None) -> None:
    found = rows(f"I | Hợp tác xã | |\n1 | {label} | {unit} | *")

    assert counted(found).get(1, ("", None, ""))[1] == indicator
    assert unrecognised(found) == ([] if indicator else [1])


@pytest.mark.parametrize(
    "label",
    [
        "Lao động trẻ",
        "Vốn vay",
        "Năm thành lập",
        "Kết quả hoạt động",
        "Thành viên là HTX",
        "Số HTX chế biến sản phẩm",
        "Số HTX ứng dụng khoa học công nghệ",
        "Lũy kế",
    ],
)
def test_what_only_looks_like_an_indicator_is_not_recognised(rows: Rows, label: str) -> None:
    assert unrecognised(rows(f"I | Hợp tác xã | |\n1 | {label} | | *")) == [1]


@pytest.mark.parametrize(
    "label", ["Tổng số HTX được xếp loại", "Tổng số HTX được đánh giá", "Số HTX tham gia đánh giá, xếp loại"]
)
def test_those_rated_are_not_all_there_are(rows: Rows, label: str) -> None:
    found = rows(f"1 | Tổng số HTX | HTX | *\n2 | {label} | HTX | *")

    assert [meaning[1] for meaning in counted(found).values()] == ["org_total", "org_rated"]


def test_members_of_nobody_are_not_those_of_unions(rows: Rows) -> None:
    assert unrecognised(rows("1 | Tổng số thành viên | | *\n2 | Tổng số THT | THT | *")) == [0]


def test_loans_of_nobody_are_not_those_of_credit_funds(rows: Rows) -> None:
    assert unrecognised(rows("1 | Dư nợ cho vay | triệu đồng | *")) == [0]


def test_whom_a_row_counts_may_stand_in_its_unit_alone(rows: Rows) -> None:
    found = rows("""
1 | Tổng số             | HTX   | *
2 | Thành lập mới       | HTX   | *
3 | Số thành viên       | người | *
4 | Tổng số             | THT   | *
5 | Giải thể            | THT   | *
6 | Tổng số LHHTX       | LHHTX | *
7 | Tổng số thành viên  | HTX   | *
8 | Chuỗi liên kết      | chuỗi | *
9 | Thành viên của LHHTX | HTX  | *
""")
    below = rows("I | Câu lạc bộ | |\n1 | Tổng số | HTX | *\n2 | Thành lập mới | HTX | *")
    assert unrecognised(below) == [1, 2]
    copied_down = rows("1 | Tổng số | HTX | *\n2 | Tổng số THT | HTX | *\n3 | Thành lập mới | HTX | *")

    assert counted(found) == {
        0: ("cooperative", "org_total", None),
        1: ("cooperative", "org_new", None),
        2: ("cooperative", "member_total", None),
        3: ("group", "org_total", None),
        4: ("group", "org_dissolved", None),
        5: ("union", "org_total", None),
        6: ("union", "member_org_total", None),
        8: ("union", "member_org_total", None),
    }
    assert counted(copied_down) == {1: ("group", "org_total", None), 2: ("group", "org_new", None)}
    assert copied_down[2].assumed


def test_whose_an_average_is_may_stand_in_its_unit_alone(rows: Rows) -> None:
    label = "Doanh thu bình quân"
    found = rows(
        f"1 | {label} | tỷ đồng/HTX | *\n2 | Lãi bình quân | triệu đồng/THT/năm | *\n3 | {label} | tỷ đồng | *"
    )

    assert counted(found) == {0: ("cooperative", "revenue_avg", None), 1: ("group", "profit_avg", None)}
    below = rows(f"I | Câu lạc bộ | | \n1 | {label} | tỷ đồng/HTX | *")
    assert unrecognised(below) == [1]


@pytest.mark.parametrize(
    ("label", "indicator"),
    [
        ("Mức thu nhập bình quân của người lao động", "income_worker_avg"),
        ("Mức doanh thu bình quân", "revenue_avg"),
        ("Tổng số HTX lũy kế", "org_total"),
    ],
)
def test_a_label_with_a_word_more_counts_the_same(rows: Rows, label: str, indicator: str) -> None:
    assert counted(rows(f"I | Hợp tác xã | | \n1 | {label} | | *")) == {1: ("cooperative", indicator, None)}


def test_a_part_that_is_not_understood_does_not_end_whom_the_list_is_about(rows: Rows) -> None:
    found = rows("1 | Tổng số HTX | HTX | *\n- | HTX nuôi cá tầm | HTX | *\n2 | Số thành viên | người | *")

    assert counted(found)[2] == ("cooperative", "member_total", None)


def test_members_of_a_union_are_its_cooperatives(rows: Rows) -> None:
    found = rows("II | Liên hiệp hợp tác xã | |\n1 | Tổng số | LHHTX | *\n2 | Tổng số HTX thành viên | HTX | *")

    assert counted(found)[2] == ("union", "member_org_total", None)


def test_furniture_is_no_row(rows: Rows) -> None:
    assert rows("  | Trong đó: | |\n | Phân theo ngành nghề | |\n | NGƯỜI LẬP BIỂU | | ") == {}


def test_a_numbered_row_left_blank_heads_none_of_those_numbered_after_it(rows: Rows) -> None:
    for one, two in (("1", "2"), ("(1)", "(2)")):
        found = rows(f"{one} | HTX thành lập mới (HTX) | |\n{two} | Tổng số HTX (HTX) | | *")
        assert counted(found) == {1: ("cooperative", "org_total", None)}

    block = rows("1 | Tổng số HTX | |\n2 | Thành lập mới | | *")
    assert counted(block) == {1: ("cooperative", "org_new", None)}
    of_sector = rows("1 | HTX nông nghiệp | |\n2 | Tổng số | HTX | *")
    assert counted(of_sector) == {1: ("cooperative", "org_total", "agriculture")}


def test_brackets_around_the_number_of_a_row_say_nothing(rows: Rows) -> None:
    found = rows("(I) | Tổ hợp tác | |\n(1) | Tổng số | THT | *\n(II) | Hợp tác xã | |\n(1) | Tổng số | HTX | *")

    assert counted(found) == {1: ("group", "org_total", None), 3: ("cooperative", "org_total", None)}


def test_kinds_listed_below_a_sum_need_neither_number_nor_dash(rows: Rows) -> None:
    found = rows("1 | Thành lập mới | | *\n | HTX | HTX | *\n | THT | THT | *\n2 | Số thành viên | người | *")

    assert counted(found) == {
        0: (None, "org_new", None),
        1: ("cooperative", "org_new", None),
        2: ("group", "org_new", None),
    }


def test_a_ninth_block_counted_by_letters_is_no_part_of_the_eighth() -> None:
    def row(order: str) -> RowText:
        return RowText(0, order, "Khối", "", has_values=False)

    eighth, ninth, tenth = nested([row("G"), row("H"), row("I"), row("K")])[1:]

    assert depth_of(eighth) == depth_of(ninth) == depth_of(tenth)
    assert depth_of(row("I")) > depth_of(row("H"))


# ---- Rows that go on with the heading above them ----------------------------------------------------------------


def test_a_row_below_a_heading_is_read_together_with_it(rows: Rows) -> None:
    found = rows("""
I   | Hợp tác xã          | |
1   | Thành viên          | |
1.1 | Tổng số             | | *
1.2 | Tăng thêm trong năm | | *
2   | Lao động thường xuyên | |
2.1 | Tổng số             | | *
2.2 | Trong đó là thành viên | | *
3   | Thu nhập bình quân  | |
-   | Thành viên          | | *
-   | Lao động            | | *
4   | Vốn                 | |
-   | Điều lệ             | | *
""")

    assert {row: indicator for row, (_, indicator, _) in counted(found).items()} == {
        2: "member_total", 3: "member_new", 5: "worker_regular", 6: "worker_member",
        8: "income_member_avg", 9: "income_worker_avg", 11: "charter_capital_total",
    }  # fmt: skip
    assert {entity for entity, _, _ in counted(found).values()} == {"cooperative"}


@pytest.mark.parametrize("label", ["Giải thể", "Thành lập mới", "Ngừng hoạt động"])
def test_below_members_or_workers_no_row_counts_organisations_that_it_does_not_name(rows: Rows, label: str) -> None:
    found = rows(f"""
I | Hợp tác xã         | |
1 | Tổng số lao động   | | *
- | {label}            | | *
- | Số HTX {label}     | | *
""")

    assert unrecognised(found) == [2]
    assert counted(found)[3][1] in ("org_dissolved", "org_new", "org_inactive")


@pytest.mark.parametrize("heading", ["Số HTX theo tình trạng hoạt động", "Phân theo tình trạng"])
def test_a_heading_that_announces_states_leaves_them_to_its_block(rows: Rows, heading: str) -> None:
    found = rows(f"""
I   | Hợp tác xã         | |
2   | {heading}          | |
2.1 | Đang hoạt động     | | *
2.2 | Chờ giải thể       | | *
""")

    assert counted(found) == {
        2: ("cooperative", "org_active", None), 3: ("cooperative", "org_awaiting_dissolution", None),
    }  # fmt: skip


# ---- Headings without numbers -----------------------------------------------------------------------------------


def test_headings_without_numbers_hold_until_the_next_one(rows: Rows) -> None:
    found = rows(
        """
1. HỢP TÁC XÃ          | | |
 | Số lượng            | |
 | Tổng số             | HTX | *
 | Thành viên          | |
 | Tổng số             | người | *
 | Nữ                  | người | *
 | Doanh thu           | |
 | Bình quân/HTX       | triệu đồng | *
 | Thu nhập bình quân  | |
 | Thành viên          | triệu đồng | *
 | Số lượng            | |
 | Giải thể            | HTX | *
""".replace("1. HỢP TÁC XÃ  ", "1 | HỢP TÁC XÃ")
    )

    assert {row: indicator for row, (_, indicator, _) in counted(found).items()} == {
        2: "org_total", 4: "member_total", 5: "member_female", 7: "revenue_avg", 9: "income_member_avg",
        11: "org_dissolved",
    }  # fmt: skip


@pytest.mark.parametrize("label", ["Số lao động nam", "So lao dong nam trong HTX", "Thanh vien nam"])
def test_men_among_the_workers_are_not_all_of_them(rows: Rows, label: str) -> None:
    assert unrecognised(rows(f"I | Hợp tác xã | |\n1 | {label} | Người | *")) == [1]


def test_a_year_after_workers_is_no_man(rows: Rows) -> None:
    found = rows("I | Hop tac xa | |\n1 | So lao dong nam 2023 | Nguoi | *")

    assert counted(found)[1] == ("cooperative", "worker_total", None)


# ---- What stands below some organisations only ------------------------------------------------------------------


@pytest.mark.parametrize("part", ["HTX thành lập mới", "Số HTX giải thể", "HTX đang hoạt động", "HTX xếp loại tốt"])
def test_members_below_some_cooperatives_are_not_those_of_all(rows: Rows, part: str) -> None:
    found = rows(f"""
I | Hợp tác xã         |            |
1 | {part}             | HTX        | *
- | Số thành viên      | người      | *
- | Vốn điều lệ        | triệu đồng | *
2 | Số thành viên      | người      | *
""")

    assert unrecognised(found) == [2, 3]
    assert {found[row].part for row in (2, 3)} == {part}
    assert counted(found)[4][1] == "member_total"


def test_members_below_the_total_or_a_sector_are_its(rows: Rows) -> None:
    found = rows("""
1 | Tổng số HTX        | HTX   | *
- | Số thành viên      | người | *
2 | HTX nông nghiệp    | HTX   | *
- | Số thành viên      | người | *
""")

    assert counted(found)[1] == ("cooperative", "member_total", None)
    assert counted(found)[3] == ("cooperative", "member_total", "agriculture")


def test_a_number_below_some_cooperatives_is_theirs_and_the_row_above_it_a_heading(rows: Rows) -> None:
    found = rows("""
1 | HTX thành lập mới trong năm |     |
- | Số lượng                    | HTX | *
""")

    assert counted(found) == {1: ("cooperative", "org_new", None)}


def test_products_below_those_who_make_them_are_all_there_are(rows: Rows) -> None:
    found = rows("I | Hợp tác xã | | \n1 | Số HTX có sản phẩm OCOP | HTX | \n- | Sản phẩm đạt 3 sao | sản phẩm | *")

    assert counted(found)[2] == ("all", "ocop_product_3star", None)


def test_the_bank_of_cooperatives_is_none_of_them(rows: Rows) -> None:
    [row] = rows("1 | Vốn vay ngân hàng HTX | triệu đồng | *").values()

    assert row.label.entities == ()


def test_what_only_cooperatives_have_is_not_theirs_below_a_row_of_others(rows: Rows) -> None:
    found = rows("""
II  | Liên hiệp hợp tác xã      |       |
1   | Tổng số LHHTX             | LHHTX | *
2   | Cán bộ quản lý LHHTX      | người | *
-   | Trình độ sơ cấp, trung cấp | người | *
III | Tổ hợp tác                |       |
1   | Tổ trưởng THT đi học      | người | *
-   | Trình độ đại học          | người | *
""")

    assert counted(found) == {1: ("union", "org_total", None)}


def test_a_commune_that_no_name_follows_is_no_place(rows: Rows) -> None:
    [row] = rows("1 | THT có giấy tờ được xã đóng dấu | THT | *").values()

    assert row.unrecognised
    assert not row.is_place


def test_education_below_workers_is_none_of_managers(rows: Rows) -> None:
    below_workers = rows("""
I | Hợp tác xã       |       |
1 | Tổng số lao động | người | *
- | Sơ cấp           | người | *
""")
    below_managers = rows("""
I | Hợp tác xã             |       |
1 | Tổng số lao động       | người | *
2 | Tổng số cán bộ quản lý | người | *
- | Sơ cấp                 | người | *
""")

    assert unrecognised(below_workers) == [2]
    assert counted(below_managers)[3] == ("cooperative", "manager_elementary", None)


def test_education_below_people_that_no_code_knows_is_none_of_managers(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã             |       |
1 | Tổng số cán bộ quản lý | người | *
2 | Kế toán trưởng         | người | *
- | Sơ cấp                 | người | *
""")

    assert unrecognised(found) == [2, 3]


def test_two_levels_of_education_that_share_a_code_count_neither(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã             |       |
1 | Tổng số cán bộ quản lý | người | *
- | Trung cấp              | người | *
- | Cao đẳng, đại học      | người | *
- | Trên đại học           | người | *
""")

    assert {index: row.finer for index, row in found.items() if row.finer} == dict.fromkeys(
        (3, 4), ("Cao đẳng, đại học", "Trên đại học")
    )
    assert counted(found)[2] == ("cooperative", "manager_intermediate", None)


def test_rows_that_name_nobody_are_of_those_that_all_rows_above_name(rows: Rows) -> None:
    found = rows("""
| Doanh thu bình quân HTX     | triệu đồng/năm         | *
| Lãi bình quân HTX           | triệu đồng/năm         | *
| Thu nhập bình quân lao động | triệu đồng/người/tháng | *
""")

    assert counted(found)[2] == ("cooperative", "income_worker_avg", None)
    assert found[2].assumed


def test_rows_that_name_nobody_are_of_nobody_where_rows_above_name_several(rows: Rows) -> None:
    found = rows("""
| Doanh thu bình quân HTX     | triệu đồng/năm         | *
| Doanh thu bình quân THT     | triệu đồng/năm         | *
| Thu nhập bình quân lao động | triệu đồng/người/tháng | *
""")

    assert unrecognised(found) == [2]


def test_a_row_that_only_compares_is_neither_read_nor_missed(rows: Rows) -> None:
    found = rows("I | Hợp tác xã | | \n1 | Tổng số | HTX | *\n | Tỷ lệ (%) | | *")

    assert list(found) == [1]


@pytest.mark.parametrize("sign", ["+", "-"])
def test_parts_that_begin_in_the_row_of_which_stand_beside_each_other(sign: str, read: Read, draw: Draw) -> None:
    reading = read(
        draw(f"""
BÁO CÁO KTTT NĂM 2023
TT | Chỉ tiêu | ĐVT | TH 2023
1 | Tổng số HTX | HTX | =1030
 | Tr. đó: {sign} Thành lập mới | HTX | =30
 | {sign} HTX nông nghiệp | HTX | =760
""")
    )

    assert [(f.indicator_code, f.sector_code) for f in reading.figures] == [
        ("org_total", "total"),
        ("org_new", "total"),
        ("org_total", "agriculture"),
    ]


def test_half_a_name_may_stand_before_more_than_a_known_wording(read: Read, draw: Draw) -> None:
    rows = "Số lượng QTDND | quỹ | =19\n- Quỹ hoạt động bình thường | quỹ | =18\n- Quỹ hoạt động cầm chừng | quỹ | =1"
    reading = read(draw(f"TÌNH HÌNH QTDND NĂM 2023\nChỉ tiêu | ĐVT | TH 2023\n{rows}"))

    assert [f.indicator_code for f in reading.figures] == ["org_total", "org_active"]


def test_half_a_name_below_a_heading_counts_the_organisations_of_the_heading(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
BÁO CÁO KTTT NĂM 2023
TT | Chỉ tiêu | ĐVT | TH 2023
I | KINH TẾ HỢP TÁC XÃ | |
1 | Tổng vốn điều lệ | Tỷ đồng | =870
II | KINH TẾ TỔ HỢP TÁC | |
1 | Tổng số tổ | THT | =2550
""")
    )

    assert [(f.entity_type, f.indicator_code) for f in reading.figures] == [
        ("cooperative", "charter_capital_total"),
        ("group", "org_total"),
    ]


def test_below_a_kind_of_organisations_a_row_completes_what_the_heading_over_them_counts(rows: Rows) -> None:
    found = rows("""
III | Tổng số lao động |       |
1   | Hợp tác xã       | người | *
1.1 | Thường xuyên     | người | *
1.2 | Thời vụ          | người | *
2   | Tổ hợp tác       | người | *
a   | Thường xuyên     | người | *
IV  | Thành viên       |       |
-   | HTX              | người | *
+   | Nữ               | người | *
""")

    assert counted(found) == {
        1: ("cooperative", "worker_total", None),
        2: ("cooperative", "worker_regular", None),
        3: ("cooperative", "worker_seasonal", None),
        4: ("group", "worker_total", None),
        5: ("group", "worker_regular", None),
        7: ("cooperative", "member_total", None),
        8: ("cooperative", "member_female", None),
    }


def test_a_row_below_a_kind_that_says_itself_what_it_counts_completes_no_heading(read: Read, draw: Draw) -> None:
    drawn = """
TÌNH HÌNH KTTT NĂM 2023
TT | Nội dung | ĐVT | Năm 2023
I | Thành viên | người |
1 | Hợp tác xã | người | =100
 | Lao động thường xuyên | người | =50
"""
    told = {figure.cell: figure.indicator_code for figure in read(draw(drawn)).figures}

    assert told == {"D4": "member_total", "D5": "worker_regular"}


def test_organisations_in_their_own_unit_below_people_are_no_kinds_of_them(read: Read, draw: Draw) -> None:
    """Nobody numbered the rows, so that `Thành viên` could stand over the kinds that follow."""
    rows = "Hợp tác xã | HTX | =560\nThành lập mới | HTX | =52\nThành viên | người | =7012\n{}\n{}"
    drawn = f"KINH TẾ TẬP THỂ NĂM 2023\nNội dung | ĐVT | Năm 2023\n{rows}"

    own = by_cell(read(draw(drawn.format("Liên hiệp HTX | LHHTX | =7", "Tổ hợp tác | THT | =410"))))
    of_people = by_cell(read(draw(drawn.format("Liên hiệp HTX | người | =70", "Tổ hợp tác | người | =4100"))))

    assert [(f.entity_type, f.indicator_code) for f in own.values()] == [
        ("cooperative", "org_total"), ("cooperative", "org_new"), ("cooperative", "member_total"),
        ("union", "org_total"), ("group", "org_total"),
    ]  # fmt: skip
    assert not {("union", "org_total"), ("group", "org_total")} & {
        (f.entity_type, f.indicator_code) for f in of_people.values()
    }


@pytest.mark.parametrize("heading", ["TỔNG CỘNG (A+B)", "Tổng cộng", "TOÀN TỈNH"])
def test_below_blocks_a_heading_that_sums_them_up_begins_what_is_of_none_of_them_alone(
    read: Read, draw: Draw, heading: str
) -> None:
    blocks = "A | HỢP TÁC XÃ | |\n1 | Số HTX | HTX | =255\n2 | Số thành viên | người | =2010\n"
    blocks += "B | QUỸ TÍN DỤNG NHÂN DÂN | |\n1 | Số quỹ | quỹ | =15\n2 | Số thành viên | người | =3010\n"
    drawn = f"KINH TẾ TẬP THỂ NĂM 2023\nTT | Chỉ tiêu | ĐVT | Năm 2023\n{blocks}C | {heading} | |\n1 | "

    def below(first: str) -> list[tuple[str, str]]:
        figures = read(draw(f"{drawn}{first} | HTX | =270\n2 | Số thành viên | người | =5020")).figures
        return [(figure.cell, figure.entity_type) for figure in figures if figure.row_index > 8]

    assert below("Số HTX, QTDND") == [("D10", "cooperative_credit_fund"), ("D11", "cooperative_credit_fund")]
    assert below("Tổng số") == below("Số tổ chức") == []


@pytest.mark.parametrize(
    ("heading", "read_below"),
    [("PHÁT TRIỂN HTX, THT", ["D4", "D5"]), ("HTX, THT bị thiệt hại do bão", []), ("HTX, THT nông nghiệp", [])],
)
def test_below_a_heading_of_several_kinds_rows_that_name_theirs_count_unless_it_says_which_of_them(
    read: Read, draw: Draw, heading: str, read_below: list[str]
) -> None:
    rows = "1 | Thành lập mới HTX | HTX | =40\n2 | Thành lập mới THT | THT | =20\nII | HỢP TÁC XÃ | |"
    drawn = f"KẾT QUẢ NĂM 2023\nTT | Nội dung | ĐVT | Năm 2023\nI | {heading} | |\n{rows}\n1 | Tổng số | HTX | =300"

    assert list(by_cell(read(draw(drawn)))) == [*read_below, "D7"]
