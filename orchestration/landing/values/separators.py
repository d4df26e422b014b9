"""Which separators does a workbook use, by the evidence of its own cells?

Belongs here: what printed numbers prove. Not here: reading them (`numbers`), sums as evidence (`style_of_sums`), sizes
as evidence (`review.separators_by_size`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.landing.values.numbers import Kind, Style, numbers_in


def infer_style(samples: Iterable[tuple[str, Kind]]) -> Style:
    """Which separators a workbook uses, from the cells that can be read in only one way.

    Args:
        samples: printed texts with what their row counts.
    """
    vietnamese = english = False
    for printed, kind in samples:
        for match in numbers_in(printed):
            token = match["digits"]
            mark = _decimal_mark(token, kind if not match["word"] else Kind.AMOUNT)
            vietnamese |= mark == ","
            english |= mark == "."
    if vietnamese and english:
        return Style.MIXED
    return Style.VIETNAMESE if vietnamese else Style.ENGLISH if english else Style.UNKNOWN


def infer_style_by_zeros(printed: Iterable[str]) -> Style:
    """Which separators amounts use that all have three digits after their one mark: `12.500`, `8.000`, `450`.

    Nobody prints three decimals that end in zeros: of several such numbers the mark parts thousands. One number alone,
    or numbers without a closing zero, prove nothing.

    >>> infer_style_by_zeros(["12.500", "8.000", "4.125", "450"]).value
    'vietnamese'
    >>> infer_style_by_zeros(["1.250"]).value, infer_style_by_zeros(["1.255", "2.317", "3.141"]).value
    ('unknown', 'unknown')
    """
    tails: dict[str, set[str]] = {".": set(), ",": set()}
    for text in printed:
        for match in numbers_in(text):
            if len(parts := re.split(r"([.,])", match["digits"])) == 3 and len(parts[2]) == 3 and parts[0] != "0":
                tails[parts[1]].add(match["digits"])
    proven = {mark for mark, tokens in tails.items() if len(tokens) >= 3 and any(t.endswith("0") for t in tokens)}
    if len(proven) != 1:
        return Style.UNKNOWN
    return Style.VIETNAMESE if "." in proven else Style.ENGLISH


def _decimal_mark(token: str, kind: Kind) -> str | None:
    """The decimal mark a token proves, or None when it proves nothing."""
    marks = [c for c in token if c in ".,"]
    if not marks:
        return None
    if len(set(marks)) == 2:
        return marks[-1]
    other = "," if marks[0] == "." else "."
    if len(marks) > 1:
        return other
    head, tail = re.split(r"[.,]", token)
    if len(tail) != 3 or head == "0" or len(head) > 3:
        return None if kind is Kind.COUNT else marks[0]
    return other if kind is Kind.COUNT else None
