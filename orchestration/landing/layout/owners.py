"""Which organisations does a column count that names none, among columns of several kinds?

`Số HTX | Thành viên | Số THT | Thành viên`: the columns after the cooperatives are theirs until the groups begin.
After `Số HTX | Số THT` the owner is unknown; so is that of a measure that only the last kind has: `Tổng lao động` may
be of all.

Belongs here: what a column inherits from the columns left of it. Not here: its meaning by itself (`columns`), tables of
one kind alone (`recognising.statistics_tables`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.columns_beside import is_part
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.people import whose_members


def with_owners(columns: Sequence[Column], lexicon: Lexicon) -> list[Column]:
    """The columns, those that name no organisations with the kind that the columns left of them are of.

    >>> from orchestration.landing.values.periods import Time
    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> def owners(*headers):
    ...     read = load_lexicon().read
    ...     columns = [Column(i, text, Time(), Time(), read(text)) for i, text in enumerate(headers)]
    ...     return [column.owner for column in with_owners(columns, load_lexicon())]
    >>> owners("Số HTX", "Thành viên", "Số THT", "Thành viên", "Lao động")
    ['', 'cooperative', '', 'group', '']
    >>> owners("Số HTX", "Số xã viên", "Số tổ viên", "Số THT", "Số tổ viên", "Số HTX")
    ['', 'cooperative', '', '', 'group', '']
    >>> owners("Số HTX", "Số THT", "Thành viên")
    ['', '', '']
    """
    if any(column.label is None for column in columns):
        return list(columns)
    blocks = _blocks(columns, lexicon)
    if len({owner for owner, _ in blocks if owner}) < 2:
        return list(columns)
    last = blocks[-1][1]
    counted = {_what(column) for _, followers in blocks[:-1] for column in followers}
    owners = {
        column.index: owner
        for owner, followers in blocks
        for column in followers
        if owner and (followers is not last or _what(column) in counted)
    }
    return [replace(column, owner=owners.get(column.index, "")) for column in columns]


def _blocks(columns: Sequence[Column], lexicon: Lexicon) -> list[tuple[str, list[Column]]]:
    """Columns that name no organisations, by the kind that stands before them; no kind where two stand there."""
    blocks: list[tuple[str, list[Column]]] = [("", [])]
    for column in sorted(columns, key=lambda column: column.index):
        named = _named(column, columns, lexicon)
        owner, followers = blocks[-1]
        if not named and whose_members(column.text) not in (None, owner):
            continue  # `Thu nhập của tổ viên` among the columns of cooperatives: no column says of which groups
        if not named:
            followers.append(column)
        elif named != (owner,):
            is_next_kind = not followers and len(blocks) > 1
            blocks.append((named[0] if len(named) == 1 and not is_next_kind else "", []))
    return blocks


def _named(column: Column, columns: Sequence[Column], lexicon: Lexicon) -> tuple[str, ...]:
    """The organisations that a column names; `Trong đó: QTDND` among sectors is one of these."""
    named = column.label.entities if column.label else ()
    if named != ("credit_fund",) or not is_part(column):
        return named
    beside = (other.label.words for other in columns if other.label and other.label.words)
    return () if any(lexicon.codes("sector", words) for words in beside) else named


def _what(column: Column) -> tuple[object, ...]:
    return column.label.key if column.label else ()
