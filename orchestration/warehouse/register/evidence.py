"""Compares two units: do they look like one organisation, and how certain is that?

Belongs here: the comparison of two units. Not here: which pairs are compared, and what follows from it (`identity`).
Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from orchestration.warehouse.register.listing import Traits, Unit, same_measures

# Names of one cooperative, spelled by two clerks, differ by less; names of two differ by more (see
# docs/honest-totals.md).
SAME_NAME = 92
LIKE_NAME = 85
# On one list each name is typed by one clerk.
_SPELLED_ALIKE = 90
# Communes were merged and renamed on this day: another commune after it says nothing.
COMMUNES_MERGED_ON = date(2025, 7, 1)


class Doubt(StrEnum):
    """Why a person should look at a pair."""

    CODE_SHARED = "code_shared"  # one code, but nothing else agrees
    CODE_TWICE = "code_twice"  # one code on two rows of one list
    CODE_MISTYPED = "code_mistyped"  # codes differ by one digit
    REGISTERED_AGAIN = "registered_again"  # the same but for the code
    LISTED_TWICE = "listed_twice"  # two rows of one list that look alike
    RESPELLED = "respelled"  # names alike, place or year the same
    RENAMED = "renamed"  # same place and day or year, another name
    MERGED = "merged"  # one name is part of the other
    MOVED = "moved"  # same name and year, another place
    FOUNDED_OTHERWISE = "founded_otherwise"  # same name and place, another year
    SAME_NAME_ONLY = "same_name_only"  # nothing but the name to go by
    SEVERAL_CANDIDATES = "several_candidates"  # more than one fits equally well
    IN_TWO_PROVINCES = "in_two_provinces"  # one code in two provinces


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against two units being one.

    Attributes:
        name: likeness of the whole names, 0 to 100.
        same_core: the words that name them are the same but for spaces, and there are such words.
        part_of: the naming words of one are among those of the other.
        same_numbers: the numbers in the names are the same.
        same_commune: None when one of them does not say, or when communes changed in between.
        same_day: None when one of them does not give the day.
        same_year: None when one of them does not give the year.
        same_code: None when one has no code, or when they are of different kinds.
        near_code: the codes differ by one letter.
    """

    name: int
    same_core: bool
    part_of: bool
    same_numbers: bool
    same_commune: bool | None
    same_day: bool | None
    same_year: bool | None
    same_code: bool | None
    near_code: bool

    @property
    def same_name(self) -> bool:
        """The same name, or the same but for spelling and words of activity."""
        return self.same_numbers and (self.name >= SAME_NAME or self.same_core)

    @property
    def like_name(self) -> bool:
        """Names that one cooperative could go by."""
        return self.same_numbers and (self.name >= LIKE_NAME or self.same_core)

    @property
    def score(self) -> int:
        """0 to 100, to sort a review list by; nothing is decided by it."""
        agreeing = {True: 1.0, None: 0.4, False: 0.0}
        founded = self.same_day if self.same_day is not None else self.same_year
        code = 0.7 if self.near_code else agreeing[self.same_code]
        return round(
            0.45 * self.name + 20 * agreeing[self.same_commune] + 20 * agreeing[founded] + 15 * code,
        )


def compare(left: Unit, right: Unit) -> Evidence:
    """Compare two units."""
    mine, theirs = left.traits, right.traits
    words, others = set(mine.name.core.split()), set(theirs.name.core.split())
    return Evidence(
        name=100
        if mine.name.text == theirs.name.text
        else round(max(score(mine.name.text, theirs.name.text) for score in (fuzz.token_sort_ratio, fuzz.ratio))),
        same_core=bool(mine.name.core) and _unspaced(mine.name.core) == _unspaced(theirs.name.core),
        part_of=bool(words and others) and words != others and (words <= others or others <= words),
        same_numbers=mine.name.numbers == theirs.name.numbers,
        same_commune=_same_commune(left, right),
        same_day=None if not (mine.founded_on and theirs.founded_on) else mine.founded_on == theirs.founded_on,
        same_year=None if not (mine.founded_year and theirs.founded_year) else mine.founded_year == theirs.founded_year,
        same_code=_same_code(mine, theirs),
        near_code=_near_code(mine, theirs),
    )


def is_certain(left: Unit, right: Unit, seen: Evidence) -> bool:
    """Whether two units that stand in no list together are one, if nothing else competes for either.

    Same type, codes that do not contradict, the same name, and the same day of foundation at the same place (or at one
    that could not stay the same).
    """
    exact = seen.name == 100
    return (
        left.traits.entity_type == right.traits.entity_type
        and seen.same_code is not False
        and seen.same_name
        and bool(seen.same_day)
        and (bool(seen.same_commune) or (seen.same_commune is None and exact))
    )


def doubt(left: Unit, right: Unit, seen: Evidence) -> Doubt | None:
    """Why a person should decide about two units that stand in no list together; None when they are plainly two."""
    founded = seen.same_day or seen.same_year
    if seen.near_code and (seen.like_name or seen.same_commune or founded):
        return Doubt.CODE_MISTYPED
    if seen.same_code is False:
        again = seen.same_name and (seen.same_commune or founded)
        renewed = seen.same_commune and (seen.same_day or (seen.part_of and founded))
        return Doubt.REGISTERED_AGAIN if again or renewed else None
    if seen.same_name and seen.same_commune and seen.same_year is False:
        return Doubt.FOUNDED_OTHERWISE
    if seen.like_name and seen.same_commune is False and founded:
        return Doubt.MOVED
    if seen.like_name and (seen.same_commune or founded):
        return Doubt.RESPELLED
    if seen.same_commune and founded:
        return Doubt.RENAMED
    if seen.same_commune and seen.part_of:
        return Doubt.MERGED
    if seen.same_name and seen.same_commune is None and seen.same_year is None:
        return Doubt.SAME_NAME_ONLY
    return None


def last_resort(seen: Evidence) -> Doubt | None:
    """Why a person might still decide about a pair where neither unit has anything better to go by.

    One of them does not say where it is, or when it was founded; what both say is the same, but not the name.
    """
    same_day = seen.same_day and seen.same_commune is None
    same_commune = seen.same_commune and seen.same_year is None
    return Doubt.RENAMED if seen.same_code is None and (same_day or same_commune) else None


def plainly_two(mine: Traits, theirs: Traits) -> bool:
    """Whether two rows of one list can never look printed twice, seen without a comparison: most pairs are of these."""
    if mine.name.numbers != theirs.name.numbers:
        return True
    if mine.founded_on and theirs.founded_on:
        return mine.founded_on != theirs.founded_on
    return bool(mine.founded_year and theirs.founded_year) and mine.founded_year != theirs.founded_year


def left_over(left: Unit, right: Unit, seen: Evidence) -> Doubt | None:
    """Why a person might decide about two units one of which disappears while the other appears.

    Nothing that both say of their foundation differs; the name is the same, or two of place, year and size.
    """
    if seen.near_code:
        return Doubt.CODE_MISTYPED
    if seen.same_year is False:
        return None
    if seen.same_name or (seen.like_name and seen.same_commune):
        if seen.same_commune is False:
            return Doubt.MOVED
        return Doubt.REGISTERED_AGAIN if seen.same_code is False else Doubt.SAME_NAME_ONLY
    agreeing = (seen.same_commune, seen.same_year, _same_size(left, right))
    placed = seen.same_commune is not False or seen.same_day
    return Doubt.RENAMED if placed and sum(map(bool, agreeing)) > 1 else None


def looks_printed_twice(left: Unit, right: Unit, seen: Evidence) -> bool:
    """Whether two rows of one list look like one organisation: names alike, and nothing that tells them apart."""
    founded = seen.same_day if seen.same_day is not None else seen.same_year
    named = seen.like_name and (seen.name >= _SPELLED_ALIKE or bool(seen.same_core and seen.same_commune and founded))
    copied = any(map(same_measures, left.rows, right.rows))
    placed = bool(seen.same_commune) or bool(seen.same_commune is None and (founded or (founded is None and copied)))
    same_code = seen.same_code is not False or seen.near_code or (copied and founded)
    return named and placed and founded is not False and bool(same_code)


def agree_on_code(left: Unit, right: Unit, seen: Evidence) -> bool:
    """Whether two units of one code are the same organisation: the code alone may be a slip of a neighbouring row."""
    if {left.traits.entity_type, right.traits.entity_type} not in _SUCCESSIONS and (
        left.traits.entity_type != right.traits.entity_type
    ):
        return False
    founded = seen.same_day if seen.same_day is not None else seen.same_year
    same_words = seen.same_numbers and (seen.name >= LIKE_NAME or (seen.same_core and founded is not False))
    return same_words or bool(seen.same_day)


def is_printed_twice(left: Unit, right: Unit, seen: Evidence) -> bool:
    """Whether two units of one list are one organisation copied twice: everything that both print agrees."""
    return (
        left.traits.entity_type == right.traits.entity_type
        and seen.name == 100
        and seen.same_code is not False
        and seen.same_commune is not False
        and seen.same_year is not False
        and seen.same_day is not False
        and (bool(seen.same_code) or bool(seen.same_commune and seen.same_year))
        and all(
            same_measures(mine, theirs)
            for mine in left.rows
            for theirs in right.rows
            if mine.place[0] == theirs.place[0]
        )
    )


# A group keeps its code when it becomes a cooperative (Decree 92/2024, Art. 14).
_SUCCESSIONS = ({"group", "cooperative"},)


def _same_size(left: Unit, right: Unit) -> bool:
    """Whether charter capital or members are the same from one list to the next."""
    before, after = sorted((left, right), key=lambda unit: unit.first)
    mine, theirs = before.rows[-1], after.rows[0]
    return any(a is not None and a == b for a, b in ((mine.capital, theirs.capital), (mine.members, theirs.members)))


def _unspaced(text: str) -> str:
    return text.replace(" ", "")


def _same_commune(left: Unit, right: Unit) -> bool | None:
    mine, theirs = left.traits.commune, right.traits.commune
    if not (mine and theirs):
        return None
    if mine == theirs:
        return True
    crossed = min(left.last, right.last) < COMMUNES_MERGED_ON <= max(left.first, right.first)
    return None if crossed else False


def _same_code(mine: Traits, theirs: Traits) -> bool | None:
    if mine.code is None or theirs.code is None or mine.code.is_tax_code != theirs.code.is_tax_code:
        return None
    return mine.code == theirs.code


def _near_code(mine: Traits, theirs: Traits) -> bool:
    if mine.code is None or theirs.code is None or mine.code == theirs.code:
        return False
    return OSA.distance(mine.code.text, theirs.code.text, score_cutoff=1) == 1
