"""`kttt load`: the nightly job, in this process."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from orchestration.cli.output import AsJson, print_json
from orchestration.settings import Settings, utc_now

if TYPE_CHECKING:  # what only types name is not imported: a command answers at once
    from orchestration.landing.load import Arrivals
    from orchestration.runtime.lock import Holder


def load(
    full: Annotated[bool, typer.Option("--full", help="Read every submission again, from the archive.")] = False,
    period: Annotated[
        str | None, typer.Option(help="Read the submissions of this period again: 2023, 2024-H1 ...")
    ] = None,
    json: AsJson = False,
) -> None:
    """Read what is new in raw/, check it, build the warehouse, publish a generation.

    A rejected submission is a result: its findings say why, the others are loaded, the exit code is 0.
    Exit code 2: the load failed and published nothing. Exit code 3: another load is running, this one did nothing.
    """
    from orchestration.cli.summary import print_summary, summary
    from orchestration.cli.telling import tell, telling_failure
    from orchestration.health.loads import ended_well
    from orchestration.published.generation import is_current, is_of_the_project

    settings = Settings.from_environment()
    with telling_failure(settings):
        arrivals, dead = _look(settings)
    is_done = is_current(settings) and is_of_the_project(settings) and not dead and ended_well(settings)
    idle = arrivals.nothing_to_do and is_done and not (full or period)
    with telling_failure(settings):
        if idle:
            _catch_up(settings, arrivals.troubles)
        else:
            _run(settings, full, period)
    tell(settings)
    result = summary(settings, ran=not idle)
    if json:
        print_json(result)
        return
    if idle:
        Console().print(
            f"Không có tệp mới: {arrivals.unchanged} tệp đã nạp, dữ liệu công bố vẫn là mới nhất.\n"
            f"Nothing new: {arrivals.unchanged} files are loaded, the published generation is current.\n"
        )
    print_summary(result)


def _look(settings: Settings) -> tuple[Arrivals, Holder | None]:
    """What there is to read, and who died holding the lock; what is amiss is printed."""
    from orchestration.health.soundness import put_aside_if_damaged
    from orchestration.landing.load import scan
    from orchestration.runtime.lock import LoadLock

    if not settings.raw_dir.is_dir():
        raise FileNotFoundError(f"there is no folder {settings.raw_dir} (KTTT_RAW_DIR)")
    with LoadLock(settings.data_dir).held("a look by kttt load") as dead:
        damage = put_aside_if_damaged(settings)
        arrivals = scan(settings)
    warnings = Console(stderr=True, soft_wrap=True, markup=False, highlight=False)
    if damage:
        warnings.print(f"The working warehouse is damaged and is built anew: {damage}")
    for trouble in arrivals.troubles:
        warnings.print(f"kttt: {trouble}")
    return arrivals, dead


def _run(settings: Settings, full: bool, period: str | None) -> None:
    """The nightly job."""
    from orchestration.runtime.garbage import collect_rarely
    from orchestration.runtime.heap import share_heaps
    from orchestration.warehouse.dbt import Dbt

    collect_rarely()
    share_heaps()
    Dbt.of(settings).begin_manifest()  # while we import
    from orchestration.cli.nightly import run

    run(settings, full=full, period=period)


def _catch_up(settings: Settings, troubles: list[str]) -> None:
    """A night without anything new: errors are reported, the copy in PostgreSQL is brought up to date."""
    from orchestration.cli.publish import serve
    from orchestration.cli.telling import STARTED_BY
    from orchestration.health.alarm import tell_troubles
    from orchestration.health.loads import Load, known, remember
    from orchestration.runtime.journal import open_journal

    open_journal(settings.data_dir)
    tell_troubles(settings, troubles)
    serve(settings)
    last = known(settings).last or Load("", "", "", succeeded=True)
    remember(settings, replace(last, started_by=STARTED_BY, ended_at=utc_now().isoformat()))
