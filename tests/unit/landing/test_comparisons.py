"""Columns that compare two others: which two, what is printed, and what follows from the figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.cells.workbook import Cell, Sheet, Workbook
from orchestration.landing.codes import load_codes
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import load_forms
from orchestration.landing.landed import Comparison, Reading
from orchestration.landing.reading.submission import read_submission
from orchestration.landing.words.lexicon import load_lexicon

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


SECTORS = (("Tổng số hợp tác xã", 300), ("Nông nghiệp", 147), ("Công nghiệp - tiểu thủ công nghiệp", 74),
           ("Vận tải", 43), ("Xây dựng", 36))  # fmt: skip


def shares(header: str, share: Callable[[int], Cell]) -> list[Comparison]:
    rows = [["Ngành nghề", "ĐVT", "TH 2023", header], *([name, "HTX", n, share(n)] for name, n in SECTORS)]
    return read(rows).comparisons


@pytest.mark.parametrize("header", ["Tỷ trọng (%)", "Cơ cấu (%)", "Chiếm tỷ lệ %", "Tỷ lệ (%)"])
def test_a_share_is_of_the_whole_that_its_figure_is_a_part_of(header: str) -> None:
    total, *parts = shares(header, lambda n: comma(100 * n / 300))

    assert total.value is None
    assert {(c.kind, c.base_cell, c.base_value) for c in parts} == {("share", "C3", 300)}
    assert [c.of_cell for c in parts] == ["C4", "C5", "C6", "C7"]
    assert all(map(agrees, parts))


def test_a_share_of_another_whole_than_the_one_printed_does_not_agree() -> None:
    _, *parts = shares("Tỷ trọng (%)", lambda n: "55,3" if n == 147 else comma(100 * n / 300))

    assert [agrees(c) for c in parts] == [False, True, True, True]
    assert (parts[0].value, parts[0].expected) == (Decimal("55.3"), 49)


def test_a_share_of_something_that_the_table_does_not_hold_is_not_judged() -> None:
    comparisons = shares("Tỷ trọng trong GRDP (%)", lambda n: "1,2")

    assert {c.value for c in comparisons} == {None}


def test_a_share_may_be_of_the_parts_listed_where_they_contradict_the_total() -> None:
    rows = [["Ngành nghề", "ĐVT", "TH 2023", "Tỷ trọng (%)"], ["Tổng số hợp tác xã", "HTX", 110, ""]]
    rows += [["Nông nghiệp", "HTX", 60, "60,0"], ["Vận tải", "HTX", 40, "40,0"]]

    assert all(map(agrees, read(rows).comparisons))


def test_a_share_of_inexact_figures_is_kept_with_its_whole_to_be_added_up() -> None:
    rows = [["Ngành nghề", "ĐVT", "TH 2023", "Tỷ trọng (%)"], ["Tổng số hợp tác xã", "HTX", "trên 4.000", ""]]
    rows += [["Nông nghiệp", "HTX", 2600, "63,5"], ["Vận tải", "HTX", 1500, "36,5"], ["Xây dựng", "HTX", 30, "12"]]

    assert {(c.kind, c.expected, c.base_cell) for c in read(rows).comparisons} == {("share", None, "C3")}
    assert [c.value for c in read(rows).comparisons] == [Decimal("63.5"), Decimal("36.5"), 12]


@pytest.mark.parametrize(
    ("header", "compare", "kind"),
    [
        ("Tốc độ tăng trưởng (%)", lambda now, last: comma(100 * (now - last) / last), "growth"),
        ("So với năm trước (%)", lambda now, last: comma(100 * now / last), "ratio"),
        ("Tăng/giảm so với năm trước", lambda now, last: now - last, "difference"),
    ],
)
def test_below_each_other_a_year_is_compared_with_the_year_before(
    header: str, compare: Callable[[int, int], Cell], kind: str
) -> None:
    series = (1000, 1020, 990, 1025)
    said: list[Cell] = ["", *(compare(now, last) for last, now in pairwise(series))]
    rows = [["Năm", "Tổng số HTX", header], *([2020 + n, series[n], said[n]] for n in range(4))]

    comparisons = read(rows).comparisons

    assert [(c.kind, c.of_cell, c.base_cell) for c in comparisons] == [(kind, f"B{n}", f"B{n - 1}") for n in (4, 5, 6)]
    assert all(map(agrees, comparisons))
    assert not any(agrees(c) for c in read([*rows[:-1], [2023, 1200, said[3]]]).comparisons[-1:])


def test_a_year_may_be_compared_with_one_that_the_header_names() -> None:
    series = (1000, 1020, 990, 1025)
    rows = [
        ["Năm", "Tổng số HTX", "Tăng, giảm so với năm 2020"],
        *([2020 + n, v, v - 1000] for n, v in enumerate(series)),
    ]

    comparisons = [c for c in read(rows).comparisons if c.value is not None]

    assert [c.base_cell for c in comparisons] == ["B3", "B3", "B3"]
    assert all(map(agrees, comparisons))


DISTRICTS = (("Huyện Cẩm Xuyên", 120, 130, 125), ("Huyện Đức Thọ", 90, 95, 99), ("Thị xã Hồng Lĩnh", 40, 38, 36),
             ("Toàn tỉnh", 250, 263, 260))  # fmt: skip


@pytest.mark.parametrize(
    ("header", "compare"),
    [
        ("TH/KH (%)", lambda last, plan, now: comma(100 * now / plan)),
        ("So với năm 2022 (%)", lambda last, plan, now: comma(100 * now / last)),
        ("Tăng, giảm so với năm 2022", lambda last, plan, now: now - last),
    ],
)
def test_a_district_is_compared_like_its_province(header: str, compare: Compare) -> None:
    heading = ["Huyện, thị xã", *(f"Tổng số HTX {when}" for when in ("TH 2022", "KH 2023", "TH 2023")), header]
    rows = [heading, *([name, *values, compare(*values)] for name, *values in DISTRICTS)]

    reading = read(rows)
    rows[1][4] = "7"
    wrong = read(rows)

    assert len(reading.figures) == 3
    assert sorted(c.place for c in reading.comparisons) == ["", *sorted(name for name, *_ in DISTRICTS[:3])]
    assert all(map(agrees, reading.comparisons))
    assert [c.place for c in wrong.comparisons if not agrees(c)] == ["Huyện Cẩm Xuyên"]


def test_the_share_of_a_district_is_of_its_province() -> None:
    rows = [["Huyện, thị xã", "Tổng số HTX TH 2023", "Tỷ trọng (%)"]]
    rows += [[name, now, comma(100 * now / 260)] for name, _, _, now in DISTRICTS]

    *parts, _ = sorted(read(rows).comparisons, key=lambda c: c.row_index)

    assert {(c.kind, c.base_cell) for c in parts} == {("share", "B6")}
    assert all(map(agrees, parts))


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


def test_part_of_a_year_is_compared_with_the_plan_for_the_year() -> None:
    head = ["Chỉ tiêu", "ĐVT", "TH quý III/2023", "Lũy kế 9 tháng năm 2023", "KH năm 2023", "% so KH"]
    rows = [[label, unit, 1, now, plan, comma(100 * now / plan)] for label, unit, _, plan, now in FIGURES]

    comparisons = read([head, *rows]).comparisons

    assert [(c.of_cell, c.base_cell) for c in comparisons] == [(f"D{n}", f"E{n}") for n in range(3, 7)]
    assert all(map(agrees, comparisons))


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


def test_a_difference_of_money_whose_unit_only_its_figures_print_is_not_judged() -> None:
    rows = [
        ["Chỉ tiêu", "Năm 2022", "Năm 2023", "Tăng/giảm"],
        ["1. Hợp tác xã"],
        ["a) Tổng số", "145 HTX", "158 HTX", "+13"],
        ["b) Thành viên", "28.900 người", "30.120 người", "+1.220"],
        ["c) Vốn điều lệ", "210 tỷ đồng", "236,5 tỷ đồng", "+26,5"],
        ["d) Thành viên mới", "280 người", "300 người", "+20"],
    ]

    expected = [comparison.expected for comparison in read(rows).comparisons]

    assert expected == [13, 1220, None, 20]


def test_nothing_is_a_part_of_nothing() -> None:
    rows = [["HTX thành lập mới", "HTX", 0, 0, 5, 100], ["Tổng số HTX", "HTX", 180, 190, 187, 103.9]]

    found = [
        c.expected is not None for c in read([[*HEADER, "TH 2023/TH 2022 (%)"], ["Hợp tác xã"], *rows]).comparisons
    ]

    assert found == [False, True]
