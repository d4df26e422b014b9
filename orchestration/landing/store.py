"""Rows of `landing.*` in the working warehouse.

Belongs here: creating, filling and replacing the tables. Not here: what the rows mean (`schema.sql`, `reading`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args, get_type_hints

import duckdb
import pyarrow as pa

from orchestration.landing.arrivals import Receipt
from orchestration.landing.codes import ALLIANCE_CODE, Codes
from orchestration.landing.figures import Figure, Noticed
from orchestration.landing.forms import Form
from orchestration.landing.omissions import Unrecognised
from orchestration.landing.periods import geo_version, is_period
from orchestration.landing.reading import Folder, Reading
from orchestration.landing.register import RegisterRow

_SCHEMA = Path(__file__).with_name("schema.sql")
_CENT = Decimal("0.0001")
_ARROW_TYPES = {Decimal: pa.decimal128(24, 4), int: pa.int32(), date: pa.date32()}
_TABLES = ("figures", "register_rows", "unrecognised", "problems")


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """What `landing.submissions` says of one submission."""

    submission_id: str
    folder: Folder
    file_name: str
    sha256: str
    size: int
    received_at: datetime
    version_no: int
    file_format: str | None
    rules_version: str


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create what is missing."""
    connection.execute(_SCHEMA.read_text(encoding="utf-8"))


def replace_forms(connection: duckdb.DuckDBPyConnection, forms: Iterable[Form]) -> None:
    """List the forms the reader knows."""
    connection.execute("delete from landing.forms")
    rows = [(f.code, f.title_vi, f.title_en, f.precedence, f.geo_scope) for f in forms]
    connection.executemany("insert into landing.forms values (?, ?, ?, ?, ?)", rows)


def replace_receipts(connection: duckdb.DuckDBPyConnection, receipts: list[Receipt]) -> dict[str, tuple[datetime, int]]:
    """Replay all receipts.

    Returns:
        Latest arrival and version number of each submission.
    """
    versions: dict[tuple[str, str], int] = {}
    latest: dict[str, tuple[datetime, int]] = {}
    rows = []
    for number, receipt in enumerate(receipts, start=1):
        key = (receipt.period, receipt.province)
        versions[key] = versions.get(key, 0) + 1
        received_at = datetime.fromisoformat(receipt.received_at)
        latest[receipt.submission_id] = (received_at, versions[key])
        rows.append((number, receipt.submission_id, receipt.path, receipt.file_name, received_at, versions[key]))
    connection.execute("delete from landing.receipts")
    if rows:
        connection.executemany("insert into landing.receipts values (?, ?, ?, ?, ?, ?)", rows)
    return latest


def read_under(connection: duckdb.DuckDBPyConnection, rules_version: str) -> set[str]:
    """Submissions that were read under these rules."""
    query = "select submission_id from landing.submissions where rules_version = ?"
    return {row[0] for row in connection.execute(query, [rules_version]).fetchall()}


def update_arrival(connection: duckdb.DuckDBPyConnection, latest: dict[str, tuple[datetime, int]]) -> None:
    """Move submissions that arrived again to their latest version."""
    connection.executemany(
        "update landing.submissions set received_at = ?, version_no = ? where submission_id = ? and version_no <> ?",
        [(at, version, submission_id, version) for submission_id, (at, version) in latest.items()],
    )


def replace_submission(
    connection: duckdb.DuckDBPyConnection, row: SubmissionRow, reading: Reading, codes: Codes
) -> None:
    """Write everything read of one submission, in one transaction."""
    connection.execute("begin")
    try:
        for table in (*_TABLES, "submissions"):
            connection.execute(f"delete from landing.{table} where submission_id = ?", [row.submission_id])
        connection.execute(
            "insert into landing.submissions values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _submission(row, codes),
        )
        _insert(connection, "figures", Figure, row.submission_id, reading.figures)
        _insert(connection, "register_rows", RegisterRow, row.submission_id, reading.register_rows)
        _insert(connection, "unrecognised", Unrecognised, row.submission_id, reading.unrecognised)
        _insert(connection, "problems", Noticed, row.submission_id, reading.noticed)
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise


def _submission(row: SubmissionRow, codes: Codes) -> tuple[Any, ...]:
    known = is_period(row.folder.period)
    province = row.folder.declared(codes)
    return (
        row.submission_id,
        row.folder.period,
        ALLIANCE_CODE if row.folder.is_alliance else province.code if province else None,
        geo_version(row.folder.period) if known else None,
        f"{row.folder.period}/{row.folder.province}",
        row.file_name,
        row.sha256,
        row.size,
        row.received_at,
        row.version_no,
        row.file_format,
        row.rules_version,
    )


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, kind: type[Any], submission_id: str, items: list[Any]
) -> None:
    """Add rows through Arrow: one statement however many there are."""
    if not items:
        return
    types = get_type_hints(kind)
    columns = [f.name for f in fields(kind)]
    arrays = {"submission_id": pa.array([submission_id] * len(items))}
    for name in columns:
        arrays[name] = pa.array([_stored(getattr(item, name)) for item in items], _arrow_type(types[name]))
    rows = pa.table(arrays)
    connection.register("incoming", rows)
    connection.execute(f"insert into landing.{table} by name select * from incoming")
    connection.unregister("incoming")


def _arrow_type(annotation: Any) -> pa.DataType:
    plain = next((t for t in get_args(annotation) if t is not type(None)), annotation)
    return _ARROW_TYPES.get(plain, pa.string())


def _stored(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value.quantize(_CENT)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value
