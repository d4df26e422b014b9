"""The manifest of a generation: from which bytes it was made, by which rules, into which bytes.

Its `chain` has five links, each the SHA-256 of the link before and of what it adds: `inputs` (files received and their
receipts), `figures` (what was read), `marts` (what was computed from it), `files` (what readers open), `seal` (the
rest of the manifest, which names the generation before by the hash of its manifest). With the newest seal one can
verify that nothing behind it was changed.

Belongs here: the document and its hashes. Not here: building a generation (`generation`), verifying one (`proof`).
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from orchestration.runtime import durable

MANIFEST_NAME = "manifest.json"
Document = dict[str, Any]


def sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def inputs(connection: DuckDBPyConnection) -> list[Document]:
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


def receipts(folder: Path) -> list[Document]:
    """Every receipt of an arrival, with the hash of its bytes."""
    return [{"name": path.name, "sha256": sha256(path)} for path in sorted(folder.glob("*.json"))]


def outputs(folder: Path) -> list[Document]:
    """Every file of a finished folder, with size and hash."""
    return [
        {"path": path.relative_to(folder).as_posix(), "bytes": path.stat().st_size, "sha256": sha256(path)}
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST_NAME
    ]


def chain(manifest: Document) -> dict[str, str]:
    """The links, from what a manifest says."""
    links: dict[str, str] = {}
    link = ""
    for name, content in (
        ("inputs", [manifest["inputs"], manifest["receipts"], manifest["rules_version"]]),
        ("figures", manifest["figures_hash"]),
        ("marts", [manifest["content_hash"], manifest["tables_hash"]]),
        ("files", manifest["outputs"]),
        ("seal", {name: value for name, value in manifest.items() if name != "chain"}),
    ):
        link = hashlib.sha256(_canonical([link, content])).hexdigest()
        links[name] = link
    return links


def _canonical(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def serialise(manifest: Document) -> bytes:
    """The bytes of `manifest.json`: one manifest has exactly one way to be written."""
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def write(folder: Path, facts: Document) -> None:
    """Write `manifest.json` with the given facts, the folder's files and the chain over both."""
    manifest = {**facts, "outputs": outputs(folder)}
    manifest["chain"] = chain(manifest)
    durable.replace_file(folder / MANIFEST_NAME, serialise(manifest))


def read(folder: Path) -> Document | None:
    """The manifest of a generation, or None where there is none that can be read."""
    try:
        manifest: Document = json.loads((folder / MANIFEST_NAME).read_bytes())
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) else None


def previous(folder: Path | None) -> Document | None:
    """How a new manifest names the generation before it."""
    if folder is None:
        return None
    return {"generation": folder.name, "manifest_sha256": sha256(folder / MANIFEST_NAME)}
