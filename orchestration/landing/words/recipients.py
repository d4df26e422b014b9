"""Support for recipients other than cooperatives, or that nobody has received.

Belongs here: words by which a title or a heading is about enterprises, farmers, a trade, or money not yet given. Not
here: cooperatives of a sector (`subjects`), policies (`policies`). Pure; the words are data (seed `wordings`, dimension
scope).
"""

from __future__ import annotations

import re

from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon

_OTHERS = re.compile(rf"\b(?:{any_word('scope', 'others')})\b")
_FOR_ANYBODY = re.compile(rf"\b(?:{any_word('scope', 'anybody')})\b")
_NOT_GIVEN = re.compile(rf"\b(?:{any_word('scope', 'not_given')})\b")
_COOPERATIVES = rf"(?:cac )?(?:{any_word('entity_type', 'cooperative', 'union', 'group', 'all')})(?: \(\w+\))?"
_OTHER = rf"(?:cac )?(?:{any_word('scope', 'others')})"
_AND = r"(?: ?[,;/&+-] ?| va )(?:va )?"
_WITH_OTHERS = re.compile(rf"\b(?:{_COOPERATIVES}{_AND}{_OTHER}|{_OTHER}{_AND}{_COOPERATIVES})\b")
_LINKED = re.compile(r"\blien ket\b")  # `liên kết giữa HTX và doanh nghiệp` is what cooperatives were supported to do
_POLICIES = re.compile(r"\bchinh sach\b")  # a group of them as the decree lists them, each of all that it is for


def are_others(label: Label) -> bool:
    """Whether words are about some that are no part of the collective economy.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> lexicon = load_lexicon()
    >>> [are_others(lexicon.read(text)) for text in ("Đối với doanh nghiệp", "Doanh nghiệp, HTX", "Hộ nông dân")]
    [True, False, True]
    """
    return not label.entities and _OTHERS.search(fold(label.text)) is not None


def is_for_anybody(label: Label) -> bool:
    """Whether a title is about support of a trade, whoever is in it: a resolution on farming names no cooperatives.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> texts = ("Chính sách phát triển nông nghiệp, nông thôn", "Hỗ trợ HTX chăn nuôi", "Chính sách khuyến công")
    >>> [is_for_anybody(load_lexicon().read(text)) for text in texts]
    [True, False, True]
    """
    return not label.entities and _FOR_ANYBODY.search(fold(label.text)) is not None


def are_others_too(text: str) -> bool:
    """Whether words are about cooperatives together with others; what links the two is about cooperatives.

    >>> texts = ("Hỗ trợ doanh nghiệp, HTX", "Hỗ trợ HTX và nông dân", "Liên kết giữa HTX và doanh nghiệp")
    >>> list(map(are_others_too, texts))
    [True, True, False]
    """
    folded = fold(text)
    return _WITH_OTHERS.search(folded) is not None and not _LINKED.search(folded)


def is_not_given(text: str) -> bool:
    """Whether money is that which nobody was given yet.

    >>> list(map(is_not_given, ("Kinh phí hỗ trợ HTX chưa giải ngân", "Kinh phí đã giải ngân")))
    [True, False]
    """
    return _NOT_GIVEN.search(fold(text)) is not None


def are_some(label: Label, lexicon: Lexicon) -> bool:
    """Whether a heading is about the cooperatives of a sector, about others, or about what nobody was given.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> lexicon = load_lexicon()
    >>> texts = ("HTX nông nghiệp", "Lĩnh vực vận tải", "Chính sách riêng đối với HTX nông nghiệp", "Các HTX")
    >>> [are_some(lexicon.read(text), lexicon) for text in texts]
    [True, True, False, False]
    """
    if _POLICIES.search(fold(label.text)):
        return False
    return are_others(label) or is_not_given(label.text) or lexicon.title_sectors.only(label.text) is not None
