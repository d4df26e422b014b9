"""dbt, run inside this process: a load calls it twice, and its start-up is most of what a call costs.

Belongs here: how dbt is called, what it says, when it fails. Not here: which models (`assets`), Dagster.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from orchestration.settings import DBT_DIR, Settings

if TYPE_CHECKING:
    from dbt.cli.main import dbtRunnerResult

Event = dict[str, Any]


class DbtFailed(RuntimeError):
    """A model, a test or the project itself failed; the message says which and why."""


@dataclass(frozen=True)
class Dbt:
    """dbt on one working warehouse.

    Attributes:
        warehouse: the DuckDB file, which no other connection may hold open meanwhile.
        folder: for the manifest, the logs and the parse cache; never in the source tree.
    """

    warehouse: Path
    folder: Path

    @classmethod
    def of(cls, settings: Settings) -> Dbt:
        """The dbt of the working warehouse of a data directory."""
        return cls(settings.warehouse, settings.data_dir / "dbt")

    def invoke(self, *arguments: str) -> Iterator[Event]:
        """Run a command, `build --select ...`, and yield its events as they happen.

        Yields:
            What `dbt --log-format json` prints: `info` (name, level, msg) and `data`.

        Raises:
            DbtFailed: at the end, when anything failed.
        """
        from dbt.adapters.duckdb.connections import DuckDBConnectionManager
        from dbt.cli.main import dbtRunner
        from dbt_common.events.functions import msg_to_dict

        os.environ["KTTT_WAREHOUSE"] = os.fspath(self.warehouse)  # for profiles.yml
        # A correction made void by one new workbook is a failed check, not the end of the night.
        os.environ["KTTT_VOID_CORRECTION"] = "warn"
        said: SimpleQueue[Any] = SimpleQueue()
        with ThreadPoolExecutor(1, "dbt") as thread:
            running = thread.submit(dbtRunner(callbacks=[said.put]).invoke, [*arguments, *self._options()])
            running.add_done_callback(lambda _: said.put(None))
            try:
                yield from map(msg_to_dict, iter(said.get, None))
            finally:
                wait([running])
                # Else the file stays open until the process ends.
                DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]
        result = running.result()
        if not result.success:
            raise DbtFailed(_reason(result))

    def run(self, *arguments: str) -> None:
        """Run a command to its end.

        Raises:
            DbtFailed: anything failed.
        """
        for _ in self.invoke(*arguments):
            pass

    def _options(self) -> list[str]:
        return [
            "--no-use-colors",
            # The console says it all; a debug log of every query is 5 MB a load.
            *("--log-level-file", "info"),
            *("--project-dir", os.fspath(DBT_DIR), "--profiles-dir", os.fspath(DBT_DIR)),
            *("--target-path", os.fspath(self.folder), "--log-path", os.fspath(self.folder)),
        ]


def _reason(result: dbtRunnerResult) -> str:
    """What failed, one line each."""
    if result.exception:
        return str(result.exception)
    failed = [r for r in getattr(result.result, "results", ()) if r.status in ("error", "fail", "runtime error")]
    return (
        "; ".join(f"{r.node.name}: {' '.join(str(r.message).split())}" for r in failed) or "dbt failed without a word"
    )
