"""What the cells of one column of a list contain: texts, numbers, dates, codes.

A list has thousands of rows whose words and numbers repeat: equal cells are read once.

Belongs here: one column by itself. Not here: which column is which (`register_columns`), columns together (`register`).
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from orchestration.landing.cells.workbook import printed
from orchestration.landing.seeds import any_register_word
from orchestration.landing.text import all_normalised, fold, normalise
from orchestration.landing.values.numbers import LARGEST, Cell, Kind, Problem, Style, parse_number
from orchestration.landing.values.units import Unit, is_ditto
from orchestration.landing.words.lexicon import Lexicon

_T = TypeVar("_T")
_EQUAL = frozenset({bool, int, float})  # types whose values may be equal to each other's
_DATE = re.compile(r"^(?:ngày\s+)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)$", re.IGNORECASE)
_SHORT_DATE = re.compile(r"^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{2})$")
_DATE_IN_WORDS = re.compile(r"^(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+năm\s+((?:19|20)\d\d)$", re.IGNORECASE)
_MONTHS = ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_ENGLISH_DATE = re.compile(r"^(\d{1,2})[- ](" + "|".join(_MONTHS[1:]) + r")[- ]((?:19|20)?\d\d)$", re.IGNORECASE)
_ISO_DATE = re.compile(r"^((?:19|20)\d\d)-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?$")
_LOSS = re.compile(r"^\((\d[\d.,]*)\)(.*)$", re.DOTALL)
_LABEL = re.compile(  # `MST: 0300123456`, `MST 0300123456`
    rf"^(?:[^\W\d][^\d:]{{0,15}}:|(?:{any_register_word('code_word')})\b\.?)\s*(?=\d)"
)
_CODE = re.compile(r"^[0-9A-Z][0-9A-Z./-]*$")
_TAX_CODE_LENGTH = 10
_DIVIDED_CODE = re.compile(  # `0401.234.568`, and as a number is shown, `401,234,568`; not the `-001` of a branch
    r"\d{4}[.-]\d{3}[.-]\d{3}|\d{2}[.-]\d{4}[.-]\d{4}|(?:\d[.,])?\d{3}([.,])\d{3}\1\d{3}"
)
_COUNTED = re.compile(r"\d{1,4} +[^\W\d]+")
_NO_FRACTION = re.compile(r"(?<=\d{9})[.,]0{1,2}$")  # as databases print a number
_DIVIDED_ONCE = re.compile(r"\d+[.-]\d+")  # `5000-812345`; of three parts, `29.07.000123` is a certificate
_DITTO_BEGINS = frozenset("\"”“〃'-/nN")  # a quick look at thousands of names
_LONGEST_DITTO = 12  # `- như trên -`
_DECIMALS = 6  # that a stored number may have, more are noise of binary floats
_MILLION = 1_000_000
_PLAIN = 1e9  # in any unit smaller than the largest number
_FIRST_OF_LAST_CENTURY = "45"  # no cooperative is older than the state
_EXCEL_EPOCH = date(1899, 12, 30)


def each_once(read: Callable[[Any], _T], column: Sequence[Any]) -> list[_T]:
    """A column as it is read; equal texts, numbers and dates are read once."""
    if len(_EQUAL.intersection(map(type, column))) > 1:  # True is no 1
        return list(map(read, column))
    known = {cell: read(cell) for cell in dict.fromkeys(column)}
    return [known[cell] for cell in column]


def texts_of(column: list[Cell]) -> list[str]:
    """What is printed in each cell of a column."""
    if all_normalised({cell for cell in column if type(cell) is str}):
        return [cell if type(cell) is str else printed(cell) for cell in column]
    return each_once(printed, column)


def with_repeated(column: list[Cell]) -> list[Cell]:
    """A column in which a cell that says `nt` holds what is printed above it.

    >>> with_repeated(["Xã Kỳ Tây", "nt", None, "- nt -", "Xã Kỳ Sơn"])
    ['Xã Kỳ Tây', 'Xã Kỳ Tây', None, 'Xã Kỳ Tây', 'Xã Kỳ Sơn']
    """
    short = {cell for cell in column if type(cell) is str and len(cell) <= _LONGEST_DITTO}
    repeats = set(filter(is_ditto, short))
    if not repeats:
        return column
    filled, above = list(column), None
    for place, cell in enumerate(column):
        if cell in repeats:
            filled[place] = above or cell
        elif cell not in (None, ""):
            above = cell
    return filled


def with_kind_repeated(names: list[str], kind_of: Callable[[str], str]) -> list[str]:
    """Names in which `"` or `nt` before words stands for what the one above is called by: `" Tân Tiến` below `THT`.

    Args:
        names: from top to bottom.
        kind_of: the words for its kind that a name begins with, '' where it begins with none.

    >>> with_kind_repeated(['THT Hoa Mai', '" Tân Tiến', '-nt- Ba Tri', '"Sao Mai"'], lambda name: name[:3])
    ['THT Hoa Mai', 'THT Tân Tiến', 'THT Ba Tri', '"Sao Mai"']
    """
    marked = [place for place, name in enumerate(names) if name[:1] in _DITTO_BEGINS]
    filled = list(names)
    for place in marked:
        mark, _, rest = names[place].partition(" ")
        kind = kind_of(filled[place - 1]) if place and rest and is_ditto(mark) else ""
        filled[place] = f"{kind} {rest}" if kind else names[place]
    return filled


def numbers_of(
    column: list[Cell], kind: Kind, style: Style, unit: Unit | None, lexicon: Lexicon
) -> list[Decimal | Problem | None]:
    """A measure in base units: None where nothing is printed, a `Problem` where what is printed is no such number.

    Args:
        column: the cells.
        kind: of number.
        style: of the separators in texts.
        unit: that the header prints; without one an amount has to print its own.
        lexicon: known wordings.
    """
    is_known = kind is Kind.COUNT or unit is not None
    scale = unit.scale if unit and kind is not Kind.COUNT else 1

    def read(cell: Cell) -> Decimal | Problem | None:
        if is_known and type(cell) is float and abs(cell) < _PLAIN:  # as nearly all are
            if cell.is_integer():
                return Decimal(int(cell)) * scale
            if kind is Kind.AMOUNT and round(cell, _DECIMALS) == cell:
                return Decimal(repr(cell)) * scale
        number = parse_number(cell, kind, style)
        own = lexicon.unit(number.unit_text) if number.unit_text and kind is Kind.AMOUNT else unit
        if number.problem or (number.value and kind is Kind.AMOUNT and own is None and not number.scaled):
            return Problem.UNREADABLE
        if number.value is None:
            return None
        value = number.value if number.scaled or kind is Kind.COUNT or own is None else number.value * own.scale
        return value if abs(value) < LARGEST else Problem.UNREADABLE

    return each_once(read, column)


def are_in_dong(column: Sequence[Cell]) -> bool:
    """Whether amounts without any unit can only be in đồng: whole, millions at least, and billions among them.

    In thousands of đồng they would be thousands of billions, which no cooperative has.

    >>> are_in_dong([1_200_000_000.0, None, 50_000_000.0]), are_in_dong([1_200_000.0, 3_500_000.0])
    (True, False)
    """
    amounts = [abs(cell) for cell in column if type(cell) is float and cell]
    is_stored = all(type(cell) is float for cell in column if cell not in (None, ""))
    return (
        is_stored
        and min(amounts, default=0) >= _MILLION
        and max(amounts, default=0) >= _MILLION * 1000
        and all(amount.is_integer() for amount in amounts)
    )


def with_losses(column: list[Cell]) -> list[Cell]:
    """A column of profits; accountants print losses in brackets.

    >>> with_losses([439.0, "(439)", "(1.250,5) triệu", "(lỗ)"])
    [439.0, '-439', '-1.250,5 triệu', '(lỗ)']
    """
    return [_LOSS.sub(r"-\1\2", cell.strip()) if type(cell) is str else cell for cell in column]


def lost_zero(stored: str, code: str | None) -> bool:
    """Whether the spreadsheet had dropped the zero that a code begins with.

    >>> lost_zero("630123456", "0630123456"), lost_zero("0630123456", "0630123456")
    (True, False)
    """
    return code is not None and stored.isdigit() and len(stored) < len(code)


def registration_code(text: str) -> str | None:
    """Codes are text; Excel drops the leading zero of a ten-digit tax code.

    >>> registration_code("401234567"), registration_code("MST: 0300123456"), registration_code("chưa có")
    ('0401234567', '0300123456', None)
    >>> registration_code("MST 0300123456"), registration_code("Mã số thuế: 0300123456")
    ('0300123456', '0300123456')
    >>> registration_code("401234567.00")
    '0401234567'
    """
    if len(text) == _TAX_CODE_LENGTH and text.isascii() and text.isdigit():
        return text  # as most are
    if _COUNTED.fullmatch(text):
        return None  # `2 HTX` beside a heading
    label = _LABEL.match(fold(text)) if text[:1].isalpha() else None
    code = _NO_FRACTION.sub("", text[label.end() if label else 0 :].replace(" ", "").lstrip("'`’").upper())
    if _DIVIDED_CODE.fullmatch(code) or (_DIVIDED_ONCE.fullmatch(code) and len(code) == _TAX_CODE_LENGTH + 1):
        return re.sub(r"\D", "", code).zfill(_TAX_CODE_LENGTH)
    if not _CODE.match(code) or "E+" in code:
        return None
    return code.zfill(_TAX_CODE_LENGTH) if code.isdigit() and len(code) == _TAX_CODE_LENGTH - 1 else code


def date_of(cell: Cell) -> date | None:
    """The day that a cell holds, prints as day, month and year, or counts as spreadsheets do.

    >>> date_of("5/3/2019"), date_of(43529.0), date_of("2019"), date_of("31/2/2019")
    (datetime.date(2019, 3, 5), datetime.date(2019, 3, 5), None, None)
    >>> date_of("2019-03-05"), date_of("2019-03-05 00:00:00"), date_of("ngày 05 tháng 3 năm 2019")
    (datetime.date(2019, 3, 5), datetime.date(2019, 3, 5), datetime.date(2019, 3, 5))
    >>> date_of("15-Mar-19"), date_of("5 Oct 2012")
    (datetime.date(2019, 3, 15), datetime.date(2012, 10, 5))
    >>> date_of("25/12/19"), date_of("15.03.78"), date_of("Ngày 5/3/2019") == date_of("5/3/2019")
    (datetime.date(2019, 12, 25), datetime.date(1978, 3, 15), True)
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, float) and 10_000 < cell < 80_000:
        return _EXCEL_EPOCH + timedelta(days=int(cell))
    text = normalise(cell) if isinstance(cell, str) else ""
    if found := _DATE.match(text) or _DATE_IN_WORDS.match(text):
        day, month, year = found.groups()
    elif found := _ISO_DATE.match(text):
        year, month, day = found.groups()
    elif found := _SHORT_DATE.match(text):
        day, month, year = found.groups()
    elif found := _ENGLISH_DATE.match(text):
        day, name, year = found.groups()
        month = str(_MONTHS.index(name.title()))
    else:
        return None
    if len(year) == len("19"):
        year = f"{'19' if year >= _FIRST_OF_LAST_CENTURY else '20'}{year}"
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
