"""The examples in the reader's docstrings hold."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

EXPLAINED = (
    "base_units", "codes", "columns", "combining", "crosswise", "damage", "evidence", "forms", "headers", "lexicon",
    "numbers", "outline", "periods", "phrases", "places", "register", "rows", "scale", "tables", "text", "units",
    "workbook",
)  # fmt: skip


@pytest.mark.parametrize("name", EXPLAINED)
def test_every_example_of_a_module_holds(name: str) -> None:
    failed, tried = doctest.testmod(import_module(f"orchestration.landing.{name}"))

    assert tried > 0
    assert failed == 0
