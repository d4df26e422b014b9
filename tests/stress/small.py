"""A warehouse small enough to be published hundreds of times, whose every row says which load wrote it."""

from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import datetime
from pathlib import Path

import duckdb

from orchestration.landing.arriving.arrivals import observe, receive
from orchestration.settings import Settings

BYTES = b"a workbook"
_TABLES = ("marts.first", "marts.second", "quality.findings")
_WAREHOUSE = f"""
CREATE SCHEMA landing; CREATE SCHEMA quality; CREATE SCHEMA marts;
CREATE TABLE landing.submissions AS SELECT
    's1' AS submission_id, '2023/ha-tinh' AS folder, 'PL I.xlsx' AS file_name, 1 AS version_no,
    '{hashlib.sha256(BYTES).hexdigest()}' AS sha256, 10 AS bytes, TIMESTAMP '2024-02-20 01:00:00' AS received_at;
CREATE TABLE landing.figures (submission_id VARCHAR, cell VARCHAR, value DECIMAL(24, 4));
CREATE TABLE quality.submissions (
    submission_id VARCHAR PRIMARY KEY, geo_version VARCHAR, province_code VARCHAR, state VARCHAR
);
INSERT INTO quality.submissions VALUES ('s1', '63', '42', 'accepted');
CREATE TABLE marts.dim_province AS SELECT '34' AS geo_version, '42' AS geo_code, NULL::VARCHAR AS successor_code;
"""


def make(folder: Path, rows: int = 200) -> Settings:
    """A data directory whose warehouse was written by load 0.

    Args:
        folder: where.
        rows: rows of each table.
    """
    settings = Settings(raw_dir=folder / "raw", data_dir=folder / "data")
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    build(settings, rows)
    path = settings.raw_dir / "2023" / "ha-tinh" / "PL I.xlsx"
    path.parent.mkdir(parents=True)
    path.write_bytes(BYTES)
    arrived = observe(settings.raw_dir)
    receive(arrived, settings.raw_dir, settings.archive, settings.receipts, datetime(2024, 2, 20, 1))
    return settings


def build(settings: Settings, rows: int = 200) -> None:
    """Make the warehouse, as a load does that finds none."""
    with closing(duckdb.connect(str(settings.warehouse))) as connection:
        connection.execute(_WAREHOUSE)
        for table in _TABLES:
            connection.execute(
                f"CREATE TABLE {table} AS "
                f"SELECT 's1' AS submission_id, i::INTEGER AS id, 0 AS load FROM range({rows}) AS r(i)"
            )


def load(settings: Settings, number: int) -> None:
    """Let load `number` write every row of the warehouse."""
    with closing(duckdb.connect(str(settings.warehouse))) as connection:
        for table in _TABLES:
            connection.execute(f"UPDATE {table} SET load = ?", [number])
