"""After a load: compare, send, record. Called by sensors, by `kttt load` and by `kttt notify`.

Belongs here: the order of steps, one digest per generation or failed run, the lock between two callers. Not here: what
is new (`news`), the texts (`alerts`), sending (`delivery`).
"""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from orchestration.dialogue import news
from orchestration.dialogue.alerts import Digest, for_province, message
from orchestration.dialogue.contacts import Channel, Known, channels
from orchestration.dialogue.delivery import UNREADABLE, Book, Dispatch, addressed, deliver, put_aside, understood
from orchestration.published import manifest
from orchestration.published.generation import OFFICE_FILE, current
from orchestration.runtime import durable
from orchestration.settings import VIETNAM, Settings

_TOLD = "told.json"


@dataclass(frozen=True)
class Report:
    """What `notify` did.

    Attributes:
        digest: what is new; None when there was nothing to compare with.
        told: whether a digest was written now.
        dispatches: digests with deliveries that were tried now.
        faults: what in the settings and contacts cannot be understood.
    """

    digest: Digest | None
    told: bool
    dispatches: tuple[Dispatch, ...]
    faults: tuple[str, ...] = ()


def after_success(settings: Settings) -> Report:
    """Tell what the current generation brought, once; try again what could not be delivered.

    Whom a fault of the contacts leaves out is told by nobody but the office, which hears of the fault.
    """
    known = _known(settings)
    with _alone(settings):
        retried = _retry(settings, known)
        generation = current(settings)
        if generation is None:
            return Report(None, False, retried, known.faults)
        today = (settings.now() + VIETNAM).date()
        told_before = _read_told(settings, generation, today)
        digest, told_now = news.gather(settings, generation, told_before, today)
        if digest.is_quiet or not known.channels:
            return Report(digest, False, retried, known.faults)
        digest = replace(digest, faults=known.faults)
        book = Book(_folder(settings))
        name = _free_name(book, digest.name)
        dispatch = _dispatch(settings, digest, known.channels, name)
        book.write(dispatch)
        _write_told(settings, told_now)
        deliver(book, dispatch, known.channels, settings.now())
        return Report(digest, True, (*retried, dispatch), known.faults)


def after_failure(settings: Settings, run_id: str, reason: str) -> Report:
    """Tell the national office that a load failed, once per run.

    No address of a province is read for it: a fault in that file must not hide the failure.
    """
    office = channels(settings.notify_urls, None).channels
    digest = Digest(run_id, failure=reason, logs=str(settings.data_dir / "logs"))
    with _alone(settings):
        book = Book(_folder(settings))
        name = f"failure-{run_id}"
        if name in book or not office:
            return Report(digest, False, ())
        dispatch = _dispatch(settings, digest, office, name)
        book.write(dispatch)
        deliver(book, dispatch, office, settings.now())
        return Report(digest, True, (dispatch,))


def retry(settings: Settings) -> tuple[Dispatch, ...]:
    """Try again what could not be delivered.

    Returns:
        The digests concerned.
    """
    known = _known(settings)
    with _alone(settings):
        return _retry(settings, known)


def deliveries(settings: Settings) -> list[Dispatch]:
    """Every digest with its deliveries, oldest first."""
    return list(Book(_folder(settings)))


def _known(settings: Settings) -> Known:
    known = channels(settings.notify_urls, settings.contacts)
    return understood(known) if known.channels else known  # Apprise is a third of a second


def _dispatch(settings: Settings, digest: Digest, known: Sequence[Channel], name: str) -> Dispatch:
    """The digest as every audience hears it."""
    parts = {"": digest}
    parts |= {c.province: for_province(digest, c.province) for c in known if c.province}
    heard = {province: part for province, part in parts.items() if not part.is_quiet}
    return Dispatch(
        name,
        settings.now().isoformat(),
        digest.severity,
        messages={province: message(part, attached=bool(province)) for province, part in heard.items()},
        # A province has no access to our folders: its marked workbook goes along.
        attachments={
            province: [path for folder in part.folders for path in folder.feedback]
            for province, part in heard.items()
            if province
        },
        deliveries=addressed(known, {province: _severity(province, part) for province, part in heard.items()}),
    )


def _severity(province: str, part: Digest) -> str:
    """How grave a message is. Whoever sent a workbook hears what became of it, good news too."""
    decided = any(folder.files for folder in part.folders)
    return "warning" if province and decided and part.severity == "info" else part.severity


def _retry(settings: Settings, known: Known) -> tuple[Dispatch, ...]:
    book = Book(_folder(settings))
    waiting = [d for d in book if any(delivery.state in ("pending", "failed") for delivery in d.deliveries)]
    for dispatch in waiting:
        deliver(book, dispatch, known.channels, settings.now(), are_all=not known.faults)
    return tuple(waiting)


def _free_name(book: Book, name: str) -> str:
    """Reminders may fall due while the generation stays the same: its second digest has a number."""
    number = 1
    while (candidate := name if number == 1 else f"{name}-{number}") in book:
        number += 1
    return candidate


def _folder(settings: Settings) -> Path:
    return settings.alerts / "digests"


def _read_told(settings: Settings, generation: Path, today: date) -> news.Told:
    """What was told; where that cannot be read, whatever the generation before this one says counts as told."""
    path = settings.alerts / _TOLD
    try:
        return news.Told(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else news.Told()
    except UNREADABLE as error:
        put_aside(path, error)
    before = (manifest.read(generation) or {}).get("previous") or {}
    folder = generation.parent / str(before.get("generation", ""))
    if not (folder / OFFICE_FILE).exists():
        return news.Told()  # nothing was published before
    _, told = news.gather(settings, folder, news.Told(), today)
    return told


def _write_told(settings: Settings, told: news.Told) -> None:
    durable.replace_file(settings.alerts / _TOLD, json.dumps(asdict(told)).encode())


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """One caller at a time: the daemon's sensor and `kttt load` may end a run together."""
    settings.alerts.mkdir(parents=True, exist_ok=True, mode=0o750)
    with (settings.alerts / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
