"""The Data Docs of Great Expectations: a static site of every suite and what it found in everything received so far.

Belongs here: the validation that the site shows, in a private copy of the warehouse. Not here: the night's validation
(`gate1`, `gate2`), which needs no site: building one takes as long as a small load.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from orchestration.quality import gate1, gate2, suites
from orchestration.quality.evaluation import frames
from orchestration.quality.rehearsal import private_copy
from orchestration.quality.rulebook import RuleBook


def build(warehouse: Path, folder: Path, book: RuleBook, now: datetime) -> Path:
    """Write the site anew.

    Args:
        warehouse: the working warehouse of the last load; it is read only.
        folder: where the site goes; what was there is replaced.
        book: the rule book.
        now: time of the validation.

    Returns:
        Its first page.

    Raises:
        NothingLoaded: there is no warehouse, or no load has finished.
    """
    with private_copy(warehouse) as connection:
        ids = [row[0] for row in connection.execute("SELECT submission_id FROM quality.verdicts").fetchall()]
        gate1.run(connection, now, ids, book=book)
        tables = list(frames(connection, book.of_gate(1)))
        gate2.run(connection, now, book=book)
        tables += frames(connection, book.of_gate(2))
    shutil.rmtree(folder, ignore_errors=True)
    suites.document(folder, tables)
    return folder / "index.html"
