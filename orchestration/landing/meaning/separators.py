"""Which separators do the cells of some tables prove?

Belongs here: the cells of tables as samples, with what they count. Not here: what one text or sum proves
(`values.numbers`, `values.style_of_sums`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from orchestration.landing.codes import Codes
from orchestration.landing.layout.outline import Meaning
from orchestration.landing.meaning.base_units import unit_of
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.rows import Row
from orchestration.landing.values.numbers import Cell, Kind, Style
from orchestration.landing.values.separators import infer_style, infer_style_by_zeros
from orchestration.landing.values.style_of_sums import infer_style_by_sums
from orchestration.landing.values.units import kind_of
from orchestration.landing.words.lexicon import Lexicon

_DECIMALS = re.compile(r"[+-]?\d{1,4}[.,]\d{1,2}\s*%?")
_MILLION = Decimal(1_000_000)


def style_of(read: Sequence[tuple[Place, list[Row]]], lexicon: Lexicon, codes: Codes) -> Style:
    """Which separators the cells of some tables prove.

    Args:
        read: the tables with their rows.
        lexicon: known wordings.
        codes: code lists.
    """
    samples = [sample for place, rows in read for sample in _samples(place, rows, lexicon, codes)]
    proven = infer_style((text, kind) for text, kind, _ in samples)
    if proven is not Style.UNKNOWN:
        return proven
    compared = infer_style((text, Kind.SHARE) for place, rows in read for text in _compared(place, rows))
    if compared in (Style.VIETNAMESE, Style.ENGLISH):
        return compared
    # in tỷ three decimals are common (717,716 tỷ)
    zeros = infer_style_by_zeros(text for text, kind, scale in samples if kind is Kind.AMOUNT and scale <= _MILLION)
    return zeros if zeros is not Style.UNKNOWN else infer_style_by_sums(_lines(read))


def _lines(read: Sequence[tuple[Place, list[Row]]]) -> Iterator[list[Cell]]:
    """The cells of each column and of each row of those tables that hold any text."""
    for place, rows in read:
        columns = [column.index for column in place.table.columns]
        cells = [[place.sheet.cell(row.source.index, column) for column in columns] for row in rows]
        if any(isinstance(cell, str) for line in cells for cell in line):
            yield from cells
            yield from map(list, zip(*cells, strict=True))


def _compared(place: Place, rows: Sequence[Row]) -> Iterator[str]:
    """The percentages and differences typed beside the figures: `104,8` tells what the mark in `1.250` is."""
    figures = {column.index for column in place.table.columns}
    beside = [c for c in place.table.span if c > place.table.label_column and c not in figures]
    for row in rows:
        for column in beside:
            cell = place.sheet.cell(row.source.index, column)
            if isinstance(cell, str) and _DECIMALS.fullmatch(cell.strip()):
                yield cell


def _samples(place: Place, rows: list[Row], lexicon: Lexicon, codes: Codes) -> Iterator[tuple[str, Kind, Decimal]]:
    """Texts of a table with what they count, and in what."""
    for row in rows:
        meaning = Meaning(entity="cooperative") if row.is_place else row.meaning
        for column in place.table.columns if meaning else ():
            cell = place.sheet.cell(row.source.index, column.index)
            if meaning is None or not isinstance(cell, str):
                continue
            counted = place.counted(meaning, column, lexicon, codes, row.unit, row.label.text)
            if counted is None or counted.indicator is None:
                continue
            indicator = codes.indicators[counted.indicator]
            unit, _ = unit_of(row, column, place.table, indicator.unit, lexicon)
            scale = unit.scale if unit else Decimal(1)
            kind = kind_of(indicator.unit, indicator.whole_number)
            yield cell, Kind.AMOUNT if kind is Kind.COUNT and scale != 1 else kind, scale
