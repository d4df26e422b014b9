"""The columns of a list of organisations as printed: it has thousands of rows, whose words and numbers repeat.

Belongs here: the cells of a column and their positions. Not here: which columns a list has (`register_columns`), which
rows are organisations (`rows_of_lists`), what is said about these (`register`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import compress

from orchestration.landing.cells.workbook import Sheet, address, printed
from orchestration.landing.landed import Noticed
from orchestration.landing.layout.outline import is_numbering
from orchestration.landing.registers.codes_with_dates import apart
from orchestration.landing.registers.column_cells import (
    are_in_dong,
    date_of,
    each_once,
    numbers_of,
    registration_code,
    texts_of,
    with_kind_repeated,
    with_losses,
    with_repeated,
)
from orchestration.landing.registers.header_texts import header_text
from orchestration.landing.registers.header_words import MEASURES, legend_of
from orchestration.landing.registers.headings import are_numbered, is_number, numbers_going_on
from orchestration.landing.registers.names_with_places import parted, without_codes
from orchestration.landing.registers.register_columns import LOOK_AHEAD, Register
from orchestration.landing.registers.split_dates import joined_dates
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Cell, Kind, Style
from orchestration.landing.values.separators import infer_style, infer_style_by_zeros
from orchestration.landing.values.style_of_sums import infer_style_by_sums
from orchestration.landing.values.units import is_ditto
from orchestration.landing.words.lexicon import Lexicon

WORDS = ("sector", "status", "rating")
_TEXTS = ("name", "kind", "registration_code", "founded", "commune", *WORDS)
_OF_A_HEADING = 2  # cells: its number and its words
_LONGEST_KIND = 5  # words: `Liên hiệp hợp tác xã`
_LONGEST_DITTO = 16  # characters, as of `- Như trên -`; most names have more
_PLAIN_NUMBER = re.compile(r"\s*\(?-?(?!0\d)\d[\d.,]*\s*%?\)?\s*")
_MILLION = Decimal(1_000_000)
_PLACE_AND_DAY = re.compile(r"(?:.+,\s*)?ngay\s.{1,8}thang\s.{1,8}nam\s.{2,8}")


class Columns:
    """A list of organisations, column by column.

    Attributes:
        sheet: where it is printed.
        register: which columns it has.
        lexicon: the words it is written in.
        first: row of the first cell of each column; an offset is counted from there.
        by_code: which column says what.
        texts: columns of words as printed, '' where nothing is; `rows_of_lists` joins what goes on.
        numbers: measures in base units, None where nothing is printed, a `Problem` where something else is.
        codes: registration or tax codes, None where nothing that can be one is printed.
        founded: dates of foundation.
        assumed: measures that print no unit and are taken to be in đồng.
        again: rows whose name says that they go on about the organisation above: `như trên`.
        orders: the numbers of the rows; none where most rows have none.
        numbered: of each of them, whether it numbers an organisation.
    """

    def __init__(self, sheet: Sheet, register: Register, lexicon: Lexicon) -> None:
        self.sheet, self.register, self.lexicon = sheet, register, lexicon
        self.first = register.header[1] + 1
        self.by_code = {c: column for column, c in register.columns.items() if c not in ("note", "personal", "order")}
        cells = {code: sheet.column(column, self.first) for code, column in self.by_code.items()}
        self.by_code |= {code: self.by_code[printed_in] for code, printed_in in apart(cells).items()}
        told = cells.keys() - MEASURES.keys() - {"name", "registration_code"}  # which nobody shares with another
        cells |= {code: with_repeated(cells[code]) for code in told}
        if register.date_parts:
            cells["founded"] = joined_dates([sheet.column(column, self.first) for column in register.date_parts])
        if "profit" in cells:
            cells["profit"] = with_losses(cells["profit"])
        nothing: list[Cell] = [None] * max(len(sheet.rows) - self.first, 0)
        self.texts = {code: texts_of(cells.get(code, nothing)) for code in {*_TEXTS, *cells} - MEASURES.keys()}
        self.texts["name"] = with_kind_repeated(self.texts["name"], self._kind_words)
        if "registration_code" not in cells:
            self._take_codes_from_names()
        if "commune" in register.behind_names and "commune" not in cells:
            self.texts["name"], self.texts["commune"] = parted(self.texts["name"])
            self.by_code["commune"] = self.by_code["name"]
        if "commune" in cells and self.register.header[1] + 1 < len(sheet.rows):
            self.texts["commune"] = self._over_several(self.by_code["commune"], self.texts["commune"])
        ticked = {code for code, _ in register.ticks.values() if not any(self.texts.get(code, ()))}
        self.texts |= {code: self._ticked(code) for code in ticked}
        measured = {code: kind for code, kind in MEASURES.items() if code in cells}
        self.assumed = self._assume_dong(cells, measured)
        style = self._style(cells, measured)
        self.numbers = {
            code: numbers_of(cells[code], kind, style, register.units.get(self.by_code[code]), lexicon)
            for code, kind in measured.items()
        }
        short = ((row, name) for row, name in enumerate(self.texts["name"]) if 0 < len(name) <= _LONGEST_DITTO)
        self.again = {row for row, name in short if is_ditto(name)}
        self.codes = list(map(registration_code, self.texts["registration_code"]))
        self.founded = each_once(date_of, cells.get("founded", nothing))
        self.orders = self._orders()
        if "commune" in cells:
            self.texts["commune"] = self._numbered_with_communes(self.texts["commune"])
        over_others = numbers_going_on(self.orders)
        self.numbered = [is_number(order) and row not in over_others for row, order in enumerate(self.orders)]
        self._cells = cells
        names = self.by_code["name"]
        self._headers_of_names = {text for row in self.header_rows if (text := sheet.text(row, names))}

    def _assume_dong(self, cells: Mapping[str, list[Cell]], measured: Mapping[str, Kind]) -> list[str]:
        """The columns of money without any unit whose numbers can only be in đồng, as databases print them."""
        units, dong = self.register.units, self.lexicon.unit("đồng")
        bare = [code for code, kind in measured.items() if kind is Kind.AMOUNT and self.by_code[code] not in units]
        assumed = [code for code in bare if dong and are_in_dong(cells[code])]
        if dong:
            self.register.units = {**units, **{self.by_code[code]: dong for code in assumed}}
        return assumed

    def _style(self, cells: Mapping[str, list[Cell]], measured: Mapping[str, Kind]) -> Style:
        """How numbers typed as text part their thousands, as the cells of the list prove it."""
        typed = ((cell, kind) for code, kind in measured.items() for cell in cells[code] if isinstance(cell, str))
        if (style := infer_style(typed)) is not Style.UNKNOWN:
            return style
        money = (code for code, kind in measured.items() if kind is Kind.AMOUNT and self._scale(code) <= _MILLION)
        style = infer_style_by_zeros(cell for code in money for cell in cells[code] if isinstance(cell, str))
        return infer_style_by_sums(cells[code] for code in measured) if style is Style.UNKNOWN else style

    def filled(self) -> list[list[bool] | list[str]]:
        """Of each column, in the order of `by_code`, whether something is printed: a text, or something true."""
        return [
            [bool(printed(cell)) if type(cell) is str else cell is not None for cell in self._cells[code]]
            if code in MEASURES
            else self.texts[code]
            for code in self.by_code
        ]

    def is_printed(self, code: str) -> bool:
        """Whether a column of its own, or one to be ticked, says it."""
        return code in self.by_code or any(what == code for what, _ in self.register.ticks.values())

    def without_header(self) -> Iterator[int]:
        """Columns between those of the list that stand below no header and print something beside two names or more."""
        register = self.register
        known = {*register.columns, *register.ticks, *register.names_going_on, *(register.date_parts or ())}
        known.update(column for column, _ in register.unknown)
        for column in {*range(min(known), max(known))} - known:
            beside = zip(self.texts["name"], self.sheet.column(column, self.first), strict=False)
            is_headed = header_text(self.sheet, *register.header, column)
            if not is_headed and sum(bool(name and printed(cell)) for name, cell in beside) > 1:
                yield column

    def left_out(self) -> list[int]:
        """Columns that no list keeps, `Diện tích`, where the first rows print numbers: nothing else says so."""
        noted = (column for column, code in self.register.columns.items() if code == "note")
        first = slice(self.first, self.first + LOOK_AHEAD)
        rows = [row for row in self.sheet.rows[first] if row]
        return [column for column in sorted(noted) if sum(_prints_number(row, column) for row in rows) > 1]

    def in_words(self, code: str) -> list[str]:
        """The texts of a column; numbers as the words that its header says they stand for: `1: đang HĐ`."""
        legend = legend_of(self.header(code)) if code in self.by_code else {}
        return [legend.get(text, text) for text in self.texts[code]] if legend else self.texts[code]

    @property
    def header_rows(self) -> range:
        """The rows of the header."""
        return range(self.register.header[0], self.register.header[1] + 1)

    def repeats_header(self, offset: int) -> bool:
        """Whether a row says what the header says over the names, or all that a row of it says: at a page break."""
        if name := self.texts["name"][offset]:
            return name in self._headers_of_names
        texts = self.sheet.row_texts(self.first + offset)
        return any(texts) and any(self.sheet.row_texts(row) == texts for row in self.header_rows)

    def alone(self, row: int) -> str:
        """The one text of a row that has no other, its number aside; of a list of thousands few rows are looked at."""
        cells = self.sheet.rows[row] if row < len(self.sheet.rows) else []
        if sum(cell is not None and cell != "" for cell in cells) > _OF_A_HEADING:
            return ""
        texts = [text for text in self.sheet.row_texts(row) if text and not is_numbering(text)]
        return texts[0] if len(texts) == 1 else ""

    def is_furniture(self, name: str) -> bool:
        """Whether a row is the header printed again at a page break, or the signatures below a list."""
        return self.lexicon.role("register", name) == "name" or self.lexicon.role("furniture", name) == "note"

    def is_signed(self, offset: int) -> bool:
        """Whether signatures stand in a row, or the place and the day above them, and nothing of an organisation."""
        if self.codes[offset] or (self.numbered and self.numbered[offset]):
            return False
        texts = [text for text in self.sheet.row_texts(self.first + offset) if text]
        if not self.texts["name"][offset] and any(_PLACE_AND_DAY.fullmatch(fold(text)) for text in texts):
            return True  # the day is none of foundation
        return not self.holds_values(offset) and any(self.lexicon.role("furniture", text) == "note" for text in texts)

    def holds_values(self, offset: int) -> bool:
        """Whether a row has a number or a date: no header has, and to look up the words of each name takes long."""
        if self.founded[offset] is not None:
            return True
        return any(isinstance(numbers[offset], Decimal) for numbers in self.numbers.values())

    def noticed(self, rule: str, code: str, offset: int | None = None, **params: int | str) -> Noticed:
        """A finding on a cell of a column, or on its header."""
        column = self.column(code)
        row = self.register.header[0] if offset is None else self.first + offset
        said = {"header": self.header(code), **params}
        return Noticed(f"register_rows.{rule}", self.sheet.name, address(row, column), params=said)

    def header(self, code: str) -> str:
        """The header of the column that says something."""
        return header_text(self.sheet, *self.register.header, self.column(code))

    def column(self, code: str) -> int:
        """The column that says something, or the first of those to be ticked."""
        ticks = (column for column, (what, _) in self.register.ticks.items() if what == code)
        return self.by_code[code] if code in self.by_code else min(ticks)

    def _kind_words(self, name: str) -> str:
        """The words for its kind that a name begins with: `Tổ hợp tác`; '' where it begins with none."""
        words = name.split()[:_LONGEST_KIND]
        begun = (" ".join(words[: n + 1]) for n in range(len(words)))
        return next((text for text in begun if self.lexicon.listed.first_named(text)), "")

    def _take_codes_from_names(self) -> None:
        """Codes behind names, where the header says so, or a word before them: `HTX Tân Tiến (MST: 0100123456)`."""
        as_headed = "registration_code" in self.register.behind_names
        names, codes = without_codes(self.texts["name"], as_headed=as_headed)
        if any(codes):
            self.texts["name"], self.texts["registration_code"] = names, codes
            self.by_code["registration_code"] = self.by_code["name"]

    def _over_several(self, column: int, texts: list[str]) -> list[str]:
        """The texts of a column; one that is merged over rows holds for all of them: communes left of their groups."""
        rows = (row for row, text in enumerate(texts, start=self.first) if not text and self.sheet.has_merged(row))
        anchors = {row: self.sheet.anchor(row, column) for row in rows}
        over = {row: self.sheet.text(*anchor) for row, anchor in anchors.items() if self.first <= anchor[0] < row}
        return [over.get(row, text) for row, text in enumerate(texts, start=self.first)]

    def _numbered_with_communes(self, communes: list[str]) -> list[str]:
        """The communes; one that has a number holds for the rows below it that have neither."""
        names, orders = self.texts["name"], self.orders
        blank = (row for row, order in enumerate(orders) if names[row] and not order and not communes[row])
        bare = [row for row in blank if any(numbers[row] is not None for numbers in self.numbers.values())]
        numbered = all(communes[row] for row, order in enumerate(orders) if order and names[row])
        filled = list(communes)
        for row in bare if numbered else ():
            filled[row] = filled[row - 1] if row and names[row - 1] else ""
        return filled

    def _scale(self, code: str) -> Decimal:
        unit = self.register.units.get(self.by_code[code])
        return unit.scale if unit else Decimal(1)

    def _orders(self) -> list[str]:
        """The numbers of the rows; none where most rows have none."""
        column = next((c for c, code in self.register.columns.items() if code == "order"), None)
        orders = [] if column is None else texts_of(self.sheet.column(column, self.first))
        return orders if are_numbered(orders) else []

    def _ticked(self, code: str) -> list[str]:
        """What is ticked in each row of the columns for one choice; all of it where it is more than one."""
        ticks = {c: choice for c, (what, choice) in self.register.ticks.items() if what == code}
        marks = [texts_of(self.sheet.column(column, self.first)) for column in ticks]
        chosen = (list(compress(ticks.values(), row)) for row in zip(*marks, strict=True))
        return list(map("; ".join, chosen))


def _prints_number(row: list[Cell], column: int) -> bool:
    """Whether a row prints a number in a column, and nothing beside it: no day, no telephone."""
    cell = row[column] if column < len(row) else None
    return _PLAIN_NUMBER.fullmatch(cell) is not None if type(cell) is str else type(cell) in (int, float)
