"""An identity rejects only where it binds; elsewhere it warns, or keeps silent."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

import pytest

from orchestration.quality import gate1
from tests.unit.quality.landed import Figure, Submission, new_warehouse, put

F = Figure

SUPPORT = {"entity": "support_program", "sheet": "PL III", "policy": "training"}

#: Rule, figures, and the severity the rule answers with (None: silent).
CASES = {
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


@pytest.fixture(scope="module")
def severities() -> dict[tuple[str, str], set[str]]:
    with closing(new_warehouse()) as connection:
        for name, (_, figures, _) in CASES.items():
            put(connection, name, Submission(figures=figures, period="2024"))
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
