"""One part of the country: rows of its lists -> who is who among them, as tables in and out.

A part is a province of today's map, or several that a decision joins: nothing else ties cooperatives of two provinces
together. Parts are computed in processes of their own, so that neither memory nor time grows with the country.

Belongs here: tables to objects and back. Not here: SQL (`store`), who is who (`identity`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from orchestration.warehouse.register.identity import identify
from orchestration.warehouse.register.listing import Row, Unit
from orchestration.warehouse.register.outcome import Decision, Doubtful, Identities
from orchestration.warehouse.register.words import Words, register_words

_IDENTITY = pa.schema(
    [(name, pa.string()) for name in ("submission_id", "sheet", "cell", "cooperative_id", "register_ref", "link_basis")]
    + [(name, pa.string()) for name in ("registration_code", "name_key", "commune_key", "commune")]
    + [("founded_year", pa.int32()), ("is_repeated", pa.bool_()), ("block_code", pa.string())]
)
_DOUBT = pa.schema(
    [(name, pa.string()) for name in ("left_ref", "right_ref", "reason", "decision")]
    + [("score", pa.int32())]
    + [(f"{side}_{name}", pa.string()) for side in ("left", "right") for name in ("submission_id", "sheet", "cell")]
    + [("block_code", pa.string())]
)


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
            *_place(pair.left, -1),
            *_place(pair.right, 0),
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


def _place(unit: Unit, number: int) -> tuple[str, str, str]:
    return unit.rows[number].place


def _table(found: Iterable[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*found, strict=True)) or [()] * len(schema)
    return pa.table([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema)
