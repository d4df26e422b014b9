"""What a short text says that is compared as a whole: headers of columns, statuses, ratings, names of sheets.

Belongs here: texts without a grammar. Not here: labels of rows, which are compared by their words (`lexicon`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from orchestration.landing.seeds import any_word
from orchestration.landing.text import LETTER, fold, normalise
from orchestration.landing.values.units import Unit
from orchestration.landing.words.diction import Diction, Wordings, phrases_of
from orchestration.landing.writing.function_words import OF, PLURAL
from orchestration.landing.writing.numbering import without_formula, without_numbering
from orchestration.landing.writing.phrases import PUNCTUATION, bare_words, split_words
from orchestration.landing.writing.spelling import fold_apart

_REMEMBERED = 20_000  # texts: a workbook asks for each of its own many times
_DIMENSIONS = ("header", "furniture", "register", "status", "rating", "place", "sheet")
_LINKS = OF | {PLURAL, "so"}
_NAMES = {"cooperative": "HTX", "union": "LHHTX", "group": "THT", "credit_fund": "QTDND", "all": "KTTT"}
_ALTERNATIVES = re.compile(r"\s*[/\\]\s*")
_SOURCES = re.compile(any_word("scope", "sources"))
_IN_ENGLISH_TOO = re.compile(r"[\s(/-]+no\.?\)?$", re.IGNORECASE)  # `STT No.`; elsewhere `no` is `nợ` without marks
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
_FIELD = re.compile(r"(?:[A-Z][a-z]*){2,}")  # as systems name what they export: `TenChiTieu`, `TenHTX`
_DEBT = re.compile(r"\bnợ\b", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class ShortTexts:
    """The texts that are compared as a whole.

    Args:
        wordings: the seed, by dimension.
        diction: the words of labels.
        units: the units that a text prints.
    """

    def __init__(self, wordings: Wordings, diction: Diction, units: Callable[[str], list[Unit]]) -> None:
        self._diction, self._units = diction, units
        self._roles = _roles_of(wordings)
        self._places = phrases_of((code, text) for code, text in wordings.get("header", ()) if code == "place")
        self._place_words = {word for words in self._places.codes for word in words}

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019  (they live as long as their process)
    def role(self, dimension: str, text: str) -> str | None:
        """The code of a text in a dimension.

        Args:
            dimension: `header`, `furniture`, `register`, `status`, `rating`, `place` or `sheet`.
            text: as printed.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> [load_lexicon().role("header", text) for text in ("Tên chỉ tiêu", "TEN_CHI_TIEU", "TenChiTieu")]
        ['label', 'label', 'label']
        >>> load_lexicon().role("header", "No."), load_lexicon().role("header", "Nợ")
        ('order', None)
        """
        found = self._roles.get((dimension, _compact(text)))
        if found == "order" and _DEBT.search(normalise(text)):
            return None  # it is `No` only without its marks
        if found is None and _FIELD.fullmatch(text):
            return self._roles.get((dimension, _compact(_HUMP.sub(" ", text))))
        return found

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def header(self, text: str) -> str | None:
        """What the header of a column says it holds beside figures: label, unit, order, note, period, place, value.

        `Loại hình HTX` is a column of labels like `Loại hình`, `Chỉ tiêu (ĐVT)` one whose labels print their units;
        any words about places make a column of places.
        """
        if not LETTER.search(text):  # most texts that are tried are numbers
            return None
        if role := self.role("header", text):
            return "label" if role == "pivot" else role
        if "whole" in (self.role("place", text), self.role("furniture", text)):
            return "value"  # of the whole province, beside its parts
        if (numbered := _IN_ENGLISH_TOO.search(text)) and self.role("header", text[: numbered.start()]) == "order":
            return "order"
        if (within := _BRACKET.search(text)) and self.role("header", within[1]) == "unit":
            return self.header(text[: within.start()])
        before = self.role("header", text[: within.start()]) if within and self._units(within[1]) else None
        if before in ("label", "value"):
            return before  # `Chỉ tiêu (tỷ đồng)`, `Số liệu (HTX)`
        name, rest = self.split_name(text)
        if name and self.role("header", rest) == "label":
            return "label"
        if name and rest == "ten":
            return "listed"  # `Tên Quỹ TDND`
        return "label" if self._names_alternatives(text) else self._place(text)

    def _names_alternatives(self, text: str) -> bool:
        """Whether a header names labels and what stands beside them: `Huyện/Lĩnh vực`, `Nguồn vốn/Chương trình`."""
        parts = _ALTERNATIVES.split(text)
        if len(parts) == 1:
            return False
        named = {"source" if _SOURCES.fullmatch(fold(part)) else self.role("header", part) for part in parts}
        return len(named) > 1 and "label" in named and named <= {"label", "place", "period", "source"}

    def _place(self, text: str) -> str | None:
        """`place` where a header has no words but those about places."""
        words = bare_words(fold_apart(text))
        return "place" if words and self._place_words.issuperset(words) and self._places.find(words) else None

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def split_name(self, text: str) -> tuple[str, str]:
        """The name of organisations in a text, and the text without it: `HTX được xếp loại` -> (`HTX`, ...)."""
        entities, words = self._diction.names.taken_from(self._diction.tokens(fold_apart(text)))
        rest = " ".join(w for w in words if w not in PUNCTUATION and w not in _LINKS)
        return (" ".join(_NAMES[e] for e in entities if e in _NAMES), rest) if entities else ("", rest)


def _roles_of(wordings: Wordings) -> dict[tuple[str, str], str]:
    """The code of every text by dimension and text, with its marks and without: `Tr.do`."""
    roles = {(role, _compact(text)): code for role in _DIMENSIONS for code, text in wordings.get(role, ())}
    for role in _DIMENSIONS:
        for code, text in wordings.get(role, ()):
            roles.setdefault((role, _compact(fold(text))), code)
    for body in (text for code, text in wordings.get("furniture", ()) if code == "whole"):
        for total in (text for code, text in wordings.get("place", ()) if code == "whole"):
            roles.setdefault(("place", _compact(f"{total} {body}")), "whole")  # `Tổng cộng toàn tỉnh`
    return roles


@lru_cache(maxsize=8192)
def _compact(text: str) -> str:
    """The words of a text, without its numbering and formula, as roles are compared."""
    bare = without_formula(without_numbering(text))
    return " ".join(t for t in split_words(fold_apart(bare)) if t not in PUNCTUATION)
