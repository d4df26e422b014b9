"""Text files with one row per line (`.csv`, `.tsv`), whatever their encoding and separator."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from orchestration.landing.caged.encodings import text_of
from orchestration.landing.cells.formats.grid import rows_of
from orchestration.landing.cells.workbook import Sheet, Workbook

_LONGEST_FIELD = 1_000_000


def read(path: Path, sheet: str) -> Workbook:
    """Read a file as a workbook of one sheet.

    Args:
        path: where its bytes are.
        sheet: what to call the sheet.

    Raises:
        Refusal: it is larger than any return.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    text = text_of(path.read_bytes()).replace("\x00", "")
    separator = max(";\t,", key=lambda mark: _tabular(text, mark))
    return Workbook([Sheet(sheet, rows_of(sheet, _rows(text, separator)))], "csv")


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=None), delimiter=separator)


def _tabular(text: str, separator: str) -> int:
    """How many rows have three cells; titles above a table mislead other guesses."""
    try:
        return sum(len(row) >= 3 for row in _rows(text, separator))
    except csv.Error:  # a field longer than any cell: not its separator
        return -1
