"""What does a row of support sum up: a policy, some policies below a heading, or all of a table?

Belongs here: sums held against the rows around them. Not here: what other rows of support mean (`support`), sums of
organisations (`block_sums`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from orchestration.landing.layout.outline import BLOCK, ROW, Meaning, RowText, depth_of
from orchestration.landing.meaning.support_labels import SupportLabels
from orchestration.landing.text import fold
from orchestration.landing.values.periods import read_time
from orchestration.landing.values.summed_times import sum_of_years
from orchestration.landing.values.units import Unit
from orchestration.landing.words.known import TOTAL, source_named
from orchestration.landing.words.labels import Label, without_bare_unit
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import begins_sum, is_bare_sum
from orchestration.landing.writing.numbering import without_numbering

_OF_BLOCK = re.compile(r"(?<![+,-])\s\(?[IVX]+\)?\s*$")  # `Cộng II`, not `Tổng cộng (I+II)`


class SumsOfSupport:
    """Tells what the sums of one table of support add up.

    Args:
        rows: the rows of the table.
        labels: their labels.
        lexicon: known wordings.
        said: what single labels say.
        programme: the policy or programme that a label names.
        of_all_support: the title speaks of all support.
    """

    def __init__(
        self,
        rows: Sequence[RowText],
        labels: Sequence[Label],
        lexicon: Lexicon,
        said: SupportLabels,
        programme: Callable[[Label], Meaning | None],
        *,
        of_all_support: bool,
    ) -> None:
        self._rows, self._labels, self._lexicon = rows, labels, lexicon
        self._said, self._programme, self._of_all_support = said, programme, of_all_support

    def is_sum(self, label: Label) -> bool:
        """Whether a label says that its row sums up others."""
        return self._lexicon.role("place", label.text) == "whole" or self._said.is_whole(label)

    def block_closed_by(self, position: int) -> list[int]:
        """The rows below one heading that a sum behind them is of: another follows, or it says so, `Cộng II`."""
        filled = [i for i, row in enumerate(self._rows[: self.end_below(position)]) if row.has_values]
        called = {i: self._labels[i].text for i in filled if self.is_sum(self._labels[i])}
        first, text = next((i for i in filled if i not in called), position), self._labels[position].text
        above = [i for i in called if first < i < position]  # what stands above all rows sums up all
        is_last = all(called.get(i) == text for i in filled if i > position) and not _OF_BLOCK.search(text)
        if self._rows[position].order or (is_last and text not in [called[i] for i in above]):
            return []
        heading = self._heading_above(position)
        block = [i for i in filled if max(heading, *above, -1) < i < position]
        is_dated = heading >= 0 and read_time(without_numbering(self._rows[heading].label)).says_something
        return [] if is_dated else block  # below `Năm 2022` all support of that year

    def lists_programmes(self) -> bool:
        """Whether the rows are programmes and no policies: together they are some of all support."""
        named = [self._programme(self._labels[i]) for i, row in enumerate(self._rows) if row.has_values]
        return any(meaning and meaning.program for meaning in named) and not any(
            meaning and meaning.policy for meaning in named
        )

    def sums_policies(self, position: int, *, in_words: bool = False) -> bool:
        """`Tổng cộng` after, or before, rows that are policies and have the amounts themselves.

        Args:
            position: the row.
            in_words: its words say that it sums up money: `Tổng kinh phí`.
        """
        row, label = self._rows[position], self._labels[position]
        others = [
            i
            for i, other in enumerate(self._rows[: self.end_below(position)])
            if other.has_values and other.label != row.label and source_named(other.label, self._lexicon) is None
        ]
        at_an_end = bool(others) and (position < others[0] or position > others[-1])
        is_sum = in_words or sum_of_years(label.text) != 0
        if not (is_sum and at_an_end) or row.order or self.lists_programmes():
            return False
        known = {i for i in others if self._programme(self._labels[i])}
        beside = {depth_of(self._rows[i]) for i in known}  # a row that is not understood may be another policy
        return bool(known) and all(
            i in known or (self._of_all_support and depth_of(self._rows[i]) in beside) for i in others
        )

    def closes_the_table(self, position: int, unit: Unit | None) -> bool:
        """`TỔNG KINH PHÍ` below all policies: of all by its number or capitals, or where the last one has its money.

        `Tổng cộng kinh phí` sums up more than one policy, unless each has such a row.
        """
        row, label = self._rows[position], self._labels[position]
        if not self._is_last_sum(position, unit):
            return False
        if self._is_numbered_as_policies(position) or self.sums_policies(position, in_words=True):
            return True
        money, heading = self._money_above(position), self._heading_above(position)
        if self._each_has_one(position, heading):
            return False
        in_capitals = _in_capitals(label) and not any(_in_capitals(self._labels[i]) for i in money)
        alone = fold(row.label).startswith("tong cong") and not any(
            fold(self._rows[i].label).startswith("tong cong") for i in money
        )
        return bool(money) and (in_capitals or alone or money[-1] > heading)

    def may_close_the_table(self, position: int, unit: Unit | None) -> bool:
        """`Tổng kinh phí` below `- Kinh phí` of other policies, the last of which has none: its own, or that of all?"""
        money = self._money_above(position)
        if not (money and self._is_last_sum(position, unit)) or money[-1] > self._heading_above(position):
            return False
        sums = [self._labels[i] for i in (*money, position)]
        told_apart = depth_of(self._rows[position]) is None and all(depth_of(self._rows[i]) for i in money)
        return (told_apart or all(map(_in_capitals, sums))) and sums[-1].text not in [label.text for label in sums[:-1]]

    def opens_the_table(self, position: int, unit: Unit | None) -> bool:
        """`TỔNG KINH PHÍ` above all policies, below no heading but its own: of all of them."""
        if any(row.has_values for row in self._rows[:position]):
            return False
        above = (self._programme(self._labels[i]) for i in range(position))
        if any(above) or self.lists_programmes() or not self._sums_up_money(position, unit):
            return False
        named = (self._policy_of(i) for i in range(position + 1, len(self._rows)))
        return len({*named} - {None, "total"}) >= (1 if self._of_all_support else 2)

    def _policy_of(self, position: int) -> str | None:
        """The policy that a row names, alone or with what it gave: `Kinh phí đào tạo`."""
        label = self._labels[position]
        meaning = self._programme(label) or self._said.measure(label, Meaning(), None)
        return meaning.policy if meaning else None

    def _sums_up_money(self, position: int, unit: Unit | None) -> bool:
        """Whether a row says that it sums up money: `Tổng kinh phí`, `Tổng cộng` with its unit."""
        row, label = self._rows[position], self._labels[position]
        is_bare = source_named(row.label, self._lexicon) == TOTAL or is_bare_sum(label.text)
        says_so = self._said.counts_money(label) or (unit is not None and is_bare)
        return says_so and begins_sum(without_numbering(row.label)) and self._said.measured_in("support_budget", unit)

    def _is_last_sum(self, position: int, unit: Unit | None) -> bool:
        """Whether a row says that it sums up money, and nothing but its sources has values below it."""
        row = self._rows[position]
        if not self._sums_up_money(position, unit) or any(
            later.has_values and source_named(later.label, self._lexicon) in (None, TOTAL)
            for later in self._rows[position + 1 : self.end_below(position)]
        ):
            return False
        is_block = (depth_of(row) or ROW) <= BLOCK  # `IV. TỔNG KINH PHÍ (I + II + III)`
        return not row.order or is_block or self._is_numbered_as_policies(position)

    def end_below(self, position: int) -> int:
        """Where the table ends below a row: what stands apart from it and names no support is none of its rows."""
        for i in range(position + 1, len(self._rows)):
            if self._rows[i].index > self._rows[i - 1].index + 1 and not any(map(self._programme, self._labels[i:])):
                return i
        return len(self._rows)

    def _is_numbered_as_policies(self, position: int) -> bool:
        """`3 | Tổng kinh phí` after the headings of policies `1` and `2`."""
        heading, depth = self._heading_above(position), depth_of(self._rows[position])
        is_beside = heading >= 0 and depth is not None and depth_of(self._rows[heading]) == depth
        return is_beside and self._programme(self._labels[heading]) is not None

    def _each_has_one(self, position: int, heading: int) -> bool:
        """Whether a policy above has a sum of the same words as the last one."""
        texts = [self._labels[i].text for i in range(position)]
        return self._labels[position].text in texts[: max(heading, 0)] and (
            self._labels[position].text not in texts[max(heading, 0) :]
        )

    def _money_above(self, position: int) -> list[int]:
        return [i for i in self._of_money if i < position]

    def _heading_above(self, position: int) -> int:
        return max((i for i in self._headings if i < position), default=-1)

    @cached_property
    def _headings(self) -> list[int]:
        """The rows that head those below."""
        return list(filter(self._may_head, range(len(self._rows))))

    @cached_property
    def _of_money(self) -> list[int]:
        """The rows that count money and head nothing."""
        rows = sorted({*range(len(self._rows))} - {*self._headings})
        return [i for i in rows if self._said.counts_money(self._labels[i])]

    def _may_head(self, position: int) -> bool:
        """Whether a row without values heads those below; one with a unit, or of a policy's money, was left blank."""
        row, label = self._rows[position], self._labels[position]
        if row.has_values or row.unit:
            return False
        is_money = self._said.counts_money(label) or source_named(row.label, self._lexicon) is not None
        return not is_money or self._programme(label) is not None

    def sums_up_all(self, position: int, meaning: Meaning, own: float) -> bool:
        """`7. Tổng kinh phí hỗ trợ` beside rows each of which is a policy, below none of them."""
        is_sum = begins_sum(without_numbering(self._rows[position].label)) and own <= ROW
        beside = [i for i in range(position) if depth_of(self._rows[i]) == own and self._rows[i].has_values]
        policies = [i for i in beside if self._programme(self._labels[i])]
        return is_sum and meaning.indicator == "support_budget" and 0 < len(policies) >= len(beside) - 1


def _in_capitals(label: Label) -> bool:
    """Whether a label is in capitals, whatever the unit behind it: `TỔNG KINH PHÍ (tr.đ)`, `TỔNG KINH PHÍ - tr.đ`."""
    return re.split(r"[(\[]", without_bare_unit(label.text))[0].isupper()
