"""The rule book: the YAML files of `expectations/`, loaded and validated.

Belongs here: the fields of a rule, and the conditions on a whole rule book. Not here: the kinds of check
(`check_kinds`), how a check becomes SQL (`compile`, `selects`), what follows from its result (`evaluation`, `findings`,
`verdicts`).

A file's path is the table that its rules check: `expectations/landing/figures.yml` -> `landing.figures`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal

from pydantic import StringConstraints, ValidationError, model_validator

from orchestration.landing.learnt import learnt_once
from orchestration.quality.check_kinds import Check, Strict
from orchestration.settings import EXPECTATIONS_DIR

RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+\.[a-z0-9_]+$")]
Severity = Literal["critical", "warning", "info"]
Dimension = Literal["completeness", "consistency", "timeliness", "validity", "plausibility"]

#: The mildest first.
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "critical")

GATE_OF_SCHEMA = {"landing": 1, "intermediate": 2}
LEVELS_OF_GATE = {1: range(0, 3), 2: range(3, 6)}


class RuleBookError(ValueError):
    """The rule book contradicts itself, or what it is applied to."""


class Rule(Strict):
    """One rule.

    Attributes:
        id: `<table>.<statement>`, the statement being what is wrong or what must hold.
        level: 0 file, 1 cell, 2 inside the submission, 3 against its own past, 4 against other submissions or
            the register, 5 against outside totals.
        severity: critical rejects the submission.
        severity_unless_binding: severity where a rule does not bind (a part of a sum is missing, approximate, or
            on another sheet); the milder of the two counts.
        yields_to: rules that name the cause: where one of them fails on a cell that takes part, on the sheet or on the
            file, nothing is said of the consequence.
        told: what is one remark for a province: the fault all along a row of a sheet, or all over the sheet.
        dimension: kind of quality lost when the rule fails.
        source: where the rule comes from: a law, a circular, an identity (I1-I26), the form.
        valid_from: first day of a reporting period's end for which it holds; None: since ever.
        valid_until: last such day; None: for ever.
        title_vi: what should hold, in a few words for the province.
        title_en: the same in English.
        message_vi: template of the finding's text for the province: what, where, how to mend.
        message_en: the same in English.
        check: how it is checked.
        table: table whose rows are checked, from the path of the file.
    """

    id: RuleId
    level: int
    severity: Severity
    severity_unless_binding: Severity = "warning"
    yields_to: tuple[RuleId, ...] = ()
    told: Literal["row", "sheet"] = "row"
    dimension: Dimension
    source: str
    valid_from: date | None = None
    valid_until: date | None = None
    title_vi: str
    title_en: str
    message_vi: str
    message_en: str
    check: Check
    table: str

    @property
    def gate(self) -> int:
        """1: decides over one submission. 2: compares what is in force."""
        return GATE_OF_SCHEMA[self.table.split(".")[0]]

    @property
    def file(self) -> str:
        """Where it is written, below `expectations/`."""
        return f"{self.table.replace('.', '/')}.yml"

    @property
    def column(self) -> str:
        """Name of the rule's helper column."""
        return self.id.split(".")[1]

    @property
    def personal(self) -> bool:
        """Whether the cells checked may name persons: findings then carry no cell text."""
        return self.table.endswith("register_rows")

    @property
    def version(self) -> str:
        """Hash of what the rule demands, 16 hex digits; its words, titles and source may change freely."""
        demanded = {"id", "severity", "severity_unless_binding", "valid_from", "valid_until", "check"}
        return hashlib.sha256(self.model_dump_json(include=demanded).encode()).hexdigest()[:16]

    def severity_of(self, binding: bool) -> Severity:
        """Severity of one failure."""
        return self.severity if binding else min(self.severity, self.severity_unless_binding, key=SEVERITIES.index)

    @model_validator(mode="after")
    def _is_consistent(self) -> Rule:
        stem = self.table.split(".")[1]
        if self.id.split(".")[0] != stem:
            raise ValueError(f"id must begin with '{stem}.'")
        if self.level not in LEVELS_OF_GATE[self.gate]:
            raise ValueError(f"level {self.level} does not belong to gate {self.gate}")
        if self.valid_from and self.valid_until and self.valid_from > self.valid_until:
            raise ValueError("valid_from is after valid_until")
        if self.gate == 2 and self.severity == "critical":
            raise ValueError("gate 2 is never critical")
        if self.gate == 2 and self.check.kind != "sql":
            raise ValueError("gate 2 only knows checks of kind sql")
        if self.check.kind not in ("reader", "sql") and self.table != "landing.figures":
            raise ValueError(f"kind {self.check.kind} only checks landing.figures")
        for template in (self.message_vi, self.message_en):
            _check_template(template)
        return self


class RuleBook(Strict):
    """Every rule, in the order of the files."""

    rules: tuple[Rule, ...]

    def __iter__(self) -> Iterator[Rule]:  # type: ignore[override]
        """Iterate over the rules."""
        return iter(self.rules)

    def __len__(self) -> int:
        """How many rules there are."""
        return len(self.rules)

    def __getitem__(self, rule_id: str) -> Rule:
        """The rule of that id.

        Raises:
            KeyError: there is none.
        """
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)

    def of_gate(self, gate: int) -> tuple[Rule, ...]:
        """The rules of one gate."""
        return tuple(rule for rule in self.rules if rule.gate == gate)


@lru_cache(maxsize=4)
@learnt_once
def load(directory: Path = EXPECTATIONS_DIR) -> RuleBook:
    """Read every `<schema>/<table>.yml` below a directory, once a process.

    Raises:
        RuleBookError: a file is no list of rules, a rule is incomplete or contradicts itself, or two rules
            share an id. The message names file, rule and field.
    """
    rules: list[Rule] = []
    for path in sorted(directory.glob("*/*.y*ml")):
        rules.extend(_load_file(path))
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RuleBookError(f"{rule.id}: there are two rules of this id")
        seen.add(rule.id)
    for rule in rules:
        if unknown := set(rule.yields_to) - seen:
            raise RuleBookError(f"{rule.id}: it yields to rules that the book lacks: {', '.join(sorted(unknown))}")
    return RuleBook(rules=tuple(rules))


def _load_file(path: Path) -> Iterator[Rule]:
    from orchestration.runtime.yaml_file import read_yaml  # once the rules are learnt, nobody needs it

    table = f"{path.parent.name}.{path.stem}"
    if path.parent.name not in GATE_OF_SCHEMA:
        raise RuleBookError(f"{path}: no gate checks the schema '{path.parent.name}'")
    entries = read_yaml(path)
    if not isinstance(entries, list):
        raise RuleBookError(f"{path}: expected a list of rules")
    for position, entry in enumerate(entries, start=1):
        name = entry.get("id") if isinstance(entry, dict) else None
        try:
            yield Rule.model_validate({**entry, "table": table})
        except (ValidationError, TypeError) as error:
            raise RuleBookError(f"{path}: {name or f'rule {position}'}: {_in_words(error)}") from None  # it says it all


def _in_words(error: ValidationError | TypeError) -> str:
    if isinstance(error, TypeError):
        return "expected a mapping of fields"
    return "; ".join(
        f"{'.'.join(str(part) for part in problem['loc']) or 'rule'}: {problem['msg']}" for problem in error.errors()
    )


def _check_template(template: str) -> None:
    for _, field, _, conversion in Formatter().parse(template):
        if field is not None and not field.isidentifier():
            raise ValueError(f"a message holds the field {{{field}}}; fields are plain names")
        if conversion:
            raise ValueError("a message knows no conversions (!r, !s)")
