"""Whom is a title about, and what does it say of them? `Danh sách HTX nông nghiệp ngừng hoạt động`.

Only what directly follows the name of organisations is said of them: `HTX nông nghiệp`, not `nông nghiệp và HTX`.

Belongs here: titles and headings that name organisations. Not here: what they count of them (`titled`), labels
of rows and columns (`lexicon`), the periods of titles (`titles`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from orchestration.landing.seeds import any_register_word, any_word, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.words.clauses import ABOUT, breaks_down, enclosed, last_clause, shown, without_breakdown
from orchestration.landing.words.diction import Wordings, phrases_said_by
from orchestration.landing.words.labels import RATED
from orchestration.landing.words.titled import GIVEN, Titled, TitleWords
from orchestration.landing.writing.numbering import without_numbering
from orchestration.landing.writing.phrases import Phrases, Words

_REMEMBERED = 1000  # titles: each is asked for by every table of its sheet
_OF_OTHERS_TOO = re.compile(rf"\b(?:{any_word('scope', 'wider')})\b(?! chung suc)")
_IN_CHARGE = re.compile(rf"\bdo .*\b(?:{any_word('scope', 'in_charge')})\b")
_COMPARED_WITH = re.compile(r"(?<=\w )so (?:sanh )?voi\b.*")
_GIVES = re.compile(rf"\b(?:{any_word('title', 'support')})\b")
_OF_THE_ALLIANCE = re.compile(rf"\b(?:{any_word('scope', 'of_the_alliance')})\b")
# `trên 12 tháng`: not all that the words before it name
_LIMIT = re.compile(rf"\b(?:{any_word('scope', 'limit')}) \d{{1,3}} (?:{any_word('scope', 'limited')})\b")
_CHOSEN = re.compile(rf"\b(?:{any_word('scope', 'chosen')}) (?:tai |cua |o )?\d+ ")
_CLAUSES = re.compile(r"[,;:/()+&]| - |\b(?:và|hoặc)\b", re.IGNORECASE)
_OF_ANOTHER_END = re.compile(rf"\s*(?:{any_word('scope', 'another_end')})\b")
_OF_SOME = re.compile(  # `kể cả HTX đã giải thể`, `trừ các HTX ngừng hoạt động`
    rf"\b(?:{any_word('scope', 'includes', 'left_out')})(?: \w+){{0,2}} (?:{any_register_word('legal_form')})\b"
)
_ENDED = (code for code in load_words("status") if code != "active")
_PHRASES = (words for words in any_word("status", *_ENDED).split("|") if " " in words)  # `Dừng` is like `tín dụng`
_ENDS = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b")
_RATING = RATED | {"loai"}
_DONE = frozenset({"da", "duoc"})
_OF_SECTORS = frozenset(map(fold, load_words("link")["sector"]))  # `HTX theo ngành nông nghiệp`, `HTX khối nông nghiệp`
_NAMES_A_SECTOR = re.compile(rf"(?:trong |thuoc |cua )*(?:{any_word('link', 'of_a_sector')})\b(?! nghe)")
ALL_SECTORS = frozenset({"agriculture", "non_agriculture"})
_FEWEST_ALONE = 2  # words by which a line is a part of organisations without their name
_OF = frozenset({"cua", "trong"})
_STILL = frozenset({"dang", "con", "van"})  # `HTX còn hoạt động` are some, `HTX hoạt động` may be all
_PLAIN_COUNTS = frozenset({"org_total", "org_active"})
_NOT_ALONE = frozenset({"credit", "other", "total", "org_rated"})


def before_some(text: str) -> str:
    """A line up to those that it only says to be among others, or not: `HTX (kể cả HTX đã giải thể)`.

    >>> list(map(before_some, ("HTX (kể cả HTX đã giải thể)", "HTX trừ các HTX ngừng", "HTX gồm 3 sheet")))
    ['HTX (', 'HTX ', 'HTX gồm 3 sheet']
    """
    some = _OF_SOME.search(fold(text))
    return normalise(text)[: some.start()] if some else text


class Subjects:
    """What texts say of the organisations that they name.

    Args:
        wordings: the seed, by dimension.
        words: what else is known.
        titled: what titles say is counted of them.
        parents: of a sector that is a part of another, that other.
    """

    def __init__(self, wordings: Wordings, words: TitleWords, titled: Titled, parents: Mapping[str, str]) -> None:
        self._diction, self._read, self._sectors, self._indicators, self._parts = words

        def said_by(dimension: str, *codes: str) -> Phrases:
            return phrases_said_by((told for told in wordings.get(dimension, ()) if told[0] in codes), words.diction)

        self._narrower = said_by("scope", "narrower")
        self._qualifies = said_by("scope", "qualifies", "whom", "plain")
        self._supported = said_by("scope", "supported")
        self._beyond = said_by("title", "beyond")
        self._leads = said_by("title", "leads", "joins")
        self._plain_titles, self._activity, self._statuses = titled.plain, titled.activity, titled.statuses
        self._titled, self._parents = titled, parents

    def sector(self, text: str) -> str | None:
        """The sector of the organisations that a title names, or that it is: not `xây dựng kế hoạch HTX`.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> [load_lexicon().subjects.sector(title) for title in ("Số liệu HTX vận tải", "Số liệu HTX, QTDND")]
        ['transport', None]
        >>> [load_lexicon().subjects.sector(title) for title in ("HTX theo ngành nông nghiệp", "HTX theo ngành, nghề")]
        ['agriculture', None]
        >>> [load_lexicon().subjects.sector(f"HTX nông nghiệp, {other}") for other in ("vận tải", "thủy sản")]
        [None, 'agriculture']
        >>> load_lexicon().subjects.sector("TÌNH HÌNH HTX NĂM 2023 (KHỐI VẬN TẢI)")
        'transport'
        >>> titles = ("Biểu 2: Lĩnh vực nông nghiệp", "(NGÀNH VẬN TẢI) NĂM 2023", "Sở Xây dựng", "Tín dụng")
        >>> [load_lexicon().subjects.sector(title) for title in titles]
        ['agriculture', 'transport', None, None]
        """
        sector = self.first_sector(text)
        return None if sector and self._others_beside(text, sector) else sector

    def first_sector(self, text: str) -> str | None:
        """The sector that a title names, or the first of several."""
        alone = (self._alone(line) for line in (text, *enclosed(text)))
        return self._after_name(text, self._sectors) or next(filter(None, alone), None)

    def _others_beside(self, text: str, sector: str) -> str:
        """The clauses behind a sector that name another, of which it is no part: `HTX nông nghiệp, vận tải`."""
        whole, named = self._parents.get(sector, sector), self._sectors.all_in(tuple(self._words(text)))
        beside = []
        for clause in _CLAUSES.split(normalise(text))[1:]:
            words = self._words(clause)
            other, _ = self._sectors.at(words, _past(ABOUT, words, 0)) or ("", 0)
            is_other = other in named and self._parents.get(other, other) != whole  # `Công nghiệp, xây dựng` are one
            beside += [clause.strip()] if is_other else []
        return ", ".join(beside)

    def _alone(self, text: str) -> str | None:
        """The sector that a line consists of; credit may be what they were given, others are those not named above."""
        words = self._words(last_clause(text))
        begin = _past(ABOUT, words, 0)
        code, length = self._sectors.at(words, begin) or ("", 0)
        return code if code not in ("", *_NOT_ALONE) and begin + length == len(words) else None

    def status(self, text: str) -> str | None:
        """The status of the organisations that a title names: `HTX ngừng hoạt động`, not `tình hình hoạt động HTX`.

        Of two that follow each other the second says more; of two kept apart by a comma each is of some.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> told = ("HTX ngừng hoạt động chờ giải thể", "HTX ngừng hoạt động, đã giải thể", "HTX tạm ngừng, ngừng")
        >>> [load_lexicon().subjects.status(title) for title in (*told, "HTX ngừng hoạt động và chờ giải thể")]
        ['awaiting_dissolution', None, 'inactive', None]
        >>> load_lexicon().subjects.status("HTX thành lập mới và HTX giải thể")
        >>> load_lexicon().subjects.status("HTX giải thể, chuyển đổi năm 2023")
        >>> load_lexicon().subjects.status("HTX (kể cả HTX đã giải thể)")
        >>> load_lexicon().subjects.status("120 HTX đang hoạt động, 5 HTX ngừng hoạt động")
        """
        text = before_some(text)
        clauses = [(clause, self._statuses_of(self._words(clause))) for clause in _CLAUSES.split(normalise(text))]
        if any(self._past_parts(clause) and not told for clause, told in clauses):
            return None  # those that it names first are others
        if len(clauses) > 1 and any(_OF_ANOTHER_END.match(fold(clause)) for clause, _ in clauses):
            return None  # some of them were merged, and no code says so
        if len({told[-1] for _, told in clauses if told}) > 1:
            return None  # each clause names others
        together = next((told for _, told in clauses if told), [])
        apart = self._statuses_of([word for word in self._words(text) if word != "va"])[len(together) :]
        return together[-1] if together and {*apart} <= {together[-1]} else None

    def first_status(self, text: str) -> str | None:
        """The status that a title names, or the first of several.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> load_lexicon().subjects.first_status("HTX giải thể, thu hồi giấy chứng nhận, chuyển đổi")
        'dissolved'
        """
        return next(iter(self._statuses_of(self._words(before_some(text)))), None)

    def names_end(self, text: str) -> bool:
        """Whether a line speaks of an end or a pause of those that it is about: `HTX buộc phải giải thể`.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> list(map(load_lexicon().subjects.names_end, ("HTX buộc phải giải thể", "Quỹ tín dụng nhân dân")))
        [True, False]
        """
        return _ENDS.search(fold(text)) is not None

    def _statuses_of(self, words: Words | list[str]) -> list[str]:
        """The statuses that follow a name of organisations, one behind the other."""
        for start in range(len(words)):
            if not (name := self._diction.names.at(words, start)):
                continue
            at, told = _past(ABOUT, words, start + name[1]), []
            while found := self._statuses.at(words, at):
                at += found[1]
                told.append(found[0])
            if told:
                return told
        return []

    def are_narrower(self, text: str) -> bool:
        """Whether a title is about organisations of a kind that no code stands for.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> are_narrower = load_lexicon().subjects.are_narrower
        >>> some = ("HTX do bộ đội làm giám đốc", "HTX nông nghiệp sử dụng than", "HTX ngừng hoạt động trên 12 tháng")
        >>> list(map(are_narrower, (*some, "Kết quả khảo sát 100 HTX", "Biểu 12 HTX")))
        [True, True, True, True, False]
        >>> some = ("SỐ LIỆU HTX 2023 (KHU VỰC MIỀN NÚI)", "SỐ LIỆU HTX - NGÀNH CÔNG THƯƠNG", "Sở Công Thương", "Điểm")
        >>> list(map(are_narrower, some))
        [True, True, False, False]
        >>> are_narrower("Công tác thành viên Liên minh HTX tỉnh"), are_narrower("HTX do phụ nữ quản lý")
        (True, False)
        >>> list(map(are_narrower, ("HTX chuyển đổi số", "HTX bị ảnh hưởng bởi dịch", "HTX nông nghiệp ký hợp đồng")))
        [True, True, True]
        >>> list(map(are_narrower, ("HTX đang hoạt động có sản phẩm OCOP", "HTX đang hoạt động, giải thể")))
        [True, False]
        >>> known = ("HTX có sản phẩm OCOP", "HTX có đến 31/12/2024", "HTX (không bao gồm QTDND)")
        >>> list(map(are_narrower, known))
        [False, False, False]
        >>> given = ("HTX ứng dụng công nghệ", "HTX do Liên minh HTX thực hiện", "HTX do Sở Công Thương quản lý")
        >>> [are_narrower(f"Hỗ trợ {whom}") for whom in (*given, "HTX có sản phẩm OCOP", "HTX có trên địa bàn")]
        [False, False, True, True, False]
        """
        if self._after_name(text, self._narrower) is not None and not self._are_a_part(text):
            return True
        if self._are_so_many(text) or self._are_one_of_its_kinds(text):
            return True
        if any(map(self._is_narrower_alone, (text, *enclosed(text)))):
            return True
        folded = fold(text)
        if _OF_THE_ALLIANCE.search(folded):
            return True
        if self._words(text) and _LIMIT.search(folded) and self._diction.names.first_in(self._words(text)):
            return True
        said = self._after_name(text, self._qualifies, past=self._sectors)
        if _GIVES.search(folded):  # `Hỗ trợ HTX ứng dụng công nghệ` says what for
            return said == "whom" or (said == "qualifies" and _IN_CHARGE.search(folded) is not None)
        if self._are_some_of_a_part(text):
            return True
        qualified = said in ("qualifies", "whom")
        return qualified and not (self.part(text) or self.status(text) or self.are_supported(text))

    def _is_narrower_alone(self, line: str) -> bool:
        """Whether a line consists of what makes organisations narrower: `(Khu vực miền núi)`."""
        words = self._words(last_clause(line))
        said = self._narrower.at(words, 0)
        return said is not None and said[1] == len(words) >= _FEWEST_ALONE

    def _are_a_part(self, text: str) -> bool:
        """Whether an indicator counts those that a title names, in more words than make them narrower."""
        words = self._words(text)
        for start in range(len(words)):
            if name := self._diction.names.at(words, start):
                at = _past(ABOUT, words, start + name[1])
                narrower = self._narrower.at(words, at)
                counted = self._indicators.at(self._diction.telling(words[at:]), 0) if narrower else None
                if narrower and counted and counted[1] > len(self._diction.telling(words[at : at + narrower[1]])):
                    return counted[0] == self.part(text)
        return False

    def _are_some_of_a_part(self, text: str) -> bool:
        """Whether a title says more of those that some indicator counts: `HTX đang hoạt động do phụ nữ làm chủ`."""
        for words, at in self._past_parts(text):
            said = [found[0] for phrases in (self._narrower, self._qualifies) if (found := _at(phrases, words, at))]
            counted = self._indicators.at(words, at)
            if any(code != "plain" for code in said) or (counted and counted[0] in self._parts):
                return True
        return False

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def _past_parts(self, text: str) -> tuple[tuple[Words, int], ...]:
        """Where a title goes on behind organisations and the part of them that it names.

        What a comma or an `và` keeps apart is told beside the part: `HTX đang hoạt động, thành lập mới`.
        """
        found = []
        for clause in _CLAUSES.split(normalise(text)):
            words = tuple(self._words(clause))
            for start in range(len(words)):
                if name := self._diction.names.at(words, start):
                    at = start + name[1]
                    if sector := self._sectors.at(words, at):
                        at += sector[1]
                    at = _past(_RATING, words, at)
                    part = self._indicators.at(words, at)
                    if part and part[0] in self._parts:
                        at = _past(_RATING, words, at + part[1])
                        found += [(words, at)]
        return tuple(found)

    def _are_so_many(self, text: str) -> bool:
        """Whether a title is of so many that were chosen: `Kết quả khảo sát 100 HTX`."""
        chosen = _CHOSEN.search(folded := fold(text))
        return chosen is not None and self._diction.names.at(self._words(folded[chosen.end() :]), 0) is not None

    def _are_one_of_its_kinds(self, text: str) -> bool:
        """Whether a title names the one kind that it seems to be broken down by: `HTX chia theo quy mô nhỏ`."""
        *_, words = map(self._words, _CLAUSES.split(normalise(text)))
        told = words[words.index("theo") + 1 :] if "theo" in words else []
        return self._narrower.at(told, 0) is not None and breaks_down(text)

    def are_of_others_too(self, text: str) -> bool:
        """Whether a title is about more than one province; what one is compared with is not what it is about.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("SỐ LIỆU HTX CẢ NƯỚC NĂM 2024", "Phong trào cả nước chung sức xây dựng nông thôn mới")
        >>> list(map(load_lexicon().subjects.are_of_others_too, [*titles, "HTX tỉnh Vĩnh Long so với cả nước"]))
        [True, False, False]
        """
        return _OF_OTHERS_TOO.search(_COMPARED_WITH.sub("", fold(text))) is not None

    def are_supported(self, text: str) -> bool:
        """Whether a title is about those that got support: `Danh sách HTX được hỗ trợ`."""
        behind = any(_at(self._supported, words, at) for words, at in self._past_parts(text))
        return behind or self._after_name(text, self._supported) is not None

    def are_counted_by(self, text: str, indicator: str) -> bool:
        """Whether a title is about those that an indicator counts: `Danh sách HTX thành lập mới`."""
        return self._after_name(text, self._indicators) == indicator

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019  (one lexicon lives as long as its process)
    def part(self, text: str) -> str | None:
        """The indicator that counts the only organisations a title speaks of: `Tình hình HTX thành lập mới`.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("Tình hình HTX thành lập mới", "HTX có sản phẩm OCOP", "HTX thành lập mới, giải thể", "Số HTX")
        >>> [load_lexicon().subjects.part(title) for title in titles]
        ['org_new', 'org_ocop', None, None]
        >>> titles = ("Giao chỉ tiêu thành lập mới HTX", "Số HTX và kết quả hoạt động", "Số HTX đang hoạt động")
        >>> [load_lexicon().subjects.part(title) for title in titles]
        ['org_new', None, 'org_active']
        >>> load_lexicon().subjects.part("QUY MÔ HTX ĐANG HOẠT ĐỘNG THEO LAO ĐỘNG")
        'org_active'
        >>> titles = ("HTX nông nghiệp thành lập mới", "HTX lĩnh vực vận tải đã giải thể")
        >>> [load_lexicon().subjects.part(title) for title in titles]
        ['org_new', 'org_dissolved']
        >>> titles = ("HTX thành lập mới phân theo quy mô lao động", "HTX chưa xếp loại", "HTX chưa đại hội")
        >>> [load_lexicon().subjects.part(title) for title in titles]
        ['org_new', 'org_unrated', None]
        >>> [load_lexicon().subjects.part(title) for title in ("TÌNH HÌNH HTX MÔI TRƯỜNG", "TÌNH HÌNH HTX MỚI")]
        [None, 'org_new']
        >>> titles = ("Biểu 2: Thành lập mới", "(Xếp loại tốt)", "Thành lập mới, giải thể", "TÌNH HÌNH HOẠT ĐỘNG")
        >>> [load_lexicon().subjects.part(title) for title in titles]
        ['org_new', 'org_good', None, None]
        """
        told = without_breakdown(text)
        words = self._activity.dropped_from(self._words(told))  # `Số HTX và kết quả hoạt động`
        codes = self._indicators.all_in(self._read(told).words)
        doing = self._doing(told)
        for start in range(len(words)):
            if name := self._diction.names.at(words, start):
                after = words[start + name[1] :]
                if after[:1] == ("va",):
                    continue  # `Số HTX và thành lập mới`: beside what the title says of them
                rest = [word for word in self._diction.telling(after) if word not in RATED]
                if rest[:1] == ["chua"]:
                    if RATED.isdisjoint(after):
                        continue  # `HTX chưa đại hội` are not those `chưa xếp loại`
                    rest[1:1] = RATED
                before = self._diction.telling(words[:start])
                # `Tình hình hoạt động HTX`, `Quy mô HTX đang hoạt động`
                spoken_of = codes - (self._indicators.all_in(tuple(self._before_name(told))) & _PLAIN_COUNTS)
                for code in (doing, self._said_behind(rest, after), self._closing(before)):
                    if code in self._parts and spoken_of | {code} == {code}:
                        return code
        return self._part_alone(text)

    def _doing(self, text: str) -> str | None:
        """What organisations are said to do well, or to be besides, in words that alone are what all do.

        `HTX sản xuất kinh doanh hiệu quả` are some, `Kết quả sản xuất kinh doanh của HTX` is of all.
        """
        words = self._words(text)
        name = next(((at, found[1]) for at in range(len(words)) if (found := self._diction.names.at(words, at))), None)
        if name is None:
            return None
        after = words[sum(name) :]
        code = self._said_behind([word for word in self._diction.telling(after) if word not in RATED], after)
        return code if code not in _PLAIN_COUNTS or not _STILL.isdisjoint(after[:1]) else None

    def _before_name(self, text: str) -> Words | list[str]:
        """What a title says before the first organisations that it names."""
        words = self._words(text)
        return words[: next((at for at in range(len(words)) if self._diction.names.at(words, at)), 0)]

    def _said_behind(self, rest: list[str], after: Words | list[str]) -> str | None:
        """The indicator of what is said behind organisations, or behind the sector that they are of.

        Args:
            rest: the telling words behind their name.
            after: all words there.
        """
        found = self._indicators.at(rest, 0) or self._indicators.at(_without(ABOUT, rest), 0)
        if found and not ((sector := self._sectors.at(after, 0)) and sector[1] > found[1]):
            return found[0]  # `HTX môi trường` are no new ones
        begin = _past(ABOUT | _OF_SECTORS, rest, 0)
        sector = self._sectors.at(rest, begin)
        behind = rest[begin + sector[1] :] if sector else []
        said = {word for word in (behind if sector else rest) if not word.isdigit()}
        if said <= _DONE and not _DONE.isdisjoint(after):
            behind = [word for word in after if word in RATED]  # `HTX nông nghiệp được xếp loại năm 2024`
        found = self._indicators.at(behind, 0) or self._indicators.at(_without(ABOUT, behind), 0)
        return found[0] if found else None

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def measured_part(self, text: str) -> str | None:
        """The indicator that counts the only organisations of which a title tells more: `Lao động trong HTX giải thể`.

        What is told beside those in operation, `HTX đang hoạt động, thành viên`, is told of them too.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("Số HTX, lao động trong HTX đang hoạt động", "Số HTX đang hoạt động, số lao động")
        >>> [load_lexicon().subjects.measured_part(title) for title in (*titles, "Thành viên của HTX thành lập mới")]
        ['org_active', 'org_active', 'org_new']
        >>> titles = ("Số HTX, thành viên, HTX thành lập mới", "Số thành viên của HTX", "HTX thành lập mới")
        >>> [load_lexicon().subjects.measured_part(title) for title in titles]
        [None, None, None]
        """
        told = without_breakdown(text)
        codes = self._indicators.all_in(self._read(told).words)
        if codes <= {*self._parts, *_PLAIN_COUNTS}:
            return None
        for clause in _CLAUSES.split(normalise(told)):
            words = self._words(clause)
            start = next((start for start in range(len(words)) if self._diction.names.at(words, start)), len(words))
            code = self.part(shown(words[start:]))
            before = [word for word in words[:start] if word != "cac"]
            tells_more = bool(before) and before[-1] in _OF
            tells_more |= not self._indicators.all_in(tuple(before)) <= {*self._parts, *_PLAIN_COUNTS}
            if code and (tells_more or code == "org_active") and codes & self._parts.keys() <= {code, *_PLAIN_COUNTS}:
                return code
        return None

    def _part_alone(self, text: str) -> str | None:
        """The part of organisations that a line consists of, whose name another one tells."""
        label = self._titled.without_time(text)
        words, is_activity = label.words, not self._activity.dropped_from(label.words)
        said = self._plain_titles.dropped_from(self._words(last_clause(text)))
        if label.entities or len(said) < _FEWEST_ALONE or is_activity or ABOUT.issuperset(words):
            return None  # `Mới` may be the sheet, `Hoạt động sản xuất, kinh doanh` is of all
        code, length = self._indicators.at(words, 0) or ("", 0)
        return code if code in self._parts and code not in _NOT_ALONE and length == len(words) else None

    def are_all_it_names(self, text: str) -> bool:
        """Whether a title speaks of organisations and of nothing that is told of them: `Tình hình HTX theo huyện`.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("Biểu 2. Tổng hợp HTX các huyện", "HTX trồng rau", "Thu nhập của HTX", "HTX và doanh thu")
        >>> list(map(load_lexicon().subjects.are_all_it_names, titles))
        [True, False, False, False]
        """
        words = self._diction.words(without_numbering(text))
        name = next((start for start in range(len(words)) if self._diction.names.at(words, start)), None)
        if name is None or self._indicators.all_in(self._read(text).words):
            return False
        before = self._plain_titles.dropped_from(words[:name])
        return all(map(str.isdigit, self._diction.telling(before))) and not self.not_understood(text)

    def not_understood(self, text: str) -> str:
        """What a title says of the organisations it names that nobody here understands; '' where it says nothing more.

        It may speak of some of them only. When, where and by what they are told apart is no such word.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("Tình hình HTX trồng rau", "Tình hình HTX, THT năm 2023", "HTX nông nghiệp", "Số HTX")
        >>> [load_lexicon().subjects.not_understood(title) for title in titles]
        ['trong rau', '', '', '']
        >>> titles = ("HTX nuôi thủy sản lồng bè", "HTX đăng ký lại", "HTX người Khmer")
        >>> [load_lexicon().subjects.not_understood(title) for title in titles]
        ['nuoi thuy san long be', 'dang ky lai', 'nguoi khmer']
        """
        sector = self._after_name(text, self._sectors)
        if sector and not breaks_down(text) and (others := self._others_beside(text, sector)):
            return "" if self._sectors.all_in(tuple(self._words(text))) >= ALL_SECTORS else others
        words = self._words(text)
        begin = at = next((start for start in range(len(words)) if self._diction.names.at(words, start)), len(words))
        led = False
        while at < len(words):
            if name := self._diction.names.at(words, at):
                begin = at = at + name[1]
            elif words[at] in ABOUT:
                at += 1
            elif not led and (same := self._whole(words, at)):
                at += same
            elif self._is_known(words, at, led=led):
                break
            elif number := self._titled.number_at(words, at):  # `Số HTX, số thành viên`
                at += number
            elif lead := self._leads.at(words, at):  # `HTX thực hiện`, what or when?
                at, led = at + lead[1], lead[0] == "leads"
            else:
                return shown(words[begin:]) if words[at].isalpha() else ""
        return next(filter(None, map(self._not_understood_behind, self._past_parts(text))), "")

    def _whole(self, words: Words | list[str], at: int) -> int:
        """How many words from here on name a sector or all there are, behind which more may be said of them."""
        sector, counted = self._sectors.at(words, at), self._indicators.at(words, at)
        if counted and counted[0] == "org_total":
            return counted[1] if not self._beyond.at(words, at) else 0  # `HTX quý III` are no funds
        return sector[1] if sector and not (counted and counted[1] > sector[1]) else 0

    def are_of_other_sectors(self, text: str) -> bool:
        """Whether a title is about sectors that no one code stands for: of all of them its totals are not.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("HTX lĩnh vực văn hóa", "HTX công nghiệp, vận tải", "HTX vận tải", "HTX theo ngành", "HTX A")
        >>> list(map(load_lexicon().subjects.are_of_other_sectors, titles))
        [True, True, False, False, False]
        """
        said = self.not_understood(text)
        if not said or self.sector(text):
            return False
        if _NAMES_A_SECTOR.match(said):
            return True
        named = self._sectors.all_in(tuple(self._words(text)))
        lists_all = "agriculture" in named and len(named) > len(ALL_SECTORS)  # one behind the other
        return self._after_name(text, self._sectors) is not None and not lists_all

    def _not_understood_behind(self, place: tuple[Words, int]) -> str:
        """What a title goes on with behind a part of the organisations: `HTX thành lập mới trồng rau`."""
        words, begin = place
        at, led = begin, False
        while at < len(words) and words[at].isalpha():
            if self._is_known(words, at, led=led) or self._is_known(words, _past(_DONE, words, at), led=led):
                return ""
            if not (lead := self._leads.at(words, at)):
                return shown(words[begin:])
            at, led = at + lead[1], lead[0] == "leads"
        return ""

    def _is_known(self, words: Words | list[str], at: int, *, led: bool = False) -> bool:
        """Whether what a title goes on with, behind the organisations it names, is understood.

        Args:
            words: of the title.
            at: where it goes on.
            led: whether a word leads there, whose sector or status nobody takes from it: `HTX phục vụ du lịch`.
        """
        told = (self._sectors, self._statuses, self._narrower, self._qualifies, self._supported)
        known = (self._beyond, self._plain_titles, *(() if led else (self._activity, *told)))
        counted = None if led else self._indicators.at(words, at)  # what is given to people is said of no organisations
        return any(phrases.at(words, at) for phrases in known) or bool(counted and not counted[0].startswith(GIVEN))

    def _closing(self, words: Words) -> str | None:
        """What happened to the organisations, in the words before their name: `Tình hình thành lập mới` of `HTX`."""
        ends = ((start, self._indicators.at(words, start)) for start in range(len(words)))
        codes = (found[0] for start, found in ends if found and start + found[1] == len(words))
        return next((code for code in codes if self._parts.get(code) == "flow"), None)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def _words(self, text: str) -> list[str]:
        return self._diction.words(text)

    @lru_cache(maxsize=4 * _REMEMBERED)  # noqa: B019  (each title is held against several lists of phrases)
    def _after_name(self, text: str, phrases: Phrases, *, past: Phrases | None = None) -> str | None:
        """The code of what follows a name of organisations, or follows one of some phrases behind it."""
        words = self._words(text)
        for start in range(len(words)):
            if not (name := self._diction.names.at(words, start)):
                continue
            leading = ABOUT | _OF_SECTORS if phrases is self._sectors else ABOUT
            position = _past(leading, words, start + name[1])
            if phrases is self._supported and (found := _at(phrases, words, position)):
                return found[0]
            if phrases is self._sectors and self._diction.names.at(words, position):
                continue  # `HTX, QTDND`: credit funds beside cooperatives are no sector of theirs
            if found := phrases.at(words, position):
                return found[0]
            if past and (between := past.at(words, position)) and (found := phrases.at(words, position + between[1])):
                return found[0]
        return None


def _at(phrases: Phrases, words: Words | list[str], at: int) -> tuple[str, int] | None:
    """The phrase at a place, or behind the words there that it was done: `được vay vốn`."""
    return phrases.at(words, at) or phrases.at(words, _past(_DONE, words, at))


def _past(words: frozenset[str], told: Words | list[str], at: int) -> int:
    """Where what is told goes on behind such words."""
    return next((place for place in range(at, len(told)) if told[place] not in words), len(told))


def _without(words: frozenset[str], told: list[str]) -> list[str]:
    """What is told, without such words at its beginning."""
    first = next((at for at, word in enumerate(told) if word not in words), len(told))
    return told[first:]
