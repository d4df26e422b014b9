"""Every client opens the published file read-only and reads every table and view; the page's own steps work."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from orchestration.settings import PROJECT_ROOT, Settings
from tests.clients.install import FOLDER

PAGE = (PROJECT_ROOT / "docs" / "connecting-bi.md").read_text(encoding="utf-8")
PYTHON_STEPS = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
(NODE_STEP,) = re.findall(r"```js\n(.*?)```", PAGE, flags=re.DOTALL)
READ_EVERYTHING = """
import sys, duckdb
with duckdb.connect(sys.argv[1], read_only=True, config={"enable_external_access": "false"}) as warehouse:
    names = [f"{schema}.{name}" for schema, name in warehouse.execute(
        "SELECT table_schema, table_name FROM information_schema.tables ORDER BY ALL"
    ).fetchall()]
    for name in names:
        warehouse.execute(f"SELECT count(*), max(columns(*)::VARCHAR) FROM {name}").fetchall()
    (generation,) = warehouse.execute("SELECT generation FROM published.generation").fetchone()
    print(duckdb.__version__, len(names), generation)
"""
THROUGH_SQLALCHEMY = """
import sys, sqlalchemy
engine = sqlalchemy.create_engine(f"duckdb:///{sys.argv[1]}?access_mode=read_only", pool_recycle=60)
with engine.connect() as connection:
    (count,) = connection.execute(sqlalchemy.text("SELECT count(*) FROM marts.fct_collective_economy")).one()
    print(count > 0, "fct_collective_economy" in sqlalchemy.inspect(engine).get_table_names(schema="marts"))
"""


def client(name: str) -> Path:
    folder = FOLDER / name
    if not folder.is_dir():
        pytest.skip(f"{name} is not installed: make bi-clients")
    return folder


def run(code: str, *arguments: Path, packages: Path | None = None, folder: Path | None = None) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(packages or "")},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def as_reader(loaded: Settings, tmp_path: Path) -> Path:
    """A folder in which the page's `data/published/current` is the finished load."""
    (tmp_path / "data").symlink_to(loaded.data_dir)
    return tmp_path


@pytest.mark.parametrize("version", ["1.1", "1.3", "1.5"])
@pytest.mark.parametrize("file", ["kttt.duckdb", "kttt-public.duckdb"])
def test_duckdb_of_other_versions_reads_everything(loaded: Settings, version: str, file: str) -> None:
    current = (loaded.published / "current").resolve()
    said = run(READ_EVERYTHING, current / file, packages=client(f"duckdb-{version}")).split()

    assert said[0].startswith(f"{version}.")
    assert int(said[1]) > 10
    assert said[2] == current.name


def test_sqlalchemy_reads_and_lists_the_marts(loaded: Settings) -> None:
    file = loaded.published / "current" / "kttt-public.duckdb"

    assert run(THROUGH_SQLALCHEMY, file, packages=client("sqlalchemy")).split() == ["True", "True"]


def test_the_page_s_step_for_node_works(as_reader: Path) -> None:
    packages = client("node")
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    (as_reader / "node_modules").symlink_to(packages / "node_modules")
    (as_reader / "read.mjs").write_text(NODE_STEP, encoding="utf-8")
    done = subprocess.run(["node", "read.mjs"], cwd=as_reader, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0


@pytest.mark.parametrize("step", PYTHON_STEPS, ids=range(1, len(PYTHON_STEPS) + 1))
def test_the_page_s_steps_for_python_work(as_reader: Path, step: str) -> None:
    run(step, folder=as_reader)
