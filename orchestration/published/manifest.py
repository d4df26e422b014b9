"""The manifest of a generation: from which bytes it was made, by which rules, into which bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

MANIFEST_NAME = "manifest.json"


def sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def inputs(connection: DuckDBPyConnection) -> list[dict[str, Any]]:
    """Every submission known to the load, with the hash of its bytes and what became of it.

    The one place where this stage looks behind `quality.*`: only landing knows the bytes.
    """
    cursor = connection.execute(
        """
        SELECT s.submission_id, s.folder, s.file_name, s.version_no, s.sha256, s.bytes, s.received_at, q.state
        FROM landing.submissions AS s
        LEFT JOIN quality.submissions AS q ON q.submission_id = s.submission_id
        ORDER BY s.received_at, s.file_name, s.submission_id
        """
    )
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, map(_plain, row), strict=True)) for row in cursor.fetchall()]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def outputs(folder: Path) -> list[dict[str, Any]]:
    """Every file of a finished folder, with size and hash."""
    return [
        {"path": path.relative_to(folder).as_posix(), "bytes": path.stat().st_size, "sha256": sha256(path)}
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST_NAME
    ]


def write(folder: Path, **facts: Any) -> None:
    """Write `manifest.json` with the given facts and the folder's files."""
    text = json.dumps({**facts, "outputs": outputs(folder)}, ensure_ascii=False, indent=1)
    (folder / MANIFEST_NAME).write_text(text + "\n", encoding="utf-8")


def read(folder: Path) -> dict[str, Any] | None:
    """The manifest of a generation, or None where there is none."""
    path = folder / MANIFEST_NAME
    if not path.is_file():
        return None
    manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return manifest


def damaged(folder: Path) -> Iterable[str]:
    """Paths of a generation whose bytes are no longer those of its manifest."""
    manifest = read(folder)
    if manifest is None:
        return [MANIFEST_NAME]
    return [
        entry["path"]
        for entry in manifest["outputs"]
        if not (folder / entry["path"]).is_file() or sha256(folder / entry["path"]) != entry["sha256"]
    ]
