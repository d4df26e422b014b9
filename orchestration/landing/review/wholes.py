"""Figures of one table by their codes: the whole that a figure is a part of, the same figure of an earlier year.

Belongs here: relations between figures that follow from their codes. Not here: columns and headers (`comparisons`),
whether parts add up (the rule book). Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from orchestration.landing.codes import Codes
from orchestration.landing.landed import Figure
from orchestration.landing.values.period_codes import is_span, period_year

_DIMENSIONS = ("sector_code", "funding_source", "policy_code")  # whose whole is `total`
_Whole = tuple[str, str, tuple[str, ...]]  # place, dimension of its parts, key


class RelatedFigures:
    """The figures of a table, and what they are to each other."""

    def __init__(self, figures: Mapping[tuple[int, int], Figure], places: Mapping[int, str], codes: Codes) -> None:
        """Take the figures of one table.

        Args:
            figures: by row and column.
            places: the names of rows that are districts, communes or former provinces.
            codes: code lists.
        """
        self.figures, self.places, self.codes = figures, places, codes

    def wholes(self, figure: Figure) -> list[Figure]:
        """What a figure can be a share of, the likeliest first.

        Each whole as printed, then as its parts add up; then what else is a part of it and larger: the good ones may be
        a share of those rated, or of those in operation.
        """
        found: list[Figure] = []
        others: list[Figure] = []
        for place, dimension, key in self._wholes(figure):
            if whole := self._by_key.get((place, key)):
                parts = self._parts[place, dimension, key]
                found += [whole, *_sum(whole, parts)]
                others += [part for part in parts if dimension == "indicator_code" and _is_larger(part, figure)]
        return found + others

    def sums_up(self, figure: Figure) -> bool:
        """Whether a figure is what the rows right above it add up to: it is all of itself, whatever it is a part of."""
        total, row = Decimal(0), figure.row_index - 1
        while (above := self.figures.get((row, figure.column_index))) and above.value and total < (figure.value or 0):
            total, row = total + above.value, row - 1
        return total == figure.value and figure.row_index - row > 2

    def earlier(self, figure: Figure, year: int | None = None) -> list[Figure]:
        """The same figure of the year before, or of a named year, in another row of its column."""
        if is_span(figure.period_code):
            return []
        now, part = period_year(figure.period_code), figure.period_code[4:]
        series = [
            other
            for other in self._series[self._place(figure), figure.column_index, figure.key[2:]]
            if other.period_code[4:] == part and other.scenario != "plan" and not is_span(other.period_code)
        ]
        before = [f for f in series if period_year(f.period_code) == (year or now - 1) != now]
        if before or year is not None:
            return before
        return sorted((f for f in series if period_year(f.period_code) < now), key=lambda f: f.period_code)[-1:]

    @cached_property
    def _by_key(self) -> dict[tuple[str, tuple[str, ...]], Figure]:
        found: dict[tuple[str, tuple[str, ...]], Figure] = {}
        for figure in self.figures.values():
            found.setdefault((self._place(figure), figure.key), figure)
        return found

    @cached_property
    def _parts(self) -> dict[_Whole, list[Figure]]:
        found: dict[_Whole, list[Figure]] = defaultdict(list)
        for figure in self._by_key.values():
            for whole in self._wholes(figure):
                found[whole].append(figure)
        return found

    @cached_property
    def _series(self) -> dict[tuple[object, ...], list[Figure]]:
        found: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for figure in self.figures.values():
            found[self._place(figure), figure.column_index, figure.key[2:]].append(figure)
        return found

    def _place(self, figure: Figure) -> str:
        return self.places.get(figure.row_index, "")

    def _wholes(self, figure: Figure) -> Iterator[_Whole]:
        """The wholes that a figure is a part of by its codes, printed or not."""
        indicator = self.codes.indicators[figure.indicator_code]
        if indicator.aggregation != "sum":
            return
        place = self._place(figure)
        if place:
            yield "", "place", figure.key
        for dimension in _DIMENSIONS:
            if getattr(figure, dimension) not in ("total", "none"):
                yield place, dimension, figure._replace(**{dimension: "total"}).key  # type: ignore[arg-type]  # all texts
        while indicator.parent and (parent := self.codes.indicators[indicator.parent]).aggregation == "sum":
            yield place, "indicator_code", figure._replace(indicator_code=parent.code).key
            indicator = parent
        if figure.entity_type not in ("all", "support_program"):
            yield place, "entity_type", figure._replace(entity_type="all").key


def _is_larger(figure: Figure, other: Figure) -> bool:
    return figure.value is not None and other.value is not None and figure.value > other.value


def _sum(whole: Figure, parts: Sequence[Figure]) -> Iterator[Figure]:
    """What parts add up to, in the cell of their whole: a whole that they contradict has a finding of its own."""
    values = [part.value for part in parts if part.value is not None and part.qualifier == "exact"]
    if len(values) == len(parts) > 1 and whole.value is not None and whole.qualifier == "exact":
        yield whole._replace(value=sum(values, Decimal(0)))
