"""`python -m tests.benchmarks.register`: make registers of a country, identify the cooperatives, print the score."""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from collections import Counter

from orchestration.warehouse.register.identity import identify
from orchestration.warehouse.register.words import register_words
from tests.benchmarks.register.country import country
from tests.benchmarks.register.score import score


def main() -> int:
    """Run; 0 when at least 99 of 100 automatic links are right."""
    parser = argparse.ArgumentParser(prog="register", description=__doc__)
    parser.add_argument("--seed", type=int, help="makes the same registers again (default: a fresh one)")
    parser.add_argument("--provinces", type=int, default=63, help="default: %(default)s")
    parser.add_argument("--size", type=int, default=550, help="cooperatives of a province (default: %(default)s)")
    parser.add_argument("--years", type=int, default=2, help="lists of a province (default: %(default)s)")
    options = parser.parse_args()
    seed = secrets.randbelow(10**6) if options.seed is None else options.seed
    listed = country(seed, options.provinces, options.size, options.years)
    started = time.process_time()
    result = identify([each.row for each in listed], register_words())
    seconds = time.process_time() - started
    scored = score(listed, result)
    print(f"seed {seed}: {len(listed)} rows, {len(result.found)} organisations, {seconds:.1f} s of processor time")
    print(f"automatic links: {scored.linked} pairs, {100 * scored.precision:.3f} % right")
    print(
        f"from list to list: {100 * scored.recall:.2f} % linked, "
        f"{100 * scored.steps_asked / scored.steps:.2f} % on the review list, {scored.lost} of {scored.steps} lost"
    )
    print(f"review list: {scored.asked} pairs, {scored.asked_rightly} of them one organisation")
    for why, count in Counter(pair.why.value for pair in result.doubtful).most_common():
        print(f"  {count:6} {why}")
    return 0 if scored.precision >= 0.99 else 1


if __name__ == "__main__":
    sys.exit(main())
