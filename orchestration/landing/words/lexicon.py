"""Row and column labels -> what they mean, by the wordings of seed `wordings`.

A label is compared by its words, not by its exact text: synonyms are unified, names of organisations taken out, words
without meaning dropped, and the rest must be exactly the words of one known wording. With one unknown word the label is
not recognised: the closest wording is suggested, never assumed. Only a word that is impossible in Vietnamese is read as
the word that was meant, and reported.

Belongs here: from words and short texts to codes, cached. Not here: how a label is taken apart (`labels`), what titles
say (`subjects`), the cells of lists (`listed`), blocks and sub-rows (`rows`), periods (`periods`). Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache, partial

from orchestration.landing.codes import Codes, load_codes
from orchestration.landing.learnt import learnt_once
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.units import Unit, parse_unit, units_of_note
from orchestration.landing.words.diction import Diction, Wordings
from orchestration.landing.words.fuller import Fuller
from orchestration.landing.words.given import Given
from orchestration.landing.words.labels import Label, Labels
from orchestration.landing.words.listed import Listed
from orchestration.landing.words.names_in_titles import NamesInTitles
from orchestration.landing.words.nearest import Nearest
from orchestration.landing.words.people import People
from orchestration.landing.words.policies import Policies
from orchestration.landing.words.short_texts import ShortTexts
from orchestration.landing.words.slips import Slips
from orchestration.landing.words.subjects import Subjects
from orchestration.landing.words.title_parts import TitleParts
from orchestration.landing.words.title_sectors import TitleSectors
from orchestration.landing.words.title_statuses import TitleStatuses
from orchestration.landing.words.titled import Titled, TitleWords
from orchestration.landing.words.totals import begins_sum
from orchestration.landing.words.wording_index import DIMENSIONS, WordingIndex
from orchestration.landing.writing.numbering import without_numbering
from orchestration.landing.writing.phrases import Phrases, Words, bare_words
from orchestration.landing.writing.spelling import fold_apart

_REMEMBERED = 20_000  # labels: a workbook asks for each of its own many times
_WHOSE = {"person": ("nguoi",), "member": ("thanh", "vien")}  # of each in a unit: `triệu đồng/người`
_MEAN = "binh"  # of `bình quân` and of `trung bình`
_LEARNT = re.compile(r"[^a-z]*(?:[ivx]+[^a-z]+)?(?:da (?:duoc|qua)|duoc|qua) dao tao\b")
_BY_LEARNING = ("manager_total", "manager_vocational")  # the wholes of those counted by what they have learnt
_AMONG = re.compile(rf"\b(?:{any_word('scope', 'includes')}|{any_word('furniture', 'of_which')})\b")
_UNFINISHED = re.compile(rf" (?:{any_word('scope', 'unfinished')})$")  # `Số HTX đạt`: what?
_PRODUCTS = re.compile(rf"[^a-z]*(?:tong )?(?:so )?(?:luong )?(?:cac )?(?:{any_word('scope', 'products')})\b")


class Lexicon:
    """The wordings, ready to compare.

    Attributes:
        codes, in_order, find, all_in: the codes of words, see `WordingIndex`.
        role, header, split_name: what a short text says, see `ShortTexts`.
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
        wordings = _by_dimension(codes)
        self._diction = Diction(wordings)
        self._nouns = codes.unit_nouns
        self._slips = Slips(wording.text for wording in codes.wordings)
        self._learn_code_lists(codes)
        phrases = {dimension: Phrases() for dimension in DIMENSIONS}
        self.people = People(codes, self._diction)
        self.policies = Policies(wordings, self._diction, codes, phrases["policy"], phrases["policy_in_row"])
        self._labels = Labels(self._diction, [text for _, text in wordings.get("refuse", ())], self._nouns, self.unit)
        self._index = WordingIndex(wordings, self._labels, self.policies, phrases, codes.indicators)
        self.codes, self.in_order = self._index.codes, self._index.in_order
        self.find, self.all_in = self._index.find, self._index.all_in
        short = ShortTexts(wordings, self._diction, self.units)
        self.role, self.header, self.split_name = short.role, short.header, short.split_name
        self._half_names = {code: bare_words(fold(text)) for code, text in wordings.get("half_name", ())}
        self._of_all_support = self._titles_of_all_support(wordings, codes)
        registered = (text for code, text in wordings.get("scope", ()) if code == "has_registered")
        self._registered = frozenset(self._labels.take_apart(text).words for text in registered)
        self._fuller = Fuller(
            wordings.get("beside", ()),
            self._index.words_of("indicator"),
            frozenset(code for code, indicator in codes.indicators.items() if indicator.unit == "org"),
            frozenset(code for code, indicator in codes.indicators.items() if indicator.parent in _BY_LEARNING),
            self._diction,
        )
        self.given = Given(wordings, self._diction, partial(self.codes, "indicator"))
        self._learn_titles(
            wordings, TitleWords(self._diction, self.read, phrases["sector"], phrases["indicator"], _parts(codes))
        )
        self.listed = Listed(wordings, self._diction, self.read, self.role)

    def _learn_code_lists(self, codes: Codes) -> None:
        """Take what is asked of indicators, sectors and provinces, whatever they are called."""
        self._indicators = codes.indicators
        self.flows = frozenset(code for code, indicator in codes.indicators.items() if indicator.kind == "flow")
        self._stocks = frozenset(code for code, indicator in codes.indicators.items() if indicator.kind == "stock")
        self._shares = {code for code, indicator in codes.indicators.items() if indicator.unit == "percent"}
        self.sector_parents = codes.sector_parents
        self.provinces = frozenset(fold(name) for province in codes.provinces for name in province.names)

    def _learn_titles(self, wordings: Wordings, words: TitleWords) -> None:
        """Make ready what titles are asked."""
        named = NamesInTitles(words)
        self.titled = Titled(wordings, words)
        self.title_sectors = TitleSectors(named, words.sectors, self.sector_parents)
        self.title_parts = TitleParts(named, words, self.titled)
        self.title_statuses = TitleStatuses(named, self.titled.statuses)
        self.subjects = Subjects(
            wordings, words, self.titled, named, self.title_sectors, self.title_parts, self.title_statuses
        )

    def _titles_of_all_support(self, wordings: Wordings, codes: Codes) -> Phrases:
        """What titles of all support say, whose province they may name: `Hỗ trợ HTX tỉnh Bình Định`."""
        phrases = Phrases()
        for text in (text for code, text in wordings.get("title", ()) if code == "all_support"):
            phrases.add(self.policies.core(self._labels.take_apart(text).words), "all_support")
        for name in (name for province in codes.provinces for name in province.names):
            phrases.add(bare_words(fold_apart(name)), "province")
        return phrases

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
        is_refused = (
            self._are_some(found) or self.counts_products(found) or self._sums_up(found) or self._adds_some(found)
        )
        return replace(found, refused=True) if is_refused else found

    def _are_some(self, label: Label) -> bool:
        """Whether a label names organisations and leaves open which of them: `THT có đăng ký`, `Số HTX đạt`."""
        if label.entities == ("group",) and self.are_registered(label.words):
            return True
        return bool(label.entities) and not label.words and _UNFINISHED.search(fold(label.text)) is not None

    def are_registered(self, words: Words) -> bool:
        """Whether words say of organisations that they are registered: so are all but groups, some of which are.

        >>> read = load_lexicon().read
        >>> [read(text).refused for text in ("Số HTX đăng ký", "THT có đăng ký", "THT có đăng ký hoạt động")]
        [False, True, False]
        """
        return words in self._registered

    def _adds_some(self, label: Label) -> bool:
        """Whether a label tells of some among those that it counts: `Số HTX (kể cả HTX đã giải thể)`.

        Its words are then those of the part, and nobody knows which of both the number is of.
        """
        folded = fold(label.text)
        found = _AMONG.search(folded) if label.entities and label.words else None
        if found is None or not folded[: found.start()].strip(" (-"):
            return False
        whole, part = map(self._labels.take_apart, (folded[: found.start()], folded[found.end() :]))
        named = bool({*whole.entities} & {*part.entities}) or bool(whole.entities and whole.words)
        return bool(part.words) and named

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
            words and self.codes(dimension, words) for dimension in DIMENSIONS for words in (label.words, label.plain)
        ):
            return label
        fuller = self._fuller.within(label) or self._fuller_of_sector(label)
        return replace(label, words=fuller) if fuller else None

    def _fuller_of_sector(self, label: Label) -> Words | None:
        """`HTX nông nghiệp đang kinh doanh có lãi`: words of a sector, and a wording without words beside it."""
        found = self.find("sector", label.words)
        if found is None or not found[1] or self.codes("indicator", found[1]):
            return None
        fuller = self._fuller.within(replace(label, words=found[1]))
        return (*(Counter(label.words) - Counter(found[1])).elements(), *fuller) if fuller else None

    def _typed_amiss(self, label: Label) -> Label | None:
        """A label with slips of typing as the one wording that was meant; None where it has none, or may be two."""
        meant = [self._labels.take_apart(text) for text in self._slips.meant(label.text)]
        # `Hợp tác xã` says no more than whom it counts
        known = [found for each in meant if (found := self._known(each) if each.words or not each.entities else each)]
        if len({(found.words, found.entities) for found in known}) != 1:
            return None
        return replace(known[0], text=label.text, meant=known[0].text)

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
        words = self._of_all_support.dropped_from(self.policies.core(self.read(title).words))
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
                for words, (code, text) in self._index.texts.get(dimension, {}).items()
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


def _parts(codes: Codes) -> dict[str, str]:
    """Indicators that count some organisations only, with their kind: those newly founded, those in operation."""
    return {
        code: indicator.kind
        for code, indicator in codes.indicators.items()
        if indicator.unit == "org" and not indicator.is_support and not code.endswith("_total")
    }


@lru_cache(maxsize=1)
@learnt_once
def load_lexicon() -> Lexicon:
    """The lexicon of the project's seeds."""
    return Lexicon(load_codes())
