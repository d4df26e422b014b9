"""What landing keeps of a workbook: a class for the rows of each table of `landing.*`, and all of them together.

Belongs here: names and types, which the load uses too. Not here: how any of it is read; the comments on columns
(`schema.sql`). Imports nothing of the reader, so that code that only stores or queries does not load it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple


class Figure(NamedTuple):
    """One row of `landing.figures`; see `schema.sql` for the columns."""

    form_code: str
    sheet: str
    cell: str
    sheet_index: int
    row_index: int
    column_index: int
    row_label: str
    column_label: str
    printed_text: str
    unit_text: str
    period_code: str
    scenario: str
    entity_type: str
    indicator_code: str
    sector_code: str
    policy_code: str
    program_code: str
    funding_source: str
    value: Decimal | None
    value_low: Decimal | None
    value_high: Decimal | None
    qualifier: str
    unit: str
    missing_reason: str | None
    repair: str | None

    @property
    def key(self) -> tuple[str, ...]:
        """What the figure is of, whatever its value."""
        return (
            self.period_code, self.scenario, self.entity_type, self.indicator_code, self.sector_code,
            self.policy_code, self.program_code, self.funding_source,
        )  # fmt: skip


class RegisterRow(NamedTuple):
    """One row of `landing.register_rows`; see `schema.sql` for the columns."""

    form_code: str
    sheet: str
    cell: str
    row_index: int
    name: str | None
    registration_code: str | None
    founded_text: str | None
    founded_on: date | None
    commune: str | None
    address: str | None
    sector_text: str | None
    sector_code: str | None
    entity_type: str
    charter_capital: Decimal | None
    capital_total: Decimal | None
    member_total: Decimal | None
    worker_total: Decimal | None
    revenue: Decimal | None
    profit: Decimal | None
    status_text: str | None
    status_code: str | None
    rating_text: str | None
    rating_code: str | None
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """One row of `landing.unrecognised`."""

    form_code: str | None
    sheet: str
    cell: str
    kind: str
    text: str
    closest: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something the reader noticed: a rule of the rule book, its cell, and what fills the message."""

    rule_id: str
    sheet: str = ""
    cell: str = ""
    printed_text: str = ""
    expected: str = ""
    related_cells: str = ""
    params: dict[str, Any] = field(default_factory=dict)


Omission = Unrecognised | Noticed  # what was not read, and the findings about it


@dataclass(frozen=True, slots=True)
class Explanation:
    """One row of `landing.explanations`: what a province wrote beside a finding.

    Attributes:
        sheet: the sheet it stands on.
        cell: its cell there.
        finding_id: the finding it speaks of, as printed in the column `Mã`.
        explanation: its text.
    """

    sheet: str
    cell: str
    finding_id: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of `landing.comparisons`; see `schema.sql` for the columns."""

    form_code: str
    sheet: str
    cell: str
    row_index: int
    column_index: int
    row_label: str
    column_label: str
    printed_text: str
    place: str
    kind: str
    value: Decimal | None
    expected: Decimal | None
    margin: Decimal | None
    of_cell: str | None = None
    of_value: Decimal | None = None
    period_code: str | None = None
    scenario: str | None = None
    entity_type: str | None = None
    indicator_code: str | None = None
    sector_code: str | None = None
    policy_code: str | None = None
    program_code: str | None = None
    funding_source: str | None = None
    unit: str | None = None
    base_cell: str | None = None
    base_value: Decimal | None = None
    base_period_code: str | None = None
    base_scenario: str | None = None


@dataclass
class Reading:
    """What was read of one submission."""

    figures: list[Figure] = field(default_factory=list)
    register_rows: list[RegisterRow] = field(default_factory=list)
    unrecognised: list[Unrecognised] = field(default_factory=list)
    noticed: list[Noticed] = field(default_factory=list)
    explanations: list[Explanation] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)

    def add(self, items: Iterable[Figure | RegisterRow | Noticed | Unrecognised | Explanation]) -> None:
        """Sort what a reader yields into its lists."""
        for item in items:
            if isinstance(item, Figure):
                self.figures.append(item)
            elif isinstance(item, RegisterRow):
                self.register_rows.append(item)
            elif isinstance(item, Unrecognised):
                self.unrecognised.append(item)
            elif isinstance(item, Explanation):
                self.explanations.append(item)
            else:
                self.noticed.append(item)
