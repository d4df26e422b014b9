"""Does a line above a table name one single organisation: `QUỸ TÍN DỤNG NHÂN DÂN VŨ THƯ`?

Its own report says nothing about the others in its province. A name is a word that no list knows, after the kind of
organisation and what it does.

Belongs here: letterheads of one organisation. Not here: names in a list (`registers`), titles about some organisations
(`subjects`). Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.landing.codes import KINDS
from orchestration.landing.seeds import load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.words.diction import phrases_of
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_numbering
from orchestration.landing.writing.phrases import Phrases

_REPORT_OF = re.compile(r"^\W*báo cáo\b.*?\bcủa\s+", re.IGNORECASE)
_LONGEST = 6  # words of a name
_SAID = (
    *("comparison", "courtesy", "funding", "furniture", "header", "indicator", "part", "place", "policy", "program"),
    *("rating", "scope", "sector", "status", "subsector", "time", "title", "total", "filler"),
)


@lru_cache(maxsize=1)
def _said() -> tuple[Phrases, frozenset[str]]:
    """What titles say of organisations: phrases, and single words with their marks, as names have words like them."""
    known = [
        text
        for dimension in _SAID
        for code, texts in load_words(dimension).items()
        for text in texts
        if code != "in_names"
    ]
    spelt = [normalise(text).lower() for text in known]
    return phrases_of(("said", text) for text in spelt if " " in text), frozenset(
        text for text in spelt if " " not in text
    )


@lru_cache(maxsize=1)
def _in_names() -> Phrases:
    return phrases_of(("in_names", text) for text in load_words("scope")["in_names"])


def _last_words(text: str, count: int) -> list[str]:
    return normalise(text).lower().split()[-count:]


def names_one_organisation(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is the name of one organisation and nothing else.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> ones = ("QUỸ TÍN DỤNG NHÂN DÂN VŨ THƯ", "HTX DVNN Bình Minh", "Quỹ TDND xã Diễn Tháp")
    >>> [names_one_organisation(line, load_lexicon()) for line in ones]
    [True, True, True]
    >>> names_one_organisation("BÁO CÁO KẾT QUẢ HOẠT ĐỘNG CỦA HTX NÔNG NGHIỆP TÂN LỘC", load_lexicon())
    True
    >>> several = ("HỢP TÁC XÃ NÔNG NGHIỆP", "HTX thành lập mới", "QTDND Thái Bình", "Liên minh HTX Bắc Kạn", "HTX")
    >>> [names_one_organisation(line, load_lexicon()) for line in several]
    [False, False, False, False, False]
    """
    text = _REPORT_OF.sub("", without_numbering(text))
    if lexicon.read(text).entity not in KINDS or not lexicon.begins_with_name(fold(text)):
        return False
    rest = lexicon.split_name(text)[1].split()
    while rest and (found := _in_names().at(rest, 0)):
        rest = rest[found[1] :]
    rest = rest[1:] if rest[:1] in (["xa"], ["phuong"]) else rest
    if not 0 < len(rest) <= _LONGEST or not all(word.isalpha() for word in rest):
        return False
    phrases, words = _said()
    is_known = any(phrases.at(rest, start) for start in range(len(rest)))
    is_known = is_known or not words.isdisjoint(_last_words(text, len(rest)))
    place = rest[1:] if rest[:1] == ["tp"] else rest
    return not is_known and " ".join(place) not in lexicon.provinces
