"""`python -m tests.benchmarks.accuracy`: make workbooks, read them, print the score, write `docs/accuracy.md`."""

from __future__ import annotations

import argparse
import secrets
import sys
from collections import Counter
from pathlib import Path

from orchestration.landing.caged.cage import Cage
from orchestration.settings import PROJECT_ROOT
from tests.benchmarks.accuracy.report import Score, document, table
from tests.benchmarks.accuracy.scoring import Verdict
from tests.benchmarks.accuracy.trial import Result, plans, run, run_all

DOCUMENT = PROJECT_ROOT / "docs" / "accuracy.md"
_SHOWN = 20


def main() -> int:
    """Run; 0 when the reader keeps its promises."""
    parser = argparse.ArgumentParser(prog="accuracy", description=__doc__)
    parser.add_argument("--seed", type=int, help="makes the same workbooks again (default: a fresh one)")
    parser.add_argument("--count", type=int, default=400, help="number of workbooks (default: %(default)s)")
    parser.add_argument("--number", type=int, help="only this workbook: keep its file here, list what went wrong")
    options = parser.parse_args()
    seed = secrets.randbelow(10**6) if options.seed is None else options.seed
    if options.number is not None:
        return _one(seed, options.number)
    score = Score()
    run_all(plans(seed, options.count), score.add)
    print(table(score))
    for result in sorted(score.failed, key=lambda r: r.plan.number)[:_SHOWN]:
        print(_summary(result))
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_text(document(score, seed, options.count), encoding="utf-8")
    print(f"seed {seed}, {options.count} workbooks, {score.total.cells} cells: {score.total.correct:.2f} % correct")
    return 0 if score.passed else 1


def _one(seed: int, number: int) -> int:
    """Show one workbook cell by cell."""
    with Cage() as cage:
        result = run(plans(seed, number + 1)[number], cage, keep=Path.cwd())
    print(_summary(result))
    wrong = [outcome for outcome in result.outcomes if outcome.verdict is not Verdict.CORRECT]
    for outcome in wrong:
        print(f"{outcome.verdict} {outcome.sheet}!{outcome.cell} {outcome.printed!r}\n  is  {outcome.meant}")
        print(f"  got {outcome.got}")
    return 1 if wrong else 0


def _summary(result: Result) -> str:
    counts = Counter(outcome.verdict.value for outcome in result.outcomes)
    failed = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if verdict != "correct")
    return f"--number {result.plan.number}: {', '.join(result.families)}: {failed or 'all correct'}"


if __name__ == "__main__":
    sys.exit(main())
