"""What the warehouse holds already as it would be built: no load builds or tests that again.

A code list, a model or a test is a function of the project and of the tables that it reads. Where both are what they
were when it was last built and tested, it is kept. Whether a table is what it was is asked of its rows, never of what
was done to it: a model whose parents were built again, and came out the same, is kept too.

Belongs here: what each was made of, and where that is remembered. Not here: building (`assets`, `dbt`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb

from orchestration.settings import DBT_DIR
from orchestration.warehouse.memory import opened

# Versions decide too: how a table is written, and how its rows are hashed.
_TOOLS = ("dbt-core", "dbt-duckdb", "duckdb")
# Folders of the project in the order in which they are built, after the sources.
_FOLDERS = ("", "seeds", "staging", "intermediate", "marts")


@dataclass(frozen=True)
class Node:
    """A code list, model or test of one stage.

    Attributes:
        selector: how `dbt build --select` finds exactly this.
        relation: `schema.table` that it fills; '' for a test.
        parents: nodes of the same stage that it reads, by their unique ids.
        reads: tables from before the stage that it depends on, by way of its parents too.
    """

    selector: str
    relation: str
    parents: tuple[str, ...]
    reads: tuple[str, ...]


def stage_of(manifest: Mapping[str, Any], folders: Collection[str]) -> dict[str, Node]:
    """What one stage builds and tests; a test belongs to the stage that builds the last of what it reads.

    Args:
        manifest: of dbt, as it is written to `manifest.json`.
        folders: of the project, that the stage builds.

    Returns:
        The nodes by their unique ids, parents before what reads them.
    """
    nodes = {**manifest["nodes"], **manifest["sources"]}

    def parents(unique_id: str) -> list[str]:
        return list(nodes[unique_id].get("depends_on", {}).get("nodes", ()))

    @cache
    def folder(unique_id: str) -> str:
        match nodes[unique_id]["resource_type"]:
            case "source":
                return ""
            case "seed":
                return "seeds"
            case "test":
                return max(map(folder, parents(unique_id)), key=_FOLDERS.index, default="") or "staging"
        return str(nodes[unique_id]["fqn"][1])

    @cache
    def reads(unique_id: str) -> frozenset[str]:
        """Tables from before the stage: of those that read them, or through a view."""
        node = nodes[unique_id]
        is_table = node["resource_type"] in ("seed", "source") or node["config"].get("materialized") == "table"
        if is_table and folder(unique_id) not in folders:
            return frozenset({_relation(node)})
        return frozenset().union(*map(reads, parents(unique_id)))

    stage = {
        unique_id: Node(
            selector="fqn:" + ".".join(node["fqn"]),
            relation="" if node["resource_type"] == "test" else _relation(node),
            parents=tuple(parent for parent in parents(unique_id) if folder(parent) in folders),
            reads=tuple(sorted(reads(unique_id))),
        )
        for unique_id, node in manifest["nodes"].items()
        if folder(unique_id) in folders
    }
    order = TopologicalSorter({unique_id: node.parents for unique_id, node in stage.items()}).static_order()
    return {unique_id: stage[unique_id] for unique_id in order}


def fingerprint(project: Path = DBT_DIR) -> str:
    """A hash over every file of the project and the versions of what builds it."""
    digest = hashlib.sha256(" ".join(map(version, _TOOLS)).encode())
    for path in sorted(project.rglob("*")):
        relative = path.relative_to(project)
        if path.is_file() and relative.parts[0] not in ("target", "logs"):
            digest.update(f"{relative.as_posix()}\n{path.stat().st_size}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def kept(warehouse: Path, stage: Mapping[str, Node], project: str) -> dict[str, str]:
    """Which nodes of a stage need not be built; all others are forgotten, until they are remembered again.

    Args:
        warehouse: the working warehouse, which no other connection may be writing.
        stage: see `stage_of`.
        project: see `fingerprint`.

    Returns:
        By unique id of the node, in the order of the stage, the Dagster run that built or tested it.
    """
    with opened(warehouse) as connection:
        _create(connection)
        made = {
            unique_id: (made_of, content, run_id)
            for unique_id, made_of, content, run_id in connection.execute("SELECT * FROM dbt.made").fetchall()
        }
        if made.keys().isdisjoint(stage):
            return {}
        contents = _contents(connection, stage.values())

        @cache
        def is_kept(unique_id: str) -> bool:
            node = stage[unique_id]
            now = (_made_of(node, project, contents), contents.get(node.relation, ""))
            return made.get(unique_id, ())[:2] == now and all(map(is_kept, node.parents))

        runs = {unique_id: made[unique_id][2] for unique_id in stage if is_kept(unique_id)}
        _forget(connection, stage.keys() - runs.keys())
        return runs


def forget(warehouse: Path, stage: Mapping[str, Node]) -> None:
    """Forget a stage, of which somebody builds a part by hand."""
    with opened(warehouse) as connection:
        _create(connection)
        _forget(connection, stage.keys())


def remember(warehouse: Path, stage: Mapping[str, Node], project: str, built: Iterable[str], run_id: str) -> None:
    """Say that nodes were built, or tested and passed, from what the warehouse holds now.

    Args:
        warehouse: see `kept`.
        stage: see `stage_of`.
        project: see `fingerprint`.
        built: their unique ids.
        run_id: of the Dagster run.
    """
    with opened(warehouse) as connection:
        contents = _contents(connection, stage.values())
        ids = list(built)
        made_of = [_made_of(stage[unique_id], project, contents) for unique_id in ids]
        content = [contents.get(stage[unique_id].relation, "") for unique_id in ids]
        connection.execute(
            "INSERT INTO dbt.made SELECT unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), ?",
            [ids, made_of, content, run_id],
        )


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE SCHEMA IF NOT EXISTS dbt")
    connection.execute(
        """
        CREATE TABLE IF NOT EXISTS dbt.made (
            unique_id VARCHAR PRIMARY KEY, made_of VARCHAR NOT NULL, content VARCHAR NOT NULL, run_id VARCHAR NOT NULL
        )
        """
    )


def _forget(connection: duckdb.DuckDBPyConnection, unique_ids: Collection[str]) -> None:
    connection.execute("DELETE FROM dbt.made WHERE unique_id IN (SELECT unnest(?::VARCHAR[]))", [list(unique_ids)])


def _made_of(node: Node, project: str, contents: Mapping[str, str]) -> str:
    read = [(table, contents.get(table, "")) for table in node.reads]
    return hashlib.sha256(repr((project, read)).encode()).hexdigest()


def _contents(connection: duckdb.DuckDBPyConnection, nodes: Iterable[Node]) -> dict[str, str]:
    """Columns of the tables and views of some nodes and of what they read; of tables the rows, in whatever order."""
    wanted = {relation for node in nodes for relation in (node.relation, *node.reads)}
    here = "database_name = current_database()"
    name = "schema_name || '.' || table_name"
    tables = connection.execute(f"SELECT {name} FROM duckdb_tables() WHERE {here}").fetchall()
    columns = connection.execute(
        f"""
        SELECT {name}, string_agg(column_name || ' ' || data_type, ', ' ORDER BY column_index)
        FROM duckdb_columns() WHERE {here} GROUP BY ALL
        """
    ).fetchall()
    return {
        relation: f"{described}: {_rows(connection, relation) if (relation,) in tables else 'a view'}"
        for relation, described in columns
        if relation in wanted
    }


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[int, int]:
    """How many rows, and the sum of their hashes: it needs no order, and counts a row twice.

    Two tables that differ have the same sum once in 2^64 times.
    """
    answer = connection.execute(f"SELECT count(*), sum(hash(line)::HUGEINT) FROM {table} AS line").fetchall()
    return (int(answer[0][0]), int(answer[0][1] or 0))


def _relation(node: Mapping[str, Any]) -> str:
    return f"{node['schema']}.{node['name']}"
