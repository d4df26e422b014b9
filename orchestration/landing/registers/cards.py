"""Organisations printed as cards instead of rows: `Tên HTX: | HTX Thiên An` over `Mã số thuế: | ...`.

A card has one line per attribute. Several cards stand one below the other, or side by side to the right of one column
of labels, below a row of their names: `Nội dung | HTX Thiên An | HTX Tân Tiến`. They are turned into a list whose
cells keep their original positions.

Belongs here: cards as a list. Not here: what the list says (`register`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from orchestration.landing.cells.workbook import Sheet, address
from orchestration.landing.landed import Noticed, RegisterRow, Unrecognised
from orchestration.landing.registers.header_words import has_letter, role_of, sector_of
from orchestration.landing.registers.register_columns import LOOK_AHEAD
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Cell
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_numbering

_FEWEST = 4  # things that a card tells, the name among them
_MAY_NAME = re.compile("t[êe]n ", re.IGNORECASE)
_NAMED = "ten "  # a line `Hợp tác xã` may count them
_OF_LABELS = 3  # columns in which labels may stand
_TOLD_OF_ONE = {"registration_code", "founded", "commune"}  # no sum of cooperatives has them
_NAMES = "Tên HTX"  # over names whose row says `Nội dung`


@dataclass(frozen=True)
class Cards:
    """Cards as a list.

    Attributes:
        sheet: titles, one row of headers, a row for each card.
        printed_at: row and column where each cell of that list was printed, by its address there.
    """

    sheet: Sheet
    printed_at: Mapping[str, tuple[int, int]]

    def where_printed(self, found: RegisterRow | Noticed | Unrecognised) -> RegisterRow | Noticed | Unrecognised:
        """What was read of the list, with the cell of the card."""
        row, column = self.printed_at.get(found.cell, (0, 0))
        if isinstance(found, RegisterRow):
            return found._replace(cell=address(row, column), row_index=row)
        return replace(found, cell=address(row, column))


class _Line(NamedTuple):
    """A line of a card: its row, its label, and the code of what lists tell under such a header."""

    row: int
    label: str
    code: str | None


def cards_of(sheet: Sheet, lexicon: Lexicon) -> Cards | None:
    """The cards of a sheet as a list; None where it has none."""
    for column in range(min(sheet.width, _OF_LABELS)):
        texts = [sheet.text(row, column) for row in range(len(sheet.rows))]
        names, heads = any(map(_MAY_NAME.search, texts)), [lexicon.header(text) for text in texts[:LOOK_AHEAD]]
        if not (names or "label" in heads):
            continue  # a sheet has thousands of rows
        labels = dict(enumerate(map(_label, texts)))
        if names:
            starts = [
                row for row, text in labels.items() if _names_one(text, lexicon) and _has_names(sheet, row, column)
            ]
            cards = _cards(sheet, column, labels, starts, lexicon)
            if cards and all(len({line.code for line in card if line.code}) >= _FEWEST for card in cards):
                return _as_list(sheet, column, cards)
        if beside := _beside_each_other(sheet, column, labels, lexicon):
            return beside
    return None


def _beside_each_other(sheet: Sheet, column: int, labels: Mapping[int, str], lexicon: Lexicon) -> Cards | None:
    """Cards right of one column of labels, or of labels and their units, below a row that holds their names."""
    first = next((row for row in range(LOOK_AHEAD) if lexicon.header(labels.get(row, "")) == "label"), None)
    if first is None:
        return None
    if lexicon.header(sheet.text(first, column + 1)) == "unit":
        column += 1
        units = ((row, sheet.text(row, column)) for row in labels)
        labels = {row: f"{labels[row]} ({unit})" if unit and row != first else labels[row] for row, unit in units}
    heads = [row for row in labels if row >= first and _heads_names(sheet, row, column, labels[row], lexicon)]
    cards = _cards(sheet, column, {**labels, **dict.fromkeys(heads, _NAMES)}, heads, lexicon)
    told = [{line.code for line in card if line.code} for card in cards]
    is_told = bool(told) and all(len(codes) >= _FEWEST and codes & _TOLD_OF_ONE for codes in told)
    return _as_list(sheet, column, cards) if is_told else None


def _cards(
    sheet: Sheet, column: int, labels: Mapping[int, str], starts: list[int], lexicon: Lexicon
) -> list[list[_Line]]:
    """The lines of the cards that begin in some rows, each until the next."""
    ends = [*starts, len(sheet.rows)][1:]
    return [
        [
            _Line(row, label, role_of(label, lexicon)[0])
            for row in range(start, end)
            if has_letter(label := labels[row]) and _values(sheet, row, column)
        ]
        for start, end in zip(starts, ends, strict=True)
    ]


def _heads_names(sheet: Sheet, row: int, column: int, label: str, lexicon: Lexicon) -> bool:
    """Whether names of cooperatives, and no trades of theirs, stand right of a header: `Nội dung | HTX An`."""
    if lexicon.header(label) != "label":
        return False
    texts = [sheet.text(row, right) for right in _values(sheet, row, column)]
    rests = [lexicon.split_name(text) for text in texts]
    return bool(texts) and all(kind and rest and sector_of(rest, lexicon) is None for kind, rest in rests)


def _label(text: str) -> str:
    return without_numbering(text).rstrip(" :")


def _names_one(label: str, lexicon: Lexicon) -> bool:
    """Whether a label is that of a name: `Tên HTX`; not `Tên chỉ tiêu`, which heads the labels of a form."""
    is_named = fold(label).startswith(_NAMED) and role_of(label, lexicon)[0] == "name"
    return is_named and lexicon.header(label) != "label"


def _has_names(sheet: Sheet, row: int, column: int) -> bool:
    """Whether names stand right of a label, and no times over figures: `Tên HTX | Năm 2022 | Năm 2023`."""
    texts = [sheet.text(row, right) for right in _values(sheet, row, column)]
    return bool(texts) and not any(read_time(text).says_something or not has_letter(text) for text in texts)


def _values(sheet: Sheet, row: int, column: int) -> list[int]:
    """The columns right of a label in which something is printed."""
    return [right for right in range(column + 1, sheet.width) if sheet.text(row, right)]


def _as_list(sheet: Sheet, column: int, cards: list[list[_Line]]) -> Cards:
    titles: list[list[Cell]] = [[text] for _, _, text in sheet.texts(0, cards[0][0].row - 1)]
    header = len(titles)
    first_of = {line.label: line.row for card in reversed(cards) for line in reversed(card)}
    labels = dict.fromkeys(line.label for card in cards for line in card)
    at = {label: place for place, label in enumerate(labels)}
    printed_at = {address(header, place): (first_of[label], column) for label, place in at.items()}
    rows = [*titles, list[Cell](at)]
    for card in cards:
        for of_one in _values(sheet, card[0].row, column):
            cells: list[Cell] = [None] * len(at)
            for line in card:
                cells[at[line.label]] = sheet.cell(line.row, of_one)
                printed_at[address(len(rows), at[line.label])] = (line.row, of_one)
            rows.append(cells)
    return Cards(Sheet(sheet.name, rows), printed_at)
