"""The texts of notifications after a load: pure functions from news to texts, no database, no network, no clock.

A digest names places and rules, never the values themselves: those are in the feedback workbook.

Belongs here: subjects, plain text, HTML. Not here: what is news (`news`), who gets it and how (`delivery`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from pathlib import PurePath

from orchestration.dialogue.feedback import SEVERITY_RANK, SEVERITY_VI

#: Notes and files of one folder, folders of one digest, names in one list: a digest is read, not searched.
MOST_NOTES = 5
MOST_FILES = 10
MOST_FOLDERS = 25
MOST_NAMES = 12
STATE_VI = {
    "accepted": "đã tiếp nhận",
    "rejected": "CHƯA ĐƯỢC TIẾP NHẬN",
    "superseded": "đã được thay bằng tệp mới",
}


@dataclass(frozen=True)
class Note:
    """One finding in a digest: where and what kind, without its values.

    Attributes:
        severity: critical, warning or info.
        place: sheet and cell, before them the file where its folder has several; '' for the whole of the only one.
        title: title of its rule.
        lapsed: whether it was explained before and no longer is.
        message: of a file that cannot be opened, what is wrong and what to do: no marked workbook says it.
    """

    severity: str
    place: str
    title: str
    lapsed: bool = False
    message: str = ""


@dataclass(frozen=True)
class FolderNews:
    """What changed in one folder of `raw/`: one reporter and period.

    Attributes:
        folder: `<period>/<province>`.
        reporter: its name.
        period: the period in words.
        files: name and state of the workbooks whose state changed.
        rejected: whether its latest workbook is rejected.
        new: new findings, those that matter first.
        cleared: how many notes are answered since last time.
        explained: how many are explained since last time.
        open_critical: how many critical notes are open now.
        open_warnings: how many warnings.
        share: share of the country's cooperatives for which the reporter answers, 0 to 1.
        feedback: paths of its feedback workbooks.
    """

    folder: str
    reporter: str
    period: str
    files: tuple[tuple[str, str], ...] = ()
    rejected: bool = False
    new: tuple[Note, ...] = ()
    cleared: int = 0
    explained: int = 0
    open_critical: int = 0
    open_warnings: int = 0
    share: float = 0.0
    feedback: tuple[str, ...] = ()

    @property
    def province(self) -> str:
        """The folder name of the reporter."""
        return self.folder.partition("/")[2]

    @property
    def severity(self) -> str:
        """The gravest thing that is new here."""
        if any(state == "rejected" for _, state in self.files):
            return "critical"
        return min((note.severity for note in self.new), key=SEVERITY_RANK.__getitem__, default="info")


@dataclass(frozen=True)
class Reminder:
    """A return that is due or late.

    Attributes:
        reporter: who owes it.
        province: folder name of the reporter.
        forms: titles of the forms.
        period: the period in words.
        due: the day it is due.
        days_late: days since then; negative before it.
    """

    reporter: str
    province: str
    forms: tuple[str, ...]
    period: str
    due: date
    days_late: int


@dataclass(frozen=True)
class Digest:
    """Everything worth telling after one load.

    Attributes:
        name: the generation or run it speaks of.
        folders: what changed, folder by folder.
        reminders: returns that are due or late.
        failure: why the load failed, '' when it did not.
        logs: folder of the logs of a load that failed.
        generation: path of the published generation.
        faults: what in the contacts cannot be understood; whom they concern hears nothing.
    """

    name: str
    folders: tuple[FolderNews, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    faults: tuple[str, ...] = ()
    failure: str = ""
    logs: str = ""
    generation: str = ""

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.folders or self.reminders or self.failure)

    @property
    def severity(self) -> str:
        """How grave it is: failure, critical, warning or info."""
        if self.failure:
            return "failure"
        if self.faults:
            return "critical"  # provinces hear nothing until somebody mends it
        gravest = min((folder.severity for folder in self.folders), key=SEVERITY_RANK.__getitem__, default="info")
        return "warning" if gravest == "info" and self.reminders else gravest


@dataclass(frozen=True)
class Message:
    """A digest as it is sent."""

    subject: str
    text: str
    html: str


def for_province(digest: Digest, province: str) -> Digest:
    """What concerns one reporter; a failed load is nobody's business outside."""
    return replace(
        digest,
        folders=tuple(folder for folder in digest.folders if folder.province == province),
        reminders=tuple(reminder for reminder in digest.reminders if reminder.province == province),
        failure="",
        generation="",
        faults=(),
    )


def message(digest: Digest, *, attached: bool = False) -> Message:
    """A digest in words: subject, plain text and HTML that say the same.

    Args:
        digest: what is told.
        attached: whether the marked workbooks go along, to somebody who cannot open our folders.
    """
    blocks = list(_blocks(digest, attached))
    return Message(_subject(digest), _as_text(blocks), _as_html(blocks))


@dataclass(frozen=True)
class _Block:
    """A heading and lines below it; `tone` is the severity it is coloured by."""

    heading: str
    lines: tuple[str, ...]
    tone: str = "info"


def _subject(digest: Digest) -> str:
    if digest.failure:
        return "[KTTT] Nạp số liệu không thành công · load failed"
    parts = [
        _counted(sum(state == "rejected" for f in digest.folders for _, state in f.files), "tệp chưa được tiếp nhận"),
        _counted(sum(state == "accepted" for f in digest.folders for _, state in f.files), "tệp đã tiếp nhận"),
        _counted(sum(len(f.new) for f in digest.folders), "điểm mới"),
        _counted(sum(f.cleared for f in digest.folders), "điểm đã xử lý"),
        _counted(sum(f.explained for f in digest.folders), "điểm đã giải trình"),
        _counted(sum(r.days_late > 0 for r in digest.reminders), "báo cáo quá hạn"),
        _counted(sum(r.days_late <= 0 for r in digest.reminders), "báo cáo sắp đến hạn"),
    ]
    where = {folder.reporter for folder in digest.folders} | {reminder.reporter for reminder in digest.reminders}
    who = f"{next(iter(where))}: " if len(where) == 1 else ""
    return f"[KTTT] {who}{', '.join(part for part in parts if part) or 'không có gì mới'}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count else ""


def _blocks(digest: Digest, attached: bool) -> Iterator[_Block]:
    if digest.failure:
        yield _Block(
            "Lần nạp số liệu gần nhất không thành công; số liệu đã công bố trước đó vẫn giữ nguyên.",
            ("The last load failed; the generation before it stays current.", digest.failure),
            "critical",
        )
        yield _Block("Việc cần làm · what to do", _after_failure(digest))
    if digest.faults:
        more = (f"… và {len(digest.faults) - MOST_NOTES} lỗi khác",) if len(digest.faults) > MOST_NOTES else ()
        yield _Block(
            "Danh bạ (KTTT_CONTACTS) có lỗi: đơn vị ở các dòng này chưa được gửi thông báo",
            (
                "The contacts have faults: nobody of these lines was told. Mend them; send by hand what was missed.",
                *digest.faults[:MOST_NOTES],
                *more,
            ),
            "critical",
        )
    folders = _by_effect(digest.folders)
    for folder in folders[:MOST_FOLDERS]:
        yield _Block(f"{folder.reporter}, {folder.period}", tuple(_folder_lines(folder, attached)), folder.severity)
    if rest := folders[MOST_FOLDERS:]:
        names = dict.fromkeys(f"{folder.reporter} ({folder.period})" for folder in rest)
        yield _Block(f"Và {len(rest)} báo cáo khác có thay đổi", (_names(names),))
    yield from _reminder_blocks(digest.reminders)
    if attached and any(folder.feedback and (folder.open_critical or folder.open_warnings) for folder in folders):
        yield _Block("Việc cần làm", _STEPS)
    if digest.generation:
        yield _Block("Số liệu đã công bố", (digest.generation,))


#: What a province does with a marked workbook, as the workbook's first sheet says at greater length.
_STEPS = (
    "Mở tệp phản hồi đính kèm: sheet “Phản hồi” nêu từng điểm, kèm đường dẫn đến ô cần xem.",
    "Số sai thì sửa ngay tại ô đó; số đúng thì ghi lý do vào cột “Giải trình”.",
    "Lưu và gửi lại chính tệp này. Tệp chưa được tiếp nhận thì số liệu chưa được tính vào tổng hợp toàn quốc.",
)


def _after_failure(digest: Digest) -> tuple[str, ...]:
    return (
        f"Xem `kttt status` và nhật ký tại {digest.logs} · see `kttt status` and the logs there",
        "Khắc phục nguyên nhân rồi chạy lại `kttt load`; nếu không, lần nạp đêm sau tự làm lại. Không mất tệp đã nhận."
        " · mend the cause and run `kttt load`, or leave it to the next night: nothing received is lost",
    )


def _by_effect(folders: Iterable[FolderNews]) -> list[FolderNews]:
    """The folders of a reporter together, reporters by their gravest folder."""
    ranked = sorted(folders, key=_effect)
    first: dict[str, int] = {}
    for position, folder in enumerate(ranked):
        first.setdefault(folder.province, position)
    return sorted(ranked, key=lambda folder: first[folder.province])  # stable: by effect within a reporter


def _effect(folder: FolderNews) -> tuple[object, ...]:
    """What moves national totals most comes first: a missing return, then the size of the reporter."""
    return not folder.rejected, SEVERITY_RANK[folder.severity], -folder.share, folder.reporter, folder.period


def _folder_lines(folder: FolderNews, attached: bool) -> Iterator[str]:
    yield from _file_lines(folder.files)
    notes = sorted(folder.new, key=lambda note: SEVERITY_RANK[note.severity])
    for note in notes[:MOST_NOTES]:
        place = f"{note.place}: " if note.place else ""
        lapsed = " (giải trình trước đây không còn hiệu lực)" if note.lapsed else ""
        said = note.message or f"chưa đạt quy tắc “{note.title}”"
        yield f"[{SEVERITY_VI[note.severity]}] {place}{said}{lapsed}"
    if len(notes) > MOST_NOTES:
        yield f"… và {len(notes) - MOST_NOTES} điểm mới khác"
    if folder.cleared:
        yield f"Đã xử lý {folder.cleared} điểm kể từ lần trước"
    if folder.explained:
        yield f"Đã giải trình {folder.explained} điểm"
    still = [
        _counted(folder.open_critical, "điểm phải sửa"),
        _counted(folder.open_warnings, "điểm cần kiểm tra"),
    ]
    yield f"Hiện còn: {', '.join(part for part in still if part) or 'không còn điểm nào phải sửa hoặc kiểm tra'}"
    for path in folder.feedback[:MOST_FILES]:
        yield f"Tệp phản hồi đính kèm: {PurePath(path).name}" if attached else f"Tệp phản hồi: {path}"
    if more := folder.feedback[MOST_FILES:]:
        where = "đính kèm" if attached else f"trong {PurePath(more[0]).parent}"
        yield f"… và {len(more)} tệp phản hồi khác {where}"


def _file_lines(files: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Files with what became of them, those first that a province has to send again; of the rest only how many."""
    ranked = sorted(files, key=lambda file: file[1] != "rejected")  # stable
    for name, state in ranked[:MOST_FILES]:
        yield f"{name}: {STATE_VI[state]}"
    rest = Counter(state for _, state in ranked[MOST_FILES:])
    if rest:
        yield "… và " + ", ".join(f"{count} tệp khác {STATE_VI[state]}" for state, count in rest.items())


def _reminder_blocks(reminders: Iterable[Reminder]) -> Iterator[_Block]:
    groups: dict[tuple[date, str, tuple[str, ...]], list[Reminder]] = {}
    for reminder in sorted(reminders, key=lambda reminder: (reminder.due, reminder.period, reminder.reporter)):
        groups.setdefault((reminder.due, reminder.period, reminder.forms), []).append(reminder)
    for (due, period, forms), owed in groups.items():
        late = max(reminder.days_late for reminder in owed)
        when = f"đã quá hạn {late} ngày" if late > 0 else f"còn {-late} ngày" if late else "đến hạn hôm nay"
        yield _Block(
            f"Báo cáo {period}: {when} (hạn nộp {due:%d/%m/%Y})",
            ("Biểu: " + "; ".join(forms), "Chưa có: " + _names(reminder.reporter for reminder in owed)),
            "warning" if late > 0 else "info",
        )


def _names(names: Iterable[str]) -> str:
    listed = list(names)
    more = f" và {len(listed) - MOST_NAMES} đơn vị khác" if len(listed) > MOST_NAMES else ""
    return ", ".join(listed[:MOST_NAMES]) + more


def _as_text(blocks: Iterable[_Block]) -> str:
    return "\n\n".join("\n".join([block.heading, *(f"  {line}" for line in block.lines)]) for block in blocks) + "\n"


_COLOURS = {"critical": "#9C0006", "warning": "#7F4F00", "info": "#1F3864"}


def _as_html(blocks: Iterable[_Block]) -> str:
    parts = ["<div style=\"font-family:'Times New Roman',serif;font-size:15px;line-height:1.45\">"]
    for block in blocks:
        colour = _COLOURS[block.tone]
        parts.append(
            f'<h3 style="margin:18px 0 4px;padding-left:8px;border-left:4px solid {colour};color:{colour};'
            f'font-size:16px">{escape(block.heading)}</h3>'
        )
        lines = "".join(f"<li>{escape(line)}</li>" for line in block.lines)
        parts.append(f'<ul style="margin:0 0 0 8px">{lines}</ul>')
    return "\n".join([*parts, "</div>"])
