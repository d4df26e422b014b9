"""Rows of a table -> what they count, within their block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.codes import Codes, load_codes
from orchestration.landing.layout.nesting import nested
from orchestration.landing.layout.outline import RowText, depth_of
from orchestration.landing.meaning.finer_rows import rows_apart
from orchestration.landing.meaning.rows import Row, read_rows
from orchestration.landing.meaning.surroundings import Surroundings
from orchestration.landing.words.lexicon import Lexicon, load_lexicon
from tests.unit.landing.conftest import Draw, Read, Rules

Rows = Callable[..., dict[int, Row]]


@pytest.fixture(scope="module")
def rows(lexicon: Lexicon, codes: Codes) -> Rows:
    """Rows drawn as `order | label | unit | *`; the star stands for values."""

    def of(text: str, vocabulary: str = "statistics", noted: str = "") -> dict[int, Row]:
        sources = []
        for index, line in enumerate(text.strip("\n").splitlines()):
            order, label, unit, values = ([cell.strip() for cell in line.split("|")] + [""] * 4)[:4]
            sources.append(RowText(index, order, label, unit, values == "*"))
        found = rows_apart(read_rows(sources, vocabulary, lexicon, codes, Surroundings(unit_note=noted)), lexicon)
        return {row.source.index: row for row in found}

    return of


def counted(rows: dict[int, Row]) -> dict[int, tuple[str | None, str | None, str | None]]:
    return {
        index: (row.meaning.entity, row.meaning.indicator, row.meaning.sector)
        for index, row in rows.items()
        if row.meaning
    }


def supported(rows: dict[int, Row]) -> dict[int, tuple[str | None, str | None, str | None, str | None]]:
    return {
        index: (row.meaning.policy, row.meaning.program, row.meaning.indicator, row.meaning.funding)
        for index, row in rows.items()
        if row.meaning
    }


def unrecognised(rows: dict[int, Row]) -> list[int]:
    return [index for index, row in rows.items() if row.unrecognised]


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


def test_a_row_with_values_and_an_unknown_label_is_listed(rows: Rows) -> None:
    found = rows("I | Hợp tác xã | |\n1 | Số HTX tham gia sàn thương mại điện tử | HTX | *\n2 | Giải thể | HTX | *")

    assert unrecognised(found) == [1]
    assert counted(found) == {2: ("cooperative", "org_dissolved", None)}


@pytest.mark.parametrize("label", ["Số HTX chưa đăng ký", "HTX ngoài tỉnh", "HTX không phép"])
def test_a_negation_that_no_wording_knows_never_counts_all_organisations(rows: Rows, label: str) -> None:
    assert counted(rows(f"I | Hợp tác xã | |\n1 | {label} | HTX | *")) == {}


@pytest.mark.parametrize("label", ["Tổng số", "Số lượng"])
def test_a_total_or_a_number_alone_is_of_the_block(rows: Rows, label: str) -> None:
    assert counted(rows(f"I | Tổ hợp tác | |\n1 | {label} | THT | *")) == {1: ("group", "org_total", None)}


def test_a_closing_total_could_be_of_all_blocks_and_is_not_recognised(rows: Rows) -> None:
    found = rows(
        "I | Hợp tác xã | |\n1 | Tổng số | HTX | *\nII | Tổ hợp tác | |\n1 | Tổng số | THT | *\n | Tổng cộng | | *"
    )

    assert unrecognised(found) == [4]


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


@pytest.mark.parametrize("label", ["Kinh phí/HTX", "Số HTX có dự án", "Số lượt HTX"])
def test_what_only_looks_like_a_measure_of_support_is_not_recognised(rows: Rows, label: str) -> None:
    assert unrecognised(rows(f"1 | Hỗ trợ đào tạo | |\n- | {label} | | *", "support")) == [1]


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


def test_the_total_below_a_heading_of_ratings_is_of_those_rated(rows: Rows) -> None:
    found = rows("I | HTX được đánh giá, xếp loại | |\n1 | Tổng số | HTX | *\n2 | Loại tốt | HTX | *")

    assert [meaning[1] for meaning in counted(found).values()] == ["org_rated", "org_good"]


def test_members_of_nobody_are_not_those_of_unions(rows: Rows) -> None:
    assert unrecognised(rows("1 | Tổng số thành viên | | *\n2 | Tổng số THT | THT | *")) == [0]


def test_loans_of_nobody_are_not_those_of_credit_funds(rows: Rows) -> None:
    assert unrecognised(rows("1 | Dư nợ cho vay | triệu đồng | *")) == [0]


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


# ---- Sectors ----------------------------------------------------------------------------------------------------


def test_sectors_break_down_the_count_above_them(rows: Rows) -> None:
    found = rows("""
I  | Hợp tác xã              |     |
1  | Tổng số                 | HTX | *
   | Nông nghiệp             | HTX | *
   | Xây dựng                | HTX | *
2  | Thành lập mới           | HTX | *
   | Nông nghiệp             | HTX | *
II | Tổ hợp tác              |     |
1  | Tổng số                 | THT | *
   | Nông nghiệp             | THT | *
""")

    assert counted(found) == {
        1: ("cooperative", "org_total", None),
        2: ("cooperative", "org_total", "agriculture"),
        3: ("cooperative", "org_total", "construction"),
        4: ("cooperative", "org_new", None),
        5: ("cooperative", "org_new", "agriculture"),
        7: ("group", "org_total", None),
        8: ("group", "org_total", "agriculture"),
    }


def test_a_sector_that_names_its_organisations_is_theirs_unless_a_block_says_otherwise(rows: Rows) -> None:
    alone = rows("1 | Tổng số HTX | HTX | *\n2 | Tổng số THT | THT | *\n3 | HTX nông nghiệp | HTX | *")
    copied = rows("II | Tổ hợp tác | |\n1 | Tổng số | THT | *\n- | HTX nông nghiệp | | *")

    assert counted(alone)[2] == ("cooperative", "org_total", "agriculture")
    assert counted(copied)[2] == ("group", "org_total", "agriculture")


@pytest.mark.parametrize("label", ["Tín dụng (Quỹ tín dụng nhân dân)", "Quỹ tín dụng nhân dân", "QTDND"])
def test_a_credit_row_inside_a_list_of_sectors_is_the_credit_sector(rows: Rows, label: str) -> None:
    found = rows(f"""
I | Hợp tác xã   | HTX | *
1 | Nông nghiệp  | HTX | *
2 | {label}      | HTX | *
3 | Vận tải      | HTX | *
""")

    assert counted(found)[2] == ("cooperative", "org_total", "credit")


def test_without_numbers_a_credit_fund_between_sectors_is_their_like(rows: Rows) -> None:
    bare = rows(
        "| HỢP TÁC XÃ | HTX | *\n| Nông nghiệp | HTX | *\n| Quỹ tín dụng nhân dân | HTX | *\n| Vận tải | HTX | *"
    )
    apart = rows("1 | Tổng số HTX | HTX | *\n- | Nông nghiệp | HTX | *\n2 | Quỹ tín dụng nhân dân | quỹ | *")

    assert counted(bare)[2] == ("cooperative", "org_total", "credit")
    assert counted(bare)[3] == ("cooperative", "org_total", "transport")
    assert counted(apart)[2] == ("credit_fund", "org_total", None)


def test_rows_of_other_words_and_one_meaning_are_set_apart_because_none_is_the_whole(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã   | HTX | *
1 | Thương mại   | HTX | *
2 | Dịch vụ      | HTX | *
3 | Vận tải      | HTX | *
""")

    assert [row.label.text for row in found.values() if row.finer] == ["Thương mại", "Dịch vụ"]
    assert ("cooperative", "org_total", "transport") in counted(found).values()


def test_a_row_above_its_finer_parts_is_their_whole_and_stays(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã            | HTX | *
1 | Thương mại, dịch vụ   | HTX | *
- | Thương mại            | HTX | *
- | Dịch vụ               | HTX | *
""")

    assert [row.label.text for row in found.values() if row.finer] == ["Thương mại", "Dịch vụ"]
    assert ("cooperative", "org_total", "trade_services") in counted(found).values()


def test_a_sector_beside_a_part_of_it_is_not_the_whole(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã   | HTX | *
1 | Nông nghiệp  | HTX | *
2 | Thủy sản     | HTX | *
3 | Rau an toàn  | HTX | *
4 | Vận tải      | HTX | *
""")

    assert [row.label.text for row in found.values() if row.finer] == ["Nông nghiệp", "Rau an toàn"]
    assert [meaning[2] for meaning in counted(found).values()] == [None, "fishery", "transport"]


@pytest.mark.parametrize(
    "below",
    [
        "- | HTX thủy sản | HTX | *",
        " | Trong đó: thủy sản | HTX | *",
        " | - Thủy sản | HTX | *",
        " | trong do thuy san | HTX | *",
    ],
)
def test_a_sector_above_a_part_of_it_is_the_whole_and_stays(rows: Rows, below: str) -> None:
    found = rows(f"""
I | Hợp tác xã                 | HTX | *
1 | Nông nghiệp                | HTX | *
{below}
2 | Vận tải                    | HTX | *
""")

    assert [meaning[2] for meaning in counted(found).values()] == [None, "agriculture", "fishery", "transport"]


def test_a_part_whose_name_looks_like_of_which_without_its_marks_is_one(rows: Rows) -> None:
    found = rows("I | Hợp tác xã | HTX | *\n1 | Tiểu thủ công nghiệp | HTX | *\n2 | Gốm sứ | HTX | *")

    assert [row.label.text for row in found.values() if row.finer] == ["Tiểu thủ công nghiệp", "Gốm sứ"]


def test_the_parts_of_one_kind_of_organisations_say_nothing_of_another(rows: Rows) -> None:
    found = rows("""
I  | Hợp tác xã            |     |
1  | Nông nghiệp           | HTX | *
2  | Thủy sản              | HTX | *
II | Tổ hợp tác            |     |
1  | Nông nghiệp           | THT | *
""")

    assert counted(found)[4] == ("group", "org_total", "agriculture")


def test_a_credit_fund_outside_a_list_of_sectors_is_its_own_organisation(rows: Rows) -> None:
    found = rows("1 | Số HTX | HTX | *\n2 | Quỹ tín dụng nhân dân | quỹ | *\n3 | Số tổ hợp tác | THT | *")

    assert counted(found)[1] == ("credit_fund", "org_total", None)


def test_a_sector_and_an_indicator_may_share_a_label(rows: Rows) -> None:
    assert counted(rows("1 | Số HTX nông nghiệp thành lập mới | HTX | *")) == {
        0: ("cooperative", "org_new", "agriculture")
    }


# ---- Support programmes -------------------------------------------------------------------------------------------


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


def test_a_ninth_block_counted_by_letters_is_no_part_of_the_eighth() -> None:
    def row(order: str) -> RowText:
        return RowText(0, order, "Khối", "", has_values=False)

    eighth, ninth, tenth = nested([row("G"), row("H"), row("I"), row("K")])[1:]

    assert depth_of(eighth) == depth_of(ninth) == depth_of(tenth)
    assert depth_of(row("I")) > depth_of(row("H"))


def test_a_closing_sum_that_names_its_organisations_is_no_part_of_the_last_sector(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã         |     |
1 | Nông nghiệp        | HTX | *
2 | Lĩnh vực khác      | HTX | *
  | Tổng cộng (HTX)    | HTX | *
""")

    assert counted(found)[3] == ("cooperative", "org_total", None)


def test_a_heading_of_support_counts_nothing_among_statistics(rows: Rows) -> None:
    found = rows("I | Hỗ trợ thành lập mới | |\n1 | Số HTX được hỗ trợ | HTX | *")

    assert 0 not in counted(found)


def test_credit_among_the_sectors_may_name_its_funds(rows: Rows) -> None:
    found = rows("""
1   | HỢP TÁC XÃ                     | HTX | *
1.1 | Hợp tác xã nông nghiệp         | HTX | *
1.2 | Hợp tác xã tín dụng (Quỹ TDND) | HTX | *
""")

    assert counted(found)[2] == ("cooperative", "org_total", "credit")


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


# ---- Totals below ratings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "indicator"),
    [("Yếu", "org_rated"), ("Chưa xếp loại", "org_total"), ("Loại đặc biệt", None)],
    ids=["of the rated", "of all", "of nobody knows whom"],
)
def test_the_total_below_ratings_is_of_those_that_are_listed(rows: Rows, last: str, indicator: str | None) -> None:
    found = rows(f"""
  | Hợp tác xã |     |
1 | Tốt        | HTX | *
2 | Khá        | HTX | *
3 | {last}     | HTX | *
  | Tổng cộng  | HTX | *
""")

    assert counted(found).get(4, (None, None, None))[1] == indicator


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


def test_the_sum_of_all_blocks_is_none_of_the_last_one(rows: Rows) -> None:
    found = rows("""
I   | Hợp tác xã          |         |
    | Tổng số hợp tác xã  | HTX     | *
II  | Tổ hợp tác          |         |
    | Tổng số tổ hợp tác  | THT     | *
-   | Nông nghiệp         | THT     | *
    | Tổng cộng (I+II)    | Tổ chức | *
""")

    assert unrecognised(found) == [5]


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


def test_a_total_below_the_unrated_is_no_number_of_the_unrated(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã                    |     |
1 | Loại Tốt (từ 80 điểm trở lên) | HTX | *
2 | Loại Yếu (dưới 50 điểm)       | HTX | *
3 | Chưa xếp loại                 | HTX | *
  | Tổng số                       | HTX | *
""")

    assert [meaning[1] for meaning in counted(found).values()] == ["org_good", "org_weak", "org_unrated", "org_total"]


def test_a_total_below_a_row_that_has_its_own_number_is_not_of_that(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã     |       |
1 | Thành viên mới | người | *
  | Tổng số        | người | *
""")

    assert unrecognised(found) == [2]


def test_the_sum_below_blocks_with_numbers_of_their_own_is_none_of_the_last_one(rows: Rows) -> None:
    found = rows("""
I   | Hợp tác xã              | HTX | *
II  | Liên hiệp HTX           | LH  | *
III | Tổ hợp tác              | THT | *
    | Tổng cộng (I + II + III) |    | *
""")

    assert counted(found)[2] == ("group", "org_total", None)
    assert counted(found)[3] == ("all", "org_total", None)


@pytest.mark.parametrize("kind", ["Quỹ tín dụng nhân dân", "Liên hiệp HTX"])
def test_the_sum_below_kinds_that_print_their_own_numbers_is_of_all_of_them(rows: Rows, kind: str) -> None:
    found = rows(f"""
1 | Hợp tác xã          | | *
  | Trong đó: HTX NN    | | *
2 | Tổ hợp tác          | | *
3 | {kind}              | | *
  | Tổng số             | | *
""")

    assert counted(found)[4] == ("all", "org_total", None)


def test_the_sum_of_two_kinds_is_neither_of_the_last_nor_of_the_collective_economy(rows: Rows) -> None:
    found = rows("""
I | Thành viên | |
1 | Hợp tác xã | | *
2 | Tổ hợp tác | | *
  | Tổng số    | | *
""")

    assert unrecognised(found) == [3]


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


def test_what_was_added_up_until_now_is_none_of_the_period(rows: Rows) -> None:
    found = rows("""
1 | HTX thành lập mới      | | *
- | Lũy kế đến cuối kỳ     | | *
""")

    assert found[1].time is not None
    assert found[1].time.up_to


def test_a_row_that_only_compares_is_neither_read_nor_missed(rows: Rows) -> None:
    found = rows("I | Hợp tác xã | | \n1 | Tổng số | HTX | *\n | Tỷ lệ (%) | | *")

    assert list(found) == [1]


def test_what_joins_several_kinds_is_mixed_farming_beside_crops_only(rows: Rows) -> None:
    farming = rows("1 | Tổng số HTX | HTX | *\n- | Trồng trọt | HTX | *\n- | Tổng hợp | HTX | *")
    others = rows("1 | Tổng số HTX | HTX | *\n- | Vận tải | HTX | *\n- | Tổng hợp | HTX | *")

    assert counted(farming)[2] == ("cooperative", "org_total", "mixed_farming")
    assert unrecognised(others) == [2]


def test_sectors_told_again_below_members_are_of_the_members(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
HỢP TÁC XÃ PHÂN THEO LOẠI HÌNH
Chỉ tiêu | 2022 | 2023
Số hợp tác xã | =1005 | =1025
Nông nghiệp | =742 | =760
Xây dựng | =97 | =98
Số thành viên | =89500 | =90100
Nông nghiệp | =60800 | =61000
Xây dựng | =5300 | =5400
""")
    )

    told = {f.cell: (f.indicator_code, f.sector_code) for f in reading.figures if f.cell.startswith("C")}
    assert told["C4"] == ("org_total", "agriculture")
    assert (told["C7"], told["C8"]) == (("member_total", "agriculture"), ("member_total", "construction"))


def test_no_row_of_a_list_of_sectors_is_guessed_that_may_be_of_two_counts(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
TÌNH HÌNH HTX NĂM 2023
Chỉ tiêu | 2023
Tổng số HTX | =110
Số thành viên | =5200
Nông nghiệp | =75
Công nghiệp | =12
Xây dựng | =23
""")
    )

    assert {f.cell for f in reading.figures} == {"B3", "B4"}
    assert [cell for rule, cell in rules(reading) if rule == "figures.breakdown_unclear"] == ["A5", "A6", "A7"]


def test_sections_of_the_economy_are_parts_of_the_number_above_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
MỘT SỐ CHỈ TIÊU CỦA HỢP TÁC XÃ
 | Đơn vị tính | Năm 2022 | Năm 2023
1. Số HTX đang hoạt động | HTX | =250 | =262
Phân theo ngành kinh tế | | |
A. Nông, lâm nghiệp và thủy sản | " | =180 | =188
F. Xây dựng | " | =70 | =74
2. Lao động trong HTX | Người | =4500 | =4620
""")
    )

    told = {f.cell: (f.indicator_code, f.sector_code) for f in reading.figures if f.cell.startswith("D")}
    assert told == {
        "D3": ("org_active", "total"),
        "D5": ("org_active", "agriculture"),
        "D6": ("org_active", "construction"),
        "D7": ("worker_total", "total"),
    }


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
