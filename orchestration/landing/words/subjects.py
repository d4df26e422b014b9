"""Which organisations is a title about: all of them, those of a sector, or some that no code stands for?

Belongs here: titles and headings that name organisations. Not here: which part (`title_parts`) and status
(`title_statuses`) they name, what they count of them (`titled`), labels of rows and columns (`lexicon`), periods
(`titles`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold, normalise
from orchestration.landing.words.clauses import ABOUT, breaks_down, enclosed, last_clause, shown
from orchestration.landing.words.diction import Wordings, phrases_said_by
from orchestration.landing.words.names_in_titles import CLAUSES, NamesInTitles, at_or_done, past
from orchestration.landing.words.title_parts import TitleParts
from orchestration.landing.words.title_sectors import TitleSectors
from orchestration.landing.words.title_statuses import TitleStatuses
from orchestration.landing.words.titled import GIVEN, Titled, TitleWords
from orchestration.landing.writing.function_words import DONE
from orchestration.landing.writing.numbering import without_numbering
from orchestration.landing.writing.phrases import Phrases, Words

_OF_OTHERS_TOO = re.compile(rf"\b(?:{any_word('scope', 'wider')})\b(?! chung suc)")
_IN_CHARGE = re.compile(rf"\bdo .*\b(?:{any_word('scope', 'in_charge')})\b")
_COMPARED_WITH = re.compile(r"(?<=\w )so (?:sanh )?voi\b.*")
_GIVES = re.compile(rf"\b(?:{any_word('title', 'support')})\b")
_OF_THE_ALLIANCE = re.compile(rf"\b(?:{any_word('scope', 'of_the_alliance')})\b")
# `HTX thành viên của LHHTX`; `Số HTX thành viên` counts what unions have
_OF_UNIONS = re.compile(rf"(?<!so )(?<!luong )\b(?:htx|hop tac xa) (?:{any_word('scope', 'of_unions')})\b")
_LEFT_OUT = re.compile(rf"(?<!phong )\b(?:{any_word('scope', 'left_out')})\b(?P<others>[^()]*)")
# `trên 12 tháng`: not all that the words before it name
_LIMIT = re.compile(rf"\b(?:{any_word('scope', 'limit')}) \d{{1,3}} (?:{any_word('scope', 'limited')})\b")
_CHOSEN = re.compile(rf"\b(?:{any_word('scope', 'chosen')}) (?:tai |cua |o )?\d+ ")
_NAMES_A_SECTOR = re.compile(rf"(?:trong |thuoc |cua )*(?:{any_word('link', 'of_a_sector')})\b(?! nghe)")
_FEWEST_ALONE = 2  # words by which a line is of some organisations without their name
ALL_SECTORS = frozenset({"agriculture", "non_agriculture"})


def are_of_others_too(text: str) -> bool:
    """Whether a title is about more than one province; what one is compared with is not what it is about.

    >>> titles = ("SỐ LIỆU HTX CẢ NƯỚC NĂM 2024", "Phong trào cả nước chung sức xây dựng nông thôn mới")
    >>> list(map(are_of_others_too, [*titles, "HTX tỉnh Vĩnh Long so với cả nước"]))
    [True, False, False]
    """
    return _OF_OTHERS_TOO.search(_COMPARED_WITH.sub("", fold(text))) is not None


class Subjects:
    """Which organisations titles are about.

    Args:
        wordings: the seed, by dimension.
        words: what is known when titles are read.
        titled: what titles count.
        named: the organisations that titles name.
        sectors: the sectors of organisations that titles name.
        parts: the parts of organisations that titles name.
        statuses: the statuses of organisations that titles name.
    """

    def __init__(
        self,
        wordings: Wordings,
        words: TitleWords,
        titled: Titled,
        named: NamesInTitles,
        sectors: TitleSectors,
        parts: TitleParts,
        statuses: TitleStatuses,
    ) -> None:
        self._diction, self._read, self._sectors, self._indicators, self._parts = words
        self._titled, self._named = titled, named
        self._title_sectors, self._title_parts, self._title_statuses = sectors, parts, statuses

        def said_by(dimension: str, *codes: str) -> Phrases:
            return phrases_said_by((told for told in wordings.get(dimension, ()) if told[0] in codes), words.diction)

        self._narrower = said_by("scope", "narrower")
        self._qualifies = said_by("scope", "qualifies", "whom", "plain")
        self._supported = said_by("scope", "supported")
        self._beyond = said_by("title", "beyond")
        self._leads = said_by("title", "leads", "joins")

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
        >>> list(map(are_narrower, ("HTX (trừ HTX nông nghiệp)", "HTX (chưa tính HTX ngừng hoạt động)")))
        [True, True]
        >>> known = ("HTX có sản phẩm OCOP", "HTX có đến 31/12/2024", "HTX (không bao gồm QTDND)")
        >>> list(map(are_narrower, known))
        [False, False, False]
        >>> given = ("HTX ứng dụng công nghệ", "HTX do Liên minh HTX thực hiện", "HTX do Sở Công Thương quản lý")
        >>> [are_narrower(f"Hỗ trợ {whom}") for whom in (*given, "HTX có sản phẩm OCOP", "HTX có trên địa bàn")]
        [False, False, True, True, False]
        """
        if self._named.followed_by(text, self._narrower) is not None and not self._are_a_part(text):
            return True
        if self._are_so_many(text) or self._are_one_of_its_kinds(text):
            return True
        if any(map(self._is_narrower_alone, (text, *enclosed(text)))):
            return True
        folded, words = fold(text), self._named.words(text)
        if _OF_THE_ALLIANCE.search(folded) or _OF_UNIONS.search(folded) or self._leaves_some_out(folded):
            return True
        if words and _LIMIT.search(folded) and self._diction.names.first_in(words):
            return True
        said = self._named.followed_by(text, self._qualifies, past=self._sectors)
        if _GIVES.search(folded):  # `Hỗ trợ HTX ứng dụng công nghệ` says what for
            return said == "whom" or (said == "qualifies" and _IN_CHARGE.search(folded) is not None)
        if self._are_some_of_a_part(text):
            return True
        if said not in ("qualifies", "whom"):
            return False
        return not (self._title_parts.only(text) or self._title_statuses.only(text) or self.are_supported(text))

    def _leaves_some_out(self, folded: str) -> bool:
        """Whether a title is about all organisations but some: `HTX (trừ HTX nông nghiệp)`, not `HTX (trừ QTDND)`."""
        found = _LEFT_OUT.search(folded)
        if found is None:
            return False
        others = self._read(found["others"])
        if others.entities and not {"cooperative", "group"} & {*others.entities}:
            return False
        of_some = self._indicators.all_in(others.words) & self._parts.keys()
        return bool(of_some or self._sectors.all_in(others.words))

    def _is_narrower_alone(self, line: str) -> bool:
        """Whether a line consists of what makes organisations narrower: `(Khu vực miền núi)`."""
        words = self._named.words(last_clause(line))
        said = self._narrower.at(words, 0)
        return said is not None and said[1] == len(words) >= _FEWEST_ALONE

    def _are_a_part(self, text: str) -> bool:
        """Whether an indicator counts the organisations of a title, in more words than make them narrower."""
        words = self._named.words(text)
        for _, end in self._named.all_in(words):
            at = past(ABOUT, words, end)
            narrower = self._narrower.at(words, at)
            counted = self._indicators.at(self._diction.telling(words[at:]), 0) if narrower else None
            if narrower and counted and counted[1] > len(self._diction.telling(words[at : at + narrower[1]])):
                return counted[0] == self._title_parts.only(text)
        return False

    def _are_some_of_a_part(self, text: str) -> bool:
        """Whether a title narrows a part that an indicator counts: `HTX đang hoạt động do phụ nữ làm chủ`."""
        for words, at in self._named.past_parts(text):
            narrowing = (self._narrower, self._qualifies)
            said = [found[0] for phrases in narrowing if (found := at_or_done(phrases, words, at))]
            counted = self._indicators.at(words, at)
            if any(code != "plain" for code in said) or (counted and counted[0] in self._parts):
                return True
        return False

    def _are_so_many(self, text: str) -> bool:
        """Whether a title is about a number of chosen organisations: `Kết quả khảo sát 100 HTX`."""
        chosen = _CHOSEN.search(folded := fold(text))
        return chosen is not None and self._named.length_at(self._named.words(folded[chosen.end() :]), 0) > 0

    def _are_one_of_its_kinds(self, text: str) -> bool:
        """Whether a title names the one kind that it seems to be broken down by: `HTX chia theo quy mô nhỏ`."""
        *_, words = map(self._named.words, CLAUSES.split(normalise(text)))
        told = words[words.index("theo") + 1 :] if "theo" in words else []
        return self._narrower.at(told, 0) is not None and breaks_down(text)

    def are_supported(self, text: str) -> bool:
        """Whether a title is about organisations that got support: `Danh sách HTX được hỗ trợ`."""
        behind = any(at_or_done(self._supported, words, at) for words, at in self._named.past_parts(text))
        return behind or self._named.followed_by_done(text, self._supported)

    def are_all_it_names(self, text: str) -> bool:
        """Whether a title names organisations and nothing that is counted of them: `Tình hình HTX theo huyện`.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("Biểu 2. Tổng hợp HTX các huyện", "HTX trồng rau", "Thu nhập của HTX", "HTX và doanh thu")
        >>> list(map(load_lexicon().subjects.are_all_it_names, titles))
        [True, False, False, False]
        """
        words = self._diction.words(without_numbering(text))
        name = self._named.first_in(words)
        if name is None or self._indicators.all_in(self._read(text).words):
            return False
        before = self._titled.plain.dropped_from(words[:name])
        return all(map(str.isdigit, self._diction.telling(before))) and not self.not_understood(text)

    def not_understood(self, text: str) -> str:
        """The words behind the organisations of a title that nothing explains; '' where there are none.

        They may mean that the title is about some organisations only. When, where and by what the table is broken down
        is understood.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("Tình hình HTX trồng rau", "Tình hình HTX, THT năm 2023", "HTX nông nghiệp", "Số HTX")
        >>> [load_lexicon().subjects.not_understood(title) for title in titles]
        ['trong rau', '', '', '']
        >>> titles = ("HTX nuôi thủy sản lồng bè", "HTX đăng ký lại", "HTX người Khmer")
        >>> [load_lexicon().subjects.not_understood(title) for title in titles]
        ['nuoi thuy san long be', 'dang ky lai', 'nguoi khmer']
        """
        sector = self._named.followed_by_sector(text)
        if sector and not breaks_down(text) and (others := self._title_sectors.others_beside(text, sector)):
            return "" if self._title_sectors.all_in(text) >= ALL_SECTORS else others
        if (said := self._not_understood_behind_name(text)) is not None:
            return said
        return next(filter(None, map(self._not_understood_behind_part, self._named.past_parts(text))), "")

    def _not_understood_behind_name(self, text: str) -> str | None:
        """What a title goes on with behind its last name of organisations: `Tình hình HTX trồng rau`.

        None where all of it is understood; a number ends what is said of them.
        """
        words = self._named.words(text)
        first = self._named.first_in(words)
        begin = at = len(words) if first is None else first
        led = False
        while at < len(words):
            if name := self._named.length_at(words, at):
                begin = at = at + name
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
        return None

    def _whole(self, words: Words | list[str], at: int) -> int:
        """How many words from a place on name a sector or all organisations, behind which more may be said of them."""
        sector, counted = self._sectors.at(words, at), self._indicators.at(words, at)
        if counted and counted[0] == "org_total":
            return counted[1] if not self._beyond.at(words, at) else 0  # `HTX quý III` are no funds
        return sector[1] if sector and not (counted and counted[1] > sector[1]) else 0

    def _not_understood_behind_part(self, place: tuple[Words, int]) -> str:
        """What a title goes on with behind a part of the organisations: `HTX thành lập mới trồng rau`."""
        words, begin = place
        at, led = begin, False
        while at < len(words) and words[at].isalpha():
            if self._is_known(words, at, led=led) or self._is_known(words, past(DONE, words, at), led=led):
                return ""
            if not (lead := self._leads.at(words, at)):
                return shown(words[begin:])
            at, led = at + lead[1], lead[0] == "leads"
        return ""

    def _is_known(self, words: Words | list[str], at: int, *, led: bool) -> bool:
        """Whether what a title goes on with, behind the organisations it names, is understood.

        Args:
            words: of the title.
            at: where it goes on.
            led: whether a word leads there, whose sector or status nobody takes from it: `HTX phục vụ du lịch`.
        """
        known = [self._beyond, self._titled.plain]
        if not led:
            known += [self._titled.activity, self._sectors, self._titled.statuses]
            known += [self._narrower, self._qualifies, self._supported]
        if any(phrases.at(words, at) for phrases in known):
            return True
        counted = None if led else self._indicators.at(words, at)
        return counted is not None and not counted[0].startswith(
            GIVEN
        )  # what is given to people is of no organisations

    def are_of_other_sectors(self, text: str) -> bool:
        """Whether a title is about sectors that no single code stands for: its totals are not of all sectors.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> titles = ("HTX lĩnh vực văn hóa", "HTX công nghiệp, vận tải", "HTX vận tải", "HTX theo ngành", "HTX A")
        >>> list(map(load_lexicon().subjects.are_of_other_sectors, titles))
        [True, True, False, False, False]
        """
        said = self.not_understood(text)
        if not said or self._title_sectors.only(text):
            return False
        if _NAMES_A_SECTOR.match(said):
            return True
        named = self._title_sectors.all_in(text)
        lists_all = "agriculture" in named and len(named) > len(ALL_SECTORS)
        return self._named.followed_by_sector(text) is not None and not lists_all
