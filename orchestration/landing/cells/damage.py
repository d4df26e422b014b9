"""Which numbers of a row has the spreadsheet program damaged?

A workbook set to English reads `1.025` as a decimal number and stores 1,025 thousandths; `43.000` becomes a bare 43.
The other numbers of the row show it: they count the same thing in other years.

Belongs here: the numbers of one row compared with each other. Not here: single cells (`numbers`), rows compared with
each other (`scale`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median

_THOUSAND = 1000
_ALIKE = (Decimal("0.1"), Decimal(10))  # a number against the others of its row
_FAR = 100  # how much smaller a number is that lost its dot
_LOST_DOT = re.compile(r"^\d{1,3}(?:\.\d{1,3})?$")


class State(StrEnum):
    """What became of a number."""

    SOUND = "sound"
    REPAIRED = "repaired"  # a count whose thousands dot is put back
    UNREADABLE = "unreadable"  # a count that is not whole, and nothing tells what it was
    DOUBTFUL = "doubtful"  # an amount a thousand times smaller than the others: kept, and asked about


@dataclass(frozen=True, slots=True)
class Stored:
    """A number of a row.

    Attributes:
        value: the number; of a count that is not whole, its thousandfold.
        text: as stored.
        is_count: whether it counts whole things; else it is an amount.
        was_thousandth: its value is the thousandfold of what is stored.
        is_number: the cell holds a number, not text.
    """

    value: Decimal
    text: str
    is_count: bool
    was_thousandth: bool = False
    is_number: bool = True


def judge(row: Sequence[Stored]) -> list[tuple[State, Decimal]]:
    """What became of each number of a row, and its value.

    >>> def counts(*stored):
    ...     return [Stored(Decimal(v) * (1000 if "." in v else 1), v, True, "." in v) for v in stored]
    >>> [(state.value, int(value)) for state, value in judge(counts("1.025", "980", "43"))]
    [('repaired', 1025), ('sound', 980), ('sound', 43)]
    >>> [(state.value, int(value)) for state, value in judge(counts("42.5", "43", "44.1"))]
    [('repaired', 42500), ('repaired', 43000), ('repaired', 44100)]
    >>> [state.value for state, _ in judge(counts("1.025", "3", "4"))]
    ['unreadable', 'sound', 'sound']
    >>> [state.value for state, _ in judge([Stored(Decimal(v), v, False) for v in ("1.25", "1.3", "980")])]
    ['doubtful', 'doubtful', 'sound']
    """
    counts = bool(row) and row[0].is_count
    return _judge_counts(row) if counts else _judge_amounts(row)


def _judge_counts(row: Sequence[Stored]) -> list[tuple[State, Decimal]]:
    thousandths = [item.value for item in row if item.was_thousandth]
    if not thousandths:
        return [(State.SOUND, item.value) for item in row]
    middle = Decimal(median(thousandths))
    lost = [len(thousandths) > 1 and _is_alone_with(item, middle) for item in row]
    sound = [
        item.value for item, gone in zip(row, lost, strict=True) if item.value and not gone and not item.was_thousandth
    ]
    confirmed = not sound or _alike(middle, Decimal(median(sound)))
    judged = []
    for item, gone in zip(row, lost, strict=True):
        if item.was_thousandth:
            alike = not sound or _alike(item.value, Decimal(median(sound)))
            judged.append((State.REPAIRED if alike else State.UNREADABLE, item.value))
        elif gone and confirmed:
            judged.append((State.REPAIRED, item.value * _THOUSAND))
        else:
            judged.append((State.SOUND, item.value))
    return judged


def _is_alone_with(item: Stored, middle: Decimal) -> bool:
    """Whether a bare `43` stands among thousandths that only `43.000` looks like."""
    small = item.is_number and not item.was_thousandth and 0 < item.value < _THOUSAND and item.value == int(item.value)
    return small and item.value * _FAR < middle and _alike(item.value * _THOUSAND, middle)


def _judge_amounts(row: Sequence[Stored]) -> list[tuple[State, Decimal]]:
    """Amounts are never repaired: an average of 1,25 million may be meant."""
    far = [_is_far_below(item, row) for item in row]
    damaged = any(gone and "." in item.text for item, gone in zip(row, far, strict=True))
    return [
        (State.DOUBTFUL if gone and damaged else State.SOUND, item.value) for item, gone in zip(row, far, strict=True)
    ]


def _is_far_below(item: Stored, row: Sequence[Stored]) -> bool:
    """Whether the thousandfold of an amount looks like another of its row, and it does not."""
    if not _LOST_DOT.match(item.text) or not item.value:
        return False
    others = [abs(other.value) for other in row if other is not item]
    return any(abs(item.value) * _FAR < other and _alike(abs(item.value) * _THOUSAND, other) for other in others)


def _alike(value: Decimal, other: Decimal) -> bool:
    return bool(other) and _ALIKE[0] <= value / other <= _ALIKE[1]
