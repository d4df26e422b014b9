"""Rows of a table whose columns say what is counted: a row for each year, district, class or project.

A row of a district or commune is never added to its province, nor a row of a list of supported organisations; the row
of the whole is read.

Belongs here: rows that are periods, places or members of a list. Not here: rows that name indicators (`rows`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orchestration.landing.layout.outline import Meaning, RowText
from orchestration.landing.layout.same_rows import headings_over_same_rows
from orchestration.landing.meaning.row import Row
from orchestration.landing.values.periods import Frame, Time, read_time
from orchestration.landing.values.summed_times import sum_of_years
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.places import names_province, province_beside_its_former
from orchestration.landing.words.totals import begins_sum, is_bare_sum
from orchestration.landing.words.whole_province import average_of_places, is_total_of_places
from orchestration.landing.writing.numbering import without_numbering


def read_crosswise(
    rows: Sequence[RowText], rows_are: str, lexicon: Lexicon, frame: Frame, base: Meaning | None = None
) -> list[Row]:
    """The rows of a table whose labels are periods, places, or members of a list.

    Args:
        rows: from top to bottom.
        rows_are: `periods`, `places`, `members` of a list (organisations, classes, projects), or the `whole`.
        lexicon: known wordings.
        frame: what relative words refer to.
        base: what the title says for the whole table.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> rows = [RowText(i, "", label, "", True) for i, label in enumerate(("2021", "2022 (ước)", "Bình quân"))]
    >>> read = read_crosswise(rows, "periods", load_lexicon(), Frame("2022"))
    >>> [(row.time.period, row.time.scenario) if row.time else row.unrecognised for row in read]
    [('2021', None), ('2022', 'estimate'), True]
    """
    found: list[Row] = []
    named = [source.label for source in rows if names_province(source.label, lexicon)]
    whole = named[0] if len(named) == 1 else None  # of several provinces each is a part of a merged one
    whole = whole or province_beside_its_former([source.label for source in rows], lexicon)
    summed = [row for row in rows if row.has_values and sum_of_years(row.label)]  # below the last one somebody signs
    times = _times_above(rows, frame) if rows_are == "places" else {}
    parts: list[Sequence[RowText]] = [
        [row for row in rows if times.get(row.index) == time] for time in dict.fromkeys(times.values())
    ]
    of_parts = [row for part in parts or [rows] for row in _sums_of_parts(part, lexicon)]
    of_parts = of_parts if rows_are == "places" else []
    of_others = [] if times else _sums_again(rows)
    for source in rows:
        label = lexicon.read(source.label)
        if not source.has_values:
            continue
        if rows_are in ("places", "members"):
            told = average_of_places(source.label, lexicon) or source.label
            is_whole = source.label == whole or (is_total_of_places(told, lexicon) and source not in of_parts)
            if source in of_others:  # no part of any sum above; only the sum of them is told
                found += [Row(source, label, unrecognised=True)] if is_total_of_places(told, lexicon) else []
                continue
            meaning, time = (base or Meaning()) if is_whole else None, times.get(source.index)
            found.append(Row(source, label, meaning, time=time, is_place=not is_whole))
            continue
        if rows_are == "whole":
            found.append(Row(source, label, base or Meaning()))
            continue
        time = read_time(source.period or source.label, frame)
        if source in summed[-1:]:
            time = all_years(found) or time
        known = time.period is not None and not time.rest and not time.unclear
        meaning = (base or Meaning()) if known else None
        found.append(Row(source, label, meaning, time=time if known else None, unrecognised=not known))
    return found


def _times_above(rows: Sequence[RowText], frame: Frame) -> dict[int, Time]:
    """The time of each row below headings that are nothing but a time: `NĂM 2023` over its districts, then `NĂM 2024`.

    Returns:
        Row of the sheet -> its time; nothing where any row stands below another heading, or below none.
    """
    found: dict[int, Time] = {}
    above: Time | None = None
    last = max((at for at, row in enumerate(rows) if row.has_values), default=-1)
    for row in rows[: last + 1]:  # below stands who signed it
        if row.has_values:
            if above is None:
                return {}
            found[row.index] = above
            continue
        above = read_time(without_numbering(row.label), frame)
        if not above.period or above.rest or above.unclear:
            return {}
    return found


def _sums_again(rows: Sequence[RowText]) -> list[RowText]:
    """Rows that stand above already and come again below a heading over the same places: `Trang trại`, of others."""
    over_same, again = headings_over_same_rows(rows), False
    found, printed = [], set()
    for position, row in enumerate(rows):
        again = again if row.has_values else position in over_same
        found += [row] if again and row.label in printed else []
        printed.add(row.label)
    return found


def _sums_of_parts(rows: Sequence[RowText], lexicon: Lexicon) -> list[RowText]:
    """Sums that stand between the rows, below headings of regions: `Cộng`, again and again, is of one region each.

    The last one is of all only where it says something else, or where none stands between.
    """
    if all(row.has_values for row in rows):
        return []
    counted = [row for row in rows if row.has_values]
    sums = [row for row in counted if is_bare_sum(row.label) or begins_sum(without_numbering(row.label))]
    between = [row for row in sums if row not in (counted[0], counted[-1]) and is_total_of_places(row.label, lexicon)]
    again = {row.label for row in between}
    return between + [row for row in counted[-1:] if row.label in again]


def all_years(rows: Sequence[Row]) -> Time | None:
    """The period of years that follow each other, one in each row above, none of them planned."""
    years = [int(row.time.period) for row in rows if row.time and row.time.period and row.time.period.isdigit()]
    told = {row.time.scenario for row in rows if row.time}
    if len(rows) > 1 and years and years == list(range(years[0], years[0] + len(rows))) and "plan" not in told:
        return Time(f"{years[0]}-{years[-1]}", "estimate" if "estimate" in told else None)
    return None


def places_as_whole(rows: Sequence[Row]) -> list[Row]:
    """The rows of districts or communes, read as if each were the province: to be compared, never to be loaded."""
    whole = next((row for row in rows if row.meaning), None)
    return [replace(row, meaning=whole.meaning, is_place=False) for row in rows if row.is_place] if whole else []
