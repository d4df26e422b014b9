"""What `kttt load` sends and records at its end. An alert that cannot be sent never fails a load."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from orchestration.runtime.lock import LoadRunning
from orchestration.settings import Settings, utc_now

if TYPE_CHECKING:
    from orchestration.dialogue.notify import Report

STARTED_BY = "kttt load"


def tell(settings: Settings) -> None:
    """Tell what the current generation brought, if there is anybody to tell."""
    from orchestration.dialogue.notify import after_success

    _safely(settings, lambda: after_success(settings))


@contextmanager
def telling_failure(settings: Settings) -> Iterator[None]:
    """Tell the national office when a load fails; the error goes on to the caller."""
    try:
        yield
    except LoadRunning:
        raise  # it stepped aside for another one: nothing failed
    except Exception as error:
        from orchestration.dialogue.notify import after_failure

        reason = " ".join(str(error).split())
        # The same name as the daemon's sensor uses, so that it is sent once.
        run_id = getattr(error, "run_id", None)
        if not run_id:
            with suppress(OSError):  # what failed may be the very folder of the book
                _remember(settings, reason)
        _safely(settings, lambda: after_failure(settings, run_id or str(uuid.uuid4()), reason))
        raise


def _remember(settings: Settings, reason: str) -> None:
    """A load that failed before it was a run of Dagster: whoever watches hears of it as of any other."""
    from orchestration.health.loads import Load, remember
    from orchestration.runtime.journal import open_journal
    from orchestration.runtime.journal import tell as journal

    open_journal(settings.data_dir)
    journal("load", "failed", {"error": reason}, level=logging.ERROR)
    remember(settings, Load("", STARTED_BY, utc_now().isoformat(), succeeded=False, error=reason))


def _safely(settings: Settings, send: Callable[[], Report]) -> None:
    if not settings.notify_urls and settings.contacts is None:
        return
    console = Console(stderr=True, highlight=False)
    try:
        report = send()
    except Exception as error:
        console.print(
            f"[yellow]kttt:[/yellow] không gửi được thông báo · alerts could not be sent: {escape(str(error))}"
        )
        return
    for fault in report.faults:
        console.print(f"[yellow]kttt:[/yellow] danh bạ có lỗi · the contacts have a fault: {escape(fault)}")
    for delivery in (d for dispatch in report.dispatches for d in dispatch.deliveries if d.state == "failed"):
        console.print(
            f"[yellow]kttt:[/yellow] không gửi được thông báo · not delivered to {escape(delivery.channel)}: "
            f"{escape(delivery.error)} (sẽ thử lại · will be tried again)"
        )
