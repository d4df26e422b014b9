"""Which sector are the organisations of a title in? `Số liệu HTX vận tải`.

Belongs here: sectors that titles and headings name. Not here: sectors of rows (`lexicon`), sectors in words that no
code stands for (`subjects`). Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from orchestration.landing.text import normalise
from orchestration.landing.words.clauses import ABOUT, enclosed, last_clause
from orchestration.landing.words.names_in_titles import CLAUSES, NamesInTitles, past
from orchestration.landing.writing.phrases import Phrases

_NOT_ALONE = frozenset({"credit", "other", "total"})  # credit may be what was given, others those not named above


class TitleSectors:
    """The sectors that titles name.

    Args:
        named: the organisations that titles name.
        sectors: the wordings of sectors.
        parents: of a sector that is a part of another, that other.
    """

    def __init__(self, named: NamesInTitles, sectors: Phrases, parents: Mapping[str, str]) -> None:
        self._named, self._sectors, self._parents = named, sectors, parents

    def only(self, text: str) -> str | None:
        """The one sector of the organisations that a title names, or that it consists of.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> [load_lexicon().title_sectors.only(title) for title in ("Số liệu HTX vận tải", "Số liệu HTX, QTDND")]
        ['transport', None]
        >>> titles = ("HTX theo ngành nông nghiệp", "HTX theo ngành, nghề")
        >>> [load_lexicon().title_sectors.only(title) for title in titles]
        ['agriculture', None]
        >>> [load_lexicon().title_sectors.only(f"HTX nông nghiệp, {other}") for other in ("vận tải", "thủy sản")]
        [None, 'agriculture']
        >>> load_lexicon().title_sectors.only("TÌNH HÌNH HTX NĂM 2023 (KHỐI VẬN TẢI)")
        'transport'
        >>> titles = ("Biểu 2: Lĩnh vực nông nghiệp", "(NGÀNH VẬN TẢI) NĂM 2023", "Sở Xây dựng", "Tín dụng")
        >>> [load_lexicon().title_sectors.only(title) for title in titles]
        ['agriculture', 'transport', None, None]
        """
        sector = self.first(text)
        return None if sector and self.others_beside(text, sector) else sector

    def first(self, text: str) -> str | None:
        """The first sector that a title names: of organisations, or alone in a line."""
        alone = (self._alone(line) for line in (text, *enclosed(text)))
        return self._named.followed_by_sector(text) or next(filter(None, alone), None)

    def all_in(self, text: str) -> frozenset[str]:
        """Every sector that a title names."""
        return self._sectors.all_in(tuple(self._named.words(text)))

    def others_beside(self, text: str, sector: str) -> str:
        """The clauses behind a sector that name another one, not a part of it: `HTX nông nghiệp, vận tải`."""
        whole, named = self._parents.get(sector, sector), self.all_in(text)
        beside = []
        for clause in CLAUSES.split(normalise(text))[1:]:
            words = self._named.words(clause)
            other, _ = self._sectors.at(words, past(ABOUT, words, 0)) or ("", 0)
            is_other = other in named and self._parents.get(other, other) != whole  # `Công nghiệp, xây dựng` are one
            beside += [clause.strip()] if is_other else []
        return ", ".join(beside)

    def _alone(self, text: str) -> str | None:
        """The sector that a line consists of."""
        words = self._named.words(last_clause(text))
        begin = past(ABOUT, words, 0)
        code, length = self._sectors.at(words, begin) or ("", 0)
        return code if code and code not in _NOT_ALONE and begin + length == len(words) else None
