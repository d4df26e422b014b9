"""Row and column labels -> what they mean, by the wordings of seed `wordings`.

A label is compared by its words, not by its exact text: synonyms are unified, names of organisations taken out,
filler words dropped, and what remains must be exactly the words of one known wording. One unknown word and the
label is not recognised: it is offered with the closest wording, never taken.

Belongs here: labels out of context. Not here: blocks and sub-rows (`rows`), periods (`periods`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Indel

from orchestration.landing.codes import Codes, load_codes
from orchestration.landing.phrases import PUNCTUATION, Phrases, Words, bare_words, split_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.units import parse_unit

_REMEMBERED = 20_000  # labels: a workbook asks for each of its own many times
_JOINERS = PUNCTUATION - {"%"} | {"va", "gom", "bao", "ke", "ca"}
_ABOUT = frozenset({"trong", "thuoc", "linh", "vuc", "nganh", "ve", "hoat", "dong"})
_LINKS = frozenset({"cua", "cac", "so", "trong"})
_MEANINGS = ("indicator", "sector", "funding")
_NAMES = {"cooperative": "HTX", "union": "LHHTX", "group": "THT", "credit_fund": "QTDND", "all": "KTTT"}
_EXCLUSIONS = frozenset({"khong", "tru", "ngoai", "chua"})
_EACH = re.compile(r"\bmỗi\b", re.IGNORECASE)
_NUMBERING = re.compile(
    r"^(?:(?:[IVXLC]+|[A-Z]|[a-zđ]|\d{1,2}(?:\.\d{1,2})*)(?:[.)](?!\d)|\s*[-/:]\s)|[IVX]+-|[-+*•]+)\s*"
)
_OF_WHICH = re.compile(r"^[-+* ]*(?:trong do|tr\. ?do|t\. ?do|chia ra|bao gom|gom)\s*[:,]?\s*")
_SINCE = re.compile(
    r"\b(?:so (?:voi )?(?:cuoi )?(?:nam )?)(truoc|(?:19|20)\d\d)\b|\bso (?:voi )?cung ky(?: nam truoc)?\b"
)
_DATED = re.compile(
    r"\b(?:(?:trong|den|den het|den cuoi|cuoi|het) )?nam ((?:19|20)\d\d)\b"
    r"|\b(?:tinh )?den (?:ngay )?\d+[/.-]\d+[/.-]((?:19|20)\d\d)\b"
)
_SAYS_UNIT = re.compile(r"^\s*(?:dvt|don vi tinh|don vi)\s*:")
_FORMULA_NUMBERS = re.compile(
    r"\s*(?:\(\d{1,2}\)(?:\s*[=+:-]\s*\(?\d{1,2}\)?)*|\(\s*(?:\d{1,2}\s*)?=[\d\s+:*/x().-]+\))\s*:?\s*$"
)
_BRACKET = re.compile(r"\(([^()]*)\)\s*:?\s*$|\((?P<percent>%)\)")
_COMPOSITES = {
    frozenset({"cooperative", "union"}): "cooperative_union",
    frozenset({"cooperative", "credit_fund"}): "cooperative_credit_fund",
    frozenset({"cooperative", "union", "group"}): "all",
    frozenset({"cooperative", "union", "group", "credit_fund"}): "all",
    frozenset({"cooperative", "group", "credit_fund"}): "all",
}


@dataclass(frozen=True, slots=True)
class Label:
    """A label taken apart.

    Attributes:
        text: as printed, normalised.
        words: meaningful words in order, organisation names taken out.
        plain: meaningful words in order, organisation names kept.
        entities: entity types named, in order; composites as one.
        unit_text: unit printed in brackets.
        since_year: base year of a comparison (`so với năm 2022`), 0 for `năm trước`.
        year: year printed in the label itself.
        refused: it is known to count something that only looks like a known indicator.
    """

    text: str
    words: Words
    plain: Words
    entities: tuple[str, ...] = ()
    unit_text: str = ""
    since_year: int | None = None
    year: int | None = None
    refused: bool = False

    @property
    def key(self) -> Words:
        """The words, whatever their order."""
        return tuple(sorted(self.words))

    @property
    def entity(self) -> str | None:
        """The entity type named, when exactly one is."""
        return self.entities[0] if len(self.entities) == 1 else None


class Lexicon:
    """The wordings, ready to compare."""

    def __init__(self, codes: Codes) -> None:
        self._nouns = codes.unit_nouns
        self._labels: dict[str, Label] = {}
        self._headers: dict[str, str | None] = {}
        self._synonyms: dict[Words, Words] = {}
        self._entities = Phrases()
        self._fillers = Phrases()
        self._exact: dict[str, dict[Words, list[str]]] = {}
        self._phrases: dict[str, Phrases] = {}
        self._texts: dict[str, dict[str, tuple[str, str]]] = {}
        self._refused = Phrases()
        self._refused_whole: set[Words] = set()
        self._roles: dict[tuple[str, str], str] = {}
        self._places = Phrases()
        self._place_words: set[str] = set()
        by_dimension: dict[str, list[tuple[str, str]]] = {}
        for wording in codes.wordings:
            by_dimension.setdefault(wording.dimension, []).append((wording.code, wording.text))
        for canonical, variant in by_dimension.pop("synonym", ()):
            target = tuple(split_words(fold(canonical)))
            for source in (tuple(split_words(fold(variant))), target):
                self._synonyms.setdefault(source, target)
        self._longest_synonym: dict[str, int] = {}  # by first word
        for words in filter(None, self._synonyms):
            self._longest_synonym[words[0]] = max(self._longest_synonym.get(words[0], 0), len(words))
        for code, text in by_dimension.pop("entity_type", ()):
            self._entities.add(tuple(self._unify(split_words(fold(text)))), code)
        for _, text in by_dimension.pop("filler", ()):
            self._fillers.add(bare_words(fold(text)), "filler")
        self._narrower = Phrases()
        for code, text in by_dimension.pop("scope", ()):
            self._narrower.add(bare_words(fold(text)), code)
        self._courtesies = Phrases()
        for _, text in by_dimension.pop("courtesy", ()):
            self._courtesies.add(bare_words(fold(text)), "courtesy")
        for _, text in by_dimension.pop("refuse", ()):
            words = tuple(self._unify(split_words(fold(text.removeprefix("=")))))
            if text.startswith("="):
                self._refused_whole.add(words)
            else:
                self._refused.add(words, "refuse")
        for code, text in by_dimension.get("header", ()):
            if code == "place":
                words = bare_words(fold(text))
                self._place_words.update(words)
                self._places.add(words, code)
        for dimension in ("header", "furniture", "register", "status", "rating", "place"):
            wordings = by_dimension.get(dimension, [])
            self._roles |= {(dimension, _compact(text)): code for code, text in wordings}
            if dimension != "furniture":
                by_dimension.pop(dimension, None)
        for dimension, wordings in by_dimension.items():
            self._learn(dimension, wordings)

    def _learn(self, dimension: str, wordings: Iterable[tuple[str, str]]) -> None:
        exact = self._exact.setdefault(dimension, {})
        phrases = self._phrases.setdefault(dimension, Phrases())
        texts = self._texts.setdefault(dimension, {})
        for code, text in wordings:
            label = self._take_apart(text)
            cores = [self.core(words) for words in (label.words, label.plain)] if dimension == "policy" else []
            for words in filter(None, (label.words, label.plain, *cores)):
                codes = exact.setdefault(tuple(sorted(words)), [])
                if code not in codes:
                    codes.append(code)
                phrases.add(words, code)
            texts.setdefault(" ".join(label.plain), (code, text))

    def read(self, text: str) -> Label:
        """Take a label apart.

        >>> label = load_lexicon().read("2. Tổng TV HTX (nghìn người)")
        >>> label.words, label.entity, label.unit_text
        (('thanh', 'vien'), 'cooperative', 'nghin nguoi')
        >>> load_lexicon().read("HTX, LHHTX đang HĐ").entity
        'cooperative_union'
        """
        if (label := self._labels.get(text)) is None:
            if len(self._labels) >= _REMEMBERED:
                self._labels.clear()
            label = self._labels[text] = self._take_apart(text)
        return label

    def _take_apart(self, text: str) -> Label:
        shown = normalise(text)
        shown = _FORMULA_NUMBERS.sub("", shown) or shown
        bare = _NUMBERING.sub("", shown) if not _OF_WHICH.match(fold(shown)) else shown
        folded = _OF_WHICH.sub("", fold(_EACH.sub(" ", bare)))
        unit_text = ""
        if (match := _BRACKET.search(folded)) and self._is_unit(shown_unit := match[1] or match["percent"]):
            unit_text = shown_unit
            folded = folded[: match.start()] + " " + folded[match.end() :]
        since = _SINCE.search(folded)
        if since:
            folded = _SINCE.sub(" so voi nam truoc ", folded)
        dated = None if since else _DATED.search(folded)
        if dated:
            folded = _DATED.sub(" ", folded)
        tokens = self._unify(split_words(folded))
        entities, words = self._take_entities(tokens)
        return Label(
            text=shown,
            words=self._drop_fillers(words),
            plain=self._drop_fillers(tokens),
            entities=entities,
            unit_text=unit_text,
            since_year=None if not since else int(since[1]) if since[1] and since[1] != "truoc" else 0,
            year=int(dated[1] or dated[2]) if dated else None,
            refused=tuple(tokens) in self._refused_whole or self._refused.find(tuple(tokens)) is not None,
        )

    def _is_unit(self, text: str) -> bool:
        """Whether a bracket holds a unit: `(triệu đồng/HTX/năm)`; `(HTX)` alone may name whom the row counts."""
        unit = parse_unit(text, self._nouns)
        return unit is not None and (unit.code != "org" or bool(_SAYS_UNIT.match(text)) or not self._is_entity(text))

    def _is_entity(self, text: str) -> bool:
        words = self._unify(split_words(text))
        return any(self._entities.at(words, start) for start in range(len(words)))

    def _unify(self, tokens: list[str]) -> list[str]:
        out: list[str] = []
        position = 0
        while position < len(tokens):
            longest = self._longest_synonym.get(tokens[position], 0)
            for length in range(min(longest, len(tokens) - position), 0, -1):
                target = self._synonyms.get(tuple(tokens[position : position + length]))
                if target is not None:
                    out.extend(target)
                    position += length
                    break
            else:
                out.append(tokens[position])
                position += 1
        return out

    def _take_entities(self, tokens: list[str]) -> tuple[tuple[str, ...], list[str]]:
        """Names of organisations, those joined by `,` or `và` or `bao gồm` as one composite, and the other words.

        `hợp tác xã thành viên` is what a union has, no name: it stays among the words.
        """
        words: list[str] = []
        groups: list[list[str]] = []
        between: list[str] = []  # joining words since the last name: they mean nothing if another name follows
        joined = False
        excluded = False
        position = 0
        while position < len(tokens):
            found = self._entities.at(tokens, position)
            if (
                found
                and tokens[position + found[1] : position + found[1] + 2] == ["thanh", "vien"]
                and found[0] == "cooperative"
            ):
                words += [*between, "hop-tac-xa-thanh-vien"]
                between = []
                position += found[1] + 2
                joined = False
                continue
            if found:
                code, length = found
                if not excluded:
                    if joined:
                        groups[-1].append(code)
                    else:
                        groups.append([code])
                joined, excluded, between = True, False, []
                position += length
                continue
            token = tokens[position]
            if joined and token in _EXCLUSIONS and self._entity_follows(tokens, position + 1):
                excluded = True
                position += 1
                continue
            if joined and token in _JOINERS:
                between.append(token)
            else:
                joined = excluded = False
                words += [*between, token]
                between = []
            position += 1
        words += between
        entities = [_composite(group) for group in groups]
        if "" in entities:
            return ("", ""), words  # a combination without a code: never one entity
        return tuple(dict.fromkeys(entities)), words

    def _entity_follows(self, tokens: list[str], position: int) -> bool:
        """Whether only joining words stand before the next name: `không bao gồm QTDND`, not `không hoạt động`."""
        while position < len(tokens) and tokens[position] in _JOINERS | {"tinh"}:
            position += 1
        return position < len(tokens) and self._entities.at(tokens, position) is not None

    def _drop_fillers(self, tokens: list[str]) -> Words:
        return self._fillers.dropped_from([t for t in tokens if t not in PUNCTUATION or t == "%"])

    def core(self, words: Words) -> Words:
        """The name of a policy without the words of courtesy around it: `chính sách hỗ trợ ... về ...`."""
        return self._courtesies.dropped_from(words)

    def codes(self, dimension: str, words: Words) -> list[str]:
        """Codes whose wording has exactly these words."""
        return self._exact.get(dimension, {}).get(tuple(sorted(words)), [])

    def find(self, dimension: str, words: Words) -> tuple[str, Words] | None:
        """The longest wording of a dimension inside a label, and the remaining words."""
        phrases = self._phrases.get(dimension)
        return phrases.find(words) if phrases else None

    def role(self, dimension: str, text: str) -> str | None:
        """Code of a short text (`header`, `furniture`, `register`, `status`, `rating`), compared whole."""
        return self._roles.get((dimension, _compact(text)))

    def header(self, text: str) -> str | None:
        """What the header of a column says it holds beside figures: label, unit, order, note, period, place, value.

        `Loại hình HTX` is a column of labels like `Loại hình`; any words about places make a column of places.
        """
        if text not in self._headers:
            if len(self._headers) >= _REMEMBERED:
                self._headers.clear()
            self._headers[text] = self._header(text)
        return self._headers[text]

    def _header(self, text: str) -> str | None:
        if role := self.role("header", text):
            return role
        name, rest = self.split_name(text)
        if name and self.role("header", rest) == "label":
            return "label"
        words = bare_words(fold(text))
        if words and self._place_words.issuperset(words) and self._places.find(words):
            return "place"
        return None

    def first_entity(self, text: str) -> str | None:
        """The first kind of organisation that a text names: all that is asked of a name in a list of thousands."""
        tokens = self._unify(split_words(fold(text)))
        return next((found[0] for start in range(len(tokens)) if (found := self._entities.at(tokens, start))), None)

    def split_name(self, text: str) -> tuple[str, str]:
        """The name of organisations in a text, and the text without it: `HTX được xếp loại` -> (`hop tac xa`, ...)."""
        tokens = self._unify(split_words(fold(text)))
        entities, words = self._take_entities(tokens)
        rest = " ".join(w for w in words if w not in PUNCTUATION and w not in _LINKS)
        return (" ".join(_NAMES[e] for e in entities if e in _NAMES), rest) if entities else ("", rest)

    def sector_of_named(self, text: str) -> str | None:
        """The sector of the organisations that a title names: `HTX nông nghiệp`, not `xây dựng kế hoạch HTX`."""
        return self._after_name(text, self._phrases["sector"])

    def is_narrower(self, text: str) -> bool:
        """Whether a title is about organisations of a kind that no code stands for: `HTX phi nông nghiệp`."""
        return self._after_name(text, self._narrower) is not None

    def _after_name(self, text: str, phrases: Phrases) -> str | None:
        tokens = self._unify(list(bare_words(fold(text))))
        for start in range(len(tokens)):
            if not (name := self._entities.at(tokens, start)):
                continue
            position = start + name[1]
            while position < len(tokens) and tokens[position] in _ABOUT:
                position += 1
            if found := phrases.at(tokens, position):
                return found[0]
        return None

    def names_something(self, label: Label) -> bool:
        """Whether a header names organisations, a sector, an indicator or a source of money."""
        if label.entities and not label.words:
            return True
        return any(self.codes(d, w) for d in _MEANINGS for w in (label.words, label.plain) if w)

    def closest(self, dimensions: Iterable[str], label: Label, *, support: bool) -> str:
        """The known wording closest to a label, for the person who has to mend it.

        Args:
            dimensions: which kinds of wording may stand in its place.
            label: the label.
            support: whether its form is of support programmes, whose measures are indicators of their own.
        """
        known = {
            words: text
            for dimension in dimensions
            for words, (code, text) in self._texts.get(dimension, {}).items()
            if dimension != "indicator" or code.startswith("support_") == support
        }
        best = process.extractOne(" ".join(label.plain), known.keys(), scorer=Indel.normalized_similarity)
        return known[best[0]] if best and best[1] >= 0.6 else ""

    def unit_nouns(self) -> Mapping[str, tuple[str, Decimal]]:
        """Nouns of unit texts."""
        return self._nouns


def without_numbering(text: str) -> str:
    """A label without the number it begins with: `1. Tổng số` -> `Tổng số`."""
    return _NUMBERING.sub("", normalise(text))


@lru_cache(maxsize=8192)
def _compact(text: str) -> str:
    return " ".join(t for t in split_words(fold(without_numbering(text))) if t not in PUNCTUATION)


def _composite(names: list[str]) -> str:
    distinct = frozenset(names)
    if "all" in distinct:
        return "all"
    if len(distinct) == 1:
        return names[0]
    return _COMPOSITES.get(distinct, "")


@lru_cache(maxsize=4)
def load_lexicon(codes: Codes | None = None) -> Lexicon:
    """The lexicon of the project's seeds."""
    return Lexicon(codes or load_codes())
