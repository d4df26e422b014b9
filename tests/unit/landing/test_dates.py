"""Dates inside labels, and the columns they agree with."""

from __future__ import annotations

import pytest

from orchestration.landing.values.dates import Dated, date_in
from orchestration.landing.writing.spelling import fold_apart


@pytest.mark.parametrize(
    ("label", "dated"),
    [
        ("Tổng số HTX đến 31/12", Dated(day="12-31")),
        ("Tổng số HTX tính đến ngày 30/6/2024", Dated(2024, "06-30")),
        ("Tổng số HTX (đến 31/12/2023)", Dated(2023, "12-31")),
        ("Số HTX có đến hết tháng 9/2024", Dated(2024, "09-30")),
        ("Số HTX đến 14/12/2024", Dated(2024, "12-31")),
        ("Số HTX đến 31/12/23", Dated(2023, "12-31")),
        ("Số HTX đến 15/11/2024", Dated(2024)),
        ("HTX thành lập mới trong năm 2022", Dated(2022)),
        ("HTX thành lập mới 6 tháng đầu năm 2024", Dated(2024, parts=("H1",))),
        ("HTX thành lập mới trong 9 tháng", Dated(parts=("9M",))),
        ("HTX giải thể trong quý II/2024", Dated(2024, parts=("Q2",))),
        ("HTX giải thể từ đầu năm đến nay", Dated(parts=("", "Q1", "H1", "9M"))),
        ("HTX ngừng hoạt động trong 12 tháng liên tục", None),
        ("Kế hoạch 6 tháng cuối năm", None),
        ("Tổng số HTX", None),
        ("Số HTX 1/3 hoạt động", None),
        ("Số HTX đến 45/13", None),
        ("Lao động nam", None),
    ],
)
def test_a_label_tells_its_date(label: str, dated: Dated | None) -> None:
    assert date_in(fold_apart(label))[0] == dated


@pytest.mark.parametrize(
    ("dated", "period", "agrees"),
    [
        (Dated(day="12-31"), "2023", True),
        (Dated(day="12-31"), "2023-H1", False),
        (Dated(2024, "06-30"), "2024-H1", True),
        (Dated(2024, "06-30"), "2024-Q2", True),
        (Dated(2024, "06-30"), "2024", False),
        (Dated(2024, "06-30"), "2023-H1", False),
        (Dated(2025, "12-31"), "2021-2025", True),
        (Dated(parts=("Q2",)), "2024-Q2", True),
        (Dated(parts=("Q2",)), "2024-H1", False),
        (Dated(parts=("", "Q1", "H1", "9M")), "2024-H1", True),
        (Dated(parts=("", "Q1", "H1", "9M")), "2024-Q3", False),
    ],
)
def test_a_figure_may_carry_the_label_of_its_own_time_only(dated: Dated, period: str, *, agrees: bool) -> None:
    assert dated.is_of(period) is agrees


@pytest.mark.parametrize(
    ("dated", "report", "period"),
    [
        (Dated(day="06-30"), "2024", "2024-H1"),
        (Dated(day="06-30"), "2024-Q2", "2024-Q2"),
        (Dated(2023, "12-31"), "2024", "2023"),
        (Dated(2022), "2024-9M", "2022"),
        (Dated(parts=("Q2",)), "2024-Q3", "2024-Q2"),
        (Dated(parts=("", "Q1", "H1", "9M")), "2024-Q3", "2024-9M"),
        (Dated(parts=("", "Q1", "H1", "9M")), "2024-Q4", "2024"),
        (Dated(parts=("", "Q1", "H1", "9M")), "2024-H1", "2024-H1"),
    ],
)
def test_under_a_column_without_a_period_the_label_tells_it(dated: Dated, report: str, period: str) -> None:
    assert dated.within(report) == period
