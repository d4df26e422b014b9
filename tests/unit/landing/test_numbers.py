"""Printed cells -> numbers with their precision, or the reason why there is none."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from orchestration.landing.values.numbers import Cell, Kind, Number, Problem, Style, parse_number
from orchestration.landing.values.separators import infer_style

COUNTS = st.integers(0, 10**12)
AMOUNTS = st.decimals(0, 10**12, allow_nan=False, allow_infinity=False, places=2) | st.decimals(
    0, 10**9, allow_nan=False, allow_infinity=False, places=4
)
KINDS = st.sampled_from(list(Kind))
STYLES = st.sampled_from(list(Style))
READINGS = {"exact", "approx", "under", "below", "over", "at_least", "at_most", "range"}


def vietnamese(value: Decimal | int) -> str:
    """1234567.5 -> 1.234.567,5."""
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def english(value: Decimal | int) -> str:
    return f"{value:,}"


def exact(value: str | int) -> Number:
    return Number(value=Decimal(value))


# ---- Counts ---------------------------------------------------------------------------------------------------


@given(COUNTS, STYLES)
def test_a_count_reads_back_whatever_separates_its_thousands(count: int, style: Style) -> None:
    for printed in (str(count), vietnamese(count), english(count), f"{count:,}".replace(",", " ")):
        assert parse_number(printed, Kind.COUNT, style) == exact(count), printed


@given(COUNTS, st.sampled_from(["\u00a0", "\u202f", "\u2009"]))
def test_a_no_break_space_separates_thousands_too(count: int, space: str) -> None:
    assert parse_number(f"{count:,}".replace(",", space) + space, Kind.COUNT) == exact(count)


def test_a_lone_dot_in_a_count_is_a_thousands_mark() -> None:
    assert parse_number("1.025", Kind.COUNT) == exact(1025)


@pytest.mark.parametrize(("printed", "value"), [("01", 1), ("05", 5), ("003", 3)])
def test_a_count_may_lead_with_zeros(printed: str, value: int) -> None:
    assert parse_number(printed, Kind.COUNT) == exact(value)


@pytest.mark.parametrize("printed", ["1,5", "12,34", "0,5", "1.025,5"])
def test_a_printed_fraction_is_no_count(printed: str) -> None:
    assert parse_number(printed, Kind.COUNT).problem is Problem.UNREADABLE


def test_a_count_in_thousands_may_have_decimals() -> None:
    assert parse_number("16,3", Kind.AMOUNT, scale=Decimal(1000)).value == Decimal("16.3")
    assert parse_number("16,3 nghìn", Kind.COUNT) == Number(value=Decimal(16300), scaled=True)


@pytest.mark.parametrize(
    "printed", ["1.025(1)", "1.025 (2)", "1.025[1]", "1.025*", "1.025 **", "1.025¹", "1.025⁽¹⁾", "'1.025"]
)
def test_a_footnote_mark_is_no_part_of_the_number(printed: str) -> None:
    assert parse_number(printed, Kind.COUNT) == exact(1025)


@pytest.mark.parametrize(
    "printed", ["49/53", "7/9", "139/143", "31.12.2021", "22.7.2021", "12 13", "12; 13", "1e5", "²", "①", "240 10⁶ đ"]
)
def test_ratios_dates_and_lists_are_no_number(printed: str) -> None:
    assert parse_number(printed, Kind.COUNT) == Number(missing_reason="unreadable", problem=Problem.UNREADABLE)


@pytest.mark.parametrize(
    "printed", ["tăng 5", "giảm 5", "như trên", "nt", "một số", "hai bên", "hai (03)", "khoảng", "tỷ"]
)
def test_words_that_say_more_than_a_number_are_no_number(printed: str) -> None:
    assert parse_number(printed, Kind.COUNT).problem is Problem.UNREADABLE


@pytest.mark.parametrize(
    ("printed", "value"),
    [("Mười hai", 12), ("Hai (02)", 2), ("năm mươi", 50), ("Một trăm linh năm", 105), ("Không", 0)],
)
def test_a_small_count_may_be_spelt_out(printed: str, value: int) -> None:
    assert parse_number(printed, Kind.COUNT) == exact(value)


def test_a_remark_in_brackets_leaves_the_number() -> None:
    assert parse_number("12 (trong đó 5 thành lập mới)", Kind.COUNT) == exact(12)
    assert [parse_number(text, Kind.COUNT) for text in ("102 (+3)", "102 (- 3)")] == [exact(102), exact(102)]


@pytest.mark.parametrize("printed", ["102 (3)(4)", "(-3)", "102 (3/4)", "102 (103)"])
def test_a_bracket_that_says_no_change_makes_no_number_of_what_stands_before_it(printed: str) -> None:
    assert parse_number(printed, Kind.COUNT).value is None


# ---- Amounts and shares -----------------------------------------------------------------------------------------


@given(AMOUNTS)
def test_an_amount_printed_the_vietnamese_way_reads_back_in_a_vietnamese_workbook(amount: Decimal) -> None:
    assert parse_number(vietnamese(amount), Kind.AMOUNT, Style.VIETNAMESE) == exact(str(amount))


@given(AMOUNTS)
def test_an_amount_printed_the_english_way_reads_back_in_an_english_workbook(amount: Decimal) -> None:
    assert parse_number(english(amount), Kind.AMOUNT, Style.ENGLISH) == exact(str(amount))


@given(st.integers(1000, 10**12), st.integers(0, 99), STYLES)
def test_two_separators_in_one_number_need_no_other_evidence(whole: int, cents: int, style: Style) -> None:
    amount = Decimal(f"{whole}.{cents:02d}")

    assert parse_number(vietnamese(amount), Kind.AMOUNT, style) == exact(str(amount))
    assert parse_number(english(amount), Kind.AMOUNT, style) == exact(str(amount))


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(["", " triệu", " tỷ đồng"]))
def test_an_amount_with_a_lone_dot_before_three_digits_is_never_decided_without_evidence(
    head: int, tail: int, word: str
) -> None:
    for style in (Style.UNKNOWN, Style.MIXED):
        number = parse_number(f"{head}.{tail:03d}{word}", Kind.AMOUNT, style)

        assert number == Number(missing_reason="unreadable", problem=Problem.AMBIGUOUS)


@given(st.integers(1, 999), st.integers(0, 999))
def test_an_amount_with_a_lone_comma_before_three_digits_is_never_decided_in_a_mixed_workbook(
    head: int, tail: int
) -> None:
    assert parse_number(f"{head},{tail:03d}", Kind.AMOUNT, Style.MIXED).problem is Problem.AMBIGUOUS


def test_the_workbook_decides_a_lone_dot_in_an_amount() -> None:
    assert parse_number("29.100", Kind.AMOUNT, Style.VIETNAMESE) == exact(29100)
    assert parse_number("29.100", Kind.AMOUNT, Style.ENGLISH) == exact("29.1")


@given(st.integers(0, 99), st.integers(0, 999), STYLES, st.sampled_from([",", "."]), st.sampled_from(["", "%", " %"]))
def test_a_lone_separator_in_a_share_is_always_decimal(
    whole: int, decimals: int, style: Style, mark: str, sign: str
) -> None:
    number = parse_number(f"{whole}{mark}{decimals}{sign}", Kind.SHARE, style)

    assert number.value == Decimal(f"{whole}.{decimals}")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("68.013,075 tỷ", "68013075000000"),
        ("717,716 tỷ đồng", "717716000000"),
        ("4,67 triệu", "4670000"),
        ("12,3 tỉ", "12300000000"),
        ("16,3 ngàn", "16300"),
        ("2 vạn", "20000"),
        ("241 tỷ 252 triệu đồng", "241252000000"),
        ("1,2 nghìn tỷ", "1200000000000"),
        ("2,5 ngàn tỉ đồng", "2500000000000"),
        ("350 tr.đồng", "350000000"),
        ("350 ngh.đ", "350000"),
        ("350 Tr.VNĐ", "350000000"),
    ],
)
def test_words_for_thousands_millions_and_billions_multiply(printed: str, value: str) -> None:
    number = parse_number(printed, Kind.AMOUNT)

    assert (number.value, number.scaled) == (Decimal(value), True)


@pytest.mark.parametrize("printed", ["1.02.5", "12.34.567", "1,000,00", "1.000,000,00", "1.000.00"])
def test_groups_of_other_than_three_digits_are_no_number(printed: str) -> None:
    assert parse_number(printed, Kind.AMOUNT, Style.VIETNAMESE).problem is Problem.UNREADABLE


# ---- Precision --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "qualifier", "value"),
    [
        ("gần 7.500", "under", 7500),
        ("dưới 5", "below", 5),
        ("< 5", "below", 5),
        ("chưa đến 5", "under", 5),
        ("trên 29", "over", 29),
        ("hơn 12", "over", 12),
        ("đạt hơn 12", "over", 12),
        ("> 30", "over", 30),
        ("khoảng 32", "approx", 32),
        ("ước đạt 158", "approx", 158),
        ("ước khoảng 100.000", "approx", 100000),
        ("~50", "approx", 50),
        ("tối thiểu 30", "at_least", 30),
        ("ít nhất 10", "at_least", 10),
        ("từ 5 trở lên", "at_least", 5),
        ("≥ 30", "at_least", 30),
        ("không quá 5", "at_most", 5),
        ("tối đa 12", "at_most", 12),
        ("≤ 5", "at_most", 5),
    ],
)
def test_a_qualifying_word_is_kept_beside_the_number(printed: str, qualifier: str, value: int) -> None:
    assert parse_number(printed, Kind.COUNT) == Number(value=Decimal(value), qualifier=qualifier)


@given(COUNTS, COUNTS, st.sampled_from([" - ", "-", " – ", "–", " đến ", " tới "]))
def test_a_range_keeps_both_ends_and_its_value_is_the_low_one(one: int, other: int, between: str) -> None:
    low, high = sorted((one, other))

    number = parse_number(f"{vietnamese(low)}{between}{vietnamese(high)}", Kind.COUNT)

    assert number == Number(value=Decimal(low), low=Decimal(low), high=Decimal(high), qualifier="range")


@given(COUNTS, COUNTS)
def test_a_range_that_goes_down_is_no_number(one: int, other: int) -> None:
    assume(one != other)
    low, high = sorted((one, other))

    assert parse_number(f"{high} - {low}", Kind.COUNT).problem is Problem.UNREADABLE


def test_a_percent_sign_may_follow_each_end_of_a_range() -> None:
    number = parse_number("3,9% - 4,07%", Kind.SHARE)

    assert (number.low, number.high, number.qualifier) == (Decimal("3.9"), Decimal("4.07"), "range")


@pytest.mark.parametrize(
    ("scale", "value"), [(10**9, None), (10**6, None), (10**3, Decimal("1200")), (1, Decimal("1200"))]
)
def test_bare_thousands_in_a_column_of_millions_are_of_nobody_knows_what(scale: int, value: Decimal | None) -> None:
    assert parse_number("1,2 nghìn", Kind.AMOUNT, Style.VIETNAMESE, Decimal(scale)).value == value


def test_the_multiplier_of_a_range_belongs_to_both_ends() -> None:
    number = parse_number("2 - 3 tỷ", Kind.AMOUNT)

    assert (number.low, number.high) == (2 * 10**9, 3 * 10**9)


# ---- Nil and unknown --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", ["//", '"', "nt", "như trên"])
def test_what_may_be_the_number_above_is_none(sign: str) -> None:
    number = parse_number(sign, Kind.COUNT)

    assert (number.value, number.problem) == (None, Problem.UNREADABLE)


@pytest.mark.parametrize("sign", ["0", "-", "–", "—", "không", "không có", "Chưa có", "không phát sinh"])
def test_signs_for_nil_are_zero(sign: str) -> None:
    assert parse_number(sign, Kind.COUNT) == exact(0)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (None, "unknown"),
        ("", "unknown"),
        (" \u00a0", "unknown"),
        ("x", "not_applicable"),
        ("X", "not_applicable"),
        ("...", "not_available"),
        ("…", "not_available"),
        ("..", "not_available"),
        ("chưa báo cáo", "not_available"),
        ("KXĐ", "not_available"),
    ],
)
def test_a_cell_without_a_number_says_why(cell: Cell, reason: str) -> None:
    assert parse_number(cell, Kind.COUNT) == Number(missing_reason=reason)


@given(st.text(max_size=30) | st.floats() | st.integers() | st.booleans() | st.none() | st.dates(), KINDS, STYLES)
def test_every_cell_gives_a_number_or_exactly_one_reason(cell: Cell, kind: Kind, style: Style) -> None:
    number = parse_number(cell, kind, style)

    assert (number.value is None) == (number.missing_reason is not None)
    assert (number.missing_reason == "unreadable") == (number.problem is not None)
    assert number.qualifier in READINGS
    if number.qualifier == "range":
        assert number.low is not None
        assert number.high is not None
        assert number.value == number.low <= number.high
    else:
        assert number.low is number.high is None


@given(st.text("0123456789.,- %tỷriệunghì()", max_size=16), KINDS, STYLES)
def test_only_stored_numbers_are_ever_repaired(printed: str, kind: Kind, style: Style) -> None:
    assert parse_number(printed, kind, style).repair is None


# ---- Stored numbers ---------------------------------------------------------------------------------------------


@given(st.integers(-(10**12), 10**12), KINDS, STYLES)
def test_a_stored_whole_number_is_itself(value: int, kind: Kind, style: Style) -> None:
    assert parse_number(float(value), kind, style) == parse_number(value, kind, style) == exact(value)


@given(st.integers(1, 999_999))
def test_a_stored_count_in_thousandths_gets_its_thousands_back_and_says_so(count: int) -> None:
    assume(count % 1000)

    number = parse_number(count / 1000, Kind.COUNT)

    assert number == Number(value=Decimal(count), repair="thousands_dot")


@pytest.mark.parametrize("stored", [1.0255, 1000.5, 12345.678, 0.33333])
def test_a_stored_fraction_that_no_thousands_dot_explains_is_no_count(stored: float) -> None:
    assert parse_number(stored, Kind.COUNT).problem is Problem.UNREADABLE


@given(st.floats(-1e9, 1e9), st.sampled_from([Kind.AMOUNT, Kind.SHARE]))
def test_money_averages_and_shares_are_never_repaired(stored: float, kind: Kind) -> None:
    number = parse_number(stored, kind)

    assert number.repair is None
    assert number.value is not None
    assert abs(number.value - Decimal(stored)) <= Decimal("0.000001")


def test_a_stored_count_of_thousands_needs_no_repair() -> None:
    assert parse_number(16.3, Kind.COUNT, scale=Decimal(1000)) == exact("16.3")


@given(st.decimals(0, 10**6, places=3))
def test_the_noise_of_binary_floats_is_no_part_of_an_amount(amount: Decimal) -> None:
    assert parse_number(float(amount) + 1e-10, Kind.AMOUNT).value == amount


@pytest.mark.parametrize("cell", [date(2023, 9, 7), datetime(2023, 9, 7), time(7, 9)])
def test_what_excel_turned_into_a_date_is_no_number(cell: Cell) -> None:
    assert parse_number(cell, Kind.COUNT).problem is Problem.DATE


@pytest.mark.parametrize("cell", ["#DIV/0!", "#REF!", "#N/A", float("nan"), float("inf")])
def test_the_error_of_a_formula_is_no_number(cell: Cell) -> None:
    assert parse_number(cell, Kind.COUNT).problem is Problem.FORMULA


# ---- Separators of a workbook -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("samples", "style"),
    [
        ([], Style.UNKNOWN),
        ([("1025", Kind.COUNT), ("gần 12", Kind.COUNT)], Style.UNKNOWN),
        ([("1.025", Kind.COUNT)], Style.VIETNAMESE),
        ([("1,025", Kind.COUNT)], Style.ENGLISH),
        ([("40,6", Kind.SHARE)], Style.VIETNAMESE),
        ([("40.6%", Kind.SHARE)], Style.ENGLISH),
        ([("1.250,5", Kind.AMOUNT)], Style.VIETNAMESE),
        ([("1.250.000", Kind.AMOUNT)], Style.VIETNAMESE),
        ([("1,250.5", Kind.AMOUNT)], Style.ENGLISH),
        ([("1.250", Kind.AMOUNT)], Style.UNKNOWN),
        ([("1,250", Kind.AMOUNT)], Style.UNKNOWN),
        ([("1.025", Kind.COUNT), ("40.6", Kind.SHARE)], Style.MIXED),
    ],
)
def test_only_cells_that_read_one_way_tell_the_separators(samples: list[tuple[str, Kind]], style: Style) -> None:
    assert infer_style(samples) is style


@given(st.lists(AMOUNTS, min_size=1))
def test_vietnamese_amounts_never_speak_for_english_separators(amounts: list[Decimal]) -> None:
    style = infer_style((vietnamese(amount), Kind.AMOUNT) for amount in amounts)

    assert style in (Style.VIETNAMESE, Style.UNKNOWN)


# ---- Slips of typing that make another number --------------------------------------------------------------------


@pytest.mark.parametrize("printed", ["2l", "2I", "6O", "45 l"])
def test_a_letter_that_looks_like_a_digit_does_not_cut_a_number_short(printed: str) -> None:
    assert parse_number(printed, Kind.COUNT).problem is Problem.UNREADABLE


def test_numbers_in_two_lines_are_not_joined_into_one() -> None:
    assert parse_number("864\n871", Kind.COUNT).problem is Problem.UNREADABLE
    assert parse_number("864\n(tăng 7)", Kind.COUNT).value == 864


def test_a_telephone_number_counts_nothing() -> None:
    assert parse_number("0912345678", Kind.COUNT).problem is Problem.UNREADABLE
