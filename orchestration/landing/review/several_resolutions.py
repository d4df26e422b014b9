"""Support given by several resolutions of a province, which share one programme code.

Belongs here: the resolution of each figure, and what is left out because of it. Not here: which resolutions a line
cites (`words.citations`), sheets of parts of the province (`sheets_alike`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from orchestration.landing.landed import Figure, Noticed, Reading
from orchestration.landing.meaning.place import Place
from orchestration.landing.words.citations import PROVINCIAL, local_resolutions

Acts = Mapping[tuple[str, str], frozenset[str]]  # the resolutions of figures, by sheet and cell


def acts_of(place: Place, figures: Iterable[Figure | Noticed]) -> Iterator[tuple[tuple[str, str], frozenset[str]]]:
    """The resolutions by which each figure of a table was given: those of the nearest heading, else of the title."""
    given = [f for f in figures if isinstance(f, Figure) and f.program_code == PROVINCIAL]
    by_row = list(_by_row(place)) if given else []
    for figure in given:
        yield (figure.sheet, figure.cell), by_row[figure.row_index - place.table.header[0]]


def _by_row(place: Place) -> Iterator[frozenset[str]]:
    """The resolutions that hold for each row from the header on: what stands before its figures may name others."""
    table = place.table
    cited = frozenset[str]().union(*map(local_resolutions, table.title))
    for row in range(table.header[0], table.body[1] + 1):
        labels = filter(None, place.sheet.row_texts(row)[: table.label_column + 1])
        cited = next(filter(None, map(local_resolutions, labels)), cited)
        yield cited


def leave_out_several(reading: Reading, acts: Acts) -> None:
    """Take out what several resolutions print of one key: neither is all that they gave, and none is wrong.

    What one and the same prints twice is left to contradict itself.
    """
    by_key: dict[tuple[str, ...], list[Figure]] = {}
    for figure in reading.figures:
        if figure.program_code == PROVINCIAL and figure.value is not None:
            by_key.setdefault(figure.key, []).append(figure)
    several = [figures for figures in by_key.values() if _are_of_several(figures, acts)]
    left_out = {(figure.sheet, figure.cell) for figures in several for figure in figures}
    if left_out:
        reading.figures = [figure for figure in reading.figures if (figure.sheet, figure.cell) not in left_out]
        reading.add(_told(figure, figures) for figures in several for figure in figures)


def _are_of_several(figures: Sequence[Figure], acts: Acts) -> bool:
    cited = [acts.get((figure.sheet, figure.cell), frozenset()) for figure in figures]
    if all(cited):
        return any(not _share_one(*both) for both in combinations(cited, 2))
    return len({figure.sheet for figure in figures}) > 1 and len({figure.value for figure in figures}) > 1


def _share_one(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a resolution is among both; `15` may be `15/2020`."""
    return any(
        f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/") for one in some for other in others
    )


def _told(figure: Figure, beside: Sequence[Figure]) -> Noticed:
    labels = ", ".join(f"“{other.row_label}” ({other.sheet})" for other in beside)
    params = {"labels": labels}
    return Noticed("figures.finer_than_codes", figure.sheet, figure.cell, figure.printed_text, params=params)
