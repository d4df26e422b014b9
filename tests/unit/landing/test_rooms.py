"""The map of the package is complete."""

from __future__ import annotations

import re
from pathlib import Path

from orchestration import landing


def test_every_room_stands_on_the_map_once() -> None:
    listed = re.findall(r"`(\w+)`", (landing.__doc__ or "").partition("Its rooms")[2])
    folder = Path(str(landing.__file__)).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    packages = {path.parent.name for path in folder.glob("*/__init__.py")}

    assert sorted(listed) == sorted(modules | packages)
