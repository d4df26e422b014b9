"""What was not read, and the findings about it: nothing is dropped silently.

Belongs here: rows, tables and sheets that were left out. Not here: columns (`columns_left_out`), single cells
(`figures`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from orchestration.landing.cells.workbook import Sheet, address
from orchestration.landing.codes import Codes
from orchestration.landing.landed import Noticed, Omission, Unrecognised
from orchestration.landing.layout.header_cells import holds_amounts
from orchestration.landing.layout.header_roles import header_role, stands_over_numbers
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.row import Row
from orchestration.landing.review.columns_left_out import PAIR, columns_left_out, corner, finer_than_codes
from orchestration.landing.review.unread import why_unread
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Cell, Kind, parse_number
from orchestration.landing.values.parts_of_years import is_of_a_month
from orchestration.landing.values.periods import YEAR
from orchestration.landing.words.clauses import enclosed
from orchestration.landing.words.dated_lines import day_within
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.places import names_place
from orchestration.landing.words.unnamed_places import of_some_places

_LISTS = re.compile(r".{0,25}\bdanh (?:sach|ba)\b")
_AT_THE_TOP = 8  # rows of a sheet that may say it is a list
_NAMES_LABELS: frozenset[str | None] = frozenset({"label", "place", "listed"})  # what headers say that stand over them
_OF_A_TITLE = 3  # rows of a sheet that may say it is an example
_EXAMPLE = any_word("sheet", "example")
_SAYS_EXAMPLE = re.compile(rf"^(?:{_EXAMPLE})$|\((?:{_EXAMPLE})\)$")  # `(ví dụ: 12)` is said of what is filled in
_OF_A_LIST = 3  # columns of words at least
_FEW = 3  # numbers on a sheet that are no table yet
_BY_LAW = re.compile(rf"\b(?:{any_word('scope', 'by_law')})\b")
_PROGRAMME = re.compile(rf"\b(?:{any_word('title', 'programme')})\b")


def hidden(sheet: Sheet) -> Iterator[Omission]:
    """A sheet that nobody sees is not read."""
    yield Noticed("submissions.hidden_sheet", sheet=sheet.name)
    yield Unrecognised(None, sheet.name, "A1", "sheet", sheet.name, reason="hidden")


def is_an_example(sheet: Sheet, lexicon: Lexicon) -> bool:
    """Whether a sheet shows how a form is filled in, as its name says or a line that stands above its table."""
    lines = (fold(text) for _, _, text in sheet.texts(0, _OF_A_TITLE))
    return lexicon.role("sheet", sheet.name) == "example" or any(map(_SAYS_EXAMPLE.search, lines))


def example(sheet: Sheet) -> Iterator[Omission]:
    """A sheet that shows how a form is filled in holds no figures of anybody; it is reported if it holds numbers."""
    yield Unrecognised(None, sheet.name, "A1", "sheet", sheet.name, reason="example")
    if any(is_number(cell) for row in range(len(sheet.rows)) for cell in sheet.cells(row)):
        yield Noticed("submissions.example_sheet", sheet=sheet.name)


def hidden_parts(sheet: Sheet) -> Iterator[Omission]:
    """Rows and columns that nobody sees are not read; rows that a filter hides are."""
    rows = [r for r in sorted(sheet.hidden_rows) if r < len(sheet.rows) and any(map(_holds, sheet.rows[r]))]
    columns = [c for c in sorted(sheet.hidden_columns) if any(len(row) > c and _holds(row[c]) for row in sheet.rows)]
    if rows or columns:
        first = address(rows[0], 0) if rows else address(0, columns[0])
        yield Noticed(
            "submissions.hidden_parts", sheet.name, first, params={"rows": len(rows), "columns": len(columns)}
        )


def _holds(cell: Cell) -> bool:
    return cell is not None and cell != ""


def too_long(sheet: Sheet, limit: int) -> Iterator[Omission]:
    """A sheet with more rows than any form, which is no register either, is not searched."""
    yield Noticed("submissions.too_long_sheet", sheet.name, params={"limit": limit})
    yield Unrecognised(None, sheet.name, "A1", "sheet", sheet.name, reason="too long")


def without_table(sheet: Sheet, lexicon: Lexicon) -> Iterator[Omission]:
    """A sheet where no header was found; with numbers on it, or one behind words known, the province is asked."""
    yield Unrecognised(None, sheet.name, "A1", "sheet", sheet.name, reason="no header")
    rows = [sheet.cells(row) for row in range(len(sheet.rows))]
    numbers = [cell for row in rows for cell in row if is_number(cell)]
    if _is_list(sheet):
        yield Noticed("register_rows.not_a_register", sheet.name, "A1", sheet.name)
    elif unknown := _columns_beside_labels(sheet, lexicon):
        for row, column, text in unknown:
            cell = address(row, column)
            yield Unrecognised(None, sheet.name, cell, "column", text)
            yield Noticed("figures.unrecognised_column", sheet.name, cell, text, params={"header": text})
    elif len(numbers) > _FEW or any(tells_of(row, lexicon) for row in rows):
        yield Noticed("figures.sheet_without_table", sheet.name, "A1", sheet.name)


def _columns_beside_labels(sheet: Sheet, lexicon: Lexicon) -> list[tuple[int, int, str]]:
    """The headers over numbers, none of them understood, in the first row that names a column of labels beside them."""
    for row in range(len(sheet.rows)):
        texts = {column: text for column, text in enumerate(sheet.row_texts(row)) if text}
        roles = {column: header_role(sheet, row, column, lexicon) for column in texts}
        if _NAMES_LABELS.isdisjoint(roles.values()):
            continue
        over = [c for c, role in roles.items() if role is None and stands_over_numbers(sheet, row, c)]
        if over:
            return [(row, column, texts[column]) for column in over]
    return []


def tells_of(row: Sequence[Cell], lexicon: Lexicon) -> bool:
    """Whether a number that is no year stands right behind words that forms have: `Tổng HTX | 187`."""
    for text, number in pairwise(cell for cell in row if cell not in (None, "")):
        if isinstance(text, str) and is_number(number) and not YEAR.fullmatch(str(number).removesuffix(".0")):
            label = lexicon.read(text)
            if label.entities or any(lexicon.codes(told, label.words) for told in ("indicator", "sector")):
                return True
    return False


def above_headers(sheet: Sheet, headers: Iterable[int]) -> Iterator[Omission]:
    """Rows of figures above the first header of a sheet: of a table or a list whose own header was not found."""
    rows = [row for row in range(min(headers)) if holds_amounts(sheet.cells(row))]
    if rows:
        cell = address(rows[0], next(c for c, _ in enumerate(sheet.rows[rows[0]]) if sheet.text(rows[0], c)))
        yield Unrecognised(None, sheet.name, cell, "sheet", sheet.name, reason="no header")
        yield Noticed("figures.rows_above_header", sheet.name, cell, params={"count": len(rows)})


def _is_list(sheet: Sheet) -> bool:
    """Whether a sheet calls itself a list, and has columns of words: of people, of products."""
    named = any(_LISTS.match(fold(text)) for _, _, text in sheet.texts(0, _AT_THE_TOP))
    return named and any(len(sheet.worded_columns(row)) >= _OF_A_LIST for row in range(len(sheet.rows)))


def is_number(cell: Cell) -> bool:
    """Whether a cell holds a number, or a text that is nothing but one, or two of them."""
    if isinstance(cell, str):
        number = parse_number(cell, Kind.AMOUNT)
        return (number.value is not None and not number.unit_text) or bool(PAIR.fullmatch(cell.strip()))
    return isinstance(cell, (int, float))


def not_understood(sheet: Sheet, table: Table) -> Iterator[Omission]:
    """A table whose rows and columns together mean nothing known: a list without a sum, of a policy nobody names."""
    rows = map(sheet.cells, range(table.body[0], table.body[1] + 1))
    numbers = [cell for row in rows for cell in row[table.span.start : table.span.stop] if is_number(cell)]
    if numbers:
        cell, text = corner(sheet, table)
        yield Unrecognised(None, sheet.name, cell, "header", text, reason="not understood")
        yield Noticed("figures.table_not_understood", sheet.name, cell, text)


def only_compares(sheet: Sheet, table: Table, line: str) -> Iterator[Omission]:
    """A table of rates or differences, as its title says: nothing of it counts anything."""
    cell, text = corner(sheet, table)
    yield Unrecognised(None, sheet.name, cell, "header", line, reason="not understood")
    yield Noticed("figures.table_not_understood", sheet.name, cell, text)


def rival_headers(sheet: Sheet, table: Table) -> Iterator[Omission]:
    """Several rows could be the header of one table."""
    cells = ", ".join(address(row, table.label_column) for row in [table.header[0], *table.rivals])
    cell, text = corner(sheet, table)
    yield Noticed("figures.ambiguous_header", sheet.name, cell, text, related_cells=cells, params={"candidates": cells})
    yield Unrecognised(None, sheet.name, cell, "header", text, reason=f"headers at {cells}")


def below_province(sheet: Sheet, table: Table, said: str) -> Iterator[Omission]:
    """A table of a part of the province."""
    cell, _ = corner(sheet, table)
    yield Noticed("figures.below_province", sheet.name, cell, said)
    yield Unrecognised(None, sheet.name, cell, "sheet", said, reason="below province")


def of_narrower_scope(sheet: Sheet, table: Table, said: str) -> Iterator[Omission]:
    """A table of a kind of organisations that no code stands for: its totals are not those of all."""
    cell, _ = corner(sheet, table)
    yield Noticed("figures.narrower_scope", sheet.name, cell, said)
    yield Unrecognised(None, sheet.name, cell, "sheet", said, reason="narrower scope")


def of_other_year(place: Place, year: int) -> Iterator[Omission]:
    """Last year's table left in the workbook."""
    cell, _ = corner(place.sheet, place.table)
    yield Noticed("figures.other_year_table", place.sheet.name, cell, place.sheet.name, params={"year": str(year)})
    yield Unrecognised(place.form.code, place.sheet.name, cell, "sheet", place.sheet.name, reason="other year")


def in_table(place: Place, rows: list[Row], lexicon: Lexicon, codes: Codes) -> Iterator[Omission]:
    """Rows and columns of a table that were not read."""
    yield from _rows(place, rows, lexicon, codes)
    yield from _typed_amiss(place, rows, lexicon)
    yield from _places(place, rows)
    yield from _owned(place, rows)
    yield from _active_by_law(place, lexicon)
    yield from _of_a_programme(place, rows, lexicon)
    yield from _of_some_only(place, rows, lexicon, codes)
    yield from _day_within(place)
    for note in place.scope_notes:
        yield Noticed("figures.scope_note_unclear", place.sheet.name, address(note.row, note.column), note.text)
    yield from columns_left_out(place, rows, lexicon, codes)
    yield from _beside_columns(place, rows, lexicon)


def _beside_columns(place: Place, rows: list[Row], lexicon: Lexicon) -> Iterator[Noticed]:
    """Numbers in the column of units, or that of labels beside a label left of it, of rows that lack some of theirs."""
    sheet, table = place.sheet, place.table
    if table.rows_are != "indicators":
        return
    for row in rows:
        index = row.source.index
        if row.meaning is None or all(sheet.text(index, column.index) for column in table.columns):
            continue
        beside = [column for column in (table.label_column, table.unit_column) if column is not None]
        for text, column in ((sheet.text(index, column), column) for column in beside):
            number = parse_number(text, Kind.AMOUNT) if text[:1].isdigit() and lexicon.unit(text) is None else None
            if number and number.value is not None and (not number.unit_text or lexicon.unit(number.unit_text)):
                params = {"label": row.label.text}
                yield Noticed("figures.number_beside_columns", sheet.name, address(index, column), text, params=params)


def _day_within(place: Place) -> Iterator[Noticed]:
    """A title that names a day within the period that its columns report on."""
    table, period = place.table, place.table.frame.period
    scenarios = {column.time.scenario for column in table.columns if column.time.period == period}
    if scenarios & {None, "actual"} and (line := day_within(table.title, period)):
        cell, _ = corner(place.sheet, table)
        yield Noticed("figures.day_within_a_period", place.sheet.name, cell, line, params={"period": period})


def _of_some_only(place: Place, rows: list[Row], lexicon: Lexicon, codes: Codes) -> Iterator[Noticed]:
    """A title that says more of the organisations than anybody here understands: `HTX trồng rau an toàn`."""
    if place.form.vocabulary != "statistics" or place.of_other_sectors or not any(row.meaning for row in rows):
        return
    titled = any(lexicon.read(line).entities for line in place.table.title)
    for line in reversed(place.table.title if titled else [place.sheet.name]):
        parts = (line, *enclosed(line))
        said = map(lexicon.subjects.not_understood, parts)
        if any(map(of_some_places, parts)) or any(what and not names_place(what, codes) for what in said):
            cell, _ = corner(place.sheet, place.table)
            yield Noticed("figures.title_of_some", place.sheet.name, cell, line, params={"title": line})
            return


def _rows(place: Place, rows: list[Row], lexicon: Lexicon, codes: Codes) -> Iterator[Omission]:
    of_months = [row for row in rows if row.unrecognised and is_of_a_month(row.source.period or row.label.text)]
    yield from _months(place, of_months)
    for row in rows:
        if row in of_months:
            continue
        where = (place.sheet.name, address(row.source.index, place.table.label_column))
        if row.finer and row.source.has_values:
            yield from finer_than_codes(place, where[1], "label", row.label.text, row.finer)
        if row.unrecognised:
            reason = why_unread(row, place.form.vocabulary, lexicon, codes)
            yield Unrecognised(place.form.code, *where, "label", row.label.text, reason.expected)
            yield Noticed(reason.rule_id, *where, row.label.text, reason.expected, params=dict(reason.params))
        if row.meaning and row.meaning.indicator == "org_active" and _BY_LAW.search(fold(row.label.text)):
            yield Noticed("figures.active_by_law", *where, row.label.text)
        if row.assumed and row.meaning:
            params = {"label": row.label.text, "entity": row.meaning.entity or ""}
            yield Noticed("figures.organisations_assumed", *where, row.label.text, params=params)


def _months(place: Place, rows: list[Row]) -> Iterator[Omission]:
    """Rows of single months, told once for all."""
    cells = [address(row.source.index, place.table.label_column) for row in rows]
    for row, cell in zip(rows, cells, strict=True):
        yield Unrecognised(place.form.code, place.sheet.name, cell, "label", row.label.text, reason="month")
    if rows:
        first = rows[0].label.text
        yield Noticed(
            "figures.months_left_out",
            place.sheet.name,
            cells[0],
            first,
            related_cells=", ".join(cells[1:]),
            params={"count": len(rows), "first": first},
        )


def _typed_amiss(place: Place, rows: list[Row], lexicon: Lexicon) -> Iterator[Omission]:
    """Rows, headings and columns with slips of typing, and as what they are read."""
    sheet, table = place.sheet, place.table
    labels = {row.source.index: row.label for row in rows}
    for row in range(table.body[0], table.body[1] + 1):
        if row not in labels and (text := sheet.text(row, table.label_column)):
            labels[row] = lexicon.read(text)
    unread = {row.source.index for row in rows if row.unrecognised}
    said = [(row, table.label_column, label) for row, label in sorted(labels.items()) if row not in unread]
    said += [(table.header[-1], column.index, column.label) for column in table.columns if column.label]
    for row, column, label in said:
        if label.meant:
            cell, params = address(row, column), {"label": label.text, "meant": label.meant}
            yield Noticed("figures.label_typed_amiss", sheet.name, cell, label.text, label.meant, params=params)


def _places(place: Place, rows: list[Row]) -> Iterator[Omission]:
    """Rows of districts and communes, or of a list: left out beside the row of the whole, or with the whole table."""
    below = [row for row in rows if row.is_place]
    if not below:
        return
    first = below[0].source.place or (below[0].below[1] if below[0].below else below[0].label.text)
    if not any(row.meaning for row in rows):
        yield from below_province(place.sheet, place.table, first)
        return
    cell, header = corner(place.sheet, place.table)
    if place.table.rows_are == "members":  # they may be people: only the header is repeated
        yield Noticed(
            "figures.members_left_out", place.sheet.name, cell, header, params={"count": len(below), "header": header}
        )
        return
    params = {"count": len(below), "first": first}
    yield Noticed("figures.places_left_out", place.sheet.name, cell, first, params=params)


def _of_a_programme(place: Place, rows: list[Row], lexicon: Lexicon) -> Iterator[Omission]:
    """A table of support whose title names a programme or project that no code stands for: it is not all support."""
    if place.form.vocabulary != "support" or any(row.meaning and row.meaning.program for row in rows):
        return
    for line in place.table.title:
        if _PROGRAMME.search(fold(line)) and not lexicon.all_in("program", lexicon.read(line).plain):
            cell, _ = corner(place.sheet, place.table)
            yield Noticed("figures.programme_without_code", place.sheet.name, cell, line)


def _owned(place: Place, rows: list[Row]) -> Iterator[Omission]:
    """Columns that do not say whose they are, in a table of several kinds of organisations."""
    if not any(row.meaning and row.meaning.entity is None for row in rows):
        return
    for column in place.table.columns:
        if column.owner:
            cell = address(place.table.header[0], column.index)
            params = {"label": column.text, "entity": column.owner}
            yield Noticed("figures.organisations_of_column", place.sheet.name, cell, column.text, params=params)


def _active_by_law(place: Place, lexicon: Lexicon) -> Iterator[Omission]:
    """Columns of those in operation under a law, as `_rows`: they may be some of those in operation."""
    for column in place.table.columns:
        label = column.label
        if label and _BY_LAW.search(fold(column.text)) and lexicon.codes("indicator", label.words) == ["org_active"]:
            cell = address(place.table.header[0], column.index)
            yield Noticed("figures.active_by_law", place.sheet.name, cell, column.text)
