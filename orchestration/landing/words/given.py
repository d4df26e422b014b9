"""What of support does a label count, whichever verb says that it was given: `Số lớp đã mở được`, `Số HTX thụ hưởng`?

Belongs here: counted nouns and the verbs that go with each. Not here: measures with their own wording (`lexicon`), the
policy they belong to (`support_measures`). Pure; the verbs are data (seed `wordings`, dimension given).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from orchestration.landing.text import fold
from orchestration.landing.words.diction import Diction, Wordings
from orchestration.landing.words.labels import Label
from orchestration.landing.writing.numbering import without_numbering
from orchestration.landing.writing.phrases import Phrases, Words, bare_words
from orchestration.landing.writing.spelling import both_folds

_OF_ALL = "any"  # verbs that go with every noun
_ORGANISATIONS = "support_orgs"
_A_NUMBER_OF = re.compile(r"(?:tong )?so (?:luong )?")


class Given:
    """The verbs that say that something was given.

    Args:
        wordings: the seed, by dimension.
        diction: the words of labels.
        counted: the indicators that words mean.
    """

    def __init__(self, wordings: Wordings, diction: Diction, counted: Callable[[Words], list[str]]) -> None:
        self._diction = diction
        self._counted = counted
        said: dict[str, list[str]] = {}
        for code, text in wordings.get("given", ()):
            said.setdefault(code, []).append(text)
        of_all = said.pop(_OF_ALL, [])
        self._verbs = {code: self._phrases([*of_all, *verbs]) for code, verbs in said.items()}

    def _phrases(self, verbs: list[str]) -> Phrases:
        phrases = Phrases()
        for text in verbs:
            for folded in both_folds(text):
                for words in (bare_words(folded), self._diction.telling(self._diction.tokens(folded))):
                    phrases.add(words, text)
        return phrases

    def counted(self, label: Label, words: Words, *, in_organisations: bool = False) -> tuple[str, Words] | None:
        """The one thing that words count by their noun, with the words of it.

        Args:
            label: the label.
            words: its words, or what remains of them without those of a policy.
            in_organisations: a unit says that organisations are counted, where the label does not.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> lexicon = load_lexicon()
        >>> def counted(text):
        ...     label = lexicon.read(text)
        ...     return lexicon.given.counted(label, label.words)
        >>> counted("Số HTX đã được thụ hưởng"), counted("Tổng số lớp đã mở được")
        (('support_orgs', ()), ('support_classes', ('lop',)))
        >>> counted("Số học viên tham dự")
        ('support_persons', ('hoc', 'vien'))
        >>> [counted(text) for text in ("Số HTX chưa được hỗ trợ", "Hỗ trợ HTX", "Số công trình chưa hoàn thành")]
        [None, None, None]
        """
        found = set()
        for code, verbs in self._verbs.items():
            noun = self._before_verbs(words, verbs, code) or verbs.dropped_from(words)
            if noun == words or label.refused:
                continue
            if noun and code in self._counted(noun):
                found.add((code, noun))
            if not noun and code == _ORGANISATIONS and (in_organisations or self._is_number_of_organisations(label)):
                found.add((code, noun))
        return found.pop() if len(found) == 1 else None

    def _before_verbs(self, words: Words, verbs: Phrases, code: str) -> Words | None:
        """The noun that words begin with, and nothing but verbs behind it: `học viên`, though one may `theo học`."""
        nouns = (words[:end] for end in range(len(words) - 1, 0, -1))
        return next((n for n in nouns if code in self._counted(n) and not verbs.dropped_from(words[len(n) :])), None)

    def _is_number_of_organisations(self, label: Label) -> bool:
        number = _A_NUMBER_OF.match(folded := fold(without_numbering(label.text)))
        return (
            number is not None and self._diction.names.at(self._diction.tokens(folded[number.end() :]), 0) is not None
        )
