"""Labels that only say that their row is a total: `Tổng số`, `Cộng (HTX)`.

Belongs here: such labels. Not here: what the row is the total of (`statistics`, `places`). Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold, normalise
from orchestration.landing.words.labels import Label
from orchestration.landing.writing.english import without_english
from orchestration.landing.writing.numbering import without_numbering

# `Công nghiệp`, `Công trình`, `cong ty`: no sum, though `cộng` is folded to the same letters
_NO_SUM = re.compile(rf"công\b|(?:{any_word('total', 'no_sum')})\b")
_BARE_SUM = re.compile(r"cộng(?: số)?(?: \(?\w+\)?)?")
_SUM_OF_ALL = re.compile(rf"(?:{any_word('total', 'of_all')})\b")
_SUM = re.compile(rf"(?:{any_word('total', 'sum')})\b")
_AVERAGE_OF_ALL = re.compile(rf"(?:{any_word('total', 'average')}):?")
_BARE_SHARE = re.compile(rf"(?:{any_word('comparison', 'share', 'of_a_whole')})(?:,? ?\(?%\)?)?:?")
_COUNTS_ALL = re.compile(rf"(?:{any_word('total', 'sum', 'number')})\b")
_COUNTS = re.compile(rf"(?:{any_word('total', 'sum', 'number')}|so)\b")


@lru_cache(maxsize=8192)  # each is asked of every label, and of those around it
def is_bare_sum(text: str) -> bool:
    """Whether a label says that it sums up and no more than of whom.

    >>> [is_bare_sum(text) for text in ("Cộng", "Cộng (HTX)", "Cộng HTX nông nghiệp", "Công nghiệp")]
    [True, True, False, False]
    """
    return _BARE_SUM.fullmatch(normalise(without_numbering(text)).lower()) is not None


def is_total(label: Label) -> bool:
    """Whether a row is of all organisations of its block, which it does not name: `Tổng số`, `Số lượng`."""
    return not label.words and not label.entities and _begins(_COUNTS_ALL, without_numbering(label.text))


@lru_cache(maxsize=8192)
def is_average_of_all(text: str) -> bool:
    """Whether a row below averages of sectors is the average of all of them, and says no more.

    >>> [is_average_of_all(text) for text in ("Bình quân chung", "BÌNH QUÂN - AVERAGE", "Doanh thu bình quân")]
    [True, True, False]
    """
    return _AVERAGE_OF_ALL.fullmatch(fold(without_english(without_numbering(text)))) is not None


def closes(label: Label) -> bool:
    """Whether a row sums up what stands above it: `Tổng cộng (HTX)`."""
    return begins_sum_of_all(without_numbering(label.text))


@lru_cache(maxsize=8192)
def is_bare_share(text: str) -> bool:
    """Whether a row only says what share of a whole its numbers are, whose row stands above.

    >>> [is_bare_share(text) for text in ("Tỷ lệ (%)", "- Cơ cấu %", "Tỷ lệ HTX tốt, khá (%)")]
    [True, True, False]
    """
    return _BARE_SHARE.fullmatch(fold(without_numbering(text))) is not None


def begins_count(text: str) -> bool:
    """Whether a label begins as a number of something does: `Tổng số tổ`, `Số quỹ`.

    >>> [begins_count(text) for text in ("1. Số quỹ", "Cộng", "Công nghiệp")]
    [True, True, False]
    """
    return _begins(_COUNTS, without_numbering(text))


def begins_sum(text: str) -> bool:
    """Whether a text begins as a sum does: `Tổng kinh phí hỗ trợ`."""
    return _begins(_SUM, text)


def begins_sum_of_all(text: str) -> bool:
    """Whether a text begins as the sum below a table does: `Tổng cộng`, `Cộng các huyện`."""
    return _begins(_SUM_OF_ALL, text)


def _begins(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.match(fold(text)) is not None and not _NO_SUM.match(normalise(text).lower())
