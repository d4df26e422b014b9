"""The tables that readers see after gate 2: forms in force, the state of submissions, findings and their history.

Belongs here: tables that every run derives anew, and the events that record changes. Not here: what the gates write
(`tables`).
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb

ALLIANCE_CODE = "VN"
ALLIANCE_NAME = "Liên minh Hợp tác xã Việt Nam"
_DERIVED = Path(__file__).with_suffix(".sql")

#: The submissions as readers see them; asks for the code lists of gate 2 that no rule asks.
SUBMISSIONS = """
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
        FROM quality.findings WHERE status IN ('open', 'lapsed') GROUP BY submission_id
    ) AS n ON n.submission_id = s.submission_id
    ORDER BY s.submission_id
"""

_FORMS = """
    INSERT INTO quality.submission_forms
    SELECT submission_id, form_code, in_force FROM intermediate.int_submission_forms ORDER BY ALL
"""

_FINDINGS = """
    INSERT INTO quality.findings
    SELECT finding_id, submission_id, rule_id, level, severity, sheet, cell, related_cells, printed_text, expected,
        message_vi, message_en, status, first_seen_at, cleared_at, lineage, rule_version, fingerprint,
        last_seen_at, cleared_by, explanation, explained_by, waived_until
    FROM lives
    ORDER BY submission_id, level, rule_id, sheet, cell
"""

#: One event for each finding whose status is not what its last event said; of several submissions the worst counts.
_FINDING_EVENTS = """
    INSERT INTO quality.finding_events
    WITH worst AS (
        SELECT finding_id, submission_id, status
        FROM quality.findings
        QUALIFY row_number() OVER (
            PARTITION BY finding_id
            ORDER BY list_position(['lapsed', 'open', 'explained', 'cleared'], status), submission_id
        ) = 1
    ),
    last AS (
        SELECT finding_id, arg_max(status, rowid) AS status FROM quality.finding_events GROUP BY finding_id
    )
    SELECT w.finding_id, w.submission_id, w.status, ?
    FROM worst AS w
    LEFT JOIN last AS l ON l.finding_id = w.finding_id
    WHERE w.status IS DISTINCT FROM l.status
    ORDER BY w.finding_id
"""

#: The last event of a submission is its state: superseded once replaced, accepted again when its bytes return.
_SUBMISSION_EVENTS = """
    INSERT INTO quality.submission_events
    SELECT t.submission_id, t.state, ?, CASE WHEN t.state = 'accepted' THEN 'có hiệu lực trở lại' END
    FROM states AS t
    INNER JOIN (
        SELECT submission_id, arg_max(state, rowid) AS last_state FROM quality.submission_events
        WHERE state IN ('accepted', 'rejected', 'superseded') GROUP BY submission_id
    ) AS e ON e.submission_id = t.submission_id
    WHERE e.last_state <> t.state
    ORDER BY t.submission_id
"""


def finalise(connection: duckdb.DuckDBPyConnection, now: datetime) -> None:
    """Rebuild what readers see after gate 2: forms in force, states, findings.

    A submission is superseded when it was accepted and no form of it is in force any more. It no longer stands
    then, nor does a rejected one once later workbooks of its folder carry all its forms: the province has answered.
    What could not be opened is answered by what comes under its name, or by what is accepted after the day it came.
    A finding is cleared when no submission that stands has it any more. Until then it is open, explained (by the
    province, or by a waiver), or lapsed when the value or the rule changed after it was explained.

    Args:
        connection: the working warehouse with `intermediate.int_submission_forms`, and the code lists that
            `SUBMISSIONS` asks as temporary tables.
        now: time of the run.
    """
    connection.execute("DELETE FROM quality.submission_forms")
    connection.execute(_FORMS)
    connection.execute("SET VARIABLE now = ?::TIMESTAMP", [now])
    connection.execute(_DERIVED.read_text(encoding="utf-8"))
    connection.execute("DELETE FROM quality.findings")
    connection.execute(_FINDINGS)
    connection.execute(_FINDING_EVENTS, [now])
    connection.execute("DELETE FROM quality.submissions")
    connection.execute(SUBMISSIONS, [ALLIANCE_CODE, ALLIANCE_NAME])
    connection.execute(_SUBMISSION_EVENTS, [now])
