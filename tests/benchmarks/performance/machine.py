"""The machine and the versions that a figure belongs to.

Belongs here: describing. Not here: measuring (`cost`).
"""

from __future__ import annotations

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

_TOOLS = ("dagster", "dbt-core", "dbt-duckdb", "duckdb", "great-expectations", "pandas", "python-calamine", "openpyxl")


def describe() -> dict[str, str]:
    """What a reader needs to know to compare: cores, memory, system, versions."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "cores": f"{cores} x {_processor()}",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}, {platform.machine()}",
        "python": f"Python {platform.python_version()}",
        "versions": ", ".join(f"{tool} {version(tool)}" for tool in _TOOLS),
    }


def _processor() -> str:
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        found = None
    return found[1].strip() if found else platform.processor() or "unknown processor"


def busy() -> float:
    """What others take of the machine: load average of the last minute by core."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)
