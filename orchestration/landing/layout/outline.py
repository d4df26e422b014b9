"""The outline of a table: how deep each row is nested, and what it inherits from the rows above it.

Belongs here: depth and inheritance. Not here: the meaning of labels (`lexicon`, `statistics`, `support`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from orchestration.landing.writing.numbering import CALLED
from orchestration.landing.writing.phrases import Words

BLOCK, ROW, BARE_HEADING, SUB_ROW, DETAIL = 1.0, 2.0, 3.75, 4.0, 5.0

ROMAN = re.compile(r"^[IVXL]+$")
IN_BLOCK = re.compile(r"^(?:[IVXL]+|[A-H])((?:\.\d{1,2})+)$")  # `II.1`, `A.1.2`
_LETTER = re.compile(r"^[A-H]$")
ARABIC = re.compile(r"^\d{1,2}$")
DECIMAL = re.compile(r"^\d{1,2}(?:\.\d{1,2})+$")
DASH = re.compile(r"^[-+*•]+$")
_IS_CALLED = re.compile(rf"^{CALLED}")
NUMBER = r"(?:[IVXL]+|[A-H]|\d{1,2})(?:\.\d{1,2})*"  # of those that tell how deep a row stands
_PREFIX = re.compile(
    rf"^\s*(?:{CALLED})?(\()?({NUMBER}|[a-zđ])(?(1)\)[.:/-]*|\s*[.)/:-]+)\s*(?=\D)"
    r"|^\s*(?P<dash>[-+*•]+)"
)
_AROUND = ".)/:-"  # behind a number


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a row or a column header says; None where it says nothing."""

    entity: str | None = None
    indicator: str | None = None
    sector: str | None = None
    policy: str | None = None
    program: str | None = None
    funding: str | None = None

    @property
    def counts(self) -> str:
        """The indicator of what is known to have one."""
        assert self.indicator is not None
        return self.indicator

    def over(self, other: Meaning) -> Meaning:
        """This meaning, completed by another."""
        return Meaning(
            self.entity or other.entity,
            self.indicator or other.indicator,
            self.sector or other.sector,
            self.policy or other.policy,
            self.program or other.program,
            self.funding or other.funding,
        )


NUMBERS, ZEROS, SIGNS = "numbers", "zeros", "signs"
UNDATED = "(?)"  # the period of a row that has none where the others have theirs


@dataclass(frozen=True, slots=True)
class RowText:
    """A row as printed.

    Attributes:
        index: zero-based row of the sheet.
        order: its numbering.
        label: its label.
        unit: text of its unit column.
        has_values: whether any of its values holds a number or a sign for one.
        period: text of its column of periods; `UNDATED` where that is empty beside it alone.
        source: text of its column of sources of money.
        place: the district or commune that a column left of its label says it is of.
        part: the sector, rating or kind of organisations that a column right of its label says it is of.
        depth: how deep it stands where the rows around it tell, see `nesting`.
        announces: whether a colon ends its label: what follows is of what it names.
        holds: whether its values are numbers, or all of them zeros or signs for none, or such signs; '' without any.
        unit_in_cells: the unit behind all its numbers, where it prints no other: `5 lớp`, `khoảng 120 người`.
    """

    index: int
    order: str
    label: str
    unit: str
    has_values: bool
    period: str = ""
    source: str = ""
    place: str = ""
    part: str = ""
    depth: float | None = None
    announces: bool = False
    holds: str = NUMBERS
    unit_in_cells: str = ""


class Context(NamedTuple):
    """What the rows above say to a row.

    Attributes:
        meaning: theirs, nearest first.
        unit_text: the unit a heading above prints for its rows.
        blocked: a row above was not understood: nothing may be taken from beyond it.
        closed: the rows above speak of something else (a district, a foreign block): nothing below them counts.
        words: those of the nearest row above, which this one may go on with: `Lao động` over `Thường xuyên`.
        label: the nearest row above as printed.
    """

    meaning: Meaning
    unit_text: str = ""
    blocked: bool = False
    closed: bool = False
    words: Words = ()
    label: str = ""


class _Level(NamedTuple):
    depth: float
    meaning: Meaning
    unit_text: str = ""
    blocks: bool = False
    closes: bool = False
    words: Words = ()
    label: str = ""
    place: int = 1  # among those as deep that stand right above it


@dataclass
class Outline:
    """The rows above the current one, outermost first.

    Attributes:
        base: what the title says for the whole table.
        has_bare_headings: a heading without numbering was seen: in such tables other bare headings close it.
    """

    base: Meaning = field(default_factory=Meaning)
    has_bare_headings: bool = False
    _levels: list[_Level] = field(default_factory=list)

    def push(
        self,
        depth: float,
        meaning: Meaning,
        *,
        unit_text: str = "",
        blocks: bool = False,
        closes: bool = False,
        words: Words = (),
        label: str = "",
    ) -> None:
        """Put a row above the deeper rows that follow."""
        place = self.as_deep(depth) + 1
        self.leave(depth)
        self._levels.append(_Level(depth, meaning, unit_text, blocks, closes, words, label, place))

    def leave(self, depth: float) -> None:
        """Forget the rows at this depth and deeper."""
        while self._levels and self._levels[-1].depth >= depth:
            self._levels.pop()

    def as_deep(self, depth: float) -> int:
        """How many rows of this depth stand below each other above the current one, but for deeper rows."""
        return next((level.place for level in self._levels if level.depth == depth), 0)

    def whose(self, depth: float) -> str | None:
        """Whom the rows above a row of this depth are about, understood or not; it may be about nobody else."""
        above = (level.meaning.entity for level in reversed(self._levels) if level.depth < depth)
        return next((entity for entity in above if entity), self.base.entity)

    def blocked_by(self, depth: float) -> str:
        """The nearest row above a row of this depth that is not understood, as printed; '' where all are."""
        above = (level for level in reversed(self._levels) if level.depth < depth)
        return next((level.label for level in above if level.blocks), "")

    def context(self, depth: float, *, past_nearest: bool = False) -> Context:
        """What the rows above a row of this depth say, nearest first, not across one that is not understood.

        Args:
            depth: of the row.
            past_nearest: leave out the nearest of them, understood or not.
        """
        meaning, unit_text = None, ""
        above = [level for level in self._levels if level.depth < depth]
        if past_nearest:
            above = above[:-1]
        closed = any(level.closes for level in above)
        words, label = (above[-1].words, above[-1].label) if above else ((), "")
        for level in reversed(above):
            if level.blocks or level.closes:
                return Context(meaning or Meaning(), unit_text or level.unit_text, True, closed, words, label)
            meaning = meaning.over(level.meaning) if meaning else level.meaning
            unit_text = unit_text or level.unit_text
        return Context(meaning.over(self.base) if meaning else self.base, unit_text, False, closed, words, label)


def depth_of(row: RowText) -> float | None:
    """How deep a row stands: letters, Roman numbers, numbers, decimals, dashes; None without numbering.

    >>> rows = [("II", "Tổ hợp tác"), ("1", "Tổng số"), ("", "- Thành lập mới"), ("", "Giải thể")]
    >>> [depth_of(RowText(0, order, label, "", True)) for order, label in rows]
    [1.0, 2.0, 4.0, None]
    """
    return row.depth if row.depth is not None else depth_by_number(row.order, row.label)


def bare_number(order: str) -> str:
    """The number beside a row without what is printed around it: `1.`, `(1)`, `1/-` -> `1`, `Phần II` -> `II`."""
    order = order.strip()
    return _IS_CALLED.sub("", order.rstrip(_AROUND).lstrip("(").strip() or order)


def number_before(label: str) -> str:
    """The number or the dash that a label begins with, without what is printed around it; '' without one.

    >>> [number_before(label) for label in ("II. Tổ hợp tác", "(1) Tổng số", "b). Số lớp", "- Nữ", "Tổng số", "1.5")]
    ['II', '1', 'b', '-', '', '']
    """
    match = _PREFIX.match(label)
    return (match[2] or match["dash"]) if match else ""


@lru_cache(maxsize=8192)
def depth_by_number(order: str, label: str) -> float | None:
    """How deep a row stands by its own number alone; see `depth_of`."""
    order = bare_number(order)
    depth = _depth_of_numbering(order) if order else None
    if inner := _depth_of_numbering(number_before(label)):
        depth = inner if depth is None else max(depth, inner)
    return depth


def is_numbering(text: str) -> bool:
    """Whether a text only numbers a row."""
    return _depth_of_numbering(bare_number(text)) is not None


def _depth_of_numbering(order: str) -> float | None:
    if ROMAN.match(order):
        return BLOCK
    if _LETTER.match(order):
        return BLOCK - 0.5
    if ARABIC.match(order):
        return ROW
    if DECIMAL.match(order):
        return ROW + 0.5 * order.count(".")
    if match := IN_BLOCK.match(order):
        return ROW + 0.5 * (match[1].count(".") - 1)
    if re.fullmatch(r"[a-zđ]", order):
        return SUB_ROW - 0.5
    return (DETAIL if "+" in order else SUB_ROW) if DASH.match(order) else None
