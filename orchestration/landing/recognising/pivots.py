"""Pivot tables: does one sum up all organisations, each once?

Belongs here: pivot tables, recognised by the words that spreadsheet programs write into their corner. Not here: what
their rows and columns mean (`recognition`). Pure.
"""

from __future__ import annotations

from collections import Counter

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.codes import Province
from orchestration.landing.layout.table import Table
from orchestration.landing.seeds import load_words
from orchestration.landing.text import fold
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.places import is_province

_ALL = frozenset(map(fold, load_words("pivot")["all"]))
_COLUMNS = frozenset(map(fold, load_words("pivot")["columns"]))
_ABOVE = 6  # rows between the filters of a pivot table and its corner, and filters


def filtered_by(sheet: Sheet, table: Table, province: Province | None, lexicon: Lexicon) -> str:
    """The filter of a pivot table, `Tình trạng: Đang hoạt động`: it is about some organisations only; '' where none is.

    A filter stands above the corner: what is filtered beside what is let through. The province that reports is all.
    """
    if not _is_pivot(sheet, table, lexicon):
        return ""
    for row in range(max(table.header[0] - _ABOVE, 0), table.header[0]):
        texts = [sheet.text(row, column) for column in (table.label_column, table.label_column + 1)]
        is_filter = all(texts) and sum(map(bool, sheet.row_texts(row))) == len(texts)
        if (
            is_filter
            and fold(texts[1]) not in _COLUMNS
            and fold(texts[1]) not in _ALL
            and not (province and is_province(texts[1], frozenset(province.names)))
            and not read_time(texts[1]).period
        ):
            return ": ".join(texts)
    return ""


def is_nested(sheet: Sheet, table: Table, lexicon: Lexicon) -> bool:
    """Whether a pivot table tells the same below several others, `Trồng trọt` below each district, in one column."""
    rows = range(table.body[0], table.body[1] + 1)
    told = Counter(text for row in rows if (text := sheet.text(row, table.label_column)))
    return _is_pivot(sheet, table, lexicon) and any(times > 1 for times in told.values())


def _is_pivot(sheet: Sheet, table: Table, lexicon: Lexicon) -> bool:
    return lexicon.role("header", sheet.text(table.header[1], table.label_column)) == "pivot"
