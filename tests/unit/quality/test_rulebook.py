"""The rule book is data: complete, consistent, and clear about its own mistakes."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from orchestration.quality.rulebook import RuleBookError, load
from orchestration.settings import DBT_DIR, SEEDS_DIR

RULE = {
    "id": "figures.x",
    "level": 2,
    "severity": "warning",
    "dimension": "consistency",
    "source": "form",
    "title_vi": "x",
    "title_en": "x",
    "message_vi": "{value}",
    "message_en": "{value}",
    "check": {"kind": "reader"},
}


def book(folder: Path, *entries: object, table: str = "landing/figures") -> Path:
    path = folder / f"{table}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(list(entries)), encoding="utf-8")
    return folder


def test_there_are_rules_for_every_level() -> None:
    rules = load()
    assert len(rules) >= 30
    assert {rule.level for rule in rules} == {0, 1, 2, 3, 4, 5}


def test_gate_2_is_never_critical() -> None:
    assert {rule.severity for rule in load().of_gate(2)} == {"warning", "info"}


def test_the_path_of_a_file_is_the_table_it_watches(tmp_path: Path) -> None:
    (rule,) = load(book(tmp_path, RULE))
    assert (rule.table, rule.gate, rule.column) == ("landing.figures", 1, "x")


def test_a_rule_is_found_by_its_id(tmp_path: Path) -> None:
    rules = load(book(tmp_path, RULE))
    assert rules["figures.x"].level == 2
    with pytest.raises(KeyError):
        rules["figures.y"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"level": 3}, "level 3 does not belong to gate 1"),
        ({"id": "register_rows.x"}, "id must begin with 'figures.'"),
        ({"severity": "fatal"}, "severity"),
        ({"check": {"kind": "guess"}}, "guess"),
        ({"check": {"kind": "range", "units": ["org"]}}, "minimum or a maximum"),
        ({"check": {"kind": "range", "minimum": 1}}, "units or indicators"),
        ({"check": {"kind": "part_of_total", "parts": ["org_active"]}}, "need a total"),
        ({"check": {"kind": "part_of_total", "parts": ["org_totl"], "total": "org_total"}}, "no indicator 'org_totl'"),
        ({"check": {"kind": "part_of_total", "parts": ["x'; DROP TABLE y"], "total": "z"}}, "parts"),
        ({"message_vi": "{value.__class__}"}, "plain names"),
        ({"message_vi": "{value!r}"}, "conversions"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_faulty_rule_is_named(tmp_path: Path, changes: dict[str, object], said: str) -> None:
    with pytest.raises(RuleBookError, match=r"figures\.yml") as raised:
        load(book(tmp_path, {**RULE, **changes}))
    assert said in str(raised.value)


def test_two_rules_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match="two rules of this id"):
        load(book(tmp_path, RULE, RULE))


def test_a_critical_rule_of_gate_2_is_refused(tmp_path: Path) -> None:
    rule = {**RULE, "id": "int_x.y", "level": 3, "severity": "critical", "check": {"kind": "sql", "select": "SELECT 1"}}
    with pytest.raises(RuleBookError, match="gate 2 is never critical"):
        load(book(tmp_path, rule, table="intermediate/int_x"))


def test_a_file_outside_the_gates_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleBookError, match="no gate checks the schema 'marts'"):
        load(book(tmp_path, RULE, table="marts/figures"))


def test_a_file_that_is_no_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "landing" / "figures.yml"
    path.parent.mkdir()
    path.write_text("id: figures.x\n", encoding="utf-8")
    with pytest.raises(RuleBookError, match="expected a list of rules"):
        load(tmp_path)


def test_no_two_rules_are_called_the_same() -> None:
    rules = list(load())
    for titles in ([rule.title_vi for rule in rules], [rule.title_en for rule in rules]):
        assert sorted(titles) == sorted(set(titles))


def test_no_count_of_any_unit_may_be_negative() -> None:
    check = next(rule.check for rule in load() if rule.id == "figures.negative_count")
    assert check.kind == "range"

    assert units(lambda row: row["whole_number"] == "true") <= set(check.units)


def test_the_meaning_of_units_names_every_unit() -> None:
    meanings = (DBT_DIR / "models" / "columns.md").read_text(encoding="utf-8")
    said = re.search(r"{% docs unit %}(.+?){% enddocs %}", meanings)
    assert said

    assert units(lambda row: True) <= set(re.findall(r"\w+", said[1]))


def units(wanted: Callable[[dict[str, str]], bool]) -> set[str]:
    """Units of indicators."""
    with (SEEDS_DIR / "indicators.csv").open(encoding="utf-8", newline="") as file:
        return {row["unit"] for row in csv.DictReader(file) if wanted(row)}
