"""Registered capital of newly founded organisations: `Vốn đăng ký` after `HTX đăng ký thành lập mới`.

Elsewhere `Vốn đăng ký` is the charter capital of all organisations. Where only the newly founded are counted, it is
theirs.

Belongs here: rows and columns of registered capital that name no organisations. Not here: rows below others
(`statistics`), titles (`statistics_tables`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.row import Row
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon

_REGISTERED = re.compile(rf"\b(?:{any_word('scope', 'registered')})\b")
_FOUNDED, _ALL = "org_new", "org_total"


def without_capital_of_the_founded(rows: Sequence[Row]) -> list[Row]:
    """The rows of a table; registered capital behind those founded, of which no code tells, without its meaning."""
    told: list[Row] = []
    for row in rows:
        if row.meaning and _is_registered(row.label):
            entity = row.meaning.entity
            counted = {m.indicator: above for above in told if (m := above.meaning) and m.entity == entity}
            if _FOUNDED in counted and _ALL not in counted:
                row = replace(row, meaning=None, unrecognised=True, part=counted[_FOUNDED].label.text)
        told.append(row)
    return told


def without_columns_of_the_founded(table: Table, lexicon: Lexicon) -> Table:
    """The same of the columns of a table."""
    left: set[str] = set()
    of_the_founded = []
    for column in table.columns:
        if column.label and _is_registered(column.label) and _FOUNDED in left and _ALL not in left:
            of_the_founded.append(column)
        elif column.label:  # `Số HTX` says no more than whom it counts
            left.update(lexicon.codes("indicator", column.label.words) if column.label.words else [_ALL])
    if not of_the_founded:
        return table
    kept = [column for column in table.columns if column not in of_the_founded]
    return replace(table, columns=kept, unknown=[*table.unknown, *((c.index, c.text) for c in of_the_founded)])


def _is_registered(label: Label) -> bool:
    return not label.entities and _REGISTERED.search(fold(label.text)) is not None
