"""What the identity of cooperatives promises, on made-up provinces of two years with known truth."""

from __future__ import annotations

import random

import pytest

from orchestration.warehouse.register.identity import identify
from orchestration.warehouse.register.outcome import Identities
from orchestration.warehouse.register.words import register_words
from tests.benchmarks.register.country import Listed, country
from tests.benchmarks.register.score import Score, score

SEED, PROVINCES, SIZE = 20250701, 4, 350


@pytest.fixture(scope="module")
def listed() -> list[Listed]:
    return country(SEED, PROVINCES, SIZE, years=2)


@pytest.fixture(scope="module")
def result(listed: list[Listed]) -> Identities:
    return identify([each.row for each in listed], register_words())


@pytest.fixture(scope="module")
def scored(listed: list[Listed], result: Identities) -> Score:
    return score(listed, result)


def test_of_a_hundred_automatic_links_ninety_nine_are_right(scored: Score) -> None:
    assert scored.linked > 1000
    assert scored.precision >= 0.99


def test_what_is_not_linked_is_on_the_review_list(scored: Score) -> None:
    assert scored.steps_linked / scored.steps > 0.85
    assert scored.steps_asked > 0
    assert scored.lost / scored.steps <= 0.0005


def test_the_review_list_is_short_and_mostly_right(scored: Score) -> None:
    assert scored.asked_rightly / scored.asked > 0.8


def test_every_row_is_in_exactly_one_identity(listed: list[Listed], result: Identities) -> None:
    places = [row.place for one in result.found for unit, _ in one.units for row in unit.rows]

    assert sorted(places) == sorted(each.row.place for each in listed)


def test_the_order_of_rows_changes_nothing(listed: list[Listed], result: Identities) -> None:
    shuffled = [each.row for each in listed]
    random.Random(7).shuffle(shuffled)

    again = identify(shuffled, register_words())

    assert again.found == result.found
    assert again.doubtful == result.doubtful
