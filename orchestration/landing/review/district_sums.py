"""Do the districts or communes of a table add up to its province?

Only additive values are compared: exact counts and sums that every place prints.

Belongs here: rows of places against the row of the whole. Not here: which rows are places (`crosswise`). Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from orchestration.landing.cells.workbook import address
from orchestration.landing.landed import Figure, Noticed
from orchestration.landing.layout.outline import SUB_ROW, depth_of
from orchestration.landing.meaning.row import Row

ADDABLE = ("org", "member", "person", "vnd")


def compare_sums(
    beside: Sequence[Row], figures: Sequence[Figure | Noticed], totals: Sequence[Figure | Noticed]
) -> Iterator[Noticed]:
    """A finding for each column whose places do not add up to the figure of the whole.

    Args:
        beside: the rows of the places.
        figures: what was read of them.
        totals: what was read of the row of the whole.
    """
    by_column: dict[int, list[Figure]] = defaultdict(list)
    for item in figures:
        if isinstance(item, Figure) and item.value is not None and item.qualifier == "exact":
            by_column[item.column_index].append(item)
    levels = _levels(beside)
    for total in totals:
        if not isinstance(total, Figure) or total.value is None or total.unit not in ADDABLE:
            continue
        # years below each other: each sum is of its own
        parts = [part for part in by_column[total.column_index] if part.period_code == total.period_code]
        below = [row for row in beside if row.time is None or row.time.period == total.period_code]
        sums = [_sum([part for part in parts if part.row_index in level]) for level in levels]
        if len(parts) == len(below) > 1 and total.qualifier == "exact" and total.value not in (*sums, _sum(parts)):
            together = sums[0]
            first, last = (address(row.source.index, total.column_index) for row in (below[0], below[-1]))
            yield Noticed(
                "figures.places_do_not_add_up",
                total.sheet,
                total.cell,
                total.printed_text,
                expected=f"{together:f}",
                related_cells=f"{total.sheet}!{first}:{last}",
                params={"sum": as_number(together)},
            )


def _levels(below: Sequence[Row]) -> list[set[int]]:
    """The rows of each depth, the shallowest first: `I. Vùng cao` sums up `1. Mường Khương` and those beside it."""
    levels: dict[float, set[int]] = defaultdict(set)
    for row in below:
        levels[depth_of(row.source) or SUB_ROW].add(row.source.index)
    return [levels[depth] for depth in sorted(levels)]


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum((figure.value for figure in figures if figure.value is not None), Decimal(0))


def as_number(added: Decimal) -> int | float:
    """A sum as a message prints it: whole where it is."""
    return float(added) if added % 1 else int(added)
