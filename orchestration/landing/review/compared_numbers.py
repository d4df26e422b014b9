"""What a printed comparison says, what follows from its two figures, and how much rounding can explain.

Belongs here: the arithmetic of one comparison. Not here: which two figures it compares (`comparisons`), whether it
becomes a finding (`expectations/landing/comparisons.yml`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from orchestration.landing.landed import Figure
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import LARGEST, Kind, Style, parse_number

#: `share`: of a whole; `ratio`: of another figure; `growth`: percent more or less; `difference`: so many more or less.
SHARE, RATIO, GROWTH, DIFFERENCE = "share", "ratio", "growth", "difference"


_BY_WORD = re.compile(
    rf"^(?:{any_word('comparison', 'increase')}|(?P<less>{any_word('comparison', 'decrease')}))(?: them)?\s+"
)
_CHANGE_AND_SHARE = re.compile(r"^(?P<change>[+-]?\s*[\d.,]+)\s*[(/;]\s*(?P<share>[+-]?\s*[\d.,]+\s*%)\s*\)?$")
_IN_BRACKETS = re.compile(r"^\(\s*(?P<number>[\d.,]+\s*%?)\s*\)$")
_FIRST_NUMBER = re.compile(r"\d[\d.,]*")
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_LEAST_STEP = Decimal("0.1")  # a tenth of a percent is never an error


@dataclass(frozen=True, slots=True)
class Printed:
    """A number of a comparison: its value, what one more in its last digit is worth, whether it may be a fraction."""

    value: Decimal
    step: Decimal
    bare: bool

    def times(self, factor: Decimal) -> Printed:
        """The same number in another unit."""
        return replace(self, value=self.value * factor, step=self.step * factor)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is printed, what follows from the two figures, how far they may be apart; percent or the unit of the row."""

    printed: Decimal
    expected: Decimal
    margin: Decimal
    of: Figure
    base: Figure

    @property
    def agrees(self) -> bool:
        """Whether rounding explains the difference."""
        return abs(self.printed - self.expected) <= self.margin


def judge(printed: Printed, of: Figure, bases: Sequence[Figure], kind: str) -> Judged | None:
    """A comparison against the first figure that bears it out, else the first it can be held against.

    Args:
        printed: what is printed, in percent or in the unit of the figures.
        of: the figure that is compared.
        bases: what it may be compared with, the likeliest first.
        kind: what is printed of the two.

    Returns:
        None where figures are missing, inexact or of different things.
    """
    judged = [result for base in bases if (result := _judged(printed, of, base, kind))]
    return next((result for result in judged if result.agrees), judged[0] if judged else None)


def _judged(printed: Printed, of: Figure, base: Figure, kind: str) -> Judged | None:
    if of.value is None or base.value is None or {of.qualifier, base.qualifier} != {"exact"}:
        return None
    if of.unit != base.unit or (of.unit == "percent" and kind != DIFFERENCE):
        return None
    if kind != SHARE and of.indicator_code != base.indicator_code:
        return None
    if kind != DIFFERENCE and base.value <= 0:
        return None
    judged = _difference(printed, of, base) if kind == DIFFERENCE else _ratio(printed, of, base, kind)
    too_large = any(abs(value) >= LARGEST for value in (judged.printed, judged.expected, judged.margin))
    return None if too_large else judged


def _difference(printed: Printed, of: Figure, base: Figure) -> Judged:
    assert of.value is not None
    assert base.value is not None
    whole = printed.step == 1 and printed.value % 1 == 0
    margin = _rounding(of) + _rounding(base) + (0 if whole else printed.step)
    return Judged(printed.value, of.value - base.value, margin, of, base)


def _ratio(printed: Printed, of: Figure, base: Figure, kind: str) -> Judged:
    assert of.value is not None
    assert base.value is not None
    ratio = of.value / base.value
    inexact = (_rounding(of) + abs(ratio) * _rounding(base)) / base.value
    expected = _HUNDRED * (ratio - 1 if kind == GROWTH else ratio)
    return Judged(printed.value, expected, margin_of(printed) + _HUNDRED * inexact, of, base)


def margin_of(printed: Printed) -> Decimal:
    """How far a percentage may be off because it was rounded or cut in its last digit."""
    return max(abs(printed.step), _LEAST_STEP)


def _rounding(figure: Figure) -> Decimal:
    """How far a figure may be off because it was rounded where it is printed: half its last digit; counts are exact."""
    number = _FIRST_NUMBER.search(figure.printed_text)
    digits = int(re.sub(r"\D", "", number[0])) if number else 0
    if figure.value is None or not digits:
        return Decimal(0)
    step = abs(figure.value) / digits
    return _HALF * step if step > 1 or figure.unit == "percent" else Decimal(0)


def read_printed(cell: object, kind: Kind, style: Style) -> Printed | None:
    """The number of a comparison; `giảm 3,2%` and `(3,2)` are negative, of `+16 (105,8%)` the kind tells which.

    >>> read_printed("giảm 3,2%", Kind.SHARE, Style.UNKNOWN)
    Printed(value=Decimal('-3.2'), step=Decimal('0.1'), bare=False)
    """
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    sign = _ONE
    if isinstance(cell, str):
        text = fold(cell)
        if match := _CHANGE_AND_SHARE.match(text):
            text = match["share" if kind is Kind.SHARE else "change"]
        if match := _BY_WORD.match(text):
            sign = -_ONE if match["less"] else _ONE
            text = text[match.end() :]
        elif match := _IN_BRACKETS.match(text):
            sign, text = -_ONE, match["number"]
        number = parse_number(text, kind, style)
        decimals = re.search(r"[.,](\d+)\D*$", text) if kind is not Kind.COUNT else None
        step = Decimal(10) ** -len(decimals[1]) if decimals else _ONE
        bare = "%" not in text
    else:
        number = parse_number(cell, kind, style)
        exponent = Decimal(str(cell)).normalize().as_tuple().exponent
        step = Decimal(10) ** min(exponent, 0) if isinstance(exponent, int) else _ONE
        bare = True
    if number.value is None or number.qualifier != "exact" or number.repair:
        return None
    return Printed(sign * number.value, step, bare)
