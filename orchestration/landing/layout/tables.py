"""Where are the tables of a sheet?

A table is found by the words of its header, never by its position. It ends where another header or the title of another
form begins; below a title without its own header the columns stay the same.

Belongs here: headers from top to bottom, where a table ends. Not here: what makes a row a header (`found_header`),
tables side by side (`spans`), the table below a header (`table_at_header`), its rows (`printed_rows`), lists of
organisations (`registers`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.cells_below import holds_values, is_figure
from orchestration.landing.layout.found_header import NAMING, Sought
from orchestration.landing.layout.header_cells import is_amount
from orchestration.landing.layout.header_parts import header_parts
from orchestration.landing.layout.header_roles import said_by_headers
from orchestration.landing.layout.header_rows import numbers_columns, row_below
from orchestration.landing.layout.spans import spans_below
from orchestration.landing.layout.table import Table
from orchestration.landing.layout.table_at_header import Unnamed, table_at
from orchestration.landing.text import fold
from orchestration.landing.words.clauses import breaks_down
from orchestration.landing.words.known import knows
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.lines_around import begins_form, without_continuation
from orchestration.landing.words.places import NOBODY, Reporter

_WORDS = re.compile(r"\w+")
_BESIDE = 2  # texts of a row that is no line of a title


def find_tables(
    sheet: Sheet,
    lexicon: Lexicon,
    folder_period: str,
    titles: Collection[str] = (),
    reporter: Reporter = NOBODY,
) -> list[Table]:
    """All tables of figures of a sheet, from top to bottom, from left to right.

    Args:
        sheet: the sheet.
        lexicon: known wordings.
        folder_period: the period to fall back on where no title names one.
        titles: folded words that begin another form when they stand between two equal headers.
        reporter: whose numbers are asked for.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> rows = [["NĂM 2023"], ["STT", "Chỉ tiêu", "ĐVT", "TH 2022", "KH 2023"], ["1", "Tổng số HTX", "HTX", 12.0, 15.0]]
    >>> [table] = find_tables(Sheet("Biểu", rows), load_lexicon(), "2023")
    >>> table.label_column, table.unit_column, [(c.time.period, c.time.scenario) for c in table.columns]
    (1, 2, [('2022', 'actual'), ('2023', 'plan')])
    """
    found: list[list[Table]] = []
    for beside in _headers(sheet, _Search(sheet, lexicon, folder_period, reporter)):
        previous, table = found[-1] if found else [], beside[0]
        between = any(_has_values(sheet, p, p.header[1] + 1, table.header[0] - 1) for p in previous)
        if not previous:
            found.append(beside)
        elif _goes_on(previous[0], table, titles, lexicon):
            if between:  # printed again at a page break
                for p in previous:
                    p.repeats.update(range(table.header[0], table.header[1] + 1))
            else:
                found[-1] = beside
        elif between:
            for p in previous:
                p.body = (p.body[0], _above_title(sheet, table))
            found.append(beside)
        else:
            # two headers with nothing between them: the rows below could belong to either
            for p in previous:
                p.rivals.append(table.header[0])
    for table in (table for beside in found for table in beside):
        table.repeats |= _titles_of_pages(sheet, table)
    return [part for beside in found for table in beside for part in _split_at_titles(sheet, table)]


def _above_title(sheet: Sheet, table: Table) -> int:
    """The last row above a table that is none of its title: `133 | Thu nhập bình quân của lao động` is no row."""
    said, row = {*map(fold, table.title)}, table.header[0] - 1
    while (texts := [text for text in sheet.row_texts(row) if text]) and len(texts) <= _BESIDE:
        if fold(without_continuation(texts[-1])) not in said:
            break
        row -= 1
    return row


def _goes_on(above: Table, table: Table, titles: Collection[str], lexicon: Lexicon) -> bool:
    """Whether a header is that of the table above, printed again at a page break."""
    return (
        _same_header(above, table)
        and not _begins_form(table.title, titles)
        and not any(_titles_another(line, above, lexicon) for line in table.title)
    )


def _titles_another(line: str, above: Table, lexicon: Lexicon) -> bool:
    """Whether a line begins another table: it counts something else, or tells whom it counts and by what."""
    if any(_words(without_continuation(line)) == _words(told) for told in above.title):
        return False  # the title above, said again
    if counted := lexicon.titled.measures(line):
        return all(lexicon.titled.measures(told) != counted for told in above.title)
    return bool(lexicon.read(line).entities) and (breaks_down(line) or begins_form(line))


def _words(text: str) -> list[str]:
    return _WORDS.findall(fold(text))


def _titles_of_pages(sheet: Sheet, table: Table) -> set[int]:
    """The rows that say the title of a table again above a header that is repeated, `(tiếp theo)` or not."""
    own, found = {fold(line) for line in table.title}, set()
    for header in table.repeats:
        row = header - 1
        while row >= table.body[0] and len(texts := set(sheet.row_texts(row)) - {""}) < _BESIDE:
            if not texts or fold(without_continuation(texts.pop())) in {"", *own}:
                found.add(row)
            row -= 1
    return found


def _split_at_titles(sheet: Sheet, table: Table) -> list[Table]:
    """A table cut where the title of another form stands between its rows: `Biểu 02: ...` without a header."""
    starts = [row for row in range(table.body[0] + 1, table.body[1] + 1) if _is_form_title(sheet, table, row)]
    parts = []
    for first, last in zip([table.body[0], *starts], [*starts, table.body[1] + 1], strict=True):
        title = [sheet.text(first, c) for c in table.span if sheet.text(first, c)] if first in starts else table.title
        body = (first + 1 if first in starts else first, last - 1)
        if first not in starts or _has_values(sheet, table, *body):
            parts.append(replace(table, body=body, title=title))
    return parts


def _is_form_title(sheet: Sheet, table: Table, row: int) -> bool:
    texts = [text for text in sheet.row_texts(row)[table.span.start : table.span.stop] if text]
    return len(texts) == 1 and begins_form(texts[0]) and row not in table.repeats


def _headers(sheet: Sheet, seek: _Search) -> list[list[Table]]:
    """Headers that name their column of labels; where a sheet has none, those told by their periods or counts alone.

    Then each is looked for again without what stands below it: rows of another table may have hidden what its columns
    hold, or that figures above the first have a header at all.

    Returns:
        One list per header: the tables that stand beside each other below it.
    """
    found = seek.first_of_a_kind(sheet, 0, [])
    if not (cuts := _cuts(sheet, found)):
        return found
    alone: list[list[Table]] = []
    for first, end in pairwise([0, *cuts, len(sheet.rows)]):
        here = [beside for beside in found if first <= beside[0].header[0] < end]
        alone += seek.first_of_a_kind(replace(sheet, rows=sheet.rows[:end]), first, alone) or here
    return alone


def _cuts(sheet: Sheet, found: Sequence[Sequence[Table]]) -> list[int]:
    """The rows at which the title of another table than the one above begins, below figures."""
    cuts = []
    for place, beside in enumerate(found):
        above = found[place - 1] if place else None
        if above and _same_header(above[0], beside[0]):
            continue
        end = min(table.header[0] for table in beside)
        if any(_may_be_figures(sheet, row) for row in range(above[0].header[1] + 1 if above else 0, end)):
            while sum(map(bool, sheet.row_texts(end - 1))) < _BESIDE:  # its title, its corner
                end -= 1
            cuts.append(end)
    return cuts


def _may_be_figures(sheet: Sheet, row: int) -> bool:
    """Whether a row holds a number that is no year beside anything else, or several texts that are such numbers.

    One column of figures makes a table; `Tháng: | 6` is a field.
    """
    stored = any(not isinstance(cell, str) and is_amount(cell) for cell in sheet.cells(row))
    texts = [text for text in sheet.row_texts(row) if text]
    return len(texts) >= _BESIDE and (stored or sum(map(is_amount, texts[1:])) > 1)


class _Search:
    """The search for headers on one sheet.

    Args:
        sheet: the sheet.
        lexicon: known wordings.
        folder_period: the period to fall back on where no title names one.
        reporter: whose numbers are asked for.
    """

    def __init__(self, sheet: Sheet, lexicon: Lexicon, folder_period: str, reporter: Reporter) -> None:
        self._said = [said_by_headers(sheet, row, lexicon) for row in range(len(sheet.rows))]
        self._lexicon, self._folder_period, self._reporter = lexicon, folder_period, reporter

    def first_of_a_kind(self, sheet: Sheet, first: int, above: Sequence[list[Table]]) -> list[list[Table]]:
        """Headers told by the first thing that tells any: their labels, their periods, their counts.

        Args:
            sheet: the sheet, down to the last row that is looked at.
            first: the first row that is.
            above: the tables that were found above it.
        """
        unnamed: Unnamed = {}
        kinds = ("labels", "periods", "counts")
        return next(filter(None, (self._told_by(kind, sheet, first, above, unnamed) for kind in kinds)), [])

    def _told_by(
        self, told_by: str, sheet: Sheet, first: int, above: Sequence[list[Table]], unnamed: Unnamed
    ) -> list[list[Table]]:
        lexicon = self._lexicon
        heads = _heads_of_cards(sheet, lexicon) if told_by == "counts" else []
        found: list[list[Table]] = []
        row = first
        while row < len(sheet.rows):
            if told_by == "labels" and not any(role in NAMING for role in self._said[row]):
                row += 1
                continue
            all_above = [*above, *found]
            start = _below_figures(sheet, all_above[-1], row, lexicon) if all_above else first
            periods = {table.frame.period for beside in all_above for table in beside}
            of_all = periods.pop() if len(periods) == 1 else None
            title = all_above[0][0].title if all_above else ()
            sought = Sought(told_by, start, self._folder_period, title, of_all, self._reporter)
            spans = spans_below(sheet, self._said, row)
            card = _as_card(sheet, row, heads, lexicon) if told_by == "counts" else sheet
            seen = unnamed if card is sheet else {}
            found_here = [table_at(card, row, span, sought, lexicon, seen) for span in spans]
            if any(found_here) and row + 1 < len(sheet.rows):
                # of tables beside each other one may have its labels a row lower, below its year bands
                found_here = [
                    table or table_at(card, row + 1, span, sought, lexicon, seen)
                    for table, span in zip(found_here, spans, strict=True)
                ]
            beside = [table for table in found_here if table]
            if beside:
                for span in (span for table, span in zip(found_here, spans, strict=True) if table is None):
                    _tell_of(sheet, span, beside, lexicon)
                found.append(beside)
                row = max(table.header[1] for table in beside)
            row += 1
        return found


def _heads_of_cards(sheet: Sheet, lexicon: Lexicon) -> list[tuple[int, set[int]]]:
    """The rows that may be the header of a card, names over figures that no label stands beside, and their columns."""
    heads = []
    for row in range(len(sheet.rows) - 1):
        columns = {c for c, text in enumerate(sheet.row_texts(row)) if text}
        if len(columns) > 1 and all(knows(sheet.text(row, c), lexicon) for c in columns):
            values = row_below(sheet, row + numbers_columns(sheet, row + 1, range(len(sheet.rows[row]))))
            below = {c: text for c, text in enumerate(sheet.row_texts(values)) if text}
            # an `x` or `?` among the figures is one that cannot be read; a name would make the row a header again
            named = any(knows(text, lexicon) for text in below.values())
            if below.keys() <= columns and not named and any(_figures(sheet, values, columns, lexicon)):
                heads.append((row, columns))
    return heads


def _as_card(sheet: Sheet, row: int, heads: Sequence[tuple[int, set[int]]], lexicon: Lexicon) -> Sheet:
    """The sheet as far as one header of counts reaches: cards, a header and its figures, may stand below each other.

    Notes and signatures below the last of them belong to none.
    """
    filled = {c for c, text in enumerate(sheet.row_texts(row)) if text}
    end = next((head for head, columns in heads if head > row + 1 and columns <= filled), len(sheet.rows))
    columns = next((columns for head, columns in heads if head == row), None)
    if columns is not None:
        counting = [r for r in range(row + 1, end) if any(_figures(sheet, r, columns, lexicon))]
        end = max(counting, default=end - 1) + 1
    return sheet if end == len(sheet.rows) else replace(sheet, rows=sheet.rows[:end])


def _figures(sheet: Sheet, row: int, columns: set[int], lexicon: Lexicon) -> Iterator[bool]:
    return (is_figure(text, lexicon) for column in columns if (text := sheet.text(row, column)))


def _below_figures(sheet: Sheet, above: Sequence[Table], row: int, lexicon: Lexicon) -> int:
    """The first row that may belong to the title of a header: below the last figures of the tables above it."""
    first = above[0].header[1] + 1
    for last in range(row - 1, first - 1, -1):
        if any(is_figure(sheet.text(last, c.index), lexicon) for table in above for c in table.columns):
            return last + 1
    return first


def _tell_of(sheet: Sheet, span: range, beside: list[Table], lexicon: Lexicon) -> None:
    """Give columns of figures that make no table of their own to the table left of them, as columns not understood."""
    nearest = max(
        (table for table in beside if table.span.start < span.start), default=None, key=lambda t: t.span.start
    )
    nearest = nearest or beside[0]
    first, last = nearest.header
    nearest.unknown += [
        (column, text)
        for column in span
        if (text := " ".join(header_parts(sheet, first, last, column))) and holds_values(sheet, last, column, lexicon)
    ]


def _begins_form(lines: list[str], titles: Collection[str]) -> bool:
    folded = [fold(line) for line in lines]
    return any(title in line for line in folded for title in titles)


def _has_values(sheet: Sheet, table: Table, first: int, last: int) -> bool:
    is_labelled = table.rows_are != "whole"
    return any(
        sheet.text(row, column.index) and (not is_labelled or sheet.text(row, table.label_column))
        for row in range(first, last + 1)
        for column in table.columns
    )


def _same_header(one: Table, other: Table) -> bool:
    """Whether two headers say the same of the same columns; one without a title of its own is of the title above.

    Below the corner of another unit stands another table, whatever its title.
    """
    if other.unit_note and fold(one.unit_note) != fold(other.unit_note):
        return False

    def said(table: Table) -> list[tuple[object, ...]]:
        return [
            (c.index, fold(c.text), *((c.time.period, c.time.scenario) if other.title else ())) for c in table.columns
        ]

    return one.label_column == other.label_column and said(one) == said(other)
