"""Do words mean results, estimates or plans?

Belongs here: scenarios. Not here: periods (`periods`). Pure; the words are data (seed `wordings`, dimension time). The
code only says how they change each other: a plan that was carried out, land that was handed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.landing.seeds import load_words
from orchestration.landing.text import fold
from orchestration.landing.values.time_words import words_of_time
from orchestration.landing.writing.spelling import fold_apart

ESTIMATE = re.compile(rf"\b(?:{words_of_time('estimate')})\b")
# `Chương trình mục tiêu quốc gia` is no plan, and land that was handed over (`Diện tích đất được giao`) none either
_LAND = "".join(rf"(?<!{land}{link} )" for land in ("dat", "datq", "dien tich") for link in ("", " duoc", " da"))
_GIVEN_FOR_A_YEAR = rf"{_LAND}giao(?= nam\b| (?:19|20)\d\d|$)"
PLAN = re.compile(rf"(?<!chuong trinh )\b(?:{words_of_time('plan', 'approved')}|{_GIVEN_FOR_A_YEAR})\b(?! quoc gia)")
_APPROVED = frozenset(map(fold, load_words("time")["approved"]))
_SETTLED = re.compile(rf"\b(?:{words_of_time('settled')})\b")
_BARE = re.compile(rf"\W*(?:{words_of_time('bare')})\W*")
ACTUAL = re.compile(rf"\b(?:{words_of_time('actual')})\b")
_DO, _OF_PLANS = words_of_time("done"), words_of_time("of_plans")
_TO_BE_DONE = re.compile(rf"\b(phan ky|lo trinh|{_OF_PLANS}) (?:{_DO})\b")  # over the years of a plan
_FULFILLED = re.compile(rf"\b(?:{words_of_time('done', 'result')}) (?:(?:{_DO}) )?(?:{_OF_PLANS})\b")
_DONE_WITHOUT_A_PLAN = re.compile(rf"\b(?:{_DO})\b(?!.*\b(?:{_OF_PLANS})\b)")
_MONEY_TO_DO = re.compile(rf"\b({words_of_time('funds')}) (?:{_DO})\b")  # it is planned for, and done with
DONE = re.compile(rf"\b(?:{words_of_time('done', 'result')})\b")
# `Từ 10 đến 50`: as many of something; not `đến 31/12`, `đến 31 tháng 12`, `hết 6 tháng`
_SO_MANY = re.compile(r"\b(?:den|het) \d{1,3}\b(?!\s*[/.-]\s*\d)(?! ?(?:thang|thg|t|nam|quy)\b)")
_PLANS_BY_INITIALS = {
    "".join(word[0] for word in fold(plan).split()): fold(plan)
    for plan in load_words("time")["plan"]
    if plan.count(" ") == 1
}
_EXPECTED = {"du kien"}  # of a plan, it is a draft: `Dự kiến kế hoạch năm 2025`


def printed_scenario(text: str) -> str | None:
    """The scenario that a text names in words; None for `6 tháng đầu năm`, which is done or planned.

    >>> list(map(printed_scenario, ("Số được duyệt quyết toán", "Số được duyệt", "Dự toán được duyệt")))
    ['actual', 'plan', 'plan']
    """
    return scenario_of(fold_apart(text))


def is_short_for_plan(name: str, told: Iterable[str]) -> bool:
    """Whether a name is the initials of a word for a plan that texts beside it use: `MT` above `Mục tiêu 2025`.

    >>> [is_short_for_plan("MT", [text]) for text in ("MỤC TIÊU PHÁT TRIỂN HTX", "TÌNH HÌNH HTX")]
    [True, False]
    """
    plan = _PLANS_BY_INITIALS.get(fold(name).strip())
    return plan is not None and any(plan in fold(text) for text in told)


def says_done(text: str) -> bool:
    """Whether a text says that something was done, not only up to when: `Thực hiện đến 30/6`, not `Đến năm 2030`."""
    return DONE.search(fold_apart(text)) is not None


def scenario_of(folded: str) -> str | None:
    """The same of a folded text: actual, estimate, plan, or None where no word of it says.

    >>> texts = ("ke hoach thuc hien nam 2024", "ket qua thuc hien ke hoach", "du kien ke hoach")
    >>> [scenario_of(text) for text in texts]
    ['plan', 'actual', 'plan']
    >>> [scenario_of(text) for text in ("th kh 2023", "kqth kh 2023", "kh th 2023", "ns th kh 2023")]
    ['actual', 'actual', 'plan', 'plan']
    >>> [scenario_of(text) for text in ("den 31/12", "den 31 thang 12", "tu 10 den 50")]
    ['actual', 'actual', None]
    >>> [scenario_of(text) for text in ("so lieu", "so lieu (htx)", "so lieu (thuc hien)")]
    [None, None, 'actual']
    """
    folded = _SO_MANY.sub(" ", _TO_BE_DONE.sub(r"\1", folded))
    of_money = _MONEY_TO_DO.sub(r"\1", folded)
    if of_money != folded and scenario_of(of_money) in ("plan", "estimate"):
        folded = of_money  # `Kinh phí thực hiện` below `Kế hoạch 2023`
    bare, _, behind = folded.partition("(")
    if _BARE.fullmatch(bare.strip()):
        return scenario_of(behind) if behind else None  # `Số liệu`, `Số liệu (HTX)`: what the title says
    is_draft = PLAN.search(folded) and not DONE.search(folded) and set(ESTIMATE.findall(folded)) == _EXPECTED
    if ESTIMATE.search(folded) and not is_draft:
        return "estimate"
    if _FULFILLED.search(folded) or _DONE_WITHOUT_A_PLAN.search(folded):
        return "actual"
    planned = set(PLAN.findall(folded))
    if planned and not (planned <= _APPROVED and _SETTLED.search(folded)):
        return "plan"  # `Số được duyệt quyết toán` was spent
    return "actual" if ACTUAL.search(folded) else None
