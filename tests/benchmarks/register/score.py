"""What the links are worth: identities against the truth."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, pairwise

from orchestration.warehouse.register.listing import Place
from orchestration.warehouse.register.outcome import Identities
from tests.benchmarks.register.country import Listed


@dataclass(frozen=True)
class Score:
    """Pairs of rows, counted.

    Attributes:
        linked: pairs that were put into one identity.
        right: those that truly are one cooperative.
        true: pairs that truly are one cooperative.
        steps: pairs of a cooperative's consecutive lists, and of its rows on one list.
        steps_linked: of these, how many are in one identity.
        steps_asked: of these, how many are not, but their identities meet on the review list.
        asked: pairs on the review list.
        asked_rightly: those whose both sides hold one cooperative.
    """

    linked: int
    right: int
    true: int
    steps: int
    steps_linked: int
    steps_asked: int
    asked: int
    asked_rightly: int

    @property
    def precision(self) -> float:
        """Share of automatic links that are right."""
        return self.right / self.linked if self.linked else 1.0

    @property
    def recall(self) -> float:
        """Share of steps that were linked."""
        return self.steps_linked / self.steps if self.steps else 1.0

    @property
    def lost(self) -> int:
        """Steps neither linked nor on the review list."""
        return self.steps - self.steps_linked - self.steps_asked


def score(listed: Iterable[Listed], result: Identities) -> Score:
    """Count."""
    truth = {each.row.place: each.truth for each in listed}
    identity = {row.place: one.cooperative_id for one in result.found for unit, _ in one.units for row in unit.rows}
    linked = right = 0
    for one in result.found:
        real = Counter(truth[row.place] for unit, _ in one.units for row in unit.rows)
        linked += _pairs(sum(real.values()))
        right += sum(_pairs(count) for count in real.values())
    meeting = {
        frozenset((identity[pair.left.rows[0].place], identity[pair.right.rows[0].place])) for pair in result.doubtful
    }
    steps = list(_steps(listed))
    apart = [frozenset((identity[a], identity[b])) for a, b in steps if identity[a] != identity[b]]
    return Score(
        linked=linked,
        right=right,
        true=sum(_pairs(count) for count in Counter(truth.values()).values()),
        steps=len(steps),
        steps_linked=len(steps) - len(apart),
        steps_asked=sum(pair in meeting for pair in apart),
        asked=len(result.doubtful),
        asked_rightly=sum(
            bool({truth[row.place] for row in pair.left.rows} & {truth[row.place] for row in pair.right.rows})
            for pair in result.doubtful
        ),
    )


def _steps(listed: Iterable[Listed]) -> Iterable[tuple[Place, Place]]:
    by_truth: dict[int, dict[object, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for each in listed:
        by_truth[each.truth][each.row.listed_on].append(each.row.place)
    for lists in by_truth.values():
        days = sorted(lists, key=str)
        for day in days:
            yield from combinations(lists[day], 2)
        for before, after in pairwise(days):
            yield lists[before][0], lists[after][0]


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
