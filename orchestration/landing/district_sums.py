"""Do the districts or communes of a table add up to its province?

Only what can be added is compared: exact counts and sums, where every place prints one.

Belongs here: rows of places against the row of the whole. Not here: which rows are places (`crosswise`). Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from orchestration.landing.codes import Codes
from orchestration.landing.figures import Figure, Noticed, Place, figures_of
from orchestration.landing.lexicon import Lexicon
from orchestration.landing.numbers import Style
from orchestration.landing.rows import Row
from orchestration.landing.workbook import address

_ADDABLE = ("org", "member", "person", "vnd")


def compare_sums(
    place: Place, rows: Sequence[Row], totals: Sequence[Figure | Noticed], style: Style, lexicon: Lexicon, codes: Codes
) -> Iterator[Noticed]:
    """A finding for each column whose places do not add up to the figure of the whole.

    Args:
        place: a table of places.
        rows: its rows.
        totals: what was read of the row of the whole.
        style: separators of the table.
        lexicon: known wordings.
        codes: code lists.
    """
    whole = next((row for row in rows if row.meaning), None)
    below = [replace(row, meaning=whole.meaning, is_place=False) for row in rows if row.is_place] if whole else []
    by_column: dict[int, list[Figure]] = defaultdict(list)
    for item in figures_of(place, below, style, lexicon, codes):
        if isinstance(item, Figure) and item.value is not None and item.qualifier == "exact":
            by_column[item.column_index].append(item)
    for total in totals:
        if not isinstance(total, Figure) or total.value is None or total.unit not in _ADDABLE:
            continue
        parts = by_column[total.column_index]
        together = sum((part.value for part in parts if part.value is not None), Decimal(0))
        if len(parts) == len(below) > 1 and total.qualifier == "exact" and together != total.value:
            first, last = (address(row.source.index, total.column_index) for row in (below[0], below[-1]))
            yield Noticed(
                "figures.places_do_not_add_up",
                total.sheet,
                total.cell,
                total.printed_text,
                expected=f"{together:f}",
                related_cells=f"{total.sheet}!{first}:{last}",
                params={"sum": float(together) if together % 1 else int(together)},
            )
