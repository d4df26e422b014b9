"""Which table stands below a header: its labels, its columns of figures, and the columns that nothing explains?

Belongs here: one header and what is below it. Not here: what makes a row a header (`found_header`), its columns of
figures (`columns_of_header`), whether they make a table (`makes_a_table`), where the table ends (`tables`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.above import unit_in_corner, unit_note, unit_note_below
from orchestration.landing.layout.beside_labels import parts_right_of, places_beside
from orchestration.landing.layout.budgets_of_levels import with_named_bands
from orchestration.landing.layout.cells_below import body_below, holds, holds_values, is_bare_figure
from orchestration.landing.layout.columns import Column, with_budgets
from orchestration.landing.layout.columns_of_header import columns_below, with_times_settled
from orchestration.landing.layout.compared_blocks import rows_that_compare
from orchestration.landing.layout.finer_columns import budgets_apart, columns_apart
from orchestration.landing.layout.found_header import FoundHeader, Sought, find_header
from orchestration.landing.layout.header_parts import header_parts
from orchestration.landing.layout.label_columns import (
    best_label_column,
    names_blocks,
    numbering_column,
    rows_without_header,
)
from orchestration.landing.layout.makes_a_table import ROWS_ARE, make_a_table
from orchestration.landing.layout.table import Table
from orchestration.landing.values.numbers import is_value
from orchestration.landing.words.lexicon import Lexicon


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
    if not make_a_table(sheet, header, columns, unknown, lexicon):
        return None
    first_value = min(column.index for column in columns)
    label_column, rows_are = _rows_below(sheet, header, columns, first_value, lexicon)
    if label_column is None:
        return None
    settled = _Below(header, note, *with_times_settled(sheet, header, columns, unknown, lexicon))
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
    return _Below(header, note, *columns_below(sheet, header, note, sought.reporter, lexicon))


def _rows_below(
    sheet: Sheet, header: FoundHeader, columns: Sequence[Column], first_value: int, lexicon: Lexicon
) -> tuple[int | None, str]:
    """The column of the labels, None where there is none, and what the labels name."""
    named = header.labels
    alike = [column for column in named if header.roles[column] == "label"]
    named = [column for column in named if not (column in alike and names_blocks(sheet, header.end, column, alike))]
    taken = {*header.roles, *range(header.span.start)}  # what stands left of it belongs to another table
    period = header.column_of("period")
    if not named and period is not None and _dates_each_row(sheet, header.end, period):
        right = range(period + 1, first_value)
        taken.update(c for c in right if holds(sheet, header.end, c, lambda text: is_bare_figure(text, lexicon)))
    labels = best_label_column(sheet, header.end, first_value, named, taken, lexicon)
    if header.told_by == "counts":
        rows_are = rows_without_header(sheet, header.end, labels, header.frame)
        if rows_are == "whole" and _rows_with_values(sheet, header.end, columns) == 1:
            labels = header.span.stop  # right of all there is
        return labels, rows_are
    if labels is None or labels == period:
        return period, "periods"
    return labels, ROWS_ARE.get(header.roles.get(labels, ""), "indicators")


def _dates_each_row(sheet: Sheet, last: int, period: int) -> bool:
    """Whether a column of years has another one in each row: numbers right of it name no parts of a year."""
    rows = body_below(sheet, last)
    times = list(filter(None, sheet.column_texts(period, rows)))
    filled = sum(any(sheet.row_texts(row)[period + 1 :]) for row in rows)
    return len(times) == len(set(times)) >= filled


def _rows_with_values(sheet: Sheet, last: int, columns: Sequence[Column]) -> int:
    rows = range(last + 1, len(sheet.rows))
    return sum(any(is_value(sheet.text(row, c.index)) for c in columns) for row in rows)
