"""Which table stands below a header: its labels, its columns of figures, and what nobody understands.

Belongs here: one header and what is below it. Not here: what makes a row a header (`found_header`), where the table
ends (`tables`), what one column means (`columns`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.above import unit_in_corner, unit_note, unit_note_below
from orchestration.landing.layout.below_of_which import (
    counted_right_of_ticks,
    times_right_of_policies,
    years_of_their_sum,
)
from orchestration.landing.layout.beside_labels import parts_right_of, places_beside
from orchestration.landing.layout.budgets_of_levels import with_named_bands
from orchestration.landing.layout.column_times import settle_times
from orchestration.landing.layout.columns import Column, read_column, with_budgets
from orchestration.landing.layout.columns_beside import (
    averages_beside,
    is_titled_support,
    means_of_times,
    money_beside_units,
    parts_beside,
    parts_named_as_wholes,
    parts_of_a_sector,
    policies_beside,
    summed_beside,
    sums_with_banks,
    unpaired,
    ways_between_stocks,
    years_behind_slashes,
)
from orchestration.landing.layout.compared_blocks import rows_that_compare
from orchestration.landing.layout.finer_columns import budgets_apart, columns_apart, parts_by_purpose
from orchestration.landing.layout.found_header import FoundHeader, Sought, find_header
from orchestration.landing.layout.header_parts import has_own_header, header_parts, is_alone
from orchestration.landing.layout.header_roles import stands_over_quantities
from orchestration.landing.layout.naming_columns import (
    best_label_column,
    goes_on_right,
    holds_known_names,
    holds_nothing_but_marks,
    holds_values,
    holds_words,
    is_figure,
    names_blocks,
    numbering_column,
    rows_without_header,
)
from orchestration.landing.layout.noted_columns import as_noted
from orchestration.landing.layout.outline import is_numbering
from orchestration.landing.layout.own_columns import own_as_whole
from orchestration.landing.layout.owners import with_owners
from orchestration.landing.layout.short_quarters import quarters_named
from orchestration.landing.layout.table import Table
from orchestration.landing.values.numbers import is_value
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.known import is_of_policy
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.places import Reporter
from orchestration.landing.words.totals import begins_count
from orchestration.landing.writing.numbering import without_numbering

_MAY_STAND_OVER_FIGURES = frozenset({None, "value", "count", "label", "period", "place", "listed", "rating"})
_ROWS = {"place": "places", "listed": "members"}


class _Below(NamedTuple):
    """A header, the unit in its corner, its columns of figures, and those whose header means nothing known."""

    header: FoundHeader
    note: str
    columns: list[Column]
    unknown: list[tuple[int, str]]


class _Labels(NamedTuple):
    """The column of the labels, what they name, and the first column of figures."""

    column: int
    rows_are: str
    first_value: int


# What stands below the rows in which nothing names the labels: what periods make no table of, counts may.
Unnamed = dict[tuple[int, range, int], _Below | None]


def table_at(sheet: Sheet, row: int, span: range, sought: Sought, lexicon: Lexicon, unnamed: Unnamed) -> Table | None:
    """The table whose header begins in a row, if one does; see `find_header`.

    Args:
        sheet: the sheet.
        row: where it may begin.
        span: the columns that are looked at.
        sought: what is looked for.
        lexicon: known wordings.
        unnamed: what was found where nothing names the labels; what is found here is added.
    """
    below = _below_once(sheet, row, span, sought, lexicon, unnamed)
    if below is None:
        return None
    header, note, columns, unknown = below
    header = replace(header, told_by=sought.told_by)
    if not _make_a_table(sheet, header, columns, unknown, lexicon):
        return None
    first_value = min(column.index for column in columns)
    label_column, rows_are = _rows_below(sheet, header, columns, first_value, lexicon)
    if label_column is None:
        return None
    settled = _Below(header, note, *_columns_settled(sheet, header, columns, unknown, lexicon))
    return _put_together(sheet, settled, _Labels(label_column, rows_are, first_value), span, lexicon)


def _put_together(sheet: Sheet, below: _Below, labels: _Labels, span: range, lexicon: Lexicon) -> Table:
    """The table of a header whose labels and columns of figures are known."""
    header, note, columns, unknown = below
    label_column, rows_are, first_value = labels
    shown = [column.index for column in columns] + [column for column, _ in unknown]
    printed = with_named_bands({c: header_parts(sheet, *header.texts, c) for c in sorted(shown)}, lexicon, note)
    parts = {column: with_budgets(printed[column], lexicon) for column in shown}
    finer, budgets = columns_apart(parts, lexicon), budgets_apart(parts, lexicon)
    numbering = header.column_of("order")
    if numbering in (None, label_column - 1):
        left = takewhile(lambda column: column not in shown, range(label_column - 1, span.start - 1, -1))
        numbering = numbering_column(sheet, header.end, label_column, left, header.roles)
    body = (header.end + 1, len(sheet.rows) - 1)
    beside = places_beside(sheet, header, label_column, lexicon)
    part_column = (
        parts_right_of(sheet, header, label_column, first_value, lexicon) if rows_are == "indicators" else None
    )
    period_column = label_column if rows_are == "periods" else header.column_of("period")
    periods = [column for column, role in header.roles.items() if role == "period" and column != period_column]
    return Table(
        header=(header.texts[0], header.end),
        body=body,
        compared=rows_that_compare(
            sheet, body, (c for c in span if header.roles.get(c) != "note"), label_column, lexicon
        ),
        label_column=label_column,
        order_column=numbering,
        unit_column=header.column_of("unit"),
        columns=[replace(c, budget=budgets.get(c.index, "")) for c in columns if c.index not in finer],
        unknown=[
            (c, text)
            for c, text in unknown
            if c not in (*finer, part_column) and (c > label_column or holds_values(sheet, header.end, c, lexicon))
        ],
        title=[*header.title, *_said_by_corner(sheet, header, label_column, lexicon), *filter(None, [beside.province])],
        unit_note=note,
        frame=header.frame,
        span=span,
        spoken_for={c for c in span if c in header.roles or header_parts(sheet, *header.texts, c)},
        period_column=period_column,
        quarter_column=periods[0] if periods and period_column is not None else None,
        scenario_column=header.column_of("scenario"),
        source_column=header.column_of("source"),
        note_columns=frozenset(column for column, role in header.roles.items() if role == "note"),
        place_column=beside.places if rows_are == "indicators" else None,
        province_column=beside.one_province,
        part_column=part_column,
        rows_are=rows_are,
        finer=finer,
    )


def _said_by_corner(sheet: Sheet, header: FoundHeader, label_column: int, lexicon: Lexicon) -> list[str]:
    """What stands over the labels and says of which organisations all of them are, or what is counted of them.

    `HTX có sản phẩm OCOP` does, and so does `Lao động (người)`.

    `Dịch vụ` over those of `HTX nông nghiệp` is no sector of them.
    """
    corner = " ".join(header_parts(sheet, *header.texts, label_column))
    sector = lexicon.title_sectors.only(corner)
    if sector and {lexicon.title_sectors.only(line) for line in header.title} - {sector, None}:
        return []
    alone = lexicon.header(corner) is None and (sector or lexicon.title_parts.only(corner))
    tells = alone or (lexicon.header(corner) is None and lexicon.titled.measures(corner))
    return [corner] if lexicon.read(corner).entity or tells else []


def _below_once(
    sheet: Sheet, row: int, span: range, sought: Sought, lexicon: Lexicon, unnamed: Unnamed
) -> _Below | None:
    """What stands below the header that begins in a row; where nothing names the labels it is found once for all."""
    if sought.told_by == "labels":
        return _below(sheet, row, span, sought, lexicon)
    place = row, span, sought.start
    if place not in unnamed:
        unnamed[place] = _below(sheet, row, span, sought, lexicon)
    return unnamed[place]


def _below(sheet: Sheet, row: int, span: range, sought: Sought, lexicon: Lexicon) -> _Below | None:
    """What stands below the header that begins in a row, if one does."""
    header = find_header(sheet, row, span, sought, lexicon)
    if header is None:
        return None
    note = unit_note(sheet, max(sought.start, header.texts[0] - 4), header.texts[0] - 1, span, lexicon)
    if not note and (labels := header.column_of("label")) is not None:
        note = unit_in_corner(" ".join(header_parts(sheet, *header.texts, labels)), lexicon)
    note = note or unit_note_below(sheet, header.end, lexicon)
    return _Below(header, note, *_columns(sheet, header, note, sought.reporter, lexicon))


def _columns(
    sheet: Sheet, header: FoundHeader, note: str, reporter: Reporter, lexicon: Lexicon
) -> tuple[list[Column], list[tuple[int, str]]]:
    """Columns of figures, and columns whose header means nothing known."""
    columns: list[Column] = []
    unknown: list[tuple[int, str]] = []
    over: dict[int, Sequence[str]] = {}
    shown = (index for index in header.span if index not in sheet.hidden_columns)
    printed = with_named_bands({index: header_parts(sheet, *header.texts, index) for index in shown}, lexicon, note)
    printed = quarters_named(own_as_whole(printed, reporter, lexicon))
    for index in header.span:
        parts = printed.get(index, ())
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
        over[index] = parts
        is_own = has_own_header(sheet, header.texts, index) or is_alone(sheet, header.texts, header.end, index)
        column = read_column(index, parts, header.frame, lexicon) if is_own else text
        if isinstance(column, Column):
            unit = column.unit_text or (sheet.text(header.units, index).strip("()") if header.units is not None else "")
            columns.append(replace(column, unit_text=unit))
        elif column:
            unknown.append((index, text))
    columns += years_behind_slashes(columns, over, header.frame, lexicon)
    columns += ways_between_stocks(columns, over, lexicon)
    columns = years_of_their_sum(columns, over, lexicon)
    of_policies = policies_beside(
        columns,
        over,
        header.title,
        note,
        header.frame,
        lexicon,
        rows_have_units=header.column_of("unit") is not None or _labels_measure(sheet, header, lexicon),
    )
    columns = [c for c in columns if c.index not in {of.index for of in of_policies}] + of_policies
    columns += averages_beside(columns, unknown, lexicon)
    columns += parts_of_a_sector(columns, over, lexicon)
    parts_of = {column.index: column for column in parts_beside(columns, over, lexicon)}
    columns = [column for column in columns if column.index not in parts_of] + list(parts_of.values())
    read = {column.index for column in columns}
    unknown = [(index, text) for index, text in unknown if index not in read]
    if header.column_of("unit") is not None:
        columns = money_beside_units(columns, lexicon)
    of_purpose = parts_by_purpose(over)
    unknown += [(column.index, column.text) for column in columns if column.index in of_purpose]
    columns = sorted((c for c in columns if c.index not in of_purpose), key=lambda c: c.index)
    columns, unclear = _of_policies_left(sheet, header, columns, unknown, lexicon)
    return columns, unknown + [(column.index, column.text) for column in unclear]


def _of_policies_left(
    sheet: Sheet, header: FoundHeader, columns: list[Column], unknown: list[tuple[int, str]], lexicon: Lexicon
) -> tuple[list[Column], list[Column]]:
    """The columns, times and counts with the policy that stands left of them, and those of which it is not known."""
    if not is_titled_support(header.title):
        return columns, []
    named = {index: text for index, text in unknown if is_of_policy(lexicon.read(text), lexicon)}
    ticked = {i: text for i, text in named.items() if holds_nothing_but_marks(sheet, header.end, i)}
    columns, unclear = counted_right_of_ticks(columns, ticked, header.frame, lexicon)
    if all(column.label is not None for column in columns):
        return columns, unclear
    alone = (c for c in columns if c.label and not c.stated.says_something)
    policies: dict[int, Column | None] = {c.index: c for c in alone if c.label and is_of_policy(c.label, lexicon)}
    policies |= dict.fromkeys(named.keys() - ticked.keys())
    over_values = {i: c for i, c in policies.items() if holds_values(sheet, header.end, i, lexicon)}
    columns, timed = times_right_of_policies(columns, over_values) if over_values else (columns, [])
    return columns, unclear + timed


def _labels_measure(sheet: Sheet, header: FoundHeader, lexicon: Lexicon) -> bool:
    """Whether the first label says itself what is counted: `Số HTX được hỗ trợ`, `Kinh phí (triệu đồng)`."""
    labels = header.column_of("label")
    if labels is None:
        return False
    first = next(filter(None, (sheet.text(row, labels) for row in range(header.end + 1, len(sheet.rows)))), "")
    return begins_count(first) or bool(lexicon.read(first).unit_text)


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
            kinds = all(c.label and c.label.entities and not c.label.words for c in dimensional)  # `HTX | THT`
            enough = 2 if kinds or _has_known_labels(sheet, header, first, lexicon) else 3
            return not timed and not others and _are_counts(sheet, header.end, dimensional, lexicon, enough)
    told = header.column_of("period") is not None or any(header.roles[c] in _ROWS for c in header.labels)
    enough = len(dimensional) >= (1 if told else 2)
    return bool(timed) or enough or bool(dimensional and _is_list(sheet, header, dimensional[0], lexicon))


def _rows_below(
    sheet: Sheet, header: FoundHeader, columns: Sequence[Column], first_value: int, lexicon: Lexicon
) -> tuple[int | None, str]:
    """The column of the labels, None where there is none, and what the labels name."""
    named = header.labels
    alike = [column for column in named if header.roles[column] == "label"]
    named = [column for column in named if not (column in alike and names_blocks(sheet, header.end, column, alike))]
    taken = {*header.roles, *range(header.span.start)}  # what stands left of it belongs to another table
    labels = best_label_column(sheet, header.end, first_value, named, taken, lexicon)
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
    columns = as_noted(sheet, header.texts, header.end, columns)
    frame = header.frame
    if frame.years and frame.years.unclear and header.column_of("period") is not None:
        frame = replace(frame, years=None)  # each row says of which of the years that are not over it is
    settled = settle_times(summed_beside(columns, lexicon), frame)
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
    doubtful += sums_with_banks(columns, unknown, lexicon) + means_of_times(columns, lexicon)
    columns = with_owners([column for column in columns if column not in doubtful], lexicon)
    return columns, unknown + [(column.index, column.text) for column in doubtful]


def _headings_tell_scenarios(sheet: Sheet, header: FoundHeader) -> bool:
    """Whether `I. Kế hoạch`, `II. Thực hiện` stand alone in rows below a header."""
    for row in range(header.end + 1, len(sheet.rows)):
        texts = [text for text in sheet.row_texts(row) if text and not is_numbering(text)]
        if len(texts) == 1 and (time := read_time(without_numbering(texts[0]))).scenario and not time.rest:
            return True
    return False


def _is_list(sheet: Sheet, header: FoundHeader, column: Column, lexicon: Lexicon) -> bool:
    """Whether one column of figures, `Số HTX` beside `Lĩnh vực`, makes a table.

    It holds several numbers in a row, or any beside names that are known.
    """
    texts = (sheet.text(row, column.index) for row in range(header.end + 1, len(sheet.rows)))
    below = list(islice((text for text in texts if text and text != column.text), 3))  # no headings, no header again
    are_figures = bool(below) and all(is_figure(text, lexicon) for text in below)
    return are_figures and (
        len(below) > 2 or any(holds_known_names(sheet, header.end, named, lexicon) for named in header.labels)
    )


def _has_known_labels(sheet: Sheet, header: FoundHeader, first: int, lexicon: Lexicon) -> bool:
    """Whether most texts left of the first figures name what the code lists know: `Siêu nhỏ`, `Nhỏ` below `Quy mô`."""
    column = best_label_column(sheet, header.end, first, [], set(header.roles), lexicon)
    return column is not None and holds_known_names(sheet, header.end, column, lexicon)


def _are_counts(sheet: Sheet, last: int, columns: Sequence[Column], lexicon: Lexicon, enough: int) -> bool:
    """Whether `Tổng số HTX | Đang hoạt động | Thành viên`, or more columns, stand over nothing but figures."""
    return len(columns) >= enough and all(holds_values(sheet, last, column.index, lexicon) for column in columns)


def _rows_with_values(sheet: Sheet, last: int, columns: Sequence[Column]) -> int:
    rows = range(last + 1, len(sheet.rows))
    return sum(any(is_value(sheet.text(row, c.index)) for c in columns) for row in rows)


def _may_be_counts(columns: list[Column]) -> bool:
    """Whether `1900` or `2010 | 1995` may as well count something: years without a word follow each other, or are many.

    A yearbook prints some of them only: `2015 | 2019 | 2020`.
    """
    texts = [column.text for column in columns]
    years = [int(text) for text in texts if text.isdecimal()]
    if len(years) < len(texts):
        return False
    steps = [later - year for year, later in pairwise(years)]
    in_order = all(step == 1 for step in steps) or (len(steps) > 1 and all(step > 0 for step in steps))
    return not (steps and in_order)
