"""Why is a table not read: it covers less or more than the province, another year, or is not understood.

Belongs here: whole tables, by their title, header and rows. Not here: the findings about them (`review.omissions`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.codes import Codes
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import Form
from orchestration.landing.landed import Omission
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.row import Row
from orchestration.landing.reading.assignment import Assignment, Read
from orchestration.landing.recognising.compared_tables import compares_only
from orchestration.landing.recognising.pivots import filtered_by, is_nested
from orchestration.landing.recognising.statistics_tables import counts_organisations
from orchestration.landing.recognising.support_tables import speaks_of_support
from orchestration.landing.review import omissions
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.period_codes import is_period, period_year
from orchestration.landing.words.lenders import speaks_of_loans
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.one_organisation import names_one_organisation
from orchestration.landing.words.places import part_of_merged, part_of_province
from orchestration.landing.words.recipients import are_others, are_others_too, is_for_anybody, is_not_given
from orchestration.landing.words.subjects import ALL_SECTORS, are_of_others_too
from orchestration.landing.words.unnamed_places import of_unnamed_district

_SECTION = re.compile(r"\s*(?:phần\s+)?(?:I|A|1)\s*[.):/-]", re.IGNORECASE)  # `I. SỐ LIỆU TỔNG HỢP`
_LETTERHEAD = re.compile(rf"(?:{any_word('title', 'local')}|phong)\b")
_OF_A_TITLE = 2  # texts at most: a row of headers says more
_RECIPIENTS = re.compile(r"(?:cac )?doi tuong\b")  # `Đối tượng: doanh nghiệp`


def why_left_out(sheet: Sheet, table: Table, asked: Assignment, over_all: str = "") -> Iterator[Omission] | None:
    """What is told of a table that is not read, whatever its rows say; None of one that may be.

    Args:
        sheet: its sheet, as far as tables reach.
        table: the table.
        asked: what the workbook is read for.
        over_all: what the sheet says of all its tables, see `part_over_all`.
    """
    folder, codes, lexicon = asked.folder, asked.codes, asked.lexicon
    lines, province = [*table.title, sheet.name], folder.declared(codes)
    if table.rivals:
        return omissions.rival_headers(sheet, table)
    for line in (*lines, over_all):
        if part_of_province(line, codes) or part_of_merged(line, province, codes, beside_others=asked.beside_others):
            return omissions.below_province(sheet, table, line)
    if province and (district := next((line for line in lines if of_unnamed_district(line, province)), "")):
        return omissions.below_province(sheet, table, district)
    if not folder.is_alliance and (wider := next(filter(are_of_others_too, lines), "")):
        return omissions.below_province(sheet, table, wider)
    if narrower := _narrower(lines, lexicon, by_programme=False) or filtered_by(sheet, table, province, lexicon):
        return omissions.of_narrower_scope(sheet, table, narrower)
    if compared := compares_only(sheet, table):
        return omissions.only_compares(sheet, table, compared)
    return omissions.not_understood(sheet, table) if is_nested(sheet, table, lexicon) else None


def part_over_all(sheet: Sheet, codes: Codes) -> str:
    """The line by which all tables of a sheet are of a part of the province: its letterhead, or what is over section I.

    Further down stands only `III. KẾT QUẢ HỖ TRỢ`, which says nothing of whose it is.
    """
    rows = ([text for text in sheet.row_texts(row) if text] for row in range(len(sheet.rows)))
    head = [text for texts in takewhile(lambda texts: len(texts) <= _OF_A_TITLE, rows) for text in texts]
    section = next((place for place, line in enumerate(head) if _SECTION.match(line)), 0)
    said = (line for place, line in enumerate(head) if place < section or _LETTERHEAD.match(fold(line)))
    return next((line for line in said if part_of_province(line, codes)), "")


def about_some_only(sheet: Sheet, table: Table, recognised: Read, asked: Assignment) -> str:
    """The line by which a table whose rows are understood is about some organisations only, or about one of them."""
    (place, rows), lines = recognised, [*table.title, sheet.name]
    if others := _given_to_others(place, asked.lexicon) or _given_to_some(place, asked.lexicon, asked.codes):
        return others
    if other_sectors := _of_other_sectors(place, rows, asked.lexicon):
        return other_sectors
    supported = _supported_only(place.form, lines, asked.lexicon) or _of_borrowers(place.form, table, asked.lexicon)
    return supported or _of_one_organisation(table, rows, lines, asked)


def _given_to_others(place: Place, lexicon: Lexicon) -> str:
    """The line by which support went to others than the collective economy, or was not given at all."""
    sheet, table = place.sheet, place.table
    lines = [line for line in table.title if speaks_of_support(line) or _RECIPIENTS.match(fold(line))]
    if place.form.vocabulary != "support":
        return ""
    headers = [text for row in range(table.header[0], table.header[1] + 1) for text in sheet.row_texts(row) if text]
    if not any(map(is_not_given, headers)) and (not_given := next(filter(is_not_given, lines), "")):
        return not_given
    if with_others := next(filter(are_others_too, lines), ""):
        return with_others
    titles = list(map(lexicon.read, table.title))
    policies = [label for label in titles if speaks_of_support(label.text) or lexicon.all_in("policy", label.plain)]
    if not any(label.entities for label in policies) and (for_anybody := next(filter(is_for_anybody, policies), None)):
        return for_anybody.text
    labels = list(map(lexicon.read, [*lines, sheet.name]))
    names_any = any(set(label.entities) - {"credit_fund"} for label in labels)
    others = (label.text for label in labels if are_others(label) or label.entities == ("credit_fund",))
    return "" if names_any else next(others, "")


def _given_to_some(place: Place, lexicon: Lexicon, codes: Codes) -> str:
    """The line by which support went to some of the collective economy, and that is not what for: `Hỗ trợ HTX vận tải`.

    What a policy gave to all of them nobody tells then.
    """
    if place.form.vocabulary != "support":
        return ""
    lines = [*reversed(place.table.title), place.sheet.name]
    return next((line for line in lines if _are_some_supported(line, lexicon, codes)), "")


def _are_some_supported(line: str, lexicon: Lexicon, codes: Codes) -> bool:
    label = lexicon.read(line)
    if lexicon.all_in("policy", label.plain) - {"total"}:
        return False
    programme = lexicon.find("program", label.plain)  # `HTX xây dựng nông thôn mới` are those of a programme
    sectors = lexicon.all_in("sector", programme[1] if programme else label.plain)
    if lexicon.title_sectors.first(line) in sectors and not sectors >= ALL_SECTORS:
        return True
    counted = [codes.indicators[code] for code in lexicon.all_in("indicator", label.words)]
    counted = [i for i in counted if lexicon.title_parts.are_counted_by(line, i.code)]  # no `Số liệu chủ yếu về HTX`
    a_part = any(i.unit == "org" and not (i.is_support or i.code.endswith("_total")) for i in counted)
    return not programme and (a_part or label.entity in ("group", "union"))


def _supported_only(form: Form, lines: list[str], lexicon: Lexicon) -> str:
    """The title of a table of statistics by which it is about those of some support or programme only."""
    if form.vocabulary != "statistics":
        return ""
    return next(filter(lexicon.subjects.are_supported, lines), "") or _narrower(lines, lexicon, by_programme=True)


def _of_other_sectors(place: Place, rows: list[Row], lexicon: Lexicon) -> str:
    """The title by which a table that tells no sectors apart is of some that no one code stands for."""
    if (
        not place.of_other_sectors
        or place.by_sector(lexicon)
        or any(row.meaning and row.meaning.sector for row in rows)
    ):
        return ""
    return next(filter(lexicon.subjects.are_of_other_sectors, place.table.title), "")


def _of_borrowers(form: Form, table: Table, lexicon: Lexicon) -> str:
    """The title of districts or years by which those that they count are those that borrowed: `Kết quả cho vay HTX`."""
    if form.vocabulary != "statistics" or table.rows_are == "indicators":
        return ""
    lends = (line for line in table.title if speaks_of_loans(line))
    return next((line for line in lends if "credit_fund" not in lexicon.read(line).entities), "")


def _of_one_organisation(table: Table, rows: list[Row], lines: list[str], asked: Assignment) -> str:
    """The line by which a table that counts no organisations is the report of one of them."""
    one = next((line for line in lines if names_one_organisation(line, asked.lexicon)), "")
    return "" if one and counts_organisations(table, rows, asked.lexicon, asked.codes) else one


def apart_by_year(found: list[Read], folder: Folder) -> tuple[list[Read], list[Read]]:
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
