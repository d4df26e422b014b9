"""YAML files of the project, read ten times as fast where PyYAML was built with its parser in C."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """The plain objects of a file.

    Raises:
        yaml.YAMLError: it is no YAML.
    """
    with path.open(encoding="utf-8") as file:  # a stream, so that an error names the file
        return yaml.load(file, _Loader)
