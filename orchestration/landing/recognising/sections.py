"""One table with sections that count organisations and others about support, as in the reports of alliances.

Belongs here: where its headings divide it. Not here: separate tables (`layout.tables`), what rows mean (`recognition`),
whether it is better read in sections (`reading.lists_and_tables`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from orchestration.landing.codes import Codes
from orchestration.landing.layout.outline import BLOCK, DETAIL, ROW, RowText, depth_of
from orchestration.landing.layout.table import Table
from orchestration.landing.recognising.support_tables import speaks_of_support
from orchestration.landing.words.lexicon import Lexicon


def sections_of(table: Table, printed: Sequence[RowText], lexicon: Lexicon, codes: Codes) -> list[Table]:
    """A table as it is cut by `I. HTX`, `II. Hỗ trợ đào tạo`: sections of one kind that follow each other are one.

    So do `1. HTX`, `2. Đào tạo` where all such rows are headings, of `1.1`, `2.1`, and what is no support names whom
    it is about: `2. Giao đất` is one more policy.

    Args:
        table: the table.
        printed: its rows.
        lexicon: known wordings.
        codes: code lists.

    Returns:
        The table itself where its headings all speak of support, or none does.
    """
    headings = _headings(printed, lexicon, codes) if table.rows_are == "indicators" else []
    kinds = [(kind, next(of)) for kind, of in groupby(headings, lambda row: _is_of_support(row, lexicon, codes))]
    if len(kinds) < 2:
        return [table]
    return list(_cut(table, [row.index for _, row in kinds[1:]]))


def _headings(rows: Sequence[RowText], lexicon: Lexicon, codes: Codes) -> list[RowText]:
    """The rows that head sections: without values, and numbered as blocks or as nothing that has values is."""
    headings = [row for row in rows if not row.has_values and (depth_of(row) or DETAIL) <= BLOCK]
    if headings:
        return headings
    numbered = [row for row in rows if depth_of(row) == ROW]
    says_what = (_is_of_support(row, lexicon, codes) or lexicon.read(row.label).entities for row in numbered)
    return numbered if not any(row.has_values for row in numbered) and all(says_what) else []


def _cut(table: Table, starts: list[int]) -> Iterator[Table]:
    first, last = table.body
    for begin, end in zip([first, *starts], [*starts, last + 1], strict=True):
        yield replace(table, body=(begin, end - 1))


def _is_of_support(row: RowText, lexicon: Lexicon, codes: Codes) -> bool:
    named = lexicon.all_in("policy", lexicon.read(row.label).plain)
    return speaks_of_support(row.label) or not named.isdisjoint(codes.only_support)
