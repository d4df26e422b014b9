"""Which people does a part count that does not name them? `Sơ cấp` may be managers, workers or members.

Belongs here: parts of people whose words leave this open, and what else in a table decides it. Not here: what a label
means by itself (`lexicon`), of which organisations (`indicators`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from orchestration.landing.codes import Codes
from orchestration.landing.seeds import any_spelling, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.words.diction import Diction
from orchestration.landing.writing.phrases import Words
from orchestration.landing.writing.spelling import fold_apart

_UNITS = ("person", "member")
_SOME = re.compile(rf"\b(?:{any_spelling('scope', 'people')})\b", re.IGNORECASE)
_TOTAL = "_total"
_SHARE = "_share"
_CHANGES = ("_new", "_increase", "_decrease")
_MEMBERS = {
    code: re.compile(rf"\b(?:{'|'.join(map(fold, words))})\b") for code, words in load_words("member_word").items()
}


def some_named(text: str) -> str:
    """The words, folded, by which a text is about some people only; '' where it has none.

    >>> [some_named(text) for text in ("LAO ĐỘNG NỮ TRONG HTX", "Số lao động", "Năm 2023", "(người dân tộc)")]
    ['nu', '', '', 'nguoi dan toc']
    """
    found = _SOME.search(normalise(text))
    return fold(found[0]) if found else ""


class People:
    """The people that organisations have: members, workers, managers.

    Args:
        codes: code lists.
        diction: the words of labels.
    """

    def __init__(self, codes: Codes, diction: Diction) -> None:
        self._wholes = {code: whole for code in codes.indicators if (whole := _whole_of(code, codes)) not in ("", code)}
        self._all_of = {code: all_of for code in codes.indicators if (all_of := _all_of(code, codes))} | self._wholes
        called = (w for w in codes.wordings if w.dimension == "indicator" and w.code in self.wholes)
        named = {(w.code, diction.telling(diction.tokens(fold_apart(w.text)))) for w in called}
        self._nouns = sorted((whole, noun) for whole, noun in named if noun)

    @property
    def wholes(self) -> Collection[str]:
        """The indicators that count all people of a kind, parts of which others count."""
        return frozenset(self._wholes.values())

    def whole_of(self, code: str) -> str:
        """The indicator of all those of whom another counts some, or what came and went; '' where it counts all.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> people = load_lexicon().people
        >>> [people.whole_of(f"member_{code}") for code in ("female", "new", "total")], people.whole_of("org_new")
        (['member_total', 'member_total', ''], '')
        """
        return self._all_of.get(code, "")

    def nouns(self, whole: str) -> Sequence[Words]:
        """What people are called that an indicator counts all of."""
        return [noun for code, noun in self._nouns if code == whole]

    def named(self, *words: Words) -> str | None:
        """The people that labels name together, by the indicator of all of them; '' of several kinds, None of none.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> texts = ("Trình độ cán bộ quản lý", "Lao động, thành viên", "Trình độ chuyên môn")
        >>> [load_lexicon().people.named(load_lexicon().read(text).plain) for text in texts]
        ['manager_total', '', None]
        """
        found = {code for code, noun in self._nouns if any(_holds(label, noun) for label in words)}
        return found.pop() if len(found) == 1 else "" if found else None

    def nearest(self, labels: Iterable[Words]) -> str | None:
        """The people that the first label to name any names."""
        return next((named for words in labels if (named := self.named(words)) is not None), None)

    def left_open(self, indicator: str, words: Words) -> str:
        """The people whose part an indicator counts, where the words of its label do not name them; '' else."""
        whole = self._wholes.get(indicator, "")
        return whole if whole and self.named(words) is None else ""


def whose_members(text: str) -> str | None:
    """The kind of organisations that alone has members of this name, where a label has one: `xã viên`, `tổ viên`.

    >>> texts = ("Thu nhập bình quân của xã viên", "Số tổ viên", "Số xã viên, tổ viên", "Số thành viên")
    >>> [whose_members(text) for text in texts]
    ['cooperative', 'group', None, None]
    """
    folded = fold(text)
    named = [code for code, pattern in _MEMBERS.items() if pattern.search(folded)]
    return named[0] if len(named) == 1 else None


def _whole_of(code: str, codes: Codes) -> str:
    """The indicator of all people that one counts a part of, in numbers or in percent; '' where it counts none."""
    above = code.removesuffix(_SHARE)
    while above in codes.indicators and (parent := codes.indicators[above].parent):
        above = parent
    known = codes.indicators.get(above)
    return above if known and known.unit in _UNITS and above.endswith(_TOTAL) else ""


def _all_of(code: str, codes: Codes) -> str:
    """The stock of money or people that an indicator counts a part or the change of; '' where it counts none."""
    stem = next((code.removesuffix(end) for end in _CHANGES if code.endswith(end)), "")
    stocks = [stem + _TOTAL, stem] if stem else [codes.indicators[code].parent or ""]
    known = (stock for stock in stocks if stock in codes.indicators and codes.indicators[stock].kind == "stock")
    return next((stock for stock in known if codes.indicators[stock].unit != "org"), "")


def _holds(words: Sequence[str], noun: Words) -> bool:
    return noun[0] in words and any(tuple(words[start : start + len(noun)]) == noun for start in range(len(words)))
