"""What does `Tổng số` or `Tổng cộng` alone count?

Belongs here: sums that name nothing, held against the rows and blocks they may be of. Not here: rows that name what
they count (`statistics`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orchestration.landing.layout.outline import ROW, Context, Meaning, Outline, RowText, depth_of
from orchestration.landing.meaning.indicators import Indicators
from orchestration.landing.meaning.sectors_beside import SectorsBeside
from orchestration.landing.seeds import load_words
from orchestration.landing.text import fold
from orchestration.landing.values.units import Unit
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.openings import opens_part
from orchestration.landing.words.totals import closes

_RATINGS = {f"org_{code}" for code in load_words("rating")}
_CLASSES = {*_RATINGS, "org_micro", "org_small", "org_medium", "org_large"}  # each organisation is of one of them
_ALL_KINDS = {"cooperative", "group"}  # beside them unions or credit funds
_UNKNOWN = ""


class BlockSums:
    """The sums of blocks, and what they are told from: rows and headings from top to bottom.

    Args:
        rows: the rows of a table.
        labels: their labels, taken apart.
        lexicon: known wordings.
        outline: the rows above.
        indicators: what may be counted of whom.
        sectors: which of the rows are sectors.
    """

    def __init__(
        self,
        rows: Sequence[RowText],
        labels: Sequence[Label],
        lexicon: Lexicon,
        outline: Outline,
        indicators: Indicators,
        sectors: SectorsBeside,
    ) -> None:
        self._rows = rows
        self._labels = labels
        self._lexicon = lexicon
        self._outline = outline
        self._indicators = indicators
        self._sectors = sectors
        self._closed: list[bool] = []  # one per heading: whether its total was printed below it
        self._rated: set[str] = set()  # ratings listed since the last heading
        self._kinds: dict[int, Meaning] = {}  # rows that only name organisations: `HTX`, `THT`, one below the other
        self._numbered: set[str] = set()  # organisations of blocks whose heading has a number
        self._printed: set[str] = set()  # labels of rows that counted something and had values

    def begin_block(self) -> None:
        """A heading names organisations."""
        self._rated.clear()
        self._closed.append(False)

    def begin_list(self) -> None:
        """A heading of any kind: the kinds of organisations above it are no parts of what follows."""
        self._kinds.clear()

    def add_numbered_block(self, entity: str) -> None:
        """The heading of a block says how many organisations there are."""
        self._numbered.add(entity)

    def add_kind(self, position: int, meaning: Meaning) -> None:
        """A row with values names organisations and nothing else."""
        self._kinds[position] = meaning

    def add(self, position: int, meaning: Meaning) -> None:
        """A row counts something."""
        if meaning.indicator in _RATINGS:
            self._rated.add(meaning.indicator)
        if self._rows[position].has_values:
            self._printed.add(self._labels[position].text)

    def skip(self, position: int) -> None:
        """A row that is not understood may be a rating too."""
        if self._rated and self._rows[position].has_values:
            self._rated.add(_UNKNOWN)

    def has_printed(self, label: str) -> bool:
        """Whether a row of this label said itself how many."""
        return label in self._printed

    def is_of_province(self, position: int) -> bool:
        """Whether a row says `Toàn tỉnh`."""
        return self._lexicon.role("furniture", self._labels[position].text) == "whole"

    def counted(self, position: int, context: Context, unit: Unit | None) -> Meaning | None:
        """`Tổng số` alone: the organisations of the block.

        Below a heading that counts something else, `Thành viên`, `HTX thành lập mới`, it is the total of that.
        `Tổng cộng` below a list closes its block where another block follows, or where all blocks before it were
        closed like that; else it could be of all blocks together.
        """
        if depth_of(self._rows[position]) is None and (kinds := self._kinds_above(position)):
            return self._of_all_kinds(kinds)
        if self._is_closing(position, context):
            return self._below_block(position, self._outline.context(ROW).meaning, unit)
        return self._below_heading(position, context, unit)

    def _is_closing(self, position: int, context: Context) -> bool:
        """Whether a sum is no part of the row above, understood or not."""
        row, above = self._rows[position], context.meaning
        counted = {"org_total", self._outline.base.indicator} - {None}  # of all in a table that says nothing else
        below_a_list = not row.order and (
            (above.indicator in counted and above.sector is not None)
            or (above.indicator in _CLASSES and self.has_printed(context.label))
        )
        of_sectors = self.is_of_province(position) and above.sector is not None
        return fold(row.label).endswith("cong") or closes(self._labels[position]) or below_a_list or of_sectors

    def _below_heading(self, position: int, context: Context, unit: Unit | None) -> Meaning | None:
        above = context.meaning
        if above.entity is None and not self._indicators.entity_in_columns:
            return None
        if above.indicator and above.indicator not in ("org_total", "org_rated"):
            if self.has_printed(context.label):
                return None  # the row above says itself how many
            return above if self._indicators.fits(above.indicator, above.entity or "", unit) else None
        if not self._counts_organisations_of(above.entity, unit):
            return None
        if self._sectors.are_parts_of_another(position, self._outline.base.sector):
            return None
        if _UNKNOWN in self._rated:
            return None
        indicator = self._of_the_rated() or above.indicator or "org_total"
        return Meaning(entity=above.entity, indicator=indicator, sector=above.sector)

    def _below_block(self, position: int, block: Meaning, unit: Unit | None) -> Meaning | None:
        beside = len(self._numbered) > 1 or bool(self._closed)
        if (beside and block.entity in self._numbered) or self._closed[-1:] == [True]:
            return None  # below `III. THT` that has its own number, or its own total: of all blocks?
        if block.entity is None and not self._indicators.entity_in_columns:
            return None
        if not self._counts_organisations_of(block.entity, unit) or not self._closes_block(position):
            return None
        self._closed[-1:] = [True]
        if _UNKNOWN in self._rated:
            return None
        indicator = self._of_the_rated() or ("org_rated" if block.indicator == "org_rated" else "org_total")
        titled = self._outline.base
        if self._sectors.are_parts_of_another(position, titled.sector):
            return None
        return Meaning(entity=block.entity, indicator=titled.indicator or indicator, sector=titled.sector)

    def _of_the_rated(self) -> str | None:
        """`Tổng cộng`, `Tổng` below ratings: of all, where those without rating are listed too."""
        if not self._rated:
            return None
        if self._rated == {"org_good", "org_fair"}:
            return "org_good_fair"
        return "org_total" if "org_unrated" in self._rated else "org_rated"

    def _counts_organisations_of(self, entity: str | None, unit: Unit | None) -> bool:
        return not entity or self._indicators.fits("org_total", entity, unit)

    def _closes_block(self, position: int) -> bool:
        later = zip(self._rows[position + 1 :], self._labels[position + 1 :], strict=True)
        followed = any(label.entity and not label.words and not row.has_values for row, label in later)
        return followed or all(self._closed[:-1])

    def _kinds_above(self, position: int) -> list[Meaning]:
        """The rows above, where those are `HTX`, `LHHTX`, `THT`, each once, and parts of them."""
        kinds = list(self._kinds.values())
        between = (row for row in self._rows[min(self._kinds, default=position) : position] if row.has_values)
        others = sum(not opens_part(row.label) for row in between) - len(kinds)
        return kinds if len({kind.entity for kind in kinds}) == len(kinds) > 1 and not others else []

    def are_all_kinds(self, kinds: Iterable[str | None]) -> bool:
        """Whether kinds of organisations are all of the collective economy."""
        return set(kinds) > _ALL_KINDS

    def _of_all_kinds(self, kinds: list[Meaning]) -> Meaning | None:
        """The sum of rows of several kinds is of the collective economy, or nobody can tell."""
        counted = {kind.indicator for kind in kinds}
        indicator = counted.pop() if len(counted) == 1 else None
        is_all = self.are_all_kinds(kind.entity for kind in kinds)
        fits = indicator is not None and self._indicators.fits(indicator, "all", None)
        return Meaning(entity="all", indicator=indicator) if is_all and fits else None
