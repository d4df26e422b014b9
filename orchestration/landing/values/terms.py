"""The beginning, the end and the length of a span of years: `Đầu giai đoạn 2021-2025`, `Cuối kỳ`, `Kế hoạch 5 năm`.

Belongs here: the year at either end of a span, and numbers of years that say nothing beside it. Not here: spans
themselves, the beginning of one year or of a part of it (`periods`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.values.period_codes import opening_of, period_year

_BETWEEN = r"(?<!tu )(?<!thang )(?<!t )(?<!giao )(?<!hoach )(?<!kh )"
_BEGINNING = re.compile(rf"{_BETWEEN}\bdau (ky|giai doan|nhiem ky)\b")
_END = re.compile(r"\bcuoi (ky|giai doan|nhiem ky)\b")
_OF_TERM = re.compile(rf"{_BETWEEN}\b(?:dau|cuoi) nhiem ky\b")
_SPAN = r"((?:19|20)\d\d)\s*(?:-|den|toi)\s*(?:nam )?((?:19|20)\d\d)"
_LENGTH_BEFORE = re.compile(rf"\b(\d{{1,2}}) nam(?=\W*(?:giai doan )?\W*{_SPAN})")
_LENGTH_ALONE = re.compile(r"(?<![\d/.,-])\b(\d{1,2}) nam$")
_LENGTH_UNTIL = re.compile(r"\b\d{1,2} nam(?= \(?(?:den|toi) (?:het |cuoi )?(?:nam )?(?:19|20)\d\d\b)")


def begins(folded: str) -> str:
    """What a text names the beginning of: `ky`, `giai doan`, `nhiem ky`; '' where of none of them.

    >>> [begins(text) for text in ("so dau ky", "dau nhiem ky (2020)", "ke hoach dau ky", "dau nam 2023")]
    ['ky', 'nhiem ky', '', '']
    """
    found = _BEGINNING.search(folded)
    return found[1] if found else ""


def ends(folded: str) -> str:
    """What a text names the end of, as `begins` does."""
    found = _END.search(folded)
    return found[1] if found else ""


def year_at_an_end(folded: str, span: str) -> str | None:
    """The year that `Đầu giai đoạn` or `Cuối giai đoạn` of a span is of; '' where that leaves a doubt, else None.

    Args:
        folded: the text.
        span: period code of several years.

    >>> texts = ("dau giai doan 2021-2025", "den cuoi ky", "dau nhiem ky 2020-2025", "giai doan 2021-2025")
    >>> [year_at_an_end(text, "2021-2025") for text in texts]
    ['2020', '2025', '', None]
    """
    beginning = begins(folded)
    if beginning:
        # a congress is held within the first year of its term: before it, or at its end?
        return "" if beginning == "nhiem ky" or ends(folded) else opening_of(span)
    return str(period_year(span)) if ends(folded) else None


def without_term(folded: str) -> str:
    """A text without the term that it names the beginning or the end of; since its beginning things are summed up.

    >>> [without_term(text).split() for text in ("dau nhiem ky (2020)", "luy ke tu dau nhiem ky")]
    [['(2020)'], ['luy', 'ke', 'tu', 'dau', 'nhiem', 'ky']]
    """
    return _OF_TERM.sub(" ", folded)


def without_length(folded: str) -> str:
    """A text without the number of years that only says again how many a span has.

    >>> texts = ("ke hoach 5 nam (2021-2025)", "ke hoach 3 nam (2021-2025)", "kh 5 nam den 2025", "tong 5 nam")
    >>> [without_length(text) for text in texts]
    ['ke hoach  (2021-2025)', 'ke hoach 3 nam (2021-2025)', 'kh  den 2025', 'tong 5 nam']
    """
    before = _LENGTH_BEFORE.search(folded)
    if before and int(before[3]) - int(before[2]) + 1 == int(before[1]):
        return folded[: before.start()] + folded[before.end() :]
    return _LENGTH_UNTIL.sub("", folded)


def names_all(folded: str, span: str) -> bool:
    """Whether a text ends in the number of years that a span has, and names no year: `Kế hoạch 5 năm`.

    >>> [names_all(text, "2021-2025") for text in ("ke hoach 5 nam", "ke hoach 3 nam", "tong 5 nam 2021")]
    [True, False, False]
    """
    found = _LENGTH_ALONE.search(folded)
    return found is not None and int(found[1]) == period_year(span) - int(span[:4]) + 1
