"""The working warehouse stays open from stage to stage of a load.

When the last connection of a process is closed, DuckDB writes its log into the file and forgets what it had read; the
next one reads the catalog again. That is a twentieth of a second, and stages, dbt and what is begun ahead come and go
twenty times. It also refuses who opens a file while the last connection to it is closed: of two threads that came and
went 400 times, 40 times.

Belongs here: one connection that nobody asks anything. Not here: connections that do the work (`memory`).
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from pathlib import Path

import duckdb

from orchestration.warehouse.memory import opened

_held: dict[Path, ExitStack] = {}


def hold(warehouse: Path) -> None:
    """Keep a warehouse open, from now until `let_go`; no other process can open it meanwhile.

    One that is held stays so without a break, so that whoever works beside this thread is not refused.
    """
    if warehouse in _held:
        return
    let_go()
    with suppress(duckdb.Error), ExitStack() as connection:
        # Where another program holds the file, the first stage meets that too, and tries again.
        connection.enter_context(opened(warehouse))
        _held[warehouse] = connection.pop_all()


def let_go() -> None:
    """Leave the file to whoever opens it next, as publishing does, which attaches it."""
    while _held:
        _held.popitem()[1].close()
