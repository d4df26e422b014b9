"""The journal of loads: one JSON object per line in `<data dir>/logs/journal.jsonl`, for `jq` and log collectors.

Every line says `at` (UTC), `level`, `stage`, `event` and, inside a load, its `run`; lines about one submission its
`submission`. Lines contain counts and names of rules and folders, never the text of a cell, so no personal data.

Belongs here: where lines go and how they look. Not here: what is worth a line (each stage knows).
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping
from contextvars import ContextVar
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FILE_NAME = "journal.jsonl"
_MEGABYTES, _OLD_FILES = 10, 5
_ROOT = "kttt"
_run: ContextVar[str] = ContextVar("run", default="")


class JsonLines(logging.Formatter):
    """A log record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever the message holds."""
        line: dict[str, object] = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "stage": record.name.partition(".")[2],
            "event": record.getMessage(),
        }
        if _run.get():
            line["run"] = _run.get()
        line.update(getattr(record, "facts", {}))
        return json.dumps(line, ensure_ascii=False, default=str)


def open_journal(data_dir: Path, run_id: str = "") -> None:
    """Send what the stages say from now on to the journal of a data directory.

    Args:
        data_dir: the data directory; another one before is let go.
        run_id: the load's run in Dagster, named on each line.
    """
    _run.set(run_id)
    path = data_dir / "logs" / FILE_NAME
    logger = logging.getLogger(_ROOT)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = RotatingFileHandler(path, maxBytes=_MEGABYTES << 20, backupCount=_OLD_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(JsonLines())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False


def tell(stage: str, event: str, facts: Mapping[str, object] | None = None, *, level: int = logging.INFO) -> None:
    """Write a line.

    Args:
        stage: landing, gate_1, published ...
        event: what happened, in a few fixed words.
        facts: what else the line says; values of cells are none of it.
        level: of `logging`.
    """
    logging.getLogger(f"{_ROOT}.{stage}").log(level, event, extra={"facts": dict(facts or {})})


def tell_each(stage: str, event: str, connection: DuckDBPyConnection, sql: str, parameters: list[object]) -> None:
    """Write a line for each row that a SELECT returns; its columns are the facts."""
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description or ()]
    for row in cursor.fetchall():
        tell(stage, event, dict(zip(names, row, strict=True)))
