"""Every rule objects to what it must and lets pass what it must: one run of both gates over all cases of a kind.

A new rule needs one file here, `<rule id>.yml` (see `cases`).
"""

from __future__ import annotations

import json
import re
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from string import Formatter
from typing import Any

import duckdb
import pytest

from orchestration.landing.caged.cage import Cage, Request
from orchestration.landing.folder import Folder
from orchestration.landing.values.numbers import Problem as Unreadable
from orchestration.quality import gate1, gate2
from orchestration.quality.compile import compile_checks
from orchestration.quality.evaluation import prepare
from orchestration.quality.rulebook import Rule, load
from orchestration.settings import PROJECT_ROOT
from tests.rules import cases, page
from tests.rules.cases import Case, Workbook
from tests.unit.quality.landed import Problem, Submission, build_intermediate, new_warehouse, put_all

BOOK = load()
CASES = cases.load()
RULES = [rule.id for rule in BOOK]
READER_RULES = [rule.id for rule in BOOK if rule.check.kind == "reader"]

#: What a missing parameter leaves in a message.
HOLE = re.compile(r"“\s*”|\(\s*\)|\s[.,;:](?:\s|$)")

Found = dict[tuple[str, str], list[dict[str, Any]]]
NOW = datetime(2024, 3, 1)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    """Findings and outcomes by rule and kind of case. What must fire and what must not are two worlds."""
    found: Found = {}
    with Cage() as cage:
        for kind in ("fires", "silent"):
            with closing(new_warehouse()) as connection:
                landed: dict[str, Submission] = {}
                accused: dict[str, str] = {}
                for rule_id, case in CASES.items():
                    landed |= _submissions(cage, case, kind, tmp_path_factory.mktemp("case"))
                    accused[_accused(case, kind)] = f"{rule_id} {kind}"
                put_all(connection, landed)
                gate1.run(connection, NOW)
                build_intermediate(connection)
                gate2.run(connection, NOW)
                found |= _of_the_accused(connection, accused)
    return found


def _accused(case: Case, kind: str) -> str:
    """The name of the submission of a case that is accused: the last one."""
    return f"{case.rule_id} {kind} {len(getattr(case, kind)) - 1}"


def _submissions(cage: Cage, case: Case, kind: str, folder: Path) -> dict[str, Submission]:
    """The submissions of a case by their names."""
    own = f"{case.rule_id} {kind}"
    found: dict[str, Submission] = {}
    for n, submission in enumerate(getattr(case, kind)):
        if isinstance(submission, Workbook):
            submission = _read(cage, submission, folder)
        found[f"{own} {n}"] = _in_a_country_of_its_own(submission, own)
    for n, other in enumerate(case.others):
        assert isinstance(other, Submission)
        found[f"{own} other {n}"] = _in_a_country_of_its_own(other, f"{own} other {n}")
    return found


def _in_a_country_of_its_own(submission: Submission, name: str) -> Submission:
    """A province that no other case knows, unless the case names one."""
    named = submission.province != Submission.province
    return submission if named else replace(submission, province=name)


def _read(cage: Cage, workbook: Workbook, folder: Path) -> Submission:
    """What the reader notices in a real file."""
    path = folder / workbook.name
    workbook.write(path)
    reading = cage.read(Request(path, workbook.name, Folder(workbook.period, workbook.province))).reading()
    return Submission(
        problems=[
            Problem(n.rule_id, n.sheet, n.cell, n.printed_text, json.dumps(n.params, default=str))
            for n in reading.noticed
        ]
    )


def _of_the_accused(connection: duckdb.DuckDBPyConnection, accused: dict[str, str]) -> Found:
    found: Found = {}
    for table in ("gate_findings", "rule_results"):
        rows = connection.execute(f"SELECT * FROM quality.{table} ORDER BY ALL")
        names = [column[0] for column in rows.description]
        for values in rows.fetchall():
            row = dict(zip(names, values, strict=True))
            case = accused.get(row["submission_id"], "")
            if case.split(" ")[0] == row["rule_id"]:
                found.setdefault((case, table), []).append(row)
    return found


@pytest.fixture(scope="module")
def columns() -> dict[str, set[str]]:
    """What the check of every content rule of gate 1 yields."""
    with closing(new_warehouse()) as connection:
        connection.execute("CREATE TEMP TABLE concerned (submission_id VARCHAR)")
        gate1.get_ready(connection)
        prepare(connection, "gate1_relations.sql")
        return {
            rule.id: {
                name for name, *_ in connection.execute(f"DESCRIBE {compile_checks([rule])[0].select}").fetchall()
            }
            for rule in BOOK.of_gate(1)
            if rule.check.kind != "reader"
        }  # fmt: skip


def test_every_rule_has_a_case_that_fires_and_one_that_is_silent() -> None:
    assert cases.missing(RULES) == []


def test_the_page_of_the_rules_is_up_to_date() -> None:
    assert page.PAGE.read_text(encoding="utf-8") == page.current(), "make rules"


@pytest.mark.parametrize("rule_id", RULES)
def test_fires(rule_id: str, found: Found) -> None:
    rule, case = BOOK[rule_id], CASES[rule_id]
    findings = found.get((f"{rule_id} fires", "gate_findings"), [])
    assert findings, "the rule keeps silent"
    assert {finding["severity"] for finding in findings} == {case.severity or rule.severity}
    if case.cell:
        assert [finding["cell"] for finding in findings] == [case.cell]


@pytest.mark.parametrize("rule_id", RULES)
def test_keeps_silent(rule_id: str, found: Found) -> None:
    assert found.get((f"{rule_id} silent", "gate_findings"), []) == []
    outcomes = [row["outcome"] for row in found[f"{rule_id} silent", "rule_results"]]
    assert outcomes == ["passed"], "nothing was checked"


@pytest.mark.parametrize("rule_id", RULES)
def test_says_everything_it_promises(rule_id: str, found: Found) -> None:
    for finding in found[f"{rule_id} fires", "gate_findings"]:
        for message in (finding["message_vi"], finding["message_en"]):
            assert "{" not in message
            assert not HOLE.search(message)


@pytest.mark.parametrize("rule_id", [rule.id for rule in BOOK.of_gate(1) if rule.check.kind != "reader"])
def test_a_check_yields_every_parameter_of_its_messages(rule_id: str, columns: dict[str, set[str]]) -> None:
    aliases = {"printed": "printed_text", "expected_low": "expected", "expected_high": "expected"}
    names = {aliases.get(name, name) for name in _fields(BOOK[rule_id])}
    assert names <= {aliases.get(name, name) for name in columns[rule_id]}


@pytest.mark.parametrize("rule_id", RULES)
def test_a_message_says_what_to_do_unless_it_is_a_note(rule_id: str) -> None:
    rule = BOOK[rule_id]
    if rule.severity != "info":
        assert re.search("Đề nghị|đề nghị|được ghi như", rule.message_vi)
        assert re.search("lease|are written", rule.message_en)


def test_findings_on_registers_carry_no_cell_text(found: Found) -> None:
    for (case, table), findings in found.items():
        if table == "gate_findings" and case.startswith("register_rows."):
            for finding in findings:
                assert finding["printed_text"] is None
                assert "HTX Đại Đồng" not in finding["message_vi"]


def test_lists_the_old_values_that_a_new_version_lost(found: Found) -> None:
    (finding,) = found["int_figures_in_force.keys_no_longer_printed fires", "gate_findings"]
    assert "Tổng số thành viên của HTX, thực hiện năm 2023 = 73691" in finding["message_vi"]
    assert "1 số liệu" in finding["message_vi"]


def _fields(rule: Rule) -> set[str]:
    return {name for text in (rule.message_vi, rule.message_en) for _, name, _, _ in Formatter().parse(text) if name}


def test_everything_that_the_reader_can_notice_is_in_the_book() -> None:
    """A notice without a rule would stop the night of every province."""
    landing = PROJECT_ROOT / "orchestration" / "landing"
    quoted = re.compile(r'"((?:figures|register_rows|submissions)\.[a-z_]+)"')
    named = {name for path in landing.rglob("*.py") for name in quoted.findall(path.read_text(encoding="utf-8"))}
    named |= {f"figures.{problem.value}" for problem in Unreadable}

    assert len(named) > 30
    assert named - set(READER_RULES) == set()


def test_the_known_contradictions_name_rules_that_exist() -> None:
    text = (page.PAGE.parent / "known-contradictions.md").read_text(encoding="utf-8")
    known = {name for rule in RULES for name in (rule, rule.split(".")[1])}
    # Names of indicators, marts and seeds beside them hold no rule.
    named = {
        name
        for line in text.splitlines()
        if re.match(r"\| [A-GI]\d+ \|", line)
        for name in re.findall(r"`([a-z0-9_.]+)`", line.rsplit(" | ", 1)[-1])
        if not name.startswith("marts.")
    }
    assert named - known <= {"marts", "geo_version", "low", "high", "national_anchors", "wordings"}
    assert len(named & known) > 50
