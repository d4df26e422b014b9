"""The command `kttt`: run a load, check a workbook before sending it, ask where a number comes from.

Belongs here: arguments, tables on a screen, exit codes. Not here: any decision about data; a command calls
the stages, or reads the published generation.

Exit codes: 0 done (rejected submissions are a result, not a failure); 1 the answer is no (`check` found
something critical, nothing matches, a generation is not proven); 2 the command itself failed; 3 another load is
running, so that this one did nothing; 130 Ctrl-C ended it.
"""

from __future__ import annotations

import atexit
import os
import sqlite3
import sys
import traceback
from contextlib import suppress
from errno import ENOSPC
from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from orchestration.cli.check import check
from orchestration.cli.data_docs import data_docs
from orchestration.cli.explain import explain
from orchestration.cli.generations import generations, rollback, verify
from orchestration.cli.load import load
from orchestration.cli.notify import notify
from orchestration.cli.publish import publish
from orchestration.cli.rehearse import rehearse
from orchestration.cli.status import status
from orchestration.cli.template import template
from orchestration.runtime.lock import LoadRunning
from orchestration.settings import Settings

app = typer.Typer(
    help="Vietnam's collective economy: from the provinces' spreadsheets to one national fact table.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    load,
    check,
    status,
    explain,
    generations,
    rollback,
    verify,
    publish,
    notify,
    template,
    rehearse,
    data_docs,
):
    app.command()(command)


_INTERRUPTED = 130  # Typer's exit code for Ctrl-C


def main() -> NoReturn:
    """Run `kttt`; say a failure in one line and keep its details in `<data dir>/logs/kttt.log`."""
    # What a load writes is its user's alone (archived workbooks name persons); publishing opens what is published.
    os.umask(0o077)
    _leave(_run())


def _run() -> int:
    """Run the command; returns its exit code."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        app()
    except SystemExit as end:  # how Typer ends every command
        if end.code == _INTERRUPTED:
            console.print("[red]kttt:[/red] interrupted")
        return end.code if isinstance(end.code, int) else 0
    except LoadRunning as running:
        console.print(f"kttt: {running}; nothing was done", markup=False)
        return 3
    except Exception as error:
        console.print(f"[red]kttt:[/red] {escape(_in_words(error))}")
        with suppress(OSError, ValueError):  # what failed may be the very folder of the log, or a setting
            log = Settings.from_environment().data_dir / "logs" / "kttt.log"
            log.parent.mkdir(parents=True, exist_ok=True)
            log.write_text(traceback.format_exc(), encoding="utf-8")
        return 2
    return 0


def _in_words(error: Exception) -> str:
    """What went wrong; of the system's own errors also where, as far as they know."""
    cause = getattr(error, "orig", None)  # what SQLAlchemy wraps in a statement and a link
    if isinstance(cause, sqlite3.Error):
        history = Settings.from_environment().data_dir / "dagster"
        return f"Dagster's history, {history}: {cause}; is the disk full, or not writable?"
    if isinstance(error, OSError) and error.strerror:
        where = error.filename or (Settings.from_environment().data_dir if error.errno == ENOSPC else "")
        return f"{error.strerror}: {where}".removesuffix(": ")
    return str(error).strip() or type(error).__name__


def _leave(code: int) -> NoReturn:
    """End at once: Python would take Dagster, dbt and DuckDB apart object by object, a second at the end of a load.

    Files and connections are closed by now; what libraries registered for the end is done.
    """
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(BrokenPipeError):
            stream.flush()
    os._exit(code)
