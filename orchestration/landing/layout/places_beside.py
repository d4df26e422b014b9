"""Which column left of the labels says of which place each row is?

Belongs here: places beside labels. Not here: tables whose labels are places (`naming_columns`), what a row of a part of
the province is worth (`rows`). Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.found_header import FoundHeader
from orchestration.landing.layout.naming_columns import holds_unknown_names
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.places import as_province


@dataclass(frozen=True, slots=True)
class PlacesBeside:
    """The places left of the labels of a table.

    Attributes:
        places: the column that names several places, if one does.
        one_province: the column that names the same province in every row, if one does.
        province: that province, as a title would print it; what it says is said of the whole table.
    """

    places: int | None = None
    one_province: int | None = None
    province: str = ""


def places_beside(sheet: Sheet, header: FoundHeader, label_column: int, lexicon: Lexicon) -> PlacesBeside:
    """The column of places left of the labels; names of provinces are told whatever their header."""
    for column in range(header.span.start, label_column):
        texts = {text for row in range(header.end + 1, len(sheet.rows)) if (text := sheet.text(row, column))}
        provinces = [as_province(text, lexicon) for text in texts]
        if provinces and all(provinces):
            one = len(provinces) == 1
            return PlacesBeside(one_province=column, province=provinces[0]) if one else PlacesBeside(places=column)
    named = header.column_of("place")
    if named is None or named > label_column or not holds_unknown_names(sheet, header.end, named, lexicon):
        return PlacesBeside()  # `Khu vực` over `HTX`, `THT` is no column of places
    return PlacesBeside(places=named)
