"""Which rows of a table are sectors, and how does that change the meaning of the rows beside them?

A credit fund between `Nông nghiệp` and `Vận tải` is the credit sector; `Tổng hợp` beside `Trồng trọt` is mixed farming.

Belongs here: rows compared with the sectors above and below them. Not here: what a sector breaks down (`statistics`).
Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orchestration.landing.layout.outline import RowText, depth_of
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.subjects import ALL_SECTORS

_OTHER_KINDS = frozenset({"union", "group"})


class SectorsBeside:
    """The sectors among the rows of a table.

    Args:
        rows: the rows.
        labels: their labels, taken apart.
        lexicon: known wordings.
    """

    def __init__(self, rows: Sequence[RowText], labels: Sequence[Label], lexicon: Lexicon) -> None:
        self._rows = rows
        self._labels = labels
        self._lexicon = lexicon

    def are_beside(self, position: int) -> bool:
        """Whether the row before or after is a sector: then a credit fund is the credit sector."""
        return any(map(self._is_sector, self._neighbours(position)))

    def named_beside(self, position: int) -> str | None:
        """The organisations that a sector before or after the row names: `HTX nông nghiệp` above `Quỹ TDND`."""
        named = (self._labels[i].entity for i in self._neighbours(position) if self._is_sector(i))
        return next((entity for entity in named if entity), None)

    def are_as_deep(self, position: int) -> bool:
        """Whether such a row stands as deep: below `- Nông nghiệp`, `2. QTDND` goes on with something else."""
        own = depth_of(self._rows[position])
        return any(self._is_sector(i) and depth_of(self._rows[i]) == own for i in self._neighbours(position))

    def are_whole_beside(self, position: int) -> bool:
        """Whether a credit fund stands among kinds of organisations, of which two sectors are all cooperatives.

        `HTX nông nghiệp`, `HTX phi nông nghiệp`, `Quỹ TDND`, `LHHTX`; inside a number of all it may be one of those.
        """
        own = depth_of(self._rows[position])
        beside: list[int] = []
        for step in (-1, 1):
            other = position + step
            while 0 <= other < len(self._rows) and self._rows[other].has_values:
                if depth_of(self._rows[other]) != own:
                    break
                beside.append(other)
                other += step
        above = min([position, *beside]) - 1
        if above >= 0 and self._rows[above].has_values:
            return False
        named = {code for i in beside for code in self._lexicon.codes("sector", self._labels[i].words)}
        kinds = {self._labels[i].entity for i in beside if not self._labels[i].words}
        return named >= ALL_SECTORS and not kinds.isdisjoint(_OTHER_KINDS)

    def parts_of(self, position: int, above: str | None) -> list[str]:
        """`Tổng hợp` is mixed farming below agriculture, or beside crops; elsewhere its parts are unknown.

        Args:
            position: the row.
            above: the sector of the rows above it.
        """
        parents = self._lexicon.sector_parents
        beside = [self._labels[i] for i in (position - 1, position + 1) if 0 <= i < len(self._labels)]
        named = [code for label in beside for code in self._lexicon.codes("sector", label.words)]
        within = {above, *(parents.get(code) for code in named)}
        codes = self._lexicon.codes("within", self._labels[position].words)
        return [code for code in codes if parents.get(code) in within]

    def are_parts_of_another(self, position: int, sector: str | None) -> bool:
        """Whether all sectors beside a total are parts of one that nobody names: `Trồng trọt`, `Chăn nuôi`."""
        headings = [i for i, row in enumerate(self._rows) if not row.has_values]
        start = max((i + 1 for i in headings if i < position), default=0)
        end = min((i for i in headings if i > position), default=len(self._rows))
        beside = self._labels[start:position] or self._labels[position + 1 : end]
        named = {code for label in beside for code in self._lexicon.codes("sector", label.words)}
        wholes = {self._lexicon.sector_parents.get(code) for code in named}
        return bool(named) and None not in wholes and wholes != {sector}

    def _neighbours(self, position: int) -> Iterator[int]:
        """The rows before and after a row, past those of no known sector as deep: `HTX điện`, `Chợ`."""
        for step in (-1, 1):
            other = position + step
            while self._is_of_unknown_sector(other, depth_of(self._rows[position])):
                other += step
            yield other

    def _is_of_unknown_sector(self, position: int, depth: float | None) -> bool:
        if not 0 <= position < len(self._rows) or self._is_sector(position):
            return False
        row, label = self._rows[position], self._labels[position]
        is_known = not label.words or self._lexicon.codes("indicator", label.words)
        return label.entity in (None, "cooperative") and not is_known and row.has_values and depth_of(row) == depth

    def _is_sector(self, position: int) -> bool:
        if not 0 <= position < len(self._rows):
            return False
        label = self._labels[position]
        known = any(w and self._lexicon.codes("sector", w) for w in (label.plain, label.words))
        return known and not (label.entity == "credit_fund" and not label.words)
