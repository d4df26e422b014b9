"""The life of a finding: open, explained or waived, lapsed, cleared; the same one in every version of a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.quality import gate1, gate2, waivers
from orchestration.quality.rulebook import RuleBook, RuleBookError, load
from orchestration.quality.waivers import Waiver
from tests.unit.quality.books import book_of
from tests.unit.quality.landed import Figure, Problem, Row, Submission, build_intermediate, put

F = Figure

DAYS = [datetime(2024, 2, day, 18) for day in range(5, 9)]

NET = "figures.net_increase"
ACTIVE = "figures.active_within_total"
DUPLICATE = "figures.duplicate_value"
MEMBERS = "register_rows.members_below_minimum"
PDF = "submissions.pdf"
BOOK = load()
#: What becomes of a finding does not depend on the rules beside its own.
FEW = book_of(NET, ACTIVE, DUPLICATE, MEMBERS, PDF)


def year(net: float, *more: F, version: int = 1, shift: int = 0, **options: Any) -> Submission:
    """A workbook in which `net` should be 25; `shift` rows are inserted at its top."""
    flows = [
        F("org_total", 405),
        F("org_new", 30, row=10 + shift),
        F("org_dissolved", 5, row=11 + shift),
        F("org_net_increase", net, row=12 + shift),
    ]
    return Submission(figures=[*flows, *more], version=version, **options)


def judge(
    connection: duckdb.DuckDBPyConnection,
    day: int,
    book: RuleBook = FEW,
    accepted_anyway: Sequence[Waiver] = (),
    submission_ids: Sequence[str] | None = None,
) -> None:
    gate1.run(connection, DAYS[day], submission_ids, book=book, accepted_anyway=accepted_anyway)
    build_intermediate(connection)
    gate2.run(connection, DAYS[day], book=book, accepted_anyway=accepted_anyway)


def explain(connection: duckdb.DuckDBPyConnection, submission_id: str, rule_id: str, text: str) -> None:
    """The workbook carries the feedback sheet with this text beside the finding of that rule."""
    connection.execute(
        "INSERT INTO landing.explanations SELECT DISTINCT ?, 'Phản hồi', 'H9', finding_id, ? "
        "FROM quality.gate_findings WHERE rule_id = ?",
        [submission_id, text, rule_id],
    )


def lives(connection: duckdb.DuckDBPyConnection, rule_id: str = NET) -> list[tuple[Any, ...]]:
    """Submission, status, cleared_by and explanation of the findings of a rule."""
    return connection.execute(
        "SELECT submission_id, status, cleared_by, explanation FROM quality.findings WHERE rule_id = ? ORDER BY ALL",
        [rule_id],
    ).fetchall()


def ids(connection: duckdb.DuckDBPyConnection, rule_id: str = NET) -> set[str]:
    rows = connection.execute("SELECT DISTINCT finding_id FROM quality.findings WHERE rule_id = ?", [rule_id])
    return {finding_id for (finding_id,) in rows.fetchall()}


def events(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The statuses that the findings of net increase went through."""
    rows = connection.execute(
        "SELECT status FROM quality.finding_events SEMI JOIN "
        "(SELECT finding_id FROM quality.findings WHERE rule_id = ?) USING (finding_id) ORDER BY finding_events.rowid",
        [NET],
    )
    return [status for (status,) in rows.fetchall()]


def test_a_finding_keeps_its_identity_when_rows_are_inserted(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "v1", year(20))
    judge(warehouse, 0)
    before = ids(warehouse)
    put(warehouse, "v2", year(20, version=2, shift=7))
    judge(warehouse, 1)
    assert ids(warehouse) == before
    assert lives(warehouse) == [("v2", "open", None, None)]
    assert warehouse.execute(
        "SELECT first_seen_at, last_seen_at, cell FROM quality.findings WHERE rule_id = ?", [NET]
    ).fetchall() == [(DAYS[0], DAYS[1], "D19")]


def test_another_province_has_findings_of_its_own(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "a", year(20))
    put(warehouse, "b", year(20, province="10"))
    judge(warehouse, 0)
    assert len(ids(warehouse)) == 2


def test_two_failures_of_one_key_are_two_findings(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "a", Submission(figures=[F("org_total", 405), F("org_total", 406), F("org_total", 407)]))
    judge(warehouse, 0)
    assert len(ids(warehouse, DUPLICATE)) == 2


def test_an_organisation_is_known_by_its_code_wherever_its_row_stands(warehouse: duckdb.DuckDBPyConnection) -> None:
    few = Row(member_total=3, registration_code="0100000009", name="HTX Tân Tiến")
    put(warehouse, "v1", Submission(rows=[few]))
    judge(warehouse, 0)
    before = ids(warehouse, MEMBERS)
    put(warehouse, "v2", Submission(rows=[Row(), few], version=2))
    judge(warehouse, 1)
    assert ids(warehouse, MEMBERS) == before != set()


def test_a_mended_finding_is_cleared_by_the_workbook_that_mends_it(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "v1", year(20))
    judge(warehouse, 0)
    put(warehouse, "v2", year(25, version=2))
    judge(warehouse, 1)
    assert lives(warehouse) == [("v1", "cleared", "v2", None)]
    assert events(warehouse) == ["open", "cleared"]


def test_a_workbook_sent_again_and_rejected_again_speaks_for_the_province(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    put(warehouse, "v1", year(25, F("org_active", 412)))
    judge(warehouse, 0)
    put(warehouse, "v2", year(20, F("org_active", 413), version=2))
    judge(warehouse, 1)
    assert lives(warehouse, ACTIVE) == [("v2", "open", None, None)]
    assert lives(warehouse) == [("v2", "open", None, None)]


def test_what_is_in_force_and_what_was_rejected_after_it_both_stand(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "v1", year(20))
    put(warehouse, "v2", year(20, F("org_active", 412), version=2))
    judge(warehouse, 0)
    assert lives(warehouse) == [("v1", "open", None, None), ("v2", "open", None, None)]
    assert len(ids(warehouse)) == 1


def damaged(version: int) -> Submission:
    """A file that nobody could open: nobody knows which forms it carries."""
    return Submission(problems=[Problem(PDF, "", "", "")], version=version, received=DAYS[0].date())


def test_a_file_that_nobody_could_open_is_not_answered_by_the_workbook_beside_it(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    put(warehouse, "damaged", damaged(1))
    put(warehouse, "beside it", year(25, version=2, received=DAYS[0].date()))
    judge(warehouse, 0)
    assert lives(warehouse, PDF) == [("damaged", "open", None, None)]

    put(warehouse, "damaged too", damaged(3))
    judge(warehouse, 1)
    assert [status for _, status, *_ in lives(warehouse, PDF)] == ["open", "open"]

    put(warehouse, "the next", year(25, version=4, received=DAYS[2].date()))
    judge(warehouse, 2)
    assert {(status, by) for _, status, by, _ in lives(warehouse, PDF)} == {("cleared", "the next")}


def test_a_file_that_nobody_could_open_is_answered_by_what_comes_under_its_name(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    put(warehouse, "v1", damaged(1))
    put(warehouse, "v2", damaged(2))
    warehouse.execute("UPDATE landing.submissions SET file_name = 'Phụ lục I.xlsx'")
    judge(warehouse, 0)
    assert [submission for submission, status, *_ in lives(warehouse, PDF) if status == "open"] == ["v2"]


def test_an_explanation_holds_for_its_value_and_lapses_with_it(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "v1", year(20))
    judge(warehouse, 0)
    put(warehouse, "v2", year(20, version=2, shift=3))
    explain(warehouse, "v2", NET, "5 HTX sáp nhập")
    judge(warehouse, 1)
    assert lives(warehouse) == [("v2", "explained", None, "5 HTX sáp nhập")]
    # The sheet of the old workbook comes along with the new value: nobody has explained that one.
    put(warehouse, "v3", year(19, version=3))
    explain(warehouse, "v3", NET, "5 HTX sáp nhập")
    judge(warehouse, 2)
    assert lives(warehouse) == [("v3", "lapsed", None, "5 HTX sáp nhập")]
    put(warehouse, "v4", year(19, version=4))
    explain(warehouse, "v4", NET, "6 HTX sáp nhập")
    judge(warehouse, 3)
    assert lives(warehouse) == [("v4", "explained", None, "6 HTX sáp nhập")]
    assert events(warehouse) == ["open", "explained", "lapsed", "explained"]


def test_an_explanation_lapses_when_a_related_value_changes(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "v1", year(20))
    judge(warehouse, 0)
    explain(warehouse, "v1", NET, "5 HTX sáp nhập")
    judge(warehouse, 1)
    changed = year(20, version=2).figures
    put(warehouse, "v2", Submission(figures=[*changed[:1], F("org_new", 31, row=10), *changed[2:]], version=2))
    judge(warehouse, 2)
    assert lives(warehouse) == [("v2", "lapsed", None, "5 HTX sáp nhập")]


def test_an_explanation_lapses_when_its_rule_changes_and_not_when_its_words_do(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    def changed(**changes: Any) -> RuleBook:
        return RuleBook(rules=tuple(r.model_copy(update=changes) if r.id == NET else r for r in FEW))

    put(warehouse, "v1", year(20))
    judge(warehouse, 0)
    explain(warehouse, "v1", NET, "5 HTX sáp nhập")
    judge(warehouse, 1)
    judge(warehouse, 2, changed(message_vi="Khác."), submission_ids=["v1"])
    assert lives(warehouse)[0][1] == "explained"
    judge(warehouse, 3, changed(severity="info"), submission_ids=["v1"])
    assert lives(warehouse)[0][1] == "lapsed"


def test_a_province_cannot_explain_away_what_rejects_its_workbook(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "v1", year(25, F("org_active", 412)))
    judge(warehouse, 0)
    put(warehouse, "v2", year(25, F("org_active", 412), version=2))
    explain(warehouse, "v2", ACTIVE, "Số liệu đúng")
    judge(warehouse, 1)
    assert lives(warehouse, ACTIVE) == [("v2", "open", None, "Số liệu đúng")]
    assert warehouse.execute("SELECT DISTINCT state FROM quality.submissions").fetchall() == [("rejected",)]


def test_a_workbook_cannot_explain_the_findings_of_another_folder(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "a", year(20))
    put(warehouse, "b", year(25, province="10"))
    judge(warehouse, 0)
    explain(warehouse, "b", NET, "Không phải của tôi")
    judge(warehouse, 1)
    assert lives(warehouse) == [("a", "open", None, None)]


def test_a_lapsed_finding_counts_as_open(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "v1", year(20))
    judge(warehouse, 0)
    (before,) = warehouse.execute("SELECT warnings FROM quality.submissions").fetchall()
    explain(warehouse, "v1", NET, "5 HTX sáp nhập")
    judge(warehouse, 1)
    (explained,) = warehouse.execute("SELECT warnings FROM quality.submissions").fetchall()
    put(warehouse, "v2", year(19, version=2))
    judge(warehouse, 2)
    (lapsed,) = warehouse.execute("SELECT warnings FROM quality.submissions WHERE submission_id = 'v2'").fetchall()
    assert before[0] == lapsed[0] == explained[0] + 1


# ---- waivers ----------------------------------------------------------------------------------------------------

WAIVER = Waiver("", "2023/42", ACTIVE, "Cục Kinh tế hợp tác", "Sở đã giải trình bằng văn bản", date(2024, 12, 31))


def test_a_waived_critical_finding_is_accepted_and_shown(warehouse: duckdb.DuckDBPyConnection) -> None:
    put(warehouse, "v1", year(25, F("org_active", 412)))
    judge(warehouse, 0, accepted_anyway=[WAIVER, replace(WAIVER, who="another, who counts for nothing more")])
    assert warehouse.execute("SELECT state, critical FROM quality.submissions").fetchall() == [("accepted", 0)]
    assert warehouse.execute(
        "SELECT severity, status, explanation, explained_by, waived_until FROM quality.findings WHERE rule_id = ?",
        [ACTIVE],
    ).fetchall() == [("critical", "explained", WAIVER.why, WAIVER.who, WAIVER.until)]


@pytest.mark.parametrize(
    "waiver",
    [
        replace(WAIVER, until=date(2024, 1, 31)),
        replace(WAIVER, lineage="2022/42"),
        replace(WAIVER, rule_id="figures.sectors_sum"),
        replace(WAIVER, lineage="", submission_id="another"),
    ],
    ids=["arrived after its last day", "another folder", "another rule", "another workbook"],
)
def test_a_waiver_covers_nothing_else(warehouse: duckdb.DuckDBPyConnection, waiver: Waiver) -> None:
    put(warehouse, "v1", year(25, F("org_active", 412)))
    judge(warehouse, 0, accepted_anyway=[waiver])
    assert warehouse.execute("SELECT state FROM quality.submissions").fetchall() == [("rejected",)]


def test_a_waiver_of_one_workbook_does_not_cover_the_next(warehouse: duckdb.DuckDBPyConnection) -> None:
    waiver = replace(WAIVER, lineage="", submission_id="v1")
    put(warehouse, "v1", year(25, F("org_active", 412)))
    put(warehouse, "v2", year(25, F("org_active", 412), version=2))
    judge(warehouse, 0, accepted_anyway=[waiver])
    states = warehouse.execute("SELECT submission_id, state FROM quality.submissions ORDER BY ALL").fetchall()
    assert states == [("v1", "accepted"), ("v2", "rejected")]


HEAD = "submission_id,period_code,province_folder,rule_id,who,why,until\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f",2023,,{ACTIVE},Cục,vì,2026-12-31", "a period_code and a province_folder"),
        (f"ab12,2023,ha-tinh,{ACTIVE},Cục,vì,2026-12-31", "a period_code and a province_folder"),
        (f",2023,ha-tinhh,{ACTIVE},Cục,vì,2026-12-31", "nobody reports 2023 as 'ha-tinhh'"),
        (f",2025,ha-giang,{ACTIVE},Cục,vì,2026-12-31", "nobody reports 2025 as 'ha-giang'"),
        (f",2023-H3,ha-tinh,{ACTIVE},Cục,vì,2026-12-31", "no period '2023-H3'"),
        ("ab12,,,figures.active,Cục,vì,2026-12-31", "no rule 'figures.active'"),
        (f"ab12,,,{ACTIVE},,vì,2026-12-31", "who accepts it"),
        (f"ab12,,,{ACTIVE},Cục,,2026-12-31", "why"),
        (f"ab12,,,{ACTIVE},Cục,vì,31/12/2026", "not '31/12/2026'"),
    ],
)
def test_a_waiver_nobody_can_answer_for_is_refused(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "waivers.csv"
    path.write_text(HEAD + line + "\n", encoding="utf-8")
    with pytest.raises(RuleBookError, match=r"waivers\.csv, line 2") as raised:
        waivers.load(BOOK, path)
    assert said in str(raised.value)


def test_a_waiver_is_one_row_of_the_seed(tmp_path: Path) -> None:
    path = tmp_path / "waivers.csv"
    path.write_text(f"{HEAD},2023,ha-tinh,{ACTIVE},Cục,vì,2026-12-31\n", encoding="utf-8")
    assert waivers.load(BOOK, path) == (Waiver("", "2023/ha-tinh", ACTIVE, "Cục", "vì", date(2026, 12, 31)),)


def test_the_seed_holds_only_waivers_that_can_be_answered_for() -> None:
    waivers.load(BOOK)
