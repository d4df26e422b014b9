"""Checks that every message of the rule book can be filled in.

A field without a value would leave a gap in its sentence, or suppress the sentence, and nobody would notice. Asking all
checks for their fields takes the database half a second, so it is done once after a rule changed.

Belongs here: fields of messages against columns of checks. Not here: the form of a template (`rulebook`), filling it in
(`findings`). The fields that the reader supplies with a problem are known only when it reports one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb

from orchestration.landing.learnt import learnt_once
from orchestration.quality.compile import Question, compile_checks
from orchestration.quality.findings import ALWAYS_GIVEN, fields
from orchestration.quality.rulebook import Rule, RuleBookError


def refuse_unknown_fields(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], *, as_filed: bool) -> None:
    """Compare the messages of rules with what their checks give.

    Args:
        connection: the working warehouse after `evaluation.prepare`.
        rules: all rules of one gate.
        as_filed: whether they are those of `expectations/`, to be asked only once.

    Raises:
        RuleBookError: a message names what its check does not give; the text names file, rule and message.
    """

    def in_order() -> bool:
        for question in compile_checks(rule for rule in rules if rule.check.kind != "reader"):
            _compare(connection, question)
        return True

    in_order.__name__ = f"messages_of_gate_{rules[0].gate}" if rules else "no_messages"
    learnt_once(in_order)() if as_filed else in_order()


def _compare(connection: duckdb.DuckDBPyConnection, question: Question) -> None:
    try:
        columns = connection.execute(f"DESCRIBE {question.select}").fetchall()
    except duckdb.Error:
        return  # whoever asks it says better what is wrong
    given = {column for column, *_ in columns} | ALWAYS_GIVEN
    for rule in question.rules:
        for name, text in (("message_vi", rule.message_vi), ("message_en", rule.message_en)):
            if unknown := fields(text) - given:
                raise RuleBookError(
                    f"expectations/{rule.file}: {rule.id}: {name} holds {_in_braces(unknown)}, which its check does "
                    f"not give; it gives {_in_braces(given)}"
                )


def _in_braces(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
