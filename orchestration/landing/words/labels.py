"""A label taken apart: the organisations it names, its unit, date and rate, and the remaining words.

Belongs here: labels out of context. Not here: what the words mean (`lexicon`), blocks and sub-rows (`rows`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orchestration.landing.codes import KINDS
from orchestration.landing.seeds import any_spelling, any_word, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.values.dates import Dated, date_in
from orchestration.landing.values.periods import OPENING
from orchestration.landing.values.units import ANNOUNCED, Unit
from orchestration.landing.words.diction import Diction
from orchestration.landing.words.people import some_named
from orchestration.landing.words.rates import rate_in
from orchestration.landing.writing.function_words import DONE
from orchestration.landing.writing.numbering import without_beginning, without_formula, without_of_which
from orchestration.landing.writing.phrases import Phrases, Words
from orchestration.landing.writing.spelling import both_folds, fold_apart

RATED = frozenset({"xep"})  # beside a rating `xếp loại` says nothing; alone it says that not all are meant
_NEGATIONS = frozenset(map(fold, load_words("scope")["excludes"]))
_COUNTS = re.compile(rf"(?:{any_word('total', 'sum', 'number')}|so)\b")
_COUNTED_AS_COOPERATIVES = frozenset({"union", "credit_fund"})
_ONE_OF = frozenset({"org", "member", "person", "household"})
_ONE = (["1"], ["01"], ["mot"], ["moi"])
_GLUED = re.compile(rf"(?<![\w.,])(0?1)(?=(?:{any_word('entity_type', *KINDS)})\b)")  # `Doanh thu BQ/1HTX`
_EACH = re.compile(r"\bmỗi\b|(?<=binh quan )moi\b", re.IGNORECASE)  # `moi` without marks may be `mới`
_ADDED = re.compile(r"^\s*cộng số\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\bsoq? (?:voi )?(?:ngay )?(?:cuoi |31/12/)?(?:nam )?(truoc|(?:19|20)\d\d)\b"
    r"|\bsoq? (?:voi )?cung ky(?: nam truoc)?\b"
)
_SAYS_UNIT = re.compile(rf"^\s*{ANNOUNCED}")
# `HTX xếp loại khá (theo Thông tư 01/2020/TT-BKHĐT)`: ratings are told by a circular; a law may set some apart
_BY_CIRCULAR = re.compile(
    rf"[\s(,]*\b(?:{any_spelling('furniture', 'by_circular')})(?: số| so)? ?\d[^()]*\)?", re.IGNORECASE
)
_ARTICLE = r"(?:điểm \w,? |khoản \d+,? )*điều \d+"
_BY_ARTICLE = re.compile(  # `Chính sách đất đai (Điều 21)`, `Điều 21. Chính sách đất đai`
    rf"\s*\((?:(?:theo|tại|quy định tại|quy định của) )?{_ARTICLE}[^()]*\)|^{_ARTICLE}\s*[.:-]\s*", re.IGNORECASE
)
_LETTER = re.compile(r"[a-z]")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
BRACKET_BEHIND = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")
_MULTIPLE = any_word("multiplier", *load_words("multiplier"))
_LARGE = any_word("multiplier", *(code for code in load_words("multiplier") if int(code) >= 1_000_000))
_DONG = r"(?:dongs?|vnd|d)(?: vn| viet nam)?\b"
# behind a sign also without a word for how many: `Doanh thu, tỷ`; `Loại A, B, C, D` ends in no unit
_AFTER_SIGN = rf"(?<=[,;:-]\s)(?:[\d.^]+\s*{_DONG}|(?!d\b){_DONG}|(?:{_LARGE})\b|(?:{_MULTIPLE}|1[.,]?000) [a-z ]+)"
_BARE_UNIT = re.compile(  # `Kinh phí triệu đồng`, `Vốn điều lệ - trđ`
    rf"(?<=[a-z)])[\s_,;:/-]+((?:(?:{_MULTIPLE})[\s_.]*{_DONG}|{_AFTER_SIGN})(?: ?/ ?[a-z0-9 ]+)*)\W*$"
)
_AMOUNT = re.compile(rf"\b(?:{any_word('scope', 'amount')})$")  # `doanh thu trên tỷ đồng`, `hàng tỷ đồng`


@dataclass(frozen=True, slots=True)
class Label:
    """A label taken apart.

    Attributes:
        text: as printed, normalised.
        words: meaningful words in order, organisation names taken out.
        plain: meaningful words in order, organisation names kept.
        entities: entity types named, in order; composites as one.
        unit_text: unit printed in brackets, or behind all other words where it is one of money.
        since_year: base year of a comparison (`so với năm 2022`), 0 for `năm trước`.
        dated: date or year printed in the label itself.
        each: it counts what one organisation has: `Doanh thu/HTX`.
        per_year: factor to a yearly amount that the words give: 12 for `Thu nhập bình quân/tháng`.
        refused: it is known to count something that only looks like a known indicator.
        opening: it speaks of a state at the beginning of its column's period: `Số HTX đầu kỳ`.
        meant: the text as which it is read, where words of it are typed amiss.
    """

    text: str
    words: Words
    plain: Words
    entities: tuple[str, ...] = ()
    unit_text: str = ""
    since_year: int | None = None
    dated: Dated | None = None
    each: bool = False
    per_year: int | None = None
    refused: bool = False
    opening: bool = False
    meant: str = ""

    @property
    def key(self) -> Words:
        """The words, whatever their order."""
        return tuple(sorted(self.words))

    @property
    def entity(self) -> str | None:
        """The entity type named, when exactly one is."""
        return self.entities[0] if len(self.entities) == 1 else None


class Labels:
    """Takes labels apart.

    Args:
        diction: the words of labels.
        refused: wordings of what only looks like a known indicator; with `=` before it, of a whole label only.
        nouns: what units count: folded noun -> (unit code, factor), from seed `units`.
        unit: reads the text of a unit, None where it is none.
    """

    def __init__(
        self,
        diction: Diction,
        refused: Iterable[str],
        nouns: Mapping[str, tuple[str, Decimal]],
        unit: Callable[[str], Unit | None],
    ) -> None:
        self._diction = diction
        self._nouns = nouns
        self._unit = unit
        self._refused = Phrases()
        self._refused_whole: set[Words] = set()
        self._meant: set[Words] = set()
        for text in refused:
            for folded in both_folds(text.removeprefix("=")):
                words = tuple(diction.tokens(folded))
                if text.startswith("="):
                    self._refused_whole.add(words)
                else:
                    self._refused.add(words, "refuse")

    def mean(self, words: Words) -> None:
        """Learn a known wording in which what is refused elsewhere stands."""
        self._meant.add(words)

    def take_apart(self, text: str) -> Label:
        """Take a label apart; see `Lexicon.read`, which remembers."""
        shown = without_formula(normalise(text))
        return self._apart(shown, _told(shown))

    def with_and_without_marks(self, wording: str) -> tuple[Label, Label]:
        """A wording as it is printed with its marks and without any; most are taken apart once for both."""
        shown, bare = without_formula(normalise(wording)), without_formula(fold(wording))
        marked = self._apart(shown, told := _told(shown))
        return marked, marked if _told(bare) == told else self._apart(bare, _told(bare))

    def _apart(self, shown: str, folded: str) -> Label:
        """A label taken apart, from what it tells folded."""
        unit_text = ""
        if match := self._unit_in_brackets(folded):
            unit_text, folded = match[1], folded[: match.start()] + " " + folded[match.end() :]
        if not unit_text and (bare := _BARE_UNIT.search(folded)):
            before, printed = folded[: bare.start()], bare[1].replace("_", " ")
            if not _AMOUNT.search(before) and self._is_unit(printed, before):
                unit_text, folded = printed, before
        since = _SINCE.search(folded)
        if since:
            folded = _SINCE.sub(" so voi nam truoc ", folded)
        dated, folded = (None, folded) if since else date_in(folded)
        opening = dated is None and OPENING.search(folded) is not None
        folded = OPENING.sub(" ", folded) if opening else folded
        per_year, without_rate = rate_in(folded)
        printed = [folded, without_rate] if per_year else [folded]  # `Theo năm thành lập` is no rate
        refused = any(self.is_refused(self._diction.tokens(text)) for text in printed)
        tokens = self._diction.tokens(without_rate)
        entities, named = self._diction.names.taken_from(tokens)
        counts = entities or _COUNTS.match(folded)  # `HTX được xếp loại`, `Tổng số được xếp loại`
        words = self._telling(named) or tuple(word for word in named if counts and word in RATED)
        if entities and RATED.isdisjoint(words) and self._ends_rated(named):
            words = (*words, *RATED)  # `HTX nông nghiệp được xếp loại`
        unit = self._unit(unit_text) if unit_text else None
        return Label(
            text=shown,
            words=words,
            plain=self._telling(tokens),
            entities=entities,
            unit_text=unit_text,
            since_year=None if not since else int(since[1]) if since[1] and since[1] != "truoc" else 0,
            dated=dated,
            each=self._is_each(tokens) or (unit is not None and unit.each == "org"),
            per_year=per_year,
            refused=refused and words not in self._meant,
            opening=opening,
        )

    def is_refused(self, tokens: Sequence[str]) -> bool:
        """Whether words are known to count something that only looks like a known indicator."""
        return tuple(tokens) in self._refused_whole or self._refused.find(tuple(tokens)) is not None

    def _telling(self, tokens: Sequence[str]) -> Words:
        """The words that say something; of `chưa xếp loại` the rating too: `chưa` alone may be of anything."""
        told = self._diction.telling(tokens)
        negation = next((place for place, word in enumerate(told, 1) if word in _NEGATIONS), 0)
        if not negation or RATED.isdisjoint(tokens) or not RATED.isdisjoint(told):
            return told
        return (*told[:negation], *RATED, *told[negation:])

    def _ends_rated(self, tokens: Sequence[str]) -> bool:
        """Whether a label ends in `được xếp loại`, and no rating follows that tells some of those from others."""
        at = next((place for place, word in enumerate(tokens) if word in RATED), 0)
        return at > 0 and tokens[at - 1] in DONE and not self._diction.telling(tokens[at:])

    def _unit_in_brackets(self, folded: str) -> re.Match[str] | None:
        """The last bracket that holds a unit; `(THT)` behind `Doanh thu (tr.đ)`, `Tổ hợp tác` only abbreviates.

        So does it where the label goes on: `Tổ hợp tác (THT) Thành viên`.
        """
        found = [m for m in _BRACKET.finditer(folded) if self._is_unit(m[1], folded[: m.start()])]
        others = [match for match in found if self._first_named(match[1]) is None]
        if others or not found:
            return others[-1] if others else None
        return None if _LETTER.search(folded, found[-1].end()) else found[-1]

    def _is_unit(self, text: str, before: str) -> bool:
        """Whether a bracket holds a unit: `(triệu đồng/HTX/năm)`; `(HTX)` may name whom the row counts.

        After the same name it is a unit again: `Tổng số hợp tác xã thành viên (HTX)`. Cooperatives are the members of
        a union, `Số thành viên của liên hiệp HTX (HTX)`, and credit funds are cooperatives: `Quỹ tín dụng (HTX)`.
        """
        unit = self._unit(text)
        if unit is None or some_named(text):  # `(người dân tộc)` are some of them
            return False
        named = self._first_named(text) if unit.code == "org" and not _SAYS_UNIT.match(text) else None
        whose = self._first_named(before)
        return named in (None, whose) or (named == "cooperative" and whose in _COUNTED_AS_COOPERATIVES)

    def _first_named(self, folded: str) -> str | None:
        return self._diction.names.first_in(self._diction.tokens(folded))

    def _is_each(self, tokens: list[str]) -> bool:
        """Whether a label is about one organisation or person: `doanh thu / htx`; not `htx / tht`, which are two."""
        if "/" not in tokens:
            return False
        names = self._diction.names
        ends = {start + found[1] for start in range(len(tokens)) if (found := names.at(tokens, start))}
        for position, token in enumerate(tokens):
            if token != "/" or position in ends:
                continue
            start = position + (2 if tokens[position + 1 : position + 2] in _ONE else 1)
            nouns = (self._nouns.get(" ".join(tokens[start : start + length]), ("",))[0] for length in (1, 2, 3))
            if names.at(tokens, start) or not _ONE_OF.isdisjoint(nouns):
                return True
        return False


def without_bare_unit(text: str) -> str:
    """A header without the unit of money behind its other words.

    >>> [without_bare_unit(text) for text in ("Kinh phí - trđ", "HTX có doanh thu hàng tỷ đồng", "Cộng đồng")]
    ['Kinh phí', 'HTX có doanh thu hàng tỷ đồng', 'Cộng đồng']
    """
    shown, folded = normalise(text), fold(text)
    bare = _BARE_UNIT.search(folded)
    if bare is None or _AMOUNT.search(folded[: bare.start()]) or len(shown) != len(folded):
        return text
    return shown[: bare.start()]


def _told(shown: str) -> str:
    """What a label tells, folded: without its number, `Trong đó`, `mỗi`, and the circular or article it is told by."""
    bare = _BY_ARTICLE.sub("", _BY_CIRCULAR.sub("", without_beginning(shown)))
    return _GLUED.sub(r"\1 ", without_of_which(fold_apart(_ADDED.sub("tổng số", _EACH.sub(" ", bare)))))
