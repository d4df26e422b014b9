"""The tables `quality.*`: what the gates found and decided, kept across runs.

Belongs here: every write to `quality.*`. Not here: what a finding says (`findings`) or a verdict decides
(`verdicts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from orchestration.quality.findings import Finding
from orchestration.quality.report import RuleResult
from orchestration.quality.verdicts import Verdict

HERE = Path(__file__).parent
ALLIANCE_CODE = "VN"
ALLIANCE_NAME = "Liên minh Hợp tác xã Việt Nam"

_FINDING = pa.schema(
    [(name, pa.string()) for name in ("finding_id", "submission_id", "rule_id")]
    + [("gate", pa.int32()), ("level", pa.int32())]
    + [
        (name, pa.string())
        for name in (
            "severity",
            "sheet",
            "cell",
            "related_cells",
            "printed_text",
            "expected",
            "message_vi",
            "message_en",
        )
    ]
)
_RESULT = pa.schema(
    [
        ("submission_id", pa.string()),
        ("rule_id", pa.string()),
        ("gate", pa.int32()),
        ("outcome", pa.string()),
        ("checked", pa.int64()),
        ("failed", pa.int64()),
    ]
)
_VERDICT = pa.schema([(name, pa.string()) for name in ("submission_id", "state", "reason")])


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create what is missing of the schema `quality`."""
    connection.execute((HERE / "schema.sql").read_text(encoding="utf-8"))


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
        results: the rules' results of this run.
        now: time of the run.
    """
    scope = "submission_id IN (SELECT submission_id FROM concerned)" if gate == 1 else "true"
    with _registered(connection, "found", [asdict(finding) for finding in findings], _FINDING):
        connection.execute(
            f"""
            UPDATE quality.gate_findings SET status = 'cleared', cleared_at = ?
            WHERE gate = ? AND {scope} AND status = 'open' AND finding_id NOT IN (SELECT finding_id FROM found)
            """,
            [now, gate],
        )
        connection.execute(
            """
            INSERT INTO quality.gate_findings
            SELECT finding_id, submission_id, rule_id, gate, level, severity, sheet, cell, related_cells,
                printed_text, expected, message_vi, message_en, 'open', ?, NULL
            FROM found
            ON CONFLICT (finding_id) DO UPDATE SET
                level = excluded.level, severity = excluded.severity, related_cells = excluded.related_cells,
                printed_text = excluded.printed_text, expected = excluded.expected,
                message_vi = excluded.message_vi, message_en = excluded.message_en,
                status = 'open', cleared_at = NULL
            """,
            [now],
        )
    connection.execute(f"DELETE FROM quality.rule_results WHERE gate = ? AND {scope}", [gate])
    rows = [
        {
            "submission_id": result.submission_id,
            "rule_id": result.rule_id,
            "gate": result.gate,
            "outcome": result.outcome,
            "checked": result.checked,
            "failed": result.failed,
        }
        for result in results
    ]
    with _registered(connection, "results", rows, _RESULT):
        connection.execute("INSERT INTO quality.rule_results SELECT * FROM results")


def store_verdicts(connection: duckdb.DuckDBPyConnection, verdicts: Sequence[Verdict], now: datetime) -> None:
    """Write the verdicts of gate 1 and the events that led to them."""
    with _registered(connection, "decided", [asdict(verdict) for verdict in verdicts], _VERDICT):
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


def finalise(connection: duckdb.DuckDBPyConnection, now: datetime) -> None:
    """Rebuild what readers see after gate 2: forms in force, states, findings.

    A submission is superseded when it was accepted and no form of it is in force any more. The findings of a
    superseded submission are cleared, and so are those of a rejected one once a later accepted workbook of its
    folder carries all its forms: the province has answered them.

    Args:
        connection: the working warehouse with `intermediate.int_submission_forms` and the seeds loaded as
            temporary tables.
        now: time of the run.
    """
    connection.execute("DELETE FROM quality.submission_forms")
    connection.execute(
        """
        INSERT INTO quality.submission_forms
        SELECT submission_id, form_code, in_force FROM intermediate.int_submission_forms ORDER BY ALL
        """
    )
    connection.execute((HERE / "finalise.sql").read_text(encoding="utf-8"))
    connection.execute("DELETE FROM quality.findings")
    connection.execute(
        """
        INSERT INTO quality.findings
        SELECT f.finding_id, f.submission_id, f.rule_id, f.level, f.severity, f.sheet, f.cell, f.related_cells,
            f.printed_text, f.expected, f.message_vi, f.message_en,
            CASE WHEN f.status = 'open' AND a.answered_at IS NULL THEN 'open' ELSE 'cleared' END,
            f.first_seen_at, coalesce(f.cleared_at, a.answered_at)
        FROM quality.gate_findings AS f
        LEFT JOIN answered AS a ON a.submission_id = f.submission_id
        ORDER BY f.submission_id, f.level, f.rule_id, f.sheet, f.cell
        """
    )
    connection.execute("DELETE FROM quality.submissions")
    connection.execute(
        """
        INSERT INTO quality.submissions
        SELECT s.submission_id, s.period_code, s.geo_version, s.province_code,
            CASE WHEN s.province_code = ? THEN ? ELSE p.geo_name END,
            s.file_name, s.version_no, t.state, c.forms, coalesce(c.figures, 0),
            coalesce(n.critical, 0), coalesce(n.warnings, 0), coalesce(n.infos, 0), s.received_at, v.decided_at
        FROM landing.submissions AS s
        INNER JOIN quality.verdicts AS v ON v.submission_id = s.submission_id
        INNER JOIN states AS t ON t.submission_id = s.submission_id
        LEFT JOIN seed_provinces AS p ON p.geo_version = s.geo_version AND p.geo_code = s.province_code
        LEFT JOIN carried AS c ON c.submission_id = s.submission_id
        LEFT JOIN (
            SELECT submission_id, count(*) FILTER (severity = 'critical') AS critical,
                count(*) FILTER (severity = 'warning') AS warnings, count(*) FILTER (severity = 'info') AS infos
            FROM quality.findings WHERE status = 'open' GROUP BY submission_id
        ) AS n ON n.submission_id = s.submission_id
        ORDER BY s.submission_id
        """,
        [ALLIANCE_CODE, ALLIANCE_NAME],
    )
    # The last event of a submission is its state: superseded once replaced, accepted again when its bytes return.
    connection.execute(
        """
        INSERT INTO quality.submission_events
        SELECT t.submission_id, t.state, ?, CASE WHEN t.state = 'accepted' THEN 'có hiệu lực trở lại' END
        FROM states AS t
        INNER JOIN (
            SELECT submission_id, arg_max(state, rowid) AS last_state FROM quality.submission_events
            WHERE state IN ('accepted', 'rejected', 'superseded') GROUP BY submission_id
        ) AS e ON e.submission_id = t.submission_id
        WHERE e.last_state <> t.state
        ORDER BY t.submission_id
        """,
        [now],
    )


@contextmanager
def _registered(
    connection: duckdb.DuckDBPyConnection, name: str, rows: Sequence[dict[str, Any]], schema: pa.Schema
) -> Iterator[None]:
    """Rows as a relation, for as long as the statement block runs."""
    connection.register(name, pa.Table.from_pylist(list(rows), schema=schema))
    try:
        yield
    finally:
        connection.unregister(name)
