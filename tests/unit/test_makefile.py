"""When `make` sets the environment up anew."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from orchestration.settings import PROJECT_ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def project(folder: Path, interpreter: Path) -> Path:
    """A project that is set up, whose scripts name an interpreter."""
    (folder / ".venv" / "bin").mkdir(parents=True)
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        (folder / name).write_bytes((PROJECT_ROOT / name).read_bytes())
    (folder / ".venv" / "bin" / "kttt").write_text(f"#!{interpreter}\n")
    (folder / ".venv" / ".ready").touch()
    return folder


def commands(folder: Path) -> list[str]:
    done = subprocess.run(
        ["make", "--no-print-directory", "-n", "load", "PYTHON=python3"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.strip() for line in done.stdout.splitlines()]


@pytest.mark.parametrize("name", ["kttt", "Kho dữ liệu"])
def test_an_environment_is_used_where_it_was_made(name: str, tmp_path: Path) -> None:
    folder = project(tmp_path / name, tmp_path / name / ".venv" / "bin" / "python3.13")

    assert commands(folder) == ["kttt load"]


def test_an_environment_that_was_copied_with_its_project_is_made_anew(tmp_path: Path) -> None:
    folder = project(tmp_path / "opt", tmp_path / "srv" / ".venv" / "bin" / "python")

    assert "python3 -m venv --clear .venv" in commands(folder)
