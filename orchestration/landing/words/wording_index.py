"""The wordings of the code lists, found by the words of a label: whole, in their order, or inside a longer label.

Wordings that could mean two things are refused when the index is built: where they are printed, neither could be taken.

Belongs here: words -> codes. Not here: how a label becomes words (`labels`), what remains to be understood around
them (`lexicon`). Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from orchestration.landing.codes import Indicator
from orchestration.landing.words.diction import Wordings
from orchestration.landing.words.labels import Label, Labels
from orchestration.landing.words.policies import Policies
from orchestration.landing.writing.phrases import Phrases, Words

_REMEMBERED = 20_000  # labels: a workbook asks for each of its own many times
DIMENSIONS = (
    "indicator", "subindicator", "part", "sector", "subsector", "within", "policy", "policy_in_row", "program",
    "funding", "furniture",
)  # fmt: skip
_OF_ONE_MEANING = ("indicator", "sector", "subsector", "policy", "program", "funding")


class WordingIndex:
    """The wordings of each dimension.

    Args:
        wordings: the seed, by dimension.
        labels: takes the wordings apart as it does the labels that are compared with them.
        policies: which words of a policy's name are courtesy.
        phrases: of each dimension, none yet; they are filled here.
        indicators: what is known of each indicator.

    Attributes:
        phrases: the wordings as phrases, by dimension.
        texts: code and text of each wording by its words, by dimension.
    """

    def __init__(
        self,
        wordings: Wordings,
        labels: Labels,
        policies: Policies,
        phrases: dict[str, Phrases],
        indicators: Mapping[str, Indicator],
    ) -> None:
        self._labels, self._policies, self._indicators = labels, policies, indicators
        self._exact: dict[str, dict[Words, list[str]]] = {}
        self._in_order: dict[tuple[str, Words], set[str]] = {}
        self.phrases = phrases
        self.texts: dict[str, dict[str, tuple[str, str]]] = {}
        for dimension in DIMENSIONS:
            self._learn(dimension, wordings)
        self._demand_a_count(wordings)

    def _learn(self, dimension: str, wordings: Wordings) -> None:
        exact = self._exact.setdefault(dimension, {})
        phrases = self.phrases[dimension]
        texts = self.texts.setdefault(dimension, {})
        for code, text in wordings.get(dimension, ()):
            marked, plain = self._labels.with_and_without_marks(text)
            # without its marks a word may look like one that says nothing: such a wording is known with them only
            for label in (marked, plain) if len(plain.plain) == len(marked.plain) else (marked,):
                self._in_order.setdefault((dimension, label.plain), set()).add(code)
                cores = self._cores(label) if dimension == "policy" else []
                for words in filter(None, (label.words, label.plain, *cores)):
                    codes = exact.setdefault(tuple(sorted(words)), [])
                    if words in cores and words not in (label.words, label.plain) and codes not in ([], [code]):
                        continue  # without `nguồn nhân lực` it would be the wording of another policy
                    if code not in codes:
                        self._demand_difference(dimension, text, code, codes)
                        codes.append(code)
                    phrases.add(words, code)
                texts.setdefault(" ".join(label.plain), (code, text))
                if label.refused and dimension == "indicator":
                    self._labels.mean(label.words)

    def _cores(self, label: Label) -> list[Words]:
        """The name of a policy without the words of courtesy around it, where enough of it is left.

        One word names nothing: `quỹ` would be in `theo quy định`, `giống` in `cây giống`. Nor do two that stand beside
        the name of another policy: `bảo hiểm` of `tiếp cận vốn, bảo hiểm`.
        """
        cores = map(self._policies.core, (label.words, label.plain))
        return [c for c in cores if len(c) > 2 or (len(c) == 2 and not self._is_beside_another(c, label.words))]

    def _is_beside_another(self, core: Words, words: Words) -> bool:
        """Whether the words that were taken off as courtesy are the name of a policy themselves."""
        dropped = tuple(word for word in words if word not in core)
        return bool(dropped) and bool(self._exact["policy"].get(tuple(sorted(dropped))))

    def _demand_difference(self, dimension: str, text: str, code: str, others: list[str]) -> None:
        """Refuse words that would mean two things."""
        for other in others if dimension in _OF_ONE_MEANING else ():
            if dimension != "indicator" or not self._indicators[code].is_told_from(self._indicators[other]):
                raise ValueError(f"wordings.csv: {text!r} would mean two things, {dimension} {other} and {code}")

    def _demand_a_count(self, wordings: Wordings) -> None:
        """Refuse an indicator whose wording is left with the one word of `phân theo lĩnh vực`: that counts nothing."""
        introduce = {words for words, roles in self._exact["furniture"].items() if "by_sector" in roles}
        for code, text in wordings.get("indicator", ()):
            words = self._labels.take_apart(text).words
            if len(words) == 1 and words in introduce:
                raise ValueError(
                    f"wordings.csv: of {text!r}, indicator {code}, only a word that introduces sectors is left"
                )

    def words_of(self, dimension: str) -> list[tuple[str, Words]]:
        """Every code of a dimension with the words of each of its wordings, sorted."""
        return [(code, words) for words, codes in self._exact[dimension].items() for code in codes]

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019  (one index lives as long as its process)
    def codes(self, dimension: str, words: Words) -> list[str]:
        """The codes whose wording has exactly these words, in whatever order."""
        return self._exact.get(dimension, {}).get(tuple(sorted(words)), [])

    def in_order(self, dimension: str, label: Label) -> set[str]:
        """The codes whose wording has the very words of a label, names of organisations included, in their order.

        It tells `Số sản phẩm OCOP của HTX từ 3 sao trở lên` from `Số HTX có sản phẩm OCOP từ 3 sao trở lên`.
        """
        return self._in_order.get((dimension, label.plain), set())

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def find(self, dimension: str, words: Words) -> tuple[str, Words] | None:
        """The longest wording of a dimension inside a label, and the remaining words.

        A wording of all policies does not count beside one of a single policy: `Kinh phí hỗ trợ` below
        `Chuyển đổi số`.
        """
        phrases = self.phrases.get(dimension)
        found = phrases.find(words) if phrases else None
        if found and (dimension, found[0]) == ("policy", "total") and (named := self.codes("policy", found[1])):
            return named[0], tuple(word for word in words if word not in found[1])
        return found

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019
    def all_in(self, dimension: str, words: Words) -> frozenset[str]:
        """The codes of every wording of a dimension inside a label; words of a longer one count for no other."""
        phrases = self.phrases.get(dimension)
        return phrases.all_in(words) if phrases else frozenset()
