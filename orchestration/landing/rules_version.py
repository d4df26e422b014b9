"""One hash over everything that decides how a workbook is read and judged: reader, forms, rules, seeds.

When it changes, all submissions are read again from the archive. Not here: versions of libraries (the lock file).
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from orchestration.settings import EXPECTATIONS_DIR, PROJECT_ROOT, SEEDS_DIR

_CODE = PROJECT_ROOT / "orchestration"
_DECIDING = {
    _CODE / "landing": (".py", ".yaml", ".yml", ".sql"),
    _CODE / "quality": (".py", ".sql"),
    EXPECTATIONS_DIR: (".yaml", ".yml"),
    SEEDS_DIR: (".csv",),
}
_EDGES = ("assets.py", "checks.py")  # Dagster's view of a stage changes no figure


@lru_cache(maxsize=1)
def rules_version() -> str:
    """First 16 hex digits of a SHA-256 over names and contents, as they were when this process first asked."""
    return rules_version_now()


def rules_version_now() -> str:
    """The same over what the files hold now."""
    digest = hashlib.sha256()
    for path in sorted(_deciding()):
        digest.update(path.removeprefix(str(PROJECT_ROOT)).encode() + b"\0")
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()[:16]


def _deciding() -> Iterator[str]:
    """The files, as texts: every reader asks before it reads anything, and a `Path` costs more than a file."""
    for folder, endings in _DECIDING.items():
        for place, _, names in os.walk(folder):
            yield from (f"{place}/{name}" for name in names if name.endswith(endings) and name not in _EDGES)
