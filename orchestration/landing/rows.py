"""The rows of a table -> what each of them counts, read within its block.

`Thành lập mới` under `Tổ hợp tác` counts new groups; `Ngân sách tỉnh` under `Hỗ trợ đào tạo` is the local share of
the training budget. A row takes from the rows above it only what its own label leaves open, and nothing across a
heading that is not understood.

Belongs here: numbering, headings, sub-rows, inheritance. Not here: single labels (`lexicon`), cells (`figures`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from orchestration.landing.codes import Codes, Indicator
from orchestration.landing.lexicon import Label, Lexicon, Words
from orchestration.landing.text import fold
from orchestration.landing.units import Unit, accepts, parse_unit

_ROMAN = re.compile(r"^[IVXL]+$")
_LETTER = re.compile(r"^[A-H]$")
_ARABIC = re.compile(r"^\d{1,2}$")
_DECIMAL = re.compile(r"^\d{1,2}(?:\.\d{1,2})+$")
_PREFIX = re.compile(r"^\s*([IVXL]+|[A-H]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s*[.)/:-]\s*(?=\D)|^\s*([-+*•]+)")
_BLOCK, _ROW, _SUB_ROW, _DETAIL = 1.0, 2.0, 4.0, 5.0
_COUNTS = ("org", "member", "person")
_MEASURE_OF_UNIT = {
    "org": "support_orgs",
    "person": "support_persons",
    "turn": "support_turns",
    "class": "support_classes",
    "work": "support_works",
    "square_metre": "support_area",
    "vnd": "support_budget",
}
_MONEY_MEASURES = ("support_budget", "support_budget_requested", "support_loan")
_SUPPORT_FILLERS = frozenset({"kinh", "phi", "ho", "tro", "nguon", "von", "tu", "chinh", "sach", "ve"})
_BENEFICIARIES = frozenset({"cooperative", "cooperative_union", "cooperative_credit_fund", "all"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a row or a column header says; None where it says nothing."""

    entity: str | None = None
    indicator: str | None = None
    sector: str | None = None
    policy: str | None = None
    program: str | None = None
    funding: str | None = None

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


@dataclass(frozen=True, slots=True)
class RowText:
    """A row as printed.

    Attributes:
        index: zero-based row of the sheet.
        order: its numbering.
        label: its label.
        unit: text of its unit column.
        has_values: whether any of its values holds a number or a sign for one.
    """

    index: int
    order: str
    label: str
    unit: str
    has_values: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row understood, or not.

    Attributes:
        source: the row as printed.
        label: its label taken apart.
        meaning: what it counts; None for headings, notes, and rows not understood.
        unit: its unit, from the unit column or the label.
        unit_text: the unit as printed.
        unrecognised: it has values and a label that means nothing known here.
    """

    source: RowText
    label: Label
    meaning: Meaning | None = None
    unit: Unit | None = None
    unit_text: str = ""
    unrecognised: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    """One row that may be above others."""

    depth: float
    meaning: Meaning
    barrier: bool = False


def read_rows(rows: list[RowText], vocabulary: str, lexicon: Lexicon, codes: Codes) -> list[Row]:
    """Understand the rows of one table.

    Args:
        rows: from top to bottom, without repeated headers.
        vocabulary: `statistics` or `support`.
        lexicon: known wordings.
        codes: code lists.
    """
    return list(_Reader(rows, vocabulary, lexicon, codes).read())


def label_meaning(label: Label, lexicon: Lexicon, codes: Codes) -> Meaning | None:
    """What a column header means by itself, as in tables with sectors or indicators as columns."""
    for words in (label.words, label.plain):
        found = [c for c in lexicon.codes("indicator", words) if not codes.indicators[c].is_support] if words else []
        if len(found) == 1:
            return Meaning(entity=label.entity, indicator=found[0])
        if words and (sectors := lexicon.codes("sector", words)):
            return Meaning(entity=label.entity, sector=sectors[0])
        if words and (funding := lexicon.codes("funding", words)):
            return Meaning(funding=funding[0])
    if label.entity and not label.words:
        return Meaning(entity=label.entity)
    return None


class _Reader:
    """Walks down the rows with the headings above the current one."""

    def __init__(self, rows: list[RowText], vocabulary: str, lexicon: Lexicon, codes: Codes) -> None:
        self._rows = rows
        self._lexicon = lexicon
        self._codes = codes
        self._labels = [lexicon.read(row.label) for row in rows]
        self._above: list[_Level] = []
        self._count: Meaning | None = None  # the last count of the block, which a list of sectors breaks down
        self._resolve: Callable[[int, Unit | None, float | None], Meaning | None] = (
            self._support if vocabulary == "support" else self._statistics
        )

    def read(self) -> Iterator[Row]:
        for position, source in enumerate(self._rows):
            label = self._labels[position]
            if not source.label or self._lexicon.role("furniture", source.label):
                continue
            unit_text = source.unit or label.unit_text
            unit = parse_unit(unit_text, self._lexicon.unit_nouns()) if unit_text else None
            depth = _depth(source)
            meaning = self._resolve(position, unit, depth)
            if meaning is None:
                self._push(_barrier_depth(source, depth), Meaning(), barrier=not source.has_values)
                if source.has_values:
                    yield Row(source, label, unit=unit, unit_text=unit_text, unrecognised=True)
                continue
            if meaning.indicator is None:
                self._count = None
                continue  # a heading: pushed by its resolver
            yield Row(source, label, meaning, unit, unit_text)

    def _push(self, depth: float, meaning: Meaning, *, barrier: bool = False) -> None:
        while self._above and self._above[-1].depth >= depth:
            self._above.pop()
        if barrier and depth <= _BLOCK:
            self._count = None
        self._above.append(_Level(depth, meaning, barrier))

    def _context(self, depth: float) -> Meaning:
        """What the rows above say, nearest first, not across a heading that is not understood."""
        context = Meaning()
        for level in reversed([level for level in self._above if level.depth < depth]):
            if level.barrier:
                break
            context = context.over(level.meaning)
        return context

    # -- organisations -------------------------------------------------------------------------------------------

    def _statistics(self, position: int, unit: Unit | None, depth: float | None) -> Meaning | None:
        label = self._labels[position]
        if len(label.entities) > 1:
            return None
        if label.entity and not label.words:
            return self._named_entity(position, label.entity, unit, depth)
        own = depth if depth is not None else _SUB_ROW
        context = self._context(own)
        meaning = self._indicator(label, label.words, context, unit) or self._indicator(
            label, label.plain, context, unit
        )
        if meaning is None:
            meaning = self._sector_row(label, context, unit) or self._indicator_of_sector(label, context, unit)
        if meaning is None and _is_total(label):
            meaning = self._total(position, context, unit)
        if meaning is None:
            return None
        if meaning.sector is None and self._unit_of(meaning) in _COUNTS:
            self._count = meaning
        self._push(own, replace(meaning, sector=None))
        return meaning

    def _named_entity(self, position: int, entity: str, unit: Unit | None, depth: float | None) -> Meaning | None:
        """A row that only names organisations: a heading, or their number."""
        source = self._rows[position]
        if entity == "credit_fund" and self._among_sectors(position):
            context = self._context(depth if depth is not None else _SUB_ROW)
            if context.entity and (counted := self._broken_down(context, unit)):
                return replace(counted, sector="credit")
        if not source.has_values and (not source.unit or depth is None or depth <= _BLOCK):
            self._push(min(depth or _BLOCK, _BLOCK), Meaning(entity=entity))
            return Meaning(entity=entity)
        own = depth if depth is not None else _SUB_ROW
        parent = self._context(own)
        counted_above = parent.indicator if own > _ROW else None
        indicator = counted_above or "org_total"
        if not self._fits(indicator, entity, unit):
            indicator = "org_total"
        if not self._fits(indicator, entity, unit):
            return None
        meaning = Meaning(entity=entity, indicator=indicator)
        self._push(own, Meaning(entity=entity, indicator=indicator))
        if counted_above is None:
            self._count = meaning
        return meaning

    def _among_sectors(self, position: int) -> bool:
        """Whether the row before or after is a sector: then a credit fund is the credit sector."""

        def is_sector(other: int) -> bool:
            if not 0 <= other < len(self._rows):
                return False
            label = self._labels[other]
            return any(w and self._lexicon.codes("sector", w) for w in (label.plain, label.words)) and not (
                label.entity == "credit_fund" and not label.words
            )

        return is_sector(position - 1) or is_sector(position + 1)

    def _indicator(self, label: Label, words: Words, context: Meaning, unit: Unit | None) -> Meaning | None:
        found = [
            Meaning(entity=entity, indicator=code)
            for code in (self._lexicon.codes("indicator", words) if words else ())
            if (entity := self._entity_for(self._codes.indicators[code], label, context))
            and self._fits(code, entity, unit)
        ]
        return found[0] if len(found) == 1 else None

    def _entity_for(self, indicator: Indicator, label: Label, context: Meaning) -> str | None:
        if indicator.is_support:
            return None
        for entity in (label.entity, context.entity):
            if entity in indicator.entity_types:
                return entity
        if len(indicator.entity_types) == 1 and not label.entities:
            return indicator.entity_types[0]
        if indicator.entity_types == ("all",):
            return "all"
        return None

    def _sector_row(self, label: Label, context: Meaning, unit: Unit | None) -> Meaning | None:
        """A row that names a sector only: it breaks down the count above it, whatever its copied label says."""
        sectors = [s for w in (label.words, label.plain) if w for s in self._lexicon.codes("sector", w)]
        if not sectors:
            return None
        counted = self._broken_down(context, unit)
        if counted is None and label.entity and self._fits("org_total", label.entity, unit):
            counted = Meaning(entity=label.entity, indicator="org_total")
        if counted is None:
            return None
        if label.entity and label.entity != counted.entity and counted.entity not in ("cooperative", "union", "group"):
            counted = replace(counted, entity=label.entity)
        return replace(counted, sector=sectors[0])

    def _broken_down(self, context: Meaning, unit: Unit | None) -> Meaning | None:
        """The count that a list of sectors breaks down."""
        for counted in (context if context.indicator else None, self._count):
            if not counted or not counted.entity or not counted.indicator:
                continue
            same_block = context.entity in (None, counted.entity)
            if same_block and self._fits(counted.indicator, counted.entity, unit):
                return Meaning(entity=counted.entity, indicator=counted.indicator)
        if context.entity and self._fits("org_total", context.entity, unit):
            return Meaning(entity=context.entity, indicator="org_total")
        return None

    def _indicator_of_sector(self, label: Label, context: Meaning, unit: Unit | None) -> Meaning | None:
        """`Số HTX nông nghiệp thành lập mới`: a sector and an indicator in one label."""
        found = self._lexicon.find("sector", label.words)
        if found is None or found[0] == "other":
            return None
        sector, rest = found
        meaning = self._indicator(label, rest, context, unit)
        return replace(meaning, sector=sector) if meaning else None

    def _total(self, position: int, context: Meaning, unit: Unit | None) -> Meaning | None:
        """`Tổng số` alone: the organisations of the block; `Tổng cộng` below a list could be of all blocks."""
        if context.entity is None or not self._fits("org_total", context.entity, unit):
            return None
        closing = fold(self._rows[position].label).endswith("cong")
        if closing and (self._count is not None or position == len(self._rows) - 1):
            return None
        return Meaning(entity=context.entity, indicator="org_total")

    def _fits(self, indicator: str, entity: str, unit: Unit | None) -> bool:
        known = self._codes.indicators[indicator]
        return entity in known.entity_types and (
            unit is None or accepts(known.unit, unit) or unit.code not in _UNIT_DECIDES
        )

    def _unit_of(self, meaning: Meaning) -> str:
        return self._codes.indicators[meaning.indicator].unit if meaning.indicator else ""

    # -- support programmes --------------------------------------------------------------------------------------

    def _support(self, position: int, unit: Unit | None, depth: float | None) -> Meaning | None:
        source, label = self._rows[position], self._labels[position]
        own = depth if depth is not None else _SUB_ROW
        context = self._context(own)
        if not source.has_values and not source.unit:
            heading = Meaning(policy="total") if self._is_whole(label) else self._programme(label)
            if heading:
                self._push(min(own, _ROW), heading)
            return heading
        meaning = self._measure(label, context, unit)
        if meaning is None and (heading := self._programme(label)):
            indicator = _MEASURE_OF_UNIT.get(unit.code) if unit else None
            meaning = replace(heading, indicator=indicator) if indicator else None
            if meaning and heading.policy is None:
                meaning = replace(meaning, policy=context.policy)
        if meaning is None or not (meaning.policy or meaning.program):
            return None
        meaning = replace(meaning, entity="support_program")
        self._push(own, meaning if meaning.indicator in _MONEY_MEASURES else replace(meaning, indicator=None))
        return meaning

    def _is_whole(self, label: Label) -> bool:
        """`Tổng kinh phí hỗ trợ phát triển KTTT` is of all policies, `Tổng kinh phí hỗ trợ` of the one above."""
        return "total" in self._lexicon.codes("policy", label.plain) and (
            bool(label.entities) or not self._measure_codes(label.words)
        )

    def _programme(self, label: Label) -> Meaning | None:
        """The policy or programme that a heading names."""
        bare = tuple(w for w in label.words if w not in _SUPPORT_FILLERS)
        for words in (label.words, label.plain, bare):
            found = self._lexicon.codes("policy", words) if words else []
            if len(found) == 1 and found != ["total"]:
                return Meaning(policy=found[0])
        if program := self._lexicon.find("program", label.plain):
            return Meaning(program=program[0])
        return None

    def _measure(self, label: Label, context: Meaning, unit: Unit | None) -> Meaning | None:
        """`Tổng kinh phí hỗ trợ`, `Số lớp tập huấn`, `Ngân sách tỉnh`: a measure of the policy above."""
        if label.entities and not set(label.entities) <= _BENEFICIARIES:
            return None
        programme = (
            Meaning(policy="total")
            if self._is_whole(label)
            else Meaning(policy=context.policy, program=context.program)
        )
        funding, words = None, label.words
        if found := self._lexicon.find("funding", label.words):
            funding, rest = found
            words = () if set(rest) <= _SUPPORT_FILLERS else rest
        if funding and not words:
            indicator = context.indicator if context.indicator in _MONEY_MEASURES else "support_budget"
            return (
                replace(programme, indicator=indicator, funding=funding) if self._measured_in(indicator, unit) else None
            )
        for candidate in (words, self._without_policy(words), self._without_policy(label.plain)):
            codes = [c for c in self._measure_codes(candidate) if self._measured_in(c, unit)]
            if label.entities and not candidate and self._measured_in("support_orgs", unit):
                codes = ["support_orgs"]
            if len(codes) == 1:
                return replace(programme, indicator=codes[0], funding=funding)
        return None

    def _measure_codes(self, words: Words) -> list[str]:
        codes = self._lexicon.codes("indicator", words) if words else []
        return [c for c in codes if self._codes.indicators[c].is_support]

    def _without_policy(self, words: Words) -> Words:
        found = self._lexicon.find("policy", words)
        return found[1] if found else words

    def _measured_in(self, indicator: str, unit: Unit | None) -> bool:
        return unit is None or accepts(self._codes.indicators[indicator].unit, unit)


# units that contradict an indicator; any other unit (`mô hình`) is left to the unit check of its cells
_UNIT_DECIDES = frozenset(
    {"org", "member", "person", "percent", "vnd", "turn", "class", "model", "fair", "forum", "household"}
)


def _is_total(label: Label) -> bool:
    return not label.words and not label.entities and fold(label.text).lstrip("-+ ").startswith(("tong", "cong"))


def _depth(source: RowText) -> float | None:
    """How deep a row stands, by its numbering: Roman or capital letters, numbers, decimals, dashes; None if bare."""
    order = source.order.strip().rstrip(".)").strip()
    depth = _depth_of(order) if order else None
    if match := _PREFIX.match(source.label):
        prefix = match[1] or match[2]
        inner = _depth_of(prefix)
        if match[2] and "+" in match[2]:
            inner = _DETAIL
        if inner is not None:
            depth = inner if depth is None else max(depth, inner)
    return depth


def _depth_of(order: str) -> float | None:
    if _ROMAN.match(order):
        return _BLOCK
    if _LETTER.match(order):
        return _BLOCK - 0.5
    if _ARABIC.match(order):
        return _ROW
    if _DECIMAL.match(order):
        return _ROW + 0.5 * order.count(".")
    if re.fullmatch(r"[a-zđ]", order):
        return _SUB_ROW - 0.5
    return _SUB_ROW if re.fullmatch(r"[-+*•]+", order) else None


def _barrier_depth(source: RowText, depth: float | None) -> float:
    """A heading that is not understood closes what it may close: capitals without a number close the block."""
    if depth is not None:
        return depth
    return _BLOCK if source.label.isupper() and not source.has_values else _SUB_ROW
