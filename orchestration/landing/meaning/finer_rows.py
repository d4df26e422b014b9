"""Which rows are finer than the code list, so that none of them is the whole?

`Thương mại` and `Dịch vụ` are both trade and services; `Nông nghiệp` beside `Thủy sản` is not all of agriculture.
Loading one of them as the whole would lose the others. The budgets of a province and of its districts have codes of
their own: local money printed apart is kept apart.

Belongs here: what is set apart because of what stands beside it. Not here: what a row means by itself (`rows`), columns
(`layout.finer_columns`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from orchestration.landing.layout.finer_columns import PARTS
from orchestration.landing.layout.outline import SUB_ROW, Meaning, RowText, depth_of
from orchestration.landing.meaning.row import Row
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.periods import Time
from orchestration.landing.words.budgets import budget_of, each_told
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.openings import opens_part, opens_sum
from orchestration.landing.words.titled import GIVEN
from orchestration.landing.words.totals import begins_sum, is_bare_sum
from orchestration.landing.words.ways import other_way, says_way_of_a_period
from orchestration.landing.writing.numbering import without_numbering

_NAMES = re.compile(r"[,;-]|\bvà\b", re.IGNORECASE)  # `Nông nghiệp, lâm nghiệp và thủy sản`
_OF_A_BUDGET = re.compile(rf"(?:{any_word('scope', 'budget_called')})\b")


def rows_apart(rows: Sequence[Row], lexicon: Lexicon, printed: Sequence[RowText] = ()) -> list[Row]:
    """The rows of a table; those that are none of them the whole of what the code list knows without their meaning.

    Args:
        rows: from top to bottom, understood.
        lexicon: known wordings.
        printed: all rows with their headings, where empty rows may stand between them.

    >>> from orchestration.landing.layout.outline import RowText
    >>> def row(index, order, label, meaning):
    ...     text = RowText(index, order, label, "HTX", True)
    ...     return Row(text, load_lexicon().read(label), meaning, unrecognised=meaning is None)
    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> agriculture = Meaning("cooperative", "org_total", "agriculture")
    >>> beside = rows_apart([row(4, "1", "Nông nghiệp", agriculture), row(5, "2", "Rau an toàn", None)], load_lexicon())
    >>> [(row.meaning, row.finer) for row in beside]
    [(None, ('Nông nghiệp', 'Rau an toàn')), (None, ('Nông nghiệp', 'Rau an toàn'))]
    >>> below = rows_apart([row(4, "1", "Nông nghiệp", agriculture), row(5, "-", "Rau an toàn", None)], load_lexicon())
    >>> [row.meaning == agriculture for row in below]
    [True, False]
    """
    rows = _paired(_by_budget(rows))
    rows = _without_headings(rows)
    apart = (
        _of_one_meaning(rows, lexicon)
        | _beside_parts(rows, lexicon, printed)
        | _others_below_sectors(rows, lexicon)
        | _parts_of_their_heading(rows, lexicon, printed)
    )
    return [
        replace(row, meaning=None, unrecognised=False, finer=apart[row.source.index])
        if row.source.index in apart and (row.meaning or row.unrecognised)
        else row
        for row in rows
    ]


def _by_budget(rows: Sequence[Row]) -> list[Row]:
    """Rows of the money of the province and of its districts, where they stand beside each other, by their budget."""
    same: dict[tuple[Meaning, Time | None], list[Row]] = {}
    for row in rows:
        if row.meaning is not None and row.meaning.funding == "local":
            same.setdefault((row.meaning, row.time), []).append(row)
    budgets = _beside_an_unread_budget(rows) | {
        row.source.index: budget
        for group in same.values()
        if (found := each_told([budget_of(row.source.source or row.label.text) for row in group]))
        for row, budget in zip(group, found, strict=True)
    }
    return [
        replace(row, meaning=replace(row.meaning, funding=budgets[row.source.index]))
        if row.meaning and row.source.index in budgets
        else row
        for row in rows
    ]


def _beside_an_unread_budget(rows: Sequence[Row]) -> dict[int, str]:
    """Budgets of rows of local money beside a row of a budget that is not understood: a slip makes no row the whole."""
    unread = {
        position
        for position, row in enumerate(rows)
        if row.unrecognised and _OF_A_BUDGET.match(fold(without_numbering(row.source.label)))
    }
    return {
        row.source.index: budget
        for position, row in enumerate(rows)
        if row.meaning and row.meaning.funding == "local" and {position - 1, position + 1} & unread
        if (budget := budget_of(row.source.label))
    }


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
        part = [opens_part(row.label.text) for row in group]
        keys = {
            (() if is_sum else row.label.key, is_part, row.source.source)
            for row, is_sum, is_part in zip(group, sums, part, strict=True)
        }
        if len(keys) < 2:
            continue
        shallowest = min(map(_depth, group))
        summing = [row for row in group if opens_sum(row.label.text)]
        whole = summing if len(summing) == 1 else [row for row in group if _depth(row) == shallowest]
        if len(whole) > 1 and _stands_over_dashes(group):
            whole = group[:1]
        labels = tuple(row.label.text for row in group)
        apart |= {row.source.index: labels for row in group if len(whole) > 1 or row is not whole[0]}
    return apart


def _stands_over_dashes(group: Sequence[Row]) -> bool:
    """Whether the first row has no number and all others have a dash: they are parts of it."""
    first, *others = (depth_of(row.source) for row in group)
    return first is None and all(depth == SUB_ROW for depth in others)


def _parts_of_their_heading(
    rows: Sequence[Row], lexicon: Lexicon, printed: Sequence[RowText]
) -> dict[int, tuple[str, ...]]:
    """`- Tạm ngừng` beside `- Chờ giải thể` below `HTX ngừng hoạt động`, which has no number of its own: a part of it.

    Of headings of all there is, `Tổng số HTX`, rows say themselves what they count.
    """
    known = {row.source.index: row for row in rows}
    apart: dict[int, tuple[str, ...]] = {}
    for place, heading in enumerate(printed):
        if heading.has_values:
            continue
        whole = lexicon.read(heading.label)
        code = next(iter(lexicon.codes("indicator", whole.words)), None)
        if code is None or code.endswith("_total") or code.startswith(GIVEN):
            continue
        counted = takewhile(lambda row: row.has_values, printed[place + 1 :])
        below = [known[row.index] for row in counted if row.index in known]
        below = below[: next((at for at, row in enumerate(below) if _depth(row) != _depth(below[0])), len(below))]
        of_code = [row for row in below if row.meaning and row.meaning.indicator == code]
        parts = [row for row in of_code if row.label.key != whole.key and not begins_sum(row.label.text)]
        if parts and any(row.meaning and row.meaning.indicator != code for row in below):
            labels = (heading.label, *(row.label.text for row in below))
            apart |= {row.source.index: labels for row in parts}
    return apart


def _beside_parts(rows: Sequence[Row], lexicon: Lexicon, printed: Sequence[RowText]) -> dict[int, tuple[str, ...]]:
    """Rows of a code in one list with rows that name only a part of it; parts that have codes of their own count."""
    apart: dict[int, tuple[str, ...]] = {}
    for listed in _lists(rows, printed):
        for part in {part for row in listed if (part := _part_of(row, lexicon))}:
            parts = [row for row in listed if _part_of(row, lexicon) == part]
            wholes = [row for row in listed if _is_all_of(part, row) and not opens_sum(row.label.text)]
            wholes = [row for row in wholes if not _names_all(row, parts, lexicon)]
            if any(_count_alike(whole, of_part) for whole in wholes for of_part in parts):
                group = [row for row in listed if row in wholes or row in parts]
                labels = tuple(row.label.text for row in group)
                apart |= {row.source.index: labels for row in group if row in wholes or row.unrecognised}
        apart |= _others_of_parts(listed, lexicon)
    return apart


def _count_alike(whole: Row, part: Row) -> bool:
    """Whether a whole may leave out a part: `HTX nông nghiệp thành lập mới` is no less for a row `HTX thủy sản`."""
    of_whole, of_part = whole.meaning, part.meaning
    if of_whole is None or of_part is None:
        return of_whole is None or part.label.entity in (None, of_whole.entity)
    return (of_whole.entity, of_whole.indicator) == (of_part.entity, of_part.indicator)


def _is_all_of(code: str, row: Row) -> bool:
    """Whether a row is of the whole sector, or counts the whole indicator, that others are a part of."""
    return row.meaning is not None and code in (row.meaning.sector, row.meaning.indicator)


def _names_all(whole: Row, parts: Sequence[Row], lexicon: Lexicon) -> bool:
    """Whether a row names itself all the parts listed with it: `Nông nghiệp, lâm nghiệp và thủy sản`, `Thủy sản`."""
    named = {
        code for text in _NAMES.split(whole.label.text) for code in lexicon.codes("sector", lexicon.read(text).words)
    }
    return {row.meaning.sector if row.meaning else None for row in parts} <= named


def _others_of_parts(listed: Sequence[Row], lexicon: Lexicon) -> dict[int, tuple[str, ...]]:
    """`Khác` in a list of nothing but parts of one sector is the rest of that sector, which has no code."""
    sectors = [row for row in listed if row.meaning and row.meaning.sector]
    others = [row for row in sectors if row.meaning and row.meaning.sector == "other"]
    wholes = {_part_of(row, lexicon) for row in sectors if row not in others}
    labels = tuple(row.label.text for row in sectors)
    return {row.source.index: labels for row in others} if len(wholes) == 1 and None not in wholes else {}


def _others_below_sectors(rows: Sequence[Row], lexicon: Lexicon) -> dict[int, tuple[str, ...]]:
    """`1.2 Khác` behind `1.1 Cà phê` below `1 Nông nghiệp` is the rest of that sector, whatever coffee is.

    `Phi nông nghiệp` is no sector but a sum of them: the rest of it is that of all.
    """
    divided = {*lexicon.sector_parents, *lexicon.sector_parents.values()}
    apart: dict[int, tuple[str, ...]] = {}
    for position, row in enumerate(rows):
        if row.meaning is None or row.meaning.sector != "other":
            continue
        depth = depth_of(row.source)
        if depth is None:
            above = _whole_of_which(rows, position, lexicon)
            beside = rows[above + 1 : position]
        else:
            above = next((p for p in reversed(range(position)) if _depth(rows[p]) < depth), position)
            beside = [other for other in rows[above + 1 : position] if _depth(other) == depth]
        whole = rows[above]
        if beside and whole.meaning and whole.meaning.sector in divided:
            apart[row.source.index] = tuple(each.label.text for each in (whole, *beside, row))
    return apart


def _whole_of_which(rows: Sequence[Row], position: int, lexicon: Lexicon) -> int:
    """Where a sector stands over `Trong đó: Trồng trọt`, `Chăn nuôi`, `Khác` without numbers; else the row itself."""
    for place in reversed(range(1, position)):
        row, whole = rows[place], rows[place - 1]
        if depth_of(row.source) is not None:
            return position
        if opens_part(row.label.text):
            return place - 1 if whole.meaning else position
        if row.meaning and lexicon.sector_parents.get(row.meaning.sector or "") is None:
            return position
    return position


def _lists(rows: Sequence[Row], printed: Sequence[RowText]) -> Iterator[list[Row]]:
    """Rows of one depth that follow each other: no shallower row, no heading between them."""
    places = {row.index: place for place, row in enumerate(printed)}
    open_lists: dict[float, list[Row]] = {}
    before = -1
    for row in rows:
        depth = _depth(row)
        place = places.get(row.source.index, row.source.index)
        is_next = before == place - 1
        for other in [d for d in open_lists if d > depth or not is_next]:
            yield open_lists.pop(other)
        open_lists.setdefault(depth, []).append(row)
        before = place
    yield from open_lists.values()


def _depth(row: Row) -> float:
    return depth_of(row.source) or SUB_ROW


def _part_of(row: Row, lexicon: Lexicon) -> str | None:
    """What a row is a part of: `HTX thủy sản`, which has a code, `Rau an toàn`, `Trên đại học`, which have none."""
    if opens_part(row.label.text):
        return None
    if row.meaning:
        return lexicon.sector_parents.get(row.meaning.sector or "")
    if not row.unrecognised:
        return None
    return next((code for of in PARTS for code in lexicon.codes(of, row.label.words)), None)
