"""Every rule of gate 1 fires where it should and keeps silent where it should.

A new rule needs one entry in `CASES`; a rule of the reader needs none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from string import Formatter
from typing import Any

import pytest

from orchestration.quality import gate1
from orchestration.quality.compile import compile_check
from orchestration.quality.evaluation import prepare
from orchestration.quality.rulebook import load
from tests.unit.quality.landed import Figure, Problem, Row, Submission, new_warehouse, put

F = Figure

RULES = {rule.id: rule for rule in load().of_gate(1)}
READER_RULES = sorted(rule.id for rule in RULES.values() if rule.check.kind == "reader")
CONTENT_RULES = sorted(rule.id for rule in RULES.values() if rule.check.kind != "reader")

#: What a missing parameter leaves in a message.
HOLE = re.compile(r"“\s*”|\(\s*\)|\s[.,;:](?:\s|$)|…")

SECTORS = ["agriculture", "industry", "construction", "trade_services", "transport", "credit", "environment", "other"]


@dataclass(frozen=True)
class Case:
    """One submission that a rule must object to, and one that it must check and let pass."""

    fires: Submission
    silent: Submission
    severity: str | None = None
    cell: str | None = None


def figures(*given: F, **options: Any) -> Submission:
    return Submission(figures=given, **options)


def register(*rows: Row, **options: Any) -> Submission:
    return Submission(rows=rows, **options)


def by_sector(total: float, parts: Sequence[float], **options: Any) -> Submission:
    return figures(
        F("org_total", total, sheet="PL II", cell="D9", **options),
        *(
            F("org_total", value, sheet="PL II", sector=sector, **options)
            for sector, value in zip(SECTORS, parts, strict=False)
        ),
    )


def budget(total: float, central: float, local: float, **options: Any) -> Submission:
    support = {"entity": "support_program", "sheet": "PL III", "policy": "training", **options}
    return figures(
        F("support_budget", total, cell="D9", **support),
        F("support_budget", central, funding="central", **support),
        F("support_budget", local, funding="local", **support),
    )


def support(indicator: str, value: float, **options: Any) -> F:
    return F(indicator, value, **{"entity": "support_program", "sheet": "PL III", "policy": "fostering", **options})


COMPLETE_PL1 = (
    F("org_total", 400),
    F("org_active", 380),
    F("org_new", 20),
    F("member_total", 9_000),
    F("revenue_avg", 900e6),
    F("income_worker_avg", 48e6),
    F("org_total", 700, entity="group"),
    F("member_total", 8_000, entity="group"),
)

CASES = {
    "submissions.carries_nothing": Case(
        fires=figures(F("org_total", None)), silent=register(Row()), severity="critical"
    ),
    "submissions.mostly_unrecognised": Case(
        fires=figures(F("org_total", 5), unrecognised=6), silent=figures(F("org_total", 5), unrecognised=2)
    ),
    # cells
    "figures.known_indicator": Case(
        fires=figures(F("org_flying", 5)), silent=figures(F("org_total", 5)), severity="critical"
    ),
    "figures.known_sector": Case(
        fires=figures(F("org_total", 5, sector="mining")),
        silent=figures(F("org_total", 5, sector="credit")),
        severity="critical",
    ),
    "figures.known_policy": Case(
        fires=figures(support("support_budget", 5e6, policy="gifts")),
        silent=figures(support("support_budget", 5e6, policy="total")),
        severity="critical",
    ),
    "figures.known_program": Case(
        fires=figures(support("support_budget", 5e6, program="999")),
        silent=figures(support("support_budget", 5e6, program="1804")),
        severity="critical",
    ),
    "figures.unit_of_indicator": Case(
        fires=figures(F("org_total", 5, unit="person")), silent=figures(F("org_total", 5)), severity="critical"
    ),
    "figures.entity_type_allowed": Case(
        fires=figures(F("org_high_tech", 5, entity="group")), silent=figures(F("org_high_tech", 5))
    ),
    "figures.negative_count": Case(
        fires=figures(F("org_total", -5)), silent=figures(F("org_total", 0)), severity="critical"
    ),
    "figures.negative_money": Case(
        fires=figures(F("revenue_avg", -5e6)), silent=figures(F("revenue_avg", 5e6)), severity="critical"
    ),
    "figures.share_within_bounds": Case(
        fires=figures(F("org_good_fair_share", 140)),
        silent=figures(F("org_good_fair_share", 40.6)),
        severity="critical",
    ),
    "figures.whole_number": Case(
        fires=figures(F("org_total", 2.579)), silent=figures(F("org_good_fair_share", 40.6), F("org_total", 2579))
    ),
    "figures.range_in_order": Case(
        fires=figures(F("org_new", 45, high=40, qualifier="range", printed="45 - 40")),
        silent=figures(F("org_new", 40, high=45, qualifier="range", printed="40 - 45")),
    ),
    "figures.income_too_low": Case(
        fires=figures(F("income_worker_avg", 4.67e6)), silent=figures(F("income_worker_avg", 56.04e6))
    ),
    "figures.income_too_high": Case(
        fires=figures(F("income_worker_avg", 48e9)), silent=figures(F("income_worker_avg", 48e6))
    ),
    "figures.revenue_plausible": Case(
        fires=figures(F("revenue_avg", 895_000)), silent=figures(F("revenue_avg", 895e6))
    ),
    "figures.grdp_share_plausible": Case(
        fires=figures(F("grdp_share", 39, entity="all")), silent=figures(F("grdp_share", 3.9, entity="all"))
    ),
    "figures.actual_in_future": Case(
        fires=figures(F("org_total", 5, "2024 actual")), silent=figures(F("org_total", 5, "2023-H1 actual"))
    ),
    "figures.period_far_away": Case(
        fires=figures(F("org_total", 5, "2013 actual")), silent=figures(F("org_total", 5, "2022 actual"))
    ),
    "figures.programme_in_its_time": Case(
        fires=figures(support("support_orgs", 2, when="2020 actual", program="167")),
        silent=figures(support("support_orgs", 2, program="167")),
        severity="info",
    ),
    # the same key twice
    "figures.duplicate_value": Case(
        fires=figures(F("org_total", 405), F("org_total", 450, sheet="PL II", cell="D9")),
        silent=figures(F("org_total", 405), F("org_total", 405, sheet="PL II")),
        severity="critical",
        cell="D9",
    ),
    # parts and totals
    "figures.active_within_total": Case(
        fires=figures(F("org_total", 405), F("org_active", 412, cell="D10")),
        silent=figures(F("org_total", 405), F("org_active", 405)),
        severity="critical",
        cell="D10",
    ),
    "figures.inactive_within_total": Case(
        fires=figures(F("org_total", 405), F("org_awaiting_dissolution", 412)),
        silent=figures(F("org_total", 405), F("org_inactive", 0)),
        severity="critical",
    ),
    "figures.good_fair_within_total": Case(
        fires=figures(F("org_total", 405), F("org_good_fair", 412)),
        silent=figures(F("org_total", 405), F("org_good_fair", 412, "2022 actual"), F("org_good", 40)),
        severity="critical",
    ),
    "figures.part_within_total": Case(
        fires=figures(F("manager_total", 500), F("manager_university", 501)),
        silent=figures(F("manager_total", 500), F("manager_university", 500)),
        severity="critical",
    ),
    "figures.new_within_total": Case(
        fires=figures(F("org_total", 40), F("org_new", 41)), silent=figures(F("org_total", 40), F("org_new", 4))
    ),
    "figures.new_members_within_total": Case(
        fires=figures(F("member_total", 400), F("member_new", 410)),
        silent=figures(F("member_total", 400), F("member_new", 10)),
    ),
    "figures.new_workers_within_total": Case(
        fires=figures(F("worker_regular", 400), F("worker_regular_new", 410)),
        silent=figures(F("worker_regular", 400), F("worker_regular_new", 10)),
    ),
    "figures.charter_capital_within_capital": Case(
        fires=figures(F("capital_total", 4e9), F("charter_capital_total", 5e9)),
        silent=figures(F("capital_total", 4e9), F("charter_capital_total", 1e9)),
    ),
    "figures.active_inactive_sum": Case(
        fires=figures(F("org_total", 457, cell="D9"), F("org_active", 447), F("org_inactive", 52)),
        silent=figures(
            # Bình Phước 2023: the awaiting ones are printed apart.
            F("org_total", 323),
            F("org_active", 248),
            F("org_inactive", 8),
            F("org_awaiting_dissolution", 67),
        ),
        severity="critical",
        cell="D9",
    ),
    "figures.good_and_fair_sum": Case(
        fires=figures(F("org_good_fair", 100), F("org_good", 60), F("org_fair", 50)),
        silent=figures(F("org_good_fair", 110), F("org_good", 60), F("org_fair", 50)),
        severity="critical",
    ),
    "figures.workers_sum": Case(
        fires=figures(F("worker_total", 21_900), F("worker_regular", 7_700), F("worker_seasonal", 14_100)),
        silent=figures(F("worker_total", 21_900), F("worker_regular", 7_700), F("worker_seasonal", 14_200)),
        severity="critical",
    ),
    "figures.rated_within_total": Case(
        fires=figures(F("org_total", 100), F("org_good_fair", 60), F("org_average", 30), F("org_weak", 11)),
        silent=figures(F("org_total", 100), F("org_good_fair", 60), F("org_average", 30), F("org_weak", 5)),
        severity="critical",
    ),
    "figures.ratings_sum": Case(
        fires=figures(
            F("org_total", 100), F("org_good_fair", 60), F("org_average", 20), F("org_weak", 5), F("org_unrated", 5)
        ),
        silent=figures(
            F("org_total", 100),
            F("org_active", 90),
            F("org_good_fair", 60),
            F("org_average", 20),
            F("org_weak", 5),
            F("org_unrated", 5),
        ),
    ),
    "figures.managers_within_total": Case(
        fires=figures(F("manager_total", 100), F("manager_vocational", 60), F("manager_university", 50)),
        silent=figures(F("manager_total", 100), F("manager_vocational", 40), F("manager_university", 50)),
    ),
    "figures.sectors_sum": Case(
        fires=by_sector(300, [147, 24, 50, 29, 43, 7, 0, 1]),
        silent=by_sector(300, [147, 24, 50, 29, 43, 7, 0, 0]),
        severity="critical",
        cell="D9",
    ),
    "figures.sector_within_total": Case(
        fires=figures(F("org_total", 63), F("org_total", 64, sector="agriculture", cell="D20")),
        silent=figures(F("org_total", 63), F("org_total", 20, sector="agriculture")),
        severity="critical",
        cell="D20",
    ),
    "figures.funding_sum": Case(
        fires=budget(3_063.9e6, 1_164.4e6, 1_890.5e6),
        silent=budget(3_063.9e6, 1_164.4e6, 1_899.5e6),
        severity="critical",
        cell="D9",
    ),
    "figures.funding_within_total": Case(
        fires=budget(1_000e6, 1_100e6, 100e6), silent=budget(1_000e6, 900e6, 100e6), severity="critical"
    ),
    "figures.policies_sum": Case(
        fires=figures(
            support("support_budget", 1_000e6, policy="total"),
            support("support_budget", 700e6, policy="training"),
            support("support_budget", 400e6, policy="technology"),
        ),
        silent=figures(
            support("support_budget", 1_000e6, policy="total"),
            support("support_budget", 700e6, policy="training"),
            # A programme may be reported beside the policies.
            support("support_budget", 400e6, policy="none", program="167"),
        ),
    ),
    "figures.organisations_sum": Case(
        fires=figures(
            F("org_active", 694, entity="all"),
            F("org_active", 525),
            F("org_active", 1, entity="union"),
            F("org_active", 3, entity="credit_fund"),
            F("org_active", 166, entity="group"),
        ),
        silent=figures(
            # Hòa Bình 2024: no union is printed.
            F("org_active", 694, entity="all"),
            F("org_active", 525),
            F("org_active", 3, entity="credit_fund"),
            F("org_active", 166, entity="group"),
        ),
        severity="critical",
    ),
    "figures.composite_scope": Case(
        fires=figures(F("org_total", 300, entity="cooperative_credit_fund"), F("org_total", 310)),
        silent=figures(F("org_total", 300, entity="cooperative_credit_fund"), F("org_total", 7, entity="credit_fund")),
    ),
    # ratios
    "figures.members_minimum": Case(
        fires=figures(F("org_total", 502), F("member_total", 3_000)),
        silent=figures(
            F("org_total", 502, "2025 plan"),
            F("member_total", 3_000, "2025 plan"),
            F("org_total", 502),
            F("member_total", 3_514),
        ),
    ),
    "figures.group_members_minimum": Case(
        fires=figures(F("org_total", 100, entity="group"), F("member_total", 150, entity="group")),
        silent=figures(F("org_total", 100, entity="group"), F("member_total", 290, entity="group")),
    ),
    "figures.union_members_minimum": Case(
        fires=figures(F("org_total", 2, entity="union"), F("member_org_total", 7, entity="union")),
        silent=figures(F("org_total", 3, entity="union"), F("member_org_total", 18, entity="union")),
    ),
    "figures.profit_within_revenue": Case(
        fires=figures(F("revenue_avg", 100e6), F("profit_avg", 107e6)),
        silent=figures(F("revenue_avg", 895e6), F("profit_avg", 107e6)),
    ),
    "figures.profit_margin": Case(
        fires=figures(F("revenue_avg", 200e6), F("profit_avg", 107e6)),
        silent=figures(F("revenue_avg", 895e6), F("profit_avg", -107e6)),
    ),
    "figures.turns_per_class": Case(
        fires=figures(support("support_turns", 12), support("support_classes", 107)),
        silent=figures(support("support_turns", 5_046), support("support_classes", 125)),
        severity="info",
    ),
    "figures.share_agrees": Case(
        fires=figures(F("org_total", 393), F("org_good_fair", 175), F("org_good_fair_share", 52.66)),
        silent=figures(F("org_total", 204), F("org_good_fair", 70), F("org_good_fair_share", 34.3)),
    ),
    "figures.shares_within_hundred": Case(
        fires=figures(F("org_good_fair_share", 80), F("org_weak_share", 23)),
        silent=figures(F("org_good_fair_share", 40.6), F("org_weak_share", 23)),
    ),
    "figures.budget_contribution_plausible": Case(
        fires=figures(F("org_total", 10), F("revenue_avg", 100e6), F("budget_contribution_total", 2.6e9)),
        silent=figures(F("org_total", 100), F("revenue_avg", 100e6), F("budget_contribution_total", 2.6e9)),
    ),
    # stocks, flows, columns
    "figures.net_increase": Case(
        # Hà Tĩnh 2023.
        fires=figures(F("org_new", 35), F("org_dissolved", 27), F("org_net_increase", 5, cell="D12")),
        silent=figures(F("org_new", 35), F("org_dissolved", 27), F("org_net_increase", 11), F("org_reinstated", 3)),
        cell="D12",
    ),
    "figures.stock_flow_balance": Case(
        fires=figures(F("org_total", 843, "2022 actual"), F("org_total", 870), F("org_new", 22), F("org_dissolved", 1)),
        silent=figures(
            F("org_total", 843, "2022 actual"), F("org_total", 864), F("org_new", 22), F("org_dissolved", 1)
        ),
    ),
    "figures.part_year_within_year": Case(
        fires=figures(F("org_new", 21, "2023-H1 actual"), F("org_new", 20, "2023 estimate")),
        silent=figures(F("org_new", 8, "2023-H1 actual"), F("org_new", 20, "2023 estimate")),
    ),
    "figures.row_jump": Case(
        fires=figures(
            F("member_total", 7_500, "2022 actual", row=10),
            F("member_total", 7_600, row=10),
            F("member_total", 7_600_000, "2024 plan", row=10, cell="F10"),
        ),
        silent=figures(
            F("member_total", 7_500, "2022 actual", row=10),
            F("member_total", 7_600, row=10),
            F("member_total", 9_000, "2024 plan", row=10),
        ),
        cell="F10",
    ),
    "figures.same_number_twice": Case(
        # Kiên Giang 2020.
        fires=figures(
            F("member_total", 45_078, entity="group"), F("worker_seasonal", 45_078, entity="group", cell="D17")
        ),
        silent=figures(F("member_total", 52_955), F("worker_seasonal", 8_920)),
        cell="D17",
    ),
    "figures.all_groups_active": Case(
        # Đắk Lắk 9/2023: 612 active ones are cooperatives and unions together.
        fires=figures(
            F("org_total", 746),
            F("org_total", 5, entity="union"),
            F("org_active", 612, entity="cooperative_union"),
            F("org_total", 403, entity="group"),
            F("org_active", 403, entity="group"),
        ),
        silent=figures(
            F("org_total", 746),
            F("org_active", 612),
            F("org_total", 403, entity="group"),
            F("org_active", 390, entity="group"),
        ),
        severity="info",
    ),
    # completeness
    "figures.pl1_key_indicators": Case(fires=figures(F("org_total", 400)), silent=figures(*COMPLETE_PL1)),
    "figures.pl2_key_indicators": Case(
        fires=figures(F("org_total", 400, sheet="PL II"), F("org_total", None, sheet="PL II", entity="group")),
        silent=figures(
            F("org_total", 400, sheet="PL II", entity="cooperative_credit_fund"),
            F("org_total", 40, sheet="PL II", entity="group"),
        ),
    ),
    "figures.pl3_key_indicators": Case(
        fires=figures(support("support_budget", 600e6), support("support_orgs", None)),
        silent=figures(support("support_budget", 600e6), support("support_orgs", 57)),
    ),
    "figures.blank_total": Case(
        fires=figures(F("org_total", None, cell="D9"), F("org_active", 612)),
        silent=figures(F("org_total", 620), F("org_active", 612), F("org_total", None, "2024 plan")),
        cell="D9",
    ),
    # registers
    "register_rows.duplicate_code": Case(
        fires=register(Row(), Row(name="HTX An Phú")),
        silent=register(Row(), Row(name="HTX An Phú", registration_code="0100000002")),
        cell="B7",
    ),
    "register_rows.duplicate_name": Case(
        fires=register(Row(), Row(registration_code="0100000002")),
        silent=register(Row(), Row(registration_code="0100000002", commune="xã Hòa Bình")),
        severity="info",
        cell="B7",
    ),
    "register_rows.missing_codes": Case(
        fires=register(Row(), Row(name="HTX An Phú", registration_code=None)),
        silent=register(Row()),
        severity="info",
    ),
    "register_rows.negative_number": Case(fires=register(Row(charter_capital=-1)), silent=register(Row(profit=-1))),
    "register_rows.founded_after_period": Case(
        fires=register(Row(founded_on=date(2205, 5, 1))), silent=register(Row())
    ),
    "register_rows.members_below_minimum": Case(
        fires=register(Row(member_total=6)),
        silent=register(Row(member_total=7), Row(member_total=2, status_code="inactive")),
    ),
    "register_rows.profit_above_revenue": Case(
        fires=register(Row(revenue=50, profit=60)), silent=register(Row(revenue=60, profit=50))
    ),
}


def case_id(rule_id: str, kind: str) -> str:
    return f"{rule_id} {kind}"


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], list[dict[str, Any]]]:
    """What gate 1 finds in all cases: one run, each case a submission of its own."""
    with closing(new_warehouse()) as connection:
        for rule_id, case in CASES.items():
            put(connection, case_id(rule_id, "fires"), case.fires)
            put(connection, case_id(rule_id, "silent"), case.silent)
        for rule_id in READER_RULES:
            noticed = Problem(rule_id, params=json.dumps({"found": "Lào Cai", "value": 1025}))
            put(connection, case_id(rule_id, "fires"), Submission(problems=[noticed]))
            put(connection, case_id(rule_id, "silent"), figures(F("org_total", 5)))
        gate1.run(connection, datetime(2024, 3, 1))
        relation = connection.execute("SELECT * FROM quality.gate_findings ORDER BY submission_id, sheet, cell")
        names = [column[0] for column in relation.description]
        found: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for values in relation.fetchall():
            finding = dict(zip(names, values, strict=True))
            found.setdefault((finding["submission_id"], finding["rule_id"]), []).append(finding)
        for submission_id, rule_id, outcome in connection.execute(
            "SELECT submission_id, rule_id, outcome FROM quality.rule_results"
        ).fetchall():
            found.setdefault((f"{submission_id} outcome", rule_id), []).append({"outcome": outcome})
        return found


@pytest.fixture(scope="module")
def columns() -> dict[str, set[str]]:
    """What the check of every content rule yields."""
    with closing(new_warehouse()) as connection:
        connection.execute("CREATE TEMP TABLE concerned (submission_id VARCHAR)")
        prepare(connection, "gate1_relations.sql")
        described = {
            rule_id: connection.execute(f"DESCRIBE {compile_check(RULES[rule_id])}").fetchall()
            for rule_id in CONTENT_RULES
        }
        return {rule_id: {name for name, *_ in rows} for rule_id, rows in described.items()}


def test_every_content_rule_has_a_case() -> None:
    assert sorted(CASES) == CONTENT_RULES


@pytest.mark.parametrize("rule_id", CONTENT_RULES)
def test_fires(rule_id: str, found: dict[tuple[str, str], list[dict[str, Any]]]) -> None:
    findings = found.get((case_id(rule_id, "fires"), rule_id), [])
    assert findings, "the rule keeps silent"
    case = CASES[rule_id]
    assert {finding["severity"] for finding in findings} == {case.severity or "warning"}
    if case.cell:
        assert [finding["cell"] for finding in findings] == [case.cell]


@pytest.mark.parametrize("rule_id", CONTENT_RULES)
def test_says_everything_it_promises(rule_id: str, found: dict[tuple[str, str], list[dict[str, Any]]]) -> None:
    for finding in found[case_id(rule_id, "fires"), rule_id]:
        for message in (finding["message_vi"], finding["message_en"]):
            assert "{" not in message
            assert not HOLE.search(message)


@pytest.mark.parametrize("rule_id", CONTENT_RULES)
def test_a_check_yields_every_parameter_of_its_messages(rule_id: str, columns: dict[str, set[str]]) -> None:
    rule = RULES[rule_id]
    names = {name for text in (rule.message_vi, rule.message_en) for _, name, _, _ in Formatter().parse(text) if name}
    aliases = {"printed": "printed_text", "expected_low": "expected", "expected_high": "expected"}
    assert {aliases.get(name, name) for name in names} <= {aliases.get(name, name) for name in columns[rule_id]}


@pytest.mark.parametrize("rule_id", CONTENT_RULES)
def test_keeps_silent(rule_id: str, found: dict[tuple[str, str], list[dict[str, Any]]]) -> None:
    submission_id = case_id(rule_id, "silent")
    assert found.get((submission_id, rule_id), []) == []
    assert found[f"{submission_id} outcome", rule_id] == [{"outcome": "passed"}], "nothing was checked"


@pytest.mark.parametrize("rule_id", READER_RULES)
def test_what_the_reader_notices_is_a_finding(rule_id: str, found: dict[tuple[str, str], list[dict[str, Any]]]) -> None:
    rule = RULES[rule_id]
    (finding,) = found[case_id(rule_id, "fires"), rule_id]
    assert (finding["sheet"], finding["cell"], finding["severity"]) == ("PL I", "D9", rule.severity)
    assert (case_id(rule_id, "silent"), rule_id) not in found
    assert found[f"{case_id(rule_id, 'silent')} outcome", rule_id] == [{"outcome": "passed"}]


def test_findings_on_registers_carry_no_cell_text(found: dict[tuple[str, str], list[dict[str, Any]]]) -> None:
    for (_, rule_id), findings in found.items():
        for finding in findings:
            if rule_id.startswith("register_rows.") and "printed_text" in finding:
                assert finding["printed_text"] is None
                assert "abc" not in finding["message_vi"]
                assert "HTX Đại Đồng" not in finding["message_vi"]
