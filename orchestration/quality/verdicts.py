"""Accepted or rejected: pure functions over the findings of gate 1.

Belongs here: the decision and its reason. Not here: anything that depends on other submissions.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from orchestration.quality.findings import Finding


@dataclass(frozen=True)
class Verdict:
    """The decision on one submission.

    Attributes:
        submission_id: the submission.
        state: accepted or rejected.
        reason: why it was rejected, in Vietnamese; None when accepted.
    """

    submission_id: str
    state: Literal["accepted", "rejected"]
    reason: str | None


def decide(
    submission_ids: Iterable[str], findings: Iterable[Finding], waived: Container[tuple[str, str]] = frozenset()
) -> list[Verdict]:
    """Decide every submission: one critical finding that is not waived rejects it as a whole.

    Args:
        submission_ids: the submissions to decide, with or without findings.
        findings: findings of gate 1, of these submissions.
        waived: the findings that the national office accepts, as (submission id, finding id).

    Returns:
        One verdict per submission, in the order given.
    """
    critical: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity == "critical" and (finding.submission_id, finding.finding_id) not in waived:
            critical.setdefault(finding.submission_id, []).append(finding)
    return [
        Verdict(submission_id, "rejected", _reason(critical[submission_id]))
        if submission_id in critical
        else Verdict(submission_id, "accepted", None)
        for submission_id in submission_ids
    ]


def _reason(critical: Sequence[Finding]) -> str:
    first = min(critical, key=lambda finding: (finding.level, finding.rule_id, finding.sheet, finding.cell))
    more = len(critical) - 1
    return first.message_vi if not more else f"{first.message_vi} (và {more} lỗi nghiêm trọng khác)"
