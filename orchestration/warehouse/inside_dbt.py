"""What dbt does again and again in one process, and nobody here asks for: it is spared.

dbt makes a message of each of the five thousand events of a build, and for every answer of the warehouse anew what
tells the types of its columns, which is always the same. Together they are a tenth of what a build takes.

Belongs here: what is put in the place of inner parts of dbt. Not here: how dbt is called (`dbt`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from dbt_common.clients import agate_helper
from dbt_common.events.base_types import BaseEvent, EventLevel
from dbt_common.events.event_manager import EventManager
from dbt_common.events.event_manager_client import ctx_set_event_manager, get_event_manager

_TypeTester = Any  # of agate, which has no types


class HeardEvents(EventManager):
    """Events of dbt, without those that only who looks for a fault in dbt itself would read, unless somebody does."""

    def fire_event(
        self,
        e: BaseEvent,
        level: EventLevel | None = None,
        node: Any = None,
        force_warn_or_error_handling: bool = False,
    ) -> None:
        """Tell an event to whoever listens."""
        is_heard = (level or e.level_tag()) is not EventLevel.DEBUG or force_warn_or_error_handling
        if is_heard or any(logger.level is EventLevel.DEBUG for logger in self.loggers):
            super().fire_event(e, level, node, force_warn_or_error_handling)


def spare_dbt() -> None:
    """Spare dbt in this process what nobody here asks for; a second call changes nothing.

    Not while dbt builds: its events would go past whoever listens to them already.
    """
    if isinstance(get_event_manager(), HeardEvents):
        return
    ctx_set_event_manager(HeardEvents())
    agate_helper.build_type_tester = remembered(agate_helper.build_type_tester)


def remembered(build: Callable[..., _TypeTester]) -> Callable[..., _TypeTester]:
    """What builds a tester of types, once for the same columns: a tester keeps nothing of what it has tested."""

    @cache
    def built(columns: frozenset[str], nulls: tuple[str, ...]) -> _TypeTester:
        return build(columns, nulls)

    def of(text_columns: Iterable[str], string_null_values: Iterable[str] | None = ("null", "")) -> _TypeTester:
        return built(frozenset(text_columns), tuple(string_null_values or ()))

    return of
