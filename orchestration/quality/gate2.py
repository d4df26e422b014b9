"""Gate 2: does what is in force fit together? Levels 3-5, over everything accepted and in force.

Belongs here: the order of steps of gate 2, which ends with the tables readers see. Not here: deciding what is
in force (dbt does) or rejecting anything: gate 2 is never critical.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import duckdb

from orchestration.quality import standing, tables, waivers
from orchestration.quality.causes import without_consequences
from orchestration.quality.evaluation import all_questions, evaluate, load_seeds, prepare
from orchestration.quality.findings import to_finding
from orchestration.quality.messages import refuse_unknown_fields
from orchestration.quality.report import GateReport
from orchestration.quality.rulebook import RuleBook, load
from orchestration.quality.waivers import Waiver

_RELATIONS = "gate2_relations.sql"
_FOUND_BEFORE = """
    SELECT rule_id, submission_id, sheet, cell, severity
    FROM quality.gate_findings
    WHERE gate = 1 AND status <> 'cleared'
"""


def run(
    connection: duckdb.DuckDBPyConnection,
    now: datetime,
    *,
    book: RuleBook | None = None,
    accepted_anyway: Sequence[Waiver] | None = None,
    preview: bool = False,
) -> GateReport:
    """Compare everything in force and finalise the tables of the quality stage.

    Args:
        connection: the working warehouse with `landing.*`, `quality.*` after gate 1, and
            `intermediate.int_submission_forms`, `intermediate.int_figures_in_force`, `intermediate.int_register_rows`,
            `register.identities`, `register.review`.
        now: time of the run, UTC without time zone.
        book: the rules; None for those of `expectations/`.
        accepted_anyway: the waivers; None for those of the seed.
        preview: do without Great Expectations and its documents, see `evaluate`, after gate 1 on this connection.

    Returns:
        What was found; `accepted` and `rejected` stay empty.

    Raises:
        RuleBookError: the rule book is at fault.
        ValidationError: Great Expectations is at fault.
    """
    as_filed = book is None
    book = book or load()
    rules = book.of_gate(2)
    if not preview:
        tables.create_tables(connection)
    load_seeds(connection, [*all_questions(_RELATIONS, rules), standing.SUBMISSIONS])
    connection.execute(
        """
        CREATE OR REPLACE TEMP TABLE concerned AS
        SELECT DISTINCT submission_id FROM intermediate.int_submission_forms WHERE in_force
        """
    )
    prepare(connection, _RELATIONS)
    if not preview:
        refuse_unknown_fields(connection, rules, as_filed=as_filed)
    evaluation = evaluate(connection, rules, preview=preview)
    known = connection.execute(_FOUND_BEFORE).fetchall()
    findings = [to_finding(failure) for failure in without_consequences(evaluation.failures, known)]
    waived = waivers.waived(connection, findings, waivers.load(book) if accepted_anyway is None else accepted_anyway)
    with tables.transaction(connection):
        tables.store_rules(connection, book)
        tables.store_findings(connection, 2, findings, waived, evaluation.results, now)
        standing.finalise(connection, now)
    return GateReport(2, documents=tuple(evaluation.documents))
