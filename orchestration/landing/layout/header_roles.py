"""What does a header say its column holds beside figures: labels, units, row numbers, periods, remarks?

Belongs here: a header and the cells below it. Not here: which rows are headers (`header_rows`), what columns of figures
mean (`columns`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from orchestration.landing.cells.workbook import Sheet, printed
from orchestration.landing.layout.header_cells import is_only_time, is_year, looks_numeric
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Kind, parse_number
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_note

_LONGEST = 60
_FIRST = 3  # texts below a header that tell what it stands over
_SOURCES = re.compile(any_word("scope", "sources"))
BESIDE_FIGURES = ("label", "unit", "order", "note", "period", "place", "listed")
_NAME_ROWS: frozenset[str | None] = frozenset({"label", "place", "listed"})
_BEFORE_LABELS = ("order", "unit")
_ASKS_BELOW: frozenset[str | None] = frozenset({"rating", "listed", "place", "note"})  # what stands there


def roles_of(sheet: Sheet, row: int, columns: Iterable[int], lexicon: Lexicon) -> dict[int, str]:
    """What the headers of a row say their columns hold beside figures: labels, units, numbers, periods, ..."""
    roles = {}
    columns = tuple(columns)
    for column in columns:
        role = header_role(sheet, row, column, lexicon)
        if role in BESIDE_FIGURES and not (role == "period" and _stands_over_years(sheet, row, column)):
            roles[column] = role
    if _NAME_ROWS.isdisjoint(roles.values()):
        first = next((column for column in columns if roles.get(column) not in _BEFORE_LABELS), None)
        if first is not None and _names_sources(sheet.text(row, first)):
            roles[first] = "label"
    return roles


def said_by_headers(sheet: Sheet, row: int, lexicon: Lexicon) -> list[str | None]:
    """What each text of a row says as a header, as `header_role` gives it; '' where there is none."""
    texts = sheet.row_texts(row)
    said = [_said(text, lexicon) if text else "" for text in texts]
    if _NAME_ROWS.isdisjoint(said):
        first = next((c for c, role in enumerate(said) if role not in ("", *_BEFORE_LABELS)), None)
        said = ["label" if c == first and _names_sources(texts[c]) else role for c, role in enumerate(said)]
    if _ASKS_BELOW.isdisjoint(said):
        return said
    return [header_role(sheet, row, c, lexicon) if role in _ASKS_BELOW else role for c, role in enumerate(said)]


@lru_cache(maxsize=8192)
def _names_sources(text: str) -> bool:
    """`Nguồn vốn` over budgets names the rows, where no other column does."""
    return bool(text) and not text[0].isdigit() and len(text) <= _LONGEST and _SOURCES.fullmatch(fold(text)) is not None


def header_role(sheet: Sheet, row: int, column: int, lexicon: Lexicon) -> str | None:
    """What a cell says as a header; `Xếp loại` over words names labels, over several columns it is a band.

    `HTX được hỗ trợ` over names lists them, over numbers it counts them; `Huyện` over numbers is a budget or a count.
    """
    text = sheet.text(row, column)
    role = _said(text, lexicon)
    if role in ("listed", "place") and stands_over_numbers(sheet, row, column):
        return None
    if role == "note" and stands_over_quantities(sheet, row, column, lexicon):
        return None  # `Đối tượng thụ hưởng` over `650 lượt người`
    if role != "rating":
        return role
    is_band = sheet.anchor(row, column + 1) == (row, column) or not sheet.text(row, column + 1)
    below = next((sheet.text(r, column) for r in range(row + 1, len(sheet.rows)) if sheet.text(r, column)), "")
    return "label" if not is_band and below and not looks_numeric(below) else None


def stands_over_numbers(sheet: Sheet, row: int, column: int) -> bool:
    """Whether most of the first texts below a header are numbers; one alone may be the number of its column."""
    texts = (text for r in range(row + 1, len(sheet.rows)) if (text := sheet.text(r, column)))
    below = list(islice(texts, _FIRST))
    return 2 * sum(map(looks_numeric, below)) > len(below)


def stands_over_quantities(sheet: Sheet, row: int, column: int, lexicon: Lexicon) -> bool:
    """Whether most of the first texts below a header are numbers that say what they count: `14 HTX`, no remarks."""
    texts = (text for r in range(row + 1, len(sheet.rows)) if (text := sheet.text(r, column)))
    below = list(islice(texts, _FIRST))
    units = (parse_number(text, Kind.AMOUNT).unit_text for text in below if text[0].isdigit())
    return len(below) > 1 and 2 * sum(lexicon.unit(unit) is not None for unit in units if unit) > len(below)


@lru_cache(maxsize=8192)
def _said(text: str, lexicon: Lexicon) -> str | None:
    return lexicon.header(without_note(text)) if text and len(text) <= _LONGEST else None


def _stands_over_years(sheet: Sheet, row: int, column: int) -> bool:
    """`Năm` over `2022 | 2023 | 2024` is a band, no column of years."""
    beside = sheet.anchor(row, column + 1) == sheet.anchor(row, column) or not sheet.text(row, column + 1)
    below = [sheet.cell(row + 1, c) for c in (column, column + 1)]
    return beside and all(cell is not None and is_year(printed(cell)) for cell in below)


def stands_over_figures(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a header of times, `Năm báo cáo`, says itself what time the figures below it are of."""
    below = [text for r in range(row + 1, len(sheet.rows)) if (text := sheet.text(r, column))]
    return any(map(looks_numeric, below)) and not any(map(is_year, below))


def stands_over_labels(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a header of times, `Năm`, stands left of times and over words that name none: over labels."""
    below = [text for r in range(row + 1, len(sheet.rows)) if (text := sheet.text(r, column))]
    beside = [text for text in sheet.row_texts(row)[column + 1 :] if text]
    return bool(below and beside) and is_only_time(read_time(beside[0])) and not any(map(_speaks_of_a_time, below))


def _speaks_of_a_time(text: str) -> bool:
    return bool(read_time(text).period) or looks_numeric(text)


def stands_over_several(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a header is a band over columns with texts of their own: `Trình độ chuyên môn` over `Sơ cấp`.

    It is merged over them, stands over the first of them, or is repeated over each.
    """
    text, beside = sheet.text(row, column), sheet.text(row, column + 1)
    over = sheet.anchor(row, column + 1) == (row, column) or beside in ("", text)
    return over and all(sheet.text(row + 1, c) for c in (column, column + 1) if row + 1 < len(sheet.rows))
