"""Install the clients below `.clients/`, once: `python -m tests.clients.install`. Part of `make bi-clients`."""

from __future__ import annotations

import subprocess
import sys

from orchestration.settings import PROJECT_ROOT

FOLDER = PROJECT_ROOT / ".clients"
# The oldest DuckDB promised, and what drivers embed today; SQLAlchemy's dialect brings none of its own.
PYTHON = {
    "duckdb-1.1": ["duckdb==1.1.3"],
    "duckdb-1.3": ["duckdb==1.3.2"],
    "duckdb-1.5": ["duckdb>=1.5,<1.6"],
    "sqlalchemy": ["duckdb-engine", "duckdb<1.5", "sqlalchemy<3"],
}
NODE = "@duckdb/node-api"


def main() -> None:
    """Install what is missing."""
    for name, requirements in PYTHON.items():
        if not (FOLDER / name).is_dir():
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-warn-conflicts"]
            subprocess.run([*pip, "--target", str(FOLDER / name), *requirements], check=True)
    node = FOLDER / "node"
    if not node.is_dir():
        subprocess.run(
            ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(node), NODE], check=True
        )


if __name__ == "__main__":
    main()
