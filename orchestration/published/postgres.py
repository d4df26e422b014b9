"""A copy of a generation in PostgreSQL, for tools that cannot open DuckDB or Parquet.

The copy is built in separate schemas and replaces the last one by a rename, in one transaction: readers see the old
generation or the new one. Access is granted by roles that cannot log in; the database's administrator grants them to
people:

- `kttt_reader`: `marts` and `published`, read only;
- `kttt_office`: also `quality`, all of it;
- `kttt_province_<name>`: of `quality` the submissions of that province, and of those it was merged from.

Belongs here: one published file into one database. Not here: what the tables mean; secrets (they are in the URL or in
PostgreSQL's own variables and files).
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import psycopg
from psycopg import sql

from orchestration.landing.codes import load_codes
from orchestration.published import own_views
from orchestration.published.catalog import Relation, literal, relations
from orchestration.published.generation import OFFICE_FILE

SCHEMAS = ("marts", "quality", "published")
READER, OFFICE, PROVINCE = "kttt_reader", "kttt_office", "kttt_province_"
_TYPES = {
    "VARCHAR": "text",
    "INTEGER": "integer",
    "SMALLINT": "smallint",
    "BIGINT": "bigint",
    "HUGEINT": "numeric(38, 0)",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "DOUBLE": "double precision",
    "TIMESTAMP": "timestamp",
    "TIMESTAMP WITH TIME ZONE": "timestamptz",
}
# How DuckDB writes `interval '7' hour` into the definition of a view, and its name of a type.
_INTERVAL = re.compile(
    r"to_(hours|days|months|years)\(CAST\(trunc\(CAST\('(\d+)' AS DOUBLE\)\) AS (?:BIGINT|INTEGER)\)\)"
)
_DOUBLE = re.compile(r"\bDOUBLE\b")
# While the names change hands no statement may hold a table of each generation. A moment without statements is looked
# for first, which keeps nobody; where readers leave none, statements under way are waited for this long, then let go
# and waited for again: a reader is never kept longer, and never meets an error.
_LOOKS, _WAITS = 200, 100
_WAIT_FOR_STATEMENTS = "40ms"
_PAUSE = 0.01
_CHUNK = 1 << 20


class CopyFailed(RuntimeError):
    """PostgreSQL did not take the copy; readers keep the one they had."""


# What to do about a refusal that PostgreSQL names without a way out.
_WAY_OUT = {
    psycopg.errors.InsufficientPrivilege: "who copies owns the database and the last copy, and may CREATEROLE",
    psycopg.errors.DiskFull: "make room on the server's disk: readers keep the generation they have",
}


class ServerAway(CopyFailed):
    """The server was not there, or went away: another try may work."""


@dataclass(frozen=True)
class Copied:
    """What `publish_copy` did.

    Attributes:
        generation: name of the generation that readers see.
        created: False when it was there already.
        rows: rows copied.
        left_behind: views of the office's own that cannot follow, with the reason; they show the generation before, and
            are dropped with it by the next copy.
    """

    generation: str
    created: bool
    rows: int
    left_behind: tuple[str, ...] = ()


def publish_copy(generation: Path, url: str) -> Copied:
    """Copy a generation into a PostgreSQL database, unless it is there already.

    Args:
        generation: folder of the generation.
        url: `postgresql://...`, or any connection string of libpq.

    Raises:
        CopyFailed: the server refused or went away (`ServerAway`); in one line.
    """
    try:
        with _opened(generation / OFFICE_FILE) as published, _connected(url) as server:
            _holds_every_letter(server)
            _one_copy_at_a_time(server)
            if _copied(server) == generation.name:
                return Copied(generation.name, created=False, rows=0)
            own_views.renew(server)  # one that was mended meanwhile, before what it read is dropped
            _remove_outlived(server)
            rows = _build(server, published)
            _swap(server)
        with _connected(url, autocommit=True) as server:
            left_behind = own_views.renew(server)
    except psycopg.Error as error:
        failure = ServerAway if isinstance(error, psycopg.OperationalError) else CopyFailed
        way_out = next((f": {words}" for refusal, words in _WAY_OUT.items() if isinstance(error, refusal)), "")
        raise failure(f"PostgreSQL: {' '.join(str(error).split())[:400]}{way_out}") from error
    return Copied(generation.name, created=True, rows=rows, left_behind=left_behind)


def _connected(url: str, *, autocommit: bool = False) -> psycopg.Connection[Any]:
    """A connection that speaks UTF-8, as the files copied do, whatever the URL, the role or `PGCLIENTENCODING` say."""
    return psycopg.connect(url, autocommit=autocommit, client_encoding="utf8")


def _holds_every_letter(server: psycopg.Connection[Any]) -> None:
    """Refuse a database that lacks Vietnamese letters, or keeps bytes and calls them letters (`SQL_ASCII`)."""
    (encoding,) = server.execute("SELECT current_setting('server_encoding')").fetchone() or ("",)
    if encoding not in ("UTF8", b"UTF8"):  # a database without an encoding gives bytes
        name = encoding.decode() if isinstance(encoding, bytes) else encoding
        raise CopyFailed(
            f"PostgreSQL: the database {server.info.dbname} is kept in {name}, which lacks Vietnamese letters: "
            "make one with createdb --encoding UTF8 --template template0"
        )


@contextmanager
def _opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        yield connection


def _one_copy_at_a_time(server: psycopg.Connection[Any]) -> None:
    server.execute("SELECT pg_advisory_xact_lock(hashtext('kttt publish'))")


def _copied(server: psycopg.Connection[Any]) -> str | None:
    """Name of the generation that readers see."""
    if server.execute("SELECT to_regclass('published.generation')").fetchone() == (None,):
        return None
    row = server.execute("SELECT generation FROM published.generation").fetchone()
    return str(row[0]) if row else None


def _remove_outlived(server: psycopg.Connection[Any]) -> None:
    """Drop what the last swaps put aside; a report that still reads it is not waited for."""
    names = server.execute(r"SELECT nspname FROM pg_namespace WHERE nspname ~ '^kttt_old_\d+_' ORDER BY 1").fetchall()
    for (name,) in names:
        with server.transaction():
            server.execute("SET LOCAL lock_timeout = '200ms'")
            try:
                with server.transaction():
                    server.execute(sql.SQL("DROP SCHEMA {} CASCADE").format(sql.Identifier(name)))
            except psycopg.errors.LockNotAvailable:
                continue


def _build(server: psycopg.Connection[Any], published: duckdb.DuckDBPyConnection) -> int:
    """Fill the schemas `<schema>_next`; returns the number of rows."""
    content = relations(published, SCHEMAS)
    rows = 0
    for schema in SCHEMAS:
        server.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(_next(schema)))
        server.execute(sql.SQL("CREATE SCHEMA {}").format(_next(schema)))
    for relation in content:
        if not (relation.is_view and _created_as_view(server, relation)):
            server.execute(_table(relation))
            rows += _fill(server, published, relation)
            server.execute(sql.SQL("ANALYZE {}").format(_next_name(relation)))
        _comment(server, relation)
    _grant(server, [relation for relation in content if relation.schema == "quality"])
    return rows


def _next(schema: str) -> sql.Identifier:
    return sql.Identifier(f"{schema}_next")


def _next_name(relation: Relation) -> sql.Identifier:
    return sql.Identifier(f"{relation.schema}_next", relation.name)


def _table(relation: Relation) -> sql.Composed:
    columns: list[sql.Composable] = [
        sql.SQL("{} {}{}").format(
            sql.Identifier(column.name),
            sql.SQL(_type(relation, column.type)),
            sql.SQL("" if column.is_nullable else " NOT NULL"),
        )
        for column in relation.columns
    ]
    key = [sql.Identifier(column.name) for column in relation.columns if column.is_key]
    if key:
        columns.append(sql.SQL("PRIMARY KEY ({})").format(sql.SQL(", ").join(key)))
    return sql.SQL("CREATE TABLE {} ({})").format(_next_name(relation), sql.SQL(", ").join(columns))


def _type(relation: Relation, duckdb_type: str) -> Any:
    if re.fullmatch(r"DECIMAL\(\d+,\s?\d+\)", duckdb_type):
        return duckdb_type.replace("DECIMAL", "numeric")
    if duckdb_type not in _TYPES:
        raise CopyFailed(f"{relation.full_name} has a column of type {duckdb_type}, which has no counterpart")
    return _TYPES[duckdb_type]


def _created_as_view(server: psycopg.Connection[Any], relation: Relation) -> bool:
    """Create a view from its own definition; one that PostgreSQL does not understand becomes a table as of today."""
    definition = _DOUBLE.sub("double precision", _INTERVAL.sub(r"interval '\2 \1'", relation.definition))
    for schema in SCHEMAS:
        definition = re.sub(rf"\b(kttt\.)?{schema}\.", f"{schema}_next.", definition)
    try:
        with server.transaction():
            server.execute(definition.encode())
    except psycopg.Error:
        return False
    return True


def _fill(server: psycopg.Connection[Any], published: duckdb.DuckDBPyConnection, relation: Relation) -> int:
    """COPY the rows, through a file that DuckDB writes: no row passes through Python."""
    # PostgreSQL keeps no NUL character in a text.
    columns = ", ".join(
        f"replace({name}, chr(0), '')" if column.type == "VARCHAR" else name
        for column in relation.columns
        if (name := '"' + column.name.replace('"', '""') + '"')
    )
    with tempfile.NamedTemporaryFile(prefix="kttt-", suffix=".csv") as file:
        options = "(FORMAT csv, HEADER false, NULLSTR '', FORCE_QUOTE *)"
        written = published.execute(f"COPY (SELECT {columns} FROM {relation.sql}) TO {literal(file.name)} {options}")
        count = written.fetchone()
        copying = sql.SQL("COPY {} FROM STDIN (FORMAT csv, NULL '')").format(_next_name(relation))
        with server.cursor().copy(copying) as copy, Path(file.name).open("rb") as lines:
            while chunk := lines.read(_CHUNK):
                copy.write(chunk)
    return int(count[0]) if count else 0


def _comment(server: psycopg.Connection[Any], relation: Relation) -> None:
    name = _next_name(relation)
    kind = server.execute(
        "SELECT relkind FROM pg_class WHERE oid = to_regclass(%s)", [name.as_string(server)]
    ).fetchone()
    what = sql.SQL("VIEW" if kind in (("v",), (b"v",)) else "TABLE")
    server.execute(sql.SQL("COMMENT ON {} {} IS {}").format(what, name, relation.comment))
    for column in relation.columns:
        place = sql.Identifier(f"{relation.schema}_next", relation.name, column.name)
        server.execute(sql.SQL("COMMENT ON COLUMN {} IS {}").format(place, column.comment))


def _grant(server: psycopg.Connection[Any], details: list[Relation]) -> None:
    """Roles, what they may read, and which rows of the submissions' details a province sees."""
    provinces = _provinces(server)
    for role in (READER, OFFICE, *provinces):
        _create_role(server, role)
    for role in (OFFICE, *provinces):
        server.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(READER), sql.Identifier(role)))
    for schema in SCHEMAS:
        roles = sql.SQL(", ").join(map(sql.Identifier, (OFFICE, *provinces) if schema == "quality" else (READER,)))
        server.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(_next(schema), roles))
        server.execute(sql.SQL("GRANT SELECT ON ALL TABLES IN SCHEMA {} TO {}").format(_next(schema), roles))
    server.execute("CREATE TABLE published_next.province_role (role text, geo_version text, geo_code text)")
    server.execute("GRANT SELECT ON published_next.province_role TO kttt_reader")
    server.cursor().executemany(
        "INSERT INTO published_next.province_role VALUES (%s, %s, %s)",
        [(role, version, code) for role, codes in provinces.items() for version, code in codes],
    )
    for relation in details:
        _limit_rows(server, relation)


def _limit_rows(server: psycopg.Connection[Any], relation: Relation) -> None:
    """Row-level security: the office sees all rows, a province those of its own submissions."""
    names = {column.name for column in relation.columns}
    if {"geo_version", "province_code"} <= names:
        own = """EXISTS (
            SELECT 1 FROM published_next.province_role AS mine
            WHERE mine.geo_version = {table}.geo_version AND mine.geo_code = {table}.province_code
                AND pg_has_role(current_user, mine.role, 'member')
        )"""
    elif "submission_id" in names:
        own = "submission_id IN (SELECT submission_id FROM quality_next.submissions)"
    else:
        own = "false"
    table = _next_name(relation)
    server.execute(sql.SQL("ALTER TABLE {} ENABLE ROW LEVEL SECURITY").format(table))
    policy = "CREATE POLICY own ON {table} FOR SELECT USING (pg_has_role(current_user, 'kttt_office', 'member') OR "
    server.execute(sql.SQL(policy + own + ")").format(table=table))


def _provinces(server: psycopg.Connection[Any]) -> dict[str, list[tuple[str, str]]]:
    """Role of each of today's provinces, with the codes, old and new, whose submissions are its own."""
    rows = server.execute(
        "SELECT geo_version, geo_code, coalesce(successor_code, geo_code) FROM marts_next.dim_province"
    ).fetchall()
    folders = {(province.geo_version, province.code): province.folder for province in load_codes().provinces}
    roles: dict[str, list[tuple[str, str]]] = {}
    for version, code, successor in rows:
        folder = folders.get(("34", successor))
        if folder:
            roles.setdefault(PROVINCE + folder.replace("-", "_"), []).append((version, code))
    return roles


def _create_role(server: psycopg.Connection[Any], role: str) -> None:
    if server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone() is None:
        server.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(role)))


def _swap(server: psycopg.Connection[Any]) -> None:
    """Let `<schema>_next` take the name `<schema>` and commit, at a moment when no statement reads the old tables.

    The old schemas stay for whoever has them open; the next copy drops them. A report that runs for minutes is not
    waited for.
    """
    present = [
        str(name)
        for (name,) in server.execute(
            "SELECT nspname FROM pg_namespace WHERE nspname = ANY(%s)", [list(SCHEMAS)]
        ).fetchall()
    ]
    locking = _locking(server)
    # In one message: between the lock and the end of the transaction nothing waits for this program.
    change = sql.SQL("; ").join([*_renames(present), sql.SQL("COMMIT")])
    # The names are kept for the length of a rename, not of a flush to disk; a copy lost with the power is made again.
    server.execute("SET LOCAL synchronous_commit = off")
    server.execute(f"SET LOCAL lock_timeout = '{_WAIT_FOR_STATEMENTS}'")
    for attempt in range(_LOOKS + _WAITS if locking else 0):
        server.execute("SAVEPOINT swap")
        try:
            server.execute(sql.SQL("{}{}; {}").format(locking, sql.SQL(" NOWAIT" * (attempt < _LOOKS)), change))
        except psycopg.errors.LockNotAvailable:
            server.execute("ROLLBACK TO SAVEPOINT swap")
            time.sleep(_PAUSE)
        else:
            return
    server.execute(change)


def _renames(present: list[str]) -> list[sql.Composed]:
    stamp = int(time.time())
    rename = sql.SQL("ALTER SCHEMA {} RENAME TO {}")
    aside = [rename.format(sql.Identifier(schema), sql.Identifier(f"kttt_old_{stamp}_{schema}")) for schema in present]
    return aside + [rename.format(_next(schema), sql.Identifier(schema)) for schema in SCHEMAS]


def _locking(server: psycopg.Connection[Any]) -> sql.Composed | None:
    """The statement that locks every table of the present copy; None where there is none."""
    tables = server.execute(
        "SELECT schemaname, tablename FROM pg_tables WHERE schemaname = ANY(%s) ORDER BY 1, 2", [list(SCHEMAS)]
    ).fetchall()
    if not tables:
        return None
    names = sql.SQL(", ").join(sql.Identifier(schema, table) for schema, table in tables)
    return sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(names)
