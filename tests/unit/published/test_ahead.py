"""What is written before publishing begins is published or thrown away, and never differs from the warehouse."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from orchestration.published import ahead, catalog, generation
from orchestration.published.ahead import TablesAhead
from orchestration.published.catalog import Relation
from orchestration.published.copying import copy
from orchestration.published.generation import OFFICE_FILE, PUBLIC_FILE, current, publish
from orchestration.settings import Settings
from orchestration.warehouse import memory
from tests.unit.published.conftest import MONDAY, TUESDAY, ask, change

SHOWN = "SELECT 'rows', f::VARCHAR FROM marts.fct AS f UNION ALL SELECT sql, comment FROM duckdb_tables() ORDER BY ALL"


@pytest.fixture
def written_by_publishing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the tables that publishing writes itself."""
    names: list[str] = []

    def noted(warehouse: duckdb.DuckDBPyConnection, content: list[Relation]) -> None:
        names.extend(relation.full_name for relation in content if not relation.is_view)
        copy(warehouse, content)

    monkeypatch.setattr(generation, "copy", noted)
    return names


@pytest.fixture
def tables(settings: Settings) -> Iterator[TablesAhead]:
    tables = TablesAhead(settings)
    yield tables
    tables.abandon()


def fails(*_: object) -> None:
    raise duckdb.Error("no space")


def leftovers(settings: Settings) -> list[Path]:
    return list((settings.published / "generations").glob(".*"))


def test_a_table_written_ahead_is_published_as_it_would_be_without(
    settings: Settings, tables: TablesAhead, written_by_publishing: list[str]
) -> None:
    def shown(folder: Path) -> list[object]:
        return [folder.name, *(ask(folder / file, SHOWN) for file in (PUBLIC_FILE, OFFICE_FILE))]

    tables.finished("fct", is_new=True)
    begun = shown(publish(settings, MONDAY, tables.taken()).path)
    assert written_by_publishing == ["quality.submissions"]
    tables.abandon()
    assert not leftovers(settings)
    shutil.rmtree(settings.published)

    assert shown(publish(settings, MONDAY).path) == begun
    assert written_by_publishing[1:] == ["marts.fct", "quality.submissions"]


def test_a_table_changed_after_it_was_written_ahead_is_not_published(settings: Settings, tables: TablesAhead) -> None:
    good = publish(settings, MONDAY)
    tables.finished("fct", is_new=True)
    begun = tables.taken()
    change(settings, "UPDATE marts.fct SET value = 1026 WHERE geo_code = '42'")

    with pytest.raises(OSError, match="holds other content than the warehouse"):
        publish(settings, TUESDAY, begun)

    assert current(settings) == good.path


@pytest.mark.parametrize(
    "spoil",
    [
        lambda patch: patch.setattr(ahead, "copy", fails),
        lambda patch: patch.setattr(ahead, "LONGEST", 1),
    ],
    ids=["writing fails", "it is too long"],
)
def test_what_cannot_be_written_ahead_is_left_to_publishing(
    settings: Settings,
    tables: TablesAhead,
    written_by_publishing: list[str],
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[pytest.MonkeyPatch], None],
) -> None:
    spoil(monkeypatch)
    tables.finished("fct", is_new=True)

    assert publish(settings, MONDAY, tables.taken()).created

    assert written_by_publishing == ["marts.fct", "quality.submissions"]


def test_tables_may_go_while_others_are_looked_at(
    settings: Settings, tables: TablesAhead, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(settings, "CREATE TABLE marts.fct__dbt_backup (code VARCHAR)")
    columns = catalog._columns

    def while_dbt_works(connection: duckdb.DuckDBPyConnection, database: str) -> object:
        with memory.opened(settings.warehouse) as another:
            another.execute("DROP TABLE IF EXISTS marts.fct__dbt_backup")
        return columns(connection, database)

    monkeypatch.setattr(catalog, "_columns", while_dbt_works)
    tables.finished("fct", is_new=True)
    begun = tables.taken()

    assert begun is not None
    assert {table.name for table in begun.tables} == {"fct"}


def test_nothing_is_written_ahead_where_no_table_is_new(tables: TablesAhead) -> None:
    tables.finished("fct", is_new=False)

    assert tables.taken() is None


def test_what_was_kept_is_written_with_the_first_new_table(settings: Settings, tables: TablesAhead) -> None:
    change(settings, "CREATE TABLE marts.dim (code VARCHAR)")
    tables.finished("fct", is_new=False)
    tables.finished("dim", is_new=True)
    begun = tables.taken()

    assert begun is not None
    assert {table.name for table in begun.tables} == {"fct", "dim"}


def test_a_load_that_publishes_nothing_leaves_nothing_behind(settings: Settings, tables: TablesAhead) -> None:
    publish(settings, MONDAY)
    tables.finished("fct", is_new=True)
    tables.abandon()

    assert not leftovers(settings)


def test_a_first_load_that_fails_leaves_no_folder_that_looks_published(settings: Settings, tables: TablesAhead) -> None:
    tables.finished("fct", is_new=True)
    tables.abandon()

    assert not settings.published.exists()
