"""What do the cells of a table count, of which period, and why does a cell count nothing?

Everything that depends on the column or on the row alone is decided once for all of its cells.

Belongs here: rows against columns: periods, parts, sums. Not here: the joined meaning of both (`combining`,
`cell_meaning`), the numbers (`figures`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from orchestration.landing.codes import Codes, Indicator
from orchestration.landing.layout.column_times import settled_time
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.outline import UNDATED, Meaning
from orchestration.landing.meaning.cell_meaning import meaning_of_cell
from orchestration.landing.meaning.combining import combine_times
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.row import Row
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Kind, parse_number
from orchestration.landing.values.period_codes import is_span, opening_of, period_year
from orchestration.landing.values.periods import Frame, Time
from orchestration.landing.values.summed_times import sum_of_years
from orchestration.landing.values.units import Unit
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.titled import AVERAGE

_CUMULATED = re.compile(r"\bluy ke\b")
_NUMBER = re.compile(r"\d[\d.,]*")
_TOLD_APART = 2  # years that columns name: a heading of one of them dates the report, not its cells
_FEWEST_SHIFTED = 2  # columns: of one alone nobody sees where it should stand
_WITHIN = re.compile(rf"\b(?:{any_word('time', 'within')})\b")


class Counted(NamedTuple):
    """What a cell counts, and when."""

    meaning: Meaning
    indicator: Indicator
    period: str
    scenario: str


class LeftOut(NamedTuple):
    """Why a cell is no figure: the rule, and the parameters of its message; no rule if it is reported elsewhere."""

    rule: str
    params: dict[str, str]


class _OfColumn(NamedTuple):
    """What a column says of all its cells.

    Attributes:
        people: it counts people, not organisations.
        sums_up: it is of all until a day.
        present: the column of what there is at the end, beside one of what happens.
        asked: what it holds was asked for, where it is planned.
    """

    people: bool
    sums_up: bool
    present: Column | None
    asked: bool


class CellsOfTable:
    """The cells of a table, and what its columns say of them.

    Args:
        place: the table.
        lexicon: known wordings.
        codes: code lists.
    """

    def __init__(self, place: Place, lexicon: Lexicon, codes: Codes) -> None:
        self.place, self.lexicon, self.codes = place, lexicon, codes
        self._columns = {column.index: self._said_by(column) for column in place.table.columns}
        self.sums_up_all = place.sums_up_all
        self._beyond = max(place.table.spoken_for, default=place.table.span.stop) + 1

    def of_column(self, column: Column) -> _OfColumn:
        """What a column says of its cells."""
        return self._columns[column.index]

    def is_shifted(self, row: Row) -> bool:
        """Whether the numbers of a row are shifted by one cell, so that their headers are uncertain.

        Its first cell is then empty and its last one stands below no header, or the other way round below the unit.
        So it is where its unit stands among them, and nothing or a number below the header of units.
        """
        place, index = self.place, row.source.index
        texts = [place.sheet.text(index, column.index) for column in place.table.columns]
        unit = place.table.unit_column
        of_row = "" if unit is None else place.sheet.text(index, unit)
        if unit is not None and (not of_row or _is_number(of_row)) and any(map(self._is_unit, texts)):
            return True
        if len(texts) < _FEWEST_SHIFTED or all(texts) or not any(texts):
            return False
        if not texts[0]:
            return _is_number(place.sheet.text(index, self._beyond)) and not self._numbers_beyond
        return not texts[-1] and unit is not None and _is_number(place.sheet.text(index, unit))

    @cached_property
    def _numbers_beyond(self) -> bool:
        """Whether what stands right of all columns is one of its own without a header: beside rows that lack none too.

        Outside of the table it is none of its numbers.
        """
        place, table = self.place, self.place.table
        if self._beyond not in table.span:
            return True
        rows = (
            row for row in range(table.body[0], table.body[1] + 1) if _is_number(place.sheet.text(row, self._beyond))
        )
        return any(all(place.sheet.text(row, column.index) for column in table.columns) for row in rows)

    def _is_unit(self, text: str) -> bool:
        return not any(map(str.isdigit, text)) and self.lexicon.unit(text) is not None

    def _said_by(self, column: Column) -> _OfColumn:
        place = self.place
        return _OfColumn(
            place.counts_people(column, self.lexicon),
            place.sums_up(column),
            place.present(column),
            place.is_asked_for(column),
        )


class CellsOfRow:
    """The cells of a row that means something.

    Args:
        table: the table it stands in.
        row: the row.
        meaning: what it means.
    """

    def __init__(self, table: CellsOfTable, row: Row, meaning: Meaning) -> None:
        self.row, self._table, self._place, self._meaning = row, table, table.place, meaning
        self._left_out = self._why_left_out()
        self._within = _is_of_a_year(row)
        self._dated = self._within or row.heading is not None or (row.time is not None and row.time.period is not None)
        self._sums = bool(sum_of_years(row.source.period)) or (row.time is not None and is_span(row.time.period or ""))
        self._average = row.label.words[:2] == AVERAGE and self._place.table.rows_are == "places"

    def counted(self, column: Column, printed: str) -> Counted | LeftOut:
        """What the cell in a column counts, or why it counts nothing."""
        place, row, codes = self._place, self.row, self._table.codes
        of_column = self._table.of_column(column)
        unit = row.unit or _unit_of_result(self._meaning, column, printed, self._table.lexicon)
        meaning = meaning_of_cell(place, self._meaning, column, self._table.lexicon, codes, unit, row.label.text)
        unclear = LeftOut("cell_unclear", {"label": row.label.text, "header": column.text})
        if meaning is None or meaning.indicator is None or meaning.entity is None:
            return unclear
        if self._left_out is not None:
            return self._left_out
        if row.heading and row.heading.unclear and not (column.stated.period or row.time or row.label.dated):
            return unclear  # `Tổng cộng` below rows of several years
        frame = place.table.frame
        time = _below_heading(row, column, frame) or combine_times(_time_of_row(row, column, frame), column, frame)
        if (period := time.period) is None or (scenario := time.scenario) is None:
            return LeftOut("unrecognised_column", {"header": column.text})
        of_other_time = LeftOut("base_year_mismatch", {"label": row.label.text, "period": period})
        if not _may_be_of(row, period, place):
            return of_other_time
        if meaning.indicator == "support_budget" and self._is_asked_for(of_column):
            scenario = "plan" if place.asks_for_years(period) else scenario
            if scenario == "plan":
                meaning = replace(meaning, indicator="support_budget_requested")
        if meaning.indicator == "support_budget_requested" and not _says_when_done(row, column):
            scenario = "plan"  # `Kinh phí đề nghị` beside `Kinh phí được duyệt`
        indicator = codes.indicators[meaning.counts]
        is_open = scenario == "plan" and meaning.entity == "support_program" and indicator.unit != "vnd"
        if is_open and self._is_asked_for(of_column):
            return LeftOut("unrecognised_column", {"header": column.text})  # nobody promised them: `Nhu cầu`, `Số HTX`
        if indicator.unit == "org" and of_column.people:
            return unclear
        if place.part and not place.tells_of_part and indicator.is_of_organisations:
            return LeftOut("", {})  # told once for the table
        found = Counted(meaning, indicator, period, scenario)
        held = self._of_flow(found, column) if indicator.kind == "flow" else self._of_state(found, column, printed)
        if not isinstance(held, Counted) or not (row.label.opening or time.opening):
            return held
        if held.indicator.kind != "stock" or held.scenario == "plan" or (row.label.opening and time.opening):
            # what a plan begins with another column prints as what there was
            is_told = row.label.opening and place.prints_elsewhere(printed, row.source.index, column.index)
            return LeftOut("", {}) if is_told else of_other_time
        return held._replace(period=opening_of(held.period), scenario="actual") if row.label.opening else held

    def _why_left_out(self) -> LeftOut | None:
        """Why no cell of the row counts anything: its numbers belong to uncertain headers or periods."""
        label, said = self.row.label.text, self.row.source.period
        if self._table.is_shifted(self.row):
            return LeftOut("row_shifted", {"label": label})
        if not _is_of_no_known_time(self.row):
            return None
        if said.startswith(UNDATED):
            return LeftOut("time_of_row_missing", {"label": label})
        return LeftOut("time_of_row_unclear", {"label": label, "said": said})

    def _of_flow(self, found: Counted, column: Column) -> Counted | LeftOut:
        """A flow whose cell sums up everything until a day: its beginning is unknown."""
        row, of_column = self.row, self._table.of_column(column)
        up_to = column.stated.up_to or (row.time and row.time.up_to) or (of_column.sums_up and not self._within)
        up_to = up_to or (self._table.sums_up_all and not (self._dated or column.stated.period))
        since = _since_the_title_says(column, found.period, self._place.table.frame) if up_to else found.period
        if since is None:
            return LeftOut("since_nobody_knows_when", {"label": row.label.text, "period": found.period})
        if self._average:
            return LeftOut("", {})
        return found if since == found.period else found._replace(period=since)

    def _of_state(self, found: Counted, column: Column, printed: str) -> Counted | LeftOut:
        """What there is at a time, or an average: no sum over years, nor what others have, nor what changed."""
        place, row, of_column = self._place, self.row, self._table.of_column(column)
        meaning, indicator, period, scenario = found
        if self._average and indicator.kind != "average":
            return LeftOut("", {})  # of `Bình quân toàn tỉnh` only averages are the province's
        if is_span(period) and (column.sums or self._sums):
            rule = "" if _is_printed_beside(place, row, column, printed) else "sum_of_states"
            return LeftOut(rule, {"label": row.label.text, "header": column.text})
        if indicator.kind == "stock" and is_span(period):
            period = str(period_year(period))  # what there is at the end of `Giai đoạn 2021-2023`
            if at_the_end := self._columns_of(column, period, scenario):
                is_told = printed in (place.sheet.text(row.source.index, c.index) for c in at_the_end)
                return LeftOut("" if is_told else "sum_of_states", {"label": row.label.text, "header": column.text})
        if indicator.kind == "stock" and place.table.rows_are == "members" and meaning.entity == "support_program":
            # what those listed owe is not what all owe
            return LeftOut("cell_unclear", {"label": row.label.text, "header": column.text})
        if indicator.kind == "stock" and (present := of_column.present):
            there_is = place.sheet.text(row.source.index, present.index)
            told = {"label": row.label.text, "period": found.period, "header": column.text, "present": present.text}
            return LeftOut("" if printed == there_is else "flow_of_a_stock", told)
        return found if period == found.period else found._replace(period=period)

    def _columns_of(self, column: Column, period: str, scenario: str) -> list[Column]:
        """The columns that count what one counts, at another time."""
        others = (c for c in self._place.table.columns if (c.time.period, c.time.scenario) == (period, scenario))
        return [c for c in others if _named(c) == _named(column)]

    def _is_asked_for(self, of_column: _OfColumn) -> bool:
        """Whether what is planned was only asked for; a row that says `Kế hoạch` itself is a plan."""
        return of_column.asked and (self.row.time is None or self.row.time.scenario is None)


def _named(column: Column) -> tuple[object, ...]:
    """What a column counts, but for when."""
    return (column.label.entities, column.label.words) if column.label else ()


def _says_when_done(row: Row, column: Column) -> bool:
    """Whether row or column say themselves that something was done, or is planned: `TH năm 2023`."""
    return bool(column.stated.scenario or (row.time and row.time.scenario))


def _since_the_title_says(column: Column, period: str, frame: Frame) -> str | None:
    """The years of `Lũy kế đến hết 2022` below `TỪ NĂM 2021 ĐẾN HẾT NĂM 2023`: since the first one."""
    years = frame.years.period if frame.years else None
    if not (years and period.isdigit() and column.stated.up_to and _CUMULATED.search(fold(column.text))):
        return None
    return f"{years[:4]}-{period}" if int(years[:4]) < int(period) <= period_year(years) else None


def _is_of_no_known_time(row: Row) -> bool:
    """Whether the column that says of which year each row is says something of this one that is none: `20X3`."""
    said = row.source.period
    is_none = row.time is not None and row.time.period is None and not row.time.is_comparison
    # `2.023 Thực hiện`, `?`, `x Thực hiện`; not `Thực hiện`
    told = (
        any(map(str.isdigit, said))
        or not (row.time and row.time.scenario)
        or bool(row.time.rest.strip("- "))
        or "?" in said
    )
    return is_none and bool(said.strip()) and told and not sum_of_years(said)


def _is_of_a_year(row: Row) -> bool:
    """Whether a label says that it counts what happened in one year: `Thành lập mới trong năm` until its last day."""
    return _WITHIN.search(fold(row.label.text)) is not None


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _is_printed_beside(place: Place, row: Row, column: Column, printed: str) -> bool:
    """Whether a number beside years, or below them, is that of one of them: the state at their end."""
    sheet, table, index = place.sheet, place.table, row.source.index
    beside = (sheet.text(index, c.index) for c in table.columns if c is not column)
    above = (sheet.text(above, column.index) for above in range(table.body[0], index))
    return printed in (beside if column.sums else above)


def _unit_of_result(row: Meaning, column: Column, printed: str, lexicon: Lexicon) -> Unit | None:
    """The unit in a cell that says itself what a policy gave: `22 HTX` below `Kết quả`."""
    if column.label is not None or row.indicator is not None or row.entity != "support_program":
        return None
    return lexicon.unit(parse_number(printed, Kind.AMOUNT).unit_text)


def _time_of_row(row: Row, column: Column, frame: Frame) -> Time | None:
    """The period that a row says it is of; `Tổng số HTX đến 30/6` under a header without any year is of that half."""
    if row.time is None and row.label.dated and column.stated.period is None:
        return Time(row.label.dated.within(frame.period))
    if row.time is None and row.heading and column.stated.period is None:
        return Time(row.heading.period) if column.stated.scenario else row.heading
    return row.time


def _below_heading(row: Row, column: Column, frame: Frame) -> Time | None:
    """The time of a cell whose column names a year, below a heading that says more of it; None where that says nothing.

    `6 tháng` is of that part of each year, `Kế hoạch` of what was planned for it; `6 tháng năm 2023` is of no other
    year, and `Kế hoạch` of nothing done.
    """
    heading, stated = row.heading, column.stated
    if heading is None or row.time or row.label.dated or not (stated.period or "").isdigit():
        return None
    part = "" if heading.period is None or is_span(heading.period) else heading.period[4:]
    if part and stated.scenario != "plan":
        of_year = heading.any_year or heading.period == f"{stated.period}{part}"
        scenario = stated.scenario or heading.scenario
        return settled_time(Time(f"{stated.period}{part}", scenario), frame) if of_year else Time(unclear=True)
    if part or heading.scenario is None or not (heading.period is None or heading.any_year):
        return None
    contradicts = stated.scenario not in (None, heading.scenario)
    return Time(unclear=True) if contradicts else Time(stated.period, heading.scenario)


def _may_be_of(row: Row, period: str, place: Place) -> bool:
    """A label that names a date or a year must agree with its column: `so với năm 2022` belongs to one of 2023.

    So must a heading above it, unless the row names a time itself, or the columns tell that year from others.
    """
    above = row.heading.period if row.heading and not row.heading.any_year else None
    if above and not (row.label.dated or row.time) and period_year(above) != period_year(period):
        stated = {period_year(c.stated.period) for c in place.table.columns if c.stated.period}
        if len(stated) < _TOLD_APART or period_year(above) not in stated:
            return False
    if row.label.since_year is not None:
        return row.label.since_year in (0, period_year(period) - 1)
    return row.label.dated is None or row.label.dated.is_of(period)
