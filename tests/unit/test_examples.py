"""The examples in docstrings hold, whatever room they are in."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import orchestration

ROOT = Path(orchestration.__file__).parent.parent
EXPLAINED = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "orchestration").rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", EXPLAINED)
def test_every_example_of_a_module_holds(name: str) -> None:
    failed, tried = doctest.testmod(import_module(name))

    assert tried > 0
    assert failed == 0
