"""What dbt does for nobody is spared, and everything that somebody hears or asks for stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from dbt_common.clients import agate_helper
from dbt_common.events.base_types import EventLevel
from dbt_common.events.event_manager_client import ctx_set_event_manager, get_event_manager
from dbt_common.events.functions import fire_event, get_stdout_config
from dbt_common.events.logger import LineFormat
from dbt_common.events.types import Note

from orchestration.warehouse.inside_dbt import HeardEvents, remembered, spare_dbt


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """What a listener hears of dbt while a test runs."""
    before, told = get_event_manager(), list[str]()
    ctx_set_event_manager(HeardEvents())
    get_event_manager().add_callback(lambda message: told.append(message.data.msg))
    yield told
    ctx_set_event_manager(before)


def test_no_message_is_made_of_what_only_a_search_for_a_fault_would_read(heard: list[str]) -> None:
    fire_event(Note(msg="SQL status: OK in 0.001 seconds"), EventLevel.DEBUG)
    fire_event(Note(msg="1 of 56 OK created"), EventLevel.INFO)

    assert heard == ["1 of 56 OK created"]


def test_who_looks_for_a_fault_in_dbt_hears_everything(heard: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    get_event_manager().add_logger(
        get_stdout_config(LineFormat.PlainText, use_colors=False, level=EventLevel.DEBUG, log_cache_events=False)
    )

    fire_event(Note(msg="SQL status: OK in 0.001 seconds"), EventLevel.DEBUG)

    assert heard == ["SQL status: OK in 0.001 seconds"]
    assert "SQL status" in capsys.readouterr().out


def test_types_of_answers_are_told_as_by_dbt_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[list[dict[str, Any]]] = [
        [{"failures": 0, "should_warn": False}],
        [{"failures": "007", "should_warn": False}],
        [{"failures": "", "should_warn": None}],
    ]

    def told() -> list[Any]:
        tables = [agate_helper.table_from_data_flat(rows, ["failures", "should_warn"]) for rows in answers]
        return [([type(t).__name__ for t in table.column_types], [tuple(row) for row in table]) for table in tables]

    by_dbt = told()
    before = get_event_manager()
    monkeypatch.setattr(agate_helper, "build_type_tester", agate_helper.build_type_tester)
    spare_dbt()
    try:
        assert told() == told() == by_dbt
    finally:
        ctx_set_event_manager(before)


def test_what_tells_types_is_built_once_for_the_same_columns() -> None:
    built = remembered(lambda columns, nulls: object())

    assert built(["failures"]) is built(["failures"])
    assert built(["failures"]) is not built(["failures", "should_warn"])
    assert built(["failures"]) is not built(["failures"], string_null_values=())
