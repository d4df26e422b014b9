"""The texts around a table: the lines of its title, the unit in its corner or in a note below it.

Belongs here: texts between one table and the next. Not here: the meaning of a title (`titles`, `subjects`), the grammar
of units (`units`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.cells_below import is_figure
from orchestration.landing.seeds import any_spelling, any_word, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.values.periods import read_time
from orchestration.landing.values.units import ANNOUNCED, changes_numbers
from orchestration.landing.words.citations import apart_from_letter
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.lines_around import is_remark, without_continuation

# `ĐVT: triệu đồng`, `Đơn vị tính là triệu đồng`
_UNIT_NOTE = re.compile(rf"^\(?\s*(?:{ANNOUNCED}|(?:{any_spelling('scope', 'in_unit')})\s+)(.+?)\)?$", re.IGNORECASE)
_NOTED_AFTER = re.compile(rf"[-(,;.]\s*{ANNOUNCED}([^()]+)\)?\s*$", re.IGNORECASE)
# `KP: triệu đồng`
_OF_MONEY = re.compile(rf"^\(?\s*(?:{any_spelling('scope', 'money_word')})\s*:\s*(.+?)\)?$", re.IGNORECASE)
_PERCENT_BEHIND = re.compile(r"^[^,;&]*\w[^,;&]*(?:\(\s*%\s*\)|\s-\s*%)\W*$")  # not `Số HTX, tỷ lệ (%)`
_COMPARES = re.compile(r"\bso (?:sanh|voi)\b")
_SHARES = re.compile(rf"\b(?:{any_word('comparison', 'of_a_whole', 'share', 'growth')})\b")  # `Cơ cấu HTX (%)`
_FIELDS = frozenset(map(fold, load_words("title")["field"]))  # whose values stand in the cell beside them
_BRACKET_AFTER = re.compile(r"\(((?:1[.,]?0+)?[^()\d]+)\)\s*$")


def title_lines(sheet: Sheet, first: int, last: int, span: range) -> list[str]:
    """Texts above a table; of a row with texts above several tables, only its own.

    Rows of figures are no title, nor is `Năm 2023 | Năm 2024` above one table: it may be about either.
    """
    lines: list[str] = []
    for row in range(max(first, 0), last + 1):
        if row < len(sheet.rows) and sum(isinstance(cell, (int, float)) for cell in sheet.rows[row]) > 1:
            continue
        texts = [(c, text) for _, c, text in sheet.texts(row, row) if sheet.anchor(row, c) == (row, c)]
        told = [text for c, text in texts if _stands_over(sheet, row, c, last + 1) in span]
        told = [text for _, text in fields_named(enumerate(told or [text for _, text in texts]))]
        if len({time.period for text in told if (time := read_time(text)).period and not time.rest}) <= 1:
            lines += [
                shown for text in told for line in apart_from_letter(text) if (shown := without_continuation(line))
            ]
    return lines


def fields_named(texts: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """The texts of a row with their columns, those of fields behind their names: `Huyện:`, `Can Lộc`.

    >>> fields_named(enumerate(["Quý:", "I", "Huyện:", "Xã:", "Tân Lộc"]))
    [(0, 'Quý I'), (2, 'Huyện:'), (3, 'Xã Tân Lộc')]
    """
    named: list[tuple[int, str]] = []
    for column, text in texts:
        beside, name = named[-1] if named else (column, "")
        if fold(name).strip(" :") in _FIELDS and fold(text).strip(" :") not in _FIELDS:
            named[-1] = beside, f"{name.strip(' :')} {text}"
        else:
            named.append((column, text))
    return named


def _stands_over(sheet: Sheet, row: int, column: int, header: int) -> int:
    """The column that a text stands over: the middle of it, as one merged over two tables is of neither alone.

    What begins in the gap before a table, as where what was merged over both no longer is, belongs to that table.
    """
    last = column
    while sheet.is_merged(row, last + 1) and sheet.anchor(row, last + 1) == (row, column):
        last += 1
    if last == column and not sheet.text(header, column) and sheet.text(header, column + 1):
        return column + 1
    return (column + last + 1) // 2


def unit_note(sheet: Sheet, first: int, last: int, span: range, lexicon: Lexicon) -> str:
    """The unit printed nearest above a table, or several: each for the figures that may have it; '' where none is.

    Of a row with texts above several tables only those above this one count.
    """
    for row in range(last, first - 1, -1):
        texts = fields_named((c, text) for _, c, text in sheet.texts(row, row))
        own = [text for c, text in texts if c in span]
        for text in reversed(own or [text for _, text in texts]):
            if note := unit_noted(text, lexicon):
                return note
    return ""


def unit_in_corner(header: str, lexicon: Lexicon) -> str:
    """The unit that the header of the labels notes for all figures, `Chỉ tiêu (tỷ đồng)`; '' where it notes none."""
    return unit_noted(header, lexicon) if "(" in header or ":" in header else ""


def unit_note_below(sheet: Sheet, first: int, lexicon: Lexicon) -> str:
    """The unit that a note below the last figures of a sheet announces; '' where none does.

    What stands above other figures is the corner of those; what announces no unit, `(triệu đồng)`, may be of anything.

    Args:
        sheet: the sheet.
        first: the first row that may hold figures.
        lexicon: known wordings.
    """
    for row in range(len(sheet.rows) - 1, first, -1):
        texts = [text for text in sheet.row_texts(row) if text]
        if any(is_figure(text, lexicon) for text in texts):
            break
        for text in texts:
            told = text.partition(":")[2] if is_remark(text) else text  # `Ghi chú: ĐVT: triệu đồng`
            if _UNIT_NOTE.match(told.strip()) and (note := unit_noted(told.strip(), lexicon)):
                return note
    return ""


def unit_noted(text: str, lexicon: Lexicon) -> str:
    """The unit that a text around a table notes: `ĐVT: triệu đồng`, `Kinh phí hỗ trợ (triệu đồng)`; '' for none."""
    if match := _UNIT_NOTE.match(text) or _NOTED_AFTER.search(text):
        # `ĐVT: triệu đồng (đối với chỉ tiêu giá trị)`: for what, the figures tell themselves
        return next((note for note in (match[1], match[1].split("(")[0].strip()) if lexicon.units(note)), "")
    of_money = _OF_MONEY.match(normalise(text))
    alone = lexicon.unit(of_money[1] if of_money else text)
    if alone and changes_numbers(alone):
        return of_money[1] if of_money else text  # in the corner, without a word before it
    if _PERCENT_BEHIND.search(text) and not _COMPARES.search(fold(text)):
        return "%"  # `HTX phân theo ngành - %`; of `So sánh năm 2024 với năm 2023 (%)` one column is
    bracket = _BRACKET_AFTER.search(text)
    unit = lexicon.unit(bracket[1]) if bracket else None
    if bracket and unit and (changes_numbers(unit) or (unit.code == "percent" and _SHARES.search(fold(text)))):
        return bracket[1]
    return ""
