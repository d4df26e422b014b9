"""`python -m tests.hostile`: every hostile file in a process of its own, with peak memory and seconds.

Exit code 1 when one is not refused or contained as declared, or costs more than ten seconds or one GiB.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from orchestration.landing.caged.cage import Cage
from tests.hostile.corpus import CORPUS
from tests.hostile.harness import Meter, read

MOST_SECONDS, MOST_BYTES = 10, 1024**3


def main() -> int:
    """Print the table."""
    if len(sys.argv) == 3:
        return _one(sys.argv[1], Path(sys.argv[2]))
    print(f"{'file':<42} {'KiB':>7} {'becomes':<40} {'figures':>7} {'seconds':>7} {'MiB':>5}")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, hostile in CORPUS.items():
            path = Path(folder) / name
            path.write_bytes(hostile.build())
            command = [sys.executable, "-m", "tests.hostile", name, str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            outcome = json.loads(done.stdout)
            rules = ", ".join(dict.fromkeys(rule.partition(".")[2] for rule in outcome["rules"])) or "read"
            bad = outcome["seconds"] > MOST_SECONDS or outcome["bytes"] > MOST_BYTES or not outcome["as_declared"]
            failed += bad
            print(
                f"{name:<42} {path.stat().st_size / 1024:>7.0f} {rules:<40} {outcome['figures']:>7} "
                f"{outcome['seconds']:>7.2f} {outcome['bytes'] / 2**20:>5.0f} {'FAILED' if bad else ''}",
                flush=True,
            )
            path.unlink()
    print(f"{len(CORPUS)} hostile files, {failed} failed")
    return 1 if failed else 0


def _one(name: str, path: Path) -> int:
    hostile = CORPUS[name]
    with Meter() as meter, Cage() as cage:
        outcome = read(cage, path, hostile.name)
    answer = {
        "rules": outcome.rules,
        "figures": outcome.figures,
        "seconds": outcome.seconds,
        "bytes": meter.own_bytes + meter.child_bytes,
        "as_declared": hostile.is_met_by(outcome.file_format, outcome.rules, outcome.figures),
    }
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
