"""One hash over everything that decides how a workbook is read and judged: reader, forms, rules, seeds.

When it changes, all submissions are read again from the archive. Not here: versions of libraries (the lock file).
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from orchestration.settings import EXPECTATIONS_DIR, PROJECT_ROOT, SEEDS_DIR

_EDGES = ("assets.py", "checks.py")  # Dagster's view of a stage changes no figure


@lru_cache(maxsize=1)
def rules_version() -> str:
    """First 16 hex digits of a SHA-256 over names and contents."""
    code = PROJECT_ROOT / "orchestration"
    files = [
        *(
            p
            for p in (code / "landing").rglob("*")
            if p.suffix in (".py", ".yaml", ".yml", ".sql") and p.name not in _EDGES
        ),
        *(p for p in (code / "quality").rglob("*") if p.suffix in (".py", ".sql") and p.name not in _EDGES),
        *EXPECTATIONS_DIR.rglob("*.y*ml"),
        *SEEDS_DIR.glob("*.csv"),
    ]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(_name(path))
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _name(path: Path) -> bytes:
    return path.relative_to(PROJECT_ROOT).as_posix().encode() + b"\0"
