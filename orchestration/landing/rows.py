"""The rows of a table -> what each of them counts, read within its block.

`Thành lập mới` under `Tổ hợp tác` counts new groups; `Ngân sách tỉnh` under `Hỗ trợ đào tạo` is the local share of
the training budget. A row takes from the rows above it only what its own label leaves open, and nothing across a
heading that is not understood.

Belongs here: the walk down the rows, units of rows. Not here: single labels (`lexicon`), what rows mean
(`statistics`, `support`), cells (`figures`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from orchestration.landing.codes import Codes
from orchestration.landing.lexicon import Label, Lexicon
from orchestration.landing.outline import BLOCK, SUB_ROW, Meaning, Outline, RowText, depth_of
from orchestration.landing.statistics import StatisticsRows
from orchestration.landing.support import SupportRows
from orchestration.landing.text import fold
from orchestration.landing.units import Unit, parse_unit

_NEW_FORM = re.compile(r"^\s*(?:phụ lục|biểu(?: số| mẫu)?|mẫu)\s*(?:số\s*)?[\dIVX]", re.IGNORECASE)
_PLACE = re.compile(
    r"^[\s\dIVX.()+-]*(?:huyện|h\.|thị xã|tx\.?|quận|thị trấn|phường|xã|cụm)\s+[\dA-ZĐÀ-Ỹ]", re.IGNORECASE
)
_DITTO = frozenset({'"', "''", "nt", "-nt-", "nhu tren", "//"})


@dataclass(frozen=True, slots=True)
class Row:
    """A row understood, or not.

    Attributes:
        source: the row as printed.
        label: its label taken apart.
        meaning: what it counts; None for rows not understood.
        unit: its unit, from the unit column, the label or a heading above.
        unit_text: the unit as printed.
        unrecognised: it has values and a label that means nothing known here.
        finer: labels of all rows with the same meaning, where it is only a part of what the code list knows.
    """

    source: RowText
    label: Label
    meaning: Meaning | None = None
    unit: Unit | None = None
    unit_text: str = ""
    unrecognised: bool = False
    finer: tuple[str, ...] = ()


def read_rows(
    rows: list[RowText],
    vocabulary: str,
    lexicon: Lexicon,
    codes: Codes,
    *,
    base: Meaning | None = None,
    note: str = "",
    entity_in_columns: bool = False,
) -> list[Row]:
    """Understand the rows of one table.

    Args:
        rows: from top to bottom, without repeated headers.
        vocabulary: `statistics` or `support`.
        lexicon: known wordings.
        codes: code lists.
        base: what the title says for the whole table.
        note: unit in a corner, for rows of support programmes that print none.
        entity_in_columns: columns name the entity type, rows need not.
    """
    outline = Outline(base or Meaning())
    labels = [lexicon.read(row.label) for row in rows]
    if vocabulary == "support":
        noted = parse_unit(note, lexicon.unit_nouns()) if note else None
        reader: StatisticsRows | SupportRows = SupportRows(rows, labels, lexicon, codes, outline, noted)
    else:
        reader = StatisticsRows(rows, labels, lexicon, codes, outline, entity_in_columns=entity_in_columns)
    return _set_finer_rows_apart(list(_walk(rows, labels, reader, outline, lexicon)))


def _set_finer_rows_apart(rows: list[Row]) -> list[Row]:
    """Rows of different words and one meaning are parts finer than the code list: none of them is the whole.

    `Thương mại` and `Dịch vụ` are both trade and services; loading one would lose the other. Where one row stands
    above the others it is their whole and stays.
    """
    same: dict[Meaning, list[Row]] = {}
    for row in rows:
        if row.meaning is not None:
            same.setdefault(row.meaning, []).append(row)
    apart: dict[int, tuple[str, ...]] = {}
    for group in same.values():
        if len({row.label.key for row in group}) < 2:
            continue
        depths = [depth_of(row.source) or SUB_ROW for row in group]
        whole = [row for row, depth in zip(group, depths, strict=True) if depth == min(depths)]
        labels = tuple(row.label.text for row in group)
        apart |= {row.source.index: labels for row in group if len(whole) > 1 or row is not whole[0]}
    return [
        replace(row, meaning=None, finer=apart[row.source.index]) if row.meaning and row.source.index in apart else row
        for row in rows
    ]


def _walk(
    rows: list[RowText],
    labels: list[Label],
    reader: StatisticsRows | SupportRows,
    outline: Outline,
    lexicon: Lexicon,
) -> Iterator[Row]:
    previous_unit = ""
    lettered = any(row.order.strip(" .)") == "H" for row in rows)
    for position, (source, label) in enumerate(zip(rows, labels, strict=True)):
        depth = depth_of(source, lettered=lettered)
        role = lexicon.role("furniture", source.label) if source.label and not source.has_values else None
        if role:
            reader.announce(role, depth)
            continue
        unit_text = source.unit or label.unit_text
        if fold(unit_text) in _DITTO:
            unit_text = previous_unit
        previous_unit = unit_text or previous_unit
        context = outline.context(depth if depth is not None else SUB_ROW)
        if not source.has_values and _NEW_FORM.match(source.label):
            outline.push(0, Meaning(), closes=True)
            continue
        if not source.has_values and _PLACE.match(source.label):
            outline.push(0.25 if depth is None else min(depth, BLOCK), Meaning(), closes=True)
            continue
        unit_text = unit_text or context.unit_text
        unit = parse_unit(unit_text, lexicon.unit_nouns()) if unit_text else None
        meaning = reader.read(position, unit, depth) if source.label and not context.closed else None
        if meaning is not None:
            if meaning.indicator is not None:
                yield Row(source, label, meaning, unit, unit_text)
            continue
        foreign = bool(label.entities) and not source.has_values
        outline.push(_depth_not_understood(source, depth, outline), Meaning(), blocks=True, closes=foreign)
        reader.forget_count()
        if source.has_values:
            yield Row(source, label, unit=unit, unit_text=unit_text, unrecognised=True)


def _depth_not_understood(source: RowText, depth: float | None, outline: Outline) -> float:
    """A heading that is not understood closes what it may close: where headings have no number, the whole block."""
    if depth is not None:
        return depth
    if fold(source.label).startswith(("tong cong", "cong")):
        return BLOCK  # a sum over blocks: what follows belongs to none of them
    is_block = not source.has_values and (source.label.isupper() or outline.has_bare_headings)
    return BLOCK if is_block else SUB_ROW
