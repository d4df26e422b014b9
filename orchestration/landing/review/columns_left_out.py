"""Which columns of a table were not read, and the findings about them.

Belongs here: columns that are not known, of places, of months, with two numbers in a cell, finer than the code lists.
Not here: rows, tables and sheets (`omissions`), single cells (`figures`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.landing.cells.workbook import Sheet, address
from orchestration.landing.codes import Codes
from orchestration.landing.landed import Noticed, Omission, Unrecognised
from orchestration.landing.layout.header_parts import header_parts
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.cell_meaning import meaning_of_cell
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.row import Row
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import is_value
from orchestration.landing.values.parts_of_years import is_of_a_month
from orchestration.landing.values.periods import SINCE_A_YEAR, SPAN
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.places import names_place

PAIR = re.compile(r"\d[\d.,]*\s*/\s*\d[\d.,]*")  # `210/220`; a date has a year, a decision has words


def columns_left_out(place: Place, rows: list[Row], lexicon: Lexicon, codes: Codes) -> Iterator[Omission]:
    """The columns of a table with values in its rows that were not read."""
    sheet, table = place.sheet, place.table
    unread = [*table.unknown, *_headless(sheet, table, rows)]
    unread = [(column, text) for column, text in unread if any(sheet.text(row.source.index, column) for row in rows)]
    if table.frame.years and unread and not table.columns:
        yield from _years_to_come(place)
        return
    pairs = dict(_pairs(place))
    for column, noticed in pairs.items():
        yield _column(place, column, noticed.params["header"])
        yield noticed
    unread = [(column, text) for column, text in unread if column not in pairs]
    of_places = [(column, text) for column, text in unread if names_place(text, codes)]
    yield from _told_once(place, of_places, "figures.places_left_out", reason="below province")
    if _counts_of_a_part(place, rows, lexicon, codes):
        cell, _ = corner(sheet, table)
        yield Noticed("figures.table_of_a_part", sheet.name, cell, place.part_title)
    for column, labels in table.finer.items():
        header, cell = " ".join(header_parts(sheet, *table.header, column)), address(table.header[0], column)
        yield from finer_than_codes(place, cell, "column", header, labels)
    unread = [each for each in unread if each not in of_places]
    of_months = [(column, text) for column, text in unread if is_of_a_month(text)]
    yield from _told_once(place, of_months, "figures.months_left_out", reason="month")
    for column, text in unread:
        if (column, text) not in of_months:
            yield (omitted := _column(place, column, text))
            rule = "unrecognised_column" if text else "column_without_header"
            yield Noticed(f"figures.{rule}", sheet.name, omitted.cell, text, params={"header": text})


def _column(place: Place, column: int, text: str, reason: str = "") -> Unrecognised:
    cell = address(place.table.header[0], column)
    return Unrecognised(place.form.code, place.sheet.name, cell, "column", text, reason=reason)


def _told_once(place: Place, columns: list[tuple[int, str]], rule: str, reason: str) -> Iterator[Omission]:
    """Columns of districts beside that of the province, or of single months: told once for all."""
    for column, text in columns:
        yield _column(place, column, text, reason)
    if columns:
        first, text = columns[0]
        params = {"count": len(columns), "first": text}
        yield Noticed(rule, place.sheet.name, address(place.table.header[0], first), text, params=params)


def _years_to_come(place: Place) -> Iterator[Omission]:
    """A table whose columns are of several years together that are not over yet."""
    cell, text = corner(place.sheet, place.table)
    yield Unrecognised(place.form.code, place.sheet.name, cell, "header", text, reason="years to come")
    line = _line_of_years(place.table)
    yield Noticed("figures.years_not_over", place.sheet.name, cell, line, params={"title": line})


def _counts_of_a_part(place: Place, rows: list[Row], lexicon: Lexicon, codes: Codes) -> bool:
    """Whether a table titled for some organisations only counts what they have: those figures were left out."""
    if not place.part or place.tells_of_part:
        return False
    cells = ((row, column) for row in rows if row.meaning for column in place.table.columns)
    for row, column in cells:
        assert row.meaning is not None
        found = meaning_of_cell(place, row.meaning, column, lexicon, codes, row.unit, row.label.text)
        if found and found.indicator and codes.indicators[found.indicator].is_of_organisations:
            return True
    return False


def _line_of_years(table: Table) -> str:
    """The line of a title that names several years together."""
    return next((line for line in table.title if SPAN.search(fold(line)) or SINCE_A_YEAR.search(fold(line))), "")


def _pairs(place: Place) -> Iterator[tuple[int, Noticed]]:
    """Columns that print two numbers in a cell: plan and result, organisations and members. No cell is both."""
    sheet, table = place.sheet, place.table
    for column in table.span:
        if column <= table.label_column:
            continue
        body = range(table.body[0], table.body[1] + 1)
        if not any("/" in text for text in sheet.column_texts(column, body)):
            continue
        texts = {row: text for row in body if (text := sheet.text(row, column))}
        found = [row for row, text in texts.items() if PAIR.fullmatch(text)]
        if len(found) < 2 or 2 * len(found) < len(texts):
            continue
        header = " ".join(header_parts(sheet, *table.header, column))
        params = {"header": header, "count": len(found)}
        cell, text = address(found[0], column), texts[found[0]]
        yield column, Noticed("figures.two_numbers_in_a_cell", sheet.name, cell, text, params=params)


def _headless(sheet: Sheet, table: Table, rows: list[Row]) -> list[tuple[int, str]]:
    """Columns of numbers that no header speaks for."""
    return [
        (column, "")
        for column in table.span
        if (column > table.label_column or table.rows_are == "whole")
        and column not in table.spoken_for
        and any(is_value(sheet.text(row.source.index, column)) for row in rows if row.meaning)
    ]


def finer_than_codes(place: Place, cell: str, kind: str, text: str, beside: Sequence[str]) -> Iterator[Omission]:
    """A row or column that is, like others, only a part of what the code list knows."""
    labels = ", ".join(f"“{label}”" for label in dict.fromkeys(beside))
    yield Unrecognised(place.form.code, place.sheet.name, cell, kind, text, reason="finer than the codes")
    yield Noticed("figures.finer_than_codes", place.sheet.name, cell, text, params={"labels": labels})


def corner(sheet: Sheet, table: Table) -> tuple[str, str]:
    """Where a table as a whole is told of, its header over the labels, and what is printed there."""
    row, column = table.header[0], table.label_column
    return address(row, column), sheet.text(row, column)
