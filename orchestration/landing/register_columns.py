"""Which columns has a list of organisations?

Columns are found by their headers, in any order; columns to be ticked (`Tốt` under `Xếp loại`) are one choice each.
Columns of personal data are recognised so that nobody reads them.

Belongs here: the header of a list. Not here: its rows (`register`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from orchestration.landing.lexicon import Lexicon
from orchestration.landing.numbers import Kind
from orchestration.landing.text import fold, normalise
from orchestration.landing.units import Unit, parse_unit
from orchestration.landing.workbook import Sheet

MEASURES = {
    "charter_capital": Kind.AMOUNT,
    "capital_total": Kind.AMOUNT,
    "member_total": Kind.COUNT,
    "worker_total": Kind.COUNT,
    "revenue": Kind.AMOUNT,
    "profit": Kind.AMOUNT,
}
_TELLING = {"registration_code", "founded", "commune", "sector", "charter_capital", "status", "rating", "personal"}
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")


@dataclass
class Register:
    """A list found on a sheet.

    Attributes:
        header: first and last header row.
        columns: code of each column, by index.
        units: units of the money columns, from the header or a note in a corner.
        unknown: columns whose header means nothing known: (index, text).
        title: texts above the list.
        ticks: columns to be ticked with "x": index -> (what they decide, the choice).
    """

    header: tuple[int, int]
    columns: dict[int, str]
    units: dict[int, Unit] = field(default_factory=dict)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    ticks: dict[int, tuple[str, str]] = field(default_factory=dict)


def find_register(sheet: Sheet, lexicon: Lexicon) -> Register | None:
    """The list of organisations on a sheet: a row of headers with a name and two more columns that only lists have."""
    for row in range(min(len(sheet.rows), 40)):
        if sum(1 for c in range(len(sheet.rows[row])) if sheet.text(row, c)) < 3:
            continue
        last = row + 1 if _is_sub_header(sheet, row + 1) else row
        columns: dict[int, str] = {}
        units: dict[int, Unit] = {}
        unknown: list[tuple[int, str]] = []
        ticks: dict[int, tuple[str, str]] = {}
        for column in range(sheet.width):
            text = header_text(sheet, row, last, column)
            if not text:
                continue
            if last > row and (tick := _tick(sheet, row, last, column, lexicon)):
                ticks[column] = tick
                continue
            code, unit_text = _role(text, lexicon)
            if code is None and last > row:  # below the name of a group of columns
                code, unit_text = _role(header_text(sheet, last, last, column), lexicon)
            if code is None or (code in columns.values() and code not in ("note", "personal", "order")):
                unknown.append((column, text))
                continue
            columns[column] = code
            if unit := parse_unit(unit_text, lexicon.unit_nouns()) if unit_text else None:
                units[column] = unit
        found = set(columns.values()) | {code for code, _ in ticks.values()}
        if "name" in found and len(found & _TELLING) >= 2:
            title = [t for _, _, t in sheet.texts(0, row - 1)]
            units |= _noted(title, columns, units, lexicon)
            return Register((row, last), columns, units, unknown, title, ticks)
    return None


def _tick(sheet: Sheet, row: int, last: int, column: int, lexicon: Lexicon) -> tuple[str, str] | None:
    """A column to be ticked: `Đang HĐ` under `Tình trạng hoạt động`, `Tốt` under `Xếp loại`."""
    choice = sheet.text(last, column)
    if not choice or sheet.anchor(last, column)[0] != last:
        return None
    for code in ("status", "rating"):
        if lexicon.role(code, choice):
            return code, choice
    if _role(choice, lexicon)[0] is None and sector_of(choice, lexicon):
        return "sector", choice
    return None


def _is_sub_header(sheet: Sheet, row: int) -> bool:
    """Whether the next row only completes merged headers, or numbers the columns."""
    if row >= len(sheet.rows):
        return False
    filled = [c for c in range(len(sheet.rows[row])) if sheet.text(row, c)]
    continued = any(sheet.is_merged(row, c) and sheet.anchor(row, c)[0] == row - 1 for c in range(sheet.width))
    numbers = len(filled) >= 3 and all(re.fullmatch(r"\(?(?:\d{1,2}|[A-E])\)?", sheet.text(row, c)) for c in filled)
    return continued or numbers


def header_text(sheet: Sheet, first: int, last: int, column: int) -> str:
    """All header rows of a column as one text, without column numbers."""
    parts: list[str] = []
    for row in range(first, last + 1):
        text = sheet.text(*sheet.anchor(row, column))
        if text and text not in parts and not re.fullmatch(r"\(?(?:\d{1,2}|[A-E])\)?", text):
            parts.append(text)
    return " ".join(parts)


def _role(text: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """Code of a column and the unit printed in its header."""
    bare, unit_text = text, ""
    if match := _BRACKET.search(text):
        bare, unit_text = text[: match.start()], match[1]
    bare = re.sub(r"\s+(?:(?:năm|đến)\s+)?\d[\d/.]*$", "", normalise(bare), flags=re.IGNORECASE)
    return lexicon.role("register", text) or lexicon.role("register", bare), unit_text


def _noted(title: list[str], columns: dict[int, str], units: dict[int, Unit], lexicon: Lexicon) -> dict[int, Unit]:
    for line in title:
        if fold(line).lstrip("(").startswith(("dvt", "don vi tinh", "don vi:")):
            unit = parse_unit(line, lexicon.unit_nouns())
            if unit and unit.code == "vnd":
                money = (c for c, code in columns.items() if MEASURES.get(code) is Kind.AMOUNT and c not in units)
                return dict.fromkeys(money, unit)
    return {}


def sector_of(text: str | None, lexicon: Lexicon) -> str | None:
    """The sector that a text names, if it names exactly one."""
    if not text:
        return None
    label = lexicon.read(text)
    found = {s for words in (label.plain, label.words) if words for s in lexicon.codes("sector", words)}
    return found.pop() if len(found) == 1 else None
