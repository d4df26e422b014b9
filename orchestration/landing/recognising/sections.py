"""One table, sections of which count organisations and others tell of support, as the reports of alliances do.

Belongs here: where its headings cut it. Not here: tables apart (`layout.tables`), what rows mean (`recognition`),
whether it is understood better in parts (`reading.lists_and_tables`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.codes import Codes
from orchestration.landing.layout.nesting import numbers_apart
from orchestration.landing.layout.outline import BLOCK, DETAIL, RowText, depth_of
from orchestration.landing.layout.printed_rows import row_texts
from orchestration.landing.layout.table import Table
from orchestration.landing.recognising.support_tables import speaks_of_support
from orchestration.landing.words.lexicon import Lexicon


def sections_of(sheet: Sheet, table: Table, lexicon: Lexicon, codes: Codes) -> list[Table]:
    """A table as it is cut by `I. HTX`, `II. Hỗ trợ đào tạo`: sections of one kind that follow each other are one.

    Returns:
        The table itself where its headings all speak of support, or none does.
    """
    rows = numbers_apart(list(row_texts(sheet, table))) if table.rows_are == "indicators" else []
    headings = [row for row in rows if not row.has_values and (depth_of(row) or DETAIL) <= BLOCK]
    kinds = [(kind, next(of)) for kind, of in groupby(headings, lambda row: _is_of_support(row, lexicon, codes))]
    if len(kinds) < 2:
        return [table]
    return list(_cut(table, [row.index for _, row in kinds[1:]]))


def _cut(table: Table, starts: list[int]) -> Iterator[Table]:
    first, last = table.body
    for begin, end in zip([first, *starts], [*starts, last + 1], strict=True):
        yield replace(table, body=(begin, end - 1))


def _is_of_support(row: RowText, lexicon: Lexicon, codes: Codes) -> bool:
    named = lexicon.all_in("policy", lexicon.read(row.label).plain)
    return speaks_of_support(row.label) or not named.isdisjoint(codes.only_support)
