"""The page `docs/rules.md`: every rule, where it comes from, what it says, and how well it does.

Belongs here: the text of the page, a function of the rule book and the score. Not here: measuring the score
(`tests.benchmarks.quality`).
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from orchestration.quality.check_kinds import SqlCheck
from orchestration.quality.rulebook import Rule, RuleBook, load
from orchestration.settings import PROJECT_ROOT
from tests.benchmarks.quality.false_alarms import Rate
from tests.benchmarks.quality.false_alarms import read as read_rates

PAGE = PROJECT_ROOT / "docs" / "rules.md"
SCORE = PROJECT_ROOT / "tests" / "benchmarks" / "quality" / "score.csv"

_HEAD = """\
# The rule book

Written by `make rules` from `expectations/`; `make check` fails when it is out of date, or when a rule lacks a case
that makes it fire or one that keeps it silent (`tests/rules/<rule id>.yml`).

A **critical** finding rejects the submission as a whole, a **warning** asks the province to correct or to explain, an
**info** is a note. Levels: 0 the file, 1 a cell, 2 inside the submission (gate 1, before the warehouse is built); 3 its
own past and the other workbooks of its folder, 4 other submissions or the register, 5 outside totals (gate 2, over all
that is in force). "critical / warning" means: critical where the identity binds (all parts printed, exact, on one
sheet, in one column and scope), else a warning. I1-I26 are the arithmetic identities of
[known-contradictions.md](known-contradictions.md).
"""
_SCORE_HEAD = """\
## How well the rules do

`make quality-score` takes made-up returns without a fault, plants one known error in each and runs both gates. Recall:
how many of the errors planted for a rule it found. Precision: of its findings on all returns, how many the planted
error explains. Rules not listed have no error of their own among those planted. An error is caught when one of the
rules that should object does; the table counts the first of them.
"""
_FALSE_ALARMS_HEAD = """\
## False alarms of the rules of plausibility

Countries without any error, drawn by `make quality-score`: yearly changes of 6 % (organisations), 12 % (members) and
10 % (revenue) and levels that differ by a factor of about 1.6, each calm (normal), skewed (lognormal) or wild
(Student's t with 3 degrees of freedom). Judged: figures that have others to compare with.
"""


@dataclass(frozen=True)
class Score:
    """One line of the score.

    Attributes:
        rule_id: the rule.
        planted: errors planted that it must find.
        found: those it found.
        explained: its findings that a planted error explains.
        unexplained: its other findings.
    """

    rule_id: str
    planted: int
    found: int
    explained: int
    unexplained: int

    @property
    def precision(self) -> str:
        """Share of its findings that are right, in percent."""
        findings = self.explained + self.unexplained
        return f"{100 * self.explained / findings:.0f} %" if findings else ""


def read_score(path: Path = SCORE) -> tuple[list[Score], Mapping[str, str]]:
    """The score last measured, and what was measured; nothing where there is none."""
    if not path.exists():
        return [], {}
    with path.open(encoding="utf-8", newline="") as file:
        about = dict(part.split("=") for part in file.readline().strip("# \n").split(", "))
        rows = csv.DictReader(file)
        return [
            Score(row["rule_id"], *(int(row[name]) for name in ("planted", "found", "explained", "unexplained")))
            for row in rows
        ], about


def write_score(scores: Iterable[Score], about: Mapping[str, str], path: Path = SCORE) -> None:
    """Keep a score."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("# " + ", ".join(f"{name}={value}" for name, value in about.items()) + "\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("rule_id", "planted", "found", "explained", "unexplained"))
        writer.writerows((s.rule_id, s.planted, s.found, s.explained, s.unexplained) for s in scores)


def current() -> str:
    """The page as it should be: of today's rule book and the last measurements."""
    return render(load(), *read_score(), read_rates())


def render(book: RuleBook, scores: Iterable[Score], about: Mapping[str, str], rates: list[Rate]) -> str:
    """The page."""
    counts = Counter(rule.severity for rule in book)
    parts = [
        _HEAD,
        f"{len(book)} rules: {counts['critical']} critical, {counts['warning']} warnings, {counts['info']} notes.\n",
    ]
    for table in dict.fromkeys(rule.table for rule in book):
        parts.append(f"## {table}\n")
        parts.extend(_rule(rule) for rule in book if rule.table == table)
    listed = sorted(scores, key=lambda score: score.rule_id)
    if listed:
        parts.append(_score(listed, about))
    if rates:
        parts.append(_false_alarms(rates))
    return "\n".join(parts)


def _rule(rule: Rule) -> str:
    milder = rule.severity_of(False)
    severity = rule.severity if milder == rule.severity or not _may_bind(rule) else f"{rule.severity} / {milder}"
    validity = "".join(
        f", periods {word} {day.isoformat()}"
        for word, day in (("from", rule.valid_from), ("until", rule.valid_until))
        if day
    )
    return (
        f"### {rule.id}\n\n"
        f"**{rule.title_vi}** · {rule.title_en}  \n"
        f"level {rule.level}, {severity}, {rule.dimension}; source: {rule.source}{validity}\n\n"
        f"> {rule.message_vi}\n>\n> {rule.message_en}\n"
    )


def _may_bind(rule: Rule) -> bool:
    """Whether the check tells apart what binds and what does not."""
    if isinstance(rule.check, SqlCheck):
        return "AS binding" in rule.check.select
    return rule.check.kind not in ("reader", "in_seed", "range", "ratio_range")


def _score(scores: list[Score], about: Mapping[str, str]) -> str:
    lines = [
        _SCORE_HEAD,
        f"Last measured: {about['caught']} of {about['returns']} errors caught, of {about['kinds']} kinds "
        f"(recall {100 * int(about['caught']) / int(about['returns']):.1f} %), seed {about['seed']}.\n",
        "| rule | planted | found | recall | findings explained | not explained | precision |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for s in scores:
        recall = f"{100 * s.found / s.planted:.0f} %" if s.planted else ""
        lines.append(
            f"| {s.rule_id} | {s.planted} | {s.found} | {recall} | {s.explained} | {s.unexplained} | {s.precision} |"
        )
    return "\n".join(lines) + "\n"


def _false_alarms(rates: list[Rate]) -> str:
    lines = [_FALSE_ALARMS_HEAD, "| rule | provinces | law | judged | alarms | rate |", "|---|---:|---|---:|---:|---:|"]
    lines += [
        f"| {rate.rule_id} | {rate.provinces} | {rate.law} | {rate.judged} | {rate.alarms} | {rate.percent} |"
        for rate in rates
    ]
    return "\n".join(lines) + "\n"
