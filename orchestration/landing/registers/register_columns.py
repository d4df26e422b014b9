"""Which columns does a list of organisations have?

Columns are found by their headers, in any order; columns to be ticked (`Tốt` under `Xếp loại`) are one choice each.
Columns of personal data are recognised so that they are not read.

Belongs here: what each column of a list is. Not here: where lists are (`lists_of_sheet`), what one header says
(`header_words`), rows (`register`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.registers.header_rows import holds_names, last_row
from orchestration.landing.registers.header_texts import header_text, own_header, texts_over
from orchestration.landing.registers.header_times import is_of_another_time, is_time_below_band, without_map
from orchestration.landing.registers.header_words import (
    MEASURES,
    choice_of,
    has_letter,
    is_about_registration,
    is_by_themselves,
    is_part_of_paper,
    is_unit_alone,
    kind_named,
    may_be_of_names,
    names_id,
    names_paper,
    numbers_registrations,
    role_of,
    unit_within,
    years_printed,
)
from orchestration.landing.registers.names_going_on import is_begun
from orchestration.landing.registers.names_with_places import beside_names
from orchestration.landing.registers.others import are_kinds
from orchestration.landing.registers.split_dates import DateParts, date_parts
from orchestration.landing.text import fold
from orchestration.landing.values.numbers import Kind
from orchestration.landing.values.units import Unit
from orchestration.landing.words.addresses import names_communes
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.totals import begins_sum

_OF_PEOPLE = {"member_total", "worker_total"}
_OF_NO_MEASURE = {"percent", "square_metre"}
_PLACES = {"commune", "district"}
_OF_PAPERS = {"registration_code", "founded"}
_OF_REGISTRATION = {*_OF_PAPERS, "name"}
_LEFT_OUT = {"note", "personal"}
_OF_A_YEAR = {*MEASURES, "status", "rating"}
LOOK_AHEAD = 40
_REVENUE_OR_PHONE = re.compile(r"DT\b")  # `ĐT` is a telephone
_PHONE = re.compile(r"\D*0?\d{2,4}[\s.-]?\d{3}[\s.-]?\d{3,4}\b")
_LONGEST_LETTER = len("TB")
_MARKS = frozenset("xXvV✓✔√+")


@dataclass
class Register:
    """A list found on a sheet.

    Attributes:
        header: first and last header row.
        columns: code of each column, by index.
        units: units of the money columns, from the header or a note in a corner.
        unknown: columns whose header means nothing known: (index, text).
        title: texts above the list.
        ticks: columns to be ticked with "x": index -> (what they decide, the choice); `HTX | THT` decide the kind.
        named: its column of names says of whom: `Tên HTX`; `Tên đơn vị` may be of districts.
        years: the one year that the header of a measure, a status or a rating prints, by index.
        names_going_on: columns that go on with the names left of them: `HTX DVNN | Hải Anh` below one header.
        date_parts: the columns of day, month and year of foundation, where a list prints them apart.
        behind_names: what its column of names prints behind them: places below `Tên HTX, địa chỉ`.
    """

    header: tuple[int, int]
    columns: dict[int, str]
    units: dict[int, Unit] = field(default_factory=dict)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    ticks: dict[int, tuple[str, str]] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    named: bool = False
    names_going_on: list[int] = field(default_factory=list)
    date_parts: DateParts | None = None
    behind_names: frozenset[str] = frozenset()

    def of_other_years(self, year: int) -> dict[int, int]:
        """Columns that print another year than the list's: `Doanh thu 2023` in a list of 2024."""
        return {column: printed for column, printed in self.years.items() if printed != year}

    def without(self, columns: Collection[int]) -> Register:
        """The list without some of its columns."""
        return replace(
            self,
            columns={column: code for column, code in self.columns.items() if column not in columns},
            ticks={column: tick for column, tick in self.ticks.items() if column not in columns},
        )


def register_below(sheet: Sheet, row: int, lexicon: Lexicon, columns: range | None = None) -> Register:
    """What the columns, all or some, would be if the header of a list began in this row."""
    register = Register((row, last_row(sheet, row, lexicon)), {})
    register.date_parts = _date_parts(sheet, *register.header, lexicon)
    for column in columns or range(sheet.width):
        _add_column(register, sheet, column, lexicon)
    if "name" not in register.columns.values() and any(what == "kind" for what, _ in register.ticks.values()):
        _take_names_of_kinds(register)
    return register


def _take_names_of_kinds(register: Register) -> None:
    """Take the names beside `HTX | THT` to be ticked, which say so of them: `Tên mô hình`."""
    if named := next((told for told in register.unknown if may_be_of_names(told[1])), None):
        register.unknown.remove(named)
        register.columns[named[0]] = "name"
        register.named = True


def registers_beside(sheet: Sheet, register: Register, lexicon: Lexicon) -> list[Register]:
    """A list as the lists beside each other below one header: right of the first the same columns again, or numbers."""
    names = [column for column, text in register.unknown if role_of(text, lexicon)[0] == "name"]
    if not names:
        return [register]
    row, own = register.header[0], next(column for column, code in register.columns.items() if code == "name")
    first = min(register.columns)
    starts = [first, *(first + column - own for column in names)]
    ends = [*starts[1:], sheet.width]
    parts = [register_below(sheet, row, lexicon, range(*span)) for span in zip(starts, ends, strict=True)]
    said = {tuple(part.columns.values()) for part in parts}
    if len(said) > 1 and not all("order" in part.columns.values() for part in parts):
        return [register]  # `Tên HTX liên kết` names others, numbers that begin anew count them
    titles = [_title_over(sheet, row, register.title, range(*span)) for span in zip(starts, ends, strict=True)]
    return [
        replace(part, title=title, units={**register.units, **part.units})
        for part, title in zip(parts, titles, strict=True)
    ]


def _title_over(sheet: Sheet, header: int, title: list[str], columns: range) -> list[str]:
    """The lines of a title that are of the list in some columns: beside another in the same row each is of its own."""
    above = list(sheet.texts(0, header - 1))
    shared = [row for row, _, _ in above]
    of_others = {text for row, column, text in above if shared.count(row) > 1 and column not in columns}
    own = {text for _, column, text in above if column in columns}
    return [line for line in title if line not in of_others - own]


def _add_column(register: Register, sheet: Sheet, column: int, lexicon: Lexicon) -> None:
    """Say what a column is, right of those that are known."""
    if register.date_parts and column in register.date_parts:
        register.columns |= {column: "founded"} if column == register.date_parts[-1] else {}
    elif _goes_on_with_names(sheet, register, column):
        register.names_going_on.append(column)
    elif text := header_text(sheet, *register.header, column):
        if tick := _tick(sheet, *register.header, column, text, lexicon):
            register.ticks[column] = tick
            if len(years := years_printed(text)) == 1:
                register.years[column] = years.pop()
        else:
            _add_told_by_header(register, sheet, column, text, lexicon)


def _add_told_by_header(register: Register, sheet: Sheet, column: int, text: str, lexicon: Lexicon) -> None:
    years = years_printed(text)
    code, unit_text = _told_by_header(register, sheet, column, text, lexicon)
    is_vague = code is None and may_be_of_names(text) and holds_names(sheet, register.header[1], column, lexicon)
    code = _settled_by_cells(register, sheet, column, text, "name" if is_vague else code, lexicon)
    unit = lexicon.unit(unit_text) or lexicon.unit(unit_within(text, lexicon))  # `(triệu đồng)` over `Lỗ (-)`
    if code in MEASURES and (is_of_another_time(text, code) or _is_of_something_else(code, unit)):
        code = None
    if code is None or _is_another(register, sheet, code, text, years) or (code in _OF_A_YEAR and len(years) > 1):
        register.unknown.append((column, text))
        return
    register.columns[column] = code
    register.named |= is_vague or (code == "name" and bool(lexicon.read(text).entities))
    if code in _OF_A_YEAR and years:
        register.years[column] = years.pop()
    if unit:
        register.units[column] = unit


def _told_by_header(
    register: Register, sheet: Sheet, column: int, text: str, lexicon: Lexicon
) -> tuple[str | None, str]:
    """What the words of a header, else those of the bands over it, say of its column, and in which unit."""
    code, unit_text = role_of(text, lexicon)
    if code in (None, "registration_code", "commune") and (
        behind := beside_names(text, lambda part: role_of(part, lexicon)[0])
    ):
        code, register.behind_names = "name", behind
    if code == "founded" and fold(own_header(sheet, *register.header, column)) == "so":
        code = None  # `Số` below `Số, ngày cấp GCN ĐKKD` is no day
    return (code, unit_text) if code else _told_by_bands(sheet, *register.header, column, lexicon)


def _settled_by_cells(
    register: Register, sheet: Sheet, column: int, text: str, code: str | None, lexicon: Lexicon
) -> str | None:
    """What a column says whose header may stand over several things, by its cells and the columns before it."""
    first_row = register.header[1] + 1
    plain, is_former = without_map(text)
    place = code or role_of(plain, lexicon)[0]
    if is_former and (place is None or place in _PLACES):
        code = "note"  # `Trước sắp xếp` over province, district, commune
    elif place in _PLACES:
        code = place
    is_revenue_or_phone = code == "personal" and _REVENUE_OR_PHONE.match(own_header(sheet, *register.header, column))
    if is_revenue_or_phone and not _holds_phones(sheet, first_row, column):
        code = "revenue" if years_printed(text) or unit_within(text, lexicon) else None
    if code == "founded" and _follows_an_id(sheet, register, column):
        return "personal"
    if code == "founded" and is_part_of_paper(text) and _follows_another_paper(sheet, register, column):
        return None
    if code == "sector" and _holds_kinds(sheet, first_row, column, lexicon):
        return "kind"  # `Loại hình` over `HTX`, `LHHTX`, `QTDND`
    return code


def _is_another(register: Register, sheet: Sheet, code: str, text: str, years: set[int]) -> bool:
    """Whether what a column says is said by one before it, which does not give way to it."""
    if not _is_repeated(register, code, years):
        return False
    if code == "commune" and (told := _told_by_communes(register, sheet, text)) is not None:
        register.columns[told] = "note"
        return False
    if begins_sum(text) and (parts := _parts_of_sum(register, sheet, code)):
        for column, header in parts:
            del register.columns[column]
            register.unknown.append((column, header))
        return False
    if code == "rating" and (own := _rated_by_themselves(register, sheet, text)):
        del register.columns[own[0]]
        register.unknown.append(own)
        return False
    return True


def _is_of_something_else(code: str, unit: Unit | None) -> bool:
    """Whether a unit is none of a measure: `Tổng DT (ha)` are no revenue, `Thành viên (%)` no members."""
    if unit is None:
        return False
    return (unit.code == "vnd") != (MEASURES[code] is Kind.AMOUNT) or unit.code in _OF_NO_MEASURE


def _follows_an_id(sheet: Sheet, register: Register, column: int) -> bool:
    """Whether a column of days stands beside that of identity cards: when they were issued."""
    left = column - 1
    return register.columns.get(left) == "personal" and names_id(header_text(sheet, *register.header, left))


def _told_by_bands(sheet: Sheet, first: int, last: int, column: int, lexicon: Lexicon) -> tuple[str | None, str]:
    """What a column below the name of a group of columns is by its own header, or by those of the bands over it."""
    if first == last:
        return None, ""
    *over, own = texts_over(sheet, first, last, column) or [""]
    beside = (texts_over(sheet, first, last, c) for c in (column - 1, column + 1))
    if over and is_unit_alone(own, lexicon) and not any(over[-1] in texts for texts in beside):
        own = f"{over.pop()} ({own.strip('( )')})"  # in a row of units; below a band `Thành viên` is none
    # `Tổng số` under `Lao động`, `2024` under `Doanh thu`, however many bands stand over that
    is_part = lexicon.role("place", lexicon.listed.spelt_out(own)) == "whole" or is_time_below_band(own)
    bands = over if is_part else [own]
    told = next((found for band in reversed(bands) if (found := role_of(band, lexicon))[0]), (None, ""))
    if told[0] in _OF_PEOPLE and any(role_of(band, lexicon)[0] in _OF_PEOPLE - {told[0]} for band in over):
        return None, ""  # `Là thành viên` under `Lao động`: workers that are members
    if told[0] is None and any(numbers_registrations(band, own) for band in over):
        return "registration_code", ""
    if told[0] in _OF_PAPERS and is_part_of_paper(own):
        said = [role_of(band, lexicon)[0] for band in over]
        if not _OF_REGISTRATION.isdisjoint(said) or any(map(is_about_registration, over)):
            return told
        return next((code for code in said if code in _LEFT_OUT), None), ""  # of a VietGAP certificate, of a lease
    return told


def _follows_another_paper(sheet: Sheet, register: Register, column: int) -> bool:
    """Whether a column of days stands beside that of other papers than a registration: `Số QĐ giải thể | Ngày ký`."""
    left = column - 1
    is_other = register.columns.get(left) == "note" or left in dict(register.unknown)
    return is_other and names_paper(header_text(sheet, *register.header, left))


def _is_repeated(register: Register, code: str, years: Collection[int]) -> bool:
    """Whether a column left of it is the same, and of the same year where it is of one."""
    if code in ("note", "personal", "order"):
        return False
    of_a_year = code in _OF_A_YEAR and len(years) == 1
    taken = (other for other, what in register.columns.items() if what == code)
    return any(not of_a_year or register.years.get(other) in (None, *years) for other in taken)


def _told_by_communes(register: Register, sheet: Sheet, header: str) -> int | None:
    """The column of addresses beside one of nothing but communes: `Địa chỉ` left of `Xã, phường`."""
    column = next(column for column, code in register.columns.items() if code == "commune")
    is_address = not names_communes(header_text(sheet, *register.header, column))
    return column if is_address and names_communes(header) else None


def _parts_of_sum(register: Register, sheet: Sheet, code: str) -> list[tuple[int, str]]:
    """Columns of a measure left of its sum that are no sum themselves: `Doanh thu bán hàng`, `Số TV chính thức`."""
    columns = [column for column, what in register.columns.items() if what == code and code in MEASURES]
    headers = [(column, header_text(sheet, *register.header, column)) for column in columns]
    return headers if not any(begins_sum(header) or years_printed(header) for _, header in headers) else []


def _rated_by_themselves(register: Register, sheet: Sheet, header: str) -> tuple[int, str] | None:
    """The column of what cooperatives say of themselves and its header, beside `Xếp loại chính thức`."""
    column = next(column for column, code in register.columns.items() if code == "rating")
    said = header_text(sheet, *register.header, column)
    return (column, said) if is_by_themselves(said) and not is_by_themselves(header) else None


def _date_parts(sheet: Sheet, first: int, last: int, lexicon: Lexicon) -> DateParts | None:
    """The columns below `Ngày đăng ký`, `Thời gian thành lập` that print day, month and year apart."""
    if first == last:
        return None
    own = {column: own_header(sheet, first, last, column) for column in range(sheet.width)}
    bands = {column: role_of(header_text(sheet, first, first, column), lexicon)[0] == "founded" for column in own}
    return date_parts(own, bands)


def _goes_on_with_names(sheet: Sheet, register: Register, column: int) -> bool:
    """Whether a column below the header of the names, or below none, goes on with them: `HTX DVNN | Hải Anh`."""
    first, last = register.header
    if register.columns.get(column - 1) != "name" and column - 1 not in register.names_going_on:
        return False
    header = range(first, last + 1)
    own = {sheet.anchor(row, column) for row in header}
    shared = own & {sheet.anchor(row, column - 1) for row in header}
    texts = [sheet.text(row, column) for row in header]
    if any(texts) and texts == [sheet.text(row, column - 1) for row in header]:
        shared = own  # what was merged over both is printed over each
    if any(sheet.text(*anchor) for anchor in own - shared):
        return False
    rows = range(last + 1, min(last + 1 + LOOK_AHEAD, len(sheet.rows)))
    beside = [
        (name, more) for row in rows if (more := sheet.text(row, column)) and (name := sheet.text(row, column - 1))
    ]
    words = sum(has_letter(more) for _, more in beside)
    begun = sum(is_begun(name) for name, _ in beside)
    return bool(beside) and 2 * words > len(beside) and (bool(shared) or 2 * begun > len(beside))


def _tick(sheet: Sheet, first: int, last: int, column: int, text: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """A column to be ticked: `Đang HĐ` under `Tình trạng hoạt động`, or over nothing but marks."""
    own = own_header(sheet, first, last, column)
    if kind_named(own, lexicon):
        return ("kind", own) if _is_ticked(sheet, last + 1, column) else None
    if is_unit_alone(own, lexicon):
        return None  # `đv: tr.đồng` is no trade
    is_below_band = last > first and own and own != header_text(sheet, first, first, column)
    tick = (
        (choice_of(own, lexicon) or _letter_of_a_scale(sheet, first, last, column, lexicon)) if is_below_band else None
    )
    return tick or (choice_of(text, lexicon) if _is_ticked(sheet, last + 1, column) else None)


def _letter_of_a_scale(sheet: Sheet, first: int, last: int, column: int, lexicon: Lexicon) -> tuple[str, str] | None:
    """The rating that a letter stands for below a band of ratings, `T`, `K`, `TB`, `Y` beside each other."""
    band, own = header_text(sheet, first, first, column), own_header(sheet, first, last, column)
    if len(own) > _LONGEST_LETTER or role_of(band, lexicon)[0] != "rating":
        return None
    columns = (c for c in range(sheet.width) if header_text(sheet, first, first, c) == band)
    beside = {text for c in columns if len(text := own_header(sheet, first, last, c)) <= _LONGEST_LETTER}
    letters = lexicon.listed.ratings_by_letters(beside)
    return ("rating", letters[own]) if own in letters else None


def _holds_kinds(sheet: Sheet, first: int, column: int, lexicon: Lexicon) -> bool:
    """Whether most texts of a column name kinds of organisations; signatures may stand below them."""
    rows = range(first, min(first + LOOK_AHEAD, len(sheet.rows)))
    return are_kinds([text for row in rows if (text := sheet.text(row, column))], lexicon)


def _holds_phones(sheet: Sheet, first: int, column: int) -> bool:
    """Whether most texts of a column look like numbers of telephones."""
    texts = [
        text for row in range(first, min(first + LOOK_AHEAD, len(sheet.rows))) if (text := sheet.text(row, column))
    ]
    return 2 * sum(_PHONE.match(text) is not None for text in texts) >= len(texts)


def _is_ticked(sheet: Sheet, first: int, column: int) -> bool:
    """Whether a column holds nothing but marks: `Ngừng HĐ` over an `x` here and there needs no band over it.

    Below them, and below districts, may stand how many they are.
    """
    rows = range(first, min(first + LOOK_AHEAD, len(sheet.rows)))
    texts = (text for row in rows if (text := sheet.text(row, column)))
    mark = next(texts, "")
    if mark == "1":
        return all(text == mark for text in texts)
    return mark in _MARKS and all(text == mark or text.isdecimal() for text in texts)
