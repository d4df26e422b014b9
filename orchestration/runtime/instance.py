"""The Dagster instance that a load runs on, and that `make ui` and a server show.

Belongs here: which one, and where it keeps its history. Not here: how events are written (`event_log`), settings
that do not depend on the place (`dagster.yaml`).
"""

from __future__ import annotations

import os
import shutil

import dagster as dg
from dagster._core.instance.ref import InstanceRef

from orchestration.runtime.event_log import OpenEventLog, event_folder
from orchestration.settings import PROJECT_ROOT, Settings

# What Dagster tells in batches of its own is stored so, not event by event.
_EVENTS_AT_ONCE = 1000
CONFIG = PROJECT_ROOT / "orchestration" / "dagster.yaml"


def open_instance(settings: Settings) -> dg.DagsterInstance:
    """The instance of `DAGSTER_HOME` where a server has one, else our own below the data directory."""
    os.environ.setdefault("DAGSTER_EVENT_BATCH_SIZE", str(_EVENTS_AT_ONCE))
    if settings.dagster_home:
        return dg.DagsterInstance.from_config(os.fspath(settings.dagster_home))
    home = settings.data_dir / "dagster"
    home.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(CONFIG, home / CONFIG.name)
    # `dagster.yaml` finds the events by DAGSTER_HOME, which nobody set.
    events = {
        "module": OpenEventLog.__module__,
        "class": OpenEventLog.__name__,
        "config": {"base_dir": event_folder(home)},
    }
    return dg.DagsterInstance.from_ref(InstanceRef.from_dir(os.fspath(home), overrides={"event_log_storage": events}))
