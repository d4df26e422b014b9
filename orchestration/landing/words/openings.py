"""How a label begins: with the words of a sum, or of a part of the row above?

Compared with diacritics, since `Gốm sứ` does not begin with `gồm`.

Belongs here: beginnings that relate a row or column to its neighbours. Not here: labels that say nothing but that they
sum up (`totals`). Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.landing.seeds import load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.words.totals import is_bare_sum
from orchestration.landing.writing.numbering import without_numbering

_SUMS = tuple(word for word in load_words("place")["whole"] if word.startswith("tổng"))
_OF_WHICH = load_words("furniture")["of_which"]


def opens_sum(text: str) -> bool:
    """Whether a label begins as a sum of what stands beside it, or says nothing else.

    >>> [opens_sum(text) for text in ("Tổng số HTX", "1. Cộng", "HTX nông nghiệp")]
    [True, True, False]
    """
    return _begins_with(_SUMS, text) or is_bare_sum(text)


def opens_part(text: str) -> bool:
    """Whether a label says that it is a part of what stands before it.

    >>> [opens_part(text) for text in ("Trong đó: nữ", "gồm: nữ", "Gốm sứ")]
    [True, True, False]
    """
    return _begins_with(_OF_WHICH, text)


@lru_cache(maxsize=8192)
def _begins_with(words: tuple[str, ...], text: str) -> bool:
    """Whether a label begins with one of these words, typed with marks or without any."""
    shown = _bare(without_numbering(text))
    spelt = map(fold, words) if shown.isascii() else words
    return any(shown.startswith(_bare(word)) for word in spelt)


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", f"{normalise(text).lower()} ").lstrip()
