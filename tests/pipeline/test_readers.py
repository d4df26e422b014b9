"""What is published can be opened by the tools that people already have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from orchestration.settings import Settings

# The oldest release whose drivers are promised to work.
OLDEST = "duckdb==1.1.3"
READ_EVERYTHING = """
import sys, duckdb
with duckdb.connect(sys.argv[1], read_only=True) as warehouse:
    names = warehouse.execute(
        "SELECT table_schema || '.' || table_name FROM information_schema.tables ORDER BY ALL"
    ).fetchall()
    for (name,) in names:
        warehouse.execute(f"SELECT count(*), max(columns(*)::VARCHAR) FROM {name}").fetchall()
    print(duckdb.__version__, *(name for (name,) in names))
"""


@pytest.fixture(scope="module")
def old_duckdb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("duckdb")
    installed = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder), OLDEST],
        capture_output=True,
        text=True,
        check=False,
    )
    if installed.returncode:
        pytest.skip(f"{OLDEST} cannot be installed here")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "holds"), [("kttt.duckdb", "quality.findings"), ("kttt-public.duckdb", "marts.reporting_overdue")]
)
def test_duckdb_1_1_reads_every_table_and_view(loaded: Settings, old_duckdb: Path, file: str, holds: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ_EVERYTHING, str(loaded.published / "current" / file)],
        env={**os.environ, "PYTHONPATH": str(old_duckdb)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    version, *names = done.stdout.split()
    assert version == "1.1.3"
    assert {"marts.fct_collective_economy", holds} <= set(names)


def test_pandas_reads_the_parquet_files(loaded: Settings) -> None:
    facts = pd.read_parquet(loaded.published / "current" / "parquet" / "fct_collective_economy.parquet")

    assert len(facts) > 0
    assert not facts[["geo_version", "geo_code", "period_code", "indicator_code", "value"]].isna().to_numpy().any()
