"""Which pairs of units are worth comparing: the work grows with the number of rows, not with its square.

Only organisations that leave or enter the lists of a province are compared with each other, and only where they share
a commune, a day, a name or most of a code.

Belongs here: pairs of units, as their numbers. Not here: how alike two are (`evidence`), what follows (`identity`).
Pure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product

from orchestration.warehouse.register.evidence import plainly_two
from orchestration.warehouse.register.listing import Unit

# More rows than this with one code, or one name in one commune, are a slip of a whole column: none is linked, and the
# review list shows neighbours instead of every pair.
CROWD = 24
# A larger bucket of the fuzzy step holds a word that tells nothing.
_BUCKET = 60

Pair = tuple[int, int]
Lists = dict[str, dict[tuple[str, str], set[str]]]


def between_provinces(known: Sequence[Unit]) -> Iterator[Pair]:
    """Pairs of units of one tax code in two provinces, as numbers of the units.

    Args:
        known: units in the order of their references; the first with a code stands for its province.
    """
    groups: dict[str, dict[str, int]] = defaultdict(dict)
    for number, unit in enumerate(known):
        if unit.traits.code and unit.traits.code.is_tax_code:
            groups[unit.traits.code.text].setdefault(unit.traits.block, number)
    for members in groups.values():
        yield from pairwise(members.values())


def across_lists(known: Sequence[Unit], clusters: Iterable[list[int]]) -> set[Pair]:
    """Pairs of organisations that share something that few share, and that no list and no day holds both of.

    Args:
        known: units in the order of their references.
        clusters: numbers of the units of each organisation, as far as they are linked already.

    Returns:
        The nearest units of each two organisations, the smaller number first.
    """
    lists = _lists_by_reporter(known)
    gapped = [members for members in clusters if _is_gapped([known[number] for number in members], lists)]
    buckets: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for position, members in enumerate(gapped):
        for number in members:
            for key in _keys(known[number]):
                buckets[key].add(position)
    pairs = {
        pair
        for positions in buckets.values()
        if len(positions) <= _BUCKET
        for pair in combinations(sorted(positions), 2)
    }
    return {
        _nearest(known, gapped[one], gapped[other])
        for one, other in pairs
        if _may_be_one([known[number] for number in gapped[one]], [known[number] for number in gapped[other]])
    }


def within_lists(known: Sequence[Unit]) -> list[Pair]:
    """Pairs of rows of one list that share a word of their names, and a place, a year or a size."""
    buckets: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for number, unit in enumerate(known):
        row = unit.rows[0]
        size = f"{row.members} {row.capital}"
        where = [place for place in (unit.traits.commune, unit.traits.founded_year, size) if place]
        core = unit.traits.name.core
        for submission, place, word in product(unit.lists, where, {*core.split(), core.replace(" ", "")}):
            buckets[submission, str(place), word].append(number)
    pairs = {pair for members in buckets.values() if len(members) <= CROWD for pair in combinations(sorted(members), 2)}
    return sorted((left, right) for left, right in pairs if not plainly_two(known[left].traits, known[right].traits))


def _lists_by_reporter(known: Sequence[Unit]) -> Lists:
    """The lists of every reporter (version of the map, code), by the province that it is or became part of."""
    found: Lists = defaultdict(lambda: defaultdict(set))
    for unit in known:
        for row in unit.rows:
            found[unit.traits.block][row.reporter].add(row.place[0])
    return found


def _is_gapped(units: Sequence[Unit], lists: Lists) -> bool:
    """Whether a list of the province, or of the one it became part of, lacks an organisation of these units."""
    on = frozenset().union(*(unit.lists for unit in units))
    reporters = {row.reporter for unit in units for row in unit.rows}
    maps = {version for version, _ in reporters}
    return any(
        (reporter in reporters or reporter[0] not in maps) and not of_reporter <= on
        for reporter, of_reporter in lists[units[0].traits.block].items()
    )


def _may_be_one(mine: Sequence[Unit], theirs: Sequence[Unit]) -> bool:
    """Whether no day has both, and one province could have sent both."""
    days = {row.listed_on for unit in mine for row in unit.rows}
    if not days.isdisjoint(row.listed_on for unit in theirs for row in unit.rows):
        return False
    before, after = mine[0].rows[0].reporter, theirs[0].rows[0].reporter
    return before == after or before[0] != after[0]


def _nearest(known: Sequence[Unit], mine: Iterable[int], theirs: Iterable[int]) -> Pair:
    """The units of two organisations that are nearest in time, the smaller number first."""
    left, right = min(
        product(mine, theirs), key=lambda pair: (abs((known[pair[0]].first - known[pair[1]].first).days), pair)
    )
    return min(left, right), max(left, right)


def _keys(unit: Unit) -> Iterator[tuple[object, ...]]:
    """What two units must share to be compared at all."""
    traits = unit.traits
    if traits.commune:
        yield traits.block, "commune", traits.commune
    if traits.founded_year:
        yield traits.block, "year", traits.founded_year
    if traits.founded_on:
        yield traits.block, "day", traits.founded_on
    if traits.name.core:
        # one letter lost or a space, in either of them
        yield from ((traits.block, "core", near) for near in _one_letter_less(traits.name.core))
        yield traits.block, "core", traits.name.core
    elif traits.name.text:
        yield traits.block, "text", traits.name.text, traits.founded_year
    if traits.code:
        yield from ((traits.block, "code", near) for near in _one_letter_less(traits.code.text))


def _one_letter_less(text: str) -> Iterator[str]:
    """What two texts share when they differ by one letter."""
    return (text[:position] + text[position + 1 :] for position in range(len(text)))
