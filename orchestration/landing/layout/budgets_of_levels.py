"""Rows and columns that name a budget only by its level or owner, beside one with its full name: `+ Tỉnh` below `+ TW`.

Belongs here: completing the name of such a budget. Not here: bands over columns of budgets (`columns`), provincial and
district budgets (`finer_rows`, `finer_columns`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from orchestration.landing.layout.columns import with_budgets
from orchestration.landing.layout.outline import RowText
from orchestration.landing.seeds import load_words
from orchestration.landing.text import fold
from orchestration.landing.values.units import Unit
from orchestration.landing.words.budgets import of_level
from orchestration.landing.words.known import TOTAL, is_of_budgets, source_named
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import begins_count
from orchestration.landing.writing.numbering import without_numbering

_BRACKET = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_CAPITAL = frozenset(map(fold, load_words("scope")["capital_called"]))
_COUNTERPART = "đối ứng của HTX"
_OTHER = "other"
_LONGEST = 3  # words of a level: `Quận, huyện`, `Thị xã`


def with_named_budgets(rows: Sequence[RowText], lexicon: Lexicon) -> list[RowText]:
    """Rows whose label is a level of the state, or whose capital it is, and nothing more, as the budget of that.

    Only right below the row of a budget: `Tỉnh` alone may be anything, `Vốn của HTX` all that they have.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def read(*labels):
    ...     rows = [RowText(i, "", label, "", True) for i, label in enumerate(labels)]
    ...     return [row.label for row in with_named_budgets(rows, load_lexicon())]
    >>> read("- Kinh phí", "+ TW", "+ Tỉnh", "+ Huyện"), read("Số HTX", "Tỉnh")
    (['- Kinh phí', '+ TW', 'ngân sách Tỉnh', 'ngân sách Huyện'], ['Số HTX', 'Tỉnh'])
    >>> read("NSTW", "Vốn của HTX"), read("NSTW", "Vốn khác (HTX đối ứng)"), read("Số HTX", "Vốn của HTX")
    (['NSTW', 'đối ứng của HTX'], ['NSTW', 'HTX đối ứng'], ['Số HTX', 'Vốn của HTX'])
    """
    named: list[RowText] = []
    of_budget = False
    for row in rows:
        if of_budget and row.has_values:
            row = replace(row, label=_in_full(row.label, lexicon) or _of_whom(row.label, lexicon) or row.label)
        named.append(row)
        if row.has_values:
            of_budget = source_named(row.label, lexicon) not in (None, TOTAL)
    return named


def with_named_bands(
    headers: Mapping[int, Sequence[str]], lexicon: Lexicon, note: str = ""
) -> dict[int, Sequence[str]]:
    """The texts over each column; a level right of a budget, below the same band, as the budget of that level.

    So is one right of `Kinh phí (triệu đồng) | TW`, where no band is.

    Args:
        headers: the texts over each column, outermost first.
        lexicon: known wordings.
        note: the unit in the corner: in money, as below a band in money, `HTX` beside `TW | Tỉnh` is what they pay.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> year = "Năm 2023"
    >>> with_named_bands({2: (year, "Tổng"), 3: (year, "TW"), 4: (year, "Tỉnh"), 5: ("Tỉnh",)}, load_lexicon())
    {2: ('Năm 2023', 'Tổng'), 3: ('Năm 2023', 'TW'), 4: ['Năm 2023', 'ngân sách Tỉnh'], 5: ('Tỉnh',)}
    >>> with_named_bands({2: ("NSTW",), 3: ("Vốn HTX",)}, load_lexicon())
    {2: ('NSTW',), 3: ['đối ứng của HTX']}
    >>> bare = {2: (year, "TW"), 3: (year, "HTX")}
    >>> with_named_bands(bare, load_lexicon(), "triệu đồng")[3], with_named_bands(bare, load_lexicon())[3]
    (['Năm 2023', 'đối ứng của HTX'], ('Năm 2023', 'HTX'))
    >>> with_named_bands({2: ("Kinh phí (trđ)",), 3: ("TW",), 4: ("Tỉnh",), 5: ("HTX",)}, load_lexicon())
    {2: ('Kinh phí (trđ)',), 3: ('TW',), 4: ['ngân sách Tỉnh'], 5: ['đối ứng của HTX']}
    """
    named = dict(headers)
    band: Sequence[str] | None = None
    beside: Sequence[str] | None = None  # what stands over the budget left of a column, if one does
    money: Sequence[str] | None = None  # what stands over the money that budgets right of it are parts of
    in_money = _is_money(lexicon.unit(note))
    for index, parts in headers.items():
        *over, own = parts or ("",)
        of_sum = money == over
        of_money = in_money or of_sum or _prints_money(" ".join(over), lexicon)
        if beside == over and (of_whom := _of_whom(own, lexicon, in_money=of_money)):
            named[index] = [*over, of_whom]
            continue
        if own:
            is_budget = is_of_budgets(own) or source_named(own, lexicon) not in (None, TOTAL)
            beside = over if is_budget else None
            money = over if (of_sum and is_budget) or _prints_money(own, lexicon) else None
        if with_budgets(parts, lexicon) is not parts:
            continue  # the band names budgets itself: `Ngân sách nhà nước`
        if (over or of_sum) and over == band and (in_full := _in_full(own, lexicon)):
            named[index], beside = [*over, in_full], over
            money = over if of_sum else None
        elif over != band or not own:
            band = None
        if (over or of_sum) and source_named(own, lexicon) not in (None, TOTAL):
            band = over
    return named


def _in_full(level: str, lexicon: Lexicon) -> str | None:
    """A level of the state as the budget of it; None for anything that is none, or names a budget itself."""
    level = without_numbering(level)
    if not level or len(level.split()) > _LONGEST or source_named(level, lexicon) is not None:
        return None
    in_full = of_level(level)
    return in_full if source_named(in_full, lexicon) else None


def _prints_money(text: str, lexicon: Lexicon) -> bool:
    return bool(text) and _is_money(lexicon.unit(lexicon.read(text).unit_text))


def _is_money(unit: Unit | None) -> bool:
    return unit is not None and unit.code == "vnd"


def _of_whom(text: str, lexicon: Lexicon, *, in_money: bool = False) -> str | None:
    """What cooperatives pay beside budgets, `Vốn của HTX`; what `Khác` is, and `Vốn khác (HTX đối ứng)`."""
    told = without_numbering(text)
    if fold(told) == "khac":
        return "nguồn khác"
    if bracket := _BRACKET.fullmatch(told):
        source = source_named(bracket[2], lexicon)
        return bracket[2] if source_named(bracket[1], lexicon) == _OTHER and source not in (None, TOTAL) else None
    label = lexicon.read(told)
    is_named = bool(label.words) or (in_money and not begins_count(told))
    is_capital = label.entity == "cooperative" and is_named and _CAPITAL.issuperset(label.words)
    return _COUNTERPART if is_capital else None
