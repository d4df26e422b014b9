"""Which organisations is a table of statistics about, and what does it count, where rows and columns leave that open?

Belongs here: what title and columns say about all rows together. Not here: tables of support (`support_tables`), one
row (`statistics`, `crosswise`), the words of a title (`subjects`). Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.codes import KINDS, Codes
from orchestration.landing.layout.above import unit_noted
from orchestration.landing.layout.columns import Column
from orchestration.landing.layout.header_cells import is_only_time
from orchestration.landing.layout.outline import Meaning, RowText
from orchestration.landing.layout.people_of_titles import says_it_alone
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.row import Row
from orchestration.landing.text import fold
from orchestration.landing.values.periods import read_time
from orchestration.landing.values.scenarios import is_short_for_plan
from orchestration.landing.words.labels import BRACKET_BEHIND, Label
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.lines_around import without_form_code
from orchestration.landing.words.places import names_place
from orchestration.landing.words.totals import begins_sum, is_total
from orchestration.landing.writing.foreign import is_english

_FEWEST_PARTS = 2  # columns: beside one alone a total may be of anything


def lines_over(sheet: Sheet, table: Table, rows: Sequence[Row], lexicon: Lexicon) -> list[str]:
    """The lines of a title, and behind them what stands over nothing but names of organisations, unless it names them.

    `Sản lượng (tấn)` over `Hợp tác xã` says what is counted, `Loại hình` does not, nor what stands over sizes.
    """
    corner = sheet.text(table.header[0], table.label_column)
    if not corner or lexicon.header(corner) is not None or lexicon.read(corner).entities:
        return table.title
    named = [row.label for row in rows if row.meaning and not is_total(row.label)]  # `Tổng số` is of what they are
    only_names = all(label.entities and not label.words for label in named)
    return [*table.title, corner] if only_names else table.title


def part_of_title(sheet: Sheet, table: Table, lexicon: Lexicon) -> tuple[str, str]:
    """What counts the only organisations that a title speaks of, and that title."""
    for line in [*reversed(table.title), sheet.name]:
        if code := lexicon.title_parts.only(line) or lexicon.title_parts.measured(line):
            return code, line
    return "", ""


def averages_of_title(table: Table, rows: list[Row], lexicon: Lexicon) -> frozenset[str] | None:
    """What a title says is told of each organisation, not of all; None for whatever the table tells.

    Where a row or a column names an average itself, what stands beside it under the same word is no average.
    """
    told = [lexicon.titled.averages(line) for line in table.title]
    if None in told:
        return None
    labels = [column.label for column in table.columns if column.label] + [row.label for row in rows]
    codes = {code for titled in told for code in titled or ()}
    named = {code for label in labels if label.words for code in lexicon.codes("indicator", label.words)}
    printed = {code.removesuffix("_avg") for code in named if code.endswith("_avg")}
    return frozenset(code for code in codes if code.rsplit("_", 1)[0] not in printed)


def lists_all(sheet: Sheet, table: Table, lexicon: Lexicon) -> bool:
    """Whether a list is of all organisations of its kind: credit funds are few, and supervised one by one."""
    header = sheet.text(table.header[0], table.label_column)
    named = next((e for line in (header, *reversed(table.title)) if (e := lexicon.read(line).entities)), ())
    return named == ("credit_fund",) and not any(map(lexicon.subjects.are_narrower, table.title))


def base_of_statistics(
    sheet: Sheet, table: Table, rows: list[RowText], lexicon: Lexicon, codes: Codes
) -> Meaning | None:
    """The kind of organisations that a whole table is about: what its title names, unless its rows or columns do.

    `HTX nông nghiệp` in a title makes all its figures agriculture's, of whatever organisations, unless rows or columns
    name other sectors. A credit fund in a list of sectors is the credit sector.
    """
    headers = [column.label for column in table.columns if column.label]
    last = max((at for at, row in enumerate(rows) if row.has_values), default=-1)
    rows = rows[: last + 1] if table.rows_are == "indicators" else []  # below stands who gets it: `Lưu: VT`
    labels = [lexicon.read(row.label) for row in rows]
    lines = [*reversed(table.title), sheet.name]
    titled = next((sector for line in lines if (sector := lexicon.title_sectors.only(line))), None)
    if titled and not any(map(lexicon.title_sectors.only, table.title)):
        told = (*table.title, *(column.text for column in table.columns))
        titled = None if is_short_for_plan(sheet.name, told) else titled
    named = {s for label in [*headers, *labels] if label.words for s in _sectors_of(label, titled, lexicon)}
    # a heading that names others is about the rows below it only
    labels = [label for row, label in zip(rows, labels, strict=True) if row.has_values]
    entity, indicator = _entity_of_title(lines, headers, labels, lexicon), None
    if table.rows_are != "indicators" and (
        _counts(lines, table, lexicon, codes) or _begins_with_whole(table, lines, lexicon, codes)
    ):
        indicator = "org_total"
    elif len(measures := _measures(lines, headers, lexicon)) == 1 and not _are_of_support(measures, codes):
        indicator = measures[0]
    named = {code for code in named if lexicon.sector_parents.get(code, code) != titled}
    base = Meaning(entity=entity, indicator=indicator, sector=None if named else titled)
    return base if base.entity or base.sector else None


def _sectors_of(label: Label, titled: str | None, lexicon: Lexicon) -> frozenset[str]:
    """The sectors that a label names; `Dịch vụ tổng hợp` below `HTX nông nghiệp` is a part of agriculture."""
    within = lexicon.codes("within", label.words)
    if any(lexicon.sector_parents.get(code) == titled for code in within):
        return frozenset(within)
    return lexicon.all_in("sector", label.words)


def people_of_title(sheet: Sheet, table: Table, lexicon: Lexicon) -> str | None:
    """The people that a title names, as `People.named` gives them: `Trình độ thành viên HTX`."""
    return lexicon.people.nearest(lexicon.read(line).plain for line in [*reversed(table.title), sheet.name])


def columns_of_other_people(sheet: Sheet, table: Table, lexicon: Lexicon) -> frozenset[int]:
    """Columns of a part of people, `Sơ cấp`, that neither header nor title says to be of those its code counts."""
    named, of_others = people_of_title(sheet, table, lexicon), set()
    for column in table.columns:
        words = column.label.plain if column.label else ()
        whole = next(
            (o for code in lexicon.codes("indicator", words) if (o := lexicon.people.left_open(code, words))), ""
        )
        own = lexicon.people.named(lexicon.read(column.text).plain)
        named = named if own is None else own
        if whole and named != whole:
            of_others.add(column.index)
    return frozenset(of_others)


def sums_of_people(table: Table, of_others: Collection[int], lexicon: Lexicon) -> frozenset[int]:
    """Columns that say nothing but `Tổng số` beside parts of people alone, whom they may sum up: `Sơ cấp`, `Đại học`.

    Args:
        table: the table.
        of_others: its columns of parts of people of which nothing says whose they are.
        lexicon: known wordings.
    """
    sums = [column.index for column in table.columns if column.label is None and begins_sum(column.text)]
    beside = [column for column in table.columns if column.label and column.index not in of_others] if sums else []
    words = [column.label.words for column in beside if column.label]
    words = [said for said in words if not lexicon.codes("part", said)]  # `Nữ` may be of anybody
    codes = [lexicon.codes("indicator", said) for said in words]
    wholes = {lexicon.people.whole_of(code[0]) if code else "" for code in codes}
    are_parts = len(codes) + len(of_others) >= _FEWEST_PARTS and len(wholes) < _FEWEST_PARTS and "" not in wholes
    return frozenset(sums if are_parts else ())


def sums_meant(table: Table, rows: list[Row], lexicon: Lexicon, codes: Codes) -> dict[str, str]:
    """Sectors that stand for a sum in this table: `Dịch vụ` beside `Công nghiệp - xây dựng` is of all services.

    So it is where sectors are only told in such sums: beside `Vận tải`, trade and services are what they are elsewhere.
    """
    headers = [column.label.words for column in table.columns if column.label and column.label.words]
    named = {sector for words in headers for sector in lexicon.codes("sector", words)[:1]}
    named |= {"credit" for column in table.columns if column.label and column.label.entities == ("credit_fund",)}
    named |= {row.meaning.sector for row in rows if row.meaning and row.meaning.sector}
    meant = {}
    for code, (first, *others) in codes.sector_sums.items():
        beside = named & codes.sector_sums.keys() - {code}
        if first in named and beside and named.isdisjoint([code, *others]):
            meant[first] = code
    return meant


def held_against_title(
    sheet: Sheet, table: Table, rows: list[Row], headers: list[Label], lexicon: Lexicon, codes: Codes
) -> list[Row]:
    """Rows that seem to count organisations and nothing else, held against title and corner, which may say otherwise.

    Below `Doanh thu, lợi nhuận của HTX` or `Đảng viên trong HTX` `Tổng số` may count anything; below `ĐVT: người`
    it counts people. A row that says itself that it counts organisations does.
    """
    counted = {codes.indicators[row.meaning.indicator].unit for row in rows if row.meaning and row.meaning.indicator}
    if counted != {"org"} or any(_says_what_it_counts(label, lexicon) for label in headers):
        return rows
    measures = _measures([*reversed(table.title), sheet.name], headers, lexicon)
    is_unclear = len(measures) > 1 or _are_of_support(measures, codes)
    unclear = [codes.indicators[code].label for code in measures if code] if is_unclear else []
    unclear += (
        []
        if measures
        else filter(None, [_head_not_understood(lines_over(sheet, table, rows, lexicon), lexicon, codes)])
    )
    units = lexicon.units(table.unit_note)
    other = units[0] if units and all(unit.code != "org" for unit in units) else None
    if any(row.meaning and lexicon.titled.are_numbered(row.label.text) for row in rows):
        other = None  # `ĐVT: triệu đồng` above `Tổng số HTX` and its sectors is of none of them
    held = []
    for row in rows:
        told = row.unit or row.unit_text or lexicon.titled.are_numbered(row.label.text)
        if row.meaning and unclear and not told:
            row = replace(row, meaning=None, unrecognised=True, unclear=tuple(unclear))
        elif other and not told:
            row = replace(row, unit=other, unit_text=table.unit_note)
        held.append(row)
    return held


def _head_not_understood(title: Sequence[str], lexicon: Lexicon, codes: Codes) -> str:
    """The unknown words before the organisations in the nearest title that names any.

    So does a line nearer to the table that names no organisations: `VỐN` below `BÁO CÁO VỀ HTX`.
    """
    if topic := topic_not_understood(title, lexicon, codes):
        return topic
    naming = next((line for line in reversed(title) if lexicon.read(line).entities), "")
    return lexicon.titled.heads_not_understood(naming)


def topic_not_understood(title: Sequence[str], lexicon: Lexicon, codes: Codes) -> str:
    """The unknown topic in the line nearest to a table that says more than period and unit.

    In English it translates the line above it; its unit stands behind it.
    """
    own = [BRACKET_BEHIND.sub("", line) for line in title if not is_english(line)] or title
    telling = (line for line in reversed(own) if line and not line.startswith("(") and not unit_noted(line, lexicon))
    nearest = next((line for line in telling if not is_only_time(read_time(line))), "")
    topic = "" if lexicon.title_parts.only(nearest) else lexicon.titled.topic_not_understood(nearest)
    return "" if names_place(topic, codes) else topic


def _measures(lines: list[str], headers: list[Label], lexicon: Lexicon) -> tuple[str, ...]:
    """What a title says the rows of a table count, where columns do not: `Số lao động trong các HTX theo ngành`."""
    if any(_says_what_it_counts(label, lexicon) for label in headers):
        return ()
    return lexicon.titled.measures(title_that_measures(lines, lexicon))


def _are_of_support(measures: Sequence[str], codes: Codes) -> bool:
    """Whether a title tells what support gave, which is nothing that organisations have: `Kinh phí hỗ trợ HTX`."""
    return any(code and codes.indicators[code].is_support for code in measures)


def title_that_measures(lines: list[str], lexicon: Lexicon) -> str:
    """The first of the lines of a title, or the name of the sheet behind them, that says what is told of organisations.

    A sheet `Lao động` may have a table about organisations, as its title then says.
    """
    *titles, sheet = lines
    named = any(lexicon.read(line).entities for line in titles) and not lexicon.read(sheet).entities
    return next((line for line in (titles if named else lines) if lexicon.titled.measures(line)), "")


def _says_what_it_counts(header: Label, lexicon: Lexicon) -> bool:
    """Whether a header says by itself what its column counts, not `Nữ` with the people that the title names."""
    counted = bool(lexicon.codes("indicator", header.words)) and says_it_alone(header, lexicon)
    return counted or lexicon.titled.are_numbered(header.text)


def _counts(title: list[str], table: Table, lexicon: Lexicon, codes: Codes) -> bool:
    """`Tổng hợp số lượng HTX theo huyện` counts all there are, `HTX thành lập mới theo huyện` those.

    Nor need the title say so where a column does: `Số lượng`, or `Tổng số` in `HTX`.
    """
    if any(lexicon.title_parts.only(line) for line in title):
        return True
    said = (line for line in title if lexicon.titled.are_numbered(line))
    if any(not lexicon.all_in("indicator", lexicon.read(line).words) for line in said):
        return True
    if _head_not_understood(table.title, lexicon, codes):
        return False
    bare = [column for column in table.columns if column.label is None]
    times = {(column.time.period, column.time.scenario) for column in bare}
    return bool(bare) and len(times) == len(bare) and all(_says_how_many(column, lexicon) for column in bare)


def _says_how_many(column: Column, lexicon: Lexicon) -> bool:
    """Whether a header that names nothing counts whatever its table is about: `Số lượng`, `Số đơn vị`, one in `HTX`."""
    unit = lexicon.unit(column.unit_text)
    said = read_time(column.text).rest or fold(column.text)
    counts = said.startswith("so luong") or lexicon.header(said) == "count"
    return counts or (unit is not None and unit.code == "org")


def _begins_with_whole(table: Table, title: list[str], lexicon: Lexicon, codes: Codes) -> bool:
    """Whether `Tổng số` stands left of all other columns, the next of which counts some organisations: all of them.

    So does a sector, where the title names organisations and tells nothing of them, and no note says `ĐVT: người`.
    """
    first, second = (*table.columns, None, None)[:2]
    if first is None or second is None or first.label is not None or lexicon.role("place", first.text) != "whole":
        return False
    if second.label is None or second.label.entities:
        return False
    if lexicon.codes("sector", second.label.words):
        units = lexicon.units(table.unit_note)
        in_others = any(unit.code != "org" for unit in units) or bool(first.unit_text)
        return not in_others and any(map(lexicon.subjects.are_all_it_names, title))
    bare = [column for column in table.columns if column.label is None]
    counted = lexicon.codes("indicator", second.label.words)
    return bare == [first] and any(codes.indicators[code].unit == "org" for code in counted)


def _subjects_of(title: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The organisations that a title names.

    Those in the name of a programme, `Quỹ hỗ trợ phát triển HTX`, or of an office, `Phòng HTX`, are none.
    """
    label = lexicon.read(title)
    if label.entities:
        label = lexicon.read(lexicon.titled.without_body(title))
    programme = lexicon.find("program", label.plain) if label.entities else None
    return lexicon.read(" ".join(programme[1])).entities if programme else label.entities


def _entity_of_title(lines: list[str], headers: list[Label], labels: list[Label], lexicon: Lexicon) -> str | None:
    """The one entity type that a table is about, where its rows and columns name no other."""
    in_columns = {entity for label in headers for entity in label.entities}
    named = in_columns | {entity for label in labels for entity in label.entities}
    if any(lexicon.codes("sector", label.words) for label in [*headers, *labels] if label.words):
        in_columns, named = in_columns - {"credit_fund"}, named - {"credit_fund"}
    if len(in_columns) > 1:
        return None
    for line in sorted(lines, key=lambda line: bool(unit_noted(line, lexicon))):  # `ĐVT: HTX, người` names nobody else
        entities = _subjects_of(without_form_code(line), lexicon) or _subjects_of(line, lexicon)
        if len(entities) == 1 and entities[0] in KINDS and named <= {entities[0]}:
            return entities[0]
        if entities and entities != ("all",):
            break
    return in_columns.pop() if in_columns else None


def counts_organisations(table: Table, rows: Sequence[Row], lexicon: Lexicon, codes: Codes) -> bool:
    """Whether any row or column of a table counts organisations: the report of one of them counts none."""
    of_rows = [[row.meaning.indicator] for row in rows if row.meaning and row.meaning.indicator]
    labels = [column.label for column in table.columns if column.label]
    of_columns = [lexicon.codes("indicator", label.words) for label in labels]
    bare = any(label.entities and not label.words for label in labels)
    # `Số thành viên` are cooperatives in unions alone
    told = (known for known in [*of_rows, *of_columns] if known)
    return bare or any(all(codes.indicators[code].unit == "org" for code in known) for known in told)
