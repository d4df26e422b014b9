"""Two countries of the same returns, one without errors and one with an error in each: what do the gates say?

Belongs here: drawing, reading, landing and judging the returns. Not here: the errors (`errors`).
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import duckdb

from orchestration.landing import store
from orchestration.landing.caged.cage import Cage, Request
from orchestration.landing.folder import Folder
from orchestration.quality import gate1, gate2
from orchestration.quality.rulebook import load
from tests.benchmarks.accuracy import country as provinces
from tests.benchmarks.accuracy.draft import FORM_NAMES, Draft
from tests.benchmarks.accuracy.forms import make_table
from tests.benchmarks.accuracy.layouts import draw
from tests.benchmarks.accuracy.writers import write
from tests.benchmarks.quality.errors import KINDS, Kind, Return
from tests.unit.quality.landed import build_intermediate, new_warehouse

RECEIVED_AT = datetime(2026, 1, 10)
JUDGED_AT = datetime(2026, 1, 15)


@dataclass(frozen=True)
class Plan:
    """One return: the same plan draws the same figures."""

    seed: int
    number: int
    kind: Kind

    def rng(self) -> random.Random:
        """The plan's own chance."""
        return random.Random(f"{self.seed}/{self.number}")

    def country(self) -> provinces.Return:
        """Whose figures; every return has a province of its own."""
        country = provinces.invent(self.rng())
        # The map of 2025 is another one: last year's return would be that of another province.
        return replace(country, year=2024) if self.kind.before == "last year" and country.year == 2025 else country

    def draft(self, country: provinces.Return) -> Draft:
        """The return without an error, with the forms that its error needs and perhaps others.

        What gate 2 is to find has no other form: that would contradict it, and the return would be rejected before.
        """
        rng = self.rng()
        others = rng.sample(list(FORM_NAMES), rng.choice((0, 1, 2)))
        forms = {*self.kind.forms, *(() if self.kind.rules[0].startswith("int_") else others)}
        draft = Draft(country, str(country.year))
        draft.tables = {FORM_NAMES[form]: make_table(form, country, rng) for form in FORM_NAMES if form in forms}
        draft.sheets = [draw(table, country, rng, name) for name, table in draft.tables.items()]
        return draft


@dataclass(frozen=True)
class Outcome:
    """What became of one return.

    Attributes:
        plan: which one.
        clean: rules that object although nothing is wrong, once per finding.
        critical: of these, the critical ones.
        answers: rules that object to the planted error, once per finding.
    """

    plan: Plan
    clean: tuple[str, ...]
    critical: tuple[str, ...]
    answers: tuple[str, ...]

    @property
    def caught(self) -> bool:
        """Whether a rule that should object does."""
        return bool(set(self.plan.kind.rules) & set(self.answers))


def plans(seed: int, count: int) -> list[Plan]:
    """Every kind as often as the others."""
    kinds = list(KINDS.values())
    return [Plan(seed, number, kinds[number % len(kinds)]) for number in range(count)]


def sample(seed: int, count: int) -> list[Plan]:
    """A few returns, spread over the kinds."""
    kinds = list(KINDS.values())
    return [Plan(seed, number, kinds[number * len(kinds) // count]) for number in range(count)]


def run(todo: list[Plan], on_progress: Callable[[int], None] = lambda done: None) -> list[Outcome]:
    """Draw, read and judge every return twice: as it should be, and with its error."""
    with Cage() as cage:
        clean = _judged(cage, todo, False, on_progress)
        planted = _judged(cage, todo, True, on_progress)
    outcomes = []
    for plan in todo:
        without, with_error = clean.get(plan.number, {}), planted.get(plan.number, {})
        outcomes.append(
            Outcome(
                plan,
                tuple(rule_id for rule_id, _ in without.values()),
                tuple(rule_id for rule_id, severity in without.values() if severity == "critical"),
                tuple(rule_id for finding, (rule_id, _) in with_error.items() if finding not in without),
            )
        )
    return outcomes


#: Per return the findings, by identity and value: rule and severity.
Judged = dict[int, dict[tuple[str, str], tuple[str, str]]]


def _judged(cage: Cage, todo: list[Plan], planted: bool, on_progress: Callable[[int], None]) -> Judged:
    with closing(new_warehouse()) as connection, tempfile.TemporaryDirectory() as folder:
        for done, plan in enumerate(todo):
            _land_all(connection, cage, Path(folder), plan, planted)
            on_progress(done)
        gate1.run(connection, JUDGED_AT, accepted_anyway=())
        build_intermediate(connection)
        gate2.run(connection, JUDGED_AT, accepted_anyway=())
        found: Judged = {}
        for submission_id, *finding in connection.execute(
            """
            SELECT submission_id, finding_id, fingerprint, rule_id, severity FROM quality.gate_findings
            WHERE status = 'open' AND submission_id LIKE 'return %' ORDER BY ALL
            """
        ).fetchall():
            number = int(submission_id.removeprefix("return "))
            found.setdefault(number, {})[finding[0], finding[1]] = (finding[2], finding[3])
    return found


def _land_all(connection: duckdb.DuckDBPyConnection, cage: Cage, folder: Path, plan: Plan, planted: bool) -> None:
    """The return, and what was sent before it."""
    country = plan.country()
    given = Return(plan.draft(country))
    if plan.kind.before == "last year":
        last = Return(plan.draft(replace(country, year=country.year - 1)))
        _land(connection, cage, folder, last, plan, f"last year {plan.number}", 0)
    if planted and plan.kind.before == "itself":
        _land(connection, cage, folder, Return(plan.draft(country)), plan, f"before {plan.number}", 0)
    if planted and plan.kind.before == "a twin":
        _land(connection, cage, folder, given, plan, f"twin {plan.number}", 0, province=f"T{plan.number}")
    if planted:
        plan.kind.plant(given, random.Random(f"{plan.seed}/{plan.number}/error"))
    _land(connection, cage, folder, given, plan, f"return {plan.number}", 1)


def _land(
    connection: duckdb.DuckDBPyConnection,
    cage: Cage,
    folder: Path,
    given: Return,
    plan: Plan,
    submission_id: str,
    version: int,
    province: str = "",
) -> None:
    path = write(given.draft, folder)
    sent_to = Folder(given.folder_period, given.draft.country.folder)
    answer = cage.read(Request(path, path.name, sent_to))
    row = store.SubmissionRow(
        submission_id, sent_to, path.name, "0" * 64, 1, RECEIVED_AT + timedelta(days=version), version + 1,
        answer.file_format, "v1",
    )  # fmt: skip
    store.replace_submissions(connection, [(row, answer)])
    # Two hundred returns have more provinces than the country.
    own = province or f"P{plan.number}"
    connection.execute(
        "UPDATE landing.submissions SET province_code = ?, folder = period_code || '/' || ? WHERE submission_id = ?",
        [own, own, submission_id],
    )


def unknown_rules() -> list[str]:
    """Rules that an error names and the book lacks."""
    book = {rule.id for rule in load()}
    return sorted({rule_id for kind in KINDS.values() for rule_id in kind.rules} - book)
