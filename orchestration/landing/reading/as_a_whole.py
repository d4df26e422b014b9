"""Findings about a submission as a whole: its sender, its period, and whether it contains anything.

Belongs here: findings that belong to no single cell. Not here: evidence of another province or period
(`review.evidence`).
"""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.landing.cells.workbook import address
from orchestration.landing.landed import Noticed, Reading
from orchestration.landing.meaning.place import Place
from orchestration.landing.reading.assignment import Assignment, Found
from orchestration.landing.recognising.template_mark import contradiction
from orchestration.landing.review.evidence import other_period, other_province
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.places import as_province

_TOLD_WHY = (
    "figures.ambiguous_header",
    "figures.below_province",
    "figures.narrower_scope",
    "submissions.too_long_sheet",
)


def check_whole(reading: Reading, found: Found, asked: Assignment) -> None:
    """Add the findings about the submission as a whole."""
    folder, places = asked.folder, [place for place, _ in found.tables]
    _check_province(reading, found, asked)
    times = {(c.time.period, c.time.scenario) for place in places for c in place.table.columns if c.time.period}
    times |= {(period, None) for place in places for period in _unread_times(place)}
    if of_other_period := other_period(times, folder.period):
        reading.noticed.append(of_other_period)
    reading.add(_empty(reading, found.headers))
    if asked.mark:
        carried = {place.form.code for place in places} | {row.form_code for row in reading.register_rows}
        contradicted = contradiction(asked.mark, folder.period, folder.province, carried, asked.codes, asked.forms)
        reading.noticed += [contradicted] if contradicted else []


def _unread_times(place: Place) -> Iterator[str]:
    """The periods of columns that are not read: `TH/KH năm 2024` speaks of that year, whatever its cells hold."""
    table = place.table
    times = (read_time(text, table.frame) for _, text in table.unknown)
    return (time.period for time in times if time.period and not time.is_comparison)


def _check_province(reading: Reading, found: Found, asked: Assignment) -> None:
    """Whose it is by its letterhead, else by the title of each table."""
    folder, codes = asked.folder, asked.codes
    declared = folder.declared(codes)
    if not (folder.is_alliance or declared):
        return
    if of_other := other_province(found.letterhead, declared, codes, f"{folder.period}/{folder.province}"):
        reading.noticed.append(of_other)
    else:
        reading.add(_tables_of_others([place for place, _ in found.tables], asked))


def _empty(reading: Reading, headers: int) -> Iterator[Noticed]:
    """Why nothing was read, where nothing was and no other finding says so."""
    if not headers and not any(u.kind == "column" for u in reading.unrecognised):
        yield Noticed("submissions.no_table")
        return
    empty = not any(f.value is not None for f in reading.figures) and not reading.register_rows
    if not empty or any(n.rule_id in _TOLD_WHY for n in reading.noticed):
        return
    labels = [u.text for u in reading.unrecognised if u.kind in ("label", "column") and u.text]
    if labels:
        shown = ", ".join(f"“{label}”" for label in labels[:3])
        yield Noticed("submissions.nothing_recognised", params={"labels": shown})
    elif not any(n.rule_id.startswith("figures.") for n in reading.noticed):  # else there are some, that are not read
        yield Noticed("submissions.no_figures")


def _tables_of_others(places: list[Place], asked: Assignment) -> Iterator[Noticed]:
    """Tables whose own title or sheet names another province, in a return that names its own elsewhere."""
    folder, codes = asked.folder, asked.codes
    for place in places:
        lines = [*place.table.title, as_province(place.sheet.name, asked.lexicon)]
        named = other_province(lines, folder.declared(codes), codes, folder.province)
        if named and not folder.is_alliance:
            cell = address(place.table.header[0], place.table.label_column)
            params = {name: named.params[name] for name in ("found", "declared")}
            yield Noticed("figures.table_of_other_province", place.sheet.name, cell, named.printed_text, params=params)
