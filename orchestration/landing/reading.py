"""One workbook -> everything landing keeps of it. A pure function of the workbook, its folder and the code lists.

Belongs here: the order of the steps. Not here: files and processes (`cage`), tables of the warehouse (`store`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from orchestration.landing.codes import ALLIANCE_FOLDER, Codes, Province
from orchestration.landing.evidence import declared_provinces, other_period, other_province
from orchestration.landing.figures import Figure, Noticed, Place, figures_of, samples
from orchestration.landing.forms import Form
from orchestration.landing.lexicon import Label, Lexicon
from orchestration.landing.numbers import Style, infer_style, is_value
from orchestration.landing.outline import Meaning, RowText, is_numbering
from orchestration.landing.periods import geo_version, is_period
from orchestration.landing.register import RegisterRow, find_register, read_register
from orchestration.landing.rows import Row, read_rows
from orchestration.landing.tables import Table, find_tables
from orchestration.landing.text import fold
from orchestration.landing.workbook import Sheet, Workbook, address

_BELOW_PROVINCE = re.compile(
    r"(?<!cấp )(?<!CẤP )\b(?:(?:[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Pp]hường)\s+[A-ZĐÀ-Ỹ\d]"
    r"|(?:HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|PHƯỜNG)\s+[A-ZĐÀ-Ỹ\d]|H\.\s*[A-ZĐÀ-Ỹ]|TX\.\s*[A-ZĐÀ-Ỹ])"
)
_FORMER = re.compile(r"\((?:cũ|CŨ)\)|trước (?:đây|sáp nhập|khi sáp nhập)|TRƯỚC (?:ĐÂY|SÁP NHẬP|KHI SÁP NHẬP)")
_LEFT_OUT = ("figures.ambiguous_header", "figures.below_province")
_SINGLE_ENTITIES = ("cooperative", "union", "group", "credit_fund")
_DIMENSIONS = {
    "statistics": ("indicator", "sector"),
    "support": ("policy", "program", "funding", "indicator"),
}


@dataclass(frozen=True, slots=True)
class Folder:
    """Where a submission lies: `<period>/<province>` as found."""

    period: str
    province: str

    def declared(self, codes: Codes) -> Province | None:
        """The province of the folder on the map of its period; None for the alliance and unknown folders."""
        return codes.province(self.province, geo_version(self.period)) if is_period(self.period) else None

    @property
    def is_alliance(self) -> bool:
        """Whether the national alliance reports."""
        return self.province == ALLIANCE_FOLDER


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """One row of `landing.unrecognised`."""

    form_code: str | None
    sheet: str
    cell: str
    kind: str
    text: str
    closest: str = ""
    reason: str = ""


@dataclass
class Reading:
    """What was read of one submission."""

    figures: list[Figure] = field(default_factory=list)
    register_rows: list[RegisterRow] = field(default_factory=list)
    unrecognised: list[Unrecognised] = field(default_factory=list)
    noticed: list[Noticed] = field(default_factory=list)

    def add(self, items: Iterable[Figure | RegisterRow | Noticed]) -> None:
        """Sort what a reader yields into its lists."""
        for item in items:
            if isinstance(item, Figure):
                self.figures.append(item)
            elif isinstance(item, RegisterRow):
                self.register_rows.append(item)
            else:
                self.noticed.append(item)


def read_submission(
    workbook: Workbook, folder: Folder, codes: Codes, lexicon: Lexicon, forms: tuple[Form, ...]
) -> Reading:
    """Read a workbook as a clerk would: find its forms, read what is understood, list what is not."""
    reading = Reading()
    places: list[tuple[Place, list[Row]]] = []
    letterhead: list[str] = []
    headers = 0
    titles = tuple(title for form in forms for title in form.titles)
    register_form = next((form for form in forms if form.vocabulary == "register"), None)
    for index, sheet in enumerate(workbook.sheets):
        if not sheet.visible:
            reading.noticed.append(Noticed("submissions.hidden_sheet", sheet=sheet.name))
            reading.unrecognised.append(Unrecognised(None, sheet.name, "A1", "sheet", sheet.name, reason="hidden"))
            continue
        register = find_register(sheet, lexicon) if register_form else None
        if register and register_form:
            headers += 1
            letterhead += register.title
            reading.add(read_register(sheet, register, register_form.code, lexicon, folder.period))
            reading.unrecognised += [
                Unrecognised(register_form.code, sheet.name, address(register.header[0], column), "column", text)
                for column, text in register.unknown
            ]
            continue
        tables = find_tables(sheet, lexicon, folder.period, titles)
        headers += len(tables)
        letterhead += [text for _, _, text in sheet.texts(0, (tables[0].header[0] if tables else 12) - 1)]
        for table in tables:
            letterhead += table.title
            if table.rivals:
                _leave_out(reading, sheet, table)
            elif below := _part_of_province([*table.title, sheet.name], codes):
                cell = address(table.header[0], table.label_column)
                reading.noticed.append(Noticed("figures.below_province", sheet.name, cell, below))
                reading.unrecognised.append(
                    Unrecognised(None, sheet.name, cell, "sheet", below, reason="below province")
                )
            elif place := _place(sheet, index, table, lexicon, codes, forms):
                places.append(place)
        if not tables and sheet.rows:
            reading.unrecognised.append(Unrecognised(None, sheet.name, "A1", "sheet", sheet.name, reason="no header"))
    _read_places(reading, places, lexicon, codes)
    _check_whole(reading, folder, letterhead, headers, codes, [place for place, _ in places])
    return reading


def _read_places(reading: Reading, places: list[tuple[Place, list[Row]]], lexicon: Lexicon, codes: Codes) -> None:
    whole = infer_style(sample for place, rows in places for sample in samples(place, rows, codes))
    for place, rows in places:
        own = infer_style(samples(place, rows, codes))
        reading.add(figures_of(place, rows, own if own is not Style.UNKNOWN else whole, lexicon, codes))
        _list_unrecognised(reading, place, rows, lexicon)


def _place(
    sheet: Sheet, index: int, table: Table, lexicon: Lexicon, codes: Codes, forms: tuple[Form, ...]
) -> tuple[Place, list[Row]] | None:
    """The form that a table is, with its rows understood: the one that explains most rows, then by its title."""
    texts = _row_texts(sheet, table)
    entity_in_columns = len({c.label.entity for c in table.columns if c.label and c.label.entity}) > 1
    base = _base(sheet, table, texts, lexicon)
    title = " ".join(fold(line) for line in table.title) + " " + fold(sheet.name)
    header = " ".join(fold(column.text) for column in table.columns)
    best: tuple[tuple[float, ...], Form, list[Row]] | None = None
    understood: dict[str, list[Row]] = {}
    for form in forms:
        if form.vocabulary == "register" or (form.column_words and not any(w in header for w in form.column_words)):
            continue
        if form.vocabulary not in understood:
            understood[form.vocabulary] = read_rows(
                texts,
                form.vocabulary,
                lexicon,
                codes,
                base=base,
                note=table.unit_note,
                entity_in_columns=entity_in_columns,
            )
        rows = understood[form.vocabulary]
        known = [row for row in rows if row.meaning]
        sectors = sum(row.meaning is not None and row.meaning.sector is not None for row in rows)
        in_title = max((len(t) for t in form.titles if _names(title, t)), default=0)
        by_sector = form.min_sector_share is not None and sectors >= form.min_sector_share * max(len(known), 1) > 0
        score = (len(known), bool(form.column_words), in_title, by_sector, -form.precedence)
        if best is None or score > best[0]:
            best = (score, form, rows)
    if best is None or not (best[0][0] or any(row.unrecognised for row in best[2])):
        return None
    return Place(sheet, index, table, best[1]), best[2]


def _part_of_province(lines: list[str], codes: Codes) -> str:
    """The line that says that a table is of a district, a commune or one former province only."""
    for line in lines:
        former = _FORMER.search(line) and len(declared_provinces([line], codes)) == 1
        if former or _BELOW_PROVINCE.search(line):
            return line
    return ""


def _base(sheet: Sheet, table: Table, rows: list[RowText], lexicon: Lexicon) -> Meaning | None:
    """The one entity type that a whole table is about: where its rows or columns name no other, what its title names.

    A credit fund in a list of sectors is the credit sector.
    """
    in_columns = {entity for c in table.columns if c.label for entity in c.label.entities}
    if len(in_columns) > 1:
        return None
    if in_columns:
        return Meaning(entity=in_columns.pop())
    labels = [lexicon.read(row.label) for row in rows]
    by_sector = any(lexicon.codes("sector", label.words) for label in labels if label.words)
    in_rows = {entity for label in labels for entity in label.entities}
    if by_sector:
        in_rows -= {"credit_fund"}
    for line in [*reversed(table.title), sheet.name]:
        if entities := lexicon.read(line).entities:
            if len(entities) == 1 and entities[0] in _SINGLE_ENTITIES and in_rows <= {entities[0]}:
                return Meaning(entity=entities[0])
            if entities != ("all",):
                return None
    return None


def _names(title: str, words: str) -> bool:
    """Whether a title has these words as words: `phụ lục I` is not in `phụ lục II`."""
    return f" {words} " in f" {' '.join(title.replace('.', ' ').replace(',', ' ').replace(':', ' ').split())} "


def _row_texts(sheet: Sheet, table: Table) -> list[RowText]:
    rows = []
    for index in range(table.body[0], table.body[1] + 1):
        if index in sheet.hidden_rows or index in table.repeats:
            continue
        order, label = _order_and_label(sheet, table, index)
        values = [text for column in table.columns if (text := sheet.text(index, column.index))]
        has_values = any(map(is_value, values))
        if heading := _heading_beside(sheet, table, index, label):
            rows.append(RowText(index, "", heading, "", has_values=False))
            order = ""
        if label or has_values:
            unit = sheet.text(index, table.unit_column) if table.unit_column is not None else ""
            rows.append(RowText(index, order, label, unit, has_values))
    return rows


def _order_and_label(sheet: Sheet, table: Table, row: int) -> tuple[str, str]:
    """Numbering and label; a label may stand in the column of numbers, or in several columns up to the unit."""
    order = sheet.text(row, table.order_column) if table.order_column is not None else ""
    ends = (table.unit_column, *(c.index for c in table.columns), *(c for c, _ in table.unknown))
    stop = min((c for c in ends if c is not None and c > table.label_column), default=table.label_column + 1)
    for column in range(table.label_column, stop):
        if label := sheet.text(row, column):
            return order, label
    return ("", order) if order and not is_numbering(order) and any(c.isalpha() for c in order) else (order, "")


def _heading_beside(sheet: Sheet, table: Table, row: int, label: str) -> str:
    """The name of a block that stands left of its rows: `HTX` merged over six rows of indicators."""
    for column in range(table.span.start, table.label_column):
        text = sheet.text(row, column)
        if label and len(text) > 2 and not is_numbering(text) and any(c.isalpha() for c in text):
            return text
    return ""


def _leave_out(reading: Reading, sheet: Sheet, table: Table) -> None:
    rows = [table.header[0], *table.rivals]
    cells = ", ".join(address(row, table.label_column) for row in rows)
    text = sheet.text(table.header[0], table.label_column)
    cell = address(table.header[0], table.label_column)
    reading.noticed.append(
        Noticed(
            "figures.ambiguous_header",
            sheet.name,
            cell,
            text,
            related_cells=cells,
            params={"candidates": cells},
        )
    )
    reading.unrecognised.append(Unrecognised(None, sheet.name, cell, "header", text, reason=f"headers at {cells}"))


def _list_unrecognised(reading: Reading, place: Place, rows: list[Row], lexicon: Lexicon) -> None:
    sheet, table = place.sheet, place.table
    for row in rows:
        if row.finer and row.source.has_values:
            cell = address(row.source.index, table.label_column)
            labels = ", ".join(f"“{label}”" for label in dict.fromkeys(row.finer))
            reading.unrecognised.append(
                Unrecognised(place.form.code, sheet.name, cell, "label", row.label.text, reason="finer than the codes")
            )
            reading.noticed.append(
                Noticed("figures.finer_than_codes", sheet.name, cell, row.label.text, params={"labels": labels})
            )
        if row.unrecognised:
            cell = address(row.source.index, table.label_column)
            closest = _closest(row.label, place.form, lexicon)
            reading.unrecognised.append(
                Unrecognised(place.form.code, sheet.name, cell, "label", row.label.text, closest)
            )
            reading.noticed.append(
                Noticed(
                    "figures.unrecognised_label",
                    sheet.name,
                    cell,
                    row.label.text,
                    closest,
                    params={"closest": closest, "label": row.label.text},
                )
            )
    for column, text in [*table.unknown, *_headless(sheet, table, rows)]:
        if any(sheet.text(row.source.index, column) for row in rows):
            cell = address(table.header[0], column)
            reading.unrecognised.append(Unrecognised(place.form.code, sheet.name, cell, "column", text))
            reading.noticed.append(
                Noticed("figures.unrecognised_column", sheet.name, cell, text, params={"header": text})
            )


def _headless(sheet: Sheet, table: Table, rows: list[Row]) -> list[tuple[int, str]]:
    """Columns of numbers that no header speaks for: nothing is dropped without a trace."""
    return [
        (column, "")
        for column in table.span
        if column > table.label_column
        and column not in table.spoken_for
        and any(is_value(sheet.text(row.source.index, column)) for row in rows if row.meaning)
    ]


def _closest(label: Label, form: Form, lexicon: Lexicon) -> str:
    return lexicon.closest(_DIMENSIONS[form.vocabulary], label, support=form.vocabulary == "support")


def _check_whole(
    reading: Reading, folder: Folder, letterhead: list[str], headers: int, codes: Codes, places: list[Place]
) -> None:
    """What concerns the submission as a whole."""
    if folder.is_alliance or folder.declared(codes):
        found = other_province(letterhead, folder.declared(codes), codes, f"{folder.period}/{folder.province}")
        if found:
            reading.noticed.append(found)
    periods = {c.time.period for place in places for c in place.table.columns if c.time.period}
    if found := other_period(periods, folder.period):
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
    else:
        reading.noticed.append(Noticed("submissions.no_figures"))
