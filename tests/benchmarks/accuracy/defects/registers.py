"""Lists of organisations: plain ones, and what provinces do to them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from tests.benchmarks.accuracy.country import MILLION
from tests.benchmarks.accuracy.draft import Draft, Stage, defect
from tests.benchmarks.accuracy.model import Area, Cell, Entry, Register, Sheet, Stored
from tests.benchmarks.accuracy.numerals import is_ambiguous, vietnamese

_HEADERS = {
    "order": "STT", "name": "Tên hợp tác xã", "registration_code": "Mã số thuế", "founded_on": "Ngày thành lập",
    "commune": "Địa chỉ", "person": "Người đại diện theo pháp luật", "phone": "Điện thoại",
    "sector_code": "Ngành nghề chính", "charter_capital": "Vốn điều lệ (triệu đồng)", "member_total": "Số thành viên",
    "worker_total": "Số lao động", "revenue": "Doanh thu (triệu đồng)", "status_code": "Tình trạng hoạt động",
    "rating_code": "Xếp loại",
}  # fmt: skip
_SECTORS = {"agriculture": "Nông nghiệp", "transport": "Vận tải", "construction": "Xây dựng", "credit": "Tín dụng"}
_STATUS = {"active": "Đang hoạt động", "inactive": "Tạm ngừng hoạt động", "awaiting_dissolution": "Chờ giải thể"}
_RATING = {"good": "Tốt", "fair": "Khá", "average": "Trung bình", "weak": "Yếu", "unrated": "Chưa xếp loại"}
_NAMES = (
    "Chè Suối Giàng", "Vận tải Hồng Hà", "Dịch vụ Tân Tiến", "Rau an toàn Bình Minh", "Xây dựng 19-5", "Quyết Thắng",
    "Nông sản sạch Phú Lộc", "Mật ong Đại Đồng", "Thủy sản Hòa Lợi", "Thanh niên Lập Nghiệp",
)  # fmt: skip


@dataclass
class Options:
    """How a list is printed."""

    codes_as_numbers: bool = False
    by_district: bool = False
    in_dong: bool = False
    as_text: bool = False
    with_last_year: bool = False
    left_out: set[str] = field(default_factory=set)


def _list(draft: Draft, rng: random.Random, options: Options) -> None:
    """Draw the list of cooperatives on a sheet of its own."""
    fields = [name for name in _HEADERS if name not in options.left_out]
    headers = [_HEADERS[name] for name in fields]
    if options.with_last_year:
        at, year = fields.index("revenue"), draft.country.year
        fields.insert(at, "revenue_before")
        headers[at : at + 1] = [f"Doanh thu {y} (triệu đồng)" for y in (year - 1, year)]
    if options.in_dong:
        headers = [header.replace("triệu đồng", "đồng") for header in headers]
    sheet = Sheet("Danh sách HTX", register=Register(name_column=1))
    title = f"DANH SÁCH HỢP TÁC XÃ ĐẾN 31/12/{draft.country.year}"
    sheet.rows = [[Cell(title)], [], [Cell(header) for header in headers]]
    assert sheet.register is not None
    for number, name in enumerate(rng.sample(_NAMES, len(_NAMES))):
        if options.by_district and number % 4 == 0:
            sheet.rows.append([Cell("I" * (number // 4 + 1)), Cell(f"Huyện số {number // 4 + 1}")])
        values = _organisation(name, draft.country.year, rng)
        shown = {"order": number + 1, **{key: _shown(key, value, options) for key, value in values.items()}}
        row = len(sheet.rows)
        sheet.register.entries[row] = {
            key: Entry(fields.index(key), value, options.as_text and is_ambiguous(str(shown[key])))
            for key, value in values.items()
            if key in fields and key not in ("commune", "person", "phone", "revenue_before")
        }
        sheet.rows.append([Cell(shown[key]) for key in fields])
    sheet.rows.append([Cell(), Cell("Tổng cộng")])
    sheet.areas = [Area(2, 0, 1, 2, len(sheet.rows) - 2, len(fields))]
    draft.sheets.append(sheet)


def _organisation(name: str, year: int, rng: random.Random) -> dict[str, object]:
    return {
        "name": f"HTX {name}",
        "registration_code": f"0{rng.randrange(10**8, 10**9)}",
        "founded_on": date(rng.randint(2000, year - 1), 1, 1) + timedelta(days=rng.randrange(365)),
        "commune": "Xã Tân Tiến",
        "person": "Nguyễn Văn A",
        "phone": "0912345678",
        "sector_code": rng.choice(list(_SECTORS)),
        "charter_capital": rng.randint(50, 9999) * MILLION,
        "member_total": Decimal(rng.randint(7, 900)),
        "worker_total": Decimal(rng.randint(5, 300)),
        "revenue_before": rng.randint(100, 99999) * MILLION,
        "revenue": rng.randint(100, 99999) * MILLION,
        "status_code": rng.choice(list(_STATUS)),
        "rating_code": rng.choice(list(_RATING)),
    }


def _shown(key: str, value: object, options: Options) -> Stored:
    """A field as it is printed."""
    words = {"sector_code": _SECTORS, "status_code": _STATUS, "rating_code": _RATING}.get(key)
    if words is not None:
        return words[str(value)]
    if key in ("charter_capital", "revenue", "revenue_before") and not options.in_dong:
        value = Decimal(str(value)) / MILLION
    if key == "registration_code" and options.codes_as_numbers:
        return int(str(value))
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y") if options.as_text else value
    if isinstance(value, Decimal):
        return vietnamese(value) if options.as_text else int(value)
    return str(value)


@defect(Stage.SHEETS, "sheets", "stored")
def list_of_organisations(draft: Draft, rng: random.Random) -> None:
    """A plain register beside the forms."""
    _list(draft, rng, Options())


@defect(Stage.SHEETS, "sheets", "stored")
def list_by_district(draft: Draft, rng: random.Random) -> None:
    """Names of districts on rows of their own, no ratings."""
    _list(draft, rng, Options(by_district=True, left_out={"rating_code", "phone"}))


@defect(Stage.SHEETS, "sheets", "stored")
def list_with_codes_as_numbers(draft: Draft, rng: random.Random) -> None:
    """The leading zero of tax codes is lost."""
    _list(draft, rng, Options(codes_as_numbers=True))


@defect(Stage.SHEETS, "sheets", "stored")
def list_in_dong(draft: Draft, rng: random.Random) -> None:
    """Money in đồng."""
    _list(draft, rng, Options(in_dong=True))


@defect(Stage.SHEETS, "sheets", "stored")
def list_as_text(draft: Draft, rng: random.Random) -> None:
    """Dates and numbers as text."""
    _list(draft, rng, Options(as_text=True))


@defect(Stage.SHEETS, "sheets", "stored")
def list_with_last_years_revenue(draft: Draft, rng: random.Random) -> None:
    """Revenue of two years side by side: only one of them is the list's."""
    _list(draft, rng, Options(with_last_year=True))
