"""The Data Docs of Great Expectations: static sites of every suite and what it found.

A load leaves a site of what it validated itself, `<data dir>/data_docs/runs/<time>/`: its gates keep their results, and
its last step draws them. `kttt data-docs` validates everything received so far in a private copy of the warehouse and
draws that. Belongs here: which results a site shows and how many sites are kept. Not here: validating (`gate1`,
`gate2`), drawing (`suites`).
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from orchestration.quality import apart, gate1, gate2, suites
from orchestration.quality.rehearsal import private_copy
from orchestration.quality.report import GateReport
from orchestration.quality.rulebook import RuleBook, load
from orchestration.runtime import durable
from orchestration.settings import Settings

#: Sites of loads that are kept, the newest.
KEPT = 7
_RUNS, _LATEST = "runs", "latest"
_GATES = (1, 2)


def build(warehouse: Path, folder: Path, book: RuleBook, now: datetime) -> Path:
    """Validate everything received and write the site anew.

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
        reports = [gate1.run(connection, now, ids, book=book), gate2.run(connection, now, book=book)]
    shutil.rmtree(folder, ignore_errors=True)
    suites.document(folder, [document for report in reports for document in report.documents], book, now)
    return folder / "index.html"


def keep(settings: Settings, report: GateReport) -> None:
    """Keep what a gate of this load validated, until its site is drawn. Where that fails, there is no site."""
    path = _results(settings, report.gate)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(report.documents, ensure_ascii=False), encoding="utf-8")


def draw(settings: Settings) -> Path | None:
    """Draw the site of what this load validated; the oldest sites go.

    Args:
        settings: where the gates kept their results.

    Returns:
        Its first page; None when the load validated nothing.
    """
    paths = [path for gate in _GATES if (path := _results(settings, gate)).exists()]
    documents = [document for path in paths for document in json.loads(path.read_text(encoding="utf-8"))]
    for path in paths:
        path.unlink()
    if not documents:
        return None
    now = settings.now()
    folder = settings.data_docs / _RUNS / f"{now:%Y%m%dT%H%M%SZ}"
    apart.compute(suites.document, folder, documents, load(), now).result()
    durable.replace_link(settings.data_docs / _LATEST, Path(_RUNS) / folder.name)
    for old in sorted(folder.parent.iterdir())[:-KEPT]:
        shutil.rmtree(old)
    return folder / "index.html"


def _results(settings: Settings, gate: int) -> Path:
    return settings.data_docs / f".gate_{gate}.json"
