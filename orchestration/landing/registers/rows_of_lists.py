"""Which rows of a list are organisations, and which are headings, continue a row, or stand below the list?

Belongs here: rows compared with each other. Not here: what a heading says (`headings`), whether words continue a name
(`names_going_on`), the organisations themselves (`register`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from orchestration.landing.registers.column_cells import texts_of
from orchestration.landing.registers.headings import NOTHING, begins_block, is_number, is_place, is_whole, said_by
from orchestration.landing.registers.names_going_on import Bare, bare_rows
from orchestration.landing.registers.printed_columns import Columns
from orchestration.landing.seeds import any_word
from orchestration.landing.text import LETTER, fold
from orchestration.landing.words.totals import begins_sum

Headings = dict[int, tuple[str, str]]

# `(1)`, which a workbook may store as -1, `B`, `[3]`, `(4=3/2)`
_COLUMN_NUMBER = re.compile(r"[\[(-]?(?:\d{1,2}|[A-Z]|[IVX]+)(?: ?= ?[\d+/*x() -]+)?[\])]?")
_FEWEST_DIGITS = 6  # of a code
_ADDED_UP = re.compile(any_word("total", "sum_of_list"))  # at the end of a page: `Lũy kế`
_BLOCK_BEFORE = re.compile(r"(?:[IVX]+|[A-H])\s*[.)/-]")
_PAGE = re.compile(r"(?:trang )?\d{1,3}(?: ?/ ?\d{1,3})?")
_AVERAGE = re.compile(r"(?:trung binh|binh quan)(?: chung|(?: |/) ?(?:1|mot|moi) .*)?")  # below the organisations


def join(columns: Columns) -> tuple[Headings, list[int]]:
    """Join the texts of a list that go on in the next column or the next row with those that they belong to.

    Returns:
        Rows that stand over organisations, with their number and words, and rows of which nobody can tell whether they
        go on with the name above.
    """
    headings = _headings(columns)
    _join_columns(columns)
    joined, cut = _join_names(columns, headings)
    _join_lines(columns, headings, joined)
    return headings, cut


def organisations(columns: Columns, headings: Collection[int]) -> Iterator[int]:
    """Rows with a name or a code and a number or one more value; rows of district names and totals have none."""
    names, codes = columns.texts["name"], columns.texts["registration_code"]
    signed = False
    for offset, (name, code, *filled) in enumerate(zip(names, codes, *columns.filled(), strict=True)):
        if code and not (name or columns.codes[offset]) and columns.is_signed(offset):
            signed = True
            continue
        if offset in columns.again:
            continue
        if not (name or code) or offset in headings or columns.repeats_header(offset):
            signed = signed or (not name and columns.is_signed(offset))
            continue
        numbered = bool(columns.numbered) and columns.numbered[offset] and bool(name)
        if sum(map(bool, filled)) < 2 and not numbered:
            continue
        if not columns.holds_values(offset) and columns.is_furniture(name):
            signed = True
            continue
        if signed and not (numbered or columns.codes[offset] or columns.holds_values(offset)):
            continue  # `Đã ký`, and the name of who did
        if _COLUMN_NUMBER.fullmatch(name) and _holds_column_numbers(columns, offset):
            continue  # below a header that was not understood
        if not (code or numbered) and _AVERAGE.fullmatch(fold(name)):
            continue
        if not (code or numbered) and is_whole(name, columns.lexicon):
            continue  # `Toàn thành phố (125 HTX)` above them all
        counts = begins_sum(name) and code.isdecimal() and len(code) < _FEWEST_DIGITS  # `Cộng | 12` below the codes
        if (code and not counts) or not (
            begins_sum(name) or _ADDED_UP.fullmatch(fold(name)) or _sums_up(columns, offset, name)
        ):
            yield offset


def _headings(columns: Columns) -> Headings:
    """Rows that stand over organisations, with their number and words, whether they print sums or not."""
    found: Headings = {}
    of_nothing_known: Headings = {}
    for offset, name in enumerate(columns.texts["name"]):
        if columns.codes[offset] or columns.founded[offset] or (columns.numbered and columns.numbered[offset]):
            continue
        order = columns.orders[offset] if columns.orders else ""
        alone = columns.alone(columns.first + offset)
        text = alone or name
        if begins_block(order) and _is_named_with_others(columns, offset, name):
            continue
        is_over = begins_block(order) or (is_number(order) and not columns.numbered[offset])  # `1` over `1.1`
        sums = is_over or (bool(name) and (is_place(name) or _sums_up_below(columns, offset, name)))
        if not text or not (sums or (alone and name in ("", alone))):
            continue
        if sums or text.isupper() or (said_by(text, columns.lexicon) != NOTHING and not _goes_on(text)):
            found[offset] = (order, text)
        elif not name or _BLOCK_BEFORE.match(text):
            of_nothing_known[offset] = (order, text)
    return found | of_nothing_known if found else found  # `III. HTX chuyển đổi` ends what `II. HTX giải thể` says


def _is_named_with_others(columns: Columns, offset: int, name: str) -> bool:
    """Whether a row with the number of a block has a name of its own, and words beside it: a union over its members."""
    kind, rest = columns.lexicon.split_name(name)
    beside = columns.sheet.row_texts(columns.first + offset)[columns.by_code["name"] + 1 :]
    is_named = bool(kind and rest) and not is_place(rest) and said_by(name, columns.lexicon) == NOTHING
    return is_named and any(LETTER.search(text) and not text[0].isdigit() for text in beside)  # not `2 HTX`


def _sums_up_below(columns: Columns, offset: int, name: str) -> bool:
    """Whether a row says what stands below it and has nothing but sums: `HTX ngừng hoạt động | | | 4.005 | 40.644`.

    Where organisations are numbered it has no number. Elsewhere it has that of a block, or says what none is called:
    `II. HTX nông nghiệp`, `LIÊN HIỆP HTX`.
    """
    beside = columns.sheet.row_texts(columns.first + offset)[columns.by_code["name"] + 1 :]
    said = said_by(name, columns.lexicon)
    if said == NOTHING or any(LETTER.search(text) for text in beside):
        return False
    kind, rest = columns.lexicon.split_name(name)
    return bool(columns.orders or _BLOCK_BEFORE.match(name) or said.status or (kind and not rest))


def _join_columns(columns: Columns) -> None:
    """A column without a header of its own goes on with the names left of it: `HTX DVNN | Hải Anh`."""
    for column in columns.register.names_going_on:
        rest = texts_of(columns.sheet.column(column, columns.first))
        names = zip(columns.texts["name"], rest, strict=True)
        columns.texts["name"] = [f"{name} {more}".strip() for name, more in names]


def _join_names(columns: Columns, headings: Headings) -> tuple[set[int], list[int]]:
    """Words alone below an organisation go on with its name, stand over others, or leave that open.

    What stands over others is a heading too, which ends what another one says, whatever it says itself.

    Returns:
        The rows that went on with a name, which are no headings any more, and those that leave it open.
    """
    names = columns.texts["name"]
    unnumbered = (row for row, name in enumerate(names) if name and not (columns.orders and columns.orders[row]))
    bare = {row for row in unnumbered if _says_nothing(columns, row, names[row])}
    told = _told(columns) - headings.keys() if bare else set()
    headed = any(names[row] and not (columns.orders and columns.orders[row]) for row in range(min(told, default=0)))
    again = {row for row in range(len(names)) if columns.repeats_header(row)} if bare else set()
    shown = ["" if row in again else name for row, name in enumerate(names)]
    orders = ["" if row in again else order for row, order in enumerate(columns.orders)]
    kinds = bare_rows(shown, orders, bare - again, told - again, headed=headed)
    cut = [row for row, kind in kinds.items() if kind is Bare.UNCLEAR]
    joined = {row for row, kind in kinds.items() if kind is Bare.GOES_ON}
    if headings:
        headings |= {row: ("", names[row]) for row, kind in kinds.items() if kind is Bare.HEADING}
    for row in sorted(joined):
        above = next(r for r in range(row - 1, -1, -1) if shown[r] and r not in joined)
        names[above] = f"{names[above]} {names[row]}"
        names[row] = ""
        headings.pop(row, None)
    return joined, cut


def _told(columns: Columns) -> set[int]:
    """Rows with a number, or with something told of an organisation."""
    telling: tuple[Sequence[object], ...] = (*columns.numbers.values(), columns.codes, columns.founded)
    told = {row for column in telling for row, cell in enumerate(column) if cell is not None}
    return told | {row for row, numbered in enumerate(columns.numbered) if numbered}


def _says_nothing(columns: Columns, row: int, name: str) -> bool:
    """Whether a row holds a name alone that says nothing of what stands below it, and is no sum or signature."""
    if columns.alone(columns.first + row) != name or not LETTER.search(name):
        return False
    if is_place(name) or begins_sum(name) or columns.is_furniture(name):
        return False
    place = (columns.first + row, columns.by_code["name"])
    is_band = columns.sheet.anchor(place[0], place[1] + 1) == place
    return not is_band and (said_by(name, columns.lexicon) == NOTHING or _goes_on(name))


def _goes_on(text: str) -> bool:
    """Whether a text alone goes on with the name above it, whatever it says of sectors: `và dịch vụ`."""
    return text.startswith("và ")


def _join_lines(columns: Columns, headings: Collection[int], joined: Collection[int]) -> None:
    """What goes on below an organisation, in a row without number or value, is said of it: the end of an address.

    Args:
        columns: of the list.
        headings: rows that stand over organisations.
        joined: rows that went on with a name.
    """
    row_above: int | None = None
    for offset, order in enumerate(columns.orders):
        if order or offset in headings:
            row_above = offset if columns.numbered[offset] else None
            continue
        name = columns.texts["name"][offset]
        if (
            columns.is_furniture(name)
            or columns.is_signed(offset)
            or begins_sum(name)
            or _numbers_page(columns, offset)
        ):
            row_above = None
            continue
        printed_here = {code: texts[offset] for code, texts in columns.texts.items() if texts[offset]}
        holds_more = columns.codes[offset] or any(numbers[offset] is not None for numbers in columns.numbers.values())
        if offset in joined:
            continue
        if row_above is None or holds_more or not printed_here.keys() - {"name"}:
            row_above = None
            continue
        for code, text in printed_here.items():
            if text != columns.texts[code][row_above]:  # not what is merged over both
                columns.texts[code][row_above] = f"{columns.texts[code][row_above]} {text}".strip()
            columns.texts[code][offset] = ""


def _numbers_page(columns: Columns, offset: int) -> bool:
    """Whether a row holds nothing but the number of a page: `12`, `Trang 2/4`."""
    texts = [text for text in columns.sheet.row_texts(columns.first + offset) if text]
    return len(texts) == 1 and _PAGE.fullmatch(fold(texts[0])) is not None


def _holds_column_numbers(columns: Columns, offset: int) -> bool:
    """Whether a row only numbers the columns: `(1) | (2) | (3)`."""
    texts = [text for text in columns.sheet.row_texts(columns.first + offset) if text]
    return all(map(_COLUMN_NUMBER.fullmatch, texts))


def _sums_up(columns: Columns, offset: int, name: str) -> bool:
    """Whether a row sums up others, left of where names stand: `Tổng | 3 THT`."""
    if not name[:1].isdigit():
        return False
    left = columns.sheet.row_texts(columns.first + offset)[: columns.by_code["name"]]
    return any(map(begins_sum, left))
