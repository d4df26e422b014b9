"""What only the words around a table say: its year, its sector, what its columns and labels stand beside."""

from __future__ import annotations

import random
from decimal import Decimal

from tests.benchmarks.accuracy.defects.crosswise import SHAPE, figure, of, only_sheet
from tests.benchmarks.accuracy.draft import Draft, Stage, defect
from tests.benchmarks.accuracy.model import Cell, Fate, Key, Measure, Moment, Truth

_ROWS = (
    ("Tổng số HTX", "HTX", "cooperative", "org_total"),
    ("Số HTX thành lập mới", "HTX", "cooperative", "org_new"),
    ("Tổng số tổ hợp tác", "THT", "group", "org_total"),
)


def _labelled(draft: Draft, moment: Moment, sector: str = "total") -> list[list[Cell]]:
    return [
        [Cell(i + 1), Cell(label), Cell(unit), figure(draft, Key(entity, indicator, sector), moment)]
        for i, (label, unit, entity, indicator) in enumerate(_ROWS)
    ]


@defect(Stage.SHEETS, *SHAPE, forms=("pl1",))
def title_of_years_ago(draft: Draft, rng: random.Random) -> None:
    """The one column names no year, and the title one long before that of the folder."""
    year = draft.country.year - rng.randint(2, 5)
    title = rng.choice(
        (f"SỐ LIỆU HTX {of(draft)} NĂM {year}", f"TÌNH HÌNH KTTT ĐẾN 31/12/{year}", f"SỐ LƯỢNG HTX NĂM {year}")
    )
    header = [["STT", "Chỉ tiêu", "ĐVT", rng.choice(("Số lượng", "Số liệu", "Thực hiện"))]]
    only_sheet(draft, "Biểu 1", [title], header, _labelled(draft, Moment(str(year), "actual")))


@defect(Stage.SHEETS, *SHAPE, forms=("pl1",))
def title_about_one_sector(draft: Draft, rng: random.Random) -> None:
    """The rows name no sector: they are of the one in the title."""
    moment = Moment(str(draft.country.year), "actual")
    sector, name = rng.choice((("agriculture", "NÔNG NGHIỆP"), ("transport", "VẬN TẢI")))
    title = f"{rng.choice(('TÌNH HÌNH PHÁT TRIỂN', 'SỐ LIỆU'))} HTX {name} {of(draft)} NĂM {moment.period}"
    rows = [row for row in _labelled(draft, moment, sector) if row[1].value != "Số HTX thành lập mới"]
    only_sheet(draft, "Biểu 1", [title], [["STT", "Chỉ tiêu", "ĐVT", "Thực hiện"]], rows)


@defect(Stage.SHEETS, *SHAPE, forms=("pl2",))
def a_sector_beside_its_parts(draft: Draft, rng: random.Random) -> None:
    """`Nông nghiệp` beside `Thủy sản` is not all of agriculture, down or across; `Rau an toàn` has no code."""
    moment = Moment(str(draft.country.year), "actual")
    parts = {name: Cell(rng.randint(5, 90), Truth(Fate.FOREIGN)) for name in ("Nông nghiệp", "Rau an toàn")}
    fishery = rng.randint(5, 90)
    told = Truth(Fate.STATED, Key("cooperative", "org_total", "fishery"), moment, Decimal(fishery))
    parts["Thủy sản"] = Cell(fishery, told, Decimal(fishery), Measure.COUNT)
    sectors = {"Giao thông vận tải": "transport", "Xây dựng": "construction"}
    cells = parts | {name: figure(draft, Key("cooperative", "org_total", s), moment) for name, s in sectors.items()}
    total = figure(draft, Key("cooperative", "org_total"), moment)
    title = [f"SỐ LƯỢNG HTX THEO LĨNH VỰC {of(draft)} NĂM {moment.period}"]
    if rng.random() < 0.5:
        body = [[Cell(i + 1), Cell(name), cell] for i, (name, cell) in enumerate(cells.items())]
        only_sheet(
            draft, "Lĩnh vực", title, [["STT", "Lĩnh vực", "Số HTX"]], [*body, [Cell(), Cell("Tổng cộng"), total]]
        )
    else:
        body = [[Cell(1), Cell("Hợp tác xã"), total, *cells.values()]]
        only_sheet(draft, "Lĩnh vực", title, [["STT", "Loại hình", "Tổng số", *cells]], body)


@defect(Stage.SHEETS, *SHAPE, forms=("pl1",))
def years_and_an_estimate_below_a_band(draft: Draft, rng: random.Random) -> None:
    """Bare numbers and words in one row of the header, below `Thực hiện`."""
    year = draft.country.year
    moments = [Moment(str(year - 2), "actual"), Moment(str(year - 1), "actual"), Moment(str(year), "estimate")]
    header = [["STT", "Chỉ tiêu", "ĐVT", "Thực hiện", "", ""]]
    sheet = only_sheet(draft, "Biểu 1", [f"KẾT QUẢ PHÁT TRIỂN KTTT {of(draft)}"], header, [])
    sheet.rows.append([Cell(), Cell(), Cell(), Cell(year - 2), Cell(year - 1), Cell(f"Ước {year}")])
    for i, (label, unit, entity, indicator) in enumerate(_ROWS):
        figures = [figure(draft, Key(entity, indicator), moment) for moment in moments]
        sheet.rows.append([Cell(i + 1), Cell(label), Cell(unit), *figures])
    sheet.merges = [(1, 3, 1, 5)] if rng.random() < 0.5 else []
    sheet.areas[0].height, sheet.areas[0].header_rows = len(sheet.rows) - 1, 2


@defect(Stage.SHEETS, *SHAPE, forms=("pl3",))
def programmes_beside_policies(draft: Draft, rng: random.Random) -> None:
    """Two columns of labels, a band with a word below it that nobody knows, the sum left of the labels."""
    moment = Moment(str(draft.country.year), "actual")
    policies = {"establishment": "Hỗ trợ thành lập mới HTX", "trade_promotion": "Xúc tiến thương mại"}
    header = [
        ["STT", "Tên chính sách", "Nội dung hỗ trợ", "Số HTX được hỗ trợ", "Kinh phí hỗ trợ (triệu đồng)", ""],
        ["", "", "", "", "Tổng", "Ngân sách TW"],
    ]
    body = []
    for i, (policy, name) in enumerate(policies.items()):
        keys = [Key("support_program", "support_orgs", policy=policy)]
        keys += [Key("support_program", "support_budget", policy=policy, funding=f) for f in ("total", "central")]
        printed = [Cell(i + 1), Cell(f"Nghị quyết {12 + i}/2021/NQ-HĐND"), Cell(name)]
        body.append([*printed, *(figure(draft, key, moment) for key in keys)])
    sheet = only_sheet(draft, "Chính sách", [f"KẾT QUẢ HỖ TRỢ HTX NĂM {moment.period} {of(draft)}"], header, body)
    sheet.merges = [(1, 4, 1, 5)] if rng.random() < 0.5 else []
