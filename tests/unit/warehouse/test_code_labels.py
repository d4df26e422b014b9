"""Every code that a mart may hold has its names in two languages."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest
import yaml

from orchestration.settings import DBT_DIR


def _code_list(name: str) -> list[dict[str, str]]:
    with (DBT_DIR / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _columns() -> Iterator[tuple[str, str, list[str]]]:
    """Model, column and codes of every column of a mart that may hold only certain codes."""
    for path in sorted((DBT_DIR / "models" / "marts").glob("*.yml")):
        for model in yaml.safe_load(path.read_text(encoding="utf-8"))["models"]:
            for column in model["columns"]:
                for test in column.get("data_tests", []):
                    if isinstance(test, dict) and "accepted_values" in test:
                        yield model["name"], column["name"], test["accepted_values"]["arguments"]["values"]


@pytest.mark.parametrize(("model", "column", "codes"), _columns(), ids=lambda part: part if type(part) is str else "")
def test_every_code_that_a_mart_may_hold_is_named(model: str, column: str, codes: list[str]) -> None:
    named = {(row["column_name"], row["code"]) for row in _code_list("code_labels")}
    # figure_scenario, from_scenario: whose scenario it is, in the codes of `scenario`
    names = {column, column.rpartition("_")[2]}
    assert [code for code in codes if not any((name, code) in named for name in names)] == []


@pytest.mark.parametrize(("list_name", "column"), [("qualifiers", "qualifier"), ("indicators", "unit")])
def test_every_code_of_another_list_is_named(list_name: str, column: str) -> None:
    named = {row["code"] for row in _code_list("code_labels") if row["column_name"] == column}
    assert {row[column] for row in _code_list(list_name)} - named == set()


def test_every_province_of_either_map_lies_in_one_of_six_regions() -> None:
    regions = {(row["geo_version"], row["region_code"]) for row in _code_list("regions")}
    provinces = _code_list("provinces")
    assert {(row["geo_version"], row["region_code"]) for row in provinces} == regions
    assert [sum(version == each for version, _ in regions) for each in ("63", "34")] == [6, 6]
