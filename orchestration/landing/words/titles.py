"""What time is a sheet about? Its title says it, or the folder it lies in.

Belongs here: titles, and what in them is no date of the sheet: laws, letters, years only mentioned. Not here: single
texts about time (`periods`), where titles are (`tables`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from orchestration.landing.codes import any_word, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.values.parts_of_years import (
    FULL_DATE,
    of_months_without_code,
    part_of_year,
    with_whole_years,
)
from orchestration.landing.values.period_codes import is_period, period_year
from orchestration.landing.values.periods import SINCE_A_YEAR, SPAN, UNTOLD, YEAR, Frame, Time, read_time
from orchestration.landing.values.scenarios import ESTIMATE, PLAN
from orchestration.landing.values.time_words import words_of_time
from orchestration.landing.writing.numbering import without_numbering
from orchestration.landing.writing.spelling import fold_apart

_GIVEN = re.compile(r"\bgiao\b(?! thong| dich| dat)")  # targets are given
_FORM = re.compile(rf"(?:{any_word('title', 'form')})\s*(?:so\s*)?(?:\d|[ivx]+\b)")
_FORM_CODE = re.compile(rf"(?:{any_word('title', 'form')})\s*(?:so\s*)?[\divx.]+(?:[/-][a-z][\w.]*)+")
_OFFICE = re.compile(rf"\b(?:{any_word('title', 'office')})(?!\w)")  # `Sở Kế hoạch và Đầu tư` plans nothing here
_TOPIC = re.compile(rf"\b(?:{any_word('time', 'topic')})\b")
_ANNOUNCED = re.compile(rf"\b(?:{any_word('time', 'announced')})[^0-9]*((?:19|20)\d\d)")
_REPORTED = re.compile(rf"\b(?:{any_word('time', 'reported', 'told')})\b")
_TOLD = frozenset(map(fold, load_words("time")["told"]))  # facts, unless it is said of a plan: `Tổng hợp kế hoạch`
# what was done, or a plan to be made from it
_HELD_TO_PLAN = re.compile(
    r"\b(?:thuc hien|th|ket qua|hoan thanh|so voi|so (?:ke hoach|kh)|theo (?:ke hoach|kh)|xay dung (?:ke hoach|kh))\b"
)
_COMPARED_WITH = re.compile(r"\bso (?:sanh )?(?:voi|cung ky)\b.*")  # `so với 31/12/2024` is no date of what is told
_ENDS_IN_PLAN = re.compile(  # `Tình hình HTX kế hoạch 2024`: planned, or what came of the plan?
    rf"\b(?:{words_of_time('plan')}|du kien)(?: nam)? (?:19|20)\d\d\W*$"
)
_NAMES = any_word("entity_type", *load_words("entity_type"))
_COUNT = re.compile(rf"(?<![\d/.,])(?!(?:19|20)\d\d\b)\d{{1,3}}(?:\.?\d{{3}})* (?:{_NAMES})\b")
_TELLS = re.compile(rf"\b(?:{any_word('title', 'tells')})\s+\d")
_TOTAL_TOLD = re.compile(rf"[\W\dixv]*tong\b[^:\d]*:\s*{_COUNT.pattern}\W*")
_REMARK = re.compile(rf"\W*(?:{any_word('scope', 'note')})\s*(?:\(.{{1,3}}\))?:")
_AS_OF = rf"\b(?:{any_word('time', 'as_of')})\b"
_DATES_A_LETTER = re.compile(
    rf"^\((?!.*{_AS_OF})|kem theo|^[^,]{{3,40}}, (?:ngay|thang)\b|^so\s*:?[\s\d._…-]*/|^v/v\b.*\d/"
)
_UNTIL_A_YEAR = re.compile(
    r"\b(?:den|het|toi)\s+(?:(?:het|cuoi|ngay|nam)\s+)*(?:19|20)\d\d\b"
)  # beside a span: its end
_PLANS_BY_THEIR_MARKS = {
    fold_apart(word): fold(word) for word in load_words("time")["plan"] if fold_apart(word) != fold(word)
}
_IN_BRACKETS = re.compile(r"^\((?!.*(?:kem theo|\d/))")  # `(Lũy kế từ năm 2021 đến hết năm 2023)`
_AS_OF_DAY = re.compile(
    rf"{_AS_OF}(?: ngay)?\s*\d{{1,2}}\s*(?:[/.-]|thang)\s*\d{{1,2}}\s*(?:[/.-]|nam)\s*((?:19|20)\d\d)\b"
)
_ONLY_UNTIL = re.compile(r"\W*(?:(?:so lieu|tinh|luy ke|ket qua)\s+)*(?:den|toi)\b")  # `(Đến hết năm 2024)`
# What follows a numbered document is no date of its own: `Nghị quyết số 20-NQ/TW năm 2024` is about 2024
_LEGAL_REFERENCE = re.compile(
    r"\b(?:(?:nghi quyet|quyet dinh|nghi dinh|thong tu|cong van|chi thi) )?(?:so )?"  # a `NQ` aims at nothing
    r"\d+[/-](?:\d{4}[/-])?(?:nq|qd|nd|tt|kh|bc|ct|cv)\S*(?:,? (?:ngay [\d/.]+|nam (?:19|20)\d\d(?= cua\b)))?"
    r"|\b(?:luat|nghi quyet|nghi dinh|thong tu|chi thi)\b\D{0,60}?\bnam:? (?:19|20)\d\d(?:\s*-\s*(?:19|20)\d\d)?"
    r"|\bluat (?:htx|hop tac xa),? (?:19|20)\d\d\b"
    r"|\b(?:(?:luat|nghi dinh|thong tu)(?: so)?|(?:nghi quyet|quyet dinh|cong van|van ban) so) \d+/(?:19|20)\d\d\b"
    r"|\b(?:luat|nghi quyet|quyet dinh|nghi dinh|thong tu|cong van|chi thi|chuong trinh|de an|chien luoc|nq|qd|nd|cv)\b"
    r".{0,80}?\bngay [\d/.]+[/.](?:19|20)\d\d"
    rf"|^(?:{any_word('title', 'form')})\s*(?:so\s*)?[\w./-]+,? ngay [\d/.]+"  # when the form was written
)
_COMES_WITH = re.compile(r"(?<=\w|[.:)])\s*\(?\b(?:ban hanh )?(?:dinh )?kem theo\b")
_CITES = re.compile(r"\b(?:kem theo|ban hanh|can cu|theo (?:luat|nghi|quyet|thong|cong|ke hoach))\b")
_YEAR_OF_TWO_DIGITS = re.compile(r"\bnam ['’]?(?=[123]\d\W*$)")  # `HTX năm 22`; `trong năm 22 HTX` are cooperatives
_YEARS_IN_TURN = re.compile(r"((?:19|20)\d\d)(?:\s*(?:,|;|va|&)\s*(?:va )?(?:nam )?(?:19|20)\d\d)+\b")
# `Số liệu HTX năm 2019`, `tính đến 31/12/2019`; not `từ năm 2019`, `trước năm 2019`
_STATED_YEAR = re.compile(r"(?<!\btu )(?<!\btruoc )(?<!\bsau )(?:\bnam ?:? ?|\d[/.])((?:19|20)\d\d)\b(?!\s*-)")

# `Số liệu ước cả năm`, `Kết quả năm 2024 (ước)`; not `kết quả 6 tháng, ước cả năm`
_ESTIMATED = re.compile(
    rf"(?<!thuc hien, )(?<!\bva )\b(?!du kien)(?:{words_of_time('estimate')})\b(?: (?:ket qua|so lieu))?"
    r"(?=\W*$| (?:(?:19|20)\d\d|\d{1,2} thang|ca nam|nam|den|het|toi|quy|thuc hien|phat trien|hoat dong)\b)"
)

# `Chỉ tiêu` alone may be indicators
_PLANNED = re.compile(r"\bdu kien (?:cac )?(?:chi tieu|muc tieu|ke hoach|kinh phi)\b")
_ASKS = re.compile(rf"\b(?:{any_word('title', 'asks')})\b")  # for what is to be given
_LISTS = frozenset(map(fold, load_words("title")["lists"]))

_REMEMBERED = 4096  # lines: each stands above many rows that may be a header

# The name of a sheet: `2022`, `HTX 2022`, `BC_2022`; `Luật 2012` is a law
_NOTHING_ELSE = re.compile(r"(?!luat)(?:[^\W\d]{0,6}[ ._-]*)?(?:19|20)\d\d")


def begins_form(text: str) -> bool:
    """Whether a line begins another form, by its number: `Phụ lục II`, `Biểu số 03: ...`.

    >>> [begins_form(text) for text in ("PHỤ LỤC II", "Biểu số 03/HTX", "Phụ biểu 1.2", "Mẫu vật", "Biểu diễn")]
    [True, True, True, False, False]
    """
    return _FORM.match(fold(text).strip()) is not None


@lru_cache(maxsize=_REMEMBERED)
def is_report(text: str) -> bool:
    """Whether a text above a table is no title but tells numbers itself: `Toàn tỉnh có 512 HTX, trong đó 480 HTX ...`.

    >>> texts = ("Toàn tỉnh có 512 HTX, 32 HTX ngừng hoạt động.", "Trong đó 480 HTX đang hoạt động", "Có 28 HTX mới")
    >>> [is_report(text) for text in texts]
    [True, True, True]
    >>> [is_report(text) for text in ("DANH SÁCH 25 HTX TIÊU BIỂU NĂM 2023", "Số HTX theo Luật 2012", "Phụ lục 1. HTX")]
    [False, False, False]
    """
    folded = fold(text)
    told = len(_COUNT.findall(folded))
    return told > 1 or (told == 1 and (folded.rstrip().endswith((".", ";")) or _TELLS.search(folded) is not None))


def tells_total(text: str) -> bool:
    """Whether a text is a label and its number in one: `Tổng số HTX: 320 HTX`.

    >>> [tells_total(text) for text in ("1. Tổng số HTX: 320 HTX", "Tổng số HTX: 2023", "Huyện A: 12 HTX")]
    [True, False, False]
    """
    return _TOTAL_TOLD.fullmatch(fold(text)) is not None


_CONTINUED = re.compile(
    r"\((?:{0})\.?\)|^(?:{0})(?:$|[.:]|\s(?=\S))".format(any_word("title", "continued"))  # `Năm tiếp theo` is none
)


def is_remark(text: str) -> bool:
    """Whether a text between the rows of a table remarks on them: it begins as a note does, or tells numbers itself.

    >>> texts = ("Thuyết minh: có 12 HTX vận tải", "Ghi chú: theo Luật HTX 2023", "Có 28 HTX mới", "Lý do giải thể")
    >>> [is_remark(text) for text in texts]
    [True, True, True, False]
    """
    return _REMARK.match(fold(text)) is not None or is_report(text)


def without_continuation(text: str) -> str:
    """A title without its remark that it goes on from the page before; '' where it is nothing else.

    >>> [without_continuation(text) for text in ("(Tiếp theo) Biểu 2. Số HTX", "Số HTX (cont.)", "Năm tiếp theo")]
    ['Biểu 2. Số HTX', 'Số HTX', 'Năm tiếp theo']
    """
    shown, folded = normalise(text), fold(text)
    if len(shown) != len(folded) or not (found := _CONTINUED.search(folded)):
        return text
    return (shown[: found.start()] + shown[found.end() :]).strip(" .:-")


def speaks_of_report(text: str) -> bool:
    """Whether a text has a word of what is reported, as titles do: `Kết quả`, `Kỳ báo cáo`."""
    return _REPORTED.search(fold(text)) is not None


def asks(line: str) -> bool:
    """Whether a title is about what is to be given, and not yet promised.

    >>> list(map(asks, ("Nhu cầu kinh phí hỗ trợ HTX năm 2025", "Kế hoạch hỗ trợ HTX năm 2025")))
    [True, False]
    """
    return _ASKS.search(fold(line)) is not None


def without_form_code(text: str) -> str:
    """A title without the code before it, whose letters are an office's: `Biểu 01/KTHT: Hợp tác xã`.

    >>> [without_form_code(text) for text in ("Biểu 01/KTHT: Hợp tác xã", "Phụ lục I. HTX", "Mẫu số 2-HTX")]
    [': Hợp tác xã', 'Phụ lục I. HTX', '']
    """
    shown, folded = normalise(text), fold(text)
    code = _FORM_CODE.match(folded)
    return shown[code.end() :] if code and len(shown) == len(folded) else shown


def apart_from_letter(text: str) -> list[str]:
    """A title and, apart from it, the letter that it came with, where one cell prints both.

    >>> apart_from_letter("HTX NĂM 2024 (Kèm theo CV số 12)"), apart_from_letter("(Kèm theo CV số 12)")
    (['HTX NĂM 2024', '(Kèm theo CV số 12)'], ['(Kèm theo CV số 12)'])
    """
    shown, folded = normalise(text), fold(text)
    letter = _COMES_WITH.search(folded)
    if letter is None or len(shown) != len(folded):
        return [text]
    return [shown[: letter.start()].rstrip(), shown[letter.start() :].lstrip()]


def time_alone(line: str) -> Time | None:
    """The time that a line consists of; None of any other, and of a day: `Ngày 15/01/2024` dates what stands there.

    >>> told = map(time_alone, ("(6 tháng đầu năm 2023)", "KẾ HOẠCH NĂM 2024", "HTX năm 2023", "Đến 31/12/2023"))
    >>> [(time.period, time.scenario) if time else None for time in told]
    [('2023-H1', 'actual'), ('2024', 'plan'), None, None]
    """
    folded = fold(line)
    if not YEAR.search(folded) or {*",;"} & {*line} or stated_days(line) or _ONLY_UNTIL.match(folded):
        return None
    time = read_time(without_numbering(line).strip(" ()"))
    is_other = time.is_comparison or time.up_to or time.opening or time.rest.strip(" -:.")
    return None if is_other or not (time.period or time.unclear) else time


def times_first(lines: Sequence[str]) -> list[str]:
    """The lines of a title, first those that say nothing but its time, the nearest to the table before the others.

    >>> times_first(["BÁO CÁO NĂM 2023", "6 tháng đầu năm 2023", "Bảng 1"])
    ['6 tháng đầu năm 2023', 'BÁO CÁO NĂM 2023', 'Bảng 1']
    """
    alone = [line for line in reversed(lines) if (time := time_alone(line)) and not time.unclear]
    # brackets are left away: in them a law may be cited, `(Luật 17/2023)`
    return [*(line.strip(" ()") for line in alone), *(line for line in lines if line not in alone)]


@lru_cache(maxsize=_REMEMBERED)
def time_without_year(line: str, frame: Frame) -> Time | None:
    """The time that a line consists of and that only the report dates, None of any other line.

    >>> told = [time_without_year(line, Frame("2023")) for line in ("(6 tháng đầu năm)", "Quý I", "Năm trước", "HTX")]
    >>> [time.period if time else None for time in told]
    ['2023-H1', '2023-Q1', '2022', None]
    >>> [time_without_year(line, Frame("2023")) for line in ("Ngày 30 tháng 6", "Tháng 12", "Từ đầu năm đến nay")]
    [None, None, None]
    """
    folded = fold(line)
    if YEAR.search(folded) or FULL_DATE.search(folded) or {*",;"} & {*line}:
        return None
    time = read_time(without_numbering(line).strip(" ()"), frame)
    if time.is_comparison or time.up_to or time.opening or time.rest.strip():
        return None
    return time if time.period or of_months_without_code(folded) else None


def read_title(lines: list[str], folder_period: str) -> Frame:
    """The frame that the title of a sheet gives; what it leaves open comes from the folder.

    A line that says nothing but `KẾ HOẠCH` says it of the table, whatever the title above it is about, and so does one
    that says nothing but `6 tháng đầu năm` below the title of a year.

    Args:
        lines: texts above the table, from top to bottom.
        folder_period: period code of the folder.

    >>> [read_title(["HTX NĂM 2024", line], "2024").scenario for line in ("KẾ HOẠCH", "Ước thực hiện", "Bảng 1")]
    ['plan', 'estimate', 'actual']
    >>> read_title(["BIẾN ĐỘNG HTX SO VỚI 31/12/2022"], "2023").period
    '2023'
    >>> read_title(["HTX NĂM 22"], "2023").period, read_title(["THÀNH LẬP TRONG NĂM 22 HTX"], "2023").period
    ('2022', '2023')
    >>> [read_title([f"BIỂU {what} HTX 2024"], "2024").scenario for what in ("GIAO DỰ TOÁN", "PHÂN BỔ KINH PHÍ", "SỐ")]
    ['plan', 'plan', 'actual']
    """
    frame = _of_lines(lines, folder_period)
    told = next((scenario for line in lines if (scenario := scenario_alone(line))), None)
    frame = replace(frame, scenario=told) if told else frame
    if not frame.period.isdigit() or frame.years or frame.of_months or frame.only_plan:
        return frame
    within = next((time for line in lines if (time := time_without_year(line, frame))), None)
    if within is None:
        return frame
    return replace(frame, period=within.period or frame.period, of_months=within.period is None)


def scenario_alone(line: str) -> str | None:
    """Plan or estimate, where a line speaks of nothing else; `Chỉ tiêu` may be indicators.

    >>> [scenario_alone(line) for line in ("KẾ HOẠCH", "(Ước thực hiện)", "Chỉ tiêu", "Thực hiện", "Kế hoạch 2024")]
    ['plan', 'estimate', None, None, None]
    """
    time = read_time(line)
    if not time.scenario or time.period or time.rest:
        return None
    if _scenario_of_title(fold(line)) == "plan":
        return "plan"
    return "estimate" if time.scenario == "estimate" else None


def _of_lines(lines: list[str], folder_period: str) -> Frame:
    """What all lines of a title say together."""
    known = is_period(folder_period)
    for line, told in zip(lines, map(_told_by, lines), strict=True):
        if told is None or not (years := told.years):
            continue
        head, scenario = told.head, told.scenario
        if known and not _is_of(int(years[0]), head, period_year(folder_period)):
            continue
        is_next = known and int(years[0]) == period_year(folder_period) + 1
        if scenario is None and is_next and "du kien" in head:
            scenario = "plan"  # `Dự kiến kinh phí hỗ trợ năm 2026`
        if scenario == "plan" and is_next:
            return Frame(
                folder_period, int(years[0]), only_plan=True
            )  # a plan for next year is reported with this year's results
        period = f"{years[0]}-{told.part}" if told.part else years[0]
        of_past = not known or int(years[0]) <= period_year(folder_period)
        if scenario != "plan" and of_past and any(_says_estimated(line, period) for line in lines):
            scenario = "estimate"
        frame = Frame(period, told.plan_year, scenario, of_months_without_code(head))
        is_until = _AS_OF_DAY.search(fold(line)) or _ONLY_UNTIL.match(fold(line))
        return _of_years_until(lines, line, frame) if is_until else frame
    telling = [told.words for told in map(_told_by, lines) if told]
    scenario = _scenario_of_title(" ".join(telling))
    if scenario != "plan" and known and any(_says_estimated(line, folder_period) for line in lines):
        scenario = "estimate"
    period = folder_period if known else UNTOLD
    enclosed = [_LEGAL_REFERENCE.sub(" ", fold(line)) for line in lines if _IN_BRACKETS.match(fold(line))]
    dated = (line for line in enclosed if not _ONLY_UNTIL.match(line) and not SPAN.search(line))
    if any(map(_STATED_YEAR.search, dated)):
        return Frame(period, scenario=scenario)  # `(Số liệu năm 2024)` below `giai đoạn 2021-2025`
    telling += enclosed
    return Frame(period, scenario=scenario, years=_years_together(telling, scenario, period))


class _Told(NamedTuple):
    """What a line of a title tells by itself.

    Attributes:
        words: the line, folded, without the laws that it refers to.
        head: the part of it that is of the report, before the plan that it announces.
        plan_year: the year of that plan.
        part: part of the year, see `part_of_year`.
        scenario: what its figures are, see `_scenario_of_title`.
        years: that it names, the one it is of first.
    """

    words: str
    head: str
    plan_year: int | None
    part: str
    scenario: str | None
    years: list[str]


@lru_cache(maxsize=_REMEMBERED)
def _told_by(line: str) -> _Told | None:
    """What a line tells by itself; None of a line that dates a letter."""
    if _DATES_A_LETTER.search(fold(line)):
        return None
    words = _YEAR_OF_TWO_DIGITS.sub(r"\g<0>20", _LEGAL_REFERENCE.sub(" ", with_whole_years(_with_plans(line))))
    head, plan_year = (folded := _OFFICE.sub(" ", words)), None
    for announced in _ANNOUNCED.finditer(folded):
        if YEAR.search(earlier := folded[: announced.start()]):
            head, plan_year = earlier, int(announced[1])
    part, body, _ = part_of_year(_COMPARED_WITH.sub(" ", head))
    scenario = _scenario_of_title(head)
    years = YEAR.findall(_UNTIL_A_YEAR.sub(" ", SPAN.sub(" ", body)) if SPAN.search(body) else body)
    if years and scenario != "plan" and (together := _YEARS_IN_TURN.search(body)) and together[1] == years[0]:
        years = [max(YEAR.findall(together[0]))]  # `Kết quả năm 2023, 2024` reports the later of them
    return _Told(words, head, plan_year, part, scenario, years)


def _years_together(lines: list[str], scenario: str | None, period: str) -> Time | None:
    """The years that a title is about as one; unclear where it reports on some of which are still to come.

    >>> years = read_title(["HỖ TRỢ HTX GIAI ĐOẠN 2021-2023"], "2023").years
    >>> years.period, years.scenario, read_title(["HỖ TRỢ HTX NĂM 2023"], "2023").years
    ('2021-2023', 'actual', None)
    """
    spans = {(int(span[1]), int(span[2])) for line in lines for span in SPAN.finditer(line) if span[1] < span[2]}
    since = {int(span[1]) for line in lines for span in SINCE_A_YEAR.finditer(line)}
    if since and not period.isdigit():
        return Time(unclear=True)  # `Từ năm 2021 đến nay` ends where no period code does
    spans |= {(first, period_year(period)) for first in since if first < period_year(period)}
    if not spans:
        return None
    first, last = spans.pop()
    is_over = last <= period_year(period)
    if spans or (not is_over and scenario == "actual" and any(map(_REPORTED.search, lines))):
        return Time(unclear=True)
    return Time(f"{first}-{last}", scenario if is_over or scenario != "actual" else "plan")


def _of_years_until(lines: list[str], line: str, frame: Frame) -> Frame:
    """The frame that a day gives, of all years that another line is about where that day ends them.

    Args:
        lines: texts above the table.
        line: the one of them that says until when.
        frame: what that line gives by itself.

    >>> title = ["HỖ TRỢ HTX GIAI ĐOẠN 2021-2023", "(Tính đến 31/12/2023)"]
    >>> read_title(title, "2023").years.period, read_title([title[0], "(Tính đến 30/6/2023)"], "2023").within_years
    ('2021-2023', True)
    """
    told_above = [told for other in lines if other != line and (told := _told_by(other))]
    others = [told.words for told in told_above if not told.years or SINCE_A_YEAR.search(told.words)]
    years = _years_together(others, frame.scenario, frame.period)
    if years is None:
        return frame
    last = period_year(years.period[5:]) if years.period else frame.year
    if years.unclear or last > frame.year or (last == frame.year and not frame.period.isdigit()):
        return replace(frame, within_years=True)
    return replace(frame, years=years)


def stated_years(line: str) -> list[int]:
    """The years that a line above a table says it is of, those of laws, letters, spans and comparisons left out.

    >>> lines = ("KẾT QUẢ NĂM 2020 VÀ KẾ HOẠCH NĂM 2021", "(Số liệu 6 tháng đầu năm 2019)", "Thời điểm: 31/12/2019")
    >>> [stated_years(line) for line in lines]
    [[2020, 2021], [2019], [2019]]
    >>> lines = ("(Kèm theo CV số 12 năm 2019)", "Theo Luật HTX năm 2012", "Giai đoạn 2021-2025", "So với năm 2019")
    >>> [stated_years(line) for line in lines]
    [[], [], [], []]
    """
    folded = with_whole_years(fold(line))
    is_letter = _DATES_A_LETTER.search(folded) and not folded.startswith("(")
    if is_letter or _CITES.search(folded) or "so voi" in folded or is_report(line):
        return []
    return [int(year) for year in _STATED_YEAR.findall(SPAN.sub(" ", _LEGAL_REFERENCE.sub(" ", folded)))]


def stated_days(line: str) -> list[int]:
    """The years of the days that a note says its numbers are of: `Số liệu thống kê đến 30/6/2019`.

    >>> stated_days("Ghi chú: số liệu tính đến ngày 30/6/2019"), stated_days("Hà Tĩnh, ngày 30/6/2019")
    ([2019], [])
    """
    return [int(match[1]) for match in _AS_OF_DAY.finditer(with_whole_years(fold(line)))]


def day_within(lines: list[str], period: str) -> str:
    """The line that says its figures are of a day of a period's last year on which no period ends, else ''.

    >>> day_within(["TÌNH HÌNH HTX", "(Số liệu tính đến ngày 15/11/2024)"], "2024")
    '(Số liệu tính đến ngày 15/11/2024)'
    >>> others = ("Tính đến 31/12/2024", "Đến ngày 30/6/2024", "(Kèm theo CV ngày 15/11/2024)", "Ước đến 15/11/2024")
    >>> [day_within([line], "2024") for line in others]
    ['', '', '', '']
    """
    for line in lines:
        if _DATES_A_LETTER.search(fold(line)) or ESTIMATE.search(fold(line)):
            continue
        if day := _AS_OF_DAY.search(fold(line)):
            _, _, is_within = part_of_year(day[0])
            if is_within and int(day[1]) == period_year(period):
                return line
    return ""


def _is_of(year: int, title: str, year_of_folder: int) -> bool:
    """Whether a title that names a year is about it: if it is about the folder's, or says so of an earlier one."""
    if abs(year - year_of_folder) <= 1:
        return True
    return year < year_of_folder and (
        str(year) in _STATED_YEAR.findall(title) or _NOTHING_ELSE.fullmatch(title) is not None
    )


@lru_cache(maxsize=_REMEMBERED)
def _says_estimated(line: str, period: str) -> bool:
    """Whether a line above a table says that its figures of a period are estimates, not only some beside others."""
    folded = fold(line)
    if "kem theo" in folded or is_report(line):
        return False
    folded = _LEGAL_REFERENCE.sub(" ", folded)
    is_plan = set(PLAN.findall(folded)) - {"chi tieu"}  # which may be indicators
    found = None if is_plan else _ESTIMATED.search(folded)
    if found is None or any(year != period[:4] for year in YEAR.findall(folded)):
        return False
    before, (part, _, unclear) = FULL_DATE.sub(" ", folded[: found.start()]), part_of_year(folded[found.start() :])
    is_whole = "ca nam" in folded[found.start() :]
    if part_of_year(before)[0] or part_of_year(before)[2] or unclear:
        return False
    return part == period[5:] or (not part and not is_whole)


def _with_plans(line: str) -> str:
    """A folded line whose words of plans stay told from others by their marks: `dự toán`, not `dư toàn`."""
    folded, apart = fold(line), fold_apart(line)
    is_unmarked = folded == normalise(line).casefold()
    for marked, plain in _PLANS_BY_THEIR_MARKS.items():
        if is_unmarked or marked in apart:
            folded = re.sub(rf"\b{plain}\b", marked, folded)  # whole words: `giao dự toán` has marked its `dự toán`
    return folded


def _scenario_of_title(folded: str) -> str | None:
    """What a title says its figures are; one that speaks neither of plans nor of estimates reports facts.

    `Chỉ tiêu` alone may be indicators or targets: then the columns have to say it.
    """
    reported = set(_REPORTED.findall(folded))
    if _PLANNED.search(folded):
        return "plan"
    if _ASKS.search(folded) and not reported - _LISTS:
        return "plan"  # `Danh sách HTX đề nghị hỗ trợ năm 2026`
    if reported - _TOLD or (reported and _HELD_TO_PLAN.search(folded)):
        return None if _ENDS_IN_PLAN.search(folded) and not _HELD_TO_PLAN.search(folded) else "actual"
    planned = set(PLAN.findall(_TOPIC.sub(" ", _OFFICE.sub(" ", folded))))
    if planned:
        if planned - {"chi tieu"} or _GIVEN.search(folded):
            return "plan"
        return "actual" if reported else None
    return None if ESTIMATE.search(folded) else "actual"
