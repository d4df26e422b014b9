"""Fixtures of the tests of the quality stage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import duckdb
import pytest

from tests.unit.quality.landed import new_warehouse


@pytest.fixture
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse of one test's own."""
    with closing(new_warehouse()) as connection:
        yield connection
