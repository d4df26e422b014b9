"""Publish a generation: build it apart, then make it current in one step.

`<data dir>/published/generations/<UTC time>-<content hash>/` never changes once it has its name;
`<data dir>/published/current` is a link to one of them. A reader sees the old one or the new one, whole.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from orchestration.landing.rules_version import rules_version
from orchestration.published import dictionary, manifest
from orchestration.published.catalog import Relation, literal, quoted, relations
from orchestration.published.content import content_hash
from orchestration.settings import Settings

# What the national office opens, and the part of it that anyone may open.
OFFICE_FILE, OFFICE_SCHEMAS = "kttt.duckdb", ("marts", "quality")
PUBLIC_FILE, PUBLIC_SCHEMAS = "kttt-public.duckdb", ("marts",)
# Workings of the gates that the final tables repeat.
INTERNAL_TABLES = frozenset({"quality.gate_findings", "quality.verdicts"})
# Read by DuckDB 1.1 and later, which most BI drivers embed.
STORAGE_VERSION = "v1.0.0"
BUILDING_PREFIX = ".building-"
# An empty file, as old as the last time the warehouse and the current generation held the same.
CONFIRMED = ".confirmed"
# Names of the two databases while one is copied into the other; views keep none of them.
WAREHOUSE, PUBLICATION = "kttt", "publication"


@dataclass(frozen=True)
class Published:
    """What `publish` did.

    Attributes:
        path: folder of the generation that is current now.
        name: its name, `<UTC time>-<content hash>`.
        created: False when the content was published already, so that nothing was written.
        tables: rows per `schema.table`.
    """

    path: Path
    name: str
    created: bool
    tables: dict[str, int]


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
    )


def publish(settings: Settings, now: datetime) -> Published:
    """Publish `marts.*` and `quality.*` of the working warehouse, unless they are published already.

    Args:
        settings: where the warehouse and the generations are.
        now: UTC, names the generation.

    Raises:
        duckdb.Error: the warehouse cannot be read; nothing is published then.
        OSError: the folder cannot be written; nothing is published then.
    """
    with duckdb.connect() as warehouse:
        warehouse.execute(f"ATTACH {literal(str(settings.warehouse))} AS {WAREHOUSE} (READ_ONLY)")
        warehouse.execute(f"USE {WAREHOUSE}")
        content = [
            relation for relation in relations(warehouse, OFFICE_SCHEMAS) if relation.full_name not in INTERNAL_TABLES
        ]
        tables = [relation for relation in content if not relation.is_view]
        fingerprint = content_hash(warehouse, content)
        counts = {table.full_name: _count(warehouse, table) for table in tables}
        published = current(settings)
        if published is not None and (manifest.read(published) or {}).get("content_hash") == fingerprint:
            (settings.published / CONFIRMED).touch()
            return Published(published, published.name, created=False, tables=counts)

        name = f"{now:%Y%m%dT%H%M%SZ}-{fingerprint[:12]}"
        building = _empty_building_folder(settings, name)
        _copy(warehouse, content, building / OFFICE_FILE)
        _copy(warehouse, [part for part in content if part.schema in PUBLIC_SCHEMAS], building / PUBLIC_FILE)
        _export(warehouse, [table for table in tables if table.schema in PUBLIC_SCHEMAS], building / "parquet")
        (building / "dictionary.md").write_text(dictionary.as_markdown(content, counts), encoding="utf-8")
        (building / "dictionary.csv").write_text(dictionary.as_csv(content), encoding="utf-8")
        (building / OFFICE_FILE).chmod(0o640)
        manifest.write(
            building,
            generation=name,
            created_at=now.isoformat(),
            content_hash=fingerprint,
            rules_version=rules_version(),
            storage_version=STORAGE_VERSION,
            tables=counts,
            inputs=manifest.inputs(warehouse),
        )
    generation = _put_in_place(settings, building, name)
    (settings.published / CONFIRMED).touch()
    return Published(generation, name, created=True, tables=counts)


def _count(warehouse: DuckDBPyConnection, table: Relation) -> int:
    row = warehouse.execute(f"SELECT count(*) FROM {table.sql}").fetchone()
    assert row is not None
    return int(row[0])


def _empty_building_folder(settings: Settings, name: str) -> Path:
    """A new folder beside the generations; leftovers of loads that died are removed."""
    generations = settings.published / "generations"
    generations.mkdir(parents=True, exist_ok=True)
    for leftover in generations.glob(f"{BUILDING_PREFIX}*"):
        shutil.rmtree(leftover)
    building = generations / f"{BUILDING_PREFIX}{name}"
    building.mkdir()
    return building


def _copy(warehouse: DuckDBPyConnection, content: list[Relation], path: Path) -> None:
    """Write tables (keys, comments and all) and views into a DuckDB file of their own.

    `COPY FROM DATABASE` would copy every schema, `CREATE TABLE AS` would lose keys and comments.
    """
    version = literal(STORAGE_VERSION)
    warehouse.execute(f"ATTACH {literal(str(path))} AS {PUBLICATION} (STORAGE_VERSION {version})")
    warehouse.execute(f"USE {PUBLICATION}")
    for schema in dict.fromkeys(relation.schema for relation in content):
        warehouse.execute(f"CREATE SCHEMA {quoted(schema)}")
    for relation in content:
        warehouse.execute(relation.definition)
        if not relation.is_view:
            rows = f"SELECT * FROM {WAREHOUSE}.{relation.sql} ORDER BY ALL"
            warehouse.execute(f"INSERT INTO {relation.sql} {rows}")
        _comment(warehouse, relation)
    warehouse.execute(f"USE {WAREHOUSE}")
    warehouse.execute(f"DETACH {PUBLICATION}")


def _comment(warehouse: DuckDBPyConnection, relation: Relation) -> None:
    kind = "VIEW" if relation.is_view else "TABLE"
    if relation.comment:
        warehouse.execute(f"COMMENT ON {kind} {relation.sql} IS {literal(relation.comment)}")
    for column in relation.columns:
        if column.comment:
            name = f"{relation.sql}.{quoted(column.name)}"
            warehouse.execute(f"COMMENT ON COLUMN {name} IS {literal(column.comment)}")


def _export(warehouse: DuckDBPyConnection, tables: list[Relation], folder: Path) -> None:
    folder.mkdir()
    for table in tables:
        path = literal(str(folder / f"{table.name}.parquet"))
        warehouse.execute(f"COPY (SELECT * FROM {table.sql} ORDER BY ALL) TO {path} (FORMAT parquet, COMPRESSION zstd)")


def _put_in_place(settings: Settings, building: Path, name: str) -> Path:
    """Give the finished folder its name, then point `current` at it; each step is all or nothing."""
    for path in building.rglob("*"):
        _to_disk(path)
    _to_disk(building)
    generation = building.with_name(name)
    building.rename(generation)
    _to_disk(generation.parent)
    link = settings.published / ".current-next"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("generations") / name)
    link.replace(settings.published / "current")
    _to_disk(settings.published)
    return generation


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
