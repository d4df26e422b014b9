"""The figures of all tables of a return: one style of separators for all, totals of districts compared with the rest.

Belongs here: tables compared with each other. Not here: the figures of one table (`meaning.figures`), the findings
about them (`review`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from orchestration.landing.codes import Codes
from orchestration.landing.landed import Figure, Noticed, Reading
from orchestration.landing.meaning.crosswise import places_as_whole
from orchestration.landing.meaning.figures import figures_of
from orchestration.landing.meaning.separators import evidence_in, style_of
from orchestration.landing.reading.assignment import Read
from orchestration.landing.review import omissions, scale
from orchestration.landing.review.comparisons import comparisons_of, unread_rates
from orchestration.landing.review.district_sums import compare_sums
from orchestration.landing.review.said_around import said_around
from orchestration.landing.review.separators_by_size import assumed, style_by_size
from orchestration.landing.review.several_resolutions import acts_of, leave_out_several
from orchestration.landing.review.sheets_alike import leave_out_parts
from orchestration.landing.review.some_people import some_people
from orchestration.landing.values.numbers import Style
from orchestration.landing.words.lexicon import Lexicon


def read_tables(reading: Reading, found: list[Read], lexicon: Lexicon, codes: Codes) -> None:
    """Read the figures of tables, and compare and ask what only tables together can tell."""
    of_places: list[Figure | Noticed] = []
    acts: dict[tuple[str, str], frozenset[str]] = {}
    for (place, rows), printed in zip(found, _as_printed(found, lexicon, codes), strict=True):
        style, figures = printed.style, printed.figures
        reading.add(printed.assumed)
        acts |= acts_of(place, figures)
        compared, to_compare = rows, figures
        if place.table.rows_are in ("places", "members"):
            of_places += figures
            below = places_as_whole(rows)
            figures_below = list(figures_of(place, below, style, lexicon, codes))
            reading.add(compare_sums(below, figures_below, figures))
            if place.table.rows_are == "places":
                compared, to_compare = [*rows, *below], [*figures, *figures_below]
        else:
            reading.add(figures)
        comparisons = list(comparisons_of(place, compared, to_compare, style, lexicon, codes))
        reading.comparisons += comparisons
        reading.add(unread_rates(place, comparisons, lexicon))
        reading.add(said_around(place, rows, lexicon))
        reading.add(some_people(place, to_compare, lexicon))
        if not place.of_list:
            reading.add(omissions.in_table(place, rows, lexicon, codes))
    if of_places:
        reading.add(_not_printed_elsewhere(of_places, reading.figures))
    leave_out_several(reading, acts)  # first: their sheets are alike, and no parts of anything
    leave_out_parts(reading, lexicon)
    reading.add(scale.notices(reading.figures))


class _Printed(NamedTuple):
    """The figures of a table, and what is asked about them.

    Attributes:
        style: the separators that they are read with.
        figures: figures and findings.
        assumed: the cells of which the separators are assumed.
    """

    style: Style
    figures: list[Figure | Noticed]
    assumed: list[Noticed]


def _as_printed(found: list[Read], lexicon: Lexicon, codes: Codes) -> Iterator[_Printed]:
    """Each table with the separators that its cells prove, or those of the others; where none do, by sensible sizes."""

    def read(table: Read, style: Style) -> list[Figure | Noticed]:
        return list(figures_of(*table, style, lexicon, codes))

    evidence = [evidence_in(*table, lexicon, codes) for table in found]
    whole, own = style_of(evidence), [style_of([table]) for table in evidence]
    proven = [style if style is not Style.UNKNOWN else whole for style in own]
    figures = [read(table, style) for table, style in zip(found, proven, strict=True)]
    open_tables = [number for number, style in enumerate(proven) if style is Style.UNKNOWN]

    def of_style(style: Style) -> list[Figure | Noticed]:
        again = (figures[n] if style is Style.UNKNOWN else read(found[n], style) for n in open_tables)
        return [item for items in again for item in items]

    by_size = style_by_size(of_style)
    for number, style in enumerate(proven):
        if style is by_size or style is not Style.UNKNOWN:
            yield _Printed(style, figures[number], [])
        else:
            again = read(found[number], by_size)
            yield _Printed(by_size, again, list(assumed(figures[number], again)))


def _not_printed_elsewhere(of_places: list[Figure | Noticed], printed: list[Figure]) -> Iterator[Figure | Noticed]:
    """Totals of tables by district count where the provincial tables are silent; elsewhere they are compared."""
    known = {figure.key: figure for figure in printed if figure.value is not None}
    for item in of_places:
        if not isinstance(item, Figure) or item.key not in known:
            yield item
        elif item.value is not None and item.value != (other := known[item.key]).value:
            yield Noticed(
                "figures.places_total_differs",
                item.sheet,
                item.cell,
                item.printed_text,
                expected=other.printed_text,
                related_cells=f"{other.sheet}!{other.cell}",
                params={"other": other.printed_text, "other_place": f"{other.sheet}!{other.cell}"},
            )
