"""Compares a workbook that was not sent yet with what is in force: gate 2 before sending.

If the office's warehouse is available, `kttt check` compares with the province's own past and with other provinces, as
the load would. A list of cooperatives is matched with earlier lists; without a warehouse, with itself.

Belongs here: replacing, in memory, the forms that the workbook would replace. Not here: the rules (`expectations/`).
The warehouse is only copied.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from orchestration.quality import gate2
from orchestration.quality.evaluation import load_seeds
from orchestration.settings import Settings

_ATTACHED = "past"
_HAS_LIST = "SELECT 1 FROM carried SEMI JOIN landing.register_rows USING (submission_id, form_code)"
_NEEDED = (
    "landing.submissions", "landing.figures", "landing.register_rows", "intermediate.int_submission_forms",
    "intermediate.int_figures_in_force", "intermediate.int_register_rows", "register.identities", "register.review",
)  # fmt: skip

_CARRIED = """
CREATE TEMP TABLE sent AS SELECT submission_id FROM quality.verdicts WHERE state = 'accepted';
CREATE TEMP TABLE carried AS
SELECT DISTINCT f.submission_id, f.form_code, s.folder, s.version_no, s.received_at
FROM (
    SELECT submission_id, form_code FROM landing.figures
    UNION
    SELECT submission_id, form_code FROM landing.register_rows
) AS f
INNER JOIN landing.submissions AS s ON s.submission_id = f.submission_id
WHERE f.submission_id IN (SELECT submission_id FROM sent);
"""
# What the workbooks carry, as the intermediate models would have it after a load.
_FORMS = "SELECT submission_id, form_code, 'accepted' AS state, version_no, received_at, true AS in_force FROM carried"
_FIGURES = """
SELECT f.*, s.file_name, s.geo_version, CASE WHEN o.geo_scope = 'each' THEN 'each' ELSE s.province_code END AS geo_code,
    coalesce(f.value_low, f.value) AS interval_low, coalesce(f.value_high, f.value) AS interval_high,
    s.period_code AS submission_period_code, s.version_no, o.precedence, s.received_at, s.received_at AS decided_at
FROM landing.figures AS f
INNER JOIN carried AS c ON c.submission_id = f.submission_id AND c.form_code = f.form_code
INNER JOIN landing.submissions AS s ON s.submission_id = f.submission_id
INNER JOIN landing.forms AS o ON o.form_code = f.form_code
WHERE f.value IS NOT NULL
"""
_ROWS = """
SELECT r.submission_id, r.form_code, r.sheet, r.cell, r.row_index, s.geo_version, s.province_code AS geo_code,
    CASE WHEN s.geo_version = '63' THEN m.new_code ELSE s.province_code END AS block_code, s.period_code,
    coalesce(r.as_of, period_end(s.period_code)) AS listed_on, r.entity_type, r.name, r.registration_code,
    r.founded_on, r.founded_text, r.commune, r.sector_code, r.status_code, r.rating_code, r.charter_capital,
    r.capital_total, r.member_total, r.worker_total, r.revenue, r.profit
FROM landing.register_rows AS r
INNER JOIN carried AS c ON c.submission_id = r.submission_id AND c.form_code = r.form_code
INNER JOIN landing.submissions AS s ON s.submission_id = r.submission_id
LEFT JOIN seed_province_successors AS m ON m.old_code = s.province_code
WHERE r.name IS NOT NULL AND s.province_code <> 'VN'
"""
_ALONE = f"""
CREATE SCHEMA intermediate;
CREATE TABLE intermediate.int_submission_forms AS {_FORMS};
CREATE TABLE intermediate.int_figures_in_force AS {_FIGURES};
CREATE TABLE intermediate.int_register_rows AS {_ROWS};
"""
_PLACED = f"""
UPDATE landing.submissions AS s SET version_no = 1 + (
    SELECT coalesce(max(p.version_no), 0) FROM past.landing.submissions AS p WHERE p.folder = s.folder
);
UPDATE carried AS c SET version_no = s.version_no FROM landing.submissions AS s WHERE s.submission_id = c.submission_id;

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
INSERT INTO intermediate.int_submission_forms BY NAME {_FORMS};

CREATE TABLE intermediate.int_figures_in_force AS
SELECT p.* FROM past.intermediate.int_figures_in_force AS p
SEMI JOIN (SELECT * FROM intermediate.int_submission_forms WHERE in_force) AS f
    ON f.submission_id = p.submission_id AND f.form_code = p.form_code
WHERE p.submission_id NOT IN (SELECT submission_id FROM quality.verdicts);
INSERT INTO intermediate.int_figures_in_force BY NAME {_FIGURES};

CREATE TABLE intermediate.int_register_rows AS
SELECT p.* FROM past.intermediate.int_register_rows AS p
SEMI JOIN (SELECT * FROM intermediate.int_submission_forms WHERE in_force) AS f
    ON f.submission_id = p.submission_id AND f.form_code = p.form_code
WHERE p.submission_id NOT IN (SELECT submission_id FROM quality.verdicts);
INSERT INTO intermediate.int_register_rows BY NAME {_ROWS};
"""

# Of other provinces only what a list that is sent can meet: a code on their latest lists.
_NEIGHBOURS = """
CREATE TEMP TABLE sent_rows AS
SELECT r.* FROM intermediate.int_register_rows AS r INNER JOIN sent AS s ON s.submission_id = r.submission_id;

CREATE TEMP TABLE near AS
SELECT submission_id, sheet, cell
FROM intermediate.int_register_rows
QUALIFY block_code IN (SELECT block_code FROM sent_rows)
    OR (
        listed_on = max(listed_on) OVER (PARTITION BY geo_version, geo_code)
        AND registration_code IN (SELECT registration_code FROM sent_rows)
    );
DELETE FROM intermediate.int_register_rows WHERE (submission_id, sheet, cell) NOT IN (SELECT * FROM near);
"""
_IDENTITIES = """
CREATE SCHEMA register;
CREATE TABLE register.identities AS FROM past.register.identities;
CREATE TABLE register.review AS FROM past.register.review;
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
    connection.execute(_CARRIED)
    has_list = connection.execute(_HAS_LIST).fetchone() is not None
    load_seeds(connection, [_ROWS])
    with_the_past = _place_beside_the_past(settings, connection, has_list=has_list)
    if not with_the_past and not has_list:
        return False
    if not with_the_past:
        connection.execute(_ALONE)
    if has_list:
        from orchestration.warehouse.register import store as register  # slow to import, and most workbooks have none

        register.run(connection)
    gate2.run(connection, settings.now(), preview=True)
    return with_the_past


def _place_beside_the_past(settings: Settings, connection: duckdb.DuckDBPyConnection, *, has_list: bool) -> bool:
    """Put the workbooks where they would be after a load; False where there is no past at hand."""
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
            connection.execute(_NEIGHBOURS if has_list else _IDENTITIES)
        finally:
            connection.execute(f"DETACH {_ATTACHED}")
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
