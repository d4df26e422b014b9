"""Where are the tables of a sheet?

A table is found by the words of its header, never by its position. It ends where another header or the title of
another form begins; a title without a header of its own keeps the columns above it.

Belongs here: layout, from top to bottom. Not here: what makes a row a header (`found_header`), tables beside each other
(`spans`), texts above them (`above`), which column holds the labels (`naming_columns`), what a column means
(`columns`), the rows below (`rows`), lists of organisations (`register`). Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.above import unit_note
from orchestration.landing.layout.column_times import settle_times
from orchestration.landing.layout.columns import Column, read_column, with_budgets
from orchestration.landing.layout.columns_beside import (
    averages_beside,
    parts_beside,
    parts_named_as_wholes,
    parts_of_a_sector,
    policies_beside,
    summed_beside,
    unpaired,
    ways_between_stocks,
    years_behind_slashes,
)
from orchestration.landing.layout.compared_blocks import rows_that_compare
from orchestration.landing.layout.finer_columns import budgets_apart, columns_apart
from orchestration.landing.layout.found_header import NAMING, FoundHeader, find_header
from orchestration.landing.layout.headers import has_own_header, header_parts, said_by_headers, stands_over_quantities
from orchestration.landing.layout.naming_columns import (
    best_label_column,
    goes_on_right,
    holds_known_names,
    holds_values,
    holds_words,
    is_figure,
    names_blocks,
    numbering_column,
    rows_without_header,
)
from orchestration.landing.layout.outline import is_numbering
from orchestration.landing.layout.owners import with_owners
from orchestration.landing.layout.parts_right import parts_right_of
from orchestration.landing.layout.places_beside import places_beside
from orchestration.landing.layout.spans import spans_below
from orchestration.landing.text import fold
from orchestration.landing.values.periods import UNTOLD, Frame, read_time
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.titles import begins_form
from orchestration.landing.writing.numbering import without_numbering

_MAY_STAND_OVER_FIGURES = frozenset({None, "value", "count", "label", "period", "place", "listed", "rating"})
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
        compared: rows inside the body that only compare others.
        spoken_for: columns with any header text, comparisons and notes included.
        span: the columns of the sheet that are this table's.
        period_column: where each row says which period it is of, if anywhere.
        scenario_column: where each row says whether it is planned or done, if anywhere.
        source_column: where each row says from which budget its money is, if anywhere.
        note_columns: where rows are remarked on.
        place_column: where, left of the labels, each row says of which place it is, if anywhere.
        province_column: where, left of the labels, all rows name one and the same province, if anywhere.
        part_column: where, right of the labels, each row says which part of its label it is of, if anywhere.
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
    compared: set[int] = field(default_factory=set)
    spoken_for: set[int] = field(default_factory=set)
    span: range = range(0)
    period_column: int | None = None
    scenario_column: int | None = None
    source_column: int | None = None
    note_columns: frozenset[int] = frozenset()
    place_column: int | None = None
    province_column: int | None = None
    part_column: int | None = None
    rows_are: str = "indicators"
    finer: dict[int, tuple[str, ...]] = field(default_factory=dict)


def find_tables(sheet: Sheet, lexicon: Lexicon, folder_period: str, titles: Collection[str] = ()) -> list[Table]:
    """All tables of figures of a sheet, from top to bottom, from left to right.

    Args:
        sheet: the sheet.
        lexicon: known wordings.
        folder_period: the period to fall back on where no title names one.
        titles: folded words that begin another form when they stand between two equal headers.

    >>> from orchestration.landing.words.lexicon import load_lexicon
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
            if told_by == "labels" and not any(role in NAMING for role in said[row]):
                row += 1
                continue
            start = _below_figures(sheet, found[-1], row, lexicon) if found else 0
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
                for span in (span for table, span in zip(found_here, spans, strict=True) if table is None):
                    _tell_of(sheet, span, beside, lexicon)
                found.append(beside)
                row = max(table.header[1] for table in beside)
            row += 1
        if found:
            return found
    return []


def _below_figures(sheet: Sheet, above: Sequence[Table], row: int, lexicon: Lexicon) -> int:
    """The first row that may belong to the title of a header: below the last figures of the tables above it."""
    first = above[0].header[1] + 1
    for last in range(row - 1, first - 1, -1):
        if any(is_figure(sheet.text(last, c.index), lexicon) for table in above for c in table.columns):
            return last + 1
    return first


def _tell_of(sheet: Sheet, span: range, beside: list[Table], lexicon: Lexicon) -> None:
    """Give columns of figures that make no table of their own to the table left of them, as columns not understood."""
    nearest = max(
        (table for table in beside if table.span.start < span.start), default=None, key=lambda t: t.span.start
    )
    nearest = nearest or beside[0]
    first, last = nearest.header
    nearest.unknown += [
        (column, text)
        for column in span
        if (text := " ".join(header_parts(sheet, first, last, column))) and holds_values(sheet, last, column, lexicon)
    ]


def _begins_form(lines: list[str], titles: Collection[str]) -> bool:
    folded = [fold(line) for line in lines]
    return any(title in line for line in folded for title in titles)


def _table_at(
    sheet: Sheet, row: int, span: range, lexicon: Lexicon, folder_period: str, start: int, told_by: str
) -> Table | None:
    """The table whose header begins in a row, if one does."""
    header = find_header(sheet, row, span, lexicon, folder_period, start, told_by)
    if header is None:
        return None
    note = unit_note(sheet, max(start, header.texts[0] - 4), header.texts[0] - 1, span, lexicon)
    columns, unknown = _columns(sheet, header, note, lexicon)
    if not _make_a_table(sheet, header, columns, unknown, lexicon):
        return None
    first_value = min(column.index for column in columns)
    label_column, rows_are = _rows_below(sheet, header, columns, first_value, lexicon)
    if label_column is None:
        return None
    columns, unknown = _columns_settled(sheet, header, columns, unknown, lexicon)
    shown = [column.index for column in columns] + [column for column, _ in unknown]
    parts = {column: with_budgets(header_parts(sheet, *header.texts, column), lexicon) for column in shown}
    finer, budgets = columns_apart(parts, lexicon), budgets_apart(parts, lexicon)
    numbering = header.column_of("order")
    if numbering is None and label_column - 1 not in shown:
        numbering = numbering_column(sheet, header.end, label_column, span)
    body = (header.end + 1, len(sheet.rows) - 1)
    beside = places_beside(sheet, header, label_column, lexicon)
    part_column = (
        parts_right_of(sheet, header, label_column, first_value, lexicon) if rows_are == "indicators" else None
    )
    return Table(
        header=(header.texts[0], header.end),
        body=body,
        compared=rows_that_compare(sheet, body, (c for c in span if header.roles.get(c) != "note"), lexicon),
        label_column=label_column,
        order_column=numbering,
        unit_column=header.column_of("unit"),
        columns=[replace(c, budget=budgets.get(c.index, "")) for c in columns if c.index not in finer],
        unknown=[
            (c, text)
            for c, text in unknown
            if c not in (*finer, part_column) and (c > label_column or holds_values(sheet, header.end, c, lexicon))
        ],
        title=[*header.title, beside.province] if beside.province else header.title,
        unit_note=note,
        frame=header.frame,
        span=span,
        spoken_for={c for c in span if c in header.roles or header_parts(sheet, *header.texts, c)},
        period_column=label_column if rows_are == "periods" else header.column_of("period"),
        scenario_column=header.column_of("scenario"),
        source_column=header.column_of("source"),
        note_columns=frozenset(column for column, role in header.roles.items() if role == "note"),
        place_column=beside.places if rows_are == "indicators" else None,
        province_column=beside.one_province,
        part_column=part_column,
        rows_are=rows_are,
        finer=finer,
    )


def _columns(
    sheet: Sheet, header: FoundHeader, note: str, lexicon: Lexicon
) -> tuple[list[Column], list[tuple[int, str]]]:
    """Columns of figures, and columns whose header means nothing known."""
    columns: list[Column] = []
    unknown: list[tuple[int, str]] = []
    headers: dict[int, str] = {}
    over: dict[int, tuple[str, ...]] = {}
    for index in header.span:
        parts = () if index in sheet.hidden_columns else header_parts(sheet, *header.texts, index)
        text = " ".join(parts)
        role = lexicon.header(text) if text else "empty"
        if goes_on_right(sheet, header.texts, index, header.labels):
            continue
        if role == "note" and stands_over_quantities(sheet, header.end, index, lexicon):
            role = None
        if index in header.roles or role not in _MAY_STAND_OVER_FIGURES:
            continue
        if header.told_by != "labels" and not columns and holds_words(sheet, header.end, index, lexicon):
            continue  # `Loại lớp` names the rows, however much it sounds like what they count
        headers[index], over[index] = text, parts
        is_own = has_own_header(sheet, header.texts, index)
        column = read_column(index, parts, header.frame, lexicon) if is_own else text
        if isinstance(column, Column):
            unit = column.unit_text or (sheet.text(header.units, index).strip("()") if header.units is not None else "")
            columns.append(replace(column, unit_text=unit))
        elif column:
            unknown.append((index, text))
    columns += years_behind_slashes(columns, over, header.frame, lexicon)
    columns += ways_between_stocks(columns, headers, lexicon)
    of_policies = policies_beside(columns, over, header.title, note, lexicon)
    columns = [c for c in columns if c.index not in {of.index for of in of_policies}] + of_policies
    columns += averages_beside(columns, unknown, lexicon)
    columns += parts_of_a_sector(columns, over, lexicon)
    parts_of = {column.index: column for column in parts_beside(columns, over, lexicon)}
    columns = [column for column in columns if column.index not in parts_of] + list(parts_of.values())
    read = {column.index for column in columns}
    return sorted(columns, key=lambda c: c.index), [(index, text) for index, text in unknown if index not in read]


def _make_a_table(
    sheet: Sheet, header: FoundHeader, columns: list[Column], unknown: list[tuple[int, str]], lexicon: Lexicon
) -> bool:
    """Whether the columns below a header are those of a table of figures."""
    timed = [c for c in columns if c.label is None and (header.told_by == "labels" or c.time.says_something)]
    dimensional = [column for column in columns if column.label is not None]
    match header.told_by:
        case "periods":
            if dimensional:  # `Số HTX`, `Số lao động` over the years of each
                return len(timed) + len(dimensional) > 1 and all(c.time.says_something for c in dimensional)
            several = len(timed) > 1 or (timed and header.roles)
            return bool(several) and not _may_be_counts(timed)
        case "counts":
            first = min((column.index for column in columns), default=0)
            others = [c for c, _ in unknown if c > first or holds_values(sheet, header.end, c, lexicon)]
            enough = 2 if _has_known_labels(sheet, header, first, lexicon) else 3
            return not timed and not others and _are_counts(sheet, header.end, dimensional, lexicon, enough)
    told = header.column_of("period") is not None or any(header.roles[c] in _ROWS for c in header.labels)
    enough = len(dimensional) >= (1 if told else 2)
    return bool(timed) or enough or bool(dimensional and _is_list(sheet, header.end, dimensional[0], lexicon))


def _rows_below(
    sheet: Sheet, header: FoundHeader, columns: Sequence[Column], first_value: int, lexicon: Lexicon
) -> tuple[int | None, str]:
    """The column of the labels, None where there is none, and what the labels name."""
    named = header.labels
    alike = [column for column in named if header.roles[column] == "label"]
    named = [column for column in named if not (column in alike and names_blocks(sheet, header.end, column, alike))]
    labels = best_label_column(sheet, header.end, first_value, named, set(header.roles), lexicon)
    if header.told_by == "counts":
        rows_are = rows_without_header(sheet, header.end, labels, header.frame)
        if rows_are == "whole" and _rows_with_values(sheet, header.end, columns) == 1:
            labels = header.span.stop  # right of all there is
        return labels, rows_are
    period = header.column_of("period")
    if labels is None or labels == period:
        return period, "periods"
    return labels, _ROWS.get(header.roles.get(labels, ""), "indicators")


def _columns_settled(
    sheet: Sheet, header: FoundHeader, columns: list[Column], unknown: list[tuple[int, str]], lexicon: Lexicon
) -> tuple[list[Column], list[tuple[int, str]]]:
    """The columns with their times, and those that are not understood beside each other, or without a time."""
    settled = settle_times(summed_beside(columns, lexicon), header.frame)
    by_row = header.column_of("scenario") is not None  # each row says whether it is planned or done
    by_row = by_row or (any(not c.time.scenario for c in settled) and _headings_tell_scenarios(sheet, header))
    columns = [c for c in settled if c.time.period and (c.time.scenario or by_row)]
    unknown = unknown + [(c.index, c.text) for c in settled if c not in columns]
    if header.labels and header.roles[header.labels[0]] == "listed":
        # of those listed, words tell more than anybody counts
        shown = [column.index for column in columns] + [column for column, _ in unknown]
        words = {column for column in shown if not holds_values(sheet, header.end, column, lexicon)}
        columns = [column for column in columns if column.index not in words]
        unknown = [(column, text) for column, text in unknown if column not in words]
    doubtful = unpaired(columns, lexicon) + parts_named_as_wholes(columns, lexicon)
    columns = with_owners([column for column in columns if column not in doubtful], lexicon)
    return columns, unknown + [(column.index, column.text) for column in doubtful]


def _headings_tell_scenarios(sheet: Sheet, header: FoundHeader) -> bool:
    """Whether `I. Kế hoạch`, `II. Thực hiện` stand alone in rows below a header."""
    for row in range(header.end + 1, len(sheet.rows)):
        texts = [text for text in sheet.row_texts(row) if text and not is_numbering(text)]
        if len(texts) == 1 and (time := read_time(without_numbering(texts[0]))).scenario and not time.rest:
            return True
    return False


def _is_list(sheet: Sheet, last: int, column: Column, lexicon: Lexicon) -> bool:
    """Whether one column of figures, `Số HTX` beside `Lĩnh vực`, makes a table: it holds several numbers in a row."""
    rows = (row for row in range(last + 1, len(sheet.rows)) if any(sheet.row_texts(row)))  # an empty one says nothing
    below = [sheet.text(row, column.index) for row in islice(rows, 3)]
    return len(below) > 2 and all(is_figure(text, lexicon) for text in below)


def _has_known_labels(sheet: Sheet, header: FoundHeader, first: int, lexicon: Lexicon) -> bool:
    """Whether most texts left of the first figures name what the code lists know: `Siêu nhỏ`, `Nhỏ` below `Quy mô`."""
    column = best_label_column(sheet, header.end, first, [], set(header.roles), lexicon)
    return column is not None and holds_known_names(sheet, header.end, column, lexicon)


def _are_counts(sheet: Sheet, last: int, columns: Sequence[Column], lexicon: Lexicon, enough: int) -> bool:
    """Whether `Tổng số HTX | Đang hoạt động | Thành viên`, or more columns, stand over nothing but figures."""
    return len(columns) >= enough and all(holds_values(sheet, last, column.index, lexicon) for column in columns)


def _rows_with_values(sheet: Sheet, last: int, columns: Sequence[Column]) -> int:
    return sum(any(sheet.text(row, c.index) for c in columns) for row in range(last + 1, len(sheet.rows)))


def _may_be_counts(columns: list[Column]) -> bool:
    """Whether `1900` or `2010 | 1995` may as well count something: only years in a row are years without a word."""
    years = [column.text for column in columns]
    in_order = len(years) > 1 and all(
        int(b) == int(a) + 1 for a, b in pairwise(years) if a.isdecimal() and b.isdecimal()
    )
    return all(year.isdecimal() for year in years) and not in_order


def _has_values(sheet: Sheet, table: Table, first: int, last: int) -> bool:
    return any(
        sheet.text(row, column.index) and sheet.text(row, table.label_column)
        for row in range(first, last + 1)
        for column in table.columns
    )


def _same_header(one: Table, other: Table) -> bool:
    """Whether two headers say the same of the same columns; one without a title of its own is of the title above."""

    def said(table: Table) -> list[tuple[object, ...]]:
        return [(c.index, c.text, *((c.time.period, c.time.scenario) if other.title else ())) for c in table.columns]

    return one.label_column == other.label_column and said(one) == said(other)
