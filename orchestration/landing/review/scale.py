"""Are figures wrong by a factor: thousands for millions, a month for a year, a dot for a comma?

This module detects and does not repair. The figures of a return are compared with each other (`plausible.yaml`) and
with the others in their row. Where they cannot all be right, it looks for the one explanation that makes most of them
right and none wrong: these cells, times this factor. The result is a warning with the suggested value; the figures
stay.

Belongs here: one return against itself. Not here: its past and other provinces (`expectations/intermediate`), damage
visible in a single row of numbers (`damage`). Pure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any

from orchestration.landing.codes import MONEY_UNITS
from orchestration.landing.landed import Figure, Noticed
from orchestration.landing.learnt import learnt_once
from orchestration.landing.text import fold

PLAUSIBLE = Path(__file__).with_name("plausible.yaml")
_THOUSAND, _MILLION, _YEAR = Decimal(1000), Decimal(1_000_000), Decimal(12)
_VIETNAMESE = str.maketrans(",.", ".,")
_FAR = 20  # times above or below the middle of the others in a row
_BY_MONTH = re.compile(r"(?:^|[^\d ]) *thang|/ *th\b")  # `triệu đồng/tháng`, `tr.đ/th`; `6 tháng` is a period
_DOTTED = re.compile(r"^\d{1,3}\.\d{3}$")  # `7.998` may have been 7998 before a spreadsheet took its dot for a comma
# what a factor means: of counts, of money, of money by the year
_FACTORS = {
    _THOUSAND: (
        "nhỏ hơn thực tế 1000 lần (nhầm đơn vị hoặc mất dấu nghìn)",
        "1000 times too small (unit, or a lost dot)",
    ),
    1 / _THOUSAND: (
        "lớn hơn thực tế 1000 lần (nhầm đơn vị hoặc dấu phẩy)",
        "1000 times too large (unit, or a lost comma)",
    ),
    _MILLION: ("nhỏ hơn thực tế 1.000.000 lần (nhầm đơn vị)", "1 000 000 times too small (unit)"),
    1 / _MILLION: ("lớn hơn thực tế 1.000.000 lần (ghi bằng đồng)", "1 000 000 times too large (printed in đồng)"),
    _YEAR: ("là số của một tháng", "of one month"),
    1 / _YEAR: ("là số của cả năm, không phải một tháng", "of a year, not of a month"),
}


@dataclass(frozen=True, slots=True)
class Bound:
    """One entry of `plausible.yaml`."""

    indicator: str
    low: float
    high: float
    name_vi: str
    name_en: str
    per: str | None = None
    entity_types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A figure that is probably off by a factor.

    Attributes:
        figure: the figure.
        factor: what it should be multiplied by.
        because: the comparisons that come right with it.
        beside: the other figures compared with.
    """

    figure: Figure
    factor: Decimal
    because: tuple[Bound | None, ...]
    beside: tuple[Figure, ...]

    @property
    def value(self) -> Decimal:
        """The value suggested, in base units."""
        assert self.figure.value is not None
        return (self.figure.value * self.factor).quantize(Decimal("0.0001")).normalize()


@dataclass(frozen=True, slots=True)
class _Check:
    """A comparison: positions of the figures compared, the first judged by the others; no bound: by their middle."""

    positions: tuple[int, ...]
    bound: Bound | None

    def holds(self, values: Sequence[float]) -> bool:
        first, *others = (values[position] for position in self.positions)
        if self.bound is None:
            middle = abs(median(others))
            return not middle or middle / _FAR <= abs(first) <= middle * _FAR
        ratio = abs(first) / others[0] if others and others[0] else abs(first)
        return self.bound.low <= ratio <= self.bound.high or not first


@lru_cache(maxsize=1)
@learnt_once
def load_bounds() -> tuple[Bound, ...]:
    """The entries of `plausible.yaml`."""
    from orchestration.runtime.yaml_file import read_yaml  # once they are learnt, a reader does without

    entries: list[dict[str, Any]] = read_yaml(PLAUSIBLE)
    return tuple(
        Bound(**entry | {"entity_types": tuple(entry.get("entity_types", ()))} | _numbers(entry)) for entry in entries
    )


def _numbers(entry: dict[str, Any]) -> dict[str, float]:
    return {name: float(str(entry[name]).replace("_", "")) for name in ("low", "high")}


def suggest(figures: Sequence[Figure]) -> list[Suggestion]:
    """Figures that are probably off by a factor, by the explanations that put most comparisons right.

    >>> suggest([])
    []
    """
    told = [figure for figure in figures if figure.value is not None]
    values = [float(figure.value or 0) for figure in told]
    checks = [*_ratios(told, load_bounds()), *_rows(told)]
    found: list[Suggestion] = []
    explained: set[int] = set()
    while best := _best(told, values, checks, explained):
        factor, positions, repaired = best
        for position in positions:
            values[position] *= float(factor)
            mine = [check for check in repaired if position in check.positions] or repaired
            beside = {other for check in mine for other in check.positions if other != position}
            found.append(
                Suggestion(
                    told[position],
                    factor,
                    tuple(dict.fromkeys(check.bound for check in mine)),
                    tuple(told[other] for other in sorted(beside)),
                )
            )
        explained |= set(positions)
    return found


def implausible(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Figures outside the bounds of `plausible.yaml`; of a ratio, the one that is judged."""
    told = [figure for figure in figures if figure.value is not None]
    values = [float(figure.value or 0) for figure in told]
    return (told[check.positions[0]] for check in _ratios(told, load_bounds()) if not check.holds(values))


def _ratios(figures: Sequence[Figure], bounds: Sequence[Bound]) -> Iterator[_Check]:
    """Figures within bounds, alone or against another of the same organisations and time."""
    by_scope: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    for position, figure in enumerate(figures):
        if figure.funding_source == "total":
            by_scope[_scope(figure)].setdefault(figure.indicator_code, position)
    bounded = {bound.indicator for bound in bounds}
    for scope in by_scope.values():
        for bound in bounds if not bounded.isdisjoint(scope) else ():
            first = scope.get(bound.indicator)
            if first is None or (bound.entity_types and figures[first].entity_type not in bound.entity_types):
                continue
            if bound.per is None:
                yield _Check((first,), bound)
            elif (other := scope.get(bound.per)) is not None and (figures[other].value or 0) > 0:
                yield _Check((first, other), bound)


def _scope(figure: Figure) -> tuple[str, ...]:
    return (
        figure.period_code, figure.scenario, figure.entity_type, figure.sector_code, figure.policy_code,
        figure.program_code,
    )  # fmt: skip


def _rows(figures: Sequence[Figure]) -> Iterator[_Check]:
    """Money and people against the same of other years, where a row prints three or more of one kind of organisations.

    Groups, cooperatives and unions beside each other earn what they earn.
    """
    rows: dict[tuple[int, int, str, str], list[int]] = defaultdict(list)
    for position, figure in enumerate(figures):
        if figure.unit in (*MONEY_UNITS, "member", "person") and figure.value and figure.policy_code == "none":
            rows[figure.sheet_index, figure.row_index, figure.indicator_code, figure.entity_type].append(position)
    for row in rows.values():
        if len(row) >= 3:
            for position in row:
                yield _Check((position, *(other for other in row if other != position)), None)


def _best(
    figures: Sequence[Figure], values: Sequence[float], checks: Sequence[_Check], explained: set[int]
) -> tuple[Decimal, tuple[int, ...], list[_Check]] | None:
    """The factor and the figures that put most failing checks right and none wrong; None where two are as good.

    Of two that are as good, one that a dot before three digits speaks for is better.
    """
    failing = [check for check in checks if not check.holds(values)]
    suspects = {position for check in failing for position in check.positions} - explained
    if not suspects:
        return None
    ranked = []
    for positions in _candidates(figures, suspects):
        if explained & set(positions):
            continue
        concerned = [check for check in checks if not set(check.positions).isdisjoint(positions)]
        for factor in _factors([figures[position] for position in positions]):
            tried = list(values)
            for position in positions:
                tried[position] *= float(factor)
            after = {id(check) for check in concerned if check.holds(tried)}
            repaired = [check for check in concerned if check in failing and id(check) in after]
            broken = any(id(check) not in after and check.holds(values) for check in concerned)
            if repaired and not broken:
                shown = factor == _THOUSAND and all(_DOTTED.match(figures[p].printed_text) for p in positions)
                ranked.append(((len(repaired), -len(positions), shown), factor, positions, repaired))
    if not ranked:
        return None
    ranked.sort(key=lambda candidate: candidate[0], reverse=True)
    (rank, factor, chosen, repaired), *others = ranked
    for rival_rank, _, _, rival_repaired in others:  # one of the same failures that is as good: nobody can tell
        if rival_rank == rank and any(check in repaired for check in rival_repaired):
            return None
    return factor, chosen, repaired


def _candidates(figures: Sequence[Figure], suspects: set[int]) -> Iterator[tuple[int, ...]]:
    """What may share one mistake: a cell, a row, a column of money, a unit, the money of a sheet."""
    groups: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for position, figure in enumerate(figures):
        is_money = figure.unit in MONEY_UNITS
        groups["row", figure.sheet_index, figure.row_index].add(position)
        if is_money:
            groups["column", figure.sheet_index, figure.column_index].add(position)
            groups["unit", figure.sheet_index, figure.unit_text].add(position)
            groups["sheet", figure.sheet_index].add(position)
        if position in suspects:
            groups["cell", position].add(position)
    seen = set()
    for group in groups.values():
        unit = figures[min(group)].unit
        chosen = tuple(sorted(position for position in group if figures[position].unit == unit))
        if chosen not in seen and not suspects.isdisjoint(chosen):
            seen.add(chosen)
            yield chosen


def _factors(figures: Sequence[Figure]) -> tuple[Decimal, ...]:
    """What figures of one unit may all be off by."""
    unit = figures[0].unit
    if unit == "vnd_per_year":  # what is printed by the year was never multiplied by twelve
        wrong = {_YEAR if _is_by_month(figure) else 1 / _YEAR for figure in figures}
        return tuple(factor for factor in _FACTORS if factor not in wrong)
    if unit == "vnd":
        return (_THOUSAND, 1 / _THOUSAND, _MILLION, 1 / _MILLION)
    return (_THOUSAND,) if unit in ("member", "person") else ()


def _is_by_month(figure: Figure) -> bool:
    return any(_BY_MONTH.search(fold(text)) for text in (figure.unit_text, figure.row_label, figure.column_label))


def notices(figures: Sequence[Figure]) -> Iterator[Noticed]:
    """A warning for each figure that is probably off by a factor, with the value it probably should be."""
    for suggestion in suggest(figures):
        figure = suggestion.figure
        said_vi, said_en = _FACTORS[suggestion.factor]
        because = [bound for bound in suggestion.because if bound]
        yield Noticed(
            "figures.scale_suspected",
            figure.sheet,
            figure.cell,
            figure.printed_text,
            expected=f"{suggestion.value:f}",
            related_cells=", ".join(f"{other.sheet}!{other.cell}" for other in suggestion.beside[:6]),
            params={
                "unit": figure.unit,
                "said_vi": said_vi,
                "said_en": said_en,
                "because_vi": ", ".join(bound.name_vi for bound in because) or "các số cùng dòng",
                "because_en": ", ".join(bound.name_en for bound in because) or "the others of its row",
                "suggested_vi": _shown(suggestion.value, figure.unit, "triệu đồng").translate(_VIETNAMESE),
                "suggested_en": _shown(suggestion.value, figure.unit, "million dong"),
            },
        )


def _shown(value: Decimal, unit: str, million: str) -> str:
    """A suggested value as English writes it, money in millions."""
    amount = value / _MILLION if unit in MONEY_UNITS else value
    text = f"{amount:,.2f}".rstrip("0").rstrip(".")
    return f"{text} {million}" if unit in MONEY_UNITS else text
