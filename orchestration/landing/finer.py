"""Which rows and columns are finer than the code list, so that none of them is the whole?

`Thương mại` and `Dịch vụ` are both trade and services; `Nông nghiệp` beside `Thủy sản` is not all of agriculture.
Loading one of them as the whole would lose the others. The budgets of a province and of its districts have codes of
their own: local money printed apart is kept apart.

Belongs here: what is set apart because of what stands beside it. Not here: what a row (`rows`) or a column (`columns`)
means by itself. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from orchestration.landing.budgets import budget_of, each_told, rows_by_budget
from orchestration.landing.codes import load_words
from orchestration.landing.lexicon import Lexicon
from orchestration.landing.numbering import without_numbering
from orchestration.landing.outline import SUB_ROW, Meaning, depth_of
from orchestration.landing.periods import Time, read_time
from orchestration.landing.phrases import Words
from orchestration.landing.rows import Row
from orchestration.landing.text import fold, normalise
from orchestration.landing.totals import is_bare_sum
from orchestration.landing.ways import other_way, says_way_of_a_period

# with their marks: `Gốm sứ` does not begin with `gồm`
_SUMS = tuple(word for word in load_words("place")["whole"] if word.startswith("tổng"))
_OF_WHICH = load_words("furniture")["of_which"]


def rows_apart(rows: Sequence[Row], lexicon: Lexicon) -> list[Row]:
    """The rows of a table; those that are none of them the whole of what the code list knows without their meaning.

    >>> from orchestration.landing.outline import RowText
    >>> def row(index, order, label, meaning):
    ...     text = RowText(index, order, label, "HTX", True)
    ...     return Row(text, load_lexicon().read(label), meaning, unrecognised=meaning is None)
    >>> from orchestration.landing.lexicon import load_lexicon
    >>> agriculture = Meaning("cooperative", "org_total", "agriculture")
    >>> beside = rows_apart([row(4, "1", "Nông nghiệp", agriculture), row(5, "2", "Rau an toàn", None)], load_lexicon())
    >>> [(row.meaning, row.finer) for row in beside]
    [(None, ('Nông nghiệp', 'Rau an toàn')), (None, ('Nông nghiệp', 'Rau an toàn'))]
    >>> below = rows_apart([row(4, "1", "Nông nghiệp", agriculture), row(5, "-", "Rau an toàn", None)], load_lexicon())
    >>> [row.meaning == agriculture for row in below]
    [True, False]
    """
    rows = _paired(rows_by_budget(rows))
    rows = _without_headings(rows)
    apart = _of_one_meaning(rows, lexicon) | _beside_parts(rows, lexicon)
    return [
        replace(row, meaning=None, unrecognised=False, finer=apart[row.source.index])
        if row.source.index in apart and (row.meaning or row.unrecognised)
        else row
        for row in rows
    ]


def _paired(rows: Sequence[Row]) -> list[Row]:
    """Rows of all that was added or lost in a period, where both are printed: one alone may be the difference."""
    printed = {
        row.meaning for row in rows if row.meaning and row.meaning.indicator and says_way_of_a_period(row.label.text)
    }
    return [
        replace(row, meaning=None, unrecognised=True)
        if row.meaning and (other := _other_way(row.meaning)) != row.meaning and not {row.meaning, other} <= printed
        else row
        for row in rows
    ]


@lru_cache(maxsize=1024)
def _other_way(meaning: Meaning) -> Meaning:
    return replace(meaning, indicator=other_way(meaning.indicator or "") or None)


def _without_headings(rows: Sequence[Row]) -> list[Row]:
    """The rows; one without values over rows of its meaning is their heading: `HTX thành lập mới` over `Số lượng`."""
    counted = {row.meaning for row in rows if row.meaning and row.source.has_values}
    return [replace(row, meaning=None) if row.meaning in counted and not row.source.has_values else row for row in rows]


def _of_one_meaning(rows: Sequence[Row], lexicon: Lexicon) -> dict[int, tuple[str, ...]]:
    """Rows of different words and one meaning; where one stands above the others it is their whole and stays."""
    same: dict[tuple[Meaning, Time | None, bool], list[Row]] = {}
    for row in rows:
        if row.meaning is not None:
            same.setdefault((row.meaning, row.time, row.label.opening), []).append(row)
    apart: dict[int, tuple[str, ...]] = {}
    for group in same.values():
        sums = [lexicon.role("place", row.label.text) == "whole" or is_bare_sum(row.label.text) for row in group]
        part = [_begins_with(_OF_WHICH, row.label.text) for row in group]
        keys = {
            (() if is_sum else row.label.key, is_part) for row, is_sum, is_part in zip(group, sums, part, strict=True)
        }
        if len(keys) < 2:
            continue
        shallowest = min(map(_depth, group))
        summing = [row for row in group if _sums_up(row)]
        whole = summing if len(summing) == 1 else [row for row in group if _depth(row) == shallowest]
        labels = tuple(row.label.text for row in group)
        apart |= {row.source.index: labels for row in group if len(whole) > 1 or row is not whole[0]}
    return apart


def _beside_parts(rows: Sequence[Row], lexicon: Lexicon) -> dict[int, tuple[str, ...]]:
    """Rows of a sector in one list with rows that name only a part of it; parts that have codes of their own count."""
    apart: dict[int, tuple[str, ...]] = {}
    for listed in _lists(rows):
        for sector in {part for row in listed if (part := _part_of(row, lexicon))}:
            wholes = [row for row in listed if row.meaning and row.meaning.sector == sector and not _sums_up(row)]
            if wholes:
                group = [row for row in listed if row in wholes or _part_of(row, lexicon) == sector]
                labels = tuple(row.label.text for row in group)
                apart |= {row.source.index: labels for row in group if row in wholes or row.unrecognised}
        apart |= _others_of_parts(listed, lexicon)
    return apart


def _others_of_parts(listed: Sequence[Row], lexicon: Lexicon) -> dict[int, tuple[str, ...]]:
    """`Khác` in a list of nothing but parts of one sector is the rest of that sector, which has no code."""
    sectors = [row for row in listed if row.meaning and row.meaning.sector]
    others = [row for row in sectors if row.meaning and row.meaning.sector == "other"]
    wholes = {_part_of(row, lexicon) for row in sectors if row not in others}
    labels = tuple(row.label.text for row in sectors)
    return {row.source.index: labels for row in others} if len(wholes) == 1 and None not in wholes else {}


def _lists(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows of one depth that follow each other: no shallower row, no heading between them."""
    open_lists: dict[float, list[Row]] = {}
    before: Row | None = None
    for row in rows:
        depth = _depth(row)
        is_next = before is not None and row.source.index == before.source.index + 1
        for other in [d for d in open_lists if d > depth or not is_next]:
            yield open_lists.pop(other)
        open_lists.setdefault(depth, []).append(row)
        before = row
    yield from open_lists.values()


def _depth(row: Row) -> float:
    return depth_of(row.source) or SUB_ROW


def _part_of(row: Row, lexicon: Lexicon) -> str | None:
    """The sector that a row is a part of: `HTX thủy sản`, which has a code, and `Rau an toàn`, which has none."""
    if _begins_with(_OF_WHICH, row.label.text):
        return None
    if row.meaning:
        return lexicon.sector_parents.get(row.meaning.sector or "")
    if not row.unrecognised:
        return None
    return next(iter(lexicon.codes("subsector", row.label.words)), None)


def _sums_up(row: Row) -> bool:
    return _begins_with(_SUMS, row.label.text) or is_bare_sum(row.label.text)


@lru_cache(maxsize=8192)
def _begins_with(words: tuple[str, ...], text: str) -> bool:
    """Whether a label begins with one of these words, typed with marks or without any."""
    shown = _bare(without_numbering(text))
    spelt = map(fold, words) if shown.isascii() else words
    return any(shown.startswith(_bare(word)) for word in spelt)


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", f"{normalise(text).lower()} ").lstrip()


def columns_apart(headers: Mapping[int, Sequence[str]], lexicon: Lexicon) -> dict[int, tuple[str, ...]]:
    """Columns below one band that are parts of one code, none of them the whole, with the headers of all of them.

    Args:
        headers: texts over each column, outermost first.
        lexicon: known wordings.

    >>> from orchestration.landing.lexicon import load_lexicon
    >>> columns_apart({2: ("Tổng số",), 3: ("Nông nghiệp",), 4: ("Thủy sản",)}, load_lexicon())
    {3: ('Nông nghiệp', 'Thủy sản')}
    >>> columns_apart({2: ("Kinh phí", "NS tỉnh"), 3: ("Kinh phí", "Ngân sách huyện")}, load_lexicon())
    {}
    >>> sorted(columns_apart({2: ("Kinh phí", "NSĐP"), 3: ("Kinh phí", "Ngân sách huyện")}, load_lexicon()))
    [2, 3]
    >>> columns_apart({2: ("NSTW năm 2023",), 3: ("Nguồn NSTW năm 2024",)}, load_lexicon())
    {}
    >>> columns_apart({2: ("HTX nông nghiệp", "Tổng số"), 3: ("HTX nông nghiệp", "Thủy sản")}, load_lexicon())
    {}
    """
    apart: dict[int, tuple[str, ...]] = {}
    for beside in _named(headers, lexicon).values():
        is_told = each_told([budget_of(headers[index][-1]) for index in beside])
        if not is_told and len(set(beside.values())) > 1 and any(is_whole for _, is_whole in beside.values()):
            labels = tuple(headers[index][-1] for index in sorted(beside))
            apart |= {index: labels for index in beside if not _has_code(headers[index][-1], lexicon)}
    return apart


def _has_code(header: str, lexicon: Lexicon) -> bool:
    """Whether a column is a part of a sector that has a code of its own."""
    found = lexicon.codes("sector", lexicon.read(header).words)
    return bool(found) and found[0] in lexicon.sector_parents


def budgets_apart(headers: Mapping[int, Sequence[str]], lexicon: Lexicon) -> dict[int, str]:
    """Columns of the money of the province and of its districts, where they stand below one band, by their budget.

    Args:
        headers: texts over each column, outermost first.
        lexicon: known wordings.

    >>> from orchestration.landing.lexicon import load_lexicon
    >>> budgets_apart({2: ("Kinh phí", "NS tỉnh"), 3: ("Kinh phí", "Ngân sách huyện")}, load_lexicon())
    {2: 'province', 3: 'district'}
    >>> budgets_apart({2: ("Kinh phí", "NSTW"), 3: ("Kinh phí", "Ngân sách tỉnh")}, load_lexicon())
    {}
    """
    found: dict[int, str] = {}
    for (*_, dimension, code), beside in _named(headers, lexicon).items():
        if (dimension, code) == ("funding", "local"):
            found |= dict(zip(beside, each_told([budget_of(headers[index][-1]) for index in beside]), strict=False))
    return found


def _named(
    headers: Mapping[int, Sequence[str]], lexicon: Lexicon
) -> dict[tuple[object, ...], dict[int, tuple[Words, bool]]]:
    """Columns below one band that name one code, with their words, and whether these name all of it."""
    named: dict[tuple[object, ...], dict[int, tuple[Words, bool]]] = {}
    for index, parts in headers.items():
        if not parts or _begins_with((*_SUMS, *_OF_WHICH), parts[-1]):
            continue
        label, time = lexicon.read(parts[-1]), read_time(parts[-1])
        for dimension in ("sector", "subsector", "funding"):
            for found in lexicon.codes(dimension, label.words)[:1]:
                code = lexicon.sector_parents.get(found, found) if dimension == "sector" else found
                of = (
                    tuple(parts[:-1]),
                    time.period,
                    time.scenario,
                    label.entities,
                    dimension.removeprefix("sub"),
                    code,
                )
                named.setdefault(of, {})[index] = (label.words, dimension != "subsector" and code == found)
    return named
