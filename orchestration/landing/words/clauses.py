"""A title taken apart: its clauses, what its table is broken down by, and leading words without meaning.

Belongs here: titles as texts. Not here: what they say about organisations (`subjects`) and count (`titled`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold, normalise
from orchestration.landing.writing.numbering import without_numbering
from orchestration.landing.writing.phrases import Words
from orchestration.landing.writing.spelling import without_mark

ABOUT = frozenset({"trong", "thuoc", "linh", "vuc", "nganh", "khoi", "ve", "hoat", "dong"})
COLONS = re.compile(r":| - ")
_BREAKS_DOWN = re.compile(rf"\b(?:{any_word('title', 'breaks_down')})\b")
_BRACKETS = re.compile(r"\(([^()]+)\)")
_DASH = re.compile(r"\s[-–]\s")
_YEAR_BEHIND = re.compile(r"\W*\b(?:năm|nam)?\s*(?:19|20)\d\d\W*$", re.IGNORECASE)


def last_clause(text: str) -> str:
    """A line without what numbers and dates it: `Biểu 2: Lĩnh vực nông nghiệp năm 2023`."""
    *_, clause = COLONS.split(_YEAR_BEHIND.sub("", without_numbering(text)))
    return clause.strip(" ()")


def enclosed(text: str) -> list[str]:
    """What a line says of its own in brackets or behind a dash: `TÌNH HÌNH HTX NĂM 2023 (LĨNH VỰC VẬN TẢI)`.

    >>> list(map(enclosed, ("TÌNH HÌNH HTX NĂM 2023 (LĨNH VỰC VẬN TẢI)", "HTX 2021-2023 - Ngành vận tải", "HTX")))
    [['LĨNH VỰC VẬN TẢI'], ['Ngành vận tải'], []]
    """
    brackets = [part.strip() for part in _BRACKETS.findall(text)]
    _, *behind = _DASH.split(_BRACKETS.sub(" ", text))
    return brackets + [part.strip() for part in behind]


def without_breakdown(text: str) -> str:
    """A title without what it is broken down by: `Số HTX phân theo quy mô lao động` is no more of workers."""
    printed, folded = normalise(text), fold(text)
    breaks = _BREAKS_DOWN.search(folded)
    return printed[: breaks.start()] if breaks and len(printed) == len(folded) else printed


def shown(words: Words | list[str]) -> str:
    """Words of a title as a text, without the marks that tell alike words apart."""
    return " ".join(map(without_mark, words))


def breaks_down(text: str) -> bool:
    """Whether a title says by what its table tells apart: `Số HTX phân theo huyện`."""
    return _BREAKS_DOWN.search(fold(text)) is not None
