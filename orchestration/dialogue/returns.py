"""Which submissions get a feedback workbook, and where the workbooks are.

`<data dir>/feedback/<period>/<province>/<file name> - phản hồi.xlsx` exists for every submission with findings that
could be opened; `<data dir>/feedback/index.json` lists them.

Belongs here: queries on the warehouse; what is written, kept or deleted. Not here: texts (`feedback`), drawing
(`workbook_copy`).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import starmap
from pathlib import Path, PurePath
from queue import SimpleQueue
from typing import Any, NamedTuple

import duckdb

from orchestration.dialogue.alike import alike
from orchestration.dialogue.copyist import CopyFailed, Copyist
from orchestration.dialogue.feedback import Feedback, Page, Remark, page, period_vi
from orchestration.landing.arriving.arrivals import archived
from orchestration.landing.codes import ALLIANCE_CODE, Codes, load_codes
from orchestration.quality.findings import format_number
from orchestration.quality.rulebook import load as load_rules
from orchestration.quality.standing import ALLIANCE_NAME
from orchestration.settings import Settings

SUFFIX = " - phản hồi.xlsx"
INDEX = "index.json"
_CAME_BACK = re.compile(r" - (?:phản hồi|phan hoi)(?: ?\(\d+\))?\.\w+$", re.IGNORECASE)
_LONGEST_NAME = 255  # bytes of a file name, on every file system that matters

_SUBMISSIONS = """
SELECT s.submission_id, s.period_code, s.folder, s.file_name, s.version_no, s.received_at, s.file_format, s.sha256,
    s.geo_version, s.province_code, v.state
FROM landing.submissions AS s INNER JOIN quality.verdicts AS v ON v.submission_id = s.submission_id
WHERE s.file_format IS NOT NULL
ORDER BY s.folder, s.version_no
"""
_FORMS = """
SELECT submission_id, title_vi, sum(figures), sum(organisations)
FROM (
    SELECT submission_id, form_code, count(value) AS figures, 0 AS organisations
    FROM landing.figures GROUP BY submission_id, form_code
    UNION ALL
    SELECT submission_id, form_code, 0, count(*) FROM landing.register_rows GROUP BY submission_id, form_code
) INNER JOIN landing.forms USING (form_code)
GROUP BY submission_id, title_vi, precedence ORDER BY precedence
"""
_COLUMNS = """finding_id, severity, {status}, level, sheet, cell, coalesce(related_cells, ''),
    coalesce(printed_text, ''), coalesce(expected, ''), message_vi, coalesce({explanation}, ''), rule_id"""
_FINAL = f"""
SELECT submission_id, {_COLUMNS.format(status="status", explanation="explanation")}
FROM quality.findings WHERE status <> 'cleared'
"""
# Before gate 2 there are no explanations, only waivers.
_OF_GATE_1 = f"""
SELECT submission_id, {
    _COLUMNS.format(status="CASE WHEN waived_by IS NULL THEN status ELSE 'explained' END", explanation="waived_why")
}
FROM quality.gate_findings WHERE status <> 'cleared'
"""


class _Submission(NamedTuple):
    """A row of `_SUBMISSIONS`."""

    submission_id: str
    period: str
    folder: str
    file_name: str
    version_no: int
    received_at: datetime
    file_format: str
    sha256: str
    geo_version: str | None
    province_code: str | None
    state: str


@dataclass(frozen=True)
class Return:
    """A feedback workbook to be written.

    Attributes:
        path: where, below the feedback folder.
        sha256: hash of the submission's bytes.
        file_format: what they are.
        feedback: what is said.
    """

    path: PurePath
    sha256: str
    file_format: str
    feedback: Feedback


@dataclass(frozen=True)
class Written:
    """One feedback workbook as the index lists it.

    Attributes:
        submission_id: whose it is.
        path: below the feedback folder.
        fingerprint: hash of everything it says.
        written_at: when, UTC.
        lost: what the copy does not keep.
        reason: why it is its first page alone, '' when the sheets of the submission follow.
        error: why there is none, '' when there is.
    """

    submission_id: str
    path: str
    fingerprint: str
    written_at: str
    lost: tuple[str, ...] = ()
    reason: str = ""
    error: str = ""


@dataclass(frozen=True)
class ReturnsReport:
    """What `write_returns` did.

    Attributes:
        written: workbooks written now.
        unchanged: workbooks that say what they said before.
        removed: workbooks taken away, their findings are answered.
        failed: submissions for which none could be written.
    """

    written: tuple[Written, ...]
    unchanged: int
    removed: int
    failed: tuple[Written, ...]


def gather(connection: duckdb.DuckDBPyConnection, *, sent: bool = True) -> list[Return]:
    """Everything that is to go back, as the warehouse knows it now.

    Args:
        connection: a warehouse with `landing.*` and `quality.*`.
        sent: whether the workbooks were sent and loaded, or are only checked by gate 1 before sending.

    Returns:
        Submissions with findings that could be opened, by folder and version.
    """
    told = {rule.id: rule.told for rule in load_rules()}
    remarks: dict[str, list[Remark]] = {}
    for submission_id, *columns, rule_id in connection.execute(_FINAL if sent else _OF_GATE_1).fetchall():
        remark = Remark(*columns)
        remark = replace(remark, alike=alike(rule_id, remark.sheet, remark.cell, told))
        remarks.setdefault(submission_id, []).append(remark)
    forms: dict[str, list[tuple[str, str]]] = {}
    for submission_id, title, figures, organisations in connection.execute(_FORMS).fetchall():
        forms.setdefault(submission_id, []).append((title.partition(":")[0], _how_much(figures, organisations)))
    codes = load_codes()
    returns = []
    for submission in starmap(_Submission, connection.execute(_SUBMISSIONS).fetchall()):
        if submission.submission_id not in remarks or not _is_folder(submission.folder):
            continue
        feedback = Feedback(
            submission_id=submission.submission_id,
            reporter=_reporter(codes, submission.geo_version, submission.province_code),
            period=period_vi(submission.period),
            file_name=submission.file_name,
            version_no=submission.version_no,
            received_at=submission.received_at if sent else None,
            rejected=submission.state == "rejected",
            forms=tuple(forms.get(submission.submission_id, ())),
            remarks=tuple(remarks[submission.submission_id]),
        )
        path = PurePath(submission.folder) / feedback_name(submission.file_name)
        returns.append(Return(path, submission.sha256, submission.file_format, feedback))
    return returns


def _how_much(figures: int, organisations: int) -> str:
    """What was read of a form.

    >>> _how_much(0, 1925), _how_much(197, 0), _how_much(0, 0)
    ('1.925 tổ chức', '197 số liệu', 'không có số liệu')
    """
    read = [f"{format_number(figures)} số liệu"] if figures else []
    read += [f"{format_number(organisations)} tổ chức"] if organisations else []
    return ", ".join(read) or "không có số liệu"


def write_returns(settings: Settings, returns: Sequence[Return]) -> ReturnsReport:
    """Write what changed, take away what is answered; one workbook that fails stops no other.

    Args:
        settings: where the archive and the feedback folder are.
        returns: everything that is to go back now.
    """
    for leftover in settings.feedback.glob("*/*/.*.part"):  # of a load that was killed
        leftover.unlink()
    before = read_index(settings)
    now = settings.now()
    kept: list[Written] = []
    to_write: list[tuple[Return, Page, str]] = []
    for item in {item.path: item for item in returns}.values():  # of one name, the latest version
        said = page(item.feedback)
        fingerprint = _fingerprint(item, said)
        known = before.get(item.feedback.submission_id)
        if known and known.fingerprint == fingerprint and (known.error or (settings.feedback / item.path).exists()):
            kept.append(known)
        else:
            to_write.append((item, said, fingerprint))
    done = _write_all(settings, to_write, now)
    written, failed = [entry for entry in done if not entry.error], [entry for entry in done if entry.error]
    entries = [*kept, *written, *failed]
    written_before = {settings.feedback / entry.path for entry in before.values()}
    if not before:  # the list is lost, and what it listed lies there still
        written_before = set(settings.feedback.glob(f"*/*/*{SUFFIX}"))
    removed = _take_away(written_before - {settings.feedback / entry.path for entry in entries})
    if written or failed or removed or len(entries) != len(before):
        _write_index(settings, entries)
    return ReturnsReport(tuple(written), len(kept), removed, tuple(failed))


def read_index(settings: Settings) -> dict[str, Written]:
    """The feedback workbooks by submission; none where the list cannot be read: then all are written again."""
    path = settings.feedback / INDEX
    if not path.exists():
        return {}
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return {entry["submission_id"]: Written(**{**entry, "lost": tuple(entry["lost"])}) for entry in entries}
    except (ValueError, TypeError, KeyError):  # no JSON, or that of another version
        return {}


def feedback_name(file_name: str) -> str:
    """`Phụ lục.xlsx` comes back as `Phụ lục - phản hồi.xlsx`, `Phụ lục.xls` as `Phụ lục.xls - phản hồi.xlsx`.

    A workbook that comes back a second time keeps its name, whatever mail, browser or another program made of it.
    """
    came_back = _CAME_BACK.search(unicodedata.normalize("NFC", file_name))
    stem = came_back.string[: came_back.start()] if came_back else file_name.removesuffix(".xlsx")
    room = _LONGEST_NAME - len(SUFFIX.encode()) - len("..part")
    return stem.encode()[:room].decode(errors="ignore") + SUFFIX


def _write_all(settings: Settings, to_write: Sequence[tuple[Return, Page, str]], now: datetime) -> list[Written]:
    """Write as many at a time as workbooks are read at a time, each with a copyist that no other uses meanwhile."""
    idle: SimpleQueue[Copyist] = SimpleQueue()

    def write(item: Return, said: Page, fingerprint: str) -> Written:
        copyist = idle.get()
        try:
            return _write(copyist, settings, item, said, fingerprint, now)
        finally:
            idle.put(copyist)

    with ExitStack() as stack:
        for _ in range(settings.readers):
            idle.put(stack.enter_context(Copyist()))
        threads = ThreadPoolExecutor(settings.readers, "copyist")
        stack.callback(threads.shutdown, cancel_futures=True)  # after Ctrl-C nothing more is begun
        return [future.result() for future in [threads.submit(write, *each) for each in to_write]]


def _write(copyist: Copyist, settings: Settings, item: Return, said: Page, fingerprint: str, now: datetime) -> Written:
    entry = Written(item.feedback.submission_id, str(item.path), fingerprint, now.isoformat())
    source = archived(settings.archive, item.sha256)
    try:
        copied = copyist.write(source, item.file_format, settings.feedback / item.path, said.as_dict())
    except (CopyFailed, OSError) as error:
        return replace(entry, error=str(error))
    return replace(entry, lost=copied.lost, reason=copied.reason)


def _take_away(answered: Iterable[Path]) -> int:
    removed = 0
    for path in answered:
        if path.exists():
            path.unlink()
            removed += 1
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
    return removed


def _write_index(settings: Settings, entries: Sequence[Written]) -> None:
    path = settings.feedback / INDEX
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    part = path.with_name(f".{path.name}.part")
    content = [asdict(entry) for entry in sorted(entries, key=lambda entry: entry.path)]
    part.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    part.replace(path)


def _fingerprint(item: Return, said: Page) -> str:
    content: Any = [item.sha256, str(item.path), said.as_dict()]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:32]


def _is_folder(folder: str) -> bool:
    """Whether a folder of `raw/` names a place below the feedback folder: two plain names."""
    parts = folder.split("/")
    return len(parts) == 2 and not any(part.strip(". ") == "" for part in parts)


def _reporter(codes: Codes, geo_version: str | None, province_code: str | None) -> str:
    if province_code == ALLIANCE_CODE:
        return ALLIANCE_NAME
    names = [p.name for p in codes.provinces if (p.geo_version, p.code) == (geo_version, province_code)]
    return names[0] if names else ""
