"""dbt, run inside this process: a load calls it twice, and its start-up is most of what a call costs.

Belongs here: how dbt is called, what it says, when it fails. Not here: which models (`assets`), Dagster.
The project is parsed once per process, whatever the number of calls and warehouses.
"""

from __future__ import annotations

import csv
import ctypes
import os
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any, cast

import duckdb

from orchestration.runtime.companions import Companions
from orchestration.settings import DBT_DIR, Settings
from orchestration.warehouse.memory import opened

if TYPE_CHECKING:
    from dbt.adapters.duckdb.environments import Environment
    from dbt.cli.main import dbtRunnerResult
    from dbt.contracts.graph.manifest import Manifest

Event = dict[str, Any]

# How a seed, a model and a test ended. Of the thousands of other events none is worth its conversion.
_RESULTS = frozenset({"LogSeedResult", "LogModelResult", "LogTestResult"})
# What dbt's own tests call the code that they look up: `relationships`, `accepted_values`.
_LOOKED_UP = ("from_field", "value_field")
# Columns that say which row it is, and which column of it.
_NAMES_A_ROW = (
    *("blank_column", "submission_id", "sheet", "cell", "form_code", "geo_version", "geo_code", "period_code"),
    *("scenario", "entity_type", "indicator_code", "sector_code", *_LOOKED_UP),
)
# Written by dbt itself when it is run by hand.
_OUTPUT = {"target", "logs"}
# The project as it was parsed last in this process, or is being parsed, by `newest_change`.
_parsed: dict[float, Future[Manifest]] = {}
_parser = ThreadPoolExecutor(1, "dbt parse")
# A process that is writing `manifest.json` for this one.
_beside: list[tuple[Companions, Future[None]]] = []
# Commands that have not ended, by the thread they run in.
_at_work: dict[int, Future[dbtRunnerResult]] = {}


class DbtFailed(RuntimeError):
    """A model, a test or the project itself failed; the message says which and why."""


@dataclass(frozen=True)
class Dbt:
    """dbt on one working warehouse.

    Attributes:
        warehouse: the DuckDB file, which no other process may hold open meanwhile.
        folder: for `manifest.json` and what dbt writes; never in the source tree.
    """

    warehouse: Path
    folder: Path

    @classmethod
    def of(cls, settings: Settings) -> Dbt:
        """The dbt of the working warehouse of a data directory."""
        return cls(settings.warehouse, settings.data_dir / "dbt")

    @property
    def manifest(self) -> Path:
        """Where the project is described, as dbt and Dagster read it."""
        return self.folder / "manifest.json"

    @property
    def target(self) -> Path:
        """Where dbt writes: compiled SQL, what it remembers of the project, the results of its last command."""
        return self.folder / "target"

    def parse(self) -> Manifest:
        """The project as dbt reads it; `manifest.json` in `folder` says the same.

        Raises:
            DbtFailed: the project does not parse; the error says where.
        """
        _parsed.clear()
        return self.parsed().result()

    def parsed(self) -> Future[Manifest]:
        """The project as this process parsed it last, for whichever warehouse; where it changed since, it is parsed.

        That is done in a thread: beside a stage that waits for others it takes no time.
        """
        as_of = newest_change(DBT_DIR)
        known = _parsed.get(as_of)
        if known is None or (known.done() and known.exception()):
            _parsed.clear()
            _parsed[as_of] = _parser.submit(self._parse)
        return _parsed[as_of]

    def begin_manifest(self) -> None:
        """Have a process beside this one write `manifest.json`, where it is older than the project.

        All of the project is parsed then, for seconds. Afterwards dbt remembers most of it, in any process.
        """
        if not self.has_manifest():
            companions = Companions()
            _beside.append((companions, companions.submit(write_manifest, self)))

    def has_manifest(self) -> bool:
        """Whether `manifest.json` is as new as the project; waits for a process that writes it."""
        while _beside:
            companions, written = _beside.pop()
            wait([written])  # one that failed is found missing, and says why to whoever parses the project again
            companions.end()
        return self.manifest.exists() and self.manifest.stat().st_mtime >= newest_change(DBT_DIR)

    def invoke(self, *arguments: str) -> Iterator[Event]:
        """Run a command, `build --select ...`, and yield how each seed, model and test ended, as it happens.

        Yields:
            What `dbt --log-format json` prints of it: `info` (name, level, msg) and `data`.

        Raises:
            DbtFailed: at the end, when anything failed.
        """
        from dbt.cli.main import dbtRunner
        from dbt_common.events.functions import msg_to_dict

        manifest = self.parsed().result()
        self._set_environment()
        said: SimpleQueue[Any] = SimpleQueue()

        def listen(event: Any) -> None:
            if event.info.name in _RESULTS:
                said.put(event)

        runner = dbtRunner(manifest=manifest, callbacks=[listen])
        with ThreadPoolExecutor(1, "dbt") as thread:
            ident = thread.submit(threading.get_ident).result()
            running = thread.submit(runner.invoke, [*arguments, *self._options()])
            running.add_done_callback(lambda _: said.put(None))
            _at_work[ident] = running
            try:
                yield from map(msg_to_dict, iter(said.get, None))
            finally:
                _end(ident)
                _close_warehouse()
        result = running.result()
        if not result.success:
            raise DbtFailed(_reason(result, self.warehouse))

    def run(self, *arguments: str) -> None:
        """Run a command to its end.

        Raises:
            DbtFailed: anything failed.
        """
        for _ in self.invoke(*arguments):
            pass

    def _parse(self) -> Manifest:
        from dbt.cli.main import dbtRunner

        from orchestration.warehouse.inside_dbt import spare_dbt

        spare_dbt()  # now, while nothing is built: a build that has begun would lose whoever listens to it
        self._set_environment()
        is_written = self.has_manifest()
        result = dbtRunner().invoke(["parse", "--quiet", "--no-write-json", *self._options()])
        if not result.success:
            raise DbtFailed(_reason(result))
        manifest: Manifest = result.result  # type: ignore[assignment]  # what `parse` returns
        if not is_written:
            self._write(manifest)
        return manifest

    def _write(self, manifest: Manifest) -> None:
        """In one step: dbt itself would let a process that begins meanwhile read half of it."""
        with NamedTemporaryFile(dir=self.folder, prefix=".manifest-", delete=False) as part:
            manifest.write(part.name)  # type: ignore[no-untyped-call]
        Path(part.name).replace(self.manifest)

    def _set_environment(self) -> None:
        os.environ["KTTT_WAREHOUSE"] = os.fspath(self.warehouse)  # for profiles.yml
        # A correction made void by one new workbook is a failed check, not the end of the night.
        os.environ["KTTT_VOID_CORRECTION"] = "warn"

    def _options(self) -> list[str]:
        return [
            "--no-use-colors",
            # The console says it all.
            *("--log-level-file", "none"),
            *("--project-dir", os.fspath(DBT_DIR), "--profiles-dir", os.fspath(DBT_DIR)),
            *("--target-path", os.fspath(self.target), "--log-path", os.fspath(self.target)),
        ]


def write_manifest(dbt: Dbt) -> None:
    """Parse a project for another process, which finds `manifest.json`."""
    dbt.parse()


def end_all() -> None:
    """End every command at work as Ctrl-C does, and wait for it: nobody writes on after a load that was interrupted."""
    for ident in list(_at_work):
        _end(ident)


def _end(ident: int) -> None:
    if (running := _at_work.pop(ident, None)) is None:
        return
    if not running.done():  # dbt cancels its queries and stops between two models
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(ident), ctypes.py_object(KeyboardInterrupt))
    wait([running])


def _close_warehouse() -> None:
    """Close what dbt leaves open until the process ends: to let go of it is not enough, a failed model may hold it."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    if environment := cast("Environment | None", DuckDBConnectionManager._ENV):
        environment.close()  # type: ignore[no-untyped-call]
    DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]


def newest_change(folder: Path) -> float:
    """When anything of the project was last written, added or removed, as `stat` says it."""
    return max(
        path.stat().st_mtime
        for path in (folder, *folder.rglob("*"))
        if not _OUTPUT.intersection(path.relative_to(folder).parts)
    )


def _reason(result: dbtRunnerResult, warehouse: Path | None = None) -> str:
    """What failed, one line each; of a failed test also a row that fails it."""
    if result.exception:
        return str(result.exception)
    failed = [r for r in getattr(result.result, "results", ()) if r.status in ("error", "fail", "runtime error")]
    said = (
        f"{r.node.name}: {_uneven_row(r) or ' '.join(str(r.message).split())}{_failing_row(r, warehouse)}"
        for r in failed
    )
    return "; ".join(said) or "dbt failed without a word"


def _uneven_row(failed: Any) -> str:
    """Of a code list that could not be built: the row that does not fit its header, which DuckDB does not find."""
    if failed.node.resource_type != "seed" or failed.status != "error":
        return ""
    return uneven_row(DBT_DIR / failed.node.original_file_path)


def uneven_row(code_list: Path) -> str:
    """The first row of a code list that has more or fewer fields than its header, '' when there is none."""
    with code_list.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, [])
        for fields in filter(None, rows):
            if len(fields) != len(header):
                return f"{code_list.name}, line {rows.line_num}: {len(fields)} fields, not {len(header)}"
    return ""


def _failing_row(failed: Any, warehouse: Path | None) -> str:
    """Where a row stands that fails a test: its place and codes, never what a cell says. Of a code list, all of it."""
    if failed.status != "fail" or warehouse is None:
        return ""
    with suppress(duckdb.Error), opened(warehouse) as connection:
        rows = connection.execute(f"SELECT * FROM ({failed.node.compiled_code}) LIMIT 1")
        names = [column[0] for column in rows.description or ()]
        row = dict(zip(names, rows.fetchone() or (), strict=False))
        # A test that stands alone, in `tests/`, is attached to nothing.
        is_code_list = (getattr(failed.node, "attached_node", None) or "").startswith("seed.")
        told = [name for name in (names if is_code_list else _NAMES_A_ROW) if row.get(name) is not None]
        said = [f"{failed.node.column_name if name in _LOOKED_UP else name} {row[name]}" for name in told]
        return f", such as {', '.join(said)}" if said else ""
    return ""
