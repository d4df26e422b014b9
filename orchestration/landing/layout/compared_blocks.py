"""Which rows of a table only compare those above them: `Cơ cấu (%)`, `Chỉ số phát triển (Năm trước = 100) - %`?

A heading in percent that names nothing of its own begins such a block; the next heading ends it.

Belongs here: blocks of rows that repeat the labels above them in percent. Not here: columns that compare (`columns`),
single rows of shares (`totals`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import is_value
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.lexicon import Lexicon

_INDEX = re.compile(r"= ?100\b")
_IN_PERCENT = re.compile(rf"%|phan tram|{_INDEX.pattern}")
_OF_ALL_BELOW = re.compile(rf"^(?:{any_word('comparison', 'whole_table', 'of_a_whole')})\b")


def rows_that_compare(
    sheet: Sheet, body: tuple[int, int], span: Iterable[int], label_column: int, lexicon: Lexicon
) -> set[int]:
    """The rows of the blocks that compare, with their headings.

    Args:
        sheet: the sheet.
        body: first and last row below a header.
        span: the columns of its table, but those of remarks.
        label_column: the column of its labels.
        lexicon: known wordings.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> rows = [["Tổng số", 200.0], ["Cơ cấu (%)", None], ["Tổng số", 100.0], ["Lao động (người)", None], ["Nữ", 90.0]]
    >>> sorted(rows_that_compare(Sheet("70", rows), (0, 4), range(2), 0, load_lexicon()))
    [1, 2]
    >>> wrapped = [["Nông nghiệp, lâm nghiệp", 80.0], ["và thủy sản", None], ["Xây dựng", 20.0]]
    >>> rows = [*wrapped, ["Cơ cấu", None], *wrapped]
    >>> sorted(rows_that_compare(Sheet("70", rows), (0, 6), range(2), 0, load_lexicon()))
    [3, 4, 5, 6]
    """
    columns = tuple(span)
    found: set[int] = set()
    printed: set[str] = set()  # labels above
    inside = False
    for row in range(body[0], body[1] + 1):
        texts = set(sheet.shown(row, columns)) - {""}
        text = texts.pop() if len(texts) == 1 else ""
        is_second_line = inside and text[:1].islower() and fold(text) in printed  # of a label that is wrapped above too
        if text and not _is_figure_alone(text) and not is_second_line:
            inside = _compares(text, lexicon, repeats=fold(sheet.text(row + 1, label_column)) in printed)
        if not inside:
            printed.add(fold(sheet.text(row, label_column)))
        if inside:
            found.add(row)
    return found


def _is_figure_alone(text: str) -> bool:
    """Whether a text is a number and no heading: `100`, `102,5 %`."""
    return is_value(text) and not any(map(str.isalpha, text))


def _compares(heading: str, lexicon: Lexicon, *, repeats: bool) -> bool:
    """Whether a heading says that the rows below it compare.

    Where they repeat what stands above, `Cơ cấu` says so without `%`, and so does `Cơ cấu lao động (%)`.
    """
    label, folded = lexicon.read(heading), fold(heading)
    in_percent = _IN_PERCENT.search(folded) is not None
    if lexicon.is_share(label) or not (read_time(heading).is_comparison or _INDEX.search(folded)):
        return False
    named = lexicon.all_in("indicator", label.words) - {"org_net_increase"}  # `Tăng so với năm trước (%)`
    if repeats and _OF_ALL_BELOW.search(folded):
        return True
    return (in_percent and (repeats or not named)) or (repeats and not named)
