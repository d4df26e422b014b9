"""Which columns of figures stand below a header, and which columns have a header that means nothing known?

Belongs here: the columns of one table, each read by itself and then beside its neighbours. Not here: what one column
means (`columns`), what neighbours mean together (`columns_beside`). Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.layout.below_of_which import (
    counted_right_of_ticks,
    times_right_of_policies,
    years_of_their_sum,
)
from orchestration.landing.layout.budgets_of_levels import with_named_bands
from orchestration.landing.layout.cells_below import (
    holds_nothing_but_marks,
    holds_values,
    holds_words,
)
from orchestration.landing.layout.column_times import settle_times
from orchestration.landing.layout.columns import Column, read_column
from orchestration.landing.layout.columns_beside import (
    averages_beside,
    is_titled_support,
    means_of_times,
    money_beside_units,
    parts_beside,
    parts_named_as_wholes,
    parts_of_a_sector,
    policies_beside,
    summed_beside,
    sums_with_banks,
    unpaired,
    ways_between_stocks,
    years_behind_slashes,
)
from orchestration.landing.layout.finer_columns import parts_by_purpose
from orchestration.landing.layout.found_header import FoundHeader
from orchestration.landing.layout.header_parts import has_own_header, header_parts, is_alone
from orchestration.landing.layout.header_roles import stands_over_quantities
from orchestration.landing.layout.label_columns import goes_on_right
from orchestration.landing.layout.noted_columns import as_noted
from orchestration.landing.layout.outline import is_numbering
from orchestration.landing.layout.own_columns import own_as_whole
from orchestration.landing.layout.owners import with_owners
from orchestration.landing.layout.people_of_titles import people_of_the_title
from orchestration.landing.layout.rival_columns import rival_columns
from orchestration.landing.layout.short_quarters import quarters_named
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.known import is_of_policy
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.places import Reporter
from orchestration.landing.words.totals import begins_count
from orchestration.landing.writing.numbering import without_numbering

Unknown = list[tuple[int, str]]  # columns whose header means nothing known, with that header
_MAY_STAND_OVER_FIGURES = frozenset({None, "value", "count", "label", "period", "place", "listed", "rating"})


def columns_below(
    sheet: Sheet, header: FoundHeader, note: str, reporter: Reporter, lexicon: Lexicon
) -> tuple[list[Column], Unknown]:
    """The columns of figures below a header, and the columns whose header means nothing known.

    Args:
        sheet: the sheet.
        header: the header.
        note: the unit printed in the corner of the table.
        reporter: whose workbook it is.
        lexicon: known wordings.
    """
    shown = (index for index in header.span if index not in sheet.hidden_columns)
    printed = with_named_bands({index: header_parts(sheet, *header.texts, index) for index in shown}, lexicon, note)
    printed = quarters_named(own_as_whole(printed, reporter, lexicon))
    columns, unknown, over = _each_by_itself(sheet, header, printed, lexicon)
    columns = _beside_each_other(sheet, header, note, columns, unknown, over, lexicon)
    read = {column.index for column in columns}
    unknown = [(index, text) for index, text in unknown if index not in read]
    if header.column_of("unit") is not None:
        columns = money_beside_units(columns, lexicon)
    of_purpose = parts_by_purpose(over)
    unknown += [(column.index, column.text) for column in columns if column.index in of_purpose]
    columns = sorted((c for c in columns if c.index not in of_purpose), key=lambda c: c.index)
    columns, unclear = _of_policies_left(sheet, header, columns, unknown, lexicon)
    return columns, unknown + [(column.index, column.text) for column in unclear]


def _each_by_itself(
    sheet: Sheet, header: FoundHeader, printed: Mapping[int, Sequence[str]], lexicon: Lexicon
) -> tuple[list[Column], Unknown, dict[int, Sequence[str]]]:
    """The columns that their own header explains, those that it does not, and the parts of the headers of both."""
    columns: list[Column] = []
    unknown: Unknown = []
    over: dict[int, Sequence[str]] = {}
    for index in header.span:
        parts = printed.get(index, ())
        text = " ".join(parts)
        if not _may_hold_figures(sheet, header, index, text, lexicon):
            continue
        if header.told_by != "labels" and not columns and holds_words(sheet, header.end, index, lexicon):
            continue  # `Loại lớp` names the rows, however much it sounds like what they count
        over[index] = parts
        is_own = has_own_header(sheet, header.texts, index) or is_alone(sheet, header.texts, header.end, index)
        column = read_column(index, parts, header.frame, lexicon) if is_own else text
        if isinstance(column, Column):
            unit = column.unit_text or (sheet.text(header.units, index).strip("()") if header.units is not None else "")
            columns.append(replace(column, unit_text=unit))
        elif column:
            unknown.append((index, text))
    return columns, unknown, over


def _may_hold_figures(sheet: Sheet, header: FoundHeader, index: int, text: str, lexicon: Lexicon) -> bool:
    """Whether nothing in the header of a column says that it holds anything but figures."""
    if goes_on_right(sheet, header.texts, index, header.labels) or index in header.roles:
        return False
    role = lexicon.header(text) if text else "empty"
    if role == "note":
        return stands_over_quantities(sheet, header.end, index, lexicon)
    return role in _MAY_STAND_OVER_FIGURES


def _beside_each_other(
    sheet: Sheet,
    header: FoundHeader,
    note: str,
    columns: list[Column],
    unknown: Unknown,
    over: Mapping[int, Sequence[str]],
    lexicon: Lexicon,
) -> list[Column]:
    """The columns with what their neighbours say of them, and those that only their neighbours explain."""
    columns = columns + years_behind_slashes(columns, over, header.frame, lexicon)
    columns += ways_between_stocks(columns, over, lexicon)
    columns = years_of_their_sum(columns, over, lexicon)
    of_policies = policies_beside(
        columns,
        over,
        header.title,
        note,
        header.frame,
        lexicon,
        rows_have_units=header.column_of("unit") is not None or _labels_measure(sheet, header, lexicon),
    )
    columns = [c for c in columns if c.index not in {of.index for of in of_policies}] + of_policies
    columns += averages_beside(columns, unknown, lexicon)
    of_title = {column.index: column for column in people_of_the_title(columns, unknown, header.title, lexicon)}
    columns = [column for column in columns if column.index not in of_title] + list(of_title.values())
    columns += parts_of_a_sector(columns, over, lexicon)
    parts_of = {column.index: column for column in parts_beside(columns, over, lexicon)}
    return [column for column in columns if column.index not in parts_of] + list(parts_of.values())


def _of_policies_left(
    sheet: Sheet, header: FoundHeader, columns: list[Column], unknown: Unknown, lexicon: Lexicon
) -> tuple[list[Column], list[Column]]:
    """The columns, times and counts with the policy that stands left of them, and those of which it is not known."""
    if not is_titled_support(header.title):
        return columns, []
    named = {index: text for index, text in unknown if is_of_policy(lexicon.read(text), lexicon)}
    ticked = {i: text for i, text in named.items() if holds_nothing_but_marks(sheet, header.end, i)}
    columns, unclear = counted_right_of_ticks(columns, ticked, header.frame, lexicon)
    if all(column.label is not None for column in columns):
        return columns, unclear
    alone = (c for c in columns if c.label and not c.stated.says_something)
    policies: dict[int, Column | None] = {c.index: c for c in alone if c.label and is_of_policy(c.label, lexicon)}
    policies |= dict.fromkeys(named.keys() - ticked.keys())
    over_values = {i: c for i, c in policies.items() if holds_values(sheet, header.end, i, lexicon)}
    columns, timed = times_right_of_policies(columns, over_values) if over_values else (columns, [])
    return columns, unclear + timed


def _labels_measure(sheet: Sheet, header: FoundHeader, lexicon: Lexicon) -> bool:
    """Whether the first label says itself what is counted: `Số HTX được hỗ trợ`, `Kinh phí (triệu đồng)`."""
    labels = header.column_of("label")
    if labels is None:
        return False
    first = next(filter(None, (sheet.text(row, labels) for row in range(header.end + 1, len(sheet.rows)))), "")
    return begins_count(first) or bool(lexicon.read(first).unit_text)


def with_times_settled(
    sheet: Sheet, header: FoundHeader, columns: list[Column], unknown: Unknown, lexicon: Lexicon
) -> tuple[list[Column], Unknown]:
    """The columns with their times, and those that are not understood beside each other, or without a time."""
    columns = as_noted(sheet, header.texts, header.end, columns)
    frame = header.frame
    if frame.years and frame.years.unclear and header.column_of("period") is not None:
        frame = replace(frame, years=None)  # each row says of which of the years that are not over it is
    settled = settle_times(summed_beside(columns, lexicon), frame)
    by_row = header.column_of("scenario") is not None  # each row says whether it is planned or done
    by_row = by_row or (any(not c.time.scenario for c in settled) and _headings_tell_scenarios(sheet, header))
    columns = [c for c in settled if c.time.period and (c.time.scenario or by_row)]
    unknown = unknown + [(c.index, c.text) for c in settled if c not in columns]
    if header.labels and header.roles[header.labels[0]] == "listed":
        # of those listed, words tell more than anybody counts
        shown = [column.index for column in columns] + [column for column, _ in unknown]
        words = {column for column in shown if not holds_values(sheet, header.end, column, lexicon)}
        columns = [column for column in columns if column.index not in words]
        unknown = [(column, text) for column, text in unknown if column not in words]
    doubtful = unpaired(columns, lexicon) + parts_named_as_wholes(columns, lexicon)
    doubtful += sums_with_banks(columns, unknown, lexicon) + means_of_times(columns, lexicon)
    doubtful += rival_columns(sheet, header.end, columns, lexicon)
    columns = with_owners([column for column in columns if column not in doubtful], lexicon)
    return columns, unknown + [(column.index, column.text) for column in doubtful]


def _headings_tell_scenarios(sheet: Sheet, header: FoundHeader) -> bool:
    """Whether `I. Kế hoạch`, `II. Thực hiện` stand alone in rows below a header."""
    for row in range(header.end + 1, len(sheet.rows)):
        texts = [text for text in sheet.row_texts(row) if text and not is_numbering(text)]
        if len(texts) == 1 and (time := read_time(without_numbering(texts[0]))).scenario and not time.rest:
            return True
    return False
