"""Which columns has a list of organisations?

Columns are found by their headers, in any order; columns to be ticked (`Tốt` under `Xếp loại`) are one choice each.
Columns of personal data are recognised so that nobody reads them.

Belongs here: the header of a list. Not here: its rows (`register`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from orchestration.landing.cells.workbook import Sheet, printed
from orchestration.landing.codes import KINDS
from orchestration.landing.registers.names_going_on import is_begun
from orchestration.landing.registers.names_with_places import names_and_places
from orchestration.landing.registers.split_dates import DateParts, date_parts
from orchestration.landing.text import fold, normalise
from orchestration.landing.values.numbers import Kind, is_value
from orchestration.landing.values.units import ANNOUNCED, Unit, noted_unit
from orchestration.landing.words.addresses import names_communes
from orchestration.landing.words.lexicon import Lexicon

MEASURES = {
    "charter_capital": Kind.AMOUNT,
    "capital_total": Kind.AMOUNT,
    "member_total": Kind.COUNT,
    "worker_total": Kind.COUNT,
    "revenue": Kind.AMOUNT,
    "profit": Kind.AMOUNT,
}
_NOTES_UNIT = re.compile(rf"\(?\s*{ANNOUNCED}")
_LISTED = re.compile(r"[,;+/&]| - |\bvà\b", re.IGNORECASE)
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
_OF_A_YEAR = {*MEASURES, "status", "rating"}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OWN = {"order", "name", "registration_code", "personal"}  # columns that nothing is divided below
_LOOK_AHEAD = 40
_MARKS = frozenset("xXvV✓✔√+")
_DEPTH = 3
_FEWEST_COLUMNS = 3
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-E])\)?")
_NAMES_A_PERSON = re.compile(r"ho (?:va )?ten\b")  # whoever it is: `Họ và tên người đại diện theo pháp luật`
_LETTER = re.compile(r"[^\W\d_¹²³⁴-⁹]")  # not the raised number of a note
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
_INNER_BRACKET = re.compile(r"\s*\(([^()]*)\)")


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
        named: its column of names says of whom: `Tên HTX`; `Tên đơn vị` may be of districts.
        years: the one year that the header of a measure, a status or a rating prints, by index.
        names_going_on: columns that go on with the names left of them: `HTX DVNN | Hải Anh` below one header.
        date_parts: the columns of day, month and year of foundation, where a list prints them apart.
        places_in_names: its column of names prints places behind them: `Tên HTX, địa chỉ`.
    """

    header: tuple[int, int]
    columns: dict[int, str]
    units: dict[int, Unit] = field(default_factory=dict)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    ticks: dict[int, tuple[str, str]] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    named: bool = False
    names_going_on: list[int] = field(default_factory=list)
    date_parts: DateParts | None = None
    places_in_names: bool = False

    def of_other_years(self, year: int) -> dict[int, int]:
        """Columns that print another year than the list's: `Doanh thu 2023` in a list of 2024."""
        return {column: printed for column, printed in self.years.items() if printed != year}

    def without(self, columns: Collection[int]) -> Register:
        """The list without some of its columns."""
        return replace(
            self,
            columns={column: code for column, code in self.columns.items() if column not in columns},
            ticks={column: tick for column, tick in self.ticks.items() if column not in columns},
        )


def find_registers(sheet: Sheet, lexicon: Lexicon) -> list[tuple[Register, Sheet]]:
    """The lists of organisations on a sheet, each with the sheet as far as it reaches.

    A header that is printed again at a page break goes on with its list; one of other columns begins another list.
    """
    first = find_register(sheet, lexicon)
    if first is None:
        return []
    found = [first]
    for row in _headers_below(sheet, first, lexicon):
        below = _register_below(sheet, row, lexicon)
        if _is_list(sheet, below) and (below.columns, below.ticks) != (found[-1].columns, found[-1].ticks):
            below.title = [
                *first.title,
                *(text for _, _, text in sheet.texts(max(row - 2, first.header[1] + 1), row - 1)),
            ]
            below.units = {**_noted(first.title, below.columns, below.units, lexicon), **below.units}
            found.append(below)
    ends = [*(register.header[0] for register in found[1:]), len(sheet.rows)]
    if len(found) == 1:
        return [(first, sheet)]
    return [(register, replace(sheet, rows=sheet.rows[:end])) for register, end in zip(found, ends, strict=True)]


def _headers_below(sheet: Sheet, register: Register, lexicon: Lexicon) -> Iterator[int]:
    """Rows below a list that name their column of names again, there or beside it."""
    name = next(column for column, code in register.columns.items() if code == "name")
    first = register.header[1] + 1
    beside = range(max(name - 1, 0), min(name + 2, sheet.width))
    yield from sorted(
        {
            row
            for column in beside
            for row, cell in enumerate(sheet.column(column, first), start=first)
            if type(cell) is str and cell[:1] in "Tt" and lexicon.role("register", cell) == "name"
        }
    )


def find_register(sheet: Sheet, lexicon: Lexicon) -> Register | None:
    """The list of organisations on a sheet: a row of headers with a name and two more columns that only lists have."""
    looked_at = 0
    for row in range(len(sheet.rows)):
        texts = sum(map(bool, sheet.row_texts(row)))
        looked_at += bool(texts)  # a list may begin far below the corner, not below a table
        if looked_at > _LOOK_AHEAD:
            break
        if texts < _FEWEST_COLUMNS:
            continue
        if not _may_begin(sheet, row, lexicon):
            continue
        register = _register_below(sheet, row, lexicon)
        if _is_list(sheet, register):
            register.title = [t for _, _, t in sheet.texts(0, row - 1)]
            register.units |= _noted(register.title, register.columns, register.units, lexicon)
            return register
    return None


def _may_begin(sheet: Sheet, row: int, lexicon: Lexicon) -> bool:
    """Whether the header of a list could begin in a row: it goes on below, or names the column of names itself."""
    texts = sheet.row_texts(row)
    if sheet.has_merged(row):
        texts = [sheet.text(*sheet.anchor(row, column)) for column in range(sheet.width)]
    return any(_names(text, lexicon) for text in texts if text) or _is_sub_header(sheet, row, row + 1, lexicon)


@lru_cache(maxsize=8192)
def _names(text: str, lexicon: Lexicon) -> bool:
    """Whether a header is of names, alone or with places behind them."""
    return _role(text, lexicon)[0] == "name" or names_and_places(text, lambda part: _role(part, lexicon)[0])


def _is_list(sheet: Sheet, register: Register) -> bool:
    """Whether the columns are those of a list: it says who they are, whose names are no numbers, and what of them."""
    found = set(register.columns.values()) | {code for code, _ in register.ticks.values()}
    telling = found & _TELLING
    enough = len(telling) >= 2 or (register.named and len(telling | found & MEASURES.keys()) >= 2)
    return enough and "name" in found and not _counts_names(sheet, register)


def _counts_names(sheet: Sheet, register: Register) -> bool:
    """Whether the column of names holds mostly numbers: `Hợp tác xã` over how many there are in each commune."""
    name = next(column for column, code in register.columns.items() if code == "name")
    first = register.header[1] + 1
    below = [text for cell in sheet.column(name, first)[:_LOOK_AHEAD] if (text := printed(cell))]
    return 2 * sum(text.startswith("#") or not _LETTER.search(text) for text in below) > len(below)  # `#REF!`


def _register_below(sheet: Sheet, row: int, lexicon: Lexicon) -> Register:
    """What the columns would be if the header of a list began in this row."""
    last = row
    while last < row + _DEPTH and _is_sub_header(sheet, row, last + 1, lexicon):
        last += 1
    register = Register((row, last), {})
    register.date_parts = parts = _date_parts(sheet, row, last, lexicon)
    for column in range(sheet.width):
        if parts and column in parts:
            register.columns |= {column: "founded"} if column == parts[-1] else {}
            continue
        text = header_text(sheet, row, last, column)
        if _goes_on_with_names(sheet, register, column):
            register.names_going_on.append(column)
            continue
        if not text:
            continue
        years = {int(year) for year in _YEAR.findall(text)}
        below_band = _tick(sheet, row, last, column, lexicon) if last > row else None
        if tick := below_band or (_choice(text, lexicon) if _is_ticked(sheet, last + 1, column) else None):
            register.ticks[column] = tick
            if len(years) == 1:
                register.years[column] = years.pop()
            continue
        code, unit_text = _role(text, lexicon)
        if code is None and names_and_places(text, lambda part: _role(part, lexicon)[0]):
            code, register.places_in_names = "name", True
        if code is None and last > row:  # below the name of a group of columns
            own = own_header(sheet, row, last, column)
            # `Tổng số` under `Lao động`, however many bands stand over that
            bands = _texts_over(sheet, row, last, column)[:-1] if lexicon.role("place", own) == "whole" else [own]
            code, unit_text = next(
                (found for band in reversed(bands) if (found := _role(band, lexicon))[0]), (None, "")
            )
        if code is not None and not unit_text:
            unit_text = _unit_of_band(text, lexicon)
        if code == "sector" and _holds_kinds(sheet, last + 1, column, lexicon):
            code = "kind"  # `Loại hình` over `HTX`, `LHHTX`, `QTDND`
        of_a_year = code in _OF_A_YEAR and len(years) == 1
        taken = (other for other, what in register.columns.items() if what == code)
        repeated = code not in ("note", "personal", "order") and any(
            not of_a_year or register.years.get(other) in (None, *years) for other in taken
        )
        if code == "commune" and repeated and (told := _told_by_communes(register, sheet, text)) is not None:
            register.columns[told], repeated = "note", False
        if code is None or repeated or (code in _OF_A_YEAR and len(years) > 1):
            register.unknown.append((column, text))
            continue
        register.columns[column] = code
        register.named |= code == "name" and bool(lexicon.read(text).entities)
        if of_a_year:
            register.years[column] = years.pop()
        if unit := lexicon.unit(unit_text):
            register.units[column] = unit
    return register


def _unit_of_band(text: str, lexicon: Lexicon) -> str:
    """The unit in brackets between a band and what stands below it: `Kết quả SXKD (đồng)` over `Doanh thu`."""
    inner = _INNER_BRACKET.search(text)
    return inner[1] if inner and lexicon.unit(inner[1]) else ""


def _told_by_communes(register: Register, sheet: Sheet, header: str) -> int | None:
    """The column of addresses beside one of nothing but communes: `Địa chỉ` left of `Xã, phường`."""
    column = next(column for column, code in register.columns.items() if code == "commune")
    is_address = not names_communes(header_text(sheet, *register.header, column))
    return column if is_address and names_communes(header) else None


def _date_parts(sheet: Sheet, first: int, last: int, lexicon: Lexicon) -> DateParts | None:
    """The columns below `Ngày đăng ký`, `Thời gian thành lập` that print day, month and year apart."""
    if first == last:
        return None
    own = {column: own_header(sheet, first, last, column) for column in range(sheet.width)}
    bands = {column: _role(header_text(sheet, first, first, column), lexicon)[0] == "founded" for column in own}
    return date_parts(own, bands)


def _goes_on_with_names(sheet: Sheet, register: Register, column: int) -> bool:
    """Whether a column below the header of the names, or below none, goes on with them: `HTX DVNN | Hải Anh`."""
    first, last = register.header
    if register.columns.get(column - 1) != "name" and column - 1 not in register.names_going_on:
        return False
    own = {sheet.anchor(row, column) for row in range(first, last + 1)}
    shared = own & {sheet.anchor(row, column - 1) for row in range(first, last + 1)}
    if any(sheet.text(*anchor) for anchor in own - shared):
        return False
    rows = range(last + 1, min(last + 1 + _LOOK_AHEAD, len(sheet.rows)))
    beside = [
        (name, more) for row in rows if (more := sheet.text(row, column)) and (name := sheet.text(row, column - 1))
    ]
    words = sum(_LETTER.search(more) is not None for _, more in beside)
    begun = sum(is_begun(name) for name, _ in beside)
    return bool(beside) and 2 * words > len(beside) and (bool(shared) or 2 * begun > len(beside))


def _tick(sheet: Sheet, row: int, last: int, column: int, lexicon: Lexicon) -> tuple[str, str] | None:
    """A column to be ticked: `Đang HĐ` under `Tình trạng hoạt động`, `Tốt` under `Xếp loại`."""
    choice = own_header(sheet, row, last, column)
    return _choice(choice, lexicon) if choice and choice != header_text(sheet, row, row, column) else None


def _holds_kinds(sheet: Sheet, first: int, column: int, lexicon: Lexicon) -> bool:
    """Whether all texts of a column name kinds of organisations."""
    rows = range(first, min(first + _LOOK_AHEAD, len(sheet.rows)))
    texts = {text for row in rows if (text := sheet.text(row, column))}
    return bool(texts) and all(kind_named(text, lexicon) for text in texts)


def kind_named(text: str, lexicon: Lexicon) -> str | None:
    """The kind of organisations that a text names, and nothing else: `LHHTX`, `Quỹ tín dụng nhân dân`."""
    label = lexicon.read(text) if text else None
    return label.entity if label and label.entity in KINDS and not label.words else None


def _is_ticked(sheet: Sheet, first: int, column: int) -> bool:
    """Whether a column holds nothing but marks: `Ngừng HĐ` over an `x` here and there needs no band over it."""
    rows = range(first, min(first + _LOOK_AHEAD, len(sheet.rows)))
    texts = (text for row in rows if (text := sheet.text(row, column)))
    mark = next(texts, "")
    return mark in _MARKS and all(text == mark for text in texts)


@lru_cache(maxsize=8192)
def _choice(text: str, lexicon: Lexicon) -> tuple[str, str] | None:
    for code in ("status", "rating"):
        if lexicon.role(code, text):
            return code, text
    if _role(text, lexicon)[0] is None and sector_of(text, lexicon):
        return "sector", text
    return None


def _is_sub_header(sheet: Sheet, first: int, row: int, lexicon: Lexicon) -> bool:
    """Whether a row only completes the header that begins above it, or numbers the columns."""
    if row >= len(sheet.rows):
        return False
    filled = {c: text for c, text in enumerate(sheet.row_texts(row)) if text}
    if sheet.has_merged(row) and any(sheet.anchor(row, c)[0] in range(first, row) for c in range(sheet.width)):
        return True
    if len(filled) >= _FEWEST_COLUMNS and all(_COLUMN_NUMBER.fullmatch(text) for text in filled.values()):
        return True
    if _divides_bands(sheet, row, filled):
        return True
    if any(is_value(text) for text in filled.values()):
        return False
    if _completes(sheet, first, row, filled, lexicon):
        return True
    # names of columns below bands, nothing below the columns that are named above
    named = {c for c in range(sheet.width) if _role(header_text(sheet, first, row - 1, c), lexicon)[0] in _OWN}
    known = any(_choice(text, lexicon) or _role(text, lexicon)[0] for text in filled.values())
    return known and not named & set(filled) and all(_below_band(sheet, row - 1, c, filled) for c in filled)


def _completes(sheet: Sheet, first: int, row: int, filled: Mapping[int, str], lexicon: Lexicon) -> bool:
    """Whether a row goes on with words of the header above it: `Số` over `thành viên`, `Vốn` over `(triệu đồng)`."""
    above = {column: header_text(sheet, first, row - 1, column) for column in filled}
    joined = {column: _role(f"{above[column]} {text}", lexicon)[0] for column, text in filled.items() if above[column]}
    if len(joined) < len(filled) or None in joined.values():
        return False
    completed = [column for column, code in joined.items() if _role(above[column], lexicon)[0] != code]
    units = [column for column, text in filled.items() if _BRACKET.fullmatch(text) and lexicon.unit(text.strip("( )"))]
    return bool(completed or units) and all(
        column in completed or column in units or lexicon.role("register", filled[column]) is None for column in filled
    )


def _divides_bands(sheet: Sheet, row: int, filled: Mapping[int, str]) -> bool:
    """Whether a row has words below bands over several columns, and nowhere else.

    A band is merged over them, stands over the first of them, or is repeated over each.
    """
    if any(character.isdigit() for text in filled.values() for character in text):
        return False
    if not sheet.has_merged(row - 1):
        over = [_left_of(sheet, row - 1, column, filled) for column in filled]
        return len(filled) > 1 and all(band and over.count(band) > 1 for band in over)
    above = {column: sheet.anchor(row - 1, column) for column in filled}
    bands = {anchor for anchor in above.values() if sheet.text(*anchor)}
    wide = {anchor for anchor in bands if anchor == sheet.anchor(row - 1, anchor[1] + 1)}
    return len(filled) > 1 and all(anchor in wide for anchor in above.values())


def _left_of(sheet: Sheet, row: int, column: int, below: Collection[int]) -> str:
    """The text over a column: its own, or the nearest one to the left over columns that all go on below."""
    while column in below and not sheet.text(row, column):
        column -= 1
    return sheet.text(row, column) if column in below else ""


def _below_band(sheet: Sheet, row: int, column: int, below: Collection[int]) -> bool:
    """Whether the text above a column stands over its neighbour too, or is itself such a neighbour's."""
    return not sheet.text(row, column) or (column + 1 in below and not sheet.text(row, column + 1))


def own_header(sheet: Sheet, first: int, last: int, column: int) -> str:
    """The lowest text of a column's header, column numbers left out."""
    for row in range(last, first - 1, -1):
        text = sheet.text(*sheet.anchor(row, column))
        if text and not _COLUMN_NUMBER.fullmatch(text):
            return text
    return ""


def header_text(sheet: Sheet, first: int, last: int, column: int) -> str:
    """All header rows of a column as one text, without column numbers; a band left of it that is not merged too."""
    return " ".join(_texts_over(sheet, first, last, column))


def _texts_over(sheet: Sheet, first: int, last: int, column: int) -> list[str]:
    """The texts of `header_text`, outermost first."""
    parts: list[str] = []
    for row in range(first, last + 1):
        text = sheet.text(*sheet.anchor(row, column))
        if not text and row < last and not sheet.is_merged(row, column):
            text = _band(sheet, row, last, column)
        if text and text not in parts and not _COLUMN_NUMBER.fullmatch(text):
            parts.append(text)
    return parts


def _band(sheet: Sheet, row: int, last: int, column: int) -> str:
    """The text of a band that is not merged: the nearest one to the left, with a text below both columns."""
    if not any(sheet.text(below, column) for below in range(row + 1, last + 1)):
        return ""
    left = next((c for c in range(column - 1, -1, -1) if sheet.text(row, c)), None)
    if left is None or sheet.is_merged(row, left):
        return ""
    return sheet.text(row, left) if any(sheet.text(below, left) for below in range(row + 1, last + 1)) else ""


@lru_cache(maxsize=8192)
def _role(text: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """Code of a column and the unit printed in its header."""
    if not _LETTER.search(text):  # most texts that are tried are numbers
        return None, ""
    bare, unit_text = text, ""
    if match := _BRACKET.search(text):
        bare, unit_text = text[: match.start()], match[1]
    elif (match := _INNER_BRACKET.search(text)) and lexicon.unit(
        match[1]
    ):  # of a band: `Vốn (triệu đồng)` over `Điều lệ`
        bare, unit_text = f"{text[: match.start()]} {text[match.end() :]}", match[1]
    if _NAMES_A_PERSON.match(fold(bare)):
        return "personal", ""
    if _chooses_a_status(bare, lexicon):
        return "status", ""
    bare = re.sub(r"\s+(?:(?:năm|đến)\s+)?\d[\d/.]*$", "", normalise(bare), flags=re.IGNORECASE)
    code = lexicon.role("register", text) or lexicon.listed.column(bare) or _said_twice(bare, lexicon)
    name, rest = lexicon.split_name(bare)
    if code is None and name and not rest and kind_named(name, lexicon) and not lexicon.subjects.are_numbered(bare):
        code = "name"  # `HTX`, as `Hợp tác xã`; over numbers it counts them
    if code is None and lexicon.header(text) == "order":
        code = "order"
    unit = lexicon.unit(unit_text)
    if code == "personal" and ((unit and unit.code == "vnd") or _YEAR.search(text)):
        code = lexicon.listed.column(f"{bare} HTX")  # `DT (đồng)`, `DT 2024` are revenue, `ĐT` a telephone
    return code, unit_text


def _chooses_a_status(text: str, lexicon: Lexicon) -> bool:
    """Whether a header names the statuses that stand below it: `Hoạt động/Ngừng`, `Đang hoạt động/Giải thể`."""
    parts = [part.strip() for part in text.split("/")]
    return len(parts) > 1 and all(lexicon.role("status", part) for part in parts)


def _said_twice(text: str, lexicon: Lexicon) -> str | None:
    """`Số ĐKKD / MSDN` is one thing in two words; of two things, one of them personal, nothing is read."""
    codes = {lexicon.listed.column(part) for part in text.split("/")} if "/" in text else set()
    return "personal" if "personal" in codes and "name" not in codes else codes.pop() if len(codes) == 1 else None


def _noted(title: list[str], columns: dict[int, str], units: dict[int, Unit], lexicon: Lexicon) -> dict[int, Unit]:
    """The unit of money in a corner, alone or among others, for the amounts whose headers print none."""
    for line in title:
        if _NOTES_UNIT.match(fold(line)):
            alone = lexicon.unit(line)
            noted = [alone] if alone else lexicon.units(line.partition(":")[2].strip(" )"))
            if unit := noted_unit(noted, "vnd"):
                money = (c for c, code in columns.items() if MEASURES.get(code) is Kind.AMOUNT and c not in units)
                return dict.fromkeys(money, unit)
    return {}


def sector_of(text: str | None, lexicon: Lexicon) -> str | None:
    """The sector that a text names, if it names exactly one; what is only a part of a sector is of it.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> texts = ("Nông nghiệp", "Nuôi trồng thủy sản", "Trồng trọt, chăn nuôi", "Trồng trọt; vận tải")
    >>> [sector_of(text, load_lexicon()) for text in texts]
    ['agriculture', 'agriculture', 'agriculture', None]
    """
    if not text:
        return None
    if whole := _sectors(text, lexicon):
        return whole.pop() if len(whole) == 1 else None
    parts = [_sectors(part, lexicon) for part in _LISTED.split(text) if part.strip()]
    found = set().union(*parts)
    return found.pop() if all(parts) and len(found) == 1 else None


def _sectors(text: str, lexicon: Lexicon) -> set[str]:
    label = lexicon.read(text)
    known = (words for words in (label.plain, label.words) if words)
    found = {s for words in known for dimension in ("sector", "subsector") for s in lexicon.codes(dimension, words)}
    return {lexicon.sector_parents.get(sector, sector) for sector in found}
