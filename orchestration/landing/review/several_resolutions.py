"""Sheets of what several resolutions of the province gave: one programme stands for all of them.

Belongs here: what is left out because of that. Not here: which resolutions a line cites (`words.citations`), sheets of
parts of the province (`sheets_alike`). Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.landing.landed import Figure, Noticed, Reading
from orchestration.landing.words.citations import PROVINCIAL


def leave_out_several(reading: Reading) -> None:
    """Take out what two sheets print otherwise of one key: neither is all that resolutions gave, and none is wrong."""
    by_key: dict[tuple[str, ...], list[Figure]] = {}
    for figure in reading.figures:
        if figure.program_code == PROVINCIAL and figure.value is not None:
            by_key.setdefault(figure.key, []).append(figure)
    several = [figures for figures in by_key.values() if _are_of_several(figures)]
    left_out = {(figure.sheet, figure.cell) for figures in several for figure in figures}
    if left_out:
        reading.figures = [figure for figure in reading.figures if (figure.sheet, figure.cell) not in left_out]
        reading.add(_told(figure, figures) for figures in several for figure in figures)


def _are_of_several(figures: Sequence[Figure]) -> bool:
    return len({figure.sheet for figure in figures}) > 1 and len({figure.value for figure in figures}) > 1


def _told(figure: Figure, beside: Sequence[Figure]) -> Noticed:
    labels = ", ".join(f"“{other.row_label}” ({other.sheet})" for other in beside)
    params = {"labels": labels}
    return Noticed("figures.finer_than_codes", figure.sheet, figure.cell, figure.printed_text, params=params)
