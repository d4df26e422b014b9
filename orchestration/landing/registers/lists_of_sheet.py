"""Which lists of organisations are on a sheet?

Belongs here: where a list begins and ends, and whether it is one. Not here: its columns (`register_columns`), its rows
(`register`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.above import unit_note_below, unit_noted
from orchestration.landing.registers.columns_of_something_else import is_title, without_something_else
from orchestration.landing.registers.header_rows import FEWEST_COLUMNS, holds_names, may_begin
from orchestration.landing.registers.header_texts import header_text
from orchestration.landing.registers.header_words import MEASURES, has_letter, is_of_names, role_of
from orchestration.landing.registers.legends import is_legend
from orchestration.landing.registers.register_columns import (
    LOOK_AHEAD,
    Register,
    register_below,
    registers_beside,
)
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Kind, is_value, parse_number
from orchestration.landing.values.units import Unit, noted_unit
from orchestration.landing.words.citations import apart_from_letter
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_note, without_numbering

_NAMES = re.compile(r"\s*t[eêé]", re.IGNORECASE)  # a quick look: few names begin so
_ORDERS = re.compile(r"\s*(?:s?\s?tt|no|số|thứ)\b", re.IGNORECASE)  # a quick look at thousands of numbers
_WHO = re.compile(r"ho (?:va )?ten")
_TOLD_OF_NO_PERSON = {*MEASURES, "registration_code", "founded"}
_PLACES = {"commune", "district"}
_OF_A_TITLE = 2  # texts at most: a row of a list says more
_TELLING = {
    "kind",
    "registration_code",
    "founded",
    "commune",
    "sector",
    "charter_capital",
    "status",
    "rating",
    "personal",
}


def find_registers(sheet: Sheet, lexicon: Lexicon, *, beside_any_numbers: bool = False) -> list[tuple[Register, Sheet]]:
    """The lists of organisations on a sheet, each with the sheet as far as it reaches.

    A header that is printed again at a page break goes on with its list; one of other columns begins another list.

    Args:
        sheet: the sheet.
        lexicon: known wordings.
        beside_any_numbers: names and places are a list whatever stands beside them: no table is on the sheet.
    """
    first = find_register(sheet, lexicon, beside_any_numbers=beside_any_numbers)
    if first is None:
        return []
    found = [first]
    for row in _headers_below(sheet, first, lexicon):
        below = register_below(sheet, row, lexicon)
        if not _is_list(sheet, below, lexicon):
            continue
        titles = _titles_between(sheet, first.header[1] + 1, row)
        below.units = {**_noted(titles, below.columns, below.units, lexicon), **below.units}
        if _is_another(below, found[-1]):
            below.title = [*_said_of_all(first.title, titles), *titles]
            below.units = {**_noted(first.title, below.columns, below.units, lexicon), **below.units}
            found.append(below)
    if len(found) == 1:
        note = unit_note_below(sheet, first.header[1], lexicon)
        first.units |= _noted([note], first.columns, first.units, lexicon)
    ends = [*(register.header[0] for register in found[1:]), len(sheet.rows)]
    parts = [sheet] if len(found) == 1 else [replace(sheet, rows=sheet.rows[:end]) for end in ends]
    lists = zip(found, parts, strict=True)
    return [
        (without_something_else(beside, part, lexicon), part)
        for register, part in lists
        for beside in registers_beside(part, register, lexicon)
    ]


def _titles_between(sheet: Sheet, first: int, header: int) -> list[str]:
    """The titles right above a header that stands below other rows."""
    rows = range(max(header - 2, first), header)
    printed_here = ([text for text in sheet.row_texts(row) if text] for row in rows)
    titles = (texts for texts in printed_here if len(texts) <= _OF_A_TITLE and all(map(_has_words, texts)))
    return [told for texts in titles for text in texts for told in apart_from_letter(text)]


def _said_of_all(above: list[str], own: list[str]) -> list[str]:
    """The lines above a first list, without its title where a list below has one: `DANH SÁCH TỔ HỢP TÁC`."""
    return [line for line in above if not is_title(line)] if any(map(is_title, own)) else above


def _has_words(text: str) -> bool:
    """`2. Quỹ tín dụng nhân dân (ĐVT: tỷ đồng)`, not the number of an organisation."""
    return has_letter(text) and not without_numbering(text)[:1].isdigit()


def _is_another(below: Register, above: Register) -> bool:
    """Whether a header begins another list than the one above: of other columns, or money in another unit."""
    in_other_units = any(unit != above.units.get(column) for column, unit in below.units.items())
    return in_other_units or (below.columns, below.ticks) != (above.columns, above.ticks)


def find_register(sheet: Sheet, lexicon: Lexicon, *, beside_any_numbers: bool = False) -> Register | None:
    """The list of organisations on a sheet: a row of headers with a name and two more columns that only lists have."""
    looked_at = 0
    for row in range(len(sheet.rows)):
        texts = sum(map(bool, sheet.row_texts(row)))
        looked_at += bool(texts)  # a list may begin far below the corner, not below a table
        if looked_at > LOOK_AHEAD:
            break
        if texts < FEWEST_COLUMNS or not may_begin(sheet, row, lexicon):
            continue
        register = register_below(sheet, row, lexicon)
        if _is_list(sheet, register, lexicon, beside_any_numbers=beside_any_numbers):
            above = [t for _, _, t in sheet.texts(0, row - 1)]
            register.title = [told for line in above if not is_legend(line) for told in apart_from_letter(line)]
            register.units |= _noted(above, register.columns, register.units, lexicon)
            return register
    return None


def _headers_below(sheet: Sheet, register: Register, lexicon: Lexicon) -> Iterator[int]:
    """Rows below a list that name their column of names again, there or beside it, or that of their numbers."""
    name = next(column for column, code in register.columns.items() if code == "name")
    first = register.header[1] + 1

    def rows(column: int, looks_so: re.Pattern[str], is_so: Callable[[str], bool]) -> set[int]:
        cells = enumerate(sheet.column(column, first), start=first)
        return {row for row, cell in cells if type(cell) is str and looks_so.match(cell) and is_so(cell)}

    found: set[int] = set()
    for column in range(min(name + 2, sheet.width)):
        found |= rows(column, _ORDERS, lambda text: role_of(text, lexicon)[0] == "order")
        if column >= name - 1:
            found |= rows(column, _NAMES, lambda text: is_of_names(text, lexicon))
    yield from sorted(found)


def _is_list(sheet: Sheet, register: Register, lexicon: Lexicon, *, beside_any_numbers: bool = False) -> bool:
    """Whether the columns are those of a list: it says who they are, whose names are no numbers, and what of them."""
    found = set(register.columns.values()) | {code for code, _ in register.ticks.values()}
    telling = found & _TELLING
    of_each = telling | found & {*MEASURES, "district"}
    enough = len(telling) >= 2 or (
        register.named and (len(of_each) >= 2 or _only_places_names(sheet, register, lexicon, beside_any_numbers))
    )
    if not (enough and "name" in found) or _counts_names(sheet, register) or _is_of_people(sheet, register):
        return False
    return not _counts_of_each(sheet, register, lexicon)


def _only_places_names(sheet: Sheet, register: Register, lexicon: Lexicon, beside_any_numbers: bool) -> bool:
    """Whether where each is stands beside names known to be of cooperatives, and no numbers of any other table.

    `HTX Tân Tiến | Xã Tân Sơn` is a list; beside `Số tiền vay` it would keep the sum of that from being read.
    """
    columns = {code: column for column, code in register.columns.items()}
    rows = range(register.header[1] + 1, min(register.header[1] + 1 + LOOK_AHEAD, len(sheet.rows)))
    numbers = not beside_any_numbers and any(
        is_value(sheet.text(row, column)) for column, _ in register.unknown for row in rows
    )
    is_placed = not (numbers or _PLACES.isdisjoint(columns))
    return is_placed and holds_names(sheet, register.header[1], columns["name"], lexicon)


def _is_of_people(sheet: Sheet, register: Register) -> bool:
    """Whether rows are people, left of the cooperatives that they work for, of which nothing else is told.

    `Họ và tên | Trình độ | HTX` has a row for each; `Họ và tên giám đốc` is told of a cooperative.
    """
    if not _TOLD_OF_NO_PERSON.isdisjoint(register.columns.values()):
        return False
    name = next(column for column, code in register.columns.items() if code == "name")
    left = (column for column, code in register.columns.items() if code == "personal" and column < name)
    return any(_WHO.fullmatch(fold(without_note(header_text(sheet, *register.header, column)))) for column in left)


def _counts_names(sheet: Sheet, register: Register) -> bool:
    """Whether the column of names holds mostly numbers: `Hợp tác xã` over how many there are in each commune.

    Below an empty row another list may begin, whose names stand in another column.
    """
    name = next(column for column, code in register.columns.items() if code == "name")
    first = register.header[1] + 1
    filled = takewhile(lambda row: row < first + 2 or any(sheet.row_texts(row)), range(first, first + LOOK_AHEAD))
    below = [text for row in filled if (text := sheet.text(row, name))]
    return 2 * sum(map(_is_no_name, below)) > len(below)


def _counts_of_each(sheet: Sheet, register: Register, lexicon: Lexicon) -> bool:
    """Whether rows are kinds of cooperatives, of which there are so many: `HTX tạo việc làm` beside `Số HTX`.

    One cooperative is no number of them; a union has some.
    """
    last = max(register.columns)  # farther right another table may stand
    if not any(column < last and _is_number_of_cooperatives(text, lexicon) for column, text in register.unknown):
        return False
    name = next(column for column, code in register.columns.items() if code == "name")
    first = register.header[1] + 1
    named = map(lexicon.read, sheet.column_texts(name, range(first, min(first + LOOK_AHEAD, len(sheet.rows)))))
    return not any("union" in label.entities for label in named)


def _is_number_of_cooperatives(text: str, lexicon: Lexicon) -> bool:
    label = lexicon.read(text)
    return label.entity == "cooperative" and not label.words and lexicon.titled.are_numbered(text)


def _is_no_name(text: str) -> bool:
    """`412`, `#REF!`, `chưa tổng hợp` where names should stand."""
    return (
        text.startswith("#") or not has_letter(text) or parse_number(text, Kind.COUNT).missing_reason == "not_available"
    )


def _noted(title: list[str], columns: dict[int, str], units: dict[int, Unit], lexicon: Lexicon) -> dict[int, Unit]:
    """The unit of money in a corner or a note, alone or among others, for the amounts whose headers print none."""
    for line in reversed(title):
        if unit := noted_unit(lexicon.units(unit_noted(line, lexicon)), "vnd"):
            money = (c for c, code in columns.items() if MEASURES.get(code) is Kind.AMOUNT and c not in units)
            return dict.fromkeys(money, unit)
    return {}
