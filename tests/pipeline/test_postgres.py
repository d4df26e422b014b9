"""Promises of the serving copy in PostgreSQL, on a real server and the real published generation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import dagster as dg
import duckdb
import psycopg
import pytest

from orchestration.cli.generations import rollback
from orchestration.published.generation import publish
from orchestration.published.postgres import CopyFailed, ServerAway, publish_copy
from orchestration.settings import Settings
from tests.conftest import LOADED_AT, copy_of
from tests.postgres import cluster


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with cluster() as url:
        yield url


@pytest.fixture(scope="module")
def copied(loaded: Settings, server: str) -> Path:
    """The generation that the server serves."""
    folder = (loaded.published / "current").resolve()
    assert publish_copy(folder, server).created
    return folder


def ask(url: str, sql: str, role: str | None = None) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as connection:
        if role:
            connection.execute(f"SET ROLE {role}")
        return connection.execute(sql).fetchall()


def published_rows(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(duckdb.connect(str(folder / "kttt.duckdb"), read_only=True)) as connection:
        return connection.execute(sql).fetchall()


def test_every_table_and_view_is_copied_row_by_row(copied: Path, server: str) -> None:
    names = published_rows(
        copied,
        "SELECT table_schema || '.' || table_name FROM information_schema.tables ORDER BY ALL",
    )
    assert len(names) >= 20
    for (name,) in names:
        count = f"SELECT count(*) FROM {name}"
        assert ask(server, count) == published_rows(copied, count), name


def test_views_stay_views(copied: Path, server: str) -> None:
    views = published_rows(
        copied, "SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'marts' ORDER BY 1"
    )
    assert len(views) >= 2
    assert ask(server, "SELECT viewname::text FROM pg_views WHERE schemaname = 'marts' ORDER BY 1") == views


def test_values_keep_their_type_and_their_letters(copied: Path, server: str) -> None:
    sql = """
        SELECT geo_name, period_code, indicator_code, entity_type, sector_code, value, value_high, printed_text,
               period_end, accepted_at
        FROM marts.fct_collective_economy
    """
    assert sorted(ask(server, sql), key=repr) == sorted(published_rows(copied, sql), key=repr)


def test_keys_and_meanings_come_along(copied: Path, server: str) -> None:
    keyed = ask(
        server,
        "SELECT count(*) FROM information_schema.table_constraints "
        "WHERE constraint_type = 'PRIMARY KEY' AND table_schema IN ('marts', 'quality')",
    )
    undescribed = ask(
        server,
        """
        SELECT t.relname, c.attname FROM pg_class AS t JOIN pg_attribute AS c ON c.attrelid = t.oid
        WHERE t.relnamespace = 'marts'::regnamespace AND t.relkind IN ('r', 'v') AND c.attnum > 0
            AND coalesce(col_description(t.oid, c.attnum), '') = ''
        """,
    )
    assert keyed[0][0] > 10
    assert undescribed == []


def test_the_same_generation_is_not_copied_twice(copied: Path, server: str) -> None:
    again = publish_copy(copied, server)

    assert (again.created, again.generation) == (False, copied.name)
    assert ask(server, "SELECT generation FROM published.generation") == [(copied.name,)]


def test_a_reader_reads_the_marts_and_nothing_else(copied: Path, server: str) -> None:
    assert ask(server, "SELECT count(*) > 0 FROM marts.fct_collective_economy", role="kttt_reader") == [(True,)]
    for refused in (
        "SELECT * FROM quality.findings",
        "DELETE FROM marts.fct_collective_economy",
        "CREATE TABLE marts.mine (a int)",
        "UPDATE published.generation SET generation = ''",
    ):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(server, refused, role="kttt_reader")


def test_a_province_sees_the_details_of_its_own_submissions_only(copied: Path, server: str) -> None:
    for table in ("submissions", "findings", "rule_results", "submission_events", "submission_forms"):
        join = "" if table == "submissions" else "JOIN quality.submissions USING (submission_id)"
        seen = f"SELECT DISTINCT province_name FROM quality.{table} {join} ORDER BY 1"
        everyone = ask(server, seen, role="kttt_office")
        assert len(everyone) > 5, table
        assert everyone == ask(server, seen)
        assert ask(server, seen, role="kttt_province_ha_tinh") == [("Hà Tĩnh",)], table
        own = ask(server, f"SELECT count(*) FROM quality.{table}", role="kttt_province_ha_tinh")
        assert 0 < own[0][0] < ask(server, f"SELECT count(*) FROM quality.{table}")[0][0], table


def test_a_merged_province_sees_the_submissions_of_those_it_was_merged_from(copied: Path, server: str) -> None:
    seen = ask(server, "SELECT DISTINCT province_name FROM quality.submissions", role="kttt_province_phu_tho")

    assert seen == [("Hòa Bình",)]


def test_roles_are_for_granting_and_nobody_logs_in_as_one(copied: Path, server: str) -> None:
    roles = dict(ask(server, "SELECT rolname, rolcanlogin OR rolsuper FROM pg_roles WHERE rolname LIKE 'kttt\\_%'"))

    assert len(roles) == 36
    assert not any(roles.values())


def test_a_copy_that_fails_leaves_the_one_before(
    copied: Path, server: str, loaded: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from orchestration.published import postgres

    other = next_generation(loaded, tmp_path)

    def fails(*_: object) -> None:
        raise psycopg.OperationalError("server closed the connection\nunexpectedly")

    with monkeypatch.context() as patch:
        patch.setattr(postgres, "_swap", fails)
        with pytest.raises(CopyFailed, match="closed the connection unexpectedly"):
            publish_copy(other, server)
    assert ask(server, "SELECT generation FROM published.generation") == [(copied.name,)]
    assert ask(server, "SELECT nspname FROM pg_namespace WHERE nspname LIKE '%\\_next'") == []


def next_generation(loaded: Settings, folder: Path) -> Path:
    own = copy_of(loaded, folder)
    with closing(duckdb.connect(str(own.warehouse))) as connection:
        connection.execute("UPDATE quality.findings SET message_en = upper(message_en)")
    return publish(own, LOADED_AT + timedelta(days=1)).path


def test_a_view_of_the_office_follows_to_the_next_generation(copied: Path, server: str) -> None:
    with psycopg.connect(server, autocommit=True) as office:
        office.execute("CREATE SCHEMA IF NOT EXISTS office")
        office.execute("CREATE VIEW office.provinces AS SELECT geo_name FROM marts.dim_province")
        office.execute("CREATE VIEW office.of_the_view AS SELECT count(*) AS provinces FROM office.provinces")
        office.execute("CREATE MATERIALIZED VIEW office.kept AS SELECT geo_code FROM marts.dim_province")
        office.execute("DELETE FROM marts.dim_province")
        office.execute("UPDATE published.generation SET generation = 'the one before'")

        (left,) = publish_copy(copied, server).left_behind

        assert office.execute("SELECT provinces FROM office.of_the_view").fetchone() == (97,)
        assert left.startswith("office.kept: a materialized view cannot follow")
        office.execute("DROP SCHEMA office CASCADE")


def test_what_is_withdrawn_from_readers_is_withdrawn_from_the_server(
    loaded: Settings, server: str, copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = next_generation(loaded, tmp_path)
    publish_copy(newer, server)
    own = replace(loaded, data_dir=newer.parents[2], postgres_url=server)
    monkeypatch.setattr(Settings, "from_environment", lambda: own)

    rollback(json=True)

    assert ask(server, "SELECT generation FROM published.generation") == [(copied.name,)]


def test_where_a_database_is_named_every_load_copies_its_generation(
    loaded: Settings, server: str, copied: Path
) -> None:
    from orchestration.definitions import define
    from orchestration.published.assets import postgres

    own = replace(loaded, postgres_url=server)
    assert postgres.key in {spec.key for spec in define(own).resolve_all_asset_specs()}
    assert postgres.key not in {spec.key for spec in define(loaded).resolve_all_asset_specs()}

    result = dg.materialize([postgres], resources={"settings": dg.ResourceDefinition.hardcoded_resource(own)})
    (event,) = result.asset_materializations_for_node(postgres.node_def.name)
    assert event.metadata["generation"].value == copied.name


def test_the_command_copies_what_is_current_and_takes_its_url_from_the_environment(
    loaded: Settings, server: str, copied: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from orchestration.cli import main; main()", "publish", "--json"],
        env={"PATH": "", "KTTT_DATA_DIR": str(loaded.data_dir), "KTTT_POSTGRES_URL": server},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["generation"] == copied.name


@pytest.fixture
def another_database(server: str) -> Iterator[Callable[..., str]]:
    """Makes databases beside the one that is served: `make(name, encoding)` is the URL of a new one."""
    made = []

    def make(name: str, encoding: str = "UTF8") -> str:
        made.append(name)
        with psycopg.connect(server, autocommit=True) as office:
            office.execute(f"CREATE DATABASE {name} ENCODING '{encoding}' TEMPLATE template0")
        return server.replace("/postgres?", f"/{name}?")

    yield make
    with psycopg.connect(server, autocommit=True) as office:
        for name in made:
            office.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.parametrize("encoding", ["LATIN1", "WIN1258", "SQL_ASCII"])
def test_a_database_without_vietnamese_letters_is_refused_in_words(
    copied: Path, another_database: Callable[..., str], encoding: str
) -> None:
    with pytest.raises(CopyFailed, match=f"is kept in {encoding}.*createdb --encoding UTF8"):
        publish_copy(copied, another_database("old", encoding))


def test_letters_arrive_whatever_the_encoding_of_clients(
    copied: Path, another_database: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGCLIENTENCODING", "LATIN1")
    url = another_database("fresh")
    publish_copy(copied, url)
    monkeypatch.delenv("PGCLIENTENCODING")

    assert ask(url, "SELECT label_vi FROM marts.dim_entity_type WHERE entity_type = 'cooperative'") == [("Hợp tác xã",)]


def test_who_may_not_copy_is_told_what_it_takes(copied: Path, server: str) -> None:
    with psycopg.connect(server, autocommit=True) as office:
        office.execute("CREATE ROLE plain LOGIN")
    try:
        with pytest.raises(CopyFailed, match=r"permission denied.*CREATEROLE"):
            publish_copy(copied, server.replace("kttt@", "plain@"))
    finally:
        with psycopg.connect(server, autocommit=True) as office:
            office.execute("DROP ROLE plain")
    assert ask(server, "SELECT generation FROM published.generation") == [(copied.name,)]


def test_a_server_that_dies_in_the_middle_keeps_what_it_served_and_takes_the_copy_next_time(
    copied: Path, server: str, loaded: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from orchestration.published import postgres

    other, grant = next_generation(loaded, tmp_path), postgres._grant

    def dies(connection: psycopg.Connection[Any], *details: Any) -> None:
        with psycopg.connect(server) as office:
            office.execute("SELECT pg_terminate_backend(%s)", [connection.info.backend_pid])
        grant(connection, *details)

    with monkeypatch.context() as patch:
        patch.setattr(postgres, "_grant", dies)
        with pytest.raises(ServerAway, match="PostgreSQL: "):
            publish_copy(other, server)
    assert ask(server, "SELECT generation FROM published.generation") == [(copied.name,)]
    assert publish_copy(other, server).created
    assert ask(server, "SELECT generation FROM published.generation") == [(other.name,)]
    publish_copy(copied, server)


def test_a_night_with_nothing_new_copies_what_the_server_missed(
    loaded: Settings, copied: Path, another_database: Callable[..., str]
) -> None:
    url = another_database("missed")
    done = subprocess.run(
        [sys.executable, "-c", "from orchestration.cli import main; main()", "load", "--json"],
        env={
            **{"PATH": "", "KTTT_RAW_DIR": str(loaded.raw_dir), "KTTT_DATA_DIR": str(loaded.data_dir)},
            "KTTT_POSTGRES_URL": url,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["ran"] is False
    assert ask(url, "SELECT generation FROM published.generation") == [(copied.name,)]


def test_a_server_that_is_away_is_said_in_one_line(loaded: Settings, tmp_path: Path) -> None:
    url = f"postgresql://kttt:secret@/postgres?host={tmp_path}"
    done = subprocess.run(
        [sys.executable, "-c", "from orchestration.cli import main; main()", "publish", "--postgres", url],
        env={**os.environ, "KTTT_DATA_DIR": str(loaded.data_dir)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("kttt: PostgreSQL: ")
    assert "secret" not in done.stderr
    assert "Traceback" not in done.stderr
