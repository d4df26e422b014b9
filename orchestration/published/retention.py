"""Which generations there are, which are kept, and going back to one.

Belongs here: folders below `<data dir>/published/generations` and the link `current`. Not here: building one.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from orchestration.published import manifest
from orchestration.runtime import durable
from orchestration.settings import Settings

GENERATIONS = "generations"
# Generations that `kttt rollback` took away from readers, by content: they are not published again.
WITHDRAWN = "withdrawn.json"
BUILDING_PREFIX = ".building-"
_REMOVING_PREFIX = ".removing-"


@dataclass(frozen=True)
class Kept:
    """One generation on disk.

    Attributes:
        path: its folder.
        created_at: when it was published, UTC.
        content_hash: hash of what it holds.
        is_current: whether `current` leads to it.
        is_withdrawn: whether it was taken away from readers.
    """

    path: Path
    created_at: datetime
    content_hash: str
    is_current: bool
    is_withdrawn: bool


def kept(settings: Settings) -> list[Kept]:
    """All generations with a readable manifest, newest first."""
    away = withdrawn(settings)
    here = (settings.published / "current").resolve()
    found = []
    for path in _folder(settings).glob("[!.]*"):
        facts = manifest.read(path)
        if facts is not None and "content_hash" in facts:
            created_at = datetime.fromisoformat(facts["created_at"])
            is_withdrawn = facts["content_hash"] in away
            found.append(Kept(path, created_at, facts["content_hash"], path == here, is_withdrawn))
    return sorted(found, key=lambda generation: (generation.created_at, generation.path.name), reverse=True)


def withdrawn(settings: Settings) -> frozenset[str]:
    """Content hashes that readers are not to see again.

    Raises:
        ValueError: the list cannot be read; only people know what stood in it.
    """
    path = settings.published / WITHDRAWN
    try:
        return frozenset(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else frozenset()
    except ValueError as error:
        raise ValueError(f"{path}: cannot be read ({error}); mend it, or remove it when nothing is withdrawn") from None


def settled(settings: Settings, current: Path) -> frozenset[str]:
    """Content hashes that are no news: that of the current generation, and those that were withdrawn."""
    return withdrawn(settings) | {str((manifest.read(current) or {}).get("content_hash"))}


def withdraw(settings: Settings, away: set[str], back: str) -> None:
    """Remember contents as withdrawn; one that comes back is no longer."""
    hashes = sorted((withdrawn(settings) | away) - {back})
    durable.replace_file(settings.published / WITHDRAWN, json.dumps(hashes, indent=1).encode())


def finished_by_a_load_that_died(settings: Settings, current: Path | None, fingerprint: str) -> Path | None:
    """A whole generation of this content that follows the current one and that nobody made current."""
    for generation in kept(settings):
        facts = manifest.read(generation.path) or {}
        if facts.get("content_hash") == fingerprint and facts.get("previous") == manifest.previous(current):
            return generation.path
    return None


def building_folder(settings: Settings, name: str) -> Path:
    """A new folder beside the generations."""
    building = _folder(settings) / f"{BUILDING_PREFIX}{name}"
    building.mkdir(parents=True)
    return building


def remove_leftovers(settings: Settings, but: Path | None = None) -> None:
    """Remove what publications that died had begun to write or to remove, but not what this one began."""
    for prefix in (BUILDING_PREFIX, _REMOVING_PREFIX):
        for leftover in _folder(settings).glob(f"{prefix}*"):
            if leftover != but:
                shutil.rmtree(leftover)


def leave_no_empty_folder(settings: Settings) -> None:
    """Where no load has published yet, nothing looks as if one had."""
    for folder in (_folder(settings), settings.published):
        with suppress(OSError):  # it holds something, or was never made
            folder.rmdir()


def prune(settings: Settings, now: datetime) -> list[str]:
    """Remove generations that are neither among the newest nor young; the current one always stays.

    Args:
        settings: how many and how old (`keep_generations`, `keep_days`).
        now: UTC.

    Returns:
        The names of those removed.
    """
    young = now - timedelta(days=settings.keep_days)
    removed = []
    for generation in kept(settings)[settings.keep_generations :]:
        if not generation.is_current and generation.created_at < young:
            # No reader finds half a generation: first its name goes, then its files.
            doomed = generation.path.with_name(f"{_REMOVING_PREFIX}{generation.path.name}")
            generation.path.rename(doomed)
            shutil.rmtree(doomed)
            removed.append(generation.path.name)
    return removed


def _folder(settings: Settings) -> Path:
    return settings.published / GENERATIONS
