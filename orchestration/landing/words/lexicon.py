"""Row and column labels -> what they mean, by the wordings of seed `wordings`.

A label is compared by its words, not by its exact text: synonyms are unified, names of organisations taken out,
filler words dropped, and what remains must be exactly the words of one known wording. One unknown word and the
label is not recognised: it is offered with the closest wording, never taken. Only a word that Vietnamese cannot have is
taken as the one it was meant to be, and told.

Belongs here: words and short texts -> codes, remembered. Not here: how a label is taken apart (`labels`), what titles
say (`subjects`), the cells of lists (`listed`), blocks and sub-rows (`rows`), periods (`periods`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial

from orchestration.landing.codes import Codes, load_codes
from orchestration.landing.learnt import learnt_once
from orchestration.landing.seeds import any_word
from orchestration.landing.text import LETTER, fold, normalise
from orchestration.landing.values.units import Unit, parse_unit, units_of_note
from orchestration.landing.words.diction import Diction, Wordings, phrases_of
from orchestration.landing.words.fuller import Fuller
from orchestration.landing.words.given import Given
from orchestration.landing.words.labels import Label, Labels
from orchestration.landing.words.listed import Listed
from orchestration.landing.words.names_in_titles import NamesInTitles
from orchestration.landing.words.nearest import Nearest
from orchestration.landing.words.people import People
from orchestration.landing.words.policies import Policies
from orchestration.landing.words.slips import Slips
from orchestration.landing.words.subjects import Subjects
from orchestration.landing.words.title_parts import TitleParts
from orchestration.landing.words.title_sectors import TitleSectors
from orchestration.landing.words.title_statuses import TitleStatuses
from orchestration.landing.words.titled import Titled, TitleWords
from orchestration.landing.words.totals import begins_sum
from orchestration.landing.writing.numbering import without_formula, without_numbering
from orchestration.landing.writing.phrases import PUNCTUATION, Phrases, Words, bare_words, split_words
from orchestration.landing.writing.spelling import fold_apart

_REMEMBERED = 20_000  # labels: a workbook asks for each of its own many times
# compared by their words
_MEANINGS = (
    "indicator", "subindicator", "part", "sector", "subsector", "within", "policy", "policy_in_row", "program",
    "funding", "furniture",
)  # fmt: skip
_OF_ONE_MEANING = ("indicator", "sector", "subsector", "policy", "program", "funding")
_ROLES = ("header", "furniture", "register", "status", "rating", "place", "sheet")  # compared as a whole
_LINKS = frozenset({"cua", "cac", "so", "trong"})
_NAMES = {"cooperative": "HTX", "union": "LHHTX", "group": "THT", "credit_fund": "QTDND", "all": "KTTT"}
_WHOSE = {"person": ("nguoi",), "member": ("thanh", "vien")}  # of each in a unit: `triệu đồng/người`
_ALTERNATIVES = re.compile(r"\s*[/\\]\s*")
_SOURCES = re.compile(any_word("scope", "sources"))
_IN_ENGLISH_TOO = re.compile(r"[\s(/-]+no\.?\)?$", re.IGNORECASE)  # `STT No.`; elsewhere `no` is `nợ` without marks
_MEAN = "binh"  # of `bình quân` and of `trung bình`
_LEARNT = re.compile(r"[^a-z]*(?:[ivx]+[^a-z]+)?(?:da (?:duoc|qua)|duoc|qua) dao tao\b")
_BY_LEARNING = ("manager_total", "manager_vocational")  # the wholes of those counted by what they have learnt
_PRODUCTS = re.compile(rf"[^a-z]*(?:tong )?(?:so )?(?:luong )?(?:cac )?(?:{any_word('scope', 'products')})\b")
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")
_FIELD = re.compile(r"(?:[A-Z][a-z]*){2,}")  # as systems name what they export: `TenChiTieu`, `TenHTX`
_DEBT = re.compile(r"\bnợ\b", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Lexicon:
    """The wordings, ready to compare.

    Attributes:
        subjects: which organisations titles are about.
        title_sectors: the sectors of organisations that titles name.
        title_parts: the parts of organisations that titles name.
        title_statuses: the statuses of organisations that titles name.
        titled: what titles count.
        listed: what the headers and cells of a list of organisations say.
        people: whose a part of people is that does not say so.
        policies: which policy of support words name.
        given: what of support words count by their noun.
        flows: indicators of what happens in a period.
        provinces: every name of a province, folded.
        sector_parents: of a sector that is a part of another, that other.
    """

    def __init__(self, codes: Codes) -> None:
        self.sector_parents = codes.sector_parents
        self._indicators = codes.indicators
        self.flows = frozenset(code for code, indicator in codes.indicators.items() if indicator.kind == "flow")
        self._stocks = frozenset(code for code, indicator in codes.indicators.items() if indicator.kind == "stock")
        self.provinces = frozenset(fold(name) for province in codes.provinces for name in province.names)
        self._nouns = codes.unit_nouns
        self._shares = {code for code, indicator in codes.indicators.items() if indicator.unit == "percent"}
        self._exact: dict[str, dict[Words, list[str]]] = {}
        self._in_order: dict[tuple[str, Words], set[str]] = {}
        self._phrases: dict[str, Phrases] = {}
        self._texts: dict[str, dict[str, tuple[str, str]]] = {}
        wordings = _by_dimension(codes)
        self._diction = Diction(wordings)
        self._slips = Slips(wording.text for wording in codes.wordings)
        self.people = People(codes, self._diction)
        of_policies = (self._phrases.setdefault(dimension, Phrases()) for dimension in ("policy", "policy_in_row"))
        self.policies = Policies(wordings, self._diction, codes, *of_policies)
        self._labels = Labels(self._diction, [text for _, text in wordings.get("refuse", ())], self._nouns, self.unit)
        self._places = phrases_of((code, text) for code, text in wordings.get("header", ()) if code == "place")
        self._place_words = {word for words in self._places.codes for word in words}
        self._roles = _roles_of(wordings)
        self._half_names = {code: bare_words(fold(text)) for code, text in wordings.get("half_name", ())}
        self._of_all_support = Phrases()
        for text in (text for code, text in wordings.get("title", ()) if code == "all_support"):
            self._of_all_support.add(self.core(self._labels.take_apart(text).words), "all_support")
        for name in (name for province in codes.provinces for name in province.names):
            self._of_all_support.add(bare_words(fold_apart(name)), "province")  # `Hỗ trợ HTX tỉnh Bình Định`
        for dimension in _MEANINGS:
            self._learn(dimension, wordings)
        self._demand_a_count(wordings)
        self._fuller = Fuller(
            wordings.get("beside", ()),
            ((code, words) for words, codes_of in self._exact["indicator"].items() for code in codes_of),
            frozenset(code for code, indicator in codes.indicators.items() if indicator.unit == "org"),
            frozenset(code for code, indicator in codes.indicators.items() if indicator.parent in _BY_LEARNING),
            self._diction,
        )
        self.given = Given(wordings, self._diction, partial(self.codes, "indicator"))
        words = TitleWords(self._diction, self.read, self._phrases["sector"], self._phrases["indicator"], _parts(codes))
        self.titled = Titled(wordings, words)
        named = NamesInTitles(words)
        self.title_sectors = TitleSectors(named, self._phrases["sector"], self.sector_parents)
        self.title_parts = TitleParts(named, words, self.titled)
        self.title_statuses = TitleStatuses(named, self.titled.statuses)
        self.subjects = Subjects(
            wordings, words, self.titled, named, self.title_sectors, self.title_parts, self.title_statuses
        )
        self.listed = Listed(wordings, self._diction, self.read, self.role)

    def _learn(self, dimension: str, wordings: Wordings) -> None:
        exact = self._exact.setdefault(dimension, {})
        phrases = self._phrases.setdefault(dimension, Phrases())
        texts = self._texts.setdefault(dimension, {})
        for code, text in wordings.get(dimension, ()):
            marked, plain = self._labels.with_and_without_marks(text)
            # without its marks a word may look like one that says nothing: such a wording is known with them only
            for label in (marked, plain) if len(plain.plain) == len(marked.plain) else (marked,):
                cores = [self.core(words) for words in (label.words, label.plain)] if dimension == "policy" else []
                self._in_order.setdefault((dimension, label.plain), set()).add(code)
                # one word that is left names nothing: `quỹ` would be in `theo quy định`, `giống` in `cây giống`
                cores = [core for core in cores if len(core) > 1]
                # nor two that are left of the name of another policy: `bảo hiểm` of `tiếp cận vốn, bảo hiểm`
                cores = [core for core in cores if len(core) > 2 or not self._is_beside_another(core, label.words)]
                for words in filter(None, (label.words, label.plain, *cores)):
                    codes = exact.setdefault(tuple(sorted(words)), [])
                    if words in cores and words not in (label.words, label.plain) and codes not in ([], [code]):
                        continue  # without `nguồn nhân lực` it would be the wording of another policy
                    if code not in codes:
                        self._demand_difference(dimension, text, code, codes)
                        codes.append(code)
                    phrases.add(words, code)
                texts.setdefault(" ".join(label.plain), (code, text))
                if label.refused and dimension == "indicator":
                    self._labels.mean(label.words)

    def _is_beside_another(self, core: Words, words: Words) -> bool:
        """Whether the words that courtesy takes from a policy's name are the name of a policy themselves."""
        dropped = tuple(word for word in words if word not in core)
        return bool(dropped) and bool(self._exact["policy"].get(tuple(sorted(dropped))))

    def _demand_difference(self, dimension: str, text: str, code: str, others: list[str]) -> None:
        """Refuse words that would mean two things: where they are printed, neither could be taken."""
        for other in others if dimension in _OF_ONE_MEANING else ():
            if dimension != "indicator" or not self._indicators[code].is_told_from(self._indicators[other]):
                raise ValueError(f"wordings.csv: {text!r} would mean two things, {dimension} {other} and {code}")

    def _demand_a_count(self, wordings: Wordings) -> None:
        """Refuse an indicator whose wording is left with the one word of `phân theo lĩnh vực`: that counts nothing."""
        introduce = {words for words, roles in self._exact["furniture"].items() if "by_sector" in roles}
        for code, text in wordings.get("indicator", ()):
            words = self._labels.take_apart(text).words
            if len(words) == 1 and words in introduce:
                raise ValueError(
                    f"wordings.csv: of {text!r}, indicator {code}, only a word that introduces sectors is left"
                )

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019  (one lexicon lives as long as its process)
    def read(self, text: str) -> Label:
        """Take a label apart.

        >>> label = load_lexicon().read("2. Tổng TV HTX (nghìn người)")
        >>> label.words, label.entity, label.unit_text
        (('thanh', 'vien'), 'cooperative', 'nghin nguoi')
        >>> load_lexicon().read("HTX, LHHTX đang HĐ").entity
        'cooperative_union'
        >>> load_lexicon().codes("indicator", load_lexicon().read("Số HTX vẫn còn hoạt động bình thường").words)
        ['org_active']
        >>> amiss = load_lexicon().read("Tổng số thàh viên HTX")
        >>> amiss.words, amiss.meant
        (('thanh', 'vien'), 'Tổng số thành viên HTX')
        """
        label = self._labels.take_apart(text)
        found = self._known(label) or self._typed_amiss(label) or label
        return replace(found, refused=True) if self.counts_products(found) or self._sums_up(found) else found

    def _sums_up(self, label: Label) -> bool:
        """Whether a label sums up what a known indicator is the average of: `Tổng thu nhập của thành viên`."""
        if label.each or not begins_sum(without_numbering(label.text)):
            return False
        counted = [] if _MEAN in label.words else self.codes("indicator", label.words)
        return bool(counted) and all(self._indicators[code].kind == "average" for code in counted)

    def counts_products(self, label: Label) -> bool:
        """Whether a label begins with products while its words are those of an indicator of organisations.

        >>> read = load_lexicon().read
        >>> texts = ("Số sản phẩm OCOP của HTX", "Số HTX có sản phẩm OCOP", "Sản phẩm OCOP 3 sao")
        >>> [read(text).refused for text in texts]
        [True, False, False]
        """
        if not label.entities or not _PRODUCTS.match(fold(label.text)):
            return False
        return any(self._indicators[code].unit == "org" for code in self.codes("indicator", label.words))

    def _known(self, label: Label) -> Label | None:
        """A label as the wording that it is, where need be without words that change nothing; None where it is none."""
        if _LEARNT.match(fold(label.text)) and (learnt := self._fuller.within(label)):
            return replace(label, words=learnt)  # `Được đào tạo trung cấp` counts people, `Đào tạo` is a policy
        if any(
            words and self.codes(dimension, words) for dimension in _MEANINGS for words in (label.words, label.plain)
        ):
            return label
        fuller = self._fuller.within(label)
        return replace(label, words=fuller) if fuller else None

    def _typed_amiss(self, label: Label) -> Label | None:
        """A label with slips of typing as the one wording that was meant; None where it has none, or may be two."""
        meant = [self._labels.take_apart(text) for text in self._slips.meant(label.text)]
        # `Hợp tác xã` says no more than whom it counts
        known = [found for each in meant if (found := self._known(each) if each.words or not each.entities else each)]
        if len({(found.words, found.entities) for found in known}) != 1:
            return None
        return replace(known[0], text=label.text, meant=known[0].text)

    def core(self, words: Words) -> Words:
        """The name of a policy without the words of courtesy around it: `chính sách hỗ trợ ... về ...`."""
        return self.policies.core(words)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def codes(self, dimension: str, words: Words) -> list[str]:
        """Codes whose wording has exactly these words."""
        return self._exact.get(dimension, {}).get(tuple(sorted(words)), [])

    def in_order(self, dimension: str, label: Label) -> set[str]:
        """Codes with a wording of the very words of a label, names of organisations included, in their order.

        It tells `Số sản phẩm OCOP của HTX từ 3 sao trở lên` from `Số HTX có sản phẩm OCOP từ 3 sao trở lên`.
        """
        return self._in_order.get((dimension, label.plain), set())

    def indicators(self, words: Words, unit: Unit | None) -> list[str]:
        """The indicators that words mean, where need be with whose a unit says it is.

        >>> lexicon = load_lexicon()
        >>> income = lexicon.read("Thu nhập bình quân").words
        >>> [lexicon.indicators(income, lexicon.unit(f"triệu đồng/{whose}/tháng")) for whose in ("người", "thành viên")]
        [['income_worker_avg'], ['income_member_avg']]
        >>> lexicon.indicators(income, lexicon.unit("triệu đồng"))
        []
        """
        found = self.codes("indicator", words)
        return found or (self.codes("indicator", (*words, *_WHOSE[unit.each])) if unit and unit.each in _WHOSE else [])

    def are_refused(self, words: Words) -> bool:
        """Whether words that name nobody are known to count something else: `sản phẩm OCOP` are no organisations."""
        return self._labels.is_refused(words)

    def stocks_until_now(self, label: Label, unit: Unit | None) -> list[str]:
        """The stocks that a label counts beside words like `lũy kế đến nay`.

        Of a stock they say nothing; of what happens they ask since when it counts, so a flow is not among them.

        >>> read, stocks = load_lexicon().read, load_lexicon().stocks_until_now
        >>> labels = ("Số HTX đang hoạt động đến nay", "Số HTX hiện đang tồn tại", "HTX thành lập mới lũy kế đến nay")
        >>> [stocks(read(label), None) for label in labels]
        [['org_active'], ['org_total'], []]
        """
        rest = self._diction.of_now.dropped_from(label.words)
        if rest == label.words:
            return []
        found = self.indicators(rest, unit) if rest else ["org_total"] if label.entities else []
        return [code for code in found if code in self._stocks]

    def without_half_name(self, entity: str, words: Words) -> Words | None:
        """The words behind half a name of organisations; None where they do not begin with it.

        >>> load_lexicon().without_half_name("group", ("to", "co", "chung", "thuc"))
        ('co', 'chung', 'thuc')
        """
        name = self._half_names.get(entity)
        if not name or words[: len(name)] != name:
            return None
        rest = words[len(name) :]
        # `Quỹ hoạt động bình thường` says more than `hoạt động`
        return self._fuller.within(Label(" ".join(rest), words=rest, plain=rest)) or rest

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def find(self, dimension: str, words: Words) -> tuple[str, Words] | None:
        """The longest wording of a dimension inside a label, and the remaining words.

        What names all policies names none beside one: `Kinh phí hỗ trợ` below `Chuyển đổi số`.
        """
        phrases = self._phrases.get(dimension)
        found = phrases.find(words) if phrases else None
        if found and (dimension, found[0]) == ("policy", "total") and (named := self.codes("policy", found[1])):
            return named[0], tuple(word for word in words if word not in found[1])
        return found

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def all_in(self, dimension: str, words: Words) -> frozenset[str]:
        """The codes of every wording of a dimension inside a label; words of a longer one count for no other."""
        phrases = self._phrases.get(dimension)
        return phrases.all_in(words) if phrases else frozenset()

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def role(self, dimension: str, text: str) -> str | None:
        """Code of a short text (`header`, `furniture`, `register`, `status`, `rating`), compared whole.

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
        before = self.role("header", text[: within.start()]) if within and self.units(within[1]) else None
        if before in ("label", "value"):
            return before  # `Chỉ tiêu (tỷ đồng)`, `Số liệu (HTX)`
        name, rest = self.split_name(text)
        if name and self.role("header", rest) == "label":
            return "label"
        if name and rest == "ten":
            return "listed"  # `Tên Quỹ TDND`
        parts = _ALTERNATIVES.split(text)
        said = (("source" if _SOURCES.fullmatch(fold(part)) else self.role("header", part)) for part in parts)
        named = set(said) if parts[1:] else set()
        if len(named) > 1 and "label" in named and named <= {"label", "place", "period", "source"}:
            return "label"  # `Huyện/Lĩnh vực`, `Chính sách/Năm`, `Nguồn vốn/Chương trình`: over what is told of each
        words = bare_words(fold_apart(text))
        if words and self._place_words.issuperset(words) and self._places.find(words):
            return "place"
        return None

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def split_name(self, text: str) -> tuple[str, str]:
        """The name of organisations in a text, and the text without it: `HTX được xếp loại` -> (`hop tac xa`, ...)."""
        entities, words = self._diction.names.taken_from(self._diction.tokens(fold_apart(text)))
        rest = " ".join(w for w in words if w not in PUNCTUATION and w not in _LINKS)
        return (" ".join(_NAMES[e] for e in entities if e in _NAMES), rest) if entities else ("", rest)

    def begins_with_name(self, folded: str) -> bool:
        """Whether a folded text begins with the name of organisations: `htx duoc vay von`."""
        return self._diction.names.at(self._diction.tokens(folded), 0) is not None

    def beyond_all_support(self, title: str) -> Words:
        """The words of a title by which it is about some support only: `Kết quả hỗ trợ máy cấy cho HTX`.

        >>> titles = ("Kết quả hỗ trợ HTX theo địa phương năm 2024", "Kết quả hỗ trợ máy cấy cho HTX")
        >>> [load_lexicon().beyond_all_support(title) for title in titles]
        [(), ('may', 'cay', 'cho')]
        >>> load_lexicon().beyond_all_support("Kinh phí hỗ trợ HTX tỉnh Bình Định")
        ()
        """
        words = self._of_all_support.dropped_from(self.core(self.read(title).words))
        return tuple(word for word in words if not word.isdigit())

    def is_share(self, label: Label) -> bool:
        """Whether a label names an indicator that is a share: `Tỷ lệ HTX khá, tốt`."""
        known = {code for words in (label.words, label.plain) if words for code in self.codes("indicator", words)}
        return bool(known) and known <= self._shares

    def closest(self, dimensions: tuple[str, ...], label: Label, *, support: bool) -> str:
        """The known wording closest to a label, for the person who has to mend it.

        Args:
            dimensions: which kinds of wording may stand in its place.
            label: the label.
            support: whether its form is of support programmes, whose measures are indicators of their own.

        >>> from functools import partial
        >>> closest = partial(load_lexicon().closest, ("indicator", "sector"), support=False)
        >>> labels = ("Nộp ngân sách bình quân 1 HTX", "Doanh thu từ bán hàng cho thành viên", "Chủ tịch HĐQT")
        >>> [closest(load_lexicon().read(label)) for label in labels]
        ['nộp ngân sách', 'doanh thu từ thành viên', '']
        """
        return self._nearest(dimensions, support).to(label.plain)

    @lru_cache(maxsize=8)  # noqa: B019
    def _nearest(self, dimensions: tuple[str, ...], support: bool) -> Nearest:
        return Nearest(
            {
                words: text
                for dimension in dimensions
                for words, (code, text) in self._texts.get(dimension, {}).items()
                if dimension != "indicator" or code.startswith("support_") == support
            }
        )

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def unit(self, text: str) -> Unit | None:
        """The unit that a text prints, None where it cannot be told; see `parse_unit`."""
        return parse_unit(text, self._nouns)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def units(self, text: str) -> list[Unit]:
        """The units that the corner of a table prints; see `units_of_note`."""
        return units_of_note(text, self._nouns) if text else []


def _by_dimension(codes: Codes) -> dict[str, list[tuple[str, str]]]:
    """Code and text of every wording, by what it is about."""
    wordings: dict[str, list[tuple[str, str]]] = {}
    for wording in codes.wordings:
        wordings.setdefault(wording.dimension, []).append((wording.code, wording.text))
    return wordings


def _roles_of(wordings: Wordings) -> dict[tuple[str, str], str]:
    """The code of every text that is compared as a whole, by its role, with its marks and without: `Tr.do`."""
    roles = {(role, _compact(text)): code for role in _ROLES for code, text in wordings.get(role, ())}
    for role in _ROLES:
        for code, text in wordings.get(role, ()):
            roles.setdefault((role, _compact(fold(text))), code)
    for body in (text for code, text in wordings.get("furniture", ()) if code == "whole"):
        for total in (text for code, text in wordings.get("place", ()) if code == "whole"):
            roles.setdefault(("place", _compact(f"{total} {body}")), "whole")  # `Tổng cộng toàn tỉnh`
    return roles


def _parts(codes: Codes) -> dict[str, str]:
    """Indicators that count some organisations only, with their kind: those newly founded, those in operation."""
    return {
        code: indicator.kind
        for code, indicator in codes.indicators.items()
        if indicator.unit == "org" and not indicator.is_support and not code.endswith("_total")
    }


@lru_cache(maxsize=8192)
def _compact(text: str) -> str:
    bare = without_formula(without_numbering(text))
    return " ".join(t for t in split_words(fold_apart(bare)) if t not in PUNCTUATION)


@lru_cache(maxsize=1)
@learnt_once
def load_lexicon() -> Lexicon:
    """The lexicon of the project's seeds."""
    return Lexicon(load_codes())
