"""Rows of lists that are not cooperatives: enterprises, households, farms, people.

`Công ty TNHH Hùng Vương` is none, whatever its list is called; in `Danh sách doanh nghiệp` only names that say so are.

Belongs here: single names and titles. Not here: which rows of a list are read (`register`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from orchestration.landing.registers.header_words import kind_named
from orchestration.landing.seeds import any_register_word, load_register_words
from orchestration.landing.text import fold
from orchestration.landing.words.lexicon import Lexicon

_LISTS = r"\b(?:danh (?:sach|muc|ba)|tong hop|thong ke|bang ke) (?:(?:cac|nhung|mot so|thong tin|chi tiet|ten) )*"


def is_other(name: str, lexicon: Lexicon) -> bool:
    """Whether a name, or what a column of kinds says, is that of an enterprise, a household, a farm, or of a branch.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> names = ("Công ty TNHH Hùng Vương", "HTX Doanh nghiệp trẻ", "Trang trại", "Tân Tiến", "DNTN Lâm Thao")
    >>> [is_other(name, load_lexicon()) for name in names]
    [True, False, True, False, True]
    >>> is_other("Chi nhánh HTX Tân Tiến", load_lexicon())
    True
    """
    if _begins_as_branch().match(fold(name)):
        return True
    return _begins_as_other().match(fold(name)) is not None and lexicon.listed.first_named(name) is None


def may_be_among(texts: Iterable[str]) -> bool:
    """Whether any of some texts begins with a word that others do, at a quick look at all of them.

    >>> may_be_among(["HTX Tân Tiến", "Công ty TNHH Hùng Vương"]), may_be_among(["HTX Tân Tiến", "HTX Công ty"])
    (True, False)
    """
    first = {text.partition(" ")[0] for text in texts}  # of thousands of names a few
    return any(_first_word(word) in _first_words_of_others() for word in first)


def are_kinds(texts: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether most texts of a column are kinds: of cooperatives, beside which some may be of enterprises."""
    left = [text for text in texts if not is_other(text, lexicon)]
    return 2 * sum(kind_named(text, lexicon) is not None for text in left) > len(left)


def lists_others(title: str) -> bool:
    """Whether a title lists others than cooperatives, or others before them.

    >>> titles = ("DANH SÁCH DOANH NGHIỆP NHỎ VÀ VỪA", "Danh sách các thành viên HTX", "DANH SÁCH HTX, DOANH NGHIỆP")
    >>> list(map(lists_others, titles))
    [True, True, False]
    """
    return _lists_others().search(fold(title)) is not None


@lru_cache(maxsize=1)
def _begins_as_other() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_register_word('other_body')})(?![a-z0-9])")


@lru_cache(maxsize=1)
def _begins_as_branch() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_register_word('branch')})(?![a-z0-9])")


@lru_cache(maxsize=1)
def _first_words_of_others() -> frozenset[str]:
    return frozenset(map(_first_word, (*load_register_words("other_body"), *load_register_words("branch"))))


def _first_word(text: str) -> str:
    found = re.match("[a-z0-9]*", fold(text))
    return found[0] if found else ""


@lru_cache(maxsize=1)
def _lists_others() -> re.Pattern[str]:
    return re.compile(rf"{_LISTS}(?:{any_register_word('other_body', 'other_person')})\b")
