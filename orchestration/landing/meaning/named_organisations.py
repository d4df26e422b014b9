"""Which organisations does the label of a row name, where it is incomplete or depends on its unit or the rows above?

Belongs here: a label, and what stands above and beside it. Not here: what a row counts (`indicators`), rows that name
no organisations (`whom`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from orchestration.landing.codes import Codes
from orchestration.landing.layout.outline import Context, Meaning, RowText
from orchestration.landing.meaning.indicators import Indicators
from orchestration.landing.values.units import Unit
from orchestration.landing.words.labels import BRACKET_BEHIND, Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import begins_count, is_total

_SAYS_WHAT_THEY_ARE = re.compile(r"(?:[^:]*:)?\W*là\b", re.IGNORECASE)  # `- Là thành viên HTX` below `Số lao động`


class NamedOrganisations:
    """Completes the labels of one table.

    Args:
        rows: the rows of the table.
        labels: their labels, as far as they are complete.
        indicators: what labels count.
        lexicon: known wordings.
        codes: code lists.
    """

    def __init__(
        self, rows: Sequence[RowText], labels: Sequence[Label], indicators: Indicators, lexicon: Lexicon, codes: Codes
    ) -> None:
        self._rows, self._labels, self._indicators = rows, labels, indicators
        self._lexicon, self._codes = lexicon, codes

    def completed(self, label: Label, context: Context, unit: Unit | None, *, sums_up: bool) -> Label:
        """A label, whom it names told from what the rows above say of them, or from its unit.

        Args:
            label: as read by itself.
            context: the rows above.
            unit: of the row.
            sums_up: the rows above sum up organisations of several kinds.
        """
        above = context.meaning.entity
        if not label.entities and above:
            label = called_by_half(label, above, self._lexicon, self._codes)
        elif not (label.entities or context.blocked or sums_up) and unit is not None and unit.code == "org":
            label = self._named_by_unit(label, unit)
        label = _without_whose(label, above, self._lexicon)
        if label.entity == above and says_what_they_are(label):
            return replace(label, entities=())  # those of the row above are
        return label

    def _named_by_unit(self, label: Label, unit: Unit) -> Label:
        """`Tổng số` or `Thành lập mới` in `HTX`, where no row prints the unit of others than it names."""
        named = replace(label, entities=self._lexicon.read(unit.text).entities)
        counts = is_total(label) or self._indicators.of_label(named, Meaning(), unit)
        return named if named.entity and counts and self._units_agree else label

    @cached_property
    def _units_agree(self) -> bool:
        """Whether units are of the organisations that labels beside them name: a clerk may copy one down all rows.

        Members of unions are cooperatives, whatever else is said of unions beside their name is left aside.
        """
        for row, label in zip(self._rows, self._labels, strict=True):
            named, counted = label.entity, self._lexicon.read(row.unit).entity
            if named and counted not in (None, named) and not (named == "union" and label.words):
                return False
        return True


def says_what_they_are(label: Label) -> bool:
    """Whether a label says what some of those above are: `Là thành viên` below `Lao động`."""
    return _SAYS_WHAT_THEY_ARE.match(label.text) is not None


def called_by_half(label: Label, entity: str | None, lexicon: Lexicon, codes: Codes) -> Label:
    """`Số quỹ đang hoạt động` below a title of people's credit funds counts them by half their name."""
    if label.entities or entity is None:
        return label
    rest = lexicon.without_half_name(entity, label.words)
    if rest is None:
        return label
    counted = [codes.indicators[code] for code in lexicon.codes("indicator", rest)] if rest else []
    is_number = any(indicator.unit == "org" for indicator in counted) if rest else begins_count(label.text)
    return replace(label, words=rest, entities=(entity,)) if is_number else label


def _without_whose(label: Label, entity: str | None, lexicon: Lexicon) -> Label:
    """`QTDND (HTX)` below `Hợp tác xã`: the bracket repeats whose sectors are listed, and names no second kind."""
    bracket = BRACKET_BEHIND.search(label.text)
    if bracket is None or label.entity in (None, entity):
        return label
    whose, alone = lexicon.read(bracket[1]), lexicon.read(label.text[: bracket.start()])
    repeats = whose.entity == entity and not whose.words and alone.entity == "credit_fund"
    return alone if repeats else label
