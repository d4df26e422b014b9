"""Run the rules of one gate over its relations: SQL computes helper columns, Great Expectations validates them.

Belongs here: from rules to failures, set-based. Not here: the relations themselves, and what is done with a
failure.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from orchestration.quality.compile import Question, compile_checks
from orchestration.quality.findings import Failure
from orchestration.quality.identity import identify
from orchestration.quality.report import RuleResult
from orchestration.quality.rulebook import Rule, RuleBookError
from orchestration.settings import SEEDS_DIR

if TYPE_CHECKING:
    import pyarrow as pa

    from orchestration.quality.suites import Document, Validation

HERE = Path(__file__).parent
_SEED = re.compile(r"\bseed_(\w+)")

#: Per rule the places (submission, sheet, cell) where it fails.
Failing = dict[str, list[tuple[str, str, str]]]

_CHECKS = """
    CREATE OR REPLACE TEMP TABLE checks (
        rule_id VARCHAR, submission_id VARCHAR, sheet VARCHAR, cell VARCHAR, ok BOOLEAN, details VARCHAR
    )
"""


@dataclass(frozen=True)
class Evaluation:
    """What the rules of one gate found.

    Attributes:
        failures: every place where a rule fails.
        results: every rule on every submission concerned.
        documents: the result of every table as Great Expectations keeps it.
    """

    failures: list[Failure]
    results: list[RuleResult]
    documents: list[Document]


def load_seeds(connection: duckdb.DuckDBPyConnection, asked_by: Iterable[str], seeds_dir: Path = SEEDS_DIR) -> None:
    """Create, as temporary tables `seed_<name>`, the code lists that SQL names, and the small functions of rules.

    Args:
        connection: the working warehouse, or one in memory.
        asked_by: the SQL: of thirty code lists rules ask a handful, and to read all takes as long as to judge a form.
        seeds_dir: folder of the code lists.
    """
    connection.execute((HERE / "macros.sql").read_text(encoding="utf-8"))
    for path in (seeds_dir / f"{name}.csv" for name in sorted(set(_SEED.findall("\n".join(asked_by))))):
        with path.open(encoding="utf-8", newline="") as file:
            columns = dict.fromkeys(next(csv.reader(file)), "VARCHAR")
        # The names are of a file of this repository, never texts of a workbook. Told everything, DuckDB need not guess.
        connection.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE "seed_{path.stem}" AS
            SELECT * FROM read_csv(
                ?, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {columns}
            )
            """,
            [str(path)],
        )


def all_questions(relations: str, rules: Sequence[Rule]) -> list[str]:
    """The SQL of everything that is asked of a gate: its relations and the checks of its rules."""
    questions = compile_checks(rule for rule in rules if rule.check.kind != "reader")
    return [_relations(relations), *(question.select for question in questions)]


def _relations(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def prepare(connection: duckdb.DuckDBPyConnection, relations: str) -> None:
    """Create, as temporary tables, what the rules of a gate may read.

    Args:
        connection: the working warehouse after `load_seeds`; holds the temporary table `concerned(submission_id)`.
        relations: name of the SQL file beside this module.
    """
    connection.execute(_relations(relations))


def evaluate(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], *, preview: bool = False) -> Evaluation:
    """Check every rule over the prepared relations.

    Args:
        connection: the working warehouse after `prepare`.
        rules: the rules of one gate.
        preview: somebody waits for a look at one workbook: take the failing places from the helper columns themselves.
            They are the same, without a document of Great Expectations and without the seconds of its import.

    Returns:
        Failures and results of the submissions in `concerned`.

    Raises:
        RuleBookError: the SQL of a rule does not run, or the reader reports a rule that the book lacks.
        ValidationError: Great Expectations could not compute an expectation.
    """
    connection.execute(_CHECKS)
    content = [rule for rule in rules if rule.check.kind != "reader"]
    noticed = [rule for rule in rules if rule.check.kind == "reader"]
    waiting = []
    for table in dict.fromkeys(rule.table for rule in content):
        watched = [rule for rule in content if rule.table == table]
        for question in compile_checks(watched) if _has_rows(connection, table) else ():
            _check(connection, question)
        if not preview:
            waiting.append(_validate(connection, table, watched))
    validations = [validation.result() for validation in waiting if validation]
    failing = _failing(connection, content) if preview else {rule.id: [] for rule in content}
    for validation in validations:
        failing |= validation.failures
    if noticed:
        _check_reader(connection, noticed)
        failing |= _failing(connection, noticed)
    return Evaluation(
        failures=identify(connection, _failures(connection, rules, failing)),
        results=_results(connection, rules, failing),
        documents=[validation.document for validation in validations],
    )


def _has_rows(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether there is anything that the rules of a table could speak of: a form is no list, a list no form."""
    whose = "WHERE submission_id IN (SELECT submission_id FROM concerned)" if table.startswith("landing.") else ""
    return connection.execute(f"SELECT 1 FROM {table} {whose} LIMIT 1").fetchone() is not None


def _check(connection: duckdb.DuckDBPyConnection, question: Question) -> None:
    """Write one row per thing checked; the failing ones with everything their messages need."""
    try:
        connection.execute(_insertion(question))
    except duckdb.Error as error:
        if len(question.rules) == 1:
            raise RuleBookError(f"{question.rules[0].id}: its check does not run: {error}") from error
        for each in question.rules:  # one of them is at fault: it is named alone
            (alone,) = compile_checks([each])
            _check(connection, alone)
        raise RuleBookError(f"{question.rules[0].check.kind}: checks do not run together: {error}") from error


def _insertion(question: Question) -> str:
    """A statement for all places that a question is about; a rule holds for its periods only."""
    limits = [
        f"(q.rule_id <> '{rule.id}' OR period_end(valid.period_code) {within} DATE '{day.isoformat()}')"
        for rule in question.rules
        for within, day in ((">=", rule.valid_from), ("<=", rule.valid_until))
        if day is not None
    ]
    valid = "INNER JOIN landing.submissions AS valid ON valid.submission_id = q.submission_id" if limits else ""
    return f"""
        INSERT INTO checks
        SELECT q.rule_id, q.submission_id, coalesce(q.sheet, ''), coalesce(q.cell, ''), q.ok,
            CASE WHEN NOT q.ok THEN to_json(q)::VARCHAR END
        FROM ({question.select}) AS q
        {valid}
        WHERE {" AND ".join(["q.ok IS NOT NULL", *limits])}
    """


def _validate(connection: duckdb.DuckDBPyConnection, table: str, rules: Sequence[Rule]) -> Future[Validation] | None:
    """A validation of one checked table over all its rows; a rule without anything to check takes no part."""
    from orchestration.quality import apart, suites

    ids = [rule.id for rule in rules]
    found = connection.execute("SELECT DISTINCT rule_id FROM checks WHERE rule_id IN (SELECT unnest(?))", [ids])
    checked = {rule_id for (rule_id,) in found.fetchall()}
    watched = [rule for rule in rules if rule.id in checked]
    return apart.compute(suites.validate_rows, table, watched, _rows(connection, watched)) if watched else None


def _rows(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> pa.Table:
    columns = ", ".join(f"bool_and(ok) FILTER (rule_id = '{rule.id}') AS \"{rule.column}\"" for rule in rules)
    return connection.sql(
        f"""
        SELECT submission_id, sheet, cell, {columns}
        FROM checks
        WHERE rule_id IN (SELECT unnest(?))
        GROUP BY submission_id, sheet, cell
        ORDER BY submission_id, sheet, cell
        """,
        params=[[rule.id for rule in rules]],
    ).to_arrow_table()


def _check_reader(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """What the reader noticed: a row per problem, and a passing row per submission without one."""
    ids = [rule.id for rule in rules]
    unknown = connection.execute(
        "SELECT DISTINCT rule_id FROM problems WHERE rule_id NOT IN (SELECT unnest(?)) ORDER BY ALL", [ids]
    ).fetchall()
    if unknown:
        raise RuleBookError(f"the reader reports rules that the book lacks: {', '.join(r for (r,) in unknown)}")
    connection.execute(
        """
        INSERT INTO checks
        SELECT rule_id, submission_id, coalesce(sheet, ''), coalesce(cell, ''), false,
            json_merge_patch(
                coalesce(params, '{}')::JSON,
                to_json({'printed_text': printed_text, 'expected': expected, 'related_cells': related_cells})
            )::VARCHAR
        FROM problems
        """
    )
    connection.execute(
        """
        INSERT INTO checks
        SELECT r.rule_id, c.submission_id, '', '', true, NULL
        FROM concerned AS c
        CROSS JOIN (SELECT unnest(?) AS rule_id) AS r
        WHERE NOT EXISTS (
            SELECT 1 FROM problems AS p WHERE p.submission_id = c.submission_id AND p.rule_id = r.rule_id
        )
        """,
        [ids],
    )


def _failing(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> Failing:
    """The places of `checks` where rules fail, each once."""
    failing: Failing = {rule.id: [] for rule in rules}
    rows = connection.execute(
        """
        SELECT DISTINCT rule_id, submission_id, sheet, cell FROM checks
        WHERE NOT ok AND rule_id IN (SELECT unnest(?)) ORDER BY ALL
        """,
        [list(failing)],
    ).fetchall()
    for rule_id, *place in rows:
        failing[rule_id].append((place[0], place[1], place[2]))
    return failing


def _failures(
    connection: duckdb.DuckDBPyConnection,
    rules: Sequence[Rule],
    failing: Failing,
) -> list[Failure]:
    # Two failures of one rule on one cell are one finding; which one speaks must not depend on chance.
    details = {
        (rule_id, submission_id, sheet, cell): json.loads(text, parse_float=Decimal)
        for rule_id, submission_id, sheet, cell, text in connection.execute(
            """
            SELECT rule_id, submission_id, sheet, cell, min(details)
            FROM checks WHERE NOT ok GROUP BY rule_id, submission_id, sheet, cell
            """
        ).fetchall()
    }
    return [
        Failure(rule, submission_id, sheet, cell, details[rule.id, submission_id, sheet, cell])
        for rule in rules
        for submission_id, sheet, cell in failing[rule.id]
    ]


def _results(
    connection: duckdb.DuckDBPyConnection,
    rules: Sequence[Rule],
    failing: Failing,
) -> list[RuleResult]:
    checked: dict[tuple[Any, Any], int] = {
        (rule_id, submission_id): count
        for rule_id, submission_id, count in connection.execute(
            "SELECT rule_id, submission_id, count(*) FROM checks GROUP BY rule_id, submission_id"
        ).fetchall()
    }
    failed: dict[tuple[str, str], int] = {}
    for rule_id, places in failing.items():
        for submission_id, _, _ in places:
            failed[rule_id, submission_id] = failed.get((rule_id, submission_id), 0) + 1
    concerned = connection.execute("SELECT submission_id FROM concerned ORDER BY submission_id").fetchall()
    return [
        RuleResult(
            submission_id=submission_id,
            rule_id=rule.id,
            gate=rule.gate,
            checked=checked.get((rule.id, submission_id), 0),
            failed=failed.get((rule.id, submission_id), 0),
        )
        for (submission_id,) in concerned
        for rule in rules
    ]
