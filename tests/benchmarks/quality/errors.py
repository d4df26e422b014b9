"""Known errors, each done to one return that had none.

A kind of error is a function that changes a drawn workbook; it is declared with the forms it needs and the rules of
which one must object.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from tests.benchmarks.accuracy.draft import Draft
from tests.benchmarks.accuracy.model import Cell, Key, Moment, Sheet

Plant = Callable[["Return", random.Random], None]
Before = Literal["nothing", "last year", "itself", "a twin"]
F, G = "figures.", "int_figures_in_force."


@dataclass(frozen=True)
class Kind:
    """A kind of error.

    Attributes:
        name: what went wrong.
        rules: of these one must object; the first is the one that is meant to.
        forms: forms that the return must have.
        plant: does it.
        before: what was sent before it: nothing, last year's return, the return itself without the error, or a twin of
            it by another province.
    """

    name: str
    rules: tuple[str, ...]
    forms: tuple[str, ...]
    plant: Plant
    before: Before


KINDS: dict[str, Kind] = {}


def kind(*rules: str, forms: str = "pl1", before: Before = "nothing") -> Callable[[Plant], Plant]:
    """Declare a function as a kind of error: its name is the kind's."""

    def register(plant: Plant) -> Plant:
        name = plant.__name__.replace("_", " ")
        KINDS[name] = Kind(name, rules, tuple(forms.split()), plant, before)
        return plant

    return register


class Return:
    """A drawn return, with its cells by what they mean."""

    def __init__(self, draft: Draft) -> None:
        """Index the cells of a draft."""
        self.draft = draft
        self.year = draft.country.year
        self.folder_period = str(self.year)
        self._cells: dict[tuple[str, Key, Moment], Cell] = {}
        for sheet in draft.sheets:
            for _, _, cell in sheet.cells():
                if cell.truth and cell.truth.key and cell.truth.moment:
                    self._cells[sheet.name, cell.truth.key, cell.truth.moment] = cell

    @property
    def moments(self) -> dict[str, Moment]:
        """The columns of every form."""
        year = self.year
        return {
            "last": Moment(f"{year - 1}", "actual"),
            "plan": Moment(f"{year}", "plan"),
            "half": Moment(f"{year}-H1", "actual"),
            "estimate": Moment(f"{year}", "estimate"),
            "next": Moment(f"{year + 1}", "plan"),
        }

    def cell(self, form: str, key: Key, column: str = "estimate") -> Cell:
        """The cell of a figure."""
        return self._cells[form, key, self.moments[column]]

    def row(self, form: str, key: Key) -> list[Cell]:
        """Its cells in all columns."""
        return [self.cell(form, key, column) for column in self.moments]

    def of_column(self, form: str, column: str) -> Iterator[tuple[Key, Cell]]:
        """The figures of a column, from top to bottom."""
        moment = self.moments[column]
        return ((key, cell) for (name, key, when), cell in self._cells.items() if name == form and when == moment)

    def column(self, form: str, column: str) -> list[Cell]:
        """The cells of a column, from top to bottom."""
        return [cell for _, cell in self.of_column(form, column)]

    def sheet(self, form: str) -> Sheet:
        """A drawn sheet."""
        return next(sheet for sheet in self.draft.sheets if sheet.name == form)

    def label(self, form: str, key: Key) -> Cell:
        """The cell with the label of a figure's row."""
        sheet, cell = self.sheet(form), self.cell(form, key)
        row = next(row for row in sheet.rows if any(one is cell for one in row))
        return max(row[:3], key=lambda one: len(str(one.value or "")))


def number(cell: Cell) -> Decimal:
    """What a cell prints."""
    assert cell.number is not None
    return cell.number


def put(cell: Cell, value: Decimal | float) -> None:
    """Print another number."""
    whole = value == int(value)
    cell.value = int(value) if whole else float(value)


def htx(indicator: str, sector: str = "total") -> Key:
    """A figure of cooperatives."""
    return Key("cooperative", indicator, sector)


def support(indicator: str, policy: str, funding: str = "total") -> Key:
    """A figure of a support policy."""
    return Key("support_program", indicator, policy=policy, funding=funding)


PL1, PL2, PL3 = "PL I", "PL II", "PL III"
#: One digit more, one digit less, a wrong unit.
TEN, THOUSAND = Decimal(10), Decimal(1000)


def _times(cells: list[Cell], factor: Decimal) -> None:
    for cell in cells:
        put(cell, number(cell) * factor)


def _compare(given: Return, rng: random.Random, header: str, base: str) -> None:
    """Add a column that compares the estimate with another column, right in every row but one."""
    sheet = given.sheet(PL1)
    (area,) = sheet.areas
    column = area.left + area.width
    for row in range(area.top, area.top + area.header_rows):
        _widen(sheet.rows[row], column).value = header if row == area.top else None
    sheet.merges.append((area.top, column, area.top + area.header_rows - 1, column))
    compared = []
    for cell, other in zip(given.column(PL1, "estimate"), given.column(PL1, base), strict=True):
        if cell.number and other.number and not cell.percent:
            row = next(row for row in sheet.rows if any(one is cell for one in row))
            compared.append(_widen(row, column))
            compared[-1].value = float(round(100 * cell.number / other.number, 1))
    wrong = rng.choice(compared)
    wrong.value = round(float(str(wrong.value)) + rng.choice((-1, 1)) * rng.uniform(5, 30), 1)


def _widen(row: list[Cell], column: int) -> Cell:
    row += [Cell() for _ in range(column + 1 - len(row))]
    return row[column]


# ---- Parts and totals -------------------------------------------------------------------------------------------


@kind(F + "active_within_total")
def more_active_than_there_are(given: Return, rng: random.Random) -> None:
    put(given.cell(PL1, htx("org_active")), number(given.cell(PL1, htx("org_total"))) + rng.randint(1, 60))


@kind(F + "good_fair_within_total")
def more_good_ones_than_there_are(given: Return, rng: random.Random) -> None:
    put(given.cell(PL1, htx("org_good_fair")), number(given.cell(PL1, htx("org_total"))) + rng.randint(1, 60))


@kind(F + "part_within_total")
def a_part_above_its_total(given: Return, rng: random.Random) -> None:
    part = rng.choice(("org_high_tech", "org_value_chain"))
    put(given.cell(PL1, htx(part)), number(given.cell(PL1, htx("org_total"))) + rng.randint(1, 60))


@kind(F + "managers_within_total")
def managers_counted_twice(given: Return, rng: random.Random) -> None:
    total = number(given.cell(PL1, htx("manager_total")))
    put(given.cell(PL1, htx("manager_vocational")), round(total * Decimal("0.7")))
    put(given.cell(PL1, htx("manager_university")), round(total * Decimal("0.6")))


@kind(F + "sectors_sum", forms="pl2")
def swapped_digits_in_a_sector(given: Return, rng: random.Random) -> None:
    cell = given.cell(PL2, htx("org_total", "agriculture"))
    put(cell, number(cell) + 9 * rng.choice((1, 2, 3)))


@kind(F + "sectors_sum", forms="pl2")
def a_total_not_added_up_again(given: Return, rng: random.Random) -> None:
    cell = given.cell(PL2, htx("org_total"))
    put(cell, number(cell) - rng.randint(1, 20))


@kind(F + "sectors_sum", F + "sector_within_total", forms="pl2")
def a_sector_above_the_total(given: Return, rng: random.Random) -> None:
    total = number(given.cell(PL2, htx("org_total")))
    put(given.cell(PL2, htx("org_total", "transport")), total + rng.randint(1, 40))


@kind(F + "funding_sum", forms="pl3")
def money_that_does_not_add_up(given: Return, rng: random.Random) -> None:
    cell = given.cell(PL3, support("support_budget", "training", "local"))
    put(cell, number(cell) - rng.randint(1, 90))


@kind(F + "funding_within_total", forms="pl3")
def a_source_above_the_total(given: Return, rng: random.Random) -> None:
    total = number(given.cell(PL3, support("support_budget", "technology")))
    put(given.cell(PL3, support("support_budget", "technology", "central")), total + rng.randint(5, 500))


@kind(F + "duplicate_value", forms="pl1 pl2")
def two_forms_two_totals(given: Return, rng: random.Random) -> None:
    cell = given.cell(PL1, htx("org_total"), "last")
    put(cell, number(cell) + rng.randint(3, 9))


# ---- Cells ------------------------------------------------------------------------------------------------------


@kind(F + "negative_count")
def a_count_below_zero(given: Return, rng: random.Random) -> None:
    put(given.cell(PL1, htx("member_new")), -rng.randint(1, 90))


@kind(F + "negative_money")
def revenue_below_zero(given: Return, rng: random.Random) -> None:
    put(given.cell(PL1, htx("revenue_avg")), -rng.randint(100, 900))


@kind(F + "unreadable_number", F + "unreadable_total", F + "whole_number", F + "thousands_dot_repaired")
def half_an_organisation(given: Return, rng: random.Random) -> None:
    cell = given.cell(PL1, htx("org_total"), "half")
    put(cell, number(cell) + Decimal("0.5"))


@kind(F + "unreadable_number")
def a_word_for_a_number(given: Return, rng: random.Random) -> None:
    given.cell(PL1, htx("org_dissolved")).value = rng.choice(("nhiều", "một số", "chưa rõ ràng"))


@kind(F + "unreadable_total")
def a_word_for_the_total(given: Return, rng: random.Random) -> None:
    given.cell(PL1, htx("org_total")).value = "rất nhiều"


@kind(F + "formula_error")
def a_broken_formula(given: Return, rng: random.Random) -> None:
    given.cell(PL1, htx("member_total")).value = rng.choice(("#REF!", "#DIV/0!"))


@kind(F + "excel_date")
def a_ratio_made_a_date(given: Return, rng: random.Random) -> None:
    given.cell(PL1, htx("org_high_tech")).value = date(2023, rng.randint(1, 12), rng.randint(1, 28))


@kind(F + "thousands_dot_repaired")
def a_thousands_dot_made_a_decimal_point(given: Return, rng: random.Random) -> None:
    cell = given.cell(PL1, htx("member_total"))
    cell.value = float(number(cell) / THOUSAND)


@kind(F + "blank_total")
def a_total_left_blank(given: Return, rng: random.Random) -> None:
    given.cell(PL1, htx("org_total")).value = None


@kind(F + "unrecognised_label")
def a_row_renamed(given: Return, rng: random.Random) -> None:
    given.label(PL1, htx("org_value_chain")).value = "Số HTX tham gia phong trào thi đua của huyện"


@kind(F + "unit_mismatch", F + "unit_unknown")
def a_unit_of_something_else(given: Return, rng: random.Random) -> None:
    sheet, cell = given.sheet(PL1), given.cell(PL1, htx("revenue_avg"))
    row = next(row for row in sheet.rows if any(one is cell for one in row))
    unit = next(one for one in row if str(one.value).startswith("Triệu"))
    unit.value = "ha"


# ---- Digits and units -------------------------------------------------------------------------------------------


@kind(F + "row_jump", F + "plan_out_of_reach")
def a_digit_too_many(given: Return, rng: random.Random) -> None:
    _times([given.cell(PL1, htx("member_total"), rng.choice(("last", "estimate")))], TEN)


@kind(F + "row_jump", F + "plan_out_of_reach")
def a_digit_too_few(given: Return, rng: random.Random) -> None:
    cell = given.cell(PL1, htx("worker_regular"), "estimate")
    put(cell, number(cell) // 10)


@kind(F + "scale_suspected", F + "row_jump")
def one_column_in_thousands(given: Return, rng: random.Random) -> None:
    _times([given.cell(PL1, htx("revenue_avg"), "half")], THOUSAND)


@kind(F + "scale_suspected", F + "revenue_plausible")
def revenue_in_dong(given: Return, rng: random.Random) -> None:
    _times(given.row(PL1, htx("revenue_avg")), THOUSAND * THOUSAND)


@kind(F + "scale_suspected", F + "income_too_low")
def income_of_a_month(given: Return, rng: random.Random) -> None:
    for cell in given.row(PL1, htx("income_worker_avg")):
        put(cell, round(number(cell) / 12, 2))


@kind(F + "scale_suspected", F + "income_too_high")
def income_in_thousands(given: Return, rng: random.Random) -> None:
    _times(given.row(PL1, htx("income_worker_avg")), THOUSAND)


@kind(G + "year_on_year_jump", before="last year")
def income_with_a_digit_too_many(given: Return, rng: random.Random) -> None:
    _times(given.row(PL1, htx("income_worker_avg")), TEN)


@kind(F + "unit_of_others", F + "unit_mismatch")
def a_unit_of_other_organisations(given: Return, rng: random.Random) -> None:
    sheet, cell = given.sheet(PL1), given.cell(PL1, Key("group", "org_total"))
    row = next(row for row in sheet.rows if any(one is cell for one in row))
    unit = next(one for one in row if str(one.value).strip().upper() == "THT")
    unit.value = "HTX"


@kind(F + "support_far_above_plan", F + "support_per_organisation", forms="pl3")
def support_with_a_digit_too_many(given: Return, rng: random.Random) -> None:
    for key, cell in given.of_column(PL3, "estimate"):
        if key.indicator == "support_budget":
            put(cell, number(cell) * TEN)


@kind(F + "profit_within_revenue")
def profit_above_revenue(given: Return, rng: random.Random) -> None:
    put(given.cell(PL1, htx("profit_avg")), number(given.cell(PL1, htx("revenue_avg"))) + rng.randint(5, 50))


@kind(F + "profit_margin")
def too_good_a_margin(given: Return, rng: random.Random) -> None:
    put(given.cell(PL1, htx("profit_avg")), round(number(given.cell(PL1, htx("revenue_avg"))) * Decimal("0.7"), 1))


@kind(F + "turns_per_class", forms="pl3")
def a_class_of_hundreds(given: Return, rng: random.Random) -> None:
    _times([given.cell(PL3, support("support_turns", "fostering"))], Decimal(20))


@kind(F + "support_without_recipients", forms="pl3")
def money_for_nobody(given: Return, rng: random.Random) -> None:
    put(given.cell(PL3, support("support_orgs", "technology")), 0)


@kind(F + "support_per_organisation", forms="pl3")
def support_in_thousands(given: Return, rng: random.Random) -> None:
    for funding in ("total", "central", "local"):
        _times([given.cell(PL3, support("support_budget", "processing", funding))], THOUSAND * 10)


@kind(F + "members_minimum")
def fewer_members_than_the_law_asks(given: Return, rng: random.Random) -> None:
    for column in given.moments:
        put(given.cell(PL1, htx("member_total"), column), 3 * number(given.cell(PL1, htx("org_total"), column)) + 1)


@kind(F + "exact_multiple")
def members_worked_out(given: Return, rng: random.Random) -> None:
    group = Key("group", "org_total")
    for column in given.moments:
        put(given.cell(PL1, Key("group", "member_total"), column), 4 * number(given.cell(PL1, group, column)))


@kind(F + "union_members_minimum")
def unions_of_two(given: Return, rng: random.Random) -> None:
    for column in given.moments:
        total = number(given.cell(PL1, Key("union", "org_total"), column))
        put(given.cell(PL1, Key("union", "member_org_total"), column), 2 * total)


# ---- Columns ----------------------------------------------------------------------------------------------------


@kind(F + "part_year_within_year")
def more_in_half_a_year_than_in_the_year(given: Return, rng: random.Random) -> None:
    year = number(given.cell(PL1, htx("member_new"), "estimate"))
    put(given.cell(PL1, htx("member_new"), "half"), year + rng.randint(1, 90))


@kind(F + "stock_flow_balance")
def a_closing_that_does_not_follow(given: Return, rng: random.Random) -> None:
    cell = given.cell(PL1, htx("org_dissolved"))
    put(cell, number(cell) + rng.randint(2, 9))


@kind(F + "mid_year_stock")
def a_half_year_counted_as_flow(given: Return, rng: random.Random) -> None:
    cell = given.cell(PL1, htx("org_active"), "half")
    put(cell, number(cell) // 2)


@kind(F + "plan_out_of_reach", F + "row_jump")
def a_plan_of_thrice_as_many(given: Return, rng: random.Random) -> None:
    _times([given.cell(PL1, htx("org_total"), "next")], Decimal(3))


@kind(F + "column_copied")
def last_years_column_left(given: Return, rng: random.Random) -> None:
    for cell, old in zip(given.column(PL1, "estimate"), given.column(PL1, "last"), strict=True):
        cell.value = old.value


@kind(F + "column_copied")
def targets_as_results(given: Return, rng: random.Random) -> None:
    for cell, target in zip(given.column(PL1, "estimate"), given.column(PL1, "plan"), strict=True):
        cell.value = target.value


@kind(F + "part_year_within_year", F + "stock_flow_balance")
def a_quarter_for_the_year(given: Return, rng: random.Random) -> None:
    for indicator in ("org_new", "org_dissolved", "member_new", "worker_regular_new"):
        cell = given.cell(PL1, htx(indicator))
        put(cell, number(cell) // 4)


@kind(F + "stock_flow_balance", F + "row_jump")
def five_years_for_one(given: Return, rng: random.Random) -> None:
    for indicator in ("org_new", "org_dissolved", "member_new", "worker_regular_new"):
        cell = given.cell(PL1, htx(indicator))
        put(cell, number(cell) * 5)


@kind(F + "one_number_everywhere")
def a_column_of_zeros(given: Return, rng: random.Random) -> None:
    for cell in given.column(PL1, "estimate"):
        cell.value = 0


@kind(F + "filled_series")
def a_cell_dragged_down(given: Return, rng: random.Random) -> None:
    rows = ("org_active", "org_new", "org_dissolved", "org_converted", "org_good_fair", "org_high_tech")
    start = rng.randint(20, 40)
    for step, indicator in enumerate(rows):
        put(given.cell(PL1, htx(indicator)), start + step)


@kind("comparisons.percent_of_plan")
def a_percentage_that_contradicts_its_row(given: Return, rng: random.Random) -> None:
    _compare(given, rng, "ƯTH/KH (%)", "plan")


@kind("comparisons.growth")
def a_growth_of_another_year(given: Return, rng: random.Random) -> None:
    _compare(given, rng, f"ƯTH {given.year} so với TH {given.year - 1} (%)", "last")


@kind("submissions.other_period")
def the_form_of_another_year(given: Return, rng: random.Random) -> None:
    given.folder_period = str(given.year - 4)


# ---- Against what was sent before -------------------------------------------------------------------------------


@kind("submissions.only_earlier_years")
def last_years_form_with_this_years_plan(given: Return, rng: random.Random) -> None:
    for sheet in given.draft.sheets:
        for _, _, cell in sheet.cells():
            if isinstance(cell.value, str):
                for year in (given.year - 1, given.year, given.year + 1):
                    cell.value = cell.value.replace(str(year), str(year - 1))


@kind("comparisons.share", forms="pl2")
def a_share_of_another_whole(given: Return, rng: random.Random) -> None:
    """Add a column of shares of the estimate, right in every row but one."""
    sheet = given.sheet(PL2)
    (area,) = sheet.areas
    column = area.left + area.width
    for row in range(area.top, area.top + area.header_rows):
        _widen(sheet.rows[row], column).value = f"Tỷ trọng ƯTH {given.year} (%)" if row == area.top else None
    sheet.merges.append((area.top, column, area.top + area.header_rows - 1, column))
    total = number(given.cell(PL2, htx("org_total")))
    shares = []
    for key, cell in given.of_column(PL2, "estimate"):
        if key.entity == "cooperative" and key.indicator == "org_total" and key.sector != "total" and cell.number:
            row = next(row for row in sheet.rows if any(one is cell for one in row))
            shares.append(_widen(row, column))
            shares[-1].value = float(round(100 * cell.number / total, 1))
    wrong = rng.choice(shares)
    wrong.value = round(float(str(wrong.value)) + rng.uniform(5, 30), 1)


@kind(G + "far_from_other_provinces", G + "estimate_missed", before="last year")
def members_of_another_definition(given: Return, rng: random.Random) -> None:
    _times([cell for key in ("member_total", "member_new") for cell in given.row(PL1, htx(key))], Decimal(8))


@kind(G + "unusual_change", G + "part_year_jump", before="last year")
def groups_that_vanish(given: Return, rng: random.Random) -> None:
    for column in ("plan", "half", "estimate", "next"):
        for indicator in ("org_total", "org_contract_certified"):
            cell = given.cell(PL1, Key("group", indicator), column)
            put(cell, round(number(cell) * Decimal("0.55")))


@kind(G + "copied_from_last_year", before="last year")
def last_years_figures_sent_again(given: Return, rng: random.Random) -> None:
    for key, cell in given.of_column(PL1, "estimate"):
        value = given.draft.country.value(key, given.moments["estimate"])
        earlier = given.draft.country.value(key, Moment(str(given.year - 1), "estimate"))
        if value:
            put(cell, round(earlier * number(cell) / value, 4))


@kind(G + "unusual_change", G + "year_on_year_jump", G + "far_from_other_provinces", before="last year")
def the_report_of_one_cooperative(given: Return, rng: random.Random) -> None:
    """All of a province's cooperatives are one; its averages stay what they are."""
    for column in given.moments:
        total = number(given.cell(PL1, htx("org_total"), column))
        for key, cell in given.of_column(PL1, column):
            if key.entity == "cooperative" and not key.indicator.endswith("_avg") and not cell.percent and cell.number:
                put(cell, 1 if key.indicator == "org_total" else int(number(cell) / total))


@kind(G + "sectors_exchanged", G + "unusual_change", forms="pl2", before="last year")
def sectors_that_changed_places(given: Return, rng: random.Random) -> None:
    one, other = "agriculture", rng.choice(("industry", "transport"))
    for column in given.moments:
        first, second = (given.cell(PL2, htx("org_total", sector), column) for sector in (one, other))
        first.value, second.value = second.value, first.value


@kind(G + "too_large_for_one_province")
def figures_of_the_nation(given: Return, rng: random.Random) -> None:
    for indicator in ("org_total", "org_active", "org_good_fair", "org_new", "org_dissolved", "org_converted"):
        _times(given.row(PL1, htx(indicator)), Decimal(50))


@kind(G + "copied_from_another_province", before="a twin")
def the_file_of_another_province(given: Return, rng: random.Random) -> None:
    """Nothing is wrong in the return: another province has sent the same figures."""


@kind(G + "keys_no_longer_printed", before="itself")
def a_row_lost_in_the_second_version(given: Return, rng: random.Random) -> None:
    given.label(PL1, htx("manager_total")).value = None
    for cell in given.row(PL1, htx("manager_total")):
        cell.value = None
