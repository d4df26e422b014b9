"""Which columns beside the labels hold the place of each row, or a part of its label: `Số HTX | Nông nghiệp`?

Belongs here: places left of labels, and parts right of them as databases export them. Not here: tables whose labels are
places and labels that continue in the next column (`naming_columns`), groups left of their rows (`printed_rows`), rows
of a part of the province (`rows`). Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.cells_below import holds_known_names, holds_unknown_names
from orchestration.landing.layout.found_header import FoundHeader
from orchestration.landing.layout.header_parts import header_parts
from orchestration.landing.layout.label_columns import goes_on_right
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
    """The column of places left of the labels; names of provinces are reported whatever their header."""
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


def parts_right_of(
    sheet: Sheet, header: FoundHeader, label_column: int, first_value: int, lexicon: Lexicon
) -> int | None:
    """The column between labels and figures that holds names of sectors, ratings or organisations, if one does.

    Args:
        sheet: the sheet.
        header: the header.
        label_column: where the labels are.
        first_value: the first column of figures.
        lexicon: known wordings.
    """
    for column in range(label_column + 1, first_value):
        if header.roles.get(column, "label") != "label":
            continue
        if header_parts(sheet, *header.texts, column):
            is_apart = not goes_on_right(sheet, header.texts, column, [label_column])
        else:  # below no header of its own labels may go on, but never beside each other
            is_apart = any(
                sheet.text(row, label_column) and sheet.text(row, column)
                for row in range(header.end + 1, len(sheet.rows))
            )
        if is_apart and holds_known_names(sheet, header.end, column, lexicon):
            return column
    return None
