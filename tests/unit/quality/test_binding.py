"""An identity rejects only where it binds; elsewhere it warns, or keeps silent."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import Any

import pytest

from orchestration.quality import gate1
from tests.unit.quality.landed import Figure, Problem, Submission, new_warehouse, put

F = Figure

SUPPORT = {"entity": "support_program", "sheet": "PL III", "policy": "training"}

COUNTERPART = {**SUPPORT, "funding": "counterpart"}


def funding(total: float, central: float, local: float) -> list[F]:
    return [
        F("support_budget", total, **SUPPORT),
        F("support_budget", central, funding="central", **SUPPORT),
        F("support_budget", local, funding="local", **SUPPORT),
    ]


def local_apart(province: float, district: float) -> list[F]:
    return [
        F("support_budget", province, funding="province", **SUPPORT),
        F("support_budget", district, funding="district", **SUPPORT),
    ]


def all_kinds(total: float) -> list[F]:
    return [
        F("org_total", total, entity="all"),
        F("org_total", 500),
        F("org_total", 16, entity="credit_fund"),
        F("org_total", 3, entity="union"),
        F("org_total", 890, entity="group"),
    ]


def sectors(total: float) -> list[F]:
    codes = ("agriculture", "industry", "construction", "trade_services", "transport", "credit", "environment", "other")
    return [
        F("org_total", total, sheet="PL II"),
        *(F("org_total", 10, sheet="PL II", sector=code) for code in codes),
    ]


def workers(**totals: float) -> list[F]:
    return [
        F("worker_regular", 10_300),
        F("worker_member", 12_000),
        *(F(indicator, value) for indicator, value in totals.items()),
    ]


def row_of(indicator: str, *values: float, **options: Any) -> list[F]:
    return [
        F(indicator, value, when, row=10, **options)
        for when, value in zip(("2022 actual", "2023 plan", "2023 actual", "2024 plan"), values, strict=True)
    ]


#: Rule, figures, and the severity the rule answers with (None: silent).
CASES = {
    "counterpart money below a total of state money": (
        "figures.funding_sum",
        [*funding(100, 60, 40), F("support_budget", 50, **COUNTERPART)],
        None,
    ),
    "counterpart money in the total": (
        "figures.funding_sum",
        [*funding(150, 60, 40), F("support_budget", 50, **COUNTERPART)],
        None,
    ),
    "counterpart money, and a total that fits neither way": (
        "figures.funding_sum",
        [*funding(120, 60, 40), F("support_budget", 50, **COUNTERPART)],
        "critical",
    ),
    "more counterpart money than state money": (
        "figures.funding_within_total",
        [*funding(100, 60, 40), F("support_budget", 150, **COUNTERPART)],
        None,
    ),
    "more local money than the total beside counterpart money": (
        "figures.funding_within_total",
        [*funding(100, 60, 140), F("support_budget", 150, **COUNTERPART)],
        "critical",
    ),
    "a central source and counterpart money, the rest blank": (
        "figures.funding_sum",
        [*funding(100, 60, 40)[:2], F("support_budget", 50, **COUNTERPART)],
        None,
    ),
    "budgets of province and districts instead of a local one": (
        "figures.funding_sum",
        [*funding(100, 60, 0)[:2], *local_apart(30, 10)],
        None,
    ),
    "budgets of province and districts that do not add up": (
        "figures.funding_sum",
        [*funding(100, 60, 0)[:2], *local_apart(30, 20)],
        "critical",
    ),
    "credit funds among the cooperatives": ("figures.organisations_sum", all_kinds(1_393), None),
    "credit funds beside the cooperatives": ("figures.organisations_sum", all_kinds(1_409), None),
    "organisations that add up in neither way": ("figures.organisations_sum", all_kinds(1_400), "critical"),
    "credit funds counted in one form only, by the credit row": (
        "figures.duplicate_value",
        [F("org_total", 500), F("org_total", 516, sheet="PL II"), F("org_total", 16, sheet="PL II", sector="credit")],
        "warning",
    ),
    "credit funds counted in one form only, by their own total": (
        "figures.duplicate_value",
        [F("org_total", 516), F("org_total", 16, entity="credit_fund"), F("org_total", 500, sheet="PL II")],
        "warning",
    ),
    "a difference that is not the credit funds": (
        "figures.duplicate_value",
        [F("org_total", 500), F("org_total", 517, sheet="PL II"), F("org_total", 16, sheet="PL II", sector="credit")],
        "critical",
    ),
    "a difference of last year's credit funds": (
        "figures.duplicate_value",
        [
            F("org_total", 500),
            F("org_total", 516, sheet="PL II"),
            F("org_total", 16, "2022 actual", sheet="PL II", sector="credit"),
        ],
        "critical",
    ),
    "two totals of one form, credit funds apart": (
        "figures.duplicate_value",
        [F("org_total", 500), F("org_total", 516), F("org_total", 16, entity="credit_fund")],
        "critical",
    ),
    "members among all workers": ("figures.part_within_total", workers(worker_total=25_300), None),
    "members above all workers": ("figures.part_within_total", workers(worker_total=11_000), "critical"),
    "members above the regular workers, all workers not printed": (
        "figures.part_within_total",
        workers(),
        "critical",
    ),
    "a digit too few in a row of members": (
        "figures.row_jump",
        row_of("member_total", 61_234, 62_000, 6_210, 63_000),
        "warning",
    ),
    "a digit too many in a row of organisations": (
        "figures.row_jump",
        row_of("org_total", 500, 520, 5_220, 545),
        "warning",
    ),
    "a sector that shrinks": (
        "figures.row_jump",
        row_of("org_total", 112, 112, 10, 112, sheet="PL II", sector="trade_services"),
        None,
    ),
    "two provinces become one": ("figures.row_jump", row_of("org_total", 400, 420, 1_400, 1_450), None),
    "a small count that vanishes": ("figures.row_jump", row_of("org_inactive", 60, 60, 5, 2), None),
    "an average that grows tenfold": ("figures.row_jump", row_of("revenue_avg", 200e6, 210e6, 2_100e6, 220e6), None),
    "no block of groups in the form": ("figures.pl2_key_indicators", sectors(80), "info"),
    "a block of groups left blank": (
        "figures.pl2_key_indicators",
        [*sectors(80), F("org_total", None, sheet="PL II", entity="group")],
        "warning",
    ),
    "groups of the year before alone": (
        "figures.pl2_key_indicators",
        [
            *sectors(80),
            F("org_total", 600, "2023 actual", sheet="PL II", entity="group"),
            F("org_total", None, "2024 actual", sheet="PL II", entity="group"),
        ],
        "warning",
    ),
    "groups that are planned alone": (
        "figures.pl2_key_indicators",
        [
            *sectors(80),
            F("org_total", None, "2024 actual", sheet="PL II", entity="group"),
            F("org_total", 610, "2024 plan", sheet="PL II", entity="group"),
        ],
        "warning",
    ),
    "groups that are estimated": (
        "figures.pl2_key_indicators",
        [
            *sectors(80),
            F("org_total", None, "2024 actual", sheet="PL II", entity="group"),
            F("org_total", 610, "2024 estimate", sheet="PL II", entity="group"),
        ],
        None,
    ),
    "no organisations in the form": ("figures.pl3_key_indicators", funding(100, 60, 40), "info"),
    "organisations left blank": (
        "figures.pl3_key_indicators",
        [*funding(100, 60, 40), F("support_orgs", None, **SUPPORT)],
        "warning",
    ),
    "an approximate part": (
        "figures.active_within_total",
        [F("org_total", 405), F("org_active", 450, qualifier="approx", printed="khoảng 450")],
        "warning",
    ),
    "an approximate part a little above": (
        "figures.active_within_total",
        [F("org_total", 405), F("org_active", 410, qualifier="approx", printed="khoảng 410")],
        None,
    ),
    "a total on another sheet": (
        "figures.active_within_total",
        [F("org_active", 412), F("org_total", 405, sheet="PL II")],
        "warning",
    ),
    "a total of another column": (
        "figures.active_within_total",
        [F("org_active", 412), F("org_total", 405, "2022 actual")],
        None,
    ),
    "a total of another scope": (
        # Đắk Lắk: 612 active cooperatives and unions.
        "figures.active_within_total",
        [F("org_active", 752, entity="cooperative_union"), F("org_total", 746)],
        None,
    ),
    "awaiting dissolution left blank": (
        "figures.active_inactive_sum",
        [
            F("org_total", 323),
            F("org_active", 248),
            F("org_inactive", 8),
            F("org_awaiting_dissolution", None),
        ],
        "warning",
    ),
    "awaiting dissolution among the inactive": (
        "figures.active_inactive_sum",
        [F("org_total", 323), F("org_active", 248), F("org_inactive", 75), F("org_awaiting_dissolution", 67)],
        None,
    ),
    "dissolved inside the brackets": (
        # Hà Tĩnh 2015: dissolved ones are a flow, no part of the total.
        "figures.active_inactive_sum",
        [F("org_total", 833), F("org_active", 788), F("org_inactive", 45), F("org_dissolved", 6)],
        None,
    ),
    "workers rounded to hundreds": (
        "figures.workers_sum",
        [
            F("worker_total", 21_900, printed="21,9"),
            F("worker_regular", 7_700, printed="7,7"),
            F("worker_seasonal", 14_100, printed="14,1"),
        ],
        None,
    ),
    "six sectors that miss a few": (
        "figures.sectors_sum",
        [
            F("org_total", 300, sheet="PL II"),
            *(
                F("org_total", value, sheet="PL II", sector=sector)
                for sector, value in {
                    "agriculture": 147,
                    "industry": 24,
                    "construction": 50,
                    "trade_services": 29,
                    "transport": 43,
                }.items()
            ),
        ],
        "warning",
    ),
    "two sectors of many": (
        "figures.sectors_sum",
        [F("org_total", 226), F("org_total", 187, sector="agriculture"), F("org_total", 9, sector="transport")],
        None,
    ),
    "amounts rounded to 0,1 billion": (
        "figures.funding_sum",
        [
            F("support_budget", 3.4e9, printed="3,4", **SUPPORT),
            F("support_budget", 2.1e9, printed="2,1", funding="central", **SUPPORT),
            F("support_budget", 1.2e9, printed="1,2", funding="local", **SUPPORT),
        ],
        None,
    ),
    "one source alone": (
        "figures.funding_sum",
        [
            F("support_budget", 3.4e9, printed="3,4", **SUPPORT),
            F("support_budget", 2.1e9, printed="2,1", funding="central", **SUPPORT),
        ],
        None,
    ),
    "a third source that completes the sum": (
        "figures.funding_sum",
        [
            F("support_budget", 600, **SUPPORT),
            F("support_budget", 300, funding="central", **SUPPORT),
            F("support_budget", 200, funding="local", **SUPPORT),
            F("support_budget", 100, funding="fund", **SUPPORT),
        ],
        None,
    ),
    "a rounded figure beside its exact value": (
        "figures.duplicate_value",
        [
            F("revenue_avg", 2.2e9, printed="2,2"),
            F("revenue_avg", 2.204e9, printed="2.204", sheet="PL II"),
        ],
        "warning",
    ),
    "two counts that differ by one": (
        "figures.duplicate_value",
        [F("org_total", 405, printed="405"), F("org_total", 406, printed="406", sheet="PL II")],
        "critical",
    ),
    "organisations with a kind missing, below the total": (
        "figures.organisations_sum",
        [F("org_total", 694, entity="all"), F("org_total", 525), F("org_total", 160, entity="group")],
        None,
    ),
    "organisations with a kind missing, above the total": (
        "figures.organisations_sum",
        [F("org_total", 694, entity="all"), F("org_total", 595), F("org_total", 160, entity="group")],
        "warning",
    ),
    "flows of approximate size": (
        "figures.net_increase",
        [F("org_new", 35, qualifier="over"), F("org_dissolved", 27), F("org_net_increase", 5)],
        None,
    ),
    "minimum of members under the law of 2023": (
        "figures.members_minimum",
        [F("org_total", 100, "2024 actual"), F("member_total", 550, "2024 actual")],
        None,
    ),
    "minimum of members under the law of 2012": (
        "figures.members_minimum",
        [F("org_total", 100, "2024-H1 actual"), F("member_total", 550, "2024-H1 actual")],
        "warning",
    ),
}


#: Rule, figures, and the sheet of a row that was left out; the sum then only warns, unless it is above its total.
LEFT_OUT = {
    "funding": ("figures.funding_sum", funding(100, 50, 40), "PL III", "warning"),
    "funding above its total": ("figures.funding_sum", funding(100, 70, 40), "PL III", "critical"),
    "funding, left out elsewhere": ("figures.funding_sum", funding(100, 50, 40), "PL I", "critical"),
    "sectors": ("figures.sectors_sum", sectors(85), "PL II", "warning"),
    "sectors above their total": ("figures.sectors_sum", sectors(75), "PL II", "critical"),
    "organisations": ("figures.organisations_sum", all_kinds(1_500), "PL I", "warning"),
    "organisations above their total": ("figures.organisations_sum", all_kinds(1_300), "PL I", "critical"),
    "active and inactive": (
        "figures.active_inactive_sum",
        [F("org_total", 500), F("org_active", 440), F("org_inactive", 40)],
        "PL I",
        "warning",
    ),
    "active and inactive above their total": (
        "figures.active_inactive_sum",
        [F("org_total", 500), F("org_active", 440), F("org_inactive", 80)],
        "PL I",
        "critical",
    ),
    "a part above its total": (
        "figures.active_within_total",
        [F("org_total", 405), F("org_active", 412)],
        "PL I",
        "critical",
    ),
}


@pytest.fixture(scope="module")
def severities() -> dict[tuple[str, str], set[str]]:
    with closing(new_warehouse()) as connection:
        for name, (_, figures, _) in CASES.items():
            put(connection, name, Submission(figures=figures, period="2024"))
        for name, (_, figures, sheet, _) in LEFT_OUT.items():
            unrecognised = Submission(figures, unrecognised=1, unrecognised_sheet=sheet, period="2024")
            finer = Submission(figures, problems=[Problem("figures.finer_than_codes", sheet, "B9")], period="2024")
            put(connection, f"{name} unrecognised", unrecognised)
            put(connection, f"{name} finer", finer)
        gate1.run(connection, datetime(2025, 1, 1))
        found: dict[tuple[str, str], set[str]] = {}
        for submission_id, rule_id, severity in connection.execute(
            "SELECT submission_id, rule_id, severity FROM quality.gate_findings"
        ).fetchall():
            found.setdefault((submission_id, rule_id), set()).add(severity)
        return found


@pytest.mark.parametrize("name", CASES)
def test_binds_only_between_exact_figures_of_one_column(name: str, severities: dict[tuple[str, str], set[str]]) -> None:
    rule_id, _, severity = CASES[name]
    assert severities.get((name, rule_id), set()) == ({severity} if severity else set())


@pytest.mark.parametrize("why", ["unrecognised", "finer"])
@pytest.mark.parametrize("name", LEFT_OUT)
def test_a_row_left_out_of_the_sheet_loosens_a_sum(
    name: str, why: str, severities: dict[tuple[str, str], set[str]]
) -> None:
    rule_id, _, _, severity = LEFT_OUT[name]
    assert severities[f"{name} {why}", rule_id] == {severity}


def test_a_return_of_half_a_year_may_answer_with_what_the_year_is_expected_to_bring() -> None:
    blank = F("org_total", None, "2024-H1 actual", sheet="PL II", entity="group")
    expected = F("org_total", 610, "2024 estimate", sheet="PL II", entity="group")
    with closing(new_warehouse()) as connection:
        put(connection, "blank", Submission([*sectors(80), blank], period="2024-H1"))
        put(connection, "expected", Submission([*sectors(80), blank, expected], period="2024-H1"))
        gate1.run(connection, datetime(2025, 1, 1))
        asked = connection.execute(
            "SELECT submission_id FROM quality.gate_findings WHERE rule_id = 'figures.pl2_key_indicators'"
        ).fetchall()

    assert asked == [("blank",)]
