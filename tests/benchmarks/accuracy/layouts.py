"""Forms -> drawn sheets: header shapes, numbering, units, figures with their truth.

Belongs here: the one place where a figure meets its cell. Not here: what is drawn (`forms`, `defects`).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from tests.benchmarks.accuracy.country import Return
from tests.benchmarks.accuracy.forms import Column, Line, Table
from tests.benchmarks.accuracy.model import Area, Cell, Fate, Sheet, Truth

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def draw(table: Table, country: Return, rng: random.Random, name: str, *, letterhead: bool = True) -> Sheet:
    """A sheet with one form, its letterhead and signature."""
    sheet = Sheet(name)
    if letterhead:
        rule = "THÀNH PHỐ" if country.is_city else "TỈNH"
        sheet.rows += _texts((f"UBND {rule} {country.name.upper()}", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        sheet.rows += _texts(("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "", "", "Độc lập - Tự do - Hạnh phúc"), ())
    sheet.rows += _texts(*((line,) for line in table.title))
    width = _first_figure(table) + len(table.columns)
    sheet.rows += _texts(("",) * (width - 1) + (table.corner,) if table.corner else ())
    header = header_rows(table)
    area = Area(len(sheet.rows), 0, len(header), _first_figure(table), 0, width)
    sheet.merges += [
        (top + area.top, left, bottom + area.top, right) for top, left, bottom, right in header_merges(table)
    ]
    sheet.rows += _texts(*header)
    break_at = len(table.lines) // 2 if table.page_break else -1
    for index, (line, order) in enumerate(zip(table.lines, numbers(table), strict=True)):
        if index == break_at:
            sheet.rows += _texts(*header)
        if line.hidden:
            sheet.hidden_rows.add(len(sheet.rows))
        if line.filtered:
            sheet.filtered_rows.add(len(sheet.rows))
        sheet.rows.append(_line(table, line, order, country, rng))
    sheet.hidden_columns |= {_first_figure(table) + i for i, column in enumerate(table.columns) if column.hidden}
    area.height = len(sheet.rows) - area.top
    sheet.areas.append(area)
    if letterhead:
        sheet.rows += _texts((), ("", "NGƯỜI LẬP BIỂU", "", "", "TM. ỦY BAN NHÂN DÂN"), ("", "Nguyễn Văn A"))
    return sheet


def figure(line: Line, column: Column, country: Return, rng: random.Random) -> Cell:
    """The cell where a row meets a column."""
    if column.kind == "note":
        return Cell(rng.choice(("", "", "Ước", "Theo báo cáo của huyện")), Truth(Fate.NOTHING))
    key = column.key or line.key
    if column.kind == "compare":
        return Cell(round(rng.uniform(85, 130), 1), Truth(Fate.NOTHING))
    if key is None or column.moment is None:
        return Cell(rng.randint(3, 900), Truth(column.fate if column.moment is None else line.fate))
    value = country.value(key, column.moment)
    fate = next((f for f in (column.fate, line.fate) if f is not Fate.STATED), Fate.STATED)
    number = (value / (line.scale * column.scale)).normalize()
    if line.percent:
        number /= 100
    return Cell(stored(number), Truth(fate, key, column.moment, value), number, line.measure, line.percent)


def stored(number: Decimal) -> int | float:
    """A number as a spreadsheet stores it."""
    return int(number) if number == number.to_integral_value() else float(number)


def numbers(table: Table) -> list[str]:
    """The numbering of every line."""
    counters = [0, 0, 0]
    found = []
    for line in table.lines:
        if line.numbered:
            counters[line.level] += 1
            counters[line.level + 1 :] = [0] * (2 - line.level)
        found.append(_number(table.numbering[line.level], counters, line.level) if line.numbered else "")
    return found


def _number(kind: str, counters: Sequence[int], level: int) -> str:
    count = counters[level]
    return {
        "roman": _ROMAN[(count - 1) % len(_ROMAN)],
        "upper": chr(64 + min(count, 26)),
        "arabic": str(count),
        "dotted": ".".join(str(c) for c in counters[: level + 1]),
        "lower": f"{chr(96 + min(count, 26))})",
        "dash": "-",
        "plus": "+",
        "none": "",
    }[kind]


def _first_figure(table: Table) -> int:
    return 1 + table.order_column + table.unit_column


def _texts(*rows: Sequence[str]) -> list[list[Cell]]:
    return [[Cell(text or None) for text in row] for row in rows]


def _line(table: Table, line: Line, order: str, country: Return, rng: random.Random) -> list[Cell]:
    label = line.label
    if table.indent:
        label = "   " * line.level + label
    if not table.order_column and order:
        label = f"{order} {label}" if order in "-+" or order.endswith(")") else f"{order}. {label}"
    cells = [Cell(order or None)] if table.order_column else []
    cells.append(Cell(label))
    if table.unit_column:
        cells.append(Cell(line.unit or None))
    if line.has_figures:
        cells += [figure(line, column, country, rng) for column in table.columns]
    return cells


def header_rows(table: Table) -> list[list[str]]:
    """The texts of the header, row by row."""
    left = [*(["STT"] if table.order_column else []), table.label_header, *(["ĐVT"] if table.unit_column else [])]
    blank = [""] * len(left)
    columns = table.columns
    groups = [(band, len(list(group))) for band, group in groupby(columns, key=lambda column: column.band)]
    first = [text for band, count in groups for text in (band, *[""] * (count - 1))]
    alone = [not band or count == 1 for band, count in groups for _ in range(count)]
    if table.shape == "one row":
        rows = [left + [column.text for column in columns]]
    elif table.shape in ("two rows merged", "two rows unmerged"):
        tops = [c.text if a else f for c, a, f in zip(columns, alone, first, strict=True)]
        rows = [left + tops, blank + ["" if a else c.leaf for c, a in zip(columns, alone, strict=True)]]
        if not any(rows[1]):
            rows.pop()
    else:
        tops = [f if c.band else c.text for c, f in zip(columns, first, strict=True)]
        leaves = [c.leaf if c.band else "" for c in columns]
        rows = [blank + tops, left + leaves] if table.shape == "labels below" else [left + tops, blank + leaves]
        if table.shape == "three rows":
            rows = [[*left, "Số liệu", *[""] * (len(columns) - 1)], blank + tops, blank + leaves]
    if table.column_numbers:
        rows.append(_column_numbers(table, len(left)))
    return rows


def _column_numbers(table: Table, left: int) -> list[str]:
    if table.column_numbers == "brackets":
        return [f"({i + 1})" for i in range(left + len(table.columns))]
    letters = ["A", "B", "C"][:left]
    return letters + [f"{i + 1}{column.formula}" for i, column in enumerate(table.columns)]


def header_merges(table: Table) -> list[tuple[int, int, int, int]]:
    """The merged ranges of the header, relative to its first row."""
    rows = header_rows(table)
    last = len(rows) - 1 - bool(table.column_numbers)
    if table.shape not in ("two rows merged", "bands merged", "three rows") or last == 0:
        return []
    left = _first_figure(table)
    merges = [(0, column, last, column) for column in range(left)]
    band_row = 1 if table.shape == "three rows" else 0
    if band_row:
        merges.append((0, left, 0, left + len(table.columns) - 1))
    at = left
    for band, group in groupby(table.columns, key=lambda column: column.band):
        count = len(list(group))
        if not band or (table.shape == "two rows merged" and count == 1):
            merges += [(band_row, at + i, last, at + i) for i in range(count)]
        elif count > 1:
            merges.append((band_row, at, band_row, at + count - 1))
        at += count
    return [m for m in merges if (m[0], m[1]) != (m[2], m[3])]
