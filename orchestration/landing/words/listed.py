"""What do the headers and cells of a list of organisations say: a register, or a list of supported organisations?

Belongs here: names of columns, statuses, kinds of organisations, asked of thousands of cells. Not here: where a list is
and what its rows contain (`register_columns`, `register`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from orchestration.landing.seeds import any_word, load_register_meanings
from orchestration.landing.text import fold, normalise, words_among
from orchestration.landing.words.diction import Diction, Wordings, phrases_of
from orchestration.landing.words.labels import Label
from orchestration.landing.writing.phrases import Words, bare_words
from orchestration.landing.writing.spelling import fold_apart, without_mark

_LIFE = ("active", "inactive", "awaiting_dissolution", "revoked", "dissolved")  # statuses, as they follow each other
_SAYS_NOTHING = frozenset({"tu", "nam", "thang", "ngay", "den", "nay", "va"})  # since when
_CITATION = re.compile(  # `Đã giải thể theo QĐ số 45/QĐ-UBND ngày 12/3/2023`
    rf"\s*[-,;(]?\s*(?:theo |tai )?(?:{any_word('act', 'law', 'decision', 'abbreviated')})"
    r"(?: so)?\s*:?\s*\d.*$"
)
_BECAME = re.compile(rf"\b(?:{any_word('scope', 'became')})\b")  # another cooperative, an enterprise
_ANOTHER_END = re.compile(rf"(?:{any_word('scope', 'another_end')})(?:(?: tu| vao)?(?: nam)? [\d/.]+)?")
_FEWEST_INITIALS = 3
_POINTS = re.compile(r"\s*[-:(]\s*\d{1,3}(?:[.,]\d+)?\s*(?:điểm|đ)?\s*\)?$", re.IGNORECASE)  # of a rating
_TAXPAYER = re.compile(rf"\b(?:{any_word('scope', 'taxpayer')})\b")
_RUN_TOGETHER = re.compile(r"[a-z]{4,}\d{0,4}")
_NOT_FOR_POOR = frozenset({"T", "TB"})  # beside one of these `K` is `khá`; else it may be `kém`
_PLAIN_WORD = re.compile(r"[a-z0-9]+")


class Listed:
    """The words of lists.

    Args:
        wordings: the seed, by dimension.
        diction: the words of labels.
        read: takes a label apart.
        role: the code of a short text that is compared whole.
    """

    def __init__(
        self,
        wordings: Wordings,
        diction: Diction,
        read: Callable[[str], Label],
        role: Callable[[str, str], str | None],
    ) -> None:
        self._diction = diction
        self._read = read
        self._role = role
        self._statuses = phrases_of(wordings.get("status", ()))
        self._others = _beginnings_of_others(diction)
        meant = load_register_meanings("abbreviation")
        dotted = {text: told for text, told in meant.items() if "." in text}
        self._meant = meant | {shown: told for text, told in dotted.items() for shown in (text.upper(), text.title())}
        self._abbreviated = re.compile(rf"\b(?:{'|'.join(map(re.escape, self._meant))})\b")
        self._initials = {what: _initials(wordings.get(what, ())) for what in ("status", "rating")}
        self._columns: dict[Words, set[str]] = {}
        self._spelt_columns: dict[Words, set[str]] = {}  # `ĐT` is a telephone, and no `Doanh thu`
        self._run_together: dict[str, set[str]] = {}  # as databases name columns: `tinhtrang`
        for code, text in wordings.get("register", ()):
            self._run_together.setdefault("".join(filter(str.isalnum, fold(text))), set()).add(code)
            if words := read(text).key:
                self._columns.setdefault(words, set()).add(code)
                if _spells_out(text, words):
                    self._spelt_columns.setdefault(words, set()).add(code)

    def column(self, text: str) -> str | None:
        """What a column holds: by the whole text of its header, else by the words of it if they mean one thing.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> [load_lexicon().listed.column(text) for text in ("Tên HTX", "Tên của các HTX", "Tên công ty")]
        ['name', 'name', None]
        >>> texts = ("Tổng doanh thu của HTX", "ĐT của HTX", "tinhtrang", "xeploai23", "MASOTHUE")
        >>> [load_lexicon().listed.column(text) for text in texts]
        ['revenue', None, 'status', 'rating', 'registration_code']
        """
        words = self._read(text).key
        found = self._columns.get(words, set())
        if len(found) > 1 and _spells_out(text, words):
            found = self._spelt_columns.get(words, found)
        if not found and _RUN_TOGETHER.fullmatch(lower := text.lower()):
            found = self._run_together.get(lower.rstrip("0123456789"), found)
        return self._role("register", text) or (next(iter(found)) if len(found) == 1 else None)

    def status(self, text: str) -> str | None:
        """The status that a cell says, with its date or without; of two, the later one in a life.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> texts = ("Đang HĐ", "Tạm ngừng từ 6/2022", "Ngừng HĐ, chờ giải thể", "Chưa chuyển đổi", "Ngừng thu phí")
        >>> [load_lexicon().listed.status(text) for text in texts]
        ['active', 'inactive', 'awaiting_dissolution', None, None]
        >>> texts = ("00 - NNT đang hoạt động (đã được cấp GCN ĐKT)", "Người nộp thuế tạm nghỉ kinh doanh")
        >>> [load_lexicon().listed.status(text) for text in (*texts, "Đang hoạt động (đã ngừng kê khai)")]
        ['active', 'inactive', None]
        >>> texts = ("ĐHĐ", "Đã ngừng", "Đã giải thể theo QĐ số 45/QĐ-UBND ngày 12/3/2023", "Đã có QĐ giải thể")
        >>> [load_lexicon().listed.status(text) for text in texts]
        ['active', 'inactive', 'dissolved', None]
        """
        cited = _CITATION.search(fold(text))
        if cited and len(fold(text)) == len(text):
            text = text[: cited.start()]
        if known := self._initials["status"].get(text.strip()) or self._role("status", text):
            return known
        if known := self._role("status", text := self.spelt_out(text)):
            return known
        words = tuple(
            w for w in bare_words(_TAXPAYER.sub(" ", fold_apart(text))) if not w.isdigit() and w not in _SAYS_NOTHING
        )
        found = []
        while hit := self._statuses.find(words):
            found.append(hit[0])
            words = hit[1]
        order = [code for code in _LIFE if code in found]
        is_said = not {*words} - {"da"}  # `Đã ngừng`
        return order[-1] if order and is_said and (len(order) == 1 or "active" not in order) else None

    def may_say_status(self, text: str) -> bool:
        """Whether a text speaks of an end or a pause, whatever it says of it: `Đã có QĐ giải thể`, `Sáp nhập vào ...`.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> texts = ("Đã có QĐ giải thể", "Hoạt động cầm chừng, ngừng thu phí", "HTX điểm, đang hoạt động tốt")
        >>> [load_lexicon().listed.may_say_status(text) for text in texts]
        [True, True, False]
        >>> texts = ("Sáp nhập vào HTX Hòa Bình", "Đã chuyển đổi", "Chuyển đổi theo Luật HTX 2012", "Sáp nhập từ 2 HTX")
        >>> [load_lexicon().listed.may_say_status(text) for text in texts]
        [True, True, False, False]
        """
        if _BECAME.search(folded := fold(text)) or _ANOTHER_END.fullmatch(folded):
            return True
        words = tuple(bare_words(fold_apart(text)))
        while hit := self._statuses.find(words):
            if hit[0] != "active":
                return True
            words = hit[1]
        return False

    def rating(self, text: str) -> str | None:
        """The rating that a cell says, spelt out or by its initials.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> [load_lexicon().listed.rating(text) for text in ("Khá", "CXL", "K", "T.Bình", "Tốt (82,5đ)")]
        ['fair', 'unrated', None, 'average', 'good']
        """
        text = _POINTS.sub("", text).strip()
        return self._initials["rating"].get(text) or self._role("rating", self.spelt_out(text))

    def ratings_by_letters(self, texts: Collection[str]) -> Mapping[str, str]:
        """What ratings letters stand for, in words, where a column or a band has nothing but ratings and such letters.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> columns = ({"T", "K", "Chưa XL"}, {"K", "TB"}, {"K", "Y"}, {"T", "K", "x"})
        >>> [sorted(load_lexicon().listed.ratings_by_letters(texts)) for texts in columns]
        [['K', 'T'], ['K', 'TB'], [], []]
        """
        meant = load_register_meanings("rating_letter")
        letters = {text: meant[text.upper()] for text in texts if text.upper() in meant}
        others = (text for text in texts if text and text not in letters)
        is_scale = len(letters) > 1 and not _NOT_FOR_POOR.isdisjoint(map(str.upper, letters))
        return letters if is_scale and all(map(self.rating, others)) else {}

    def spelt_out(self, text: str) -> str:
        """A text of lists without their abbreviations: `Tình hình HĐ`, `Chờ GT`.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> [load_lexicon().listed.spelt_out(text) for text in ("Tình hình HĐ", "Chờ GT", "HĐQT", "VỐN Đ.LỆ")]
        ['Tình hình hoạt động', 'Chờ giải thể', 'HĐQT', 'VỐN điều lệ']
        """
        return self._abbreviated.sub(lambda found: self._meant[found[0]], text)

    def may_name_others(self, names: Sequence[str]) -> list[bool]:
        """Which of some normalised names may be of anything but a cooperative, at a quick look: a list has thousands.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> names = ["HTX Tân Tiến", "Liên hiệp HTX Tân Tiến", "HTX Thủy sản Liên Sơn", "HTX Tổ hợp Sơn La"]
        >>> load_lexicon().listed.may_name_others(names)
        [False, True, False, True]
        """
        spelt: dict[str, list[str]] = {}
        for word in words_among(names):
            spelt.setdefault(fold(word), []).append(word)
        telling = []
        for first in self._others.keys() & spelt.keys():
            second = [word for other in self._others[first] for word in spelt.get(other, ())]
            if not self._others[first]:
                telling.append(_any_of(spelt[first]))
            elif second:
                telling.append(f"{_any_of(spelt[first])}.*{_any_of(second)}")
        if not telling:
            return [False] * len(names)
        tells = re.compile("|".join(telling), re.DOTALL).search
        return [tells(name) is not None for name in names]

    def first_named(self, text: str) -> str | None:
        """The first kind of organisation that a text names: all that is asked of a name in a list of thousands."""
        return self._diction.names.first_in(self._diction.tokens(fold_apart(text)))


def _beginnings_of_others(diction: Diction) -> dict[str, frozenset[str]]:
    """First words, without marks, of every way to name organisations that are no cooperatives.

    Returns:
        Each with the words one of which must follow it, none where it may name them alone: `sản` without `xuất` names
        nobody, and thousands of cooperatives are of `thủy sản`.
    """
    names = [words for words, code in diction.names.phrases.codes.items() if code != "cooperative"]
    first = {words[0] for words in names}
    synonyms = diction.synonyms.targets.items()
    names += [words for words, target in synonyms if not first.isdisjoint(target)]
    followed: dict[str, set[str]] = {}
    alone: set[str] = set()
    for words in names:
        told = [part for word in words[:2] for part in _PLAIN_WORD.findall(without_mark(word))]
        said = followed.setdefault(told[0], set())
        if len(told) == 1:
            alone.add(told[0])
        else:
            said.add(told[1])
            said |= {without_mark(source[0]) for source, target in synonyms if told[1] in map(without_mark, target)}
    return {word: frozenset() if word in alone else frozenset(more) for word, more in followed.items()}


def _spells_out(text: str, words: Words) -> bool:
    """Whether all words of a text stand in it as they are, none as an abbreviation."""
    return {*words} <= {*bare_words(fold_apart(text))}


def _initials(wordings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Codes by the first letters of their wordings, where those of one code alone begin so: `ĐHĐ`, `CXL`."""
    codes: dict[str, set[str]] = {}
    for code, wording in wordings:
        words = re.findall(r"\w+", normalise(wording))
        if len(words) >= _FEWEST_INITIALS and all(map(str.islower, words)):
            codes.setdefault("".join(word[0] for word in words).upper(), set()).add(code)
    return {initials: found.pop() for initials, found in codes.items() if len(found) == 1}


def _any_of(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
