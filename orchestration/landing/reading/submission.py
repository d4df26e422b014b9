"""One workbook -> everything landing keeps of it. A pure function of the workbook, its folder and the code lists.

Belongs here: the order of the steps. Not here: any of them.
"""

from __future__ import annotations

from orchestration.landing.cells.workbook import Sheet, Workbook
from orchestration.landing.codes import Codes
from orchestration.landing.explanations import explanations, is_feedback
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import Form
from orchestration.landing.landed import Reading
from orchestration.landing.reading.as_a_whole import check_whole
from orchestration.landing.reading.assignment import Assignment, Found
from orchestration.landing.reading.figures_of_tables import read_tables
from orchestration.landing.reading.left_out import apart_by_year
from orchestration.landing.reading.lists_and_tables import find_tables_of_forms, read_lists
from orchestration.landing.recognising.template_mark import mark_of
from orchestration.landing.review import omissions
from orchestration.landing.review.drafts_of_lists import leave_out_drafts
from orchestration.landing.review.left_over import left_over
from orchestration.landing.review.told_in_words import told_in_words
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.places import part_of_merged


def read_submission(
    workbook: Workbook, folder: Folder, codes: Codes, lexicon: Lexicon, forms: tuple[Form, ...]
) -> Reading:
    """Read a workbook as a clerk would: find its forms, read what is understood, list what is not."""
    province, mark = folder.declared(codes), mark_of(workbook.properties)
    beside_others = any(part_of_merged(sheet.name, province, codes) for sheet in workbook.sheets)
    asked = Assignment(folder, codes, lexicon, forms, mark, beside_others)
    reading, found = Reading(), Found()
    for index, sheet in enumerate(workbook.sheets):
        _look_through(sheet, index, asked, reading, found)
    leave_out_drafts(reading, lexicon)
    this_year, other_years = apart_by_year(found.tables, folder)
    for place, _ in other_years:
        reading.add(omissions.of_other_year(place, place.year))
    read_tables(reading, this_year, lexicon, codes)
    _tell_of_numbers_in_words(reading, found.without_list, lexicon)
    check_whole(reading, found, asked)
    for sheet in found.without_list:
        tables = [place.table for place, _ in found.tables if place.sheet.name == sheet.name]
        reading.add(left_over(sheet, tables, reading, lexicon))
    return reading


def _look_through(sheet: Sheet, index: int, asked: Assignment, reading: Reading, found: Found) -> None:
    """Read the lists of a sheet, or find the tables of one that has none."""
    if is_feedback(sheet):
        reading.add(explanations(sheet))
        return
    if not sheet.visible:
        reading.add(omissions.hidden(sheet))
        return
    if omissions.is_an_example(sheet, asked.lexicon):
        reading.add(omissions.example(sheet))
        return
    reading.add(omissions.hidden_parts(sheet))
    if not read_lists(sheet, index, asked, reading, found):
        found.without_list.append(sheet)
        find_tables_of_forms(sheet, index, asked, reading, found)


def _tell_of_numbers_in_words(reading: Reading, sheets: list[Sheet], lexicon: Lexicon) -> None:
    """What sentences say that no table does."""
    told = {(f.sheet, f.cell) for f in reading.figures} | {(n.sheet, n.cell) for n in reading.noticed}
    for sheet in sheets:
        reading.add(told_in_words(sheet, lexicon, {cell for name, cell in told if name == sheet.name}))
