"""Headers in English, or in Vietnamese and English: `Charter capital`, `Mã số HTX / Enterprise code`.

Belongs here: telling English from Vietnamese by the shape of its words. Not here: what either means (`header_words`),
the translations that yearbooks print (`english`). Pure.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z]+")
_SYLLABLE = re.compile(  # as Vietnamese is written, its marks aside
    r"(?:ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_SAYS_NOTHING = frozenset({"a", "and", "by", "for", "in", "of", "on", "s", "the"})


def is_english(text: str) -> bool:
    """Whether a text can be no Vietnamese: it has no marks, and a word that is no syllable of Vietnamese.

    >>> list(map(is_english, ("Charter capital", "Von dieu le", "Vốn điều lệ", "MST", "Status")))
    [True, False, False, False, True]
    """
    if not text.isascii() or (text.isupper() and " " not in text.strip()):
        return False
    return any(len(word) > 1 and not _SYLLABLE.fullmatch(word) for word in _WORD.findall(text.lower()))


def without_foreign_parts(text: str) -> str:
    """A text without those of its parts that are English, or as it is.

    >>> list(map(without_foreign_parts, ("Mã số HTX / Enterprise code", "Vốn (VNĐ) / Capital", "Xã/phường")))
    ['Mã số HTX', 'Vốn (VNĐ)', 'Xã/phường']
    """
    if text.isascii() or "/" not in text:
        return text
    parts = text.split("/")
    kept = [part for part in parts if not is_english(part)]
    return "/".join(kept).strip() if kept else text


def telling_words(text: str) -> frozenset[str]:
    """The words of an English text, in any order: `Name of the cooperatives` says what `Cooperative name` says.

    >>> sorted(telling_words("Name of the cooperatives"))
    ['cooperative', 'name']
    """
    words = _WORD.findall(text.lower())
    return frozenset(word.removesuffix("s") if len(word) > 3 else word for word in words) - _SAYS_NOTHING
