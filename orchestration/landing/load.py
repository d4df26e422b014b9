"""The landing stage as functions: observe `raw/`, receive what arrived, read it, fill `landing.*`.

Belongs here: the order of these steps and what they report. Not here: Dagster (`assets`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import duckdb

from orchestration.landing import store
from orchestration.landing.arrivals import (
    Arrival,
    Receipt,
    archived,
    not_yet_received,
    observe,
    read_receipts,
    receive,
)
from orchestration.landing.cage import Cage
from orchestration.landing.codes import ALLIANCE_FOLDER, Codes, load_codes
from orchestration.landing.figures import Noticed
from orchestration.landing.forms import load_forms
from orchestration.landing.lexicon import load_lexicon
from orchestration.landing.periods import geo_version, is_period, read_title
from orchestration.landing.places import declared_provinces
from orchestration.landing.preflight import Refusal
from orchestration.landing.reading import Folder, Reading, read_submission
from orchestration.landing.rules_version import rules_version
from orchestration.landing.workbook import Workbook
from orchestration.settings import Settings

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Arrivals:
    """What a look at `raw/` finds, before anything is read.

    Attributes:
        new: files that arrive now.
        unchanged: files known before.
        reread: submissions to be read again because the rules changed.
    """

    new: list[Arrival]
    unchanged: int
    reread: list[str]

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
    """

    submission_ids: list[str] = field(default_factory=list)
    arrived: int = 0
    unchanged: int = 0
    periods: list[str] = field(default_factory=list)
    figures: int = 0


def scan(settings: Settings) -> Arrivals:
    """Look what a load would do. Reads file hashes and receipts; opens the warehouse only to ask for versions."""
    observed = observe(settings.raw_dir)
    receipts = read_receipts(settings.receipts)
    new = not_yet_received(observed, receipts)
    known = {receipt.submission_id for receipt in receipts}
    current: set[str] = set()
    if known and settings.warehouse.exists():
        with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
            if _has_landing(connection):
                current = store.read_under(connection, rules_version())
    return Arrivals(new, len(observed) - len(new), sorted(known - current))


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
    on_progress: Progress | None = None,
) -> LandReport:
    """Receive what is new in `raw/` and read what has not been read under today's rules.

    Args:
        settings: where things are.
        connection: the working warehouse.
        full: read again what was read under today's rules too.
        periods: limits `full` to submissions of these periods.
        on_progress: called with (done, total, file name) before each file and at the end.
    """
    store.create_tables(connection)
    store.replace_forms(connection, load_forms())
    observed = observe(settings.raw_dir)
    received = receive(
        not_yet_received(observed, read_receipts(settings.receipts)),
        settings.raw_dir,
        settings.archive,
        settings.receipts,
        settings.now(),
    )
    receipts = read_receipts(settings.receipts)
    latest = store.replace_receipts(connection, receipts)
    store.update_arrival(connection, latest)
    done = store.read_under(connection, rules_version())
    if full:
        done -= {r.submission_id for r in receipts if periods is None or r.period in periods}
    to_read = {r.submission_id: r for r in receipts if r.submission_id not in done}
    report = LandReport(arrived=len(received), unchanged=len(observed) - len(received))
    with Cage() as cage:
        for number, receipt in enumerate(to_read.values()):
            if on_progress:
                on_progress(number, len(to_read), receipt.file_name)
            reading = _land_one(cage, receipt, archived(settings.archive, receipt.sha256), connection, latest)
            report.submission_ids.append(receipt.submission_id)
            report.figures += len(reading.figures)
    if on_progress:
        on_progress(len(to_read), len(to_read), "")
    report.periods = sorted({receipt.period for receipt in to_read.values()})
    return report


def _land_one(
    cage: Cage,
    receipt: Receipt,
    path: Path,
    connection: duckdb.DuckDBPyConnection,
    latest: dict[str, tuple[datetime, int]],
) -> Reading:
    reading, file_format = read_file(cage, path, receipt.file_name, receipt.folder)
    received_at, version_no = latest[receipt.submission_id]
    row = store.SubmissionRow(
        receipt.submission_id,
        receipt.folder,
        receipt.file_name,
        receipt.sha256,
        receipt.size,
        received_at,
        version_no,
        file_format,
        rules_version(),
    )
    store.replace_submission(connection, row, reading, load_codes())
    return reading


def read_file(cage: Cage, path: Path, file_name: str, folder: Folder) -> tuple[Reading, str | None]:
    """Read one file, whatever it is: what cannot be read is one finding."""
    codes = load_codes()
    misplaced = _misplaced(folder, codes)
    if misplaced:
        return Reading(noticed=[misplaced]), None
    try:
        workbook = cage.read(path, file_name)
        if isinstance(workbook, Refusal):
            return Reading(noticed=[Noticed(workbook.rule_id, params=dict(workbook.params))]), None
        return read_submission(workbook, folder, codes, load_lexicon(), load_forms()), workbook.file_format
    except Exception as error:  # whatever one file provokes, it must not cost the others their night
        detail = f"{type(error).__name__}: {error}"[:200]
        return Reading(noticed=[Noticed("submissions.reader_failed", params={"detail": detail})]), None


def _misplaced(folder: Folder, codes: Codes) -> Noticed | None:
    """A folder that declares no known period or province: its figures would belong to nobody."""
    where = f"{folder.period}/{folder.province}"
    if not is_period(folder.period):
        return Noticed("submissions.unknown_period", printed_text=folder.period, params={"folder": folder.period})
    if not folder.province:
        return Noticed("submissions.misplaced_file", printed_text=folder.period, params={"folder": folder.period})
    if not folder.is_alliance and folder.declared(codes) is None:
        known = [p.folder for p in codes.provinces if p.geo_version == geo_version(folder.period)]
        closest = next(iter(get_close_matches(folder.province, [*known, ALLIANCE_FOLDER], 1)), "")
        params = {"folder": where, "closest": closest}
        return Noticed("submissions.unknown_province", printed_text=folder.province, params=params)
    return None


def check_file(
    path: Path,
    settings: Settings,
    connection: duckdb.DuckDBPyConnection,
    period: str | None = None,
    province: str | None = None,
) -> str:
    """Read one file that is not in `raw/` yet into a private connection, without a receipt.

    Args:
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
    with Cage() as cage:
        if not (period and province) and not own.is_alliance and own.declared(load_codes()) is None:
            own = _folder_by_content(cage.read(path, path.name), settings)
        folder = Folder(period or own.period, province or own.province)
        reading, file_format = read_file(cage, path, path.name, folder)
    arrival = Arrival(str(path), folder, hashlib.sha256(content).hexdigest(), len(content))
    row = store.SubmissionRow(
        arrival.submission_id, folder, arrival.file_name, arrival.sha256, arrival.size, settings.now(), 1, file_format,
        rules_version(),
    )  # fmt: skip
    store.replace_submission(connection, row, reading, load_codes())
    return arrival.submission_id


def _folder_by_content(workbook: Workbook | Refusal, settings: Settings) -> Folder:
    """The folder a workbook would belong to, by its title and letterhead."""
    codes = load_codes()
    this_year = str(settings.now().year)
    if isinstance(workbook, Refusal):
        return Folder(this_year, ALLIANCE_FOLDER)  # the file is refused whoever sent it
    lines = [text for sheet in workbook.sheets if sheet.visible for _, _, text in sheet.texts(0, 11)]
    period = read_title(lines, this_year).period
    names = list(declared_provinces(lines, codes))
    version = geo_version(period)
    for province in codes.provinces:
        if names and names[0] in province.names and province.geo_version == version:
            return Folder(period, province.folder)
    return Folder(period, ALLIANCE_FOLDER if not names else names[0].replace(" ", "-"))
