"""The content hash: whether what would be published differs from what is published.

Two loads of the same submissions give the same hash although they ran at different times, with different
numbers of threads, in a different order of rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from duckdb import DuckDBPyConnection

from orchestration.published.abreast import abreast
from orchestration.published.catalog import Relation, quoted

PROCESSING_CLOCKS = frozenset({"accepted_at", "decided_at", "first_seen_at", "last_seen_at", "cleared_at", "bound_at"})

# What the gates did and when, load by load: the tables beside them say what came of it.
PROCESSING_LOGS = frozenset({"quality.submission_events", "quality.finding_events"})


def method() -> str:
    """Names this way of hashing: what another version of the software hashed is compared with nothing but itself."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:16]


RowSums = tuple[int, ...] | None


def content_hash(
    connection: DuckDBPyConnection, content: Iterable[Relation], sums: dict[str, RowSums] | None = None
) -> str:
    """Hash tables and views: what they say about themselves, and the rows of the tables.

    Args:
        connection: a connection to the database that holds them, outside a transaction.
        content: what would be published. A view has no rows of its own: its definition counts, as that of a log does.
        sums: what is known of the rows of unchanged tables, by name; what is not yet is added.

    Returns:
        64 hexadecimal characters.
    """
    digest, sums = hashlib.sha256(), {} if sums is None else sums
    ordered = sorted(content, key=lambda relation: relation.full_name)
    counted = [each for each in ordered if not each.is_view and each.full_name not in PROCESSING_LOGS]
    unknown = [each for each in counted if each.full_name not in sums]
    sums.update(zip((each.full_name for each in unknown), abreast(connection, unknown, _row_sums), strict=True))
    for relation in ordered:
        digest.update(repr(relation).encode())
        if relation in counted:
            digest.update(repr(sums[relation.full_name]).encode())
    return digest.hexdigest()


def _row_sums(connection: DuckDBPyConnection, table: Relation) -> RowSums:
    """Number of rows and the sums of their two half hashes: a sum needs no order, and counts a row twice.

    A row is hashed as its values, without processing clocks, between separators that no printed text holds.
    """
    names = [column.name for column in table.columns if column.name not in PROCESSING_CLOCKS]
    values = ", ".join(f"coalesce(CAST({quoted(name)} AS VARCHAR), chr(30))" for name in names)
    halves = ", ".join(f"sum(CAST({half} AS HUGEINT))" for half in ("hash >> 64", "hash & 18446744073709551615"))
    hashes = f"SELECT md5_number(concat_ws(chr(31), {values})) AS hash FROM {table.sql}"
    return connection.execute(f"SELECT count(*), {halves} FROM ({hashes})").fetchone()
