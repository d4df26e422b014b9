"""Which support policy do words name, apart from words of courtesy around it?

Belongs here: names of policies, alone or joined (`Đào tạo, bồi dưỡng`), among words that do not change what is given.
Not here: what was given (`support_measures`), rows and their policies (`support`). Pure; the words are data (seed
`wordings`, dimensions policy and courtesy), and so is what may be joined (seed `policies`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from orchestration.landing.codes import Codes
from orchestration.landing.words.diction import Diction, Wordings
from orchestration.landing.writing.phrases import Phrases, Words, bare_words
from orchestration.landing.writing.spelling import both_folds

_REMEMBERED = 20_000  # labels: a workbook asks for each of its own many times
_TEACHES = "support_persons"
_ANYWHERE = "courtesy"  # around budgets too
_AROUND_ANY = (_ANYWHERE, "policy")
_TO_PEOPLE = "people"  # only around policies that are given to people


class Policies:
    """The names of policies.

    Args:
        wordings: the seed, by dimension.
        diction: the words of labels.
        codes: what each policy gives, and which are given as one.
        names: the names of policies; they may still be learnt.
        in_rows: what names a policy only where a title or a column speaks of support.
    """

    def __init__(self, wordings: Wordings, diction: Diction, codes: Codes, names: Phrases, in_rows: Phrases) -> None:
        self._names, self._in_rows = names, in_rows
        self._to_people = {code for code, given in codes.policy_measures.items() if _TEACHES in given}
        self._sums: Mapping[str, Sequence[str]] = codes.policy_sums
        self._courtesies, self._anywhere = Phrases(), Phrases()
        for kind, text in wordings.get("courtesy", ()):
            for folded in both_folds(text):
                # `có trình độ` in a label has lost its first word
                for words in (bare_words(folded), diction.telling(diction.tokens(folded))):
                    self._courtesies.add(words, kind)
                    if kind == _ANYWHERE:
                        self._anywhere.add(words, kind)

    def core(self, words: Words) -> Words:
        """Words without those of courtesy around any policy or budget: `chính sách hỗ trợ ... về ...`."""
        return self._anywhere.dropped_from(words)

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019  (they live as long as their process)
    def named(self, words: Words, *, titled: bool = True) -> str | None:
        """The one policy that words name, once or several times or by its parts, and nothing beside but courtesy.

        Of several ways to take the words apart, the one in the fewest pieces counts.

        Args:
            words: the words of a label.
            titled: a title or a column speaks of support: `Nhãn hiệu` are then those that were supported.

        >>> from orchestration.landing.words.lexicon import load_lexicon
        >>> lexicon = load_lexicon()
        >>> def named(text):
        ...     return lexicon.policies.named(lexicon.read(text).words)
        >>> named("Mở lớp tập huấn, bồi dưỡng cho cán bộ HTX"), named("Đào tạo và bồi dưỡng cán bộ")
        ('fostering', 'training_fostering')
        >>> [named(text) for text in ("Tập huấn phòng cháy", "Đào tạo, vay vốn", "Kinh phí", "Vay vốn cho cán bộ")]
        [None, None, None, None]
        """
        ways: dict[int, tuple[int, set[frozenset[str]]]] = {0: (0, {frozenset()})}  # to take the first words apart
        for start in range(len(words)):
            if start not in ways:
                continue
            pieces, before = ways[start]
            for end, said in self._pieces(words, start, titled=titled):
                fewest, known = ways.get(end, (pieces + 1, set()))
                if pieces + 1 <= fewest:
                    longer = {codes | said for codes in before}
                    ways[end] = (pieces + 1, longer | known if pieces + 1 == fewest else longer)
        named = {self._whole(codes) for codes in ways.get(len(words), (0, ()))[1]} - {None}
        return named.pop() if len(named) == 1 else None

    def _pieces(self, words: Words, start: int, *, titled: bool) -> Iterator[tuple[int, frozenset[str]]]:
        """Where each phrase that begins at a word ends, and the policies that it names."""
        for phrases in (self._names, self._in_rows, self._courtesies) if titled else (self._names, self._courtesies):
            for end in range(start + 1, min(start + phrases.longest.get(words[start], 0), len(words)) + 1):
                code = phrases.codes.get(words[start:end])
                if code is not None:
                    yield end, frozenset() if code in _AROUND_ANY else frozenset({code})

    def is_to_people(self, policy: str) -> bool:
        """Whether a policy is given to people: `Bồi dưỡng`; then its name may say to whom."""
        return policy in self._to_people

    def _whole(self, found: frozenset[str]) -> str | None:
        """The policy that is all of some: themselves, or the one that is reported instead of its parts."""
        policies = found - {_TO_PEOPLE}
        policy = next(iter(policies - {"total"}), None) if len(policies) == 1 else self.joined(policies)
        return None if policy is None or (_TO_PEOPLE in found and policy not in self._to_people) else policy

    def joined(self, policies: frozenset[str]) -> str | None:
        """The one policy that several are reported as, `Đào tạo, bồi dưỡng`; None where they are no such parts."""
        if len(policies) < 2:
            return next(iter(policies), None)
        return next((whole for whole, of in self._sums.items() if policies <= {whole, *of}), None)
