"""Columns with the same codes but different words: each is only a part of what the code counts.

`HTX`, `Liên hiệp HTX`, `THT` below `Số đơn vị được hỗ trợ` are all supported organisations. Loading each of them as all
would be wrong; only the column of the whole is read.

Belongs here: columns set apart because of their meaning in all rows. Not here: columns that their headers alone set
apart (`finer_columns`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orchestration.landing.codes import Codes
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.header_parts import header_parts
from orchestration.landing.meaning.cell_meaning import meaning_of_cell
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.row import Row
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.phrases import Words


def without_columns_alike(place: Place, rows: Sequence[Row], lexicon: Lexicon, codes: Codes) -> Place:
    """A table without the columns that are parts of one code beside each other.

    Args:
        place: the table.
        rows: its rows, understood.
        lexicon: known wordings.
        codes: code lists.
    """
    apart: dict[int, tuple[str, ...]] = {}
    is_support = place.form.vocabulary == "support"
    beside = place.table.columns if is_support else _of_one_time(place.table.columns)
    for meaning in dict.fromkeys(row.meaning for row in rows if row.meaning and row.source.has_values):
        same: dict[tuple[object, ...], list[Column]] = {}
        for column in beside:
            counted = meaning_of_cell(place, meaning, column, lexicon, codes)
            if counted and counted.indicator:
                of = (counted, column.time.period, column.time.scenario, place.asks(column))  # a need is no plan
                same.setdefault(of, []).append(column)
        for columns in same.values():
            words = {_words(column) for column in columns}
            # `Diện tích` given, `Diện tích` let; `Tổng số` left of its parts and right of them is the same
            twice = is_support and len(columns) > 1 and () not in words
            if twice or len(words) > 1:
                labels = tuple(_own_header(place, column) for column in columns)
                apart |= {column.index: labels for column in columns if column is not _whole(place, columns, lexicon)}
    if not apart:
        return place
    kept = [column for column in place.table.columns if column.index not in apart]
    return replace(place, table=replace(place.table, columns=kept, finer=place.table.finer | apart))


def without_parts_of_nobody(place: Place, rows: Sequence[Row], lexicon: Lexicon, codes: Codes) -> Place:
    """A table without columns of a part, `Nữ`, that none of its rows has a code for: told once for all their cells.

    Args:
        place: the table.
        rows: its rows, understood.
        lexicon: known wordings.
        codes: code lists.
    """
    parts = [c for c in place.table.columns if c.label and lexicon.codes("part", c.label.words)]
    meanings = [row.meaning for row in rows if row.meaning and row.source.has_values]
    apart = [
        column
        for column in parts
        if not any((of := meaning_of_cell(place, m, column, lexicon, codes)) and of.indicator for m in meanings)
    ]
    return replace(place, table=place.table.without(apart)) if apart else place


def _of_one_time(columns: Sequence[Column]) -> list[Column]:
    """The columns that others of the same period and scenario stand beside with other words: in most forms none."""
    words: dict[tuple[object, ...], set[Words]] = {}
    for column in columns:
        words.setdefault((column.time.period, column.time.scenario), set()).add(_words(column))
    return [column for column in columns if len(words[column.time.period, column.time.scenario]) > 1]


def _whole(place: Place, columns: Sequence[Column], lexicon: Lexicon) -> Column | None:
    """The one column that sums up, `Tổng số` beside `Mới`, or says no more than all others do."""
    headers = {column.index: header_parts(place.sheet, *place.table.header, column.index) for column in columns}
    sums = [c for c in columns if lexicon.role("place", headers[c.index][-1]) == "whole"]
    if len(sums) == 1 and len({tuple(parts[:-1]) for parts in headers.values()}) == 1:
        return sums[0]
    wholes = [c for c in columns if c.sums or all(set(_words(c)) < set(_words(o)) for o in columns if o is not c)]
    return wholes[0] if len(wholes) == 1 else None


def _words(column: Column) -> Words:
    return column.label.plain if column.label else ()


def _own_header(place: Place, column: Column) -> str:
    return header_parts(place.sheet, *place.table.header, column.index)[-1]
