"""Lines around a list that explain its colours and signs: `Ghi chú: tô vàng là HTX ngừng hoạt động`.

They apply to some rows only, so they are not titles; and colours are not read.

Belongs here: such lines, and where they stand. Not here: titles (`register`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.landing.cells.workbook import Sheet, address
from orchestration.landing.landed import Noticed
from orchestration.landing.seeds import any_register_word, any_word
from orchestration.landing.text import fold

_AT_THE_END = 6  # rows below a list that may say what its colours mean
_OF_A_REMARK = 2  # texts at most in its row
_REMARK = re.compile(rf"[\s(*•-]*(?:{any_word('scope', 'note')}|{any_register_word('remark')})\b")
_COLOUR = re.compile(rf"\b(?:{any_register_word('colour')})\b")


def is_legend(line: str) -> bool:
    """Whether a line above a list remarks on some of it instead of naming it.

    >>> lines = ("Ghi chú: HTX ngừng hoạt động in nghiêng", "(Tô vàng: HTX chờ giải thể)", "DANH SÁCH HTX")
    >>> list(map(is_legend, lines))
    [True, True, False]
    """
    return _REMARK.match(folded := fold(line)) is not None or _COLOUR.search(folded) is not None


def tells_by_colour(line: str) -> bool:
    """Whether a line says that colours or the shape of letters mean something.

    >>> lines = ("Hàng tô xám: HTX đã ngừng", "HTX chữ đỏ là chờ giải thể", "HTX trồng rau màu", "Ghi chú: số ước")
    >>> list(map(tells_by_colour, lines))
    [True, True, False, False]
    """
    return _COLOUR.search(fold(line)) is not None


def told_by_colour(sheet: Sheet, header: int) -> Iterator[Noticed]:
    """A finding for each line above the first list of a sheet, or below all, that says what colours mean.

    Args:
        sheet: with its lists.
        header: row of the first header.
    """
    end = len(sheet.rows)
    for row in (*range(header), *range(max(header + 1, end - _AT_THE_END), end)):
        columns = [column for column, text in enumerate(sheet.row_texts(row)) if text]
        for column in columns if len(columns) <= _OF_A_REMARK else ():
            if tells_by_colour(sheet.text(row, column)):
                yield Noticed("register_rows.told_by_colour", sheet.name, address(row, column))
