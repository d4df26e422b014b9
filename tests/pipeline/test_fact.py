"""Promises of the national fact table over the project's own `raw/`."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import duckdb

TRUTH = Path(__file__).parents[1] / "data" / "published_truth.csv"
_QUERY = """
    select s.period_code || '/' || p.folder || '/' || f.file_name as file, f.geo_code, f.period_code, f.scenario,
        f.entity_type, f.indicator_code, f.sector_code, f.policy_code, f.program_code, f.funding_source,
        f.value, f.value_high, f.unit, f.qualifier, f.sheet, f.cell
    from marts.fct_collective_economy as f
    inner join quality.submissions as s using (submission_id)
    inner join marts.dim_province as p on p.geo_version = f.geo_version and p.geo_code = f.geo_code
"""


def test_every_published_figure_is_in_the_fact_with_its_value_unit_qualifier_and_range(
    published: duckdb.DuckDBPyConnection,
) -> None:
    fact = {(row[0], row[14], row[15]): row[1:14] for row in published.execute(_QUERY).fetchall()}
    with TRUTH.open(encoding="utf-8", newline="") as file:
        truth = list(csv.DictReader(file))

    wrong = []
    for row in truth:
        expected = (
            row["province_code"], row["period"], row["scenario"], row["entity"], row["indicator"],
            row["sector"] or "total", row["policy"] or "none", row["program"] or "none", row["funding"] or "total",
            Decimal(row["value"]), Decimal(row["value_high"]) if row["value_high"] else None,
            row["unit"], row["qualifier"],
        )  # fmt: skip
        found = fact.get((row["file"], row["sheet"], row["cell"]))
        if found != expected:
            wrong.append((row["file"], row["cell"], expected, found))
    assert len(truth) > 180
    assert wrong == []


def test_the_minimum_for_every_province_is_stored_once(published: duckdb.DuckDBPyConnection) -> None:
    rows = published.execute(
        "select geo_name, entity_type, value, qualifier from marts.fct_collective_economy "
        "where geo_code = 'each' and indicator_code = 'org_new' order by entity_type"
    ).fetchall()

    assert rows == [
        ("Mỗi tỉnh", "cooperative", Decimal(30), "at_least"),
        ("Mỗi tỉnh", "group", Decimal(50), "exact"),
        ("Mỗi tỉnh", "union", Decimal(1), "exact"),
    ]
