"""Which separators do the cells of some tables prove?

Belongs here: collecting the cells of tables as samples, with what they count. Not here: what one text or sum proves
(`values.numbers`, `values.style_of_sums`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from orchestration.landing.codes import Codes
from orchestration.landing.layout.outline import Meaning
from orchestration.landing.meaning.base_units import unit_of
from orchestration.landing.meaning.cell_meaning import meaning_of_cell
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.row import Row
from orchestration.landing.values.numbers import Cell, Kind, Style
from orchestration.landing.values.separators import infer_style, infer_style_by_zeros
from orchestration.landing.values.style_of_sums import infer_style_by_sums
from orchestration.landing.values.units import kind_of
from orchestration.landing.words.lexicon import Lexicon

_DECIMALS = re.compile(r"[+-]?\d{1,4}[.,]\d{1,2}\s*%?")
_MILLION = Decimal(1_000_000)


class Evidence(NamedTuple):
    """What the cells of a table print that may prove separators; stored numbers prove nothing.

    Attributes:
        samples: texts with what they count, and in what.
        compared: percentages and differences typed beside the figures.
        lines: the cells of its rows and columns.
    """

    samples: Sequence[tuple[str, Kind, Decimal]]
    compared: Sequence[str]
    lines: Sequence[list[Cell]]


def evidence_in(place: Place, rows: list[Row], lexicon: Lexicon, codes: Codes) -> Evidence:
    """What the cells of a table print that may prove separators.

    Args:
        place: the table.
        rows: its rows.
        lexicon: known wordings.
        codes: code lists.
    """
    columns = [column.index for column in place.table.columns]
    cells = [[place.sheet.cell(row.source.index, column) for column in columns] for row in rows]
    compared = list(_compared(place, rows))
    if not any(isinstance(cell, str) for line in cells for cell in line):
        return Evidence([], compared, [])
    samples = list(_samples(place, rows, lexicon, codes))
    return Evidence(samples, compared, [*cells, *map(list, zip(*cells, strict=True))])


def style_of(tables: Sequence[Evidence]) -> Style:
    """Which separators the cells of some tables prove."""
    samples = [sample for table in tables for sample in table.samples]
    proven = infer_style((text, kind) for text, kind, _ in samples)
    if proven is not Style.UNKNOWN:
        return proven
    compared = infer_style((text, Kind.SHARE) for table in tables for text in table.compared)
    if compared in (Style.VIETNAMESE, Style.ENGLISH):
        return compared
    # in tỷ three decimals are common (717,716 tỷ)
    zeros = infer_style_by_zeros(text for text, kind, scale in samples if kind is Kind.AMOUNT and scale <= _MILLION)
    if zeros is not Style.UNKNOWN:
        return zeros
    return infer_style_by_sums(line for table in tables for line in table.lines)


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
        if meaning is None:
            continue
        for column in place.table.columns:
            cell = place.sheet.cell(row.source.index, column.index)
            if not isinstance(cell, str):
                continue
            counted = meaning_of_cell(place, meaning, column, lexicon, codes, row.unit, row.label.text)
            if counted is None or counted.indicator is None:
                continue
            indicator = codes.indicators[counted.indicator]
            unit, _ = unit_of(row, column, place.table, indicator.unit, lexicon)
            scale = unit.scale if unit else Decimal(1)
            kind = kind_of(indicator.unit, indicator.whole_number)
            yield cell, Kind.AMOUNT if kind is Kind.COUNT and scale != 1 else kind, scale
