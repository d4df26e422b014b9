"""What a workbook itself says about its sender and its period: letterhead, title, columns.

Belongs here: the comparison with the folder. Not here: severities and texts of the rules (`expectations/`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.codes import ALLIANCE_CODE, Codes, Province
from orchestration.landing.landed import Noticed
from orchestration.landing.text import fold
from orchestration.landing.values.period_codes import is_period, period_year
from orchestration.landing.words.places import declared_provinces

_ALLIANCE = re.compile(r"lien minh (?:hop tac xa|htx) viet nam")


def other_province(lines: list[str], province: Province | None, codes: Codes, folder: str) -> Noticed | None:
    """A finding when the letterhead names another province and not this one.

    Args:
        lines: texts above the tables.
        province: the province of the folder, None for the national alliance.
        codes: code lists.
        folder: the folder, for the message.
    """
    declared = declared_provinces(lines, codes)
    if not declared:
        return None
    if province is None:
        if any(_ALLIANCE.search(fold(line)) for line in lines):
            return None
    else:
        same = {
            fold(p.name) for p in codes.provinces if p.folder == province.folder or set(p.names) & set(province.names)
        }
        if same & set(declared):
            return None
    name, line = next(iter(declared.items()))
    found = next(p.name for p in codes.provinces if fold(p.name) == name)
    own = province.name if province else ALLIANCE_CODE
    return Noticed(
        "submissions.other_province",
        printed_text=line,
        expected=own,
        params={"found": found, "declared": own, "folder": folder},
    )


def other_period(times: set[tuple[str, str | None]], folder_period: str) -> Noticed | None:
    """A finding when no column speaks of the year of the folder, in which the plan of the year after is made.

    Args:
        times: period and scenario of every column.
        folder_period: the period of the folder.

    >>> other_period({("2022", "actual"), ("2023", None)}, "2023"), other_period({("2024", "plan")}, "2023")
    (None, None)
    >>> [other_period({time}, "2023").rule_id for time in (("2019", "actual"), ("2024", "actual"), ("2025", "plan"))]
    ['submissions.other_period', 'submissions.other_period', 'submissions.other_period']
    """
    if not times or not is_period(folder_period):
        return None
    first, last = int(folder_period[:4]), period_year(folder_period)
    if any(int(p[:4]) - (scenario == "plan") <= last and period_year(p) >= first for p, scenario in times):
        return None
    found = ", ".join(sorted({period for period, _ in times}))
    return Noticed(
        "submissions.other_period", expected=folder_period, params={"found": found, "declared": folder_period}
    )
