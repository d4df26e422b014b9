"""The contents of a feedback workbook: pure functions, no workbook, no file, no clock.

Belongs here: the order of remarks, their words, the marks on cells. Not here: drawing them (`workbook_copy`), which
submissions get a workbook and where it is (`returns`).
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from orchestration.dialogue.alike import cells_vi, together
from orchestration.landing.feedback_page import CODE_HEADER, EXPLANATION_HEADER, PAGE_TITLE
from orchestration.landing.values.period_codes import is_period
from orchestration.settings import VIETNAM

SEVERITY_RANK = {"critical": 0, "warning": 1, "info": 2}
SEVERITY_VI = {"critical": "Phải sửa", "warning": "Cần kiểm tra", "info": "Lưu ý"}
STATUS_VI = {"explained": "Đã giải trình", "lapsed": "Giải trình lại"}
#: Remarks on one page; a register without codes would fill a book.
MOST_REMARKS = 2000
LONGEST_PRINTED = 200
_LONGEST_EXPECTED = 80  # a list of what is missing stands in the message
_LONGEST_SHEET = 16

HEADERS = (
    "TT", "Mức độ", "Vị trí", "Số liệu đã ghi", "Cần là", "Nội dung", "Cách xử lý", EXPLANATION_HEADER, CODE_HEADER,
)  # fmt: skip
_WHAT_TO_DO = {
    "critical": "Sửa lại rồi gửi lại cả tệp.",
    "warning": "Sửa lại nếu sai; nếu đúng, ghi lý do ở cột “Giải trình”.",
    "info": "Không bắt buộc phải sửa.",
}
_REQUEST = re.compile(r"(?:(?<=[.?!]) )?(?=Đề nghị |Lần sau đề nghị |Nếu [^.]*đề nghị )")
_CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")


@dataclass(frozen=True)
class Remark:
    """One finding as the province reads it.

    Attributes:
        finding_id: its code, which comes back with the explanation.
        severity: critical, warning or info.
        status: open, explained or lapsed.
        level: level of the rule, 0 for the file to 5 for outside totals.
        sheet: sheet, '' for the whole file.
        cell: A1 address, '' for the whole sheet.
        related_cells: other cells that take part, '' when none does.
        printed: what is printed there; '' where it may name a person.
        expected: what the rule expects, '' when it cannot say.
        message: what is wrong and what to do.
        explanation: what was said about it, '' when nothing was.
        alike: what it shares with the findings it is combined with, None when it stands alone.
    """

    finding_id: str
    severity: str
    status: str
    level: int
    sheet: str
    cell: str
    related_cells: str
    printed: str
    expected: str
    message: str
    explanation: str = ""
    alike: Hashable = None


@dataclass(frozen=True)
class Feedback:
    """A submission and everything that is said about it.

    Attributes:
        submission_id: the submission.
        reporter: name of the province or of the national alliance.
        period: the reporting period in words.
        file_name: name of the workbook as it arrived.
        version_no: number of the submission among those of its folder.
        received_at: arrival, UTC; None when it is only checked, not sent.
        rejected: whether it was rejected.
        forms: title of each form found and what was read of it, in words.
        remarks: the findings.
    """

    submission_id: str
    reporter: str
    period: str
    file_name: str
    version_no: int
    received_at: datetime | None
    rejected: bool
    forms: tuple[tuple[str, str], ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Line:
    """One row of the table of remarks, in the order of `HEADERS`."""

    number: int
    severity: str
    label: str
    place: str
    link_sheet: str
    link_cell: str
    printed: str
    expected: str
    problem: str
    remedy: str
    code: str


@dataclass(frozen=True)
class Mark:
    """A coloured cell with a comment."""

    sheet: str
    cell: str
    severity: str
    text: str


@dataclass(frozen=True)
class Page:
    """The first sheet of a feedback workbook, and the marks on the sheets after it.

    Attributes:
        title: its headline.
        file_name: name of the workbook as it arrived.
        facts: label and text: what was received, from whom, when.
        verdict: the decision in capitals.
        tone: critical, warning or info: the colour of the decision.
        meaning: what the decision means.
        steps: what to do now, step by step.
        headers: header of the table of remarks.
        lines: its rows.
        more: remarks left out because there are too many.
        marks: cells to colour.
    """

    title: str
    file_name: str
    facts: tuple[tuple[str, str], ...]
    verdict: str
    tone: str
    meaning: str
    steps: tuple[str, ...]
    headers: tuple[str, ...]
    lines: tuple[Line, ...]
    more: int
    marks: tuple[Mark, ...]

    def as_dict(self) -> dict[str, Any]:
        """As plain lists and dictionaries, for the child process that draws it."""
        return asdict(self)


def page(feedback: Feedback) -> Page:
    """Lay out what goes back: the decision, what it means, and every remark, gravest first."""
    remarks = sorted(feedback.remarks, key=_importance)
    shown = remarks[:MOST_REMARKS]
    groups = _lines_of(shown)
    verdict, tone, meaning = _verdict(feedback)
    return Page(
        title=PAGE_TITLE,
        file_name=feedback.file_name,
        facts=_facts(feedback),
        verdict=verdict,
        tone=tone,
        meaning=meaning,
        steps=_steps(feedback),
        headers=HEADERS,
        lines=tuple(_line(number, group) for number, group in enumerate(groups, start=1)),
        more=len(remarks) - len(shown),
        marks=_marks(shown),
    )


def split_message(message: str, severity: str) -> tuple[str, str]:
    """What is wrong, and what to do about it: messages end with a sentence `Đề nghị ...` or `Nếu ..., đề nghị ...`.

    >>> split_message("Ô D9 trống. Đề nghị ghi số.", "warning")
    ('Ô D9 trống.', 'Đề nghị ghi số.')
    >>> split_message("Ô D9 trống.", "info")
    ('Ô D9 trống.', 'Không bắt buộc phải sửa.')
    """
    problem, *request = _REQUEST.split(message, maxsplit=1)
    if not problem:
        return message, _WHAT_TO_DO[severity]
    return problem.strip(), request[0].strip() if request else _WHAT_TO_DO[severity]


def period_vi(period_code: str) -> str:
    """A reporting period in words: `2024-H1` is `6 tháng đầu năm 2024`; a folder that is none is quoted."""
    if not is_period(period_code):
        return f"kỳ “{period_code}”"
    year, _, part = period_code.partition("-")
    if not part:
        return f"năm {year}"
    if part.isdigit():
        return f"giai đoạn {period_code}"
    words = {"H1": "6 tháng đầu năm", "9M": "9 tháng đầu năm"}.get(part) or f"quý {part.lstrip('Q')} năm"
    return f"{words} {year}"


def vietnam_time(moment: datetime) -> str:
    """A UTC time as a letter writes it: `08 giờ 05, ngày 15/01/2026`."""
    return f"{moment + VIETNAM:%H giờ %M, ngày %d/%m/%Y}"


def _importance(remark: Remark) -> tuple[object, ...]:
    """What is settled last; else by severity and level, a contradiction in a cell before what a sheet lacks."""
    cell = _CELL.fullmatch(remark.cell)
    row, column = (int(cell[2]), cell[1].rjust(3)) if cell else (0, "")
    settled = remark.status == "explained"
    return settled, SEVERITY_RANK[remark.severity], remark.level, cell is None, remark.sheet, row, column


def _lines_of(remarks: Iterable[Remark]) -> list[list[Remark]]:
    """What is one line of the table, and counts as one: one fault all along a row or all over a sheet."""
    return together(remarks, lambda r: r.alike and (r.alike, r.severity, r.status, r.explanation))


def _count(feedback: Feedback, severity: str) -> int:
    lines = _lines_of(feedback.remarks)
    return sum(first.severity == severity and first.status != "explained" for first, *_ in lines)


def _facts(feedback: Feedback) -> tuple[tuple[str, str], ...]:
    counts = [(_count(feedback, severity), label) for severity, label in SEVERITY_VI.items()]
    explained = sum(first.status == "explained" for first, *_ in _lines_of(feedback.remarks))
    summary = [f"{count} điểm {label.lower()}" for count, label in counts if count]
    summary += [f"{explained} điểm đã giải trình"] if explained else []
    received = feedback.received_at
    return (
        ("Đơn vị báo cáo", feedback.reporter),
        ("Kỳ báo cáo", feedback.period),
        ("Tệp đã nhận" if received else "Tệp được kiểm tra", feedback.file_name),
        *([("Thời điểm nhận", f"{vietnam_time(received)} (lần gửi thứ {feedback.version_no})")] if received else []),
        *((f"Đã đọc được ({title})", read) for title, read in feedback.forms),
        ("Phát hiện", ", ".join(summary) or "không có"),
    )


def _verdict(feedback: Feedback) -> tuple[str, str, str]:
    """The decision, its tone and its meaning."""
    critical, warnings = _count(feedback, "critical"), _count(feedback, "warning")
    if feedback.rejected and feedback.received_at:
        meaning = (
            f"Báo cáo có {critical} lỗi phải sửa nên chưa được đưa vào số liệu tổng hợp toàn quốc. Số liệu đã tiếp "
            "nhận của lần gửi trước (nếu có) giữ nguyên cho đến khi tiếp nhận báo cáo đã sửa."
        )
        return "CHƯA ĐƯỢC TIẾP NHẬN", "critical", meaning
    if feedback.rejected:
        meaning = f"Nếu gửi ngay, báo cáo sẽ không được tiếp nhận vì còn {critical} lỗi phải sửa."
        return "CHƯA ĐỦ ĐIỀU KIỆN TIẾP NHẬN", "critical", meaning
    decision = "ĐÃ TIẾP NHẬN" if feedback.received_at else "ĐỦ ĐIỀU KIỆN TIẾP NHẬN"
    counted = (
        "Số liệu đã được đưa vào tổng hợp toàn quốc."
        if feedback.received_at
        else "Nếu gửi ngay, số liệu sẽ được đưa vào tổng hợp toàn quốc."
    )
    if warnings:
        return decision, "warning", f"{counted} Còn {warnings} điểm cần kiểm tra: sửa lại, hoặc giải trình nếu số đúng."
    return decision, "info", f"{counted} Không có điểm nào phải sửa; các lưu ý dưới đây để lần báo cáo sau tốt hơn."


def _steps(feedback: Feedback) -> tuple[str, ...]:
    if not (feedback.rejected or _count(feedback, "warning")):
        return ()
    return (
        "Bấm vào ô ở cột “Vị trí” để đến chỗ cần xem; các ô đó được tô màu và có ghi chú.",
        "Số sai thì sửa ngay tại ô đó. Số đúng thì ghi lý do vào cột “Giải trình” của dòng tương ứng."
        + (" Điểm “Phải sửa” phải được sửa, giải trình không thay được." if _count(feedback, "critical") else ""),
        "Lưu và gửi lại chính tệp này (giữ nguyên sheet “Phản hồi” và cột “Mã”). Báo cáo được kiểm tra lại toàn bộ."
        if feedback.received_at
        else "Sửa trong tệp gốc, hoặc sửa ngay trong tệp này rồi gửi đi.",
    )


def _line(number: int, group: Sequence[Remark]) -> Line:
    """A line of the table: the first finding in full, the cells of those told with it."""
    remark, others = group[0], group[1:]
    problem, remedy = split_message(remark.message, remark.severity)
    if others:
        problem += f" Tương tự ở {len(others)} ô: {cells_vi(other.cell for other in others)} (xem ghi chú tại từng ô)."
    return Line(
        number=number,
        severity="explained" if remark.status == "explained" else remark.severity,
        label=STATUS_VI.get(remark.status) or SEVERITY_VI[remark.severity],
        place=_place(remark),
        link_sheet=remark.sheet,
        link_cell=remark.cell,
        printed=_cut(remark.printed),
        expected=_expected(remark),
        problem=problem + _others(remark),
        remedy=_settled(remark) or remedy,
        code=" ".join(told.finding_id for told in group),
    )


def _others(remark: Remark) -> str:
    """Cells that take part and that the message does not name."""
    related = [part.strip().removeprefix(f"{remark.sheet}!") for part in remark.related_cells.split(",")]
    others = [part for part in dict.fromkeys(related) if part and part.rpartition("!")[2] not in remark.message]
    return f" (Liên quan: {_cut(', '.join(others))}.)" if others else ""


def _expected(remark: Remark) -> str:
    """What should stand there; '' for a bare code, and for words that the message says already."""
    text = remark.expected
    said = text in remark.message and not any(character.isdigit() for character in text)
    return "" if said or _CODE.fullmatch(text) or len(text) > _LONGEST_EXPECTED else text


def _settled(remark: Remark) -> str:
    """What an explanation leaves to do. The column for explanations stays empty: what comes back in it is new."""
    if remark.status == "explained":
        return f"Không phải làm gì thêm. Đã giải trình: “{_cut(remark.explanation)}”"
    if remark.status == "lapsed":
        return (
            f"Giải trình trước đây (“{_cut(remark.explanation)}”) không còn hiệu lực vì số liệu hoặc quy tắc đã thay "
            "đổi. Sửa lại nếu sai; nếu đúng, giải trình lại."
        )
    return ""


def _place(remark: Remark) -> str:
    if not remark.sheet:
        return "Toàn bộ tệp"
    if not remark.cell:
        return remark.sheet
    name = remark.sheet if len(remark.sheet) <= _LONGEST_SHEET else f"{remark.sheet[: _LONGEST_SHEET - 1]}…"
    return f"{name}, ô {remark.cell}"


def _marks(remarks: list[Remark]) -> tuple[Mark, ...]:
    """One mark per cell, in the colour of its gravest remark and with the words of all."""
    cells: dict[tuple[str, str], list[Remark]] = {}
    for remark in remarks:
        if remark.sheet and remark.cell:
            cells.setdefault((remark.sheet, remark.cell), []).append(remark)
    return tuple(
        Mark(
            sheet,
            cell,
            "explained" if all(r.status == "explained" for r in here) else here[0].severity,
            "\n\n".join(f"[{STATUS_VI.get(r.status) or SEVERITY_VI[r.severity]}] {r.message}" for r in here),
        )
        for (sheet, cell), here in cells.items()
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_PRINTED else text[: LONGEST_PRINTED - 1] + "…"
