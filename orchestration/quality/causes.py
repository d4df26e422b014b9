"""One cause, one finding: consequences of a fault that has its own finding are not reported again.

A number in the wrong unit is also implausible and contradicts its plan, its average and last year. The rule about the
unit reports it; the rules that yield to it (`yields_to` in the rule book) report nothing about the cells concerned.
Their results stay as they are; the province is only not asked twice.

Belongs here: which failures follow from others. Not here: which rules yield to which (`expectations/`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orchestration.quality.findings import Failure
from orchestration.quality.identity import Place, places
from orchestration.quality.rulebook import SEVERITIES, Severity

Fault = tuple[str, Place]
"""A rule and the place where it fails."""


def without_consequences(
    failures: Sequence[Failure], known: Iterable[tuple[str, str, str, str, Severity]] = ()
) -> list[Failure]:
    """The failures that no other explains, in the same order.

    A failure is explained where a rule that its rule yields to fails on its cell, on one that takes part in it, on its
    whole sheet or on the whole file. A grave one is never left out for a milder one.

    Args:
        failures: of one gate, with their related cells.
        known: rule, submission, sheet, cell and severity of what an earlier gate found.
    """
    faults: dict[Fault, Severity] = {
        (rule_id, (submission_id, sheet, cell)): severity for rule_id, submission_id, sheet, cell, severity in known
    }
    faults |= {(failure.rule.id, places(failure)[0]): failure.severity for failure in failures}
    return [failure for failure in failures if not _is_explained(failure, faults)]


def _is_explained(failure: Failure, faults: dict[Fault, Severity]) -> bool:
    if not failure.rule.yields_to:
        return False
    rank = SEVERITIES.index(failure.severity)
    whole_file, whole_sheet = (failure.submission_id, "", ""), (*places(failure)[0][:2], "")
    return any(
        (rule_id, place) in faults and SEVERITIES.index(faults[rule_id, place]) >= rank
        for rule_id in failure.rule.yields_to
        for place in (whole_file, whole_sheet, *places(failure))
    )
