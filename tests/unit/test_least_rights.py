"""Least rights: what text, names and connections cannot do, and which files are whose."""

from __future__ import annotations

import ast
import os
import re
import stat
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from orchestration.landing.arriving.arrivals import Arrival, archived, receive
from orchestration.landing.folder import Folder
from orchestration.published.generation import publish
from orchestration.resources import Warehouse
from orchestration.settings import PROJECT_ROOT, Settings
from tests.stress import small

SECURITY = (PROJECT_ROOT / "docs" / "security.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("test", re.findall(r"`(tests/\S+::\w+)`", SECURITY))
def test_every_line_of_the_security_page_names_a_test_that_exists(test: str) -> None:
    path, _, name = test.partition("::")
    tree = ast.parse((PROJECT_ROOT / path).read_text(encoding="utf-8"))

    assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_text_of_a_cell_never_becomes_sql(tmp_path: Path) -> None:
    settings = small.make(tmp_path)
    hostile = "'); DROP TABLE marts.first; --\u0000\"'"
    with closing(duckdb.connect(str(settings.warehouse))) as connection:
        connection.execute("CREATE TABLE marts.named (name VARCHAR)")
        connection.execute("INSERT INTO marts.named VALUES (?)", [hostile])
        connection.execute("COMMENT ON COLUMN marts.named.name IS 'what''s in a name''); DROP TABLE marts.first; --'")
    office = publish(settings, datetime(2026, 1, 1)).path / "kttt.duckdb"

    with closing(duckdb.connect(str(office), read_only=True)) as connection:
        assert connection.execute("SELECT name FROM marts.named").fetchall() == [(hostile,)]
        assert connection.execute("SELECT count(*) > 0 FROM marts.first").fetchone() == (True,)


def test_no_path_comes_from_the_name_of_a_file(tmp_path: Path) -> None:
    raw, archive, receipts = tmp_path / "raw", tmp_path / "archive", tmp_path / "receipts"
    name = "..\\..\\etc\\passwd; rm -rf ~.xlsx"
    path = raw / "2023" / "ha-tinh" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")
    sha256 = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    arrival = Arrival(f"2023/ha-tinh/{name}", Folder("2023", "ha-tinh"), sha256, 1)
    receive([arrival], raw, archive, receipts, datetime(2026, 1, 1))

    assert [found for found in archive.rglob("*") if found.is_file()] == [archived(archive, sha256)]
    (receipt,) = receipts.iterdir()
    assert re.fullmatch(r"[0-9T]+-[0-9a-f]{16}-[0-9a-f]{8}\.json", receipt.name)


def test_the_documented_connection_reaches_no_other_file(tmp_path: Path) -> None:
    folder = publish(small.make(tmp_path), datetime(2026, 1, 1)).path
    (tmp_path / "secret.csv").write_text("a\n1\n")
    with duckdb.connect(
        folder / "kttt-public.duckdb", read_only=True, config={"enable_external_access": "false"}
    ) as connection:
        assert connection.execute("SELECT count(*) FROM published.generation").fetchone() == (1,)
        for refused in (
            f"SELECT * FROM read_csv('{tmp_path}/secret.csv')",
            f"ATTACH '{folder}/kttt.duckdb' AS office",
            f"COPY marts.first TO '{tmp_path}/out.csv'",
            "SET enable_external_access = true",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(refused)


def test_what_a_load_writes_is_private_but_what_is_published(tmp_path: Path) -> None:
    program = (
        "import os; os.umask(0o077)\n"
        "from pathlib import Path; from datetime import datetime\n"
        "from orchestration.runtime.lock import LoadLock; from orchestration.published.generation import publish\n"
        "from tests.stress import small\n"
        f"folder = Path({str(tmp_path)!r})\n"
        "lock = LoadLock(folder / 'data'); lock.take('kttt load'); lock.free()\n"
        "publish(small.make(folder), datetime(2026, 1, 1))\n"
    )
    subprocess.run([sys.executable, "-c", program], cwd=PROJECT_ROOT, env=os.environ, check=True)
    data = tmp_path / "data"

    def others(path: Path) -> int:
        return stat.S_IMODE(path.stat().st_mode) & 0o007

    assert others(data) == 0o001, "readers pass through, and see nothing"
    private = [path for path in data.iterdir() if path.name != "published"]
    assert {path.name for path in private} >= {"archive", "receipts", "kttt.duckdb", "load.lock"}
    assert [path for path in private if others(path)] == []
    current = data / "published" / "current"
    assert others(current / "kttt-public.duckdb") == others(current / "parquet" / "first.parquet") == 0o004
    assert others(current / "kttt.duckdb") == 0


def test_the_command_line_keeps_what_it_writes_to_itself() -> None:
    program = (
        "import atexit, os, sys; from orchestration.cli import main\n"
        "sys.argv = ['kttt', '--help']\n"
        "atexit.register(lambda: print(oct(os.umask(0))))\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.stdout.strip().endswith("0o77")


def test_a_run_of_the_daemon_keeps_what_it_writes_to_itself(tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    warehouse = Warehouse(database=str(data_dir / "kttt.duckdb"), patience=0)
    before = os.umask(0o022)  # of a terminal, where `make ui` is tried
    try:
        with dg.build_init_resource_context() as context:
            warehouse._take_the_lock(context, Settings(raw_dir=tmp_path, data_dir=data_dir), 0)
            warehouse.teardown_after_execution(context)
        (data_dir / "kttt.duckdb").touch()
    finally:
        os.umask(before)

    assert stat.S_IMODE((data_dir / "kttt.duckdb").stat().st_mode) == 0o600
