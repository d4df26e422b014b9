"""Which findings are combined into one remark: the same fault along a row, or all over a sheet.

The findings themselves stay separate, one per cell, each with a mark and a comment; only the list that the clerk reads
gets shorter.

Belongs here: which findings go together. Not here: their words (`feedback`, `cli.check`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

Told = Mapping[str, str]
"""By rule: `row` or `sheet`."""

_ROW = re.compile(r"\d+$")
_T = TypeVar("_T")


def alike(rule_id: str, sheet: str, cell: str, told: Told) -> Hashable:
    """What findings that are combined into one have in common.

    >>> told = {"figures.row_jump": "sheet"}
    >>> alike("figures.sectors_sum", "PL II", "D11", told) == alike("figures.sectors_sum", "PL II", "E11", told)
    True
    >>> alike("figures.sectors_sum", "PL II", "D11", told) == alike("figures.sectors_sum", "PL II", "D12", told)
    False
    >>> alike("figures.row_jump", "PL I", "D11", told) == alike("figures.row_jump", "PL I", "G20", told)
    True
    """
    row = _ROW.search(cell)
    return rule_id, sheet, "" if row and told.get(rule_id) == "sheet" else row[0] if row else cell


def together(findings: Iterable[_T], key: Callable[[_T], Hashable]) -> list[list[_T]]:
    """Findings with one key beside each other, each group where its first one stood; without a key each for itself.

    >>> together(["a1", "b1", "a2", ""], lambda text: text[:1])
    [['a1', 'a2'], ['b1'], ['']]
    """
    groups: dict[Hashable, list[_T]] = {}
    for number, finding in enumerate(findings):
        shared = key(finding)
        groups.setdefault((shared,) if shared else number, []).append(finding)
    return list(groups.values())


def cells_vi(cells: Iterable[str], most: int = 12) -> str:
    """Cells in a sentence.

    >>> cells_vi(["E11", "F11"]), cells_vi(["E11", "F11", "G11"], most=2)
    ('E11, F11', 'E11, F11 và 1 ô khác')
    """
    listed = list(cells)
    more = len(listed) - most
    return ", ".join(listed[:most]) + (f" và {more} ô khác" if more > 0 else "")
