"""What does a title or heading count, or measure, of the organisations that it names?

Belongs here: what is printed before their name: numbers, measures, averages, topics. Not here: what follows the name
(`subjects`), labels of rows and columns (`lexicon`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from orchestration.landing.seeds import any_spelling, any_word
from orchestration.landing.text import fold, normalise
from orchestration.landing.values.parts_of_years import names_a_day
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.citations import without_acts
from orchestration.landing.words.clauses import ABOUT, COLONS, last_clause, shown, without_breakdown
from orchestration.landing.words.diction import Diction, Wordings, phrases_of, phrases_said_by
from orchestration.landing.words.labels import RATED, Label
from orchestration.landing.words.rates import rate_in
from orchestration.landing.writing.numbering import without_numbering
from orchestration.landing.writing.phrases import Phrases, Words, bare_words
from orchestration.landing.writing.spelling import fold_apart, without_mark

_REMEMBERED = 1000  # titles: each is asked for by every table of its sheet
_GIVES = re.compile(rf"\b(?:{any_word('title', 'support')})\b")
_OF_SUPPORT = re.compile(rf"(?:{any_word('title', 'of_support')})\b")
_NOT_COUNTED = re.compile(rf"\b(?:{any_word('scope', 'money', 'excludes')}|so tien)\b")
AVERAGE = ("binh", "quan")  # what all wordings of an average are read as
_AGENCY = re.compile(rf"(?:{any_spelling('title', 'agency')})(?!\w)", re.IGNORECASE)  # letterheads and the like
_ENCLOSED = re.compile(r"\([^()]*\)")
_UNIT = re.compile(rf"\W*(?:{any_word('header', 'unit')})\b")
_ORGANISATIONS = ("org_total", "support_orgs")  # of which `quy mô HTX`, `tổ chức lại HTX` have words too
GIVEN = "support_"  # how the codes of what was given begin: `Kinh phí` is none of what is told of organisations
_NUMBERS = re.compile(r"\d+|[ivxlc]+|[a-z]\d?")  # `Phụ lục II`
_OF_ONE = frozenset({"/", "1", "01", "mot", "moi", "cua", "cac", "tren", "tinh"})


class TitleWords(NamedTuple):
    """What is known when titles are read.

    Attributes:
        diction: the words of labels.
        read: takes a label apart.
        sectors: the wordings of sectors.
        indicators: the wordings of indicators.
        parts: indicators that count some organisations only, with their kind.
    """

    diction: Diction
    read: Callable[[str], Label]
    sectors: Phrases
    indicators: Phrases
    parts: Mapping[str, str]


class Titled:
    """What texts say is counted of the organisations that they name.

    Args:
        wordings: the seed, by dimension.
        words: what else is known.

    Attributes:
        plain: words of titles that say nothing.
        activity: what organisations do, all of them.
        statuses: the wordings of their statuses.
    """

    def __init__(self, wordings: Wordings, words: TitleWords) -> None:
        self._diction, self._read, self._sectors, self._indicators, self._parts = words
        titles = wordings.get("title", ())
        self.plain, self.activity = (
            phrases_of(told for told in titles if told[0] == code) for code in ("plain", "activity")
        )
        self._about = phrases_said_by((told for told in titles if told[0] == "about"), words.diction)
        self.statuses = phrases_of(wordings.get("status", ()))
        self._topics = phrases_said_by(
            (told for told in wordings.get("furniture", ()) if told[0] == "topic"), words.diction
        )
        self._bodies = phrases_said_by((told for told in titles if told[0] == "body"), words.diction)
        self._number_of = [tuple(words.diction.words(text)) for code, text in titles if code == "number_of"]

    def are_numbered(self, text: str) -> bool:
        """Whether a text speaks of how many organisations there are: `Tổng hợp số lượng HTX theo huyện`.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> texts = ("Số các HTX", "Số lượng THT", "Sở, HTX")
        >>> [load_lexicon().titled.are_numbered(text) for text in texts]
        [True, True, False]
        """
        words = self._words(text)
        ends = (start + number for start in range(len(words)) if (number := self.number_at(words, start)))
        return any(self._diction.names.at(words, end) for end in ends)

    def count_supported(self, text: str) -> bool:
        """Whether a title counts the organisations that got support, and no money of theirs.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> texts = ("Số HTX được hưởng chính sách hỗ trợ", "Số lượng HTX", "Số HTX và kinh phí hỗ trợ", "Hỗ trợ HTX")
        >>> [load_lexicon().titled.count_supported(text) for text in (*texts, "Số HTX chưa được hỗ trợ")]
        [True, False, False, False, False]
        """
        folded = fold(text)
        return bool(_GIVES.search(folded)) and not _NOT_COUNTED.search(folded) and self.are_numbered(text)

    def begin_with_support(self, text: str) -> bool:
        """Whether a heading is of what was given: `KẾT QUẢ HỖ TRỢ THÀNH LẬP MỚI`.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> headings = ("II. HỖ TRỢ THÀNH LẬP MỚI", "Kết quả thực hiện chính sách", "HTX được hỗ trợ", "THÀNH LẬP MỚI")
        >>> list(map(load_lexicon().titled.begin_with_support, headings))
        [True, True, False, False]
        """
        said = self._about.dropped_from(self.plain.dropped_from(self._words(without_numbering(text))))
        return _OF_SUPPORT.match(shown(self._diction.telling(said))) is not None

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def have_a_topic_only(self, text: str) -> bool:
        """Whether a heading names organisations behind a topic that is of all of them: `Kết quả hoạt động của HTX`.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> headings = ("Kết quả hoạt động của HTX", "Thông tin chung về các HTX", "HTX hoạt động", "Doanh thu của HTX")
        >>> list(map(load_lexicon().titled.have_a_topic_only, (*headings, "Tổng số HTX")))
        [True, True, False, False, False]
        >>> load_lexicon().titled.have_a_topic_only("Cán bộ quản lý và lao động của THT")
        True
        """
        words = self._diction.words(without_numbering(text))
        for start in range(1, len(words)):
            if name := self._diction.names.at(words, start):
                rest: Words | list[str] = words[:start]
                for known in (self._topics, self.activity, self.plain):
                    rest = known.dropped_from(rest)
                rest = self._without_measures(self._diction.telling(rest))
                behind = words[start + name[1] :]
                beside = {*rest, *self._diction.telling(behind), *(RATED & {*behind})}
                return bool(self._diction.telling(words[:start])) and beside <= ABOUT
        return False

    def _without_measures(self, words: Words) -> Words:
        """Words without the measures that they list, at least two: one alone is what is counted below."""
        rest, codes = words, set()
        while found := self._indicators.find(rest):
            codes.add(found[0])
            rest = found[1]
        return rest if len(codes) > 1 and codes.isdisjoint((*self._parts, *_ORGANISATIONS)) else words

    def without_body(self, text: str) -> str:
        """A title without the office that it names first, in whose name organisations stand.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("PHÒNG HTX VÀ TRANG TRẠI", "Báo cáo của Phòng HTX về tình hình THT", "TÌNH HÌNH HTX")
        >>> list(map(load_lexicon().titled.without_body, titles))
        ['', 've tinh hinh tht', 'TÌNH HÌNH HTX']
        """
        words = self._words(without_numbering(text))
        for start in range(len(words)):
            if (body := self._bodies.at(words, start)) and self._says_nothing(words[:start]):
                behind = range(start + body[1], len(words))
                told = next((at for at in behind if words[at] == "ve" or self.plain.at(words, at)), len(words))
                return shown(words[told:])
        return text

    def _says_nothing(self, words: list[str]) -> bool:
        return not self._diction.telling(self._about.dropped_from(self.plain.dropped_from(words)))

    def heads_not_understood(self, text: str) -> str:
        """What a title names before its organisations that nobody here understands; '' where that is nothing.

        It may be what the table counts instead of them.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("ĐẢNG VIÊN TRONG HTX", "KẾT QUẢ RÀ SOÁT HTX NĂM 2024", "Biểu 2. Số lao động trong các HTX")
        >>> [load_lexicon().titled.heads_not_understood(title) for title in titles]
        ['ĐẢNG VIÊN', '', '']
        """
        before: Words | list[str] = ()
        for clause in COLONS.split(without_numbering(text)):  # `Tỉnh Hà Tĩnh: tình hình HTX`
            words = self._diction.words(clause)
            if name := next((start for start in range(len(words)) if self._diction.names.at(words, start)), 0):
                before = words[:name]
                break
        rest: Words | list[str] = [word for word in before if not _NUMBERS.fullmatch(word)]
        for known in (self.plain, self.activity, self._about, self._indicators, self._sectors, self.statuses):
            rest = known.dropped_from(rest)
        said = shown(self._diction.telling(rest))
        at = fold(text).find(said) if len(fold(text)) == len(text) else -1
        return text[at : at + len(said)] if at >= 0 else said

    def topic_not_understood(self, text: str) -> str:
        """What a line names that is no organisation and nothing else that anybody here understands; '' for none.

        It may be what the table below it counts.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> lines = ("MÁY MÓC", "VỐN", "Biểu 3: Đảng viên", "SỞ TÀI CHÍNH", "TỔNG HỢP", "HTX", "Năm 2023", "Xã viên")
        >>> [load_lexicon().titled.topic_not_understood(line) for line in lines]
        ['may moc', 'von', 'dang vien', '', '', '', '', '']
        >>> lines = ("Sản lượng thủy sản phân theo loại hình kinh tế (tấn)", "Phân theo loại hình", "Tình hình KTTT")
        >>> [load_lexicon().titled.topic_not_understood(line) for line in lines]
        ['san', '', '']
        """
        told = without_breakdown(text)
        clause = last_clause(_ENCLOSED.sub("", told))
        words = [word for word in self._diction.words(clause) if not _NUMBERS.fullmatch(word)]
        if not all(map(str.isalpha, words)) or any(map(_AGENCY.match, (normalise(text), clause))):
            return ""
        if self._diction.names.first_in(self._words(told)):
            return ""
        if names_a_day(fold(text)):
            return ""  # `..., ngày 15 tháng 01 năm 2024`
        rest: Words | list[str] = words
        for known in (self._about, self._topics, self.activity, self.plain, self._sectors, self.statuses):
            rest = known.dropped_from(rest)
        rest = self._diction.telling(rest)
        while (found := self._indicators.find(rest)) and not self._counts_some(found[0]):
            rest = found[1]
        rest = _cited_and_dated_apart(rest, clause)
        return "" if set(rest) <= ABOUT else shown(rest)

    def _counts_some(self, code: str) -> bool:
        """Whether an indicator is of some organisations, `Sản phẩm OCOP` is of what they make, or of what was given."""
        return code.startswith(GIVEN) or (code in self._parts and code != "org_active")

    def number_at(self, words: Sequence[str], at: int) -> int:
        """How many words from here on say that a number of something follows; 0 where none do."""
        return max((len(n) for n in self._number_of if tuple(words[at : at + len(n)]) == n), default=0)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019  (one lexicon lives as long as its process)
    def measures(self, text: str) -> tuple[str, ...]:
        """What a title says is told of the organisations it names: `Số lao động trong các HTX`.

        Returns:
            Indicators; none where the title is about the organisations themselves. One only where no other word
            before the name could mean that not all of it is told.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("Số lao động trong các HTX", "Biểu 2. Số lượng HTX", "Số lao động học nghề ở HTX")
        >>> [load_lexicon().titled.measures(title) for title in titles]
        [('worker_total',), (), ('worker_total', '')]
        >>> load_lexicon().titled.measures("Thu nhập bình quân một tháng của lao động trong HTX")
        ('income_worker_avg',)
        >>> titles = ("DOANH THU BÌNH QUÂN NĂM 2024", "Chỉ tiêu: Số lao động", "ĐVT: lao động", "Lao động và việc làm")
        >>> [load_lexicon().titled.measures(title) for title in titles]
        [('revenue_avg',), ('worker_total',), (), ('worker_total', '')]
        """
        rate, without_rate = rate_in(fold_apart(without_numbering(text)))
        words = self._diction.words(without_rate if rate else without_numbering(text))
        name = next((start for start in range(len(words)) if self._diction.names.at(words, start)), None)
        if name is None:
            return self._measure_alone(text)
        if self.are_numbered(text):
            return ()
        before = self._diction.telling([word for word in words[:name] if not word.isdigit()])
        rest, codes = self.plain.dropped_from(before), []
        while found := self._indicators.find(rest):
            codes += [found[0]] if found[0] not in _ORGANISATIONS else []
            rest = found[1]
        codes = list(dict.fromkeys(codes))  # `Số thành viên, xã viên` are one thing said twice
        if len(codes) == 1 and self._read(text).refused:
            rest = before  # `Lao động và thành viên` are not the workers who are members
        return (*codes, *([""] if rest else [])) if any(code not in self._parts for code in codes) else ()

    def _measure_alone(self, text: str) -> tuple[str, ...]:
        """What a line tells that begins with that; whose it is rows or columns say."""
        if _UNIT.match(fold(text)) or self._read(text).refused:
            return ()
        words = self.without_time(without_breakdown(_ENCLOSED.sub("", text))).words
        code, length = self._indicators.at(words, 0) or ("", 0)
        if not code or code in (*self._parts, *_ORGANISATIONS) or code.startswith(GIVEN):
            return ()
        return (code,) if length == len(words) else (code, "")  # `Lao động có bảo hiểm` are some of them

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def without_time(self, text: str) -> Label:
        """What the last clause of a line says, but for when: `Bảng 2: Số giải thể giai đoạn 2021-2025`."""
        said = " ".join(self.plain.dropped_from(self._words(last_clause(text))))
        time = read_time(said)
        return self._read(time.rest if time.period and not time.is_comparison else said)

    def tell_of_some(self, text: str) -> bool:
        """Whether a line tells of some people or money of organisations that it does not name.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("LAO ĐỘNG QUA ĐÀO TẠO", "LAO ĐỘNG", "LAO ĐỘNG TRONG HTX", "HỖ TRỢ ĐÀO TẠO")
        >>> list(map(load_lexicon().titled.tell_of_some, titles))
        [True, False, False, False]
        """
        return not self._read(text).entities and "" in self.measures(text)

    def averages(self, text: str) -> frozenset[str] | None:
        """What a title says is told of each organisation: some indicators, none of them, or None for whatever it is.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> averages = load_lexicon().titled.averages
        >>> list(map(averages, ("Kết quả SXKD bình quân 1 HTX", "Kết quả HTX năm 2024 (BQ/HTX)")))
        [None, None]
        >>> sorted(averages("Doanh thu, lợi nhuận bình quân của HTX")), sorted(averages("Doanh thu của HTX"))
        (['profit_avg', 'revenue_total'], [])
        """
        said = self.activity.dropped_from(self._words(text))  # `Kết quả sản xuất kinh doanh bình quân 1 HTX`
        words = [word for word in said if word not in _OF_ONE]
        told: set[str] = set()
        for start in range(len(words)):
            after = words[start + len(AVERAGE) :]
            if tuple(words[start : start + len(AVERAGE)]) != AVERAGE or not self._diction.names.at(after, 0):
                continue
            spans = ((first, self._indicators.at(words, first)) for first in range(start))
            if not any(found and first + found[1] > start for first, found in spans):
                return None
            told.update(code for code in self.measures(text) if code)
        return frozenset(told)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def _words(self, text: str) -> list[str]:
        return self._diction.words(text)


def _cited_and_dated_apart(words: Words | list[str], text: str) -> list[str]:
    """Words of a text without those of the acts it cites and of when it speaks: `Kết quả xử lý nợ` is not only that."""
    told = {*bare_words(without_acts(fold(text)))}
    if (time := read_time(text)).says_something:
        told &= {without_mark(word) for word in bare_words(time.rest)}
    return [word for word in words if without_mark(word) in told]
