"""The project calls inner parts of dagster-dbt, which may move with any release."""

from __future__ import annotations

import importlib
import sys

import pytest

from orchestration.warehouse import inside_dagster_dbt


def test_an_inner_part_that_moved_is_named_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("dagster_dbt.asset_utils.get_asset_check_key_for_test")
    monkeypatch.delitem(sys.modules, inside_dagster_dbt.__name__)

    with pytest.raises(ImportError, match=r"dagster-dbt [\d.]+ .*get_asset_check_key_for_test.*make install"):
        importlib.import_module(inside_dagster_dbt.__name__)
