"""Which rows of a table are sources of money, including those without a code?

Belongs here: rows compared with each other. Not here: the source that one text names (`words.known`), what the money is
for (`support`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.landing.layout.outline import RowText, depth_of
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.words.known import TOTAL, source_named
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import begins_sum
from orchestration.landing.writing.numbering import without_numbering

_SOURCES = re.compile(rf"(?:{any_word('scope', 'sources')})")
_CAPITAL = re.compile(rf"(?:{any_word('scope', 'capital_called')})\b")


def are_sources(rows: Sequence[RowText], lexicon: Lexicon, over_labels: str = "") -> bool:
    """Whether the rows of a table are sources of money, two or more of them, and their sum; below them may be parts.

    Args:
        rows: the rows.
        lexicon: known wordings.
        over_labels: what stands over the labels: below `Nguồn vốn` a row may be a source without a code.
    """
    named: set[str] = set()
    source_depth: float | None = None
    all_are = _SOURCES.fullmatch(fold(over_labels)) is not None
    for row in rows:
        if not row.has_values:
            continue
        source, depth = source_or_sum(row.label, lexicon), depth_of(row)
        below = source_depth is not None and depth is not None and depth > source_depth
        if source is None and not below and not all_are:
            return False
        if source is None and all_are and lexicon.find("program", lexicon.read(row.label).plain):
            return False  # `Chương trình 1804` over its budgets
        if source is not None:
            named.add(source)
            source_depth = depth
    return len(named - {TOTAL}) > 1


def source_or_sum(text: str, lexicon: Lexicon) -> str | None:
    """The source of money that a row is, among others; `total` where it is all of it: `Tổng kinh phí hỗ trợ`.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> [source_or_sum(text, load_lexicon()) for text in ("NSTW", "Tổng kinh phí hỗ trợ", "Kinh phí tập huấn")]
    ['central', 'total', None]
    """
    if source := source_named(text, lexicon):
        return source
    of_money = lexicon.codes("indicator", lexicon.read(text).words) == ["support_budget"]
    return TOTAL if of_money and begins_sum(text) else None


def unknown_sources(rows: Sequence[RowText], lexicon: Lexicon, *, all_are: bool = False) -> set[int]:
    """The places of rows that are a source of money for which no code stands: `Vốn tín dụng` below `NSTW`.

    Args:
        rows: the rows.
        lexicon: known wordings.
        all_are: every row no deeper than a source is one.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> labels = ("Tổng kinh phí", "NSTW", "Vốn dân góp", "Vốn tín dụng", "Số HTX", "Vốn tín dụng")
    >>> unknown_sources([RowText(i, "-", label, "", True) for i, label in enumerate(labels)], load_lexicon())
    {2, 3}
    """
    depths = [depth_of(row) or 0 for row in rows if source_or_sum(row.label, lexicon)] if all_are else []
    deepest = max(depths, default=-1)
    found: set[int] = set()
    beside: float | None = None  # how deep the sources stand right below which a row stands
    in_sources = False
    for place, row in enumerate(rows):
        source, depth = source_or_sum(row.label, lexicon) if row.has_values else None, depth_of(row)
        if source is not None:
            in_sources, beside = source != TOTAL, depth
            continue
        is_capital = row.has_values and _CAPITAL.match(fold(without_numbering(row.label))) is not None
        in_sources = in_sources and is_capital and depth == beside
        if in_sources or (row.has_values and (depth or 0) <= deepest):
            found.add(place)
    return found
