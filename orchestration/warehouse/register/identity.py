"""Units -> identities: links that are certain, and the pairs that a person should decide.

Four steps, each over whole sets, so that no order of files, rows or threads can change the result: one code; one name,
place and year; names alike with one day and place; and what people decided. A step that would put two tax codes, or
two rows of one list, into one identity is not taken, and its pairs go on the review list.

Belongs here: the steps, and what follows from them. Not here: which pairs are compared (`candidates`), how alike two
units are (`evidence`). Pure.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from orchestration.warehouse.register.candidates import CROWD, across_lists, between_provinces, within_lists
from orchestration.warehouse.register.evidence import (
    Doubt,
    Evidence,
    agree_on_code,
    compare,
    doubt,
    is_certain,
    is_printed_twice,
    last_resort,
    left_over,
    looks_printed_twice,
)
from orchestration.warehouse.register.grouping import Sets, alone, foremost, unasked
from orchestration.warehouse.register.listing import Row, Unit, units
from orchestration.warehouse.register.outcome import Basis, Decision, Doubtful, Identities, Identity
from orchestration.warehouse.register.words import Words

# Up to here every pair of a group is named on the review list, beyond it neighbours.
_FEW = 6


@dataclass(frozen=True, slots=True)
class _Link:
    left: int
    right: int
    basis: Basis


def identify(rows: Iterable[Row], words: Words, decisions: Sequence[Decision] = ()) -> Identities:
    """Say which rows are one organisation.

    Args:
        rows: every row of every register list in force, in any order.
        words: the words of names and addresses.
        decisions: what people decided; they beat every other evidence.

    Returns:
        Every row in exactly one identity.
    """
    known = units(rows, words)
    work = _Work(known)
    work.by_code()
    work.by_name()
    work.by_likeness()
    work.within_lists()
    work.across_provinces()
    return work.result(decisions)


class _Work:
    """The steps, over numbers of units."""

    def __init__(self, known: list[Unit]) -> None:
        self._units = known
        self._sets = Sets(len(known))
        self._links: list[_Link] = []
        self._doubts: dict[tuple[int, int], tuple[Doubt, int]] = {}

    def by_code(self) -> None:
        """Units of one code, in one province, that agree in name, day, or place and year."""
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, unit in enumerate(self._units):
            if unit.traits.code:
                groups[unit.traits.block, unit.traits.code.text].append(number)
        proposed: list[_Link] = []
        for members in groups.values():
            if len(members) > CROWD:
                self._ask(pairwise(members), Doubt.CODE_SHARED)
                continue
            agreeing = Sets(len(members))
            for (i, left), (j, right) in combinations(enumerate(members), 2):
                if self._together([left], [right]):
                    self._ask([(left, right)], Doubt.CODE_TWICE)
                elif agreeing.find(i) != agreeing.find(j) and self._agree_on_code(left, right):
                    agreeing.join(i, j)
                    proposed.append(_Link(left, right, "code"))
            for group, other in combinations(agreeing.groups(range(len(members))).values(), 2):
                self._ask([(members[group[-1]], members[other[0]])], Doubt.CODE_SHARED)
        self._take(proposed)

    def _agree_on_code(self, left: int, right: int) -> bool:
        one, other = self._units[left], self._units[right]
        return one.traits.name == other.traits.name or agree_on_code(one, other, compare(one, other))

    def by_name(self) -> None:
        """Units of one name in one commune, founded in one year as far as they say."""
        groups: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
        for number, unit in enumerate(self._units):
            traits = unit.traits
            if traits.name.text and traits.commune:
                groups[traits.block, traits.entity_type, traits.name.text, traits.commune].append(number)
        proposed: list[_Link] = []
        for members in groups.values():
            if len(self._sets.groups(members)) > 1:
                proposed += self._same_name(members)
        self._take(proposed)

    def _same_name(self, members: list[int]) -> list[_Link]:
        """Links among units of one name and commune."""
        years = {year for number in members if (year := self._units[number].traits.founded_year)}
        if len(members) > CROWD:
            self._ask(pairwise(members), Doubt.LISTED_TWICE)
            return []
        if len(years) > 1:
            self._ask(
                ((left, right) for left, right in combinations(members, 2) if self._differ_in_year(left, right)),
                Doubt.FOUNDED_OTHERWISE,
            )
        links: list[_Link] = []
        for year in sorted(years) or (None,):
            of_year = [n for n in members if len(years) <= 1 or self._units[n].traits.founded_year == year]
            pairs = combinations(of_year, 2) if len(of_year) <= _FEW else pairwise(of_year)
            links += [_Link(left, right, "name") for left, right in pairs if self._apart(left, right)]
        return links

    def by_likeness(self) -> None:
        """Organisations that some list lacks, against others that stand on no list with them."""
        clusters = self._sets.groups(range(len(self._units)))
        certain: list[_Link] = []
        doubts: dict[tuple[int, int], tuple[Doubt, Evidence]] = {}
        faint: dict[tuple[int, int], tuple[Doubt, Evidence]] = {}
        rest: dict[tuple[int, int], tuple[Doubt, Evidence]] = {}
        for left, right in sorted(across_lists(self._units, clusters.values())):
            seen = compare(self._units[left], self._units[right])
            if is_certain(self._units[left], self._units[right], seen):
                certain.append(_Link(left, right, "alike"))
            elif why := doubt(self._units[left], self._units[right], seen):
                doubts[left, right] = (why, seen)
            elif why := last_resort(seen):
                faint[left, right] = (why, seen)
            if why := left_over(self._units[left], self._units[right], seen):
                rest[left, right] = (why, seen)
        self._take(certain)
        settled = [(link.left, link.right) for link in certain]
        for (left, right), (why, seen) in [*foremost(doubts), *alone(faint, [*settled, *doubts])]:
            if self._apart(left, right):
                self._doubt(left, right, why, seen)
        for (left, right), (why, seen) in foremost(unasked(rest, [*settled, *self._doubts])):
            self._doubt(left, right, why, seen)

    def within_lists(self) -> None:
        """Rows of one list that look like one organisation printed twice."""
        for left, right in within_lists(self._units):
            if not self._apart(left, right) or (left, right) in self._doubts:
                continue
            seen = compare(self._units[left], self._units[right])
            if looks_printed_twice(self._units[left], self._units[right], seen):
                self._doubt(left, right, Doubt.LISTED_TWICE, seen)

    def across_provinces(self) -> None:
        """Units of one tax code in two provinces: a move, or a slip of one of them."""
        self._ask(between_provinces(self._units), Doubt.IN_TWO_PROVINCES)

    def result(self, decisions: Sequence[Decision]) -> Identities:
        """Links and decisions put together."""
        numbers = {unit.reference: number for number, unit in enumerate(self._units)}
        decided = {
            frozenset((numbers[each.left], numbers[each.right])): each.same
            for each in decisions
            if each.left in numbers and each.right in numbers and each.left != each.right
        }
        basis = self._join(decided)
        doubtful = [
            self._doubtful(pair, why, score, decided.get(frozenset(pair)))
            for pair, (why, score) in self._doubts.items()
            if frozenset(pair) in decided or self._sets.find(pair[0]) != self._sets.find(pair[1])
        ]
        return Identities(
            found=sorted(
                (self._identity(members, basis) for members in self._sets.groups(range(len(self._units))).values()),
                key=lambda identity: identity.cooperative_id,
            ),
            doubtful=sorted(doubtful, key=lambda pair: (-pair.score, pair.left.reference, pair.right.reference)),
            unknown=[each for each in decisions if each.left not in numbers or each.right not in numbers],
        )

    def _join(self, decided: dict[frozenset[int], bool]) -> dict[int, Basis]:
        """Join again with the decisions first: no link may put together what a person told apart."""
        self._sets = Sets(len(self._units))
        apart: dict[int, set[int]] = defaultdict(set)
        for pair, same in decided.items():
            if not same:
                left, right = sorted(pair)
                apart[left].add(right)
                apart[right].add(left)
        members: dict[int, set[int]] = {}
        basis: dict[int, Basis] = {}
        people = [_Link(min(pair), max(pair), "decision") for pair, same in decided.items() if same]
        for link in sorted(people, key=lambda link: (link.left, link.right)) + self._links:
            left, right = self._sets.find(link.left), self._sets.find(link.right)
            mine, theirs = members.get(left, {left}), members.get(right, {right})
            if left == right or (apart and any(apart[number] & theirs for number in mine if number in apart)):
                continue
            self._sets.join(left, right)
            members[min(left, right)] = mine | theirs
            for number in (link.left, link.right):
                basis.setdefault(number, link.basis)
        return basis

    def _identity(self, members: list[int], basis: dict[int, Basis]) -> Identity:
        ordered = sorted(members, key=lambda n: (self._units[n].first, self._units[n].reference))
        first = self._units[ordered[0]].reference
        return Identity(
            cooperative_id=hashlib.sha256(f"cooperative {first}".encode()).hexdigest()[:16],
            units=tuple(
                (self._units[number], "first" if position == 0 else basis[number])
                for position, number in enumerate(ordered)
            ),
        )

    def _doubtful(self, pair: tuple[int, int], why: Doubt, score: int, decided: bool | None) -> Doubtful:
        left, right = sorted((self._units[n] for n in pair), key=lambda unit: (unit.first, unit.reference))
        return Doubtful(left, right, why, score, decided)

    def _take(self, proposed: list[_Link]) -> None:
        """Join what the links join, except where an identity would contradict itself; those pairs are asked about."""
        trial = Sets(len(self._units))
        roots = {root for link in proposed for root in (self._sets.find(link.left), self._sets.find(link.right))}
        for link in proposed:
            trial.join(self._sets.find(link.left), self._sets.find(link.right))
        clusters = self._sets.groups(range(len(self._units))) if proposed else {}
        contradicted = {
            trial.find(root)
            for root, joined in trial.groups(roots).items()
            if self._contradicts([clusters[each] for each in joined])
        }
        accepted = []
        for link in proposed:
            if trial.find(self._sets.find(link.left)) in contradicted:
                self._ask([(link.left, link.right)], Doubt.SEVERAL_CANDIDATES)
            else:
                accepted.append(link)
        for link in accepted:
            self._sets.join(link.left, link.right)
        self._links += accepted

    def _contradicts(self, clusters: list[list[int]]) -> bool:
        """Whether clusters taken together have two codes of a kind, or two different rows of one list."""
        codes = {
            (code.is_tax_code, code.text)
            for members in clusters
            for number in members
            if (code := self._units[number].traits.code)
        }
        if len(codes) > len({is_tax_code for is_tax_code, _ in codes}):
            return True
        return any(self._together(mine, theirs) for mine, theirs in combinations(clusters, 2))

    def _together(self, mine: list[int], theirs: list[int]) -> bool:
        """Whether one list holds both, as two organisations."""
        for left in mine:
            for right in theirs:
                one, other = self._units[left], self._units[right]
                if not one.lists.isdisjoint(other.lists) and not is_printed_twice(one, other, compare(one, other)):
                    return True
        return False

    def _apart(self, left: int, right: int) -> bool:
        return self._sets.find(left) != self._sets.find(right)

    def _differ_in_year(self, left: int, right: int) -> bool:
        return self._apart(left, right) and (
            self._units[left].traits.founded_year != self._units[right].traits.founded_year
        )

    def _ask(self, pairs: Iterable[tuple[int, int]], why: Doubt) -> None:
        for left, right in pairs:
            self._doubt(left, right, why, compare(self._units[left], self._units[right]))

    def _doubt(self, left: int, right: int, why: Doubt, seen: Evidence) -> None:
        pair = (min(left, right), max(left, right))
        if why is Doubt.SEVERAL_CANDIDATES:  # say what is between the two
            if seen.near_code:
                why = Doubt.CODE_MISTYPED
            elif not self._units[left].lists.isdisjoint(self._units[right].lists):
                why = Doubt.LISTED_TWICE
            elif seen.same_code is False:
                why = Doubt.REGISTERED_AGAIN
        self._doubts.setdefault(pair, (why, seen.score))
