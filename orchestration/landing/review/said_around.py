"""Texts around a table that contradict it: its title, notes above and below it.

Belongs here: texts that no number takes into account, reported to the province. Not here: notes about the organisations
that numbers include (`scope_notes`), the workbook against its folder (`evidence`). Pure; the words are data (seed
`wordings`, dimension scope).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from orchestration.landing.cells.workbook import address
from orchestration.landing.landed import Noticed
from orchestration.landing.layout.above import fields_named
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.row import Row
from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import fold
from orchestration.landing.values.period_codes import is_span, period_year
from orchestration.landing.values.periods import YEAR
from orchestration.landing.values.units import ANNOUNCED, Unit
from orchestration.landing.words.dated_lines import stated_days, stated_years, time_alone, time_without_year
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.lines_around import without_form_code
from orchestration.landing.words.title_scenarios import scenario_alone
from orchestration.landing.words.totals import begins_count
from orchestration.landing.words.unnamed_places import some_reported
from orchestration.landing.writing.numbering import without_numbering

ABOVE = 12  # rows over a header that may belong to it
_IN_PART = re.compile(rf"\b(?:{any_word('scope', 'incomplete', 'only')})\b")
_LEGEND = re.compile(rf"\b(?:{any_word('scope', 'legend')})\b")  # `Ô trống là chưa có số liệu`
_WITHOUT = re.compile(
    rf"\b(?:{any_word('scope', 'excludes')}) (?:{any_word('scope', 'includes', 'counts')})\b(?P<rest>.*)"
)
_OF_SHARES = re.compile(rf"\W*(?:{any_word('comparison', 'of_a_whole', 'share', 'kind')})\b")
_SCALE = re.compile(rf"\b(?:{any_word('multiplier', *load_words('multiplier'))})\b")
_IN_UNIT = re.compile(rf"(?:{ANNOUNCED}|\b(?:{any_word('scope', 'in_unit')})\b)(?P<unit>(?:[^().;]|(?<=\d)\.(?=\d))+)")


def said_around(place: Place, rows: Sequence[Row], lexicon: Lexicon) -> Iterator[Noticed]:
    """What titles and notes say that the columns and units of a table do not.

    Args:
        place: the table.
        rows: its rows, understood.
        lexicon: known wordings.
    """
    sheet, table = place.sheet, place.table
    years = _years(place, rows)
    corner = table.header[0], table.label_column
    for text in dict.fromkeys((sheet.name, sheet.text(*corner))):
        if _is_of_other_time(text, place, rows) or _is_of_other_scenario(text, place, rows):
            yield Noticed("figures.title_of_other_time", sheet.name, address(*corner), text)
    yield from _remarks_of_part(place, rows, lexicon)
    last = max((row.source.index for row in rows if row.source.has_values), default=table.body[1])
    above = range(max(table.header[0] - ABOVE, 0), table.header[0])
    for index in (*above, *range(last + 1, table.body[1] + 1)):
        for column, text in fields_named((c, text) for c, text in enumerate(sheet.row_texts(index)) if text):
            if column not in table.span or (index in above and text not in table.title):
                continue
            where = (sheet.name, address(index, column), text)
            told = set(stated_years(text) if index in above else stated_days(text))
            if years and told and told.isdisjoint({*years, max(years) + 1}):
                said = ", ".join(map(str, sorted(told)))
                yield Noticed("figures.title_of_other_year", *where, params={"years": said})
            elif index in above and _is_of_other_time(text, place, rows):
                yield Noticed("figures.title_of_other_time", *where)
            elif index in above and _is_of_shares(text, place, rows):
                yield Noticed("figures.title_of_shares", *where)
            elif _is_in_part(text, lexicon) or _is_in_other_unit(text, place, rows, lexicon):
                yield Noticed("figures.note_not_applied", *where)


def _remarks_of_part(place: Place, rows: Sequence[Row], lexicon: Lexicon) -> Iterator[Noticed]:
    """What stands beside the figures of a row and says that they are not of all: `Chỉ tính HTX nông nghiệp`."""
    sheet, table = place.sheet, place.table
    figures = {column.index for column in table.columns}
    beside = [column for column in table.span if column > table.label_column and column not in figures]
    counted = [row.source.index for row in rows if row.meaning and row.source.has_values]
    for row, column in product(counted, beside):
        if (text := sheet.text(row, column)) and _is_in_part(text, lexicon):
            yield Noticed("figures.note_not_applied", sheet.name, address(row, column), text)


def _years(place: Place, rows: Sequence[Row]) -> set[int]:
    """The years that the columns and rows of a table are of."""
    periods = {column.time.period for column in place.table.columns}
    periods |= {row.time.period for row in rows if row.time}
    told = {row.label.dated.year for row in rows if row.label.dated and row.label.dated.year}
    for period in filter(None, periods):
        told |= {*range(int(period[:4]), period_year(period) + 1)} if is_span(period) else {period_year(period)}
    return told


def _is_of_other_time(text: str, place: Place, rows: Sequence[Row]) -> bool:
    """Whether a text says nothing but a time, and no column or row is of that: `Kế hoạch 2024` below `NĂM 2023`."""
    frame = place.table.frame
    said = time_alone(text) or time_without_year(text, frame)
    if said and said.period and not YEAR.search(fold(text)) and not said.period.startswith(str(frame.year)):
        said = None  # `Năm trước` above the table has dated it already
    times = [(column.time.period, column.time.scenario) for column in place.table.columns]
    times += [(row.time.period, row.time.scenario) for row in rows if row.time]
    if said is None or not times:
        return False
    if said.period is None:
        return True  # `Tháng 6/2023`: no code stands for it
    years = {period_year(period) for period, _ in times if period}
    if said.period.isdigit() and not said.scenario:
        return period_year(said.period) not in years and not is_span(said.period)
    fitting = [scenario for period, scenario in times if period in (None, said.period)]
    if said.scenario == "estimate":
        fitting = ["estimate" if scenario == "plan" else scenario for scenario in fitting]  # `Dự kiến năm 2024`
    # of a part of a year `actual` is what goes without saying
    scenario = None if said.scenario == "actual" and not said.period.isdigit() else said.scenario
    return not fitting or (scenario is not None and {None, scenario}.isdisjoint(fitting))


def _is_of_other_scenario(text: str, place: Place, rows: Sequence[Row]) -> bool:
    """Whether a text says nothing but that numbers are planned, and none of them is: `Kế hoạch` over the labels."""
    said = scenario_alone(text)
    told = {column.time.scenario for column in place.table.columns} | {row.time.scenario for row in rows if row.time}
    return said is not None and said not in {*told, place.table.frame.scenario}


def _is_in_part(text: str, lexicon: Lexicon) -> bool:
    """Whether a note says that numbers are not of all; `chưa bao gồm QTDND` says nothing new of cooperatives."""
    folded = fold(text)
    if _LEGEND.search(folded):
        return False
    if _IN_PART.search(folded) or some_reported(text):
        return True
    without = _WITHOUT.search(folded)
    if without is None:
        return False
    left_out = lexicon.read(without["rest"])
    return not left_out.entities or "cooperative" in left_out.entities


def _is_in_other_unit(text: str, place: Place, rows: Sequence[Row], lexicon: Lexicon) -> bool:
    """Whether a note prints a unit that no number of the table is in, or an unknown one."""
    found = _IN_UNIT.search(fold(text))
    if found is None:
        return False
    noted = lexicon.units(found["unit"])
    if not noted:
        return _SCALE.search(found["unit"]) is not None
    printed = [row.unit for row in rows] + [lexicon.unit(column.unit_text) for column in place.table.columns]
    known = {(unit.code, unit.scale) for unit in [*printed, *lexicon.units(place.table.unit_note)] if unit}
    return any(_is_scaled(unit) and (unit.code, unit.scale) not in known for unit in noted)


def _is_of_shares(title: str, place: Place, rows: Sequence[Row]) -> bool:
    """Whether a title begins with shares or ranks and nothing below says that numbers count: `Cơ cấu HTX năm 2023`."""
    says_count = place.table.unit_note or any(column.label or column.unit_text for column in place.table.columns)
    says_count = says_count or any(row.unit or begins_count(row.source.label) for row in rows)
    return not says_count and _OF_SHARES.match(fold(without_numbering(without_form_code(title)))) is not None


def _is_scaled(unit: Unit) -> bool:
    return unit.scale != 1
