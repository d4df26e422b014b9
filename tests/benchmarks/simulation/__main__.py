"""`python -m tests.benchmarks.simulation FOLDER`: write a country as a raw folder (`make simulate ARGS=...`)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from orchestration.settings import Settings
from tests.benchmarks.simulation.country import Simulation
from tests.benchmarks.simulation.writing import write_all


def main() -> int:
    """Write the files and say how many."""
    parser = argparse.ArgumentParser(prog="simulate", description=__doc__)
    parser.add_argument("folder", type=Path, help="becomes the raw folder: <folder>/<period>/<province>/<file>")
    parser.add_argument("--seed", type=int, default=1, help="decides every figure (default: %(default)s)")
    parser.add_argument("--years", default="2023", help="one year or a range: 2019-2023 (default: %(default)s)")
    parser.add_argument("--provinces", type=int, default=63, help="provinces at most (default: %(default)s)")
    parser.add_argument("--scale", type=int, default=1, help="times as many cooperatives (default: %(default)s)")
    parser.add_argument("--bad", type=float, default=0.0, help="share of forms with a flaw (default: %(default)s)")
    parser.add_argument("--resubmissions", type=int, default=0, help="provinces that send forms again (default: 0)")
    options = parser.parse_args()
    first, _, last = options.years.partition("-")
    simulation = Simulation(
        options.seed,
        tuple(range(int(first), int(last or first) + 1)),
        options.scale,
        options.provinces,
        options.bad,
        options.resubmissions,
    )
    processes = Settings.from_environment().readers
    written = write_all(simulation.first_arrivals(), options.folder, processes)
    written += write_all(simulation.sent_again(), options.folder, processes)
    size = sum(path.stat().st_size for path in written)
    print(f"{len(written)} files, {size / 2**20:.1f} MiB, in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
