"""Labels longer than a known wording that count the same: `Số HTX vẫn còn hoạt động bình thường`.

For some indicators the seed lists words that may accompany their wordings without changing them (dimension `beside` of
seed `wordings`). A label that consists of a wording and such words means the wording. Any other word makes it something
else, usually a part: `Số HTX hoạt động cầm chừng`.

Belongs here: which wording such a label means. Not here: labels that are a wording word for word (`lexicon`). Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from orchestration.landing.text import fold
from orchestration.landing.words.diction import Diction
from orchestration.landing.words.labels import Label
from orchestration.landing.writing.phrases import Words, bare_words
from orchestration.landing.writing.spelling import both_folds

_LONGEST = 14  # words of a label that is still one
_SHARE = frozenset({"ty", "le", "%"})
_TRAINING = re.compile(r"[^a-z]*(?:[ivx]+[^a-z]+)?dao tao\b")  # it is given: `Đã qua đào tạo` counts whom


class Fuller:
    """Finds the wording within a fuller label.

    Args:
        beside: code of an indicator and a text that may stand beside its wordings.
        wordings: code of an indicator and the words of one of its wordings.
        organisations: indicators that count organisations: their label begins with those, or with what they do.
        learnt: indicators of people by what they have learnt: their label may begin with that, `Được đào tạo`.
        diction: the words of labels.
    """

    def __init__(
        self,
        beside: Iterable[tuple[str, str]],
        wordings: Iterable[tuple[str, Words]],
        organisations: frozenset[str],
        learnt: frozenset[str],
        diction: Diction,
    ) -> None:
        self._names = diction.names
        self._organisations, self._learnt = organisations, learnt
        self._beside: dict[str, set[str]] = {}
        for code, text in beside:
            for folded in both_folds(text):
                said = bare_words(" ".join(diction.tokens(folded)))
                for of in (code, f"{code}_share"):
                    self._beside.setdefault(of, set()).update(said)
        self._by_word: dict[str, list[tuple[str, Words]]] = {}
        for code, words in wordings:
            if code in self._beside:
                self._by_word.setdefault(min(words, key=len), []).append((code, words))

    def within(self, label: Label) -> Words | None:
        """The words of the one indicator's wording that a label says more than, None where it says anything else."""
        if not 1 < len(label.words) <= _LONGEST or label.refused:
            return None
        have = Counter(label.words)
        found: dict[str, Words] = {}
        for word in have:
            for code, words in self._by_word.get(word, ()):
                if len(words) > len(found.get(code, ())) and self._says_no_more(code, words, have, label):
                    found[code] = words
        longest = max(map(len, found.values()), default=0)
        codes = [code for code, words in found.items() if len(words) == longest]
        return found[codes[0]] if len(codes) == 1 else None

    def _says_no_more(self, code: str, words: Words, have: Mapping[str, int], label: Label) -> bool:
        wording = Counter(words)
        if any(have[word] < count for word, count in wording.items()):
            return False
        rest = Counter(have) - wording
        return bool(rest) and self._beside[code].issuperset(rest) and self._is_counted(code, words, label)

    def _is_counted(self, code: str, words: Words, label: Label) -> bool:
        """Whether a label counts what its wording does, not something of it: `Số hợp đồng liên kết của HTX`."""
        if code.removesuffix("_share") not in self._organisations:
            return label.words[0] in words or (code in self._learnt and not _TRAINING.match(fold(label.text)))
        begins = next((at for at, word in enumerate(label.plain) if word not in _SHARE), 0)
        if label.entities:
            return self._names.at(label.plain, begins) is not None
        return not label.text.casefold().startswith(("số", "so ", "tổng", "tong "))
