"""Words about time (`Ước thực hiện 6 tháng đầu năm 2023`) -> period code and scenario.

Belongs here: period codes of folders and of short texts. Not here: titles (`titles`), which column a cell is in
(`headers`), when a report is due (seed `deadlines`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from orchestration.landing.codes import load_words
from orchestration.landing.text import fold
from orchestration.landing.values.period_codes import is_period, opening_of, period_year
from orchestration.landing.writing.spelling import both_folds, fold_apart

_PART_OF_MONTHS = {3: "Q1", 6: "H1", 9: "9M", 12: ""}
# first and last day (month, day) of a period; the statutory year of TT 09/2024 ends on 14 December
_PART_OF_DAYS = {
    **dict.fromkeys((((12, 15), (12, 14)), ((12, 16), (12, 15)), ((1, 1), (12, 31))), ""),
    ((1, 1), (6, 30)): "H1",
    ((1, 1), (9, 30)): "9M",
    ((1, 1), (3, 31)): "Q1",
    ((4, 1), (6, 30)): "Q2",
    ((7, 1), (9, 30)): "Q3",
    ((10, 1), (12, 31)): "Q4",
}
_NEW_YEAR = re.compile(r"(?<!tu )(?<!tu ngay )(?<!/)\b(?:ngay )?0?1\s*[/.-]\s*0?1\s*[/.-]\s*((?:19|20)\d\d)\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NUMERALS = {"ba": 3, "sau": 6, "chin": 9}

YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_JOINED = re.compile(r"(?<=[a-z])(?=(?:19|20)\d\d\b)")  # `KH2024`
SPAN = re.compile(r"\b((?:19|20)\d\d)\s*(?:-|(?:den|toi)(?: het)?)\s*(?:nam )?((?:19|20)\d\d)\b")
FULL_DATE = re.compile(r"\b(?:ngay )?(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})(?:\s*(?:[/.-]|nam)\s*((?:19|20)\d\d))?\b")
_DAYS = re.compile(
    r"\b(?:tu )?(?:ngay )?(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})\s*(?:[/.-]|nam)\s*((?:19|20)\d\d)"
    r"\s*(?:-|den|toi)(?: het)?(?: ngay)?\s*(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})\s*(?:[/.-]|nam)\s*((?:19|20)\d\d)\b"
)
_MONTHS = re.compile(r"\b(\d{1,2}|ba|sau|chin)\s*(?:thang|t)\b(?: dau nam| dau| cuoi nam)?")
_UNTIL_MONTH = re.compile(
    r"\b(?:den|het|cuoi|tinh den)\s*(?:het |cuoi )?thang\s*(\d{1,2})(?:\s*(?:/|-|nam)\s*((?:19|20)\d\d))?"
)
_ONE_MONTH = re.compile(r"\bthang \d{1,2}\b")
_QUARTER = re.compile(r"\bquy\s*(iv|i{1,3}|[1-4])\b")
_DIFFERENCE = re.compile(r"\+\s*[/,;]?\s*\(?\s*-|±")
_FORMULA = re.compile(r"^(?:[(\[]?\s*\d+\s*[)\]]?\s*=|=)")


def words_of_time(*codes: str) -> str:
    """The words of seed `wordings`, dimension `time`, as a pattern; `năm N-1` with spaces or without."""
    folded = {folded for code in codes for word in load_words("time")[code] for folded in both_folds(word)}
    ordered = sorted(folded, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\-", " ?- ?").replace(r"\+", r" ?\+ ?") for word in ordered)


_A_MONTH = re.compile(rf"\b(?:{words_of_time('month')})\b")
_ANY_MONTH = re.compile(r"\b(?:thang|th|t)\.? ?(?:0?[1-9]|1[0-2])\b")
_OF_THE_REPORT = re.compile(
    rf"\b(?:cung ky|ck|dau ky|{words_of_time('this_period', 'previous_period', 'since_january')})\b"
)
_SAME_TIME = re.compile(r"\b(?:cung ky|ck)\b")  # of months in another year: `Cùng kỳ 2023`
ESTIMATE = re.compile(rf"\b(?:{words_of_time('estimate')})\b")
# `Chương trình mục tiêu quốc gia` is no plan, and land that was handed over (`Diện tích đất được giao`) none either
_LAND = "".join(rf"(?<!{land}{link} )" for land in ("dat", "datq") for link in ("", " duoc", " da"))
_GIVEN_FOR_A_YEAR = rf"{_LAND}giao(?= nam\b| (?:19|20)\d\d|$)"
PLAN = re.compile(rf"(?<!chuong trinh )\b(?:{words_of_time('plan')}|{_GIVEN_FOR_A_YEAR})\b(?! quoc gia)")
_BARE = re.compile(rf"\W*(?:{words_of_time('bare')})\W*")
_ACTUAL = re.compile(rf"\b(?:{words_of_time('actual')})\b")
# `Tổng 3 năm`, `Kế hoạch 5 năm`; a state at the beginning: `Đầu năm 2023`, not `6 tháng đầu năm`, `từ đầu năm`
_NO_PERIOD = re.compile(
    r"(?<![\d/.-])(?<!quy )(?<!thang )\b\d{1,2} nam\b(?!\s*(?:(?:19|20)\d\d|truoc))"
    r"|(?<!tu )(?<!thang )(?<!t )\bdau (?:nam|ky)\b"
)
OPENING = re.compile(r"(?<!tu )(?<!thang )(?<!t )(?<!giao )(?<!hoach )(?<!kh )\bdau (nam|ky)\b")
_DONE = re.compile(r"\b(?:thuc hien|th|ket qua)\b")
_PHASED = re.compile(r"\bphan ky (?:thuc hien|th)\b")  # over the years of a plan, none of which is done
_PREVIOUS = re.compile(rf"\b(?:{words_of_time('previous_year')})\b")
_NEXT = re.compile(rf"\b(?:{words_of_time('next_year')})\b")
_CURRENT = re.compile(rf"\b(?:(?:kh|ke hoach|uoc th|th|thuc hien) nam$|(?:{words_of_time('this_year')})\b)")
_PREVIOUS_PERIOD = re.compile(rf"\b(?:{words_of_time('previous_period')})\b")
_THIS_PERIOD = re.compile(rf"\b(?:{words_of_time('this_period')})\b")
_PREVIOUS_QUARTER = re.compile(rf"\b(?:{words_of_time('previous_quarter')})\b")
_THIS_QUARTER = re.compile(rf"\b(?:{words_of_time('this_quarter')})\b")
_SINCE_JANUARY = re.compile(rf"\b(?:{words_of_time('since_january')})\b")
_SIDE = rf"(?:{words_of_time('estimate', 'plan', 'actual', 'previous_year')})"
# `UTH/KH`, `TH 2023/TH 2022`, `/KH`: one side of a column against another
_PRESENT = re.compile(words_of_time("present"))
_AT_THE_END = re.compile(rf"\b(?:{words_of_time('present')})\b")
_RATIO = re.compile(
    rf"\b{_SIDE}(?: nam)?(?: (?:19|20)\d\d)?\s*(?:/\s*(?:{_SIDE}|nam|(?:19|20)\d\d)|:\s*{_SIDE})(?!\w)"
    rf"|/\s*(?:{words_of_time('plan', 'previous_year')})(?!\w)"
)
_COMPARISON = re.compile(rf"(?<!\w)(?:{words_of_time('comparison')})(?!\w)|%")
_INCOME = re.compile(rf"(?<!\w)(?:{words_of_time('income')})(?!\w)")  # `Chênh lệch thu - chi` compares no columns
_UP_TO_QUARTER = {"Q1": "Q1", "Q2": "H1", "Q3": "9M", "Q4": ""}
_FULFILLED = re.compile(r"\b(?:thuc hien|ket qua) (?:thuc hien )?(?:ke hoach|kh)\b")
# `Từ năm 2021 đến nay`
_SINCE_A_YEAR = re.compile(rf"\btu (?:dau )?(?:nam )?((?:19|20)\d\d) (?:{words_of_time('until_now')})\b")
_UP_TO_A_YEAR = re.compile(r"\b(?:den|toi) (het |cuoi )?(?:nam )?(?:19|20)\d\d\b")
# `Lũy kế đến hết năm 2024`, `Lũy kế đến 31/12/2024`: since when?
_SUMMED_UP_TO = re.compile(rf"\b(?:{words_of_time('summed')}) (?:tinh )?(?:den|toi)\b")
_SUMMED = re.compile(rf"(?:{words_of_time('summed')})\b")
_SUM_OF_YEARS = re.compile(rf"(?:{words_of_time('sum_of_years')})(?: (?:cua )?(\d{{1,2}}) nam)?")
UNTOLD = "1900"  # the period of what neither folder nor title dates
# `tính` says nothing, the `tỉnh` of `NS tỉnh` says whose budget it is
_NOISE = re.compile(rf"(?<!\bns )(?<!\bngan sach )(?<!\bcap )\b(?:{words_of_time('noise')})\b|[0-9]+")


@dataclass(frozen=True, slots=True)
class Time:
    """What a text says about time.

    Attributes:
        period: period code, or None when the text names none.
        scenario: actual, estimate or plan, or None.
        rest: the other words, folded.
        is_comparison: the text speaks of a rate or difference between two periods.
        unclear: it speaks of time in a way that has no period code.
        up_to: it speaks of all until a year and not since when: `Mục tiêu đến năm 2025`.
        opening: it speaks of a state at the beginning, which is that at the end of the period before: `Số đầu kỳ`.
    """

    period: str | None = None
    scenario: str | None = None
    rest: str = ""
    is_comparison: bool = False
    unclear: bool = False
    up_to: bool = False
    opening: bool = False

    @property
    def says_something(self) -> bool:
        """Whether the text speaks of time at all."""
        return bool(self.period or self.scenario)


@dataclass(frozen=True, slots=True)
class Frame:
    """The time that a workbook is about, to which relative words refer.

    Attributes:
        period: the period of the report.
        plan_year: year of the plan that the title announces (`... VÀ KẾ HOẠCH NĂM 2024`).
        scenario: what the title says the figures are, if it says so.
        only_plan: the title is about nothing but that plan.
        years: several years that the title is about as one, where no line of it names a single year: what is not dated
            below `KẾT QUẢ HỖ TRỢ GIAI ĐOẠN 2021-2023` is of all of them.
        of_months: the report is of months that no period code stands for, `Tháng 10`, `8 tháng`: what is not dated
            itself is of no known period.
    """

    period: str
    plan_year: int | None = None
    scenario: str | None = None
    of_months: bool = False
    only_plan: bool = False
    years: Time | None = None

    @property
    def year(self) -> int:
        """Year of the report."""
        return period_year(self.period)


def printed_scenario(text: str) -> str | None:
    """The scenario that a text names in words; None for `6 tháng đầu năm`, which is done or planned."""
    return _scenario(fold_apart(text))


@lru_cache(maxsize=32_768)
def read_time(text: str, frame: Frame | None = None) -> Time:
    """Read a header or a title.

    Args:
        text: one header path (`Năm 2023 Kế hoạch`) or title line.
        frame: what relative words refer to; without it they give no period.

    >>> [(t.period, t.scenario) for t in map(read_time, ("KH 2024", "Ước TH 6 tháng đầu năm 2023"))]
    [('2024', 'plan'), ('2023-H1', 'estimate')]
    >>> report = Frame("2024-Q3")
    >>> [read_time(text, report).period for text in ("Quý trước", "Quý này", "Lũy kế từ đầu năm", "Cùng kỳ")]
    ['2024-Q2', '2024-Q3', '2024-9M', '2023-Q3']
    >>> read_time("Từ 15/12/2023 đến 14/12/2024").period
    '2024'
    >>> [read_time(text, report).period for text in ("Số đầu kỳ", "Có đầu năm", "Đầu năm 2023")]
    ['2024-Q2', '2023', '2022']
    >>> [read_time("Trong kỳ", Frame(period)).period for period in ("2024", "2024-Q3", "2024-H1")]
    ['2024', '2024-Q3', '2024-H1']
    >>> [read_time("Kỳ trước", Frame(period)).period for period in ("2024", "2024-Q3", "2024-H1")]
    ['2023', '2024-Q2', None]
    >>> [read_time(text, Frame("2024")).period for text in ("Có đến 01/01/2024", "Số đầu năm (1/1/2024)")]
    ['2023', '2023']
    >>> read_time("Lũy kế từ năm 2021 đến nay", Frame("2024")).period
    '2021-2024'
    """
    folded = _JOINED.sub(" ", _of_new_year(fold_apart(text)))
    told = _INCOME.sub(" ", folded)
    if any(pattern.search(told) for pattern in (_FORMULA, _COMPARISON, _RATIO, _DIFFERENCE)):
        return Time(is_comparison=True)
    part, body, unclear = part_of_year(folded)
    dated = FULL_DATE.search(folded) is not None  # `Số đầu kỳ (31/12/2023)`
    unclear = unclear or (_NO_PERIOD.search(folded) is not None and not dated)
    if since := _SINCE_A_YEAR.search(body):
        return _since(int(since[1]), _rest(_SINCE_A_YEAR.sub(" ", body)), frame)
    span = SPAN.search(body)
    years = sorted({int(y) for y in YEAR.findall(body)})
    scenario = _scenario(folded)
    rest = _rest(body)
    if span:
        inner = YEAR.findall(SPAN.sub(" ", body))  # `Kế hoạch giai đoạn 2021-2025` over `2023`
        if int(span[1]) >= int(span[2]) or part or len(set(inner)) > 1:
            return Time(unclear=True, rest=rest)
        if inner:
            return Time(inner[0], scenario, rest, unclear=unclear or not span[1] <= inner[0] <= span[2])
        return Time(f"{span[1]}-{span[2]}", scenario, rest, unclear=unclear)
    if len(years) > 1:
        return Time(unclear=True, rest=rest)
    opening = OPENING.search(folded) if not part and not dated and scenario in (None, "actual") else None
    if opening and opening[1] == "ky" and frame and years and years[0] != frame.year:
        return Time(unclear=True, rest=rest)  # `Đầu kỳ (2020)`: its beginning or its end?
    if opening and frame and is_period(frame.period):
        begun = str(years[0]) if years else frame.period if opening[1] == "ky" else str(frame.year)
        return Time(opening_of(begun), "actual", rest, opening=True)
    of_months = frame is not None and frame.of_months and not part
    if unclear or (of_months and (_SAME_TIME if years else _OF_THE_REPORT).search(folded)):
        return Time(scenario=scenario, rest=rest, unclear=True)
    if frame and not (years or part) and (of_report := _of_the_report(folded, frame)):
        return replace(of_report, scenario=scenario, rest=rest)
    if not years and not part and frame and (quarter := _relative_quarter(folded, frame)) is not None:
        return Time(quarter or None, scenario or "actual", rest, unclear=not quarter)
    if part in _UP_TO_QUARTER and _SINCE_JANUARY.search(folded):
        part = _UP_TO_QUARTER[part]
    relative = _relative_year(folded, frame)
    year = years[0] if years else relative
    if year is None and frame and (part or _QUARTER.search(folded)):
        year = frame.year
    period = f"{year}-{part}" if year and part else str(year) if year else None
    if relative is not None and not years and frame and re.search(r"\bcung ky\b", folded) and not part:
        period = str(relative) + frame.period[4:] if is_period(str(relative) + frame.period[4:]) else None
    if years and _PREVIOUS.search(folded) and "cung ky" in folded and frame and not part:
        period = f"{year}{frame.period[4:]}"
    if scenario == "estimate" and "du kien" in folded and frame and period and period_year(period) > frame.year:
        scenario = "plan"
    up_to = _UP_TO_A_YEAR.search(body)  # `đến hết năm 2023` of what was done may be that year's
    if scenario == "actual" and frame and not (dated or _DONE.search(folded)):
        is_aim = up_to is not None and frame.scenario == "plan" and (year or 0) >= int(frame.period[:4])
        if is_aim or (year or 0) > frame.year:
            scenario = None  # `đến 2030` has not come; `Đến năm 2025` below the aims of 2021-2025 is one of them
    at_a_date = dated and (frame is None or (year or 0) <= frame.year)
    summed = bool(period) and not part and _SUMMED_UP_TO.search(folded) is not None
    return Time(
        period,
        scenario or ("actual" if part or at_a_date else None),
        rest,
        up_to=summed or (up_to is not None and (scenario == "plan" or not up_to[1])),
    )


def _of_new_year(folded: str) -> str:
    """A text in which 1 January is what it is to a state: the beginning of that year. A span of days stays one."""
    if not _NEW_YEAR.search(folded) or _DAYS.search(folded):
        return folded
    return _NEW_YEAR.sub(r"\1" if OPENING.search(folded) else r"dau nam \1", folded)


def without_comparison(text: str) -> str:
    """A header without the words that elsewhere compare two periods, folded.

    >>> without_comparison("Số công trình hoàn thành năm 2023").split()
    ['so', 'cong', 'trinh', 'nam', '2023']
    """
    return _COMPARISON.sub(" ", fold_apart(text))


def _since(first: int, rest: str, frame: Frame | None) -> Time:
    """All years from one until the report; a report of a part of a year ends where no period code does."""
    if frame is None or not frame.period.isdigit() or first > frame.year:
        return Time(scenario="actual", rest=rest, unclear=True)
    return Time(f"{first}-{frame.year}" if first < frame.year else frame.period, "actual", rest)


def sum_of_years(text: str) -> int:
    """Whether a header may mean the sum of the years beside it: their number, -1 when it tells none, 0 for no.

    >>> [sum_of_years(text) for text in ("Cộng", "Tổng 3 năm", "Cả giai đoạn", "Năm 2023")]
    [-1, 3, -1, 0]
    """
    match = _SUM_OF_YEARS.fullmatch(fold(text).strip())
    if not match:
        return 0
    return int(match[1]) if match[1] else -1


def part_of_year(folded: str) -> tuple[str, str, bool]:
    """Part of the year named (`H1`, `9M`, `Q3`, ''), the text without day and month, whether it has no code."""
    if match := _DAYS.search(folded):
        first, last = ((int(match[i + 1]), int(match[i])) for i in (1, 4))
        part = _PART_OF_DAYS.get((first, last))
        years = int(match[6]) - int(match[3])
        is_known = part is not None and years == (first[0] == 12)
        return part or "", f"{folded[: match.start()]} {match[6]} {folded[match.end() :]}", not is_known
    if match := _QUARTER.search(folded):
        number = _ROMAN.get(match[1]) or int(match[1])
        return f"Q{number}", folded[: match.start()] + " " + folded[match.end() :], False
    if match := _UNTIL_MONTH.search(folded):
        month = int(match[1])
        body = folded[: match.start()] + " " + (match[2] or "") + folded[match.end() :]
        return _PART_OF_MONTHS.get(month, ""), body, month not in _PART_OF_MONTHS
    if (match := FULL_DATE.search(folded)) and 1 <= int(match[2]) <= 12:
        day, month = int(match[1]), int(match[2])
        body = folded[: match.start()] + " " + (match[3] or "") + folded[match.end() :]
        if (day, month) in {(31, 12), (14, 12), (15, 12), (30, 12)}:
            return "", body, False
        known = {(30, 6): "H1", (30, 9): "9M", (31, 3): "Q1"}
        return known.get((day, month), ""), body, (day, month) not in known
    if _ONE_MONTH.search(folded) or _A_MONTH.search(folded):
        return "", folded, True
    if match := _MONTHS.search(folded):
        months = _NUMERALS.get(match[1]) or int(match[1])
        body = folded[: match.start()] + " " + folded[match.end() :]
        late = "cuoi nam" in match[0]
        return _PART_OF_MONTHS.get(months, ""), body, late or months not in _PART_OF_MONTHS
    return "", folded, False


def of_months_without_code(folded: str) -> bool:
    """Whether a title is about months that no period code stands for: `tháng 10`, `8 tháng đầu năm`, not `tháng 12`."""
    _, _, unclear = part_of_year(folded)
    month = _ONE_MONTH.search(folded)
    if month and not _UNTIL_MONTH.search(folded):
        return not month[0].endswith("12")
    return unclear and bool(_MONTHS.search(folded) or _UNTIL_MONTH.search(folded))


def is_of_a_month(text: str) -> bool:
    """Whether the header of a column names one month: `Tháng 1`, `T10`, `Trong tháng`.

    >>> [is_of_a_month(text) for text in ("Tháng 01/2024", "T10", "Thực hiện trong tháng", "9 tháng")]
    [True, True, True, False]
    """
    folded = fold(text)
    return bool(_ANY_MONTH.search(folded) or _A_MONTH.search(folded))


def is_since_january(text: str) -> bool:
    """Whether the header of a column sums up the year until then: `Lũy kế từ đầu năm`."""
    return bool(_SINCE_JANUARY.search(fold(text)))


def is_summed(text: str) -> bool:
    """Whether a text sums up all until now and does not say since when: `Lũy kế đến cuối kỳ`.

    >>> [is_summed(text) for text in ("Lũy kế đến cuối kỳ", "Luỹ kế", "Lũy kế từ đầu năm")]
    [True, True, False]
    """
    folded = fold(text)
    return _SUMMED.match(folded) is not None and "tu dau" not in folded


@lru_cache(maxsize=8192)
def is_of_now(text: str) -> bool:
    """Whether the header of a column says that it holds what there is at the end: `Hiện có`, not `Hiện có năm 2023`."""
    return _PRESENT.fullmatch(fold(text).strip()) is not None


@lru_cache(maxsize=8192)
def says_what_there_is(text: str) -> bool:
    """Whether the header of a column says that it is of what there is at the end: `Tổng số HTX hiện có`."""
    return _AT_THE_END.search(fold(text)) is not None


def _relative_quarter(folded: str, frame: Frame) -> str | None:
    """The period of `quý này`, `quý trước`, `lũy kế từ đầu năm` in the report of a quarter; '' where it has none."""
    quarter = frame.period[5:] if frame.period[5:6] == "Q" else ""
    this, before = _THIS_QUARTER.search(folded), _PREVIOUS_QUARTER.search(folded)
    if not (this or before):
        up_to = _UP_TO_QUARTER.get(quarter) if _SINCE_JANUARY.search(folded) else None
        return None if up_to is None else f"{frame.year}-{up_to}" if up_to else str(frame.year)
    if not quarter:
        return ""
    if this:
        return frame.period
    return _quarter_before(frame)


def _quarter_before(frame: Frame) -> str:
    number = int(frame.period[6])
    return f"{frame.year}-Q{number - 1}" if number > 1 else f"{frame.year - 1}-Q4"


def _of_the_report(folded: str, frame: Frame) -> Time | None:
    """`Kỳ này` and `Kỳ trước` in a report: of half a year no code stands for the half before it."""
    if _PREVIOUS_PERIOD.search(folded):
        part = frame.period[5:]
        if part.startswith("Q"):
            return Time(_quarter_before(frame))
        return Time(unclear=True) if part else Time(str(frame.year - 1))
    is_this = _THIS_PERIOD.search(folded) and not (_PREVIOUS.search(folded) or _NEXT.search(folded))
    return Time(frame.period) if is_this else None


def _relative_year(folded: str, frame: Frame | None) -> int | None:
    if frame is None:
        return None
    if _PREVIOUS.search(folded):
        return frame.year - 1
    if _NEXT.search(folded):
        return frame.year + 1
    return frame.year if _CURRENT.search(folded) else None


def _scenario(folded: str) -> str | None:
    folded = _PHASED.sub("phan ky", folded)
    if _BARE.fullmatch(folded):
        return None  # `Số liệu` alone: what the title says
    if ESTIMATE.search(folded):
        return "estimate"
    if _FULFILLED.search(folded) or re.search(r"\b(?:thuc hien|th)\b(?!.*\b(?:ke hoach|kh)\b)", folded):
        return "actual"
    if PLAN.search(folded):
        return "plan"
    return "actual" if _ACTUAL.search(folded) else None


def _rest(body: str) -> str:
    for pattern in (
        _THIS_PERIOD,
        _PREVIOUS_PERIOD,
        _THIS_QUARTER,
        _PREVIOUS_QUARTER,
        _SINCE_JANUARY,
        ESTIMATE,
        PLAN,
        _ACTUAL,
        _PREVIOUS,
        _NEXT,
        _CURRENT,
        _NOISE,
    ):
        body = pattern.sub(" ", body)
    return " ".join(re.findall(r"[a-z0-9%]+", body))
