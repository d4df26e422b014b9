"""Rows that count organisations, their members, workers and money: forms PL I and PL II and their kin.

Belongs here: what such a row means within its block. Not here: support programmes (`support`). Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from orchestration.landing.codes import Codes, load_words
from orchestration.landing.layout.columns_beside import AVERAGE
from orchestration.landing.layout.outline import (
    BARE_HEADING,
    BLOCK,
    ROW,
    SUB_ROW,
    Context,
    Meaning,
    Outline,
    RowText,
    depth_of,
)
from orchestration.landing.meaning.indicators import Indicators
from orchestration.landing.meaning.sectors_beside import SectorsBeside
from orchestration.landing.meaning.support_measures import measured_alone
from orchestration.landing.text import fold
from orchestration.landing.values.units import Unit
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.openings import opens_part
from orchestration.landing.words.totals import begins_sum, closes, is_average_of_all, is_bare_sum, is_total
from orchestration.landing.writing.numbering import without_numbering

_COUNTS = ("org", "member", "person")
_RATINGS = {f"org_{code}" for code in load_words("rating")}
_CLASSES = {*_RATINGS, "org_micro", "org_small", "org_medium", "org_large"}  # each organisation is of one of them
_ALL_KINDS = {"cooperative", "group"}  # beside them unions or credit funds
_UNKNOWN = ""
_BELOW = 0.25


@dataclass(frozen=True, slots=True)
class _Count:
    """The last count that a list of sectors may break down."""

    meaning: Meaning
    depth: float


class StatisticsRows:
    """Reads the rows of one table from top to bottom.

    Args:
        rows: the rows.
        labels: their labels, taken apart.
        lexicon: known wordings.
        codes: code lists.
        outline: the rows above.
        entity_in_columns: columns name the entity type, rows need not.
        people: whom the title names, as `People.named` gives them.
        averages_in_columns: all columns say that they are averages.
    """

    def __init__(
        self,
        rows: list[RowText],
        labels: list[Label],
        lexicon: Lexicon,
        codes: Codes,
        outline: Outline,
        *,
        entity_in_columns: bool = False,
        people: str | None = None,
        averages_in_columns: bool = False,
    ) -> None:
        self._rows = rows
        self._labels = [_called_by_half(label, outline, lexicon, codes) for label in labels]
        self._lexicon = lexicon
        self._codes = codes
        self._outline = outline
        self._entity_in_columns = entity_in_columns
        self._people = people
        self._averages_in_columns = averages_in_columns
        self._indicators = Indicators(lexicon, codes, entity_in_columns=entity_in_columns)
        self._sectors = SectorsBeside(rows, labels, lexicon)
        self.measures_in_columns = False
        self.assumed: set[int] = set()  # rows whose organisations are those of the last total above
        self.parts: dict[int, str] = {}  # rows of some organisations only, with the row above that says which
        self._carried: str | None = None
        self._carried_depth = SUB_ROW
        self._last_total: tuple[int, str] | None = None
        self._count: _Count | None = None
        self._closed: list[bool] = []  # one per heading: whether its total was printed below it
        self._rated: set[str] = set()  # ratings listed since the last heading
        self._kinds: dict[int, Meaning] = {}  # rows that only name organisations: `HTX`, `THT`, one below the other
        self._blocks: set[str] = set()  # organisations of blocks whose heading has a number
        self._unread: int | None = None  # the last row with values that is not understood
        self._printed: set[str] = set()  # labels of rows that counted something and had values
        self._list_announced = False  # by "trong đó", "chia theo ngành nghề"

    def announce(self, role: str, depth: float | None) -> None:
        """Take note of a row that only introduces others (code of seed `wordings`, dimension furniture)."""
        if role in ("of_which", "by_sector"):
            self._list_announced = True
            if role == "by_sector":
                self._count = None
        if role in ("by_sector", "topic", "rated"):
            self._kinds.clear()
            self._outline.push(BARE_HEADING if depth is None else depth, Meaning())
        if role == "whole":
            self._outline.push(0, Meaning())

    def heads(self, label: Label) -> bool:
        """Words that only introduce rows head none here."""
        return False

    def closed_by(self, label: Label) -> bool:
        """Whether a heading that is not understood begins something else: it names organisations."""
        return bool(label.entities)

    def skip(self, position: int, depth: float) -> None:
        """A row that is not understood ends what a list could break down, and whom later rows may be about.

        One below the total, not beside it, is only a part of it.
        """
        self._count = None
        if self._rows[position].has_values:
            self._unread = position
        if self._rated and self._rows[position].has_values:
            self._rated.add(_UNKNOWN)
        if self._labels[position].entity != self._carried and depth <= self._carried_depth:
            self._carried = None

    def read(self, position: int, unit: Unit | None, depth: float | None) -> Meaning | None:
        """What a row means; without indicator it is a heading; None when it is not understood."""
        source, label = self._rows[position], self._labels[position]
        own = depth if depth is not None else SUB_ROW
        if depth is None and source.has_values and opens_part(source.label):
            own += _BELOW  # `Tr.đó: nữ` is of the row above it
        context = self._context(own, label)
        if context.blocked and source.has_values and opens_part(source.label):
            return None  # `Trong đó: HTX DVNN` is a part of the row above it, which is not understood
        is_credit = self._lexicon.codes("sector", label.words) == ["credit"]  # `HTX tín dụng (Quỹ TDND)`
        ambiguous = len(label.entities) > 1 and not (is_credit or self._lexicon.codes("indicator", label.plain))
        if label.refused or ambiguous:
            return None
        if source.has_values and self._unread == position - 1 and opens_part(source.label):
            return None  # `Trong đó: HTX` below `Thành viên Liên minh`, which nobody understands
        is_heading = not source.has_values and (not source.unit or depth is None or depth <= BLOCK)
        is_heading = is_heading and not (depth is None and self._is_left_blank(position))
        if is_heading and (heading := self._indicators.of_heading(label)):
            self._kinds.clear()
            if heading.entity:
                self._count = self._carried = None
                self._rated.clear()
                self._closed.append(False)
                self._outline.has_bare_headings |= depth is None
                self._outline.push(min(own, BLOCK), heading, unit_text=label.unit_text, words=label.words)
            else:
                own = self._above_numbers(position) if depth is None else own
                self._outline.push(own, heading, unit_text=label.unit_text, words=label.words)
            return replace(heading, indicator=None)
        if is_heading and label.entity and label.words[-len(AVERAGE) :] == AVERAGE:
            # `Kết quả SXKD bình quân 1 HTX`: what stands below is of each, as far as a wording of both is known
            self._outline.push(BLOCK, Meaning(entity=label.entity), unit_text=label.unit_text, words=AVERAGE)
            return Meaning(entity=label.entity)
        if label.entity and (not label.words or is_bare_sum(label.text)):
            return self._named_entity(position, label.entity, unit, own, context)
        return self._counted(position, unit, own, context)

    def _is_left_blank(self, position: int) -> bool:
        """Whether a row without a number and without values was not filled in, and heads nothing.

        So are `có sản phẩm OCOP`, which begins small, and `Có sản phẩm OCOP (HTX)` where the row 1 stands above them
        and the row 2 below. What names organisations may head the rows below in any table.
        """
        row = self._rows[position]
        if self._labels[position].entities or not (row.unit or row.label[:1].islower()):
            return False
        above = next((other for other in reversed(self._rows[:position]) if other.order), None)
        below = next((other for other in self._rows[position:] if other.order), None)
        if above is None or below is None or not above.has_values:
            return False
        before, after = (other.order.strip(" .)") for other in (above, below))
        return before.isdecimal() and after.isdecimal() and int(after) == int(before) + 1

    def _above_numbers(self, position: int) -> float:
        """How deep a heading without a number stands: above the row below it, where that has one of its own."""
        below = depth_of(self._rows[position + 1]) if position + 1 < len(self._rows) else None
        numbered = below is not None and self._rows[position + 1].order and self._rows[position + 1].has_values
        return min(BARE_HEADING, (below or BARE_HEADING) - _BELOW) if numbered else BARE_HEADING

    def _context(self, depth: float, label: Label) -> Context:
        """What the rows above say; what the title tells of organisations is none of a row that counts them itself."""
        context, titled = self._outline.context(depth), self._outline.base.indicator
        if titled is None or context.meaning.indicator != titled or not self._lexicon.subjects.are_numbered(label.text):
            return context
        return context._replace(meaning=replace(context.meaning, indicator=None))

    def _counted(self, position: int, unit: Unit | None, own: float, context: Context) -> Meaning | None:
        label = self._labels[position]
        meaning = self._completed(label, own, context, unit)
        if meaning is None:
            meaning = self._indicators.of_label(label, self._told_by_unit(context, unit), unit)
            if meaning is not None and self._is_of_something_else(meaning, label, context):
                return None
            if meaning is not None and self._is_of_others(meaning, label, own):
                return None
            if meaning is not None and self._is_of_other_people(meaning, position, context):
                return None
        if meaning is not None:
            meaning = replace(meaning, sector=_sector_of(context.meaning, meaning.entity))
        else:
            meaning = self._sector_row(position, label, context, own, unit)
            meaning = meaning or self._indicators.of_sector(label, context.meaning, unit)
        if meaning is not None and self._is_of_a_part(meaning, label, context):
            self.parts[position] = context.label
            return None
        if meaning is None and (is_total(label) or self._is_of_all(label)):
            meaning = self._total(position, context, unit)
        if meaning is None and is_average_of_all(label.text):
            meaning = self._average_of_all(position, context, unit)
        whom = self._carried or self._named_above(position)
        if meaning is None and whom and not label.entities and context.meaning.entity is None:
            meaning = self._indicators.of_label(label, replace(context.meaning, entity=whom), unit)
            if meaning is not None:
                self.assumed.add(position)
        if meaning is not None and context.words == AVERAGE and not self._is_average(meaning):
            return None  # `Nộp ngân sách` below `Bình quân 1 HTX` is no total
        if meaning is None:
            return self._support(label, unit) if self._rows[position].has_values or unit else None
        if meaning.indicator in _RATINGS:
            self._rated.add(meaning.indicator)
        if meaning.sector is None:
            self._remember(meaning, own)
            self._carry(position, meaning, own)
        if self._rows[position].has_values:
            self._printed.add(label.text)
        self._outline.push(own, meaning, words=label.words, label=label.text)
        return meaning

    def _completed(self, label: Label, own: float, context: Context, unit: Unit | None) -> Meaning | None:
        """`Thường xuyên` below `Lao động`, `Là thành viên` below `Lao động`: row and heading are one wording."""
        if not context.words or not label.words or (label.entities and not label.each):
            return None
        # a heading that alone means nothing keeps nothing from a row that completes it
        meaning = self._outline.context(own, past_nearest=True).meaning if context.blocked else context.meaning
        return self._indicators.of_words(label, context.words + label.words, meaning, unit)

    def _is_of_all(self, label: Label) -> bool:
        """`Chung`, or `Toàn tỉnh` below the sectors of a province."""
        return self._lexicon.role("place", label.text) == "whole" or self._is_of_province(label)

    def _is_of_province(self, label: Label) -> bool:
        return self._lexicon.role("furniture", label.text) == "whole"

    def _average_of_all(self, position: int, context: Context, unit: Unit | None) -> Meaning | None:
        """`Bình quân chung` below the incomes of sectors, which title or columns say are averages."""
        titled = self._outline.base
        if titled.indicator and self._is_average(titled):
            return titled if titled.entity else None
        return self._total(position, context, unit) if self._averages_in_columns else None

    def _is_average(self, meaning: Meaning) -> bool:
        return self._codes.indicators[meaning.indicator or ""].kind == "average"

    def _is_of_something_else(self, meaning: Meaning, label: Label, context: Context) -> bool:
        """`Tăng thêm` below `Lao động` counts no organisations, which it does not name."""
        above = context.meaning.indicator
        counts = self._codes.indicators[meaning.indicator or ""].unit == "org"
        return counts and not label.entities and above is not None and self._codes.indicators[above].unit != "org"

    def _is_of_others(self, meaning: Meaning, label: Label, own: float) -> bool:
        """`Trình độ sơ cấp` below `Cán bộ quản lý LHHTX`, which no code knows, is of no cooperatives."""
        above = self._outline.whose(own)
        return not label.entities and above is not None and meaning.entity not in (None, "all", above)

    def _is_of_other_people(self, meaning: Meaning, position: int, context: Context) -> bool:
        """`Sơ cấp` below `Lao động`, or below `Giám đốc`, is of no managers that the code list counts."""
        whole = self._lexicon.people.left_open(meaning.indicator or "", self._labels[position].plain)
        if not whole:
            return False
        if context.blocked:  # a row above is not understood, but for its people perhaps
            return self._lexicon.people.named(context.words) != whole
        above = self._lexicon.people.nearest(label.plain for label in reversed(self._labels[:position]))
        return (self._people if above is None else above) != whole

    def _is_of_a_part(self, meaning: Meaning, label: Label, context: Context) -> bool:
        """`Số thành viên` below `HTX thành lập mới`: of those cooperatives, while the code list knows of all only."""
        above = context.meaning.indicator
        if above is None or label.entities or above.endswith("_total"):
            return False
        counts = self._codes.indicators[above].unit == "org"
        return counts and self._codes.indicators[meaning.indicator or ""].is_of_organisations

    def _told_by_unit(self, context: Context, unit: Unit | None) -> Meaning:
        """`Doanh thu bình quân` in `tỷ đồng/HTX` is of cooperatives, where no row above says of whom."""
        if context.blocked or context.meaning.entity or unit is None or unit.each != "org":
            return context.meaning
        return replace(context.meaning, entity=self._lexicon.read(unit.text).entity)

    def _support(self, label: Label, unit: Unit | None) -> Meaning | None:
        """A row about support among these: it names policy and measure itself and leaves the rows around it alone."""
        return measured_alone(label, unit, self._lexicon, self._codes)

    def _carry(self, position: int, meaning: Meaning, depth: float) -> None:
        """A total begins what later rows that name nobody are about, unless it stands in a list of totals."""
        named = self._labels[position].entity
        if meaning.indicator == "org_total" and named:
            beside = self._last_total is not None and self._last_total[0] == position - 1
            alone = not beside or (self._last_total or (0, ""))[1] == named
            self._carried, self._carried_depth = (named if alone else None), depth
            self._last_total = (position, named)
        elif named and named != self._carried:
            self._carried = None

    def _named_above(self, position: int) -> str | None:
        """Whom all rows above are about that name any organisations, where there are two or more of them."""
        named = [label.entities for label in self._labels[:position] if label.entities]
        alone = len(named) > 1 and len(set(named)) == 1 and len(named[0]) == 1
        return named[0][0] if alone and all(row.has_values for row in self._rows[:position]) else None

    def _remember(self, meaning: Meaning, depth: float) -> None:
        self._list_announced = False
        indicator = self._codes.indicators[meaning.indicator or ""]
        if indicator.unit in _COUNTS:
            self._count = _Count(meaning, depth)

    def _named_entity(
        self, position: int, entity: str, unit: Unit | None, own: float, context: Context
    ) -> Meaning | None:
        """A row that only names organisations, with values: their number, or the count of the row above."""
        sums = begins_sum(without_numbering(self._labels[position].text))
        if closes(self._labels[position]) or (sums and context.meaning.sector and context.label in self._printed):
            context = self._outline.context(ROW)  # `Tổng HTX` is no part of the sector above it
        elif sums and context.blocked and not self._rows[position].order and self._rows[position - 1].has_values:
            context = self._outline.context(ROW)  # nor of a number beside it that nobody understands
        above = context.meaning
        if entity == "credit_fund" and self._sectors.are_beside(position):
            named = self._sectors.named_beside(position)
            beside = (self._count or named) and self._sectors.are_as_deep(position)
            counted = (
                self._broken_down(context, own, unit, named)
                if above.entity or self._entity_in_columns or beside
                else None
            )
            if counted:
                return self._of_sector(counted, "credit")
        if context.blocked and above.indicator is None and own > BLOCK:
            return None
        indicator = above.indicator or "org_total"
        if not self._indicators.fits(indicator, entity, unit):
            return None
        if own <= BLOCK:
            self._blocks.add(entity)
        meaning = Meaning(entity=entity, indicator=indicator, sector=_sector_of(above, entity))
        self._outline.push(own, meaning)
        if above.indicator is None:
            self._remember(meaning, own)
            self._carry(position, meaning, own)
        if self._rows[position].has_values:
            self._kinds[position] = meaning
        return meaning

    def _sector_row(
        self, position: int, label: Label, context: Context, own: float, unit: Unit | None
    ) -> Meaning | None:
        """A row that names a sector only: it breaks down the count above it, whatever its copied label says."""
        sectors = [s for w in (label.words, label.plain) if w for s in self._lexicon.codes("sector", w)]
        sectors = sectors or self._sectors.parts_of(position, context.meaning.sector)
        if not sectors:
            return None
        counted = self._broken_down(context, own, unit, label.entity)
        return self._of_sector(counted, sectors[0]) if counted else None

    def _of_sector(self, counted: Meaning, sector: str) -> Meaning:
        return replace(counted, entity=self._codes.of_sector(counted.entity, sector), sector=sector)

    def _broken_down(self, context: Context, own: float, unit: Unit | None, named: str | None) -> Meaning | None:
        """The count that a sector row belongs to."""
        above = context.meaning
        if above.indicator and above.entity and self._indicators.fits(above.indicator, above.entity, unit):
            return Meaning(entity=above.entity, indicator=above.indicator)
        if context.blocked and above.entity is None and named is None:
            return None
        count = self._count
        if count and above.entity is None and named not in (None, count.meaning.entity):
            count = None  # no block says that the name is a copied one
        if count and above.entity in (None, count.meaning.entity):
            total = count.meaning.indicator == "org_total"
            belongs = self._list_announced or own > count.depth or total
            fits = self._indicators.fits(count.meaning.indicator or "", count.meaning.entity or "", unit)
            if belongs and fits:
                return Meaning(entity=count.meaning.entity, indicator=count.meaning.indicator)
            if fits and own == count.depth and named is None:
                return None  # of the last row, or of the block? nobody can tell
        entity = above.entity or named
        if entity is None and self._entity_in_columns:
            return Meaning(indicator="org_total")
        if entity and self._indicators.fits("org_total", entity, unit):
            return Meaning(entity=entity, indicator="org_total")
        return None

    def _total(self, position: int, context: Context, unit: Unit | None) -> Meaning | None:
        """`Tổng số` alone: the organisations of the block.

        Below a heading that counts something else, `Thành viên`, `HTX thành lập mới`, it is the total of that.
        `Tổng cộng` below a list closes its block where another block follows, or where all blocks before it were
        closed like that; else it could be of all blocks together.
        """
        row, above = self._rows[position], context.meaning
        if depth_of(row) is None and (kinds := self._kinds_above(position)):
            return self._of_all_kinds(kinds)
        below_a_list = not row.order and (
            (above.indicator == "org_total" and above.sector is not None)
            or (above.indicator in _CLASSES and context.label in self._printed)
        )
        label = self._labels[position]
        below_a_list |= self._is_of_province(label) and above.sector is not None
        closing = fold(row.label).endswith("cong") or closes(label) or below_a_list
        if closing:  # no part of the row above, understood or not
            context = self._outline.context(ROW)
            beside = len(self._blocks) > 1 or bool(self._closed)
            if (beside and context.meaning.entity in self._blocks) or self._closed[-1:] == [True]:
                return None  # below `III. THT` that has its own number, or its own total: of all blocks?
        entity = context.meaning.entity
        if entity is None and not self._entity_in_columns:
            return None
        counted = context.meaning.indicator
        if counted and counted not in ("org_total", "org_rated") and not closing:
            if context.label in self._printed:
                return None  # the row above says itself how many
            fits = self._indicators.fits(counted, entity or "", unit)
            return replace(context.meaning, entity=entity) if fits else None
        if entity and not self._indicators.fits("org_total", entity, unit):
            return None
        if closing and not self._closes_block(position):
            return None
        if closing:
            self._closed[-1:] = [True]
        indicator = "org_rated" if context.meaning.indicator == "org_rated" else "org_total"
        if closing and self._rated:  # `Tổng cộng` below `Tốt`, `Khá`: of all, where those without rating are listed too
            if _UNKNOWN in self._rated:
                return None
            indicator = "org_total" if "org_unrated" in self._rated else "org_rated"
        titled = self._outline.base
        if self._sectors.are_parts_of_another(position, titled.sector):
            return None
        if closing and titled.indicator:
            indicator = titled.indicator
        sector = titled.sector if closing else context.meaning.sector
        return Meaning(entity=entity, indicator=indicator, sector=sector)

    def _kinds_above(self, position: int) -> list[Meaning]:
        """The rows above, where those are `HTX`, `LHHTX`, `THT`, each once, and parts of them."""
        kinds = list(self._kinds.values())
        between = (row for row in self._rows[min(self._kinds, default=position) : position] if row.has_values)
        others = sum(not opens_part(row.label) for row in between) - len(kinds)
        return kinds if len({kind.entity for kind in kinds}) == len(kinds) > 1 and not others else []

    def _of_all_kinds(self, kinds: list[Meaning]) -> Meaning | None:
        """The sum of rows of several kinds is of the collective economy, or nobody can tell."""
        counted = {kind.indicator for kind in kinds}
        indicator = counted.pop() if len(counted) == 1 else None
        is_all = {kind.entity for kind in kinds} > _ALL_KINDS
        fits = indicator is not None and self._indicators.fits(indicator, "all", None)
        return Meaning(entity="all", indicator=indicator) if is_all and fits else None

    def _closes_block(self, position: int) -> bool:
        later = zip(self._rows[position + 1 :], self._labels[position + 1 :], strict=True)
        followed = any(label.entity and not label.words and not row.has_values for row, label in later)
        return followed or all(self._closed[:-1])


def _sector_of(above: Meaning, entity: str | None) -> str | None:
    """The sector of the rows above, for a row about the same organisations.

    Credit funds are the cooperatives of a sector: `Số HTX` below `Quỹ tín dụng nhân dân` counts them.
    """
    if (above.entity, entity) == ("credit_fund", "cooperative"):
        return "credit"
    return above.sector if above.entity in (None, entity) else None


def _called_by_half(label: Label, outline: Outline, lexicon: Lexicon, codes: Codes) -> Label:
    """`Số quỹ đang hoạt động` below a title of people's credit funds counts them by half their name."""
    entity = outline.base.entity or ""
    rest = () if label.entities else lexicon.without_half_name(entity, label.words)
    counted = [codes.indicators[code] for code in lexicon.codes("indicator", rest)] if rest else []
    is_number = any(indicator.unit == "org" for indicator in counted)
    return replace(label, words=rest, entities=(entity,)) if is_number else label
