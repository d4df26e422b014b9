"""Amounts of a month or a year, as the words of a label say it: `Thu nhập bình quân/tháng`.

Belongs here: rates among words. Not here: those of a unit (`units`), periods (`periods`). Pure.
"""

from __future__ import annotations

import re

# outside the unit; not `/3 tháng`, `tháng 6`
_RATE = re.compile(
    r"\(?(?:/\s*(?:0?1 |mot )?|\b(?:hang|moi|mot|theo) |\btrong (?=nam)|(?:(?<=binh quan )|(?<=bq ))(?:mot )?)"
    r"(thang|nam)\b(?!\s*\d)\)?"
)
_PER_YEAR = {"thang": 12, "nam": 1}


def rate_in(folded: str) -> tuple[int | None, str]:
    """The factor to a yearly amount that a folded label says, None where it says none, and the rest of the label.

    >>> rate_in("thu nhap binh quan/thang"), rate_in("so htx thang 6")
    ((12, 'thu nhap binh quan '), (None, 'so htx thang 6'))
    """
    found = _RATE.search(folded)
    if found is None:
        return None, folded
    return _PER_YEAR[found[1]], f"{folded[: found.start()]} {folded[found.end() :]}"
