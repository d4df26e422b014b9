"""The short form of `make quality-score`: some kinds of error, a return each."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.benchmarks.quality.__main__ import passed, score
from tests.benchmarks.quality.errors import KINDS
from tests.benchmarks.quality.false_alarms import measure
from tests.benchmarks.quality.trial import Outcome, Plan, run, sample, unknown_rules


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return run(sample(seed=11, count=17))


def test_known_errors_are_caught(outcomes: list[Outcome]) -> None:
    assert [outcome.plan.kind.name for outcome in outcomes if not outcome.caught] == []


def test_no_critical_rule_objects_to_a_return_without_an_error(outcomes: list[Outcome]) -> None:
    assert Counter(rule_id for outcome in outcomes for rule_id in outcome.critical) == {}


def test_there_are_many_kinds_of_error_and_every_one_names_a_rule() -> None:
    assert len(KINDS) >= 30
    assert unknown_rules() == []


def test_a_missed_error_lowers_recall_and_a_finding_without_one_precision() -> None:
    kind = KINDS["more active than there are"]
    caught = Outcome(Plan(1, 0, kind), ("figures.row_jump",), (), kind.rules)
    missed = Outcome(Plan(1, 1, kind), (), (), ())
    found = {line.rule_id: line for line in score([caught, missed])}
    assert (found[kind.rules[0]].planted, found[kind.rules[0]].found) == (2, 1)
    assert found["figures.row_jump"].precision == "0 %"
    assert not passed([caught, missed])
    assert not passed([Outcome(caught.plan, (), ("figures.sectors_sum",), kind.rules)])


def test_rules_of_plausibility_rarely_object_to_figures_without_an_error() -> None:
    # Few provinces are judged often: a rate of some percent would show.
    for rate in measure(seed=5, countries=130):
        assert rate.alarms <= 0.04 * rate.judged + 3
