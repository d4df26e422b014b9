"""One row of a table, as it is kept once it is understood, or not.

Belongs here: what is known of a row. Not here: how that is found out (`rows`).
"""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.landing.layout.outline import Meaning, RowText
from orchestration.landing.values.periods import Time
from orchestration.landing.values.units import Unit
from orchestration.landing.words.labels import Label


@dataclass(frozen=True, slots=True)
class Row:
    """A row understood, or not.

    Attributes:
        source: the row as printed.
        label: its label taken apart.
        meaning: what it counts; None for rows not understood.
        unit: its unit, from the unit column, the label or a heading above.
        unit_text: the unit as printed.
        unrecognised: it has values and a label that means nothing known here.
        finer: labels of all rows with the same meaning, where it is only a part of what the code list knows.
        time: the period it is of, where the row says so.
        assumed: it names no organisations; those of the rows above are meant.
        unclear: what its title tells of organisations, where that may be what it counts instead of them.
        part: label of the row above that speaks of some organisations only, whose members or money it counts.
        is_place: it is of a district, a commune or a former province.
        heading: the time that a heading above it names.
        below: the heading above it that is not understood, or names a place, with its row of the sheet: by that it
            counts nothing.
        is_some: it is understood, but of how much of all nobody tells.
    """

    source: RowText
    label: Label
    meaning: Meaning | None = None
    unit: Unit | None = None
    unit_text: str = ""
    unrecognised: bool = False
    finer: tuple[str, ...] = ()
    time: Time | None = None
    assumed: bool = False
    unclear: tuple[str, ...] = ()
    part: str = ""
    is_place: bool = False
    heading: Time | None = None
    below: tuple[int, str] | None = None
    is_some: bool = False
