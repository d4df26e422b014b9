"""Tables of other shapes: years or districts down, ratings and budgets across, other forms, headers of dates."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.benchmarks.accuracy.country import MILLION, SECTORS
from tests.benchmarks.accuracy.draft import Draft, Stage, defect
from tests.benchmarks.accuracy.forms import ENTITY_NAMES, SECTOR_NAMES, SHORT_NAMES
from tests.benchmarks.accuracy.layouts import stored
from tests.benchmarks.accuracy.model import Area, Cell, Fate, Key, Measure, Moment, Sheet, Truth

SHAPE = ("sheets", "period", "blocks", "totals")
_INDICATORS = (
    ("org_total", "Tổng số HTX"),
    ("org_new", "Số HTX thành lập mới"),
    ("member_total", "Số thành viên HTX"),
    ("revenue_avg", "Doanh thu bình quân HTX (triệu đồng/năm)"),
)
_RATINGS = (("org_good_fair", "Khá, tốt"), ("org_active", "Đang hoạt động"), ("org_inactive", "Ngừng hoạt động"))
_POLICIES = (
    ("training", "Đào tạo"),
    ("training_fostering", "Đào tạo, bồi dưỡng nguồn nhân lực"),
    ("trade_promotion", "Xúc tiến thương mại, mở rộng thị trường"),
    ("infrastructure", "Chính sách đầu tư phát triển kết cấu hạ tầng"),
    ("capacity_building", "Nâng cao năng lực, nhận thức"),
    ("credit", "Quỹ hỗ trợ phát triển HTX"),
    ("young_worker", "Đưa lao động trẻ tốt nghiệp cao đẳng, đại học về làm việc tại HTX"),
)


def figure(draft: Draft, key: Key, moment: Moment, fate: Fate = Fate.STATED) -> Cell:
    """A figure of the country as a cell, with what it means."""
    value = draft.country.value(key, moment)
    is_money = key.indicator in ("revenue_avg", "profit_avg", "income_worker_avg", "support_budget")
    number = (value / (MILLION if is_money else 1)).normalize()
    return Cell(stored(number), Truth(fate, key, moment, value), number, Measure.MONEY if is_money else Measure.COUNT)


def only_sheet(
    draft: Draft, name: str, title: Sequence[str], header: Sequence[Sequence[str]], body: list[list[Cell]]
) -> Sheet:
    """The workbook holds this table and nothing else."""
    sheet = Sheet(name, [[Cell(line)] for line in title])
    top = len(sheet.rows)
    sheet.rows += [[Cell(text or None) for text in row] for row in header]
    sheet.rows += body
    sheet.areas = [Area(top, 0, len(header), 2, len(header) + len(body), max(len(row) for row in header))]
    draft.sheets = [sheet]
    return sheet


def of(draft: Draft) -> str:
    """Whose table it is, as titles print it."""
    return f"{'THÀNH PHỐ' if draft.country.is_city else 'TỈNH'} {draft.country.name.upper()}"


@defect(Stage.SHEETS, *SHAPE, forms=("pl1",))
def years_down(draft: Draft, rng: random.Random) -> None:
    """A row for each year, a column for each indicator, one kind of organisation or all."""
    year = draft.country.year
    moments = [Moment(str(y), "actual") for y in range(year - 3, year)] + [Moment(str(year), "estimate")]
    names = [
        m.period if m.scenario == "actual" else rng.choice((f"Ước {year}", f"{year} (ước)", f"Ước TH {year}"))
        for m in moments
    ]
    if rng.random() < 0.5:
        names = [name if name.startswith("Ước") or "(" in name else f"Năm {name}" for name in names]
    header, keys = (
        [["TT", "Năm", *(label for _, label in _INDICATORS)]],
        [Key("cooperative", i) for i, _ in _INDICATORS],
    )
    if rng.random() < 0.5:
        header = [
            ["TT", "Năm", *(text for name in SHORT_NAMES.values() for text in (name, ""))],
            ["", "", *("Tổng số", "Doanh thu bình quân (triệu đồng/năm)") * 3],
        ]
        keys = [Key(entity, indicator) for entity in SHORT_NAMES for indicator in ("org_total", "revenue_avg")]
    body = [
        [Cell(i + 1), Cell(name), *(figure(draft, key, moment) for key in keys)]
        for i, (name, moment) in enumerate(zip(names, moments, strict=True))
    ]
    sheet = only_sheet(draft, "Qua các năm", [f"SỐ LIỆU HTX QUA CÁC NĂM {of(draft)}"], header, body)
    if len(header) == 2:
        sheet.merges = [(1, 0, 2, 0), (1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5), (1, 6, 1, 7)]


@defect(Stage.SHEETS, *SHAPE, forms=("pl1",))
def years_below_each_indicator(draft: Draft, rng: random.Random) -> None:
    """The year in a column of its own, or as rows below the indicator."""
    year = draft.country.year
    in_column = rng.random() < 0.5
    header = [["Chỉ tiêu", "Năm", "Số liệu"]] if in_column else [["STT", "Chỉ tiêu", "Số liệu"]]
    body: list[list[Cell]] = []
    for number, (indicator, label) in enumerate(_INDICATORS[:3]):
        if not in_column:
            body.append([Cell(str(number + 1)), Cell(label)])
        for offset in range(2, -1, -1):
            moment = Moment(str(year - offset), "actual")
            counted = figure(draft, Key("cooperative", indicator), moment)
            if in_column:
                body.append([Cell(label if offset == 2 else None), Cell(int(moment.period)), counted])
            else:
                body.append([Cell("-"), Cell(f"Năm {moment.period}"), counted])
    only_sheet(draft, "Nhiều năm", [f"TÌNH HÌNH HTX {of(draft)}"], header, body)


@defect(Stage.SHEETS, *SHAPE, forms=("pl1",))
def districts_down_with_a_total(draft: Draft, rng: random.Random) -> None:
    """Districts, or since 2025 communes, and the province in the last or the first row."""
    moment = Moment(str(draft.country.year), "actual")
    places = (
        ("Huyện Văn Yên", "Thị xã Nghĩa Lộ", "TP Yên Bái")
        if moment.year < 2025
        else ("Phường Trung Tâm", "Xã Mường Lò")
    )
    what = "Huyện, thị xã, thành phố" if moment.year < 2025 else "Xã, phường, đặc khu"
    header = [
        ["STT", rng.choice((what, f"Đơn vị ({what.lower()})", "Địa phương")), *(label for _, label in _INDICATORS[:3])]
    ]
    keys = [Key("cooperative", indicator) for indicator, _ in _INDICATORS[:3]]
    body = [
        [Cell(i + 1), Cell(place), *(Cell(rng.randint(5, 90), Truth(Fate.NOTHING)) for _ in keys)]
        for i, place in enumerate(places)
    ]
    total = [
        Cell(),
        Cell(rng.choice(("Toàn tỉnh", "Tổng cộng", "TỔNG SỐ", "Cộng"))),
        *(figure(draft, key, moment) for key in keys),
    ]
    body.insert(rng.choice((0, len(body))), total)
    only_sheet(draft, "Theo địa bàn", [f"SỐ LƯỢNG HTX {of(draft)} NĂM {moment.period}"], header, body)


@defect(Stage.SHEETS, *SHAPE, forms=("pl2",))
def ratings_across(draft: Draft, rng: random.Random) -> None:
    """Sectors down, and across what became of their cooperatives, under a band that only introduces it."""
    moment = Moment(str(draft.country.year), "actual")
    band = rng.choice(("HTX được đánh giá, xếp loại", "Kết quả xếp loại", "Trong đó", "Chia ra"))
    header = [["STT", "Lĩnh vực", "Tổng số HTX", band, "", ""], ["", "", "", *(label for _, label in _RATINGS)]]
    body = []
    for i, sector in enumerate((*SECTORS[:5], "total")):
        keys = [Key("cooperative", indicator, sector) for indicator in ("org_total", *(code for code, _ in _RATINGS))]
        name = SECTOR_NAMES.get(sector, rng.choice(("Tổng cộng", "Cộng")))
        body.append(
            [Cell(i + 1 if sector != "total" else None), Cell(name), *(figure(draft, key, moment) for key in keys)]
        )
    title = f"TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI HTX NĂM {moment.period} {of(draft)}"
    sheet = only_sheet(draft, "Xếp loại", [title, "(Theo Thông tư số 01/2020/TT-BKHĐT)"], header, body)
    sheet.merges = [(2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 5)]


@defect(Stage.SHEETS, *SHAPE, forms=("pl3",))
def policies_down_measures_across(draft: Draft, rng: random.Random) -> None:
    """Policies down, organisations and money across; joint policies; the unit in a corner or with the sum."""
    moment = Moment(str(draft.country.year), "actual")
    corner = rng.random() < 0.5
    money = "Tổng kinh phí" if corner else "Tổng kinh phí (triệu đồng)"
    header = [
        [
            "STT",
            rng.choice(("Chính sách", "Nội dung", "Nội dung chính sách")),
            "Số HTX được hỗ trợ",
            money,
            "NSTW",
            "NSĐP",
        ]
    ]
    body = []
    for i, (policy, name) in enumerate(_POLICIES):
        keys = [Key("support_program", "support_orgs", policy=policy)]
        keys += [
            Key("support_program", "support_budget", policy=policy, funding=f) for f in ("total", "central", "local")
        ]
        body.append([Cell(i + 1), Cell(name), *(figure(draft, key, moment) for key in keys)])
    title = [f"TỔNG HỢP KINH PHÍ HỖ TRỢ HTX NĂM {moment.period} {of(draft)}"]
    only_sheet(draft, "Hỗ trợ", [*title, "ĐVT: triệu đồng"] if corner else title, header, body)


@defect(Stage.SHEETS, *SHAPE, forms=("pl1",))
def statutory_aggregate(draft: Draft, rng: random.Random) -> None:
    """Appendix VII-4: kinds of organisation across, the year from 15 December to 14 December."""
    year = draft.country.year
    moment = Moment(str(year), "actual")
    header = [["STT", "Chỉ tiêu", "ĐVT", *ENTITY_NAMES.values()], ["A", "B", "C", "1", "2", "3"]]
    rows = (("org_total", "Tổng số đến kỳ báo cáo", "Đơn vị"), ("org_active", "Số đang hoạt động", "Đơn vị"),
            ("org_new", "Số thành lập mới trong kỳ", "Đơn vị"), ("org_dissolved", "Số giải thể trong kỳ", "Đơn vị"),
            ("revenue_avg", "Doanh thu bình quân", "Triệu đồng/năm"))  # fmt: skip
    body = [
        [Cell(i + 1), Cell(label), Cell(unit), *(figure(draft, Key(entity, code), moment) for entity in ENTITY_NAMES)]
        for i, (code, label, unit) in enumerate(rows)
    ]
    title = ["Phụ lục VII-4", f"ỦY BAN NHÂN DÂN {of(draft)}", "BÁO CÁO TÌNH HÌNH THT, HTX, LHHTX"]
    title.append(f"Kỳ báo cáo: từ ngày 15/12/{year - 1} đến ngày 14/12/{year}")
    only_sheet(draft, "VII-4", title, header, body)


@defect(Stage.SHEETS, *SHAPE, forms=("pl1",))
def quarterly_report(draft: Draft, rng: random.Random) -> None:
    """The alliance's quarter beside the one before and the months since January."""
    year, quarter = draft.country.year, rng.choice((2, 3))
    since = {2: "H1", 3: "9M"}[quarter]
    draft.period = f"{year}-Q{quarter}"
    moments = [Moment(f"{year}-Q{quarter - 1}", "actual"), Moment(f"{year}-Q{quarter}", "actual"),
               Moment(f"{year}-{since}", "actual"), Moment(str(year), "plan")]  # fmt: skip
    roman = ("I", "II", "III", "IV")
    so_far = rng.choice(("Lũy kế từ đầu năm", "Lũy kế từ đầu năm đến nay", "Cộng dồn"))
    texts = rng.choice((
        ["Quý trước", "Quý này", so_far, "Kế hoạch năm"],
        [f"TH quý {roman[quarter - 2]}/{year}", f"TH quý {roman[quarter - 1]}/{year}",
         f"Lũy kế {'6' if since == 'H1' else '9'} tháng", f"KH năm {year}"],
    ))  # fmt: skip
    rows = (("cooperative", "org_total", "Tổng số HTX", "HTX"), ("cooperative", "org_new", "HTX thành lập mới", "HTX"),
            ("cooperative", "member_total", "Thành viên HTX", "Người"), ("union", "org_total", "Tổng số LHHTX", "LH"),
            ("group", "org_total", "Tổng số THT", "THT"))  # fmt: skip
    header = [["TT", "Chỉ tiêu", "ĐVT", *texts, "% so KH"]]
    body = [
        [Cell(i + 1), Cell(label), Cell(unit), *(figure(draft, Key(entity, code), moment) for moment in moments),
         Cell(round(rng.uniform(40, 101), 1), Truth(Fate.NOTHING))]
        for i, (entity, code, label, unit) in enumerate(rows)
    ]  # fmt: skip
    title = [f"LIÊN MINH HTX {of(draft)}", f"BIỂU TỔNG HỢP TÌNH HÌNH KTTT, HTX QUÝ {roman[quarter - 1]} NĂM {year}"]
    only_sheet(draft, "Biểu 1", title, header, body)


@defect(Stage.SHEETS, *SHAPE, forms=("pl1",))
def list_without_blocks(draft: Draft, rng: random.Random) -> None:
    """Rows that name nobody are about the organisations of the total above them; dates alone head the columns."""
    year = draft.country.year
    moments = [Moment(str(year - 1), "actual"), Moment(str(year), "actual")]
    texts = rng.choice(([f"31/12/{year - 1}", f"31/12/{year}"], [f"Đến 31/12/{year - 1}", f"Đến 31/12/{year}"]))
    rows = [("cooperative", "org_total", "Tổng số HTX", "HTX"), ("cooperative", "org_new", "Thành lập mới", "HTX"),
            ("cooperative", "member_total", "Tổng số thành viên", "Người"),
            ("cooperative", "revenue_avg", "DT BQ", "Triệu đồng/năm"), ("group", "org_total", "Tổng số THT", "THT"),
            ("group", "member_total", "Tổng số thành viên", "Người")]  # fmt: skip
    body = [
        [Cell(i + 1), Cell(label), Cell(unit), *(figure(draft, Key(entity, code), moment) for moment in moments)]
        for i, (entity, code, label, unit) in enumerate(rows)
    ]
    title = [f"TỔNG HỢP SỐ LIỆU KTTT {of(draft)}", "(Phục vụ xây dựng kế hoạch năm sau)"]
    only_sheet(draft, "Số liệu", title, [["STT", "Chỉ tiêu", "ĐVT", *texts]], body)


@defect(Stage.SHEETS, *SHAPE, forms=("pl1",))
def titles_without_a_header_of_their_own(draft: Draft, rng: random.Random) -> None:
    """Three forms below each other, the header printed once."""
    year = draft.country.year
    moments = [Moment(str(year - 1), "actual"), Moment(str(year), "estimate"), Moment(str(year + 1), "plan")]
    parts: list[tuple[str, list[tuple[str, str, Key | None]]]] = [
        ("", [("I", "HỢP TÁC XÃ", None), ("1", "Tổng số HTX", Key("cooperative", "org_total")),
              ("2", "Số HTX thành lập mới", Key("cooperative", "org_new"))]),
        ("BIỂU 02: SỐ LƯỢNG HTX PHÂN THEO NGÀNH NGHỀ",
         [("I", "HỢP TÁC XÃ", None), *((str(i + 1), SECTOR_NAMES[sector], Key("cooperative", "org_total", sector))
                                       for i, sector in enumerate(SECTORS[:4]))]),
        ("BIỂU 03: CHÍNH SÁCH HỖ TRỢ",
         [("I", "Hỗ trợ thành lập mới", None),
          ("1", "Số HTX được hỗ trợ", Key("support_program", "support_orgs", policy="establishment"))]),
    ]  # fmt: skip
    body: list[list[Cell]] = []
    for title, lines in parts:
        body += [[Cell(title)]] if title else []
        for order, label, key in lines:
            figures = [figure(draft, key, moment) for moment in moments] if key else []
            body.append([Cell(order), Cell(label), Cell("HTX" if key else None), *figures])
    header = [["STT", "Chỉ tiêu", "ĐVT", f"TH {year - 1}", f"ƯTH {year}", f"KH {year + 1}"]]
    only_sheet(draft, "Tổng hợp", [f"BIỂU 01: CHỈ TIÊU PHÁT TRIỂN KTTT {of(draft)}"], header, body)
