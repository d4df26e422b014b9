"""`python -m tests.rules`: write `docs/rules.md`; with `--check`, say whether it and the cases are complete."""

from __future__ import annotations

import argparse
import sys

from orchestration.quality.rulebook import load
from tests.rules.cases import missing
from tests.rules.page import PAGE, current


def main() -> int:
    """Run; 1 when something is missing or out of date."""
    parser = argparse.ArgumentParser(prog="rules", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, fail where something must change")
    options = parser.parse_args()
    book = load()
    lacking = missing([rule.id for rule in book])
    for line in lacking:
        print(f"tests/rules: {line}", file=sys.stderr)
    page = current()
    if not options.check:
        PAGE.write_text(page, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page:
        print("docs/rules.md is out of date: make rules", file=sys.stderr)
        return 1
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main())
