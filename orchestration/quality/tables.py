"""The tables `quality.*`: what the gates found and decided, kept across runs.

Belongs here: what each gate writes. Not here: what a finding says (`findings`), what a verdict decides (`verdicts`),
what readers see of it all after gate 2 (`standing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from orchestration.quality.findings import Finding
from orchestration.quality.relation import relation
from orchestration.quality.report import RuleResult
from orchestration.quality.rulebook import RuleBook
from orchestration.quality.verdicts import Verdict
from orchestration.quality.waivers import Waiver

HERE = Path(__file__).parent

_FINDING = {
    "finding_id": "VARCHAR", "submission_id": "VARCHAR", "lineage": "VARCHAR", "rule_id": "VARCHAR",
    "rule_version": "VARCHAR", "gate": "INTEGER", "level": "INTEGER", "severity": "VARCHAR", "sheet": "VARCHAR",
    "cell": "VARCHAR", "related_cells": "VARCHAR", "printed_text": "VARCHAR", "expected": "VARCHAR",
    "message_vi": "VARCHAR", "message_en": "VARCHAR", "fingerprint": "VARCHAR", "waived_by": "VARCHAR",
    "waived_why": "VARCHAR", "waived_until": "DATE",
}  # fmt: skip
_RESULT = {
    "submission_id": "VARCHAR", "rule_id": "VARCHAR", "gate": "INTEGER", "outcome": "VARCHAR", "checked": "BIGINT",
    "failed": "BIGINT",
}  # fmt: skip
_VERDICT = dict.fromkeys(("submission_id", "state", "reason"), "VARCHAR")
_RULE = {
    "rule_id": "VARCHAR", "rule_version": "VARCHAR", "checked_table": "VARCHAR", "gate": "INTEGER", "level": "INTEGER",
    "severity": "VARCHAR", "dimension": "VARCHAR", "source": "VARCHAR", "valid_from": "DATE", "valid_until": "DATE",
    "title_vi": "VARCHAR", "title_en": "VARCHAR",
}  # fmt: skip


def create_tables(connection: duckdb.DuckDBPyConnection, *, described: bool = True) -> None:
    """Create what is missing of the schema `quality`.

    Args:
        connection: the working warehouse, or one in memory.
        described: with the comments that become the data dictionary; to write them takes longer than all else.
    """
    # A warehouse written before findings had a life: every submission is decided again, as its rules changed too.
    outdated = connection.execute(
        """
        SELECT table_name FROM duckdb_columns()
        WHERE database_name = current_database() AND schema_name = 'quality'
            AND table_name IN ('findings', 'gate_findings')
        GROUP BY table_name HAVING NOT bool_or(column_name = 'fingerprint')
        """
    ).fetchall()
    with transaction(connection):  # else each of a hundred comments waits for the disk
        for (table,) in outdated:
            connection.execute(f"DROP TABLE quality.{table}")
        for file in ("schema.sql", "comments.sql") if described else ("schema.sql",):
            connection.execute((HERE / file).read_text(encoding="utf-8"))


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All or nothing."""
    connection.execute("BEGIN")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def store_findings(
    connection: duckdb.DuckDBPyConnection,
    gate: int,
    findings: Sequence[Finding],
    waived: Mapping[tuple[str, str], Waiver],
    results: Sequence[RuleResult],
    now: datetime,
) -> None:
    """Replace what one gate said about the submissions concerned.

    A finding seen before keeps `first_seen_at`; one no longer seen is cleared; one seen again opens again.

    Args:
        connection: the working warehouse; holds the temporary table `concerned(submission_id)`. For gate 2 the
            findings of all other submissions are cleared too: they are no longer in force.
        gate: 1 or 2.
        findings: what this run found.
        waived: the waiver of each (submission id, finding id) that has one.
        results: the rules' results of this run.
        now: time of the run.
    """
    scope = "submission_id IN (SELECT submission_id FROM concerned)" if gate == 1 else "true"
    rows = [
        {**asdict(finding), **_waiver_columns(waived.get((finding.submission_id, finding.finding_id)))}
        for finding in findings
    ]
    with relation(connection, "found", rows, _FINDING):
        connection.execute(
            f"""
            UPDATE quality.gate_findings SET status = 'cleared', cleared_at = ?
            WHERE gate = ? AND {scope} AND status = 'open'
                AND (submission_id, finding_id) NOT IN (SELECT (submission_id, finding_id) FROM found)
            """,
            [now, gate],
        )
        connection.execute(
            """
            INSERT INTO quality.gate_findings
            SELECT finding_id, submission_id, lineage, rule_id, rule_version, gate, level, severity, sheet, cell,
                related_cells, printed_text, expected, message_vi, message_en, fingerprint, waived_by, waived_why,
                waived_until, 'open', $now, $now, NULL
            FROM found
            ON CONFLICT (submission_id, finding_id) DO UPDATE SET
                rule_version = excluded.rule_version, level = excluded.level, severity = excluded.severity,
                sheet = excluded.sheet, cell = excluded.cell, related_cells = excluded.related_cells,
                printed_text = excluded.printed_text, expected = excluded.expected,
                message_vi = excluded.message_vi, message_en = excluded.message_en,
                fingerprint = excluded.fingerprint, waived_by = excluded.waived_by,
                waived_why = excluded.waived_why, waived_until = excluded.waived_until,
                status = 'open', last_seen_at = excluded.last_seen_at, cleared_at = NULL
            """,
            {"now": now},
        )
    connection.execute(f"DELETE FROM quality.rule_results WHERE gate = ? AND {scope}", [gate])
    outcomes = [{**vars(result), "outcome": result.outcome} for result in results]
    with relation(connection, "results", outcomes, _RESULT):
        connection.execute("INSERT INTO quality.rule_results SELECT * FROM results")


def store_rules(connection: duckdb.DuckDBPyConnection, book: RuleBook) -> None:
    """Write down the rule book of this run."""
    rows = [
        {
            "rule_id": rule.id, "rule_version": rule.version, "checked_table": rule.table, "gate": rule.gate,
            "level": rule.level, "severity": rule.severity, "dimension": rule.dimension, "source": rule.source,
            "valid_from": rule.valid_from, "valid_until": rule.valid_until, "title_vi": rule.title_vi,
            "title_en": rule.title_en,
        }
        for rule in book
    ]  # fmt: skip
    connection.execute("DELETE FROM quality.rules")
    with relation(connection, "book", rows, _RULE):
        connection.execute("INSERT INTO quality.rules BY NAME SELECT * FROM book")


def store_verdicts(connection: duckdb.DuckDBPyConnection, verdicts: Sequence[Verdict], now: datetime) -> None:
    """Write the verdicts of gate 1 and the events that led to them."""
    with relation(connection, "decided", [asdict(verdict) for verdict in verdicts], _VERDICT):
        connection.execute(
            """
            INSERT OR REPLACE INTO quality.verdicts
            SELECT d.submission_id, d.state, ?, d.reason, s.rules_version
            FROM decided AS d INNER JOIN landing.submissions AS s ON s.submission_id = d.submission_id
            """,
            [now],
        )
        connection.execute(
            """
            INSERT INTO quality.submission_events
            SELECT submission_id, 'received', received_at, NULL
            FROM (
                SELECT submission_id, received_at FROM landing.receipts
                UNION
                SELECT submission_id, received_at FROM landing.submissions
            )
            WHERE submission_id IN (SELECT submission_id FROM decided) AND received_at IS NOT NULL
            EXCEPT
            SELECT submission_id, state, "at", reason FROM quality.submission_events
            ORDER BY ALL
            """
        )
        connection.execute(
            """
            INSERT INTO quality.submission_events
            SELECT d.submission_id, e.state, ?, CASE WHEN e.state = d.state THEN d.reason END
            FROM decided AS d
            CROSS JOIN (VALUES (1, 'read'), (2, 'checked'), (3, 'accepted'), (3, 'rejected')) AS e(position, state)
            WHERE e.position < 3 OR e.state = d.state
            ORDER BY d.submission_id, e.position
            """,
            [now],
        )


def _waiver_columns(waiver: Waiver | None) -> dict[str, Any]:
    if waiver is None:
        return {}
    return {"waived_by": waiver.who, "waived_why": waiver.why, "waived_until": waiver.until}
