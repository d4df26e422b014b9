"""Unit texts -> what is counted, in which multiple, over which time."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.codes import Codes, load_codes
from orchestration.landing.values.numbers import Kind
from orchestration.landing.values.units import Unit, accepts, kind_of, parse_unit

NOUNS = load_codes().unit_nouns
MULTIPLES = {
    "": 1,
    "nghìn ": 10**3,
    "ngàn ": 10**3,
    "1.000 ": 10**3,
    "vạn ": 10**4,
    "triệu ": 10**6,
    "tr. ": 10**6,
    "tỷ ": 10**9,
    "tỉ ": 10**9,
}


def parsed(text: str) -> tuple[str, int, int | None] | None:
    unit = parse_unit(text, NOUNS)
    return (unit.code, int(unit.scale), unit.per_year) if unit else None


def test_every_noun_of_the_seed_reads_back_to_its_own_unit(codes: Codes) -> None:
    wrong = {
        noun: parse_unit(noun, codes.unit_nouns)
        for noun, (code, factor) in codes.unit_nouns.items()
        if (unit := parse_unit(noun, codes.unit_nouns)) is None or (unit.code, unit.scale) != (code, factor)
    }

    assert wrong == {}
    assert len(codes.unit_nouns) > 40


@given(st.sampled_from(list(MULTIPLES)), st.sampled_from(["đồng", "đ", "VNĐ"]))
def test_money_is_counted_in_dong(multiple: str, noun: str) -> None:
    assert parsed(multiple + noun) == ("vnd", MULTIPLES[multiple], None)


@given(
    st.sampled_from([w for w in MULTIPLES if not w.startswith(("tr", "tỷ", "tỉ"))]),
    st.sampled_from([("thành viên", "member"), ("người", "person"), ("HTX", "org"), ("lượt người", "turn")]),
)
def test_a_multiple_before_a_noun_scales_it(multiple: str, noun: tuple[str, str]) -> None:
    assert parsed(multiple + noun[0]) == (noun[1], MULTIPLES[multiple], None)


@given(st.sampled_from(list(permutations(["người", "tháng"]))), st.sampled_from(["/", " / ", "/ "]))
def test_an_income_per_month_is_twelve_a_year_whatever_the_order(order: tuple[str, str], slash: str) -> None:
    assert parsed("triệu đồng" + slash + slash.join(order)) == ("vnd", 10**6, 12)


@pytest.mark.parametrize("text", ["triệu đồng/tổ/năm", "triệu đồng/năm/HTX", "Triệu đồng/năm", "tr.đ/HTX/năm"])
def test_a_yearly_amount_stays_as_it_is(text: str) -> None:
    assert parsed(text) == ("vnd", 10**6, 1)


@pytest.mark.parametrize("text", ["triệu đồng", "triệu đồng/HTX", "triệu đồng/tổ hợp tác", "tỷ đồng/người"])
def test_an_amount_without_a_period_has_none(text: str) -> None:
    unit = parse_unit(text, NOUNS)

    assert unit is not None
    assert unit.per_year is None


@pytest.mark.parametrize(
    ("text", "scale"),
    [("10⁶ đồng", 10**6), ("106 đồng", 10**6), ("10^9 đ", 10**9), ("Bill. dongs", 10**9), ("triệu đồng VN", 10**6)],
)
def test_money_may_be_written_as_engineers_and_yearbooks_do(text: str, scale: int) -> None:
    assert parsed(text) == ("vnd", scale, None)


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("1.000 triệu đồng", 10**9),
        ("1000 trđ", 10**9),
        ("100 triệu đồng", 10**8),
        ("1 tỷ đồng", 10**9),
        ("1 000 đồng", 10**3),
        ("ng.đ", 10**3),
    ],
)
def test_money_may_be_counted_in_so_many_of_a_multiple(text: str, scale: int) -> None:
    assert parsed(text) == ("vnd", scale, None)


@pytest.mark.parametrize("text", ["106 HTX", "103 người", "100 HTX", "10 người"])
def test_a_number_of_something_is_no_power_of_ten(text: str) -> None:
    assert parsed(text) is None


def test_a_credit_fund_is_no_quarter() -> None:
    assert parsed("triệu đồng/quý") == ("vnd", 10**6, 4)
    assert parsed("triệu đồng/quỹ") == ("vnd", 10**6, None)


@pytest.mark.parametrize("text", ["tỷ", "Tỉ", "triệu"])
def test_a_multiple_alone_is_money(text: str) -> None:
    assert parse_unit(text, NOUNS) is not None
    assert parsed(text) == ("vnd", MULTIPLES[text.lower() + " "], None)


@pytest.mark.parametrize("text", ["trđ", "tr.đ", "Tr.đồng", "triệu đ", "tr đồng"])
def test_million_dong_may_be_shortened(text: str) -> None:
    assert parsed(text) == ("vnd", 10**6, None)


@pytest.mark.parametrize(
    "text", ["ĐVT: triệu đồng", "(Đơn vị tính: triệu đồng)", "Đơn vị: Triệu đồng", "(tính bằng triệu đồng)"]
)
def test_the_words_for_unit_are_no_part_of_the_unit(text: str) -> None:
    assert parsed(text) == ("vnd", 10**6, None)


@pytest.mark.parametrize(
    "text", ["", "ĐVT:", "ngân sách", "tỉnh", "đồng bào", "triệu USD", "trang trại", "tấn", "nghìn"]
)
def test_a_text_that_is_no_known_unit_gives_none(text: str) -> None:
    assert parsed(text) is None


def test_words_after_the_noun_do_not_change_what_is_counted() -> None:
    assert parsed("HTX đang hoạt động") == ("org", 1, None)


@given(st.text(max_size=20))
def test_any_text_is_a_unit_or_none(text: str) -> None:
    unit = parse_unit(text, NOUNS)

    assert unit is None or (unit.scale >= 1 and unit.text == text)


def test_persons_may_be_printed_for_members_but_not_members_for_persons() -> None:
    assert accepts("member", Unit("person"))
    assert not accepts("person", Unit("member"))


def test_money_is_accepted_for_yearly_averages_and_for_nothing_that_counts() -> None:
    assert accepts("vnd_per_year", Unit("vnd", Decimal(10**6)))
    assert not any(accepts(unit, Unit("vnd")) for unit in ("org", "member", "person", "percent", "turn", "class"))


def test_a_share_reads_its_separator_as_decimal_and_an_organisation_as_thousands() -> None:
    assert kind_of("percent", whole_number=False) is Kind.SHARE
    assert kind_of("org", whole_number=False) is Kind.COUNT
    assert kind_of("person", whole_number=True) is Kind.COUNT
    assert kind_of("vnd", whole_number=False) is Kind.AMOUNT
