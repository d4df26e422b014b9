"""Rows that only name a kind or sector below a heading that is not known: `Bị xử phạt` over `HTX`, `Nông nghiệp`.

They count what their heading says. Without it they would be read as numbers of organisations.

Belongs here: which rows are below such headings. Not here: which headings are known (`statistics`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.landing.layout.outline import BLOCK, RowText, depth_of
from orchestration.landing.words.clauses import breaks_down
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon


class UnknownHeadings:
    """The headings of one table that are not understood, found from top to bottom.

    Args:
        rows: the rows of the table.
        labels: their labels, taken apart.
        lexicon: known wordings.
    """

    def __init__(self, rows: Sequence[RowText], labels: Sequence[Label], lexicon: Lexicon) -> None:
        self._rows, self._labels, self._lexicon = rows, labels, lexicon
        self._found: set[int] = set()

    def add(self, position: int) -> None:
        """Take note of a row without values that is not understood; `Phân theo ngành` divides what is above it."""
        if not breaks_down(self._rows[position].label):
            self._found.add(position)

    def stand_over(self, position: int) -> bool:
        """Whether a row names no more than a part, and so do all rows between it and such a heading."""
        if not self._found:
            return False
        above = position
        while above >= 0 and above not in self._found:
            if not (self._rows[above].has_values and self._names_a_part(above)):
                return False
            above -= 1
        return above >= 0 and self._is_below(position, above)

    def _names_a_part(self, position: int) -> bool:
        label = self._labels[position]
        is_kind = label.entity is not None and not label.words
        return is_kind or bool(self._lexicon.codes("sector", label.words))

    def _is_below(self, position: int, heading: int) -> bool:
        own, above = depth_of(self._rows[position]), depth_of(self._rows[heading])
        return own is None or (own > BLOCK and (above is None or own > above))
