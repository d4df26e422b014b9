"""Which rows of a table only compare those above them: `Cơ cấu (%)`, `Chỉ số phát triển (Năm trước = 100) - %`?

A heading in percent that names nothing of its own begins such a block; the next heading ends it.

Belongs here: blocks of rows that repeat the labels above them in percent. Not here: columns that compare (`columns`),
single rows of shares (`totals`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import is_value
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.lexicon import Lexicon

_IN_PERCENT = re.compile(r"%|phan tram|= ?100\b")


def rows_that_compare(sheet: Sheet, body: tuple[int, int], span: Iterable[int], lexicon: Lexicon) -> set[int]:
    """The rows of the blocks that compare, with their headings.

    Args:
        sheet: the sheet.
        body: first and last row below a header.
        span: the columns of its table, but those of remarks.
        lexicon: known wordings.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> rows = [["Tổng số", 200.0], ["Cơ cấu (%)", None], ["Tổng số", 100.0], ["Lao động (người)", None], ["Nữ", 90.0]]
    >>> sorted(rows_that_compare(Sheet("70", rows), (0, 4), range(2), load_lexicon()))
    [1, 2]
    """
    columns = tuple(span)
    found: set[int] = set()
    inside = False
    for row in range(body[0], body[1] + 1):
        texts = set(sheet.shown(row, columns)) - {""}
        if len(texts) == 1 and not _is_figure_alone(text := texts.pop()):
            inside = _compares(text, lexicon)
        if inside:
            found.add(row)
    return found


def _is_figure_alone(text: str) -> bool:
    """Whether a text is a number and no heading: `100`, `102,5 %`."""
    return is_value(text) and not any(map(str.isalpha, text))


def _compares(heading: str, lexicon: Lexicon) -> bool:
    label = lexicon.read(heading)
    is_comparison = _IN_PERCENT.search(fold(heading)) is not None and read_time(heading).is_comparison
    named = lexicon.all_in("indicator", label.words) - {"org_net_increase"}  # `Tăng so với năm trước (%)`
    return is_comparison and not named and not lexicon.is_share(label)
