"""Where a title or heading names organisations, and which words follow their name.

Only what directly follows the name is said of the organisations: `HTX nông nghiệp`, not `nông nghiệp và HTX`.

Belongs here: positions in the words of a title. Not here: what the title is about (`subjects`), which part of the
organisations (`title_parts`) and which status (`title_statuses`) it names. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from orchestration.landing.seeds import load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.words.clauses import ABOUT
from orchestration.landing.words.labels import RATED
from orchestration.landing.words.titled import TitleWords
from orchestration.landing.writing.function_words import DONE
from orchestration.landing.writing.phrases import Phrases, Words

CLAUSES = re.compile(r"[,;:/()+&]| - |\b(?:và|hoặc)\b", re.IGNORECASE)
OF_SECTORS = frozenset(map(fold, load_words("link")["sector"]))  # `HTX theo ngành nông nghiệp`, `HTX khối nông nghiệp`
_RATING = RATED | {"loai"}
_REMEMBERED = 1000  # titles: each is asked for by every table of its sheet


class NamesInTitles:
    """The words of titles, and the places behind the organisations that they name.

    Args:
        words: what is known when titles are read.
    """

    def __init__(self, words: TitleWords) -> None:
        self._diction, _, self._sectors, self._indicators, self._parts = words

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019  (one lexicon lives as long as its process)
    def words(self, text: str) -> list[str]:
        """The words of a title, synonyms unified."""
        return self._diction.words(text)

    def length_at(self, words: Words | list[str], at: int) -> int:
        """How many words from a place on name organisations; 0 where none do."""
        found = self._diction.names.at(words, at)
        return found[1] if found else 0

    def all_in(self, words: Words | list[str]) -> Iterator[tuple[int, int]]:
        """Where each name of organisations begins, and where the words behind it do."""
        for start in range(len(words)):
            if length := self.length_at(words, start):
                yield start, start + length

    def first_in(self, words: Words | list[str]) -> int | None:
        """Where the first name of organisations begins."""
        return next((start for start, _ in self.all_in(words)), None)

    @lru_cache(maxsize=4 * _REMEMBERED)  # noqa: B019  (each title is held against several lists of phrases)
    def followed_by(self, text: str, phrases: Phrases, *, past: Phrases | None = None) -> str | None:
        """The code of the first phrase that follows a name of organisations.

        Args:
            text: a title.
            phrases: the phrases that are sought.
            past: phrases that may stand between the name and the one that is sought.
        """
        for words, at in self._behind(text, ABOUT):
            if found := phrases.at(words, at):
                return found[0]
            if past and (between := past.at(words, at)) and (found := phrases.at(words, at + between[1])):
                return found[0]
        return None

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def followed_by_sector(self, text: str) -> str | None:
        """The sector that follows a name of organisations; credit funds beside cooperatives are none: `HTX, QTDND`."""
        for words, at in self._behind(text, ABOUT | OF_SECTORS):
            if not self.length_at(words, at) and (sector := self._sectors.at(words, at)):
                return sector[0]
        return None

    def followed_by_done(self, text: str, phrases: Phrases) -> bool:
        """Whether a phrase of what was done follows a name of organisations: `HTX vay vốn`, `HTX được vay vốn`."""
        return any(at_or_done(phrases, words, at) for words, at in self._behind(text, ABOUT))

    def _behind(self, text: str, leading: frozenset[str]) -> Iterator[tuple[list[str], int]]:
        """The words of a title, with each place behind a name and the words that lead on from it."""
        words = self.words(text)
        return ((words, past(leading, words, end)) for _, end in self.all_in(words))

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def past_parts(self, text: str) -> tuple[tuple[Words, int], ...]:
        """The places where a title goes on behind organisations and the part of them that it names.

        What a comma or `và` separates stands beside the part: `HTX đang hoạt động, thành lập mới`.
        """
        found = []
        for clause in CLAUSES.split(normalise(text)):
            words = tuple(self.words(clause))
            for _, end in self.all_in(words):
                sector = self._sectors.at(words, end)
                at = past(_RATING, words, end + (sector[1] if sector else 0))
                part = self._indicators.at(words, at)
                if part and part[0] in self._parts:
                    found += [(words, past(_RATING, words, at + part[1]))]
        return tuple(found)


def at_or_done(phrases: Phrases, words: Words | list[str], at: int) -> tuple[str, int] | None:
    """The phrase at a place, or behind words that say it was done: `được vay vốn`."""
    return phrases.at(words, at) or phrases.at(words, past(DONE, words, at))


def past(skipped: frozenset[str], words: Words | list[str], at: int) -> int:
    """The first place from `at` on whose word is not to be skipped."""
    return next((place for place in range(at, len(words)) if words[place] not in skipped), len(words))
