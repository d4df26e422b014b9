"""The score as a table: by family of defects, and in all.

Belongs here: adding up and printing. Not here: verdicts (`scoring`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tests.benchmarks.accuracy.scoring import Verdict
from tests.benchmarks.accuracy.trial import Result

TARGET = 99.5  # per cent of cells
_EXPLAINED = {
    Verdict.CORRECT: "read as printed: what is counted, of whom, when, how much; or, where nothing can be read, "
    "not read, with a finding",
    Verdict.ABSENT: "not read, and a finding on its cell, row, column or table asks about it",
    Verdict.FLAGGED: "wrong or doubtful, with a finding on its cell",
    Verdict.SILENT: "wrong without a finding",
    Verdict.DROPPED: "not read, without a trace",
    Verdict.INVENTED: "a figure where the workbook prints none",
}


@dataclass
class Tally:
    """Verdicts added up.

    Attributes:
        books: number of workbooks.
        verdicts: number of cells by verdict.
    """

    books: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)

    def add(self, result: Result) -> None:
        """Count one workbook."""
        self.books += 1
        self.verdicts.update(outcome.verdict for outcome in result.outcomes)

    @property
    def cells(self) -> int:
        """Number of cells judged."""
        return self.verdicts.total()

    @property
    def correct(self) -> float:
        """Correct cells, per cent."""
        return 100 * self.verdicts[Verdict.CORRECT] / self.cells if self.cells else 100.0


@dataclass
class Score:
    """The score of a run."""

    total: Tally = field(default_factory=Tally)
    families: dict[str, Tally] = field(default_factory=dict)
    failed: list[Result] = field(default_factory=list)

    def add(self, result: Result) -> None:
        """Count one workbook for every family it has."""
        self.total.add(result)
        for family in result.families:
            self.families.setdefault(family, Tally()).add(result)
        if any(outcome.verdict is not Verdict.CORRECT for outcome in result.outcomes):
            self.failed.append(result)

    @property
    def passed(self) -> bool:
        """Nothing silent, nothing invented, and as much correct as promised."""
        verdicts = self.total.verdicts
        return not verdicts[Verdict.SILENT] and not verdicts[Verdict.INVENTED] and self.total.correct >= TARGET


def table(score: Score) -> str:
    """The table by family, as Markdown."""
    head = ["Family", "Workbooks", "Cells", "Correct %", *(v.value.capitalize() for v in list(Verdict)[1:])]
    lines = [_row(head), _row(["---", *["---:"] * (len(head) - 1)])]
    lines += [_row(_numbers(name, tally)) for name, tally in sorted(score.families.items())]
    return "\n".join([*lines, _row(_numbers("**all**", score.total))])


def _numbers(name: str, tally: Tally) -> list[str]:
    others = [str(tally.verdicts[verdict]) for verdict in list(Verdict)[1:]]
    return [name, str(tally.books), str(tally.cells), f"{tally.correct:.2f}", *others]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def document(score: Score, seed: int, count: int) -> str:
    """The whole of `docs/accuracy.md`."""
    explained = "\n".join(f"* **{verdict.value}**: {text};" for verdict, text in _EXPLAINED.items())
    return f"""# How exactly spreadsheets are read

Written by `make accuracy`; do not edit. The workbooks are made up: the returns of random provinces and years
(PL I, II, III and lists of cooperatives), printed the way provinces print them, with one to four families of
defects each. What every cell says is known from the model that drew it, not from the reader.

Repeat this very run, or make another with a fresh seed:

```
make accuracy ARGS="--seed {seed} --count {count}"
make accuracy
```

Every cell falls into one class:

{explained.removesuffix(";")}.

A run passes when nothing is silent or invented and at least {TARGET} % of the cells are correct.
Seed {seed}: {count} workbooks, {score.total.cells} cells, {score.total.correct:.2f} % correct.
A workbook with several families counts for each of them.

{table(score)}
"""
