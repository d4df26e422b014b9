"""Phụ lục I, II and III as the yearly plan letter asks for them: rows, columns and titles before they are drawn.

Belongs here: the canonical forms, and the words of their columns. Not here: drawing (`layouts`), what provinces do to
the forms (`defects`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tests.benchmarks.accuracy.country import MILLION, SECTORS, Return
from tests.benchmarks.accuracy.model import Fate, Key, Measure, Moment

ENTITY_NAMES = {"cooperative": "Hợp tác xã", "union": "Liên hiệp hợp tác xã", "group": "Tổ hợp tác"}
SHORT_NAMES = {"cooperative": "HTX", "union": "LHHTX", "group": "THT"}
SECTOR_NAMES = {
    "agriculture": "Nông - lâm - ngư - diêm nghiệp",
    "industry": "Công nghiệp - tiểu thủ công nghiệp",
    "construction": "Xây dựng",
    "trade_services": "Thương mại - dịch vụ",
    "transport": "Giao thông vận tải",
    "credit": "Tín dụng",
    "environment": "Môi trường",
    "other": "Lĩnh vực khác",
}
_MONEY_A_YEAR = "Triệu đồng/năm"
# entity -> (indicator, label, unit, level): level 1 is numbered, 2 is a part of the row above.
_INDICATORS: dict[str, tuple[tuple[str, str, str, int], ...]] = {
    "cooperative": (
        ("org_total", "Tổng số hợp tác xã", "HTX", 1),
        ("", "Trong đó:", "", 2),
        ("org_active", "Số hợp tác xã đang hoạt động", "HTX", 2),
        ("org_new", "Số hợp tác xã thành lập mới", "HTX", 2),
        ("org_dissolved", "Số hợp tác xã giải thể", "HTX", 2),
        ("org_converted", "Số hợp tác xã chuyển đổi thành doanh nghiệp", "HTX", 2),
        ("org_good_fair", "Số hợp tác xã đạt loại tốt, khá", "HTX", 2),
        ("org_high_tech", "Số hợp tác xã ứng dụng công nghệ cao", "HTX", 2),
        ("org_value_chain", "Số hợp tác xã nông nghiệp liên kết với doanh nghiệp theo chuỗi giá trị", "HTX", 2),
        ("member_total", "Tổng số thành viên hợp tác xã", "Thành viên", 1),
        ("member_new", "Trong đó: Số thành viên mới", "Thành viên", 2),
        ("worker_regular", "Tổng số lao động thường xuyên trong hợp tác xã", "Người", 1),
        ("worker_regular_new", "Số lao động thường xuyên mới", "Người", 2),
        ("worker_member", "Số lao động là thành viên hợp tác xã", "Người", 2),
        ("manager_total", "Tổng số cán bộ quản lý hợp tác xã", "Người", 1),
        ("manager_vocational", "Số cán bộ quản lý đã qua đào tạo đạt trình độ sơ, trung cấp", "Người", 2),
        ("manager_university", "Số cán bộ quản lý đã qua đào tạo đạt trình độ cao đẳng, đại học trở lên", "Người", 2),
        ("revenue_avg", "Doanh thu bình quân một hợp tác xã", _MONEY_A_YEAR, 1),
        ("revenue_member_avg", "Trong đó: doanh thu của hợp tác xã với thành viên", _MONEY_A_YEAR, 2),
        ("profit_avg", "Lãi bình quân một hợp tác xã", _MONEY_A_YEAR, 1),
        ("income_worker_avg", "Thu nhập bình quân của lao động thường xuyên trong hợp tác xã", _MONEY_A_YEAR, 1),
    ),
    "union": (
        ("org_total", "Tổng số liên hiệp hợp tác xã", "LHHTX", 1),
        ("", "Trong đó:", "", 2),
        ("org_active", "Số đang hoạt động", "LHHTX", 2),
        ("org_new", "Số thành lập mới", "LHHTX", 2),
        ("org_dissolved", "Số giải thể", "LHHTX", 2),
        ("member_org_total", "Tổng số hợp tác xã thành viên", "HTX", 1),
        ("worker_total", "Tổng số lao động trong liên hiệp hợp tác xã", "Người", 1),
        ("revenue_avg", "Doanh thu bình quân của một liên hiệp hợp tác xã", _MONEY_A_YEAR, 1),
        ("profit_avg", "Lãi bình quân của một liên hiệp hợp tác xã", _MONEY_A_YEAR, 1),
    ),
    "group": (
        ("org_total", "Tổng số tổ hợp tác", "THT", 1),
        ("org_new", "Số tổ hợp tác thành lập mới", "THT", 2),
        ("org_contract_certified", "Số tổ hợp tác có đăng ký hoạt động/chứng thực hợp đồng hợp tác", "THT", 2),
        ("member_total", "Tổng số thành viên tổ hợp tác", "Thành viên", 1),
        ("member_new", "Số thành viên mới thu hút", "Thành viên", 2),
        ("revenue_avg", "Doanh thu bình quân một tổ hợp tác", _MONEY_A_YEAR, 1),
        ("profit_avg", "Lãi bình quân một tổ hợp tác", _MONEY_A_YEAR, 1),
    ),
}
_ORGS = ("support_orgs", "Số hợp tác xã được hỗ trợ", "HTX")
_BUDGET = (
    ("support_budget", "Tổng kinh phí hỗ trợ", "Triệu đồng"),
    ("support_budget/central", "Ngân sách trung ương", "Triệu đồng"),
    ("support_budget/local", "Ngân sách tỉnh", "Triệu đồng"),
)
_POLICIES: dict[str, tuple[str, tuple[tuple[str, str, str], ...]]] = {
    "training": ("Đào tạo", (("support_persons", "Số người được cử đi đào tạo", "Người"), *_BUDGET)),
    "fostering": (
        "Bồi dưỡng, tập huấn",
        (("support_classes", "Số lớp", "Lớp"), ("support_turns", "Số lượt người tham gia", "Lượt người"), *_BUDGET),
    ),
    "trade_promotion": ("Xúc tiến thương mại, mở rộng thị trường", (_ORGS, *_BUDGET)),
    "technology": ("Ứng dụng khoa học, kỹ thuật và công nghệ mới", (_ORGS, *_BUDGET)),
    "establishment": ("Thành lập mới, tổ chức lại hoạt động của hợp tác xã", (_ORGS, *_BUDGET)),
    "infrastructure": ("Kết cấu hạ tầng", (_ORGS, ("support_works", "Số công trình", "Công trình"), *_BUDGET)),
    "land": ("Giao đất, cho thuê đất", (_ORGS, ("support_area", "Diện tích", "m2"))),
    "processing": ("Chế biến sản phẩm", (_ORGS, *_BUDGET)),
}


@dataclass(slots=True)
class Line:
    """A row before it is drawn: a heading of a block (level 0), a row, or a part of a row.

    Attributes:
        label: as printed.
        key: what it counts; None for headings and rows that count nothing of this field.
        unit: as printed.
        scale: one printed unit in base units.
        level: depth; decides the numbering.
        numbered: whether the numbering of its level is printed.
        fate: what a clerk does with its figures.
        percent: stored as a fraction and shown as percent.
        hidden: the row is hidden by hand.
        filtered: the row is hidden by a filter.
    """

    label: str
    key: Key | None = None
    unit: str = ""
    scale: Decimal = Decimal(1)
    level: int = 1
    numbered: bool = True
    fate: Fate = Fate.STATED
    percent: bool = False
    hidden: bool = False
    filtered: bool = False

    @property
    def measure(self) -> Measure:
        """How its numbers are written."""
        if self.percent or self.unit == "%":
            return Measure.SHARE
        money = self.scale != 1 or (self.key is not None and self.key.indicator == "support_area")
        return Measure.MONEY if money else Measure.COUNT

    @property
    def has_figures(self) -> bool:
        """Whether numbers are printed beside it."""
        return self.key is not None or self.fate in (Fate.FOREIGN, Fate.NOTHING)


@dataclass(slots=True)
class Column:
    """A column of figures, of a comparison (`kind` `compare`) or of notes."""

    moment: Moment | None
    text: str
    band: str = ""
    leaf: str = ""
    kind: str = "time"
    fate: Fate = Fate.STATED
    key: Key | None = None
    scale: Decimal = Decimal(1)
    hidden: bool = False
    formula: str = ""


@dataclass(slots=True)
class Table:
    """A form before it is drawn; see `layouts.draw` for what the options do."""

    form: str
    title: list[str]
    columns: list[Column]
    lines: list[Line]
    label_header: str = "Chỉ tiêu"
    numbering: tuple[str, str, str] = ("roman", "arabic", "dash")
    shape: str = "two rows merged"
    column_numbers: str = ""
    order_column: bool = True
    unit_column: bool = True
    corner: str = ""
    page_break: bool = False
    indent: bool = False


def column(moment: Moment, *, short: bool = False) -> Column:
    """A column of a moment in the usual words."""
    year = moment.year
    band, half = f"Năm {year}", moment.period.endswith("H1")
    if moment.scenario == "plan":
        text, leaf = (f"KH {year}", "KH") if short else (f"Kế hoạch năm {year}", "Kế hoạch")
    elif half:
        text = f"TH 6 tháng {year}" if short else f"Thực hiện 6 tháng đầu năm {year}"
        leaf = "TH 6 tháng" if short else "Thực hiện 6 tháng"
    elif moment.scenario == "estimate":
        text = f"ƯTH {year}" if short else f"Ước thực hiện năm {year}"
        leaf = "ƯTH cả năm" if short else "Ước thực hiện cả năm"
    else:
        text, leaf = (f"TH {year}", "TH") if short else (f"Thực hiện năm {year}", "Thực hiện")
    return Column(moment, text, band, leaf)


def moments(year: int) -> tuple[Moment, ...]:
    """The columns that the plan letter of a year asks for."""
    return (
        Moment(f"{year - 1}", "actual"),
        Moment(f"{year}", "plan"),
        Moment(f"{year}-H1", "actual"),
        Moment(f"{year}", "estimate"),
        Moment(f"{year + 1}", "plan"),
    )


def indicator_lines(entity: str) -> Iterator[Line]:
    """The rows of PL I for one kind of organisation, without its heading."""
    for indicator, label, unit, level in _INDICATORS[entity]:
        if not indicator:
            yield Line(label, level=level, numbered=False)
            continue
        scale = MILLION if unit.startswith("Triệu") else Decimal(1)
        yield Line(label, Key(entity, indicator), unit, scale, level, not label.startswith("Trong đó"))


def sector_lines(entity: str) -> Iterator[Line]:
    """The rows of PL II for one kind of organisation, without its heading."""
    unit = SHORT_NAMES[entity]
    yield Line(f"Tổng số {ENTITY_NAMES[entity].lower()}", Key(entity, "org_total"), unit, numbered=False)
    yield Line("Chia ra:", numbered=False)
    for sector in SECTORS:
        yield Line(SECTOR_NAMES[sector], Key(entity, "org_total", sector), unit)


def policy_lines(policy: str) -> Iterator[Line]:
    """The rows of PL III for one policy, with its heading."""
    name, measures = _POLICIES[policy]
    yield Line(name, level=0)
    for measure, label, unit in measures:
        indicator, _, funding = measure.partition("/")
        scale = MILLION if unit == "Triệu đồng" else Decimal(1)
        key = Key("support_program", indicator, policy=policy, funding=funding or "total")
        yield Line(label, key, unit, scale, 2 if funding else 1)


def make_table(form: str, country: Return, rng: random.Random) -> Table:
    """One of the three forms, as asked for."""
    year = country.year
    columns = [column(moment) for moment in moments(year)]
    place = f"{'THÀNH PHỐ' if country.is_city else 'TỈNH'} {country.name.upper()}"
    letter = f"(Kèm theo Báo cáo số {rng.randint(20, 400)}/BC-SKHĐT ngày {rng.randint(1, 28)}/8/{year})"
    if form == "pl1":
        lines = [
            line
            for entity, name in ENTITY_NAMES.items()
            for line in (Line(name.upper(), level=0), *indicator_lines(entity))
        ]
        title = f"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU PHÁT TRIỂN KTTT, HTX {place} NĂM {year} VÀ KẾ HOẠCH NĂM {year + 1}"
        return Table(form, ["PHỤ LỤC I", title, letter], columns, lines)
    if form == "pl2":
        lines = [
            line
            for entity, name in ENTITY_NAMES.items()
            for line in (Line(name, level=0), *sector_lines(entity))
        ]  # fmt: skip
        title = f"SỐ LƯỢNG HTX, LHHTX, THT PHÂN LOẠI THEO NGÀNH NGHỀ {place}"
        return Table(form, ["PHỤ LỤC II", title, letter], columns, lines, "Ngành nghề")
    lines = [line for policy in _POLICIES for line in policy_lines(policy)]
    title = f"TỔNG HỢP CÁC CHÍNH SÁCH HỖ TRỢ, ƯU ĐÃI HỢP TÁC XÃ {place}"
    return Table(form, ["PHỤ LỤC III", title, letter], columns, lines, "Nội dung", ("arabic", "dash", "plus"))
