"""Columns that compare figures: `ƯTH/KH (%)`, `Tăng, giảm`, `Tỷ trọng`; and `204 (đạt 100,5%)` in one cell.

The printed value is kept with its cell and the two figures it compares, and is never a figure itself: rules recompute
it. A header often leaves open which figures are compared, and whether 105 or 5 is printed for five percent more. Then
the rows decide; where they do not, the comparison stays unresolved. The two figures are in columns side by side, in the
rows of a year and the year before, or one is the whole that the other is a part of.

Belongs here: which two figures a comparison compares. Not here: which columns a header may mean (`compared_columns`),
the printed value and the expected one (`compared_numbers`), whether it is right
(`expectations/landing/comparisons.yml`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from statistics import median

from orchestration.landing.cells.workbook import address
from orchestration.landing.codes import MONEY_UNITS, Codes
from orchestration.landing.landed import Comparison, Figure, Noticed, Unrecognised
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.header_parts import header_parts
from orchestration.landing.meaning.base_units import unit_of
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.row import Row
from orchestration.landing.review.compared_columns import (
    comparable,
    is_note,
    names_another_whole,
    names_something_else,
)
from orchestration.landing.review.compared_numbers import (
    DIFFERENCE,
    RATIO,
    SHARE,
    Judged,
    Printed,
    judge,
    margin_of,
    read_printed,
)
from orchestration.landing.review.wholes import RelatedFigures
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Kind, Style
from orchestration.landing.values.period_codes import period_year
from orchestration.landing.values.periods import read_time
from orchestration.landing.values.units import kind_of
from orchestration.landing.words.lexicon import Lexicon

UNRESOLVED = "unresolved"

_DECREASE = re.compile(
    rf"^(?!.*\b(?:{any_word('comparison', 'increase')})\b).*\b(?:{any_word('comparison', 'decrease')})\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ATTAINED = re.compile(r"\b(?:dat|bang)(?: ty le)?\s*(?P<share>\d+(?:[.,]\d+)?\s*%)\s*(?:so voi )?(?P<of>.*)$")
_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_FRACTION = Decimal(20)  # a ratio above is in percent
_ALL = re.compile(r"100(?:[.,]0+)?\s*%?")
_SAMPLE = 200  # rows that are asked what a column means
_ENOUGH = 3  # rows that must agree before a header that leaves its columns open is understood


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a column: what of which two figures, and what a printed 1 stands for.

    Attributes:
        of: the column of the figure.
        base: the column of what it is compared with; None for its whole or for its own column in an earlier row.
        kind: share, ratio, growth or difference.
        factor: 100 where fractions are printed.
    """

    of: Column
    base: Column | None
    kind: str
    factor: Decimal


def comparisons_of(
    place: Place, rows: Sequence[Row], figures: Iterable[object], style: Style, lexicon: Lexicon, codes: Codes
) -> Iterator[Comparison]:
    """Every printed comparison of a table.

    Args:
        place: the table.
        rows: its rows, understood; those of districts as if they were the province's.
        figures: what was read of it; all but figures is passed over.
        style: separators of the workbook.
        lexicon: known wordings.
        codes: code lists.
    """
    known = {(f.row_index, f.column_index): f for f in figures if isinstance(f, Figure)}
    understood = [row for row in rows if row.meaning is not None]
    places = {row.source.index: row.label.text for row in rows if row.is_place}
    related = RelatedFigures(known, places, codes)
    for index, header in _columns(place, lexicon):
        yield from _Column(place, index, header, related, style, lexicon).comparisons(understood)
    for figure in known.values():
        if figure.row_index not in places:
            yield from _attained(figure, known, style)


def unread_rates(place: Place, comparisons: Sequence[Comparison], lexicon: Lexicon) -> Iterator[Unrecognised | Noticed]:
    """Columns of rates that compare nothing of their table, as far as anybody can tell: `Tỷ lệ lao động nữ (%)`.

    Args:
        place: the table.
        comparisons: what it compares.
        lexicon: known wordings.
    """
    columns = {c.column_index: c.column_label for c in comparisons}
    resolved = {c.column_index for c in comparisons if c.kind != UNRESOLVED}
    own = {column.index for column in place.table.columns}
    for index, header in columns.items():
        if index not in resolved | own and names_something_else(fold(header), place.table.frame, lexicon):
            cell = address(place.table.header[0], index)
            yield Unrecognised(place.form.code, place.sheet.name, cell, "column", header)
            yield Noticed("figures.unrecognised_column", place.sheet.name, cell, header, params={"header": header})


def _columns(place: Place, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Columns whose header compares, with its text."""
    table = place.table
    taken = {column.index for column in table.columns} | {index for index, _ in table.unknown}
    for index in table.span:
        if index <= table.label_column or index in taken or index in place.sheet.hidden_columns:
            continue
        header = " ".join(header_parts(place.sheet, *table.header, index))
        if header and read_time(header, table.frame).is_comparison and not is_note(fold(header), lexicon):
            yield index, header


class _Column:
    """One column that compares."""

    def __init__(
        self, place: Place, index: int, header: str, related: RelatedFigures, style: Style, lexicon: Lexicon
    ) -> None:
        self.place, self.index, self.header = place, index, header
        self.related, self.style, self.lexicon = related, style, lexicon
        self.folded = fold(header)
        self.sign = -_ONE if _DECREASE.match(self.folded) else _ONE
        years = set(_YEAR.findall(self.folded))
        self.year = int(years.pop()) if len(years) == 1 else None

    def comparisons(self, rows: Sequence[Row]) -> Iterator[Comparison]:
        """What the column prints, row by row."""
        sheet = self.place.sheet
        filled = [row for row in rows if re.search(r"\d", sheet.text(row.source.index, self.index))]
        reading = self._reading(filled[:_SAMPLE])
        for row in filled:
            position = (row.source.index, self.index)
            judged = self._judge(row, reading) if reading else None
            kept = Comparison(
                form_code=self.place.form.code,
                sheet=sheet.name,
                cell=address(*position),
                row_index=position[0],
                column_index=position[1],
                row_label=row.label.text,
                column_label=self.header,
                printed_text=sheet.text(*position),
                place=self.related.places.get(position[0], ""),
                kind=reading.kind if reading else UNRESOLVED,
                value=None,
                expected=None,
                margin=None,
            )
            if judged:
                yield _of_figures(kept, judged)
            elif reading and reading.kind == SHARE:
                yield self._unjudged_share(kept, row, reading)
            else:
                yield kept

    def _reading(self, rows: Sequence[Row]) -> _Reading | None:
        """The reading that most rows bear out.

        A header that leaves only one pair of figures and one kind needs no proof; any other needs rows that agree.
        """
        table = self.place.table
        options = comparable(self.folded, self.index, table, has_times=any(row.time for row in rows))
        best, most, judged = None, -1, 0
        for (of, base, kind), factor in product(options, (_ONE, _HUNDRED)):
            reading = _Reading(of, base, kind, factor)
            results = [result for row in rows if (result := self._judge(row, reading))]
            agreeing = sum(result.agrees for result in results)
            if agreeing > most:
                best, most, judged = reading, agreeing, len(results)
        if best is None or (not most and names_something_else(self.folded, table.frame, self.lexicon)):
            return None
        pairs = {(of.index, base and base.index) for of, base, _ in options}
        is_of_another = names_another_whole(self.folded, table.frame, self.lexicon)
        if len(pairs) == 1 and (most or len(options) == 1) and not is_of_another:
            if not judged:
                return best if best.kind == SHARE else None  # shares of inexact figures still add up
            return best if most else replace(best, factor=self._likely_factor(rows))
        return best if most >= _ENOUGH and 3 * most >= 2 * judged else None

    def _likely_factor(self, rows: Sequence[Row]) -> Decimal:
        printed = [p for row in rows if (p := self._printed(row, Kind.SHARE))]
        fractions = all(p.bare for p in printed) and median(abs(p.value) for p in printed) <= _ENOUGH
        return _HUNDRED if fractions else _ONE

    def _judge(self, row: Row, reading: _Reading) -> Judged | None:
        """What is printed and what follows from the two figures; None where they cannot be compared exactly."""
        of = self.related.figures.get((row.source.index, reading.of.index))
        bases = self._bases(row, of, reading) if of else []
        if of is None or not bases:
            return None
        if reading.kind == DIFFERENCE:
            indicator = self.related.codes.indicators[of.indicator_code]
            printed = self._printed(row, kind_of(indicator.unit, indicator.whole_number))
            unit, _ = unit_of(row, reading.of, self.place.table, indicator.unit, self.lexicon)
            if unit is None and indicator.unit in MONEY_UNITS:
                return None  # `+190` beside `2.140 tỷ đồng`: of what, its cell does not say
            printed = printed.times(unit.scale * (unit.per_year or 1)) if printed and unit else printed
        elif printed := self._printed(row, Kind.SHARE):
            judged = [result for way in _ways(printed, reading) if (result := judge(way, of, bases, reading.kind))]
            return next((result for result in judged if result.agrees), judged[0] if judged else None)
        return judge(printed, of, bases, reading.kind) if printed else None

    def _bases(self, row: Row, of: Figure, reading: _Reading) -> list[Figure]:
        if reading.base is not None:
            base = self.related.figures.get((row.source.index, reading.base.index))
            return [base] if base else []
        if reading.kind != SHARE:
            return self.related.earlier(of, self.year)
        is_all = _ALL.fullmatch(self.place.sheet.text(row.source.index, self.index)) and self.related.sums_up(of)
        return self.related.wholes(of) + ([of] if is_all else [])  # a sum is all of itself

    def _unjudged_share(self, kept: Comparison, row: Row, reading: _Reading) -> Comparison:
        """A share of inexact figures: it still adds up with the others of its whole."""
        of = self.related.figures.get((row.source.index, reading.of.index))
        wholes = self.related.wholes(of) if of else []
        printed = self._printed(row, Kind.SHARE)
        if of is None or not wholes or printed is None:
            return kept
        printed = printed.times(reading.factor) if printed.bare else printed
        judged = Judged(printed.value, Decimal(0), margin_of(printed), of, wholes[0])
        return replace(_of_figures(kept, judged), expected=None)

    def _printed(self, row: Row, kind: Kind) -> Printed | None:
        position = (row.source.index, self.index)
        printed = read_printed(self.place.sheet.cell(*position), kind, self.style)
        if printed is None:
            return None
        if position in self.place.sheet.percent and printed.bare:
            printed = replace(printed.times(_HUNDRED), bare=False)
        return printed.times(self.sign)


def _of_figures(kept: Comparison, judged: Judged) -> Comparison:
    of, base = judged.of, judged.base
    return replace(
        kept,
        value=judged.printed,
        expected=judged.expected,
        margin=judged.margin,
        of_cell=of.cell,
        of_value=of.value,
        period_code=of.period_code,
        scenario=of.scenario,
        entity_type=of.entity_type,
        indicator_code=of.indicator_code,
        sector_code=of.sector_code,
        policy_code=of.policy_code,
        program_code=of.program_code,
        funding_source=of.funding_source,
        unit=of.unit,
        base_cell=base.cell,
        base_value=base.value,
        base_period_code=base.period_code,
        base_scenario=base.scenario,
    )


def _ways(printed: Printed, reading: _Reading) -> list[Printed]:
    """What a printed percentage may be; one cell of a column may be typed as 0.95 where the others print 95."""
    ways = [printed.times(reading.factor)] if printed.bare else [printed]
    if printed.bare and abs(printed.value) <= _FRACTION:
        ways += [printed, printed.times(_HUNDRED)]
    return ways


def _attained(figure: Figure, known: Mapping[tuple[int, int], Figure], style: Style) -> Iterator[Comparison]:
    """`204 (đạt 100,5%)`: what a figure's own cell says of it and the plan of the same period in its row."""
    match = _ATTAINED.search(fold(figure.printed_text)) if "%" in figure.printed_text else None
    if not match or figure.scenario == "plan" or not re.search(r"^\W*$|\bkh\b|ke hoach|chi tieu", match["of"]):
        return
    plans = [
        f
        for (row, _), f in known.items()
        if row == figure.row_index and f.scenario == "plan" and f.key[2:] == figure.key[2:]
    ]
    plans = [f for f in plans if f.period_code == figure.period_code] or [
        f for f in plans if f.period_code == str(period_year(figure.period_code))
    ]
    printed = read_printed(match["share"], Kind.SHARE, style)
    judged = judge(printed, figure, plans, RATIO) if printed and len(plans) == 1 else None
    kept = Comparison(
        form_code=figure.form_code,
        sheet=figure.sheet,
        cell=figure.cell,
        row_index=figure.row_index,
        column_index=figure.column_index,
        row_label=figure.row_label,
        column_label=figure.column_label,
        printed_text=figure.printed_text,
        place="",
        kind=RATIO if judged else UNRESOLVED,
        value=None,
        expected=None,
        margin=None,
    )
    yield _of_figures(kept, judged) if judged else kept
