"""Numbers in sentences: `Toàn tỉnh có 245 HTX, trong đó 200 HTX đang hoạt động`, `Giải thể: 3 HTX`.

Sentences are not read as figures, which would be guessing; that there are some is reported.

Belongs here: sentences above, between and below tables. Not here: remarks in the row of a figure; what is a sentence
(`titles`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from orchestration.landing.cells.workbook import Sheet, address
from orchestration.landing.landed import Noticed
from orchestration.landing.text import normalise
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.lines_around import is_report, tells_total

_LABEL_AND_NUMBER = re.compile(r"([^:]*):\s*(?!(?:19|20)\d\d\W*$)\d[\d.,]*\s*([^\d:]*)")


def told_in_words(sheet: Sheet, lexicon: Lexicon, known: Collection[str] = ()) -> Iterator[Noticed]:
    """One finding for all texts of a sheet that tell numbers of organisations, at the first of them.

    Args:
        sheet: a sheet that is no list of organisations, whose texts no finding repeats.
        lexicon: known wordings.
        known: cells whose text is read, or told of elsewhere: `900 HTX, tăng 45 HTX so với năm 2023` is a figure.

    >>> rows = [["Toàn tỉnh có 245 HTX, trong đó 200 HTX đang hoạt động."], ["Số HTX", 245.0]]
    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> [(noticed.cell, noticed.params) for noticed in told_in_words(Sheet("Báo cáo", rows), load_lexicon())]
    [('A1', {'count': 1})]
    """
    found = [
        (row, column, text)
        for row in range(len(sheet.rows))
        if row not in sheet.hidden_rows and not _has_numbers(sheet, row)
        for column, text in enumerate(sheet.row_texts(row))
        if any(map(str.isdigit, text))
        and column not in sheet.hidden_columns
        and (is_report(text) or tells_total(text) or _is_label_with_number(text, lexicon))
        and address(row, column) not in known
    ]
    if found:
        (row, column, text), *others = found
        related = ", ".join(address(r, c) for r, c, _ in others)
        yield Noticed(
            "figures.told_in_words",
            sheet.name,
            address(row, column),
            text,
            related_cells=related,
            params={"count": len(found)},
        )


def _is_label_with_number(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a label of the forms and its number in one: `Số HTX giải thể: 3`; a year is no number."""
    told = _LABEL_AND_NUMBER.fullmatch(normalise(text).strip(" ;.,)("))
    if told is None or (told[2].strip() and lexicon.unit(told[2].strip()) is None):
        return False
    return lexicon.titled.are_numbered(told[1]) or bool(lexicon.codes("indicator", lexicon.read(told[1]).words))


def _has_numbers(sheet: Sheet, row: int) -> bool:
    """Whether a row holds a number beside its texts; the number of a row may be one."""
    return sum(isinstance(cell, (int, float)) for cell in sheet.cells(row)) > 1
