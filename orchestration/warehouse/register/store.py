"""Rows out of the warehouse, identities and doubts into it: the schema `register`.

The country is done in parts (`part`), of which only those whose lists changed; what two parts may share, a code, is
looked at afterwards.

Belongs here: SQL of the register step, and what is done again. Not here: who is who (`identity`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import duckdb
import pyarrow as pa

from orchestration.runtime.companions import Companions
from orchestration.settings import SEEDS_DIR
from orchestration.warehouse.register import part
from orchestration.warehouse.register.candidates import between_provinces
from orchestration.warehouse.register.evidence import Doubt, compare
from orchestration.warehouse.register.grouping import Sets
from orchestration.warehouse.register.listing import Unit, traits
from orchestration.warehouse.register.outcome import Decision, Doubtful
from orchestration.warehouse.register.rules_version import register_rules
from orchestration.warehouse.register.words import Words, register_words

HERE = Path(__file__).parent

# Fewer rows are done here before another process has started.
_WORTH_A_PROCESS = 3_000
# What a transaction has written takes memory until it ends, beside what DuckDB counts as its own (`memory`).
_ROWS_IN_A_TRANSACTION = 100_000
_TABLES = ("identities", "review", "runs")
_COLUMNS = """
    r.submission_id, r.sheet, r.cell, r.row_index, coalesce(r.block_code, '') AS block_code, r.geo_version, r.geo_code,
    r.listed_on, r.entity_type, coalesce(r.name, '') AS name, r.registration_code, r.commune, r.founded_on,
    r.founded_text, r.member_total, coalesce(r.capital_total, r.charter_capital) AS capital
"""
# As in the content hash of a generation: a sum needs no order, and counts a row twice.
_CONTENT = f"""
    SELECT block_code, count(*), sum(CAST(md5_number_lower(line) AS HUGEINT))::VARCHAR
        || ' ' || sum(CAST(md5_number_upper(line) AS HUGEINT))::VARCHAR
    FROM (SELECT block_code, to_json(row)::VARCHAR AS line FROM (
        SELECT {_COLUMNS} FROM intermediate.int_register_rows AS r) AS row)
    GROUP BY block_code ORDER BY 2 DESC, 1
"""
_OF_PART = f"""
    SELECT {_COLUMNS} FROM intermediate.int_register_rows AS r
    WHERE coalesce(r.block_code, '') IN (SELECT unnest(?)) ORDER BY ALL
"""
# One unit of every tax code that two provinces list, each with its rows.
_SHARED = f"""
    WITH shared AS (
        SELECT registration_code, min(register_ref) AS register_ref FROM register.identities
        WHERE regexp_full_match(registration_code, '[0-9]{{10}}(-[0-9]{{3}})?')
        GROUP BY registration_code, block_code QUALIFY count(*) OVER (PARTITION BY registration_code) > 1
    )
    SELECT i.register_ref, i.cooperative_id, {_COLUMNS}
    FROM shared AS s
    INNER JOIN register.identities AS i ON i.register_ref = s.register_ref
    INNER JOIN intermediate.int_register_rows AS r
        ON r.submission_id = i.submission_id AND r.sheet = i.sheet AND r.cell = i.cell
    ORDER BY i.register_ref, r.listed_on, r.submission_id, r.row_index, r.sheet, r.cell
"""


def run(
    connection: duckdb.DuckDBPyConnection, seeds_dir: Path = SEEDS_DIR, companions: Companions | None = None
) -> bool:
    """Say who is who on the lists in force, where they or anything that decides changed.

    Args:
        connection: the working warehouse with `intermediate.int_register_rows`.
        seeds_dir: folder of `register_words.csv` and `register_links.csv`.
        companions: do parts of the country at the same time, where that is worth it.

    Returns:
        False when the answer of the last run still holds.

    Raises:
        ValueError: a decision is neither `same` nor `different`.
    """
    decisions, rules = list(_decisions(seeds_dir)), register_rules(seeds_dir)
    connection.execute("BEGIN")
    is_new = _make_ready(connection, rules)
    content = {block: (rows, digest) for block, rows, digest in connection.execute(_CONTENT).fetchall()}
    stale = _stale(connection, content)
    if stale or is_new:
        connection.execute("DELETE FROM register.rules")  # a run that breaks off is begun anew
        _forget(connection, stale)
        _identify(
            connection, [[block] for block in content if block in stale], content, seeds_dir, decisions, companions
        )
        joined = [blocks for blocks in _joined(connection, decisions) if not stale.isdisjoint(blocks)]
        _identify(connection, joined, content, seeds_dir, decisions, companions)
        _look_between(connection, register_words(seeds_dir), decisions)
        connection.execute("INSERT INTO register.rules VALUES (?)", [rules])
    connection.execute("COMMIT")
    return bool(stale or is_new)


def _make_ready(connection: duckdb.DuckDBPyConnection, rules: str) -> bool:
    """Create the tables; True where there were none that these rules filled."""
    schema = (HERE / "schema.sql").read_text(encoding="utf-8")
    names = connection.execute(
        "SELECT column_name FROM duckdb_columns() WHERE database_name = current_database() "
        "AND schema_name = 'register' AND table_name = 'rules'"
    ).fetchall()
    if names and connection.execute("SELECT rules FROM register.rules").fetchall() == [(rules,)]:
        return False
    # Tables of an earlier version of this project may have other columns.
    for table in _TABLES:
        connection.execute(f"DROP TABLE IF EXISTS register.{table}")
    connection.execute(schema)
    return True


def _stale(connection: duckdb.DuckDBPyConnection, content: dict[str, tuple[int, str]]) -> set[str]:
    """Provinces whose rows changed or went, and those that were done together with one of them."""
    known = {
        block: (digest, done_with)
        for block, digest, done_with in connection.execute(
            "SELECT block_code, digest, part FROM register.runs"
        ).fetchall()
    }
    stale = {
        block
        for block in known.keys() | content.keys()
        if known.get(block, ("",))[0] != content.get(block, (0, None))[1]
    }
    changed = {known[block][1] for block in stale & known.keys()}
    return stale | {block for block, (_, done_with) in known.items() if done_with in changed}


def _identify(
    connection: duckdb.DuckDBPyConnection,
    parts: Sequence[Sequence[str]],
    content: dict[str, tuple[int, str]],
    seeds_dir: Path,
    decisions: Sequence[Decision],
    companions: Companions | None,
) -> None:
    """Do some parts, in processes of their own where there is much to do, and replace what was known of them."""
    calls = ((connection.sql(_OF_PART, params=[blocks]).to_arrow_table(), seeds_dir, decisions) for blocks in parts)
    rows = sum(content[block][0] for blocks in parts for block in blocks)
    if companions and len(parts) > 1 and rows > _WORTH_A_PROCESS:
        _replace(connection, parts, content, companions.map(part.identified, calls))
    else:
        _replace(connection, parts, content, (part.identified(*call) for call in calls))


def _replace(
    connection: duckdb.DuckDBPyConnection,
    parts: Sequence[Sequence[str]],
    content: dict[str, tuple[int, str]],
    answers: Iterable[tuple[pa.Table, pa.Table]],
) -> None:
    uncommitted = 0
    for blocks, (identities, doubts) in zip(parts, answers, strict=True):
        _forget(connection, blocks)
        _fill(connection, "identities", identities)
        _fill(connection, "review", doubts)
        connection.executemany(
            "INSERT INTO register.runs VALUES (?, ?, ?)", [(block, content[block][1], blocks[0]) for block in blocks]
        )
        uncommitted += identities.num_rows
        if uncommitted > _ROWS_IN_A_TRANSACTION:
            connection.execute("COMMIT")
            connection.execute("BEGIN")
            uncommitted = 0


def _forget(connection: duckdb.DuckDBPyConnection, blocks: Iterable[str]) -> None:
    gone = list(blocks)
    for table in _TABLES:
        connection.execute(f"DELETE FROM register.{table} WHERE block_code IN (SELECT unnest(?::VARCHAR[]))", [gone])


def _joined(connection: duckdb.DuckDBPyConnection, decisions: Sequence[Decision]) -> list[list[str]]:
    """Provinces that decisions about rows of two of them tie together."""
    block_of = _provinces_of(connection, decisions)
    blocks = sorted(set(block_of.values()))
    sets = Sets(len(blocks))
    for each in decisions:
        if each.left in block_of and each.right in block_of:
            sets.join(blocks.index(block_of[each.left]), blocks.index(block_of[each.right]))
    return [[blocks[each] for each in group] for group in sets.groups(range(len(blocks))).values() if len(group) > 1]


def _look_between(connection: duckdb.DuckDBPyConnection, words: Words, decisions: Sequence[Decision]) -> None:
    """Ask about what two provinces share, and show decisions about rows that are not there."""
    connection.execute("DELETE FROM register.review WHERE block_code IS NULL")
    cooperative_of: dict[str, str] = {}
    units: list[Unit] = []
    found = connection.execute(_SHARED).fetchall()
    for (reference, cooperative), lines in groupby(found, key=lambda line: line[:2]):
        rows = list(map(part.row, (line[2:] for line in lines)))
        cooperative_of[reference] = cooperative
        units.append(Unit(reference, traits(rows[0], words), rows))
    decided = {frozenset((each.left, each.right)): each.same for each in decisions}
    doubtful = []
    for pair in between_provinces(units):
        left, right = sorted((units[number] for number in pair), key=lambda unit: (unit.first, unit.reference))
        said = decided.get(frozenset((left.reference, right.reference)))
        if said is not None or cooperative_of[left.reference] != cooperative_of[right.reference]:
            doubtful.append(Doubtful(left, right, Doubt.IN_TWO_PROVINCES, compare(left, right).score, said))
    _fill(connection, "review", part.doubts(doubtful, between_parts=True))
    references = [reference for each in decisions for reference in (each.left, each.right)]
    known = {
        reference
        for (reference,) in connection.execute(
            "SELECT DISTINCT register_ref FROM register.identities WHERE register_ref IN (SELECT unnest(?))",
            [references],
        ).fetchall()
    }
    lost = [each for each in decisions if not {each.left, each.right} <= known]
    _fill(connection, "review", part.decisions_about_nothing(lost))


def _provinces_of(connection: duckdb.DuckDBPyConnection, decisions: Sequence[Decision]) -> dict[str, str]:
    """The province of every unit that a decision names, if it is listed."""
    references = [reference for each in decisions for reference in (each.left, each.right)]
    found = connection.execute(
        "SELECT DISTINCT register_ref, block_code FROM register.identities "
        "WHERE register_ref IN (SELECT unnest(?::VARCHAR[]))",
        [references],
    )
    return dict(found.fetchall())


def _decisions(seeds_dir: Path) -> Iterator[Decision]:
    with (seeds_dir / "register_links.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            if line["decision"] not in ("same", "different"):
                raise ValueError(f"register_links.csv: '{line['decision']}' is neither 'same' nor 'different'")
            yield Decision(line["left_ref"], line["right_ref"], line["decision"] == "same")


def _fill(connection: duckdb.DuckDBPyConnection, table: str, content: pa.Table) -> None:
    connection.register("content", content)
    connection.execute(f"INSERT INTO register.{table} BY NAME SELECT * FROM content")
    connection.unregister("content")
