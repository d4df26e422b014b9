"""The map of the package is complete."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from orchestration import landing
from tests.unit.landing.conftest import Draw, Read

LANDING = Path(str(landing.__file__)).parent
PACKAGES = [LANDING, *sorted(path.parent for path in LANDING.glob("*/__init__.py"))]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: str(package.name))
def test_every_module_is_listed_once_by_its_package(package: Path) -> None:
    said = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    listed = re.findall(r"`(\w+)`", said.partition("Modules")[2])
    modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
    packages = {path.parent.name for path in package.glob("*/__init__.py")}

    assert sorted(listed) == sorted(modules | packages)


WAY = (LANDING.parent.parent / "docs" / "from-a-cell-to-a-figure.md").read_text(encoding="utf-8")


def test_the_way_of_a_cell_names_only_modules_that_exist() -> None:
    steps = [line.split("|")[2] for line in WAY.splitlines() if line.startswith("| ") and line.count("|") == 4]
    named = {name for step in steps for name in re.findall(r"`([a-z_.]+)`", step)}
    modules = {path.relative_to(LANDING).with_suffix("").as_posix().replace("/", ".") for path in LANDING.rglob("*.py")}

    assert named
    assert named <= modules | {module.removesuffix(".__init__") for module in modules}


def test_the_cell_on_that_way_is_the_figure_that_it_is_said_to_be(read: Read, draw: Draw) -> None:
    drawn = [
        line.split("|", 2)[2].strip().removesuffix("|") for line in WAY.splitlines() if re.match(r"\| \d \|", line)
    ]
    (figure,) = read(draw("\n".join(drawn))).figures

    said = (figure.cell, figure.period_code, figure.scenario, figure.entity_type, figure.indicator_code, figure.value)
    assert said == ("D3", "2023", "actual", "cooperative", "org_active", 1025)
