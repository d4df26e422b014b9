"""A workbook that was not sent yet, held against what is in force: gate 2 before sending.

Where the office's warehouse is at hand, `kttt check` compares with the province's own past and with other provinces,
as the load would. Belongs here: putting the workbook in the place of the forms it would replace, in memory. Not here:
the rules (`expectations/`). The warehouse is only copied.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from orchestration.quality import gate2
from orchestration.settings import Settings

_ATTACHED = "past"
_NEEDED = (
    "landing.submissions", "landing.figures", "landing.register_rows", "intermediate.int_submission_forms",
    "intermediate.int_figures_in_force", "intermediate.int_register_rows", "register.identities",
)  # fmt: skip

# What the workbooks carry, as the intermediate models would have it after a load. Lists of organisations are not
# matched with the register: identities are found by the load.
_PLACED = """
CREATE TEMP TABLE sent AS SELECT submission_id FROM quality.verdicts WHERE state = 'accepted';

UPDATE landing.submissions AS s SET version_no = 1 + (
    SELECT coalesce(max(p.version_no), 0) FROM past.landing.submissions AS p WHERE p.folder = s.folder
);

CREATE TEMP TABLE carried AS
SELECT DISTINCT f.submission_id, f.form_code, s.folder, s.version_no, s.received_at
FROM (
    SELECT submission_id, form_code FROM landing.figures
    UNION
    SELECT submission_id, form_code FROM landing.register_rows
) AS f
INNER JOIN landing.submissions AS s ON s.submission_id = f.submission_id
WHERE f.submission_id IN (SELECT submission_id FROM sent);

INSERT INTO landing.submissions BY NAME
SELECT * FROM past.landing.submissions WHERE submission_id NOT IN (SELECT submission_id FROM quality.verdicts);
INSERT INTO landing.figures BY NAME
SELECT * FROM past.landing.figures WHERE submission_id NOT IN (SELECT submission_id FROM quality.verdicts);
INSERT INTO landing.register_rows BY NAME
SELECT * FROM past.landing.register_rows WHERE submission_id NOT IN (SELECT submission_id FROM quality.verdicts);

CREATE SCHEMA intermediate;
CREATE TABLE intermediate.int_submission_forms AS
SELECT p.* REPLACE (p.in_force AND c.form_code IS NULL AS in_force)
FROM past.intermediate.int_submission_forms AS p
INNER JOIN past.landing.submissions AS s ON s.submission_id = p.submission_id
LEFT JOIN carried AS c ON c.folder = s.folder AND c.form_code = p.form_code
WHERE p.submission_id NOT IN (SELECT submission_id FROM quality.verdicts);
INSERT INTO intermediate.int_submission_forms BY NAME
SELECT submission_id, form_code, 'accepted' AS state, version_no, received_at, true AS in_force FROM carried;

CREATE TABLE intermediate.int_figures_in_force AS
SELECT p.* FROM past.intermediate.int_figures_in_force AS p
SEMI JOIN (SELECT * FROM intermediate.int_submission_forms WHERE in_force) AS f
    ON f.submission_id = p.submission_id AND f.form_code = p.form_code
WHERE p.submission_id NOT IN (SELECT submission_id FROM quality.verdicts);
INSERT INTO intermediate.int_figures_in_force BY NAME
SELECT f.*, s.file_name, s.geo_version, CASE WHEN o.geo_scope = 'each' THEN 'each' ELSE s.province_code END AS geo_code,
    coalesce(f.value_low, f.value) AS interval_low, coalesce(f.value_high, f.value) AS interval_high,
    s.period_code AS submission_period_code, s.version_no, o.precedence, s.received_at, s.received_at AS decided_at
FROM landing.figures AS f
INNER JOIN carried AS c ON c.submission_id = f.submission_id AND c.form_code = f.form_code
INNER JOIN landing.submissions AS s ON s.submission_id = f.submission_id
INNER JOIN landing.forms AS o ON o.form_code = f.form_code
WHERE f.value IS NOT NULL;

CREATE TABLE intermediate.int_register_rows AS FROM past.intermediate.int_register_rows;
CREATE SCHEMA register;
CREATE TABLE register.identities AS FROM past.register.identities;
"""


def compare(settings: Settings, connection: duckdb.DuckDBPyConnection) -> bool:
    """Add what gate 2 finds in workbooks that gate 1 accepted.

    Args:
        settings: where the working warehouse is.
        connection: in memory, with the workbooks checked by gate 1 and nothing else.

    Returns:
        Whether there was anything to compare with: a warehouse that no load is writing, and an accepted workbook.
    """
    accepted = connection.execute("SELECT count(*) FROM quality.verdicts WHERE state = 'accepted'").fetchone()
    if not accepted or not accepted[0]:
        return False
    with TemporaryDirectory(prefix="kttt-check-") as folder:
        copy = Path(folder) / "past.duckdb"
        if not _copied(settings.warehouse, copy):
            return False
        try:
            connection.execute(f"ATTACH '{copy}' AS {_ATTACHED} (READ_ONLY)")
        except duckdb.Error:  # a load began to write while it was copied
            return False
        try:
            if not _is_complete(connection):
                return False
            connection.execute(_PLACED)
        finally:
            connection.execute(f"DETACH {_ATTACHED}")
    gate2.run(connection, settings.now())
    return True


def _copied(warehouse: Path, target: Path) -> bool:
    """Copy the warehouse unless a load is writing it. An open file would lock the next load out; a copy does not."""
    if not warehouse.exists() or warehouse.with_name(f"{warehouse.name}.wal").exists():
        return False
    before = warehouse.stat()
    shutil.copyfile(warehouse, target)
    after = warehouse.stat()
    return (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)


def _is_complete(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a load has finished there under the present models."""
    known = connection.execute(
        "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE database_name = ?", [_ATTACHED]
    ).fetchall()
    return {name for (name,) in known} >= set(_NEEDED)
