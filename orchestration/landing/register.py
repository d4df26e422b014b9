"""What does a list of organisations say of each of them?

Personal data (names of people, telephone numbers) are recognised by their headers and left out: they reach no table,
no finding and no log.

Belongs here: one row for each organisation. Not here: which columns a list has (`register_columns`), identity across
years (`warehouse`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from orchestration.landing.figures import Noticed
from orchestration.landing.lexicon import Lexicon
from orchestration.landing.numbers import LARGEST, Cell, Kind, Style, infer_style, parse_number
from orchestration.landing.periods import is_period, period_end, read_title
from orchestration.landing.register_columns import MEASURES, Register, header_text, sector_of
from orchestration.landing.text import fold, normalise
from orchestration.landing.workbook import Sheet, address

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


def read_register(
    sheet: Sheet, register: Register, form_code: str, lexicon: Lexicon, folder_period: str
) -> Iterator[RegisterRow | Noticed]:
    """Every organisation of a list; findings carry the cell and the header, never the text of a cell."""
    by_code = {code: column for column, code in register.columns.items() if code not in ("note", "personal", "order")}
    style = infer_style(
        (text, kind)
        for code, kind in MEASURES.items()
        if code in by_code
        for text in sheet.typed_in(by_code[code], register.header[1] + 1)
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
    restored = 0
    for row in range(register.header[1] + 1, len(sheet.rows)):
        texts = {code: text for code, column in by_code.items() if (text := sheet.text(row, column))}
        if not _is_organisation(texts, lexicon):
            continue
        for item in _read_row(sheet, register, by_code, texts, row, style, as_of, form_code, lexicon):
            if isinstance(item, RegisterRow):
                for code in ("sector", "status", "rating"):
                    words[code] = words.get(code, 0) + _is_unknown_word(item, code)
                restored += _lost_zero(sheet.text(row, by_code.get("registration_code", -1)), item.registration_code)
            yield item
    if restored:
        column = by_code["registration_code"]
        params = {"header": header_text(sheet, *register.header, column), "count": restored}
        yield Noticed("register_rows.zeros_restored", sheet.name, address(register.header[0], column), params=params)
    for code, count in words.items():
        if count and code in by_code:
            header = header_text(sheet, *register.header, by_code[code])
            cell = address(register.header[0], by_code[code])
            yield Noticed("register_rows.unknown_values", sheet.name, cell, params={"header": header, "count": count})


def _lost_zero(stored: str, code: str | None) -> bool:
    """Whether the spreadsheet had dropped the zero that a code begins with.

    >>> _lost_zero("630123456", "0630123456"), _lost_zero("0630123456", "0630123456")
    (True, False)
    """
    return code is not None and stored.isdigit() and len(stored) < len(code)


def _is_unknown_word(row: RegisterRow, code: str) -> bool:
    """Whether a column of words holds one that no list knows; the text itself is kept."""
    return getattr(row, f"{code}_text") is not None and getattr(row, f"{code}_code") is None


def _is_organisation(texts: dict[str, str], lexicon: Lexicon) -> bool:
    """A name or a code with at least one more value; rows of district names and totals have none."""
    if len(texts) < 2 or not ("name" in texts or "registration_code" in texts):
        return False
    name = texts.get("name", "")
    if lexicon.role("register", name) == "name":
        return False  # the header printed again at a page break
    return "registration_code" in texts or not fold(name).startswith(("tong", "cong"))


def _read_row(
    sheet: Sheet,
    register: Register,
    by_code: dict[str, int],
    texts: dict[str, str],
    row: int,
    style: Style,
    as_of: date | None,
    form_code: str,
    lexicon: Lexicon,
) -> Iterator[RegisterRow | Noticed]:
    def text(code: str) -> str | None:
        if code in by_code:
            return texts.get(code)
        ticked = [choice for c, (what, choice) in register.ticks.items() if what == code and sheet.text(row, c)]
        return ticked[0] if len(ticked) == 1 else None

    def noticed(rule: str, code: str) -> Noticed:
        column = by_code[code]
        header = header_text(sheet, *register.header, column)
        return Noticed(f"register_rows.{rule}", sheet.name, address(row, column), params={"header": header})

    values: dict[str, Decimal | None] = dict.fromkeys(MEASURES)
    for code, kind in MEASURES.items():
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
    sector_code = sector_of(text("sector"), lexicon)
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


def _entity(name: str | None, lexicon: Lexicon) -> str:
    """A union and a credit fund say so in their name; everything else in a list of cooperatives is one."""
    if not name or lexicon.first_entity(name) in ("cooperative", None):
        return "cooperative"
    named = lexicon.read(name).entities[:1]
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
