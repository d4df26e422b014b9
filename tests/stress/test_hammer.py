"""Readers are never blocked, never fail and never see two generations at once (short form of `make hammer-test`)."""

from __future__ import annotations

from pathlib import Path

from tests.stress.hammer import run


def test_readers_without_pause_see_one_whole_generation_at_a_time(tmp_path: Path) -> None:
    results, _ = run(tmp_path, publications=4, readers=3)

    assert {seen.kind for seen in results} == {"read_duckdb", "read_parquet", "read_postgres"}
    for seen in results:
        assert seen.failures == []
        assert seen.mixed == 0
        assert seen.reads > 4
        assert seen.generations == 5, "it did read while generations changed"
