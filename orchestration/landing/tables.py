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
from orchestration.landing.periods import Frame, Time, period_year, read_time, read_title
from orchestration.landing.text import fold
from orchestration.landing.units import parse_unit
from orchestration.landing.workbook import Sheet, printed

_HEADER_DEPTH = 4
_MEANINGS = ("indicator", "sector", "funding")
_NUMBERING_CELL = re.compile(r"^\(?\s*(?:\d{1,2}|[A-Ea-e])\s*\)?(?:\s*=.*)?$")
_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIT_NOTE = re.compile(r"^\(?\s*(?:đơn vị tính(?: tiền)?|đơn vị|đvt|dvt)\s*(?:tiền)?\s*:\s*(.+?)\)?$", re.IGNORECASE)
_EACH_PROVINCE = re.compile(r"(?:\b(?:cua |cho )?(?:moi|tung) tinh|/\s*tinh)(?:,? (?:thanh pho|tp))?\b")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that may hold figures.

    Attributes:
        index: zero-based.
        text: its header, all rows joined.
        time: period and scenario it speaks of.
        label: other meaning of its header (a sector, an indicator), if any.
        each_province: its figures hold for every province.
        unit_text: unit printed in its header.
    """

    index: int
    text: str
    time: Time
    label: Label | None = None
    each_province: bool = False
    unit_text: str = ""


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
        spoken_for: columns with any header text, comparisons and notes included.
        span: the columns of the sheet that are this table's.
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
    spoken_for: set[int] = field(default_factory=set)
    span: range = range(0)


def find_tables(sheet: Sheet, lexicon: Lexicon, folder_period: str, titles: Collection[str] = ()) -> list[Table]:
    """All tables of figures of a sheet, from top to bottom, from left to right.

    Args:
        sheet: the sheet.
        lexicon: known wordings.
        folder_period: the period to fall back on where no title names one.
        titles: folded words that begin another form when they stand between two equal headers.
    """
    found: list[list[Table]] = []
    for beside in _headers(sheet, lexicon, folder_period):
        previous, table = found[-1] if found else [], beside[0]
        between = any(_has_values(sheet, p, p.header[1] + 1, table.header[0] - 1) for p in previous)
        if not previous:
            found.append(beside)
        elif _same_header(previous[0], table) and not _begins_form(table.title, titles):
            if between:  # printed again at a page break
                for p in previous:
                    p.repeats.update(range(table.header[0], table.header[1] + 1))
            else:
                found[-1] = beside
        elif between:
            for p in previous:
                p.body = (p.body[0], table.header[0] - 1)
            found.append(beside)
        else:
            # two headers with nothing between them: the rows below could belong to either
            for p in previous:
                p.rivals.append(table.header[0])
    return [table for beside in found for table in beside]


def _headers(sheet: Sheet, lexicon: Lexicon, folder_period: str) -> list[list[Table]]:
    """Headers that name their column of labels; where a sheet has none, headers told by their periods alone.

    Returns:
        One list per header: the tables that stand beside each other below it.
    """
    for named in (True, False):
        found: list[list[Table]] = []
        row = 0
        while row < len(sheet.rows):
            start = found[-1][0].header[1] + 1 if found else 0
            spans = _spans(sheet, row, lexicon)
            found_here = [_table_at(sheet, row, span, lexicon, folder_period, start, named=named) for span in spans]
            if any(found_here) and row + 1 < len(sheet.rows):
                # of tables beside each other one may have its labels a row lower, below its year bands
                found_here = [
                    table or _table_at(sheet, row + 1, span, lexicon, folder_period, start, named=named)
                    for table, span in zip(found_here, spans, strict=True)
                ]
            beside = [table for table in found_here if table]
            if beside:
                found.append(beside)
                row = max(table.header[1] for table in beside)
            row += 1
        if found:
            return found
    return []


def _spans(sheet: Sheet, row: int, lexicon: Lexicon) -> list[range]:
    """Columns of each table below a row of headers: one table begins at each label column after columns of figures."""
    near = [r for r in (row, row - 1, row + 1) if 0 <= r < len(sheet.rows)]
    texts = [next((t for r in near if (t := sheet.text(r, c))), "") for c in range(sheet.width)]
    roles = [lexicon.role("header", text) if text else "" for text in texts]
    for column in range(sheet.width):  # a label stands in any of the rows
        if any(lexicon.role("header", sheet.text(r, column)) == "label" for r in near if sheet.text(r, column)):
            roles[column] = "label"
    starts = [0]
    for column in range(1, len(roles)):
        if roles[column] != "label":
            continue
        before = roles[starts[-1] : column]
        if "label" in before and {None, "value"} & set(before[before.index("label") + 1 :]):
            starts.append(column - 1 if roles[column - 1] == "order" else column)
    return [range(start, end) for start, end in zip(starts, [*starts[1:], sheet.width], strict=True)]


def _begins_form(lines: list[str], titles: Collection[str]) -> bool:
    folded = [fold(line) for line in lines]
    return any(title in line for line in folded for title in titles)


def _table_at(
    sheet: Sheet, row: int, span: range, lexicon: Lexicon, folder_period: str, start: int, *, named: bool
) -> Table | None:
    filled = [c for c in span if sheet.text(row, c) and sheet.anchor(row, c) == (row, c)]
    if len(filled) < 2:
        return None
    roles = {
        column: role
        for column in filled
        if len(text := sheet.text(row, column)) <= 60
        and (role := lexicon.role("header", text)) in ("label", "unit", "order", "note")
    }
    labels = [column for column, role in roles.items() if role == "label"]
    if named != bool(labels):
        return None
    last = _last_header_row(sheet, row, roles, lexicon)
    first = row - 1 if _is_band(sheet, row - 1, span, roles, lexicon) else row
    title = _title_lines(sheet, max(start, first - 12), first - 1, span)
    frame = read_title([*title, sheet.name], folder_period)
    columns, unknown = _columns(sheet, (first, last), span, roles, frame, lexicon)
    timed = [c for c in columns if c.label is None and (named or c.time.says_something)]
    dimensional = [column for column in columns if column.label is not None]
    if named and not timed and len(dimensional) < 2:
        return None
    if not named and (dimensional or not (len(timed) > 1 or (timed and roles))):
        return None
    settled = _settle_times(columns, frame)
    columns = [c for c in settled if c.time.period and c.time.scenario]
    unknown += [(c.index, c.text) for c in settled if not (c.time.period and c.time.scenario)]
    first_value = min(c.index for c in settled)
    label_column = _label_column(sheet, last, first_value, labels, set(roles))
    if label_column is None:
        return None
    return Table(
        header=(first, last),
        body=(last + 1, len(sheet.rows) - 1),
        label_column=label_column,
        order_column=next(
            (c for c, role in roles.items() if role == "order"), _narrow(sheet, last, label_column, span)
        ),
        unit_column=next((c for c, role in roles.items() if role == "unit"), None),
        columns=columns,
        unknown=unknown,
        title=title,
        unit_note=_unit_note(sheet, max(start, first - 4), first - 1, lexicon),
        frame=frame,
        span=span,
        spoken_for={c for c in span if c in roles or _header_text(sheet, first, last, c)},
    )


def _columns(
    sheet: Sheet, header: tuple[int, int], span: range, roles: dict[int, str], frame: Frame, lexicon: Lexicon
) -> tuple[list[Column], list[tuple[int, str]]]:
    """Columns of figures, and columns whose header means nothing known."""
    columns: list[Column] = []
    unknown: list[tuple[int, str]] = []
    for index in span:
        text = "" if index in sheet.hidden_columns else _header_text(sheet, *header, index)
        role = lexicon.role("header", text) if text else "empty"
        if index in roles or role not in (None, "value"):
            continue
        column = _column(index, text, frame, lexicon) if _has_own_header(sheet, header, index) else text
        if isinstance(column, Column):
            columns.append(column)
        elif column:
            unknown.append((index, text))
    return columns, unknown


def _has_own_header(sheet: Sheet, header: tuple[int, int], column: int) -> bool:
    """Whether any header text is this column's alone, not only a band over several."""
    for row in range(header[0], header[1] + 1):
        anchor = sheet.anchor(row, column)
        shared = anchor in (sheet.anchor(row, column - 1), sheet.anchor(row, column + 1))
        if not shared and sheet.text(*anchor):
            return True
    return False


def _settle_times(columns: list[Column], frame: Frame) -> list[Column]:
    """Give every column its period: what its header leaves open is the frame's."""
    planned = {c.time.period for c in columns if c.time.scenario == "plan" and c.time.period}
    settled = []
    for column in columns:
        time = column.time
        period, scenario = time.period, time.scenario
        if period is None and scenario == "plan":
            announced = frame.plan_year if frame.plan_year and str(frame.plan_year) not in planned else None
            period = str(announced or frame.year)  # plans are yearly
        elif period is None:
            period = frame.period
        if scenario is None:
            year = period_year(period)
            if year < frame.year:
                scenario = "actual"
            elif year > frame.year:
                scenario = "plan"
            elif not any(c is not column and c.time.scenario and c.time.period == period for c in columns):
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
    label = lexicon.read(text)
    if label.unit_text:
        time = read_time(_BRACKETS.sub(" ", text), frame)
    if each and not (time.rest.replace("toi thieu", "").replace("muc", "").strip() or time.period):
        time = Time(scenario=time.scenario or "plan")  # a target for every province is a plan
    if not time.rest or lexicon.role("header", time.rest) == "value":
        known = time.says_something or lexicon.role("header", time.rest or text) == "value"
        return Column(index, text, time, each_province=each, unit_text=label.unit_text) if known else ""
    stripped = lexicon.read(time.rest) if time.says_something else label
    if time.says_something and not stripped.words and not stripped.entities:
        return Column(index, text, time, each_province=each)
    for meant in (label, stripped):
        if not meant.refused and _is_known(meant, lexicon):
            return Column(index, text, time, meant, each, label.unit_text)
    return text


def _is_known(label: Label, lexicon: Lexicon) -> bool:
    """Whether a header names organisations, a sector, an indicator or a source of money."""
    if label.entities and not label.words:
        return True
    return any(lexicon.codes(d, w) for d in _MEANINGS for w in (label.words, label.plain) if w)


def _last_header_row(sheet: Sheet, row: int, roles: dict[int, str], lexicon: Lexicon) -> int:
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
        if len(own) > 1 and len(own) == len(filled) and _are_years(own):
            last = candidate
            continue
        words_only = len(own) == len(filled) and all(isinstance(v, str) and not _looks_numeric(v) for _, v in own)
        if not (merged and candidate == last + 1) and not (
            own and words_only and (_speaks_of_time(own) or _all_known(own, lexicon))
        ):
            break
        last = candidate
    return last


def _are_years(cells: Sequence[tuple[int, Cell]]) -> bool:
    """A row of years under a band: `2021 | 2022 | 2023`, numbers or text."""
    texts = [printed(value) for _, value in cells]
    return all(_YEAR.fullmatch(text) for text in texts)


def _in_order(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether column numbers go up by one: `(1) (2) (3)`, with letters or not."""
    numbers = [int(m[0]) for _, v in filled if (m := re.search(r"\d+", str(v if not isinstance(v, float) else int(v))))]
    return len(numbers) >= 2 and all(b - a == 1 for a, b in pairwise(numbers))


def _looks_numeric(text: str) -> bool:
    return bool(re.fullmatch(r"(?=.*\d)[\d.,\s%-]+", text.strip()))


def _all_known(cells: Sequence[tuple[int, Cell]], lexicon: Lexicon) -> bool:
    """A row of names of organisations, sectors or indicators under a band."""
    return all(_is_known(lexicon.read(str(value)), lexicon) for _, value in cells)


def _speaks_of_time(cells: Sequence[tuple[int, Cell]]) -> bool:
    times = [read_time(str(value)) for _, value in cells]
    return any(t.says_something or t.is_comparison or re.search(r"\b(?:nam|quy|thang)\b", t.rest) for t in times)


def _is_band(sheet: Sheet, row: int, span: range, roles: dict[int, str], lexicon: Lexicon) -> bool:
    """Whether the row above the labels holds year bands: `Năm 2022 | Năm 2023` to the right of nothing."""
    if row < 0 or not roles:
        return False
    texts = {c: text for c in span if (text := sheet.text(row, c))}
    known = {c: lexicon.role("header", text) for c, text in texts.items()}
    if "label" in known.values():
        return False
    right_of = max((c for c, role in roles.items() if role in ("label", "unit", "order")), default=-1)
    filled = {c: text for c, text in texts.items() if not (c <= right_of and known[c])}
    if not filled or min(filled) <= right_of:
        return False
    times = [read_time(text) for c, text in filled.items() if known[c] != "note"]
    times = [t for t in times if not t.is_comparison]
    return bool(times) and all(t.says_something and not t.rest and not t.unclear for t in times)


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

    def has_below(other: int) -> bool:
        texts = [sheet.text(r, other) for r in range(row + 1, last + 1)]
        return any(text and (_YEAR.fullmatch(text) or not _NUMBERING_CELL.match(text)) for text in texts)

    if not has_below(column):
        return ""
    for left in range(column - 1, -1, -1):
        if text := sheet.text(row, left):
            is_band = not sheet.is_merged(row, left) and has_below(left)
            return text if is_band else ""
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


def _narrow(sheet: Sheet, last: int, label_column: int, span: range) -> int | None:
    """A column left of the labels that holds only short texts is the numbering, named or not."""
    if label_column == span.start:
        return None
    texts = [t for row in range(last + 1, len(sheet.rows)) if (t := sheet.text(row, label_column - 1))]
    return label_column - 1 if texts and sum(len(t) <= 5 for t in texts) >= 0.8 * len(texts) else None


def _title_lines(sheet: Sheet, first: int, last: int, span: range) -> list[str]:
    """Texts above a table; of a row with texts above several tables, only its own."""
    lines: list[str] = []
    for row in range(max(first, 0), last + 1):
        texts = [(c, text) for _, c, text in sheet.texts(row, row) if sheet.anchor(row, c) == (row, c)]
        own = [text for c, text in texts if c in span]
        lines += own if own and len(own) < len(texts) else [text for _, text in texts]
    return lines


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
    """Whether two headers say the same of the same columns."""
    return one.label_column == other.label_column and [
        (c.index, c.time.period, c.time.scenario, c.text) for c in one.columns
    ] == [(c.index, c.time.period, c.time.scenario, c.text) for c in other.columns]
