"""Which known wording is nearest to a label that is not known?

Words that many wordings share (`bình quân`, `thành viên`) say little about the meaning of a label; rare words say most.

Belongs here: the similarity of labels. Not here: their meaning (`lexicon`), why a row was not read (`review`). Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log
from statistics import median

from orchestration.landing.writing.phrases import Words

_ENOUGH = 0.45  # of all that both say, by weight
_ALIKE = 0.8  # of the letters of a word typed amiss
_SHORT = 3  # letters: a word as short is another word, not one typed amiss


class Nearest:
    """Known wordings, ready to be held against labels.

    Args:
        known: their words, and what is shown of each.

    >>> known = {"nop ngan sach": "nộp ngân sách", "von binh quan": "vốn bình quân", "lai binh quan": "lãi bình quân"}
    >>> nearest = Nearest(known)
    >>> nearest.to(("nop", "ngan", "sachh")), nearest.to(("do", "tuoi", "binh", "quan"))
    ('nộp ngân sách', '')
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = {frozenset(words.split()): shown for words, shown in reversed(list(known.items()))}
        shared = Counter(word for words in self._known for word in words)
        self._weights = {word: log((len(self._known) + 1) / times) for word, times in shared.items()}
        self._unknown = median(self._weights.values()) if self._weights else 0.0

    def to(self, label: Words) -> str:
        """What is shown of the nearest wording; '' where none is near."""
        words = frozenset(map(self._spelt, label))
        near = [(self._shared(words, known), known) for known in self._known if known & words]
        share, found = max(near, key=lambda pair: pair[0], default=(0.0, frozenset()))
        return self._known[found] if share >= _ENOUGH else ""

    def _shared(self, words: frozenset[str], known: frozenset[str]) -> float:
        return self._weight(words & known) / self._weight(words | known)

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._weights.get(word, self._unknown) for word in words)

    def _spelt(self, word: str) -> str:
        """A word that no wording has as the one it was meant to be."""
        if word in self._weights or len(word) <= _SHORT:
            return word
        from rapidfuzz import process  # where every label is known, nothing is looked for
        from rapidfuzz.distance import Indel

        meant = process.extractOne(word, list(self._weights), scorer=Indel.normalized_similarity, score_cutoff=_ALIKE)
        return meant[0] if meant else word
