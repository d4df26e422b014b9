"""What lies in `raw/`, what arrived before, and the archive that keeps every byte received.

Arrival is data: a receipt is written and synced before a file is read, and every rebuild replays the receipts.
Belongs here: files of `raw/`, receipts, archive. Not here: reading workbooks (`reading`), tables (`store`).
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path, PurePosixPath

from orchestration.landing.folder import Folder
from orchestration.landing.text import normalise
from orchestration.runtime import durable

_CONFIRMED_AT_ONCE = 8  # files: how long a disk takes to confirm is not how much it does
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_IGNORED = ("~$", ".")
# How programs that copy, download or save name a file that is not whole yet.
_PARTIAL = (".part", ".partial", ".filepart", ".crdownload", ".download", ".tmp", ".swp", "~")
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")
# Troubles of one file or folder (rights that were forgotten, a program that holds it, a link that leads back to
# itself), not of the whole share.
OF_ITS_OWN = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY, errno.ELOOP})


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file of `raw/`: its path there, its folder, its bytes by hash.

    `on_disk` is the path as the file system has it, None where that is `path`: see `as_text`.
    """

    path: str
    folder: Folder
    sha256: str
    size: int
    on_disk: str | None = None

    @property
    def submission_id(self) -> str:
        """First 16 hex digits of SHA-256 over period, province and file bytes."""
        seed = f"{self.folder.period}\0{self.folder.province}\0{self.sha256}"
        return hashlib.sha256(seed.encode()).hexdigest()[:16]

    @property
    def file_name(self) -> str:
        """The name it came with, NFC."""
        return normalise(PurePosixPath(self.path).name)


@dataclass(frozen=True, slots=True)
class Receipt:
    """One arrival as recorded."""

    submission_id: str
    path: str
    period: str
    province: str
    sha256: str
    size: int
    received_at: str

    @property
    def order(self) -> tuple[str, str, str]:
        """Arrivals are ordered by time, then file name, then submission."""
        return (self.received_at, self.file_name, self.submission_id)

    @property
    def file_name(self) -> str:
        """The name it came with, NFC."""
        return normalise(PurePosixPath(self.path).name)

    @property
    def folder(self) -> Folder:
        """Where it lay."""
        return Folder(self.period, self.province)


def raw_files(raw_dir: Path, on_error: Callable[[OSError], None] | None = None) -> Iterator[Path]:
    """Every file of `raw/` that is a submission: none directly in it, no dot files, no lock files, no half copies.

    Args:
        raw_dir: folder of received workbooks.
        on_error: hears of a folder that cannot be listed, or leads back to one that it lies in.
    """
    if not raw_dir.is_dir():
        return
    for folder, names, files in os.walk(raw_dir, onerror=on_error, followlinks=True):
        back = {name for name in names if _leads_back(Path(folder) / name)}
        names[:] = sorted(name for name in names if not name.startswith(_IGNORED) and name not in back)
        if on_error:
            for name in sorted(back):
                on_error(OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(Path(folder) / name)))
        if Path(folder) == raw_dir:
            continue
        for name in sorted(files):
            if not name.startswith(_IGNORED) and not name.lower().endswith(_PARTIAL):
                yield Path(folder) / name


def as_text(path: Path) -> str:
    r"""A path that can be written down and printed, whatever bytes its names are made of.

    Old programs unpack names in the code page of the machine that packed them: what is no UTF-8 stays as its bytes,
    and so does what moves the cursor of a terminal.

    >>> as_text(Path(os.fsdecode(b"2023/ha-tinh/b\xe1o c\xe1o.xlsx")))
    '2023/ha-tinh/b\\xe1o c\\xe1o.xlsx'
    """
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    return _CONTROL.sub(lambda sign: f"\\x{ord(sign[0]):02x}", name)


def _leads_back(folder: Path) -> bool:
    """Whether a folder is a link to one that it lies in: whoever followed it would never end."""
    return folder.is_symlink() and folder.parent.resolve().is_relative_to(folder.resolve())


def _has_bytes(path: Path) -> bool:
    """Whether a path is a file with bytes of its own: who opens a named pipe waits for another program to write."""
    return stat.S_ISREG(path.stat().st_mode)


def folder_of(relative: PurePosixPath) -> Folder:
    """Period and province that a path declares; a file straight under a period has no province."""
    parts = relative.parts
    return Folder(normalise(parts[0]), normalise(parts[1]) if len(parts) > 2 else "")


def observe(raw_dir: Path, quiet_for: float = 0, closed: list[str] | None = None) -> list[Arrival]:
    """Fingerprint every file of `raw/`, in the order of their paths.

    Args:
        raw_dir: folder of received workbooks.
        quiet_for: pass over files whose bytes or name changed within these seconds.
        closed: takes the paths of files and folders that cannot be opened, with the reason: they wait for the next
            load, and nobody waits for them.
    """
    latest = time.time() - quiet_for
    found = []

    def passed_over(trouble: OSError) -> None:
        if trouble.errno not in OF_ITS_OWN:
            raise trouble
        if closed is not None:
            closed.append(f"{as_text(Path(trouble.filename).relative_to(raw_dir))} ({trouble.strerror})")

    for path in raw_files(raw_dir, passed_over):
        on_disk = path.relative_to(raw_dir)
        name = as_text(on_disk)
        try:
            # The time of change is the file system's own: a copy that keeps its dates does not hide behind them.
            if quiet_for and path.stat().st_ctime > latest:
                continue
            if not _has_bytes(path):
                raise OSError(errno.EPERM, "is no file", str(path))
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256")
            size = path.stat().st_size
        except FileNotFoundError:
            if path.is_symlink():
                passed_over(OSError(errno.EPERM, "is a link to nothing", str(path)))
            continue  # else it was taken away since it was listed
        except OSError as trouble:
            passed_over(trouble)
            continue
        found.append(
            Arrival(
                name,
                folder_of(PurePosixPath(name)),
                digest.hexdigest(),
                size,
                on_disk=None if str(on_disk) == name else str(on_disk),
            )
        )
    return found


def arrival_time(now: datetime, receipts: list[Receipt]) -> datetime:
    """When files arrive that are seen now: after everything that arrived before, though the clock went back since.

    A correction would else be older than what it corrects, and count for nothing.
    """
    last = datetime.fromisoformat(receipts[-1].received_at) if receipts else now
    return now if now >= last else last + timedelta(seconds=1)


def belonging_to_nobody(raw_dir: Path) -> list[str]:
    """Workbooks directly in `raw/`, where no folder says whose they are: whoever put one there waits for it."""
    return sorted(
        as_text(Path(path.name))
        for path in raw_dir.glob("*.*")
        if path.suffix.lower() in _WORKBOOKS and path.is_file() and not path.name.startswith(_IGNORED)
    )


def troubles(
    observed: list[Arrival], closed: list[str], astray: list[str], receipts: list[Receipt], now: datetime
) -> list[str]:
    """What keeps the files of `raw/` from arriving, in words for those who run the load.

    Args:
        observed: files found.
        closed: files and folders that could not be opened.
        astray: workbooks that belong to nobody.
        receipts: what arrived before.
        now: UTC.
    """
    said = [f"cannot be opened, and waits for the next load: {path}" for path in closed]
    said += [f"is not read, move it to raw/<period>/<province>/: raw/{name}" for name in astray]
    if receipts and not observed and not closed:
        said.append(f"raw/ is empty, though {len(receipts)} files arrived before: is the share away?")
    if arrival_time(now, receipts) != now:
        last = receipts[-1].received_at.replace("T", " ")
        said.append(f"the clock says {now}, before the last arrival at {last} (UTC): is it right?")
    return said


def read_receipts(receipts_dir: Path) -> list[Receipt]:
    """All receipts, in order of arrival.

    Raises:
        ValueError: one cannot be read. Without it an older version of a file could arrive anew and replace a later one.
    """
    return sorted(map(_receipt, receipts_dir.glob("*.json")), key=lambda receipt: receipt.order)


def _receipt(path: Path) -> Receipt:
    try:
        return Receipt(**json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        raise ValueError(
            f"{path}: cannot be read ({error}); put it back from a backup, or remove it: the file that it is of, if it "
            "lies in raw/ still, arrives once more, as the newest of its folder"
        ) from None


def not_yet_received(observed: list[Arrival], receipts: list[Receipt]) -> list[Arrival]:
    """Files that arrive now: new bytes, or bytes sent again after another version replaced them.

    The same bytes at the same path, and a copy of the folder's latest version under another name, are no arrival.
    """
    latest_at_path: dict[str, str] = {}
    latest_in_folder: dict[tuple[str, str], str] = {}
    for receipt in receipts:
        latest_at_path[receipt.path] = receipt.submission_id
        latest_in_folder[receipt.period, receipt.province] = receipt.submission_id
    new = []
    for arrival in observed:
        key = (arrival.folder.period, arrival.folder.province)
        if arrival.submission_id in (latest_at_path.get(arrival.path), latest_in_folder.get(key)):
            continue
        new.append(arrival)
        latest_at_path[arrival.path] = latest_in_folder[key] = arrival.submission_id
    return new


def receive(arrivals: list[Arrival], raw_dir: Path, archive: Path, receipts_dir: Path, now: datetime) -> list[Receipt]:
    """Archive the bytes of each arrival and write its receipt, synced to disk, before anything reads it.

    All bytes are confirmed by the disk before there is a receipt of any. It confirms several files in the time of one.
    """
    alike: dict[str, list[Arrival]] = {}
    for arrival in arrivals:
        alike.setdefault(arrival.sha256, []).append(arrival)
    with ThreadPoolExecutor(_CONFIRMED_AT_ONCE) as threads:
        kept = set(chain.from_iterable(threads.map(lambda same: _archived(same, raw_dir, archive), alike.values())))
        folders = {archived(archive, arrival.sha256).parent for arrival in kept}
        list(threads.map(durable.sync, sorted(folders)))
        receipts = [
            Receipt(a.submission_id, a.path, a.folder.period, a.folder.province, a.sha256, a.size, now.isoformat())
            for a in arrivals
            if a in kept
        ]
        list(threads.map(lambda receipt: _write(receipt, receipts_dir, now), receipts))
    if receipts:
        durable.sync(receipts_dir)
    return receipts


def _archived(same: list[Arrival], raw_dir: Path, archive: Path) -> list[Arrival]:
    """Those of some files of the same bytes that are still as they were seen, kept."""
    kept = []
    for arrival in same:
        try:
            content = (raw_dir / (arrival.on_disk or arrival.path)).read_bytes()
        except OSError:
            continue  # taken away since it was seen
        if hashlib.sha256(content).hexdigest() != arrival.sha256:
            continue  # still being copied: it arrives with the next load
        target = archived(archive, arrival.sha256)
        if not target.exists():
            durable.replace_unconfirmed(target, content)
        kept.append(arrival)
    return kept


def _write(receipt: Receipt, receipts_dir: Path, now: datetime) -> None:
    path = hashlib.sha256(receipt.path.encode()).hexdigest()[:8]
    name = f"{now:%Y%m%dT%H%M%S}-{receipt.submission_id}-{path}.json"
    content = json.dumps(asdict(receipt), ensure_ascii=False, indent=1)
    durable.replace_unconfirmed(receipts_dir / name, content.encode())


def archived(archive: Path, sha256: str) -> Path:
    """Where the bytes of a file are kept."""
    return archive / sha256[:2] / sha256
