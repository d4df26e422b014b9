"""Rows and columns that name a budget by its level only, beside one that is named: `+ Tỉnh` below `+ TW`.

Belongs here: the name of such a budget in full. Not here: bands over columns of budgets (`columns`), whose local money
it is (`finer_rows`, `finer_columns`). Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from orchestration.landing.layout.columns import with_budgets
from orchestration.landing.layout.outline import RowText
from orchestration.landing.words.budgets import of_level
from orchestration.landing.words.known import TOTAL, source_named
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_numbering

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
        if of_budget and row.has_values:
            row = replace(row, label=_in_full(row.label, lexicon) or row.label)
        named.append(row)
        if row.has_values:
            of_budget = source_named(row.label, lexicon) not in (None, TOTAL)
    return named


def with_named_bands(headers: Mapping[int, Sequence[str]], lexicon: Lexicon) -> dict[int, Sequence[str]]:
    """The texts over each column; a level right of a budget, below the same band, as the budget of that level.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> year = "Năm 2023"
    >>> with_named_bands({2: (year, "Tổng"), 3: (year, "TW"), 4: (year, "Tỉnh"), 5: ("Tỉnh",)}, load_lexicon())
    {2: ('Năm 2023', 'Tổng'), 3: ('Năm 2023', 'TW'), 4: ['Năm 2023', 'ngân sách Tỉnh'], 5: ('Tỉnh',)}
    """
    named = dict(headers)
    band: Sequence[str] | None = None
    for index, parts in headers.items():
        *over, own = parts or ("",)
        if with_budgets(parts, lexicon) is not parts:
            continue  # the band names budgets itself: `Ngân sách nhà nước`
        if over and over == band and (in_full := _in_full(own, lexicon)):
            named[index] = [*over, in_full]
        elif over != band or not own:
            band = None
        if over and source_named(own, lexicon) not in (None, TOTAL):
            band = over
    return named


def _in_full(level: str, lexicon: Lexicon) -> str | None:
    """A level of the state as the budget of it; None for anything that is none, or names a budget itself."""
    level = without_numbering(level)
    if not level or len(level.split()) > _LONGEST or source_named(level, lexicon) is not None:
        return None
    in_full = of_level(level)
    return in_full if source_named(in_full, lexicon) else None
