"""Rows that name a budget by its level only, below one that is named: `+ Tỉnh` below `+ TW`.

Belongs here: the name of such a budget in full. Not here: bands over columns of budgets (`columns`), whose local money
it is (`finer_rows`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orchestration.landing.codes import load_words
from orchestration.landing.layout.outline import RowText
from orchestration.landing.words.known import TOTAL, source_named
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_numbering

_BUDGET = load_words("scope")["budgets"][0]
_LONGEST = 3  # words of a level: `Quận, huyện`, `Thị xã`


def with_named_budgets(rows: Sequence[RowText], lexicon: Lexicon) -> list[RowText]:
    """Rows whose label is a level of the state, and nothing more, as the budget of that level.

    Only right below the row of a budget: `Tỉnh` alone may be anything.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def read(*labels):
    ...     rows = [RowText(i, "", label, "", True) for i, label in enumerate(labels)]
    ...     return [row.label for row in with_named_budgets(rows, load_lexicon())]
    >>> read("- Kinh phí", "+ TW", "+ Tỉnh", "+ Huyện"), read("Số HTX", "Tỉnh")
    (['- Kinh phí', '+ TW', 'ngân sách Tỉnh', 'ngân sách Huyện'], ['Số HTX', 'Tỉnh'])
    """
    named: list[RowText] = []
    of_budget = False
    for row in rows:
        if of_budget and row.has_values and source_named(row.label, lexicon) is None:
            level = without_numbering(row.label)
            in_full = f"{_BUDGET} {level}"
            if len(level.split()) <= _LONGEST and source_named(in_full, lexicon):
                row = replace(row, label=in_full)
        named.append(row)
        if row.has_values:
            of_budget = source_named(row.label, lexicon) not in (None, TOTAL)
    return named
