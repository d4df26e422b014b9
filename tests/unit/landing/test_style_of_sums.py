"""Sums prove separators, and never the wrong ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.values.numbers import Style
from orchestration.landing.values.style_of_sums import infer_style_by_sums


@given(st.lists(st.integers(1, 999_999), min_size=2, max_size=6), st.booleans())
def test_thousands_are_never_taken_for_decimals(parts: list[int], first: bool) -> None:
    whole = sum(parts)
    line = [whole, *parts] if first else [*parts, whole]
    printed = [f"{number:,}".replace(",", ".") for number in line]

    assert infer_style_by_sums([printed]) in (Style.VIETNAMESE, Style.UNKNOWN)


@given(st.lists(st.integers(1, 99_999), min_size=2, max_size=6))
def test_decimals_are_never_taken_for_thousands(parts: list[int]) -> None:
    printed = [f"{number / 1000:.3f}" for number in (*parts, sum(parts))]

    assert infer_style_by_sums([printed]) in (Style.ENGLISH, Style.UNKNOWN)


def test_a_number_below_a_thousand_among_thousands_proves_them() -> None:
    assert infer_style_by_sums([["1.250", "750", "2.000"]]) is Style.VIETNAMESE


def test_sums_that_contradict_each_other_prove_nothing() -> None:
    assert infer_style_by_sums([["1.250", "750", "2.000"], ["1.250", "1", "2.250"]]) is Style.UNKNOWN
