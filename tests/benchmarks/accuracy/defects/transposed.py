"""Tables that lie on their side: sectors, indicators or kinds of organisation across."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.benchmarks.accuracy.country import MILLION, SECTORS
from tests.benchmarks.accuracy.draft import Draft, Stage, defect
from tests.benchmarks.accuracy.forms import ENTITY_NAMES, SECTOR_NAMES, SHORT_NAMES
from tests.benchmarks.accuracy.layouts import stored
from tests.benchmarks.accuracy.model import Area, Cell, Fate, Key, Measure, Moment, Sheet, Truth

_ACROSS = (
    ("org_total", "Tổng số"),
    ("org_active", "Đang hoạt động"),
    ("org_new", "Thành lập mới"),
    ("member_total", "Số thành viên"),
    ("revenue_avg", "Doanh thu bình quân (triệu đồng/năm)"),
)


def _figure(draft: Draft, key: Key, moment: Moment) -> Cell:
    value = draft.country.value(key, moment)
    is_money = key.indicator == "revenue_avg"
    number = (value / (MILLION if is_money else 1)).normalize()
    measure = Measure.MONEY if is_money else Measure.COUNT
    return Cell(stored(number), Truth(Fate.STATED, key, moment, value), number, measure)


def _place(draft: Draft, name: str, title: str, header: Sequence[Sequence[str]], body: list[list[Cell]]) -> Sheet:
    sheet = Sheet(name, [[Cell(title)], []])
    sheet.rows += [[Cell(text or None) for text in row] for row in header]
    sheet.rows += body
    sheet.areas = [Area(2, 0, len(header), 2, len(header) + len(body), max(len(row) for row in header))]
    draft.sheets = [s for s in draft.sheets if s.name != name]
    draft.sheets.append(sheet)
    return sheet


@defect(Stage.SHEETS, "sheets", "period", forms=("pl2",))
def sectors_across(draft: Draft, rng: random.Random) -> None:
    """PL II with a column for each sector."""
    moment = Moment(str(draft.country.year), "actual")
    two_rows = rng.random() < 0.5
    names = [SECTOR_NAMES[sector] for sector in SECTORS]
    header = [["STT", "Loại hình", "Tổng số", *names]]
    if two_rows:
        header = [["STT", "Loại hình", "Tổng số", "Chia ra", *[""] * 7], ["", "", "", *names]]
    body = [
        [Cell(i + 1), Cell(name)]
        + [_figure(draft, Key(entity, "org_total", sector), moment) for sector in ("total", *SECTORS)]
        for i, (entity, name) in enumerate(ENTITY_NAMES.items())
    ]
    title = f"PHỤ LỤC II: SỐ LƯỢNG HTX, LHHTX, THT THEO NGÀNH NGHỀ NĂM {draft.country.year}"
    sheet = _place(draft, "PL II", title, header, body)
    if two_rows:
        sheet.merges = [(2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 10)]


@defect(Stage.SHEETS, "sheets", "period", forms=("pl1",))
def indicators_across(draft: Draft, rng: random.Random) -> None:
    """A row for each kind of organisation, a column for each indicator."""
    moment = Moment(str(draft.country.year), "actual")
    header = [["STT", "Loại hình", *(label for _, label in _ACROSS)]]
    body = []
    for i, entity in enumerate(ENTITY_NAMES):
        keys = [Key(entity, indicator) for indicator, _ in _ACROSS]
        figures = [Cell() if key == Key("union", "member_total") else _figure(draft, key, moment) for key in keys]
        body.append([Cell(i + 1), Cell(ENTITY_NAMES[entity]), *figures])
    _place(draft, "PL I", f"TÌNH HÌNH KTTT, HTX ĐẾN 31/12/{draft.country.year}", header, body)


@defect(Stage.SHEETS, "sheets", "period", forms=("pl2",))
def kinds_of_organisation_across(draft: Draft, rng: random.Random) -> None:
    """Sectors as rows, HTX, LHHTX, THT as columns, under years or alone."""
    year = draft.country.year
    years = [year - 1, year] if rng.random() < 0.5 else [year]
    title = "SỐ LƯỢNG HTX, LHHTX, THT THEO NGÀNH NGHỀ" + (f" NĂM {year}" if len(years) == 1 else "")
    kinds = [SHORT_NAMES[entity] for entity in ENTITY_NAMES]
    header = [["STT", "Ngành nghề", *kinds]]
    if len(years) == 2:
        bands = [text for y in years for text in (f"Năm {y}", "", "")]
        header = [["STT", "Ngành nghề", *bands], ["", "", *kinds, *kinds]]
    body = []
    for i, sector in enumerate((*SECTORS, "total")):
        cells = [Cell(i + 1 if sector != "total" else None), Cell(SECTOR_NAMES.get(sector, "Tổng cộng"))]
        for y in years:
            moment = Moment(str(y), "actual")
            cells += [_figure(draft, Key(entity, "org_total", sector), moment) for entity in ENTITY_NAMES]
        body.append(cells)
    sheet = _place(draft, "PL II", title, header, body)
    if len(years) == 2:
        sheet.merges = [(2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 2, 4), (2, 5, 2, 7)]
