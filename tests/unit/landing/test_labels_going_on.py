"""Labels over two rows: one label where together they are a wording, two rows elsewhere."""

from __future__ import annotations

import pytest

from orchestration.landing.layout.labels_going_on import join_labels
from orchestration.landing.layout.outline import RowText
from orchestration.landing.words.lexicon import Lexicon

Line = tuple[str, str, str]  # order, label, unit; a unit stands beside figures


def joined(lines: list[Line], lexicon: Lexicon) -> list[Line]:
    rows = [RowText(i, order, label, unit, bool(unit)) for i, (order, label, unit) in enumerate(lines)]
    return [(row.order, row.label, row.unit) for row in join_labels(rows, lexicon)]


def test_a_line_that_means_nothing_alone_goes_on_with_the_one_above(lexicon: Lexicon) -> None:
    lines = [("2", "Thu nhập bình quân của lao", "triệu đồng/"), ("", "động thường xuyên", "")]

    assert joined(lines, lexicon) == [("2", "Thu nhập bình quân của lao động thường xuyên", "triệu đồng/")]


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
        pytest.param([("1", "Thu nhập bình quân của lao", "đ"), ("2", "động thường xuyên", "")], id="a number"),
        pytest.param([("1", "Sản lượng lúa", "tấn"), ("", "cả năm", "")], id="no wording"),
    ],
)
def test_what_may_be_two_rows_stays_two(lines: list[Line], lexicon: Lexicon) -> None:
    assert joined(lines, lexicon) == lines


def test_a_heading_that_is_known_stays_above_the_rows_that_follow(lexicon: Lexicon) -> None:
    lines = [("", "Hợp tác xã", ""), ("", "tổng số", "HTX"), ("", "thành viên", "người")]

    assert [label for _, label, _ in joined(lines, lexicon)] == ["Hợp tác xã", "Hợp tác xã tổng số", "thành viên"]
