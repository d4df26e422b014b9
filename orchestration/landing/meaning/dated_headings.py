"""Headings that give the rows below them a period: `Số liệu năm 2019`, `A. Kế hoạch năm 2025`.

Belongs here: headings over rows, without numbers of their own. Not here: years in labels (`values.dates`), in columns
beside labels (`layout.printed_rows`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orchestration.landing.layout.outline import BARE_HEADING, BLOCK, SUB_ROW, RowText, depth_of
from orchestration.landing.values.periods import YEAR, Frame, Time, read_time
from orchestration.landing.words.labels import Label
from orchestration.landing.words.totals import closes
from orchestration.landing.writing.numbering import without_numbering


def only_dates(row: RowText, frame: Frame | None) -> Time | None:
    """The time that a row without values names, and nothing else: `KẾ HOẠCH NĂM 2025`."""
    time = read_time(without_numbering(row.label), frame)
    if not time.says_something or time.rest or time.unclear or time.is_comparison:
        return None
    return replace(time, any_year=not YEAR.search(row.label))


def times_of_headings(
    rows: Sequence[RowText], labels: Sequence[Label], frame: Frame | None = None
) -> list[Time | None]:
    """The time that a heading above says of each row.

    A heading that only names a time holds until the next heading without numbers, another until one as high.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def times(*rows):
    ...     texts = [RowText(i, order, label, "", number) for i, (order, label, number) in enumerate(rows)]
    ...     read = times_of_headings(texts, [load_lexicon().read(row.label) for row in texts])
    ...     return [time and (time.period, time.scenario) for time in read]
    >>> times(("", "Số liệu năm 2019", False), ("1", "Tổng số HTX", True), ("II", "Tổ hợp tác", False), ("1", "", True))
    [None, ('2019', 'actual'), None, None]
    >>> times(("I", "HTX năm 2022", False), ("1", "Tổng số", True), ("II", "THT năm 2023", False), ("1", "Mới", True))
    [None, ('2022', None), None, ('2023', None)]
    >>> times(("A", "KẾ HOẠCH 2024", False), ("1", "HTX", True), ("B", "THỰC HIỆN 2024", False), ("1", "HTX", True))
    [None, ('2024', 'plan'), None, ('2024', 'actual')]

    The one sum below several years may be of them all or of the last: nobody can tell.

    >>> times(("", "Năm 2022", False), ("1", "", True), ("", "Năm 2023", False), ("1", "", True), ("", "Cộng", True))
    [None, ('2022', None), None, ('2023', None), (None, None)]
    """
    found: list[Time | None] = []
    told, height = None, 0.0
    for row, label in zip(rows, labels, strict=True):
        depth = depth_of(row)
        if not row.has_values:
            alone = only_dates(row, frame)
            year = label.dated.year if label.dated and not label.dated.day else None
            dated = alone or (Time(str(year)) if year else None)
            if dated or depth is None or depth <= height:
                bare = depth is None and (alone or not (label.words or label.entities))
                told, height = dated, BLOCK if bare else BARE_HEADING if depth is None else depth
            found.append(None)
            continue
        if told and depth is not None and depth < height:
            told = None
        found.append(told)
    closing = _sum_of_several(rows, labels, found)
    return found if closing is None else [*found[:closing], *(Time(unclear=True) for _ in rows[closing:])]


def _sum_of_several(rows: Sequence[RowText], labels: Sequence[Label], times: Sequence[Time | None]) -> int | None:
    """Where the one sum of its words stands below rows of several times, with nothing but its parts below it."""
    if len({(time.period, time.scenario) for time in times if time}) < 2:
        return None
    last = max(row for row, source in enumerate(rows) if source.has_values)
    while last and depth_of(rows[last]) == SUB_ROW:  # `- NSTW`
        last -= 1
    texts = [label.text for label in labels]
    closes_all = rows[last].has_values and closes(labels[last]) and texts.index(texts[last]) == last
    return last if closes_all else None
