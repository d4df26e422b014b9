"""A table on its sheet, with its form and what its title says of all its cells.

Belongs here: what the table says of a column, whatever the row. Not here: what one cell counts (`cell_meaning`), the
numbers (`figures`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.forms.form import Form
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.combining import ASKED
from orchestration.landing.meaning.scope_notes import ScopeNote
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.period_codes import period_end, period_year
from orchestration.landing.values.summed_times import is_of_now, sums_up_to_a_day
from orchestration.landing.words.known import source_of_money
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.title_scenarios import asks
from orchestration.landing.writing.phrases import Words

PEOPLE = ("member", "person")  # units of them
_HAPPENS = re.compile(rf"\b(?:{any_word('time', 'happens')})\b")
_UNTIL = re.compile(r"^(?!.*\b(?:tu|trong)\b).*\bden\b")


@dataclass(frozen=True, slots=True)
class Place:
    """A table on its sheet.

    Attributes:
        sheet: the sheet.
        sheet_index: its place in the workbook.
        table: the table.
        form: the form it is.
        part: indicator that counts the only organisations its title speaks of: `HTX thành lập mới`.
        part_title: that title.
        tells_of_part: that title also tells what those in operation have, which is what there is: `Lao động trong HTX`.
        measures: what its title tells of organisations instead of how many there are: `Lao động trong các HTX`.
        rate: factor to a yearly amount that the same title gives what it tells: 12 for `Thu nhập bình quân một tháng`.
        sums: sectors that stand for a sum of sectors in this table.
        of_other_people: columns of a part of people that only a row can say to be of those its code counts.
        sums_of_people: columns of a mere total beside parts of people alone, whom it may sum up.
        of_other_sectors: its title is about sectors that no one code stands for, whose totals are not those of all.
        averages: what its title says is told of each organisation; None for all that is told of them.
        of_list: its rows are organisations of a register, of which only the row of their sum counts here.
        scope_notes: notes that say whose its numbers are too, of which nobody can tell what rows they are about.
    """

    sheet: Sheet
    sheet_index: int
    table: Table
    form: Form
    part: str = ""
    part_title: str = ""
    tells_of_part: bool = False
    measures: tuple[str, ...] = ()
    rate: int | None = None
    of_other_people: frozenset[int] = frozenset()
    sums_of_people: frozenset[int] = frozenset()
    sums: Mapping[str, str] = field(default_factory=dict)
    scope_notes: tuple[ScopeNote, ...] = ()
    of_list: bool = False
    averages: frozenset[str] | None = frozenset()
    of_other_sectors: bool = False

    @property
    def year(self) -> int:
        """The year that its columns report on: the last one that is no plan."""
        times = [column.time for column in self.table.columns]
        return max(
            (period_year(t.period) for t in times if t.period and t.scenario != "plan"), default=self.table.frame.year
        )

    @property
    def shape(self) -> frozenset[tuple[int, str, str | None]]:
        """Its columns, told from its year: the same form of another year has the same shape."""
        return frozenset(
            (period_year(t.period) - self.year, t.period[4:], t.scenario)
            for t in (column.time for column in self.table.columns)
            if t.period
        )

    def by_sector(self, lexicon: Lexicon) -> bool:
        """Whether sectors are columns."""
        return any(lexicon.codes("sector", words) for words in self._words())

    def counts_of_sectors(self, label: Label, lexicon: Lexicon) -> bool:
        """Whether sectors are columns that count what a label does: not `Thành viên QTDND` beside `HTX vận tải`."""
        if not label.words:
            return self.by_sector(lexicon)
        counted = lexicon.codes("indicator", label.words)
        found = filter(None, (lexicon.find("sector", words) for words in self._words()))
        return any(counted == (lexicon.codes("indicator", rest) or ["org_total"]) for _, rest in found)

    def _words(self) -> Iterator[Words]:
        return (column.label.words for column in self.table.columns if column.label and column.label.words)

    def by_source(self, lexicon: Lexicon) -> bool:
        """Whether sources of money are columns."""
        labels = (column.label for column in self.table.columns if column.label)
        return any(label.words and source_of_money(label.words, lexicon) for label in labels)

    def sums_up(self, column: Column) -> bool:
        """Whether a column is of all until a day, as its target is: `TH đến 31/12/2023` beside `Mục tiêu đến 2025`."""
        is_told = any(c.stated.up_to for c in self.table.columns)
        return (is_told and _UNTIL.search(fold(column.text)) is not None) or self._is_aim_of_years(column)

    def _is_aim_of_years(self, column: Column) -> bool:
        """Whether a column is the only plan, of a year far ahead or the last of the title's: `Mục tiêu 2030`.

        Beside another of the title's years it is that year's.
        """
        frame, period = self.table.frame, column.time.period or ""
        columns = [c for c in self.table.columns if (c.label and c.label.key) == (column.label and column.label.key)]
        if column.time.scenario != "plan" or sum(c.time.scenario == "plan" for c in columns) > 1:
            return False
        first, _, last = ((frame.years and frame.years.period) or "").partition("-")
        is_alone = sum(first <= (c.time.period or "")[:4] <= last for c in columns) == 1
        return (period == last and is_alone) or (period.isdigit() and int(period) > frame.year + 1)

    def is_asked_for(self, column: Column) -> bool:
        """Whether what stands below a column was asked for, as it or the title says: `Nhu cầu năm 2025`."""
        return self.asks(column) or (column.stated.scenario is None and any(map(asks, self.table.title)))

    @staticmethod
    def asks(column: Column) -> bool:
        """Whether the texts over a column themselves say that it was asked for: `Nhu cầu` over `Số HTX`."""
        return bool(ASKED.search(fold(column.text)))

    def asks_for_years(self, period: str) -> bool:
        """Whether a title asks for money of several years, and a period is among them: none of it was given then."""
        years = self.table.frame.years
        if not (years and years.period and any(map(asks, self.table.title))):
            return False
        return int(years.period[:4]) <= period_year(period) <= period_year(years.period)

    @property
    def sums_up_all(self) -> bool:
        """Whether its title sums up all until a day, since an unknown date: `Kết quả lũy kế đến 31/12/2023`."""
        frame = self.table.frame
        return frame.within_years or (frame.years is None and any(map(sums_up_to_a_day, self.table.title)))

    def present(self, column: Column) -> Column | None:
        """The column of what there is at the end, `Hiện có`, beside one of a part of the year that ends then.

        Beside `Phát sinh trong năm` it is any other.
        """
        if column.label is not None or is_of_now(column.text) or column.time.scenario != "actual":
            return None
        happens = _HAPPENS.search(fold(column.text)) is not None
        others = [c for c in self.table.columns if c.label is None and c is not column]
        beside = (c for c in others if happens or is_of_now(c.text))
        ends = column.time.period and period_end(column.time.period)
        found = next((c for c in beside if ends and c.time.period and period_end(c.time.period) == ends), None)
        return found or (others[0] if happens and others else None)

    def prints_elsewhere(self, printed: str, row: int, column: int) -> bool:
        """Whether another cell of its figures holds the same text."""
        cells = ((r, c.index) for r in range(self.table.body[0], self.table.body[1] + 1) for c in self.table.columns)
        return any(self.sheet.text(*cell) == printed for cell in cells if cell != (row, column))

    def counts_people(self, column: Column, lexicon: Lexicon) -> bool:
        """Whether `Thành viên` below `ĐVT: người` counts people: those of a union are none of its cooperatives."""
        if column.label is None or column.label.entities or not column.label.words:
            return False
        named = lexicon.unit(" ".join(column.label.words))
        units = [unit] if (unit := lexicon.unit(column.unit_text)) else lexicon.units(self.table.unit_note)
        is_people = named is not None and named.code in PEOPLE
        return is_people and bool(units) and all(unit.code in PEOPLE for unit in units)
