"""Tables with bands and dates that say more than a year: spans of a plan, former provinces, kinds and years at once."""

from __future__ import annotations

import random

from tests.benchmarks.accuracy.country import SECTORS
from tests.benchmarks.accuracy.defects.crosswise import SHAPE, figure, of, only_sheet
from tests.benchmarks.accuracy.draft import Draft, Stage, defect
from tests.benchmarks.accuracy.forms import SECTOR_NAMES
from tests.benchmarks.accuracy.model import Cell, Fate, Key, Moment, Truth

_ROWS = (
    (Key("cooperative", "org_total"), "Tổng số HTX", "HTX"),
    (Key("cooperative", "org_total", "agriculture"), "Trong đó: HTX nông nghiệp", "HTX"),
    (Key("cooperative", "org_new"), "Số HTX thành lập mới", "HTX"),
    (Key("cooperative", "member_total"), "Tổng số thành viên HTX", "người"),
    (Key("group", "org_total"), "Tổng số THT", "tổ"),
)
_KINDS = {"cooperative": ("Hợp tác xã", "Số lượng HTX", "HTX"), "group": ("Tổ hợp tác", "Số lượng THT", "THT")}
_POLICIES = (
    ("fostering", "Bồi dưỡng nguồn nhân lực"),
    ("trade_promotion", "Xúc tiến thương mại"),
    ("infrastructure", "Kết cấu hạ tầng"),
    ("young_worker", "Đưa lao động trẻ về làm việc tại HTX"),
)
_CREDIT = ("Quỹ TDND", "Quỹ tín dụng nhân dân", "QTDND", "Tín dụng")


@defect(Stage.SHEETS, *SHAPE, forms=("pl1",))
def former_provinces_across(draft: Draft, rng: random.Random) -> None:
    """A column of the whole province beside those of the provinces, or districts, that it is made of."""
    moment = Moment(str(draft.country.year), "actual")
    parts = rng.choice(
        (["Lâm Đồng (cũ)", "Bình Thuận (cũ)"], ["Hà Nam cũ", "Nam Định cũ"], ["H. Bình Sơn", "TX. Đức Phổ"])
    )
    header = [["STT", "Chỉ tiêu", "ĐVT", rng.choice(("Toàn tỉnh", "Tổng số", "Tổng cộng")), *parts]]
    body = [
        [Cell(i + 1), Cell(label), Cell(unit), figure(draft, key, moment),
         *(Cell(rng.randint(5, 90), Truth(Fate.NOTHING)) for _ in parts)]
        for i, (key, label, unit) in enumerate(_ROWS)
    ]  # fmt: skip
    only_sheet(draft, "TH", [f"TÌNH HÌNH KTTT NĂM {moment.period} {of(draft)}"], header, body)


@defect(Stage.SHEETS, *SHAPE, forms=("pl1",))
def years_below_a_span(draft: Draft, rng: random.Random) -> None:
    """The years of a plan below the band of the whole plan."""
    year = draft.country.year
    plan = range(year + 1, year + 6)
    moments = [Moment(str(year), "estimate"), *(Moment(str(y), "plan") for y in plan)]
    band = f"{rng.choice(('Kế hoạch giai đoạn', 'Mục tiêu', 'KH'))} {plan[0]}-{plan[-1]}"
    header = [
        ["STT", "Chỉ tiêu", "ĐVT", f"Ước TH {year}", band, *[""] * (len(plan) - 1)],
        ["", "", "", "", *(f"{rng.choice(('', 'Năm '))}{y}" for y in plan)],
    ]
    body = [
        [Cell(i + 1), Cell(label), Cell(unit), *(figure(draft, key, moment) for moment in moments)]
        for i, (key, label, unit) in enumerate(_ROWS)
    ]
    sheet = only_sheet(draft, "KH", [f"CÁC CHỈ TIÊU PHÁT TRIỂN KTTT {of(draft)}"], header, body)
    sheet.merges = [(1, column, 2, column) for column in range(4)] + [(1, 4, 1, 3 + len(plan))]


@defect(Stage.SHEETS, *SHAPE, forms=("pl1",))
def dates_inside_labels(draft: Draft, rng: random.Random) -> None:
    """`Tổng số HTX đến 31/12`: a date that the column leaves open, agrees with, or contradicts."""
    year = draft.country.year
    whole, half = Moment(str(year), "actual"), Moment(f"{year}-H1", "actual")
    stated = rng.random() < 0.5
    header = [["TT", "Chỉ tiêu", "ĐVT", f"Năm {year}" if stated else "Kết quả thực hiện"]]
    dated = ("đến 31/12", f"(đến 31/12/{year})", f"tính đến ngày 31/12/{year}", f"đến hết năm {year}")
    rows = [(f"{label} {rng.choice(dated)}", unit, figure(draft, key, whole)) for key, label, unit in _ROWS]
    key, label, unit = rng.choice(_ROWS)
    # of the first half, under a column of the year: nobody can tell which of the two is meant
    last = figure(draft, key, half, Fate.UNREADABLE if stated else Fate.STATED)
    rows.append((f"{label} {rng.choice(('đến 30/6', f'(đến 30/6/{year})'))}", unit, last))
    body = [[Cell(i + 1), Cell(label), Cell(unit), cell] for i, (label, unit, cell) in enumerate(rows)]
    only_sheet(draft, "BC", [f"KẾT QUẢ THỰC HIỆN CHỈ TIÊU NĂM {year} {of(draft)}"], header, body)


@defect(Stage.SHEETS, *SHAPE, forms=("pl2",))
def kinds_and_years_across(draft: Draft, rng: random.Random) -> None:
    """Sectors down; kinds of organisation in a band over years, merged or not."""
    year = draft.country.year
    moments = [Moment(str(year - 1), "actual"), Moment(str(year), "estimate"), Moment(str(year + 1), "plan")]
    names = [f"TH {year - 1}", f"Ước TH {year}", f"KH {year + 1}"]
    which = rng.randrange(3)
    bands = [kind[which] for kind in _KINDS.values()]
    header = [
        ["TT", rng.choice(("Ngành nghề", "Lĩnh vực")), bands[0], "", "", bands[1], "", ""],
        ["", "", *names, *names],
    ]
    keys = [(kind, moment) for kind in _KINDS for moment in moments]
    total = rng.choice((0, len(SECTORS)))
    body = []
    for i, sector in enumerate(SECTORS):
        name = rng.choice(_CREDIT) if sector == "credit" else SECTOR_NAMES[sector]
        figures = [figure(draft, Key(kind, "org_total", sector), moment) for kind, moment in keys]
        body.append([Cell(i + 1), Cell(name), *figures])
    whole = [figure(draft, Key(kind, "org_total"), moment) for kind, moment in keys]
    body.insert(total, [Cell(), Cell(rng.choice(("Tổng số", "Tổng cộng", "Cộng"))), *whole])
    sheet = only_sheet(draft, "PL2", [f"PHÂN LOẠI HTX, THT THEO NGÀNH NGHỀ {of(draft)}"], header, body)
    if rng.random() < 0.5:
        sheet.merges = [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 4), (1, 5, 1, 7)]


@defect(Stage.SHEETS, *SHAPE, forms=("pl3",))
def totals_among_sources(draft: Draft, rng: random.Random) -> None:
    """Policies down; years in bands over a total of money and its sources."""
    year = draft.country.year
    years = [year - 1, year]
    whole = rng.choice(("Tổng số", "Tổng cộng", "Tổng"))
    header = [
        ["TT", "Nội dung hỗ trợ", *(text for y in years for text in (f"Năm {y}", "", ""))],
        ["", "", *[whole, "NSTW", "NSĐP"] * len(years)],
    ]
    columns = [(Moment(str(y), "actual"), funding) for y in years for funding in ("total", "central", "local")]
    body = []
    for i, (policy, name) in enumerate(_POLICIES):
        money = [(Key("support_program", "support_budget", policy=policy, funding=f), moment) for moment, f in columns]
        body.append([Cell(i + 1), Cell(name), *(figure(draft, key, moment) for key, moment in money)])
    title = [f"TỔNG HỢP KINH PHÍ HỖ TRỢ HTX {of(draft)}", "ĐVT: triệu đồng"]
    sheet = only_sheet(draft, "HT", title, header, body)
    sheet.merges = [(2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 2, 4), (2, 5, 2, 7)]
