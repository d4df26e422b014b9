"""Rows of support programmes: policies, what was given, to whom, from which budget (form PL III and similar ones).

Belongs here: what such a row means within its policy, sums and sources of money. Not here: a label by itself
(`support_labels`), rows that count organisations (`statistics`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.landing.codes import Codes
from orchestration.landing.layout.outline import ROW, SUB_ROW, Meaning, Outline, RowText, depth_of
from orchestration.landing.meaning.rows_of_lenders import are_lenders, only_lend
from orchestration.landing.meaning.sources import are_sources, source_or_sum, unknown_sources
from orchestration.landing.meaning.sums_of_support import SumsOfSupport
from orchestration.landing.meaning.support_labels import SupportLabels
from orchestration.landing.meaning.support_measures import (
    BENEFICIARIES,
    LENT,
    is_capital_of_fund,
    is_money_measure,
    may_lend,
    measure_of_unit,
    only_have,
)
from orchestration.landing.meaning.surroundings import Surroundings
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.periods import read_time
from orchestration.landing.values.units import Unit
from orchestration.landing.words.known import TOTAL, lends_of_fund, source_named
from orchestration.landing.words.labels import BRACKET_BEHIND, Label
from orchestration.landing.words.lenders import names_bank
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.openings import opens_part
from orchestration.landing.words.recipients import are_others, are_some, is_not_given
from orchestration.landing.words.totals import closes, is_bare_sum
from orchestration.landing.words.whole_province import without_province
from orchestration.landing.writing.numbering import without_numbering

_OF_FUND = re.compile(any_word("scope", "of_fund"))  # headings of what the support fund does


class SupportRows:
    """Reads the rows of one table from top to bottom.

    Attributes:
        measures_in_columns: whether columns say what a row counts.
        assumed: rows whose organisations are not named: none here.
        parts: rows of some organisations only: none here.
        numbers: rows that go on with a number of organisations: none here.
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
        labels = [without_province(row.label, lexicon) for row in rows]
        self._rows = [
            row if row.label == label else replace(row, label=label) for row, label in zip(rows, labels, strict=True)
        ]
        self._labels = [lexicon.read(row.label) for row in self._rows]
        self._outline = outline
        self._titled = around.of_support
        self._noted = _unit_noted(around.unit_note, lexicon)
        self._lexicon = lexicon
        self._codes = codes
        self._said = SupportLabels(lexicon, codes, self._noted, titled=around.of_support)
        named = [self._said.programme(label) for label in self._labels]
        self._of_lenders = are_lenders([row.label for row in rows], named, around.over_labels)
        self._sums = SumsOfSupport(
            self._rows, self._labels, lexicon, self._said, self._programme, of_all_support=around.of_all_support
        )
        self._only_lent = only_lend(named)
        self._beside_banks = any(
            row.has_values and meaning is None and names_bank(row.label)
            for row, meaning in zip(rows, named, strict=True)
        )
        if self._of_lenders and outline.base.policy == "credit":
            outline.base = Meaning()  # what banks lend is of no policy
        titled = bool(outline.base.policy or outline.base.program)
        self._of_sources = titled and are_sources(rows, lexicon, around.over_labels)
        self._unknown_sources = unknown_sources(rows, lexicon, all_are=self._of_sources)
        self.measures_in_columns = around.measures_in_columns
        self.assumed: frozenset[int] = frozenset()
        self.parts: dict[int, str] = {}
        self.numbers: frozenset[int] = frozenset()

    def announce(self, role: str, depth: float | None, unit_text: str = "") -> None:
        """Rows that only introduce others change nothing here."""

    def heads(self, label: Label) -> bool:
        """Whether words that only introduce rows elsewhere head what the support fund does: `Hoạt động cho vay`."""
        return self._outline.base.program == "fund" and _OF_FUND.fullmatch(fold(label.text)) is not None

    def closed_by(self, label: Label) -> bool:
        """Whether a heading that is not understood begins something else: whom it is for matters less here."""
        of_others = bool(label.entities) and not set(label.entities) <= BENEFICIARIES
        return of_others or are_some(label, self._lexicon)

    def adds_up_all(self, position: int) -> bool:
        """Whether a row sums up parts that are all of cooperatives: `Tổng cộng` below `HTX vận tải`."""
        row, label = self._rows[position], self._labels[position]
        is_last = not any(later.has_values for later in self._rows[position + 1 : self._sums.end_below(position)])
        is_sum = self._lexicon.role("place", label.text) == "whole" or is_bare_sum(label.text)
        is_alone = [other.label for other in self._rows].count(row.label) == 1  # not `Cộng` of each part
        others = (other for other in self._labels if are_others(other) or is_not_given(other.text))
        return is_last and is_sum and is_alone and not row.order and not any(others)

    def skip(self, position: int, depth: float) -> None:
        """A row that is not understood leaves nothing behind here."""

    def read(self, position: int, unit: Unit | None, depth: float | None) -> Meaning | None:
        """What a row means; without indicator it is a heading; None when it is not understood."""
        source, label = self._rows[position], self._labels[position]
        if self._adds_up_lenders(label) or position in self._unknown_sources:
            return None
        own = depth if depth is not None else SUB_ROW
        context = self._outline.context(own).meaning
        if self._is_of_no_support(label, context, own):
            return None
        if not source.has_values and (not source.unit or self._stands_over_deeper(position, own)):
            return self._heading(label, own)
        if of_source := self._of_source(source, label, context, unit, own):
            return of_source
        if self.measures_in_columns:
            crossed = self._crossed(position, context)
            if crossed and crossed.policy not in (None, "total"):
                over_years = self._is_over_years(position)
                self._outline.push(min(own, ROW) if over_years else own, crossed)
            elif crossed and crossed.program not in (None, "fund"):  # which lends, and has no policies
                self._outline.push(own, crossed)  # those that it gave by follow: `I. Quyết định 1804`, `1. Hạ tầng`
            return crossed or self._measure_below(label, context, unit)
        if self._sums.closes_the_table(position, unit):
            whole = replace(self._whole(), indicator="support_budget")
            own = ROW if depth is None else min(depth, ROW)
            self._outline.push(own, whole)  # its budgets follow: `- NSTW`
            return whole
        if self._sums.may_close_the_table(position, unit):
            return None
        if self._outline.base.policy in (None, "total") and self._sums.opens_the_table(position, unit):
            whole = replace(self._whole(), indicator="support_budget")
            self._outline.push(min(own, ROW), whole)  # its budgets follow: `- NSTW`
            return whole
        if self._noted and not unit and self._sums.sums_policies(position):
            return self._sum_of_policies(self._noted, own)
        return self._given(position, unit, depth, context)

    def _programme(self, label: Label) -> Meaning | None:
        """The policy or programme that a label names; among lenders the fund is no policy."""
        if self._of_lenders and lends_of_fund(label, self._lexicon):
            return Meaning(program="fund")
        return self._said.programme(label)

    def _adds_up_lenders(self, label: Label) -> bool:
        """`Tổng cộng` of what banks lend too, or below the fund and unknown rows."""
        adds = self._lexicon.role("place", label.text) == "whole" or closes(label) or self._said.is_whole(label)
        beside_unknown = self._only_lent and any(map(self._is_unknown, self._rows, self._labels))
        return adds and (self._of_lenders or beside_unknown or (self.measures_in_columns and self._beside_banks))

    def _is_unknown(self, row: RowText, label: Label) -> bool:
        """Whether a row with values beside others that lend is none of those."""
        if not row.has_values or self._programme(label) or source_named(row.label, self._lexicon):
            return False
        time = read_time(without_numbering(row.label))
        return self.measures_in_columns and not (time.says_something and not time.rest) and not closes(label)

    def _is_of_no_support(self, label: Label, context: Meaning, own: float) -> bool:
        """Whether a label counts organisations or what the fund owns, or what nobody may read."""
        if (label.refused and not self._said.is_to_people(label)) or is_capital_of_fund(label):
            return True
        below_policy = context.policy in self._codes.only_support  # below `Đưa lao động trẻ về HTX`
        below_policy = below_policy or self._is_of_fund(label, own)
        of_support = self._titled or (below_policy and not self._said.names_another(label, context))
        return not of_support and (self._said.counts_organisations(label) or only_have(label))

    def _stands_over_deeper(self, position: int, own: float) -> bool:
        """Whether the row below belongs to a policy that prints a unit and no number: the unit is that of the row."""
        below = next(iter(self._rows[position + 1 : position + 2]), None)
        if below is None or self._programme(self._labels[position]) is None:
            return False
        depth = depth_of(below)
        return (SUB_ROW if depth is None else depth) > own

    def _heading(self, label: Label, own: float) -> Meaning | None:
        heading = Meaning(program="fund") if self.heads(label) or self._names_fund_only(label) else None
        heading = heading or (Meaning(policy="total") if self._said.is_whole(label) else self._programme(label))
        heading = heading or self._measure_of_policies(label, own)
        if heading is None:
            return None
        self._outline.push(min(own, ROW), heading, unit_text=label.unit_text, words=label.words)
        return replace(heading, indicator=None)  # it has no number of its own

    def _measure_of_policies(self, label: Label, own: float) -> Meaning | None:
        """A heading that says what is counted of the policies below it: `A. Số HTX được hỗ trợ` over `1. Tập huấn`."""
        if own >= ROW or not self._titled or self._outline.base.policy not in (None, "total"):
            return None
        meaning = self._said.measure(label, Meaning(), None)
        if meaning is None or meaning != Meaning(indicator=meaning.indicator):
            return None
        return Meaning() if is_money_measure(meaning.indicator or "") else meaning  # money by its unit

    def _names_fund_only(self, label: Label) -> bool:
        """Whether a heading is the name of the support fund: what stands below it is the fund's, as below its title."""
        named = self._lexicon.find("program", label.words)
        return named is not None and named[0] == "fund" and not named[1]

    def _sum_of_policies(self, noted: Unit, own: float) -> Meaning | None:
        """`Tổng cộng` in the unit of the corner."""
        indicator = measure_of_unit(noted, Meaning(policy="total"), self._codes)
        if indicator is None:
            return None
        whole = replace(self._whole(), indicator=indicator)
        self._outline.push(min(own, ROW), whole)  # its budgets follow: `- NSTW`
        return whole

    def _given(self, position: int, unit: Unit | None, depth: float | None, context: Meaning) -> Meaning | None:
        """What a policy gave: the one above, that a row names itself, or the only one that gives such things."""
        label, own = self._labels[position], depth if depth is not None else SUB_ROW
        unit = unit or self._organisations_behind(label)
        above = self._outline.context(own)
        meaning = self._said.measure(label, context, unit, above.words) or self._of_all(label, unit, own)
        if meaning and meaning.entity == "all":
            return meaning
        is_open = meaning is not None and not _is_of_a_programme(meaning) and not above.blocked
        if meaning and is_open and (policy := self._said.only_giver(meaning.indicator)):
            meaning = replace(meaning, policy=policy)
        if meaning and not _is_of_a_programme(meaning) and self._sums.sums_up_all(position, meaning, own):
            whole = replace(meaning, entity="support_program", policy="total")
            self._outline.push(min(own, ROW), replace(whole, funding=None))  # its budgets follow: `- NSTW`
            return whole
        if not _is_of_a_programme(meaning) and (heading := self._programme(label)):
            meaning = self._of_its_own(label, heading, context, unit)
            own = min(own, ROW) if depth is None else own
        if self._said.is_whole(label) and depth is None:
            own = ROW
        if meaning is None or not _is_of_a_programme(meaning) or self._are_some_of(position, meaning, context):
            return None
        if meaning.indicator in LENT and not (context.program or may_lend(context.policy, self._codes)):
            return None  # `Vốn vay` below `Hỗ trợ kết cấu hạ tầng` may be where its money comes from
        meaning = replace(meaning, entity="support_program")
        kept = meaning if is_money_measure(meaning.indicator or "") else replace(meaning, indicator=None)
        self._outline.push(own, replace(kept, funding=None))
        return meaning

    def _are_some_of(self, position: int, meaning: Meaning, context: Meaning) -> bool:
        """Whether people are some of those above, whom another policy reached: `Trong đó: Số lao động trẻ`."""
        others = context.policy not in (None, "total", meaning.policy)
        return others and meaning.indicator == "support_persons" and opens_part(self._rows[position].label)

    def _organisations_behind(self, label: Label) -> Unit | None:
        """What a label counts whose name elsewhere says whom it is for: `Thành lập mới (HTX)`."""
        within = BRACKET_BEHIND.search(label.text)
        unit = self._lexicon.unit(within[1]) if within and self._titled and self._programme(label) else None
        return unit if unit and unit.code == "org" and not unit.each else None

    def _of_its_own(self, label: Label, heading: Meaning, context: Meaning, unit: Unit | None) -> Meaning | None:
        """A policy or programme whose own row has the amounts: what they are is told by their unit."""
        counted = unit or (None if self._said.is_a_number(label) else self._noted)
        indicator = measure_of_unit(counted, heading, self._codes) if counted else None
        if counted and heading.program == "fund" and not lends_of_fund(label, self._lexicon):
            indicator = self._said.counted_of_fund(label, counted)
        if context.indicator and not (context.policy or context.program):  # below `Số HTX được hỗ trợ`
            indicator = context.indicator if indicator in (None, context.indicator) else None
        if indicator is None:
            return None
        program = heading.program or context.program or self._outline.base.program
        return Meaning(indicator=indicator, policy=heading.policy or context.policy, program=program)

    def _of_source(
        self, row: RowText, label: Label, context: Meaning, unit: Unit | None, depth: float
    ) -> Meaning | None:
        """`NSTW`, `Tổng số` where all rows are sources of money: of the one policy, or of all, that the title names."""
        if not self._of_sources:
            return None
        source, counted = source_or_sum(row.label, self._lexicon), unit or self._noted
        if source is None or counted is None or measure_of_unit(counted, context, self._codes) != "support_budget":
            return None
        meaning = replace(context, entity="support_program", indicator="support_budget")
        self._outline.push(depth, meaning)
        return replace(meaning, funding=None if source == TOTAL else source)

    def _crossed(self, position: int, context: Meaning) -> Meaning | None:
        """A row of a table that has its measures as columns; the sum closes the list, whatever programme it ends in."""
        label = self._labels[position]
        if self._sums.is_sum(label):
            block = self._sums.block_closed_by(position)
            if block:
                return self._of_block(block)
            return None if self._sums.lists_programmes() else self._whole()
        heading = self._programme(label)
        if heading is None:
            return None
        of_title = context.program or self._outline.base.program  # whatever heading stands between
        return replace(heading, entity="support_program", program=heading.program or of_title)

    def _of_block(self, block: Sequence[int]) -> Meaning | None:
        """What sums up rows below a heading is of what that names; where none names anything nobody can tell."""
        depths = [depth if (depth := depth_of(self._rows[i])) is not None else SUB_ROW for i in block]
        over = self._outline.context(min(depths)).meaning
        policy = None if over.policy == "total" else over.policy
        if over == self._outline.base or not (policy or over.program):
            return None
        return Meaning(entity="support_program", policy=policy, program=over.program)

    def _is_over_years(self, position: int) -> bool:
        """Whether the next row is nothing but a year: `Năm 2022` below the policy that it is of."""
        below = next((row for row in self._rows[position + 1 : position + 2] if row.has_values), None)
        time = read_time(without_numbering(below.label)) if below else None
        return time is not None and time.period is not None and not time.rest

    def _whole(self) -> Meaning:
        """What sums up a table: all support, or all that the one programme of its title gave, which is of no policy."""
        program = self._outline.base.program
        return Meaning(entity="support_program", policy=None if program else "total", program=program)

    def _measure_below(self, label: Label, context: Meaning, unit: Unit | None) -> Meaning | None:
        """`- Số lớp` below the policy it is of."""
        meaning = self._said.measure(label, context, unit) if unit else None
        return replace(meaning, entity="support_program") if meaning and meaning.policy else None

    def _is_of_fund(self, label: Label, own: float) -> bool:
        """Whether a label below the fund tells of its loans or its own capital: `Dư nợ`, `Vốn điều lệ`."""
        if label.entities or not self._are_of_fund(own):
            return False
        lent = any(code.startswith("support_loan") for code in self._lexicon.codes("indicator", label.words))
        return lent or bool(self._lexicon.codes("indicator", (*label.words, "quy")))

    def _are_of_fund(self, own: float) -> bool:
        """Whether the title, or the heading above rows this deep, names the support fund."""
        named = self._lexicon.find("program", self._outline.context(own).words)
        return self._outline.base.program == "fund" or (named is not None and named[0] == "fund")

    def _of_all(self, label: Label, unit: Unit | None, own: float) -> Meaning | None:
        """`Vốn điều lệ của Quỹ`, `Số hội chợ tham gia`: what is counted once for all, among what support gave."""
        words = label.words
        if not label.entities and self._are_of_fund(own):  # its own `Vốn điều lệ`
            words = next((w for w in ((*words, "quy"), words) if self._lexicon.codes("indicator", w)), words)
        known = [self._codes.indicators[code] for code in self._lexicon.codes("indicator", words)]
        if len(known) == 1 and known[0].entity_types == ("all",) and self._said.measured_in(known[0].code, unit):
            return Meaning(entity="all", indicator=known[0].code)
        return None


def _is_of_a_programme(meaning: Meaning | None) -> bool:
    return meaning is not None and bool(meaning.policy or meaning.program)


def _unit_noted(note: str, lexicon: Lexicon) -> Unit | None:
    """The one unit in the corner of a table, for policies whose own row holds the amounts."""
    units = lexicon.units(note)
    return units[0] if len({(unit.code, unit.scale) for unit in units}) == 1 else None
