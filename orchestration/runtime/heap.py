"""How the C library lays out the memory of a process that loads.

Belongs here: that one setting. Not here: what DuckDB may take (`orchestration.warehouse.memory`), memory limits of the
readers (`orchestration.landing.caged.limits`).
"""

from __future__ import annotations

import ctypes
import sys

# `M_ARENA_MAX` of glibc's <malloc.h>.
_ARENA_MAX = -8
# As many threads as that allocate at the same time do not wait for each other.
_HEAPS = 2


def share_heaps() -> None:
    """Have all threads of this process share a few heaps, for the rest of its life.

    By itself glibc gives threads heaps of their own, eight a core, and keeps in each what was freed there: in a load
    with its dozens of threads, most of them DuckDB's, that is more memory than is in use, and grows with the country.
    Where the C library is another one, nothing is done.
    """
    if sys.platform == "linux" and (mallopt := getattr(ctypes.CDLL(None), "mallopt", None)):
        mallopt(_ARENA_MAX, _HEAPS)
