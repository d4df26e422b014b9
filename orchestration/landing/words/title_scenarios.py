"""Is a title about results, estimates, plans or requests?

Belongs here: the words of titles that say so. Not here: the headers of columns (`values.scenarios`), years (`titles`).
Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.values.parts_of_years import FULL_DATE, part_of_year
from orchestration.landing.values.periods import YEAR, read_time
from orchestration.landing.values.scenarios import ESTIMATE, PLAN
from orchestration.landing.values.time_words import words_of_time
from orchestration.landing.words.citations import without_acts
from orchestration.landing.words.lines_around import is_report
from orchestration.landing.writing.spelling import fold_apart

_GIVEN = re.compile(r"\bgiao\b(?! thong| dich| dat)")  # targets are given
_OFFICE = re.compile(rf"\b(?:{any_word('title', 'office')})(?!\w)")  # they plan nothing here
_TOPIC = re.compile(rf"\b(?:{any_word('time', 'topic')})\b")
_REPORTED = re.compile(rf"\b(?:{any_word('time', 'reported', 'told')})\b")
_TOLD = frozenset(map(fold, load_words("time")["told"]))  # facts, unless it is said of a plan: `Tổng hợp kế hoạch`
_APPROVED = frozenset(map(fold, load_words("time")["approved"]))  # so may be whatever a title is about: `Số liệu`
# what was done, or a plan to be made from it
_HELD_TO_PLAN = re.compile(
    r"\b(?:thuc hien|th|ket qua|hoan thanh|so voi|so (?:ke hoach|kh)|theo (?:ke hoach|kh)|xay dung (?:ke hoach|kh))\b"
)
# `THỰC HIỆN KẾ HOẠCH NĂM 2023` begins a title; not `KINH PHÍ THỰC HIỆN KẾ HOẠCH`
_CARRIED_OUT = re.compile(rf"(?:^|[:.] ?)(?:{words_of_time('done')}) (?:{words_of_time('of_plans')})\b")
# `Chỉ tiêu KTTT thực hiện Nghị quyết Đại hội`: no targets that it sets; `Kinh phí thực hiện Nghị quyết` may be
_CARRIES_OUT_AN_ACT = re.compile(
    rf"(?<!kinh phi )(?<!von )\b(?:{words_of_time('done')}) (?:{any_word('act', 'law')})\b"
)
_ENDS_IN_PLAN = re.compile(  # `Tình hình HTX kế hoạch 2024`: planned, or what came of the plan?
    rf"\b(?:{words_of_time('plan')}|du kien)(?: nam)? (?:19|20)\d\d\W*$"
)
_PLANS_BY_THEIR_MARKS = {
    fold_apart(word): fold(word) for word in load_words("time")["plan"] if fold_apart(word) != fold(word)
}
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


def speaks_of_report(text: str) -> bool:
    """Whether a text has a word of what is reported, as titles do: `Kết quả`, `Kỳ báo cáo`."""
    return _REPORTED.search(fold(text)) is not None


def asks(line: str) -> bool:
    """Whether a title is about what is to be given, and not yet promised.

    >>> list(map(asks, ("Nhu cầu kinh phí hỗ trợ HTX năm 2025", "Kế hoạch hỗ trợ HTX năm 2025")))
    [True, False]
    """
    return _ASKS.search(fold(line)) is not None


def scenario_alone(line: str) -> str | None:
    """Plan or estimate, where a line speaks of nothing else; `Chỉ tiêu` may be indicators.

    >>> [scenario_alone(line) for line in ("KẾ HOẠCH", "(Ước thực hiện)", "Chỉ tiêu", "Thực hiện", "Kế hoạch 2024")]
    ['plan', 'estimate', None, None, None]
    """
    time = read_time(line)
    if not time.scenario or time.period or time.rest:
        return None
    if scenario_of_title(fold(line)) == "plan":
        return "plan"
    return "estimate" if time.scenario == "estimate" else None


def scenario_of_title(folded: str) -> str | None:
    """What a title says its figures are; one that speaks neither of plans nor of estimates reports facts.

    `Chỉ tiêu` alone may be indicators or targets: then the columns have to say it.
    """
    reported = set(_REPORTED.findall(folded))
    if _PLANNED.search(folded):
        return "plan"
    if _ASKS.search(folded) and not reported - _LISTS:
        return "plan"  # `Danh sách HTX đề nghị hỗ trợ năm 2026`
    if reported - _TOLD or (reported and _HELD_TO_PLAN.search(folded)) or _CARRIED_OUT.search(folded):
        return None if _ENDS_IN_PLAN.search(folded) and not _HELD_TO_PLAN.search(folded) else "actual"
    told = _CARRIES_OUT_AN_ACT.sub(" ", _TOPIC.sub(" ", without_offices(folded)))
    planned = set(PLAN.findall(told)) - _APPROVED
    if planned:
        if planned - {"chi tieu"} or _GIVEN.search(folded):
            return "plan"
        return "actual" if reported else None
    return None if ESTIMATE.search(folded) else "actual"


@lru_cache(maxsize=_REMEMBERED)
def says_estimated(line: str, period: str) -> bool:
    """Whether a line above a table says that its figures of a period are estimates, not only some beside others."""
    folded = fold(line)
    if "kem theo" in folded or is_report(line):
        return False
    folded = without_acts(folded)
    is_plan = set(PLAN.findall(folded)) - {"chi tieu"}  # which may be indicators
    found = None if is_plan else _ESTIMATED.search(folded)
    if found is None or any(year != period[:4] for year in YEAR.findall(folded)):
        return False
    before, (part, _, unclear) = FULL_DATE.sub(" ", folded[: found.start()]), part_of_year(folded[found.start() :])
    is_whole = "ca nam" in folded[found.start() :]
    if part_of_year(before)[0] or part_of_year(before)[2] or unclear:
        return False
    return part == period[5:] or (not part and not is_whole)


def without_offices(folded: str) -> str:
    """A folded line without the names of offices that have a word of plans in them: `Sở Kế hoạch và Đầu tư`."""
    return _OFFICE.sub(" ", folded)


def with_plans(line: str) -> str:
    """A folded line whose words of plans stay told from others by their marks: `dự toán`, not `dư toàn`."""
    folded, apart = fold(line), fold_apart(line)
    is_unmarked = folded == normalise(line).casefold()
    for marked, plain in _PLANS_BY_THEIR_MARKS.items():
        if is_unmarked or marked in apart:
            folded = re.sub(rf"\b{plain}\b", marked, folded)  # whole words: `giao dự toán` has marked its `dự toán`
    return folded
