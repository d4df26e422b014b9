"""A table of figures, as found on a sheet.

Belongs here: what is known of it once it is found. Not here: how (`tables`, `table_at_header`, `without_header`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from orchestration.landing.layout.columns import Column
from orchestration.landing.values.periods import UNTOLD, Frame


@dataclass
class Table:
    """A table of figures.

    Attributes:
        header: first and last header row.
        body: first and last row below it.
        label_column: where the row labels are.
        order_column: where the row numbers are, if anywhere.
        unit_column: where the units are, if anywhere.
        columns: columns with figures.
        unknown: columns whose header means nothing known: (index, text).
        title: texts above the table.
        unit_note: unit printed in a corner, or several: each for the figures that may have it.
        frame: the time the table is about.
        rivals: cells of another header that claims the same rows: the table cannot be read.
        repeats: rows inside the body that repeat the header.
        compared: rows inside the body that only compare others.
        spoken_for: columns with any header text, comparisons and notes included.
        span: the columns of the sheet that are this table's.
        period_column: where each row says which period it is of, if anywhere.
        quarter_column: where each row says which part of that period it is of, if anywhere.
        scenario_column: where each row says whether it is planned or done, if anywhere.
        source_column: where each row says from which budget its money is, if anywhere.
        note_columns: where rows are remarked on.
        place_column: where, left of the labels, each row says of which place it is, if anywhere.
        province_column: where, left of the labels, all rows name one and the same province, if anywhere.
        part_column: where, right of the labels, each row says which part of its label it is of, if anywhere.
        rows_are: what the labels name: indicators and the like, periods, places, or members of a list; `whole` where
            there are none and one row is all there is.
        finer: columns left out because none of them is the whole of its sector, with the headers of all such.
    """

    header: tuple[int, int]
    body: tuple[int, int]
    label_column: int
    order_column: int | None
    unit_column: int | None
    columns: list[Column]
    unknown: list[tuple[int, str]] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    unit_note: str = ""
    frame: Frame = field(default_factory=lambda: Frame(UNTOLD))
    rivals: list[int] = field(default_factory=list)
    repeats: set[int] = field(default_factory=set)
    compared: set[int] = field(default_factory=set)
    spoken_for: set[int] = field(default_factory=set)
    span: range = range(0)
    period_column: int | None = None
    quarter_column: int | None = None
    scenario_column: int | None = None
    source_column: int | None = None
    note_columns: frozenset[int] = frozenset()
    place_column: int | None = None
    province_column: int | None = None
    part_column: int | None = None
    rows_are: str = "indicators"
    finer: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def without(self, columns: Collection[Column]) -> Table:
        """The same table with some of its columns as ones whose header means nothing known."""
        kept = [column for column in self.columns if column not in columns]
        return replace(self, columns=kept, unknown=self.unknown + [(c.index, c.text) for c in columns])
