"""Processes that a test looks at from outside: whose they are and when they end is for others to decide."""

from __future__ import annotations

import time

import psutil


def is_running(pid: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has collected yet does not."""
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def ends(pid: int, patience: float = 60) -> bool:
    """Whether a process that may be anybody's child ends within some seconds."""
    deadline = time.monotonic() + patience
    while is_running(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
