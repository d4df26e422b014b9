"""What an Excel workbook carries besides cells: never run, never followed, but said."""

from __future__ import annotations

from orchestration.landing.caged.archive import Archive
from orchestration.landing.cells.workbook import Note

_CARRIED = (
    ("xl/vbaproject", "submissions.macros"),
    ("xl/macrosheets/", "submissions.macros"),
    ("xl/externallinks/external", "submissions.external_links"),
    ("xl/embeddings/", "submissions.embedded_objects"),
    ("xl/activex/", "submissions.embedded_objects"),
)


def unopened(archive: Archive) -> list[Note]:
    """One note for each kind of content that only a spreadsheet program would run or follow."""
    found = {rule for name in archive.names for prefix, rule in _CARRIED if name.startswith(prefix)}
    return [Note(rule) for rule in sorted(found)]
