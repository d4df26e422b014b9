"""What do the cells of a column hold below a header: figures, words, known names, units, budgets?

Belongs here: what most cells of one column are. Not here: times in cells (`times_below`), what the column is therefore
taken for (`naming_columns`). Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Kind, Problem, parse_number
from orchestration.landing.values.units import is_ditto
from orchestration.landing.words.known import TOTAL, knows, names_something, source_named
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_numbering

LOOK_AHEAD = 40


def holds(sheet: Sheet, last: int, column: int, said: Callable[[str], bool], share: float = 0.61) -> bool:
    """Whether most texts of a column below a header are of a kind, or as large a share of them."""
    texts = sheet.column_texts(column, body_below(sheet, last))
    left, enough = len(texts), share * len(texts)
    for text in texts:  # no more of them are looked at than decide
        if not said(text):
            left -= 1
            if left < enough:
                return False
    return bool(texts)


def body_below(sheet: Sheet, last: int) -> range:
    """The first rows below a header, as far as there are numbers: below them are signatures and notes."""
    end = min(last + 1 + LOOK_AHEAD, len(sheet.rows))
    for row in range(end - 1, last, -1):
        if sheet.has_numbers(row):
            return range(last + 1, row + 1)
    return range(last + 1, end)


def holds_values(sheet: Sheet, last: int, column: int, lexicon: Lexicon) -> bool:
    """Whether most texts of a column below a header are figures, or stand where some should: `#REF!`, `?`."""
    return holds(sheet, last, column, lambda text: is_figure(text, lexicon) or _is_broken(text))


def _is_broken(text: str) -> bool:
    """Whether a text stands where a figure should: `#REF!`, `?`, `x`."""
    return text.startswith("#") or not any(map(str.isalnum, text)) or text in "xX"


def holds_nothing_but_marks(sheet: Sheet, last: int, column: int) -> bool:
    """Whether no number and no word stands in a column below a header: `x`, or nothing."""
    below = {text for row in range(last + 1, len(sheet.rows)) if (text := sheet.text(row, column))}
    return not any(text not in "xXvV" and any(map(str.isalnum, text)) for text in below)


def holds_words(sheet: Sheet, last: int, column: int, lexicon: Lexicon) -> bool:
    """Whether most texts of a column below a header are words."""
    return holds(sheet, last, column, lambda text: not (is_figure(text, lexicon) or _is_broken(text)))


def holds_unknown_names(sheet: Sheet, last: int, column: int, lexicon: Lexicon) -> bool:
    """Whether most texts of a column below a header name nothing that the code lists know: `Bình Sơn`, `Sơn Tịnh`."""
    return holds(sheet, last, column, lambda text: not (knows(text, lexicon) or is_figure(text, lexicon)))


def holds_known_names(sheet: Sheet, last: int, column: int, lexicon: Lexicon) -> bool:
    """Whether most texts of a column below a header name what the code lists know: `Siêu nhỏ`, `Trồng trọt`."""
    return holds(sheet, last, column, lambda text: knows(text, lexicon))


@lru_cache(maxsize=8192)  # of each row that may be a header, the same rows below it are asked
def is_figure(text: str, lexicon: Lexicon) -> bool:
    """`210`, `210 HTX`, `-`; not `Năm 2023`, `1. Nông nghiệp`, `1 Nông nghiệp`."""
    number = parse_number(without_numbering(text), Kind.AMOUNT)
    if number.value is None and number.problem is not Problem.AMBIGUOUS:
        return number.missing_reason == "not_available"
    return not number.unit_text or lexicon.unit(number.unit_text) is not None


def is_bare_figure(text: str, lexicon: Lexicon) -> bool:
    """A figure and no words: `Dưới 5 người`, `10 - 49 người` name the cooperatives of a size."""
    return is_figure(text, lexicon) and not any(map(str.isalpha, text))


def holds_own_names(sheet: Sheet, last: int, column: int, lexicon: Lexicon) -> bool:
    """Whether most cells are names of organisations, none of them twice: `HTX Tân Tiến`, not `HTX đang hoạt động`."""
    texts = list(filter(None, sheet.column_texts(column, body_below(sheet, last))))
    names = [text for text in texts if _is_own_name(text, lexicon)]
    return len(names) == len(set(names)) > 1 and 2 * len(names) > len(texts)


def _is_own_name(text: str, lexicon: Lexicon) -> bool:
    is_name = lexicon.begins_with_name(fold(text)) and bool(lexicon.split_name(text)[1])
    return is_name and "/" not in text and not names_something(lexicon.read(text), lexicon)


def holds_units(sheet: Sheet, last: int, column: int, lexicon: Lexicon) -> bool:
    """Whether a column holds nothing but units, at least two that differ: `HTX`, `triệu đồng`."""
    texts = {*sheet.column_texts(column, body_below(sheet, last))}
    units = [lexicon.unit(text) for text in texts if not is_ditto(text)]
    return len(texts) > 1 and None not in units and any(unit and unit.code != "org" for unit in units)


def holds_sources(sheet: Sheet, last: int, column: int, labels: Collection[int], lexicon: Lexicon) -> bool:
    """Whether a column below a header names the budgets of each label, one below the other: `Tổng số`, `NSTW`, `NSĐP`.

    Where each label has one row, the budget beside it is a remark; below labels, beside none, budgets are labels too.
    """
    rows = range(last + 1, min(last + 1 + LOOK_AHEAD, len(sheet.rows)))
    named = [(row, source) for row in rows if (source := source_named(sheet.text(row, column), lexicon))]
    goes_on = any(not any(sheet.text(row, c) not in ("", sheet.text(row - 1, c)) for c in labels) for row, _ in named)
    several = len({source for _, source in named} - {TOTAL}) > 1
    beside = not labels or any(sheet.text(row, c) for row, _ in named for c in labels)
    return (
        goes_on
        and several
        and beside
        and holds(sheet, last, column, lambda text: source_named(text, lexicon) is not None)
    )
