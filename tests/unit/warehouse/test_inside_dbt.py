"""What dbt does for nobody is spared, and everything that somebody hears or asks for stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from dbt.clients.jinja import MacroStack
from dbt.context.macros import MacroNamespaceBuilder
from dbt.context.manifest import ManifestContext
from dbt.contracts.graph.nodes import Macro
from dbt.events import core_types_pb2
from dbt.events.types import LogTestResult
from dbt.node_types import NodeType
from dbt_common.clients import agate_helper
from dbt_common.events.base_types import EventLevel
from dbt_common.events.event_manager_client import ctx_set_event_manager, get_event_manager
from dbt_common.events.functions import fire_event, get_stdout_config
from dbt_common.events.logger import LineFormat
from dbt_common.events.types import Note

from orchestration.warehouse import inside_dbt
from orchestration.warehouse.inside_dbt import HeardEvents, WhenNamed, remembered, spare_dbt


@pytest.fixture
def spared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """dbt spared while a test runs."""
    before = get_event_manager()
    monkeypatch.setattr(agate_helper, "build_type_tester", agate_helper.build_type_tester)
    spare_dbt()
    yield
    ctx_set_event_manager(before)


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


@pytest.mark.usefixtures("spared")
def test_what_nobody_hears_is_not_written_down(heard: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    written = list[object]()
    monkeypatch.setattr(inside_dbt, "_write_down", lambda *event, **said: written.append(said["msg"]))

    fire_event(Note(msg="SQL status: OK in 0.001 seconds"), EventLevel.DEBUG)

    assert (heard, written) == ([], [])


@pytest.mark.usefixtures("spared")
def test_an_event_says_what_dbt_would_have_written_of_it() -> None:
    status: dict[str, Any] = {"status": "pass", "index": 3, "node_info": {"node_name": "growth"}}
    by_dbt = core_types_pb2.LogTestResult(**status)

    event = LogTestResult(**status)
    assert event.node_info.node_name == "growth"
    event.num_models = by_dbt.num_models = 56

    assert event.pb_msg == by_dbt


def a_macro(package: str, name: str) -> Macro:
    return Macro(
        name=name, package_name=package, resource_type=NodeType.Macro, path="", original_file_path="",
        unique_id=f"macro.{package}.{name}", macro_sql="",
    )  # fmt: skip


@pytest.fixture
def context() -> Any:
    """What SQL of one node of this project may name, of a few macros."""
    found = [
        ("kttt", "days_after"),
        ("kttt", "persist_docs"),
        ("duckdb", "drop"),
        ("dbt", "drop"),
        ("dbt", "persist_docs"),
    ]
    packages: dict[str, dict[str, Macro]] = {}
    for package, name in found:
        packages.setdefault(package, {})[name] = a_macro(package, name)
    return SimpleNamespace(
        _ctx={},
        manifest=SimpleNamespace(get_macros_by_package=lambda: packages),
        _get_namespace_builder=lambda: MacroNamespaceBuilder("kttt", "kttt", MacroStack(), ["duckdb", "dbt"]),
    )


def ids(macros: Mapping[str, Any]) -> dict[str, Any]:
    """Which macro each name means, in packages too."""
    return {name: ids(macro) if isinstance(macro, Mapping) else macro.macro.unique_id for name, macro in macros.items()}


@pytest.mark.usefixtures("spared")
def test_a_name_means_the_macro_that_it_means_to_dbt_itself(context: Any) -> None:
    by_package = context.manifest.get_macros_by_package()
    by_dbt = context._get_namespace_builder().build_namespace(by_package, {})

    namespace = ManifestContext._build_namespace(context)

    assert ids(namespace) == ids(context._ctx) == ids(by_dbt)
    assert namespace.get_from_package("dbt", "drop").context is context._ctx
    assert namespace.get_from_package("kttt", "drop") is by_dbt.get_from_package("kttt", "drop") is None


def test_only_what_is_named_is_made_and_only_once() -> None:
    made = list[str]()
    names = WhenNamed({"ref": "REF", "source": "SOURCE"}, lambda known: made.append(known) or known.lower())

    assert "source" in names
    assert (names["ref"], names["ref"], names.get("var")) == ("ref", "ref", None)
    assert made == ["REF"]


def test_a_macro_is_preferred_to_what_dbt_gives_by_its_name() -> None:
    names = WhenNamed({"ref": "the macro"}, str)
    names.update(ref="what dbt gives", var="likewise")

    names.prefer_known()

    assert dict(names) == {"ref": "the macro", "var": "likewise"}


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
