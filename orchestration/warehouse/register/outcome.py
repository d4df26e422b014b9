"""The result of identifying cooperatives: identities, and pairs for a person to decide.

Belongs here: the shape of the result. Not here: how it is found (`identity`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from orchestration.warehouse.register.evidence import Doubt
from orchestration.warehouse.register.listing import Unit

Basis = Literal["first", "code", "name", "alike", "decision"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about two units, one row of `register_links.csv`."""

    left: str
    right: str
    same: bool


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A pair for the review list, the one listed earlier on the left.

    Attributes:
        decided: what `register_links.csv` says of it, None while it is open.
    """

    left: Unit
    right: Unit
    why: Doubt
    score: int
    decided: bool | None


@dataclass(frozen=True, slots=True)
class Identity:
    """One organisation, as far as lists are sure.

    Attributes:
        cooperative_id: 16 hexadecimal digits, from the traits with which it was first listed: later lists do not
            change it unless they change what belongs together.
        units: with what ties each to the others.
    """

    cooperative_id: str
    units: tuple[tuple[Unit, Basis], ...]


@dataclass(frozen=True, slots=True)
class Identities:
    """The result.

    Attributes:
        unknown: decisions whose references no list holds (any more).
    """

    found: list[Identity]
    doubtful: list[Doubtful]
    unknown: list[Decision]
