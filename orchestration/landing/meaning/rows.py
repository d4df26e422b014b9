"""The rows of a table -> what each of them counts, within its block.

`Thành lập mới` under `Tổ hợp tác` counts new groups; `Ngân sách tỉnh` under `Hỗ trợ đào tạo` is the local share of the
training budget. A row inherits from the rows above it only what its own label leaves open, and nothing across a heading
that is not known.

Belongs here: the walk down the rows, units of rows. Not here: what is kept of a row (`row`), single labels (`lexicon`),
what rows mean (`statistics`, `support`), rows that are only parts (`finer_rows`), cells (`figures`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from orchestration.landing.codes import Codes
from orchestration.landing.layout.nesting import over_dashes
from orchestration.landing.layout.outline import (
    BARE_HEADING,
    BLOCK,
    SUB_ROW,
    Context,
    Meaning,
    Outline,
    RowText,
    depth_of,
)
from orchestration.landing.layout.same_rows import headings_over_same_rows
from orchestration.landing.meaning.dated_headings import only_dates, times_of_headings
from orchestration.landing.meaning.parts_beside import kind_alone, of_part
from orchestration.landing.meaning.row import Row
from orchestration.landing.meaning.statistics import StatisticsRows
from orchestration.landing.meaning.support import SupportRows
from orchestration.landing.meaning.surroundings import NOTHING_SAID, Surroundings
from orchestration.landing.meaning.units_of_headings import may_be_in
from orchestration.landing.values.periods import Frame, Time, read_time
from orchestration.landing.values.summed_times import is_summed
from orchestration.landing.values.units import Unit, accepts, is_ditto
from orchestration.landing.words.kinds_of_numbers import says_kind_alone
from orchestration.landing.words.known import TOTAL, is_of_budgets, source_named
from orchestration.landing.words.labels import BRACKET_BEHIND, Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.lines_around import begins_form, is_remark, tells_total
from orchestration.landing.words.openings import opens_part
from orchestration.landing.words.people import some_named
from orchestration.landing.words.places import Scope, is_abbreviated_place, part_of_province, scopes
from orchestration.landing.words.totals import begins_sum_of_all, is_bare_share
from orchestration.landing.words.whole_province import is_total_of_places
from orchestration.landing.writing.numbering import without_numbering

_YEAR = re.compile(r"(?:19|20)\d\d")
_BRACKET = re.compile(r"\([^()]*\)")  # `(trong đó 3 hội chợ ngoài tỉnh)` between rows heads nothing


class RowReader(Protocol):
    """What rows mean by the vocabulary of their table, asked from top to bottom."""

    @property
    def measures_in_columns(self) -> bool:
        """Whether columns say what a row counts."""

    @property
    def assumed(self) -> Collection[int]:
        """Rows that name no organisations; those of the rows above are meant."""

    @property
    def parts(self) -> Mapping[int, str]:
        """Rows of some organisations only, with the label of the row above that says which."""

    @property
    def numbers(self) -> Collection[int]:
        """Rows that go on with one that says how many organisations there are: `- Nông nghiệp` below `Tổng số HTX`."""

    def announce(self, role: str, depth: float | None, unit_text: str = "") -> None:
        """Take note of a row that only introduces others, which may be in the unit that it prints.

        Args:
            role: how it introduces them (code of seed `wordings`, dimension furniture).
            depth: how deep it stands.
            unit_text: its unit as printed: `Kết quả kinh doanh (tỷ đồng)`.
        """

    def heads(self, label: Label) -> bool:
        """Whether words that only introduce rows elsewhere head some here."""

    def closed_by(self, label: Label) -> bool:
        """Whether a heading that is not understood begins something else."""

    def adds_up_all(self, position: int) -> bool:
        """Whether a row sums up all parts above it, those too by which nothing counts."""

    def skip(self, position: int, depth: float) -> None:
        """Take note of a row that is not understood."""

    def read(self, position: int, unit: Unit | None, depth: float | None) -> Meaning | None:
        """What a row means; without indicator it is a heading; None when it is not understood."""


_READERS: dict[str, Callable[[list[RowText], Outline, Surroundings, Lexicon, Codes], RowReader]] = {
    "statistics": StatisticsRows,
    "support": SupportRows,
}


def read_rows(
    rows: list[RowText], vocabulary: str, lexicon: Lexicon, codes: Codes, around: Surroundings = NOTHING_SAID
) -> list[Row]:
    """Understand the rows of one table.

    Args:
        rows: from top to bottom, without repeated headers.
        vocabulary: `statistics` or `support`.
        lexicon: known wordings.
        codes: code lists.
        around: what title, corner and columns say to all of them.

    >>> from orchestration.landing.codes import load_codes
    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def read(vocabulary, *rows):
    ...     texts = [RowText(i, *row, bool(row[2])) for i, row in enumerate(rows)]
    ...     return [row.meaning for row in read_rows(texts, vocabulary, load_lexicon(), load_codes())]
    >>> [new] = read("statistics", ("I", "Tổ hợp tác", ""), ("1", "Thành lập mới", "THT"))
    >>> new.entity, new.indicator
    ('group', 'org_new')
    >>> [money] = read("support", ("1", "Hỗ trợ đào tạo", ""), ("-", "Ngân sách tỉnh", "Triệu đồng"))
    >>> money.policy, money.indicator, money.funding
    ('training', 'support_budget', 'local')
    """
    outline = Outline(around.meaning)
    reader = _READERS[vocabulary](rows, outline, around, lexicon, codes)
    labels = [lexicon.read(row.label) for row in rows]
    filled = {row.index for row in rows if row.has_values}  # beside a heading left of the labels they are not its own
    walked = _Walk(reader, outline, lexicon, codes, around, vocabulary).rows(rows, labels)
    read = (row for row in walked if row.source.has_values or row.source.index not in filled)
    times = dict(zip((row.index for row in rows), times_of_headings(rows, labels, around.frame), strict=False))
    return [replace(row, heading=times[row.source.index]) if times.get(row.source.index) else row for row in read]


class _Walk:
    """The walk down the rows of one table, which keeps what the rows above leave open or closed.

    Args:
        reader: what rows mean, by their vocabulary.
        outline: the headings above a row.
        lexicon: known wordings.
        codes: code lists.
        around: what is said to all rows.
        vocabulary: the words of the rows, statistics or support.
    """

    def __init__(
        self,
        reader: RowReader,
        outline: Outline,
        lexicon: Lexicon,
        codes: Codes,
        around: Surroundings,
        vocabulary: str,
    ) -> None:
        self._reader, self._outline = reader, outline
        self._of_support = vocabulary == "support"
        self._lexicon, self._codes = lexicon, codes
        self._around, self._frame = around, around.frame
        self._unit_above = ""  # printed last, for `nt`
        self._of_row_above: tuple[Unit | None, str] = None, ""
        self._unknown: list[tuple[float, int, str]] = []  # headings not understood: how deep they stand, row, label
        self._places: list[tuple[float, int, str]] = []  # headings of parts of the province, in the same way
        self._beside_times = False  # the row above was a time alone, see `_time_alone`
        self._over_same: frozenset[int] = frozenset()
        self._over_dashes: frozenset[int] = frozenset()

    def rows(self, rows: list[RowText], labels: list[Label]) -> Iterator[Row]:
        """Every row with values, and those without that mean something."""
        headings = [position for position, row in enumerate(rows) if not row.has_values]
        named = scopes([rows[position].label for position in headings], self._codes)
        scope_of = dict(zip(headings, named, strict=True))
        self._over_same = headings_over_same_rows(rows)
        self._over_dashes = over_dashes(rows)
        for position, (source, label) in enumerate(zip(rows, labels, strict=True)):
            if source.place and not is_total_of_places(source.place, self._lexicon):
                if source.has_values:
                    yield Row(source, label, is_place=True)
                continue
            depth = depth_of(source)
            if self._is_furniture(source, label, depth):
                continue
            unit_text = self._unit_printed(source, label)
            context = self._context(position, source, depth)
            if self._begins_part(source, scope_of.get(position), depth):
                continue
            if self._places:
                if source.has_values:
                    yield Row(source, label, is_place=True, below=self._places[-1][1:])
                continue
            if not unit_text and self._may_be_in_unit_of(context, label):
                unit_text = context.unit_text
            row = Row(source, label, unit=self._lexicon.unit(unit_text), unit_text=unit_text)
            yield from self._read(position, row, depth, context)

    def _context(self, position: int, source: RowText, depth: float | None) -> Context:
        """What the rows above say, once those are left that a row closes by its depth, or by adding up all."""
        context = self._outline.context(depth if depth is not None else SUB_ROW)
        if context.closed and self._reader.adds_up_all(position):
            self._leave_headings(0)
            self._outline.leave(0)
            context = self._outline.context(SUB_ROW)
        if depth is not None or not source.has_values:
            self._leave_headings(depth if depth is not None else BARE_HEADING)
        return context

    def _read(self, position: int, row: Row, depth: float | None, context: Context) -> Iterator[Row]:
        """A row of the whole province with its meaning, or without one if that is unknown."""
        source, of_whole = row.source, self._of_row_above
        self._of_row_above = row.unit, row.unit_text
        time = read_time(source.period, self._frame) if source.period else None
        above = self._counted_in_columns(context)
        if alone := self._told_time(row, above):
            if not alone.is_comparison:
                of_policy = replace(above, entity="support_program") if above.policy else above
                yield replace(row, meaning=of_policy, time=alone)
            return
        if (source.has_values and is_bare_share(source.label)) or (time and time.is_comparison):
            return  # `Đạt (%)` in a column of scenarios
        meaning, row = self._meaning(position, row, depth, context)
        if meaning is None:
            below = self._unknown[-1][1:] if context.blocked and self._unknown else None
            yield from self._not_understood(replace(row, below=below), position, depth)
            return
        if position in self._reader.numbers and not row.unit_text:
            row = replace(row, unit=self._lexicon.unit("HTX"))  # whatever the title tells of organisations
        if not row.unit_text and opens_part(source.label) and _may_be_in(of_whole, meaning, self._codes):
            row = replace(row, unit=of_whole[0], unit_text=of_whole[1])
        if meaning.indicator is not None or (source.has_values and self._reader.measures_in_columns):
            yield replace(row, meaning=meaning, time=time, assumed=position in self._reader.assumed)

    def _told_time(self, row: Row, above: Meaning) -> Time | None:
        """The time that a row is of, below what is counted in it; see `_time_alone`."""
        counts = above.indicator or (self._reader.measures_in_columns and above.policy)
        told = row.source.has_values and counts
        alone = _time_alone(row.label, self._frame, beside=self._beside_times) if told else None
        self._beside_times = alone is not None
        return alone

    def _meaning(self, position: int, row: Row, depth: float | None, context: Context) -> tuple[Meaning | None, Row]:
        """What a row means, with the part and the budget that stand in columns beside its label."""
        source = row.source
        if source.part and (whose := kind_alone(source.part, self._lexicon)):
            self._outline.push(BLOCK, Meaning(entity=whose))
        meaning = self._reader.read(position, row.unit, depth) if source.label and not context.closed else None
        if meaning is not None and source.part:
            meaning = of_part(meaning, source.part, self._lexicon, self._codes)
            if meaning is None:
                row = replace(row, label=self._lexicon.read(f"{source.label}, {source.part}"))
        if meaning is not None and source.source:
            meaning = _of_source(meaning, source.source, self._lexicon)
        return meaning, row

    def _counted_in_columns(self, context: Context) -> Meaning:
        """What the rows above say; `Năm 2023` below `HTX` is of all that the columns count of them."""
        above = context.meaning
        is_whose = self._around.counted_in_columns and not context.blocked and (above.entity or above.sector)
        return replace(above, indicator="org_total") if is_whose and not above.indicator else above

    def _is_furniture(self, source: RowText, label: Label, depth: float | None) -> bool:
        """Whether a row says nothing of others but what its kind of heading announces: `Trong đó`, a remark."""
        if source.has_values:
            return False
        said = self._without_unit(source.label, label)
        role = self._lexicon.role("furniture", said) if said else None
        if role and not self._reader.heads(label):
            self._places = [] if role == "whole" else self._places
            self._reader.announce(role, depth, source.unit or self._unit_behind(source.label, label))
            return True
        if only_dates(source, self._frame):
            self._reader.announce("topic", depth)
            return True
        if tells_total(source.label) and not self._lexicon.read(source.label.partition(":")[0]).words:
            return True  # `Tổng số HTX: 320 HTX`: what stands below is of no part of them
        return bool(_BRACKET.fullmatch(source.label.strip())) or is_remark(source.label)

    def _without_unit(self, text: str, label: Label) -> str:
        """A label without the bracket of its unit: `Kết quả kinh doanh (tỷ đồng)`."""
        return BRACKET_BEHIND.sub("", text) if self._unit_behind(text, label) else text

    def _unit_behind(self, text: str, label: Label) -> str:
        """The unit in or behind a label of what stands below it; there `(HTX)` is one: `Lĩnh vực hoạt động (HTX)`."""
        behind = None if label.unit_text else BRACKET_BEHIND.search(text)
        return behind[1] if behind and self._lexicon.unit(behind[1]) else label.unit_text

    def _leave_headings(self, depth: float) -> None:
        """Forget the headings at this depth and deeper that were not understood, or name places."""
        for headings in (self._unknown, self._places):
            while headings and headings[-1][0] >= depth:
                headings.pop()

    def _unit_printed(self, source: RowText, label: Label) -> str:
        """The unit beside or in a label; `nt` is the one above, and `(HTX)` behind a sector is one."""
        is_sector = label.entity != "credit_fund" and bool(self._lexicon.codes("sector", label.words))
        unit_text = source.unit or (self._unit_behind(source.label, label) if is_sector else label.unit_text)
        if is_ditto(unit_text):
            unit_text = self._unit_above
        self._unit_above = unit_text or self._unit_above
        # classes, people and money of one policy are told apart by what the numbers are in; statistics know their units
        return unit_text or (source.unit_in_cells if self._of_support else "")

    def _may_be_in_unit_of(self, context: Context, label: Label) -> bool:
        """Whether a row may be in the unit of its heading: what that measures is in it, whatever its rows are."""
        unit = self._lexicon.unit(context.unit_text)
        if unit is None or context.meaning.indicator:
            return True
        return may_be_in(unit, label, self._lexicon, self._codes, of_support=self._of_support)

    def _begins_part(self, source: RowText, scope: Scope | None, depth: float | None) -> bool:
        """Whether another form, a part of the province or the whole of it begins with a row."""
        if not source.has_values and begins_form(source.label):
            self._places = []
            self._outline.push(0, Meaning(), closes=True)
        elif scope is Scope.PART:
            own = 0.25 if depth is None else min(depth, BLOCK)
            self._places = [above for above in self._places if above[0] < own]
            self._places.append((own, source.index, source.label))
            self._outline.push(own, Meaning(), closes=True)
        elif scope is Scope.WHOLE:
            self._places = []
            self._reader.announce("whole", depth)
        else:
            return False
        return True

    def _not_understood(self, row: Row, position: int, depth: float | None) -> Iterator[Row]:
        """A row without a known meaning ends the block above it; one with values is reported."""
        source, label = row.source, row.label
        if source.has_values and is_of_budgets(source.label):
            yield replace(row, unrecognised=True)  # nothing is taken from it: `- NSTW` below it is of the rows above
            return
        # `HTX do nữ làm giám đốc`, `Riêng vùng cao`: what stands below is not of those above; nor below `Tỷ lệ`, `Nữ`
        foreign = not source.has_values and (
            self._reader.closed_by(label)
            or opens_part(source.label)
            or says_kind_alone(source.label)
            or bool(some_named(source.label))
        )
        foreign |= self._of_support and depth is not None and self._reader.closed_by(label)  # with sums of its own
        foreign |= position in self._over_same and (depth is None or depth <= BLOCK)
        if position in self._over_dashes:
            own = BARE_HEADING
        else:
            own = _depth_not_understood(source, depth, self._outline, foreign=foreign)
        if depth is None and own == SUB_ROW and not source.has_values:
            self._outline.push(BARE_HEADING, Meaning(), words=label.words)
        if not source.has_values:
            self._unknown.append((own, source.index, source.label))
        of_rows_below = "" if source.has_values else row.unit_text
        self._outline.push(
            own,
            Meaning(entity=label.entity),
            unit_text=of_rows_below,
            blocks=True,
            closes=foreign,
            words=label.words,
            label=label.text,
        )
        self._reader.skip(position, own)
        if source.has_values:
            part = self._reader.parts.get(position, "")
            is_place = not part and (is_abbreviated_place(source.label) or part_of_province(source.label, self._codes))
            yield replace(row, unrecognised=not is_place, part=part, is_place=is_place)


def _of_source(meaning: Meaning, text: str, lexicon: Lexicon) -> Meaning | None:
    """What a row means whose money is of the budget that a column beside its label names; None where it is unknown."""
    source = source_named(text, lexicon)
    if source is None or (meaning.funding and source != meaning.funding):
        return None
    return meaning if source == TOTAL else replace(meaning, funding=source)


def _may_be_in(printed: tuple[Unit | None, str], meaning: Meaning, codes: Codes) -> bool:
    """Whether `Trong đó: Vốn huy động` may be in the money of the row above: `Tổng nguồn vốn (tỷ đồng)`."""
    unit = printed[0]
    if unit is None or unit.code != "vnd" or meaning.indicator is None:
        return False
    return accepts(codes.indicators[meaning.indicator].unit, unit)


def _time_alone(label: Label, frame: Frame | None, *, beside: bool) -> Time | None:
    """The time that a row is of, below the indicator it is about: `Năm 2021`, `- Kế hoạch` below `Tổng số HTX`.

    Args:
        label: its label.
        frame: what relative words refer to.
        beside: the row before is such a one: then `- Đạt (%)` compares them.
    """
    time = read_time(text := without_numbering(label.text), frame)
    if time.scenario and not time.period and is_summed(text):
        time = replace(time, up_to=True)
    says = _YEAR.search(label.text) if time.period else time.scenario or (time.is_comparison and beside)
    return time if says and not time.rest and not time.unclear else None


def _depth_not_understood(source: RowText, depth: float | None, outline: Outline, *, foreign: bool) -> float:
    """A heading that is not understood closes what it may close: where headings have no number, the whole block."""
    if depth is not None:
        return depth
    if begins_sum_of_all(source.label):
        return BLOCK  # a sum over blocks: what follows belongs to none of them
    is_block = not source.has_values and (source.label.isupper() or outline.has_bare_headings or foreign)
    return BLOCK if is_block else SUB_ROW
