"""Gate 1: may a submission in? Levels 0-2, from the submission itself and the seeds alone.

Belongs here: the order of steps of gate 1. Not here: what is in force, and anything that depends on what else
arrived.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import duckdb

from orchestration.quality import tables, waivers
from orchestration.quality.causes import without_consequences
from orchestration.quality.evaluation import all_questions, evaluate, load_seeds, prepare
from orchestration.quality.findings import to_finding
from orchestration.quality.messages import refuse_unknown_fields
from orchestration.quality.report import GateReport
from orchestration.quality.rulebook import Rule, RuleBook, load
from orchestration.quality.verdicts import decide
from orchestration.quality.waivers import Waiver

_RELATIONS = "gate1_relations.sql"


def get_ready(
    connection: duckdb.DuckDBPyConnection, *, rules: Sequence[Rule] | None = None, preview: bool = False
) -> None:
    """Create the tables of the stage and the code lists that gate 1 asks, before there is anything to check.

    Args:
        connection: the working warehouse, or one in memory.
        rules: those of gate 1; None for those of `expectations/`.
        preview: without the comments that become the data dictionary.
    """
    tables.create_tables(connection, described=not preview)
    load_seeds(connection, all_questions(_RELATIONS, load().of_gate(1) if rules is None else rules))


def run(
    connection: duckdb.DuckDBPyConnection,
    now: datetime,
    submission_ids: Sequence[str] | None = None,
    *,
    book: RuleBook | None = None,
    accepted_anyway: Sequence[Waiver] | None = None,
    preview: bool = False,
) -> GateReport:
    """Check submissions and decide them.

    Findings, rule results, verdicts and events are written in one transaction. Deciding a submission again
    replaces what was said about it and keeps since when.

    Args:
        connection: the working warehouse (or a connection in memory) with `landing.*`.
        now: time of the run, UTC without time zone.
        submission_ids: the submissions to decide; None for every one that lacks a verdict of the rules
            version it was read with.
        book: the rules; None for those of `expectations/`.
        accepted_anyway: the waivers; None for those of the seed.
        preview: do without Great Expectations and its documents, see `evaluate`, after `get_ready`.

    Returns:
        What was found and decided.

    Raises:
        ValueError: a submission is not in `landing.submissions`.
        RuleBookError: the rule book is at fault.
        ValidationError: Great Expectations is at fault.
    """
    as_filed = book is None
    book = book or load()
    rules = book.of_gate(1)
    if not preview:
        get_ready(connection, rules=rules)
    concerned = _concerned(connection, submission_ids)
    if not concerned:
        return GateReport(1)
    prepare(connection, _RELATIONS)
    if not preview:
        refuse_unknown_fields(connection, rules, as_filed=as_filed)
    evaluation = evaluate(connection, rules, preview=preview)
    findings = [to_finding(failure) for failure in without_consequences(evaluation.failures)]
    waived = waivers.waived(connection, findings, waivers.load(book) if accepted_anyway is None else accepted_anyway)
    verdicts = decide(concerned, findings, waived)
    with tables.transaction(connection):
        tables.store_findings(connection, 1, findings, waived, evaluation.results, now)
        tables.store_verdicts(connection, verdicts, now)
    decided = {
        state: tuple(v.submission_id for v in verdicts if v.state == state) for state in ("accepted", "rejected")
    }
    return GateReport(1, **decided, documents=tuple(evaluation.documents))


def _concerned(connection: duckdb.DuckDBPyConnection, submission_ids: Sequence[str] | None) -> list[str]:
    """Fill the temporary table `concerned` and return its submissions in order."""
    connection.execute("CREATE OR REPLACE TEMP TABLE concerned (submission_id VARCHAR)")
    if submission_ids is None:
        connection.execute(
            """
            INSERT INTO concerned
            SELECT s.submission_id
            FROM landing.submissions AS s
            LEFT JOIN quality.verdicts AS v ON v.submission_id = s.submission_id
            WHERE v.submission_id IS NULL OR v.rules_version IS DISTINCT FROM s.rules_version
            """
        )
    else:
        connection.execute(
            """
            INSERT INTO concerned
            SELECT submission_id FROM landing.submissions WHERE submission_id IN (SELECT unnest(?::VARCHAR[]))
            """,
            [list(submission_ids)],
        )
    rows = connection.execute("SELECT submission_id FROM concerned ORDER BY submission_id").fetchall()
    concerned = [submission_id for (submission_id,) in rows]
    if unknown := set(submission_ids or ()) - set(concerned):
        raise ValueError(f"not in landing.submissions: {', '.join(sorted(unknown))}")
    return concerned
