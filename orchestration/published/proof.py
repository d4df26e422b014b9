"""Verifies a generation: every byte is the one that was published, and follows from the bytes that were received.

Belongs here: comparing disk and manifest. Nothing is repaired.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from orchestration.landing.arriving.arrivals import archived
from orchestration.published import manifest
from orchestration.published.content import method
from orchestration.published.generation import OFFICE_FILE, tables_of
from orchestration.settings import Settings


def problems(settings: Settings, generation: Path) -> list[str]:
    """What is wrong with a generation, in words; nothing when it is proven.

    Args:
        settings: where the archive, the receipts and the generation before are.
        generation: its folder.
    """
    facts = manifest.read(generation)
    if facts is None:
        return [f"{manifest.MANIFEST_NAME}: missing or unreadable"]
    if "chain" not in facts:
        return [f"{manifest.MANIFEST_NAME}: has no chain of hashes"]
    try:
        found = [*_manifest(generation, facts)]
        if not found:
            found += [*_files(generation, facts), *_inputs(settings, facts), *_previous(generation, facts)]
        return found or [*_content(generation, facts)]
    except (KeyError, TypeError, AttributeError):
        return [f"{manifest.MANIFEST_NAME}: not the manifest of a generation"]


def _manifest(generation: Path, facts: manifest.Document) -> Iterator[str]:
    name = manifest.MANIFEST_NAME
    if (generation / name).read_bytes() != manifest.serialise(facts) or facts.get("chain") != manifest.chain(facts):
        yield f"{name}: changed since it was written"
    elif facts["generation"] != generation.name:
        yield f"{name}: is that of {facts['generation']}"


def _files(generation: Path, facts: manifest.Document) -> Iterator[str]:
    expected = {entry["path"]: entry for entry in facts["outputs"]}
    for relative, entry in expected.items():
        path = generation / relative
        if not path.is_file():
            yield f"{relative}: missing"
        elif path.stat().st_size != entry["bytes"] or manifest.sha256(path) != entry["sha256"]:
            yield f"{relative}: changed since it was published"
    for path in sorted(generation.rglob("*")):
        relative = path.relative_to(generation).as_posix()
        if path.is_file() and relative not in expected and relative != manifest.MANIFEST_NAME:
            yield f"{relative}: not part of the generation"


def _inputs(settings: Settings, facts: manifest.Document) -> Iterator[str]:
    for entry in facts["inputs"]:
        path = archived(settings.archive, entry["sha256"])
        where = f"archive of {entry['folder']}/{entry['file_name']}"
        if not path.is_file():
            yield f"{where}: missing"
        elif manifest.sha256(path) != entry["sha256"]:
            yield f"{where}: not the bytes that were received"
    for receipt in facts["receipts"]:
        path = settings.receipts / receipt["name"]
        if not path.is_file():
            yield f"receipt {receipt['name']}: missing"
        elif manifest.sha256(path) != receipt["sha256"]:
            yield f"receipt {receipt['name']}: changed since the arrival"


def _previous(generation: Path, facts: manifest.Document) -> Iterator[str]:
    """The generation before, as long as it is kept."""
    before = facts["previous"]
    if before and (generation.parent / before["generation"]).is_dir():
        path = generation.parent / before["generation"] / manifest.MANIFEST_NAME
        if not path.is_file() or manifest.sha256(path) != before["manifest_sha256"]:
            yield f"{before['generation']}/{manifest.MANIFEST_NAME}: not the one this generation followed"


def _content(generation: Path, facts: manifest.Document) -> Iterator[str]:
    """The tables that readers open hold what the manifest says of them, if this version hashes as that one did."""
    if facts.get("hash_method") != method():
        return
    try:
        tables = tables_of(generation / OFFICE_FILE)
    except duckdb.Error as error:
        yield f"{OFFICE_FILE}: cannot be opened ({str(error).splitlines()[0]})"
        return
    if tables != facts["tables_hash"]:
        yield f"{OFFICE_FILE}: holds other content than the manifest says"
