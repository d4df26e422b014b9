"""Writes that survive a power cut: a file is whole under its name, or it is not there.

Belongs here: bytes, names and the disk. Not here: what is written, or where.
"""

from __future__ import annotations

import os
from pathlib import Path


def sync(path: Path) -> None:
    """Have the disk confirm a file's bytes, or a folder's names."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Have the disk confirm everything below a folder, and the folder."""
    for path in folder.rglob("*"):
        sync(path)
    sync(folder)


def replace_file(path: Path, content: bytes, mode: int | None = None) -> None:
    """Write a file in one step: readers, and whoever comes after a crash, see the old bytes or the new ones.

    Missing parent folders are made. The temporary name starts with a dot and ends in `.part`.

    Args:
        path: the file.
        content: what it holds from now on.
        mode: its permissions, None for those that the process gives.
    """
    replace_unconfirmed(path, content, mode)
    sync(path.parent)


def replace_unconfirmed(path: Path, content: bytes, mode: int | None = None) -> None:
    """The same for one of many files: its bytes are confirmed, its name is once somebody syncs its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.part")
    with temporary.open("wb") as file:
        if mode is not None:
            os.fchmod(file.fileno(), mode)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def replace_link(link: Path, target: Path) -> None:
    """Point a symbolic link somewhere else in one step; it is never missing in between."""
    following = link.with_name(f".{link.name}-next")
    following.unlink(missing_ok=True)
    following.symlink_to(target)
    following.replace(link)
    sync(link.parent)
