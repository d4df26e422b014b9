"""`python -m tests.benchmarks.quality`: plant known errors, score the rules, write `docs/rules.md`."""

from __future__ import annotations

import argparse
import secrets
import sys
from collections import Counter
from collections.abc import Sequence

from tests.benchmarks.quality import false_alarms
from tests.benchmarks.quality.errors import KINDS
from tests.benchmarks.quality.trial import Outcome, plans, run
from tests.rules.page import PAGE, Score, current, write_score

LEAST_RECALL = 0.95


def main() -> int:
    """Run; 0 when the rules keep their promises."""
    parser = argparse.ArgumentParser(prog="quality", description=__doc__)
    parser.add_argument("--seed", type=int, help="draws the same returns again (default: fresh ones)")
    parser.add_argument("--count", type=int, default=200, help="number of returns (default: %(default)s)")
    options = parser.parse_args()
    seed = secrets.randbelow(10**6) if options.seed is None else options.seed
    outcomes = run(plans(seed, options.count), _progress)
    print(file=sys.stderr)
    scores = score(outcomes)
    caught = sum(outcome.caught for outcome in outcomes)
    about = {"returns": len(outcomes), "kinds": len(KINDS), "caught": caught, "seed": seed}
    write_score(scores, {name: str(value) for name, value in about.items()})
    false_alarms.write(false_alarms.measure(seed))
    PAGE.write_text(current(), encoding="utf-8")
    for outcome in outcomes:
        if not outcome.caught:
            answers = ", ".join(sorted(set(outcome.answers))) or "nothing"
            print(f"missed: {outcome.plan.kind.name} (return {outcome.plan.number}); found: {answers}")
        if outcome.critical:
            print(f"critical on a clean return: {', '.join(outcome.critical)} (return {outcome.plan.number})")
    print(f"seed {seed}: {caught} of {len(outcomes)} errors caught; {sum(s.unexplained for s in scores)} findings "
          f"on clean returns")  # fmt: skip
    return 0 if passed(outcomes) else 1


def score(outcomes: Sequence[Outcome]) -> list[Score]:
    """Recall and precision of every rule that has an error or a finding."""
    planted = Counter(outcome.plan.kind.rules[0] for outcome in outcomes)
    found = Counter(o.plan.kind.rules[0] for o in outcomes if o.plan.kind.rules[0] in o.answers)
    explained = Counter(rule_id for outcome in outcomes for rule_id in outcome.answers)
    unexplained = Counter(rule_id for outcome in outcomes for rule_id in outcome.clean)
    return [
        Score(rule_id, planted[rule_id], found[rule_id], explained[rule_id], unexplained[rule_id])
        for rule_id in sorted({*planted, *explained, *unexplained})
    ]


def passed(outcomes: Sequence[Outcome]) -> bool:
    """Whether enough errors are caught and no critical rule objects to a return without one."""
    caught = sum(outcome.caught for outcome in outcomes)
    return caught >= LEAST_RECALL * len(outcomes) and not any(outcome.critical for outcome in outcomes)


def _progress(done: int) -> None:
    if done % 20 == 0:
        print(".", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
