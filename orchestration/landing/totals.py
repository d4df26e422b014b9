"""Rows that are the total of others, and say no more: `Tổng số`, `Cộng (HTX)`.

Belongs here: labels that only sum up. Not here: what such a row is the total of (`statistics`, `places`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.labels import Label
from orchestration.landing.numbering import without_numbering
from orchestration.landing.text import fold, normalise

_BARE_SUM = re.compile(r"cộng(?: số)?(?: \(?\w+\)?)?")
_CLOSES = re.compile(r"(?:tong )?cong\b")
_COUNTS_ALL = ("tong", "cong", "so luong", "so co ", "so hien co", "so don vi", "so to chuc")


def is_bare_sum(text: str) -> bool:
    """Whether a label says that it sums up and no more than of whom.

    >>> [is_bare_sum(text) for text in ("Cộng", "Cộng (HTX)", "Cộng HTX nông nghiệp", "Công nghiệp")]
    [True, True, False, False]
    """
    return _BARE_SUM.fullmatch(normalise(without_numbering(text)).lower()) is not None


def is_total(label: Label) -> bool:
    """Whether a row is of all organisations of its block, which it does not name: `Tổng số`, `Số lượng`."""
    return not label.words and not label.entities and fold(without_numbering(label.text)).startswith(_COUNTS_ALL)


def closes(label: Label) -> bool:
    """Whether a row sums up what stands above it: `Tổng cộng (HTX)`."""
    return _CLOSES.match(fold(without_numbering(label.text))) is not None
