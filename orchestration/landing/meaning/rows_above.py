"""Which meanings do the rows above exclude for a row, whatever its own label says?

Belongs here: rows of other organisations, of something else, or of some organisations only. Not here: what a row
inherits (`layout.outline`, `statistics`). Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from orchestration.landing.codes import AMOUNT_UNITS, Codes
from orchestration.landing.layout.outline import Context, Meaning, Outline, RowText, depth_of
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.openings import opens_part
from orchestration.landing.words.totals import begins_count

_PEOPLE = ("member", "person")
_DIVIDED = ("org_active", "org_inactive", "org_rated")  # those that ratings and sizes divide, or whose end is near


class RowsAbove:
    """The rows of one table, held against those above them.

    Args:
        rows: the rows.
        labels: their labels as they are understood, which the reader of the rows goes on to settle.
        outline: the rows above the present one.
        people: whose a part of people is by the title.
        some: the headings of some organisations only.
        lexicon: known wordings.
        codes: code lists.
    """

    def __init__(
        self,
        rows: Sequence[RowText],
        labels: Sequence[Label],
        outline: Outline,
        people: str | None,
        some: Collection[int],
        lexicon: Lexicon,
        codes: Codes,
    ) -> None:
        self._rows, self._labels, self._outline = rows, labels, outline
        self._people, self._some = people, some
        self._lexicon, self._codes = lexicon, codes

    def contradict(self, position: int, meaning: Meaning, own: float, context: Context) -> bool:
        """Whether the rows above are of others than a label alone would count."""
        label = self._labels[position]
        return (
            self._is_of_something_else(meaning, label, context)
            or self._only_names_people(meaning, position, context)
            or self._is_of_what_happens(meaning, label, context)
            or self._is_of_others(meaning, label, own)
            or self._is_of_other_people(meaning, position, context)
        )

    def _is_of_something_else(self, meaning: Meaning, label: Label, context: Context) -> bool:
        """`Tăng thêm` below `Lao động` counts no organisations, which it does not name."""
        above = context.meaning.indicator
        counts = self._codes.indicators[meaning.counts].unit == "org"
        return counts and not label.entities and above is not None and self._codes.indicators[above].unit != "org"

    def _only_names_people(self, meaning: Meaning, position: int, context: Context) -> bool:
        """`- Thành viên` below `Vốn điều lệ` or `Cán bộ quản lý` counts no members: it may be money, or managers."""
        above, counted = context.meaning.indicator, self._codes.indicators[meaning.counts]
        if above is None or above == meaning.indicator or counted.unit not in _PEOPLE or counted.parent:
            return False
        label, row = self._labels[position], self._rows[position]
        says_number = bool(row.unit or label.unit_text or label.entities) or begins_count(label.text)
        return not says_number and self._codes.indicators[above].unit in (*AMOUNT_UNITS, *_PEOPLE)

    def _is_of_what_happens(self, meaning: Meaning, label: Label, context: Context) -> bool:
        """`- Lũy kế (HTX)` below `HTX giải thể` sums up those dissolved, and does not count all there are."""
        above = context.meaning.indicator
        if meaning.indicator != "org_total" or above is None or self._codes.indicators[above].kind != "flow":
            return False
        return not self._lexicon.titled.are_numbered(label.text)

    def _is_of_others(self, meaning: Meaning, label: Label, own: float) -> bool:
        """`Trình độ sơ cấp` below `Cán bộ quản lý LHHTX`, which no code knows, is of no cooperatives."""
        above = self._outline.whose(own)
        return not label.entities and above is not None and meaning.entity not in (None, "all", above)

    def _is_of_other_people(self, meaning: Meaning, position: int, context: Context) -> bool:
        """`Sơ cấp` below `Lao động`, or below `Giám đốc`, is of no managers that the code list counts."""
        whole = self._lexicon.people.left_open(meaning.counts, self._labels[position].plain)
        if not whole:
            return False
        if context.blocked:  # a row above is not understood, but for its people perhaps
            return self._lexicon.people.named(context.words) != whole
        above = self._lexicon.people.nearest(label.plain for label in reversed(self._labels[:position]))
        return (self._people if above is None else above) != whole

    def leave_only_a_part(self, meaning: Meaning, position: int, context: Context) -> bool:
        """`Số thành viên` below `HTX thành lập mới`: of those cooperatives, while the code list knows of all only."""
        above = context.meaning.indicator
        if above is None or above.endswith("_total"):
            return False
        if self._is_part_of_part(meaning, above, position):
            return True
        if any(self._rows[heading].label == context.label for heading in self._some):
            return meaning.indicator != above
        if self._lexicon.people.whole_of(above) == meaning.indicator and above != self._outline.base.indicator:
            return True  # `Số thành viên` below `Kết nạp thành viên mới`; what the title tells more rows may tell
        # below `3. HTX thành lập mới` stands `- Số thành viên HTX`; a row without a number may be of all it names
        named = self._labels[position].entities
        if named and (depth_of(self._rows[position]) is None or named != (context.meaning.entity,)):
            return False
        counts = self._codes.indicators[above].unit == "org"
        return counts and self._codes.indicators[meaning.counts].is_of_organisations

    def _is_part_of_part(self, meaning: Meaning, above: str, position: int) -> bool:
        """`Trong đó: Ứng dụng công nghệ cao` below `HTX thành lập mới`: of the new ones, not of all.

        A row without a number or dash may stand beside the one above it.
        """
        row, counted, whole = (
            self._rows[position],
            self._codes.indicators[meaning.counts],
            self._codes.indicators[above],
        )
        if (
            counted.unit != "org"
            or whole.unit != "org"
            or above in _DIVIDED
            or meaning.indicator in (above, "org_total")
        ):
            return False
        if self._labels[position].entities or (depth_of(row) is None and not opens_part(row.label)):
            return False
        return not self._codes.are_within(meaning.counts, above) and (whole.kind != "flow" or counted.kind != "flow")
