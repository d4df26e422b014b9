"""A table without the numbers of the one district that it does not name: `Số HTX trên địa bàn thành phố`.

Only a province that is a city calls itself so. Elsewhere such a row would count as the whole province.

Belongs here: rows and columns of a table that is read. Not here: whole tables (`left_out`), places by their name
(`words.places`), the words themselves (`words.unnamed_places`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orchestration.landing.codes import Province
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.row import Row
from orchestration.landing.reading.assignment import Read
from orchestration.landing.words.unnamed_places import of_unnamed_district


def of_the_province(read: Read, province: Province | None) -> Read:
    """A table with rows and columns of a district that it does not name as those of places, which do not count.

    Args:
        read: the table and its rows, understood.
        province: who reports; None where that is no province.
    """
    if province is None:
        return read
    place, rows = read
    headed = _below_a_heading(place, rows, province)
    below = [row.source.index in headed or of_unnamed_district(row.label.text, province) for row in rows]
    apart = [column for column in place.table.columns if of_unnamed_district(column.text, province)]
    if not (any(below) or apart):
        return read
    return replace(place, table=place.table.without(apart)), [
        replace(row, meaning=None, is_place=True) if row.meaning and is_below else row
        for row, is_below in zip(rows, below, strict=True)
    ]


def _below_a_heading(place: Place, rows: Sequence[Row], province: Province) -> set[int]:
    """The rows below a heading of such a district, up to the next: `Trên địa bàn thành phố`."""
    counted, found = {row.source.index for row in rows if row.source.has_values}, set()
    is_below = False
    for row in range(place.table.body[0], place.table.body[1] + 1):
        if row in counted:
            found |= {row} if is_below else set()
        elif heading := place.sheet.text(row, place.table.label_column):
            is_below = of_unnamed_district(heading, province)
    return found
