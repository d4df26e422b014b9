"""From a text to its words: synonyms unified, names of organisations found, words without meaning dropped.

Belongs here: the words of a text. Not here: what the words mean (`lexicon`). Pure; the words are data (seed `wordings`,
dimensions synonym, entity_type, filler).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from orchestration.landing.words.names import Names
from orchestration.landing.writing.phrases import PUNCTUATION, Phrases, Synonyms, Words, bare_words, split_words
from orchestration.landing.writing.spelling import both_folds, fold_apart

Wordings = Mapping[str, Sequence[tuple[str, str]]]  # code and text of each, by dimension


class Diction:
    """The words of labels, ready to compare."""

    def __init__(self, wordings: Wordings) -> None:
        self.synonyms = Synonyms()
        for canonical, variant in wordings.get("synonym", ()):
            target = tuple(split_words(fold_apart(canonical)))
            for folded in (*both_folds(variant), *both_folds(canonical)):
                self.synonyms.add(tuple(split_words(folded)), target)
        self.names = Names()
        for code, text in wordings.get("entity_type", ()):
            for folded in both_folds(text):
                self.names.add(tuple(self.tokens(folded)), code)
        fillers = wordings.get("filler", ())
        self._fillers = phrases_of((code, text) for code, text in fillers if code == "filler")
        self.of_now = Phrases()
        for code, text in fillers:
            if code == "stock":
                self.of_now.add(self.telling(self.tokens(fold_apart(text))), code)

    def tokens(self, folded: str) -> list[str]:
        """The words and punctuation of a folded text, synonyms unified."""
        return self.synonyms.unified(split_words(folded))

    def words(self, text: str) -> list[str]:
        """The words of a text, synonyms unified, without punctuation."""
        return self.synonyms.unified(list(bare_words(fold_apart(text))))

    def telling(self, tokens: Iterable[str]) -> Words:
        """Those words that say something."""
        return self._fillers.dropped_from([t for t in tokens if t not in PUNCTUATION or t == "%"])


def phrases_of(wordings: Iterable[tuple[str, str]]) -> Phrases:
    """Wordings as phrases, with their marks and without."""
    phrases = Phrases()
    for code, text in wordings:
        for folded in both_folds(text):
            phrases.add(bare_words(folded), code)
    return phrases


def phrases_said_by(wordings: Iterable[tuple[str, str]], diction: Diction) -> Phrases:
    """Wordings as phrases, as they are printed and with their synonyms unified: `chuyển đổi số` is read as `CĐS`."""
    phrases = phrases_of(wordings := list(wordings))
    for code, text in wordings:
        phrases.add(tuple(diction.words(text)), code)
    return phrases
