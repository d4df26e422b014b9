"""Lines around a list that say what its colours and signs mean: `Ghi chú: tô vàng là HTX ngừng hoạt động`.

They speak of some rows only, so they are no titles of all; and what a colour says is not read.

Belongs here: single lines. Not here: titles (`register`), where they stand (`lists_of_sheet`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.codes import any_register_word
from orchestration.landing.text import fold

_REMARK = re.compile(rf"[\s(*•-]*(?:{any_register_word('remark')})\b")
_COLOUR = re.compile(rf"\b(?:{any_register_word('colour')})\b")


def is_remark(line: str) -> bool:
    """Whether a line above a list remarks on some of it instead of naming it.

    >>> lines = ("Ghi chú: HTX ngừng hoạt động in nghiêng", "(Tô vàng: HTX chờ giải thể)", "DANH SÁCH HTX")
    >>> list(map(is_remark, lines))
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
