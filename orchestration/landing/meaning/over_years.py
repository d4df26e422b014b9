"""Rows over the years that they sum up: `Xúc tiến thương mại` over `Năm 2022`, `Năm 2023`.

Belongs here: the period of such a row. Not here: rows of single years (`rows`, `crosswise`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from orchestration.landing.meaning.crosswise import all_years
from orchestration.landing.meaning.row import Row
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_numbering


def over_years(rows: Sequence[Row], lexicon: Lexicon) -> list[Row]:
    """The rows; one of what happens, or of a policy, right above its years is of all of them, or of no known period.

    Of a state it is none of their sum.

    Args:
        rows: of one table, understood, from top to bottom.
        lexicon: known wordings.
    """
    found = []
    for position, row in enumerate(rows):
        below = list(takewhile(_is_year, rows[position + 1 :])) if _may_be_summed(row, lexicon) else []
        if len(below) > 1:
            time = all_years(below)
            row = replace(row, time=time) if time else replace(row, meaning=None, unrecognised=True)
        found.append(row)
    return found


def _may_be_summed(row: Row, lexicon: Lexicon) -> bool:
    meaning = row.meaning
    if meaning is None or row.time or not row.source.has_values:
        return False
    return meaning.indicator in lexicon.flows if meaning.indicator else meaning.policy is not None


def _is_year(row: Row) -> bool:
    """Whether a row is of a year that is all its label says."""
    if row.meaning is None or row.time is None or not (row.time.period or "").isdigit():
        return False
    return not read_time(without_numbering(row.label.text)).rest
