"""Finds the tables of a sheet: header rows, the column of labels, and what every other column holds.

A table is found by the words of its header, never by its position. Columns are described by all their header rows
together (`Năm 2023` over `Kế hoạch`), merged or not.

Belongs here: layout. Not here: the rows below the header (`rows`), lists of organisations (`register`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from orchestration.landing.lexicon import Label, Lexicon
from orchestration.landing.numbers import Cell
from orchestration.landing.periods import Frame, Time, read_time, read_title
from orchestration.landing.text import fold
from orchestration.landing.units import parse_unit
from orchestration.landing.workbook import Sheet

_HEADER_DEPTH = 4
_NUMBERING_CELL = re.compile(r"^\(?\s*(?:\d{1,2}|[A-Ea-e])\s*\)?(?:\s*=.*)?$")
_UNIT_NOTE = re.compile(r"^\(?\s*(?:đơn vị tính(?: tiền)?|đơn vị|đvt|dvt)\s*(?:tiền)?\s*:\s*(.+?)\)?$", re.IGNORECASE)
_EACH_PROVINCE = re.compile(r"\b(?:moi|tung) tinh(?:,? thanh pho)?\b")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that may hold figures.

    Attributes:
        index: zero-based.
        text: its header, all rows joined.
        time: period and scenario it speaks of.
        label: other meaning of its header (a sector, an indicator), if any.
        each_province: its figures hold for every province.
    """

    index: int
    text: str
    time: Time
    label: Label | None = None
    each_province: bool = False


@dataclass
class Table:
    """A table of figures.

    Attributes:
        header: first and last header row.
        body: first and last row below it.
        label_column: where the row labels are.
        order_column: where the row numbers are, if anywhere.
        unit_column: where the units are, if anywhere.
        columns: columns with figures.
        unknown: columns whose header means nothing known: (index, text).
        title: texts above the table.
        unit_note: unit printed in a corner, for money.
        frame: the time the table is about.
        rivals: cells of another header that claims the same rows: the table cannot be read.
        repeats: rows inside the body that repeat the header.
    """

    header: tuple[int, int]
    body: tuple[int, int]
    label_column: int
    order_column: int | None
    unit_column: int | None
    columns: list[Column]
    unknown: list[tuple[int, str]] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    unit_note: str = ""
    frame: Frame = field(default_factory=lambda: Frame("1900"))
    rivals: list[int] = field(default_factory=list)
    repeats: set[int] = field(default_factory=set)


def find_tables(sheet: Sheet, lexicon: Lexicon, folder_period: str, titles: Collection[str] = ()) -> list[Table]:
    """All tables of figures of a sheet, from top to bottom.

    Args:
        sheet: the sheet.
        lexicon: known wordings.
        folder_period: the period to fall back on where no title names one.
        titles: folded words that begin another form when they stand between two equal headers.
    """
    found: list[Table] = []
    for table in _headers(sheet, lexicon, folder_period):
        previous = found[-1] if found else None
        if previous is None:
            found.append(table)
            continue
        between = _has_values(sheet, previous, previous.header[1] + 1, table.header[0] - 1)
        if _same_header(previous, table) and not _begins_form(table.title, titles):
            if between:  # printed again at a page break
                previous.repeats.update(range(table.header[0], table.header[1] + 1))
            else:
                found[-1] = table
        elif between:
            previous.body = (previous.body[0], table.header[0] - 1)
            found.append(table)
        else:
            # two headers with nothing between them: the rows below could belong to either
            previous.rivals.append(table.header[0])
    return found


def _headers(sheet: Sheet, lexicon: Lexicon, folder_period: str) -> list[Table]:
    """Headers that name their column of labels; where a sheet has none, headers told by their periods alone."""
    for named in (True, False):
        found: list[Table] = []
        row = 0
        while row < len(sheet.rows):
            table = _table_at(sheet, row, lexicon, folder_period, found[-1] if found else None, named=named)
            if table is not None:
                found.append(table)
                row = table.header[1]
            row += 1
        if found:
            return found
    return []


def _begins_form(lines: list[str], titles: Collection[str]) -> bool:
    folded = [fold(line) for line in lines]
    return any(title in line for line in folded for title in titles)


def _table_at(
    sheet: Sheet, row: int, lexicon: Lexicon, folder_period: str, previous: Table | None, *, named: bool
) -> Table | None:
    filled = [c for c in range(len(sheet.rows[row])) if sheet.text(row, c) and sheet.anchor(row, c) == (row, c)]
    if len(filled) < 2:
        return None
    roles = {
        column: role
        for column in filled
        if len(text := sheet.text(row, column)) <= 60 and (role := lexicon.role("header", text))
    }
    labels = [column for column, role in roles.items() if role == "label"]
    if named != bool(labels):
        return None
    last = _last_header_row(sheet, row, roles)
    first = row - 1 if _is_band(sheet, row - 1, roles) else row
    start = previous.header[1] + 1 if previous else 0
    title = _title_lines(sheet, max(start, first - 12), first - 1)
    frame = read_title(title, folder_period)
    columns, unknown = _columns(sheet, (first, last), roles, frame, lexicon)
    timed = [column for column in columns if column.time.says_something]
    dimensional = [column for column in columns if column.label is not None]
    if named and not timed and len(dimensional) < 2:
        return None
    if not named and (dimensional or not (len(timed) > 1 or (timed and roles))):
        return None
    columns = _settle_times(columns, frame)
    first_value = min(column.index for column in columns)
    label_column = _label_column(sheet, last, first_value, labels, set(roles))
    if label_column is None:
        return None
    return Table(
        header=(first, last),
        body=(last + 1, len(sheet.rows) - 1),
        label_column=label_column,
        order_column=next((c for c, role in roles.items() if role == "order"), _narrow(sheet, last, label_column)),
        unit_column=next((c for c, role in roles.items() if role == "unit"), None),
        columns=columns,
        unknown=unknown,
        title=title,
        unit_note=_unit_note(sheet, max(start, first - 4), first - 1, lexicon),
        frame=frame,
    )


def _columns(
    sheet: Sheet, header: tuple[int, int], roles: dict[int, str], frame: Frame, lexicon: Lexicon
) -> tuple[list[Column], list[tuple[int, str]]]:
    """Columns of figures, and columns whose header means nothing known."""
    columns: list[Column] = []
    unknown: list[tuple[int, str]] = []
    for index in range(sheet.width):
        text = "" if index in sheet.hidden_columns else _header_text(sheet, *header, index)
        if index in roles or not text or lexicon.role("header", text):
            continue
        column = _column(index, text, frame, lexicon)
        if isinstance(column, Column):
            columns.append(column)
        elif column:
            unknown.append((index, text))
    return columns, unknown


def _settle_times(columns: list[Column], frame: Frame) -> list[Column]:
    """Give every column its period: what its header leaves open is the frame's."""
    planned = {c.time.period for c in columns if c.time.scenario == "plan" and c.time.period}
    settled = []
    for column in columns:
        time = column.time
        period, scenario = time.period, time.scenario
        if period is None and scenario == "plan" and frame.plan_year and str(frame.plan_year) not in planned:
            period = str(frame.plan_year)
        elif period is None:
            period = frame.period
        if scenario is None:
            year = int(period[-4:]) if period[-4:].isdigit() else int(period[:4])
            if year < frame.year:
                scenario = "actual"
            elif year > frame.year:
                scenario = "plan"
            else:
                scenario = frame.scenario
        settled.append(replace(column, time=replace(time, period=period, scenario=scenario)))
    return settled


def _column(index: int, text: str, frame: Frame, lexicon: Lexicon) -> Column | str | None:
    """A column of figures, '' for a comparison, or the text of a column that means nothing known."""
    each = bool(_EACH_PROVINCE.search(fold(text)))
    time = read_time(_EACH_PROVINCE.sub(" ", fold(text)) if each else text, frame)
    if time.is_comparison:
        return ""
    if time.unclear:
        return text
    if not time.rest:
        return Column(index, text, time, each_province=each) if time.says_something else ""
    label = lexicon.read(text)
    meaning = any(
        lexicon.codes(d, w) for d in ("indicator", "sector", "funding") for w in (label.words, label.plain) if w
    )
    bare = bool(label.entities) and not label.words
    if meaning or bare:
        return Column(index, text, time, label, each)
    stripped = lexicon.read(time.rest)
    if time.says_something and not stripped.words and not stripped.entities:
        return Column(index, text, time, each_province=each)
    return text


def _last_header_row(sheet: Sheet, row: int, roles: dict[int, str]) -> int:
    last = row
    anchors = [c for c, role in roles.items() if role in ("label", "order", "unit")]
    for candidate in range(row + 1, min(row + _HEADER_DEPTH + 1, len(sheet.rows))):
        cells = [(c, sheet.cell(candidate, c)) for c in range(len(sheet.rows[candidate]))]
        filled = [(c, v) for c, v in cells if v is not None and str(v).strip()]
        merged = any(sheet.anchor(candidate, c)[0] == row and sheet.is_merged(candidate, c) for c in anchors)
        if (
            len(filled) >= 3
            and all(_NUMBERING_CELL.match(sheet.text(candidate, c)) for c, _ in filled)
            and _in_order(filled)
        ):
            last = candidate
            continue
        own = [(c, v) for c, v in filled if c not in anchors]
        words_only = len(own) == len(filled) and all(isinstance(v, str) and not _looks_numeric(v) for _, v in own)
        if not (merged and candidate == last + 1) and not (own and words_only and _speaks_of_time(own)):
            break
        last = candidate
    return last


def _in_order(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether column numbers go up by one: `(1) (2) (3)`, with letters or not."""
    numbers = [int(m[0]) for _, v in filled if (m := re.search(r"\d+", str(v if not isinstance(v, float) else int(v))))]
    return len(numbers) >= 2 and all(b - a == 1 for a, b in pairwise(numbers))


def _looks_numeric(text: str) -> bool:
    return bool(re.fullmatch(r"[\d.,\s%-]+", text.strip()))


def _speaks_of_time(cells: Sequence[tuple[int, Cell]]) -> bool:
    times = [read_time(str(value)) for _, value in cells]
    return any(t.says_something or t.is_comparison or re.search(r"\b(?:nam|quy|thang)\b", t.rest) for t in times)


def _is_band(sheet: Sheet, row: int, roles: dict[int, str]) -> bool:
    """Whether the row above the labels holds year bands: `Năm 2022 | Năm 2023` to the right of nothing."""
    if row < 0 or not roles:
        return False
    right_of = max((c for c, role in roles.items() if role in ("label", "unit", "order")), default=-1)
    filled = [c for c in range(len(sheet.rows[row])) if sheet.text(row, c)]
    if not filled or min(filled) <= right_of:
        return False
    times = [read_time(sheet.text(row, c)) for c in filled]
    return all(t.says_something and not t.rest and not t.unclear for t in times)


def _header_text(sheet: Sheet, first: int, last: int, column: int) -> str:
    parts: list[str] = []
    for row in range(first, last + 1):
        anchor_row, anchor_column = sheet.anchor(row, column)
        text = sheet.text(anchor_row, anchor_column)
        if not text and row < last and not sheet.is_merged(row, column):
            text = _band_text(sheet, row, last, column)
        if text and _NUMBERING_CELL.match(text) and not re.fullmatch(r"(?:19|20)\d\d", text):
            continue
        if text and text not in parts:
            parts.append(text)
    return " ".join(parts)


def _band_text(sheet: Sheet, row: int, last: int, column: int) -> str:
    """Text of an unmerged band: the nearest text to the left, if there is something below both."""
    below = any(sheet.text(r, column) for r in range(row + 1, last + 1))
    if not below:
        return ""
    for left in range(column - 1, -1, -1):
        if text := sheet.text(row, left):
            is_band = not sheet.is_merged(row, left) and any(sheet.text(r, left) for r in range(row + 1, last + 1))
            return text if is_band and read_time(text).says_something else ""
    return ""


def _label_column(sheet: Sheet, last: int, first_value: int, labels: list[int], taken: set[int]) -> int | None:
    """The column of labels: the one named so; content decides between several."""
    candidates = labels or [c for c in range(first_value) if c not in taken]
    if not candidates:
        return None

    def weight(column: int) -> int:
        return sum(len(sheet.text(row, column)) > 3 for row in range(last + 1, min(last + 40, len(sheet.rows))))

    best = max(candidates, key=weight)
    return best if labels or weight(best) else None


def _narrow(sheet: Sheet, last: int, label_column: int) -> int | None:
    """A column left of the labels that holds only short texts is the numbering, named or not."""
    if label_column == 0:
        return None
    texts = [t for row in range(last + 1, len(sheet.rows)) if (t := sheet.text(row, label_column - 1))]
    return label_column - 1 if texts and sum(len(t) <= 5 for t in texts) >= 0.8 * len(texts) else None


def _title_lines(sheet: Sheet, first: int, last: int) -> list[str]:
    return [text for row, column, text in sheet.texts(first, last) if sheet.anchor(row, column) == (row, column)]


def _unit_note(sheet: Sheet, first: int, last: int, lexicon: Lexicon) -> str:
    for _, _, text in _reversed(sheet, first, last):
        if (match := _UNIT_NOTE.match(text)) and parse_unit(match[1], lexicon.unit_nouns()):
            return match[1]
    return ""


def _reversed(sheet: Sheet, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    yield from reversed(list(sheet.texts(first, last)))


def _has_values(sheet: Sheet, table: Table, first: int, last: int) -> bool:
    return any(
        sheet.text(row, column.index) and sheet.text(row, table.label_column)
        for row in range(first, last + 1)
        for column in table.columns
    )


def _same_header(one: Table, other: Table) -> bool:
    return one.label_column == other.label_column and [
        (c.index, c.time.period, c.time.scenario, c.text) for c in one.columns
    ] == [(c.index, c.time.period, c.time.scenario, c.text) for c in other.columns]
