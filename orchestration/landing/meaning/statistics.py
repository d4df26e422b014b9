"""Rows that count organisations, their members, workers and money: forms PL I and PL II and similar ones.

Belongs here: what such a row means within its block. Not here: meanings that the rows above exclude (`rows_above`),
support programmes (`support`). Pure.
"""

from __future__ import annotations

from dataclasses import replace

from orchestration.landing.codes import Codes
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
from orchestration.landing.meaning.block_sums import BlockSums
from orchestration.landing.meaning.broken_down import BrokenDown
from orchestration.landing.meaning.completed_labels import CompletedLabels
from orchestration.landing.meaning.headings_of_some import HeadingsOfSome
from orchestration.landing.meaning.indicators import Indicators
from orchestration.landing.meaning.named_organisations import NamedOrganisations, called_by_half, says_what_they_are
from orchestration.landing.meaning.rows_above import RowsAbove
from orchestration.landing.meaning.sectors_beside import SectorsBeside
from orchestration.landing.meaning.support_measures import measured_alone, repeats_policy
from orchestration.landing.meaning.surroundings import Surroundings
from orchestration.landing.meaning.unknown_headings import UnknownHeadings
from orchestration.landing.meaning.unnumbered import depth_above_numbers, depth_unnumbered, is_left_blank
from orchestration.landing.meaning.whom import Whom
from orchestration.landing.values.units import Unit
from orchestration.landing.words.labels import BRACKET_BEHIND, Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.openings import opens_part
from orchestration.landing.words.people import whose_members
from orchestration.landing.words.titled import AVERAGE
from orchestration.landing.words.totals import (
    begins_count,
    begins_sum,
    closes,
    is_average_of_all,
    is_bare_sum,
    is_total,
)
from orchestration.landing.words.whole_province import is_total_of_places
from orchestration.landing.writing.numbering import without_numbering


class StatisticsRows:
    """Reads the rows of one table from top to bottom.

    Attributes:
        measures_in_columns: whether columns say what a row counts: never here.
        assumed: rows whose organisations are those of the last total above.
        parts: rows of some organisations only, with the row above that says which.
        numbers: rows that go on with one that says how many organisations there are.
    """

    def __init__(
        self, rows: list[RowText], outline: Outline, around: Surroundings, lexicon: Lexicon, codes: Codes
    ) -> None:
        """Begin above the first row.

        Args:
            rows: the rows.
            outline: the rows above, none yet.
            around: what is said to all rows.
            lexicon: known wordings.
            codes: code lists.
        """
        labels = [lexicon.read(row.label) for row in rows]
        self._rows = rows
        self._labels = [called_by_half(label, outline.base.entity, lexicon, codes) for label in labels]
        self._outline = outline
        self._around = around
        self._lexicon = lexicon
        self._codes = codes
        self._indicators = Indicators(lexicon, codes, entity_in_columns=around.entity_in_columns)
        self._completed = CompletedLabels(outline, self._indicators, lexicon)
        self._named = NamedOrganisations(rows, self._labels, self._indicators, lexicon, codes)
        self._sectors = SectorsBeside(rows, labels, lexicon)
        self._sums = BlockSums(rows, self._labels, lexicon, outline, self._indicators, self._sectors)
        self._broken_down = BrokenDown(self._indicators, codes)
        self._whom = Whom(rows, self._labels)
        self._some = HeadingsOfSome(rows, self._labels, lexicon, codes, self._names_all).found()
        self._above = RowsAbove(rows, self._labels, outline, around.people, self._some, lexicon, codes)
        self._not_understood = UnknownHeadings(rows, self._labels, lexicon)
        self._unread: int | None = None  # the last row with values that is not understood
        self._begins_with_others = False
        self._numbers_above = False  # whether the row above says how many organisations there are, or goes on with it
        self.measures_in_columns = False
        self.assumed: set[int] = set()
        self.parts: dict[int, str] = {}
        self.numbers: set[int] = set()

    def announce(self, role: str, depth: float | None, unit_text: str = "") -> None:
        """Take note of a row that only introduces others; see `RowReader`."""
        if role == "of_which":
            self._broken_down.announce()
        if role == "of_which" and depth is not None and self._outline.as_deep(depth) > 1:
            self._outline.leave(depth)  # `- Chia ra:` below `- Đang hoạt động`, `- Ngừng` divides what those are of
        if role == "by_sector":
            self._broken_down.announce_sectors(depth)
        if role in ("by_sector", "topic", "rated"):
            self._sums.begin_list()
            self._outline.push(BARE_HEADING if depth is None else depth, Meaning(), unit_text=unit_text)
        if role == "whole":
            self._whom.begin_sum()
            self._outline.push(0, Meaning())

    def heads(self, label: Label) -> bool:
        """Words that only introduce rows head none here."""
        return False

    def closed_by(self, label: Label) -> bool:
        """Whether a heading that is not understood begins something else: it names organisations.

        Below `Phát triển HTX, THT`, several kinds and no more, rows say themselves whose they are.
        """
        return bool(label.entities) and (label.entity is not None or bool(label.words))

    def adds_up_all(self, position: int) -> bool:
        """Whether a row sums up all parts above it: what closes a block here is of other organisations."""
        return False

    def skip(self, position: int, depth: float) -> None:
        """A row that is not understood ends what a list could break down, and whom later rows may be about."""
        self._broken_down.skip()
        self._sums.skip(position)
        self._whom.skip(position, depth)
        if self._rows[position].has_values:
            self._unread = position
            named = any(label.entities for label in self._labels[: position + 1])
            self._begins_with_others |= bool(self._labels[position].words) and not named
        else:
            self._not_understood.add(position)

    def read(self, position: int, unit: Unit | None, depth: float | None) -> Meaning | None:
        """What a row means; without indicator it is a heading; None when it is not understood."""
        meaning = self._read(position, unit, depth)
        of_all = meaning is not None and meaning.indicator in (None, "org_total")
        says_number = of_all and self._lexicon.titled.are_numbered(self._labels[position].text)
        goes_on = self._numbers_above and meaning is not None and meaning.indicator == "org_total"
        if goes_on and not says_number:
            self.numbers.add(position)
        self._numbers_above = says_number or goes_on
        return meaning

    def _read(self, position: int, unit: Unit | None, depth: float | None) -> Meaning | None:
        source = self._rows[position]
        own = depth if depth is not None else depth_unnumbered(source)
        self._labels[position], unit = self._members_of_unions(position, unit)
        context = self._context(own, self._labels[position])
        label = self._named.completed(self._labels[position], context, unit, sums_up=self._whom.sums_up)
        self._labels[position] = label
        if self._is_of_nothing_known(position, context):
            return None
        if source.has_values and context.blocked and self._is_of_support(own):
            # `Số HTX mới` below `HỖ TRỢ THÀNH LẬP MỚI` are not all of them
            return measured_alone(label, unit, self._lexicon, self._codes)
        is_heading = self._may_head(position, depth)
        if is_heading and (heading := self._indicators.of_heading(label) or self._of_sum_below(position)):
            return self._head(position, heading, own, depth)
        if position in self._some:
            titled = self._outline.base.indicator
            if titled and self._codes.indicators[titled].is_of_organisations:
                return None  # `HTX có sản phẩm OCOP` below `Số lao động trong HTX`: it is their workers that follow
            some = self._counted(
                position, unit, depth_above_numbers(self._rows, position) if depth is None else own, context
            )
            return replace(some, indicator=None) if some else None
        is_average = label.entity and label.words[-len(AVERAGE) :] == AVERAGE
        if is_heading and is_average and not self._lexicon.codes("indicator", label.words):
            # `Kết quả SXKD bình quân 1 HTX`: what stands below is of each, as far as a wording of both is known
            self._outline.push(min(own, BLOCK), Meaning(entity=label.entity), unit_text=label.unit_text, words=AVERAGE)
            return Meaning(entity=label.entity)
        if label.entity and (not label.words or is_bare_sum(label.text)):
            return self._named_entity(position, label.entity, unit, own, context)
        return self._counted(position, unit, own, context)

    def _may_head(self, position: int, depth: float | None) -> bool:
        """Whether a row without values may say something of the rows below it, and is not one left blank.

        A unit beside `1. Số HTX` tells that a number was expected; beside `1. Kết quả kinh doanh của HTX`, which alone
        counts nothing, in what the rows below are printed.
        """
        source, label = self._rows[position], self._labels[position]
        if source.has_values or (depth is None and is_left_blank(self._rows, self._labels, position)):
            return False
        if not source.unit or depth is None or depth <= BLOCK:
            return True
        heading = self._indicators.of_heading(label)
        return heading is not None and heading.indicator is None and bool(label.words)

    def _is_of_nothing_known(self, position: int, context: Context) -> bool:
        """Whether a row counts something refused, several kinds at once, or a part of an unknown count."""
        source, label = self._rows[position], self._labels[position]
        if source.has_values and opens_part(source.label) and (context.blocked or self._unread == position - 1):
            return True  # `Trong đó: HTX` below `Thành viên Liên minh`
        if label.refused and (source.has_values or not self._says_whose(label)):
            return True
        if not self._around.counted_in_columns and self._not_understood.stand_over(position):
            return True  # `HTX` below `Bị xử phạt`
        if len(label.entities) < 2:
            return False
        is_credit = self._lexicon.codes("sector", label.words) == ["credit"]  # `HTX tín dụng (Quỹ TDND)`
        return not (is_credit or self._lexicon.codes("indicator", label.plain))

    def _is_of_support(self, own: float) -> bool:
        """Whether the unknown heading above a row is about support that was given."""
        return self._lexicon.titled.begin_with_support(self._outline.blocked_by(own))

    def _says_whose(self, label: Label) -> bool:
        """Whether a label that counts nothing known may still head the rows below: `Sản phẩm OCOP của HTX`."""
        return self._lexicon.counts_products(label) or self._lexicon.titled.have_a_topic_only(label.text)

    def _head(self, position: int, heading: Meaning, own: float, depth: float | None) -> Meaning:
        """A heading, below which rows are of what it names: other organisations, or what it counts of them."""
        label = self._labels[position]
        self._sums.begin_list()
        if heading.entity:
            self._broken_down.forget()
            self._whom.begin_block(heading.entity)
            self._sums.begin_block()
            self._outline.has_bare_headings |= depth is None
            is_left_blank = depth == ROW and label.words and heading.indicator  # `1. HTX thành lập mới` over `2.`
            own = own if is_left_blank else min(own, BLOCK)
        elif depth is None:
            own = depth_above_numbers(self._rows, position)
        elif depth <= BLOCK and is_total(label):
            self._whom.begin_sum()
        unit_text = self._rows[position].unit or label.unit_text
        self._outline.push(own, heading, unit_text=unit_text, words=label.words)
        return replace(heading, indicator=None)

    def _of_sum_below(self, position: int) -> Meaning | None:
        """What a heading says that the row right below it, a sum that names nothing itself, counts."""
        if position in self._some or not any(row.has_values for row in self._rows[position + 1 : position + 2]):
            return None
        below = self._labels[position + 1].text
        sums = is_bare_sum(below) or is_total_of_places(below, self._lexicon)
        return self._indicators.of_sums_below(self._labels[position]) if sums else None

    def _members_of_unions(self, position: int, unit: Unit | None) -> tuple[Label, Unit | None]:
        """A label and its unit; `Số thành viên (HTX)` below `Tổng số LHHTX` counts the cooperatives in them."""
        label = self._labels[position]
        behind = BRACKET_BEHIND.search(label.text) if label.entity == "cooperative" and label.words else None
        if unit or behind is None or self._whom.told_above(position) != "union":
            return label, unit
        bare = self._lexicon.read(label.text[: behind.start()])
        counted = self._lexicon.unit(behind[1]) if not bare.entities else None
        known = self._lexicon.codes("indicator", bare.words)
        return (bare, counted) if counted and "member_org_total" in known else (label, unit)

    def _context(self, depth: float, label: Label) -> Context:
        """What the rows above say; what the title tells of organisations is none of rows that say how many there are.

        Nor is it of the sectors right below such a row.
        """
        context, titled = self._outline.context(depth), self._outline.base.indicator
        if titled is None or context.meaning.indicator != titled:
            return context
        goes_on = self._numbers_above and bool(self._lexicon.codes("sector", label.words))
        if not goes_on and not self._lexicon.titled.are_numbered(label.text):
            return context
        return context._replace(meaning=replace(context.meaning, indicator=None))

    def _counted(self, position: int, unit: Unit | None, own: float, context: Context) -> Meaning | None:
        """What a row counts that names more than organisations."""
        label = self._labels[position]
        depth = min(own, BARE_HEADING) if depth_of(self._rows[position]) is None else own  # over `- HTX`
        if of_kinds := self._of_kinds_below(position, depth, context):
            self._outline.push(depth, replace(of_kinds, entity=None), words=label.words, label=label.text)
            return of_kinds
        meaning = self._completed.by_heading(label, own, context, unit)
        if meaning is None and says_what_they_are(label):
            meaning = self._completed.by_heading_over_kind(label, own, context, unit)
        if meaning is None:
            meaning = self._indicators.of_label(label, self._told_by_unit(context, unit), unit)
            if meaning is not None and self._above.contradict(position, meaning, own, context):
                return None
        meaning = meaning or self._completed.by_heading_over_kind(label, own, context, unit)
        if meaning is None and self._rows[position].has_values:
            meaning = self._completed.by_title(label, context, unit)
        if meaning is not None:
            meaning = replace(meaning, sector=_sector_of(context.meaning, meaning.entity))
        else:
            meaning = self._sector_row(position, context, own, unit)
            meaning = meaning or self._indicators.of_sector(label, context.meaning, unit)
        if meaning is not None and self._above.leave_only_a_part(meaning, position, context):
            self.parts[position] = context.label
            return None
        if meaning is None and (meaning := self._sum(position, context, unit)):
            own = _depth_of_sum(meaning, context, own)
        meaning = meaning or self._of_whom_above(position, context, unit)
        if meaning is None:
            if repeats_policy(label, context.words, self._lexicon):
                return None  # `Số HTX được tư vấn` below `Tư vấn, hỗ trợ thành lập mới`
            if not (self._rows[position].has_values or unit):
                return None
            # a row about support names policy and measure itself and changes nothing for the rows around it
            return measured_alone(label, unit, self._lexicon, self._codes)
        if context.words == AVERAGE and not self._is_average(meaning):
            return None  # `Nộp ngân sách` below `Bình quân 1 HTX` is no total
        self._sums.add(position, meaning)
        if meaning.sector is None:
            self._begin_list(position, meaning, own)
        # `+ Nữ` below `- Tổng số` completes what `Thành viên` above them says
        self._outline.push(own, meaning, words=label.words or context.words, label=label.text)
        return meaning

    def _of_kinds_below(self, position: int, own: float, context: Context) -> Meaning | None:
        """`Tổng số thành viên` over `- HTX`, `- THT`: of all of them, or of nobody where not all kinds are listed.

        `Tổ hợp tác` in `THT` below people counts groups.
        """
        if context.meaning.entity or not self._rows[position].has_values:
            return None
        heading = self._indicators.of_heading(self._labels[position])
        if heading is None or heading.indicator is None or heading.entity:
            return None
        kinds = []
        for row, label in zip(self._rows[position + 1 :], self._labels[position + 1 :], strict=True):
            depth = depth_of(row)
            if (SUB_ROW if depth is None else depth) <= own or not (label.entity and row.has_values) or label.words:
                break
            if not self._indicators.fits(heading.indicator, label.entity, self._lexicon.unit(row.unit)):
                return None
            kinds.append(label.entity)
        if len(kinds) < 2 or len(set(kinds)) < len(kinds):
            return None
        return replace(heading, entity="all" if self._sums.are_all_kinds(kinds) else None)

    def _sum(self, position: int, context: Context, unit: Unit | None) -> Meaning | None:
        """`Tổng số`, `Toàn tỉnh`, `Bình quân chung`: of all that the rows beside it are of."""
        label, meaning = self._labels[position], None
        if is_total(label) or self._is_of_all(position):
            meaning = self._sums.counted(position, context, unit)
        if meaning is None and is_average_of_all(label.text):
            meaning = self._average_of_all(position, context, unit)
        return meaning

    def _of_whom_above(self, position: int, context: Context, unit: Unit | None) -> Meaning | None:
        """`Số thành viên` some rows below `Tổng số HTX`: of those named last, if `Tổ viên` names no others."""
        if self._begins_with_others:
            return None  # `Thu nhập bình quân đầu người` below `Tổng số HTX`, but above it `Tốc độ tăng GRDP`
        whom = self._whom.told_above(position)
        named = whose_members(self._labels[position].text)
        if named and named != whom:
            whom = named if self._are_all_told_above(position, named) else None
        if not whom or self._labels[position].entities or context.meaning.entity is not None:
            return None
        meaning = self._indicators.of_label(self._labels[position], replace(context.meaning, entity=whom), unit)
        if meaning is not None and named is None:
            self.assumed.add(position)
        return meaning

    def _are_all_told_above(self, position: int, entity: str) -> bool:
        """Whether the last row above that names these organisations is of all of them, not of a sector."""
        named = next((label for label in reversed(self._labels[:position]) if label.entity == entity), None)
        return named is not None and self._lexicon.find("sector", named.words) is None

    def _begin_list(self, position: int, meaning: Meaning, own: float) -> None:
        """A count of all sectors may be broken down by the rows below, or say whom they are about."""
        self._broken_down.remember(meaning, own)
        self._whom.carry(position, meaning, own)

    def _is_of_all(self, position: int) -> bool:
        """`Chung`, or `Toàn tỉnh` below the sectors of a province."""
        label = self._labels[position]
        return self._lexicon.role("place", label.text) == "whole" or self._sums.is_of_province(position)

    def _average_of_all(self, position: int, context: Context, unit: Unit | None) -> Meaning | None:
        """`Bình quân chung` below the incomes of sectors, which title or columns say are averages."""
        titled = self._outline.base
        if titled.indicator and self._is_average(titled):
            return titled if titled.entity else None
        return self._sums.counted(position, context, unit) if self._around.averages_in_columns else None

    def _is_average(self, meaning: Meaning) -> bool:
        return self._codes.indicators[meaning.counts].kind == "average"

    def _names_all(self, label: Label) -> bool:
        """Whether rows of other organisations begin below a heading."""
        heading = self._indicators.of_heading(label)
        return heading is not None and heading.entity is not None

    def _told_by_unit(self, context: Context, unit: Unit | None) -> Meaning:
        """`Doanh thu bình quân` in `tỷ đồng/HTX` is of cooperatives, where no row above says of whom."""
        if context.blocked or context.meaning.entity or unit is None or unit.each != "org":
            return context.meaning
        return replace(context.meaning, entity=self._lexicon.read(unit.text).entity)

    def _named_entity(
        self, position: int, entity: str, unit: Unit | None, own: float, context: Context
    ) -> Meaning | None:
        """A row that only names organisations, with values: their number, or the count of the row above."""
        sums = begins_sum(without_numbering(self._labels[position].text))
        if closes(self._labels[position]) or (
            sums and context.meaning.sector and self._sums.has_printed(context.label)
        ):
            context = self._outline.context(ROW)  # `Tổng HTX` is no part of the sector above it
        elif sums and context.blocked and not self._rows[position].order and self._rows[position - 1].has_values:
            context = self._outline.context(ROW)  # nor of an unknown number beside it
        above = context.meaning
        if entity == "credit_fund" and self._is_a_sector(position):
            named = self._sectors.named_beside(position)
            of_list = (self._broken_down.is_open or named) and self._sectors.are_as_deep(position)
            if above.entity or self._around.entity_in_columns or of_list:
                counted = self._broken_down.by_sector("credit", context, own, unit, named)
                if counted:
                    return counted
        if context.blocked and above.indicator is None and own > BLOCK:
            return None
        indicator = above.indicator or "org_total"
        if not self._indicators.fits(indicator, entity, unit):
            return None
        if self._codes.indicators[indicator].is_of_organisations and begins_count(self._labels[position].text):
            return None  # `Số HTX` below `Lao động`: are they counted, or is it their workers?
        if own <= BLOCK:
            self._sums.add_numbered_block(entity)
        meaning = Meaning(entity=entity, indicator=indicator, sector=_sector_of(above, entity))
        self._outline.push(own, meaning)
        if above.indicator is None:
            self._begin_list(position, meaning, own)
        else:
            self._whom.carry(position, meaning, own)
        if self._rows[position].has_values:
            self._sums.add_kind(position, meaning)
        return meaning

    def _is_a_sector(self, position: int) -> bool:
        """Whether credit funds are a sector among others, no kind of organisations beside all cooperatives."""
        return self._sectors.are_beside(position) and not self._sectors.are_whole_beside(position)

    def _sector_row(self, position: int, context: Context, own: float, unit: Unit | None) -> Meaning | None:
        """A row that names a sector only: it breaks down the count above it, whatever its copied label says."""
        label = self._labels[position]
        sectors = [s for w in (label.words, label.plain) if w for s in self._lexicon.codes("sector", w)]
        sectors = sectors or self._sectors.parts_of(position, context.meaning.sector)
        return self._broken_down.by_sector(sectors[0], context, own, unit, label.entity) if sectors else None


def _depth_of_sum(meaning: Meaning, context: Context, own: float) -> float:
    """How deep a sum stands: beside the rows it sums up, so that `Năm 2022` below it is of no sector above it."""
    above = context.meaning
    is_over = (above.entity, above.sector) != (meaning.entity, meaning.sector)
    return min(own, ROW) if is_over else own


def _sector_of(above: Meaning, entity: str | None) -> str | None:
    """The sector of the rows above, for a row about the same organisations.

    Credit funds are the cooperatives of a sector: `Số HTX` below `Quỹ tín dụng nhân dân` counts them.
    """
    if (above.entity, entity) == ("credit_fund", "cooperative"):
        return "credit"
    return above.sector if above.entity in (None, entity) else None
