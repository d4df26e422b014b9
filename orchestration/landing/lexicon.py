"""Row and column labels -> what they mean, by the wordings of seed `wordings`.

A label is compared by its words, not by its exact text: synonyms are unified, names of organisations taken out,
filler words dropped, and what remains must be exactly the words of one known wording. One unknown word and the
label is not recognised: it is offered with the closest wording, never taken.

Belongs here: labels out of context. Not here: blocks and sub-rows (`rows`), periods (`periods`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from orchestration.landing.codes import Codes, load_codes
from orchestration.landing.dates import Dated, date_in
from orchestration.landing.names import Names
from orchestration.landing.periods import OPENING
from orchestration.landing.phrases import PUNCTUATION, Phrases, Synonyms, Words, bare_words, split_words
from orchestration.landing.spelling import both_folds, fold_apart, without_mark
from orchestration.landing.text import fold, normalise, words_among
from orchestration.landing.units import Unit, parse_unit, units_of_note

_BARE_SUM = re.compile(r"cộng(?: số)?(?: \(?\w+\)?)?")
_REMEMBERED = 20_000  # labels: a workbook asks for each of its own many times
_ABOUT = frozenset({"trong", "thuoc", "linh", "vuc", "nganh", "ve", "hoat", "dong"})
_RATED = frozenset({"xep"})  # beside a rating `xếp loại` says nothing; alone it says that not all are meant
_SINCE_WHEN = frozenset({"tu", "nam", "thang", "ngay", "den", "nay", "va"})
_LIFE = ("active", "inactive", "awaiting_dissolution", "revoked", "dissolved")  # statuses, as they follow each other
_LINKS = frozenset({"cua", "cac", "so", "trong"})
_NUMBER_OF = (("so",), ("so", "luong"), ("so", "cac"), ("so", "luong", "cac"))
_MEANINGS = ("indicator", "sector", "funding")
_NAMES = {"cooperative": "HTX", "union": "LHHTX", "group": "THT", "credit_fund": "QTDND", "all": "KTTT"}
_ONE_OF = frozenset({"org", "member", "person", "household"})
_EACH = re.compile(r"\bmỗi\b", re.IGNORECASE)
_NUMBERING = re.compile(
    r"^(?:(?:[IVXLC]+|[A-Z]|[a-zđ]|\d{1,2}(?:\.\d{1,2})*)(?:[.)](?!\d)|\s*[-/:]\s)|[IVX]+-|[-+*•]+)\s*"
)
_OF_WHICH = re.compile(r"^[-+* ]*(?:trong doq?|tr\. ?doq?|t\. ?doq?|chia ra|bao gom|gom)\s*[:,]?\s*")
_SINCE = re.compile(
    r"\bsoq? (?:voi )?(?:ngay )?(?:cuoi |31/12/)?(?:nam )?(truoc|(?:19|20)\d\d)\b"
    r"|\bsoq? (?:voi )?cung ky(?: nam truoc)?\b"
)
_RATE = re.compile(  # of one month or year, outside the unit; not `/3 tháng`, `tháng 6`
    r"\(?(?:/\s*(?:0?1 |mot )?|\b(?:hang|moi|mot|theo) |\btrong (?=nam)|(?:(?<=binh quan )|(?<=bq ))(?:mot )?)"
    r"(thang|nam)\b(?!\s*\d)\)?"
)
_PER_YEAR = {"thang": 12, "nam": 1}
_SAYS_UNIT = re.compile(r"^\s*(?:dvt|don vi tinh|don vi)\s*:")
_FORMULA_NUMBERS = re.compile(
    r"\s*(?:\(\d{1,2}\)(?:\s*[=+:-]\s*\(?\d{1,2}\)?)*|\(\s*(?:\d{1,2}\s*)?=[\d\s+:*/x().-]+\)"
    r"|\(\s*=?\s*[IVX]+(?:\s*\+\s*[IVX]+)+\s*\))\s*:?\s*$"
)
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_LETTER = re.compile(r"[^\W\d_]")
_WAY_OF_A_PERIOD = re.compile(r"\b(?:tang|giam) trong (?:ky|nam|quy)\b|\bphat sinh (?:tang|giam)\b")
_BRACKET = re.compile(r"\(([^()]*)\)")


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
        dated: date or year printed in the label itself.
        opening: it speaks of a state at the beginning of its column's period: `Số HTX đầu kỳ`.
        each: it counts what one organisation has: `Doanh thu/HTX`.
        per_year: factor to a yearly amount that the words give: 12 for `Thu nhập bình quân/tháng`.
        refused: it is known to count something that only looks like a known indicator.
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
        self._parts = {
            code
            for code, indicator in codes.indicators.items()
            if indicator.unit == "org" and not indicator.is_support and not code.endswith("_total")
        }
        self._shares = {code for code, indicator in codes.indicators.items() if indicator.unit == "percent"}
        self._exact: dict[str, dict[Words, list[str]]] = {}
        self._in_order: dict[tuple[str, Words], set[str]] = {}
        self._phrases: dict[str, Phrases] = {}
        self._texts: dict[str, dict[str, tuple[str, str]]] = {}
        self._roles: dict[tuple[str, str], str] = {}
        by_dimension: dict[str, list[tuple[str, str]]] = {}
        for wording in codes.wordings:
            by_dimension.setdefault(wording.dimension, []).append((wording.code, wording.text))
        self._synonyms = Synonyms()
        for canonical, variant in by_dimension.pop("synonym", ()):
            target = tuple(split_words(fold_apart(canonical)))
            for folded in (*both_folds(variant), *both_folds(canonical)):
                self._synonyms.add(tuple(split_words(folded)), target)
        self._names = Names()
        for code, text in by_dimension.pop("entity_type", ()):
            for folded in both_folds(text):
                self._names.add(tuple(self._tokens(folded)), code)
        self._others = self._beginnings_of_others()
        self._fillers = _phrases(by_dimension.pop("filler", ()))
        scopes = by_dimension.pop("scope", [])
        self._narrower = _phrases((code, text) for code, text in scopes if code == "narrower")
        self._supported = _phrases((code, text) for code, text in scopes if code == "supported")
        self._statuses = _phrases(by_dimension.get("status", ()))
        self._courtesies = _phrases(by_dimension.pop("courtesy", ()))
        self._refused = Phrases()
        self._refused_whole: set[Words] = set()
        self._meant: set[Words] = set()  # known wordings in which what is refused elsewhere stands
        for _, text in by_dimension.pop("refuse", ()):
            for folded in both_folds(text.removeprefix("=")):
                if text.startswith("="):
                    self._refused_whole.add(tuple(self._tokens(folded)))
                else:
                    self._refused.add(tuple(self._tokens(folded)), "refuse")
        self._places = _phrases((code, text) for code, text in by_dimension.get("header", ()) if code == "place")
        self._place_words = {word for words in self._places.codes for word in words}
        self._register_columns: dict[Words, set[str]] = {}
        for code, text in by_dimension.get("register", ()):
            if words := self._take_apart(text).key:
                self._register_columns.setdefault(words, set()).add(code)
        for dimension in ("header", "furniture", "register", "status", "rating", "place"):
            wordings = by_dimension.get(dimension, [])
            self._roles |= {(dimension, _compact(text)): code for code, text in wordings}
            if dimension != "furniture":
                by_dimension.pop(dimension, None)
        self._of_all_support = Phrases()
        for code, text in by_dimension.pop("title", ()):
            if code == "all_support":
                self._of_all_support.add(self.core(self._take_apart(text).words), code)
        for dimension, wordings in by_dimension.items():
            self._learn(dimension, wordings)

    def _beginnings_of_others(self) -> frozenset[str]:
        """First words, without marks, of every way to name organisations that are no cooperatives."""
        first = {words[0] for words, code in self._names.phrases.codes.items() if code != "cooperative"}
        first |= {words[0] for words, target in self._synonyms.targets.items() if not first.isdisjoint(target)}
        return frozenset(word for beginning in first for word in _PLAIN_WORD.findall(without_mark(beginning)))

    def _learn(self, dimension: str, wordings: Iterable[tuple[str, str]]) -> None:
        exact = self._exact.setdefault(dimension, {})
        phrases = self._phrases.setdefault(dimension, Phrases())
        texts = self._texts.setdefault(dimension, {})
        for code, text in wordings:
            marked = self._take_apart(text)
            plain = self._take_apart(fold(text))
            # without its marks a word may look like one that says nothing: such a wording is known with them only
            for label in (marked, plain) if len(plain.plain) == len(marked.plain) else (marked,):
                cores = [self.core(words) for words in (label.words, label.plain)] if dimension == "policy" else []
                self._in_order.setdefault((dimension, label.plain), set()).add(code)
                for words in filter(None, (label.words, label.plain, *cores)):
                    codes = exact.setdefault(tuple(sorted(words)), [])
                    if code not in codes:
                        codes.append(code)
                    phrases.add(words, code)
                texts.setdefault(" ".join(label.plain), (code, text))
                if label.refused and dimension == "indicator":
                    self._meant.add(label.words)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019  (one lexicon lives as long as its process)
    def read(self, text: str) -> Label:
        """Take a label apart.

        >>> label = load_lexicon().read("2. Tổng TV HTX (nghìn người)")
        >>> label.words, label.entity, label.unit_text
        (('thanh', 'vien'), 'cooperative', 'nghin nguoi')
        >>> load_lexicon().read("HTX, LHHTX đang HĐ").entity
        'cooperative_union'
        """
        return self._take_apart(text)

    def _take_apart(self, text: str) -> Label:
        shown = normalise(text)
        shown = _FORMULA_NUMBERS.sub("", shown) or shown
        bare = _NUMBERING.sub("", shown) if not _OF_WHICH.match(fold(shown)) else shown
        folded = _OF_WHICH.sub("", fold_apart(_EACH.sub(" ", bare)))
        unit_text = ""
        for match in reversed(list(_BRACKET.finditer(folded))):
            if self._is_unit(match[1], folded[: match.start()]):
                unit_text, folded = match[1], folded[: match.start()] + " " + folded[match.end() :]
                break
        since = _SINCE.search(folded)
        if since:
            folded = _SINCE.sub(" so voi nam truoc ", folded)
        dated, folded = (None, folded) if since else date_in(folded)
        opening = dated is None and OPENING.search(folded) is not None
        folded = OPENING.sub(" ", folded) if opening else folded
        rate = _RATE.search(folded)
        if rate:
            folded = f"{folded[: rate.start()]} {folded[rate.end() :]}"
        tokens = self._tokens(folded)
        entities, named = self._names.taken_from(tokens)
        words = self._drop_fillers(named) or tuple(word for word in named if entities and word in _RATED)
        refused = tuple(tokens) in self._refused_whole or self._refused.find(tuple(tokens)) is not None
        return Label(
            text=shown,
            words=words,
            plain=self._drop_fillers(tokens),
            entities=entities,
            unit_text=unit_text,
            since_year=None if not since else int(since[1]) if since[1] and since[1] != "truoc" else 0,
            dated=dated,
            each=self._is_each(tokens),
            per_year=_PER_YEAR[rate[1]] if rate else None,
            refused=refused and words not in self._meant,
            opening=opening,
        )

    def _is_unit(self, text: str, before: str) -> bool:
        """Whether a bracket holds a unit: `(triệu đồng/HTX/năm)`; `(HTX)` may name whom the row counts.

        After the same name it is a unit again: `Tổng số hợp tác xã thành viên (HTX)`.
        """
        unit = self.unit(text)
        if unit is None:
            return False
        named = self._names.first_in(self._tokens(text)) if unit.code == "org" and not _SAYS_UNIT.match(text) else None
        return named is None or named == self._names.first_in(self._tokens(before))

    def _is_each(self, tokens: list[str]) -> bool:
        """Whether a label is about one organisation or person: `doanh thu / htx`; not `htx / tht`, which are two."""
        if "/" not in tokens:
            return False
        ends = {start + found[1] for start in range(len(tokens)) if (found := self._names.at(tokens, start))}
        for position, token in enumerate(tokens):
            if token != "/" or position in ends:
                continue
            start = position + (2 if tokens[position + 1 : position + 2] in (["1"], ["01"], ["mot"], ["moi"]) else 1)
            nouns = (self._nouns.get(" ".join(tokens[start : start + length]), ("",))[0] for length in (1, 2, 3))
            if self._names.at(tokens, start) or not _ONE_OF.isdisjoint(nouns):
                return True
        return False

    def _tokens(self, folded: str) -> list[str]:
        return self._synonyms.unified(split_words(folded))

    def _drop_fillers(self, tokens: list[str]) -> Words:
        return self._fillers.dropped_from([t for t in tokens if t not in PUNCTUATION or t == "%"])

    def core(self, words: Words) -> Words:
        """The name of a policy without the words of courtesy around it: `chính sách hỗ trợ ... về ...`."""
        return self._courtesies.dropped_from(words)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def codes(self, dimension: str, words: Words) -> list[str]:
        """Codes whose wording has exactly these words."""
        return self._exact.get(dimension, {}).get(tuple(sorted(words)), [])

    def in_order(self, dimension: str, label: Label) -> set[str]:
        """Codes with a wording of the very words of a label, names of organisations included, in their order.

        It tells `Số sản phẩm OCOP của HTX từ 3 sao trở lên` from `Số HTX có sản phẩm OCOP từ 3 sao trở lên`.
        """
        return self._in_order.get((dimension, label.plain), set())

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def find(self, dimension: str, words: Words) -> tuple[str, Words] | None:
        """The longest wording of a dimension inside a label, and the remaining words."""
        phrases = self._phrases.get(dimension)
        return phrases.find(words) if phrases else None

    def all_in(self, dimension: str, words: Words) -> set[str]:
        """The codes of every wording of a dimension inside a label; words of a longer one count for no other."""
        codes = set()
        while found := self.find(dimension, words):
            codes.add(found[0])
            words = found[1]
        return codes

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def role(self, dimension: str, text: str) -> str | None:
        """Code of a short text (`header`, `furniture`, `register`, `status`, `rating`), compared whole."""
        return self._roles.get((dimension, _compact(text)))

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def status_of(self, text: str) -> str | None:
        """The status that a cell of a list says, with its date or without; of two, the later one in a life.

        >>> texts = ("Đang HĐ", "Tạm ngừng từ 6/2022", "Ngừng HĐ, chờ giải thể", "Chưa chuyển đổi", "Ngừng thu phí")
        >>> [load_lexicon().status_of(text) for text in texts]
        ['active', 'inactive', 'awaiting_dissolution', None, None]
        """
        if known := self.role("status", text):
            return known
        words = tuple(w for w in bare_words(fold_apart(text)) if not w.isdigit() and w not in _SINCE_WHEN)
        found = []
        while hit := self._statuses.find(words):
            found.append(hit[0])
            words = hit[1]
        order = [code for code in _LIFE if code in found]
        return order[-1] if order and not words and (len(order) == 1 or "active" not in order) else None

    def register_column(self, text: str) -> str | None:
        """Code of a column of a list of organisations: by its whole text, else by its words if they mean one thing.

        >>> [load_lexicon().register_column(text) for text in ("Tên HTX", "Tên của các HTX", "Tên công ty")]
        ['name', 'name', None]
        """
        found = self._register_columns.get(self.read(text).key, set())
        return self.role("register", text) or (next(iter(found)) if len(found) == 1 else None)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def header(self, text: str) -> str | None:
        """What the header of a column says it holds beside figures: label, unit, order, note, period, place, value.

        `Loại hình HTX` is a column of labels like `Loại hình`; any words about places make a column of places.
        """
        if not _LETTER.search(text):  # most texts that are tried are numbers
            return None
        if role := self.role("header", text):
            return role
        name, rest = self.split_name(text)
        if name and self.role("header", rest) == "label":
            return "label"
        words = bare_words(fold_apart(text))
        if words and self._place_words.issuperset(words) and self._places.find(words):
            return "place"
        return None

    def may_name_others(self, names: Sequence[str]) -> list[bool]:
        """Which of some normalised names may be of anything but a cooperative, at a quick look: a list has thousands.

        >>> load_lexicon().may_name_others(["HTX Tân Tiến", "Liên hiệp HTX Tân Tiến", "HTX Liên Sơn"])
        [False, True, True]
        """
        telling = [word for word in words_among(names) if fold(word) in self._others]
        if not telling:
            return [False] * len(names)
        tells = re.compile("|".join(map(re.escape, telling))).search
        return [tells(name) is not None for name in names]

    def first_entity(self, text: str) -> str | None:
        """The first kind of organisation that a text names: all that is asked of a name in a list of thousands."""
        return self._names.first_in(self._tokens(fold_apart(text)))

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def split_name(self, text: str) -> tuple[str, str]:
        """The name of organisations in a text, and the text without it: `HTX được xếp loại` -> (`hop tac xa`, ...)."""
        tokens = self._tokens(fold_apart(text))
        entities, words = self._names.taken_from(tokens)
        rest = " ".join(w for w in words if w not in PUNCTUATION and w not in _LINKS)
        return (" ".join(_NAMES[e] for e in entities if e in _NAMES), rest) if entities else ("", rest)

    def sector_of_named(self, text: str) -> str | None:
        """The sector of the organisations that a title names: `HTX nông nghiệp`, not `xây dựng kế hoạch HTX`."""
        return self._after_name(text, self._phrases["sector"])

    def is_narrower(self, text: str) -> bool:
        """Whether a title is about organisations of a kind that no code stands for: `HTX phi nông nghiệp`."""
        return self._after_name(text, self._narrower) is not None

    def is_of_supported(self, text: str) -> bool:
        """Whether a title is about those that got support: `Danh sách HTX được hỗ trợ`."""
        return self._after_name(text, self._supported) is not None

    def beyond_all_support(self, title: str) -> Words:
        """The words of a title by which it is about some support only: `Kết quả hỗ trợ máy cấy cho HTX`.

        >>> titles = ("Kết quả hỗ trợ HTX theo địa phương năm 2024", "Kết quả hỗ trợ máy cấy cho HTX")
        >>> [load_lexicon().beyond_all_support(title) for title in titles]
        [(), ('may', 'cay', 'cho')]
        """
        words = self._of_all_support.dropped_from(self.core(self.read(title).words))
        return tuple(word for word in words if not word.isdigit())

    def status_of_named(self, text: str) -> str | None:
        """The status of the organisations that a title names: `HTX ngừng hoạt động`, not `tình hình hoạt động HTX`."""
        return self._after_name(text, self._statuses)

    def part_named(self, text: str) -> str | None:
        """The indicator that counts the only organisations a title speaks of: `Tình hình HTX thành lập mới`.

        >>> titles = ("Tình hình HTX thành lập mới", "HTX có sản phẩm OCOP", "HTX thành lập mới, giải thể", "Số HTX")
        >>> [load_lexicon().part_named(title) for title in titles]
        ['org_new', 'org_ocop', None, None]
        """
        code = self._after_name(text, self._phrases["indicator"], plain=True)
        alone = code in self._parts and self.all_in("indicator", self.read(text).words) == {code}
        return code if alone else None

    def counts_named(self, text: str, indicator: str) -> bool:
        """Whether a title is about those that an indicator counts: `Danh sách HTX thành lập mới`."""
        return self._after_name(text, self._phrases["indicator"]) == indicator

    def is_number_of_named(self, text: str) -> bool:
        """Whether a text speaks of how many organisations there are: `Tổng hợp số lượng HTX theo huyện`.

        >>> [load_lexicon().is_number_of_named(text) for text in ("Số các HTX", "Số lượng THT", "Sở, HTX")]
        [True, True, False]
        """
        tokens = list(self._synonyms.unified(list(bare_words(fold_apart(text)))))
        return any(
            tuple(tokens[start : start + len(words)]) == words and self._names.at(tokens, start + len(words))
            for start in range(len(tokens))
            for words in _NUMBER_OF
        )

    def _after_name(self, text: str, phrases: Phrases, *, plain: bool = False) -> str | None:
        """The code of what is said of the organisations that a text names; `plain`: behind words that say nothing."""
        tokens = self._synonyms.unified(list(bare_words(fold_apart(text))))
        for start in range(len(tokens)):
            if not (name := self._names.at(tokens, start)):
                continue
            position = start + name[1]
            while position < len(tokens) and tokens[position] in _ABOUT:
                position += 1
            rest = [word for word in self._drop_fillers(list(tokens[position:])) if word not in _RATED]
            if found := (plain and phrases.at(rest, 0)) or phrases.at(tokens, position):
                return found[0]
        return None

    def names_something(self, label: Label) -> bool:
        """Whether a header names organisations, a sector, an indicator, a source of money or a policy's measure."""
        if label.entities and not label.words:
            return True
        if any(self.codes(d, w) for d in _MEANINGS for w in (label.words, label.plain) if w):
            return True
        if self.source_of_money(label.words):
            return True
        return self.money_of_source(label) is not None or self._measures_policy(label)

    def source_of_money(self, words: Words) -> str | None:
        """The budget that words name and nothing beside: `Nguồn vốn ngân sách TW`.

        >>> lexicon = load_lexicon()
        >>> [lexicon.source_of_money(lexicon.read(text).words) for text in ("Nguồn vốn: NSTW", "NSTW khác")]
        ['central', None]
        """
        found = self.find("funding", words)
        return found[0] if found and not self.core(found[1]) else None

    def _measures_policy(self, label: Label) -> bool:
        """`Xúc tiến thương mại Số HTX`, `Đào tạo Kinh phí`: a policy, and what is counted of it."""
        if (found := self.find("policy", label.words)) is None or found[0] == "total":
            return False
        rest = found[1]
        source = self.find("funding", rest)
        counted = [code for code in self.codes("indicator", rest) if code.startswith("support_")]
        return bool(counted or (source and not self.core(source[1])) or (label.entities and not rest))

    def knows(self, text: str) -> bool:
        """Whether a label of a row names anything that the code lists know: organisations, an indicator, a policy."""
        label = self.read(text)
        core = self.core(label.words)
        return self.names_something(label) or any(
            self.codes("policy", w) for w in (label.words, label.plain, core) if w
        )

    def money_of_source(self, label: Label) -> tuple[str, list[str]] | None:
        """`Kinh phí NSTW`: the source of money, and the indicators that the other words mean.

        >>> lexicon = load_lexicon()
        >>> lexicon.money_of_source(lexicon.read("Kinh phí (triệu đồng) NSTW"))
        ('central', ['support_budget'])
        """
        found = self.find("funding", label.words)
        indicators = self.codes("indicator", found[1]) if found and found[1] else []
        return (found[0], indicators) if found and indicators else None

    def is_share(self, label: Label) -> bool:
        """Whether a label names an indicator that is a share: `Tỷ lệ HTX khá, tốt`."""
        known = {code for words in (label.words, label.plain) if words for code in self.codes("indicator", words)}
        return bool(known) and known <= self._shares

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
        from rapidfuzz import process  # where every label is known, nothing is looked for
        from rapidfuzz.distance import Indel

        best = process.extractOne(" ".join(label.plain), known.keys(), scorer=Indel.normalized_similarity)
        return known[best[0]] if best and best[1] >= 0.6 else ""

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def unit(self, text: str) -> Unit | None:
        """The unit that a text prints, None where it cannot be told; see `parse_unit`."""
        return parse_unit(text, self._nouns)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def units(self, text: str) -> list[Unit]:
        """The units that the corner of a table prints; see `units_of_note`."""
        return units_of_note(text, self._nouns) if text else []


def is_bare_sum(text: str) -> bool:
    """Whether a label says that it sums up and no more than of whom.

    >>> [is_bare_sum(text) for text in ("Cộng", "Cộng (HTX)", "Cộng HTX nông nghiệp", "Công nghiệp")]
    [True, True, False, False]
    """
    return _BARE_SUM.fullmatch(normalise(without_numbering(text)).lower()) is not None


def says_way_of_a_period(text: str) -> bool:
    """Whether an increase or a decrease is all of a period's, not a difference from another: `Tăng trong kỳ`.

    >>> [says_way_of_a_period(text) for text in ("Số HTX tăng trong kỳ", "Phát sinh giảm", "Tăng (+), giảm (-)")]
    [True, True, False]
    """
    return _WAY_OF_A_PERIOD.search(fold(text)) is not None


def without_numbering(text: str) -> str:
    """A label without the number it begins with: `1. Tổng số` -> `Tổng số`."""
    return _NUMBERING.sub("", normalise(text))


def _phrases(wordings: Iterable[tuple[str, str]]) -> Phrases:
    """Wordings as phrases, with their marks and without."""
    phrases = Phrases()
    for code, text in wordings:
        for folded in both_folds(text):
            phrases.add(bare_words(folded), code)
    return phrases


@lru_cache(maxsize=8192)
def _compact(text: str) -> str:
    return " ".join(t for t in split_words(fold_apart(without_numbering(text))) if t not in PUNCTUATION)


@lru_cache(maxsize=4)
def load_lexicon(codes: Codes | None = None) -> Lexicon:
    """The lexicon of the project's seeds."""
    return Lexicon(codes or load_codes())
