"""One part of the country: rows of its lists -> who is who among them, as tables in and out.

A part is a province of today's map, or several that a decision joins: nothing else ties cooperatives of two provinces
together. Parts are computed in processes of their own, so that neither memory nor time grows with the country.

Belongs here: tables to objects and back. Not here: SQL (`store`), who is who (`identity`). Pure.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

import pyarrow as pa

from orchestration.warehouse.register.identity import identify
from orchestration.warehouse.register.listing import Row, Unit
from orchestration.warehouse.register.outcome import Decision, Doubtful, Identities
from orchestration.warehouse.register.words import Words, register_words

_IDENTITY = (
    "submission_id", "sheet", "cell", "cooperative_id", "register_ref", "link_basis", "registration_code", "name_key",
    "commune_key", "commune", "founded_year", "is_repeated", "block_code",
)  # fmt: skip
_DOUBT = (
    "left_ref", "right_ref", "reason", "decision", "score", "left_submission_id", "left_sheet", "left_cell",
    "right_submission_id", "right_sheet", "right_cell", "block_code",
)  # fmt: skip


def identified(listed: pa.Table, seeds_dir: Path, decisions: Sequence[Decision]) -> tuple[pa.Table, pa.Table]:
    """Say who is who among the rows of a part.

    Args:
        listed: its rows, in columns of the order of `Row` (a place is submission, sheet and cell; a reporter map and
            province).
        seeds_dir: folder of `register_words.csv`.
        decisions: of people; those about other parts do nothing here.

    Returns:
        The rows of `register.identities` and of `register.review`.
    """
    words = register_words(seeds_dir)
    rows = map(row, zip(*(column.to_pylist() for column in listed.columns), strict=True))
    result = identify(rows, words, decisions)
    # What several provinces share is asked about once, over all of them.
    inside = (pair for pair in result.doubtful if pair.left.traits.block == pair.right.traits.block)
    return _table(_identities(result, words), _IDENTITY), doubts(inside)


def row(values: Sequence[Any]) -> Row:
    """A row out of its values in the order of columns."""
    submission, sheet, cell, order, block, geo_version, geo_code, *rest = values
    return Row((submission, sheet, cell), order, block, (geo_version, geo_code), *rest)


def doubts(pairs: Iterable[Doubtful], *, between_parts: bool = False) -> pa.Table:
    """Pairs as rows of `register.review`; those between two parts belong to neither."""
    found = (
        (
            *(pair.left.reference, pair.right.reference, pair.why.value),
            None if pair.decided is None else "same" if pair.decided else "different",
            pair.score,
            *(part for row in _rows_to_show(pair.left, pair.right) for part in row.place),
            None if between_parts else pair.left.traits.block,
        )
        for pair in pairs
    )
    return _table(found, _DOUBT)


def decisions_about_nothing(decisions: Iterable[Decision]) -> pa.Table:
    """Decisions whose rows are not listed (any more), as rows of `register.review`."""
    found = (
        (each.left, each.right, "decision_without_rows", "same" if each.same else "different", 0, *[None] * 7)
        for each in decisions
    )
    return _table(found, _DOUBT)


def _identities(result: Identities, words: Words) -> Iterator[tuple[object, ...]]:
    for identity in result.found:
        seen: set[str] = set()
        for unit, basis in identity.units:
            traits = unit.traits
            for number, row in enumerate(unit.rows):
                submission = row.place[0]
                yield (
                    *row.place,
                    identity.cooperative_id,
                    unit.reference,
                    basis if number == 0 else "same",
                    traits.code.text if traits.code else None,
                    traits.name.text,
                    traits.commune or None,
                    words.commune_as_printed(row.commune),
                    traits.founded_year,
                    submission in seen,
                    traits.block,
                )
                seen.add(submission)


def _rows_to_show(left: Unit, right: Unit) -> tuple[Row, Row]:
    """Where a person compares the two: on the latest list that has both, else where one ended and the other began."""
    both = left.lists & right.lists
    if not both:
        return left.rows[-1], right.rows[0]
    shown = [row for row in left.rows if row.place[0] in both][-1]
    return shown, next(row for row in right.rows if row.place[0] == shown.place[0])


def _table(found: Iterable[tuple[object, ...]], names: Sequence[str]) -> pa.Table:
    """Rows as columns of text, of which the database makes numbers where it has numbers."""
    columns = list(zip(*found, strict=True)) or [()] * len(names)
    return pa.Table.from_arrays(list(map(_texts, columns)), names=list(names))


def _texts(values: Sequence[object]) -> pa.StringArray:
    """A column out of its bytes: `pa.array` would import pandas, which takes longer than most provinces."""
    texts = [b"" if value is None else str(value).encode() for value in values]
    ends = array("i", accumulate(map(len, texts), initial=0))
    known = bytearray(len(values) // 8 + 1)  # a bit for each value
    for number, value in enumerate(values):
        if value is not None:
            known[number // 8] |= 1 << number % 8
    return pa.StringArray.from_buffers(len(texts), *map(pa.py_buffer, (ends, b"".join(texts), known)))
