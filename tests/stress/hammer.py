"""Readers without pause through one publication after another: none fails, none sees two generations at once.

`python -m tests.stress.hammer [--publications 20] [--readers 8]`
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pyarrow.parquet as pq

from orchestration.published.generation import publish
from orchestration.published.postgres import publish_copy
from orchestration.settings import Settings
from tests.postgres import cluster
from tests.stress import small

BEGAN = datetime(2026, 1, 1)
_PATIENCE = 120  # seconds for a reader that has to share the machine


@dataclass(frozen=True)
class Seen:
    """What one reader saw: reads, reads that failed, reads of more than one generation, generations, seconds."""

    kind: str
    reads: int
    failures: list[str]
    mixed: int
    generations: int
    longest: float


def read_duckdb(current: Path, url: str) -> tuple[set[int], str]:
    """Load numbers of both tables and the generation, from the published file."""
    folder = current.resolve()
    with closing(duckdb.connect(str(folder / "kttt-public.duckdb"), read_only=True)) as connection:
        rows = connection.execute("SELECT load FROM marts.first UNION SELECT load FROM marts.second").fetchall()
        (generation,) = connection.execute("SELECT generation FROM published.generation").fetchone() or ("",)
    assert generation == folder.name
    return {row[0] for row in rows}, generation


def read_parquet(current: Path, url: str) -> tuple[set[int], str]:
    """The same, from Parquet."""
    folder = current.resolve() / "parquet"
    tables = [pq.read_table(folder / f"{name}.parquet") for name in ("first", "second", "generation")]
    loads = {number for table in tables[:2] for number in table["load"].unique().to_pylist()}
    return loads, tables[2]["generation"][0].as_py()


_SESSION: dict[str, psycopg.Connection[Any]] = {}


def read_postgres(current: Path, url: str) -> tuple[set[int], str]:
    """The same, in one statement on a connection that stays open."""
    if url not in _SESSION:
        _SESSION[url] = psycopg.connect(url, autocommit=True)
        _SESSION[url].execute("SET ROLE kttt_reader")
    rows = (
        _SESSION[url]
        .execute(
            """
        SELECT load, generation FROM (SELECT load FROM marts.first UNION SELECT load FROM marts.second) AS loads
        CROSS JOIN published.generation
        """
        )
        .fetchall()
    )
    return {row[0] for row in rows}, rows[0][1]


READERS: list[Callable[[Path, str], tuple[set[int], str]]] = [read_duckdb, read_parquet, read_postgres]


def _read_on(
    number: int, current: Path, url: str, stop: Event, reads_of: Sequence[Any], seen: multiprocessing.Queue[Seen]
) -> None:
    read = READERS[number % len(READERS)]
    failures: list[str] = []
    generations: set[str] = set()
    reads, mixed, longest = 0, 0, 0.0
    while not stop.is_set():
        began = time.perf_counter()
        try:
            loads, generation = read(current, url)
        except Exception as error:
            failures.append(f"{type(error).__name__}: {error}")
        else:
            mixed += len(loads) != 1
            generations.add(generation)
        reads += 1
        reads_of[number].value = reads
        longest = max(longest, time.perf_counter() - began)
    seen.put(Seen(read.__name__, reads, failures, mixed, len(generations), longest))


def _wait_until_all_read(readers: Sequence[BaseProcess], reads_of: Sequence[Any]) -> None:
    """Wait until each reader has begun and ended a read since now, however little of the machine it gets."""
    wanted = [reads.value + 2 for reads in reads_of]
    deadline = time.monotonic() + _PATIENCE
    while any(reads.value < least for reads, least in zip(reads_of, wanted, strict=True)):
        assert all(reader.is_alive() for reader in readers), "a reader has ended"
        assert time.monotonic() < deadline, "a reader reads no more"
        time.sleep(0.001)


def _watch_locks(url: str, stop: Event, waits: multiprocessing.Queue[float]) -> None:
    """The longest that a statement of a reader stood in line for a table, in seconds, as PostgreSQL keeps it."""
    longest = 0.0
    with psycopg.connect(url, autocommit=True) as connection:
        while not stop.is_set():
            row = connection.execute(
                """
                SELECT extract(epoch FROM max(clock_timestamp() - waitstart))
                FROM pg_locks WHERE NOT granted AND mode = 'AccessShareLock'
                """
            ).fetchone()
            longest = max(longest, float((row and row[0]) or 0))
            time.sleep(0.001)
    waits.put(longest)


def hammer(settings: Settings, url: str, publications: int, readers: int) -> tuple[list[Seen], float]:
    """Publish again and again while readers read without pause; each sees every generation.

    Args:
        settings: a data directory made by `small.make`, published and copied once.
        url: PostgreSQL's superuser.
        publications: how often.
        readers: how many processes.

    Returns:
        What each reader saw, and the longest that one waited for a table in PostgreSQL, in seconds.
    """
    context = multiprocessing.get_context("spawn")
    stop, seen, waits = context.Event(), context.Queue(), context.Queue()
    current = settings.published / "current"
    reads_of = [context.Value("q", 0) for _ in range(readers)]
    reading = [
        context.Process(target=_read_on, args=(number, current, url, stop, reads_of, seen)) for number in range(readers)
    ]
    processes = [*reading, context.Process(target=_watch_locks, args=(url, stop, waits))]
    for process in processes:
        process.start()
    try:
        _wait_until_all_read(reading, reads_of)
        for number in range(1, publications + 1):
            small.load(settings, number)
            published = publish(settings, BEGAN + timedelta(minutes=number))
            assert published.created
            publish_copy(published.path, url)
            _wait_until_all_read(reading, reads_of)
    finally:
        stop.set()
    results = [seen.get(timeout=_PATIENCE) for _ in range(readers)]
    waited = waits.get(timeout=_PATIENCE)
    for process in processes:
        process.join()
    return results, waited


def run(folder: Path, publications: int, readers: int) -> tuple[list[Seen], float]:
    """The whole test, with a data directory and a server of its own."""
    with cluster() as url:
        settings = small.make(folder, rows=2000)
        publish_copy(publish(settings, BEGAN).path, url)
        return hammer(settings, url, publications, readers)


def main() -> None:
    """Print what the readers saw; exit 1 when one failed or saw two generations."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--publications", type=int, default=20)
    parser.add_argument("--readers", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kttt-hammer-") as folder:
        results, waited = run(Path(folder), options.publications, options.readers)
    for kind, count in Counter(seen.kind for seen in results).items():
        own = [seen for seen in results if seen.kind == kind]
        print(
            f"{kind:14} {count} readers  {sum(seen.reads for seen in own):6} reads  "
            f"{sum(len(seen.failures) for seen in own)} failed  {sum(seen.mixed for seen in own)} mixed  "
            f"longest read {max(seen.longest for seen in own) * 1000:.0f} ms"
        )
    print(f"longest wait of a reader for a table in PostgreSQL {waited * 1000:.1f} ms")
    for failure in sorted({failure for seen in results for failure in seen.failures}):
        print("  ", failure)
    if any(seen.failures or seen.mixed for seen in results):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
