"""Where are the tables of a sheet?

A table is found by the words of its header, never by its position. It ends where another header or the title of
another form begins; a title without a header of its own keeps the columns above it.

Belongs here: layout, from top to bottom. Not here: tables beside each other (`spans`), texts above them (`above`), the
header's own rows and texts (`headers`), which column holds the labels (`naming_columns`), what a column means
(`columns`), the rows below (`rows`), lists of organisations (`register`). Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from orchestration.landing.above import title_lines, unit_note
from orchestration.landing.columns import Column, parts_named_as_wholes, read_column, settle_times, unpaired
from orchestration.landing.finer import budgets_apart, columns_apart
from orchestration.landing.headers import (
    has_own_header,
    header_parts,
    is_band,
    is_unit_row,
    last_header_row,
    numbers_columns,
    roles_of,
    said_by_headers,
    stands_over_figures,
)
from orchestration.landing.lexicon import Lexicon
from orchestration.landing.naming_columns import (
    LABELS,
    best_label_column,
    borne_out,
    holds_values,
    is_figure,
    numbering_column,
    rows_without_header,
)
from orchestration.landing.periods import UNTOLD, Frame
from orchestration.landing.spans import is_divided, spans_below
from orchestration.landing.text import fold
from orchestration.landing.titles import begins_form, read_title
from orchestration.landing.workbook import Sheet

_NAMING = frozenset({*LABELS, "period", "unit"})  # what a header that names its column of labels says
_ROWS = {"place": "places", "listed": "members"}


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
        unit_note: unit printed in a corner, or several: each for the figures that may have it.
        frame: the time the table is about.
        rivals: cells of another header that claims the same rows: the table cannot be read.
        repeats: rows inside the body that repeat the header.
        spoken_for: columns with any header text, comparisons and notes included.
        span: the columns of the sheet that are this table's.
        period_column: where each row says which period it is of, if anywhere.
        scenario_column: where each row says whether it is planned or done, if anywhere.
        rows_are: what the labels name: indicators and the like, periods, places, or members of a list; `whole` where
            there are none and one row is all there is.
        finer: columns left out because none of them is the whole of its sector, with the headers of all such.
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
    frame: Frame = field(default_factory=lambda: Frame(UNTOLD))
    rivals: list[int] = field(default_factory=list)
    repeats: set[int] = field(default_factory=set)
    spoken_for: set[int] = field(default_factory=set)
    span: range = range(0)
    period_column: int | None = None
    scenario_column: int | None = None
    rows_are: str = "indicators"
    finer: dict[int, tuple[str, ...]] = field(default_factory=dict)


def find_tables(sheet: Sheet, lexicon: Lexicon, folder_period: str, titles: Collection[str] = ()) -> list[Table]:
    """All tables of figures of a sheet, from top to bottom, from left to right.

    Args:
        sheet: the sheet.
        lexicon: known wordings.
        folder_period: the period to fall back on where no title names one.
        titles: folded words that begin another form when they stand between two equal headers.

    >>> from orchestration.landing.lexicon import load_lexicon
    >>> rows = [["NĂM 2023"], ["STT", "Chỉ tiêu", "ĐVT", "TH 2022", "KH 2023"], ["1", "Tổng số HTX", "HTX", 12.0, 15.0]]
    >>> [table] = find_tables(Sheet("Biểu", rows), load_lexicon(), "2023")
    >>> table.label_column, table.unit_column, [(c.time.period, c.time.scenario) for c in table.columns]
    (1, 2, [('2022', 'actual'), ('2023', 'plan')])
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
    return [part for beside in found for table in beside for part in _split_at_titles(sheet, table)]


def _split_at_titles(sheet: Sheet, table: Table) -> list[Table]:
    """A table cut where the title of another form stands between its rows: `Biểu 02: ...` without a header."""
    starts = [row for row in range(table.body[0] + 1, table.body[1] + 1) if _is_form_title(sheet, table, row)]
    parts = []
    for first, last in zip([table.body[0], *starts], [*starts, table.body[1] + 1], strict=True):
        title = [sheet.text(first, c) for c in table.span if sheet.text(first, c)] if first in starts else table.title
        body = (first + 1 if first in starts else first, last - 1)
        if first not in starts or _has_values(sheet, table, *body):
            parts.append(replace(table, body=body, title=title))
    return parts


def _is_form_title(sheet: Sheet, table: Table, row: int) -> bool:
    texts = [text for text in sheet.row_texts(row)[table.span.start : table.span.stop] if text]
    return len(texts) == 1 and begins_form(texts[0]) and row not in table.repeats


def _headers(sheet: Sheet, lexicon: Lexicon, folder_period: str) -> list[list[Table]]:
    """Headers that name their column of labels; where a sheet has none, those told by their periods or counts alone.

    Returns:
        One list per header: the tables that stand beside each other below it.
    """
    said = [said_by_headers(sheet, row, lexicon) for row in range(len(sheet.rows))]
    for told_by in ("labels", "periods", "counts"):
        found: list[list[Table]] = []
        row = 0
        while row < len(sheet.rows):
            if told_by == "labels" and not any(role in _NAMING for role in said[row]):
                row += 1
                continue
            start = found[-1][0].header[1] + 1 if found else 0
            spans = spans_below(sheet, said, row)
            found_here = [_table_at(sheet, row, span, lexicon, folder_period, start, told_by) for span in spans]
            if any(found_here) and row + 1 < len(sheet.rows):
                # of tables beside each other one may have its labels a row lower, below its year bands
                found_here = [
                    table or _table_at(sheet, row + 1, span, lexicon, folder_period, start, told_by)
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


def _begins_form(lines: list[str], titles: Collection[str]) -> bool:
    folded = [fold(line) for line in lines]
    return any(title in line for line in folded for title in titles)


def _table_at(
    sheet: Sheet, row: int, span: range, lexicon: Lexicon, folder_period: str, start: int, told_by: str
) -> Table | None:
    named = told_by == "labels"
    filled = [
        c for c, text in enumerate(sheet.row_texts(row)) if text and c in span and sheet.anchor(row, c) == (row, c)
    ]
    if len(filled) < 2 or _holds_amounts(sheet, row, filled):
        return None
    roles = roles_of(sheet, row, filled, lexicon)
    roles = {c: role for c, role in roles.items() if not (role in LABELS and is_divided(sheet, row, c))}
    if not named:
        roles = {c: role for c, role in roles.items() if role != "period" or not stands_over_figures(sheet, row, c)}
    if _NAMING.isdisjoint(roles.values()) if named else set(roles.values()) & {*LABELS, "period"}:
        return None
    last = last_header_row(sheet, row, roles, lexicon)
    units = last + 1 if is_unit_row(sheet, last + 1, roles, lexicon) else None
    end = last if units is None else units
    end += numbers_columns(sheet, end + 1, span)
    first = row - 1 if is_band(sheet, row - 1, span, roles, lexicon) else row
    title = title_lines(sheet, max(start, first - 12), first - 1, span)
    frame = read_title([*title, sheet.name], folder_period)
    roles = borne_out(sheet, end, roles, frame, lexicon)
    labels = [column for column, role in roles.items() if role == "listed"][:1]
    labels = labels or [column for column, role in roles.items() if role in LABELS]
    period_column, scenario_column = (
        next((column for column, role in roles.items() if role == of), None) for of in ("period", "scenario")
    )
    if named and not labels and period_column is None:
        return None
    columns, unknown = _columns(sheet, (first, last), span, roles, frame, lexicon)
    if units is not None:
        columns = [replace(c, unit_text=c.unit_text or sheet.text(units, c.index).strip("()")) for c in columns]
    timed = [c for c in columns if c.label is None and (named or c.time.says_something)]
    dimensional = [column for column in columns if column.label is not None]
    enough = 1 if period_column is not None or any(roles[c] in _ROWS for c in labels) else 2
    if (
        named
        and not timed
        and len(dimensional) < enough
        and not (dimensional and _is_list(sheet, end, dimensional[0], lexicon))
    ):
        return None
    if told_by == "periods" and (dimensional or not (len(timed) > 1 or (timed and roles)) or _may_be_counts(timed)):
        return None
    if told_by == "counts" and (timed or unknown or not _are_counts(sheet, end, dimensional, lexicon)):
        return None
    settled = settle_times(columns, frame)
    columns = [c for c in settled if c.time.period and c.time.scenario]
    unknown += [(c.index, c.text) for c in settled if not (c.time.period and c.time.scenario)]
    shown = [c.index for c in columns] + [c for c, _ in unknown]
    headers = {c: header_parts(sheet, first, last, c) for c in shown}
    if labels and roles[labels[0]] == "listed":  # of those listed, words tell more than anybody counts
        words = {c for c in shown if not holds_values(sheet, end, c, lexicon)}
        columns = [column for column in columns if column.index not in words]
        unknown = [(column, text) for column, text in unknown if column not in words]
    doubtful = unpaired(columns, lexicon) + parts_named_as_wholes(columns, lexicon)
    columns = [column for column in columns if column not in doubtful]
    unknown += [(column.index, column.text) for column in doubtful]
    finer, budgets = columns_apart(headers, lexicon), budgets_apart(headers, lexicon)
    first_value = min(c.index for c in settled)
    label_column = best_label_column(sheet, end, first_value, labels, set(roles), lexicon)
    rows_are = _ROWS.get(roles.get(label_column, ""), "indicators") if label_column is not None else "periods"
    if told_by == "counts":
        rows_are = rows_without_header(sheet, end, label_column, frame)
        period_column = label_column if rows_are == "periods" else None
        if rows_are == "whole" and _rows_with_values(sheet, end, columns) == 1:
            label_column = span.stop  # right of all there is
    if label_column is None and (label_column := period_column) is None:
        return None
    return Table(
        header=(first, end),
        body=(end + 1, len(sheet.rows) - 1),
        label_column=label_column,
        order_column=next(
            (c for c, role in roles.items() if role == "order"), numbering_column(sheet, end, label_column, span)
        ),
        unit_column=next((c for c, role in roles.items() if role == "unit"), None),
        columns=[replace(c, budget=budgets.get(c.index, "")) for c in columns if c.index not in finer],
        unknown=[
            (c, text)
            for c, text in unknown
            if c not in finer and (c > label_column or holds_values(sheet, end, c, lexicon))
        ],
        title=title,
        unit_note=unit_note(sheet, max(start, first - 4), first - 1, span, lexicon),
        frame=frame,
        span=span,
        spoken_for={c for c in span if c in roles or header_parts(sheet, first, last, c)},
        period_column=period_column,
        scenario_column=scenario_column,
        rows_are="periods" if label_column == period_column else rows_are,
        finer=finer,
    )


def _holds_amounts(sheet: Sheet, row: int, columns: Sequence[int]) -> bool:
    """Whether a row has several numbers that are no years: a row of figures, whatever its words say."""
    numbers = [cell for c in columns if isinstance(cell := sheet.cell(row, c), (int, float))]
    return sum(not 1900 <= number <= 2100 for number in numbers) > 1


def _is_list(sheet: Sheet, last: int, column: Column, lexicon: Lexicon) -> bool:
    """Whether one column of figures, `Số HTX` beside `Lĩnh vực`, makes a table: it holds several numbers in a row."""
    below = [sheet.text(row, column.index) for row in range(last + 1, min(last + 4, len(sheet.rows)))]
    return len(below) > 2 and all(is_figure(text, lexicon) for text in below)


def _are_counts(sheet: Sheet, last: int, columns: Sequence[Column], lexicon: Lexicon) -> bool:
    """Whether `Tổng số HTX | Đang hoạt động | Thành viên` stand over nothing but figures."""
    return len(columns) > 2 and all(holds_values(sheet, last, column.index, lexicon) for column in columns)


def _rows_with_values(sheet: Sheet, last: int, columns: Sequence[Column]) -> int:
    return sum(any(sheet.text(row, c.index) for c in columns) for row in range(last + 1, len(sheet.rows)))


def _may_be_counts(columns: list[Column]) -> bool:
    """Whether `1900` or `2010 | 1995` may as well count something: only years in a row are years without a word."""
    years = [column.text for column in columns]
    in_order = len(years) > 1 and all(int(b) == int(a) + 1 for a, b in pairwise(years) if a.isdigit() and b.isdigit())
    return all(year.isdigit() for year in years) and not in_order


def _columns(
    sheet: Sheet, header: tuple[int, int], span: range, roles: dict[int, str], frame: Frame, lexicon: Lexicon
) -> tuple[list[Column], list[tuple[int, str]]]:
    """Columns of figures, and columns whose header means nothing known."""
    columns: list[Column] = []
    unknown: list[tuple[int, str]] = []
    for index in span:
        parts = () if index in sheet.hidden_columns else header_parts(sheet, *header, index)
        text = " ".join(parts)
        role = lexicon.header(text) if text else "empty"
        if index in roles or role not in (None, "value", "label", "period", "place", "rating"):
            continue
        column = read_column(index, parts, frame, lexicon) if has_own_header(sheet, header, index) else text
        if isinstance(column, Column):
            columns.append(column)
        elif column:
            unknown.append((index, text))
    return columns, unknown


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
