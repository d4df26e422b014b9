"""Lists of organisations -> one row per organisation.

Personal data (names of people, telephone numbers) are recognised by their headers and left out: they reach no table,
no finding and no log.

Belongs here: the columns of a list, one row each. Not here: identity across years (`warehouse`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from orchestration.landing.figures import Noticed
from orchestration.landing.lexicon import Lexicon
from orchestration.landing.numbers import LARGEST, Cell, Kind, Style, infer_style, parse_number
from orchestration.landing.periods import is_period, period_end, read_title
from orchestration.landing.text import fold, normalise
from orchestration.landing.units import Unit, parse_unit
from orchestration.landing.workbook import Sheet, address

_MEASURES = {
    "charter_capital": Kind.AMOUNT,
    "capital_total": Kind.AMOUNT,
    "member_total": Kind.COUNT,
    "worker_total": Kind.COUNT,
    "revenue": Kind.AMOUNT,
    "profit": Kind.AMOUNT,
}
_TELLING = {
    "registration_code",
    "founded",
    "commune",
    "sector",
    "charter_capital",
    "status",
    "rating",
    "personal",
}
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
_DATE = re.compile(r"^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)$")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_CODE = re.compile(r"^[0-9A-Z][0-9A-Z./-]*$")
_TAX_CODE_LENGTH = 10
_EXCEL_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row of `landing.register_rows`; see `schema.sql` for the columns."""

    form_code: str
    sheet: str
    cell: str
    row_index: int
    name: str | None
    registration_code: str | None
    founded_text: str | None
    founded_on: date | None
    commune: str | None
    sector_text: str | None
    sector_code: str | None
    entity_type: str
    charter_capital: Decimal | None
    capital_total: Decimal | None
    member_total: Decimal | None
    worker_total: Decimal | None
    revenue: Decimal | None
    profit: Decimal | None
    status_text: str | None
    status_code: str | None
    rating_text: str | None
    rating_code: str | None
    as_of: date | None


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
            text = _header_text(sheet, row, last, column)
            if not text:
                continue
            if last > row and (tick := _tick(sheet, row, last, column, lexicon)):
                ticks[column] = tick
                continue
            code, unit_text = _role(text, lexicon)
            if code is None and last > row:  # below the name of a group of columns
                code, unit_text = _role(_header_text(sheet, last, last, column), lexicon)
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
    if _role(choice, lexicon)[0] is None and _sector(choice, lexicon):
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


def _header_text(sheet: Sheet, first: int, last: int, column: int) -> str:
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
                money = (c for c, code in columns.items() if _MEASURES.get(code) is Kind.AMOUNT and c not in units)
                return dict.fromkeys(money, unit)
    return {}


def read_register(
    sheet: Sheet, register: Register, form_code: str, lexicon: Lexicon, folder_period: str
) -> Iterator[RegisterRow | Noticed]:
    """Every organisation of a list; findings carry the cell and the header, never the text of a cell."""
    by_code = {code: column for column, code in register.columns.items() if code not in ("note", "personal", "order")}
    style = infer_style(
        (cell, kind)
        for code, kind in _MEASURES.items()
        if code in by_code
        for row in range(register.header[1] + 1, len(sheet.rows))
        if isinstance(cell := sheet.cell(row, by_code[code]), str)
    )
    as_of = _as_of(register.title, folder_period)
    for column, header in register.unknown:
        if any(sheet.text(row, column) for row in range(register.header[1] + 1, len(sheet.rows))):
            yield Noticed(
                "figures.unrecognised_column",
                sheet.name,
                address(register.header[0], column),
                params={"header": header},
            )
    words: dict[str, int] = {}
    for row in range(register.header[1] + 1, len(sheet.rows)):
        if not _is_organisation(sheet, register, by_code, row, lexicon):
            continue
        for item in _read_row(sheet, register, by_code, row, style, as_of, form_code, lexicon):
            if isinstance(item, RegisterRow):
                for code in ("sector", "status", "rating"):
                    words[code] = words.get(code, 0) + _is_unknown_word(item, code)
            yield item
    for code, count in words.items():
        if count and code in by_code:
            header = _header_text(sheet, *register.header, by_code[code])
            cell = address(register.header[0], by_code[code])
            yield Noticed("register_rows.unknown_values", sheet.name, cell, params={"header": header, "count": count})


def _is_unknown_word(row: RegisterRow, code: str) -> bool:
    """Whether a column of words holds one that no list knows; the text itself is kept."""
    return getattr(row, f"{code}_text") is not None and getattr(row, f"{code}_code") is None


def _is_organisation(sheet: Sheet, register: Register, by_code: dict[str, int], row: int, lexicon: Lexicon) -> bool:
    """A name or a code with at least one more value; rows of district names and totals have none."""
    filled = {code for code, column in by_code.items() if sheet.text(row, column)}
    if lexicon.role("register", sheet.text(row, by_code["name"])) == "name":
        return False  # the header printed again at a page break
    name = fold(sheet.text(row, by_code["name"]))
    if name.startswith(("tong", "cong")) and "registration_code" not in filled:
        return False
    if all(code == "order" or code == "note" or not sheet.text(row, c) for c, code in register.columns.items()):
        return False
    return len(filled) >= 2 and bool({"name", "registration_code"} & filled)


def _read_row(
    sheet: Sheet,
    register: Register,
    by_code: dict[str, int],
    row: int,
    style: Style,
    as_of: date | None,
    form_code: str,
    lexicon: Lexicon,
) -> Iterator[RegisterRow | Noticed]:
    def text(code: str) -> str | None:
        if code in by_code:
            return sheet.text(row, by_code[code]) or None
        ticked = [choice for c, (what, choice) in register.ticks.items() if what == code and sheet.text(row, c)]
        return ticked[0] if len(ticked) == 1 else None

    def noticed(rule: str, code: str) -> Noticed:
        column = by_code[code]
        header = _header_text(sheet, *register.header, column)
        return Noticed(f"register_rows.{rule}", sheet.name, address(row, column), params={"header": header})

    values: dict[str, Decimal | None] = dict.fromkeys(_MEASURES)
    for code, kind in _MEASURES.items():
        if code not in by_code:
            continue
        column = by_code[code]
        number = parse_number(sheet.cell(row, column), kind, style)
        unit = register.units.get(column)
        if number.problem or (number.value and kind is Kind.AMOUNT and unit is None and not number.scaled):
            yield noticed("unreadable_cell", code)
        elif number.value is not None:
            scale = Decimal(1) if number.scaled or kind is Kind.COUNT or unit is None else unit.scale
            if abs(number.value * scale) < LARGEST:
                values[code] = number.value * scale
            else:
                yield noticed("unreadable_cell", code)
    founded_on = _date(sheet.cell(row, by_code["founded"])) if "founded" in by_code else None
    if text("founded") and founded_on is None and not _YEAR.match(text("founded") or ""):
        yield noticed("unreadable_cell", "founded")
    if not text("name"):
        yield noticed("missing_name", "name")
    registration_code = _registration_code(text("registration_code"))
    if text("registration_code") and registration_code is None:
        yield noticed("bad_code", "registration_code")
    sector_code = _sector(text("sector"), lexicon)
    yield RegisterRow(
        form_code=form_code,
        sheet=sheet.name,
        cell=address(row, by_code["name"]),
        row_index=row,
        name=text("name"),
        registration_code=registration_code,
        founded_text=text("founded"),
        founded_on=founded_on,
        commune=text("commune"),
        sector_text=text("sector"),
        sector_code=sector_code,
        entity_type=_entity(text("name"), lexicon),
        **values,
        status_text=text("status"),
        status_code=_of(lexicon, "status", text("status")),
        rating_text=text("rating"),
        rating_code=_of(lexicon, "rating", text("rating")),
        as_of=as_of,
    )


def _of(lexicon: Lexicon, dimension: str, text: str | None) -> str | None:
    return lexicon.role(dimension, text) if text else None


def _sector(text: str | None, lexicon: Lexicon) -> str | None:
    if not text:
        return None
    label = lexicon.read(text)
    found = {s for words in (label.plain, label.words) if words for s in lexicon.codes("sector", words)}
    return found.pop() if len(found) == 1 else None


def _entity(name: str | None, lexicon: Lexicon) -> str:
    """A union and a credit fund say so in their name; everything else in a list of cooperatives is one."""
    named = lexicon.read(name or "").entities[:1]
    return named[0] if named and named[0] in ("union", "credit_fund", "group") else "cooperative"


def _registration_code(text: str | None) -> str | None:
    """Codes are text; Excel drops the leading zero of a ten-digit tax code."""
    code = (text or "").replace(" ", "").upper()
    if not _CODE.match(code) or "E+" in code:
        return None
    return code.zfill(_TAX_CODE_LENGTH) if code.isdigit() and len(code) == _TAX_CODE_LENGTH - 1 else code


def _date(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, float) and 10_000 < cell < 80_000:
        return _EXCEL_EPOCH + timedelta(days=int(cell))
    match = _DATE.match(normalise(cell)) if isinstance(cell, str) else None
    if not match:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def _as_of(title: list[str], folder_period: str) -> date | None:
    frame = read_title(title, folder_period)
    return date.fromisoformat(period_end(frame.period)) if is_period(frame.period) and frame.period != "1900" else None
