"""Texts that only say which kind of numbers stand below: shares, changes, indices, ranks.

Belongs here: titles, corners and names of sheets that consist of such words. Not here: headers that compare two periods
(`periods`), tables judged by what stands beside such a title (`compared_tables`). Pure; the words are data (seed
`wordings`, dimension comparison).
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.periods import read_time
from orchestration.landing.writing.numbering import without_numbering

_KINDS = re.compile(
    rf"\b(?:{any_word('comparison', 'of_a_whole', 'share', 'change', 'increase', 'decrease', 'whole_table', 'kind')})\b"
)
_HOW = re.compile(rf"\b(?:{any_word('comparison', 'measure', 'base', 'with')})\b|[%=±+]|\b100\b")
_SIDE_BY_SIDE = re.compile(rf"\b(?:{any_word('comparison', 'side_by_side')})\b")
_MAY_BE_COUNTED = re.compile(rf"^\W*(?:{any_word('comparison', 'counted')})\W*$")  # `Biến động`: founded, dissolved
_PARTS = re.compile(r"\s[-:]\s|[()]")


@lru_cache(maxsize=4096)
def says_kind_alone(text: str) -> bool:
    """Whether a text, or the last part of it, says that numbers count nothing, and nothing else.

    >>> texts = ("Cơ cấu (%)", "Tăng, giảm so với năm 2022", "TÌNH HÌNH HTX NĂM 2023 - TỐC ĐỘ TĂNG (%)", "Xếp hạng")
    >>> [says_kind_alone(text) for text in texts]
    [True, True, True, True]
    >>> [says_kind_alone(text) for text in ("Cơ cấu thành viên", "Biến động", "Số lượng và tỷ lệ", "HTX", "2023")]
    [False, False, False, False, False]
    """
    folded = fold(without_numbering(text))
    parts = [part for part in _PARTS.split(folded) if re.search(r"[a-z]", part)]
    return any(_is_kind(part) for part in {folded, *parts[-1:]})


def sets_side_by_side(text: str) -> bool:
    """Whether a text may speak of numbers that stand beside each other: `So sánh năm 2023 với năm 2022`."""
    return _SIDE_BY_SIDE.search(fold(text)) is not None


def _is_kind(folded: str) -> bool:
    if not (_KINDS.search(folded) or _SIDE_BY_SIDE.search(folded)) or _MAY_BE_COUNTED.match(folded):
        return False
    rest = _HOW.sub(" ", _KINDS.sub(" ", _SIDE_BY_SIDE.sub(" ", folded)))
    time = read_time(rest)
    return not time.rest and not time.is_comparison
