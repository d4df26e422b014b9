"""Which indicator does a label mean, and of which organisations?

The words say what is counted. The organisations are named by the label, by the rows above it, or by the indicator, if
only one kind of organisation has it. A unit that contradicts an indicator excludes it.

Belongs here: one label and what is known above it. Not here: lists, blocks and totals (`statistics`). Pure.
"""

from __future__ import annotations

from dataclasses import replace

from orchestration.landing.codes import AMOUNT_UNITS, Codes, Indicator
from orchestration.landing.layout.outline import Meaning
from orchestration.landing.text import fold
from orchestration.landing.values.units import Unit, accepts
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import is_bare_sum, is_total
from orchestration.landing.writing.numbering import without_numbering
from orchestration.landing.writing.phrases import Words

# units that contradict an indicator; an unknown one is left to the unit check of its cells
_UNIT_DECIDES = frozenset(
    {"org", "member", "person", "percent", "vnd", "turn", "class", "model", "fair", "forum", "household", "product"}
    | {"chain", "enterprise", "contract"}
)


class Indicators:
    """The indicators of labels that count organisations, their members, workers and money.

    Attributes:
        entity_in_columns: columns name the entity type, rows need not.
    """

    def __init__(self, lexicon: Lexicon, codes: Codes, *, entity_in_columns: bool) -> None:
        self._lexicon = lexicon
        self._codes = codes
        self.entity_in_columns = entity_in_columns

    def of_label(self, label: Label, context: Meaning, unit: Unit | None) -> Meaning | None:
        """The indicator of a label, by its words without the names of organisations or with them.

        Args:
            label: the label.
            context: what the rows above say.
            unit: the unit of the row.

        Returns:
            The indicator and whose it is; no entity where a column will say it; None where it is not known.
        """
        return (
            self.of_words(label, label.words, context, unit)
            or self.of_words(label, label.plain, context, unit)
            or self._of_codes(label, self._lexicon.stocks_until_now(label, unit), context, unit)
        )

    def of_words(self, label: Label, words: Words, context: Meaning, unit: Unit | None) -> Meaning | None:
        """The one indicator that words mean for a label: `Thường xuyên` below `Lao động` has the words of both."""
        return self._of_codes(label, self._lexicon.indicators(words, unit) if words else [], context, unit)

    def _of_codes(self, label: Label, codes: list[str], context: Meaning, unit: Unit | None) -> Meaning | None:
        if unit and unit.code == "percent":  # `HTX đạt loại khá` in percent is a share
            codes = [f"{code}_share" if f"{code}_share" in self._codes.indicators else code for code in codes]
        if label.each or (unit and unit.each == "org"):  # `Doanh thu/HTX` is an average
            codes = self._codes.of_each(codes)
        known = [self._codes.indicators[code] for code in codes]
        alone = sum(not indicator.is_support for indicator in known) == 1
        found = [
            Meaning(entity=entity, indicator=indicator.code)
            for indicator in known
            if (entity := self._entity_for(indicator, label, context, alone=alone)) is not None
            and self.fits(indicator.code, entity, unit)
            and not (entity == "group" and indicator.code == "org_total" and self._lexicon.are_registered(label.words))
        ]
        if len(found) > 1:
            named = self._lexicon.in_order("indicator", label)
            found = [meaning for meaning in found if meaning.indicator in named]
        if len(found) != 1:
            return None
        return replace(found[0], entity=found[0].entity or None)

    def _entity_for(self, indicator: Indicator, label: Label, context: Meaning, *, alone: bool) -> str | None:
        """The entity type counted; '' when a column will say it.

        An indicator that only one kind of organisation has tells the kind, unless its words could mean another one:
        `Tổng số thành viên` is not always of unions, whose members are cooperatives, and `Dư nợ cho vay` where no
        credit fund is named may be that of a support fund.
        """
        if indicator.is_support:
            return None
        if label.entity in indicator.entity_types:
            return label.entity
        if context.entity in indicator.entity_types and label.entity in (None, context.entity):
            return context.entity
        if indicator.entity_types == ("all",):
            return "all"
        if label.entities:
            return None
        only = indicator.entity_types[0] if len(indicator.entity_types) == 1 and alone else "credit_fund"
        if only != "credit_fund" and context.entity is None:
            return only
        return "" if self.entity_in_columns and context.entity is None else None

    def counts_amount(self, meaning: Meaning) -> bool:
        """Whether a meaning with an indicator is an amount: money, or land."""
        return self._codes.indicators[meaning.counts].unit in AMOUNT_UNITS

    def names_amount(self, label: Label) -> bool:
        """Whether a label by itself names an amount: `Lợi nhuận`."""
        named = self._lexicon.codes("indicator", label.words)
        return any(self._codes.indicators[code].unit in AMOUNT_UNITS for code in named)

    def of_sector(self, label: Label, context: Meaning, unit: Unit | None) -> Meaning | None:
        """`Số HTX nông nghiệp thành lập mới`: a sector and an indicator in one label."""
        found = self._lexicon.find("sector", label.words)
        if found is None or found[0] == "other":
            return None
        sector, rest = found
        if not label.entities and self._lexicon.are_refused(rest):
            return None  # `Sản phẩm dịch vụ OCOP`
        meaning = self.of_words(label, rest, context, unit)
        if meaning is None or meaning.entity == "all":
            return None  # `Tỷ trọng nông nghiệp trong GRDP` is of all farmers
        return replace(meaning, sector=sector)

    def of_heading(self, label: Label) -> Meaning | None:
        """`II. Tổ hợp tác`, `Hợp tác xã nông nghiệp`, `Tình hình hoạt động của HTX`; or what rows below count."""
        if label.entity:
            if self._lexicon.titled.have_a_topic_only(label.text):
                return Meaning(entity=label.entity)
            if not label.words or is_bare_sum(label.text) or self._lexicon.codes("furniture", label.words):
                return Meaning(entity=label.entity, indicator=self._counted_by_heading(label))
            if sectors := self._lexicon.codes("sector", label.words):
                return Meaning(entity=label.entity, sector=sectors[0])
            return None
        if is_total(label):
            return Meaning(indicator="org_total")  # `Tổng số` over `HTX`, `THT`
        known = self._lexicon.codes("indicator", label.words)
        shared = [c for c in known if len(self._codes.indicators[c].entity_types) > 1]
        if len(shared) == 1:
            return Meaning(indicator=shared[0])
        if sectors := self._lexicon.codes("sector", label.words) or self._lexicon.codes("sector", label.plain):
            return Meaning(sector=sectors[0])
        return None

    def of_sums_below(self, label: Label) -> Meaning | None:
        """`Doanh thu thuần của HTX (triệu đồng)` over `Tổng số`, which names nothing: what the rows below count."""
        counted = self._counted_by_heading(label) if label.entity and label.words else None
        return Meaning(entity=label.entity, indicator=counted) if counted else None

    def _counted_by_heading(self, label: Label) -> str | None:
        """What the rows below a heading may be of: `Tổng số HTX`, `Thành viên HTX` over years or sectors."""
        if not label.words:
            return "org_total" if fold(without_numbering(label.text)).startswith(("tong so", "so ")) else None
        known = self._lexicon.codes("indicator", label.words)
        fitting = [code for code in known if label.entity in self._codes.indicators[code].entity_types]
        return fitting[0] if len(fitting) == 1 else None

    def fits_some(self, indicator: str, unit: Unit | None) -> bool:
        """Whether any kind of organisations has an indicator in a unit."""
        return any(self.fits(indicator, entity, unit) for entity in self._codes.indicators[indicator].entity_types)

    def fits(self, indicator: str, entity: str, unit: Unit | None) -> bool:
        """Whether an indicator is of such organisations ('' for any), and counted in such a unit."""
        known = self._codes.indicators[indicator]
        allowed = not entity or entity in known.entity_types
        return allowed and (unit is None or accepts(known.unit, unit) or unit.code not in _UNIT_DECIDES)
