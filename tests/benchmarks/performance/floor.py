"""`python -m tests.benchmarks.performance.floor`: the least a load can cost on these libraries, in one process.

Imports once, every cell of every file through bare calamine on all cores, dbt as it comes on models whose sources are
there already. No receipts, archive, cage, recognition, gates, identities, publication or history.
"""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

if "--collect-rarely" in sys.argv:  # before anything heavy is imported
    from orchestration.runtime.garbage import collect_rarely

    collect_rarely()

import dagster  # noqa: F401  (importing it is part of the floor)
import dagster_dbt  # noqa: F401
import great_expectations  # noqa: F401
import python_calamine
from dbt.cli.main import dbtRunner

from orchestration.settings import DBT_DIR, Settings


def cells_of(path: Path) -> int:
    """Every cell of a file as Python values; calamine lets other threads work meanwhile."""
    with python_calamine.load_workbook(path) as book:
        return sum(len(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())


def build(warehouse: Path, folder: Path, select: str, without: list[str]) -> None:
    """What `dbt build` does, in this process.

    Raises:
        RuntimeError: something failed.
    """
    os.environ |= {"KTTT_WAREHOUSE": os.fspath(warehouse), "KTTT_VOID_CORRECTION": "warn"}
    result = dbtRunner().invoke(
        [
            *("build", "--quiet", "--project-dir", os.fspath(DBT_DIR), "--profiles-dir", os.fspath(DBT_DIR)),
            *("--target-path", os.fspath(folder), "--log-path", os.fspath(folder), "--log-level-file", "none"),
            *(word for kind in without for word in ("--exclude-resource-type", kind)),
            *(["--select", select] if select else []),
        ]
    )
    if not result.success:
        raise RuntimeError(f"dbt failed: {result.exception or 'see above'}")


def main() -> int:
    """Read, then build."""
    parser = argparse.ArgumentParser(prog="floor", description=__doc__)
    parser.add_argument("warehouse", type=Path, help="a DuckDB file with the sources of the models")
    parser.add_argument("--raw", type=Path, help="a raw folder to read")
    parser.add_argument("--dbt-folder", type=Path, required=True, help="for the manifest and logs of dbt")
    parser.add_argument("--select", default="", help="models, as dbt says it (default: all)")
    parser.add_argument("--no-tests", action="store_true", help="build models and seeds only")
    parser.add_argument("--collect-rarely", action="store_true", help="look for reference cycles as rarely as a load")
    options = parser.parse_args()
    cells = 0
    if options.raw:
        with ThreadPoolExecutor(Settings.from_environment().readers) as threads:
            cells = sum(threads.map(cells_of, sorted(options.raw.rglob("*.xlsx"))))
    build(options.warehouse, options.dbt_folder, options.select, ["unit_test", *(["test"] if options.no_tests else [])])
    print(f"{cells} cells")
    return 0


if __name__ == "__main__":
    sys.exit(main())
