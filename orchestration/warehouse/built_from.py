"""From which submissions, models and code of the register the warehouse was built, and whether they are the same now.

It is noted when a stage begins: what is edited while a load is at work is found by the next, and so is what somebody
landed or decided by hand in Dagster without the stages after it.

Belongs here: the hashes of the project's own code, over all stages of the warehouse. Not here: which table must be
built again (`unchanged`), reader and rules (`landing.rules_version`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from orchestration.warehouse import unchanged
from orchestration.warehouse.memory import opened
from orchestration.warehouse.register.rules_version import register_rules

# Of a stage of which somebody built a part by hand, or that was never built.
_UNKNOWN = ""
# What the stages stand on, a row per submission each.
_FOUNDATIONS = ("landing.receipts AS line", "landing.submissions AS line", "quality.verdicts AS line")
# The stage after gate 2 stands on the findings too, without their clocks.
_AFTER_GATE_2 = "marts"
_FINDINGS = "(SELECT finding_id, submission_id, rule_version, fingerprint, status FROM quality.findings) AS line"
# Submissions, and forms of them, that gate 2 has not seen as they are: it ends with a table of each.
_UNSEEN_BY_GATE_2 = (
    """
    SELECT submission_id, version_no, decided_at
    FROM landing.submissions INNER JOIN quality.verdicts USING (submission_id)
    EXCEPT SELECT submission_id, version_no, decided_at FROM quality.submissions
    """,
    """
    SELECT submission_id, form_code, in_force FROM intermediate.int_submission_forms
    EXCEPT SELECT submission_id, form_code, in_force FROM quality.submission_forms
    """,
)


def note(warehouse: Path, folders: Sequence[str], project: str) -> None:
    """Say from which project a stage is built now, on which submissions; '' when it is built in part."""
    with opened(warehouse) as connection:
        connection.execute("CREATE SCHEMA IF NOT EXISTS dbt")
        connection.execute("CREATE TABLE IF NOT EXISTS dbt.projects (stage VARCHAR PRIMARY KEY, project VARCHAR)")
        stage = " ".join(folders)
        noted = f"{project} {_foundation(connection, stage)}" if project else _UNKNOWN
        connection.execute("INSERT OR REPLACE INTO dbt.projects VALUES (?, ?)", [stage, noted])


def noted(connection: duckdb.DuckDBPyConnection) -> str:
    """From what the warehouse was built, to be compared with `now`."""
    if is_in_part(connection):
        return _joined([], [])
    projects = {project.rpartition(" ")[0] for project in _values(connection, "SELECT project FROM dbt.projects")}
    return _joined(sorted(projects), _values(connection, "SELECT rules FROM register.rules"))


def is_in_part(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a stage was built in part, or on other submissions, verdicts and findings than there are now."""
    for stage, project in _rows(connection, "SELECT stage, project FROM dbt.projects"):
        if not project.endswith(f" {_foundation(connection, stage)}"):
            return True
    return any(_values(connection, f"SELECT 1 FROM ({unseen}) LIMIT 1") for unseen in _UNSEEN_BY_GATE_2)


def now() -> str:
    """From what it would be built now."""
    return _joined([unchanged.fingerprint()], [register_rules()])


def _foundation(connection: duckdb.DuckDBPyConnection, stage: str) -> str:
    """The rows that a stage stands on, in whatever order."""
    tables = (*_FOUNDATIONS, _FINDINGS) if stage == _AFTER_GATE_2 else _FOUNDATIONS
    sums = (_values(connection, f"SELECT sum(hash(line)::HUGEINT) FROM {table}") for table in tables)
    return ".".join(str(value) for values in sums for value in values)


def _values(connection: duckdb.DuckDBPyConnection, query: str) -> list[Any]:
    return [value for (value,) in _rows(connection, query)]


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    try:
        return connection.execute(query).fetchall()
    except duckdb.CatalogException:  # never built, or by a project that noted nothing yet
        return []


def _joined(projects: Sequence[str], rules: Sequence[str]) -> str:
    """One text; stages that were built from different projects are of none."""
    return "\n".join(values[0] if len(values) == 1 else _UNKNOWN for values in (projects, rules))
