"""What does a list of organisations say of each of them?

Personal data (names of people, telephone numbers) are recognised by their headers and left out: they reach no table,
no finding and no log.

Belongs here: one row for each organisation. Not here: which columns a list has (`register_columns`), identity across
years (`warehouse`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import compress, repeat
from typing import Any, TypeVar

from orchestration.landing.cells.workbook import Sheet, address, printed
from orchestration.landing.codes import KINDS
from orchestration.landing.landed import Noticed, RegisterRow
from orchestration.landing.layout.outline import is_numbering
from orchestration.landing.registers.column_cells import (
    date_of,
    each_once,
    lost_zero,
    numbers_of,
    registration_code,
    texts_of,
)
from orchestration.landing.registers.headings import (
    NOTHING,
    are_numbered,
    begins_block,
    is_number,
    is_place,
    said_above,
    said_by,
)
from orchestration.landing.registers.names_going_on import Bare, bare_rows
from orchestration.landing.registers.names_with_places import parted
from orchestration.landing.registers.register_columns import MEASURES, Register, header_text, kind_named, sector_of
from orchestration.landing.registers.split_dates import joined_dates
from orchestration.landing.values.numbers import (
    Cell,
    Kind,
    Problem,
    Style,
    infer_style,
    infer_style_by_zeros,
)
from orchestration.landing.values.period_codes import is_period, period_end
from orchestration.landing.values.periods import UNTOLD
from orchestration.landing.words.addresses import commune_of, names_communes
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.titles import read_title
from orchestration.landing.words.totals import begins_sum

_T = TypeVar("_T")

_YEAR = re.compile(r"^(?:19|20)\d\d$")
_MONTH = re.compile(r"^(?:tháng )?(?:0?[1-9]|1[0-2])\s*[/.-]\s*(?:19|20)\d\d$", re.IGNORECASE)
_COLUMN_NUMBER = re.compile(r"\(\d{1,2}\)|\d{1,2}")
_LETTER = re.compile(r"[^\W\d_]")
_OF_A_HEADING = 2  # cells: its number and its words
_WORDS = ("sector", "status", "rating")
_TEXTS = ("name", "kind", "registration_code", "founded", "commune", *_WORDS)
_MILLION = Decimal(1_000_000)


def read_register(
    sheet: Sheet, register: Register, form_code: str, lexicon: Lexicon, folder_period: str
) -> Iterator[RegisterRow | Noticed]:
    """Every organisation of a list; findings carry the cell and the header, never the text of a cell."""
    as_of, header = _as_of(register.title, folder_period), register.header[0]
    if as_of and (of_others := register.of_other_years(as_of.year)):
        register = register.without(of_others)
        for column, year in of_others.items():
            said = {"header": header_text(sheet, *register.header, column), "year": str(year), "list": str(as_of.year)}
            yield Noticed("register_rows.other_year_column", sheet.name, address(header, column), params=said)
    if line := next((line for line in [*register.title, sheet.name] if _is_partial(line, lexicon)), ""):
        yield Noticed("register_rows.partial_list", sheet.name, address(header, 0), params={"title": line})
    columns = _Columns(sheet, register, lexicon)
    for column, text in register.unknown:
        if any(map(printed, sheet.column(column, columns.first))):
            yield Noticed("figures.unrecognised_column", sheet.name, address(header, column), params={"header": text})
    offsets = list(columns.organisations())
    for offset in filter(columns.doubtful().__contains__, offsets):
        yield from columns.unreadable(offset)
    if columns.cut:
        yield columns.noticed("name_may_go_on", "name", columns.cut[0], count=len(columns.cut))
    yield from columns.rows(offsets, form_code, as_of)
    stored, codes = columns.texts["registration_code"], columns.codes
    if restored := sum(lost_zero(stored[offset], codes[offset]) for offset in offsets):
        yield columns.noticed("zeros_restored", "registration_code", count=restored)
    for code in _WORDS:
        texts, meanings = columns.texts[code], columns.meanings[code]
        unknown = sum(meanings[offset] is None and texts[offset] != "" for offset in offsets)
        if unknown:
            yield columns.noticed("unknown_values", code, count=unknown)
    for column, rows in columns.statuses_in_notes(offsets).items():
        header_of_notes = header_text(sheet, *register.header, column)
        cell, told = address(columns.first + rows[0], column), {"header": header_of_notes, "count": len(rows)}
        yield Noticed("register_rows.status_in_note", sheet.name, cell, params=told)
    communes, places = columns.communes, columns.texts["commune"]
    if unclear := sum(communes[offset] is None and places[offset] != "" for offset in offsets):
        yield columns.noticed("commune_unclear", "commune", count=unclear)


class _Columns:
    """A list of organisations, column by column: it has thousands of rows, whose words and numbers repeat.

    Attributes:
        first: row of the first cell of each column.
        by_code: which column says what.
        texts: columns of words as printed, '' where nothing is.
        numbers: measures in base units, None where nothing is printed, a `Problem` where something else is.
        codes: registration or tax codes, None where nothing that can be one is printed.
        founded: dates of foundation.
        communes: communes that the printed places name, None where it is not evident.
        meanings: what the words for sector, status and rating stand for.
    """

    def __init__(self, sheet: Sheet, register: Register, lexicon: Lexicon) -> None:
        self._sheet, self._register, self._lexicon = sheet, register, lexicon
        self.first = register.header[1] + 1
        self.by_code = {c: column for column, c in register.columns.items() if c not in ("note", "personal", "order")}
        cells = {code: sheet.column(column, self.first) for code, column in self.by_code.items()}
        if register.date_parts:
            cells["founded"] = joined_dates([sheet.column(column, self.first) for column in register.date_parts])
        nothing: list[Cell] = [None] * max(len(sheet.rows) - self.first, 0)
        self.texts = {code: texts_of(cells.get(code, nothing)) for code in {*_TEXTS, *cells} - MEASURES.keys()}
        if register.places_in_names and "commune" not in cells:
            self.texts["name"], self.texts["commune"] = parted(self.texts["name"])
            self.by_code["commune"] = self.by_code["name"]
        if "commune" in cells and self._register.header[1] + 1 < len(sheet.rows):
            self.texts["commune"] = self._over_several(self.by_code["commune"], self.texts["commune"])
        self.texts |= {code: self._ticked(code) for code, _ in register.ticks.values() if code not in cells}
        measured = {code: kind for code, kind in MEASURES.items() if code in cells}
        style = infer_style(
            (cell, kind) for code, kind in measured.items() for cell in cells[code] if isinstance(cell, str)
        )
        if style is Style.UNKNOWN:
            money = (code for code, kind in measured.items() if kind is Kind.AMOUNT and self._scale(code) <= _MILLION)
            style = infer_style_by_zeros(cell for code in money for cell in cells[code] if isinstance(cell, str))
        self.numbers = {
            code: numbers_of(cells[code], kind, style, register.units.get(self.by_code[code]), lexicon)
            for code, kind in measured.items()
        }
        self.codes = list(map(registration_code, self.texts["registration_code"]))
        self.founded = each_once(date_of, cells.get("founded", nothing))
        self._listed_kind = self._kind_of_all()
        self.orders = self._orders()
        self.headings = self._headings()
        self._join_columns()
        self._join_lines(self._join_names())
        communes_only = "commune" in cells and names_communes(self._header("commune"))
        self.communes = each_once(lambda text: commune_of(text, communes_only=communes_only), self.texts["commune"])
        is_printed = "status" in {*self.by_code, *(code for code, _ in register.ticks.values())}
        lines = [] if is_printed else [*reversed(register.title), sheet.name]
        listed = next((code for line in lines if (code := lexicon.subjects.status(line))), None)
        self.meanings = {
            "sector": each_once(lambda text: sector_of(text, lexicon), self.texts["sector"]),
            "status": each_once(lambda text: lexicon.listed.status(text) if text else listed, self.texts["status"]),
            "rating": each_once(lambda text: lexicon.role("rating", text) if text else None, self.texts["rating"]),
        }
        self._told_by_headings()
        self._filled = [
            [bool(printed(cell)) if type(cell) is str else cell is not None for cell in cells[code]]
            if code in MEASURES
            else self.texts[code]
            for code in self.by_code
        ]

    def _over_several(self, column: int, texts: list[str]) -> list[str]:
        """The texts of a column; one that is merged over rows holds for all of them: communes left of their groups."""
        rows = (row for row, text in enumerate(texts, start=self.first) if not text and self._sheet.has_merged(row))
        anchors = {row: self._sheet.anchor(row, column) for row in rows}
        over = {row: self._sheet.text(*anchor) for row, anchor in anchors.items() if self.first <= anchor[0] < row}
        return [over.get(row, text) for row, text in enumerate(texts, start=self.first)]

    def _scale(self, code: str) -> Decimal:
        unit = self._register.units.get(self.by_code[code])
        return unit.scale if unit else Decimal(1)

    def _kind_of_all(self) -> str:
        """The kind of all that are listed: what the header of their names says, else the title."""
        lines = [self._header("name"), *reversed(self._register.title), self._sheet.name]
        named = (self._lexicon.read(line).entities for line in lines)
        kinds = next((entities for entities in named if entities), ())
        return kinds[0] if len(kinds) == 1 and kinds[0] in KINDS else "cooperative"

    def _orders(self) -> list[str]:
        """The numbers of the rows; none where most rows have none."""
        column = next((c for c, code in self._register.columns.items() if code == "order"), None)
        orders = [] if column is None else texts_of(self._sheet.column(column, self.first))
        return orders if are_numbered(orders) else []

    def _headings(self) -> dict[int, tuple[str, str]]:
        """Rows that stand over organisations, with their number and words, whether they print sums or not."""
        found = {}
        for offset, name in enumerate(self.texts["name"]):
            order = self.orders[offset] if self.orders else ""
            if is_number(order) or self.codes[offset] or self.founded[offset]:
                continue
            alone = self._alone(self.first + offset)
            text = alone or name
            sums = begins_block(order) or (bool(name) and is_place(name))
            if not text or not (sums or (alone and name in ("", alone))):
                continue
            if sums or text.isupper() or said_by(text, self._lexicon) != NOTHING:
                found[offset] = (order, text)
        return found

    def _join_columns(self) -> None:
        """A column without a header of its own goes on with the names left of it: `HTX DVNN | Hải Anh`."""
        for column in self._register.names_going_on:
            rest = texts_of(self._sheet.column(column, self.first))
            self.texts["name"] = [f"{name} {more}".strip() for name, more in zip(self.texts["name"], rest, strict=True)]

    def _join_names(self) -> set[int]:
        """Words alone below an organisation go on with its name, stand over others, or leave that open: `self.cut`.

        Returns:
            The rows that went on with a name.
        """
        names = self.texts["name"]
        unnumbered = (row for row, name in enumerate(names) if name and not (self.orders and self.orders[row]))
        bare = {row for row in unnumbered if self._says_nothing(row, names[row])}
        told = self._told() - self.headings.keys() if bare else set()
        headed = any(names[row] and not (self.orders and self.orders[row]) for row in range(min(told, default=0)))
        kinds = bare_rows(names, self.orders, bare, told, headed=headed)
        self.cut = [row for row, kind in kinds.items() if kind is Bare.UNCLEAR]
        joined = {row for row, kind in kinds.items() if kind is Bare.GOES_ON}
        for row in sorted(joined):
            above = next(r for r in range(row - 1, -1, -1) if r not in joined)
            names[above] = f"{names[above]} {names[row]}"
            names[row] = ""
            self.headings.pop(row, None)
        return joined

    def _told(self) -> set[int]:
        """Rows with a number, or with something told of an organisation."""
        columns: tuple[Sequence[object], ...] = (*self.numbers.values(), self.codes, self.founded)
        told = {row for column in columns for row, cell in enumerate(column) if cell is not None}
        return told | {row for row, order in enumerate(self.orders) if is_number(order)}

    def _says_nothing(self, row: int, name: str) -> bool:
        """Whether a row holds a name alone that says nothing of what stands below it, and is no sum or signature."""
        if self._alone(self.first + row) != name or not _LETTER.search(name):
            return False
        if is_place(name) or begins_sum(name) or self._is_furniture(name):
            return False
        place = (self.first + row, self.by_code["name"])
        is_band = self._sheet.anchor(place[0], place[1] + 1) == place
        return not is_band and said_by(name, self._lexicon) == NOTHING

    def _join_lines(self, joined: Collection[int]) -> None:
        """What goes on below an organisation, in a row without number or value, is said of it: the end of an address.

        Args:
            joined: rows that went on with a name.
        """
        row_above: int | None = None
        for offset, order in enumerate(self.orders):
            if order or offset in self.headings:
                row_above = offset if is_number(order) else None
                continue
            if self._is_furniture(self.texts["name"][offset]):
                row_above = None
                continue
            printed_here = {code: texts[offset] for code, texts in self.texts.items() if texts[offset]}
            holds_more = self.codes[offset] or any(numbers[offset] is not None for numbers in self.numbers.values())
            if offset in joined:
                continue
            if row_above is None or holds_more or not printed_here.keys() - {"name"}:
                row_above = None
                continue
            for code, text in printed_here.items():
                self.texts[code][row_above] = f"{self.texts[code][row_above]} {text}".strip()
                self.texts[code][offset] = ""

    def _told_by_headings(self) -> None:
        """What only headings tell: `A. HTX NÔNG NGHIỆP` over its organisations, where no column has their sector."""
        rows = len(self.texts["name"])
        above = list(said_above(self.headings, rows, self._lexicon)) if self.headings else [NOTHING] * rows
        printed = {*self.by_code, *(code for code, _ in self._register.ticks.values())}
        lines = [] if "sector" in printed else [*reversed(self._register.title), self._sheet.name]
        self._titled_sector = next((sector for line in lines if (sector := self._lexicon.subjects.sector(line))), None)
        for code in {*_WORDS} - printed:
            of_all = self.meanings[code]
            self.meanings[code] = [getattr(said, code) or meant for said, meant in zip(above, of_all, strict=True)]
        if "commune" not in printed:
            self.communes = [said.commune for said in above]
        listed = (said.entity or self._listed_kind for said in above)
        printed_kinds = each_once(lambda text: kind_named(text, self._lexicon), self.texts["kind"])
        self.kinds = [kind or of_all for kind, of_all in zip(printed_kinds, listed, strict=True)]

    def _alone(self, row: int) -> str:
        """The one text of a row that has no other, its number aside; of a list of thousands few rows are looked at."""
        cells = self._sheet.rows[row] if row < len(self._sheet.rows) else []
        if sum(cell is not None and cell != "" for cell in cells) > _OF_A_HEADING:
            return ""
        texts = [text for text in self._sheet.row_texts(row) if text and not is_numbering(text)]
        return texts[0] if len(texts) == 1 else ""

    def organisations(self) -> Iterator[int]:
        """Rows with a name or a code and a number or one more value; rows of district names and totals have none."""
        names, codes = self.texts["name"], self.texts["registration_code"]
        printed_again = {self._sheet.text(row, self.by_code["name"]) for row in self._header_rows()}
        signed = False
        for offset, (name, code, *filled) in enumerate(zip(names, codes, *self._filled, strict=True)):
            if not (name or code) or offset in self.headings or (name and name in printed_again):
                continue
            numbered = bool(self.orders) and is_number(self.orders[offset]) and bool(name)
            if sum(map(bool, filled)) < 2 and not numbered:
                continue
            if not self._holds_values(offset) and self._is_furniture(name):
                signed = True
                continue
            if signed and not (numbered or code or self._holds_values(offset)):
                continue  # `Đã ký`, and the name of who did
            if not code and _COLUMN_NUMBER.fullmatch(name):
                continue  # columns numbered below a header that was not understood
            if code or not (begins_sum(name) or self._sums_up(offset, name)):
                yield offset

    def _header_rows(self) -> range:
        return range(self._register.header[0], self._register.header[1] + 1)

    def _sums_up(self, offset: int, name: str) -> bool:
        """Whether a row sums up others, left of where names stand: `Tổng | 3 THT`."""
        if not name[:1].isdigit():
            return False
        left = self._sheet.row_texts(self.first + offset)[: self.by_code["name"]]
        return any(map(begins_sum, left))

    def _is_furniture(self, name: str) -> bool:
        """Whether a row is the header printed again at a page break, or the signatures below a list."""
        return self._lexicon.role("register", name) == "name" or self._lexicon.role("furniture", name) == "note"

    def _holds_values(self, offset: int) -> bool:
        """Whether a row has a number or a date: no header has, and to look up the words of each name takes long."""
        if self.founded[offset] is not None:
            return True
        return any(isinstance(numbers[offset], Decimal) for numbers in self.numbers.values())

    def doubtful(self) -> set[int]:
        """Rows of which `unreadable` may say something; a long list has few."""
        found = {n for numbers in self.numbers.values() for n, number in enumerate(numbers) if type(number) is Problem}
        founded, codes = self.texts["founded"], self.texts["registration_code"]
        found |= {n for n, day in enumerate(self.founded) if day is None and founded[n]}
        found |= {n for n, code in enumerate(self.codes) if code is None and codes[n]}
        return found | {n for n, name in enumerate(self.texts["name"]) if not name}

    def unreadable(self, offset: int) -> Iterator[Noticed]:
        """A finding for each cell of a row that should say something else."""
        for code, numbers in self.numbers.items():
            if isinstance(numbers[offset], Problem):
                yield self.noticed("unreadable_cell", code, offset)
        founded = self.texts["founded"][offset]
        if founded and self.founded[offset] is None and not (_YEAR.match(founded) or _MONTH.match(founded)):
            yield self.noticed("unreadable_cell", "founded", offset)
        if not self.texts["name"][offset]:
            yield self.noticed("missing_name", "name", offset)
        if self.texts["registration_code"][offset] and self.codes[offset] is None:
            yield self.noticed("bad_code", "registration_code", offset)

    def rows(self, offsets: list[int], form_code: str, as_of: date | None) -> Iterator[RegisterRow]:
        """The organisations of some rows."""

        def of(column: Sequence[_T]) -> list[_T]:
            return [column[offset] for offset in offsets]

        def words(code: str) -> list[str | None]:
            return [text or None for text in of(self.texts[code])]

        def amounts(code: str) -> list[Decimal | None]:
            return [None if isinstance(number, Problem) else number for number in of(self.numbers[code])]

        measures = (amounts(code) if code in self.numbers else repeat(None) for code in MEASURES)
        names = of(self.texts["name"])
        others = self._lexicon.listed.may_name_others(names)
        entities = [
            _entity(name, kind, self._lexicon) if other or kind != "cooperative" else "cooperative"
            for name, other, kind in zip(names, others, of(self.kinds), strict=True)
        ]
        sectors = of(self.meanings["sector"])
        if self._titled_sector:  # of a credit fund it says nothing
            sectors = [
                sector or (self._titled_sector if entity != "credit_fund" else None)
                for sector, entity in zip(sectors, entities, strict=True)
            ]
        column = self.by_code["name"]
        columns: tuple[Iterable[Any], ...] = (
            repeat(form_code),
            repeat(self._sheet.name),
            (address(self.first + offset, column) for offset in offsets),
            (self.first + offset for offset in offsets),
            words("name"),
            of(self.codes),
            words("founded"),
            of(self.founded),
            of(self.communes),
            (None if self.communes[offset] else self.texts["commune"][offset] or None for offset in offsets),
            words("sector"),
            sectors,
            entities,
            *measures,
            words("status"),
            of(self.meanings["status"]),
            words("rating"),
            of(self.meanings["rating"]),
            repeat(as_of),
        )
        return map(RegisterRow._make, zip(*columns))  # noqa: B905  (what is the same in each row has no end)

    def statuses_in_notes(self, offsets: list[int]) -> dict[int, list[int]]:
        """Columns of notes, with the rows where they tell another status than the list: `Tạm ngừng từ 3/2025`."""
        found: dict[int, list[int]] = {}
        for column, code in self._register.columns.items():
            header = header_text(self._sheet, *self._register.header, column)
            if code != "note" or self._lexicon.header(header) != "note":
                continue
            noted = each_once(self._lexicon.listed.status, texts_of(self._sheet.column(column, self.first)))
            listed = self.meanings["status"]
            if rows := [n for n in offsets if noted[n] and listed[n] and noted[n] != listed[n]]:
                found[column] = rows
        return found

    def noticed(self, rule: str, code: str, offset: int | None = None, **params: int) -> Noticed:
        """A finding on a cell of a column, or on its header."""
        column = self._column(code)
        row = self._register.header[0] if offset is None else self.first + offset
        said = {"header": self._header(code), **params}
        return Noticed(f"register_rows.{rule}", self._sheet.name, address(row, column), params=said)

    def _header(self, code: str) -> str:
        return header_text(self._sheet, *self._register.header, self._column(code))

    def _column(self, code: str) -> int:
        """The column that says something, or the first of those to be ticked."""
        ticks = (column for column, (what, _) in self._register.ticks.items() if what == code)
        return self.by_code[code] if code in self.by_code else min(ticks)

    def _ticked(self, code: str) -> list[str]:
        """What is ticked in each row of the columns for one choice; all of it where it is more than one."""
        ticks = {c: choice for c, (what, choice) in self._register.ticks.items() if what == code}
        marks = [texts_of(self._sheet.column(column, self.first)) for column in ticks]
        chosen = (list(compress(ticks.values(), row)) for row in zip(*marks, strict=True))
        return list(map("; ".join, chosen))


def _entity(name: str, listed: str, lexicon: Lexicon) -> str:
    """Of what kind an organisation is: as its name says, else as all are that it is listed with."""
    named = lexicon.listed.first_named(name)
    if named is None:
        return listed
    kinds = lexicon.read(name).entities[:1] if named != "cooperative" else ()
    return kinds[0] if kinds and kinds[0] in KINDS else "cooperative"


def _is_partial(title: str, lexicon: Lexicon) -> bool:
    """`Danh sách HTX thành lập mới`, `Danh sách HTX của phụ nữ`: not all that the province has."""
    about = lexicon.subjects
    return about.are_narrower(title) or about.are_supported(title) or about.are_counted_by(title, "org_new")


def _as_of(title: list[str], folder_period: str) -> date | None:
    frame = read_title(title, folder_period)
    return date.fromisoformat(period_end(frame.period)) if is_period(frame.period) and frame.period != UNTOLD else None
