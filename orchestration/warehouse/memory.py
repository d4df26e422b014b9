"""How much memory DuckDB may use on the working warehouse, beyond which it works through files.

By itself it takes what the machine has, keeping whatever it has read, so that a load of ten times the rows would be ten
times as large although it need not be. Belongs here: that one figure. Not here: memory of the readers
(`orchestration.landing.limits`).
"""

from __future__ import annotations

from pathlib import Path

_MEBIBYTE = 1 << 20
# A load of the country, or of ten times its cooperatives, is as fast under this limit as without one.
_LEAST = 600
# With ten times the cooperatives, landed in 60 MiB, 100 MiB are too little and 200 are enough: a larger country gets
# in proportion, so that no load fails for want of memory that the machine has.
_TIMES_THE_WAREHOUSE = 4


def duckdb_memory(warehouse: Path) -> str:
    """The limit for a warehouse, as DuckDB writes sizes.

    >>> duckdb_memory(Path("no such file"))
    '600MiB'
    """
    size = warehouse.stat().st_size // _MEBIBYTE if warehouse.exists() else 0
    return f"{max(_LEAST, _TIMES_THE_WAREHOUSE * size)}MiB"
