"""Promises about generations that are kept, and about going back to one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from orchestration.cli.generations import rollback
from orchestration.published import generation, retention
from orchestration.published.generation import current, is_current, publish
from orchestration.published.retention import WITHDRAWN, withdrawn
from orchestration.settings import Settings
from tests.unit.published.conftest import MONDAY, TUESDAY, WEDNESDAY, change

Publish = Callable[[int, datetime], str]


@pytest.fixture
def publish_value(settings: Settings) -> Publish:
    """Publishes a warehouse that differs in one value; returns the generation's name."""

    def run(value: int, now: datetime) -> str:
        change(settings, f"UPDATE marts.fct SET value = {value} WHERE geo_code = '42'")
        return publish(settings, now).name

    return run


@pytest.fixture
def command(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The commands work on this test's data directory, whose tables have nothing that monitoring counts."""
    monkeypatch.setenv("KTTT_DATA_DIR", str(settings.data_dir))
    monkeypatch.setattr("orchestration.health.loads.measure", lambda settings, loads: None)
    return settings


def names(settings: Settings) -> list[str]:
    return [kept.path.name for kept in retention.kept(settings)]


@pytest.mark.parametrize(
    ("keep_generations", "keep_days", "left"),
    [(2, 1, 2), (2, 3, 4), (9, 1, 5), (1, 1, 2)],
    ids=["the newest", "and the young", "all of them", "a day is young enough"],
)
def test_the_newest_and_the_young_are_kept(
    settings: Settings, publish_value: Publish, keep_generations: int, keep_days: int, left: int
) -> None:
    published = [publish_value(value, MONDAY + timedelta(days=value)) for value in range(5)]
    retention.prune(
        replace(settings, keep_generations=keep_generations, keep_days=keep_days), MONDAY + timedelta(days=4)
    )

    assert names(settings) == published[::-1][:left]


def test_publishing_removes_what_is_neither_new_nor_young(settings: Settings) -> None:
    few = replace(settings, keep_generations=2, keep_days=1)
    for value in range(4):
        change(settings, f"UPDATE marts.fct SET value = {value}")
        publish(few, MONDAY + timedelta(days=9 * value))

    assert len(names(settings)) == 2
    assert [path for path in (settings.published / "generations").iterdir() if path.name.startswith(".")] == []


def test_the_current_generation_stays_however_old(command: Settings, publish_value: Publish) -> None:
    old = publish_value(1, MONDAY)
    publish_value(2, TUESDAY)
    rollback(json=True)
    removed = retention.prune(replace(command, keep_generations=1, keep_days=1), MONDAY + timedelta(days=99))

    assert removed == []
    assert old in names(command)


def test_rolling_back_makes_the_one_before_current(command: Settings, publish_value: Publish) -> None:
    before = publish_value(1, MONDAY)
    publish_value(2, TUESDAY)
    rollback(json=True)

    assert (command.published / "current").resolve().name == before
    assert is_current(command), "a load with nothing new leaves it so"


def test_what_was_withdrawn_is_not_published_again_until_it_differs(command: Settings, publish_value: Publish) -> None:
    before = publish_value(1, MONDAY)
    publish_value(2, TUESDAY)
    rollback(json=True)

    again = publish(command, WEDNESDAY)
    assert (again.name, again.created) == (before, False)
    assert publish_value(3, WEDNESDAY) == (command.published / "current").resolve().name


def test_a_withdrawn_generation_can_be_brought_back(command: Settings, publish_value: Publish) -> None:
    publish_value(1, MONDAY)
    newer = publish_value(2, TUESDAY)
    rollback(json=True)
    rollback(newer, json=True)

    assert (command.published / "current").resolve().name == newer
    assert not any(kept.is_withdrawn for kept in retention.kept(command))


def test_a_damaged_generation_never_becomes_current(command: Settings, publish_value: Publish) -> None:
    before = publish_value(1, MONDAY)
    newer = publish_value(2, TUESDAY)
    (command.published / "generations" / before / "kttt.duckdb").write_bytes(b"rubbish")

    with pytest.raises(RuntimeError, match=r"damaged .* kttt\.duckdb"):
        rollback(json=True)
    assert (command.published / "current").resolve().name == newer


def test_there_is_nothing_before_the_first(command: Settings, publish_value: Publish) -> None:
    publish_value(1, MONDAY)

    with pytest.raises(LookupError, match="no generation before"):
        rollback(json=True)


def test_a_generation_finished_by_a_load_that_died_becomes_current_as_it_is(
    settings: Settings, publish_value: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = publish_value(1, MONDAY)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(generation, "flip", dies)
        with pytest.raises(KeyboardInterrupt):
            publish_value(2, TUESDAY)
    assert (settings.published / "current").resolve().name == before

    made = publish(settings, WEDNESDAY)
    assert made.created
    assert made.name.startswith("20240102T"), "the one that Tuesday's load left"
    assert len(names(settings)) == 2
    assert current(settings) == made.path


def test_content_that_was_current_once_comes_back_as_a_generation_of_its_own(
    settings: Settings, publish_value: Publish
) -> None:
    first, second = publish_value(1, MONDAY), publish_value(2, TUESDAY)
    third = publish_value(1, WEDNESDAY)

    assert third not in (first, second)
    assert (settings.published / "current").resolve().name == third


def test_a_list_of_what_was_withdrawn_that_cannot_be_read_is_named_and_not_taken_for_empty(settings: Settings) -> None:
    settings.published.mkdir(parents=True)
    (settings.published / WITHDRAWN).write_text("[", encoding="utf-8")

    with pytest.raises(ValueError, match=rf"{WITHDRAWN}: cannot be read"):
        withdrawn(settings)
