"""What a gate reports to its caller: asset checks, the command line, alerts.

Belongs here: the shape of a gate's result. Not here: the tables it also writes (`tables`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from orchestration.quality.findings import Finding
from orchestration.quality.rulebook import Rule, Severity
from orchestration.quality.verdicts import Verdict


@dataclass(frozen=True)
class RuleOutcome:
    """One rule over all submissions of a run.

    Attributes:
        rule_id: the rule.
        level: its level.
        severity: its severity.
        dimension: its quality dimension.
        table: the table it watches.
        title_vi: its title for provinces.
        title_en: its title in English.
        passed: submissions that satisfy it.
        failed: submissions that do not.
        not_applicable: submissions in which there was nothing to check.
        checked_rows: places checked in all submissions.
        failed_rows: places that fail.
        failed_submissions: ids of the submissions that fail.
    """

    rule_id: str
    level: int
    severity: Severity
    dimension: str
    table: str
    title_vi: str
    title_en: str
    passed: int
    failed: int
    not_applicable: int
    checked_rows: int
    failed_rows: int
    failed_submissions: tuple[str, ...]


@dataclass(frozen=True)
class GateReport:
    """One run of a gate.

    Attributes:
        gate: 1 or 2.
        results: one outcome per rule of the gate, in the order of the rule book.
        findings: number of findings by severity; all three severities are present.
        accepted: submissions accepted by this run (gate 1 only).
        rejected: submissions rejected by this run (gate 1 only).
        documents: the result of every table as Great Expectations keeps it, for its Data Docs.
    """

    gate: int
    results: tuple[RuleOutcome, ...] = ()
    findings: dict[Severity, int] = field(default_factory=dict)
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    documents: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class RuleResult:
    """One rule on one submission; one row of `quality.rule_results`."""

    submission_id: str
    rule_id: str
    gate: int
    checked: int
    failed: int

    @property
    def outcome(self) -> str:
        """passed, failed or not_applicable."""
        if self.failed:
            return "failed"
        return "passed" if self.checked else "not_applicable"


def build_report(
    gate: int,
    rules: Sequence[Rule],
    results: Iterable[RuleResult],
    findings: Iterable[Finding],
    verdicts: Sequence[Verdict] = (),
    documents: Sequence[dict[str, Any]] = (),
) -> GateReport:
    """Sum up one run of a gate."""
    by_rule: dict[str, list[RuleResult]] = {rule.id: [] for rule in rules}
    for result in results:
        by_rule[result.rule_id].append(result)
    counted = Counter(finding.severity for finding in findings)
    severities: tuple[Severity, ...] = ("critical", "warning", "info")
    return GateReport(
        gate=gate,
        results=tuple(_outcome(rule, by_rule[rule.id]) for rule in rules),
        findings={severity: counted[severity] for severity in severities},
        accepted=tuple(v.submission_id for v in verdicts if v.state == "accepted"),
        rejected=tuple(v.submission_id for v in verdicts if v.state == "rejected"),
        documents=tuple(documents),
    )


def _outcome(rule: Rule, results: Sequence[RuleResult]) -> RuleOutcome:
    outcomes = Counter(result.outcome for result in results)
    return RuleOutcome(
        rule_id=rule.id,
        level=rule.level,
        severity=rule.severity,
        dimension=rule.dimension,
        table=rule.table,
        title_vi=rule.title_vi,
        title_en=rule.title_en,
        passed=outcomes["passed"],
        failed=outcomes["failed"],
        not_applicable=outcomes["not_applicable"],
        checked_rows=sum(result.checked for result in results),
        failed_rows=sum(result.failed for result in results),
        failed_submissions=tuple(result.submission_id for result in results if result.failed),
    )
