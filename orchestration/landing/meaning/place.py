"""What a table is among others on its sheet, and what a cell of it counts.

Belongs here: the table with its form, and the look at the columns beside a cell. Not here: row and column alone
(`combining`), the numbers (`figures`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.codes import Codes, any_word
from orchestration.landing.forms.form import Form
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.outline import Meaning
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.combining import ASKED, Beside, combine_meanings
from orchestration.landing.meaning.scope_notes import ScopeNote
from orchestration.landing.meaning.support_measures import is_lent
from orchestration.landing.text import fold
from orchestration.landing.values.period_codes import period_end, period_year
from orchestration.landing.values.periods import Time, is_of_now, says_what_there_is, sums_up_to_a_day
from orchestration.landing.values.units import Unit, are_all
from orchestration.landing.words.known import programme_named, source_of_money
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.recipients import are_others
from orchestration.landing.words.title_scenarios import asks
from orchestration.landing.words.totals import begins_sum

_HAPPENS = re.compile(rf"\b(?:{any_word('time', 'happens')})\b")
_PEOPLE = ("member", "person")
_OF_EACH = (*_PEOPLE, "vnd")
_ENDS_IN_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d\W*$")
_A_NUMBER = re.compile(r"\b(?:so|sl)\b")  # `Số đơn vị`, `SL`
_UNTIL = re.compile(r"^(?!.*\b(?:tu|trong)\b).*\bden\b")

_WAYS = ("org_increase", "org_decrease")
_OTHER_KINDS = frozenset({"union", "group", "credit_fund"})


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
        measures: what its title tells of organisations instead of how many there are: `Lao động trong các HTX`.
        rate: factor to a yearly amount that the same title gives what it tells: 12 for `Thu nhập bình quân một tháng`.
        sums: sectors that stand for a sum of sectors in this table.
        of_other_people: columns of a part of people that only a row can say to be of those its code counts.
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
    measures: tuple[str, ...] = ()
    rate: int | None = None
    of_other_people: frozenset[int] = frozenset()
    sums: Mapping[str, str] = field(default_factory=dict)
    scope_notes: tuple[ScopeNote, ...] = ()
    of_list: bool = False
    averages: frozenset[str] | None = frozenset()

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

    def is_dated_by_years(self, of_row: Time | None, column: Column) -> bool:
        """Whether only the title dates a cell, by several years that it is about as one."""
        years = self.table.frame.years
        of_title = years is not None and years.period == column.time.period
        return (
            of_title
            and (of_row is None or of_row.period is None)
            and not any(c.stated.period for c in self.table.columns)
        )

    def by_sector(self, lexicon: Lexicon) -> bool:
        """Whether sectors are columns."""
        labels = (column.label for column in self.table.columns if column.label)
        return any(label.words and lexicon.codes("sector", label.words) for label in labels)

    def by_source(self, lexicon: Lexicon) -> bool:
        """Whether sources of money are columns."""
        labels = (column.label for column in self.table.columns if column.label)
        return any(label.words and source_of_money(label.words, lexicon) for label in labels)

    def _is_other_than_unknown(self, column: Column, lexicon: Lexicon) -> bool:
        """Whether a column is `Khác` beside none that is a source of money: other than `Trực tiếp`, `Gián tiếp`."""
        is_other = column.label is not None and lexicon.codes("sector", column.label.words) == ["other"]
        return is_other and not self.by_source(lexicon)

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
        """Whether the money below a column is what was asked for, as it or the title says: `Nhu cầu năm 2025`."""
        if ASKED.search(fold(column.text)):
            return True
        return column.stated.scenario is None and any(map(asks, self.table.title))

    def asks_for_years(self, period: str) -> bool:
        """Whether a title asks for money of several years, and a period is among them: none of it was given then."""
        years = self.table.frame.years
        if not (years and years.period and any(map(asks, self.table.title))):
            return False
        return int(years.period[:4]) <= period_year(period) <= period_year(years.period)

    @property
    def sums_up_all(self) -> bool:
        """Whether its title sums up all until a day, since nobody knows when: `Kết quả lũy kế đến 31/12/2023`."""
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
        is_people = named is not None and named.code in _PEOPLE
        return is_people and bool(units) and all(unit.code in _PEOPLE for unit in units)

    def _is_of_each(self, lexicon: Lexicon) -> bool:
        """Whether its corner prints what is of each organisation: `Doanh thu của HTX (triệu đồng/HTX/năm)`."""
        units = lexicon.units(self.table.unit_note)
        return bool(units) and all(unit.each == "org" for unit in units)

    def _is_told_of_each(self, code: str, codes: Codes) -> bool:
        """Whether the title says that it is of each organisation: `Doanh thu` below `Kết quả bình quân 1 HTX`."""
        indicator = codes.indicators[code]
        if (
            indicator.unit not in _OF_EACH
            or indicator.kind == "average"
            or indicator.is_support
            or self.averages == frozenset()
        ):
            return False
        return self.averages is None or not set(codes.of_each(self.averages)).isdisjoint(codes.of_each([code]))

    def _is_of_other_policies(self, column: Column, lexicon: Lexicon) -> bool:
        """Whether `Khác` stands beside columns of policies, and is no other source of money."""
        if column.label is None or lexicon.codes("sector", column.label.words) != ["other"]:
            return False
        headers = [*(c.text for c in self.table.columns), *(text for _, text in self.table.unknown)]
        return any(lexicon.policies.named(lexicon.read(header).words) for header in headers)

    def _is_money_by_kind(self, column: Column, lexicon: Lexicon) -> bool:
        """Whether `HTX` beside `THT`, below a corner in money, is what those got: it counts none of them."""
        units = lexicon.units(self.table.unit_note)
        in_money = are_all(units, "vnd")
        bare = column.label is not None and not column.label.words and not column.unit_text
        return in_money and bare and not lexicon.titled.are_numbered(column.text)

    def _counts_some_kind(self, column: Column, lexicon: Lexicon) -> bool:
        """Whether `Số HTX` stands beside `Số THT`, no column being of both: it counts some of those supported."""
        if column.label is None or column.label.words or column.label.entity != "cooperative":
            return False
        headers = (*(c.text for c in self.table.columns), *(text for _, text in self.table.unknown))
        labels = [lexicon.read(header) for header in headers]
        return any(label.entity in _OTHER_KINDS and not label.words for label in labels)

    def _is_in_money(self, lexicon: Lexicon) -> bool:
        """Whether its rows lie on their side and its corner prints a unit of money: a total is then of money."""
        return self.table.rows_are != "indicators" and _in_money(self.table.unit_note, lexicon)

    def _is_all_money(self, lexicon: Lexicon) -> bool:
        """Whether years alone are money: below a corner that says so, of rows on their side or beside its sources."""
        if self._is_in_money(lexicon):
            return True
        return self.by_source(lexicon) and _in_money(self.table.unit_note, lexicon)

    def counted(
        self,
        row: Meaning,
        column: Column,
        lexicon: Lexicon,
        codes: Codes,
        unit: Unit | None = None,
        label: str = "",
    ) -> Meaning | None:
        """What a cell of the table counts, in a row that prints this unit and this label."""
        row = self._as_money(row, column, lexicon)
        found = self._combined(row, column, lexicon, codes, unit, label)
        if found is None or (column.index in self.of_other_people and not _is_part_of(found, row, codes)):
            return None
        if found.funding == "other" and self._is_of_other_policies(column, lexicon):
            return None
        if found.indicator == "support_orgs" and (
            self._is_money_by_kind(column, lexicon) or self._counts_some_kind(column, lexicon)
        ):
            return None
        if of_all := self.sums.get(found.sector or ""):
            found = replace(found, sector=of_all)
        if self.part and found.indicator == "org_total" and not self._is_of_all(column, lexicon):
            allowed = found.entity in codes.indicators[self.part].entity_types
            return replace(found, indicator=self.part) if allowed else None
        found = self._of_each(found, column, lexicon, codes, unit, label)
        is_money = found.indicator == "support_budget" and found.funding is None and not self.by_source(lexicon)
        if is_money and any(is_lent(found, text) for text in (label, column.text if column.label else "")):
            return replace(found, indicator="support_loan")
        if found.entity == "support_program" and not (found.policy or found.program):
            return None  # of which policy a list does not say
        if self.measures and found.indicator in _WAYS and not self._says_of_whom(column, label, lexicon):
            return self._instead_of_organisations(found, codes)
        is_open = self._leaves_open_what(column, lexicon, codes)
        if self.measures and found.indicator in (None, "org_total") and is_open:
            unit = unit or lexicon.unit(column.unit_text)
            if (unit is None or unit.code != "org") and not lexicon.titled.are_numbered(label):
                return self._instead_of_organisations(found, codes)
        return found

    def _as_money(self, row: Meaning, column: Column, lexicon: Lexicon) -> Meaning:
        """A row of support as the money that it is below a mere year: `Năm 2023` below `ĐVT: Triệu đồng`."""
        is_open = row.entity == "support_program" and row.indicator is None and column.label is None
        is_money = is_open and _only_says_when(column) and self._is_all_money(lexicon)
        return replace(row, indicator="support_budget") if is_money else row

    def _combined(
        self, row: Meaning, column: Column, lexicon: Lexicon, codes: Codes, unit: Unit | None, label: str
    ) -> Meaning | None:
        """What row and column say together, beside the other columns of the table."""
        is_fund = column.label is not None and column.label.entity == "credit_fund"
        is_bare = column.label is None or programme_named(column.label, lexicon) is not None
        may_be_money = is_bare and row.entity == "support_program"
        beside = Beside(
            by_sector=is_fund and self.by_sector(lexicon),
            by_source=may_be_money and (self.by_source(lexicon) or self._is_in_money(lexicon)),
            unit=unit,
            same_words=lexicon.codes("indicator", lexicon.read(label).words) if label and row.indicator else (),
        )
        found = combine_meanings(row, column, lexicon, codes, beside)
        if found is None and column.label and unit is None and row.indicator == "support_budget" and not row.funding:
            found = self._beside_money(row, column, lexicon, codes)
        if found and found.indicator == "support_orgs" and self._is_money_of_a_verb(column, lexicon):
            return None
        if found and found.entity == "support_program" and self._adds_up_others(column, lexicon):
            return None
        if found and found.funding == "other" and row.funding is None and self._is_other_than_unknown(column, lexicon):
            return None
        if found is None or found.indicator is not None:
            return found
        is_part = found.sector is not None and self._is_part_of_total(column, row, lexicon, codes)
        is_count = is_part or self._is_whole_of_counts(column, lexicon, codes)
        return replace(found, indicator="org_total") if is_count else found

    def _adds_up_others(self, column: Column, lexicon: Lexicon) -> bool:
        """Whether a column sums up cooperatives and others beside it: `Tổng` of `HTX` and `Doanh nghiệp`."""
        if not begins_sum(column.text):
            return False
        rows = range(self.table.header[0], self.table.header[1] + 1)
        return any(are_others(lexicon.read(text)) for row in rows for text in self.sheet.row_texts(row) if text)

    def _is_money_of_a_verb(self, column: Column, lexicon: Lexicon) -> bool:
        """Whether a column says nothing but a verb below a corner in money: `Phê duyệt`; not `Số đơn vị`, `HTX`."""
        label = column.label
        if label is None or label.entities or column.unit_text or not _in_money(self.table.unit_note, lexicon):
            return False
        return _A_NUMBER.search(fold(column.text)) is None

    def _of_each(
        self, found: Meaning, column: Column, lexicon: Lexicon, codes: Codes, unit: Unit | None, label: str
    ) -> Meaning:
        """A total as the average that corner or title say it is; without an indicator where there is none."""
        is_total = found.indicator is not None and codes.indicators[found.indicator].unit == "vnd"
        if is_total and unit is None and not column.unit_text and self._is_of_each(lexicon):
            found = replace(found, indicator=next(iter(codes.of_each([found.indicator or ""])), found.indicator))
        if found.indicator is None or not self._is_told_of_each(found.indicator, codes):
            return found
        is_sum = begins_sum(label) or (column.label is not None and begins_sum(column.label.text))
        averages = [] if is_sum else codes.of_each([found.indicator])
        if not averages and is_sum and self.averages is not None:
            return found
        return replace(found, indicator=averages[0] if averages else None)

    def _is_of_all(self, column: Column, lexicon: Lexicon) -> bool:
        """Whether a column is of more than the title speaks of: `Tổng số HTX hiện có`, or beside those it counts."""
        if column.label is not None and says_what_there_is(column.text):
            return True
        labels = (c.label for c in self.table.columns if c.label and c is not column)
        return any(self.part in lexicon.codes("indicator", label.words) for label in labels)

    def _beside_money(self, row: Meaning, column: Column, lexicon: Lexicon, codes: Codes) -> Meaning | None:
        """`Số HTX` beside amounts: only a corner's unit makes the row one of money, which is not in that column."""
        found = combine_meanings(replace(row, indicator=None), column, lexicon, codes)
        is_count = found and found.indicator and codes.indicators[found.indicator].unit in ("org", "person", "turn")
        return found if is_count else None

    def _leaves_open_what(self, column: Column, lexicon: Lexicon, codes: Codes) -> bool:
        """Whether a column leaves what its cells count to the title: `2023`, and `HTX` beside `THT`, not `Số HTX`."""
        if column.label is None:
            return not self._is_number_beside_measures(column, lexicon, codes)
        others = (c.label for c in self.table.columns if c.label and c is not column)
        tells_whom = bool(column.label.entities) and not column.label.words
        told_beside = any(lexicon.all_in("indicator", label.words) for label in others)
        return tells_whom and not told_beside and not lexicon.titled.are_numbered(column.text)

    def _is_number_beside_measures(self, column: Column, lexicon: Lexicon, codes: Codes) -> bool:
        """Whether `Số lượng` stands beside columns of all that the title tells of organisations: how many there are.

        Of `lao động` a column of regular workers tells as well.
        """
        if not self.measures or column.stated.says_something or not fold(column.text).startswith("so luong"):
            return False
        labels = [c.label for c in self.table.columns if c.label]
        told = {code for label in labels for code in lexicon.codes("indicator", label.words)}
        return all(code and code in told | {codes.indicators[of].parent for of in told} for code in self.measures)

    def _says_of_whom(self, column: Column, label: str, lexicon: Lexicon) -> bool:
        """Whether an increase is that of organisations: `HTX tăng trong kỳ`, where the title tells of members."""
        told = column.label if column.label and column.label.words else lexicon.read(label)
        return bool(told.entities)

    def _instead_of_organisations(self, found: Meaning, codes: Codes) -> Meaning | None:
        """What a bare `Tổng số` counts in a table about `Lao động trong các HTX`; of several things nobody can tell."""
        indicator = self.measures[0] if len(self.measures) == 1 else None
        if indicator and found.indicator in _WAYS:
            indicator = indicator.removesuffix("_total") + found.indicator.removeprefix("org")
            indicator = indicator if indicator in codes.indicators else None
        if not indicator or found.entity not in codes.indicators[indicator].entity_types:
            return None
        return replace(found, indicator=indicator)

    def _is_whole_of_counts(self, column: Column, lexicon: Lexicon, codes: Codes) -> bool:
        """`Tổng cộng` beside columns that count organisations, `Siêu nhỏ`, `Nhỏ`, and nothing else: of all of them."""
        labels = [c.label for c in self.table.columns if c.label]
        counted = [lexicon.codes("indicator", label.words) for label in labels]
        only_counts = all(found and codes.indicators[found[0]].unit == "org" for found in counted)
        wholes = [c for c in self.table.columns if c.label is None and _is_whole(c, lexicon)]
        is_all = len(labels) + len(wholes) == len(self.table.columns)
        return column in wholes and len(counted) > 1 and only_counts and is_all

    def _is_part_of_total(self, column: Column, row: Meaning, lexicon: Lexicon, codes: Codes) -> bool:
        """Whether a mere sector breaks down the total left of it: `Tổng số HTX` before `Nông nghiệp`.

        Below a band that says so it may stand farther away, behind nothing but other counts of organisations.
        """
        left = [
            found.indicator
            for c in self.table.columns
            if c.index < column.index and (found := combine_meanings(row, c, lexicon, codes)) and found.indicator
        ]
        if "org_total" not in left or any(codes.indicators[code].unit != "org" for code in left):
            return False
        band = column.text.removesuffix(column.label.text).strip() if column.label else ""
        return left[-1] == "org_total" or lexicon.role("furniture", band) == "by_sector"


def _only_says_when(column: Column) -> bool:
    """Whether a header is nothing but a year or a part of one, whatever band stands over it: `Trong đó` over `2023`."""
    said = bool(column.stated.period) and not column.stated.rest and not column.unit_text
    return said and _ENDS_IN_A_YEAR.search(column.text) is not None  # not `Năm 2023` over `Tỉnh`


def _is_whole(column: Column, lexicon: Lexicon) -> bool:
    """Whether a header says that it is of all and no more, but for a time: `Tổng số`, `Tổng số 2023`."""
    return "whole" in (lexicon.role("place", column.text), lexicon.role("place", column.stated.rest))


def _is_part_of(found: Meaning, row: Meaning, codes: Codes) -> bool:
    """Whether a row counts all of those whose part a column counts: `Cán bộ quản lý` of `Sơ cấp`, not `Lao động`."""
    above = found.indicator
    while above and above != row.indicator:
        above = codes.indicators[above].parent
    return bool(above)


def _in_money(corner: str, lexicon: Lexicon) -> bool:
    return are_all(lexicon.units(corner), "vnd")
