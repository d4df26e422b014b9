"""Killed loads and failing disks leave readers a whole generation (short form of `make crash-test`)."""

from __future__ import annotations

import os
import subprocess
import sys

from orchestration.settings import PROJECT_ROOT


def test_whatever_strikes_a_load_readers_find_a_whole_generation_and_the_next_load_makes_good() -> None:
    # A process of its own: it forks, and forks want no threads.
    done = subprocess.run(
        [sys.executable, "-m", "tests.stress.crash", "--stride", "5", "--moments", "10", "--disks", "10"],
        cwd=PROJECT_ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("every promise kept") == 4
