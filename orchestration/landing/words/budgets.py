"""Which local budget does money come from: that of the province, or that of its districts and communes?

Both are local budgets. Where both are printed, each has its own code; where only one is, it is local money, because it
may include the other.

Belongs here: the two local budgets. Not here: the sources of money themselves (seed `wordings`, dimension funding).
Pure; the words are data (dimension budget).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import fold

_BUDGET = load_words("scope")["budgets"][0]
_LOCAL = re.compile(r"\bdia phuong\b")  # no `phường`
_BUDGETS = {code: re.compile(rf"\b(?:{any_word('budget', code)})\b") for code in ("province", "district", "city")}


def of_level(level: str) -> str:
    """A level of the state as the budget of it; without marks where it has none, so that both are read alike.

    >>> of_level("Tỉnh"), of_level("Tinh")
    ('ngân sách Tỉnh', 'ngan sach Tinh')
    """
    return f"{fold(_BUDGET) if level.isascii() else _BUDGET} {level}"


def budget_of(text: str) -> str | None:
    """Whose local budget a text names: of the province, or of its districts and communes.

    >>> [budget_of(text) for text in ("+ NS tỉnh", "Ngân sách cấp huyện, xã", "NSĐP", "Ngân sách tỉnh, huyện")]
    ['province', 'district', None, None]
    >>> budget_of("Ngân sách địa phương")
    >>> [budget_of(text) for text in ("Ngân sách thành phố", "Ngân sách huyện, thành phố")]
    ['province', 'district']
    """
    folded = _LOCAL.sub(" ", fold(text))
    found = {code for code, names in _BUDGETS.items() if names.search(folded)}
    if "city" in found:  # `Ngân sách thành phố` is of a city that is a province, `huyện, thành phố` of its districts
        found = found - {"city"} or {"province"}
    return found.pop() if len(found) == 1 else None


def each_told(budgets: Sequence[str | None]) -> list[str]:
    """The budgets of rows or columns beside each other, if each is told and none of them twice."""
    told = [budget for budget in budgets if budget]
    return told if len(budgets) > 1 and len(told) == len(set(told)) == len(budgets) else []
