"""Which form is this table, and what do its rows mean?

A form is recognised by what its rows and columns say, then by the words of its title; never by the name of a file or
the position of a sheet.

Belongs here: rows as printed, the form that explains most of them. Not here: where tables are (`tables`), what one row
means (`rows`, `crosswise`), figures (`figures`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from orchestration.landing.codes import Codes, any_word
from orchestration.landing.combining import combine_meanings
from orchestration.landing.crosswise import read_crosswise
from orchestration.landing.figures import Place
from orchestration.landing.finer import rows_apart
from orchestration.landing.forms import Form
from orchestration.landing.labels import Label
from orchestration.landing.lexicon import Lexicon
from orchestration.landing.numbers import Kind, is_value, parse_number
from orchestration.landing.outline import Meaning, RowText, is_numbering
from orchestration.landing.rows import Row, read_rows
from orchestration.landing.tables import Table
from orchestration.landing.text import fold
from orchestration.landing.workbook import Sheet

_ENCLOSED = re.compile(r"\s*\(|.*\bkèm theo\b", re.IGNORECASE)  # a letter's reference is no title
_OF_EACH = re.compile(r"[^\d/]+(?:/[^\d/]+)+$")  # `đồng/HTX/năm`; not `12/2023`
_SUPPORT = re.compile(rf"\b(?:{any_word('title', 'support')})\b")
_SINGLE_ENTITIES = ("cooperative", "union", "group", "credit_fund")


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
    texts = list(row_texts(sheet, table))
    title = " ".join(fold(line) for line in table.title) + " " + fold(sheet.name)
    header = " ".join(fold(column.text) for column in table.columns)
    headers = [column.label for column in table.columns if column.label]
    best: tuple[tuple[float, ...], Form, list[Row]] | None = None
    understood: dict[str, list[Row]] = {}
    candidates = [
        (bool(form.column_words), max((len(t) for t in form.titles if _names(title, t)), default=0), form)
        for form in forms
        if form.vocabulary != "register" and not (form.column_words and not any(w in header for w in form.column_words))
    ]
    for by_columns, in_title, form in sorted(candidates, key=lambda candidate: candidate[:2], reverse=True):
        told = (form.code == stated, -form.precedence)
        if best and (_most_known(texts, form), by_columns, in_title, True, *told) < best[0]:
            continue  # however many of its rows it explains
        if form.vocabulary not in understood:
            understood[form.vocabulary] = _understood(sheet, table, texts, form.vocabulary, lexicon, codes)
        rows = understood[form.vocabulary]
        known = [row.meaning for row in rows if row.meaning]
        score = (len(known), by_columns, in_title, _is_about(form, known, headers, lexicon), *told)
        if best is None or score > best[0]:
            best = (score, form, rows)
    of_places = table.rows_are == "places"
    if best is None or not (
        best[0][0] or any(row.unrecognised or (row.is_place and of_places) or row.finer for row in best[2])
    ):
        return None
    if best[1].vocabulary != "statistics":
        return Place(sheet, index, table, best[1]), best[2]
    part, title = _part_of_title(sheet, table, lexicon)
    measures = next((of_them for line in reversed(table.title) if (of_them := lexicon.subjects.measures(line))), ())
    return Place(sheet, index, table, best[1], part, title, measures), best[2]


def _part_of_title(sheet: Sheet, table: Table, lexicon: Lexicon) -> tuple[str, str]:
    """What counts the only organisations that a title speaks of, and that title."""
    for line in [*reversed(table.title), sheet.name]:
        if code := lexicon.subjects.part(line):
            return code, line
    return "", ""


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
    titled = any(_SUPPORT.search(fold(text)) for text in (*table.title, *(c.text for c in table.columns)))
    listed = texts if table.rows_are == "indicators" else []
    base = _programme_of_title(table, listed, lexicon) if support else _base(sheet, table, texts, lexicon)
    if table.rows_are != "indicators":
        titled = titled or _names_policy(table, lexicon, codes)
        if support != _measures_support(table, titled=titled, lexicon=lexicon, codes=codes):
            return []
        if table.rows_are == "members" and not support:
            return []  # what a list of some organisations adds up to is not what there is
        base = _of_columns(base, table, labels, lexicon) if support else base
        return read_crosswise(texts, table.rows_are, lexicon, table.frame, base) if base or not support else []
    read = read_rows(
        texts,
        vocabulary,
        lexicon,
        codes,
        base=base,
        note=table.unit_note,
        entity_in_columns=len({label.entity for label in labels if label.entity}) > 1,
        measures_in_columns=any(
            codes.indicators[code].is_support for label in labels for code in lexicon.codes("indicator", label.words)
        )
        or any(lexicon.codes("funding", label.words) for label in labels),
        titled=titled,
        frame=table.frame,
    )
    if support:
        read = _of_titled_policy(read, table, lexicon)
    else:
        read = _counts_of_organisations(sheet, table, read, labels, lexicon, codes)
    return rows_apart(read, lexicon)


def _of_titled_policy(rows: list[Row], table: Table, lexicon: Lexicon) -> list[Row]:
    """Where a title names one policy, what sums up the kinds of it below is all of that policy, not of all support."""
    titles = (lexicon.read(line) for line in table.title if not _ENCLOSED.match(line))
    named = {code for label in titles for code in lexicon.all_in("policy", label.plain)}
    policy = named.pop() if len(named) == 1 else "total"
    return [
        replace(row, meaning=replace(row.meaning, policy=policy))
        if row.meaning and row.meaning.policy == "total" and not row.label.entities
        else row
        for row in rows
    ]


def _counts_of_organisations(
    sheet: Sheet, table: Table, rows: list[Row], headers: list[Label], lexicon: Lexicon, codes: Codes
) -> list[Row]:
    """Rows that seem to count organisations and nothing else, held against title and corner, which may say otherwise.

    Below `Doanh thu, lợi nhuận của HTX` nobody knows what `Tổng số` counts; below `ĐVT: người` it counts people. A row
    that says itself that it counts organisations does.
    """
    counted = {codes.indicators[row.meaning.indicator].unit for row in rows if row.meaning and row.meaning.indicator}
    if counted != {"org"} or any(_says_what_it_counts(label, lexicon) for label in headers):
        return rows
    unclear = len(_measures([*reversed(table.title), sheet.name], headers, lexicon)) > 1
    units = lexicon.units(table.unit_note)
    other = units[0] if units and all(unit.code != "org" for unit in units) else None
    held = []
    for row in rows:
        told = row.unit or row.unit_text or lexicon.subjects.are_numbered(row.label.text)
        if row.meaning and unclear and not told:
            row = replace(row, meaning=None, unrecognised=True)
        elif other and not told:
            row = replace(row, unit=other, unit_text=table.unit_note)
        held.append(row)
    return held


def _measures_support(table: Table, *, titled: bool, lexicon: Lexicon, codes: Codes) -> bool:
    """Whether the columns of a table that lies on its side count what support gave, and to whom.

    `Số HTX` beside `Kinh phí` are those that were supported; beside `Số thành viên`, `Doanh thu` they are all of them.
    """
    named = {entity for line in table.title for entity in lexicon.read(line).entities}
    if "credit_fund" in named:
        return False  # what they lend is their business, no support
    about = next((entity for entity in _SINGLE_ENTITIES if entity in named), "cooperative")
    gifts = counts = 0
    all_of_them = some_of_them = False
    for column in table.columns:
        given = combine_meanings(Meaning(entity="support_program"), column, lexicon, codes) or Meaning()
        of_whom = Meaning(entity=(column.label.entity if column.label else None) or about)
        counted = combine_meanings(of_whom, column, lexicon, codes) or Meaning()
        gifts += bool(given.indicator and not counted.indicator)
        counts += bool(counted.indicator and not given.indicator)
        if given.indicator == "support_orgs" and given.policy is None:
            all_of_them |= counted.indicator == "org_total"
            some_of_them |= counted.indicator is None
    if all_of_them and some_of_them:
        return False  # `Số HTX` beside `Số HTX được hỗ trợ`
    return gifts > counts or (titled and not counts)


def _names_policy(table: Table, lexicon: Lexicon, codes: Codes) -> bool:
    """Whether the title names a policy that is nothing but support: `Đưa lao động trẻ về làm việc tại HTX`."""
    named = {code for line in table.title for code in lexicon.all_in("policy", lexicon.read(line).plain)}
    return not named.isdisjoint(codes.only_support)


def _of_columns(base: Meaning | None, table: Table, headers: list[Label], lexicon: Lexicon) -> Meaning | None:
    """What every row of a table of support is of: the policy or programme of its title, unless columns name policies.

    Of all support only where the title says nothing else: which policy `Hỗ trợ máy cấy` is, nobody has told us.
    """
    base = base or Meaning()
    if _names_source(table, lexicon):
        return None  # how much that is of all its money nobody tells
    in_columns = any(lexicon.all_in("policy", label.plain) - {"total"} for label in headers)
    if base.policy and not in_columns:
        return Meaning(entity="support_program", policy=base.policy)
    if base.program:
        return Meaning(entity="support_program", program=base.program)
    if table.rows_are == "members":
        return Meaning(entity="support_program") if in_columns else None
    is_of_all = in_columns or _speaks_of_all_support(table.title, lexicon)
    return Meaning(entity="support_program", policy="total") if is_of_all else None


def _speaks_of_all_support(title: list[str], lexicon: Lexicon) -> bool:
    """`Kết quả hỗ trợ HTX theo địa phương`: no word from there on says what kind of support it was."""
    lines = [line for line in title if not _ENCLOSED.match(line)]
    first = next((i for i, line in enumerate(lines) if _SUPPORT.search(fold(line))), len(lines))
    return first < len(lines) and not any(map(lexicon.beyond_all_support, lines[first:]))


def _names_source(table: Table, lexicon: Lexicon) -> bool:
    """Whether the title says of which budget its money is, and no column does: `Kinh phí hỗ trợ từ ngân sách tỉnh`."""
    columns = (column.label for column in table.columns if column.label)
    if any(lexicon.find("funding", label.words) for label in columns):
        return False
    titles = (lexicon.read(line).words for line in table.title)
    return any("ngan" in words and lexicon.find("funding", words) for words in titles)  # not `theo địa phương`


def _base(sheet: Sheet, table: Table, rows: list[RowText], lexicon: Lexicon) -> Meaning | None:
    """The kind of organisations that a whole table is about: what its title names, unless its rows or columns do.

    `HTX nông nghiệp` in a title makes all its figures agriculture's, of whatever organisations, unless rows or columns
    name other sectors. A credit fund in a list of sectors is the credit sector.
    """
    headers = [column.label for column in table.columns if column.label]
    rows = rows if table.rows_are == "indicators" else []
    labels = [lexicon.read(row.label) for row in rows]
    lines = [*reversed(table.title), sheet.name]
    named = {s for label in [*headers, *labels] if label.words for s in lexicon.all_in("sector", label.words)}
    titled = next((sector for line in lines if (sector := lexicon.subjects.sector(line))), None)
    # a heading that names others is about the rows below it only
    labels = [label for row, label in zip(rows, labels, strict=True) if row.has_values]
    entity, indicator = _entity_of_title(lines, headers, labels, lexicon), None
    if table.rows_are != "indicators" and _counts(lines, table, lexicon):
        indicator = "org_total"
    elif len(measures := _measures(lines, headers, lexicon)) == 1:
        indicator = measures[0]
    named = {code for code in named if lexicon.sector_parents.get(code, code) != titled}
    base = Meaning(entity=entity, indicator=indicator, sector=None if named else titled)
    return base if base.entity or base.sector else None


def _measures(lines: list[str], headers: list[Label], lexicon: Lexicon) -> tuple[str, ...]:
    """What a title says the rows of a table count, where columns do not: `Số lao động trong các HTX theo ngành`."""
    if any(_says_what_it_counts(label, lexicon) for label in headers):
        return ()
    return next((measures for line in lines if (measures := lexicon.subjects.measures(line))), ())


def _says_what_it_counts(header: Label, lexicon: Lexicon) -> bool:
    return bool(lexicon.codes("indicator", header.words)) or lexicon.subjects.are_numbered(header.text)


def _counts(title: list[str], table: Table, lexicon: Lexicon) -> bool:
    """`Tổng hợp số lượng HTX theo huyện` counts all there are, `HTX thành lập mới theo huyện` those.

    Nor need the title say so where a column does: `Số lượng`, or `Tổng số` in `HTX`.
    """
    if any(lexicon.subjects.part(line) for line in title):
        return True
    said = (line for line in title if lexicon.subjects.are_numbered(line))
    if any(not lexicon.all_in("indicator", lexicon.read(line).words) for line in said):
        return True
    bare = [column for column in table.columns if column.label is None]
    unit = lexicon.unit(bare[0].unit_text) if len(bare) == 1 else None
    return len(bare) == 1 and (fold(bare[0].text).startswith("so luong") or (unit is not None and unit.code == "org"))


def _entity_of_title(lines: list[str], headers: list[Label], labels: list[Label], lexicon: Lexicon) -> str | None:
    """The one entity type that a table is about, where its rows and columns name no other."""
    in_columns = {entity for label in headers for entity in label.entities}
    named = in_columns | {entity for label in labels for entity in label.entities}
    if any(lexicon.codes("sector", label.words) for label in [*headers, *labels] if label.words):
        in_columns, named = in_columns - {"credit_fund"}, named - {"credit_fund"}
    if len(in_columns) > 1:
        return None
    for line in lines:
        entities = lexicon.read(line).entities
        if len(entities) == 1 and entities[0] in _SINGLE_ENTITIES and named <= {entities[0]}:
            return entities[0]
        if entities and entities != ("all",):
            break
    return in_columns.pop() if in_columns else None


def _programme_of_title(table: Table, rows: list[RowText], lexicon: Lexicon) -> Meaning | None:
    """The one programme, or the one policy that a whole table of support is about, where its rows name none."""
    labels = [lexicon.read(line) for line in table.title if not _ENCLOSED.match(line)]
    found = {}
    for dimension in ("program", "policy"):
        named = {code for label in labels for code in lexicon.all_in(dimension, label.plain)} - {"total"}
        in_rows = any(lexicon.find(dimension, lexicon.read(row.label).plain) for row in rows)
        found[dimension] = named.pop() if len(named) == 1 and not in_rows else None
    return Meaning(program=found["program"], policy=None if found["program"] else found["policy"])


def _names(title: str, words: str) -> bool:
    """Whether a title has these words as words: `phụ lục I` is not in `phụ lục II`."""
    return f" {_plain(words)} " in f" {_plain(title)} "


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return " ".join(re.sub("[.,:;]", " ", text).split())


def row_texts(sheet: Sheet, table: Table) -> Iterator[RowText]:
    """The rows of a table as printed: number, label, unit, period, whether there are values."""
    above: RowText | None = None
    counted = [c.index for c in table.columns] or [c for c, _ in table.unknown]
    end = _end_of_labels(table)
    for index in range(table.body[0], table.body[1] + 1):
        if index in sheet.hidden_rows or index in table.repeats:
            continue
        order, label = _order_and_label(sheet, table, index, end)
        has_values = any(is_value(text) for c in counted if (text := sheet.text(index, c)))
        if heading := _heading_beside(sheet, table, index, label):
            yield RowText(index, "", heading, "", has_values=False)
            order = ""
        if not label and not has_values:
            continue
        unit = sheet.text(index, table.unit_column) if table.unit_column is not None else ""
        unit = unit or _unit_of_each(sheet, index, counted)
        times = (sheet.text(index, c) for c in (table.period_column, table.scenario_column) if c is not None)
        period = " ".join(filter(None, times))
        row = RowText(index, order, label, unit, has_values, period)
        if period and not label and above:  # the next period of the row above
            row = replace(row, order=above.order, label=above.label, unit=unit or above.unit)
        above = row
        yield row


def _unit_of_each(sheet: Sheet, row: int, columns: list[int]) -> str:
    """`đồng/HTX` where all figures of a row say themselves whose they are: `1,45 tỷ đồng/HTX`."""
    texts = [text for column in columns if (text := sheet.text(row, column))]
    if not all("/" in fold(text) for text in texts):
        return ""
    units = {parse_number(text, Kind.AMOUNT).unit_text for text in texts}
    unit = units.pop() if len(units) == 1 else ""
    return unit if _OF_EACH.match(unit) else ""


def _end_of_labels(table: Table) -> int:
    """The first column right of the labels that holds something else."""
    times = (table.period_column, table.scenario_column)
    ends = (table.unit_column, *times, *(c.index for c in table.columns), *(c for c, _ in table.unknown))
    return min((c for c in ends if c is not None and c > table.label_column), default=table.label_column + 1)


def _order_and_label(sheet: Sheet, table: Table, row: int, end: int) -> tuple[str, str]:
    """Numbering and label; a label may stand left of its column, or in several columns up to `end`."""
    order = sheet.text(row, table.order_column) if table.order_column is not None else ""
    for column in range(table.label_column, end):
        if label := sheet.text(row, column):
            return order, label
    for column in range(table.label_column - 1, table.span.start - 1, -1):
        text = sheet.text(row, column)
        if text and not is_numbering(text) and any(c.isalpha() for c in text):
            return ("" if column == table.order_column else order), text
    return order, ""


def _heading_beside(sheet: Sheet, table: Table, row: int, label: str) -> str:
    """The name of a block that stands left of its rows: `HTX` merged over six rows of indicators."""
    for column in range(table.span.start, table.label_column):
        text = sheet.text(row, column)
        if label not in ("", text) and len(text) > 2 and not is_numbering(text) and any(c.isalpha() for c in text):
            return text
    return ""
