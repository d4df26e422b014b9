"""Is this row the header of a table, and which of its columns describe the rows?

Belongs here: one header as a whole, with the title and period of its table. Not here: its texts (`header_parts`,
`header_roles`), its rows (`header_rows`), the table below it (`table_at_header`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.above import title_lines
from orchestration.landing.layout.cells_below import holds_words
from orchestration.landing.layout.header_cells import holds_amounts, prints_year
from orchestration.landing.layout.header_parts import header_parts
from orchestration.landing.layout.header_roles import (
    roles_of,
    stands_over_figures,
    stands_over_labels,
    stands_over_several,
)
from orchestration.landing.layout.header_rows import (
    is_band,
    is_unit_row,
    last_header_row,
    numbers_columns,
    row_above,
)
from orchestration.landing.layout.naming_columns import LABELS, borne_out
from orchestration.landing.layout.spans import is_divided
from orchestration.landing.values.periods import Frame
from orchestration.landing.words.dated_lines import times_first
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.lines_around import is_report
from orchestration.landing.words.places import NOBODY, Reporter
from orchestration.landing.words.titles import read_title

NAMING = frozenset({*LABELS, "period", "unit"})  # what a header that names its column of labels says
_TITLE = 12  # rows above a table that may be its title
_DEEPEST = 8  # rows of a header, with those of units and numbers
_WORD_OR_YEAR = re.compile(r"[^\W\d_]|(?:19|20)\d\d")  # what no column of figures is told without

_NUMBER_OF_TABLE = re.compile(r"\d{1,3}(?:\.\d+)*\.?")  # no year


@dataclass(frozen=True, slots=True)
class FoundHeader:
    """A header.

    Attributes:
        told_by: what makes it one: the name of its column of `labels`, its `periods`, or its `counts`.
        span: the columns of the sheet below which its table stands.
        texts: first and last row whose texts say what the columns hold.
        end: its last row, with the units and numbers of the columns.
        units: the row of the units of the columns, if there is one.
        roles: what its columns hold beside figures: labels, units, numbers, periods, ...
        title: texts above it.
        frame: the time its table is about.
    """

    told_by: str
    span: range
    texts: tuple[int, int]
    end: int
    units: int | None
    roles: dict[int, str]
    title: list[str]
    frame: Frame

    @property
    def labels(self) -> list[int]:
        """The columns that may hold the labels; of a list of organisations the one of their names alone."""
        listed = [column for column, role in self.roles.items() if role == "listed"]
        return listed[:1] or [column for column, role in self.roles.items() if role in LABELS]

    def column_of(self, role: str) -> int | None:
        """The first column that holds this."""
        return next((column for column, held in self.roles.items() if held == role), None)


class Sought(NamedTuple):
    """What is looked for.

    Attributes:
        told_by: what has to make it a header; see `FoundHeader`.
        start: the first row that may belong to its title.
        folder_period: the period to fall back on where no title names one.
        above: the title of the first table above it, whose time is that of a table without a title.
        period_above: the period of all tables above it, which is that of a table whose own title names none.
        reporter: whose numbers are asked for.
    """

    told_by: str
    start: int
    folder_period: str
    above: Sequence[str] = ()
    period_above: str | None = None
    reporter: Reporter = NOBODY


def find_header(sheet: Sheet, row: int, span: range, sought: Sought, lexicon: Lexicon) -> FoundHeader | None:
    """The header that begins in a row, if one does.

    Args:
        sheet: the sheet.
        row: where it may begin.
        span: the columns that are looked at.
        sought: what is looked for.
        lexicon: known wordings.
    """
    filled = [
        c for c, text in enumerate(sheet.row_texts(row)) if text and c in span and sheet.anchor(row, c) == (row, c)
    ]
    if len(filled) < 2 or holds_amounts(sheet.cell(row, c) for c in filled) or _is_numbered_title(sheet, row, filled):
        return None
    named = sought.told_by == "labels"
    roles = roles_of(sheet, row, filled, lexicon)
    roles = {c: role for c, role in roles.items() if not (role in LABELS and is_divided(sheet, row, c))}
    roles = {c: role for c, role in roles.items() if not (role == "note" and stands_over_several(sheet, row, c))}
    # `Quý: | I` is a field above a table
    roles = {c: role for c, role in roles.items() if not (role == "period" and sheet.text(row, c).endswith(":"))}
    if len(filled) == 2 and roles.get(filled[0]) == "unit" and sheet.text(row, filled[0]).endswith(":"):
        return None  # so is `Đơn vị tính: | HTX`
    if not named:
        # `Đối tượng` left of all else names the rows, right of it it remarks on them
        roles = {c: role for c, role in roles.items() if not (role == "note" and c == filled[0])}
        roles = {
            c: role
            for c, role in roles.items()
            # `Năm` left of the years themselves, over labels, is no column of periods
            if role != "period" or not (stands_over_figures(sheet, row, c) or stands_over_labels(sheet, row, c))
        }
    if NAMING.isdisjoint(roles.values()) if named else set(roles.values()) & {*LABELS, "period"}:
        return None
    alone = _without_tables_beside(sheet, row, span)
    last = last_header_row(alone, row, roles, lexicon)
    units = last + 1 if is_unit_row(alone, last + 1, roles, lexicon) else None
    end = last if units is None else units
    end += numbers_columns(sheet, end + 1, span)
    above_it = row_above(sheet, row)
    first = above_it if is_band(sheet, above_it, row, span, roles, lexicon) else row
    if not named and not any(_may_count(sheet, (first, last), end, column, lexicon) for column in span):
        return None  # most rows of a sheet without tables: nobody need ask what is said above them
    above = title_lines(sheet, max(sought.start, first - _TITLE), first - 1, span)
    lines = [*times_first(above or sought.above), sheet.name]
    is_dated = not above or any(map(prints_year, lines))
    frame = read_title(lines, sought.folder_period if is_dated else sought.period_above or sought.folder_period)
    title = [line for line in above if not is_report(line)]
    roles = borne_out(sheet, end, roles, frame, lexicon)
    header = FoundHeader(sought.told_by, span, (first, last), end, units, roles, title, frame)
    return None if named and not header.labels and header.column_of("period") is None else header


def _is_numbered_title(sheet: Sheet, row: int, filled: Sequence[int]) -> bool:
    """Whether a row is the number of a table and its title: `128 | Số HTX phân theo ngành kinh tế`."""
    return len(filled) == 2 and _NUMBER_OF_TABLE.fullmatch(sheet.text(row, filled[0])) is not None


def _without_tables_beside(sheet: Sheet, first: int, span: range) -> Sheet:
    """A sheet that holds one of several tables beside each other alone, from its header on: each has its own rows."""
    if span.start == 0 and span.stop >= sheet.width:
        return sheet
    rows = [[cell if c in span else None for c, cell in enumerate(row)] for row in sheet.rows[first : first + _DEEPEST]]
    return replace(sheet, rows=[*sheet.rows[:first], *rows])


def _may_count(sheet: Sheet, texts: tuple[int, int], end: int, column: int, lexicon: Lexicon) -> bool:
    """Whether a column could be one of figures: a word or a year stands over it, and below it not most are words."""
    said = any(map(_WORD_OR_YEAR.search, header_parts(sheet, *texts, column)))
    return said and not holds_words(sheet, end, column, lexicon)
