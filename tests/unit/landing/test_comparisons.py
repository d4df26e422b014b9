"""Columns that compare two others: which two, what is printed, and what follows from the figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.codes import load_codes
from orchestration.landing.comparisons import Comparison
from orchestration.landing.forms import load_forms
from orchestration.landing.lexicon import load_lexicon
from orchestration.landing.reading import Folder, Reading, read_submission
from orchestration.landing.workbook import Cell, Sheet, Workbook

#: Of a year, its plan and what came of it.
FIGURES: tuple[tuple[str, str, float, float, float], ...] = (
    ("Tổng số hợp tác xã", "HTX", 1020, 1030, 1025),
    ("Số HTX đang hoạt động", "HTX", 800, 850, 830),
    ("Số HTX thành lập mới", "HTX", 36, 40, 35),
    ("Tổng số thành viên HTX", "thành viên", 15000, 16000, 15500),
)
HEADER = ("Chỉ tiêu", "ĐVT", "TH 2022", "KH 2023", "TH 2023")
Compare = Callable[[float, float, float], Cell]


def read(rows: Sequence[Sequence[Cell]], percent: set[tuple[int, int]] = frozenset()) -> Reading:  # type: ignore[assignment]
    sheet = Sheet("Phụ lục I", [["PHỤ LỤC I NĂM 2023"], *map(list, rows)], percent=set(percent))
    folder = Folder("2023", "ha-tinh")
    return read_submission(Workbook([sheet]), folder, load_codes(), load_lexicon(), load_forms())


def compared(header: str, compare: Compare, *, as_percent: bool = False) -> list[Comparison]:
    rows = [[label, unit, *values, compare(*values)] for label, unit, *values in FIGURES]
    percent = {(row, 5) for row in range(3, 7)} if as_percent else set()
    reading = read([[*HEADER, header], ["Hợp tác xã"], *rows], percent)
    assert len(reading.figures) == 12
    return reading.comparisons


def comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def agrees(comparison: Comparison) -> bool:
    assert comparison.value is not None
    assert comparison.expected is not None
    assert comparison.margin is not None
    return abs(comparison.value - comparison.expected) <= comparison.margin


@pytest.mark.parametrize(
    ("header", "compare", "kind", "base"),
    [
        ("TH/KH (%)", lambda last, plan, now: comma(100 * now / plan), "ratio", "D"),
        ("So sánh TH 2023/KH 2023", lambda last, plan, now: 100 * now / plan, "ratio", "D"),
        ("Tỷ lệ hoàn thành kế hoạch", lambda last, plan, now: f"{100 * now / plan:.0f}%", "ratio", "D"),
        ("So với KH (%)", lambda last, plan, now: now / plan, "ratio", "D"),
        ("So sánh TH 2023/TH 2022 (%)", lambda last, plan, now: comma(100 * now / last), "ratio", "C"),
        ("So với cùng kỳ (%)", lambda last, plan, now: comma(100 * now / last), "ratio", "C"),
        ("So với năm trước (%)", lambda last, plan, now: comma(100 * (now - last) / last), "growth", "C"),
        ("Tốc độ tăng trưởng (%)", lambda last, plan, now: comma(100 * (now - last) / last), "growth", "C"),
        ("Tăng (+), giảm (-) so với năm 2022", lambda last, plan, now: now - last, "difference", "C"),
        ("Tăng/giảm", lambda last, plan, now: f"{'tăng' if now > last else 'giảm'} {abs(now - last):.0f}",
         "difference", "C"),
        ("So sánh (%)", lambda last, plan, now: comma(100 * now / plan), "ratio", "D"),
        ("So với năm 2022", lambda last, plan, now: f"{now - last:+.0f} ({comma(100 * now / last)}%)", "ratio", "C"),
        ("Tăng/giảm", lambda last, plan, now: f"{now - last:+.0f} / {comma(100 * (now - last) / last)}%",
         "difference", "C"),
    ],
)  # fmt: skip
def test_header_and_rows_together_tell_which_two_columns_are_compared(
    header: str, compare: Compare, kind: str, base: str
) -> None:
    comparisons = compared(header, compare)

    assert [(c.kind, c.of_cell, c.base_cell) for c in comparisons] == [
        (kind, f"E{n}", f"{base}{n}") for n in range(4, 8)
    ]
    assert all(map(agrees, comparisons))


def test_a_percentage_that_does_not_follow_from_its_figures_is_told_from_the_others() -> None:
    comparisons = compared("TH/KH (%)", lambda last, plan, now: "120" if plan == 40 else comma(100 * now / plan))

    assert [agrees(c) for c in comparisons] == [True, True, False, True]
    assert (comparisons[2].printed_text, comparisons[2].value, comparisons[2].expected) == ("120", 120, Decimal("87.5"))


def test_percent_ratio_and_percent_format_are_one_notation() -> None:
    def mixed(last: float, plan: float, now: float) -> Cell:
        return now / plan if plan > 100 else 100 * now / plan

    assert all(map(agrees, compared("TH/KH (%)", mixed)))
    assert all(map(agrees, compared("TH/KH", lambda last, plan, now: now / plan, as_percent=True)))


def test_a_percentage_may_be_cut_or_rounded_in_its_last_digit_and_no_further() -> None:
    cut = compared("TH/KH (%)", lambda last, plan, now: str(int(100 * now / plan)))
    off = compared("TH/KH (%)", lambda last, plan, now: str(int(100 * now / plan) + 2))

    assert all(map(agrees, cut))
    assert not any(map(agrees, off))


def test_a_header_that_leaves_its_columns_open_is_kept_unresolved_where_no_rows_bear_it_out() -> None:
    comparisons = compared("So sánh (%)", lambda last, plan, now: "12,3")

    assert {(c.kind, c.value, c.of_cell) for c in comparisons} == {("unresolved", None, None)}
    assert [c.printed_text for c in comparisons] == ["12,3"] * 4


def test_a_share_of_a_whole_is_no_comparison_of_columns() -> None:
    assert compared("Tỷ trọng (%)", lambda last, plan, now: "25,0") == []


def test_a_dash_or_a_word_compares_nothing() -> None:
    assert compared("TH/KH (%)", lambda last, plan, now: "-") == []


def test_inexact_figures_are_compared_with_nothing() -> None:
    (comparison,) = read([[*HEADER, "TH/KH (%)"], ["Tổng số hợp tác xã", "HTX", 1, "40 - 45", 36, "90"]]).comparisons

    assert (comparison.value, comparison.expected) == (None, None)


def test_money_printed_with_one_decimal_is_as_exact_as_it_is_printed() -> None:
    row = ["Doanh thu bình quân một HTX", "tỷ đồng/năm", "1,9", "2,0", "2,1"]
    near, far = (read([[*HEADER, "TH/KH (%)"], [*row, said]]).comparisons[0] for said in ("107,2", "112,0"))

    assert agrees(near)
    assert not agrees(far)


def test_numbers_that_no_table_could_hold_are_compared_with_nothing() -> None:
    row = ["Doanh thu bình quân một HTX", "tỷ đồng/năm", "1", "0,001", "9000000000"]
    (comparison,) = read([[*HEADER, "TH/KH (%)"], [*row, "9999999999999999999999"]]).comparisons

    assert (comparison.value, comparison.expected) == (None, None)


def test_differences_are_in_the_unit_of_their_row() -> None:
    row = ["Doanh thu bình quân một HTX", "triệu đồng/năm", 1900, 2000, 2100]
    (comparison,) = read([[*HEADER, "Tăng, giảm so với năm 2022"], [*row, 200]]).comparisons

    assert (comparison.kind, comparison.value) == ("difference", 200_000_000)
    assert agrees(comparison)


def test_a_cell_may_say_itself_how_much_of_the_plan_it_is() -> None:
    reading = read(
        [
            HEADER,
            ["Tổng số hợp tác xã", "HTX", 1020, 203, "204 (đạt 100,5%)"],
            ["Số HTX thành lập mới", "HTX", 36, 40, "35, đạt 95% kế hoạch"],
        ]
    )

    assert [(c.cell, c.base_cell, agrees(c)) for c in reading.comparisons] == [("E3", "D3", True), ("E4", "D4", False)]
    assert [f.value for f in reading.figures if f.column_index == 4] == [204, 35]


@given(
    figures=st.lists(st.tuples(st.integers(10, 10**6), st.integers(10, 10**6)), min_size=1, max_size=5),
    decimals=st.integers(0, 3),
)
def test_what_follows_from_the_figures_is_never_objected_to(figures: list[tuple[int, int]], decimals: int) -> None:
    labels = [(label, unit) for label, unit, *_ in (*FIGURES, ("Số HTX giải thể", "HTX"))]
    rows = [
        [*label, 1, plan, now, f"{100 * now / plan:.{decimals}f}".replace(".", ",")]
        for label, (plan, now) in zip(labels, figures, strict=False)
    ]

    comparisons = read([[*HEADER, "TH/KH (%)"], ["Hợp tác xã"], *rows]).comparisons

    assert len(comparisons) == len(rows)
    assert all(agrees(c) for c in comparisons if c.value is not None)
