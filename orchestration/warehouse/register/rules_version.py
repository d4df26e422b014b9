"""One hash over everything that decides who is who, besides the rows: code, words, decisions of people.

When it changes, the whole register is done again. Imports nothing heavy: a load asks before it knows that it must work.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from orchestration.settings import SEEDS_DIR

_HERE = Path(__file__).parent


def register_rules(seeds_dir: Path = SEEDS_DIR) -> str:
    """The SHA-256, over contents.

    Args:
        seeds_dir: folder of `register_words.csv` and `register_links.csv`.
    """
    digest = hashlib.sha256()
    for path in (
        *sorted(_HERE.glob("*.py")),
        _HERE / "schema.sql",
        seeds_dir / "register_words.csv",
        seeds_dir / "register_links.csv",
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()
