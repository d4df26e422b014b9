"""Rules become queries: which rules share a query, and which module writes the SELECT of each kind.

For one workbook, parsing and binding a statement takes the database longer than running it, so the rules of one
parametric kind share one SELECT wherever its SQL allows.

Belongs here: from rules to queries; a new kind of check is registered here. Not here: the SQL of a kind (`selects`),
running a query (`evaluation`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from orchestration.quality.check_kinds import DimensionPartCheck, DimensionSumCheck, InSeedCheck, ReaderCheck, SqlCheck
from orchestration.quality.rulebook import Rule
from orchestration.quality.selects import parts, ratios, required, sums, values

#: The kinds whose rules are asked together, and who writes their SELECT.
_TOGETHER: dict[str, Callable[[Sequence[Rule]], str]] = {
    "range": values.ranges,
    "part_of_total": parts.parts_of_totals,
    "sum_of_parts": sums.sums_of_parts,
    "ratio_range": ratios.ratio_ranges,
    "required_indicator": required.required_indicators,
}


class Question(NamedTuple):
    """One SELECT, and the rules whose checks it holds."""

    rules: tuple[Rule, ...]
    select: str


def compile_checks(rules: Iterable[Rule]) -> list[Question]:
    """The questions that ask all of the rules: one for each kind asked together, then one for each other rule.

    Args:
        rules: rules that the reader does not check itself.

    Returns:
        Every rule in exactly one question. Each SELECT gives `rule_id, submission_id, sheet, cell, ok` and the
        columns that messages use.

    Raises:
        ValueError: the reader checks one of the rules, there is nothing to select.
    """
    alone: list[Question] = []
    together: dict[str, list[Rule]] = {}
    for rule in rules:
        match rule.check:
            case SqlCheck(select=select):
                alone.append(_named(rule, select))
            case InSeedCheck() as check:
                alone.append(_named(rule, values.in_seed(check)))
            case DimensionSumCheck() as check:
                alone.append(_named(rule, sums.dimension_sum(check)))
            case DimensionPartCheck() as check:
                alone.append(_named(rule, parts.dimension_part(check)))
            case ReaderCheck():
                raise ValueError(f"{rule.id} is checked by the reader")
            case check:
                together.setdefault(check.kind, []).append(rule)
    return [*(Question(tuple(alike), _TOGETHER[kind](alike)) for kind, alike in together.items()), *alone]


def _named(rule: Rule, select: str) -> Question:
    """A rule asked alone: its SELECT says what is found, the question adds whose it is."""
    return Question((rule,), f"SELECT '{rule.id}' AS rule_id, one.* FROM ({select}) AS one")
