"""The landing stage as functions: observe `raw/`, receive what arrived, read it, fill `landing.*`.

Belongs here: the order of these steps and what they report. Not here: Dagster (`assets`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from orchestration.landing import store
from orchestration.landing.arriving.arrivals import (
    Arrival,
    Receipt,
    archived,
    arrival_time,
    as_text,
    belonging_to_nobody,
    not_yet_received,
    observe,
    read_receipts,
    receive,
    troubles,
)
from orchestration.landing.caged.answers import Answer
from orchestration.landing.caged.cage import Cage, Request
from orchestration.landing.codes import load_codes
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import load_forms
from orchestration.landing.rules_version import rules_version
from orchestration.settings import Settings

Progress = Callable[[int, int, str], None]

_WRITTEN_AT_ONCE = 4 * 1024 * 1024  # bytes of answers: about a thousand forms or one long register


@dataclass(frozen=True)
class Arrivals:
    """What a look at `raw/` finds, before anything is read.

    Attributes:
        new: files that arrive now.
        unchanged: files known before.
        reread: submissions to be read again because the rules changed.
        troubles: what keeps files from arriving, for those who run the load.
    """

    new: list[Arrival]
    unchanged: int
    reread: list[str]
    troubles: list[str] = field(default_factory=list)

    @property
    def nothing_to_do(self) -> bool:
        """Whether a load would read nothing."""
        return not self.new and not self.reread


@dataclass
class LandReport:
    """What a load read.

    Attributes:
        submission_ids: submissions just read.
        arrived: files received by this load.
        unchanged: files of `raw/` known before.
        periods: periods of the submissions just read.
        figures: figures read.
        troubles: what keeps files from arriving, for those who run the load.
    """

    submission_ids: list[str] = field(default_factory=list)
    arrived: int = 0
    unchanged: int = 0
    periods: list[str] = field(default_factory=list)
    figures: int = 0
    troubles: list[str] = field(default_factory=list)


def scan(settings: Settings) -> Arrivals:
    """Look what a load would do. Reads file hashes and receipts; opens the warehouse only to ask for versions."""
    closed: list[str] = []
    observed = observe(settings.raw_dir, closed=closed)
    receipts = read_receipts(settings.receipts)
    new = not_yet_received(observed, receipts)
    known = {receipt.submission_id for receipt in receipts}
    current: set[str] = set()
    if known and settings.warehouse.exists():
        with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
            if _has_landing(connection):
                current = store.read_under(connection, rules_version())
    waiting = troubles(observed, closed, belonging_to_nobody(settings.raw_dir), receipts, settings.now())
    return Arrivals(new, len(observed) - len(new), sorted(known - current), waiting)


def _has_landing(connection: duckdb.DuckDBPyConnection) -> bool:
    query = (
        "select count(*) from information_schema.tables where table_schema = 'landing' and table_name = 'submissions'"
    )
    row = connection.execute(query).fetchone()
    return bool(row and row[0])


def land(
    settings: Settings,
    connection: duckdb.DuckDBPyConnection,
    *,
    full: bool = False,
    periods: Collection[str] | None = None,
    quiet_for: float = 0,
    on_progress: Progress | None = None,
) -> LandReport:
    """Receive what is new in `raw/` and read what has not been read under today's rules.

    Args:
        settings: where things are.
        connection: the working warehouse.
        full: read again what was read under today's rules too.
        periods: limits `full` to submissions of these periods.
        quiet_for: leave files for the next load that were written within these seconds.
        on_progress: called with (done, total, file name) before each file and at the end.
    """
    closed: list[str] = []
    observed = observe(settings.raw_dir, quiet_for, closed)
    before, now = read_receipts(settings.receipts), settings.now()
    arriving = not_yet_received(observed, before)
    with Cage(settings.readers) as cage:
        cage.start(len(arriving))  # readers get ready while the files are received
        store.create_tables(connection)
        store.replace_forms(connection, load_forms())
        received = receive(arriving, settings.raw_dir, settings.archive, settings.receipts, arrival_time(now, before))
        receipts = read_receipts(settings.receipts)
        latest = store.replace_receipts(connection, receipts)
        store.update_arrival(connection, latest)
        to_read = _to_read(connection, receipts, full, periods)
        report = LandReport(
            arrived=len(received),
            unchanged=len(observed) - len(received),
            troubles=troubles(observed, closed, belonging_to_nobody(settings.raw_dir), before, now),
        )
        landed: list[store.Landed] = []
        for receipt, answer in _answered(cage, to_read, settings.archive, on_progress):
            landed.append((_submission(receipt, answer, latest), answer))
            report.submission_ids.append(receipt.submission_id)
            report.figures += answer.figures
            if sum(answer.size for _, answer in landed) > _WRITTEN_AT_ONCE:
                store.replace_submissions(connection, landed)
                landed.clear()
        store.replace_submissions(connection, landed)
    if on_progress:
        on_progress(len(to_read), len(to_read), "")
    report.periods = sorted({receipt.period for receipt in to_read})
    return report


def _to_read(
    connection: duckdb.DuckDBPyConnection, receipts: Sequence[Receipt], full: bool, periods: Collection[str] | None
) -> list[Receipt]:
    """The submissions to be read, the largest first: else one reader is left with a long list at the end."""
    done = store.read_under(connection, rules_version())
    if full:
        done -= {r.submission_id for r in receipts if periods is None or r.period in periods}
    waiting = {r.submission_id: r for r in receipts if r.submission_id not in done}
    return sorted(waiting.values(), key=lambda receipt: -receipt.size)


def _answered(
    cage: Cage, to_read: Sequence[Receipt], archive: Path, on_progress: Progress | None
) -> Iterator[tuple[Receipt, Answer]]:
    """Submissions with what the cage makes of them, in their order."""
    requests = [Request(archived(archive, r.sha256), r.file_name, r.folder) for r in to_read]
    for number, (receipt, answer) in enumerate(zip(to_read, cage.read_all(requests), strict=True)):
        if on_progress:
            on_progress(number, len(to_read), receipt.file_name)
        yield receipt, answer


def _submission(receipt: Receipt, answer: Answer, latest: dict[str, store.Latest]) -> store.SubmissionRow:
    arrived = latest[receipt.submission_id]
    return store.SubmissionRow(
        receipt.submission_id,
        receipt.folder,
        arrived.file_name,
        receipt.sha256,
        receipt.size,
        arrived.received_at,
        arrived.version_no,
        answer.file_format,
        rules_version(),
    )


def check_file(
    cage: Cage,
    path: Path,
    settings: Settings,
    connection: duckdb.DuckDBPyConnection,
    period: str | None = None,
    province: str | None = None,
) -> str:
    """Read one file that is not in `raw/` yet into a private connection, without a receipt.

    Args:
        cage: where it is read.
        path: the file.
        settings: the clock.
        connection: an in-memory warehouse.
        period: period code; by default that of the folder the file lies in, else the one its title names.
        province: province folder; by default that of the folder, else the one its letterhead names.

    Returns:
        Its submission id.
    """
    store.create_tables(connection)
    store.replace_forms(connection, load_forms())
    content = path.read_bytes()
    own = Folder(path.resolve().parent.parent.name, path.resolve().parent.name)
    told = own.is_alliance or own.declared(load_codes()) is not None
    folder = Folder(period or own.period, province or own.province) if told or (period and province) else None
    this_year, name = str(settings.now().year), as_text(Path(path.name))
    answer = cage.read(Request(path, name, folder, this_year))
    if folder is None:
        folder = Folder(period or answer.folder.period, province or answer.folder.province)
        if folder != answer.folder:
            answer = cage.read(Request(path, name, folder, this_year))
    arrival = Arrival(name, folder, hashlib.sha256(content).hexdigest(), len(content))
    row = store.SubmissionRow(
        arrival.submission_id, folder, arrival.file_name, arrival.sha256, arrival.size, settings.now(), 1,
        answer.file_format, rules_version(),
    )  # fmt: skip
    store.replace_submissions(connection, [(row, answer)])
    return arrival.submission_id
