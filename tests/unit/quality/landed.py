"""Submissions written as short lists of figures, and a warehouse in memory to land them in."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import duckdb

from orchestration.landing.values.period_codes import geo_version
from orchestration.settings import PROJECT_ROOT, SEEDS_DIR
from orchestration.warehouse.register import store as register

RECEIVED_AT = datetime(2024, 2, 1)
FORMS = [
    ("pl1", "Kết quả thực hiện các chỉ tiêu", "Results of indicators", 1, "province"),
    ("pl2", "Phân loại theo ngành nghề", "Counts by sector", 2, "province"),
    ("pl3", "Chính sách hỗ trợ", "Support policies", 3, "province"),
    ("register", "Danh sách hợp tác xã", "Register", 4, "province"),
    ("alliance_targets", "Chỉ tiêu của Liên minh", "Targets of the alliance", 5, "each"),
]
FORM_SHEETS = {"PL I": "pl1", "PL II": "pl2", "PL III": "pl3", "Chỉ tiêu": "alliance_targets"}

with (SEEDS_DIR / "indicators.csv").open(encoding="utf-8") as _seed:
    UNITS = {row["indicator_code"]: row["unit"] for row in csv.DictReader(_seed)}

#: What dbt builds between the gates, as far as gate 2 reads it.
INTERMEDIATE = """
    CREATE SCHEMA IF NOT EXISTS intermediate;
    CREATE OR REPLACE TABLE intermediate.int_submission_forms AS
    WITH carried AS (
        SELECT submission_id, form_code FROM landing.figures
        UNION
        SELECT submission_id, form_code FROM landing.register_rows
    )
    SELECT c.submission_id, c.form_code, v.state, s.version_no, s.received_at,
        v.state = 'accepted' AND row_number() OVER (
            PARTITION BY s.folder, c.form_code, v.state ORDER BY s.version_no DESC
        ) = 1 AS in_force
    FROM carried AS c
    INNER JOIN landing.submissions AS s ON s.submission_id = c.submission_id
    INNER JOIN quality.verdicts AS v ON v.submission_id = c.submission_id;
    CREATE OR REPLACE TABLE intermediate.int_figures_in_force AS
    SELECT f.*,
        CASE WHEN f.qualifier IN ('approx', 'under') THEN 0.95 * f.value
            WHEN f.qualifier NOT IN ('at_most', 'below') THEN f.value END AS interval_low,
        CASE WHEN f.qualifier IN ('approx', 'over') THEN 1.05 * f.value
            WHEN f.qualifier <> 'at_least' THEN coalesce(f.value_high, f.value) END AS interval_high,
        s.file_name, s.geo_version,
        CASE WHEN m.geo_scope = 'each' THEN 'each' ELSE s.province_code END AS geo_code,
        s.period_code AS submission_period_code, s.version_no, s.received_at, m.precedence, v.decided_at
    FROM landing.figures AS f
    INNER JOIN intermediate.int_submission_forms AS i
        ON i.submission_id = f.submission_id AND i.form_code = f.form_code
    INNER JOIN landing.submissions AS s ON s.submission_id = f.submission_id
    INNER JOIN landing.forms AS m ON m.form_code = f.form_code
    INNER JOIN quality.verdicts AS v ON v.submission_id = f.submission_id
    WHERE i.in_force AND f.value IS NOT NULL;
    CREATE OR REPLACE TABLE intermediate.int_register_rows AS
    SELECT r.*, s.geo_version, s.province_code AS geo_code, s.province_code AS block_code, s.period_code,
        coalesce(r.as_of, make_date(s.period_code[:4]::INTEGER, 12, 31)) AS listed_on
    FROM landing.register_rows AS r
    INNER JOIN intermediate.int_submission_forms AS i
        ON i.submission_id = r.submission_id AND i.form_code = r.form_code
    INNER JOIN landing.submissions AS s ON s.submission_id = r.submission_id
    WHERE i.in_force AND r.name IS NOT NULL;
"""


@dataclass(frozen=True)
class Figure:
    """A printed figure; everything but indicator and value has a default."""

    indicator: str
    value: float | None
    when: str = "2023 actual"
    entity: str = "cooperative"
    sheet: str = "PL I"
    cell: str = ""
    sector: str = "total"
    policy: str = "none"
    program: str = "none"
    funding: str = "total"
    high: float | None = None
    qualifier: str = "exact"
    printed: str | None = None
    unit: str | None = None
    missing: str | None = None
    row: int | None = None


@dataclass(frozen=True)
class Row:
    """A row of a register; the fields are those of `landing.register_rows`."""

    name: str = "HTX Đại Đồng"
    registration_code: str | None = "0100000001"
    entity_type: str = "cooperative"
    commune: str | None = "xã An Phú"
    founded_on: date | None = date(2015, 5, 1)
    charter_capital: float | None = 1_000_000_000
    member_total: float | None = 20
    revenue: float | None = 500_000_000
    profit: float | None = 50_000_000
    status_code: str | None = "active"
    sector_code: str | None = None


@dataclass(frozen=True)
class Problem:
    """Something the reader noticed."""

    rule_id: str
    sheet: str = "PL I"
    cell: str = "D9"
    printed: str = "abc"
    params: str = "{}"


@dataclass(frozen=True)
class Comparison:
    """What a column of comparisons prints beside two figures of its row."""

    cell: str
    of: str
    base: str
    value: float
    expected: float | None
    kind: str = "ratio"
    margin: float = 0.1
    header: str = "TH/KH (%)"
    place: str = ""


@dataclass(frozen=True)
class Submission:
    """A workbook that was read."""

    figures: Sequence[Figure] = ()
    rows: Sequence[Row] = ()
    problems: Sequence[Problem] = ()
    comparisons: Sequence[Comparison] = ()
    unrecognised: int = 0
    unrecognised_sheet: str = "PL I"
    period: str = "2023"
    province: str = "42"
    version: int = 1
    rules_version: str = "v1"
    received: date | None = None


def new_warehouse() -> duckdb.DuckDBPyConnection:
    """A warehouse in memory, with the tables of landing and nothing in them but the forms."""
    connection = duckdb.connect()
    schema = PROJECT_ROOT / "orchestration" / "landing" / "schema.sql"
    connection.execute(schema.read_text(encoding="utf-8"))
    connection.executemany("INSERT INTO landing.forms VALUES (?, ?, ?, ?, ?)", FORMS)
    return connection


def build_intermediate(connection: duckdb.DuckDBPyConnection) -> None:
    """Do what dbt and the identity of cooperatives do between the gates."""
    connection.execute(INTERMEDIATE)
    register.run(connection)


def put(connection: duckdb.DuckDBPyConnection, submission_id: str, submission: Submission) -> None:
    """Land a submission; what was landed under its id before is replaced."""
    put_all(connection, {submission_id: submission})


def put_all(connection: duckdb.DuckDBPyConnection, submissions: Mapping[str, Submission]) -> None:
    """Land submissions by their ids, each table in one statement; what was landed under an id before is replaced."""
    known = "SELECT submission_id FROM landing.submissions WHERE submission_id IN (SELECT unnest(?))"
    if again := [row[0] for row in connection.execute(known, [list(submissions)]).fetchall()]:
        for table in ("submissions", *_ROWS, "comparisons"):
            connection.execute(f"DELETE FROM landing.{table} WHERE submission_id IN (SELECT unnest(?))", [again])
    _insert(connection, "submissions", [_arrival(*each) for each in submissions.items()])
    for table, rows_of in _ROWS.items():
        _insert(connection, table, [row for each in submissions.items() for row in rows_of(*each)])
    compared = [
        _comparison(submission_id, comparison, connection)
        for submission_id, submission in submissions.items()
        for comparison in submission.comparisons
    ]
    _insert(connection, "comparisons", compared)


def _arrival(submission_id: str, submission: Submission) -> dict[str, Any]:
    return {
        "submission_id": submission_id,
        "period_code": submission.period,
        "province_code": submission.province,
        "geo_version": geo_version(submission.period),
        "folder": f"{submission.period}/{submission.province}",
        "file_name": f"{submission_id}.xlsx",
        "sha256": "0" * 64,
        "bytes": 1,
        "received_at": submission.received or RECEIVED_AT,
        "version_no": submission.version,
        "file_format": "xlsx",
        "rules_version": submission.rules_version,
    }


def _figures(submission_id: str, submission: Submission) -> Iterator[dict[str, Any]]:
    columns: dict[tuple[str, str], int] = {}
    for position, figure in enumerate(submission.figures):
        column = columns.setdefault((figure.sheet, figure.when), len(columns))
        yield _figure(submission_id, figure, position, column)


def _register_rows(submission_id: str, submission: Submission) -> Iterator[dict[str, Any]]:
    for position, row in enumerate(submission.rows, start=6):
        place = {"form_code": "register", "sheet": "Danh sách", "cell": f"B{position}", "row_index": position}
        yield {"submission_id": submission_id, **place, **asdict(row)}


def _problems(submission_id: str, submission: Submission) -> Iterator[dict[str, Any]]:
    for problem in submission.problems:
        yield {
            "submission_id": submission_id,
            "rule_id": problem.rule_id,
            "sheet": problem.sheet,
            "cell": problem.cell,
            "related_cells": "",
            "printed_text": problem.printed,
            "expected": "",
            "params": problem.params,
        }


def _unrecognised(submission_id: str, submission: Submission) -> Iterator[dict[str, Any]]:
    for position in range(submission.unrecognised):
        yield {
            "submission_id": submission_id,
            "sheet": submission.unrecognised_sheet,
            "cell": f"B{100 + position}",
            "kind": "label",
            "text": "Chỉ tiêu lạ",
            "closest": "",
            "reason": "",
        }


#: Rows of each table of landing that a submission has by itself.
_ROWS = {
    "figures": _figures,
    "register_rows": _register_rows,
    "problems": _problems,
    "unrecognised": _unrecognised,
}


def _figure(submission_id: str, figure: Figure, position: int, column: int) -> dict[str, Any]:
    period, scenario = figure.when.split()
    row = figure.row or 9 + position
    printed = figure.printed
    if printed is None:
        printed = "" if figure.value is None else str(figure.value)
    return {
        "submission_id": submission_id,
        "form_code": FORM_SHEETS[figure.sheet],
        "sheet": figure.sheet,
        "cell": figure.cell or f"{chr(ord('D') + column)}{row}",
        "sheet_index": list(FORM_SHEETS).index(figure.sheet),
        "row_index": row,
        "column_index": 3 + column,
        "row_label": figure.indicator,
        "column_label": figure.when,
        "printed_text": printed,
        "unit_text": "",
        "period_code": period,
        "scenario": scenario,
        "entity_type": figure.entity,
        "indicator_code": figure.indicator,
        "sector_code": figure.sector,
        "policy_code": figure.policy,
        "program_code": figure.program,
        "funding_source": figure.funding,
        "value": None if figure.value is None else Decimal(str(figure.value)),
        "value_low": Decimal(str(figure.value)) if figure.qualifier == "range" else None,
        "value_high": None if figure.high is None else Decimal(str(figure.high)),
        "qualifier": figure.qualifier,
        "unit": figure.unit or UNITS.get(figure.indicator, "org"),
        "missing_reason": figure.missing or ("unknown" if figure.value is None else None),
    }


def _comparison(submission_id: str, comparison: Comparison, connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    of, base = (_landed(submission_id, cell, connection) for cell in (comparison.of, comparison.base))
    return {
        "submission_id": submission_id,
        "form_code": "pl1",
        "sheet": "PL I",
        "cell": comparison.cell,
        "row_index": int(comparison.cell[1:]) - 1,
        "column_index": ord(comparison.cell[0]) - ord("A"),
        "row_label": comparison.cell[1:],
        "column_label": comparison.header,
        "printed_text": str(comparison.value),
        "place": comparison.place,
        "kind": comparison.kind,
        "value": comparison.value,
        "expected": comparison.expected,
        "margin": comparison.margin,
        "of_cell": comparison.of,
        "of_value": of.pop("value"),
        **of,
        "base_cell": comparison.base,
        "base_value": base["value"],
        "base_period_code": base["period_code"],
        "base_scenario": base["scenario"],
    }


def _landed(submission_id: str, cell: str, connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    names = (
        "period_code", "scenario", "entity_type", "indicator_code", "sector_code", "policy_code", "program_code",
        "funding_source", "unit", "value",
    )  # fmt: skip
    found = connection.execute(
        f"SELECT {', '.join(names)} FROM landing.figures WHERE submission_id = ? AND cell = ?", [submission_id, cell]
    ).fetchone()
    assert found, f"a comparison of {cell}, which prints no figure"
    return dict(zip(names, found, strict=True))


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Rows with the same columns, in one statement: a statement a row takes DuckDB longer than all the gates."""
    if not rows:
        return
    names = list(rows[0])
    columns = [[None if row[name] is None else str(row[name]) for row in rows] for name in names]
    texts = ", ".join(["unnest(?::VARCHAR[])"] * len(names))
    connection.execute(f"INSERT INTO landing.{table} ({', '.join(names)}) SELECT {texts}", columns)
