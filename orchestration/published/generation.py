"""Publishes a generation: builds it separately, then makes it current in one step.

`<data dir>/published/generations/<UTC time>-<content hash>/` never changes once it has its name;
`<data dir>/published/current` is a link to one of them. A reader sees the old generation or the new one, complete.

Belongs here: building, and switching the link. Not here: what is kept and going back (`retention`), verifying
(`proof`).
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from orchestration.landing.rules_version import rules_version
from orchestration.published import dictionary, manifest, retention
from orchestration.published.abreast import abreast
from orchestration.published.ahead import Begun
from orchestration.published.catalog import Column, Relation, literal, quoted, relations
from orchestration.published.content import RowSums, content_hash, method
from orchestration.published.copying import STORAGE_VERSION, WAREHOUSE, copy, create, opened
from orchestration.runtime import durable
from orchestration.settings import Settings
from orchestration.warehouse import built_from, held
from orchestration.warehouse.memory import keep_small

# What the national office opens, and the part of it that anyone may open.
OFFICE_FILE, OFFICE_SCHEMAS = "kttt.duckdb", ("marts", "quality")
PUBLIC_FILE, PUBLIC_SCHEMAS = "kttt-public.duckdb", ("marts",)
# Workings of the gates that the final tables repeat.
INTERNAL_TABLES = frozenset({"quality.gate_findings", "quality.verdicts"})
# What was read from the submissions: the link of the chain between their bytes and the marts.
FIGURES = ("landing.figures", "landing.register_rows")
# As old as the last time the warehouse and the current generation held the same; it holds what that was built from.
CONFIRMED = ".confirmed"

# One row in every published file: a reader that holds a connection, or files of Parquet, can tell which it has.
STAMP = Relation(
    schema="published",
    name="generation",
    is_view=False,
    definition="""
        CREATE TABLE published.generation (
            generation VARCHAR PRIMARY KEY, created_at TIMESTAMP NOT NULL, content_hash VARCHAR NOT NULL,
            rules_version VARCHAR NOT NULL, previous_generation VARCHAR
        )
    """,
    comment="One row: the generation this file belongs to. Compare it with the name that `current` leads to.",
    columns=(
        Column("generation", "VARCHAR", True, False, "Name of the generation, <UTC time>-<content hash>."),
        Column("created_at", "TIMESTAMP", False, False, "When it was published, UTC."),
        Column("content_hash", "VARCHAR", False, False, "SHA-256 over everything published, without clocks."),
        Column("rules_version", "VARCHAR", False, False, "Version of reader, forms, rules and code lists."),
        Column("previous_generation", "VARCHAR", False, True, "The generation it replaced; null for the first."),
    ),
)


class BuiltInPart(RuntimeError):
    """Somebody built some tables by hand, and others still say what was true before: no reader may see both."""


@dataclass(frozen=True)
class Published:
    """What `publish` did.

    Attributes:
        path: folder of the generation that is current now.
        name: its name, `<UTC time>-<content hash>`.
        created: False when nothing was written: the content was published already, or was withdrawn.
        tables: rows per `schema.table`.
        written_ahead: how many of them were written while others were still built.
    """

    path: Path
    name: str
    created: bool
    tables: dict[str, int]
    written_ahead: int = 0


def current(settings: Settings) -> Path | None:
    """The folder of the current generation, or None before the first one."""
    link = settings.published / "current"
    folder = link.resolve()
    return folder if link.is_symlink() and manifest.read(folder) is not None else None


def is_current(settings: Settings) -> bool:
    """Whether the working warehouse has not been written since it was last published or found published."""
    confirmed = settings.published / CONFIRMED
    return (
        current(settings) is not None
        and confirmed.exists()
        and settings.warehouse.exists()
        and settings.warehouse.stat().st_mtime_ns <= confirmed.stat().st_mtime_ns
        # What a load that died had written, and nobody has read yet.
        and not settings.warehouse.with_name(settings.warehouse.name + ".wal").exists()
    )


def is_of_the_project(settings: Settings) -> bool:
    """Whether models and register were what they are now when what is published, or was found so, was built."""
    confirmed = settings.published / CONFIRMED
    return confirmed.exists() and confirmed.read_text(encoding="utf-8") == built_from.now()


def _confirm(settings: Settings, built: str) -> None:
    (settings.published / CONFIRMED).write_text(built, encoding="utf-8")


def publish(settings: Settings, now: datetime, begun: Begun | None = None) -> Published:
    """Publish `marts.*` and `quality.*` of the working warehouse, unless they are published already.

    Args:
        settings: where the warehouse and the generations are, how many generations to keep.
        now: UTC, names the generation.
        begun: a file of tables that were written ahead, which becomes part of the generation.

    Raises:
        BuiltInPart: the warehouse mixes what was built at different times; nothing is published then.
        duckdb.Error: the warehouse cannot be read; nothing is published then.
        OSError: the folder cannot be written; nothing is published then.
    """
    held.let_go()
    with duckdb.connect() as warehouse:
        keep_small(warehouse, spill=settings.warehouse.with_name(settings.warehouse.name + ".tmp"))
        warehouse.execute(f"ATTACH {literal(str(settings.warehouse))} AS {WAREHOUSE} (READ_ONLY)")
        warehouse.execute(f"USE {WAREHOUSE}")
        built, content = built_from.noted(warehouse), published_relations(warehouse)
        sums: dict[str, RowSums] = {}
        fingerprint = content_hash(warehouse, content, sums)
        counts = {table.full_name: _count(warehouse, table) for table in content if not table.is_view}
        retention.remove_leftovers(settings, but=begun.path.parent if begun else None)
        before = current(settings)
        if before is not None and fingerprint in retention.settled(settings, before):
            _confirm(settings, built)
            return Published(before, before.name, created=False, tables=counts)
        if built_from.is_in_part(warehouse):
            raise BuiltInPart(
                "the warehouse was built in part, or something landed since: "
                "materialise all assets, or run the job nightly"
            )
        generation = retention.finished_by_a_load_that_died(settings, before, fingerprint)
        if generation or (begun and not begun.tables.issubset(content)):  # needless, or no longer described so
            begun = None
        if generation is None:
            facts = {
                "generation": f"{now:%Y%m%dT%H%M%SZ}-{fingerprint[:12]}",
                "created_at": now.isoformat(),
                "content_hash": fingerprint,
                "tables_hash": tables_hash(warehouse, sums),
                "hash_method": method(),
                "figures_hash": content_hash(warehouse, _figures(warehouse)),
                "rules_version": rules_version(),
                "storage_version": STORAGE_VERSION,
                "tables": counts,
                "inputs": manifest.inputs(warehouse),
                "receipts": manifest.receipts(settings.receipts),
                "previous": manifest.previous(before),
            }
            generation = _build(settings, warehouse, content, facts, begun)
    flip(settings, generation)
    _confirm(settings, built)
    retention.prune(settings, now)
    return Published(
        generation, generation.name, created=True, tables=counts, written_ahead=len(begun.tables) if begun else 0
    )


def published_relations(connection: DuckDBPyConnection) -> list[Relation]:
    """The tables and views of `marts` and `quality` that readers get."""
    return [relation for relation in relations(connection, OFFICE_SCHEMAS) if relation.full_name not in INTERNAL_TABLES]


def flip(settings: Settings, generation: Path) -> None:
    """Make a finished generation current, in one step."""
    durable.replace_link(settings.published / "current", Path(retention.GENERATIONS) / generation.name)


def _figures(warehouse: DuckDBPyConnection) -> list[Relation]:
    return [relation for relation in relations(warehouse, ("landing",)) if relation.full_name in FIGURES]


def _dictionary(warehouse: DuckDBPyConnection, content: list[Relation], counts: dict[str, int]) -> str:
    """The tables, and what the values of facts mean, where the indicators are among them."""
    text = dictionary.as_markdown(content, counts)
    if "marts.dim_indicator" in counts:
        indicators = warehouse.execute(
            "SELECT indicator_code, label_vi, label_en, unit, kind, aggregation, usage_note FROM marts.dim_indicator"
            " ORDER BY indicator_code"
        )
        text += "\n" + dictionary.indicators_as_markdown(indicators.fetchall())
    return text


def _count(warehouse: DuckDBPyConnection, table: Relation) -> int:
    row = warehouse.execute(f"SELECT count(*) FROM {table.sql}").fetchone()
    assert row is not None
    return int(row[0])


def _build(
    settings: Settings,
    warehouse: DuckDBPyConnection,
    content: list[Relation],
    facts: dict[str, Any],
    begun: Begun | None,
) -> Path:
    """Write the files under a name that no reader looks for, check them, then give the folder its own."""
    building = retention.building_folder(settings, facts["generation"])
    public = [relation for relation in content if relation.schema in PUBLIC_SCHEMAS]
    stamp = _stamp_row(facts)
    if begun:
        begun.path.rename(building / PUBLIC_FILE)
    with opened(warehouse, building / PUBLIC_FILE):
        copy(warehouse, [relation for relation in public if not begun or relation not in begun.tables])
        _stamp(warehouse, stamp)
        _export(warehouse, [table for table in public if not table.is_view], stamp, building / "parquet")
    # What both hold is sorted and written once; the other way round its free pages would still hold what is not public.
    shutil.copyfile(building / PUBLIC_FILE, building / OFFICE_FILE)
    with opened(warehouse, building / OFFICE_FILE):
        copy(warehouse, [relation for relation in content if relation not in public])
    described, counts = [*content, STAMP], {**facts["tables"], STAMP.full_name: 1}
    (building / "dictionary.md").write_text(_dictionary(warehouse, described, counts), encoding="utf-8")
    (building / "dictionary.csv").write_text(dictionary.as_csv(described), encoding="utf-8")
    _check(building / OFFICE_FILE, facts["tables_hash"])
    manifest.write(building, facts)
    _open_to_readers(settings, building)
    durable.sync_tree(building)
    generation = building.with_name(facts["generation"])
    building.rename(generation)
    durable.sync(generation.parent)
    return generation


def _open_to_readers(settings: Settings, building: Path) -> None:
    """Everybody may read what is public, whatever the umask of the load; only the group may read the office's file."""
    for folder in (settings.published, building.parent, building, building / "parquet"):
        folder.chmod(0o755)
    for path in building.rglob("*"):
        if path.is_file():
            path.chmod(0o640 if path.name == OFFICE_FILE else 0o644)


def _stamp_row(facts: dict[str, Any]) -> list[object]:
    before = (facts["previous"] or {}).get("generation")
    return [*(facts[column.name] for column in STAMP.columns[:-1]), before]


def _stamp(warehouse: DuckDBPyConnection, stamp: list[object]) -> None:
    """Write into the opened file which generation it belongs to."""
    warehouse.execute("BEGIN")
    warehouse.execute(f"CREATE SCHEMA {quoted(STAMP.schema)}")
    create(warehouse, STAMP)
    warehouse.execute(f"INSERT INTO {STAMP.sql} VALUES ({', '.join('?' for _ in stamp)})", stamp)
    warehouse.execute("COMMIT")


def _export(warehouse: DuckDBPyConnection, tables: list[Relation], stamp: list[object], folder: Path) -> None:
    """Write the tables of the opened file, which are in order, as Parquet; each file says its generation."""
    folder.mkdir()
    options = f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{generation: {literal(str(stamp[0]))}}})"

    def write(opened: DuckDBPyConnection, table: Relation) -> None:
        opened.execute(f"COPY {table.sql} TO {literal(str(folder / f'{table.name}.parquet'))} {options}")

    abreast(warehouse, tables, write)
    columns = ", ".join(
        f"CAST({'NULL' if value is None else literal(str(value))} AS {column.type}) AS {quoted(column.name)}"
        for column, value in zip(STAMP.columns, stamp, strict=True)
    )
    warehouse.execute(f"COPY (SELECT {columns}) TO {literal(str(folder / 'generation.parquet'))} {options}")


def _check(office: Path, fingerprint: str) -> None:
    """What was written is what was to be written, read back from the file."""
    if (found := tables_of(office)) != fingerprint:
        raise OSError(f"{office.name} holds other content than the warehouse ({found[:12]}, not {fingerprint[:12]})")


def tables_of(office: Path) -> str:
    """`tables_hash` of a published file."""
    with duckdb.connect() as connection:
        keep_small(connection)
        connection.execute(f"ATTACH {literal(str(office))} AS {WAREHOUSE} (READ_ONLY)")
        connection.execute(f"USE {WAREHOUSE}")
        return tables_hash(connection)


def tables_hash(connection: DuckDBPyConnection, sums: dict[str, RowSums] | None = None) -> str:
    """The content hash of the published tables alone, without the statements that create them.

    DuckDB writes the same statement differently in another storage version; rows, columns and meanings it keeps.
    """
    tables = [relation for relation in published_relations(connection) if not relation.is_view]
    return content_hash(connection, [replace(table, definition="") for table in tables], sums)
