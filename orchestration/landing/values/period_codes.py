"""Period codes: `2023`, `2023-H1`, `2023-9M`, `2023-Q2`, `2021-2023`, and the map that a period is reported on.

Belongs here: codes. Not here: the words that say them (`periods`). Pure.
"""

from __future__ import annotations

import re

MERGER_DATE = "2025-07-01"  # Resolution 202/2025/QH15: 63 provinces became 34
PART_OF_MONTHS = {3: "Q1", 6: "H1", 9: "9M", 12: ""}  # how a code goes on after the year, by the months it is of
_PERIOD = re.compile(r"^(?P<year>(?:19|20)\d\d)(?:-(?P<part>H1|9M|Q[1-4])|-(?P<until>(?:19|20)\d\d))?$")
_ENDS = {"H1": "06-30", "9M": "09-30", "Q1": "03-31", "Q2": "06-30", "Q3": "09-30", "Q4": "12-31"}


def is_period(code: str) -> bool:
    """Whether a folder name is a period code: `2023`, `2023-H1`, `2023-9M`, `2023-Q2`, `2021-2023`."""
    match = _PERIOD.match(code)
    return match is not None and (not match["until"] or match["until"] > match["year"])


def demand_period(code: str) -> None:
    """Say no to what is no period code, with examples of those that are.

    Raises:
        LookupError: there is no such period.
    """
    if not is_period(code):
        raise LookupError(f"there is no period {code!r}: 2025, 2025-H1, 2025-9M, 2025-Q1 ...")


def period_year(code: str) -> int:
    """The year in which a period ends."""
    match = _PERIOD.match(code)
    if not match:
        raise ValueError(f"not a period code: {code!r}")
    return int(match["until"] or match["year"])


def is_span(code: str) -> bool:
    """Whether a period is of several years together: `2021-2025`."""
    match = _PERIOD.match(code)
    return match is not None and match["until"] is not None


def period_end(code: str) -> str:
    """Last day of a period, ISO 8601."""
    match = _PERIOD.match(code)
    if not match:
        raise ValueError(f"not a period code: {code!r}")
    return f"{period_year(code)}-{_ENDS.get(match['part'] or '', '12-31')}"


def opening_of(code: str) -> str:
    """The period whose end is the beginning of a period; a part of a year that has no code for it began in January.

    >>> [opening_of(code) for code in ("2024", "2024-Q3", "2024-Q1", "2024-H1", "2021-2025")]
    ['2023', '2024-Q2', '2023', '2023', '2020']
    """
    if code[5:6] == "Q" and code[6:] != "1":
        return f"{code[:6]}{int(code[6:]) - 1}"
    return str(int(code[:4]) - 1)


def geo_version(code: str) -> str:
    """Which map a submission of this period is reported on: `63` or `34` provinces."""
    return "34" if period_end(code) >= MERGER_DATE else "63"
