"""Queries on the current generation."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from typing import Any

import duckdb

from orchestration.published.generation import OFFICE_FILE, current
from orchestration.settings import Settings

Answer = list[dict[str, Any]]


class NothingPublished(LookupError):
    """There is no generation to read yet."""


class Generation:
    """The generation that was current when it was opened, read-only."""

    def __init__(self, settings: Settings) -> None:
        """Open it.

        Raises:
            NothingPublished: no load has finished yet.
        """
        folder = current(settings)
        if folder is None:
            raise NothingPublished("nothing is published yet: run `kttt load` first")
        self.folder = folder

    def ask(self, sql: str, parameters: Mapping[str, object] | None = None) -> Answer:
        """The rows a SELECT returns, by column name."""
        with closing(duckdb.connect(str(self.folder / OFFICE_FILE), read_only=True)) as connection:
            cursor = connection.execute(sql, dict(parameters or {}))
            names = [column[0] for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
