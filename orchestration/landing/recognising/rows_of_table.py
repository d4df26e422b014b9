"""What do the rows of a table mean, read with the words of one kind of form?

What title and columns say about all rows is passed on to the reader of the rows. Where they say that a table is of the
other kind, or counts nothing of interest, no row has a meaning.

Belongs here: what is decided before and after reading the rows. Not here: which kind of form a table is
(`recognition`), what one row means (`rows`, `crosswise`), what a whole table is about (`statistics_tables`,
`support_tables`). Pure.
"""

from __future__ import annotations

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.codes import Codes
from orchestration.landing.layout.budgets_of_levels import with_named_budgets
from orchestration.landing.layout.header_parts import header_parts
from orchestration.landing.layout.outline import Meaning, RowText
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.crosswise import read_crosswise
from orchestration.landing.meaning.finer_rows import rows_apart
from orchestration.landing.meaning.over_years import over_years
from orchestration.landing.meaning.parts_of_totals import without_parts_of_totals
from orchestration.landing.meaning.registered_capital import without_capital_of_the_founded
from orchestration.landing.meaning.revenue_by_source import without_rows_by_source
from orchestration.landing.meaning.row import Row
from orchestration.landing.meaning.rows import read_rows
from orchestration.landing.meaning.sources import are_sources
from orchestration.landing.meaning.support_measures import only_names_policy
from orchestration.landing.meaning.surroundings import Surroundings
from orchestration.landing.recognising.statistics_tables import (
    base_of_statistics,
    held_against_title,
    lists_all,
    people_of_title,
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
)
from orchestration.landing.words.known import money_of_source, only_says_people, source_of_money
from orchestration.landing.words.labels import Label
from orchestration.landing.words.lexicon import Lexicon


def rows_of_table(
    sheet: Sheet, table: Table, texts: list[RowText], vocabulary: str, lexicon: Lexicon, codes: Codes
) -> list[Row]:
    """The rows of a table, understood as far as the words of a vocabulary say; none where it is no table of these.

    Args:
        sheet: the sheet.
        table: the table.
        texts: its rows as printed.
        vocabulary: `statistics` or `support`.
        lexicon: known wordings.
        codes: code lists.
    """
    labels = [column.label for column in table.columns if column.label]
    read = _of_support if vocabulary == "support" else _of_statistics
    return read(sheet, table, texts, labels, lexicon, codes)


def _of_statistics(
    sheet: Sheet, table: Table, texts: list[RowText], labels: list[Label], lexicon: Lexicon, codes: Codes
) -> list[Row]:
    if are_sources(texts, lexicon):
        return []  # what budgets below `Nguồn vốn` add up to is no capital of cooperatives
    if names_given(table.title, labels, lexicon):
        return []  # `Số HTX` below `Kết quả hỗ trợ HTX`, left of `Tập huấn`: those that were given it
    base = base_of_statistics(sheet, table, texts, lexicon, codes)
    if table.rows_are != "indicators":
        titled = _is_titled_support(table) or names_policy(table.title, lexicon, codes)
        if measures_support(table, titled=titled, lexicon=lexicon, codes=codes):
            return []
        if table.rows_are == "members" and not lists_all(sheet, table, lexicon):
            return []  # what a list of some organisations adds up to is not what there is
        return read_crosswise(texts, table.rows_are, lexicon, table.frame, base)
    told_by_columns = _tell_all(table, labels)
    if told_by_columns and measures_support(table, titled=False, lexicon=lexicon, codes=codes):
        return []  # `Số lớp | Số học viên | Kinh phí`: whoever stands left of them got them
    around = Surroundings(
        base or Meaning(),
        frame=table.frame,
        people=people_of_title(sheet, table, lexicon),
        entity_in_columns=len({label.entity for label in labels if label.entity}) > 1,
        averages_in_columns=told_by_columns and all(_is_average(label, lexicon, codes) for label in labels),
        counted_in_columns=any(lexicon.all_in("indicator", label.words) for label in labels),
    )
    read = read_rows(texts, "statistics", lexicon, codes, around)
    read = without_parts_of_totals(held_against_title(sheet, table, read, labels, lexicon, codes), codes)
    read = without_rows_by_source(read, lexicon, codes)
    of_some = any(map(lexicon.title_parts.only, table.title))
    read = read if of_some else without_capital_of_the_founded(read)
    return rows_apart(over_years(read, lexicon), lexicon, texts)


def _of_support(
    sheet: Sheet, table: Table, texts: list[RowText], labels: list[Label], lexicon: Lexicon, codes: Codes
) -> list[Row]:
    if any(lexicon.titled.averages(line) is None for line in table.title if speaks_of_support(line)):
        return []  # no code stands for what each was given: `Kinh phí hỗ trợ bình quân một HTX`
    if not labels and any(map(lexicon.titled.tell_of_some, table.title)):
        return []  # below `Lao động có bảo hiểm xã hội` rows of `HTX` are none that were insured
    over_labels = " ".join(header_parts(sheet, *table.header, table.label_column))
    titled = _is_titled_support(table)
    if table.rows_are != "indicators":
        base = programme_of_title(table, [], over_labels, lexicon, codes)
        titled = titled or names_policy(table.title, lexicon, codes)
        if not measures_support(table, titled=titled, lexicon=lexicon, codes=codes):
            return []
        base = of_columns(base, table, labels, lexicon)
        texts = with_named_budgets(texts, lexicon)
        return read_crosswise(texts, table.rows_are, lexicon, table.frame, base) if base else []
    base = with_policies_in_columns(programme_of_title(table, texts, over_labels, lexicon, codes), labels, lexicon)
    texts = with_named_budgets(texts, lexicon)
    around = Surroundings(
        base or Meaning(),
        over_labels,
        table.unit_note or _unit_of_columns(table) or _unit_of_title(table, lexicon),
        table.frame,
        of_support=titled,
        of_all_support=speaks_of_all_support(table.title, lexicon),
        measures_in_columns=any(tells_measure(label, lexicon, codes) for label in labels),
    )
    read = read_rows(texts, "support", lexicon, codes, around)
    told = titled or any(_tells_of_support(row, lexicon) for row in read)
    return rows_apart(over_years(of_titled_policy(read, table, lexicon), lexicon), lexicon, texts) if told else []


def _is_titled_support(table: Table) -> bool:
    """Whether title or columns speak of support."""
    return any(map(speaks_of_support, (*table.title, *(column.text for column in table.columns))))


def _tell_all(table: Table, labels: list[Label]) -> bool:
    """Whether every column says what it counts, and not all of them no more than that it is people."""
    return len(labels) == len(table.columns) and not all(map(only_says_people, labels))


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


def tells_measure(label: Label, lexicon: Lexicon, codes: Codes) -> bool:
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
