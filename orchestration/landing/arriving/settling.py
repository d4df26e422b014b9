"""When has a file in `raw/` arrived completely? Once nothing about it changed between two checks.

Belongs here: comparing two checks of `raw/`. Not here: when they are made (`orchestration.sensors`), receiving
(`arrivals`).
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

from orchestration.landing.arriving.arrivals import (
    OF_ITS_OWN,
    as_text,
    not_yet_received,
    observe,
    raw_files,
    read_receipts,
)

# Size in bytes (-1 of a file that cannot be opened) and time of the last change in nanoseconds.
Shape = tuple[int, int]


@dataclass(frozen=True)
class Memory:
    """What one look leaves for the next.

    Attributes:
        known: hash over names and shapes of a `raw/` in which nothing was new; '' before there was one.
        shapes: new files by path, as they were at the last look.
    """

    known: str = ""
    shapes: dict[str, Shape] = field(default_factory=dict)

    @classmethod
    def from_text(cls, text: str | None) -> Memory:
        """Read what `to_text` wrote; anything else is no memory."""
        try:
            kept = json.loads(text or "")
            return cls(kept["known"], {path: (size, at) for path, (size, at) in kept["shapes"].items()})
        except (ValueError, KeyError, TypeError, AttributeError):
            return cls()

    def to_text(self) -> str:
        """As text, for Dagster to keep between two evaluations."""
        return json.dumps({"known": self.known, "shapes": self.shapes}, ensure_ascii=False)


@dataclass(frozen=True)
class Look:
    """What a look at `raw/` finds.

    Attributes:
        settled: paths of new files that did not change since the last look: they have arrived.
        growing: paths of new files that did, or that are seen for the first time.
        key: names the settled files and their bytes, for one load each; '' when there are none.
        memory: for the next look.
    """

    settled: list[str]
    growing: list[str]
    key: str
    memory: Memory


def look(raw_dir: Path, receipts_dir: Path, before: Memory) -> Look:
    """Look at `raw/`. Bytes are read only when a name, a size or a time of change differs from a known `raw/`.

    Args:
        raw_dir: folder of received workbooks.
        receipts_dir: receipts of what arrived before.
        before: what the last look left.
    """
    shapes = _shapes(raw_dir)
    known = hashlib.sha256(json.dumps(sorted(shapes.items())).encode()).hexdigest()
    if known == before.known:
        return Look([], [], "", before)
    new = {arrival.path: arrival for arrival in not_yet_received(observe(raw_dir), read_receipts(receipts_dir))}
    if not new:
        return Look([], [], "", Memory(known))
    settled = sorted(path for path in new if path in shapes and before.shapes.get(path) == shapes[path])
    names = "\0".join(f"{path}\0{new[path].sha256}" for path in settled)
    return Look(
        settled,
        sorted(set(new) - set(settled)),
        hashlib.sha256(names.encode()).hexdigest()[:16] if settled else "",
        Memory(before.known, {path: shapes[path] for path in new if path in shapes}),
    )


def _shapes(raw_dir: Path) -> dict[str, Shape]:
    shapes = {}
    for path in raw_files(raw_dir):
        try:
            facts = path.stat()
        except FileNotFoundError:
            continue  # taken away since it was listed
        except OSError as trouble:
            if trouble.errno not in OF_ITS_OWN:
                raise
            continue  # in a folder that nobody may enter, or a link to itself
        # A file that gets its rights later has changed: it was no arrival before.
        size = facts.st_size if os.access(path, os.R_OK, effective_ids=True) else -1
        shapes[as_text(path.relative_to(raw_dir))] = (size, facts.st_mtime_ns)
    return shapes
