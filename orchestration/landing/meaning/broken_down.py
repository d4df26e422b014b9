"""Which count does a row break down that names only a sector?

Belongs here: the count above a list of sectors. Not here: which rows are sectors (`sectors_beside`). Pure.
"""

from __future__ import annotations

from orchestration.landing.codes import COMPOSITES, KINDS, Codes
from orchestration.landing.layout.outline import Context, Meaning
from orchestration.landing.meaning.indicators import Indicators
from orchestration.landing.values.units import Unit

_COPIED = ("cooperative", "credit_fund")  # from the first block into others; `THT vận tải` below `HTX` is no copy
_COUNTS = ("org", "member", "person")


class BrokenDown:
    """The last count above that a list of sectors may break down.

    Args:
        indicators: what may be counted of whom.
        codes: code lists.
    """

    def __init__(self, indicators: Indicators, codes: Codes) -> None:
        self._indicators = indicators
        self._codes = codes
        self._count: Meaning | None = None
        self._depth = 0.0
        self._announced = False  # by "trong đó", "chia theo ngành nghề"
        self._stands_beside = False  # what announces the list, beside the count
        self._is_unclear = False  # whether nobody can tell what the rows that follow break down
        self._counted_above: set[tuple[str | None, str | None]] = set()
        self._told: set[tuple[str | None, str | None, str]] = set()  # by organisations, indicator, sector

    @property
    def is_open(self) -> bool:
        """Whether there is a count above."""
        return self._count is not None

    def announce(self) -> None:
        """A list follows."""
        self._announced = True

    def announce_sectors(self, depth: float | None) -> None:
        """A list by sector follows: of all organisations, or of those in operation where no row counts all of them.

        `3. Lĩnh vực hoạt động` beside `2. Tổng số cán bộ quản lý` may be of either, as units then tell.
        """
        self.announce()
        if self._count is None or (self._count.entity, "org_total") in self._counted_above:
            self.forget()
        self._stands_beside = depth is not None and depth <= self._depth

    def forget(self) -> None:
        """Nothing above is broken down by what follows."""
        self._count, self._is_unclear = None, False

    def skip(self) -> None:
        """A row that is not understood ends a list; one that may be of either count leaves the next ones as unclear."""
        if not self._is_unclear:
            self.forget()

    def remember(self, meaning: Meaning, depth: float) -> None:
        """A row that counts organisations or people may be broken down by the rows below."""
        self._announced = self._stands_beside = self._is_unclear = False
        self._counted_above.add((meaning.entity, meaning.indicator))
        if self._codes.indicators[meaning.counts].unit in _COUNTS:
            self._count, self._depth = meaning, depth

    def by_sector(
        self, sector: str, context: Context, depth: float, unit: Unit | None, named: str | None
    ) -> Meaning | None:
        """What a row of a sector counts; None where nobody can tell.

        Args:
            sector: the sector.
            context: what the rows above say.
            depth: how deep the row stands.
            unit: its unit.
            named: the organisations that it names.
        """
        counted = self._counted(sector, context, depth, unit, named)
        if counted is None:
            return None
        self._told.add((counted.entity, counted.indicator, sector))
        return Meaning(self._codes.of_sector(counted.entity, sector), counted.indicator, sector)

    def _counted(
        self, sector: str, context: Context, depth: float, unit: Unit | None, named: str | None
    ) -> Meaning | None:
        above = context.meaning
        if named in COMPOSITES and above.entity in KINDS:  # `HTX, LHHTX vận tải` below `Hợp tác xã` is no copied name
            counted = Meaning(entity=named, indicator=above.indicator or "org_total")
            return counted if self._indicators.fits(counted.counts, named, unit) else None
        if above.entity in KINDS and named not in (None, above.entity, *_COPIED):
            return None
        if above.indicator and above.entity and self._indicators.fits(above.indicator, above.entity, unit):
            return Meaning(entity=above.entity, indicator=above.indicator)
        if context.blocked and above.entity is None and named is None:
            return None
        count = self._count
        if count and above.entity is None and named not in (None, count.entity):
            count = None  # no block says that the name is a copied one
        if count and above.entity in (None, count.entity):
            belongs = self._announced or depth > self._depth or count.indicator == "org_total"
            # the organisations of the sector stand above already: this list is of the members beside it
            belongs = belongs or (depth == self._depth and (count.entity, "org_total", sector) in self._told)
            fits = self._indicators.fits(count.counts, count.entity or "", unit)
            if fits and unit is None and self._stands_beside:
                self._is_unclear = True
                return None
            if belongs and fits:
                return Meaning(entity=count.entity, indicator=count.indicator)
            if fits and depth == self._depth and named is None:
                self._is_unclear = True  # of the last row, or of the block? nobody can tell
                return None
        # `Tổng số thành viên` heads the sectors, and whose they are a column says, or the sector itself
        entity, indicator = above.entity or named, (None if above.entity else above.indicator) or "org_total"
        if entity is None and self._indicators.entity_in_columns:
            return Meaning(indicator=indicator) if self._indicators.fits_some(indicator, unit) else None
        if entity and self._indicators.fits(indicator, entity, unit):
            return Meaning(entity=entity, indicator=indicator)
        return None
