"""Rows out of the warehouse, identities and doubts into it: the schema `register`.

Belongs here: SQL of the register step. Not here: who is who (`identity`).
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from orchestration.settings import SEEDS_DIR
from orchestration.warehouse.register.identity import identify
from orchestration.warehouse.register.listing import Row, Unit
from orchestration.warehouse.register.outcome import Decision, Doubtful, Identities
from orchestration.warehouse.register.words import Words, register_words

HERE = Path(__file__).parent

# Rows on their way between the database and Python: all of them at once would be held twice.
_AT_A_TIME = 10_000

_ROWS = """
    SELECT submission_id, sheet, cell, row_index, block_code, geo_version, geo_code, listed_on, entity_type,
        coalesce(name, ''), registration_code, commune, founded_on, founded_text, member_total,
        coalesce(capital_total, charter_capital)
    FROM intermediate.int_register_rows
    ORDER BY ALL
"""
_IDENTITY = pa.schema(
    [(name, pa.string()) for name in ("submission_id", "sheet", "cell", "cooperative_id", "register_ref", "link_basis")]
    + [(name, pa.string()) for name in ("registration_code", "name_key", "commune_key", "commune")]
    + [("founded_year", pa.int32()), ("is_repeated", pa.bool_())]
)
_DOUBT = pa.schema(
    [(name, pa.string()) for name in ("left_ref", "right_ref", "reason", "decision")]
    + [("score", pa.int32())]
    + [(f"{side}_{name}", pa.string()) for side in ("left", "right") for name in ("submission_id", "sheet", "cell")]
)


def run(connection: duckdb.DuckDBPyConnection, seeds_dir: Path = SEEDS_DIR) -> bool:
    """Say who is who on the lists in force, unless neither they nor anything that decides changed.

    Args:
        connection: the working warehouse with `intermediate.int_register_rows`.
        seeds_dir: folder of `register_words.csv` and `register_links.csv`.

    Returns:
        False when the answer of the last run still holds.

    Raises:
        ValueError: a decision is neither `same` nor `different`.
    """
    schema = (HERE / "schema.sql").read_text(encoding="utf-8")
    connection.execute(schema)
    fingerprint = _fingerprint(_rows(connection), seeds_dir)
    known = connection.execute("SELECT fingerprint FROM register.runs").fetchone()
    if known == (fingerprint,):
        return False
    words = register_words(seeds_dir)
    result = identify(map(_row, _rows(connection)), words, list(_decisions(seeds_dir)))
    connection.execute("BEGIN")
    # Tables of an earlier version of this project may have other columns.
    connection.execute("DROP TABLE register.identities; DROP TABLE register.review")
    connection.execute(schema)
    _fill(connection, "identities", _identities(result, words), _IDENTITY)
    _fill(connection, "review", _doubts(result), _DOUBT)
    connection.execute("DELETE FROM register.runs")
    connection.execute("INSERT INTO register.runs VALUES (?)", [fingerprint])
    connection.execute("COMMIT")
    return True


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """Every row of a list in force, in a fixed order, a few at a time."""
    found = connection.execute(_ROWS)
    while part := found.fetchmany(_AT_A_TIME):
        yield from part


def _fingerprint(rows: Iterable[tuple[Any, ...]], seeds_dir: Path) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(repr(row).encode())
    for path in (
        *sorted(HERE.glob("*.py")),
        HERE / "schema.sql",
        seeds_dir / "register_words.csv",
        seeds_dir / "register_links.csv",
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _row(values: tuple[Any, ...]) -> Row:
    submission, sheet, cell, order, block, geo_version, geo_code, *rest = values
    return Row((submission, sheet, cell), order, block, (geo_version, geo_code), *rest)


def _decisions(seeds_dir: Path) -> Iterator[Decision]:
    with (seeds_dir / "register_links.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            if line["decision"] not in ("same", "different"):
                raise ValueError(f"register_links.csv: '{line['decision']}' is neither 'same' nor 'different'")
            yield Decision(line["left_ref"], line["right_ref"], line["decision"] == "same")


def _identities(result: Identities, words: Words) -> Iterator[dict[str, object]]:
    for identity in result.found:
        seen: set[str] = set()
        for unit, basis in identity.units:
            for number, row in enumerate(unit.rows):
                submission, sheet, cell = row.place
                yield {
                    "submission_id": submission,
                    "sheet": sheet,
                    "cell": cell,
                    "cooperative_id": identity.cooperative_id,
                    "register_ref": unit.reference,
                    "link_basis": basis if number == 0 else "same",
                    "registration_code": unit.traits.code.text if unit.traits.code else None,
                    "founded_year": unit.traits.founded_year,
                    "name_key": unit.traits.name.text,
                    "commune_key": unit.traits.commune or None,
                    "commune": words.commune_as_printed(row.commune),
                    "is_repeated": submission in seen,
                }
                seen.add(submission)


def _doubts(result: Identities) -> Iterator[dict[str, object]]:
    for pair in result.doubtful:
        yield {
            "left_ref": pair.left.reference,
            "right_ref": pair.right.reference,
            "reason": pair.why.value,
            "decision": _decided(pair),
            "score": pair.score,
            **_place("left", pair.left),
            **_place("right", pair.right),
        }
    for each in result.unknown:
        yield {
            "left_ref": each.left,
            "right_ref": each.right,
            "reason": "decision_without_rows",
            "decision": "same" if each.same else "different",
            "score": 0,
        }


def _decided(pair: Doubtful) -> str | None:
    return None if pair.decided is None else "same" if pair.decided else "different"


def _place(side: str, unit: Unit) -> dict[str, object]:
    names = (f"{side}_submission_id", f"{side}_sheet", f"{side}_cell")
    return dict(zip(names, unit.rows[-1 if side == "left" else 0].place, strict=True))


def _fill(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Iterator[dict[str, object]], schema: pa.Schema
) -> None:
    while part := list(islice(rows, _AT_A_TIME)):
        connection.register("content", pa.Table.from_pylist(part, schema=schema))
        connection.execute(f"INSERT INTO register.{table} BY NAME SELECT * FROM content")
        connection.unregister("content")
