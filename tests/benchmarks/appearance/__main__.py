"""`python -m tests.benchmarks.appearance`: redraw every workbook in every way, print what is read otherwise."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from orchestration.settings import PROJECT_ROOT
from tests.benchmarks.accuracy.scoring import Verdict
from tests.benchmarks.appearance.comparing import shown
from tests.benchmarks.appearance.redrawings import load
from tests.benchmarks.appearance.trial import SEVERAL, Result, names, try_each, try_several

DOCUMENT = PROJECT_ROOT / "docs" / "appearance.md"
_TIMES = 10
_FAULTS = (Verdict.SILENT, Verdict.DROPPED, Verdict.INVENTED)


def main() -> int:
    """Redraw; 0 when nothing is read otherwise without a finding."""
    parser = argparse.ArgumentParser(prog="appearance", description=__doc__)
    parser.add_argument("--workbook", default="", help="only workbooks whose name has this")
    parser.add_argument("--redrawing", default="", help="only redrawings whose name has this; lists what went wrong")
    parser.add_argument("--several", action="store_true", help="only several at once; lists what went wrong")
    options = parser.parse_args()
    workbooks = [name for name in names() if options.workbook in name]
    several = Counter[Verdict]()
    for result in [] if options.redrawing else _results(workbooks, partial(try_several, times=_TIMES)):
        several.update(outcome.verdict for outcome in result.outcomes)
        if options.several:
            _list(result)
    if options.several:
        print(_summed(several))
        return int(any(several[fault] for fault in _FAULTS))
    ways = [way for way in sorted(load()) if options.redrawing in way]
    tallies: dict[str, Counter[Verdict]] = defaultdict(Counter)
    books: Counter[str] = Counter()
    for result in _results(workbooks, partial(try_each, redrawings=ways)):
        tallies[result.redrawing].update(outcome.verdict for outcome in result.outcomes)
        books[result.redrawing] += 1
        if options.redrawing or options.workbook:
            _list(result)
    table = _table(tallies, books)
    print(table)
    if not (options.workbook or options.redrawing):
        DOCUMENT.write_text(_document(table, tallies, books, several), encoding="utf-8")
    return int(any(tally[fault] for tally in tallies.values() for fault in _FAULTS))


def _results(workbooks: list[str], tried: Callable[[str], Iterable[Result]]) -> list[Result]:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with ProcessPoolExecutor(cores) as pool:
        return [result for results in pool.map(partial(_listed, tried), workbooks) for result in results]


def _listed(tried: Callable[[str], Iterable[Result]], workbook: str) -> list[Result]:
    return list(tried(workbook))


def _list(result: Result) -> None:
    for outcome in result.outcomes:
        if outcome.verdict is not Verdict.CORRECT:
            print(f"{result.workbook}, {result.redrawing}: {outcome.verdict} {shown(outcome.where)}")
            print(f"  is  {outcome.meant}\n  got {outcome.got}")


def _table(tallies: dict[str, Counter[Verdict]], books: Counter[str]) -> str:
    head = ["Redrawing", "Workbooks", "Figures", *(verdict.value.capitalize() for verdict in Verdict)]
    rows = [head, ["---", *["---:"] * (len(head) - 1)]]
    for name, tally in [*sorted(tallies.items()), ("**all**", sum(tallies.values(), Counter()))]:
        counted = books[name] or books.total()
        rows.append([name, str(counted), str(tally.total()), *(str(tally[verdict]) for verdict in Verdict)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _summed(tally: Counter[Verdict]) -> str:
    faults = ", ".join(f"{tally[fault]} {fault}" for fault in _FAULTS)
    return (
        f"{tally.total()} figures and fields: {100 * tally[Verdict.CORRECT] / tally.total():.2f} % as before, {faults}"
    )


def _document(table: str, tallies: dict[str, Counter[Verdict]], books: Counter[str], several: Counter[Verdict]) -> str:
    total = sum(tallies.values(), Counter[Verdict]())
    faults = sum(total[fault] for fault in _FAULTS)
    return f"""# What the looks of a workbook change

Written by `make appearance`; do not edit. Every workbook of `tests/golden` and of `raw/` is redrawn in
{len(tallies)} ways that change nothing it says, one at a time: columns and rows moved, cells merged otherwise, words
spelt out or abbreviated, numbers printed as text, letterheads and signatures around the table. Each figure, and each
field of a list, must then be read as before. The classes are those of [how exactly](accuracy.md): *absent* and
*flagged* are told by a finding, *silent*, *dropped* and *invented* are faults.

{books.total()} readings, {total.total()} figures and fields: {100 * total[Verdict.CORRECT] / total.total():.2f} %
as before, {faults} ({100 * faults / total.total():.3f} %) otherwise without a finding. Golden workbooks stand for one
odd layout each: a redrawing may take away the one thing that tells it, such as the band over a single column.

Real workbooks are odd in many ways at once. Each workbook is also drawn {_TIMES} times in up to {SEVERAL} ways
together, chosen by lot from those that leave nothing half changed: {_summed(several)}.

```
make appearance
make appearance ARGS=--several
make appearance ARGS="--redrawing 'merged cells filled'"
```

{table}
"""


if __name__ == "__main__":
    sys.exit(main())
