"""Does `1.450` mean thousands, where no other cell proves it and only one reading gives a plausible size?

A return whose only marks are like `1.450` may mean thousands or decimals. Compared with each other and with plausible
sizes (`plausible.yaml`), some of these numbers can only be thousands: 1.45 million đồng is no cooperative's yearly
revenue. If some are, and none can only be decimals, the mark separates thousands in all of them. Each is reported
(`figures.separators_by_size`), because it is an assumption, however safe.

Belongs here: sizes as evidence of separators. Not here: what the cells themselves prove (`meaning.separators`), figures
wrong by a factor (`scale`). Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from orchestration.landing.landed import Figure, Noticed
from orchestration.landing.review.scale import implausible
from orchestration.landing.values.numbers import Problem, Style

Read = Callable[[Style], list[Figure | Noticed]]
_AMBIGUOUS = f"figures.{Problem.AMBIGUOUS.value}"
_MARKS = {".": Style.VIETNAMESE, ",": Style.ENGLISH}  # of thousands
Cell = tuple[str, str]  # sheet and address


def style_by_size(read: Read) -> Style:
    """The separators by which figures have a sensible size; unknown where they leave a doubt.

    Args:
        read: the figures of a return, and what is asked about them, as they are in a style.
    """
    open_cells = {(n.sheet, n.cell): n.printed_text for n in _asked(read(Style.UNKNOWN))}
    marks = {mark for text in open_cells.values() for mark in _MARKS if mark in text}
    if len(marks) != 1:
        return Style.UNKNOWN
    thousands = _MARKS[marks.pop()]
    decimals = next(style for style in _MARKS.values() if style is not thousands)
    too_large = _implausible(read(thousands), open_cells)
    too_small = _implausible(read(decimals), open_cells)
    return thousands if too_small - too_large and not too_large - too_small else Style.UNKNOWN


def assumed(before: Sequence[Figure | Noticed], after: Sequence[Figure | Noticed]) -> Iterator[Noticed]:
    """What was assumed of each cell that could be read in two ways before and is read now."""
    still = {(n.sheet, n.cell) for n in _asked(after)}
    for noticed in _asked(before):
        if (noticed.sheet, noticed.cell) not in still:
            yield Noticed("figures.separators_by_size", noticed.sheet, noticed.cell, noticed.printed_text)


def _asked(items: Sequence[Figure | Noticed]) -> Iterator[Noticed]:
    return (item for item in items if isinstance(item, Noticed) and item.rule_id == _AMBIGUOUS)


def _implausible(items: Sequence[Figure | Noticed], cells: dict[Cell, str]) -> set[Cell]:
    """Those cells whose figures are of no sensible size, alone or against the others."""
    figures = [item for item in items if isinstance(item, Figure)]
    return {(figure.sheet, figure.cell) for figure in implausible(figures)} & cells.keys()
