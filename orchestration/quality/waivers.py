"""Waivers: failed rules that the national office accepts, from the seed `waivers.csv`.

Belongs here: reading and validating the seed, and which finding a waiver covers. Not here: the verdict that follows
(`verdicts`) and how it is shown (`tables`).

A waiver covers workbooks that arrive no later than its last day. The day of arrival is a fact of the submission, so the
verdict stays a function of the submission and the seeds, whenever it is computed.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from orchestration.landing.codes import load_codes
from orchestration.landing.folder import Folder
from orchestration.landing.values.period_codes import is_period
from orchestration.quality.findings import Finding
from orchestration.quality.rulebook import RuleBook, RuleBookError
from orchestration.settings import SEEDS_DIR

_COLUMNS = ("submission_id", "period_code", "province_folder", "rule_id", "who", "why", "until")


@dataclass(frozen=True)
class Waiver:
    """One row of the seed.

    Attributes:
        submission_id: the one workbook it covers; '' for every workbook of `lineage`.
        lineage: `<period>/<province folder>`, '' where one workbook is named.
        rule_id: the rule waived.
        who: who in the national office decided.
        why: the reason, in Vietnamese.
        until: last day on which a workbook may arrive under it.
    """

    submission_id: str
    lineage: str
    rule_id: str
    who: str
    why: str
    until: date

    def covers(self, finding: Finding, received_at: datetime) -> bool:
        """Whether it accepts this finding on a workbook that arrived then."""
        covered = finding.submission_id == self.submission_id or (self.lineage and finding.lineage == self.lineage)
        return bool(covered) and finding.rule_id == self.rule_id and received_at.date() <= self.until


def load(book: RuleBook, path: Path = SEEDS_DIR / "waivers.csv") -> tuple[Waiver, ...]:
    """Read the seed.

    Raises:
        RuleBookError: a row names no workbook, no folder that anyone reports in, no known rule, nobody, no reason or
            no day: it would cover nothing, or more than anyone can answer for.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        if tuple(rows.fieldnames or ()) != _COLUMNS:
            raise RuleBookError(f"{path.name}: expected the columns {', '.join(_COLUMNS)}")
        return tuple(_waiver(row, f"{path.name}, line {rows.line_num}", book) for row in rows)


def waived(
    connection: duckdb.DuckDBPyConnection, findings: Iterable[Finding], waivers: Sequence[Waiver]
) -> dict[tuple[str, str], Waiver]:
    """Which findings are waived, by submission and finding id.

    Args:
        connection: the working warehouse with `landing.submissions`, for the day of arrival.
        findings: what one gate found.
        waivers: the seed; the first row that covers a finding counts.
    """
    if not waivers:
        return {}
    received = dict(connection.execute("SELECT submission_id, received_at FROM landing.submissions").fetchall())
    return {
        (finding.submission_id, finding.finding_id): waiver
        for finding in findings
        for waiver in reversed(waivers)
        if waiver.covers(finding, received[finding.submission_id])
    }


def _waiver(row: dict[str, str], where: str, book: RuleBook) -> Waiver:
    given = {name: (row.get(name) or "").strip() for name in _COLUMNS}
    folder = [given["period_code"], given["province_folder"]]
    if bool(given["submission_id"]) == any(folder) or (any(folder) and not all(folder)):
        raise RuleBookError(f"{where}: name a submission_id, or a period_code and a province_folder")
    if any(folder):
        _demand_reporter(Folder(*folder), where)
    if given["rule_id"] not in {rule.id for rule in book}:
        raise RuleBookError(f"{where}: there is no rule '{given['rule_id']}'")
    if not (given["who"] and given["why"]):
        raise RuleBookError(f"{where}: who accepts it, and why?")
    try:
        until = date.fromisoformat(given["until"])
    except ValueError as error:
        raise RuleBookError(f"{where}: until is a day such as 2026-12-31, not '{given['until']}'") from error
    lineage = "/".join(folder) if any(folder) else ""
    return Waiver(given["submission_id"], lineage, given["rule_id"], given["who"], given["why"], until)


def _demand_reporter(folder: Folder, where: str) -> None:
    """Say no to a folder in which nobody reports: a slip of the pen would waive nothing, unheard."""
    if not is_period(folder.period):
        raise RuleBookError(f"{where}: there is no period '{folder.period}'")
    if not (folder.is_alliance or folder.declared(load_codes())):
        raise RuleBookError(f"{where}: nobody reports {folder.period} as '{folder.province}'")
