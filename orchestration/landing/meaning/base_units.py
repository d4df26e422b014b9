"""The value of a number in base units: đồng, đồng per year, organisations, persons, percent.

Belongs here: the unit of a cell (from its row, column or table, or printed with the number), its conversion, and the
findings where it cannot be converted. Not here: the grammar of units (`units`), numbers as printed (`numbers`). Pure.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from orchestration.landing.codes import AMOUNT_UNITS, Indicator
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.row import Row
from orchestration.landing.values.numbers import Kind, Number
from orchestration.landing.values.units import Unit, accepts, kind_of, noted_unit
from orchestration.landing.words.known import has_word_of_money, source_of_money
from orchestration.landing.words.lexicon import Lexicon

_ONE = Decimal(1)
_PARTS_OF_A_YEAR = (2, 4)  # `/6 tháng`, `/quý`; a month's income is what a year is told in
_OFTEN_BELOW_ONE = frozenset({"loan_bad_share", "grdp_share"})


class Written(NamedTuple):
    """How numbers of an indicator are written where a row and a column meet.

    Attributes:
        unit: their unit, None where none is printed or known.
        unit_text: that unit as printed.
        kind: how a lone separator reads.
        rate: factor to a yearly amount that the words of row or column give.
        other: a unit that contradicts the one printed nearest, as printed; see `other_unit_beside`.
    """

    unit: Unit | None
    unit_text: str
    kind: Kind
    rate: int | None
    other: str


def written_in(row: Row, column: Column, table: Table, indicator: Indicator, lexicon: Lexicon) -> Written:
    """How numbers of an indicator are written in a row and a column of a table."""
    unit, unit_text = unit_of(row, column, table, indicator.unit, lexicon)
    kind = kind_of(indicator.unit, indicator.whole_number)
    rate = row.label.per_year or (column.label.per_year if column.label else None)
    return Written(unit, unit_text, kind, rate, other_unit_beside(row, column, indicator.unit, lexicon))


def unit_of(row: Row, column: Column, table: Table, wanted: str, lexicon: Lexicon) -> tuple[Unit | None, str]:
    """Unit of a cell: its row's, else its column's, else the note in the corner for what that note can mean.

    A row of a policy prints the unit of what it gave, a column beside it that of the money: the one that fits holds.
    """
    text = column.unit_text or _unit_of_whole(column, table, wanted, lexicon)
    of_column = lexicon.unit(text)
    fits_better = row.unit and of_column and not accepts(wanted, row.unit) and accepts(wanted, of_column)
    noted = lexicon.units(table.unit_note)
    note = noted_unit(noted, wanted)
    # `Thành tiền` beside `Số lượng`, whose unit each row prints, is in the money of the corner
    says_so = note and not text and column.label and row.unit and not accepts(wanted, row.unit)
    if (row.unit or row.unit_text) and not (fits_better or says_so):
        return row.unit, row.unit_text
    if text:
        return of_column, text
    if note:
        return note, table.unit_note
    if noted and all(unit.code == "percent" for unit in noted):
        return noted[0], table.unit_note  # of a table of shares no number counts anything
    return None, ""


def other_unit_beside(row: Row, column: Column, wanted: str, lexicon: Lexicon) -> str:
    """A unit that contradicts the one printed nearest, as printed; '' where all of them agree.

    `Tổng số thành viên (nghìn người)` beside `người`, `Năm 2023 (tỷ đồng)` over a row in `triệu đồng`.

    Args:
        row: the row.
        column: the column.
        wanted: the unit of the indicator.
        lexicon: known wordings.
    """
    if wanted not in AMOUNT_UNITS and column.label is None and not column.unit_text and has_word_of_money(column.text):
        return column.text  # `Số lớp` below `Giải ngân`
    of_row = lexicon.unit(row.source.unit) or lexicon.unit(row.label.unit_text)
    if of_row is None or not accepts(wanted, of_row):
        return ""
    of_label, of_column = lexicon.unit(row.label.unit_text), lexicon.unit(column.unit_text)
    if row.source.unit and of_label and not (accepts(wanted, of_label) and _same(of_row, of_label)):
        return row.label.unit_text
    is_other = of_column is not None and accepts(wanted, of_column) and not _same(of_row, of_column)
    return column.unit_text if is_other else ""


def _same(one: Unit, other: Unit) -> bool:
    """Whether two units make the same of a number; one may leave open of what time it is."""
    return one.scale == other.scale and (one.per_year == other.per_year or None in (one.per_year, other.per_year))


def _unit_of_whole(column: Column, table: Table, wanted: str, lexicon: Lexicon) -> str:
    """The unit of the money that a source of money is a part of: that of the column left of it that prints one.

    It may be a column without a known meaning: `Tổng mức đầu tư (triệu đồng)` left of `Vốn TW`.
    """
    if wanted != "vnd" or not column.label:
        return ""
    if column.label.entities and not source_of_money(column.label.words, lexicon):  # `HTX đối ứng` is one
        return ""
    printed = {c.index: c.unit_text for c in table.columns} | {i: lexicon.read(t).unit_text for i, t in table.unknown}
    before = [text for index, text in sorted(printed.items()) if index < column.index and text]
    units = [text for text in before if (unit := lexicon.unit(text)) and unit.code == "vnd"]
    return units[-1] if units else ""


def in_base_unit(
    number: Number,
    unit: Unit | None,
    unit_text: str,
    wanted: str,
    lexicon: Lexicon,
    *,
    per: str = "any",
    rate: int | None = None,
) -> tuple[Number, list[str]]:
    """Bring a number to the indicator's base unit, or say why that cannot be done.

    Args:
        number: as read.
        unit: of its row, column or table.
        unit_text: that unit as printed.
        wanted: the unit of the indicator.
        lexicon: known wordings.
        per: whose average the indicator is, '' for a total: what is of each organisation is none.
        rate: factor to a yearly amount that the words of row or column give: 12 for `Thu nhập bình quân/tháng`.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> lexicon = load_lexicon()
    >>> unit = lexicon.unit("triệu đồng/người/tháng")
    >>> number, said = in_base_unit(Number(Decimal("4.67")), unit, unit.text, "vnd_per_year", lexicon)
    >>> int(number.value), said
    (56040000, [])
    >>> in_base_unit(Number(Decimal(12)), None, "", "vnd", lexicon)[1]
    ['unit_unknown']
    """
    notices: list[str] = []
    printed = lexicon.unit(number.unit_text) if number.unit_text else None
    if printed and not accepts(wanted, printed):
        return without_value(number), ["unit_mismatch"]
    if (printed and _is_of_others(printed, per)) or (unit and _is_of_others(unit, per)):
        return without_value(number), ["unit_mismatch"]
    if unit is None and printed:
        unit = printed
    if unit is not None and not accepts(wanted, unit):
        return without_value(number), ["unit_mismatch"]
    of_unknown = printed is None and len(number.unit_text) > 1  # `1.234 nghìn USD`; one letter is a slip
    if wanted in AMOUNT_UNITS and number.value and (of_unknown or (unit is None and not number.scaled)):
        return without_value(number), ["unit_unknown"]
    if of_unknown or (printed is None and unit is None and unit_text):
        notices.append("unit_unknown")  # a count in a unit that no list knows: kept, with a question
    factor = _ONE if number.scaled or unit is None else unit.scale
    rates = {rate, printed and printed.per_year, unit and unit.per_year} - {None}
    if len(rates) > 1:
        return without_value(number), ["unit_mismatch"]
    per_year = rates.pop() if rates else None
    if wanted == "vnd_per_year":
        if per_year is None and number.value:
            notices.append("period_assumed_yearly")
        if per_year in _PARTS_OF_A_YEAR and number.value:
            notices.append("rate_of_part_of_year")  # what half a year made may not be half of what the year makes
        factor *= per_year or 1
    elif per_year not in (None, 1):  # money or new cooperatives of one month are none of a year
        return without_value(number), ["unit_mismatch"]
    return _times(number, factor), notices


def _is_of_others(unit: Unit, per: str) -> bool:
    """Whether a unit is of each of something that an indicator, an average per that or a total, is not told of."""
    return bool(unit.each) and (not per or (per == "org" and unit.each != "org"))


def in_percent(number: Number, shown_as_percent: bool, indicator: str) -> tuple[Number, list[str]]:
    """A stored 0.406 is 40,6% where the cell shows percent; else it is what it says, with a question.

    Not so of what is a fraction of a percent in most places.
    """
    if shown_as_percent:
        return _times(number, Decimal(100)), []
    doubtful = number.value is not None and 0 < abs(number.value) <= 1 and indicator not in _OFTEN_BELOW_ONE
    return number, ["share_maybe_fraction"] if doubtful else []


def _times(number: Number, factor: Decimal) -> Number:
    if factor == 1:
        return number

    def scaled(value: Decimal | None) -> Decimal | None:
        return None if value is None else value * factor

    return number._replace(value=scaled(number.value), low=scaled(number.low), high=scaled(number.high))


def without_value(number: Number) -> Number:
    """The same cell, read as no number."""
    return number._replace(value=None, low=None, high=None, missing_reason="unreadable")
