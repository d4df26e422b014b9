"""What dbt does again and again in one process, and nobody here asks for: it is spared.

dbt writes down each of the seven thousand events of a build, makes a message of each, makes six hundred macros ready
for every node, twice, of which it names ten, and builds for every answer of the warehouse anew what tells the types of
its columns, which is always the same. Together they are a fifth of what a build takes.

Belongs here: what is put in the place of inner parts of dbt. Not here: how dbt is called (`dbt`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from functools import cache
from itertools import chain
from typing import Any, cast

from dbt.clients.jinja import MacroGenerator
from dbt.context.macro_resolver import TestMacroNamespace
from dbt.context.macros import MacroNamespace
from dbt.context.manifest import ManifestContext
from dbt.contracts.graph.nodes import Macro
from dbt.include.global_project import PROJECT_NAME as GLOBAL_PROJECT_NAME
from dbt_common.clients import agate_helper
from dbt_common.events.base_types import BaseEvent, EventLevel
from dbt_common.events.event_manager import EventManager
from dbt_common.events.event_manager_client import ctx_set_event_manager, get_event_manager

_TypeTester = Any  # of agate, which has no types
# How dbt writes down what an event says; an event that was said but not written has it under `_SAID`.
_write_down = BaseEvent.__init__
_SAID, _WRITTEN = "said", "pb_msg"
_names_of_test: Callable[[Any], dict[str, Any]] = ManifestContext.to_dict


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


class WhenNamed(MutableMapping[str, Any]):
    """What is made of something known when somebody names it, and kept."""

    def __init__(self, known: Mapping[str, Any], make: Callable[[Any], Any]) -> None:
        """Make nothing yet.

        Args:
            known: what there is, by name.
            make: what is made of it.
        """
        self._known = known
        self._make = make
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._make(self._known[name])
        return self._made[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self._made[name] = value

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._made or name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(chain(self._made, self._known)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def prefer_known(self) -> None:
        """Forget what was set under the name of something known."""
        for name in self._made.keys() & self._known.keys():
            del self._made[name]


def _macros(context: Any) -> MacroNamespace:
    """The macros that SQL of one node may name, found as dbt finds them; its context gets them by the same names."""
    builder = context._get_namespace_builder()

    def ready(macro: Macro | WhenNamed) -> Any:
        return MacroGenerator(macro, context._ctx, builder.node, builder.thread_ctx) if type(macro) is Macro else macro

    by_package = context.manifest.get_macros_by_package()
    of_dbt: dict[str, Macro] = {}
    for name in reversed(builder.internal_package_names_order):
        of_dbt |= by_package.get(name, {})
    dbt: Any = WhenNamed(of_dbt, ready)
    packages: dict[str, Any] = {
        name: WhenNamed(macros, ready)
        for name, macros in by_package.items()
        if name not in builder.internal_package_names
    }
    root, own = builder.root_package, builder.search_package
    of_root, of_own = (by_package[name] if name in packages else {} for name in (root, own))
    context._ctx = WhenNamed({**of_dbt, GLOBAL_PROJECT_NAME: dbt, **packages, **of_root, **of_own}, ready)
    return MacroNamespace(packages.get(root, {}), packages.get(own, {}), dbt, packages)


def _names(context: Any) -> MutableMapping[str, Any]:
    """All that SQL of one node may name: of what has the name of a macro, the macro."""
    if isinstance(context.namespace, TestMacroNamespace):  # which has no others
        return _names_of_test(context)
    super(ManifestContext, context).to_dict()
    names: WhenNamed = context._ctx
    names.prefer_known()
    return names


def _say(event: BaseEvent, *args: Any, **kwargs: Any) -> None:
    """Make an event, which is written down when somebody reads it: most are never read."""
    event.__dict__[_SAID] = args, kwargs


def _written(event: BaseEvent) -> Any:
    if said := event.__dict__.pop(_SAID, None):
        args, kwargs = said
        _write_down(event, *args, **kwargs)
    return event.__dict__[_WRITTEN]


def _keep_written(event: BaseEvent, message: object) -> None:
    event.__dict__[_WRITTEN] = message


def spare_dbt() -> None:
    """Spare dbt in this process what nobody here asks for; a second call changes nothing.

    Not while dbt builds: its events would go past whoever listens to them already.
    """
    if isinstance(get_event_manager(), HeardEvents):
        return
    ctx_set_event_manager(HeardEvents())
    contexts, events = cast("Any", ManifestContext), cast("Any", BaseEvent)
    contexts._build_namespace, contexts.to_dict = _macros, _names
    events.__init__, events.pb_msg = _say, property(_written, _keep_written)
    agate_helper.build_type_tester = remembered(agate_helper.build_type_tester)


def remembered(build: Callable[..., _TypeTester]) -> Callable[..., _TypeTester]:
    """What builds a tester of types, once for the same columns: a tester keeps nothing of what it has tested."""

    @cache
    def built(columns: frozenset[str], nulls: tuple[str, ...]) -> _TypeTester:
        return build(columns, nulls)

    def of(text_columns: Iterable[str], string_null_values: Iterable[str] | None = ("null", "")) -> _TypeTester:
        return built(frozenset(text_columns), tuple(string_null_values or ()))

    return of
