"""What is on one sheet: lists of organisations, or tables of figures.

Belongs here: one sheet, its lists read, its tables found. Not here: why a table is left out (`left_out`), its figures,
which depend on the other tables (`figures_of_tables`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain

from orchestration.landing.caged.limits import LONGEST_FORM
from orchestration.landing.cells.workbook import Sheet, address
from orchestration.landing.landed import Noticed, Reading, RegisterRow, Unrecognised
from orchestration.landing.layout.nesting import numbers_apart
from orchestration.landing.layout.outline import RowText
from orchestration.landing.layout.printed_rows import row_texts
from orchestration.landing.layout.table import Table
from orchestration.landing.layout.tables import find_tables
from orchestration.landing.layout.without_header import find_table_without_header
from orchestration.landing.meaning.cell_meaning import meaning_of_cell
from orchestration.landing.reading.assignment import Assignment, Found, Read
from orchestration.landing.reading.left_out import about_some_only, part_over_all, why_left_out
from orchestration.landing.reading.of_the_province import of_the_province
from orchestration.landing.reading.tables_around_lists import (
    Lists,
    above_tables,
    tables_above,
    tables_below,
    tables_beside,
)
from orchestration.landing.recognising.recognition import recognise
from orchestration.landing.recognising.sections import sections_of
from orchestration.landing.recognising.support_tables import names_policy
from orchestration.landing.registers.cards import Cards, cards_of
from orchestration.landing.registers.legends import told_by_colour
from orchestration.landing.registers.lists_of_sheet import find_registers
from orchestration.landing.registers.pages import next_page, page_of
from orchestration.landing.registers.register import read_register
from orchestration.landing.registers.register_columns import Register
from orchestration.landing.review import omissions
from orchestration.landing.words.places import part_of_province, reporter

_LETTERHEAD = 12  # rows of a sheet without a table that may say whose it is
_SAYS_WHOSE = 3  # texts of a row at most: one of a table that is not read may tell where fairs were


def read_lists(
    sheet: Sheet, index: int, asked: Assignment, reading: Reading, found: Found, *, beside_any_numbers: bool = False
) -> bool:
    """Read a sheet of organisations, one below the other; whether it is one."""
    form = next((form for form in asked.forms if form.vocabulary == "register"), None)
    lists = find_registers(sheet, asked.lexicon, beside_any_numbers=beside_any_numbers)
    cards = cards_of(sheet, asked.lexicon) if form and not lists else None
    if found.page and form and not (lists or cards):
        cards = next_page(sheet, found.page)
    if cards:
        lists = find_registers(cards.sheet, asked.lexicon)
    if form is None or not lists:
        return False
    found.page = page_of(lists[-1][1], lists[-1][0])
    if not cards:
        lists = _without_tables(sheet, index, lists, asked, reading, found)
    sums = _sums_of_list(sheet, index, lists[0][0].title, asked)
    read_in_sums = _columns_read(sums, asked)
    for register, part in lists:
        reading.add(_read_list(part, register, form.code, read_in_sums, asked, cards))
    reading.add(told_by_colour(sheet, lists[0][0].header[0]))
    if not cards:
        tables = [place.table for place, _ in (*sums, *found.tables) if place.sheet_index == index]
        headers = [lists[0][0].header[0], *(table.header[0] for table in tables)]
        reading.add(omissions.above_headers(sheet, headers))
    found.headers += 1
    found.letterhead += lists[0][0].title or [sheet.name]
    found.tables += sums
    return True


def _without_tables(sheet: Sheet, index: int, lists: Lists, asked: Assignment, reading: Reading, found: Found) -> Lists:
    """The lists of a sheet without the tables around them, which are kept as those of other sheets are."""
    lists, above, tables = tables_above(sheet, lists, asked.lexicon, asked.folder.period)
    kept = [(above, table) for table in tables]
    alone, right, tables = tables_beside(lists, asked.lexicon, asked.folder.period)
    if tables and all(_recognise(right, index, table, asked) for table in tables):
        lists = alone
        kept += [(right, table) for table in tables]
    parts: dict[int, Sheet] = {}  # lists beside each other have one header, and one part of the sheet
    for register, part in lists:
        if register.header[0] in parts:
            continue
        below, others = tables_below(register, part, asked.lexicon, asked.folder.period)
        others = [table for table in others if _recognise(below, index, table, asked)]
        kept += [(below, table) for table in others]
        parts[register.header[0]] = above_tables(part, others) if others else part
    over_all = part_over_all(sheet, asked.codes) if kept else ""
    for part, table in kept:
        _add_table(part, index, table, asked, reading, found, over_all)
    found.headers += len(kept)
    found.letterhead += [line for _, table in kept for line in table.title]
    return [(register, parts[register.header[0]]) for register, _ in lists]


def find_tables_of_forms(sheet: Sheet, index: int, asked: Assignment, reading: Reading, found: Found) -> None:
    """Find the tables of a sheet; those that are not read are reported."""
    if sum(map(bool, sheet.rows)) > LONGEST_FORM:
        reading.add(omissions.too_long(sheet, LONGEST_FORM))
        return
    tables = _tables(sheet, asked)
    if _only_list_names(sheet, index, tables, asked) and read_lists(
        sheet, index, asked, reading, found, beside_any_numbers=True
    ):
        return
    found.headers += len(tables)
    found.letterhead += _said_above(sheet, tables)
    over_all = part_over_all(sheet, asked.codes) if tables[1:] else ""  # the title of the first begins with it
    for table in tables:
        found.letterhead += table.title
        _add_table(sheet, index, table, asked, reading, found, over_all)
    if tables:
        reading.add(omissions.above_headers(sheet, (table.header[0] for table in tables)))
    elif sheet.rows:
        reading.add(omissions.without_table(sheet, asked.lexicon))


def _only_list_names(sheet: Sheet, index: int, tables: list[Table], asked: Assignment) -> bool:
    """Whether a sheet has no tables but those that name one after the other, of which nothing is understood.

    Below a title of what a policy gives, `HTX được giao đất`, what is not understood is that, and no list of them.
    """
    are_lists = all(table.rows_are == "members" and not table.rivals for table in tables)
    if are_lists and names_policy(_said_above(sheet, tables), asked.lexicon, asked.codes):
        return False
    return are_lists and not any(_recognise(sheet, index, table, asked) for table in tables)


def _said_above(sheet: Sheet, tables: list[Table]) -> list[str]:
    """The texts above the first table of a sheet, or at its top where it has none, of rows that say little."""
    above = range(tables[0].header[0] if tables else min(_LETTERHEAD, len(sheet.rows)))
    said = ([text for text in sheet.row_texts(row) if text] for row in above)
    return [text for texts in said if len(texts) <= _SAYS_WHOSE for text in texts]


def _tables(sheet: Sheet, asked: Assignment) -> list[Table]:
    titles = tuple(title for form in asked.forms for title in form.titles)
    own = reporter(asked.folder.declared(asked.codes), asked.codes)
    if tables := find_tables(sheet, asked.lexicon, asked.folder.period, titles, own):
        return tables
    bare = find_table_without_header(sheet, asked.lexicon, asked.folder.period)
    return [bare] if bare else []


def _add_table(
    sheet: Sheet, index: int, table: Table, asked: Assignment, reading: Reading, found: Found, over_all: str
) -> None:
    """Keep a table whose rows are understood, or say why it is not read."""
    if left_out := why_left_out(sheet, table, asked, over_all):
        reading.add(left_out)
        return
    for part, recognised in _in_sections(sheet, index, table, asked):
        if not recognised:
            reading.add(omissions.not_understood(sheet, part))
        elif narrower := about_some_only(sheet, part, recognised, asked):
            reading.add(omissions.of_narrower_scope(sheet, part, narrower))
        else:
            found.tables.append(of_the_province(recognised, asked.folder.declared(asked.codes)))


def _in_sections(sheet: Sheet, index: int, table: Table, asked: Assignment) -> list[tuple[Table, Read | None]]:
    """A table as it is understood: whole, or in sections where more of its rows mean something so."""
    printed = _printed(sheet, table)
    parts = sections_of(table, printed, asked.lexicon, asked.codes)
    whole = [(table, _recognise(sheet, index, table, asked, printed))]
    cut = [(part, _recognise(sheet, index, part, asked)) for part in parts] if parts[1:] else []
    return max(whole, cut, key=_understood)


def _understood(parts: list[tuple[Table, Read | None]]) -> int:
    return sum(row.meaning is not None for _, read in parts if read for row in read[1])


def _printed(sheet: Sheet, table: Table) -> list[RowText]:
    """The rows of a table as printed, numbers apart from labels."""
    return numbers_apart(list(row_texts(sheet, table)))


def _recognise(
    sheet: Sheet, index: int, table: Table, asked: Assignment, printed: list[RowText] | None = None
) -> Read | None:
    """The form of a table, and its rows, which nobody need read again who has them as printed."""
    stated = asked.mark.form if asked.mark else None
    printed = _printed(sheet, table) if printed is None else printed
    return recognise(sheet, index, table, printed, asked.lexicon, asked.codes, asked.forms, stated)


def _sums_of_list(sheet: Sheet, index: int, title: list[str], asked: Assignment) -> list[Read]:
    """The rows of the sums of a list of all organisations of a kind: of credit funds, whose loans no register keeps."""
    if not any(asked.lexicon.read(text).entity == "credit_fund" for text in [*title, sheet.name]):
        return []
    found = []
    for table in find_tables(sheet, asked.lexicon, asked.folder.period):
        whole = table.rows_are == "members" and not table.rivals
        if not whole or any(part_of_province(line, asked.codes) for line in [*table.title, sheet.name]):
            continue
        recognised = recognise(sheet, index, table, _printed(sheet, table), asked.lexicon, asked.codes, asked.forms)
        if recognised and recognised[0].form.vocabulary == "statistics" and any(row.meaning for row in recognised[1]):
            found.append((replace(recognised[0], of_list=True), recognised[1]))
    return found


def _columns_read(sums: list[Read], asked: Assignment) -> set[int]:
    """The columns of a list of which the row of their sums is read."""
    return {
        column.index
        for place, rows in sums
        for row in rows
        for column in (place.table.columns if row.meaning else ())
        if row.meaning
        and (counted := meaning_of_cell(place, row.meaning, column, asked.lexicon, asked.codes))
        and counted.indicator
    }


def _read_list(
    sheet: Sheet, register: Register, form: str, read_elsewhere: Collection[int], asked: Assignment, cards: Cards | None
) -> Iterator[RegisterRow | Noticed | Unrecognised]:
    register.unknown = [(column, text) for column, text in register.unknown if column not in read_elsewhere]
    unknown = (
        Unrecognised(form, sheet.name, address(register.header[0], column), "column", text)
        for column, text in register.unknown
    )
    found = chain(read_register(sheet, register, form, asked.lexicon, asked.folder.period), unknown)
    return map(cards.where_printed, found) if cards else found
