"""The results of a gate: one rule on one submission, and the decisions of one run.

Belongs here: the shapes of these results. Not here: the tables that keep them (`tables`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class GateReport:
    """One run of a gate; what it found stands in `quality.*`.

    Attributes:
        gate: 1 or 2.
        accepted: ids of the submissions accepted by this run (gate 1 only).
        rejected: ids of the submissions rejected by this run (gate 1 only).
        documents: the result of every table as Great Expectations keeps it, for its Data Docs.
    """

    gate: int
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    documents: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class RuleResult:
    """One rule on one submission; one row of `quality.rule_results`.

    Attributes:
        submission_id: the submission.
        rule_id: the rule.
        gate: its gate, 1 or 2.
        checked: places that were looked at.
        failed: of these, places where the rule fails.
    """

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
