"""Promises about a damaged working warehouse: noticed before a load begins, put aside, never in the way."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from orchestration.health.soundness import put_aside_if_damaged
from orchestration.published.generation import publish
from orchestration.settings import Settings
from tests.stress import small
from tests.stress.crash import BEGAN


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return small.make(tmp_path)


def damage(settings: Settings) -> None:
    content = bytearray(settings.warehouse.read_bytes())
    for position in range(12288, len(content), 4096):
        content[position + 100] ^= 1
    settings.warehouse.write_bytes(content)


def test_a_damaged_warehouse_is_put_aside_and_the_next_load_builds_another(settings: Settings) -> None:
    damage(settings)

    assert "checksum" in (put_aside_if_damaged(settings) or "")
    assert not settings.warehouse.exists()
    assert settings.warehouse.with_name("kttt.duckdb.damaged").exists()


def test_a_sound_warehouse_stays(settings: Settings) -> None:
    assert put_aside_if_damaged(settings) is None
    with closing(duckdb.connect(str(settings.warehouse), read_only=True)) as connection:
        assert connection.execute("SELECT count(*) > 0 FROM marts.first").fetchone() == (True,)


def test_a_warehouse_whose_last_load_ended_well_is_not_read_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(settings, BEGAN)
    monkeypatch.setattr("orchestration.health.soundness._read_everything", lambda settings: pytest.fail("read again"))

    assert put_aside_if_damaged(settings) is None
