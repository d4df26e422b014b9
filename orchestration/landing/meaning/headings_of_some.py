"""Rows without numbers that narrow the rows below to some organisations: `HTX có sản phẩm OCOP:`.

A row that nobody filled in looks the same. It is a heading if it stands at the level of a block, or if the rows below
are not a part of what its own label counts: numbers of organisations, their members, their money, once more.

Belongs here: which rows are such headings. Not here: the rows below them (`statistics`). Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from orchestration.landing.codes import Codes
from orchestration.landing.layout.outline import BLOCK, RowText, depth_of
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import is_total


class HeadingsOfSome:
    """The search for such rows in one table.

    Args:
        rows: the rows of the table.
        labels: their labels, taken apart.
        lexicon: known wordings.
        codes: code lists.
        heads_all: whether a label, alone, names organisations whose rows begin below it.
    """

    def __init__(
        self,
        rows: Sequence[RowText],
        labels: Sequence[Label],
        lexicon: Lexicon,
        codes: Codes,
        heads_all: Callable[[Label], bool],
    ) -> None:
        self._rows, self._labels, self._heads_all = rows, labels, heads_all
        self._lexicon, self._codes = lexicon, codes

    def found(self) -> frozenset[int]:
        """The positions of those rows."""
        empty = (position for position, row in enumerate(self._rows[:-1]) if not row.has_values)
        return frozenset(position for position in empty if self._counts_some(position) and self._heads(position))

    def _counts_some(self, position: int) -> bool:
        """Whether a label alone counts organisations of a kind, and not all of them."""
        label = self._labels[position]
        known = [] if self._lexicon.counts_products(label) else self._lexicon.codes("indicator", label.words)
        return bool(known) and all(self._codes.indicators[c].unit == "org" and not c.endswith("_total") for c in known)

    def _heads(self, position: int) -> bool:
        row, depth = self._rows[position], depth_of(self._rows[position])
        below = depth_of(self._rows[position + 1])
        if depth is not None and depth <= BLOCK:
            return below is None or below > depth
        if self._counts_all(position + 1) and (row.announces or self._opens(position)):
            return True
        above = {self._said(other) for other in range(position) if self._counts_all(other)}
        return any(self._said(other) in above for other in self._below(position, depth) if self._counts_all(other))

    def _opens(self, position: int) -> bool:
        """Whether a row without number and unit stands above all that count anything, and does not say `Số HTX`."""
        row, numbered = self._rows[position], self._lexicon.titled.are_numbered(self._labels[position].text)
        plain = not row.unit and depth_of(row) is None and not numbered
        return plain and not any(above.has_values for above in self._rows[:position])

    def _below(self, position: int, depth: float | None) -> Sequence[int]:
        """The rows that it may head: until others are named, or a row stands higher."""
        for other in range(position + 1, len(self._rows)):
            own = depth_of(self._rows[other])
            higher = own is not None and (own <= BLOCK or (depth is not None and own <= depth))
            if higher or (not self._rows[other].has_values and self._heads_all(self._labels[other])):
                return range(position + 1, other)
        return range(position + 1, len(self._rows))

    def _counts_all(self, position: int) -> bool:
        """Whether a row with values counts all organisations of a kind, or adds up what they have."""
        label = self._labels[position]
        if not self._rows[position].has_values:
            return False
        if is_total(label) or (label.entity and not label.words):
            return True
        known = [self._codes.indicators[code] for code in self._lexicon.codes("indicator", label.words)]
        return bool(known) and all(indicator.is_of_organisations for indicator in known)

    def _said(self, position: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        label = self._labels[position]
        return label.entities, label.key
