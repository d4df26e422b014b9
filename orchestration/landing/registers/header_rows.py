"""Where does the header of a list begin, and how many rows does it have?

Belongs here: rows that name columns or complete those that do. Not here: what the columns are (`register_columns`).
Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.header_rows import is_repeated
from orchestration.landing.registers.header_texts import COLUMN_NUMBER, header_text
from orchestration.landing.registers.header_times import is_time_below_band
from orchestration.landing.registers.header_words import (
    choice_of,
    is_of_names,
    kind_named,
    may_be_of_names,
    role_of,
)
from orchestration.landing.values.numbers import is_value
from orchestration.landing.values.periods import YEAR
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_note

_OWN = {"order", "name", "registration_code", "personal"}  # columns that nothing is divided below
_DEPTH = 3
_LOOK_AHEAD = 12  # rows
FEWEST_COLUMNS = 3


def may_begin(sheet: Sheet, row: int, lexicon: Lexicon) -> bool:
    """Whether the header of a list could begin in a row: it goes on below, or names the column of names itself."""
    if not _has_words(sheet, row):
        return False
    texts = sheet.row_texts(row)
    if sum(map(_is_figure, texts)) >= FEWEST_COLUMNS or _stored_figures(sheet, row):
        return False  # a row of a form, whose unit `HTX` is printed again in the next
    if sheet.has_merged(row):
        texts = [sheet.text(*sheet.anchor(row, column)) for column in range(sheet.width)]
    if any(is_of_names(text, lexicon) for text in texts if text) or last_row(sheet, row, lexicon) > row:
        return True
    return any(may_be_of_names(text) and holds_names(sheet, row, column, lexicon) for column, text in enumerate(texts))


def holds_names(sheet: Sheet, header: int, column: int, lexicon: Lexicon) -> bool:
    """Whether most texts right below a header are names of cooperatives: `HTX Tân Tiến`, not the unit `HTX`."""
    rows = range(header + 1, min(header + 1 + _LOOK_AHEAD, len(sheet.rows)))
    below = [text for row in rows if (text := sheet.text(row, column))]
    names = (lexicon.listed.first_named(text) and not kind_named(text, lexicon) for text in below)
    return 2 * sum(map(bool, names)) > len(below) > 1


def _is_figure(text: str) -> bool:
    """Whether a text is a number and nothing else, and no year."""
    return is_value(text) and not (any(map(str.isalpha, text)) or YEAR.search(text))


def _stored_figures(sheet: Sheet, row: int) -> int:
    """How many numbers of a row are stored as such, and no years."""
    return sum(isinstance(cell, float) and not YEAR.fullmatch(f"{cell:g}") for cell in sheet.cells(row))


def _has_words(sheet: Sheet, row: int) -> bool:
    """Whether words stand in as many columns of a row, and of those that may go on with it, as a list has at least.

    In a form they stand in two, of labels and units; merged cells are looked at more closely.
    """
    rows = range(row, min(row + _DEPTH + 1, len(sheet.rows)))
    return any(map(sheet.has_merged, rows)) or len(set().union(*map(sheet.worded_columns, rows))) >= FEWEST_COLUMNS


def last_row(sheet: Sheet, first: int, lexicon: Lexicon) -> int:
    """The last row of the header that would begin in a row; one empty row between its parts counts for none."""
    last = first
    while last < first + _DEPTH:
        below = (last + 1,) if any(sheet.row_texts(last + 1)) else (last + 1, last + 2)
        found = next((row for row in below if _is_sub_header(sheet, first, last, row, lexicon)), None)
        if found is None:
            break
        last = found
    return last


def _is_sub_header(sheet: Sheet, first: int, last: int, row: int, lexicon: Lexicon) -> bool:
    """Whether a row only completes the header that ends above it, or numbers the columns."""
    if row >= len(sheet.rows):
        return False
    filled = {c: text for c, text in enumerate(sheet.row_texts(row)) if text}
    if sheet.has_merged(row) and any(sheet.anchor(row, c)[0] in range(first, row) for c in range(sheet.width)):
        return True
    if len(filled) >= FEWEST_COLUMNS and all(COLUMN_NUMBER.fullmatch(text) for text in filled.values()):
        return True
    if _divides_bands(sheet, last, filled) or _prints_units(sheet, range(first, last + 1), filled, lexicon):
        return True
    if is_repeated(sheet, last, row, {c for c, text in filled.items() if is_of_names(text, lexicon)}):
        return True
    if any(is_value(text) for text in filled.values()):
        return False
    if _completes(sheet, first, last, filled, lexicon):
        return True
    # names of columns below bands, nothing below the columns that are named above
    named = {c for c in range(sheet.width) if role_of(header_text(sheet, first, last, c), lexicon)[0] in _OWN}
    known = any(choice_of(text, lexicon) or role_of(text, lexicon)[0] for text in filled.values())
    return known and not named & set(filled) and all(_below_band(sheet, last, c, filled) for c in filled)


def _prints_units(sheet: Sheet, header: range, filled: Mapping[int, str], lexicon: Lexicon) -> bool:
    """Whether a row holds nothing but units, below columns that are named: `(1.000đ)`, `người`."""
    named = (any(sheet.text(*sheet.anchor(row, column)) for row in header) for column in filled)
    return bool(filled) and all(_is_unit(text, lexicon) for text in filled.values()) and all(named)


def _is_unit(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a unit; without brackets `HTX` may as well stand over the cooperatives of a list."""
    unit = lexicon.unit(text.strip("( )"))
    return unit is not None and (text.startswith("(") or unit.code != "org")


def _completes(sheet: Sheet, first: int, last: int, filled: Mapping[int, str], lexicon: Lexicon) -> bool:
    """Whether a row goes on with words of the header above it: `Số` over `thành viên`, `Vốn` over `(triệu đồng)`."""
    above = {column: header_text(sheet, first, last, column) for column in filled}
    joined = {
        column: role_of(f"{above[column]} {text}", lexicon)[0] for column, text in filled.items() if above[column]
    }
    if len(joined) < len(filled) or None in joined.values():
        return False
    completed = [column for column, code in joined.items() if role_of(above[column], lexicon)[0] != code]
    units = [column for column, text in filled.items() if _is_unit(text, lexicon)]
    return bool(completed or units) and all(
        column in completed or column in units or lexicon.role("register", filled[column]) is None for column in filled
    )


def _divides_bands(sheet: Sheet, above: int, filled: Mapping[int, str]) -> bool:
    """Whether a row has words below bands over several columns of the row above, and nowhere else.

    A band is merged over them, stands over the first of them, or is repeated over each.
    """
    words = (without_note(text) for text in filled.values() if not is_time_below_band(text))
    if any(map(str.isdigit, "".join(words))):
        return False
    if not sheet.has_merged(above):
        over = [_left_of(sheet, above, column, filled) for column in filled]
        return len(filled) > 1 and all(band and over.count(band) > 1 for band in over)
    anchors = {column: sheet.anchor(above, column) for column in filled}
    bands = {anchor for anchor in anchors.values() if sheet.text(*anchor)}
    wide = {anchor for anchor in bands if anchor == sheet.anchor(above, anchor[1] + 1)}
    return len(filled) > 1 and all(anchor in wide for anchor in anchors.values())


def _left_of(sheet: Sheet, row: int, column: int, below: Collection[int]) -> str:
    """The text over a column: its own, or the nearest one to the left over columns that all go on below."""
    while column in below and not sheet.text(row, column):
        column -= 1
    return sheet.text(row, column) if column in below else ""


def _below_band(sheet: Sheet, row: int, column: int, below: Collection[int]) -> bool:
    """Whether the text above a column stands over its neighbour too, or is itself such a neighbour's."""
    return not sheet.text(row, column) or (column + 1 in below and not sheet.text(row, column + 1))
