"""Which status is given in the name of an organisation: `HTX Tân Tiến (ngừng hoạt động từ 2021)`?

Belongs here: names. Not here: columns of statuses and remarks (`register`), the words for statuses (`words.listed`).
Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import fold
from orchestration.landing.words.lexicon import Lexicon

_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_ENDED = tuple(code for code in load_words("status") if code != "active")
_PHRASES = (words for words in any_word("status", *_ENDED).split("|") if " " in words)  # `Nghỉ` alone may be a name
_AT_THE_END = re.compile(rf"\s({'|'.join(_PHRASES)})$")


def status_in_name(name: str, lexicon: Lexicon) -> str | None:
    """The status in the brackets of a name, or that it ends with.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> names = ("HTX Tân Tiến (ngừng hoạt động từ 2021)", "HTX Tân Tiến - đã giải thể", "HTX Tân (tạm ngừng) - Ba Tri")
    >>> [status_in_name(name, load_lexicon()) for name in names]
    ['inactive', 'dissolved', 'inactive']
    >>> names = ("HTX Tân Tiến (Ba Tri)", "HTX Hoạt động", "HTX trạm dừng nghỉ", "HTX Tân Tiến - có QĐ giải thể")
    >>> [status_in_name(name, load_lexicon()) for name in names]
    [None, None, None, None]
    """
    for said in _BRACKETS.findall(name):
        if status := lexicon.listed.status(said):
            return status
    _, dash, behind = name.rpartition(" - ")
    if dash and lexicon.listed.may_say_status(behind):
        return lexicon.listed.status(behind)
    ends = _AT_THE_END.search(fold(name))
    return lexicon.listed.status(name[-len(ends[1]) :]) if ends else None


def may_say_status(name: str, lexicon: Lexicon) -> bool:
    """Whether the brackets of a name, or what stands behind its dash, speak of an end or a pause that nobody can tell.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> names = ("HTX Tân Tiến (sáp nhập vào HTX Ba Tri)", "HTX Tân Tiến - đã có QĐ giải thể", "HTX (Ba Tri)")
    >>> [may_say_status(name, load_lexicon()) for name in names]
    [True, True, False]
    """
    behind = name.split(" - ")[1:]
    return any(map(lexicon.listed.may_say_status, (*_BRACKETS.findall(name), *behind)))
