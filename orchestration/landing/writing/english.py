"""The English that statistical yearbooks print beside their Vietnamese: `TỔNG SỐ - TOTAL`.

Only words of yearbooks are known (seed `wordings`, dimension `english`): any other, `VietGAP` or a name, is none of
the translation and stays.

Belongs here: leaving a translation out. Not here: what the Vietnamese means (`lexicon`, `periods`, `units`). Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.landing.seeds import any_word, load_words

_ASCII_WORD = re.compile(r"[a-z']+")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")  # the Vietnamese behind its translation
_BETWEEN = r"[\s,.:;&'/()-]*"


@lru_cache(maxsize=1)
def _telling_words() -> frozenset[str]:
    return frozenset(load_words("english")["word"])


@lru_cache(maxsize=1)
def _translation() -> re.Pattern[str]:
    """Words of English that follow each other; `to`, `in` are Vietnamese too and tell nothing alone."""
    word, link = (rf"(?:{any_word('english', code)})(?!\w)" for code in ("word", "link"))
    return re.compile(
        rf"\s*(?:[-/(]\s*)?(?<!\w)(?:{link}{_BETWEEN})*{word}(?:{_BETWEEN}(?:{word}|{link}))*[.)]?", re.IGNORECASE
    )


def without_english(text: str) -> str:
    """A text without its translation; a text that is all English stays as it is.

    >>> texts = ("TỔNG SỐ - TOTAL", "Sơ bộ - Prel. 2024", "Số HTX Number of cooperatives", "Áp dụng VietGAP", "Total")
    >>> [without_english(text) for text in texts]
    ['TỔNG SỐ', 'Sơ bộ 2024', 'Số HTX', 'Áp dụng VietGAP', 'Total']
    >>> without_english("Members (Thành viên HTX)")
    'Thành viên HTX'
    """
    if _telling_words().isdisjoint(_ASCII_WORD.findall(text.lower())):
        return text  # nearly every text
    if text.isascii() and not _vietnamese_in(text):
        return text
    own = _translation().sub("", text).strip()
    bracket = _IN_BRACKETS.fullmatch(own)
    return (bracket[1] if bracket else own) or text


def _vietnamese_in(text: str) -> bool:
    """Whether anything but English is left of a text without marks: `HTX - Cooperatives`."""
    return any(map(str.isalpha, _translation().sub("", text)))
