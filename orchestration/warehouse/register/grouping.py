"""Groups units that belong together, and selects the doubtful pairs worth a question.

Belongs here: sets and counts. Not here: which units are compared (`candidates`), what follows (`identity`). Pure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from orchestration.warehouse.register.evidence import Doubt, Evidence

_DOUBTS_PER_UNIT = 5


class Sets:
    """Disjoint sets of unit numbers; the smallest number stands for its set."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, number: int) -> int:
        """The number that stands for the set of a number."""
        root = number
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[number] != root:
            self._parent[number], number = root, self._parent[number]
        return root

    def join(self, left: int, right: int) -> None:
        """Make the sets of two numbers one."""
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low

    def groups(self, numbers: Iterable[int]) -> dict[int, list[int]]:
        """The numbers by the one that stands for their set."""
        found: dict[int, list[int]] = defaultdict(list)
        for number in numbers:
            found[self.find(number)].append(number)
        return found


def alone(
    faint: dict[tuple[int, int], tuple[Doubt, Evidence]], better: Iterable[tuple[int, int]]
) -> list[tuple[tuple[int, int], tuple[Doubt, Evidence]]]:
    """Faint doubts between units that have no other: one of many maybes is no question to put to a person."""
    count = Counter(number for pair in [*faint, *better] for number in pair)
    return [(pair, faint[pair]) for pair in sorted(faint) if all(count[number] == 1 for number in pair)]


def unasked(
    pairs: dict[tuple[int, int], tuple[Doubt, Evidence]], asked: Collection[tuple[int, int]]
) -> dict[tuple[int, int], tuple[Doubt, Evidence]]:
    """Doubts about a unit of which nothing else is asked."""
    known = {number for pair in asked for number in pair}
    return {pair: reason for pair, reason in pairs.items() if not known.issuperset(pair)}


def foremost(
    doubts: dict[tuple[int, int], tuple[Doubt, Evidence]],
) -> list[tuple[tuple[int, int], tuple[Doubt, Evidence]]]:
    """The most telling doubts of every unit; a list of a hundred maybes helps nobody."""
    count: dict[int, int] = defaultdict(int)
    kept = []
    for pair, reason in sorted(doubts.items(), key=lambda item: (-item[1][1].score, item[0])):
        if all(count[number] < _DOUBTS_PER_UNIT for number in pair):
            kept.append((pair, reason))
            for number in pair:
                count[number] += 1
    return kept
