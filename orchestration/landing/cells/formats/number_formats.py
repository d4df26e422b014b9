"""What a cell's format shows beside the number it stores: a percentage, words, thousands left out, a line through it.

Belongs here: the codes that Excel keeps of its formats, which `.xlsx`, `.xls` and XML 2003 share. Not here: where each
kind of file keeps them. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from orchestration.landing.cells.workbook import printed
from orchestration.landing.values.numbers import Cell

# A text in quotes, one escaped letter, the width of a letter, a filling letter, a bracket, or any sign.
_TOKEN = re.compile(r'"([^"]*)"?|\\(.)|[_*].|\[([^\]]*)\]|(General|.)', re.DOTALL)
_CONDITION = re.compile(r"[<>=]")
_PLACE = re.compile(r"[0#?]|General")  # where the number stands
_STRUCK = "gạch bỏ: "  # it is no number any more, which whoever struck it out is told
_UNSEEN = "ẩn: "  # nor is one that the format does not show
_LEFT_OUT = re.compile(r"[0#?](,+)(?![0#?,])")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a format does to a number.

    Attributes:
        percent: it shows a hundred times the number, and `%`.
        thousands: how many times it leaves thousands out: `#,##0,,` shows millions.
        before: words before the number: `"Năm "0`.
        after: words after it: `#,##0" HTX"`.
        struck: a line is drawn through it.
    """

    percent: bool = False
    thousands: int = 0
    before: str = ""
    after: str = ""
    struck: bool = False

    def shown(self, cell: Cell) -> Cell:
        """What a cell shows: a number in the unit that it is shown in, with the words around it.

        >>> NumberFormat(before="Năm ").shown(2023.0), NumberFormat(thousands=2).shown(1234567890.0)
        ('Năm 2023', 1234.56789)
        """
        if isinstance(cell, bool) or not isinstance(cell, (int, float)):
            return cell
        number = cell / 1000**self.thousands if self.thousands else cell
        before = (_STRUCK if self.struck else "") + self.before
        return f"{before}{_vietnamese(number)}{self.after}" if before or self.after else number


def _vietnamese(number: float) -> str:
    """A number as text that can be read in one way only.

    >>> _vietnamese(1025.0), _vietnamese(1.025)
    ('1025', '1,0250')
    """
    whole, _, decimals = printed(number).partition(".")
    if len(decimals) == 3:
        decimals += "0"  # three digits behind a mark could be thousands
    return f"{whole},{decimals}" if decimals else whole


PLAIN = NumberFormat()


def read_code(code: str) -> NumberFormat:
    r"""Read the code of a format, of which only what it says of positive numbers counts.

    >>> read_code('#,##0" HTX"'), read_code(r'_-* #,##0\ _₫_-;\-* #,##0\ _₫_-') == PLAIN
    (NumberFormat(percent=False, thousands=0, before='', after=' HTX', struck=False), True)
    """
    words, skeleton = ["", ""], ""
    for quoted, escaped, bracket, sign in _TOKEN.findall(code):
        if _CONDITION.match(bracket):
            return PLAIN  # it shows some numbers in one way, some in another
        if sign == ";":
            if not skeleton and not any(words):
                return NumberFormat(before=_UNSEEN)  # `;;;`
            break
        skeleton += sign
        words[bool(_PLACE.search(skeleton))] += quoted or escaped or (sign if sign == " " else "")
    left_out = _LEFT_OUT.search(skeleton)
    before, after = (word if any(map(str.isalpha, word)) else "" for word in words)
    return NumberFormat("%" in skeleton, len(left_out[1]) if left_out else 0, before, after)


def show(rows: list[list[Cell]], formats: Mapping[tuple[int, int], NumberFormat]) -> None:
    """Put into a grid what its cells show.

    Args:
        rows: the grid, with numbers as stored.
        formats: by position, which may lie outside the grid.
    """
    for (row, column), number_format in formats.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = number_format.shown(rows[row][column])
