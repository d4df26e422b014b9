"""Does a text over a table restrict it to some members or workers, while its rows count all of them?

Belongs here: titles, corners and names of sheets that no row takes into account, reported to the province. Not here:
tables about some organisations (`reading.left_out`, `meaning.headings_of_some`). Pure; the words are data (seed
`wordings`, dimension scope).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from orchestration.landing.cells.workbook import address
from orchestration.landing.landed import Figure, Noticed
from orchestration.landing.meaning.place import Place
from orchestration.landing.review.said_around import ABOVE
from orchestration.landing.text import fold
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.people import some_named


def some_people(place: Place, figures: Iterable[Figure | Noticed], lexicon: Lexicon) -> Iterator[Noticed]:
    """What says that the members or workers of a table are some of them: `LAO ĐỘNG NỮ TRONG HTX` over `Số lao động`.

    Where a row or a column names those itself, the others are all.

    Args:
        place: the table.
        figures: what was read of it, and noticed.
        lexicon: known wordings.
    """
    sheet, table = place.sheet, place.table
    top, corner = table.header[0], (table.header[0], table.label_column)
    over = [(sheet.name, *corner), (sheet.text(*corner), *corner)]
    over += [
        (text, row, column)
        for row, column, text in sheet.texts(max(top - ABOVE, 0), top - 1)
        if column in table.span and text in table.title
    ]
    read = {item.indicator_code for item in figures if isinstance(item, Figure) and item.value is not None}
    told = {text: (part, address(row, c)) for text, row, c in reversed(over) if (part := some_named(text))}
    for text, row, c in reversed(over):
        if text not in told and _counts_some(text, read, lexicon):
            yield Noticed("figures.title_of_some_people", sheet.name, address(row, c), text)
    if not told or read.isdisjoint(lexicon.people.wholes):
        return
    printed = [sheet.text(row, table.label_column) for row in range(top + 1, table.body[1] + 1)]
    printed += [sheet.text(row, c) for row in range(top, table.header[1] + 1) for c in table.span if c != corner[1]]
    named = fold(" | ".join(printed))
    for text, (part, cell) in reversed(told.items()):
        if part not in named:
            yield Noticed("figures.title_of_some_people", sheet.name, cell, text)


def _counts_some(text: str, read: Collection[str], lexicon: Lexicon) -> bool:
    """Whether a text is of what no figure counts, and figures count all of it: `Kết nạp thành viên mới`."""
    counted = [code for code in lexicon.titled.measures(text) if code] if read else []
    return len(counted) == 1 and counted[0] not in read and lexicon.people.whole_of(counted[0]) in read
