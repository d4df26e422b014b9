"""Which status of the organisations does a title name? `Danh sách HTX ngừng hoạt động`.

Belongs here: statuses behind the names of organisations. Not here: statuses in the cells of a list (`listed`), what
indicators count (`title_parts`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.seeds import any_register_word, any_word, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.words.clauses import ABOUT
from orchestration.landing.words.names_in_titles import CLAUSES, NamesInTitles, past
from orchestration.landing.writing.function_words import AND
from orchestration.landing.writing.phrases import Phrases, Words

_OF_ANOTHER_END = re.compile(rf"\s*(?:{any_word('scope', 'another_end')})\b")
_OF_SOME = re.compile(  # `kể cả HTX đã giải thể`, `trừ các HTX ngừng hoạt động`
    rf"\b(?:{any_word('scope', 'includes', 'left_out')})(?: \w+){{0,2}} (?:{any_register_word('legal_form')})\b"
)
_ENDED = (code for code in load_words("status") if code != "active")
_PHRASES = (words for words in any_word("status", *_ENDED).split("|") if " " in words)  # `Dừng` is like `tín dụng`
_ENDS = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b")


def before_some(text: str) -> str:
    """A line up to the organisations that it only includes or excludes: `HTX (kể cả HTX đã giải thể)`.

    >>> list(map(before_some, ("HTX (kể cả HTX đã giải thể)", "HTX trừ các HTX ngừng", "HTX gồm 3 sheet")))
    ['HTX (', 'HTX ', 'HTX gồm 3 sheet']
    """
    some = _OF_SOME.search(fold(text))
    return normalise(text)[: some.start()] if some else text


def names_end(text: str) -> bool:
    """Whether a line speaks of organisations that ended or paused: `HTX buộc phải giải thể`.

    >>> list(map(names_end, ("HTX buộc phải giải thể", "Quỹ tín dụng nhân dân")))
    [True, False]
    """
    return _ENDS.search(fold(text)) is not None


class TitleStatuses:
    """The statuses that titles name.

    Args:
        named: the organisations that titles name.
        statuses: the wordings of statuses.
    """

    def __init__(self, named: NamesInTitles, statuses: Phrases) -> None:
        self._named, self._statuses = named, statuses

    def only(self, text: str) -> str | None:
        """The one status of the organisations in a title: `HTX ngừng hoạt động`, not `tình hình hoạt động HTX`.

        Of two statuses in a row the second is more precise; two that a comma separates are of different organisations.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> told = ("HTX ngừng hoạt động chờ giải thể", "HTX ngừng hoạt động, đã giải thể", "HTX tạm ngừng, ngừng")
        >>> [load_lexicon().title_statuses.only(title) for title in (*told, "HTX ngừng hoạt động và chờ giải thể")]
        ['awaiting_dissolution', None, 'inactive', None]
        >>> load_lexicon().title_statuses.only("HTX thành lập mới và HTX giải thể")
        >>> load_lexicon().title_statuses.only("HTX giải thể, chuyển đổi năm 2023")
        >>> load_lexicon().title_statuses.only("HTX (kể cả HTX đã giải thể)")
        >>> load_lexicon().title_statuses.only("120 HTX đang hoạt động, 5 HTX ngừng hoạt động")
        """
        text = before_some(text)
        clauses = [(clause, self._behind_name(self._named.words(clause))) for clause in CLAUSES.split(normalise(text))]
        if any(self._named.past_parts(clause) and not told for clause, told in clauses):
            return None  # a clause is about other organisations
        if len(clauses) > 1 and any(_OF_ANOTHER_END.match(fold(clause)) for clause, _ in clauses):
            return None  # some of them were merged, for which there is no code
        if len({told[-1] for _, told in clauses if told}) > 1:
            return None  # the clauses are about different organisations
        together = next((told for _, told in clauses if told), [])
        apart = self._behind_name([word for word in self._named.words(text) if word != AND])[len(together) :]
        return together[-1] if together and {*apart} <= {together[-1]} else None

    def first(self, text: str) -> str | None:
        """The first status that a title names.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> load_lexicon().title_statuses.first("HTX giải thể, thu hồi giấy chứng nhận, chuyển đổi")
        'dissolved'
        """
        return next(iter(self._behind_name(self._named.words(before_some(text)))), None)

    def _behind_name(self, words: Words | list[str]) -> list[str]:
        """The statuses in a row behind the first name of organisations that any follow."""
        for _, end in self._named.all_in(words):
            at, told = past(ABOUT, words, end), []
            while found := self._statuses.at(words, at):
                at += found[1]
                told.append(found[0])
            if told:
                return told
        return []
