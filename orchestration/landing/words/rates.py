"""Amounts per month or year in the words of a label: `Thu nhập bình quân/tháng`.

Belongs here: rates among words. Not here: rates in a unit (`units`), periods (`periods`). Pure; the words are data
(seed `wordings`, dimension rate).
"""

from __future__ import annotations

import re

from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import fold

_PERIODS = tuple(code for code in load_words("rate") if code not in ("each", "other"))  # how many make a year
_ONE = "|".join(rf"(?<=1 {word})" for word in any_word("rate", *_PERIODS).split("|"))  # `1 tháng 1 lao động`
# outside the unit; not `/3 tháng`, `tháng 6`, but `bình quân tháng 1 lao động`
_RATE = re.compile(
    rf"\(?(?:/\s*(?:0?1 |mot )?|\b(?:{any_word('rate', 'each')}) |\btrong (?=nam)"
    rf"|(?:(?<=binh quan )|(?<=bq ))(?:mot |0?1 )?)({any_word('rate', *_PERIODS)})\b"
    rf"(?:{_ONE}|(?!\s*\d)|(?=\s*0?1 (?!nam\b)[a-z]))\)?"
)
# `Thu nhập bình quân 1 lao động 1 tháng`; elsewhere `1 năm` is how long something lasts
_AVERAGE = re.compile(r"\b(?:binh quan|bq)\b")
_AT_END = re.compile(rf"\b0?1 ({any_word('rate', *_PERIODS)})$")
_PER_YEAR = {fold(word): int(factor) for factor in _PERIODS for word in load_words("rate")[factor]}


def rate_in(folded: str) -> tuple[int | None, str]:
    """The factor to a yearly amount that a folded label says, None where it says none, and the rest of the label.

    >>> rate_in("thu nhap binh quan/thang"), rate_in("thu nhap bq 1 thang 1 nguoi"), rate_in("so htx thang 6")
    ((12, 'thu nhap binh quan '), (12, 'thu nhap bq   1 nguoi'), (None, 'so htx thang 6'))
    >>> rate_in("thu nhap binh quan 1 lao dong 1 thang"), rate_in("htx hoat dong 1 nam")
    ((12, 'thu nhap binh quan 1 lao dong  '), (None, 'htx hoat dong 1 nam'))
    """
    found = _RATE.search(folded) or (_AT_END.search(folded) if _AVERAGE.search(folded) else None)
    if found is None:
        return None, folded
    return _PER_YEAR[found[1]], f"{folded[: found.start()]} {folded[found.end() :]}"
