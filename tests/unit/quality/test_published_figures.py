"""What provinces really published is accepted; its known contradictions are findings."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from orchestration.quality import gate1, gate2
from orchestration.settings import PROJECT_ROOT
from tests.unit.quality.landed import Figure, Submission, build_intermediate, new_warehouse, put

DATA = PROJECT_ROOT / "tests" / "data"


def submissions(path: Path) -> dict[str, Submission]:
    """Submissions by folder, from the truth of the sample workbooks."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found: dict[str, list[tuple[str, Figure]]] = {}
    for row in rows:
        period, folder = row["file"].split("/")[:2]
        # Two forms on one sheet keep the forms apart by what they print.
        support = row["entity"] == "support_program"
        sheet = "PL III" if support else "PL II" if row["sheet"] in ("Phụ lục II", "PL2") else "PL I"
        figure = Figure(
            row["indicator"],
            float(row["value"]),
            f"{row['period']} {row['scenario']}",
            row["entity"],
            sheet,
            row["cell"],
            row["sector"] or "total",
            row["policy"] or "none",
            row["program"] or "none",
            row["funding"] or "total",
            float(row["value_high"]) if row["value_high"] else None,
            "exact" if row["qualifier"] == "damaged" else row["qualifier"],
            row["printed"],
            row["unit"],
            row=int(re.sub(r"\D", "", row["cell"])),
        )
        found.setdefault(f"{period}/{folder}", []).append((row["province_code"], figure))
    return {
        name: Submission(figures=[figure for _, figure in figures], period=name.split("/")[0], province=figures[0][0])
        for name, figures in found.items()
    }


@pytest.fixture(scope="module")
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """Published and generated submissions after both gates."""
    with closing(new_warehouse()) as connection:
        for name, submission in submissions(DATA / "published_truth.csv").items():
            put(connection, name, submission)
        for name, submission in submissions(DATA / "generated_truth.csv").items():
            put(connection, f"generated {name}", submission)
        gate1.run(connection, datetime(2025, 1, 1))
        build_intermediate(connection)
        gate2.run(connection, datetime(2025, 1, 1))
        yield connection


def rules_of(warehouse: duckdb.DuckDBPyConnection, pattern: str) -> Counter[str]:
    rows = warehouse.execute(
        "SELECT rule_id FROM quality.findings WHERE submission_id LIKE ? AND rule_id NOT LIKE '%key_indicators'",
        [pattern],
    ).fetchall()
    return Counter(rule_id for (rule_id,) in rows)


def test_every_sample_is_accepted(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert warehouse.execute("SELECT DISTINCT state FROM quality.submissions").fetchall() == [("accepted",)]
    assert warehouse.execute("SELECT count(*) FROM quality.findings WHERE severity = 'critical'").fetchone() == (0,)


@pytest.mark.parametrize(
    ("submission", "rules"),
    [
        ("2023/ha-tinh", {"figures.net_increase"}),
        ("2023/dak-lak", {"figures.all_groups_active"}),
        ("2020/kien-giang", {"figures.same_number_twice", "int_figures_in_force.year_on_year_jump"}),
        ("2022/binh-thuan", {"figures.union_members_minimum"}),
        ("2023/lao-cai", set()),
        ("2024/hoa-binh", set()),
        ("2022/can-tho", set()),
        ("2022/lam-dong", set()),
    ],
)
def test_known_contradictions_are_findings(
    warehouse: duckdb.DuckDBPyConnection, submission: str, rules: set[str]
) -> None:
    assert set(rules_of(warehouse, submission)) == rules


def test_ha_tinh_is_told_its_own_numbers(warehouse: duckdb.DuckDBPyConnection) -> None:
    (message,) = warehouse.execute(
        "SELECT message_vi FROM quality.findings WHERE rule_id = 'figures.net_increase'"
    ).fetchone() or ("",)
    for part in ("là 5", "ô D12", "phải là 8", "35 (ô D10)", "27 (ô D11)"):
        assert part in message


def test_self_consistent_figures_raise_few_warnings(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = rules_of(warehouse, "generated %")
    # Numbers drawn at random jump from column to column, their classes are nearly empty, and money goes to nobody.
    assert set(found) <= {
        "figures.turns_per_class",
        "figures.support_without_recipients",
        "figures.plan_out_of_reach",
        "figures.mid_year_stock",
        "int_figures_in_force.part_year_jump",
        "int_figures_in_force.unusual_change",
        "int_figures_in_force.year_on_year_jump",
    }
    assert found["int_figures_in_force.year_on_year_jump"] <= 10
    assert found["int_figures_in_force.unusual_change"] <= 2
