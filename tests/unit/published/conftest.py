"""A small warehouse made by hand, with the bytes and the receipt its one submission came from."""

from __future__ import annotations

import hashlib
from contextlib import closing
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from orchestration.landing.arriving.arrivals import archived
from orchestration.runtime import durable
from orchestration.settings import Settings

MONDAY, TUESDAY, WEDNESDAY = datetime(2024, 1, 1, 18), datetime(2024, 1, 2, 18), datetime(2024, 1, 3, 18)

BYTES = b"a workbook"
SHA256 = hashlib.sha256(BYTES).hexdigest()
WAREHOUSE = """
CREATE SCHEMA landing; CREATE SCHEMA staging; CREATE SCHEMA quality; CREATE SCHEMA marts;
CREATE TABLE landing.submissions (
    submission_id VARCHAR, folder VARCHAR, file_name VARCHAR, version_no INTEGER, sha256 VARCHAR,
    bytes BIGINT, received_at TIMESTAMP
);
INSERT INTO landing.submissions
    VALUES ('s1', '2023/ha-tinh', 'PL I.xlsx', 1, '{sha256}', 10, '2024-02-20 01:00:00');
CREATE TABLE landing.figures (submission_id VARCHAR, cell VARCHAR, value DECIMAL(24, 4));
INSERT INTO landing.figures VALUES ('s1', 'D9', 1025);
CREATE VIEW staging.stg_submissions AS SELECT * FROM kttt.landing.submissions;
CREATE TABLE quality.submissions (submission_id VARCHAR PRIMARY KEY, state VARCHAR, decided_at TIMESTAMP);
INSERT INTO quality.submissions VALUES ('s1', 'accepted', '2024-02-21 18:00:00');
CREATE TABLE quality.gate_findings (finding_id VARCHAR);
CREATE TABLE marts.fct (
    geo_code VARCHAR NOT NULL, period_code VARCHAR NOT NULL, value DECIMAL(24, 4), due_date DATE,
    accepted_at TIMESTAMP, PRIMARY KEY (geo_code, period_code)
);
COMMENT ON TABLE marts.fct IS 'One row per province''s figure';
COMMENT ON COLUMN marts.fct.value IS 'Giá trị | in base units';
INSERT INTO marts.fct VALUES
    ('42', '2023', 1025, '2024-01-30', '2024-02-21 18:00:00'),
    ('10', '2023', 502, NULL, '2024-02-21 18:00:00');
CREATE VIEW marts.overdue AS SELECT geo_code, due_date < current_date AS is_overdue FROM kttt.marts.fct;
COMMENT ON VIEW marts.overdue IS 'Recomputed by whoever opens it';
-- What other versions of DuckDB write with other letters.
CREATE VIEW marts.by_day AS SELECT cast(f.accepted_at + interval '7' hour AS date) AS day
FROM kttt.marts.fct AS f INNER JOIN kttt.marts.fct AS g ON cast(f.accepted_at AS date) <= g.due_date;
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = Settings(raw_dir=tmp_path / "raw", data_dir=tmp_path / "data")
    change(settings, WAREHOUSE.format(sha256=SHA256))
    durable.replace_file(archived(settings.archive, SHA256), BYTES)
    durable.replace_file(settings.receipts / "20240220T010000-s1.json", b'{"submission_id": "s1"}')
    return settings


def change(settings: Settings, sql: str) -> None:
    settings.data_dir.mkdir(exist_ok=True)
    with closing(duckdb.connect(str(settings.warehouse))) as connection:
        connection.execute(sql)


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        return connection.execute(sql).fetchall()
