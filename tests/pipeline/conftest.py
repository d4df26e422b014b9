"""The command `kttt` as tests ask it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

from orchestration.settings import Settings
from tests.conftest import RAW


class Kttt(Protocol):
    """Runs a command on the finished load unless told otherwise; settings are environment variables."""

    def __call__(
        self, *arguments: object, data_dir: Path = ..., **settings: str
    ) -> subprocess.CompletedProcess[str]: ...


def environment(data_dir: Path) -> dict[str, str]:
    """All that a command knows of its surroundings."""
    return {"PATH": "", "COLUMNS": "160", "KTTT_RAW_DIR": str(RAW), "KTTT_DATA_DIR": str(data_dir)}


@pytest.fixture
def kttt(loaded: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kttt:
    """The command in this process, which has its imports already."""

    def run(*arguments: object, data_dir: Path = loaded.data_dir, **settings: str) -> subprocess.CompletedProcess[str]:
        from orchestration import cli

        for name, value in {**environment(data_dir), **settings}.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "argv", ["kttt", *map(str, arguments)])
        code = cli._run()
        said = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, said.out, said.err)

    return run
