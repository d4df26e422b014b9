"""Which status does the name of an organisation tell: `HTX Tân Tiến (ngừng hoạt động từ 2021)`?

Belongs here: names. Not here: columns of statuses and of remarks (`register`), what a status is called
(`words.listed`). Pure.
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
    >>> names = ("HTX Tân Tiến (Ba Tri)", "HTX Hoạt động", "HTX trạm dừng nghỉ")
    >>> [status_in_name(name, load_lexicon()) for name in names]
    [None, None, None]
    """
    for said in _BRACKETS.findall(name):
        if status := lexicon.listed.status(said):
            return status
    ends = _AT_THE_END.search(fold(name))
    return lexicon.listed.status(name[-len(ends[1]) :]) if ends else None
