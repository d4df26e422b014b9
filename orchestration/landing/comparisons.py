"""Columns that compare two others: `ƯTH/KH (%)`, `So với cùng kỳ`, `Tăng, giảm`; and `204 (đạt 100,5%)` in one cell.

What they print is kept with its cell and the two figures it compares, and never counts as a figure: rules recompute
it. A header often leaves open which columns are meant and whether 105 or 5 is printed for five percent more; then the
rows decide, and where they do not, the comparison is kept unresolved.

Belongs here: which two figures a comparison is of, and what it prints. Not here: whether it is right
(`expectations/landing/comparisons.yml`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from statistics import median

from orchestration.landing.base_units import unit_of
from orchestration.landing.codes import Codes, load_words
from orchestration.landing.columns import Column
from orchestration.landing.figures import Figure, Place
from orchestration.landing.headers import header_parts
from orchestration.landing.lexicon import Lexicon
from orchestration.landing.numbers import LARGEST, Kind, Style, parse_number
from orchestration.landing.periods import Frame, Time, period_year, read_time
from orchestration.landing.rows import Row
from orchestration.landing.text import fold
from orchestration.landing.units import kind_of
from orchestration.landing.workbook import address

RATIO, GROWTH, DIFFERENCE, UNRESOLVED = "ratio", "growth", "difference", "unresolved"


def _words(*codes: str) -> str:
    """The words of seed `wordings`, dimension `comparison`, as a pattern, the longest first."""
    words = {fold(word) for code in codes for word in load_words("comparison")[code]}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_OF_A_WHOLE = re.compile(rf"\b(?:{_words('of_a_whole')})\b")
_CHANGE = re.compile(rf"\b(?:{_words('change', 'increase', 'decrease')})\b|\+\s*[/,;]?\s*\(?\s*-|±")
_DECREASE = re.compile(rf"^(?!.*\b(?:{_words('increase')})\b).*\b(?:{_words('decrease')})\b")
_COMPARING = re.compile(
    r"[%()±+]|(?<![a-z0-9])-(?![a-z0-9])"
    rf"|\b(?:{_words('measure', 'change', 'increase', 'decrease')})\b"
)
_BETWEEN = re.compile(r"\bvoi\b|\bvs\b|(?<!\d)[/:]|[/:](?!\d)|(?<=\b(?:19|20)\d\d)\s*[/:]\s*(?=(?:19|20)\d\d\b)")
_BY_WORD = re.compile(rf"^(?:{_words('increase')}|(?P<less>{_words('decrease')}))(?: them)?\s+")
_CHANGE_AND_SHARE = re.compile(r"^(?P<change>[+-]?\s*[\d.,]+)\s*[(/;]\s*(?P<share>[+-]?\s*[\d.,]+\s*%)\s*\)?$")
_IN_BRACKETS = re.compile(r"^\(\s*(?P<number>[\d.,]+\s*%?)\s*\)$")
_ATTAINED = re.compile(r"\b(?:dat|bang)(?: ty le)?\s*(?P<share>\d+(?:[.,]\d+)?\s*%)\s*(?:so voi )?(?P<of>.*)$")
_FIRST_NUMBER = re.compile(r"\d[\d.,]*")
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_FRACTION = Decimal(20)  # a ratio above is in percent
_LEAST_STEP = Decimal("0.1")  # a tenth of a percent is never an error
_SAMPLE = 200  # rows that are asked what a column means
_ENOUGH = 3  # rows that must agree before a header that leaves its columns open is understood


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of `landing.comparisons`; see `schema.sql` for the columns."""

    form_code: str
    sheet: str
    cell: str
    row_index: int
    column_index: int
    row_label: str
    column_label: str
    printed_text: str
    kind: str
    value: Decimal | None
    expected: Decimal | None
    margin: Decimal | None
    of_cell: str | None
    base_cell: str | None


@dataclass(frozen=True, slots=True)
class _Printed:
    """A number of a comparison: its value, what one more in its last digit is worth, whether it may be a fraction."""

    value: Decimal
    step: Decimal
    bare: bool

    def times(self, factor: Decimal) -> _Printed:
        return replace(self, value=self.value * factor, step=self.step * factor)


@dataclass(frozen=True, slots=True)
class _Judged:
    printed: Decimal
    expected: Decimal
    margin: Decimal

    @property
    def agrees(self) -> bool:
        return abs(self.printed - self.expected) <= self.margin


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a column: which two columns, what of them, and what a printed 1 stands for."""

    of: Column
    base: Column
    kind: str
    factor: Decimal


def comparisons_of(
    place: Place, rows: Sequence[Row], figures: Iterable[object], style: Style, lexicon: Lexicon, codes: Codes
) -> Iterator[Comparison]:
    """Every printed comparison of a table.

    Args:
        place: the table.
        rows: its rows, understood.
        figures: what was read of it; all but figures is passed over.
        style: separators of the workbook.
        lexicon: known wordings.
        codes: code lists.
    """
    known = {(f.row_index, f.column_index): f for f in figures if isinstance(f, Figure)}
    understood = [row for row in rows if row.meaning is not None]
    for index, header in _columns(place):
        yield from _Column(place, index, header, known, style, lexicon, codes).comparisons(understood)
    for figure in known.values():
        yield from _attained(place, figure, known, style)


def _columns(place: Place) -> Iterator[tuple[int, str]]:
    """Columns whose header compares, with its text; a share of a whole compares no two columns."""
    table = place.table
    taken = {column.index for column in table.columns} | {index for index, _ in table.unknown}
    for index in table.span:
        if index <= table.label_column or index in taken or index in place.sheet.hidden_columns:
            continue
        header = " ".join(header_parts(place.sheet, *table.header, index))
        if header and read_time(header, table.frame).is_comparison and not _OF_A_WHOLE.search(fold(header)):
            yield index, header


class _Column:
    """One column that compares."""

    def __init__(
        self,
        place: Place,
        index: int,
        header: str,
        known: Mapping[tuple[int, int], Figure],
        style: Style,
        lexicon: Lexicon,
        codes: Codes,
    ) -> None:
        self.place, self.index, self.header = place, index, header
        self.known, self.style, self.lexicon, self.codes = known, style, lexicon, codes
        self.pairs = _pairs(place.table.columns, index, fold(header), place.table.frame)
        self.sign = -_ONE if _DECREASE.match(fold(header)) else _ONE

    def comparisons(self, rows: Sequence[Row]) -> Iterator[Comparison]:
        """What the column prints, row by row."""
        sheet = self.place.sheet
        filled = [row for row in rows if re.search(r"\d", sheet.text(row.source.index, self.index))]
        reading = self._reading(filled[:_SAMPLE])
        for row in filled:
            position = (row.source.index, self.index)
            judged = self._judge(row, reading) if reading else None
            yield Comparison(
                form_code=self.place.form.code,
                sheet=sheet.name,
                cell=address(*position),
                row_index=position[0],
                column_index=position[1],
                row_label=row.label.text,
                column_label=self.header,
                printed_text=sheet.text(*position),
                kind=reading.kind if reading else UNRESOLVED,
                value=judged.printed if judged else None,
                expected=judged.expected if judged else None,
                margin=judged.margin if judged else None,
                of_cell=address(position[0], reading.of.index) if reading else None,
                base_cell=address(position[0], reading.base.index) if reading else None,
            )

    def _reading(self, rows: Sequence[Row]) -> _Reading | None:
        """The reading that most rows bear out.

        A header that leaves only one pair of columns and one kind needs no proof; any other needs rows that agree.
        """
        kinds = _kinds(fold(self.header))
        best, most, judged = None, -1, 0
        for (of, base), kind, factor in product(self.pairs, kinds, (_ONE, _HUNDRED)):
            reading = _Reading(of, base, kind, factor)
            results = [result for row in rows if (result := self._judge(row, reading))]
            agreeing = sum(result.agrees for result in results)
            if agreeing > most:
                best, most, judged = reading, agreeing, len(results)
        if best is None or not judged:
            return None
        if len(self.pairs) == 1 and (most or len(kinds) == 1):
            return best if most else replace(best, factor=self._likely_factor(rows))
        return best if most >= _ENOUGH and 3 * most >= 2 * judged else None

    def _likely_factor(self, rows: Sequence[Row]) -> Decimal:
        printed = [p for row in rows if (p := self._printed(row, Kind.SHARE))]
        fractions = all(p.bare for p in printed) and median(abs(p.value) for p in printed) <= _ENOUGH
        return _HUNDRED if fractions else _ONE

    def _judge(self, row: Row, reading: _Reading) -> _Judged | None:
        """What is printed and what follows from the two figures; None where they cannot be compared exactly."""
        of, base = (self.known.get((row.source.index, column.index)) for column in (reading.of, reading.base))
        if of is None or base is None:
            return None
        if reading.kind == DIFFERENCE:
            indicator = self.codes.indicators[of.indicator_code]
            printed = self._printed(row, kind_of(indicator.unit, indicator.whole_number))
            unit, _ = unit_of(row, reading.of, self.place.table, indicator.unit, self.lexicon)
            printed = printed.times(unit.scale * (unit.per_year or 1)) if printed and unit else printed
        elif printed := self._printed(row, Kind.SHARE):
            # One cell of a column may be typed as 0.95 where the others print 95.
            ways = [printed.times(reading.factor)] if printed.bare else [printed]
            if printed.bare and abs(printed.value) <= _FRACTION:
                ways += [printed, printed.times(_HUNDRED)]
            judged = [result for way in ways if (result := _judged(way, of, base, reading.kind))]
            return next((result for result in judged if result.agrees), judged[0] if judged else None)
        return _judged(printed, of, base, reading.kind) if printed else None

    def _printed(self, row: Row, kind: Kind) -> _Printed | None:
        position = (row.source.index, self.index)
        printed = _number(self.place.sheet.cell(*position), kind, self.style)
        if printed is None:
            return None
        if position in self.place.sheet.percent and printed.bare:
            printed = replace(printed.times(_HUNDRED), bare=False)
        return printed.times(self.sign)


def _judged(printed: _Printed, of: Figure, base: Figure, kind: str) -> _Judged | None:
    if of.value is None or base.value is None or {of.qualifier, base.qualifier} != {"exact"}:
        return None
    if of.indicator_code != base.indicator_code or (of.unit == "percent" and kind != DIFFERENCE):
        return None
    if kind != DIFFERENCE and base.value <= 0:
        return None
    judged = _difference(printed, of, base) if kind == DIFFERENCE else _ratio(printed, of, base, kind)
    too_large = any(abs(value) >= LARGEST for value in (judged.printed, judged.expected, judged.margin))
    return None if too_large else judged


def _difference(printed: _Printed, of: Figure, base: Figure) -> _Judged:
    assert of.value is not None
    assert base.value is not None
    whole = printed.step == 1 and printed.value % 1 == 0
    margin = _rounding(of) + _rounding(base) + (0 if whole else printed.step)
    return _Judged(printed.value, of.value - base.value, margin)


def _ratio(printed: _Printed, of: Figure, base: Figure, kind: str) -> _Judged:
    assert of.value is not None
    assert base.value is not None
    ratio = of.value / base.value
    inexact = (_rounding(of) + abs(ratio) * _rounding(base)) / base.value
    expected = _HUNDRED * (ratio if kind == RATIO else ratio - 1)
    return _Judged(printed.value, expected, max(abs(printed.step), _LEAST_STEP) + _HUNDRED * inexact)


def _rounding(figure: Figure) -> Decimal:
    """How far a figure may be off because it was rounded where it is printed: half its last digit; counts are exact."""
    number = _FIRST_NUMBER.search(figure.printed_text)
    digits = int(re.sub(r"\D", "", number[0])) if number else 0
    if figure.value is None or not digits:
        return Decimal(0)
    step = abs(figure.value) / digits
    return _HALF * step if step > 1 or figure.unit == "percent" else Decimal(0)


def _number(cell: object, kind: Kind, style: Style) -> _Printed | None:
    """The number of a comparison; `giảm 3,2%` and `(3,2)` are negative, of `+16 (105,8%)` the kind tells which."""
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
    return _Printed(sign * number.value, step, bare)


def _kinds(header: str) -> tuple[str, ...]:
    """What a header may print, the likeliest first."""
    if _CHANGE.search(header):
        in_percent = "%" in header or "tang truong" in header or "toc do" in header
        return (GROWTH, RATIO) if in_percent else (DIFFERENCE, GROWTH, RATIO)
    return (RATIO, GROWTH) if re.search(r"\bso\b|\bvoi\b|cung ky", header) and "/" not in header else (RATIO,)


def _pairs(columns: Sequence[Column], index: int, header: str, frame: Frame) -> list[tuple[Column, Column]]:
    """The pairs of columns that a header can speak of: of the nearest group of columns, numerator first."""
    if not columns:
        return []
    before = [column for column in columns if column.index < index]
    nearest = (before[-1] if before else columns[0]).label
    group = [c for c in columns if (c.label and c.label.key) == (nearest and nearest.key)]
    left, right = _sides(header, frame)
    of, base = _fitting(group, left), _fitting(group, right)
    pairs = [(a, b) for a, b in product(of, base) if a is not b and _sensible(a, b, left, right)]
    return pairs if right.says_something or not left.says_something else []


def _sides(header: str, frame: Frame) -> tuple[Time, Time]:
    """What stands before and after `/` or `so với`; a header with one side names what is compared with."""
    text = " ".join(_COMPARING.sub(" ", header).split())
    match = _BETWEEN.search(text)
    left, right = (text[: match.start()], text[match.end() :]) if match else ("", text)
    return read_time(left, frame), read_time(right, frame)


def _fitting(columns: Sequence[Column], time: Time) -> list[Column]:
    """Columns of a period and scenario; `TH` may mean an estimate where nothing else does."""
    found = [c for c in columns if time.period in (None, c.time.period)]
    exact = [c for c in found if time.scenario in (None, c.time.scenario)]
    return exact or [c for c in found if "plan" not in (time.scenario, c.time.scenario)]


def _sensible(of: Column, base: Column, left: Time, right: Time) -> bool:
    """What a header leaves open: a plan is compared with what came of it, a year with the year before."""
    if left.period or of.time.period is None or base.time.period is None:
        return True
    if left.scenario is None and of.time.scenario == "plan" and right.says_something:
        return False
    if right.scenario == "plan":
        return of.time.period == base.time.period
    if right.period is not None:
        return of.time.period[4:] == base.time.period[4:] and _year(of) > _year(base)
    return True


def _year(column: Column) -> int:
    return period_year(column.time.period or "1900")


def _attained(
    place: Place, figure: Figure, known: Mapping[tuple[int, int], Figure], style: Style
) -> Iterator[Comparison]:
    """`204 (đạt 100,5%)`: what a figure's own cell says of it and the plan of the same period in its row."""
    match = _ATTAINED.search(fold(figure.printed_text))
    if not match or figure.scenario == "plan" or not re.search(r"^\W*$|\bkh\b|ke hoach|chi tieu", match["of"]):
        return
    plans = [
        f
        for (row, _), f in known.items()
        if row == figure.row_index and f.scenario == "plan" and f._replace(scenario=figure.scenario).key == figure.key
    ]
    printed = _number(match["share"], Kind.SHARE, style)
    judged = _judged(printed, figure, plans[0], RATIO) if printed and len(plans) == 1 else None
    yield Comparison(
        form_code=figure.form_code,
        sheet=figure.sheet,
        cell=figure.cell,
        row_index=figure.row_index,
        column_index=figure.column_index,
        row_label=figure.row_label,
        column_label=figure.column_label,
        printed_text=figure.printed_text,
        kind=RATIO if judged else UNRESOLVED,
        value=judged.printed if judged else None,
        expected=judged.expected if judged else None,
        margin=judged.margin if judged else None,
        of_cell=figure.cell if judged else None,
        base_cell=plans[0].cell if judged else None,
    )
