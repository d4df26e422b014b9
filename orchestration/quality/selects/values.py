"""Figures by themselves: values between bounds, codes that their seed holds.

Belongs here: kinds that look at one figure at a time. Not here: figures beside each other (`parts`, `sums`, `ratios`).
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.quality.check_kinds import InSeedCheck, RangeCheck
from orchestration.quality.rulebook import Rule
from orchestration.quality.selects.phrases import any_of, array, demanding, described, double, literal


def ranges(rules: Sequence[Rule]) -> str:
    """Values that lie between bounds, both included.

    An interval lies there with both its ends. What has no value is not looked at.

    Args:
        rules: rules whose checks are `RangeCheck`, at least one.

    Returns:
        A SELECT over `figures`, one row for each rule and figure that it chooses by unit or by indicator.
    """
    demanded = [
        (literal(rule.id), array(check.units), array(check.indicators), array(check.excluded), double(check.minimum),
         double(check.maximum))
        for rule in rules
        if isinstance(check := rule.check, RangeCheck)
    ]  # fmt: skip
    return f"""
        WITH {demanding("rule_id, units, indicators, excluded, minimum, maximum", demanded)}
        SELECT
            d.rule_id, {described("f")}, d.minimum AS expected_low, d.maximum AS expected_high,
            (d.minimum IS NULL OR coalesce(f.value_low, f.value) >= d.minimum)
                AND (d.maximum IS NULL OR coalesce(f.value_high, f.value) <= d.maximum) AS ok
        FROM figures AS f
        INNER JOIN demanded AS d
            ON (d.units = [] OR list_contains(d.units, f.unit))
            AND (d.indicators = [] OR list_contains(d.indicators, f.indicator_code))
            AND NOT list_contains(d.excluded, f.indicator_code)
        WHERE f.value IS NOT NULL
    """


def in_seed(check: InSeedCheck) -> str:
    """Codes that their seed holds.

    Args:
        check: the column, its seed, and the codes that are right without being in it.

    Returns:
        A SELECT over `figures`, one row for each figure, without `rule_id`.
    """
    also = f"OR f.{check.column} IN {any_of(check.also)}" if check.also else ""
    return f"""
        SELECT {described("f")}, f.{check.column} AS code, s.{check.column} IS NOT NULL {also} AS ok
        FROM figures AS f
        LEFT JOIN seed_{check.seed} AS s ON s.{check.column} = f.{check.column}
    """
