"""Which columns of a table describe its rows: labels, row numbers, units, periods, scenarios?

A header says so, and the cells below it confirm it or not.

Belongs here: the columns beside the figures. Not here: where headers are (`header_rows`), what columns of figures mean
(`columns`). Pure.
"""

from __future__ import annotations

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.cells_below import (
    body_below,
    holds,
    holds_own_names,
    holds_sources,
    holds_units,
    holds_words,
    is_bare_figure,
    is_figure,
)
from orchestration.landing.layout.outline import number_before
from orchestration.landing.layout.times_below import (
    holds_times,
    holds_times_only,
    holds_told_times,
    holds_years,
    is_scenario,
    is_time,
)
from orchestration.landing.values.periods import Frame
from orchestration.landing.values.units import is_ditto
from orchestration.landing.words.lexicon import Lexicon

LABELS = ("label", "place", "listed")


def borne_out(sheet: Sheet, last: int, roles: dict[int, str], frame: Frame, lexicon: Lexicon) -> dict[int, str]:
    """Roles that the cells below bear out.

    `Năm` over anything but times is no column of periods, as `Chỉ tiêu` over times is one; over numbers it is a plan.
    Over years that are misprinted it is one: its rows are of no year that anybody can tell, not of the folder's.
    """
    tried = _with_told_by_cells(sheet, last, roles, frame, lexicon)
    for column, role in tried.copy().items():
        no_period = role == "period" and not (
            holds_times(sheet, last, column, frame) or holds_years(sheet, last, column, frame)
        )
        # years below policies, or below what is counted, are labels among others
        if no_period or (
            role == "label"
            and holds(sheet, last, column, lambda t: is_bare_figure(t, lexicon) and not is_time(t, frame))
            and _are_named_beside(sheet, last, column, tried, lexicon)
        ):
            del tried[column]
        elif role in LABELS and holds_times_only(sheet, last, column, frame):
            tried[column] = role if _holds_numbered_headings(sheet, last, column - 1) else "period"
    tried = _with_units_told_apart(sheet, last, tried, lexicon)
    named = set(tried.values()) & {*LABELS, "period"}
    return tried if named else _with_labels(sheet, last, roles, tried, lexicon)


def _with_told_by_cells(
    sheet: Sheet, last: int, roles: dict[int, str], frame: Frame, lexicon: Lexicon
) -> dict[int, str]:
    """Roles of columns that their cells tell, whatever stands over them.

    Units below each other beside the labels are a column of units, `Kế hoạch` and `Thực hiện` one of scenarios,
    `KH 2023` and `TH 2023` one of periods, budgets one of sources of money, names of cooperatives left of the labels
    one of those that the rows are about.
    """
    tried = dict(roles)
    labels = [column for column, role in roles.items() if role in LABELS]
    for column in range(min(roles, default=0), max(roles, default=-2) + 2):
        role = roles.get(column)
        if role is None and "unit" not in tried.values() and holds_units(sheet, last, column, lexicon):
            tried[column] = "unit"
        if role in (None, *LABELS, "period") and holds(sheet, last, column, lambda text: is_scenario(text, frame)):
            tried[column] = "scenario"
        elif role is None and holds_told_times(sheet, last, column, frame):
            tried[column] = "period"
        elif role is None and column < min(labels, default=0) and holds_own_names(sheet, last, column, lexicon):
            tried[column] = "listed"
        elif role in (None, "note") and holds_sources(sheet, last, column, labels, lexicon):
            tried[column] = "source"
    left = min(roles) - 1 if roles else _first_filled(sheet, last)
    if left not in tried and holds_words(sheet, last, left + 1, lexicon) and holds_years(sheet, last, left, frame):
        tried[left] = "period"  # left of the labels of each year
    return tried


def _with_units_told_apart(sheet: Sheet, last: int, tried: dict[int, str], lexicon: Lexicon) -> dict[int, str]:
    """Roles where `Đơn vị` over names of cooperatives lists them, and over others beside `ĐVT` names places."""
    tried = dict(tried)
    units = [column for column, role in tried.items() if role == "unit"]
    if len(units) > 1 and any(holds_units(sheet, last, column, lexicon) for column in units):
        for column in units:
            if not holds(sheet, last, column, lambda text: _is_unit(text, lexicon)):
                tried[column] = "place"
    for column in units:
        if tried[column] == "unit" and holds_own_names(sheet, last, column, lexicon):
            tried[column] = "listed"
    return tried


def _with_labels(
    sheet: Sheet, last: int, roles: dict[int, str], tried: dict[int, str], lexicon: Lexicon
) -> dict[int, str]:
    """Roles where no header names the labels: they are the names below `Đơn vị`, or the only texts beside numbers."""
    tried = dict(tried)
    for column, role in roles.items():
        if role == "unit" and not holds(sheet, last, column, lambda text: _is_unit(text, lexicon)):
            tried[column] = "place"

    def holds_texts(column: int) -> bool:
        return holds(sheet, last, column, lambda text: not is_figure(text, lexicon))

    texts = [column for column in _between(tried) if holds_texts(column)]
    if len(texts) == 1:
        tried[texts[0]] = "label"
    elif (beside := _note_beside_numbering(tried)) is not None and holds_texts(beside):
        tried[beside] = "label"
    return tried


def _holds_numbered_headings(sheet: Sheet, last: int, column: int) -> bool:
    """Whether headings stand in the column of numbers: `I. Xúc tiến thương mại` over its years."""
    return column >= 0 and any(map(number_before, sheet.column_texts(column, body_below(sheet, last))))


def _are_named_beside(sheet: Sheet, last: int, column: int, roles: dict[int, str], lexicon: Lexicon) -> bool:
    """Whether rows have names but for a column: `1-9`, `10-49` may be all that there is to tell them apart."""
    others = any(role in LABELS for other, role in roles.items() if other != column)
    return others or any(holds_words(sheet, last, left, lexicon) for left in range(column))


def _note_beside_numbering(roles: dict[int, str]) -> int | None:
    """A column of remarks right of the numbering, where no other names the rows: `Đối tượng` of each class."""
    numbering = next((c for c, role in roles.items() if role == "order"), None)
    return numbering + 1 if numbering is not None and roles.get(numbering + 1) == "note" else None


def _between(roles: dict[int, str]) -> range:
    """The columns between the numbering and the unit, where no header that is known names the labels."""
    numbering = next((c for c, role in roles.items() if role == "order"), None)
    unit = next((c for c, role in roles.items() if role == "unit"), None)
    return range(numbering + 1, unit) if numbering is not None and unit is not None else range(0)


def _first_filled(sheet: Sheet, last: int) -> int:
    """The first column that holds anything below a header: a table may begin right of an empty one."""
    body = body_below(sheet, last)
    return next((c for c in range(sheet.width) if any(sheet.column_texts(c, body))), 0)


def _is_unit(text: str, lexicon: Lexicon) -> bool:
    return lexicon.unit(text) is not None or is_ditto(text) or lexicon.header(text) == "unit"
