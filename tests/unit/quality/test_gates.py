"""What the gates promise: one verdict per submission, findings that last, tables that tell the state of things."""

from __future__ import annotations

import math
import os
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
import pytest

from orchestration.quality import apart, gate1, gate2, suites
from orchestration.quality.compile import compile_checks
from orchestration.quality.evaluation import prepare
from orchestration.quality.rulebook import RuleBook, RuleBookError, load
from tests.unit.quality.books import book_of
from tests.unit.quality.landed import Figure, Problem, Row, Submission, build_intermediate, put

F = Figure

MONDAY = datetime(2024, 2, 5, 18)
TUESDAY = datetime(2024, 2, 6, 18)
WEDNESDAY = datetime(2024, 2, 7, 18)

GOOD = Submission(figures=[F("org_total", 405, cell="D9"), F("org_active", 400, cell="D10")])
BAD = Submission(figures=[F("org_total", 405, cell="D9"), F("org_active", 412, cell="D10")], province="10")
SUM_OFF = Submission(
    figures=[F("org_total", 405), F("org_new", 30), F("org_dissolved", 5), F("org_net_increase", 20, cell="D12")]
)


def states(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(connection.execute("SELECT submission_id, state FROM quality.submissions").fetchall())


def events(connection: duckdb.DuckDBPyConnection, submission_id: str) -> list[str]:
    rows = connection.execute(
        "SELECT state FROM quality.submission_events WHERE submission_id = ? ORDER BY rowid", [submission_id]
    ).fetchall()
    return [state for (state,) in rows]


def finding(connection: duckdb.DuckDBPyConnection, rule_id: str, submission_id: str = "a") -> tuple[Any, ...]:
    """Status, first_seen_at and cleared_at of the one finding of a rule on a submission."""
    (row,) = connection.execute(
        "SELECT status, first_seen_at, cleared_at FROM quality.findings WHERE rule_id = ? AND submission_id = ?",
        [rule_id, submission_id],
    ).fetchall()
    return tuple(row)


#: For tests of states and of findings over time, which are the same with any rules.
FEW = book_of(
    "figures.active_within_total",
    "figures.net_increase",
    "figures.duplicate_value",
    "int_figures_in_force.year_on_year_jump",
    "int_figures_in_force.keys_no_longer_printed",
)


def load_all(connection: duckdb.DuckDBPyConnection, now: datetime, book: RuleBook | None = FEW) -> None:
    gate1.run(connection, now, book=book, accepted_anyway=())
    build_intermediate(connection)
    gate2.run(connection, now, book=book, accepted_anyway=())


# ---- gate 1 -----------------------------------------------------------------------------------------------------


def test_one_bad_submission_is_rejected_and_the_others_accepted(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "good", GOOD)
    put(warehouse, "bad", BAD)
    put(warehouse, "unreadable", Submission(problems=[Problem("submissions.pdf", "", "", "")], province="12"))
    report = gate1.run(warehouse, MONDAY)
    assert (report.accepted, report.rejected) == (("good",), ("bad", "unreadable"))
    critical = warehouse.execute("SELECT count(*) FROM quality.gate_findings WHERE severity = 'critical'").fetchone()
    assert critical == (2,)
    reasons = dict(warehouse.execute("SELECT submission_id, reason FROM quality.verdicts").fetchall())
    assert reasons["good"] is None
    assert "412" in reasons["bad"]
    assert "ô D10" in reasons["bad"]
    assert events(warehouse, "bad") == ["received", "read", "checked", "rejected"]


def test_the_verdict_does_not_depend_on_what_else_arrived(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "a", SUM_OFF)
    gate1.run(warehouse, MONDAY)
    select = """
        SELECT * EXCLUDE (first_seen_at, last_seen_at) FROM quality.gate_findings
        WHERE submission_id = 'a' ORDER BY ALL
    """
    alone = warehouse.execute(select).fetchall()
    put(warehouse, "b", replace(BAD, province=SUM_OFF.province, version=2))
    gate1.run(warehouse, TUESDAY, ["a", "b"])
    assert warehouse.execute(select).fetchall() == alone


def test_only_what_lacks_a_verdict_of_its_rules_is_decided(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "a", GOOD)
    decide = partial(gate1.run, warehouse, book=FEW, accepted_anyway=())
    assert decide(MONDAY).accepted == ("a",)
    assert decide(TUESDAY).accepted == ()
    put(warehouse, "a", replace(GOOD, rules_version="v2"))
    put(warehouse, "b", replace(GOOD, province="10"))
    assert decide(TUESDAY).accepted == ("a", "b")
    assert decide(TUESDAY, []).accepted == ()


def test_an_unknown_submission_is_no_silent_success(warehouse: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(ValueError, match="nobody"):
        gate1.run(warehouse, MONDAY, ["nobody"])


def test_what_each_rule_says_of_each_submission_is_kept(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "good", GOOD)
    put(warehouse, "bad", BAD)
    put(warehouse, "other", Submission(rows=[Row()], province="12"))
    gate1.run(warehouse, MONDAY)
    results = warehouse.execute("SELECT submission_id, rule_id, outcome FROM quality.rule_results").fetchall()
    assert len(results) == len(set(results)) == 3 * len(load().of_gate(1))
    assert {(name, outcome) for name, rule_id, outcome in results if rule_id == "figures.active_within_total"} == {
        ("good", "passed"),
        ("bad", "failed"),
        ("other", "not_applicable"),
    }


def test_a_failing_rule_leaves_nothing_half_written(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "a", GOOD)
    put(warehouse, "b", Submission(problems=[Problem("figures.unheard_of")], province="10"))
    with pytest.raises(RuleBookError, match="unheard_of"):
        gate1.run(warehouse, MONDAY)
    assert warehouse.execute("SELECT count(*) FROM quality.verdicts").fetchone() == (0,)


def test_of_rules_that_are_asked_together_the_broken_one_is_named(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "a", GOOD)
    rules = load().of_gate(1)
    ratio = next(rule for rule in rules if rule.check.kind == "ratio_range")
    broken = ratio.model_copy(update={"check": ratio.check.model_copy(update={"smallest_denominator": math.inf})})
    book = RuleBook(rules=tuple(broken if rule is ratio else rule for rule in rules))

    with pytest.raises(RuleBookError, match=rf"^{broken.id}: its check does not run"):
        gate1.run(warehouse, MONDAY, book=book)


@pytest.mark.parametrize("message", ["message_vi", "message_en"])
def test_a_message_that_its_check_cannot_fill_is_refused_with_file_rule_and_message(
    warehouse: duckdb.DuckDBPyConnection, message: str
) -> None:
    rules = load().rules
    broken = load()["figures.managers_per_organisation"].model_copy(update={message: "{what_vi}: {wert}."})
    book = RuleBook(rules=tuple(broken if rule.id == broken.id else rule for rule in rules))
    put(warehouse, "a", Submission(figures=[F("org_total", 405)]))

    with pytest.raises(
        RuleBookError, match=rf"^expectations/landing/figures.yml: {broken.id}: {message} holds {{wert}}, .*{{what_vi}}"
    ):
        gate1.run(warehouse, MONDAY, book=book)


def test_every_message_of_the_book_can_be_filled(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "a", Submission(figures=[F("org_total", 405)]))
    book = load()
    gate1.run(warehouse, MONDAY, book=book)
    build_intermediate(warehouse)
    gate2.run(warehouse, MONDAY, book=book)


def test_rules_of_a_parametric_kind_are_one_question_each_rule_once() -> None:
    content = [rule for rule in load().of_gate(1) if rule.check.kind != "reader"]
    questions = compile_checks(content)
    assert sorted(rule.id for question in questions for rule in question.rules) == sorted(rule.id for rule in content)
    kinds = [question.rules[0].check.kind for question in questions if len(question.rules) > 1]
    assert sorted(kinds) == ["part_of_total", "range", "ratio_range", "required_indicator", "sum_of_parts"]


def test_text_of_a_workbook_is_never_sql(warehouse: duckdb.DuckDBPyConnection) -> None:
    nasty = "'; DROP TABLE quality.verdicts; --"
    figures = [
        F("org_total", 405, printed=nasty, cell="D9"),
        F("org_total", 450, printed="{cell}", sheet="PL II", cell=nasty),
    ]
    put(warehouse, nasty, Submission(figures=figures, rows=[Row(name=nasty, registration_code=nasty)] * 2))
    assert gate1.run(warehouse, MONDAY).rejected == (nasty,)
    assert gate1.run(warehouse, MONDAY, [nasty]).rejected == (nasty,)


# ---- findings over time -----------------------------------------------------------------------------------------


def test_findings_are_the_same_in_every_run(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "a", SUM_OFF)
    put(warehouse, "b", BAD)
    load_all(warehouse, MONDAY, book=None)
    select = "SELECT * EXCLUDE (last_seen_at) FROM quality.findings ORDER BY ALL"
    first = warehouse.execute(select).fetchall()
    load_all(warehouse, TUESDAY, book=None)
    gate1.run(warehouse, TUESDAY, ["a", "b"])
    load_all(warehouse, TUESDAY, book=None)
    assert warehouse.execute(select).fetchall() == first


def test_a_finding_no_longer_found_is_cleared_and_reopens(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "a", SUM_OFF)
    load_all(warehouse, MONDAY)
    assert finding(warehouse, "figures.net_increase") == ("open", MONDAY, None)
    mended = replace(SUM_OFF, figures=[*SUM_OFF.figures[:3], F("org_net_increase", 25, cell="D12")])
    put(warehouse, "a", replace(mended, rules_version="v2"))
    load_all(warehouse, TUESDAY)
    assert finding(warehouse, "figures.net_increase") == ("cleared", MONDAY, TUESDAY)
    put(warehouse, "a", replace(SUM_OFF, rules_version="v3"))
    load_all(warehouse, WEDNESDAY)
    assert finding(warehouse, "figures.net_increase") == ("open", MONDAY, None)


def test_a_finding_of_gate_2_is_cleared_when_it_is_mended(warehouse: duckdb.DuckDBPyConnection) -> None:
    jump = "int_figures_in_force.year_on_year_jump"
    put(warehouse, "last", Submission(figures=[F("member_total", 7_500, "2022 actual")], period="2022"))
    put(warehouse, "a", Submission(figures=[F("member_total", 75_000)]))
    load_all(warehouse, MONDAY)
    assert finding(warehouse, jump) == ("open", MONDAY, None)
    put(warehouse, "b", Submission(figures=[F("member_total", 7_600)], version=2))
    load_all(warehouse, TUESDAY)
    assert finding(warehouse, jump) == ("cleared", MONDAY, TUESDAY)
    assert states(warehouse) == {"last": "accepted", "a": "superseded", "b": "accepted"}


# ---- states -----------------------------------------------------------------------------------------------------


def test_a_new_version_replaces_once_accepted(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "v1", replace(GOOD, version=1))
    load_all(warehouse, MONDAY)
    put(warehouse, "v2", replace(BAD, province=GOOD.province, version=2))
    load_all(warehouse, TUESDAY)
    assert states(warehouse) == {"v1": "accepted", "v2": "rejected"}
    put(warehouse, "v3", replace(GOOD, version=3))
    load_all(warehouse, WEDNESDAY)
    assert states(warehouse) == {"v1": "superseded", "v2": "rejected", "v3": "accepted"}
    assert events(warehouse, "v1")[-1] == "superseded"
    # The province has answered the rejected version: nothing is open any more.
    assert finding(warehouse, "figures.active_within_total", "v2") == ("cleared", TUESDAY, WEDNESDAY)


def test_forms_in_several_workbooks_complete_each_other(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "v1", Submission(figures=[F("org_total", 405), F("org_total", 405, sheet="PL II")], version=1))
    put(warehouse, "v2", Submission(figures=[F("org_total", 406)], version=2))
    load_all(warehouse, MONDAY)
    assert states(warehouse) == {"v1": "accepted", "v2": "accepted"}
    forms = warehouse.execute("SELECT * FROM quality.submission_forms ORDER BY ALL").fetchall()
    assert forms == [("v1", "pl1", False), ("v1", "pl2", True), ("v2", "pl1", True)]


def test_a_rejected_form_stays_open_until_it_is_sent_again(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "v1", replace(BAD, version=1))
    put(warehouse, "v2", Submission(figures=[F("org_total", 405, sheet="PL II")], province="10", version=2))
    load_all(warehouse, MONDAY)
    assert finding(warehouse, "figures.active_within_total", "v1")[0] == "open"


def test_bytes_that_return_are_accepted_again(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "v1", replace(GOOD, version=1))
    put(warehouse, "v2", replace(GOOD, figures=[F("org_total", 406)], version=2))
    load_all(warehouse, MONDAY)
    assert states(warehouse) == {"v1": "superseded", "v2": "accepted"}
    put(warehouse, "v1", replace(GOOD, version=3))
    load_all(warehouse, TUESDAY)
    assert states(warehouse) == {"v1": "accepted", "v2": "superseded"}
    assert events(warehouse, "v1")[-2:] == ["superseded", "accepted"]


def test_submissions_tell_province_forms_and_findings(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "a", replace(SUM_OFF, rows=[Row()]))
    put(warehouse, "alliance", Submission(figures=[F("org_new", 30, sheet="Chỉ tiêu")], province="VN"))
    load_all(warehouse, MONDAY, book=None)
    rows = warehouse.execute(
        "SELECT submission_id, province_name, forms, figures, critical, warnings FROM quality.submissions ORDER BY ALL"
    ).fetchall()
    assert rows == [
        ("a", "Hà Tĩnh", "pl1, register", 4, 0, 3),
        ("alliance", "Liên minh Hợp tác xã Việt Nam", "alliance_targets", 1, 0, 0),
    ]


def test_targets_for_each_province_are_no_figures_of_a_province(warehouse: duckdb.DuckDBPyConnection) -> None:
    target = Submission(figures=[F("org_total", 99_999, sheet="Chỉ tiêu")], province="VN")
    put(warehouse, "alliance", target)
    gate1.run(warehouse, MONDAY)
    build_intermediate(warehouse)
    gate2.run(warehouse, MONDAY)
    assert warehouse.execute("SELECT count(*) FROM quality.gate_findings WHERE gate = 2").fetchone() == (0,)


def test_gate_2_of_an_empty_warehouse_finds_nothing(warehouse: duckdb.DuckDBPyConnection) -> None:
    load_all(warehouse, MONDAY, book=None)
    assert states(warehouse) == {}


# ---- Great Expectations -----------------------------------------------------------------------------------------


def test_a_suite_carries_rule_and_severity() -> None:
    rules = [rule for rule in load() if rule.table == "landing.figures" and rule.check.kind != "reader"]
    suite = suites.build_suite("landing.figures", rules)
    assert [expectation.meta["rule_id"] for expectation in suite.expectations] == [rule.id for rule in rules]
    assert {expectation.severity for expectation in suite.expectations} <= {"critical", "warning", "info"}


def test_a_missing_column_fails_the_run_with_its_rule() -> None:
    rule = load()["figures.active_within_total"]
    frame = pd.DataFrame({"submission_id": ["a"], "sheet": ["PL I"], "cell": ["D9"]})
    with pytest.raises(suites.ValidationError, match=r"figures\.active_within_total"):
        suites.validate("landing.figures", [rule], frame)


def test_places_that_fail_are_named() -> None:
    rule = load()["figures.active_within_total"]
    frame = pd.DataFrame(
        {
            "submission_id": ["a", "a", "b"],
            "sheet": ["PL I"] * 3,
            "cell": ["D9", "D10", "D9"],
            rule.column: pd.array([True, False, None], dtype="boolean"),
        }
    )
    assert suites.validate("landing.figures", [rule], frame).failures == {rule.id: [("a", "PL I", "D10")]}


def test_rows_as_the_database_gives_them_are_judged_as_any_frame_is() -> None:
    rule = load()["figures.active_within_total"]
    named = {"submission_id": ["a", "a", "b"], "sheet": ["PL I", "PL I", ""], "cell": ["D9", "D10", ""]}
    rows = pa.table({**named, rule.column: [True, False, None]})
    frame = pd.DataFrame({**named, rule.column: [True, False, None]})

    said = suites.validate_rows("landing.figures", [rule], rows)

    plain = suites.validate("landing.figures", [rule], frame)
    assert said.failures == plain.failures == {rule.id: [("a", "PL I", "D10")]}
    assert said.document["results"] == plain.document["results"]
    assert suites.validate_rows("landing.figures", [rule], rows.slice(0, 0)).failures == {rule.id: []}


def test_beside_this_process_great_expectations_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = load()["figures.active_within_total"]
    named = {"submission_id": ["a", "a"], "sheet": ["PL I"] * 2, "cell": ["D9", "D10"]}
    frame = pd.DataFrame({**named, rule.column: pd.array([True, False], dtype="boolean")})
    monkeypatch.setattr(apart, "_begun", [])
    apart.begin()
    try:
        said = apart.compute(suites.validate, "landing.figures", [rule], frame).result()
        with pytest.raises(suites.ValidationError, match=r"figures\.active_within_total"):
            apart.compute(suites.validate, "landing.figures", [rule], pd.DataFrame(named)).result()
        assert apart.compute(os.getpid).result() != os.getpid()
    finally:
        apart._begun[0].end()

    here = suites.validate("landing.figures", [rule], frame)
    assert said.failures == here.failures
    assert said.document["results"] == here.document["results"]


def test_gate_1_has_the_code_lists_that_it_asks_and_no_others(warehouse: duckdb.DuckDBPyConnection) -> None:
    rules = load().of_gate(1)
    gate1.get_ready(warehouse)
    warehouse.execute("CREATE TEMP TABLE concerned (submission_id VARCHAR)")
    prepare(warehouse, "gate1_relations.sql")

    for question in compile_checks(rule for rule in rules if rule.check.kind != "reader"):
        warehouse.execute(f"EXPLAIN {question.select}")
    seeds = {name for (name,) in warehouse.execute("SELECT table_name FROM duckdb_tables() WHERE temporary").fetchall()}
    assert "seed_indicators" in seeds
    assert "seed_provinces" not in seeds


# ---- a look before sending --------------------------------------------------------------------------------------


def test_a_preview_finds_what_great_expectations_finds(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "good", GOOD)
    put(warehouse, "bad", BAD)
    put(warehouse, "off", SUM_OFF)
    put(warehouse, "unreadable", Submission(problems=[Problem("submissions.pdf", "", "", "")], province="12"))

    def found() -> list[list[tuple[Any, ...]]]:
        tables = ("quality.gate_findings", "quality.rule_results", "quality.verdicts")
        return [warehouse.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in tables]

    load_all(warehouse, MONDAY, book=None)
    validated = found()
    gate1.run(warehouse, MONDAY, ["bad", "good", "off", "unreadable"], preview=True)
    gate2.run(warehouse, MONDAY, preview=True)

    assert found() == validated
    assert len(validated[0]) > 3
