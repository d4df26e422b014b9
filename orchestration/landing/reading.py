"""One workbook -> everything landing keeps of it. A pure function of the workbook, its folder and the code lists.

Belongs here: the order of the steps. Not here: files and processes (`cage`), tables of the warehouse (`store`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import NamedTuple

from orchestration.landing.caged.limits import LONGEST_FORM
from orchestration.landing.cells.workbook import Sheet, Workbook, address
from orchestration.landing.codes import Codes
from orchestration.landing.explanations import explanations, is_feedback
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import Form
from orchestration.landing.landed import Figure, Noticed, Reading, Unrecognised
from orchestration.landing.layout.table import Table
from orchestration.landing.layout.tables import find_tables
from orchestration.landing.layout.without_header import find_table_without_header
from orchestration.landing.meaning.crosswise import places_as_whole
from orchestration.landing.meaning.figures import figures_of
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.rows import Row
from orchestration.landing.meaning.separators import style_of
from orchestration.landing.recognising.pivots import filtered_by, is_nested
from orchestration.landing.recognising.recognition import recognise
from orchestration.landing.recognising.statistics_tables import compares_only, counts_organisations
from orchestration.landing.recognising.template_mark import contradiction, mark_of
from orchestration.landing.registers.lists_of_sheet import find_registers
from orchestration.landing.registers.register import read_register
from orchestration.landing.registers.register_columns import Register
from orchestration.landing.review import omissions, scale
from orchestration.landing.review.comparisons import comparisons_of
from orchestration.landing.review.district_sums import compare_sums
from orchestration.landing.review.evidence import other_period, other_province
from orchestration.landing.review.said_around import said_around
from orchestration.landing.review.separators_by_size import assumed, style_by_size
from orchestration.landing.review.told_in_words import told_in_words
from orchestration.landing.values.numbers import Style
from orchestration.landing.values.period_codes import is_period, period_year
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.one_organisation import names_one_organisation
from orchestration.landing.words.places import part_of_merged, part_of_province

_LEFT_OUT = (
    "figures.ambiguous_header",
    "figures.below_province",
    "figures.narrower_scope",
    "submissions.too_long_sheet",
)
Read = tuple[Place, list[Row]]


def read_submission(
    workbook: Workbook, folder: Folder, codes: Codes, lexicon: Lexicon, forms: tuple[Form, ...]
) -> Reading:
    """Read a workbook as a clerk would: find its forms, read what is understood, list what is not."""
    reading = Reading()
    mark = mark_of(workbook.properties)
    found: list[Read] = []
    letterhead: list[str] = []
    without_list: list[Sheet] = []
    headers = 0
    province = folder.declared(codes)
    apart = any(part_of_merged(sheet.name, province, codes) for sheet in workbook.sheets)
    for index, sheet in enumerate(workbook.sheets):
        if is_feedback(sheet):
            reading.explanations += explanations(sheet)
            continue
        if not sheet.visible:
            reading.add(omissions.hidden(sheet))
            continue
        reading.add(omissions.hidden_parts(sheet))
        registers = find_registers(sheet, lexicon)
        sums = _sums_of_list(sheet, index, registers, folder, codes, lexicon, forms)
        known = _columns_read(sums, lexicon, codes)
        if lines := _read_register(reading, sheet, registers, folder, lexicon, forms, known):
            headers += 1
            letterhead += lines
            found += sums
            continue
        without_list.append(sheet)
        if sum(map(bool, sheet.rows)) > LONGEST_FORM:
            reading.add(omissions.too_long(sheet, LONGEST_FORM))
            continue
        titles = tuple(title for form in forms for title in form.titles)
        tables = find_tables(sheet, lexicon, folder.period, titles)
        if not tables and (bare := find_table_without_header(sheet, lexicon, folder.period)):
            tables = [bare]
        headers += len(tables)
        letterhead += [text for _, _, text in sheet.texts(0, (tables[0].header[0] if tables else 12) - 1)]
        for table in tables:
            letterhead += table.title
            if left_out := _left_out(sheet, table, folder, codes, lexicon, beside_others=apart):
                reading.add(left_out)
            elif not (recognised := recognise(sheet, index, table, lexicon, codes, forms, mark.form if mark else None)):
                reading.add(omissions.not_understood(sheet, table))
            elif supported := _supported_only(recognised[0], [*table.title, sheet.name], lexicon):
                reading.add(omissions.of_narrower_scope(sheet, table, supported))
            elif one := _of_one_organisation(table, recognised[1], [*table.title, sheet.name], codes, lexicon):
                reading.add(omissions.of_narrower_scope(sheet, table, one))
            else:
                found.append(recognised)
        if not tables and sheet.rows:
            reading.add(omissions.without_table(sheet))
    this_year, other_years = _apart_by_year(found, folder)
    for place, _ in other_years:
        reading.add(omissions.of_other_year(place, place.year))
    _read_tables(reading, this_year, lexicon, codes)
    told = {(f.sheet, f.cell) for f in reading.figures} | {(n.sheet, n.cell) for n in reading.noticed}
    for sheet in without_list:
        reading.add(told_in_words(sheet, {cell for name, cell in told if name == sheet.name}))
    _check_whole(reading, folder, letterhead, headers, codes, [place for place, _ in found])
    if mark:
        carried = {place.form.code for place, _ in found} | {row.form_code for row in reading.register_rows}
        if contradicted := contradiction(mark, folder.period, folder.province, carried, codes, forms):
            reading.noticed.append(contradicted)
    return reading


def _left_out(
    sheet: Sheet, table: Table, folder: Folder, codes: Codes, lexicon: Lexicon, *, beside_others: bool
) -> Iterator[omissions.Omission] | None:
    """Why a table is not read: it tells of less or more than the province, or cannot be understood; else None.

    Args:
        sheet: where it stands.
        table: the table.
        folder: what its submission declares.
        codes: code lists.
        lexicon: the wordings.
        beside_others: whether another sheet of the workbook is of a former province.
    """
    lines, province = [*table.title, sheet.name], folder.declared(codes)
    if table.rivals:
        return omissions.rival_headers(sheet, table)
    for line in lines:
        if part_of_province(line, codes) or part_of_merged(line, province, codes, beside_others=beside_others):
            return omissions.below_province(sheet, table, line)
    if not folder.is_alliance and (wider := next(filter(lexicon.subjects.are_of_others_too, lines), "")):
        return omissions.below_province(sheet, table, wider)
    if narrower := _narrower(lines, lexicon, by_programme=False) or filtered_by(sheet, table, lexicon):
        return omissions.of_narrower_scope(sheet, table, narrower)
    if compared := compares_only(sheet, table):
        return omissions.only_compares(sheet, table, compared)
    return omissions.not_understood(sheet, table) if is_nested(sheet, table, lexicon) else None


def _narrower(lines: list[str], lexicon: Lexicon, *, by_programme: bool) -> str:
    """The line by which a table is about organisations of a kind that no code stands for.

    Args:
        lines: title and name of the sheet.
        lexicon: known wordings.
        by_programme: of a line in whose name of a programme the kind is: what such a programme gave can be told.
    """
    narrower = filter(lexicon.subjects.are_narrower, lines)
    return next(
        (line for line in narrower if bool(lexicon.find("program", lexicon.read(line).plain)) == by_programme), ""
    )


def _of_one_organisation(table: Table, rows: list[Row], lines: list[str], codes: Codes, lexicon: Lexicon) -> str:
    """The line by which a table that counts no organisations is the report of one of them."""
    one = next((line for line in lines if names_one_organisation(line, lexicon)), "")
    return "" if one and counts_organisations(table, rows, lexicon, codes) else one


def _supported_only(place: Place, titles: list[str], lexicon: Lexicon) -> str:
    """The title of a table of statistics by which it is about those of some support or programme only."""
    if place.form.vocabulary != "statistics":
        return ""
    return next(filter(lexicon.subjects.are_supported, titles), "") or _narrower(titles, lexicon, by_programme=True)


def _sums_of_list(
    sheet: Sheet,
    index: int,
    registers: list[tuple[Register, Sheet]],
    folder: Folder,
    codes: Codes,
    lexicon: Lexicon,
    forms: tuple[Form, ...],
) -> list[Read]:
    """The rows of the sums of a list of all organisations of a kind: of credit funds, whose loans no register keeps."""
    titles = [*registers[0][0].title, sheet.name] if registers else []
    if not any(lexicon.read(text).entity == "credit_fund" for text in titles):
        return []
    found = []
    for table in find_tables(sheet, lexicon, folder.period):
        whole = table.rows_are == "members" and not table.rivals
        if not whole or any(part_of_province(line, codes) for line in [*table.title, sheet.name]):
            continue
        recognised = recognise(sheet, index, table, lexicon, codes, forms)
        if recognised and recognised[0].form.vocabulary == "statistics" and any(row.meaning for row in recognised[1]):
            found.append((replace(recognised[0], of_list=True), recognised[1]))
    return found


def _columns_read(sums: list[Read], lexicon: Lexicon, codes: Codes) -> set[int]:
    """The columns of a list of which the row of their sums is read."""
    return {
        column.index
        for place, rows in sums
        for row in rows
        for column in (place.table.columns if row.meaning else ())
        if row.meaning and (counted := place.counted(row.meaning, column, lexicon, codes)) and counted.indicator
    }


def _read_register(
    reading: Reading,
    sheet: Sheet,
    registers: list[tuple[Register, Sheet]],
    folder: Folder,
    lexicon: Lexicon,
    forms: tuple[Form, ...],
    known: Collection[int],
) -> list[str]:
    """Read a sheet that is a list of organisations; the texts above it, none if it is no list.

    Args:
        reading: what was read so far.
        sheet: the sheet.
        registers: the lists that are on it.
        folder: who reports what.
        lexicon: known wordings.
        forms: the forms.
        known: columns that are read elsewhere.
    """
    form = next((form for form in forms if form.vocabulary == "register"), None)
    if form is None or not registers:
        return []
    for register, part in registers:
        register.unknown = [(column, text) for column, text in register.unknown if column not in known]
        reading.add(read_register(part, register, form.code, lexicon, folder.period))
        reading.unrecognised += [
            Unrecognised(form.code, sheet.name, address(register.header[0], column), "column", text)
            for column, text in register.unknown
        ]
    return registers[0][0].title or [sheet.name]


def _apart_by_year(found: list[Read], folder: Folder) -> tuple[list[Read], list[Read]]:
    """The tables of this return, and those of last year's that were left in the workbook.

    A table is last year's where another of the same form has two or more of its columns for the year of the folder.
    """
    if not is_period(folder.period):
        return found, []
    year = period_year(folder.period)
    current = [place for place, _ in found if place.year == year]
    other = [
        place
        for place, _ in found
        if place.year != year
        and any(c.form.code == place.form.code and len(c.shape & place.shape) > 1 for c in current)
    ]
    return [read for read in found if read[0] not in other], [read for read in found if read[0] in other]


def _read_tables(reading: Reading, found: list[Read], lexicon: Lexicon, codes: Codes) -> None:
    of_places: list[Figure | Noticed] = []
    for (place, rows), printed in zip(found, _as_printed(found, lexicon, codes), strict=True):
        style, figures = printed.style, printed.figures
        reading.add(printed.assumed)
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
        reading.comparisons += comparisons_of(place, compared, to_compare, style, lexicon, codes)
        reading.add(said_around(place, rows, lexicon))
        if not place.of_list:
            reading.add(omissions.in_table(place, rows, lexicon, codes))
    if of_places:
        reading.add(_not_printed_elsewhere(of_places, reading.figures))
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

    whole = style_of(found, lexicon, codes)
    own = [style_of([table], lexicon, codes) for table in found]
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


def _tables_of_others(places: list[Place], folder: Folder, codes: Codes) -> Iterator[Noticed]:
    """Tables whose own title names another province, in a return that names its own elsewhere."""
    for place in places:
        named = other_province(place.table.title, folder.declared(codes), codes, folder.province)
        if named and not folder.is_alliance:
            cell = address(place.table.header[0], place.table.label_column)
            params = {name: named.params[name] for name in ("found", "declared")}
            yield Noticed("figures.table_of_other_province", place.sheet.name, cell, named.printed_text, params=params)


def _check_whole(
    reading: Reading, folder: Folder, letterhead: list[str], headers: int, codes: Codes, places: list[Place]
) -> None:
    """What concerns the submission as a whole."""
    if folder.is_alliance or folder.declared(codes):
        found = other_province(letterhead, folder.declared(codes), codes, f"{folder.period}/{folder.province}")
        if found:
            reading.noticed.append(found)
        else:
            reading.add(_tables_of_others(places, folder, codes))
    times = {(c.time.period, c.time.scenario) for place in places for c in place.table.columns if c.time.period}
    if found := other_period(times, folder.period):
        reading.noticed.append(found)
    if not headers:
        reading.noticed.append(Noticed("submissions.no_table"))
        return
    empty = not any(f.value is not None for f in reading.figures) and not reading.register_rows
    if not empty or any(n.rule_id in _LEFT_OUT for n in reading.noticed):
        return
    labels = [u.text for u in reading.unrecognised if u.kind in ("label", "column") and u.text]
    if labels:
        shown = ", ".join(f"“{label}”" for label in labels[:3])
        reading.noticed.append(Noticed("submissions.nothing_recognised", params={"labels": shown}))
    elif not any(n.rule_id.startswith("figures.") for n in reading.noticed):  # else there are some, that are not read
        reading.noticed.append(Noticed("submissions.no_figures"))
