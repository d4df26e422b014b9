"""One cause, one finding: what follows from a fault that has a finding of its own is not said again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from orchestration.quality.causes import without_consequences
from orchestration.quality.findings import Failure
from orchestration.quality.rulebook import Rule, RuleBook, load

BOOK: RuleBook = load()
CAUSE = BOOK["figures.scale_suspected"]
CONSEQUENCE = BOOK["figures.stock_flow_balance"]


def failure(rule: Rule, cell: str, related: str = "", **details: Any) -> Failure:
    return Failure(rule, "s1", "PL I", cell, {"related_cells": related, **details})


def test_what_follows_from_a_wrong_unit_is_not_said_beside_it() -> None:
    cause, on_its_cell = failure(CAUSE, "D28"), failure(CONSEQUENCE, "D28")
    resting_on_it = failure(CONSEQUENCE, "E30", "PL I!D28, PL I!D29")

    assert without_consequences([on_its_cell, cause, resting_on_it]) == [cause]


def test_a_workbook_of_another_year_is_said_once_and_not_of_each_figure() -> None:
    cause = Failure(BOOK["submissions.other_period"], "s1", "", "", {})
    future = [failure(BOOK["figures.actual_in_future"], cell) for cell in ("D9", "D10")]

    assert without_consequences([*future, cause]) == [cause]


def test_of_a_workbook_of_another_province_nobody_asks_what_else_it_should_hold() -> None:
    cause = Failure(BOOK["submissions.other_province"], "s1", "", "", {})

    assert without_consequences([failure(BOOK["figures.pl1_key_indicators"], ""), cause]) == [cause]


def test_of_a_number_below_zero_nobody_says_that_its_parts_are_above_it() -> None:
    cause = failure(BOOK["figures.negative_count"], "D4")
    parts = [
        failure(BOOK[f"figures.{rule}"], "D5", "PL I!D4")
        for rule in ("active_within_total", "sector_within_total", "sectors_sum", "stock_flow_balance")
    ]

    assert without_consequences([*parts, cause]) == [cause]


def test_a_profit_above_the_revenue_is_not_called_unusual_too() -> None:
    cause = failure(BOOK["figures.profit_within_revenue"], "F13", "PL I!F12")
    unusual = [
        failure(BOOK[rule], "F13")
        for rule in (
            *("figures.profit_margin", "int_figures_in_force.year_on_year_jump"),
            *("int_figures_in_force.unusual_change", "int_figures_in_force.far_from_other_provinces"),
        )
    ]

    assert without_consequences([*unusual, cause]) == [cause]


def test_more_organisations_supported_than_there_are_do_not_make_their_money_too_small() -> None:
    cause = failure(BOOK["figures.supported_within_all"], "F12", "PL I!F6")
    money = failure(CAUSE, "F13", "PL III!F13, PL I!F12")

    assert without_consequences([money, cause]) == [cause]


def test_a_row_that_repeats_a_code_is_not_told_to_repeat_its_name_too() -> None:
    cause = failure(BOOK["register_rows.duplicate_code"], "B14", "PL I!B7")

    assert without_consequences([failure(BOOK["register_rows.duplicate_name"], "B14", "PL I!B7"), cause]) == [cause]


def test_what_is_wrong_with_a_whole_sheet_is_said_once_and_not_of_each_of_its_rows() -> None:
    cause = Failure(BOOK["int_register_rows.list_of_two_provinces"], "s1", "PL I", "", {})
    rows = [failure(BOOK["int_register_rows.may_be_the_same"], cell) for cell in ("B4", "B5")]
    elsewhere = replace(rows[0], sheet="PL II")

    assert without_consequences([*rows, cause, elsewhere]) == [cause, elsewhere]


def test_what_does_not_touch_the_faulty_cell_is_said() -> None:
    elsewhere = failure(CONSEQUENCE, "D30", "PL II!D28")
    of_another = replace(failure(CONSEQUENCE, "D28"), submission_id="s2")
    found = [failure(CAUSE, "D28"), elsewhere, of_another]

    assert without_consequences(found) == found


def test_without_its_cause_a_consequence_is_said() -> None:
    found = [failure(CONSEQUENCE, "D28")]

    assert without_consequences(found) == found


def test_a_rejection_is_never_left_out_for_a_warning() -> None:
    part, whole = BOOK["figures.sector_within_total"], BOOK["figures.sectors_sum"]
    part_above = failure(part, "D12", "PL I!D10", binding=True)

    assert without_consequences([part_above, failure(whole, "D10", binding=False)])[0] is part_above
    assert without_consequences([part_above, failure(whole, "D10", binding=True)]) != [part_above]
    assert len(without_consequences([part_above, failure(whole, "D10", binding=True)])) == 1


def test_the_second_gate_knows_what_the_first_one_found() -> None:
    jump = BOOK["int_figures_in_force.year_on_year_jump"]
    known = [(CAUSE.id, "s1", "PL I", "D28", "warning")]

    assert without_consequences([failure(jump, "D28")], known) == []  # type: ignore[arg-type]
    assert len(without_consequences([failure(jump, "D29")], known)) == 1  # type: ignore[arg-type]


def test_no_rule_yields_in_a_circle() -> None:
    """Else two faults that explain each other would both be silent."""
    yields = {rule.id: set(rule.yields_to) for rule in BOOK}
    settled: set[str] = set()
    while ready := {rule for rule, causes in yields.items() if rule not in settled and causes <= settled}:
        settled |= ready

    assert settled == set(yields)
