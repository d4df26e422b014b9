"""Which form is this table, and what do its rows mean?

A form is recognised by what its rows and columns say, then by the words of its title; never by the name of a file or
the position of a sheet.

Belongs here: the form that explains most rows. Not here: where tables are (`tables`), rows as printed (`printed_rows`),
what the rows of a table mean in the words of a form (`rows_of_table`), what a whole table is about
(`statistics_tables`, `support_tables`), figures (`figures`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.codes import Codes
from orchestration.landing.forms.form import Form
from orchestration.landing.layout.labels_going_on import join_labels, over_units
from orchestration.landing.layout.nesting import nested, times_inside
from orchestration.landing.layout.outline import Meaning, RowText
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.parts_of_totals import without_columns_of_totals
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.registered_capital import (
    without_columns_of_the_founded,
)
from orchestration.landing.meaning.revenue_by_source import without_columns_by_source
from orchestration.landing.meaning.row import Row
from orchestration.landing.meaning.scope_notes import with_noted_scope
from orchestration.landing.recognising.columns_alike import without_columns_alike, without_parts_of_nobody
from orchestration.landing.recognising.rows_of_table import rows_of_table, tells_measure
from orchestration.landing.recognising.statistics_tables import (
    averages_of_title,
    columns_of_other_people,
    part_of_title,
    sums_meant,
    sums_of_people,
    title_that_measures,
    topic_not_understood,
)
from orchestration.landing.recognising.support_tables import (
    speaks_of_support,
    without_counts_of_all,
)
from orchestration.landing.text import fold
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.rates import rate_in


def recognise(
    sheet: Sheet,
    index: int,
    table: Table,
    printed: list[RowText],
    lexicon: Lexicon,
    codes: Codes,
    forms: tuple[Form, ...],
    stated: str | None = None,
) -> tuple[Place, list[Row]] | None:
    """The form that a table is, with its rows understood: the one that explains most rows, then by its title.

    Args:
        sheet: the sheet.
        index: its place in the workbook.
        table: the table.
        printed: its rows.
        lexicon: known wordings.
        codes: code lists.
        forms: the forms to choose from.
        stated: the form whose template the workbook was made from: it decides where no title does.
    """
    found = _best_form(sheet, table, printed, lexicon, codes, forms, stated)
    if found is None:
        return None
    form, rows = found
    place = Place(sheet, index, without_counts_of_all(table) if form.vocabulary == "support" else table, form)
    if form.vocabulary == "statistics":
        table = without_columns_by_source(without_columns_of_totals(table, lexicon, codes), lexicon, codes)
        place = replace(place, table=without_columns_of_the_founded(table, lexicon))
        place, rows = _as_titled(place, rows, lexicon, codes)
        place = without_parts_of_nobody(place, rows, lexicon, codes)
    return without_columns_alike(place, rows, lexicon, codes), rows


class _Evidence(NamedTuple):
    """How well a form explains a table, in the order in which it decides.

    Attributes:
        known: how many of its rows mean something.
        of_money: measures of support below a title of support: `Số lượng` beside `Kinh phí` is no report of a quarter.
        by_columns: its headers are those that only this form has.
        in_title: how long the words of the form are that its title has.
        of_support: `Tập huấn`, in people, below a title that speaks of support.
        is_about: its rows and columns are those that the form is about.
        stated: the workbook was made from the template of the form.
        precedence: of the form, the lower the better.
    """

    known: int
    of_money: bool
    by_columns: bool
    in_title: int
    of_support: bool
    is_about: bool
    stated: bool
    precedence: int


def _best_form(
    sheet: Sheet,
    table: Table,
    printed: list[RowText],
    lexicon: Lexicon,
    codes: Codes,
    forms: tuple[Form, ...],
    stated: str | None,
) -> tuple[Form, list[Row]] | None:
    """The form that explains a table best, with its rows as that form reads them; None where none explains any."""
    texts = times_inside(nested(over_units(join_labels(printed, lexicon), lexicon)))
    headers = [column.label for column in table.columns if column.label]
    titled = any(map(speaks_of_support, table.title))
    gives = any(tells_measure(label, lexicon, codes) for label in headers)
    best: tuple[_Evidence, Form, list[Row]] | None = None
    understood: dict[str, list[Row]] = {}
    for by_columns, in_title, form in _candidates(sheet, table, forms):
        of_support = titled and form.vocabulary == "support"
        of_money = of_support and gives
        known, told = _most_known(texts, form), (form.code == stated, -form.precedence)
        most = _Evidence(known, of_money, by_columns, in_title, of_support, True, *told)
        if best and most < best[0]:
            continue  # however many of its rows it explains
        if form.vocabulary not in understood:
            understood[form.vocabulary] = rows_of_table(sheet, table, texts, form.vocabulary, lexicon, codes)
        rows = understood[form.vocabulary]
        meanings = [row.meaning for row in rows if row.meaning]
        evidence = most._replace(
            known=len(meanings) + sum(row.is_some for row in rows),
            of_money=of_money and bool(meanings),
            of_support=of_support and bool(meanings),
            is_about=_is_about(form, meanings, headers, lexicon),
        )
        if best is None or evidence > best[0]:
            best = evidence, form, rows
    return best[1:] if best and (best[0].known or _asks(table, best[2])) else None


def _candidates(sheet: Sheet, table: Table, forms: tuple[Form, ...]) -> list[tuple[bool, int, Form]]:
    """The forms that a table may be, whether its headers say so, and how many letters of its title; the best first."""
    title = " ".join(fold(line) for line in table.title) + " " + fold(sheet.name)
    header = " ".join(fold(column.text) for column in table.columns)
    candidates = [
        (bool(form.column_words), max((len(t) for t in form.titles if _names(title, t)), default=0), form)
        for form in forms
        if form.vocabulary != "register" and not (form.column_words and not any(w in header for w in form.column_words))
    ]
    return sorted(candidates, key=lambda candidate: candidate[:2], reverse=True)


def _asks(table: Table, rows: list[Row]) -> bool:
    """Whether rows that mean nothing known are worth telling: they have values, or are of places below each other."""
    of_places = table.rows_are == "places"
    return any(row.unrecognised or (row.is_place and of_places) or row.finer for row in rows)


def _as_titled(place: Place, rows: list[Row], lexicon: Lexicon, codes: Codes) -> tuple[Place, list[Row]]:
    """A table of statistics with what its title and notes say of all its numbers."""
    sheet, table = place.sheet, place.table
    part, part_title = part_of_title(sheet, table, lexicon)
    counted = {row.meaning.indicator for row in rows if row.meaning and row.meaning.indicator}
    if part in counted and any(codes.indicators[code].unit == "org" for code in counted - {part}):
        part, part_title = "", ""  # a row that names what the title names stands beside others
    rows, idle = with_noted_scope(sheet, table, rows, lexicon, codes)
    telling = title_that_measures([*reversed(table.title), sheet.name], lexicon)
    of_other_people = columns_of_other_people(sheet, table, lexicon)
    titled = replace(
        place,
        part=part,
        part_title=part_title,
        tells_of_part=part == "org_active" and lexicon.title_parts.only(part_title) is None,
        measures=lexicon.titled.measures(telling)
        or (("",) if topic_not_understood(table.title, lexicon, codes) else ()),
        rate=rate_in(fold(telling))[0],
        of_other_people=of_other_people,
        sums_of_people=sums_of_people(table, of_other_people, lexicon),
        sums=sums_meant(table, rows, lexicon, codes),
        scope_notes=tuple(idle),
        averages=averages_of_title(table, rows, lexicon),
        of_other_sectors=any(map(lexicon.subjects.are_of_other_sectors, table.title)),
    )
    return titled, rows


def _most_known(texts: list[RowText], form: Form) -> int:
    """The most rows that a form can explain; of support programmes only those with a value or a unit count anything."""
    return sum(row.has_values or bool(row.unit) for row in texts) if form.vocabulary == "support" else len(texts)


def _is_about(form: Form, rows: list[Meaning], headers: list[Label], lexicon: Lexicon) -> bool:
    """Whether the rows and columns of a table are those that a form is about."""
    entities = {row.entity for row in rows if row.entity} | {label.entity for label in headers if label.entity}
    if form.entity_type and entities == {form.entity_type}:
        return True
    sectors = sum(row.sector is not None for row in rows)
    if form.min_sector_share and sectors >= form.min_sector_share * max(len(rows), 1):
        return True
    counted = {row.indicator for row in rows if row.indicator}
    counted |= {code for label in headers for code in lexicon.codes("indicator", label.words)}
    share = len(counted & set(form.indicators)) / max(len(counted), 1)
    return form.min_indicator_share is not None and share >= form.min_indicator_share


def _names(title: str, words: str) -> bool:
    """Whether a title has these words as words: `phụ lục I` is not in `phụ lục II`."""
    return f" {_plain(words)} " in f" {_plain(title)} "


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return " ".join(re.sub("[.,:;]", " ", text).split())
