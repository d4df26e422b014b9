"""What is new since the last digest: the published generation compared with what was sent before.

Belongs here: queries on the generation, the comparison, the calendar of reminders. Not here: texts (`alerts`), sending
(`delivery`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from orchestration.dialogue.alerts import Digest, FolderNews, Note, Reminder
from orchestration.dialogue.alike import alike, together
from orchestration.dialogue.feedback import SEVERITY_RANK, period_vi
from orchestration.dialogue.returns import read_index
from orchestration.landing.codes import ALLIANCE_CODE, ALLIANCE_FOLDER, load_codes
from orchestration.landing.forms.form import load_forms
from orchestration.published.generation import OFFICE_FILE
from orchestration.quality import rulebook
from orchestration.settings import Settings

#: Reminders: a week before a return is due, the day after, then once a week for two months.
DAYS_BEFORE, DAYS_AFTER, EVERY = 7, 60, 7
_OF_NOBODY = "Thư mục không rõ của tỉnh nào"

_SUBMISSIONS = """
SELECT submission_id, period_code, geo_version, province_code, coalesce(province_name, ''), file_name, state
FROM quality.submissions ORDER BY period_code, province_code, version_no
"""
# A figure's share of the national total it enters: what a finding on its cell may move.
_FINDINGS = """
WITH shares AS (
    SELECT f.submission_id, f.sheet, f.cell, abs(f.value) / nullif(sum(abs(f.value)) OVER (
        PARTITION BY f.period_code, f.scenario, f.entity_type, f.indicator_code, f.sector_code, f.policy_code,
            f.program_code, f.funding_source
    ), 0) AS share
    FROM marts.fct_collective_economy AS f
    INNER JOIN marts.dim_indicator AS i ON i.indicator_code = f.indicator_code AND i.aggregation = 'sum'
)
SELECT f.finding_id, f.submission_id, f.rule_id, f.severity, f.sheet, f.cell, f.status, f.message_vi
FROM quality.findings AS f
LEFT JOIN shares AS s ON s.submission_id = f.submission_id AND s.sheet = f.sheet AND s.cell = f.cell
-- A finding that several submissions have is as open as it is in the worst of them.
QUALIFY row_number() OVER (PARTITION BY f.finding_id ORDER BY
    CASE f.status WHEN 'open' THEN 1 WHEN 'lapsed' THEN 2 WHEN 'explained' THEN 3 ELSE 4 END, f.last_seen_at DESC) = 1
ORDER BY coalesce(s.share, 0) DESC, f.level, f.sheet, f.cell, f.finding_id
"""
_SIZES = """
WITH sizes AS (
    SELECT geo_version, geo_code, max(value) AS organisations FROM marts.fct_collective_economy
    WHERE indicator_code = 'org_total' AND entity_type = 'cooperative' AND sector_code = 'total' AND scenario <> 'plan'
    GROUP BY geo_version, geo_code
)
SELECT geo_version, geo_code, organisations / nullif(sum(organisations) OVER (PARTITION BY geo_version), 0) FROM sizes
"""
_OWED = """
SELECT geo_version, geo_code, geo_name, period_code, form_code, due_date FROM marts.reporting_status
WHERE expected AND state IN ('not_received', 'rejected') AND due_date BETWEEN ? AND ?
ORDER BY due_date, geo_name, form_code
"""


class Submission(NamedTuple):
    """A row of `_SUBMISSIONS`: one workbook; whose it is is not known where its folder names no province."""

    submission_id: str
    period: str
    geo_version: str | None
    province_code: str | None
    province: str
    file: str
    state: str

    def matters(self, told: Told, has_critical: Collection[str]) -> bool:
        """Whether it is news: a workbook that was replaced, or answered, before anyone heard of it is none."""
        stands = self.state == "accepted" or (self.state == "rejected" and self.submission_id in has_critical)
        return stands or self.submission_id in told.states


class Finding(NamedTuple):
    """A row of `_FINDINGS`."""

    finding_id: str
    submission_id: str
    rule_id: str
    severity: str
    sheet: str
    cell: str
    status: str
    message: str

    @property
    def is_open(self) -> bool:
        """Whether the province still has to do something about it."""
        return self.status in ("open", "lapsed")


@dataclass
class Told:
    """What was told so far: the memory between two digests.

    Attributes:
        generation: the generation last told of.
        findings: status of every finding that was told and not yet cleared.
        states: state of every submission.
        reminders: reminders sent, by key; each is sent once.
    """

    generation: str = ""
    findings: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    reminders: list[str] = field(default_factory=list)


def gather(settings: Settings, generation: Path, told: Told, today: date) -> tuple[Digest, Told]:
    """Compare the published generation with what was told.

    Args:
        settings: where feedback workbooks lie.
        generation: folder of the published generation.
        told: what was told before.
        today: the day in Vietnam.

    Returns:
        The digest, and what will have been told once it is sent.
    """
    with closing(duckdb.connect(str((generation / OFFICE_FILE).resolve()), read_only=True)) as connection:
        submissions = [Submission(*row) for row in connection.execute(_SUBMISSIONS).fetchall()]
        findings = [Finding(*row) for row in connection.execute(_FINDINGS).fetchall()]
        sizes = {(geo, code): float(share or 0) for geo, code, share in connection.execute(_SIZES).fetchall()}
        window = [today - timedelta(days=DAYS_AFTER), today + timedelta(days=DAYS_BEFORE)]
        owed = connection.execute(_OWED, window).fetchall()
    folders = folder_news(settings, submissions, findings, sizes, told)
    reminders, sent = _reminders(owed, today, told.reminders)
    now_told = Told(
        generation.name,
        {finding.finding_id: finding.status for finding in findings if finding.status != "cleared"},
        {submission.submission_id: submission.state for submission in submissions},
        sent,
    )
    return Digest(generation.name, folders, reminders, generation=str(generation)), now_told


def folder_news(
    settings: Settings,
    submissions: Iterable[Submission],
    findings: Iterable[Finding],
    sizes: Mapping[tuple[str | None, str | None], float],
    told: Told,
) -> tuple[FolderNews, ...]:
    """What is new in each folder, in the order of the submissions; of a folder without news nothing."""
    book = rulebook.load()
    feedback = {key: str(settings.feedback / page.path) for key, page in read_index(settings).items() if not page.error}
    folder_names = _folder_names()
    by_folder: dict[str, list[Submission]] = {}
    for submission in submissions:
        province = folder_names.get((submission.geo_version, submission.province_code), submission.province_code or "")
        by_folder.setdefault(f"{submission.period}/{province}", []).append(submission)
    of_submission: dict[str, list[Finding]] = {}
    for finding in findings:
        of_submission.setdefault(finding.submission_id, []).append(finding)
    news = []
    for folder, versions in by_folder.items():
        here = [finding for version in versions for finding in of_submission.get(version.submission_id, ())]
        last = versions[-1]
        # What rejected a workbook is cleared once another answers it.
        has_critical = {f.submission_id for f in here if f.severity == "critical" and f.status != "cleared"}
        changed = [version for version in versions if told.states.get(version.submission_id) != version.state]
        # What is counted are notes, as many as are read here and in the marked workbook.
        noted = partial(
            notes, book=book, files={version.submission_id: version.file for version in versions}, marked=feedback
        )
        still_open = Counter(note.severity for note in noted(f for f in here if f.is_open))
        item = FolderNews(
            folder=folder,
            reporter=last.province or _OF_NOBODY,
            period=period_vi(last.period),
            files=tuple((version.file, version.state) for version in changed if version.matters(told, has_critical)),
            rejected=last.state == "rejected",
            new=noted(f for f in here if f.is_open and told.findings.get(f.finding_id) not in ("open", f.status)),
            cleared=len(noted(f for f in here if f.status == "cleared" and f.finding_id in told.findings)),
            explained=len(
                noted(f for f in here if f.status == "explained" and told.findings.get(f.finding_id) != "explained")
            ),
            open_critical=still_open["critical"],
            open_warnings=still_open["warning"],
            share=sizes.get((last.geo_version, last.province_code), 0.0),
            feedback=tuple(feedback[v.submission_id] for v in versions if v.submission_id in feedback),
        )
        if item.files or item.new or item.cleared or item.explained:
            news.append(item)
    return tuple(news)


def notes(
    findings: Iterable[Finding], book: rulebook.RuleBook, files: Mapping[str, str], marked: Collection[str]
) -> tuple[Note, ...]:
    """What is told of findings, gravest first: one fault all along a row or all over a sheet is one note.

    Args:
        findings: those to tell, what moves more of a national total before what moves less.
        book: the rules, for their titles.
        files: name of each workbook of the folder, by submission. Where there are several, each note says its own.
        marked: submissions that come back as a marked workbook, which says what to do. Of one that cannot be opened
            nothing comes back: what to do is said here.
    """
    named = files if len(set(files.values())) > 1 else {}
    titles, told = ({rule.id: getattr(rule, name) for rule in book} for name in ("title_vi", "told"))
    groups = together(
        sorted(findings, key=lambda f: SEVERITY_RANK[f.severity]),  # stable: by effect within a severity
        # A finding on a whole sheet stands alone.
        lambda f: (
            f.cell and (alike(f.rule_id, f.sheet, f.cell, told), f.severity, f.status, named.get(f.submission_id))
        ),
    )
    return tuple(
        Note(
            first.severity,
            _place(named.get(first.submission_id, ""), first.sheet, first.cell, len(others)),
            titles.get(first.rule_id, first.rule_id),
            first.status == "lapsed",
            first.message if first.submission_id not in marked and not first.sheet else "",
        )
        for first, *others in groups
    )


def _place(file: str, sheet: str, cell: str, others: int) -> str:
    more = f" và {others} ô khác" if others else ""
    return ", ".join(filter(None, [file, sheet, f"ô {cell}{more}" if cell else ""]))


def _folder_names() -> dict[tuple[str | None, str | None], str]:
    names: dict[tuple[str | None, str | None], str] = {
        (p.geo_version, p.code): p.folder for p in load_codes().provinces
    }
    return names | {(version, ALLIANCE_CODE): ALLIANCE_FOLDER for version in ("63", "34")}


def _reminders(owed: list[tuple[Any, ...]], today: date, sent: list[str]) -> tuple[tuple[Reminder, ...], list[str]]:
    """Reminders whose stage was not told yet, and every key of a return that is still owed."""
    titles = {form.code: form.title_vi.partition(":")[0] for form in load_forms()}
    folder_names = _folder_names()
    groups: dict[tuple[Any, ...], list[str]] = {}
    for geo_version, geo_code, name, period, form, due in owed:
        groups.setdefault((geo_version, geo_code, name, period, due), []).append(titles.get(form, form))
    reminders, keys = [], []
    for (geo_version, geo_code, name, period, due), forms in groups.items():
        late = (today - due).days
        stage = "before" if late <= 0 else f"after {(late - 1) // EVERY}"
        key = f"{geo_version}/{geo_code}/{period}/{due.isoformat()}/{stage}"
        keys.append(key)
        if key not in sent:
            folder = folder_names.get((geo_version, geo_code), "")
            reminders.append(Reminder(name, folder, tuple(forms), period_vi(period), due, late))
    return tuple(reminders), keys
