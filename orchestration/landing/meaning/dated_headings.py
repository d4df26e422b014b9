"""Of which year are the rows below a heading that names one: `Số liệu năm 2019`, `II. Tổ hợp tác năm 2022`?

Belongs here: headings that stand over rows, without numbers of their own. Not here: years in labels (`values.dates`),
in columns beside labels (`layout.printed_rows`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.landing.layout.outline import BARE_HEADING, BLOCK, RowText, depth_of
from orchestration.landing.words.labels import Label


def years_of_headings(rows: Sequence[RowText], labels: Sequence[Label]) -> list[int | None]:
    """The year that a heading above says of each row.

    A heading that only names a time holds until the next heading without numbers, another until one as high.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def years(*rows):
    ...     texts = [RowText(i, order, label, "", number) for i, (order, label, number) in enumerate(rows)]
    ...     return years_of_headings(texts, [load_lexicon().read(row.label) for row in texts])
    >>> years(("", "Số liệu năm 2019", False), ("1", "Tổng số HTX", True), ("II", "Tổ hợp tác", False), ("1", "", True))
    [None, 2019, None, None]
    >>> years(("I", "HTX năm 2022", False), ("1", "Tổng số", True), ("II", "THT năm 2023", False), ("1", "Mới", True))
    [None, 2022, None, 2023]
    """
    found: list[int | None] = []
    year, height = None, 0.0
    for row, label in zip(rows, labels, strict=True):
        depth = depth_of(row)
        if not row.has_values:
            dated = label.dated.year if label.dated and not label.dated.day else None
            if dated or depth is None or depth <= height:
                bare = depth is None and not label.words and not label.entities
                year, height = dated, BLOCK if bare else BARE_HEADING if depth is None else depth
            found.append(None)
            continue
        if year and depth is not None and depth < height:
            year = None
        found.append(year)
    return found
