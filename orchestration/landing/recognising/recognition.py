"""Which form is this table, and what do its rows mean?

A form is recognised by what its rows and columns say, then by the words of its title; never by the name of a file or
the position of a sheet.

Belongs here: the form that explains most rows. Not here: where tables are (`tables`), rows as printed (`printed_rows`),
what a whole table is about (`statistics_tables`, `support_tables`), what one row means (`rows`, `crosswise`), figures
(`figures`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.codes import Codes
from orchestration.landing.forms.form import Form
from orchestration.landing.layout.budgets_of_levels import with_named_budgets
from orchestration.landing.layout.header_parts import header_parts
from orchestration.landing.layout.labels_going_on import join_labels, over_units
from orchestration.landing.layout.nesting import nested, numbers_apart, times_inside
from orchestration.landing.layout.outline import Meaning, RowText
from orchestration.landing.layout.printed_rows import row_texts
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.crosswise import read_crosswise
from orchestration.landing.meaning.finer_rows import rows_apart
from orchestration.landing.meaning.over_years import over_years
from orchestration.landing.meaning.parts_of_totals import without_columns_of_totals, without_parts_of_totals
from orchestration.landing.meaning.place import Place
from orchestration.landing.meaning.registered_capital import (
    without_capital_of_the_founded,
    without_columns_of_the_founded,
)
from orchestration.landing.meaning.rows import Row, read_rows
from orchestration.landing.meaning.scope_notes import with_noted_scope
from orchestration.landing.meaning.sources import are_sources
from orchestration.landing.meaning.support_measures import only_names_policy
from orchestration.landing.meaning.surroundings import Surroundings
from orchestration.landing.recognising.columns_alike import without_columns_alike, without_parts_of_nobody
from orchestration.landing.recognising.statistics_tables import (
    averages_of_title,
    base_of_statistics,
    columns_of_other_people,
    held_against_title,
    lists_all,
    part_of_title,
    people_of_title,
    sums_meant,
    title_that_measures,
    topic_not_understood,
)
from orchestration.landing.recognising.support_tables import (
    measures_support,
    names_given,
    names_policy,
    of_columns,
    of_titled_policy,
    programme_of_title,
    speaks_of_all_support,
    speaks_of_support,
    with_policies_in_columns,
    without_counts_of_all,
)
from orchestration.landing.text import fold
from orchestration.landing.words.known import money_of_source, only_says_people, source_of_money
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.rates import rate_in


def recognise(
    sheet: Sheet,
    index: int,
    table: Table,
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
        lexicon: known wordings.
        codes: code lists.
        forms: the forms to choose from.
        stated: the form whose template the workbook was made from: it decides where no title does.
    """
    found = _best_form(sheet, table, lexicon, codes, forms, stated)
    if found is None:
        return None
    form, rows = found
    place = Place(sheet, index, without_counts_of_all(table) if form.vocabulary == "support" else table, form)
    if form.vocabulary == "statistics":
        place = replace(
            place, table=without_columns_of_the_founded(without_columns_of_totals(table, lexicon, codes), lexicon)
        )
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
    sheet: Sheet, table: Table, lexicon: Lexicon, codes: Codes, forms: tuple[Form, ...], stated: str | None
) -> tuple[Form, list[Row]] | None:
    """The form that explains a table best, with its rows as that form reads them; None where none explains any."""
    joined = join_labels(numbers_apart(list(row_texts(sheet, table))), lexicon)
    texts = times_inside(nested(over_units(joined, lexicon)))
    headers = [column.label for column in table.columns if column.label]
    titled = any(map(speaks_of_support, table.title))
    gives = any(_tells_measure(label, lexicon, codes) for label in headers)
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
            understood[form.vocabulary] = _understood(sheet, table, texts, form.vocabulary, lexicon, codes)
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
    titled = replace(
        place,
        part=part,
        part_title=part_title,
        tells_of_part=part == "org_active" and lexicon.subjects.part(part_title) is None,
        measures=lexicon.titled.measures(telling)
        or (("",) if topic_not_understood(table.title, lexicon, codes) else ()),
        rate=rate_in(fold(telling))[0],
        of_other_people=columns_of_other_people(sheet, table, lexicon),
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


def _understood(
    sheet: Sheet, table: Table, texts: list[RowText], vocabulary: str, lexicon: Lexicon, codes: Codes
) -> list[Row]:
    support = vocabulary == "support"
    labels = [column.label for column in table.columns if column.label]
    titled = any(map(speaks_of_support, (*table.title, *(c.text for c in table.columns))))
    listed = texts if table.rows_are == "indicators" else []
    if not support and are_sources(texts, lexicon):
        return []  # what budgets below `Nguồn vốn` add up to is no capital of cooperatives
    if not support and names_given(table.title, labels, lexicon):
        return []  # `Số HTX` below `Kết quả hỗ trợ HTX`, left of `Tập huấn`: those that were given it
    if support and any(lexicon.titled.averages(line) is None for line in table.title if speaks_of_support(line)):
        return []  # no code stands for what each was given: `Kinh phí hỗ trợ bình quân một HTX`
    if support and not labels and any(map(lexicon.titled.tell_of_some, table.title)):
        return []  # below `Lao động có bảo hiểm xã hội` rows of `HTX` are none that were insured
    over_labels = " ".join(header_parts(sheet, *table.header, table.label_column)) if support else ""
    if support:
        texts = with_named_budgets(texts, lexicon)
        base = programme_of_title(table, listed, over_labels, lexicon, codes)
        base = with_policies_in_columns(base, labels, lexicon) if listed else base
    else:
        base = base_of_statistics(sheet, table, texts, lexicon, codes)
    if table.rows_are != "indicators":
        titled = titled or names_policy(table.title, lexicon, codes)
        if support != measures_support(table, titled=titled, lexicon=lexicon, codes=codes):
            return []
        if table.rows_are == "members" and not support and not lists_all(sheet, table, lexicon):
            return []  # what a list of some organisations adds up to is not what there is
        base = of_columns(base, table, labels, lexicon) if support else base
        return read_crosswise(texts, table.rows_are, lexicon, table.frame, base) if base or not support else []
    told_by_columns = len(labels) == len(table.columns) and not all(map(only_says_people, labels))
    if told_by_columns and not support and measures_support(table, titled=False, lexicon=lexicon, codes=codes):
        return []  # `Số lớp | Số học viên | Kinh phí`: whoever stands left of them got them
    around = Surroundings(
        base or Meaning(),
        over_labels,
        table.unit_note or _unit_of_columns(table) or _unit_of_title(table, lexicon),
        table.frame,
        of_support=titled,
        people=people_of_title(sheet, table, lexicon),
        entity_in_columns=len({label.entity for label in labels if label.entity}) > 1,
        measures_in_columns=any(_tells_measure(label, lexicon, codes) for label in labels),
        of_all_support=support and speaks_of_all_support(table.title, lexicon),
        averages_in_columns=told_by_columns and all(_is_average(label, lexicon, codes) for label in labels),
        counted_in_columns=not support and any(lexicon.all_in("indicator", label.words) for label in labels),
    )
    read = read_rows(texts, vocabulary, lexicon, codes, around)
    if support:
        told = titled or any(_tells_of_support(row, lexicon) for row in read)
        read = of_titled_policy(read, table, lexicon) if told else []
    else:
        read = without_parts_of_totals(held_against_title(sheet, table, read, labels, lexicon, codes), codes)
        of_some = any(map(lexicon.subjects.part, table.title))
        read = read if of_some else without_capital_of_the_founded(read)
    return rows_apart(over_years(read, lexicon), lexicon, texts)


def _unit_of_columns(table: Table) -> str:
    """The unit that all columns print: it could stand in the corner as well."""
    units = {column.unit_text for column in table.columns}
    return units.pop() if len(units) == 1 else ""


def _unit_of_title(table: Table, lexicon: Lexicon) -> str:
    """The unit of what the title counts: `Số HTX được hưởng chính sách hỗ trợ`."""
    return "HTX" if any(map(lexicon.titled.count_supported, table.title)) else ""


def _tells_of_support(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row names some support where no title does; `Tổng` and `Tín dụng`, which is a sector too, name none."""
    meaning = row.meaning
    named = meaning and (meaning.program or meaning.policy not in (None, "total"))
    return bool(named and not lexicon.codes("sector", row.label.words)) or speaks_of_support(row.label.text)


def _tells_measure(label: Label, lexicon: Lexicon, codes: Codes) -> bool:
    """Whether a column says what of a policy it counts: `Số lớp`, `Ngân sách tỉnh`; `Cho vay vốn` is a policy."""
    if only_names_policy(label, lexicon):
        return False
    if any(codes.indicators[code].is_support for code in lexicon.codes("indicator", label.words)):
        return True
    return bool(source_of_money(label.words, lexicon) or money_of_source(label, lexicon))


def _is_average(label: Label, lexicon: Lexicon, codes: Codes) -> bool:
    counted = lexicon.codes("indicator", label.words)
    counted = codes.of_each(counted) if label.each else counted
    return bool(counted) and all(codes.indicators[code].kind == "average" for code in counted)


def _names(title: str, words: str) -> bool:
    """Whether a title has these words as words: `phụ lục I` is not in `phụ lục II`."""
    return f" {_plain(words)} " in f" {_plain(title)} "


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return " ".join(re.sub("[.,:;]", " ", text).split())
