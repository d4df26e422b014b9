"""What needs nothing of the night, the code lists and their tests, is built while submissions are read and checked.

dbt keeps one core busy with them for seconds; the stages before it mostly wait for others. Their own stage then finds
them as it finds what nothing changed (`unchanged`).

Belongs here: which part of the project that is, and what dbt would misread of it. Not here: how it is built (`dbt`),
how Dagster shows it (`assets`).
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

from orchestration.runtime.ahead import Ahead
from orchestration.runtime.yaml_file import read_yaml
from orchestration.settings import SEEDS_DIR
from orchestration.warehouse import unchanged
from orchestration.warehouse.dbt import Dbt

CODE_LISTS = ("seeds",)
_MARKED = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+")
_NUMBERS = ("integer", "bigint", "decimal", "double")
# and the tests of nothing else
ALL_CODE_LISTS = ("--select", "resource_type:seed", "--indirect-selection", "buildable")


class CodeListError(ValueError):
    """A code list says what it cannot mean; the message names file, line and column."""


def refuse_marked_numbers(folder: Path = SEEDS_DIR) -> None:
    """Refuse 30.000 where a number belongs: who writes Vietnamese means thirty thousand, and dbt would load thirty.

    Args:
        folder: of the code lists and their description, `_seeds.yml`.

    Raises:
        CodeListError: the first such number.
    """
    for path in sorted(folder.glob("*.csv")):
        if not re.search(rf"(?<![^,\n]){_MARKED.pattern}(?![^,\r\n])", path.read_text(encoding="utf-8")):
            continue
        described = next(seed for seed in read_yaml(folder / "_seeds.yml")["seeds"] if seed["name"] == path.stem)
        types = described.get("config", {}).get("column_types", {})
        with path.open(encoding="utf-8", newline="") as file:
            for row in (rows := csv.DictReader(file)):
                for column in (name for name, kind in types.items() if kind.startswith(_NUMBERS)):
                    if _MARKED.fullmatch(row.get(column) or ""):
                        raise CodeListError(
                            f"{path.name}, line {rows.line_num}: {column} {row[column]} may be thousands or "
                            f"thousandths; write {row[column].replace('.', '')} or {row[column]}0"
                        )


def code_lists_ahead(dbt: Dbt, manifest: Path, run_id: str) -> Ahead[None]:
    """The code lists of one load, of which nothing is built yet.

    Args:
        dbt: what builds; its warehouse is held open from before it begins (`held`).
        manifest: of the project, from which the stages are made.
        run_id: of the Dagster run in whose name that is done.
    """
    return Ahead("before_gate_2", lambda: _build(dbt, manifest, run_id))


def _build(dbt: Dbt, manifest: Path, run_id: str) -> None:
    stage = unchanged.stage_of(json.loads(manifest.read_bytes()), CODE_LISTS)
    project = unchanged.fingerprint()
    if unchanged.kept(dbt.warehouse, stage, project).keys() == stage.keys():
        return
    ended = list(dbt.invoke("build", "--no-write-json", *ALL_CODE_LISTS))
    good = [each["data"]["node_info"]["unique_id"] for each in ended if each["data"]["status"] != "warn"]
    unchanged.remember(dbt.warehouse, stage, project, good, run_id)
