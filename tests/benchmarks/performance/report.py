"""`docs/performance.md`: what was measured, beside what was wanted.

Belongs here: prose and tables. Not here: measuring (the stages), targets (`targets.yml`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.benchmarks.performance.outcome import Outcome

# In the order in which they are run: `nights` changes the load that the others read.
STAGES = ("landing", "load", "growth", "bi", "nights")
_HERE = Path(__file__).parent
_TITLES = {
    "landing": "Landing",
    "load": "The first national load",
    "nights": "Every night after it",
    "growth": "Growth",
    "bi": "Twenty questions on the published data",
}
_BUSY = 0.2
_HEAD = """# How fast

Written by `make bench`; do not edit. The input is made up (`make simulate`): a country of 63 provinces with PL I, II,
III and a register of cooperatives each. Both sides of a ratio are measured in turn in one run, as whole processes;
figures are medians: `seconds` on the clock, `cpu` seconds of all cores with those of children, `memory` the peak of the
process itself in MiB. Times are one machine's; ratios travel.

```sh
make bench                         # registers of today's size and ten times that; under 20 minutes on two cores
make bench-full                    # a hundred times too; up to two hours, leave it in the background
make bench ARGS="nights growth"    # some stages again; the page keeps the others
```"""


@dataclass(frozen=True)
class Target:
    """A figure that is wanted: see `targets.yml`."""

    name: str
    stage: str
    says: str
    at_most: float | None = None
    at_least: float | None = None

    def reached(self, value: float) -> bool:
        """Whether a figure is as wanted."""
        return (self.at_most is None or value <= self.at_most) and (self.at_least is None or value >= self.at_least)

    @property
    def wanted(self) -> str:
        """The bound in words."""
        return f"at most {self.at_most:g}" if self.at_most is not None else f"at least {self.at_least:g}"


def targets(path: Path = _HERE / "targets.yml") -> list[Target]:
    """What is wanted."""
    return [Target(**entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]


def document(outcomes: dict[str, Outcome], wanted: list[Target], conclusions: str) -> str:
    """The whole page."""
    parts = [
        _HEAD,
        "## Reached and not reached\n\n" + _verdicts(outcomes, wanted),
    ]
    parts += [_stage(outcomes[stage]) for stage in STAGES if stage in outcomes]
    parts.append(f"## What the profiles say\n\n{conclusions.strip()}")
    return "\n\n".join(parts) + "\n"


def _verdicts(outcomes: dict[str, Outcome], wanted: list[Target]) -> str:
    lines = ["| Target | wanted | measured | |", "| --- | --- | ---: | --- |"]
    missed = 0
    for target in wanted:
        value = outcomes[target.stage].ratios.get(target.name) if target.stage in outcomes else None
        if value is None:
            verdict, shown = "not measured", ""
        else:
            verdict, shown = ("reached" if target.reached(value) else "**not reached**"), f"{value:g}"
        missed += verdict != "reached"
        lines.append(f"| {target.says} | {target.wanted} | {shown} | {verdict} |")
    total = f"{len(wanted) - missed} of {len(wanted)} targets are reached."
    return "\n".join([total, "", *lines])


def _stage(outcome: Outcome) -> str:
    lines = [f"## {_TITLES[outcome.stage]}", ""]
    lines += [f"{sentence}\n" for sentence in outcome.says]
    lines += [table(outcome.rows), ""]
    lines += [table([{"figure": name.replace("_", " "), "value": value} for name, value in outcome.ratios.items()]), ""]
    on = ", ".join(outcome.machine.values())
    lines.append(f"`{outcome.command}`, {outcome.provinces} provinces, {outcome.measured_on}: {on}.")
    if outcome.busy > _BUSY:
        lines.append(
            f"\n**Others were at work on the machine** (load {outcome.busy:.1f} a core before it began): "
            "the seconds are too many, the seconds of `cpu` and the ratios less so."
        )
    return "\n".join(lines)


def table(rows: list[dict[str, str | float]]) -> str:
    """Rows as Markdown; rows with other columns get a table of their own."""
    blocks: list[list[str]] = []
    columns: list[str] = []
    for row in rows:
        if list(row) != columns:
            columns = list(row)
            blocks.append([_line(columns), _line(["---", *["---:"] * (len(columns) - 1)])])
        blocks[-1].append(_line([_shown(value) for value in row.values()]))
    return "\n\n".join("\n".join(block) for block in blocks)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _shown(value: str | float) -> str:
    if isinstance(value, str):
        return f"`{value}`" if value.startswith("python ") else value
    if isinstance(value, int) or value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"
