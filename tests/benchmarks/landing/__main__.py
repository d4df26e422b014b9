"""`python -m tests.benchmarks.landing`: how fast workbooks land, beside bare python-calamine on the same cores.

Both sides read the same files with the same number of processes in one run, one after the other, several times; the
table shows medians and their ratio. Landing is everything: receipts, archive, cage, recognition, tables of DuckDB.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from orchestration.settings import Settings
from tests.benchmarks.landing.measuring import measure, write_forms, write_registers


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="bench-landing", description=__doc__)
    parser.add_argument("--forms", type=int, default=400)
    parser.add_argument("--registers", type=int, default=4)
    parser.add_argument("--rows", type=int, default=25_000, help="of each register")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    readers = Settings.from_environment().readers
    print(f"{readers} processes, median of {options.rounds} rounds")
    print("kind        files     cells calamine s  landing s   cells/s  ratio  ms/file")
    rng = random.Random(20250701)
    with tempfile.TemporaryDirectory() as folder:
        registers, forms = Path(folder) / "registers", Path(folder) / "forms"
        write_registers(registers, options.registers, options.rows, rng)
        write_forms(forms, options.forms, rng)
        for raw in (registers, forms):
            speed = measure(raw, readers, options.rounds)
            print(
                f"{raw.name:<10} {speed.files:>6} {speed.cells:>9} {speed.bare:>10.2f} {speed.landed:>10.2f} "
                f"{speed.cells / speed.landed:>9.0f} {speed.ratio:>6.1%}  {1000 * speed.landed / speed.files:.1f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
