"""A workbook as plain values: what the caged reader hands over, whatever the file format was.

Belongs here: the grid of cells and its addresses. Not here: reading files (`cage`), meaning (`tables`, `figures`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import zip_longest

from orchestration.landing.cells.merged import Range, narrowed
from orchestration.landing.seeds import load_vocabulary
from orchestration.landing.text import LETTER_OF_TEXT, from_tcvn3, from_vni, is_tcvn3, is_vni, normalise
from orchestration.landing.values.numbers import Cell

_LETTER_BEYOND_LATIN = re.compile("[^\\W\x00-\xff]")
Decode = Callable[[str], str]


def address(row: int, column: int) -> str:
    """A1 address of a zero-based position.

    >>> address(9, 27)
    'AB10'
    """
    return f"{_letters(column)}{row + 1}"


@lru_cache(maxsize=512)
def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def printed(cell: Cell) -> str:
    """The text of a cell, numbers without float noise."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return normalise(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.12g}"
    return str(cell)


@dataclass
class Sheet:
    """One sheet.

    Attributes:
        name: its name.
        rows: cells from A1 on, row by row; rows may be shorter than the widest.
        visible: whether a reader of the workbook sees it.
        merged: merged ranges as the file has them.
        hidden_rows: rows hidden by hand (not by a filter).
        hidden_columns: hidden columns.
        percent: cells shown with a percent format, whose stored value is a fraction.
        uncomputed: cells with a formula that was saved without its result.
        width: number of columns.
    """

    name: str
    rows: list[list[Cell]]
    visible: bool = True
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    percent: set[tuple[int, int]] = field(default_factory=set)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    width: int = field(init=False)

    def __post_init__(self) -> None:
        self._columns: list[tuple[Cell, ...]] | None = None  # of a list they are asked for one after the other
        self._printed: dict[int, list[str]] = {}  # asked for many times over, of a long list only near its header
        self._numbered: dict[int, bool] = {}
        self._worded: dict[int, frozenset[int]] = {}
        self.width = max((len(row) for row in self.rows), default=0)
        self._anchors = {
            (row, column): (first_row, first_column)
            for first_row, first_column, last_row, last_column in narrowed(self.rows, self.merged)
            for row in range(first_row, last_row + 1)
            for column in range(first_column, last_column + 1)
        }
        self._merged_rows = {row for row, _ in self._anchors}

    def cell(self, row: int, column: int) -> Cell:
        """The stored value; None outside the grid and in hidden rows and columns."""
        if row in self.hidden_rows or column in self.hidden_columns or not 0 <= row < len(self.rows):
            return None
        cells = self.rows[row]
        return cells[column] if 0 <= column < len(cells) else None

    def cells(self, row: int) -> Sequence[Cell]:
        """The stored values of a row, as `cell` gives them; as many as it has cells."""
        if row in self.hidden_rows or not 0 <= row < len(self.rows):
            return ()
        stored = self.rows[row]
        return (
            [None if c in self.hidden_columns else v for c, v in enumerate(stored)] if self.hidden_columns else stored
        )

    def text(self, row: int, column: int) -> str:
        """The printed text."""
        texts = self._printed.get(row) or self.row_texts(row)  # asked for as often as anything of a form
        return texts[column] if 0 <= column < len(texts) else ""

    def row_texts(self, row: int) -> list[str]:
        """The printed texts of a row, as `text` gives them; as many as it has cells."""
        texts = self._printed.get(row)
        if texts is None:
            cells = self.rows[row] if 0 <= row < len(self.rows) and row not in self.hidden_rows else []
            texts = ["" if c in self.hidden_columns else printed(cell) for c, cell in enumerate(cells)]
            self._printed[row] = texts
        return texts

    def shown(self, row: int, columns: Iterable[int]) -> list[str]:
        """The printed texts of some columns of a row; merged cells all show the text of theirs.

        >>> Sheet("PL I", [["Năm 2023", None, "HTX"], [5, 6, 7]], merged=[(0, 0, 0, 1)]).shown(0, range(3))
        ['Năm 2023', 'Năm 2023', 'HTX']
        """
        if row in self._merged_rows:
            return [self.text(*self.anchor(row, column)) for column in columns]
        texts = self.row_texts(row)
        return [texts[column] if 0 <= column < len(texts) else "" for column in columns]

    def texts_in(self, row: int, columns: Iterable[int]) -> list[str]:
        """The printed texts of some columns of a row, where there are any."""
        texts = self.row_texts(row)
        return [text for column in columns if 0 <= column < len(texts) and (text := texts[column])]

    def column_texts(self, column: int, rows: range) -> list[str]:
        """The printed texts of a column in some rows, where there are any."""
        found = []
        for row in rows:
            texts = self._printed.get(row) or self.row_texts(row)
            if 0 <= column < len(texts) and (text := texts[column]):
                found.append(text)
        return found

    def worded_columns(self, row: int) -> frozenset[int]:
        """The columns of a row whose texts have letters."""
        if (known := self._worded.get(row)) is None:
            known = frozenset(c for c, text in enumerate(self.row_texts(row)) if LETTER_OF_TEXT.search(text))
            self._worded[row] = known
        return known

    def has_numbers(self, row: int) -> bool:
        """Whether any cell of a row holds a number, stored or as a text that begins with one."""
        if (known := self._numbered.get(row)) is None:
            texts = enumerate(self.row_texts(row))
            known = any(text[:1].isdigit() or isinstance(self.cell(row, column), float) for column, text in texts)
            self._numbered[row] = known
        return known

    def column(self, column: int, first_row: int) -> list[Cell]:
        """The stored values of a column from a row on, as `cell` gives them."""
        if column in self.hidden_columns or column < 0:
            return [None] * max(len(self.rows) - first_row, 0)
        if self._columns is None:
            self._columns = list(zip_longest(*self.rows))
        values = list(self._columns[column][first_row:]) if column < self.width else [None] * len(self.rows[first_row:])
        for row in self.hidden_rows:
            if first_row <= row < len(self.rows):
                values[row - first_row] = None
        return values

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Top-left cell of the merged range around a cell, or the cell itself."""
        return self._anchors.get((row, column), (row, column))

    def has_merged(self, row: int) -> bool:
        """Whether any cell of a row belongs to a merged range."""
        return row in self._merged_rows

    def is_merged(self, row: int, column: int) -> bool:
        """Whether a cell belongs to a merged range."""
        return (row, column) in self._anchors

    def texts(self, first_row: int, last_row: int) -> Iterator[tuple[int, int, str]]:
        """Every non-empty text of some rows."""
        for row in range(max(first_row, 0), min(last_row, len(self.rows) - 1) + 1):
            for column, text in enumerate(self.row_texts(row)):
                if text:
                    yield row, column, text


@dataclass(frozen=True, slots=True)
class Note:
    """What a format says of a file besides its cells: a rule of `landing.submissions` and its place."""

    rule_id: str
    sheet: str = ""
    cell: str = ""
    params: dict[str, str] = field(default_factory=dict)


@dataclass
class Workbook:
    """All sheets of a file, what it holds that is not read, and the document properties that somebody added."""

    sheets: list[Sheet]
    file_format: str = ""
    notes: list[Note] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)


def decoded(sheet: Sheet) -> Sheet:
    """The sheet with text in font encodings decoded, cell by cell.

    Short words may use only letters that the encodings share (`TÝn dông`, `§VT`). On a sheet with text that can only
    be encoded they are decoded where that gives words that this field uses; else they follow the majority of the
    sheet, unless it holds Unicode text too.
    """
    distinct = {cell for row in sheet.rows for cell in row if type(cell) is str and not cell.isascii()}
    latin = {text for text in distinct if not _LETTER_BEYOND_LATIN.search(text)}
    proving = {decode: set(filter(proves, latin)) for decode, proves in ((from_tcvn3, is_tcvn3), (from_vni, is_vni))}
    if not any(proving.values()):
        return sheet
    texts = Counter(cell for row in sheet.rows for cell in row if cell in distinct)
    proven = {decode: sum(texts[text] for text in found) for decode, found in proving.items()}
    unicode_too = len(latin) < len(distinct)
    most = max(proven, key=lambda decode: proven[decode])
    majority = most if not unicode_too and proven[most] * 2 > texts.total() else None
    for row in sheet.rows:
        for column, cell in enumerate(row):
            if isinstance(cell, str) and not cell.isascii() and not _LETTER_BEYOND_LATIN.search(cell):
                row[column] = _decoded(cell, [decode for decode, count in proven.items() if count], majority)
    return sheet


def _decoded(text: str, encodings: list[Decode], majority: Decode | None) -> str:
    words = {spelt: _known_words(spelt) for spelt in (text, *(decode(text) for decode in encodings))}
    best = max(words, key=lambda spelt: words[spelt])
    if words[best] > words[text] and list(words.values()).count(words[best]) == 1:
        return best
    if majority is not None:
        return majority(text)
    if words.pop(text) > max(words.values(), default=(0, 0)):
        return text  # `Doanh thu bình quân¹`: a note, no letter
    return from_vni(text) if is_vni(text) else from_tcvn3(text) if is_tcvn3(text) else text


def _known_words(text: str) -> tuple[int, int]:
    """How many words of a text this field uses, and how often."""
    words = [word for word in re.findall(r"[^\W¹²³]+", normalise(text).lower()) if not word.isascii()]
    known = [count for word in words if (count := load_vocabulary().get(word))]
    return len(known), sum(known)
