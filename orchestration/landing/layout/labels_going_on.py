"""Labels that a clerk, or a conversion from print, wrapped over two or more rows.

`Doanh thu bình quân của một` over `hợp tác xã` is one label; its figures may stand in either row. Two lines are one
label only if together they are a known wording and one of them alone is not, or if the table is seen to wrap its
labels. A line that may also be a heading stays a heading: `Hợp tác xã` over `tổng số`. The line below may be nothing
but the unit. A label may also apply to rows without a label below it that give the same measure in other units.

Belongs here: lines of labels. Not here: names of organisations over two rows (`names_going_on`), lines within a cell.
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from orchestration.landing.layout.outline import BLOCK, RowText, depth_of
from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import fold
from orchestration.landing.words.known import knows
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.openings import opens_part
from orchestration.landing.words.totals import is_total

_BULLETS = "-+*• "
_LINKS = tuple(f" {word}" for word in load_words("link")["link"])  # few labels end with
_ADDS = re.compile(rf"(?:{any_word('link', 'adds')}) ")  # no label begins with
_BRACKET = re.compile(r"\(([^()]+)\)")
_BELONGS = tuple(f"{word} " for word in load_words("link")["belongs"])  # with its marks: `cửa` begins `cửa hàng`
_DIVIDES = re.compile(rf"(?:{any_word('link', 'divides')}) ")


def join_labels(rows: Iterable[RowText], lexicon: Lexicon) -> list[RowText]:
    """Rows of a table with every wrapped label on the row of its figures.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> lines = [("Doanh thu bình quân của một", ""), ("hợp tác xã", "tr.đ"), ("Thu nhập BQ của lao", "tr.đ")]
    >>> rows = [RowText(i, "", label, unit, bool(unit)) for i, (label, unit) in enumerate(lines)]
    >>> joined = join_labels([*rows, RowText(3, "", "động thường xuyên", "", False)], load_lexicon())
    >>> [row.label for row in joined if row.has_values]
    ['Doanh thu bình quân của một hợp tác xã', 'Thu nhập BQ của lao động thường xuyên']
    """
    joined: list[RowText] = []
    printed = list(rows)
    beside = {
        row.index for row, following in pairwise(printed) if row.index == following.index
    }  # headings left of rows
    wraps, below_labels = _wraps(printed, lexicon), _wraps_units(printed, lexicon)
    above: RowText | None = None  # the line above, with its label as far as it is known to go on
    for row, following in zip_longest(printed, printed[1:]):
        if above and row.index not in beside and _goes_on(above, row):
            is_rest = _is_rest(above, row, following, lexicon, wraps=wraps)
            if is_rest or _are_one(above, row, lexicon):
                begun = joined[-1]
                if is_rest or above.has_values or not _stays_heading(above, row, lexicon):
                    joined.pop()
                joined.append(_one(begun, row))
                above = replace(joined[-1], index=row.index)
                continue
        if above and _is_unit_of(above, row, lexicon, below_labels=below_labels):
            joined[-1] = _one(joined[-1], row)
            above = replace(joined[-1], index=row.index)
            continue
        joined.append(row)
        above = row
    return joined


def _wraps(rows: Sequence[RowText], lexicon: Lexicon) -> bool:
    """Whether a table wraps its labels: it shows one that can be nothing else, or all rows look so.

    All do where several rows begin small and none of them has figures or a unit.
    """
    below = [
        (above, row, following)
        for above, row, following in zip_longest(rows, rows[1:], rows[2:])
        if row and row.label[:1].islower() and _goes_on(above, row) and not _heads(row.label, lexicon)
    ]
    lines = [(above, row) for above, row, _ in below if _is_bare(row) and (above.has_values or above.order)]
    small = [row for row in rows if row.label[:1].islower() and not row.order and not _is_bare(row)]
    alone = [(above, row) for above, row, following in below if row.has_values and _is_alone(above, following)]
    return (len(lines) > 1 and not small) or any(_are_one(above, row, lexicon) for above, row in lines + alone)


def _wraps_units(rows: Sequence[RowText], lexicon: Lexicon) -> bool:
    """Whether a unit in brackets stands alone between two rows of a table: below the last one it may be of all."""
    return any(
        following.index == row.index + 1 and _is_bare(row) and _is_unit(row, lexicon)
        for row, following in pairwise(rows)
    )


def _is_unit_of(above: RowText, row: RowText, lexicon: Lexicon, *, below_labels: bool) -> bool:
    """Whether a row is nothing but the unit of the label above it, in brackets, beside its figures or below them."""
    if row.index != above.index + 1 or above.unit or above.announces or not _is_unit(row, lexicon):
        return False
    is_one = row.has_values if not above.has_values else below_labels and _is_bare(row)
    return is_one and bool(above.label) and not lexicon.read(above.label).unit_text


def _is_unit(row: RowText, lexicon: Lexicon) -> bool:
    bracket = _BRACKET.fullmatch(row.label)
    return bracket is not None and not row.order and lexicon.unit(bracket[1]) is not None


def _is_rest(above: RowText, row: RowText, following: RowText | None, lexicon: Lexicon, *, wraps: bool) -> bool:
    """Whether a row is the rest of the label above it, whatever either of them means alone."""
    if opens_part(row.label):
        return False
    if _is_open(above.label) or _ADDS.match(fold(row.label)) or row.label.startswith(_BELONGS):
        return True
    if row.label[:1].islower() and above.label.endswith(_LINKS) and not lexicon.role("furniture", above.label):
        return True  # `THT có` over `chứng thực`; `Phân loại` heads what follows
    if not row.label[:1].islower() or _heads(row.label, lexicon):
        return False
    if wraps and _is_bare(row):
        return True
    if above.has_values:
        return False
    # `1. Tư vấn thành lập` over nothing but `mới HTX`
    is_one = not above.unit and _is_alone(above, following if row.has_values else None)
    return is_one and knows(f"{above.label} {row.label}", lexicon)


def _is_bare(row: RowText) -> bool:
    """Whether a row holds nothing but words."""
    return not (row.has_values or row.unit)


def _is_alone(above: RowText, following: RowText | None) -> bool:
    """Whether a line is the only one that begins small below a numbered one, which heads no block."""
    is_last = following is None or bool(following.order) or not following.label[:1].islower()
    return is_last and bool(above.order) and depth_of(above) != BLOCK


def over_units(rows: Iterable[RowText], lexicon: Lexicon) -> list[RowText]:
    """Rows with the label above them where they have none, and are counted in another unit than those below it so far.

    So are `lượt người` and `triệu đồng` below `Bồi dưỡng` in `lớp`, whether its cell is merged over them or not.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> lines = [("Bồi dưỡng", "lớp"), ("", "người"), ("", "trđ"), ("Thành lập mới", "HTX"), ("", "THT"), ("", "trđ")]
    >>> rows = [RowText(i, "", label, unit, has_values=True) for i, (label, unit) in enumerate(lines)]
    >>> [row.label for row in over_units(rows, load_lexicon())]
    ['Bồi dưỡng', 'Bồi dưỡng', 'Bồi dưỡng', 'Thành lập mới', '', '']
    """
    told: list[RowText] = []
    measured: set[str] = set()
    for row in rows:
        above = told[-1] if told else None
        unit = lexicon.unit(row.unit) if row.unit and row.has_values else None
        counted = {unit.code} if unit else set()
        is_next = above is not None and above.label and row.index == above.index + 1 and not (row.label or row.order)
        if above and is_next and counted and measured and counted.isdisjoint(measured):
            row = replace(row, order=above.order, label=above.label)
        else:
            measured = set()
        measured |= counted
        told.append(row)
    return told


def _goes_on(above: RowText, row: RowText) -> bool:
    """Whether a row may be the next line of the one above: it begins small, without a number, and not with figures too.

    Two lines in capitals begin as small as they can. A part that is told of nothing else, `trong đó:`, ends a line.
    """
    is_next = (
        row.index == above.index + 1 and not row.order and (row.period, row.source) == (above.period, above.source)
    )
    begins_small = row.label[:1].islower() or (row.label.isupper() and above.label.isupper()) or _is_open(above.label)
    begins_small = begins_small and above.label.lstrip(_BULLETS)[:1].isalnum() and not above.announces
    return is_next and begins_small and row.label[:1].isalnum() and not (row.has_values and above.has_values)


def _is_open(text: str) -> bool:
    """Whether a line cannot end a label, by its marks.

    >>> [_is_open(text) for text in ("Công nghiệp -", "Đào tạo,", "Tốt (từ 80", "Tổng số HTX", "Tổng số (HTX)")]
    [True, True, True, False, False]
    """
    return text.endswith(tuple("-,/&")) or text.count("(") > text.count(")")


def _heads(text: str, lexicon: Lexicon) -> bool:
    """Whether a line introduces the rows below it: `trong đó`, `theo quy mô`."""
    return opens_part(text) or lexicon.role("furniture", text) is not None or _DIVIDES.match(fold(text)) is not None


def _are_one(above: RowText, row: RowText, lexicon: Lexicon) -> bool:
    """Whether two lines mean something together that one of them alone does not mean.

    Names of organisations below figures, `tổ hợp tác`, may head what follows.
    """
    if any(lexicon.role("furniture", line.label) for line in (above, row)):
        return False
    if not knows(f"{above.label} {row.label}", lexicon):
        return False
    label = lexicon.read(row.label)
    if label.entities and not label.words:
        return not above.has_values
    return not (knows(above.label, lexicon) and knows(row.label, lexicon))


def _stays_heading(above: RowText, row: RowText, lexicon: Lexicon) -> bool:
    """Whether the first of two lines is a heading all the same: `Hợp tác xã` over `tổng số`, not `Quỹ tín dụng`."""
    return knows(above.label, lexicon) and (knows(row.label, lexicon) or is_total(lexicon.read(row.label)))


def _one(above: RowText, row: RowText) -> RowText:
    printed = row if row.has_values else above
    unit = above.unit if above.unit == row.unit else f"{above.unit}{' ' if above.unit[-1:].isalnum() else ''}{row.unit}"
    return replace(printed, order=above.order, label=f"{above.label} {row.label}", unit=unit.strip())
