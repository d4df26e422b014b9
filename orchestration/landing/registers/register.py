"""What does a list say about each of its organisations?

Personal data (names of people, telephone numbers) are recognised by their headers and left out: they reach no table, no
finding and no log.

Belongs here: one row for each organisation. Not here: which columns a list has (`register_columns`), which of its rows
are organisations (`rows_of_lists`), identity across years (`warehouse`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import repeat
from typing import Any, TypeVar

from orchestration.landing.cells.workbook import Sheet, address, printed
from orchestration.landing.codes import KINDS
from orchestration.landing.landed import Noticed, RegisterRow
from orchestration.landing.registers.column_cells import date_of, each_once, lost_zero, texts_of
from orchestration.landing.registers.columns_of_something_else import without_plans
from orchestration.landing.registers.header_texts import header_text
from orchestration.landing.registers.header_words import FLOWS, MEASURES, kind_named, sector_of
from orchestration.landing.registers.headings import NOTHING, RATED, are_planned, said_above, say_nothing_known
from orchestration.landing.registers.industry_codes import sector_of_code, sectors_of_codes
from orchestration.landing.registers.others import is_other, lists_others, may_be_among
from orchestration.landing.registers.printed_columns import WORDS, Columns
from orchestration.landing.registers.register_columns import Register
from orchestration.landing.registers.rows_of_lists import Headings, join, organisations
from orchestration.landing.registers.statuses_in_names import may_say_status, status_in_name
from orchestration.landing.registers.told_of_all import ToldOfAll
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Problem
from orchestration.landing.values.period_codes import is_period, period_end
from orchestration.landing.values.periods import UNTOLD, Frame
from orchestration.landing.words.addresses import (
    commune_of,
    levels_of,
    names_communes,
)
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.title_statuses import before_some, names_end
from orchestration.landing.words.titles import read_title

_T = TypeVar("_T")

_YEAR = re.compile(r"^(?:19|20)\d\d$")
_GIVEN = re.compile(r"\bcap\b")
_TOLD_APART = {*RATED, "org_rated", "org_active"}
_SHOWN = 5  # headers of columns that are left out
_REASON = re.compile(rf"(?:{any_word('scope', 'reason')})\b")
_MONTH = re.compile(r"^(?:tháng |T)?(?:0?[1-9]|1[0-2])\s*[/.-]\s*(?:19|20)\d\d$", re.IGNORECASE)


def read_register(
    sheet: Sheet, register: Register, form_code: str, lexicon: Lexicon, folder_period: str
) -> Iterator[RegisterRow | Noticed]:
    """Every organisation of a list; findings carry the cell and the header, never the text of a cell."""
    frame = read_title(register.title, folder_period)
    as_of, header = _as_of(frame), register.header[0]
    if frame.scenario is None or frame.scenario == "plan":
        register = without_plans(register, sheet)
    if as_of and (of_others := register.of_other_years(as_of.year)):
        register = register.without(of_others)
        for column, year in of_others.items():
            said = {"header": header_text(sheet, *register.header, column), "year": str(year), "list": str(as_of.year)}
            yield Noticed("register_rows.other_year_column", sheet.name, address(header, column), params=said)
    flows = [column for column, code in register.columns.items() if code in FLOWS]
    if as_of and flows and not frame.period.isdecimal():
        register = register.without(flows)
        for column in flows:
            said = {"header": header_text(sheet, *register.header, column), "period": frame.period}
            yield Noticed("register_rows.part_of_year_column", sheet.name, address(header, column), params=said)
    lines = [*register.title, sheet.name]
    planned = next(filter(are_planned, lines), "")
    if planned and not _are_certified(sheet, register):
        yield Noticed("register_rows.planned_list", sheet.name, address(header, 0), params={"title": planned})
        return
    if line := next((line for line in lines if _is_partial(line, lexicon)), ""):
        yield Noticed("register_rows.partial_list", sheet.name, address(header, 0), params={"title": line})
    columns = Columns(sheet, register, lexicon)
    yield from _columns_not_read(columns)
    listed = _Organisations(columns)
    if listed.others:
        yield columns.noticed("others_listed", "name", next(iter(listed.others)), count=len(listed.others))
    for heading, offset in listed.planned.items():
        yield columns.noticed("planned_list", "name", offset, title=heading)
    if title := listed.title_of_several():
        yield Noticed("register_rows.heading_unclear", sheet.name, address(header, 0), params={"heading": title})
    for heading, offset in listed.not_understood.items():
        yield columns.noticed("heading_unclear", "name", offset, heading=heading)
    yield from listed.unreadable()
    if listed.cut:
        yield columns.noticed("name_may_go_on", "name", listed.cut[0], count=len(listed.cut))
    yield from listed.rows(form_code, as_of)
    yield from listed.unclear()


def _columns_not_read(columns: Columns) -> Iterator[Noticed]:
    """A finding for each column that is not understood or has no header, and one for all that are left out."""
    sheet, register = columns.sheet, columns.register
    header = register.header[0]
    for column, text in register.unknown:
        if any(map(printed, sheet.column(column, columns.first))):
            yield Noticed(
                "register_rows.unrecognised_column", sheet.name, address(header, column), params={"header": text}
            )
    if left_out := columns.left_out():
        headers = [header_text(sheet, *register.header, column) for column in left_out]
        shown = ", ".join(f"“{text}”" for text in headers[:_SHOWN]) + (", …" if len(headers) > _SHOWN else "")
        yield Noticed(
            "register_rows.columns_left_out", sheet.name, address(header, left_out[0]), params={"headers": shown}
        )
    for column in columns.without_header():
        yield Noticed("register_rows.column_without_header", sheet.name, address(header, column))


class _Organisations:
    """What a list says of its organisations.

    Attributes:
        cut: rows of which nobody can tell whether they go on with the name above.
        others: rows of enterprises, households, farms, people: of all that are not known to be cooperatives where the
            title lists others.
        planned: headings of those that are still to be founded, with the first row below each.
        not_understood: headings that say nothing known where others tell a status, with their rows.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns, self._lexicon, texts = columns, columns.lexicon, columns.texts
        headings, self.cut = join(columns)
        listed = list(organisations(columns, headings))
        self.others = self._others_among(listed)
        self._offsets = [offset for offset in listed if offset not in self.others]
        over_communes = columns.header("commune") if "commune" in columns.register.columns.values() else ""
        only, levels = names_communes(over_communes), levels_of(over_communes)
        self._communes = each_once(lambda text: commune_of(text, communes_only=only, levels=levels), texts["commune"])
        self._of_all = ToldOfAll(columns)
        self._sector_of_all = None if columns.is_printed("sector") else self._of_all.sector()
        status_of_all = None if columns.is_printed("status") else self._of_all.status()
        rating_of_all = None if columns.is_printed("rating") else self._of_all.rating()
        sectors, ratings = columns.in_words("sector"), columns.in_words("rating")
        industries = sectors_of_codes(set(sectors))
        letters = self._lexicon.listed.ratings_by_letters(set(ratings))
        # What the words stand for, None where they say nothing.
        self._meanings = {
            "sector": each_once(
                lambda text: industries.get(text) or sector_of(text, self._lexicon) or sector_of_code(text), sectors
            ),
            "status": each_once(
                lambda text: self._lexicon.listed.status(text) if text else status_of_all, columns.in_words("status")
            ),
            "rating": each_once(
                lambda text: self._lexicon.listed.rating(letters.get(text, text)) if text else rating_of_all, ratings
            ),
        }
        unclear = say_nothing_known(headings, self._lexicon) if headings and not columns.is_printed("status") else ()
        self.not_understood = {headings[row][1]: row for row in unclear}
        self._complete_by_headings(headings)
        self._statuses_in_names = each_once(lambda name: status_in_name(name, self._lexicon), texts["name"])
        self._complete_by_remarks()

    def _others_among(self, listed: Sequence[int]) -> dict[int, None]:
        """Which rows of a list are none of cooperatives, first to last."""
        columns, register = self._columns, self._columns.register
        titles = [*reversed(register.title), columns.sheet.name]
        some = not register.named and next((True for line in titles if lists_others(line)), False)
        names, kinds = columns.texts["name"], columns.texts["kind"]
        if not some and not may_be_among({*names, *kinds}):
            return {}

        def is_left_out(told: tuple[str, str]) -> bool:
            if some:
                return not (self._lexicon.listed.first_named(told[0]) or kind_named(told[1], self._lexicon))
            return any(is_other(text, self._lexicon) for text in told)

        left_out = each_once(is_left_out, [(names[offset], kinds[offset]) for offset in listed])
        return {offset: None for offset, out in zip(listed, left_out, strict=True) if out}

    def _complete_by_remarks(self) -> None:
        """The status that only the name or a note beside it tells: `HTX Tân Tiến (ngừng hoạt động từ 2021)`."""
        printed_here = self._columns.texts["status"]
        remarks: list[list[str | None]] = [self._statuses_in_names, *(noted for _, noted in self._statuses_noted())]
        for said in remarks:
            self._meanings["status"] = [
                status or (None if text else remark)
                for status, text, remark in zip(self._meanings["status"], printed_here, said, strict=True)
            ]

    def _complete_by_headings(self, headings: Headings) -> None:
        """What only headings tell: `A. HTX NÔNG NGHIỆP` over its organisations, where no column has their sector."""
        columns, rows = self._columns, len(self._communes)
        above = list(said_above(headings, rows, self._lexicon)) if headings else [NOTHING] * rows
        for code in WORDS:
            if not columns.is_printed(code):
                of_all = self._meanings[code]
                self._meanings[code] = [getattr(said, code) or meant for said, meant in zip(above, of_all, strict=True)]
        commune_of_all = None if columns.is_printed("commune") else self._of_all.commune()
        told = zip(self._communes, columns.texts["commune"], above, strict=True)
        self._communes = [own if text else said.commune or commune_of_all for own, text, said in told]
        printed_kinds = each_once(self._kind_printed, columns.texts["kind"])
        self._meanings["kind"] = printed_kinds
        listed = self._of_all.kind()
        self._kinds = [kind or said.entity or listed for kind, said in zip(printed_kinds, above, strict=True)]
        self.planned = {said.planned: offset for offset in reversed(self._offsets) if (said := above[offset]).planned}
        self._offsets = [offset for offset in self._offsets if not above[offset].planned]

    def title_of_several(self) -> str:
        """The title that names several statuses, where nothing says which of them some organisation has; or ''."""
        if all(self._meanings["status"][offset] or self._columns.texts["status"][offset] for offset in self._offsets):
            return ""
        return self._of_all.title_of_several()

    def _kind_printed(self, text: str) -> str | None:
        """The kind that a column of kinds says, `HTX`, `HTX nông nghiệp`; of two that are ticked neither."""
        if kind := kind_named(text, self._lexicon):
            return kind
        return self._lexicon.listed.first_named(text) if text and ";" not in text else None

    def unreadable(self) -> Iterator[Noticed]:
        """A finding for each cell of an organisation that should say something else."""
        for offset in filter(self._doubtful().__contains__, self._offsets):
            yield from self._unreadable(offset)
        for offset in filter(self._columns.holds_values, sorted(self._columns.again)):
            yield self._columns.noticed("missing_name", "name", offset)

    def _doubtful(self) -> set[int]:
        """Rows of which `_unreadable` may say something; a long list has few."""
        columns, texts = self._columns, self._columns.texts
        measures = columns.numbers.values()
        found = {n for numbers in measures for n, number in enumerate(numbers) if type(number) is Problem}
        found |= {n for n, day in enumerate(columns.founded) if day is None and texts["founded"][n]}
        found |= {n for n, code in enumerate(columns.codes) if code is None and texts["registration_code"][n]}
        return found | {n for n, name in enumerate(texts["name"]) if not name}

    def _unreadable(self, offset: int) -> Iterator[Noticed]:
        columns, texts = self._columns, self._columns.texts
        for code, numbers in columns.numbers.items():
            if isinstance(numbers[offset], Problem):
                yield columns.noticed("unreadable_cell", code, offset)
        founded = texts["founded"][offset]
        if founded and columns.founded[offset] is None and not (_YEAR.match(founded) or _MONTH.match(founded)):
            yield columns.noticed("unreadable_cell", "founded", offset)
        if not texts["name"][offset]:
            yield columns.noticed("missing_name", "name", offset)
        if texts["registration_code"][offset] and columns.codes[offset] is None:
            yield columns.noticed("bad_code", "registration_code", offset)

    def rows(self, form_code: str, as_of: date | None) -> Iterator[RegisterRow]:
        """The organisations, one row each."""
        columns, offsets = self._columns, self._offsets

        def of(column: Sequence[_T]) -> list[_T]:
            return [column[offset] for offset in offsets]

        def words(code: str) -> list[str | None]:
            return [text or None for text in of(columns.texts[code])]

        def amounts(code: str) -> list[Decimal | None]:
            return [None if isinstance(number, Problem) else number for number in of(columns.numbers[code])]

        entities = self._entities()
        sectors = of(self._meanings["sector"])
        if self._sector_of_all:  # of a credit fund it says nothing
            sectors = [
                sector or (self._sector_of_all if entity != "credit_fund" else None)
                for sector, entity in zip(sectors, entities, strict=True)
            ]
        measures = (amounts(code) if code in columns.numbers else repeat(None) for code in MEASURES)
        fields: tuple[Iterable[Any], ...] = (
            repeat(form_code),
            repeat(columns.sheet.name),
            (address(columns.first + offset, columns.by_code["name"]) for offset in offsets),
            (columns.first + offset for offset in offsets),
            words("name"),
            of(columns.codes),
            words("founded"),
            of(columns.founded),
            of(self._communes),
            (None if self._communes[offset] else columns.texts["commune"][offset] or None for offset in offsets),
            words("sector"),
            sectors,
            entities,
            *measures,
            words("status"),
            of(self._meanings["status"]),
            words("rating"),
            of(self._meanings["rating"]),
            repeat(as_of),
        )
        return map(RegisterRow._make, zip(*fields))  # noqa: B905  (what is the same in each row has no end)

    def _entities(self) -> list[str]:
        """Of what kind each organisation is; few names of a list are looked at word by word."""
        names = [self._columns.texts["name"][offset] for offset in self._offsets]
        kinds = [self._kinds[offset] for offset in self._offsets]
        others = self._lexicon.listed.may_name_others(names)
        return [
            _entity(name, kind, self._lexicon) if other or kind != "cooperative" else "cooperative"
            for name, other, kind in zip(names, others, kinds, strict=True)
        ]

    def unclear(self) -> Iterator[Noticed]:
        """A finding for each column that was mended, or not understood in some rows, or is contradicted beside it."""
        columns, texts = self._columns, self._columns.texts
        for code in columns.assumed:
            yield columns.noticed("unit_assumed", code)
        if restored := sum(lost_zero(texts["registration_code"][n], columns.codes[n]) for n in self._offsets):
            yield columns.noticed("zeros_restored", "registration_code", count=restored)
        for code in (*WORDS, "kind"):
            if unknown := self._not_understood(code, self._meanings[code]):
                yield columns.noticed("unknown_values", code, count=unknown)
        for column, rows in self._statuses_in_notes().items():
            header = header_text(columns.sheet, *columns.register.header, column)
            cell, told = address(columns.first + rows[0], column), {"header": header, "count": len(rows)}
            yield Noticed("register_rows.status_in_note", columns.sheet.name, cell, params=told)
        for column, rows in self._unclear_notes().items():
            header = header_text(columns.sheet, *columns.register.header, column)
            cell, told = address(columns.first + rows[0], column), {"header": header, "count": len(rows)}
            yield Noticed("register_rows.note_unclear", columns.sheet.name, cell, params=told)
        if unknown := self._not_understood("commune", self._communes):
            yield columns.noticed("commune_unclear", "commune", count=unknown)

    def _not_understood(self, code: str, meanings: Sequence[object]) -> int:
        """How many organisations have words in a column that mean nothing."""
        texts = self._columns.texts[code]
        return sum(meanings[offset] is None and texts[offset] != "" for offset in self._offsets)

    def _statuses_in_notes(self) -> dict[int, list[int]]:
        """Columns of notes or names, with the rows where they tell another status than the list."""
        listed, name = self._meanings["status"], self._columns.by_code["name"]
        told = [*self._statuses_noted(), (name, self._statuses_in_names)]
        rows = {c: [n for n in self._offsets if said[n] and listed[n] and said[n] != listed[n]] for c, said in told}
        return {column: contradicted for column, contradicted in rows.items() if contradicted}

    def _unclear_notes(self) -> dict[int, list[int]]:
        """Columns of notes or names, with the rows of no known status where they speak of one that nobody can tell."""
        open_rows = [n for n in self._offsets if not (self._meanings["status"][n] or self._columns.texts["status"][n])]
        found = {}
        names = self._columns.texts["name"]
        if rows := [n for n in open_rows if may_say_status(names[n], self._lexicon)]:
            found[self._columns.by_code["name"]] = rows
        for column, _ in self._statuses_noted() if open_rows else ():
            noted = texts_of(self._columns.sheet.column(column, self._columns.first))
            speaks = each_once(lambda text: bool(text) and self._lexicon.listed.may_say_status(text), noted)
            if rows := [n for n in open_rows if speaks[n]]:
                found[column] = rows
        return found

    def _statuses_noted(self) -> list[tuple[int, list[str | None]]]:
        """Columns of notes, with the statuses that they tell: `Tạm ngừng từ 3/2025`. Below `Lý do` it is why."""
        columns, notes = self._columns, []
        for column, code in columns.register.columns.items():
            header = header_text(columns.sheet, *columns.register.header, column)
            if code == "note" and self._lexicon.header(header) == "note":
                noted = texts_of(columns.sheet.column(column, columns.first))
                tells = not _REASON.match(fold(header))
                statuses = each_once(self._lexicon.listed.status, noted) if tells else [None] * len(noted)
                notes.append((column, statuses))
        return notes


def _entity(name: str, listed: str, lexicon: Lexicon) -> str:
    """Of what kind an organisation is: as its name says, else as all are that it is listed with."""
    named = lexicon.listed.first_named(name)
    if named is None:
        return listed
    kinds = lexicon.read(name).entities[:1] if named != "cooperative" else ()
    return kinds[0] if kinds and kinds[0] in KINDS else "cooperative"


def _is_partial(title: str, lexicon: Lexicon) -> bool:
    """`Danh sách HTX thành lập mới`, `Danh sách HTX có sản phẩm OCOP`: not all that the province has.

    Those of one status or rating are told apart by it. A line that names nobody is about those that another one names:
    `(Thành lập mới)`, `Được hỗ trợ năm 2023`.
    """
    title = before_some(title)
    line = title if lexicon.read(title).entities else f"HTX {title.strip(' ()').lower()}"
    subjects, parts, statuses = lexicon.subjects, lexicon.title_parts, lexicon.title_statuses
    part = parts.only(line)
    are_told_apart = statuses.only(line) or part in _TOLD_APART
    are_ended = statuses.first(line) is None and names_end(line)  # `HTX BUỘC PHẢI GIẢI THỂ`
    of_some = are_ended or subjects.are_narrower(line) or subjects.are_supported(line)
    of_some = of_some or parts.are_counted_by(line, "org_new")
    return of_some or (part is not None and not are_told_apart)


def _are_certified(sheet: Sheet, register: Register) -> bool:
    """Whether a column prints when certificates were given: those that `đăng ký thành lập mới` are founded then."""
    columns = (column for column, code in register.columns.items() if code == "founded")
    given = [c for c in columns if _GIVEN.search(fold(header_text(sheet, *register.header, c)))]
    return any(date_of(cell) for column in given for cell in sheet.column(column, register.header[1] + 1))


def _as_of(frame: Frame) -> date | None:
    return date.fromisoformat(period_end(frame.period)) if is_period(frame.period) and frame.period != UNTOLD else None
