"""What needs nothing of the night, the code lists and their tests, is built while submissions are read and checked.

dbt keeps one core busy with them for seconds; the stages before it mostly wait for others. Their own stage then finds
them as it finds what nothing changed (`unchanged`). What failed is left to it: it meets the same, and says so.

Belongs here: what is built ahead, and who waits for it. Not here: how it is built (`dbt`), how Dagster shows it
(`assets`).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import duckdb

from orchestration.runtime.journal import tell
from orchestration.warehouse import unchanged
from orchestration.warehouse.dbt import Dbt
from orchestration.warehouse.memory import opened

CODE_LISTS = ("seeds",)
# and the tests of nothing else
ALL_CODE_LISTS = ("--select", "resource_type:seed", "--indirect-selection", "buildable")

_begun: list[ExitStack] = []


@contextmanager
def code_lists_ahead(dbt: Dbt, manifest: Path, run_id: str) -> Iterator[None]:
    """Build the code lists beside whatever the block does.

    Args:
        dbt: what builds; other connections of this process may be open on its warehouse.
        manifest: of the project, as dbt wrote it.
        run_id: of the Dagster run in whose name that is done.
    """
    with ThreadPoolExecutor(1, "ahead") as thread, ExitStack() as at_work:
        # DuckDB lets go of a file after the last connection to it is closed, and refuses one that is opened meanwhile.
        # While two threads come and go, one connection stays.
        with suppress(duckdb.IOException):  # another program holds the file: landing meets that too, and tries again
            at_work.enter_context(opened(dbt.warehouse))
            at_work.callback(_tell_failure, thread.submit(_build, dbt, manifest, run_id))
            _begun.append(at_work)
        yield


def finish() -> None:
    """Wait until nothing is built ahead any more: what is not there then is left to its stage."""
    while _begun:
        _begun.pop().close()


def _tell_failure(building: Future[None]) -> None:
    if error := building.exception():
        tell("ahead", "left to its stage", {"error": " ".join(str(error).split())[:400]}, level=logging.WARNING)


def _build(dbt: Dbt, manifest: Path, run_id: str) -> None:
    stage = unchanged.stage_of(json.loads(manifest.read_bytes()), CODE_LISTS)
    project = unchanged.fingerprint()
    if unchanged.kept(dbt.warehouse, stage, project).keys() == stage.keys():
        return
    ended = list(dbt.invoke("build", "--no-write-json", *ALL_CODE_LISTS))
    good = [each["data"]["node_info"]["unique_id"] for each in ended if each["data"]["status"] != "warn"]
    unchanged.remember(dbt.warehouse, stage, project, good, run_id)
