"""What does one label say about support: which policy, what was given, how much?

Belongs here: a label, its unit and what it inherits. Not here: the rows beside it, sums and sources (`support`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.landing.codes import Codes
from orchestration.landing.layout.outline import Meaning
from orchestration.landing.meaning.support_measures import (
    BENEFICIARIES,
    given_by_noun,
    in_turns,
    is_money_measure,
    is_of_policy,
    joins_cooperatives,
    lent_or_given,
    measure_of_unit,
    measured_alone,
    numbers_organisations,
    repeats_policy,
)
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.units import Unit, accepts
from orchestration.landing.words.citations import PROVINCIAL, local_resolutions
from orchestration.landing.words.known import only_lends, source_of_money
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.function_words import FROM
from orchestration.landing.writing.numbering import without_numbering
from orchestration.landing.writing.phrases import Words

_A_NUMBER = re.compile(rf"(?:(?:{any_word('total', 'sum')}) )?so (?!(?:{any_word('total', 'amount')})\b)")


class SupportLabels:
    """The labels of one table."""

    def __init__(self, lexicon: Lexicon, codes: Codes, noted: Unit | None, *, titled: bool) -> None:
        """Keep what all labels are read with.

        Args:
            lexicon: known wordings.
            codes: code lists.
            noted: unit in a corner of the table.
            titled: title or columns speak of support.
        """
        self._lexicon = lexicon
        self._codes = codes
        self._noted = noted
        self._titled = titled

    def programme(self, label: Label) -> Meaning | None:
        """The policy or programme that a heading names; `Quỹ hỗ trợ nông dân` is not the fund of cooperatives."""
        if label.refused and not self.is_to_people(label):
            return None
        for words in (label.words, label.plain):
            found = self._lexicon.codes("policy", words) if words else []
            if len(found) == 1 and found != ["total"]:
                return Meaning(policy=found[0])
        for words in (label.words, label.plain):
            named = self._lexicon.find("policy", words)
            if named and named[0] != "total" and not self._lexicon.policies.core(named[1]):
                return Meaning(policy=named[0])  # `Hỗ trợ tiếp cận và ứng dụng khoa học, công nghệ`
        for words in (self._lexicon.policies.core(label.words), self._lexicon.policies.core(label.plain)):
            found = self._lexicon.codes("policy", words) if words else []
            if len(found) == 1 and found != ["total"]:
                return Meaning(policy=found[0])
        if local_resolutions(label.text):
            return Meaning(program=PROVINCIAL)  # `Nghị quyết số 20 của HĐND tỉnh` has but the number of a national one
        if program := self._lexicon.find("program", label.plain):
            return Meaning(program=program[0])  # `Vay vốn Quỹ hỗ trợ phát triển HTX`
        for words in (label.words, label.plain):
            if policy := self._lexicon.policies.named(words, titled=self._titled):
                return Meaning(policy=policy)  # `Mở lớp tập huấn, bồi dưỡng cho cán bộ HTX`
        return None

    def measure(self, label: Label, context: Meaning, unit: Unit | None, above: Words = ()) -> Meaning | None:
        """`Tổng kinh phí hỗ trợ`, `Số lớp tập huấn`, `Ngân sách tỉnh`: a measure of the policy above.

        Args:
            label: the label.
            context: what the rows above say.
            unit: the unit of the row.
            above: the words of the heading right above.
        """
        if label.each or not (set(label.entities) <= BENEFICIARIES or joins_cooperatives(label, self._lexicon)):
            return None
        if context.policy is None and self._is_of_fund(label):
            return None
        if self.is_whole(label):
            programme = Meaning(policy="total")
        elif own := self._of_another(label, context, unit, above):
            return own
        else:
            policy = None if context.program and context.policy == "total" else context.policy
            programme = Meaning(policy=policy, program=context.program)
        funding, words = None, label.words
        if source := source_of_money(label.words, self._lexicon):
            funding, words = source, ()
        elif found := self._lexicon.find("funding", label.words):
            funding, rest = found
            words = rest if self._lexicon.policies.core(rest) else ()
        if funding and not words:
            of_row = context.indicator or ""
            indicator = of_row if is_money_measure(of_row) else "support_budget"
            fits = self.measured_in(indicator, unit)
            return replace(programme, indicator=indicator, funding=funding) if fits else None
        if self.names_another(label, context, above):
            return None  # `Thành lập mới HTX` below `Tập huấn` is none of it
        for candidate in (words, self._without_policy(words), self._without_policy(label.plain)):
            if counted := self._counted_by(candidate, label, programme, unit):
                return replace(programme, indicator=counted, funding=funding)
        return None

    def _counted_by(self, words: Words, label: Label, programme: Meaning, unit: Unit | None) -> str | None:
        """The measure that words of a label mean: all of them, or what they say beside the policy.

        Args:
            words: some of its words.
            label: the label.
            programme: the policy or programme it is of.
            unit: the unit of the row.
        """
        codes = [c for c in self._measure_codes(words) if self.measured_in(c, unit)]
        codes = lent_or_given(codes, programme) or in_turns(words, unit, self._lexicon)
        in_money = not unit and self._noted is not None and self._noted.code == "vnd"  # of the corner
        counts = self.is_a_number(label) or not in_money  # `Chuyển đổi số trong HTX` does not, `HTX` does
        if not counts:
            codes = [c for c in codes if c != "support_orgs"]  # `Hỗ trợ thành lập mới` in the money of the corner
        if numbers_organisations(label):  # `Số HTX có dự án` counts no projects
            codes = [c for c in codes if c == "support_orgs"]
        if label.entities and not words and counts and self.measured_in("support_orgs", unit):
            codes = ["support_orgs"]
        if len(codes) == 1 and is_of_policy(codes[0], words, programme.policy, self._lexicon, self._codes):
            return codes[0]
        given = given_by_noun(label, words, unit, programme.policy, self._lexicon, self._codes)
        return given if counts or given != "support_orgs" else None

    def _is_of_fund(self, label: Label) -> bool:
        """Whether a label counts something of the fund, which is no source of it: `Tổng số tiền giải ngân của Quỹ`."""
        named = self._lexicon.find("program", label.words)
        return named is not None and named[0] == "fund" and bool(self._lexicon.policies.core(named[1]))

    def counted_of_fund(self, label: Label, unit: Unit) -> str | None:
        """What words beside the name of the fund count: `Dư nợ của Quỹ` is not lent anew, `Lợi nhuận` is its own."""
        fund = Meaning(program="fund")
        _, beside = self._lexicon.find("program", label.words) or ("", label.words)
        if only_lends(beside, self._lexicon):  # `HTX vay vốn từ Quỹ`
            return measure_of_unit(unit, fund, self._codes)
        own = tuple(word for word in beside if word != FROM)  # `Vốn giải ngân từ Quỹ`
        return self._counted_by(label.words, label, fund, unit) or self._counted_by(own, label, fund, unit)

    def _of_another(self, label: Label, context: Meaning, unit: Unit | None, above: Words) -> Meaning | None:
        """What a row counts that names another policy than the rows above: `Số lớp bồi dưỡng` below young workers.

        `Số HTX được tư vấn` below `Tư vấn, hỗ trợ thành lập mới` repeats what that heading names.
        """
        if context.policy in (None, "total"):
            return None
        own = measured_alone(label, unit, self._lexicon, self._codes)
        if own is None or repeats_policy(label, above, self._lexicon):
            return None
        if own.policy is None:
            lent = "support_loan" in self._codes.policy_measures.get(context.policy or "", ())
            return None if lent or context.program else own
        together = self._lexicon.policies.joined(frozenset({own.policy, context.policy or ""}))
        return None if together else own

    def names_another(self, label: Label, context: Meaning, above: Words = ()) -> bool:
        """Whether a label is the name of another policy than that of the rows above, which are not reported as one."""
        own = self._lexicon.policies.named(label.words, titled=self._titled) if label.words else None
        if own in (None, "total", context.policy) or context.policy in (None, "total"):
            return False
        joined = self._lexicon.policies.joined(frozenset({own or "", context.policy or ""}))
        return not joined and not repeats_policy(label, above, self._lexicon)

    def _measure_codes(self, words: Words) -> list[str]:
        codes = self._lexicon.codes("indicator", words) if words else []
        return [c for c in codes if self._codes.indicators[c].is_support]

    def _without_policy(self, words: Words) -> Words:
        found = self._lexicon.find("policy", words)
        return found[1] if found else words

    def only_giver(self, indicator: str | None) -> str | None:
        """The one policy that gives what is counted: `Diện tích đất được giao` names no other."""
        givers = [policy for policy, given in self._codes.policy_measures.items() if indicator in given]
        return givers[0] if len(givers) == 1 else None

    def is_whole(self, label: Label) -> bool:
        """`Tổng kinh phí hỗ trợ phát triển KTTT` is of all policies, `Tổng kinh phí hỗ trợ` of the one above."""
        return "total" in self._lexicon.codes("policy", label.plain) and (
            bool(label.entities) or not self._measure_codes(label.words)
        )

    def is_to_people(self, label: Label) -> bool:
        """`Bồi dưỡng thành viên, người lao động` says whom it was given to: it does not count the two together."""
        policy = self._lexicon.policies.named(label.words)
        return policy is not None and self._lexicon.policies.is_to_people(policy)

    def counts_money(self, label: Label) -> bool:
        """Whether a label counts money: `Kinh phí`, `TỔNG KINH PHÍ`."""
        return "support_budget" in self._measure_codes(label.words)

    def counts_organisations(self, label: Label) -> bool:
        """`Thành lập mới HTX` among the work of a quarter: all new cooperatives, not those that got support."""
        codes = self._lexicon.codes("indicator", label.words) if label.words else []
        return any(not self._codes.indicators[code].is_support for code in codes)

    def is_a_number(self, label: Label) -> bool:
        """`Số dự án được vay vốn`, `HTX được vay vốn` count: a unit of money in the corner is none of theirs."""
        folded = fold(without_numbering(label.text))
        return _A_NUMBER.match(folded) is not None or self._lexicon.begins_with_name(folded)

    def measured_in(self, indicator: str, unit: Unit | None) -> bool:
        """Whether an indicator may be counted in a unit, where the row has one."""
        return unit is None or (accepts(self._codes.indicators[indicator].unit, unit) and not unit.each)
