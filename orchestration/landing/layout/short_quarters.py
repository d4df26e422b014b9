"""Quarters and months given only by number: `Q1 | Q2 | Q3 | Q4` side by side, or numbers below `Quý`.

`Q1` alone may also be a district; quarters follow each other, and none comes after the fourth.

Belongs here: which texts are quarters or months. Not here: the grammar of quarters (`values.parts_of_years`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from orchestration.landing.text import fold

_SHORT = re.compile(r"(?:q|quy)\.? ?(\d{1,2})")
_NUMERAL = re.compile(r"(?:q\.? ?)?([ivx]+|\d{1,2})")  # a fifth is none, which the period tells
_MONTH = re.compile(r"\d{1,2}(?:[/.-]\d{4})?")
_FEWEST = 3  # quarters beside each other: two may be districts


def quarters_named(headers: Mapping[int, Sequence[str]]) -> dict[int, Sequence[str]]:
    """The texts over each column, quarters that are only numbered named in full.

    >>> def read(*texts):
    ...     return [" ".join(parts) for parts in quarters_named(dict(enumerate([text] for text in texts))).values()]
    >>> read("Q1", "Q2", "Q3", "Cả năm"), read("Q1", "Q3", "Q4"), read("Q1", "Q2", "Q3", "Q4", "Q5")
    (['Quý 1', 'Quý 2', 'Quý 3', 'Cả năm'], ['Q1', 'Q3', 'Q4'], ['Q1', 'Q2', 'Q3', 'Q4', 'Q5'])
    """
    found = {c: match for c, parts in headers.items() if parts and (match := _SHORT.fullmatch(fold(parts[-1])))}
    numbers = {int(match[1]) for match in found.values()}
    if len(numbers) < _FEWEST or numbers != set(range(1, len(numbers) + 1)) or max(numbers) > 4:
        return dict(headers)
    return {c: [*parts[:-1], f"Quý {found[c][1]}"] if c in found else parts for c, parts in headers.items()}


def part_below(header: str, text: str) -> str:
    """What a cell below `Quý` or `Tháng` says, in full where it only numbers the quarter or the month.

    >>> [part_below(header, text) for header, text in (("Quý", "II"), ("QUÝ", "Q3"), ("Quý", "Tổng"), ("TT", "1"))]
    ['Quý II', 'Quý 3', 'Tổng', '1']
    >>> [part_below("Tháng", text) for text in ("01", "12/2023", "9 tháng")]
    ['Tháng 01', 'Tháng 12/2023', '9 tháng']
    """
    told, folded = fold(header).strip(" :."), fold(text).strip(" .")
    if told == "thang" and _MONTH.fullmatch(folded):
        return f"Tháng {folded}"
    if told != "quy" or not (numeral := _NUMERAL.fullmatch(folded)):
        return text
    return f"Quý {numeral[1].upper()}"
