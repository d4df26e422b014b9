"""Ratios of two indicators that lie between the bounds of their day.

Belongs here: the kind that divides one figure by another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orchestration.quality.check_kinds import Bound, RatioRangeCheck
from orchestration.quality.rulebook import Rule
from orchestration.quality.selects.phrases import (
    COLUMN,
    SCOPE,
    array,
    demanding,
    described,
    double,
    literal,
    nearest,
    number,
    same,
)


def ratio_ranges(rules: Sequence[Rule]) -> str:
    """Ratios of two indicators of the same column and scope that lie between the bounds of their day.

    Args:
        rules: rules whose checks are `RatioRangeCheck`, at least one.

    Returns:
        A SELECT over `printed`, one row for each rule and numerator with a denominator that is not too small.
    """
    checks = [(rule.id, check) for rule in rules if isinstance(check := rule.check, RatioRangeCheck)]
    demanded = [
        (literal(rule_id), literal(check.numerator), literal(check.denominator), array(check.entity_types),
         double(check.smallest_denominator))
        for rule_id, check in checks
    ]  # fmt: skip
    return f"""
        WITH {demanding("rule_id, numerator, denominator, entity_types, smallest", demanded)},
        ratios AS (
            SELECT
                d.rule_id, {described("numerator")},
                denominator.value AS denominator, denominator.cell AS denominator_cell,
                denominator.what_vi AS denominator_what_vi, denominator.what_en AS denominator_what_en,
                place(denominator.sheet, denominator.cell) AS related_cells,
                numerator.period_ends,
                numerator.exact AND denominator.exact AS exact,
                numerator.value / denominator.value AS ratio,
                {_dated(checks, "minimum", "numerator.period_ends")} AS expected_low,
                {_dated(checks, "maximum", "numerator.period_ends")} AS expected_high
            FROM printed AS numerator
            INNER JOIN demanded AS d
                ON d.numerator = numerator.indicator_code AND list_contains(d.entity_types, numerator.entity_type)
            INNER JOIN printed AS denominator
                ON {same("denominator", "numerator", (*COLUMN, *SCOPE))}
                AND denominator.indicator_code = d.denominator
            WHERE denominator.value >= d.smallest
            {nearest("denominator", "numerator", rule="d.rule_id")}
        )
        SELECT
            * EXCLUDE (ratio, period_ends, exact), round(ratio, 2) AS ratio, round(100 * ratio, 1) AS ratio_percent,
            round(100 * expected_high, 1) AS highest_percent,
            (expected_low IS NULL OR ratio * allowance(exact) >= expected_low)
                AND (expected_high IS NULL OR ratio <= expected_high * allowance(exact)) AS ok
        FROM ratios
    """


def _dated(checks: Iterable[tuple[str, RatioRangeCheck]], side: str, day: str) -> str:
    """A CASE over the bounds of each rule in their order; the first whose `until` is not passed counts."""
    cases = (f"WHEN '{rule_id}' THEN {_bound(check.bounds, side, day)}" for rule_id, check in checks)
    return f"CASE d.rule_id {' '.join(cases)} END::DOUBLE"


def _bound(bounds: tuple[Bound, ...], side: str, day: str) -> str:
    cases = []
    for bound in bounds:
        value = getattr(bound, side)
        until = "true" if bound.until is None else f"{day} <= DATE '{bound.until.isoformat()}'"
        cases.append(f"WHEN {until} THEN {'NULL' if value is None else number(value)}")
    return f"CASE {' '.join(cases)} END"
