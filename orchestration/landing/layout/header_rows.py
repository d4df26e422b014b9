"""Which rows are the header of a table?

A header may have up to five rows, merged or not, with bands over sub-columns and a row of column numbers.

Belongs here: rows that continue a header, bands above it, units and column numbers below it. Not here: the texts over a
column (`header_parts`), their meaning (`header_roles`, `columns`), where tables begin and end (`tables`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from orchestration.landing.cells.workbook import Sheet, printed
from orchestration.landing.layout.header_cells import is_column_number, is_only_time, is_year, looks_numeric
from orchestration.landing.layout.header_roles import BESIDE_FIGURES
from orchestration.landing.values.numbers import Cell
from orchestration.landing.values.periods import read_time
from orchestration.landing.values.summed_times import sum_of_years
from orchestration.landing.values.units import changes_numbers
from orchestration.landing.words.known import names_something
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.title_scenarios import speaks_of_report

_DEPTH = 4
_NAMING = frozenset({"label", "unit", "order", "period", "place", "listed"})  # what stands beside figures to name them


def last_header_row(sheet: Sheet, row: int, roles: dict[int, str], lexicon: Lexicon) -> int:
    """The last row of the header that begins in a row: words of time, of known meaning, or numbers of the columns."""
    last = row
    while last - row < _DEPTH:
        below = row_below(sheet, last)
        if below >= len(sheet.rows) or not _goes_on(sheet, row, last, below, roles, lexicon):
            break
        last = below
    return last


def row_below(sheet: Sheet, row: int) -> int:
    """The row below a row, where one empty row between parts of a header counts for none, merged or not."""
    return row + 1 if any(sheet.row_texts(row + 1)) else row + 2


def row_above(sheet: Sheet, row: int) -> int:
    """The row above a row, as `row_below`."""
    return row - 1 if row < 2 or any(sheet.row_texts(row - 1)) else row - 2


def _goes_on(sheet: Sheet, first: int, last: int, row: int, roles: dict[int, str], lexicon: Lexicon) -> bool:
    """Whether the row below the last one belongs to the header too."""
    if is_unit_row(sheet, row, roles, lexicon):
        return _stands_over_headers(sheet, row, lexicon)
    if numbers_columns(sheet, row, range(len(sheet.rows[row]))):
        return True
    filled = _filled(sheet, row)
    anchors = [c for c, role in roles.items() if role in _NAMING]
    if len(labels := [c for c in anchors if roles[c] == "label"]) > 1:  # `Mục tiêu` over `Đến năm 2030` names no labels
        timed = {c for c in labels[1:] if is_only_time(read_time(sheet.text(row, c)))}
        anchors = [c for c in anchors if c not in timed]
    filled = [
        (c, v)
        for c, v in filled  # a remark beside a heading, `Ghi chú` over it, makes no header of that
        if roles.get(c) != "note" and not (c in anchors and _continues(sheet, last, row, c, lexicon))
    ]
    own = [(c, v) for c, v in filled if c not in anchors]
    if len(own) == len(filled) > 1 and _are_years(own):
        return True
    if last == first and any(sheet.anchor(row, c)[0] == first for c in anchors):
        return True
    if row == last + 1 and is_repeated(sheet, last, row, anchors):
        return True
    beside = next((c for c in range(len(sheet.rows[first])) if sheet.text(first, c)), 0)
    if own and max(c for c, _ in own) < beside:
        return False  # a heading below an empty corner
    if len(filled) == 1 and (_stands_below_times(sheet, last, own, roles) or _is_first_of_times(sheet, row, own)):
        return False
    if not own or len(own) < len(filled) or not all(isinstance(v, str) and not looks_numeric(v) for _, v in own):
        return False
    return _speaks_of_time(own) or _all_known(own, lexicon) or _divides_bands(sheet, first, row, own)


def _stands_below_times(sheet: Sheet, last: int, own: Sequence[tuple[int, Cell]], roles: Collection[int]) -> bool:
    """Whether a text alone, which is no time, heads rows below one of several times: `Thành viên` over all."""
    if not own or read_time(str(own[0][1])).says_something:
        return False
    while last > 0 and numbers_columns(sheet, last, range(len(sheet.rows[last]))):
        last -= 1
    over = ((c, text) for c, text in enumerate(sheet.row_texts(last)) if c not in roles)
    times = [c for c, text in over if is_year(text) or is_only_time(read_time(text))]
    return len(times) > 1 and own[0][0] in times


def _is_first_of_times(sheet: Sheet, row: int, own: Sequence[tuple[int, Cell]]) -> bool:
    """Whether a time alone heads rows, as others over figures further down do: `Năm 2022`, later `Năm 2023`."""
    if not own or not is_only_time(read_time(str(own[0][1]))):
        return False
    below = ((_filled(sheet, r), _filled(sheet, r + 1)) for r in range(row + 1, len(sheet.rows) - 1))
    return any(
        len(filled) == 1 and len(over) > 1 and is_only_time(read_time(str(filled[0][1]))) for filled, over in below
    )


def _filled(sheet: Sheet, row: int) -> list[tuple[int, Cell]]:
    cells = ((c, sheet.cell(row, c)) for c in range(len(sheet.rows[row])))
    return [(c, v) for c, v in cells if v is not None and str(v).strip()]


def _stands_over_headers(sheet: Sheet, row: int, lexicon: Lexicon) -> bool:
    """Whether what reads like units stands over headers of its own: `(tỷ đồng)` over `2022 | 2023`.

    `Lao động | Lao động` over `HTX | THT | HTX | THT` are bands of what is counted.
    """
    below = _filled(sheet, row + 1) if row + 1 < len(sheet.rows) else []
    own = [(c, v) for c, v in below if sheet.anchor(row + 1, c) == (row + 1, c)]
    words = all(isinstance(v, str) and not looks_numeric(v) for _, v in own)
    return len(own) > 1 and (_are_years(own) or (words and (_speaks_of_time(own) or _all_known(own, lexicon))))


def is_repeated(sheet: Sheet, row: int, below: int, anchors: Collection[int]) -> bool:
    """Whether what was merged over two rows of a header is repeated in each cell: `Chỉ tiêu` over `Chỉ tiêu`.

    What differs below must then stand below bands, one of them repeated too: `Năm 2023 | Năm 2023` over `KH | TH`.
    """
    above = sheet.row_texts(row)
    texts = {c: (above[c] if c < len(above) else "", text) for c, text in enumerate(sheet.row_texts(below)) if text}
    if not any(c in anchors and over == text for c, (over, text) in texts.items()):
        return False
    others = [c for c, (over, text) in texts.items() if over != text]
    if not all(texts[c][0] and c not in anchors for c in others):
        return False
    return not others or any(texts[c][0] in _beside(above, c) for c in others)


def _beside(texts: Sequence[str], column: int) -> Sequence[str]:
    return [*texts[max(column - 1, 0) : column], *texts[column + 1 : column + 2]]


def numbers_columns(sheet: Sheet, row: int, span: range) -> bool:
    """Whether a row only numbers the columns of a table: `A | B | 1 | 2 | 3`."""
    if row >= len(sheet.rows):
        return False
    cells = [(c, sheet.cell(row, c)) for c in span]
    filled = [(c, v) for c, v in cells if v is not None and str(v).strip()]
    return len(filled) >= 3 and all(is_column_number(sheet.text(row, c)) for c, _ in filled) and _in_order(filled)


def is_unit_row(sheet: Sheet, row: int, roles: dict[int, str], lexicon: Lexicon) -> bool:
    """Whether a row below a header holds the unit of each column: `Đơn vị tính | HTX | người | tỷ đồng`.

    Names of organisations alone are no units, unless the row says so: they may be what the columns count. So are
    `HTX | Thành viên` that stand again and again below the bands of sectors, and `Lao động` below nothing but times.
    One text alone is a unit where it can be nothing else: `(triệu đồng)`, `nghìn người`.
    """
    texts = {c: text for c, text in enumerate(sheet.row_texts(row)) if text} if row < len(sheet.rows) else {}
    named = {c for c, text in texts.items() if lexicon.header(text) == "unit"}
    units = [lexicon.unit(text.strip("()")) for c, text in texts.items() if c not in named and c not in roles]
    told = bool(named) or any(unit and unit.code != "org" for unit in units)
    others = any(c in roles and c not in named for c in texts)
    known = [unit for unit in units if unit is not None]
    if not told or others or not known or len(known) < len(units):
        return False
    if len(known) == 1 and not named and not changes_numbers(known[0]):
        return False
    if named:
        return True
    return all(_has_text_above(sheet, row, c) and not _says_what_counts(sheet, row, c, lexicon) for c in texts)


def _has_text_above(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a column has a text of its own in the header above a row, not only a band that begins left of it.

    A band may be repeated over each of its columns.
    """
    texts = ((sheet.text(above, column), sheet.text(above, column - 1)) for above in range(max(row - _DEPTH, 0), row))
    return any(text and text != left for text, left in texts)


def _says_what_counts(sheet: Sheet, row: int, column: int, lexicon: Lexicon) -> bool:
    """Whether a text that reads like a unit is all that says what its column counts: `Lao động` below `Năm 2023`."""
    texts = [sheet.text(*sheet.anchor(above, column)) for above in range(max(row - _DEPTH, 0), row + 1)]
    *above, own = [bool(lexicon.codes("indicator", lexicon.read(text).words)) for text in texts]
    return own and not any(above)


def _continues(sheet: Sheet, above: int, row: int, column: int, lexicon: Lexicon) -> bool:
    """Whether a text ends the header begun above it: `tính` below `Đơn vị`."""
    return lexicon.header(f"{sheet.text(above, column)} {sheet.text(row, column)}") in BESIDE_FIGURES


def _are_years(cells: Sequence[tuple[int, Cell]]) -> bool:
    """A row of years under a band: `2021 | 2022 | Ước 2023 | Cộng | Tăng, giảm`, at least one of them bare.

    Beside two bare ones stand any words: `2022 | 2023 | Xếp hạng`.
    """
    texts = [printed(value) for _, value in cells]
    years = [text for text in texts if is_year(text)]
    others = [text for text in texts if text not in years]
    are_words = len(years) > 1 and not any(map(looks_numeric, others))
    return bool(years) and (are_words or all(map(_is_beside_years, others)))


def _is_beside_years(text: str) -> bool:
    """Whether a text may stand in a row of years: another time, their sum, a comparison between them."""
    time = read_time(text)
    return is_only_time(time) or time.is_comparison or sum_of_years(text) != 0


def _in_order(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether column numbers go up, with letters or not, and begin anew for a table beside: `1 2 1 2`.

    Where columns are hidden or were taken out some numbers are missing.
    """
    numbers = [int(m[0]) for _, v in filled if (m := re.search(r"\d+", str(v if not isinstance(v, float) else int(v))))]
    ups = [b > a for a, b in pairwise(numbers)]
    return any(ups) and all(up or b == numbers[0] for up, b in zip(ups, numbers[1:], strict=True))


def _all_known(cells: Sequence[tuple[int, Cell]], lexicon: Lexicon) -> bool:
    """A row of names of organisations, sectors or indicators under a band."""
    return all(names_something(lexicon.read(str(value)), lexicon) for _, value in cells)


def _divides_bands(sheet: Sheet, first: int, row: int, cells: Sequence[tuple[int, Cell]]) -> bool:
    """Whether words stand below a band over several columns, all of them: they say what those columns are."""
    if len(cells) < 2:
        return False
    heads = [next((t for r in range(row - 1, first - 1, -1) if (t := _over(sheet, r, c))), None) for c, _ in cells]
    return all(heads) and len({sheet.text(*head) for head in heads if head}) < len(heads)


def _over(sheet: Sheet, row: int, column: int) -> tuple[int, int] | None:
    """The cell whose text stands over a column in a row: its own, or that of a band, merged or not."""
    anchor = sheet.anchor(row, column)
    while anchor[1] >= 0 and not sheet.text(*anchor):
        anchor = (row, anchor[1] - 1) if not sheet.is_merged(*anchor) else (row, -1)
    return anchor if anchor[1] >= 0 else None


def _speaks_of_time(cells: Sequence[tuple[int, Cell]]) -> bool:
    times = [read_time(str(value)) for _, value in cells]
    return any(t.says_something or t.is_comparison or re.search(r"\b(?:nam|quy|thang)\b", t.rest) for t in times)


def is_band(sheet: Sheet, row: int, below: int, span: range, roles: dict[int, str], lexicon: Lexicon) -> bool:
    """Whether a row above that of the labels holds bands over the columns of figures, to the right of the labels.

    They are years, `Năm 2022 | Năm 2023`, or several things that are counted, `Tổng số HTX | Số HTX thành lập mới`.
    What stands over no other text is a header of its own, whatever it says. A text alone over an empty row is a title.
    """
    if row < 0:
        return False
    texts = {c: text for c in span if (text := sheet.text(row, c))}
    known = {c: lexicon.header(text) for c, text in texts.items()}
    if not roles:
        # `Can Lộc | Kỳ Anh` over counts, which are of nobody where the row that names the labels is no header
        bands = {c: text for c, text in texts.items() if known[c] is None and sheet.anchor(row, c) == (row, c)}
        beside_labels = any(role in _NAMING for role in known.values())
        return len(bands) + beside_labels > 1 and _are_drawn_as_bands(sheet, row, below, list(bands), lexicon)
    if "label" in known.values():
        return False
    right_of = max((c for c, role in roles.items() if role in _NAMING), default=-1)
    named = {c for c in texts if c <= right_of and (known[c] or sheet.anchor(below, c) == (row, c))}  # `Tỉnh` over both
    filled = {c: text for c, text in texts.items() if c not in named}
    if not filled or min(filled) <= right_of or (len(filled) == 1 and below > row + 1):
        return False
    if _are_drawn_as_bands(sheet, row, below, [c for c in filled if known[c] != "note"], lexicon):
        return True
    times = {c: read_time(text) for c, text in filled.items() if known[c] != "note"}
    spoken = {c: t for c, t in times.items() if not t.is_comparison and (is_only_time(t) or sheet.text(below, c))}
    if len(filled) == 1 and not sheet.is_merged(row, min(filled)) and speaks_of_report(filled[min(filled)]):
        return False  # `Kỳ báo cáo: Năm 2024` over the middle of a table
    understood = [is_only_time(t) or names_something(lexicon.read(filled[c]), lexicon) for c, t in spoken.items()]
    if len(spoken) > 1 and any(understood) and all(sheet.text(below, c) for c in spoken):
        return True  # however the other is spelt
    return (len(spoken) > 1 and all(understood)) or (bool(spoken) and all(map(is_only_time, spoken.values())))


def _are_drawn_as_bands(sheet: Sheet, row: int, below: int, columns: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether texts stand over several headers each, whatever they say: `Sản lượng` merged over `2023 | 2024`.

    Where nothing is merged, headers that come again below the next text show it. A unit in the corner is no band.
    """
    own = [c for c in columns if sheet.anchor(row, c) == (row, c) and not lexicon.units(sheet.text(row, c))]
    heads = dict(enumerate(sheet.row_texts(below)))
    merged = [c for c in own if sheet.anchor(row, c + 1) == (row, c) and heads.get(c) and heads.get(c + 1)]
    if merged:
        return True
    groups = [[heads.get(c, "") for c in range(*pair)] for pair in pairwise(own)]
    return len(own) > 1 and all(len(group) > 1 and group == groups[0] and all(group) for group in groups)
