"""Sheets: forms below or beside each other, what is hidden or filtered, last year's sheet, districts."""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import replace

from tests.benchmarks.accuracy.draft import Draft, Stage, defect
from tests.benchmarks.accuracy.forms import (
    ENTITY_NAMES,
    SHORT_NAMES,
    Line,
    Table,
    column,
    indicator_lines,
    make_table,
)
from tests.benchmarks.accuracy.layouts import draw
from tests.benchmarks.accuracy.model import Area, Cell, Fate, Key, Moment, Sheet, Truth

_DISTRICTS = ("Huyện Lục Yên", "Huyện Văn Yên", "Huyện Trấn Yên", "Thị xã Nghĩa Lộ")


def _all_nothing(sheet: Sheet) -> Sheet:
    for _, _, cell in sheet.cells():
        if cell.truth:
            cell.truth = Truth(Fate.NOTHING)
    return sheet


def _three_forms(draft: Draft, rng: random.Random) -> None:
    """Make sure that there are two forms to put on one sheet."""
    for form, name in (("pl1", "PL I"), ("pl2", "PL II")):
        if name not in draft.tables:
            draft.tables[name] = make_table(form, draft.country, rng)
            draft.sheets.append(draw(draft.tables[name], draft.country, rng, name))


@defect(Stage.SHEETS, "sheets", "hidden", "period")  # a column hidden for one form hides the other's too
def forms_below_each_other(draft: Draft, rng: random.Random) -> None:
    """All forms on one sheet, one below the other."""
    _three_forms(draft, rng)
    first, *others = draft.sheets
    for other in others:
        down = len(first.rows) + 2
        first.rows += [[], [], *other.rows]
        first.merges += [(a + down, b, c + down, d) for a, b, c, d in other.merges]
        first.areas += [replace(area, top=area.top + down) for area in other.areas]
        first.hidden_rows |= {row + down for row in other.hidden_rows}
        first.filtered_rows |= {row + down for row in other.filtered_rows}
    first.name = "Tổng hợp"
    draft.sheets = [first]


@defect(Stage.SHEETS, "sheets", "hidden", "filter", "period", "note", "page break")
def forms_beside_each_other(draft: Draft, rng: random.Random) -> None:
    """Two forms on one sheet, side by side, with one empty column between."""
    _three_forms(draft, rng)
    left, right, *others = draft.sheets
    across = max(len(row) for row in left.rows) + 1
    height = max(len(left.rows), len(right.rows))
    left.rows += [[] for _ in range(height - len(left.rows))]
    for mine, theirs in zip(left.rows, right.rows, strict=False):
        if theirs:
            mine += [Cell() for _ in range(across - len(mine))]
            mine += theirs
    left.merges += [(a, b + across, c, d + across) for a, b, c, d in right.merges]
    left.areas += [replace(area, left=area.left + across) for area in right.areas]
    left.name = "Tổng hợp"
    draft.sheets = [left, *others]


@defect(Stage.ROWS, "sheets", "blocks", "labels", forms=("pl1",))
def one_sheet_for_each_kind(draft: Draft, rng: random.Random) -> None:
    """HTX, LHHTX and THT on sheets of their own, named in the title."""
    whole = draft.of_form("pl1")[0]
    draft.tables = {}
    for entity, name in ENTITY_NAMES.items():
        table = deepcopy(whole)
        table.title[0] = f"BIỂU SỐ LIỆU {name.upper()}"
        table.title[1] = f"TÌNH HÌNH PHÁT TRIỂN {name.upper()} NĂM {draft.country.year}"
        table.lines = list(indicator_lines(entity))
        draft.tables[SHORT_NAMES[entity]] = table


@defect(Stage.SHEETS, "sheets", "hidden")
def hidden_sheet(draft: Draft, rng: random.Random) -> None:
    """Workings on a hidden sheet."""
    copy = _all_nothing(deepcopy(draft.sheets[0]))
    copy.name, copy.hidden = "nam truoc", True
    draft.sheets.append(copy)


@defect(Stage.ROWS, "hidden", "page break")
def hidden_rows(draft: Draft, rng: random.Random) -> None:
    """Old rows hidden by hand."""
    for table in draft.tables.values():
        rows = [i for i, line in enumerate(table.lines) if line.key and line.level == 1]
        at = rng.choice(rows)
        table.lines.insert(at, replace(table.lines[at], fate=Fate.NOTHING, numbered=False, hidden=True))


@defect(Stage.PLAN, "hidden", "columns")
def hidden_columns(draft: Draft, rng: random.Random) -> None:
    """An older year in a hidden column."""
    for table in draft.tables.values():
        year = draft.country.year - 2
        old = column(Moment(str(year), "actual"))
        old.fate, old.hidden = Fate.NOTHING, True
        table.columns.insert(rng.randrange(len(table.columns)), old)


@defect(Stage.PLAN, "filter", "page break")
def rows_filtered_out(draft: Draft, rng: random.Random) -> None:
    """An autofilter left on: the rows it hides belong to the form."""
    for table in draft.tables.values():
        rows = [line for line in table.lines if line.key]
        for line in rng.sample(rows, min(3, len(rows))):
            line.filtered = True


@defect(Stage.SHEETS, "sheets", "period")
def last_years_sheet_left_in(draft: Draft, rng: random.Random) -> None:
    """The return of last year beside this year's."""
    before = replace(draft.country, year=draft.country.year - 1)
    name, table = next(iter(draft.tables.items()))
    old = make_table(table.form, before, rng)
    for line in old.lines:
        line.fate = Fate.MAY_BE_ABSENT
    draft.sheets.append(draw(old, draft.country, rng, f"{name} {before.year}"))


@defect(Stage.SHEETS, "sheets")
def districts_beside_the_province(draft: Draft, rng: random.Random) -> None:
    """A table by district on a sheet of its own."""
    year = draft.country.year
    sheet = Sheet("Theo huyện")
    header = ("STT", "Huyện, thị xã, thành phố", "Tổng số HTX", "Đang hoạt động", "Thành lập mới", "Số thành viên")
    sheet.rows = [[Cell(f"SỐ LƯỢNG HTX THEO HUYỆN NĂM {year}")], [], [Cell(text) for text in header]]
    sheet.areas = [Area(2, 0, 1, 2, len(_DISTRICTS) + 2, len(header))]
    indicators = ("org_total", "org_active", "org_new", "member_total")
    for index, name in enumerate(_DISTRICTS):
        figures = [Cell(rng.randint(5, 200), Truth(Fate.NOTHING)) for _ in indicators]
        sheet.rows.append([Cell(index + 1), Cell(name), *figures])
    keys = [Key("cooperative", indicator) for indicator in indicators]
    moment = Moment(str(year), "actual")
    total = [(key, draft.country.value(key, moment)) for key in keys]
    sheet.rows.append(
        [Cell(), Cell("Tổng cộng")]
        + [Cell(int(value), Truth(Fate.MAY_BE_ABSENT, key, moment, value), value) for key, value in total]
    )
    draft.sheets.append(sheet)


@defect(Stage.SHEETS, "sheets")
def a_districts_own_form(draft: Draft, rng: random.Random) -> None:
    """PL I of one district in the workbook of the province."""
    district = rng.choice(_DISTRICTS)
    title = ["PHỤ LỤC I", f"TÌNH HÌNH PHÁT TRIỂN HTX {district.upper()} NĂM {draft.country.year}"]
    lines = [Line("HỢP TÁC XÃ", level=0), *indicator_lines("cooperative")]
    table = Table("pl1", title, [column(Moment(str(draft.country.year), "estimate"))], lines)
    draft.sheets.append(_all_nothing(draw(table, draft.country, rng, district[:30], letterhead=False)))
