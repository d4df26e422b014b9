"""What is read of a workbook does not depend on its looks, on some of them; and that the verdicts tell faults apart."""

from __future__ import annotations

from copy import deepcopy

import pytest

from tests.benchmarks.accuracy.scoring import Verdict
from tests.benchmarks.appearance.comparing import compare, read
from tests.benchmarks.appearance.drawing import Book, Tells
from tests.benchmarks.appearance.redrawings import ALONE, load
from tests.benchmarks.appearance.trial import GOLDEN, Result, load_book, sample, try_each, try_several

SEED, EACH = 20250701, 6
FAULTS = {Verdict.SILENT, Verdict.INVENTED, Verdict.DROPPED}


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return [result for name, ways in sample(SEED, EACH).items() for result in try_each(name, ways)]


@pytest.fixture
def base() -> Book:
    return load_book("pl1/base")


def verdicts(before: Book, after: Book) -> set[Verdict]:
    return {outcome.verdict for outcome in compare(read(before), read(after))}


@pytest.mark.parametrize("verdict", sorted(FAULTS))
def test_no_figure_of_a_redrawn_workbook_is(results: list[Result], verdict: Verdict) -> None:
    wrong = [
        (result.workbook, result.redrawing, outcome)
        for result in results
        for outcome in result.outcomes
        if outcome.verdict is verdict
    ]

    assert wrong == []


def test_every_redrawing_is_tried(results: list[Result]) -> None:
    assert {way for ways in sample(SEED, EACH).values() for way in ways} == set(load())
    assert len({result.redrawing for result in results}) > 0.8 * len(load())
    assert sum(len(result.outcomes) for result in results) > 1000


def test_hardly_a_workbook_drawn_in_several_ways_at_once_is_read_otherwise() -> None:
    drawn = [result for name in sorted(GOLDEN) for result in try_several(name, times=1)]
    wrong = [result for result in drawn if {outcome.verdict for outcome in result.outcomes} & FAULTS]

    assert len(drawn) > 300
    assert len(wrong) <= 0.015 * len(drawn), [(result.workbook, result.redrawing) for result in wrong]


def test_what_others_would_change_by_half_is_drawn_alone() -> None:
    assert set(load()) > ALONE
    ways = {way for result in try_several("pl1/base", times=20) for way in result.redrawing.split(" + ")}

    assert len(ways) > 20
    assert ways.isdisjoint(ALONE)


def test_a_book_that_is_not_redrawn_is_read_as_before(base: Book) -> None:
    assert verdicts(base, deepcopy(base)) == {Verdict.CORRECT}


def test_another_number_is_silent(base: Book) -> None:
    other = deepcopy(base)
    next(other.pages[0].numbers()).value = 99999.0

    assert Verdict.SILENT in verdicts(base, other)


def test_a_number_in_words_is_absent_and_told(base: Book) -> None:
    other = deepcopy(base)
    next(other.pages[0].numbers()).value = "?"

    assert verdicts(base, other) == {Verdict.CORRECT, Verdict.ABSENT}


def test_a_blank_is_dropped_unless_the_redrawing_means_it(base: Book) -> None:
    other = deepcopy(base)
    cell = next(other.pages[0].numbers())
    cell.value = None
    assert Verdict.DROPPED in verdicts(base, other)

    cell.tells = Tells.NOTHING
    assert verdicts(base, other) == {Verdict.CORRECT}


def test_a_row_that_is_new_is_invented(base: Book) -> None:
    other = deepcopy(base)
    page = other.pages[0]
    new = [deepcopy(cell) for cell in page.rows[7]]
    for cell in new:
        cell.origin = None
    page.insert_row(8, new)

    assert Verdict.INVENTED in verdicts(base, other)
