"""Rows of lists -> units: rows that print the very same organisation.

Belongs here: what identifies a row, and which rows are alike in all of it. Not here: comparing what differs
(`evidence`).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from orchestration.warehouse.register.words import Code, Name, Words, code

Place = tuple[str, str, str]
"""Where a row stands: submission, sheet, cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation of one list, as printed.

    Attributes:
        place: where it stands.
        order: its place among the rows of the list.
        block: province of today's map in which it lies; only rows of one block are compared by name.
        reporter: map and province that sent the list.
        listed_on: the day of which the list speaks.
    """

    place: Place
    order: int
    block: str
    reporter: tuple[str, str]
    listed_on: date
    entity_type: str
    name: str
    registration_code: str | None
    commune: str | None
    founded_on: date | None
    founded_text: str | None
    members: Decimal | None
    capital: Decimal | None

    @property
    def founded_year(self) -> int | None:
        """The year, from the date or from a printed year."""
        if self.founded_on:
            return self.founded_on.year
        text = (self.founded_text or "").strip()
        return int(text) if len(text) == 4 and text.isdigit() else None


@dataclass(frozen=True, slots=True)
class Traits:
    """What identifies an organisation on a list, in comparable form; '' and None where it is not printed."""

    block: str
    entity_type: str
    name: Name
    code: Code | None
    commune: str
    founded_on: date | None
    founded_year: int | None

    @property
    def identifies(self) -> bool:
        """Whether these traits alone tell it from others of the province: a code, or a name with place or date."""
        return self.code is not None or bool(self.name.text and (self.commune or self.founded_on))

    def reference(self) -> str:
        """16 hexadecimal digits over all of it: the same traits have the same reference in every list."""
        parts = (
            self.block,
            self.entity_type,
            self.name.text,
            self.code.text if self.code else "",
            self.commune,
            str(self.founded_on or self.founded_year or ""),
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


@dataclass(slots=True)
class Unit:
    """Rows that print the same traits, in one list or in several.

    Attributes:
        reference: what the review list and the decisions call it.
        rows: in the order of lists, then of rows.
        lists: the submissions that list it.
    """

    reference: str
    traits: Traits
    rows: list[Row]
    lists: frozenset[str] = field(init=False)
    first: date = field(init=False)
    last: date = field(init=False)

    def __post_init__(self) -> None:
        """Derive what is asked again and again."""
        self.lists = frozenset(row.place[0] for row in self.rows)
        self.first = min(row.listed_on for row in self.rows)
        self.last = max(row.listed_on for row in self.rows)


def units(rows: Iterable[Row], words: Words) -> list[Unit]:
    """Gather rows into units, in the order of their references.

    Rows with traits that identify an organisation are one unit over all lists. Two rows of one list with the same
    traits are one organisation printed twice only if their members and capital agree; else each row is a unit of its
    own, and so is a row whose traits do not identify it.
    """
    alike: dict[Traits, list[Row]] = defaultdict(list)
    for row in rows:
        alike[traits(row, words)].append(row)
    found: list[Unit] = []
    for shared, members in alike.items():
        members.sort(key=lambda row: (row.listed_on, row.place[0], row.order, row.place))
        reference = shared.reference()
        if shared.identifies and not _disagree(members):
            found.append(Unit(reference, shared, members))
        else:
            found.extend(
                Unit(f"{reference}-{row.listed_on:%Y%m%d}-{number}", shared, [row])
                for row, number in _numbered(members)
            )
    return sorted(found, key=lambda unit: unit.reference)


def traits(row: Row, words: Words) -> Traits:
    """What identifies a row."""
    return Traits(
        block=row.block,
        entity_type=row.entity_type,
        name=words.name(row.name),
        code=code(row.registration_code),
        commune=words.commune(row.commune),
        founded_on=row.founded_on,
        founded_year=row.founded_year,
    )


def same_measures(left: Row, right: Row) -> bool:
    """Whether both print the same members and capital: one organisation copied twice, not two that look alike."""
    mine, theirs = (left.members, left.capital), (right.members, right.capital)
    return mine == theirs and mine != (None, None)


def _disagree(rows: list[Row]) -> bool:
    """Whether one list holds two of them with different measures."""
    by_list: dict[str, Row] = {}
    return any(
        not same_measures(row, first)
        for row in rows
        if (first := by_list.setdefault(row.place[0], row)) is not row and not _has_code(row)
    )


def _has_code(row: Row) -> bool:
    return code(row.registration_code) is not None


def _numbered(rows: list[Row]) -> Iterable[tuple[Row, int]]:
    """Rows with their number among those of the same day."""
    count: dict[date, int] = defaultdict(int)
    for row in rows:
        count[row.listed_on] += 1
        yield row, count[row.listed_on]
