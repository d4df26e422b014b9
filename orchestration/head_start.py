"""What a load begins before its turn, on the core that dbt and the readers leave.

`kttt load` hears from Dagster of every table that is finished, and begins what waited for that one. Runs of the daemon
begin nothing: their stages find no answer, and do the work themselves.

Belongs here: what begins when. Not here: the work (`code_lists`, `register.ahead`, `published.ahead`).
"""

from __future__ import annotations

from types import TracebackType

import dagster as dg

from orchestration.published.ahead import SCHEMA, TablesAhead
from orchestration.settings import Settings
from orchestration.warehouse import held
from orchestration.warehouse.assets import MANIFEST, is_kept
from orchestration.warehouse.code_lists import code_lists_ahead
from orchestration.warehouse.dbt import Dbt
from orchestration.warehouse.register.ahead import ROWS, identities_ahead


class HeadStart:
    """The work that one load begins ahead; a context manager, which ends what no stage asked for.

    Args:
        settings: where the load reads and writes.
        run_id: its run in Dagster.
    """

    def __init__(self, settings: Settings, run_id: str = "") -> None:
        self._settings = settings
        self._code_lists = code_lists_ahead(Dbt.of(settings), MANIFEST, run_id)
        self._identities = identities_ahead(settings)
        self._tables = TablesAhead(settings)

    def __enter__(self) -> HeadStart:
        held.hold(self._settings.warehouse)
        self._code_lists.begin()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for work in (self._code_lists, self._identities, self._tables):
            work.abandon()
        held.let_go()

    def hear(self, entry: dg.EventLogEntry) -> None:
        """Begin what waits for a table as soon as Dagster says that it is there, beside the rest of its stage."""
        event = entry.dagster_event
        if event and event.event_type is dg.DagsterEventType.ASSET_MATERIALIZATION:
            made = event.step_materialization_data.materialization
            schema, *_, name = made.asset_key.path
            if schema == SCHEMA:
                self._tables.finished(name, is_new=not is_kept(made))
            elif (schema, name) == ROWS and not is_kept(made):
                self._identities.begin()

    def resources(self) -> dict[str, dg.ResourceDefinition]:
        """The answers, by the names under which stages ask for them."""
        answers = {"code_lists": self._code_lists, "identities": self._identities, "tables": self._tables}
        return {name: dg.ResourceDefinition.hardcoded_resource(answer) for name, answer in answers.items()}
