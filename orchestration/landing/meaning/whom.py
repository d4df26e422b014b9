"""Which organisations is a row about that names none, below a total that does?

Belongs here: what rows take from the totals above. Not here: blocks and their headings (`outline`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.landing.layout.outline import SUB_ROW, Meaning, RowText
from orchestration.landing.words.labels import Label


class Whom:
    """The organisations of the last total above, while rows go on to be about them.

    Args:
        rows: the rows of a table.
        labels: their labels, taken apart.

    Attributes:
        sums_up: the rows stand below a heading that sums up blocks of several kinds, whatever unit they print.
    """

    def __init__(self, rows: Sequence[RowText], labels: Sequence[Label]) -> None:
        self._rows = rows
        self._labels = labels
        self._carried: str | None = None
        self._depth = SUB_ROW
        self._last_total: tuple[int, str] | None = None
        self._blocks: set[str] = set()
        self.sums_up = False

    def told_above(self, position: int) -> str | None:
        """Whom a row is about that names nobody: those of the last total, or of all rows above that name any."""
        return self._carried or self._named_above(position)

    def begin_block(self, entity: str) -> None:
        """A heading names organisations of its own."""
        self._carried, self.sums_up = None, False
        self._blocks.add(entity)

    def begin_sum(self) -> None:
        """A heading only sums up, `TỔNG CỘNG (A+B)`: what follows is of no block above it alone."""
        self._carried, self.sums_up = None, len(self._blocks) > 1

    def skip(self, position: int, depth: float) -> None:
        """A row that is not understood ends it; one below the total, not beside it, is only a part of it."""
        if self._labels[position].entity != self._carried and depth <= self._depth:
            self._carried = None

    def carry(self, position: int, meaning: Meaning, depth: float) -> None:
        """A total begins what later rows that name nobody are about, unless it stands in a list of totals."""
        named = self._labels[position].entity
        if meaning.indicator == "org_total" and named:
            beside = self._last_total is not None and self._last_total[0] == position - 1
            alone = not beside or (self._last_total or (0, ""))[1] == named
            self._carried, self._depth = (named if alone else None), depth
            self._last_total = (position, named)
        elif named and named != self._carried:
            self._carried = None

    def _named_above(self, position: int) -> str | None:
        """Whom all rows above are about that name any organisations, where there are two or more of them."""
        named = [label.entities for label in self._labels[:position] if label.entities]
        alone = len(named) > 1 and len(set(named)) == 1 and len(named[0]) == 1
        return named[0][0] if alone and all(row.has_values for row in self._rows[:position]) else None
