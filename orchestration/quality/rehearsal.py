"""A changed rule book tried on everything received so far, before it is merged.

Belongs here: a private copy of the warehouse, both gates over it, and what differs from the last load. Nothing is
written to the warehouse. Not here: how the difference is shown (`orchestration.cli.rehearse`).

The figures stay as they were read, and what is in force stays in force: a submission that would be rejected still takes
part in the comparisons of gate 2.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from orchestration.quality import gate1, gate2
from orchestration.quality.rulebook import RuleBook
from orchestration.quality.tables import create_tables

#: Everything that comes before the marts. Tables of the quality stage are made anew, so that they have their keys.
_COPIED = """
    SELECT schema_name, table_name FROM duckdb_tables()
    WHERE database_name = 'loaded' AND schema_name <> 'marts' ORDER BY ALL
"""
#: What a finished load of this version leaves; an older one lacks the youngest of them.
_OF_THIS_VERSION = {
    ("intermediate", "int_submission_forms", "submission_id"),
    ("quality", "rules", "rule_id"),
    ("landing", "comparisons", "base_scenario"),
}
_COLUMNS = "SELECT schema_name, table_name, column_name FROM duckdb_columns() WHERE database_name = 'loaded'"
_VERDICTS = """
    SELECT s.submission_id, s.period_code, s.folder, s.file_name, b.state AS before, v.state AS after, v.reason
    FROM before_verdicts AS b
    JOIN quality.verdicts AS v USING (submission_id)
    JOIN landing.submissions AS s USING (submission_id)
    WHERE b.state <> v.state
    ORDER BY v.state DESC, s.folder, s.version_no
"""
# Superseded submissions are judged too, but nobody is asked about them any more.
_CHANGES = """
    CREATE TEMP TABLE changes AS
    WITH standing AS (
        SELECT submission_id FROM before_states WHERE state <> 'superseded'
    ),
    after_findings AS (SELECT * FROM quality.gate_findings WHERE status = 'open')
    SELECT
        coalesce(a.rule_id, b.rule_id) AS rule_id,
        coalesce(a.submission_id, b.submission_id) AS submission_id,
        CASE WHEN b.finding_id IS NULL THEN 'new' WHEN a.finding_id IS NULL THEN 'gone' ELSE 'severity' END AS change,
        b.severity AS before, a.severity AS after,
        coalesce(a.sheet, b.sheet) AS sheet, coalesce(a.cell, b.cell) AS cell,
        coalesce(a.message_vi, b.message_vi) AS message_vi
    FROM after_findings AS a
    FULL JOIN before_findings AS b ON b.submission_id = a.submission_id AND b.finding_id = a.finding_id
    WHERE coalesce(a.submission_id, b.submission_id) IN (SELECT submission_id FROM standing)
        AND (a.finding_id IS NULL OR b.finding_id IS NULL OR a.severity <> b.severity)
"""
_RULES = """
    SELECT rule_id, any_value(coalesce(after, before)) AS severity,
        count(*) FILTER (change = 'new') AS new_findings,
        count(DISTINCT submission_id) FILTER (change = 'new') AS newly_failing,
        count(*) FILTER (change = 'gone') AS gone_findings,
        count(DISTINCT submission_id) FILTER (change = 'gone') AS newly_passing,
        count(*) FILTER (change = 'severity') AS other_severity
    FROM changes GROUP BY rule_id ORDER BY newly_failing DESC, newly_passing DESC, rule_id
"""
_FINDINGS = """
    SELECT c.change, c.rule_id, c.before, c.after, s.folder, s.file_name, c.sheet, c.cell, c.message_vi
    FROM changes AS c JOIN landing.submissions AS s USING (submission_id)
    ORDER BY list_position(['new', 'severity', 'gone'], c.change), c.rule_id, s.folder, c.sheet, c.cell
"""


class NothingLoaded(LookupError):
    """There is no warehouse to try rules on."""


@dataclass(frozen=True)
class Rehearsal:
    """What would change, each as rows of plain values.

    Attributes:
        submissions: how many were judged again.
        verdicts: submissions that would be decided otherwise: `before`, `after`, `reason`.
        rules: per rule that behaves otherwise, how many submissions newly fail and newly pass.
        findings: every finding that is new, gone or of another severity.
    """

    submissions: int
    verdicts: list[dict[str, Any]]
    rules: list[dict[str, Any]]
    findings: list[dict[str, Any]]

    @property
    def newly_rejected(self) -> list[dict[str, Any]]:
        """Submissions that were accepted and would be rejected."""
        return [row for row in self.verdicts if row["after"] == "rejected"]


def rehearse(warehouse: Path, book: RuleBook, now: datetime) -> Rehearsal:
    """Judge everything received by another rule book.

    Args:
        warehouse: the working warehouse of the last load; it is read only.
        book: the rules to try.
        now: time of the rehearsal.

    Raises:
        NothingLoaded: there is no warehouse, or no load has finished.
        RuleBookError: the rule book is at fault, or lacks a rule that the reader reports.
    """
    with private_copy(warehouse) as connection:
        ids = [row[0] for row in connection.execute("SELECT submission_id FROM quality.verdicts").fetchall()]
        connection.execute("CREATE TEMP TABLE before_verdicts AS SELECT submission_id, state FROM quality.verdicts")
        connection.execute("CREATE TEMP TABLE before_states AS SELECT submission_id, state FROM quality.submissions")
        connection.execute(
            "CREATE TEMP TABLE before_findings AS SELECT * FROM quality.gate_findings WHERE status = 'open'"
        )
        gate1.run(connection, now, ids, book=book)
        gate2.run(connection, now, book=book)
        connection.execute(_CHANGES)
        return Rehearsal(
            len(ids), _rows(connection, _VERDICTS), _rows(connection, _RULES), _rows(connection, _FINDINGS)
        )


@contextmanager
def private_copy(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse of one's own with what the gates read; its file is gone afterwards.

    Raises:
        NothingLoaded: there is no warehouse, or no load has finished.
    """
    if not warehouse.exists():
        raise NothingLoaded("nothing has been loaded yet: run a load first")
    with (
        tempfile.TemporaryDirectory(prefix="kttt-rehearsal-") as folder,
        closing(duckdb.connect(str(Path(folder) / "rehearsal.duckdb"))) as connection,
    ):
        connection.execute(f"ATTACH '{str(warehouse).replace(chr(39), chr(39) * 2)}' AS loaded (READ_ONLY)")
        create_tables(connection)
        copied = connection.execute(_COPIED).fetchall()
        if not set(connection.execute(_COLUMNS).fetchall()) >= _OF_THIS_VERSION:
            raise NothingLoaded("no load of this version has finished yet: run a load first")
        for schema, table in copied:
            if schema == "quality":
                connection.execute(f'INSERT INTO quality."{table}" BY NAME SELECT * FROM loaded.quality."{table}"')
            else:
                connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
                connection.execute(f'CREATE TABLE {schema}."{table}" AS SELECT * FROM loaded.{schema}."{table}"')
        connection.execute("DETACH loaded")
        yield connection


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
