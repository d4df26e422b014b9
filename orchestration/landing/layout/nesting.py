"""Which rows of a table are part of which others, where their own numbers do not show it?

Belongs here: row numbers compared with those around them. Not here: how deep a number stands by itself, what rows
inherit (`outline`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from orchestration.landing.layout.header_cells import is_only_time
from orchestration.landing.layout.outline import (
    ARABIC,
    BLOCK,
    DASH,
    DECIMAL,
    IN_BLOCK,
    NUMBER,
    ROMAN,
    SUB_ROW,
    RowText,
    bare_number,
    depth_by_number,
    depth_of,
    number_before,
)
from orchestration.landing.values.periods import read_time
from orchestration.landing.writing.numbering import CALLED

_CAPITAL = re.compile(r"[A-U]")  # as sections of VSIC are called
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_INSIDE = 0.25  # how much deeper what counts inside another numbering stands
_H = 8  # the letter before `I`
_LETTERS = "abcdđefghijklmnopq"
# what counts inside each numbering although it stands further out elsewhere
_COUNTED = ("letter", "decimal1", "decimal2")
_HOLD = {
    "arabic": ("capital",),
    "letter": ("arabic", "decimal1", "decimal2"),
    "dash": _COUNTED,
    "plus": ("dash", "bare", *_COUNTED),
    "bare": ("roman", "arabic", "dash", *_COUNTED),
}
_SPACED = re.compile(rf"(?:{CALLED})?({NUMBER}|[a-zđ](?=\s+[^\W\d_a-zđ]))\s+(?=[^\W\d_])")
_FEWEST = {"arabic": 3}  # they count things; of others two are enough


def numbers_apart(rows: Sequence[RowText]) -> list[RowText]:
    """Rows, with the numbers apart that are typed before labels without a full stop: `1.1 Đang hoạt động`.

    They are numbers of rows only where they count: each begins anew or follows the one before it.

    >>> labels = ("I Hợp tác xã", "1 Tổng số", "2 Thành viên", "II Tổ hợp tác", "1 Tổng số")
    >>> [(row.order, row.label) for row in numbers_apart([RowText(0, "", label, "", True) for label in labels])][:2]
    [('I', 'Hợp tác xã'), ('1', 'Tổng số')]
    >>> labels = ("I Số lượng", "I.1 HTX", "I.2 THT")
    >>> [(row.order, row.label) for row in numbers_apart([RowText(0, "", label, "", True) for label in labels])]
    [('I', 'Số lượng'), ('I.1', 'HTX'), ('I.2', 'THT')]
    >>> labels = ("3 sao", "4 sao", "5 sao")
    >>> {row.order for row in numbers_apart([RowText(0, "", label, "", True) for label in labels])}
    {''}
    """
    found = {i: match for i, row in enumerate(rows) if not row.order and (match := _SPACED.match(row.label))}
    counted: dict[str, list[int]] = {}
    for match in found.values():
        kind, value = _numbered(match[1])
        counted.setdefault(kind, []).append(value)
    known = {k for k, values in counted.items() if len(values) >= _FEWEST.get(k, 2) and _count(values)}
    if "in_block1" in known:  # `I` alone above `I.1` and `I.2`
        known |= {"roman", "capital"}
    return [
        replace(row, order=match[1], label=row.label[match.end() :])
        if (match := found.get(i)) and _numbered(match[1])[0] in known
        else row
        for i, row in enumerate(rows)
    ]


def _count(values: Sequence[int]) -> bool:
    """Whether each number begins anew or follows one before it."""
    return all(value == 1 or value - 1 in values[:position] for position, value in enumerate(values))


def over_dashes(rows: Sequence[RowText]) -> frozenset[int]:
    """The places of rows with values and no number, below which the first row with a dash stands: it may be theirs.

    >>> labels = ("1. Số HTX", "HTX kiểu mới", "- Nông nghiệp", "Khác", "- Vận tải", "2. Lao động", "Theo vùng", "- A")
    >>> over_dashes([RowText(0, "", label, "", label != "Theo vùng") for label in labels])
    frozenset({1})
    """
    depths = [None, *(depth_of(row) for row in rows), None]
    around = zip(rows, depths, depths[1:], depths[2:], strict=False)
    return frozenset(
        at
        for at, (row, above, own, below) in enumerate(around)
        if row.has_values and own is None and below == SUB_ROW and above != SUB_ROW
    )


def times_inside(rows: Sequence[RowText]) -> list[RowText]:
    """Rows, with years and scenarios inside the heading above them where each row of a table has the next number.

    >>> labels = ("Số HTX", "Năm 2023", "Năm 2024", "Số thành viên", "Năm 2023")
    >>> rows = [RowText(i, str(i + 1), label, "", label.startswith("Năm")) for i, label in enumerate(labels)]
    >>> [depth_of(row) for row in times_inside(rows)]
    [2.0, 2.25, 2.25, 2.0, 2.25]
    >>> lines = [("1", "HTX", False), ("2", "Mới", True), ("3", "2023", True), ("4", "THT", False), ("I", "2024", True)]
    >>> [depth_of(row) for row in times_inside([RowText(0, order, label, "", has) for order, label, has in lines])]
    [2.0, 2.0, 2.0, 2.0, 1.0]
    """
    found, heading = [], None
    for row in rows:
        depth = depth_of(row)
        if not row.has_values:
            heading = depth
        elif heading is not None and depth is not None:
            if depth == heading and is_only_time(read_time(row.label)):
                row = replace(row, depth=depth + _INSIDE)
            else:
                heading = None
        found.append(row)
    return found


class _Open(NamedTuple):
    """A numbering that goes on: of which kind, how far it is, behind which label, how deep it stands."""

    kind: str
    value: int
    label: str
    depth: float


def nested(rows: Sequence[RowText]) -> list[RowText]:
    """Rows, with the depth of those that count inside a numbering which elsewhere stands deeper.

    Sections of VSIC below `1. Số HTX`, numbers below `a)`, dashes below `+`: a new kind of numbering begins, and the
    one above it goes on behind it.

    >>> labels = ("1. Số HTX", "A. Nông nghiệp", "I. Lưu trú", "2. Lao động", "+ Thành viên", "- Nữ", "+ Lao động")
    >>> [row.label for row in nested([RowText(0, "", label, "", True) for label in labels]) if row.depth is not None]
    ['A. Nông nghiệp', 'I. Lưu trú', '- Nữ']
    """
    numbered = [_numbering(row) for row in rows]
    opened: list[_Open] = []
    inside: set[tuple[str, str]] = set()  # kinds that stood inside others before
    found = []
    for position, (row, (kind, value)) in enumerate(zip(rows, numbered, strict=True)):
        own = by_itself = SUB_ROW if kind == "bare" else depth_by_number(row.order, row.label)
        if letters := next((o for o in opened if o.kind == "capital"), None):
            if kind == "roman" and value == 1 and (letters.value == _H or letters.depth > BLOCK):
                kind, value = "capital", _H + 1  # `I` after `H`, or among the sections of VSIC
            if own is None and kind == "capital":
                own = letters.depth  # `K`, with which no table begins
        if own is not None and kind:
            depth = next((o.depth for o in opened if o.kind == kind), None)
            while depth is None and opened and own <= opened[-1].depth:
                pair = (opened[-1].kind, kind)
                if pair in inside or _goes_on(opened, kind, rows, numbered, position):
                    inside.add(pair)
                    depth = opened[-1].depth + _INSIDE
                else:
                    opened.pop()
            depth = own if depth is None else depth
            while opened and opened[-1].depth >= depth:
                opened.pop()
            opened.append(_Open(kind, value, row.label, depth))
            row = row if depth == by_itself else replace(row, depth=depth)
        found.append(row)
    return found


def _goes_on(
    opened: Sequence[_Open], kind: str, rows: Sequence[RowText], numbered: Sequence[tuple[str, int]], position: int
) -> bool:
    """Whether the innermost numbering goes on behind rows of another kind, before one further out does.

    Where it counts, its next number tells. Where it does not, the rows of the other kind must begin anew behind it:
    `a)` to `c)` below `- Thành viên`, `a)` again below `- Lao động`. Signs that count nothing either must have other
    labels: `+ Thành lập mới` below `Tổng số HTX` stands again below each `- HTX nông nghiệp`, and holds none of them.
    """
    *outer, last = opened
    if kind not in _HOLD.get(last.kind, ()):
        return False
    if (last.kind, kind) == ("bare", "dash") and (outer or any(earlier == kind for earlier, _ in numbered[:position])):
        return False  # rows without a number may as well be parts of those with a dash
    further_out = {numbering.kind for numbering in outer}
    is_behind = False
    for at in range(position + 1, len(rows)):
        other, value = numbered[at]
        if is_behind and other == kind:
            return value == 1
        if other == last.kind and not is_behind:
            if value:
                return value == last.value + 1 or (last.kind == "letter" and value == last.value + 2)  # `e` behind `d`
            if kind in ("dash", "bare"):
                return rows[at].label != last.label
            is_behind = True
        if other in further_out:
            return False
    return False


@lru_cache(maxsize=8192)
def _numbered(text: str) -> tuple[str, int]:
    """The kind of a numbering, and how far it is; signs count nothing."""
    if ROMAN.match(text):
        return "roman", (*_ROMANS, text).index(text) + 1
    if _CAPITAL.fullmatch(text):
        return "capital", ord(text) - ord("A") + 1
    if ARABIC.match(text):
        return "arabic", int(text)
    if DECIMAL.match(text):
        return f"decimal{text.count('.')}", int(text.rpartition(".")[2])
    if IN_BLOCK.match(text):
        return f"in_block{text.count('.')}", int(text.rpartition(".")[2])
    if re.fullmatch(r"[a-zđ]", text):
        return "letter", _LETTERS.find(text) + 1
    return ("plus" if "+" in text else "dash", 0) if DASH.match(text) else ("", 0)


def _numbering(row: RowText) -> tuple[str, int]:
    """The numbering of a row: that before its label where there is one as deep as that beside it, or deeper.

    Rows with values and without a number are a kind of their own: they too may stand inside another.
    """
    order = bare_number(row.order)
    beside, before = _numbered(order), number_before(row.label)
    if before and (not order or beside[0] not in ("arabic", "decimal1", "decimal2") or DASH.match(before)):
        return _numbered(before)
    return ("bare", 0) if not beside[0] and row.has_values else beside
