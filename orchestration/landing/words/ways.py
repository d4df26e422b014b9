"""Did a number go up or down: what a period added, and what it lost.

Belongs here: all increases or all decreases of a period, and their codes. Not here: differences between columns
(`comparisons`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import fold

_WAYS = frozenset(map(fold, load_words("time")["way"]))  # `Tăng trong kỳ`, and the headers that only say `Tăng`
_OF_A_PERIOD = re.compile(rf"\b(?:{any_word('time', 'way_of_a_period')})\b")


def is_way(text: str) -> bool:
    """Whether a header says which way, and of nothing: `Số tăng`."""
    return fold(text).strip() in _WAYS


def says_way_of_a_period(text: str) -> bool:
    """Whether an increase or a decrease is all of a period's, not a difference from another: `Tăng trong kỳ`.

    >>> [says_way_of_a_period(text) for text in ("Số HTX tăng trong kỳ", "Phát sinh giảm", "Tăng (+), giảm (-)")]
    [True, True, False]
    """
    return _OF_A_PERIOD.search(fold(text)) is not None


def other_way(indicator: str) -> str:
    """What was lost for what was added, and the other way round; anything else is its own.

    >>> [other_way(code) for code in ("org_increase", "member_decrease", "org_net_increase", "org_new")]
    ['org_decrease', 'member_increase', 'org_net_increase', 'org_new']
    """
    if indicator.endswith("_net_increase"):
        return indicator
    for way, other in (("_increase", "_decrease"), ("_decrease", "_increase")):
        if indicator.endswith(way):
            return indicator.removesuffix(way) + other
    return indicator
