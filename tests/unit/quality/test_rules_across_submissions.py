"""Every rule of gate 2 fires where it should and keeps silent where it should.

A new rule needs one entry in `CASES`. Each case has provinces and, where provinces are compared, years of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest

from orchestration.quality import gate1, gate2
from orchestration.quality.rulebook import load
from tests.unit.quality.landed import Figure, Row, Submission, build_intermediate, new_warehouse, put

F = Figure

RULES = sorted(rule.id for rule in load().of_gate(2))


@dataclass(frozen=True)
class Case:
    """Submissions of one province; the last one is what the rule must speak of."""

    fires: Sequence[Submission]
    silent: Sequence[Submission]
    severity: str = "warning"


def year(period: str, *figures: F, rows: Sequence[Row] = (), **options: Any) -> Submission:
    """A submission whose figures are actual ones of its own year, unless they say otherwise."""
    return Submission(
        figures=[replace(f, when=f"{period} actual") if f.when == "2023 actual" else f for f in figures],
        rows=rows,
        period=period,
        **options,
    )


BLOCK = (
    F("org_total", 502),
    F("org_active", 405),
    F("member_total", 7_463),
    F("revenue_avg", 895e6),
    F("profit_avg", 107e6),
)
TWENTY = [Row(name=f"HTX {n}", registration_code=f"01{n:08}") for n in range(20)]

CASES = {
    "int_figures_in_force.keys_no_longer_printed": Case(
        fires=[
            year("2023", F("org_total", 1_025), F("member_total", 73_691), version=1),
            year("2023", F("org_total", 1_020), version=2),
        ],
        silent=[
            year("2023", F("org_total", 1_025), version=1),
            year("2023", F("org_total", 1_020), F("member_total", 73_691), version=2),
        ],
    ),
    "int_figures_in_force.revision": Case(
        fires=[year("2022", F("org_total", 1_020)), year("2023", F("org_total", 1_018, "2022 actual"))],
        silent=[year("2022", F("org_total", 1_020)), year("2023", F("org_total", 1_020, "2022 actual"))],
        severity="info",
    ),
    "int_figures_in_force.estimate_missed": Case(
        fires=[
            year("2022", F("member_total", 7_500, "2022 estimate")),
            year("2023", F("member_total", 17_500, "2022 actual")),
        ],
        silent=[
            year("2022", F("member_total", 7_500, "2022 estimate")),
            year("2023", F("member_total", 7_463, "2022 actual")),
        ],
        severity="info",
    ),
    "int_figures_in_force.year_on_year_jump": Case(
        fires=[year("2022", F("member_total", 7_500)), year("2023", F("member_total", 75_000))],
        silent=[
            year("2022", F("member_total", 7_500), F("org_total", 2, entity="union")),
            year("2023", F("member_total", 9_500), F("org_total", 9, entity="union")),
        ],
    ),
    "int_figures_in_force.opening_balance": Case(
        # Phú Yên: 193 + 27 = 220, printed 230.
        fires=[year("2023", F("org_total", 193)), year("2024", F("org_total", 230), F("org_new", 27))],
        # 14 exits were not printed: the closing is explained by them.
        silent=[year("2023", F("org_total", 193)), year("2024", F("org_total", 206), F("org_new", 27))],
    ),
    "int_figures_in_force.copied_from_last_year": Case(
        fires=[year("2022", *BLOCK), year("2023", *BLOCK)],
        silent=[year("2022", *BLOCK), year("2023", F("org_total", 510), *BLOCK[1:])],
    ),
    "int_figures_in_force.register_count": Case(
        fires=[year("2023", F("org_total", 25), rows=TWENTY)],
        silent=[year("2023", F("org_total", 20), rows=TWENTY)],
    ),
    "int_figures_in_force.register_members": Case(
        fires=[year("2023", F("member_total", 390), rows=TWENTY)],
        silent=[year("2023", F("member_total", 400), rows=TWENTY)],
    ),
    "int_figures_in_force.far_from_other_provinces": Case(
        fires=[year("2018", F("revenue_avg", 9e9, entity="union"))],
        silent=[year("2018", F("revenue_avg", 900e6, entity="union"))],
        severity="info",
    ),
    "int_figures_in_force.too_large_for_one_province": Case(
        fires=[year("2023", F("org_total", 13_579))], silent=[year("2023", F("org_total", 1_357))]
    ),
}

Finding = dict[str, Any]


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], list[Finding]]:
    """What gate 2 finds in all cases, each in a province of its own."""
    with closing(new_warehouse()) as connection:
        # What other provinces report for 2018.
        for n in range(5):
            usual = year("2018", F("revenue_avg", 800e6 + n, entity="union"), province=f"O{n}")
            put(connection, f"other {n}", usual)
        province = 0
        for rule_id, case in CASES.items():
            for kind, submissions in (("fires", case.fires), ("silent", case.silent)):
                province += 1
                for n, submission in enumerate(submissions):
                    name = f"{rule_id} {kind}" if n == len(submissions) - 1 else f"{rule_id} {kind} {n}"
                    put(connection, name, replace(submission, province=f"P{province}"))
        gate1.run(connection, datetime(2025, 1, 1))
        build_intermediate(connection)
        gate2.run(connection, datetime(2025, 1, 1))
        found: dict[tuple[str, str], list[Finding]] = {}
        for submission_id, rule_id, severity, vi, en in connection.execute(
            "SELECT submission_id, rule_id, severity, message_vi, message_en FROM quality.findings"
        ).fetchall():
            finding = {"severity": severity, "message_vi": vi, "message_en": en}
            found.setdefault((submission_id, rule_id), []).append(finding)
        for submission_id, rule_id in connection.execute(
            "SELECT submission_id, rule_id FROM quality.rule_results WHERE outcome = 'passed'"
        ).fetchall():
            found.setdefault((f"{submission_id} passed", rule_id), [])
        return found


def test_every_rule_has_a_case() -> None:
    assert sorted(CASES) == RULES


@pytest.mark.parametrize("rule_id", RULES)
def test_fires(rule_id: str, found: dict[tuple[str, str], list[Finding]]) -> None:
    findings = found.get((f"{rule_id} fires", rule_id), [])
    assert findings, "the rule keeps silent"
    assert {finding["severity"] for finding in findings} == {CASES[rule_id].severity}
    for finding in findings:
        assert "…" not in finding["message_vi"] + finding["message_en"]


@pytest.mark.parametrize("rule_id", RULES)
def test_keeps_silent(rule_id: str, found: dict[tuple[str, str], list[Finding]]) -> None:
    submission_id = f"{rule_id} silent"
    assert found.get((submission_id, rule_id), []) == []
    assert (f"{submission_id} passed", rule_id) in found, "nothing was checked"


def test_lists_the_old_values_that_a_new_version_lost(found: dict[tuple[str, str], list[Finding]]) -> None:
    rule_id = "int_figures_in_force.keys_no_longer_printed"
    (finding,) = found[f"{rule_id} fires", rule_id]
    assert "Tổng số thành viên của HTX, thực hiện năm 2023 = 73691" in finding["message_vi"]
    assert "1 số liệu" in finding["message_vi"]
