"""What the reader promises of any workbook, on a few of them; and that the scorer tells its classes apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from orchestration.landing.caged.cage import Cage
from tests.benchmarks.accuracy.draft import REGISTRY
from tests.benchmarks.accuracy.model import Area, Cell, Entry, Fate, Key, Moment, Register, Sheet, Truth
from tests.benchmarks.accuracy.scoring import Finding, Outcome, ReadBook, ReadFigure, Verdict, score
from tests.benchmarks.accuracy.trial import Result, run, sample

SEED, COUNT = 20250701, 40
KEY, MOMENT = Key("cooperative", "org_total"), Moment("2023", "actual")
STATED = Truth(Fate.STATED, KEY, MOMENT, Decimal(520))
RIGHT = ReadFigure(KEY, MOMENT, Decimal(520))
ON_CELL, ON_LABEL, ON_HEADER = Finding("PL I", "B2", "any"), Finding("PL I", "A2", "any"), Finding("PL I", "B1", "any")
ELSEWHERE = Finding("PL I", "C2", "any")


@pytest.fixture(scope="module")
def results() -> Iterator[list[Result]]:
    with Cage() as cage:
        yield [run(plan, cage) for plan in sample(SEED, COUNT)]


@pytest.mark.parametrize("verdict", [Verdict.SILENT, Verdict.INVENTED, Verdict.DROPPED])
def test_no_figure_of_a_polluted_workbook_is(results: list[Result], verdict: Verdict) -> None:
    wrong = [
        (result.plan.number, result.families, outcome)
        for result in results
        for outcome in result.outcomes
        if outcome.verdict is verdict
    ]

    assert wrong == []


def test_the_workbooks_are_many_and_the_families_too(results: list[Result]) -> None:
    families = {family for result in results for family in result.families}

    assert len(results) == COUNT
    assert len(REGISTRY) >= 40
    assert len(families) >= len(REGISTRY) // 2
    assert sum(len(result.outcomes) for result in results) > 5000


def test_the_same_plan_makes_the_same_workbook() -> None:
    plan = sample(SEED, COUNT)[7]

    assert plan.draft() == plan.draft()


def scored(truth: Truth | None, figure: ReadFigure | None, *findings: Finding) -> list[Verdict]:
    """The verdicts on a sheet with one figure, in B2."""
    rows = [[Cell("Chỉ tiêu"), Cell("TH 2023")], [Cell("Tổng số hợp tác xã"), Cell(520, truth)]]
    sheet = Sheet("PL I", rows, areas=[Area(0, 0, 1, 1, 2, 3)])
    figures = {("PL I", "B2"): figure} if figure else {}
    return [outcome.verdict for outcome in score([sheet], ReadBook(figures, {}, findings))]


def test_a_figure_read_as_printed_is_correct() -> None:
    assert scored(STATED, RIGHT) == [Verdict.CORRECT]
    assert scored(STATED, RIGHT, ON_CELL) == [Verdict.CORRECT]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(RIGHT, value=Decimal(52)),
        replace(RIGHT, key=Key("group", "org_total")),
        replace(RIGHT, moment=Moment("2023", "plan")),
        replace(RIGHT, qualifier="over"),
    ],
    ids=["value", "key", "moment", "qualifier"],
)
def test_a_wrong_figure_is_silent_unless_its_own_cell_has_a_finding(wrong: ReadFigure) -> None:
    assert scored(STATED, wrong) == [Verdict.SILENT]
    assert scored(STATED, wrong, ON_LABEL, ELSEWHERE) == [Verdict.SILENT]
    assert scored(STATED, wrong, ON_CELL) == [Verdict.FLAGGED]


@pytest.mark.parametrize("finding", [ON_CELL, ON_LABEL, ON_HEADER], ids=["cell", "label", "header"])
@pytest.mark.parametrize("figure", [None, replace(RIGHT, value=None)], ids=["no figure", "no value"])
def test_what_is_not_read_is_absent_when_a_finding_explains_it(figure: ReadFigure | None, finding: Finding) -> None:
    assert scored(STATED, figure, finding) == [Verdict.ABSENT]
    assert scored(STATED, figure, ELSEWHERE) == [Verdict.DROPPED]
    assert scored(STATED, figure) == [Verdict.DROPPED]


def test_a_finding_about_a_whole_table_explains_each_of_its_cells() -> None:
    assert scored(STATED, None, Finding("PL I", "A1", "any", whole_table=True)) == [Verdict.ABSENT]


def test_a_figure_that_cannot_be_read_is_correct_when_it_is_asked_about() -> None:
    lost = replace(STATED, fate=Fate.UNREADABLE, value=None)

    assert scored(lost, None, ON_CELL) == [Verdict.CORRECT]
    assert scored(lost, None) == [Verdict.DROPPED]
    assert scored(lost, RIGHT) == [Verdict.SILENT]
    assert scored(lost, RIGHT, ON_CELL) == [Verdict.FLAGGED]


def test_a_doubtful_figure_may_be_read_or_asked_about() -> None:
    doubtful = replace(STATED, fate=Fate.MAY_BE_ABSENT)

    assert scored(doubtful, RIGHT) == [Verdict.CORRECT]
    assert scored(doubtful, None, ON_LABEL) == [Verdict.CORRECT]
    assert scored(doubtful, None) == [Verdict.DROPPED]
    assert scored(doubtful, replace(RIGHT, value=Decimal(1))) == [Verdict.SILENT]


@pytest.mark.parametrize("truth", [None, Truth(Fate.NOTHING), Truth(Fate.MISSING)], ids=["none", "nothing", "missing"])
def test_a_figure_that_nothing_prints_is_invented(truth: Truth | None) -> None:
    assert scored(truth, RIGHT) == [Verdict.INVENTED]
    assert scored(truth, RIGHT, ON_CELL) == [Verdict.FLAGGED]


def test_a_row_of_another_field_must_leave_a_trace() -> None:
    foreign = Truth(Fate.FOREIGN)

    assert scored(foreign, RIGHT) == [Verdict.INVENTED]
    assert scored(foreign, None, ON_LABEL) == [Verdict.CORRECT]
    assert scored(foreign, None) == [Verdict.DROPPED]


def test_a_list_of_organisations_is_scored_field_by_field() -> None:
    entries = {1: {"name": Entry(0, "HTX A"), "member_total": Entry(1, Decimal(12))}}
    rows = [[Cell("Tên HTX"), Cell("Số thành viên")], [Cell("HTX A"), Cell(12)]]
    sheet = Sheet("DS", rows, areas=[Area(0, 0, 1, 1, 2, 2)], register=Register(entries, 0))

    def verdicts(rows_read: dict[tuple[str, int], dict[str, object]]) -> list[Outcome]:
        return score([sheet], ReadBook({}, rows_read, ()))

    right = {"name": "HTX A", "member_total": Decimal(12)}
    assert [o.verdict for o in verdicts({("DS", 1): right})] == [Verdict.CORRECT] * 2
    assert [o.verdict for o in verdicts({("DS", 1): right | {"member_total": Decimal(21)}})] == [
        Verdict.CORRECT,
        Verdict.SILENT,
    ]
    assert [o.verdict for o in verdicts({})] == [Verdict.DROPPED] * 2
    assert [o.verdict for o in verdicts({("DS", 1): right, ("DS", 2): right})][-1] is Verdict.INVENTED
