"""Rows of `landing.*` in the working warehouse.

Belongs here: creating, filling and replacing the tables. Not here: what the rows mean (`schema.sql`, `reading`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from orchestration.landing.arriving.arrivals import Receipt
from orchestration.landing.caged.answers import TABLES, Answer, columns_of, refused
from orchestration.landing.codes import ALLIANCE_CODE, Codes, load_codes
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import Form
from orchestration.landing.values.period_codes import geo_version, is_period

_UNPACKED_AT_ONCE = 4 * 1024 * 1024  # characters of documents
_SCHEMA = Path(__file__).with_name("schema.sql")


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


Landed = tuple[SubmissionRow, Answer]


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create what is missing."""
    connection.execute(_SCHEMA.read_text(encoding="utf-8"))


def replace_forms(connection: duckdb.DuckDBPyConnection, forms: Iterable[Form]) -> None:
    """List the forms the reader knows."""
    connection.execute("delete from landing.forms")
    _insert(connection, "forms", [(f.code, f.title_vi, f.title_en, f.precedence, f.geo_scope) for f in forms])


class Latest(NamedTuple):
    """How a submission arrived last."""

    received_at: datetime
    version_no: int
    file_name: str


def replace_receipts(connection: duckdb.DuckDBPyConnection, receipts: list[Receipt]) -> dict[str, Latest]:
    """Replay all receipts.

    Returns:
        The latest arrival of each submission.
    """
    versions: dict[tuple[str, str], int] = {}
    latest: dict[str, Latest] = {}
    rows = []
    for number, receipt in enumerate(receipts, start=1):
        key = (receipt.period, receipt.province)
        versions[key] = versions.get(key, 0) + 1
        received_at = datetime.fromisoformat(receipt.received_at)
        latest[receipt.submission_id] = Latest(received_at, versions[key], receipt.file_name)
        rows.append((number, receipt.submission_id, receipt.path, receipt.file_name, received_at, versions[key]))
    connection.execute("delete from landing.receipts")
    _insert(connection, "receipts", rows)
    return latest


def read_under(connection: duckdb.DuckDBPyConnection, rules_version: str) -> set[str]:
    """Submissions that were read under these rules."""
    query = "select submission_id from landing.submissions where rules_version = ?"
    return {row[0] for row in connection.execute(query, [rules_version]).fetchall()}


def update_arrival(connection: duckdb.DuckDBPyConnection, latest: dict[str, Latest]) -> None:
    """Move submissions that arrived again to their latest version, and the name it came with."""
    connection.execute(
        """
        update landing.submissions
        set received_at = latest.received_at, version_no = latest.version_no, file_name = latest.file_name
        from (
            select unnest($1) as submission_id, unnest($2) as received_at, unnest($3) as version_no,
                unnest($4) as file_name
        ) as latest
        where submissions.submission_id = latest.submission_id and submissions.version_no <> latest.version_no
        """,
        [list(latest), *map(list, zip(*latest.values(), strict=True))] if latest else [[], [], [], []],
    )


def replace_submissions(connection: duckdb.DuckDBPyConnection, landed: Sequence[Landed]) -> None:
    """Write everything read of some submissions, in one transaction.

    What the database refuses of one submission costs that one: it lands with a finding instead.
    """
    if not landed:
        return
    try:
        _replace(connection, landed)
    except (duckdb.Error, ValueError) as error:
        if len(landed) > 1:
            for one in landed:
                replace_submissions(connection, [one])
            return
        row, _ = landed[0]
        detail = f"{type(error).__name__}: {error}"[:200]
        _replace(connection, [(row, refused("submissions.reader_failed", row.folder, detail=detail))])


def _replace(connection: duckdb.DuckDBPyConnection, landed: Sequence[Landed]) -> None:
    ids = [row.submission_id for row, _ in landed]
    codes = load_codes()
    connection.execute("begin")
    try:
        for table in (*TABLES, "submissions"):
            connection.execute(f"delete from landing.{table} where submission_id in (select unnest(?))", [ids])
        _insert(connection, "submissions", [_submission(row, codes) for row, _ in landed])
        for table, documents in _documents(landed).items():
            for part in _parts(documents):
                connection.execute(_insertion(table), list(map(list, zip(*part, strict=True))))
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows in one statement, column by column: each alone would take as long as all of them."""
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        values = ", ".join(f"unnest(${number})" for number in range(1, len(columns) + 1))
        connection.execute(f"insert into landing.{table} select {values}", columns)


def _documents(landed: Sequence[Landed]) -> dict[str, list[tuple[str, str]]]:
    """What is to be inserted into each table: submissions and JSON documents of their columns."""
    tables: dict[str, list[tuple[str, str]]] = {}
    for row, answer in landed:
        for table, document in answer.documents():
            tables.setdefault(table, []).append((row.submission_id, document))
    return tables


def _parts(documents: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Documents in order, as many as may be unpacked in memory together: a long list has a hundred."""
    part: list[tuple[str, str]] = []
    size = 0
    for one in documents:
        part.append(one)
        size += len(one[1])
        if size > _UNPACKED_AT_ONCE:
            yield part
            part, size = [], 0
    if part:
        yield part


@cache
def _insertion(table: str) -> str:
    """One statement for all rows of a table: the database itself parses the JSON and casts the texts.

    Arrow would do it as fast, but importing it (and pandas with it) takes as long as reading twenty forms.
    """
    names = columns_of(table)
    structure = json.dumps({name: ["VARCHAR"] for name in names})
    columns = ", ".join(f"unnest(document.{name}) as {name}" for name in names)
    return f"""
        insert into landing.{table} by name
        select submission_id, {columns}
        from (select unnest($1) as submission_id, from_json_strict(unnest($2), '{structure}') as document)
    """


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
