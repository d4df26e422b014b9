"""Which part of the organisations is a title about, as an indicator counts it? `Tình hình HTX thành lập mới`.

Belongs here: indicators of some organisations (newly founded, rated good, in operation) in titles and headings. Not
here: sectors and words that no code stands for (`subjects`), statuses (`title_statuses`), what titles count of the
organisations (`titled`). Pure.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from orchestration.landing.text import normalise
from orchestration.landing.words.clauses import ABOUT, last_clause, shown, without_breakdown
from orchestration.landing.words.labels import RATED
from orchestration.landing.words.names_in_titles import CLAUSES, OF_SECTORS, NamesInTitles, past
from orchestration.landing.words.title_statuses import before_some
from orchestration.landing.words.titled import Titled, TitleWords
from orchestration.landing.writing.function_words import AND, DONE, NOT_YET, OF, PLURAL, STILL
from orchestration.landing.writing.phrases import Words

_REMEMBERED = 1000  # titles: each is asked for by every table of its sheet
_PLAIN_COUNTS = frozenset({"org_total", "org_active"})
_FEWEST_ALONE = 2  # words by which a line names a part of organisations without their name
_NOT_ALONE = frozenset({"credit", "other", "total", "org_rated"})


class TitleParts:
    """The parts of organisations that titles name.

    Args:
        named: the organisations that titles name.
        words: what is known when titles are read.
        titled: what titles count.
    """

    def __init__(self, named: NamesInTitles, words: TitleWords, titled: Titled) -> None:
        self._named, self._titled = named, titled
        self._diction, self._read, self._sectors, self._indicators, self._parts = words

    def are_counted_by(self, text: str, indicator: str) -> bool:
        """Whether a title is about the organisations that an indicator counts: `Danh sách HTX thành lập mới`."""
        return self._named.followed_by(text, self._indicators) == indicator

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019  (one lexicon lives as long as its process)
    def only(self, text: str) -> str | None:
        """The indicator that counts the only organisations a title is about: `Tình hình HTX thành lập mới`.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("Tình hình HTX thành lập mới", "HTX có sản phẩm OCOP", "HTX thành lập mới, giải thể", "Số HTX")
        >>> [load_lexicon().title_parts.only(title) for title in titles]
        ['org_new', 'org_ocop', None, None]
        >>> titles = ("Giao chỉ tiêu thành lập mới HTX", "Số HTX và kết quả hoạt động", "Số HTX đang hoạt động")
        >>> [load_lexicon().title_parts.only(title) for title in titles]
        ['org_new', None, 'org_active']
        >>> load_lexicon().title_parts.only("QUY MÔ HTX ĐANG HOẠT ĐỘNG THEO LAO ĐỘNG")
        'org_active'
        >>> titles = ("HTX nông nghiệp thành lập mới", "HTX lĩnh vực vận tải đã giải thể")
        >>> [load_lexicon().title_parts.only(title) for title in titles]
        ['org_new', 'org_dissolved']
        >>> titles = ("HTX thành lập mới phân theo quy mô lao động", "HTX chưa xếp loại", "HTX chưa đại hội")
        >>> [load_lexicon().title_parts.only(title) for title in titles]
        ['org_new', 'org_unrated', None]
        >>> [load_lexicon().title_parts.only(title) for title in ("TÌNH HÌNH HTX MÔI TRƯỜNG", "TÌNH HÌNH HTX MỚI")]
        [None, 'org_new']
        >>> load_lexicon().title_parts.only("TÌNH HÌNH HTX (KỂ CẢ HTX ĐÃ GIẢI THỂ)")
        >>> titles = ("Biểu 2: Thành lập mới", "(Xếp loại tốt)", "Thành lập mới, giải thể", "TÌNH HÌNH HOẠT ĐỘNG")
        >>> [load_lexicon().title_parts.only(title) for title in titles]
        ['org_new', 'org_good', None, None]
        """
        told = before_some(without_breakdown(text))
        words = self._titled.activity.dropped_from(self._named.words(told))  # `Số HTX và kết quả hoạt động`
        codes = self._indicators.all_in(self._read(told).words)
        # `Tình hình hoạt động HTX`, `Quy mô HTX đang hoạt động`
        about = codes - (self._indicators.all_in(tuple(self._before_name(told))) & _PLAIN_COUNTS)
        doing = self._doing(told)
        for start, end in self._named.all_in(words):
            after = words[end:]
            if after[:1] == (AND,):
                continue  # `Số HTX và thành lập mới`: beside what the title says of them
            rest = [word for word in self._diction.telling(after) if word not in RATED]
            if rest[:1] == [NOT_YET]:
                if RATED.isdisjoint(after):
                    continue  # `HTX chưa đại hội` are not those `chưa xếp loại`
                rest[1:1] = RATED
            before = self._diction.telling(words[:start])
            for code in (doing, self._said_behind(rest, after), self._closing(before)):
                if code in self._parts and about <= {code}:
                    return code
        return self._alone(text)

    def _doing(self, text: str) -> str | None:
        """What organisations do well, or are as well, in words that alone are what all of them do.

        `HTX sản xuất kinh doanh hiệu quả` are some, `Kết quả sản xuất kinh doanh của HTX` is of all.
        """
        words = self._named.words(text)
        _, end = next(self._named.all_in(words), (0, None))
        if end is None:
            return None
        after = words[end:]
        code = self._said_behind([word for word in self._diction.telling(after) if word not in RATED], after)
        # `HTX còn hoạt động` are some, `HTX hoạt động` may be all
        return code if code not in _PLAIN_COUNTS or not STILL.isdisjoint(after[:1]) else None

    def _before_name(self, text: str) -> list[str]:
        """The words of a title before the first organisations that it names."""
        words = self._named.words(text)
        return words[: self._named.first_in(words) or 0]

    def _said_behind(self, rest: list[str], after: Words | list[str]) -> str | None:
        """The indicator of what is said behind organisations, or behind the sector that they are of.

        Args:
            rest: the telling words behind their name.
            after: all words there.
        """
        found = self._indicator_in(rest)
        if found and not ((sector := self._sectors.at(after, 0)) and sector[1] > found[1]):
            return found[0]  # `HTX môi trường` are no new ones
        begin = past(ABOUT | OF_SECTORS, rest, 0)
        sector = self._sectors.at(rest, begin)
        behind = rest[begin + sector[1] :] if sector else []
        said = {word for word in (behind if sector else rest) if not word.isdigit()}
        if said <= DONE and not DONE.isdisjoint(after):
            behind = [word for word in after if word in RATED]  # `HTX nông nghiệp được xếp loại năm 2024`
        found = self._indicator_in(behind)
        return found[0] if found else None

    def _indicator_in(self, words: list[str]) -> tuple[str, int] | None:
        """The indicator that words begin with, or that follows their leading words: `về thành lập mới`."""
        return self._indicators.at(words, 0) or self._indicators.at(words[past(ABOUT, words, 0) :], 0)

    def _closing(self, words: Words) -> str | None:
        """What happened to the organisations, in the words before their name: `Tình hình thành lập mới` of `HTX`."""
        ends = ((start, self._indicators.at(words, start)) for start in range(len(words)))
        codes = (found[0] for start, found in ends if found and start + found[1] == len(words))
        return next((code for code in codes if self._parts.get(code) == "flow"), None)

    def _alone(self, text: str) -> str | None:
        """The part of organisations that a line consists of, whose name another line prints."""
        label = self._titled.without_time(text)
        words, is_activity = label.words, not self._titled.activity.dropped_from(label.words)
        said = self._titled.plain.dropped_from(self._named.words(last_clause(text)))
        if label.entities or len(said) < _FEWEST_ALONE or is_activity or ABOUT.issuperset(words):
            return None  # `Mới` may be the sheet, `Hoạt động sản xuất, kinh doanh` is of all
        code, length = self._indicators.at(words, 0) or ("", 0)
        return code if code in self._parts and code not in _NOT_ALONE and length == len(words) else None

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def measured(self, text: str) -> str | None:
        """The indicator that counts the only organisations whose measures a title names: `Lao động trong HTX giải thể`.

        Measures beside those in operation, `HTX đang hoạt động, thành viên`, are of them too.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("Số HTX, lao động trong HTX đang hoạt động", "Số HTX đang hoạt động, số lao động")
        >>> [load_lexicon().title_parts.measured(title) for title in (*titles, "Thành viên của HTX thành lập mới")]
        ['org_active', 'org_active', 'org_new']
        >>> titles = ("Số HTX, thành viên, HTX thành lập mới", "Số thành viên của HTX", "HTX thành lập mới")
        >>> [load_lexicon().title_parts.measured(title) for title in titles]
        [None, None, None]
        """
        told = without_breakdown(text)
        codes = self._indicators.all_in(self._read(told).words)
        if self._count_organisations(codes):
            return None
        for clause in CLAUSES.split(normalise(told)):
            words = self._named.words(clause)
            start = self._named.first_in(words)
            start = len(words) if start is None else start
            code = self.only(shown(words[start:]))
            before = [word for word in words[:start] if word != PLURAL]
            measures = not self._count_organisations(self._indicators.all_in(tuple(before)))
            tells_more = measures or (bool(before) and before[-1] in OF)
            if code and (tells_more or code == "org_active") and codes & self._parts.keys() <= {code, *_PLAIN_COUNTS}:
                return code
        return None

    def _count_organisations(self, codes: Collection[str]) -> bool:
        """Whether indicators count nothing but organisations or parts of them."""
        return all(code in self._parts or code in _PLAIN_COUNTS for code in codes)
