"""Labels over two rows: one label where together they are a wording, two rows elsewhere."""

from __future__ import annotations

import pytest

from orchestration.landing.layout.labels_going_on import join_labels
from orchestration.landing.layout.outline import RowText
from orchestration.landing.words.lexicon import Lexicon
from tests.unit.landing.conftest import Draw, Read

Line = tuple[str, str, str]  # order, label, unit; a unit stands beside figures


def joined(lines: list[Line], lexicon: Lexicon) -> list[Line]:
    rows = [RowText(i, order, label, unit, bool(unit)) for i, (order, label, unit) in enumerate(lines)]
    return [(row.order, row.label, row.unit) for row in join_labels(rows, lexicon)]


def test_a_line_that_means_nothing_alone_goes_on_with_the_one_above(lexicon: Lexicon) -> None:
    lines = [("2", "Thu nhập bình quân của lao", "triệu đồng/"), ("", "động thường xuyên", "")]

    assert joined(lines, lexicon) == [("2", "Thu nhập bình quân của lao động thường xuyên", "triệu đồng/")]


def test_a_heading_in_capitals_goes_on_in_capitals(lexicon: Lexicon) -> None:
    lines = [("II", "LIÊN HIỆP HỢP TÁC", ""), ("", "XÃ", ""), ("1", "Tổng số", "LH")]

    assert [label for _, label, _ in joined(lines, lexicon)] == ["LIÊN HIỆP HỢP TÁC XÃ", "Tổng số"]


def test_the_unit_goes_on_too(lexicon: Lexicon) -> None:
    rows = [
        RowText(0, "1", "Doanh thu bình quân của một", "triệu", has_values=False),
        RowText(1, "", "hợp tác xã", "đồng/năm", has_values=True),
    ]

    assert [(row.unit, row.index) for row in join_labels(rows, lexicon)][-1] == ("triệu đồng/năm", 1)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([("", "Tổ hợp tác", ""), ("", "thành viên", "người")], id="a heading and its row"),
        pytest.param([("1", "Số thành viên HTX", "người"), ("", "trong đó:", "")], id="words that announce parts"),
        pytest.param([("1", "Tổng số HTX", "HTX"), ("", "giải thể", "HTX")], id="figures beside both"),
        pytest.param([("2", "Thành lập mới", "HTX"), ("", "tổ hợp tác", "")], id="a heading of what follows"),
        pytest.param([("1", "Thu nhập bình quân của lao", "đ"), ("", "Động thường xuyên", "")], id="a capital letter"),
        pytest.param([("", "TỔ HỢP TÁC", ""), ("", "THÀNH LẬP MỚI", "tổ")], id="a heading and its row in capitals"),
        pytest.param([("1", "Thu nhập bình quân của lao", "đ"), ("2", "động thường xuyên", "")], id="a number"),
        pytest.param([("1", "Sản lượng lúa", "tấn"), ("", "cả năm", "")], id="no wording"),
        pytest.param([("1", "Tổng số HTX,", "HTX"), ("", "trong đó nữ", "")], id="a part behind a comma"),
        pytest.param([("1", "Đào tạo,", "lớp"), ("", "- bồi dưỡng", "")], id="a dash behind a comma"),
        pytest.param([("", "Phân loại", ""), ("", "tốt", "HTX"), ("", "khá", "HTX")], id="a heading of ratings"),
        pytest.param([("", "HTX theo loại", ""), ("", "Tốt", "HTX"), ("", "Khá", "HTX")], id="a last word that links"),
    ],
)
def test_what_may_be_two_rows_stays_two(lines: list[Line], lexicon: Lexicon) -> None:
    assert joined(lines, lexicon) == lines


EVIDENCE = [
    pytest.param([("1", "Tổng số hợp", "HTX"), ("", "tác xã", "")], id="below figures"),
    pytest.param([("1", "Thu nhập của lao", ""), ("", "động thường xuyên", "tr.đ")], id="over figures"),
]


@pytest.mark.parametrize("evidence", EVIDENCE)
def test_a_table_that_shows_that_it_wraps_labels_wraps_those_too_whose_lines_mean_something_alone(
    lexicon: Lexicon, evidence: list[Line]
) -> None:
    lines = [*evidence, ("-", "Số hợp tác xã", "HTX"), ("", "đang hoạt động", ""), ("", "Nữ", "HTX")]
    lines += [("II", "Kết quả SXKD bình", ""), ("", "quân 1 HTX", ""), ("1", "Số thành viên", "người")]
    lines += [("", "nữ", "người"), ("2", "Số HTX thành lập mới", "HTX"), ("", "theo quy mô", "")]
    lines += [("3", "Số HTX giải thể", "HTX"), ("", "số lượng", "")]

    assert [label for _, label, _ in joined(lines, lexicon)][1:] == [
        "Số hợp tác xã đang hoạt động",
        "Nữ",
        "Kết quả SXKD bình quân 1 HTX",
        "Số thành viên",
        "nữ",
        "Số HTX thành lập mới",
        "theo quy mô",
        "Số HTX giải thể",
        "số lượng",
    ]


def test_a_label_may_go_on_over_three_lines(lexicon: Lexicon) -> None:
    lines = [("4", "Tổng số cán bộ", "người"), ("", "quản lý", ""), ("", "hợp tác xã", "")]

    assert [label for _, label, _ in joined(lines, lexicon)] == ["Tổng số cán bộ quản lý hợp tác xã"]


def test_a_line_with_a_colon_ends(lexicon: Lexicon) -> None:
    first, second = ("Doanh thu bình quân của một", "hợp tác xã")
    rows = [
        RowText(0, "", first, "", has_values=False, announces=True),
        RowText(1, "", second, "tr.đ", has_values=True),
    ]

    assert [row.label for row in join_labels(rows, lexicon)] == [first, second]


def test_a_part_left_blank_below_a_figure_without_a_unit_is_no_second_line(lexicon: Lexicon) -> None:
    lines = (("1", "Tổng số HTX"), ("", "đang hoạt động"), ("2", "Số thành viên HTX"))
    rows = [RowText(i, *line, "", has_values=bool(line[0])) for i, line in enumerate(lines)]

    assert [(row.order, row.label) for row in join_labels(rows, lexicon)] == list(lines)


def test_a_row_left_blank_in_another_unit_is_no_first_line(lexicon: Lexicon) -> None:
    rows = [
        RowText(0, "1", "Tư vấn thành lập", "lượt", has_values=False),
        RowText(1, "", "mới HTX", "HTX", has_values=True),
    ]

    assert [row.label for row in join_labels(rows, lexicon)] == ["Tư vấn thành lập", "mới HTX"]


def test_rows_that_begin_small_and_never_have_figures_are_second_lines(lexicon: Lexicon) -> None:
    lines = [("", "HTX dịch vụ", "HTX"), ("", "nông nghiệp", ""), ("", "Tổng cộng HTX", "HTX"), ("", "nông nghiệp", "")]

    assert [label for _, label, _ in joined(lines, lexicon)] == ["HTX dịch vụ nông nghiệp", "Tổng cộng HTX nông nghiệp"]
    one = [("", "HTX dịch vụ", "HTX"), ("", "nông nghiệp", ""), ("", "Tổng cộng HTX", "HTX")]
    assert joined(one, lexicon) == one  # a single one may have been left blank
    filled = [*lines, ("", "vận tải", "HTX")]
    assert joined(filled, lexicon) == filled


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Công nghiệp -", "xây dựng"),
        ("Thương mại, dịch vụ và", "lĩnh vực khác"),
        ("Nông nghiệp, lâm nghiệp", "và thủy sản"),
        ("Sản lượng (cả", "năm)"),
        ("- Hoạt động có", "hiệu quả"),
        ("Trong đó: THT có", "chứng thực"),
    ],
)
def test_a_line_that_cannot_end_a_label_goes_on_whatever_follows(lexicon: Lexicon, first: str, second: str) -> None:
    for figures in (0, 1):
        lines = [("", first, "" if figures else "HTX"), ("", second, "HTX" if figures else "")]
        assert [label for _, label, _ in joined(lines, lexicon)] == [f"{first} {second}"]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ([("3", "Tư vấn thành lập", ""), ("", "mới HTX", "HTX"), ("4", "Dư nợ", "tr.đ")], "Tư vấn thành lập mới HTX"),
        ([("3", "Tư vấn thành lập", ""), ("", "mới HTX", "HTX"), ("4", "dư nợ", "đ")], "Tư vấn thành lập mới HTX"),
        ([("3", "Đào tạo", ""), ("", "số lớp", "lớp"), ("", "số người", "người")], "Đào tạo"),
        ([("I", "Hợp tác xã", ""), ("", "thành lập mới", "HTX"), ("II", "Tổ hợp tác", "")], "Hợp tác xã"),
    ],
)
def test_a_numbered_line_goes_on_with_the_only_row_below_it_unless_it_heads_a_block(
    lexicon: Lexicon, lines: list[Line], read: str
) -> None:
    assert joined(lines, lexicon)[0][1] == read


def test_a_half_name_is_no_heading_of_the_rows_below(lexicon: Lexicon) -> None:
    lines = [("2", "Quỹ tín dụng", ""), ("", "nhân dân", "quỹ"), ("3", "HTX xây dựng", "HTX")]

    assert [label for _, label, _ in joined(lines, lexicon)] == ["Quỹ tín dụng nhân dân", "HTX xây dựng"]


def test_a_heading_that_is_known_stays_above_the_rows_that_follow(lexicon: Lexicon) -> None:
    lines = [("", "Hợp tác xã", ""), ("", "tổng số", "HTX"), ("", "thành viên", "người")]

    assert [label for _, label, _ in joined(lines, lexicon)] == ["Hợp tác xã", "Hợp tác xã tổng số", "thành viên"]


def test_below_a_label_the_same_is_told_in_other_units_merged_or_not(read: Read, draw: Draw) -> None:
    rows = ["1 | Bồi dưỡng | lớp | =12", "| | lượt người | =480", "| | triệu đồng | =150"]
    rows += [
        "2 | Xúc tiến thương mại | HTX | =22",
        "| | triệu đồng | =330",
        "3 | Thành lập mới | HTX | =5",
        "| | THT | =3",
    ]
    drawing = "\n".join(["KẾT QUẢ HỖ TRỢ HTX NĂM 2023", "TT | Chính sách | ĐVT | Kết quả", *rows])

    for merged in ([], [(2, 1, 4, 1), (5, 1, 6, 1)]):
        reading = read(draw(drawing, merged=merged))

        assert [(figure.cell, figure.policy_code, figure.indicator_code) for figure in reading.figures] == [
            ("D3", "fostering", "support_classes"),
            ("D4", "fostering", "support_turns"),
            ("D5", "fostering", "support_budget"),
            ("D6", "trade_promotion", "support_orgs"),
            ("D7", "trade_promotion", "support_budget"),
            ("D8", "establishment", "support_orgs"),
        ]
        assert [noticed.cell for noticed in reading.noticed] == ["B9"]  # groups are no other unit


UNITS_BELOW = """STT | Chỉ tiêu | Năm 2023
1 | Doanh thu bình quân | =1500
 | của một HTX |
 | (triệu đồng/năm) |
2 | Lãi bình quân của một HTX |
 | (triệu đồng/năm) | =150
3 | Thu nhập bình quân của lao động HTX | =48
 | (triệu đồng/năm) |"""


def test_a_unit_in_brackets_goes_on_with_the_label_above_it(read: Read, draw: Draw) -> None:
    figures = read(draw(f"KẾT QUẢ CỦA HTX NĂM 2023\n{UNITS_BELOW}")).figures

    assert [(f.cell, f.indicator_code, f.value) for f in figures] == [
        ("C3", "revenue_avg", 1_500_000_000),
        ("C7", "profit_avg", 150_000_000),
        ("C8", "income_worker_avg", 48_000_000),
    ]


def test_a_label_over_three_lines_is_beside_the_figures_of_its_first(lexicon: Lexicon) -> None:
    lines = (("Thu nhập bình quân", True), ("của lao động", False), ("của HTX", False))
    rows = [RowText(i, "", label, "", has_values) for i, (label, has_values) in enumerate(lines)]

    assert [(row.index, row.label) for row in join_labels(rows, lexicon) if row.has_values] == [
        (0, "Thu nhập bình quân của lao động của HTX")
    ]
