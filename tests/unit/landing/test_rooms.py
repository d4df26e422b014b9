"""The map of the package is complete."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from orchestration import landing

LANDING = Path(str(landing.__file__)).parent
PACKAGES = [LANDING, *sorted(path.parent for path in LANDING.glob("*/__init__.py"))]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: str(package.name))
def test_every_room_stands_on_the_map_once(package: Path) -> None:
    said = ast.get_docstring(ast.parse((package / "__init__.py").read_text(encoding="utf-8"))) or ""
    listed = re.findall(r"`(\w+)`", said.partition("Its rooms")[2])
    modules = {path.stem for path in package.glob("*.py")} - {"__init__"}
    packages = {path.parent.name for path in package.glob("*/__init__.py")}

    assert sorted(listed) == sorted(modules | packages)
