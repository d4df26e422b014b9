"""One printed cell -> a number with its precision, or the reason why there is none.

Belongs here: digits, qualifying words, ranges, multipliers, signs for nil and unknown. Not here: which separators a
workbook uses (`separators`), the unit of the row (`units`), whether the number is plausible (`quality`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from orchestration.landing.seeds import load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.values.number_words import number_in_words

Cell = str | float | int | bool | date | datetime | time | timedelta | None


class Kind(StrEnum):
    """What a row counts, which decides how a lone separator reads."""

    COUNT = "count"  # whole things: `1.025` can only be 1025
    AMOUNT = "amount"  # money, areas: `1.250` alone is ambiguous
    SHARE = "share"  # percent: a lone separator is always decimal


class Style(StrEnum):
    """Which separator the workbook uses, by evidence of its own cells."""

    VIETNAMESE = "vietnamese"  # 1.250,5
    ENGLISH = "english"  # 1,250.5
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Problem(StrEnum):
    """Why a cell gives no number; each is a reader rule of `landing.figures`."""

    UNREADABLE = "unreadable_number"
    AMBIGUOUS = "ambiguous_number"
    DATE = "excel_date"
    FORMULA = "formula_error"


class Number(NamedTuple):
    """A number as printed, in the unit of its row.

    Attributes:
        value: the number, or None with a `missing_reason`; the low end of a range.
        low: lower bound of a range.
        high: upper bound of a range.
        qualifier: exact, approx, under (nearly), below, over, at_least, at_most or range.
        missing_reason: unknown, not_applicable, not_available or unreadable.
        problem: why the cell is unreadable.
        repair: `thousands_dot` when Excel turned 1.025 organisations into 1,025 thousandths.
        unit_text: unit words printed after the number, folded.
        scaled: whether words like `nghìn` or `tỷ` in the cell already brought it to base units.
    """

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    qualifier: str = "exact"
    missing_reason: str | None = None
    problem: Problem | None = None
    repair: str | None = None
    unit_text: str = ""
    scaled: bool = False


def _folded(dimension: str, code: str) -> frozenset[str]:
    return frozenset(map(fold, load_words(dimension)[code]))


def _pattern(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


# words are data: seed `wordings`, dimensions `missing`, `qualifier`, `multiplier`
_NIL = _folded("missing", "nil")
_NOT_APPLICABLE = _folded("missing", "not_applicable")
_NOT_AVAILABLE = _folded("missing", "not_available")
_QUALIFIERS = ("at_least", "at_most", "below", "under", "over", "approx")
_QUALIFIER_PATTERNS = (
    ("at_least", re.compile(r"^tu (?=.* tro len)\s*")),
    *((name, re.compile(rf"^(?:{_pattern(_folded('qualifier', name))})(?![a-z])\s*")) for name in _QUALIFIERS),
)
_FILLER = re.compile(r"^(?:dat|la|co|tu|con|tong)(?![a-z])\s*")
_OR_MORE = re.compile(r"\s*tro len\b")
#: Folded words and what they multiply by: `nghìn`, `tr`, `tỷ`.
MULTIPLIERS = {fold(word): Decimal(code) for code, words in load_words("multiplier").items() for word in words}
_TOKEN = re.compile(
    r"(?P<digits>\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*)"
    rf"(?:\s*(?P<word>{_pattern(MULTIPLIERS)})(?![a-z]))?"
)
_MILLIONS = _pattern(word for word, scale in MULTIPLIERS.items() if scale >= 1_000_000)
# `5,5 triệu/người/tháng`, `350 tr.đ` are money, which nobody need say
_UNSAID_DONG = re.compile(
    rf"(?<=\d)(\s*(?:{_pattern(MULTIPLIERS)}))\.\s?(?:dong|vnd|d)(?![a-z])"
    rf"|(?<=\d)(\s*(?:{_MILLIONS}))(?=\s*/\s*[a-z])"
)
_RANGE = re.compile(r"\s*(?:-|den|toi|~)\s*(?=\d)")
_SUPERSCRIPT = re.compile(r"(?<=\d)\s*[(⁽]?[¹²³⁰-⁹]+[)⁾]?$")
_RAISED = re.compile(r"(?<![a-zđ])[¹²³⁰-⁹①-⓿]", re.IGNORECASE)  # where it stands alone or in a number, no digit of it
_FOOTNOTE = re.compile(r"(?<=[\d%])\s*(?:\((?:\d|\*+)\)|\[\d+\]|\*+)$")
_REMARK = re.compile(r"\s*\([^()]*[a-z%][^()]*\)\s*$|(?<=\d)\s*\([+-]\s*\d[\d.,]*\)\s*$")  # `102 (+3)`: three more
_ATTAINMENT = re.compile(r"\s*[,;]\s*(?:dat|bang|tang|giam|chiem)\b.*\d.*$")
LARGEST = Decimal(10) ** 19  # no figure of this field comes near; it fits DECIMAL(24,4)
_EXACT = 1e15  # up to here binary floats hold every whole number
_LONGEST = 26  # digits and separators of the largest number
_MILLION, _BILLION = Decimal(1_000_000), Decimal(1_000_000_000)
_VALUE = re.compile(r"\d|^[-….#]|^x(?!\w)")
_WITHOUT_DIGITS = _NIL | _NOT_APPLICABLE | _NOT_AVAILABLE
_ZERO = re.compile(r"^\W*0+(?!\d)")
_REPEATED = re.compile(r"\(0*(\d+)\)")
_UNIT_TAIL = re.compile(r"(?![ilo]$)[a-z%][a-z%/,. ]*$")  # `2l`, `6O` are a 1 and a 0 mistyped
_DIALLED = re.compile(r"(?<!\d)0\d{5,}")  # no number is padded that far: `0912345678` is a telephone's
_TWO_LINES = re.compile(r"\d[ \t]*[\r\n]\s*[+-]?\d")  # `864` over `871` is no 864 871


def parse_number(cell: Cell, kind: Kind, style: Style = Style.UNKNOWN, scale: Decimal = Decimal(1)) -> Number:
    """Read one cell.

    Args:
        cell: the value as the workbook stores it.
        kind: what the row counts.
        style: separators of the workbook, see `separators.infer_style`.
        scale: multiplier of the row's unit (1000 for `nghìn người`): with it a count may be printed with decimals.

    Returns:
        The number in the unit printed, not yet multiplied by `scale`.

    >>> [str(parse_number(text, Kind.COUNT).value) for text in ("1.025", "không có", "204 (đạt 100,5%)", "16,3 nghìn")]
    ['1025', '0', '204', '16300.0']
    >>> str(parse_number("900 HTX, tăng 45 HTX so với năm 2023", Kind.COUNT).value)
    '900'
    >>> [parse_number(text, Kind.AMOUNT).unit_text for text in ("5,5 triệu/người/tháng", "350 tr.đ", "2,1 tỷ/HTX")]
    ['dong/nguoi/thang', 'dong', 'dong/htx']
    >>> number = parse_number("từ 20 - 30", Kind.COUNT)
    >>> number.qualifier, str(number.low), str(number.high)
    ('range', '20', '30')
    >>> parse_number("1.250", Kind.AMOUNT).problem.value  # money: thousand or decimal?
    'ambiguous_number'
    """
    if cell is None:
        return _BLANK
    if isinstance(cell, str):
        return _printed_number(cell, kind, style, scale) if normalise(cell) else _BLANK
    if isinstance(cell, bool):
        return _unreadable(Problem.UNREADABLE)
    if isinstance(cell, (int, float)):
        return _stored_number(cell, kind, scale)
    return _unreadable(Problem.DATE)


def numbers_in(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a text: their digits with separators, and the word that multiplies them, each as a group."""
    return _TOKEN.finditer(fold(_SUPERSCRIPT.sub("", text)))


@lru_cache(maxsize=32_768)  # every text of a form is asked of by each who looks for headers, labels and figures
def is_value(text: str) -> bool:
    """Whether a text stands for a number, or says that there is none: `1.025`, `-`, `...`, `chưa có`."""
    folded = fold(text)
    return bool(_VALUE.search(folded)) or folded in _WITHOUT_DIGITS


@lru_cache(maxsize=32_768)
def says_none(text: str) -> bool:
    """Whether a cell says that it has no number, or none but zero.

    >>> [text for text in ("x", "-", "...", "0", "'0", "0,0 *", "0 (1)", "0 HTX") if not says_none(text)]
    []
    >>> [text for text in ("0,5", "10", "0912345678", "01/2023") if says_none(text)]
    []
    """
    return fold(text) in _WITHOUT_DIGITS or (bool(_ZERO.search(text)) and parse_number(text, Kind.AMOUNT).value == 0)


_BLANK = Number(missing_reason="unknown")


def _unreadable(problem: Problem) -> Number:
    return Number(missing_reason="unreadable", problem=problem)


def _stored_number(cell: float | int, kind: Kind, scale: Decimal) -> Number:
    if scale == 1 and isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        return Number(value=Decimal(int(cell)))
    value = Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell)
    if not value.is_finite():
        return _unreadable(Problem.FORMULA)
    if abs(value) >= LARGEST:
        return _unreadable(Problem.UNREADABLE)
    return _whole(Number(value=_clean(value)), kind, scale, stored=True)


def _clean(value: Decimal) -> Decimal:
    """Drop the noise of binary floats (8.056000000000001) and trailing zeros; at most six decimals."""
    return value.quantize(Decimal("0.000001")).normalize() + 0 if value % 1 else value.quantize(Decimal(1))


def _whole(number: Number, kind: Kind, scale: Decimal, *, stored: bool = False) -> Number:
    """Counts are whole. Excel stores a typed `1.025` as 1,025 thousandths: repair that, else give up."""
    value = number.value
    if kind is not Kind.COUNT or value is None or not (value * scale) % 1:
        return number
    thousandfold = value * 1000
    if stored and scale == 1 and 0 < abs(value) < 1000 and not thousandfold % 1:
        return number._replace(value=thousandfold.quantize(Decimal(1)), repair="thousands_dot")
    return _unreadable(Problem.UNREADABLE)


@lru_cache(maxsize=8192)
def _printed_number(printed: str, kind: Kind, style: Style, scale: Decimal) -> Number:
    if _TWO_LINES.search(printed):
        return _unreadable(Problem.UNREADABLE)
    shown = _SUPERSCRIPT.sub("", normalise(printed).lstrip("'"))
    if _RAISED.search(shown):
        return _unreadable(Problem.UNREADABLE)
    text = fold(shown)
    text = _FOOTNOTE.sub("", text).strip()
    if text in _NIL:
        return Number(value=Decimal(0))
    if text in _NOT_APPLICABLE:
        return Number(missing_reason="not_applicable")
    if text in _NOT_AVAILABLE:
        return Number(missing_reason="not_available")
    if text.startswith("#"):
        return _unreadable(Problem.FORMULA)
    text = _UNSAID_DONG.sub(r"\1\2 dong", text)
    text = _REMARK.sub("", text).strip()
    text = _FOOTNOTE.sub("", text).strip()
    qualifier, text = _qualifier(text)
    negative = text.startswith("-")
    text = text.removeprefix("-").strip() if negative else text.removeprefix("+").strip()
    text = _ATTAINMENT.sub("", text)
    if kind is Kind.COUNT and not text[:1].isdigit() and (spelt := _spelt_out(text)):
        return spelt
    first = _amount(text, kind, style, scale)
    if isinstance(first, Problem):
        return _unreadable(first)
    value, rest, multiplier = first
    between = _RANGE.match(rest.lstrip("%"))
    if between and not negative:
        return _range(value, multiplier, rest.lstrip("%")[between.end() :], kind, style, scale)
    rest = rest.strip()
    if rest and not _UNIT_TAIL.fullmatch(rest):
        return _unreadable(Problem.UNREADABLE)
    scaled = multiplier != 1
    if kind is Kind.AMOUNT and scaled and not rest and multiplier < _MILLION <= scale:
        return _unreadable(Problem.UNREADABLE)  # `1,2 nghìn` in a column of `tỷ đồng`: of what?
    number = Number(value=-value if negative else value, qualifier=qualifier, unit_text=rest, scaled=scaled)
    return _whole(number, kind, Decimal(1) if scaled else scale)


def _spelt_out(text: str) -> Number | None:
    """A count in words, which the digits in brackets behind it must repeat: `hai (02)`."""
    found = number_in_words(text)
    if found is None:
        return None
    value, rest = found
    if repeated := _REPEATED.match(rest):
        if int(repeated[1]) != value:
            return _unreadable(Problem.UNREADABLE)
        rest = rest[repeated.end() :].strip()
        return Number(value=Decimal(value), unit_text=rest) if not rest or _UNIT_TAIL.fullmatch(rest) else None
    return Number(value=Decimal(value)) if not rest else None  # `một số` are some


def _range(low: Decimal, low_factor: Decimal, text: str, kind: Kind, style: Style, scale: Decimal) -> Number:
    second = _amount(text, kind, style, scale)
    if isinstance(second, Problem):
        return _unreadable(second)
    high, rest, factor = second
    rest = rest.strip()
    if rest and not _UNIT_TAIL.fullmatch(rest):
        return _unreadable(Problem.UNREADABLE)
    if low_factor == 1:
        low *= factor  # "2 - 3 tỷ": the word belongs to both ends
    scaled = factor != 1 or low_factor != 1
    if low > high or (kind is Kind.COUNT and not scaled and ((low * scale) % 1 or (high * scale) % 1)):
        return _unreadable(Problem.UNREADABLE)
    return Number(value=low, low=low, high=high, qualifier="range", unit_text=rest, scaled=scaled)


def _qualifier(text: str) -> tuple[str, str]:
    """Split leading words: `ước đạt 1,58` -> (approx, `1,58`); `từ 5 trở lên` -> (at_least, `5`)."""
    qualifier = "exact"
    if _OR_MORE.search(text):
        qualifier, text = "at_least", _OR_MORE.sub("", text)
    while True:
        for name, pattern in _QUALIFIER_PATTERNS:
            if match := pattern.match(text):
                qualifier, text = (
                    (name if qualifier in ("exact", "approx") else qualifier),
                    text[match.end() :],
                )
                break
        else:
            if not (match := _FILLER.match(text)):
                return qualifier, text.strip()
            text = text[match.end() :]


def _amount(text: str, kind: Kind, style: Style, scale: Decimal) -> tuple[Decimal, str, Decimal] | Problem:
    """Digits with multiplier words at the start of a text: (value, rest, multiplier of its last word).

    `241 ty 252 trieu dong` is one amount of two parts.
    """
    total, rest, factor = Decimal(0), text, Decimal(1)
    last_factor: Decimal | None = None
    while match := _TOKEN.match(rest):
        if len(match["digits"]) > _LONGEST or _DIALLED.match(match["digits"]):
            return Problem.UNREADABLE
        factor = MULTIPLIERS.get(match["word"] or "", Decimal(1))
        if last_factor is not None and not factor < last_factor:
            break
        if last_factor is not None and not match["word"]:
            break
        counted = kind if factor == 1 and scale == 1 else Kind.AMOUNT  # 22,6 nghìn is no whole number of units
        read = _digits(match["digits"], counted, style, max(scale, factor))
        if isinstance(read, Problem):
            return read
        total += read * factor
        last_factor = factor
        rest = rest[match.end() :].lstrip()
        if factor == 1:
            break
    if last_factor is None:
        return Problem.UNREADABLE
    return total, rest, last_factor


def _digits(token: str, kind: Kind, style: Style, scale: Decimal) -> Decimal | Problem:
    token = token.replace(" ", "")
    marks = [c for c in token if c in ".,"]
    if not marks:
        return Decimal(token)
    if len(set(marks)) == 2:
        decimal = marks[-1]
        return _grouped(token, decimal) if marks.count(decimal) == 1 else Problem.UNREADABLE
    if len(marks) > 1:
        return _grouped(token, "," if marks[0] == "." else ".")
    head, tail = re.split(r"[.,]", token)
    as_decimal = Decimal(f"{head}.{tail}")
    if len(tail) != 3 or head.startswith("0") or len(head) > 3 or kind is Kind.SHARE:
        return as_decimal
    as_whole = Decimal(head + tail)
    if kind is Kind.COUNT:
        return as_whole
    if style is Style.MIXED:
        return Problem.AMBIGUOUS
    if style is Style.UNKNOWN:
        # in tỷ a decimal comma is the rule (717,716 tỷ); thousands of tỷ do not occur
        return as_decimal if marks[0] == "," and scale >= _BILLION else Problem.AMBIGUOUS
    if marks[0] == ",":
        return as_whole if style is Style.ENGLISH else as_decimal
    return as_whole if style is Style.VIETNAMESE else as_decimal


def _grouped(token: str, decimal: str) -> Decimal | Problem:
    thousands = "." if decimal == "," else ","
    whole, _, fraction = token.partition(decimal)
    groups = whole.split(thousands)
    if any(len(group) != 3 for group in groups[1:]) or not 1 <= len(groups[0]) <= 3 or thousands in fraction:
        return Problem.UNREADABLE
    try:
        return Decimal("".join(groups) + ("." + fraction if fraction else ""))
    except InvalidOperation:
        return Problem.UNREADABLE
