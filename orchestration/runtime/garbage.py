"""How often Python looks for reference cycles in a process that loads or reads.

Belongs here: that one setting. Not here: memory limits of the readers (`orchestration.landing.caged.limits`).
"""

from __future__ import annotations

import gc

# Containers made before the young ones are looked through; rounds of young before middle, of middle before all.
_THRESHOLDS = (100_000, 20, 100)


def collect_rarely() -> None:
    """Look for reference cycles hardly ever, for the rest of this process.

    Dagster, dbt and Great Expectations keep millions of objects until the process ends, and a reader a row for each
    organisation of a list. Python's default is to look through all of them again and again, which is two fifths of the
    processor time of a load and frees next to nothing: what has no cycle is freed at once without it.
    """
    gc.set_threshold(*_THRESHOLDS)
