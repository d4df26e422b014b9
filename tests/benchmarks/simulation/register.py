"""The cooperatives of a province, year after year: the same names and codes, with founding and closing.

Belongs here: rows as a province prints them, in as many sectors and as many active as its forms say. Not here: files
(`writing`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from orchestration.landing.codes import load_codes
from tests.benchmarks.accuracy.country import SECTORS, Return
from tests.benchmarks.accuracy.forms import SECTOR_NAMES
from tests.benchmarks.accuracy.model import Key, Moment, Stored
from tests.benchmarks.simulation.country import Merged

HEADERS = (
    "STT", "Tên hợp tác xã", "Mã số thuế", "Ngày thành lập", "Địa chỉ", "Người đại diện theo pháp luật", "Điện thoại",
    "Ngành nghề chính", "Vốn điều lệ (triệu đồng)", "Số thành viên", "Số lao động", "Doanh thu (triệu đồng)",
    "Tình trạng hoạt động", "Xếp loại",
)  # fmt: skip
_ACTIVE = "Đang hoạt động"
_NOT_ACTIVE = ("Tạm ngừng hoạt động", "Chờ giải thể")
_RATING = ("Tốt", "Khá", "Trung bình", "Yếu", "Chưa xếp loại")
_FIRST = ("Tân", "Phú", "Hòa", "An", "Đại", "Bình", "Vĩnh", "Long", "Thạnh", "Yên", "Đông", "Quyết", "Thành", "Hồng")
_LAST = ("Tiến", "Lộc", "Lợi", "Minh", "Đồng", "Phát", "Hưng", "Thắng", "Sơn", "Hải", "Giang", "Châu", "Thịnh", "An")
_KINDS = {
    "agriculture": ("Nông nghiệp", "Dịch vụ nông nghiệp", "Chăn nuôi", "Thủy sản", "Rau sạch"),
    "industry": ("Tiểu thủ công nghiệp", "Cơ khí"),
    "construction": ("Xây dựng",),
    "trade_services": ("Thương mại", "Dịch vụ chợ"),
    "transport": ("Vận tải",),
    "credit": ("Tín dụng",),
    "environment": ("Môi trường",),
    "other": ("Y tế", "Du lịch cộng đồng"),
}
_IN_A_SECTOR = 10**7  # codes: two digits of the province, one of the sector, seven of the cooperative


def rows(country: Return) -> Iterator[tuple[Stored, ...]]:
    """Every cooperative of the province at the end of the year, sector by sector, in the order of `HEADERS`.

    Those of a merged province are those of its old ones, one after the other.
    """
    if isinstance(country, Merged):
        merged = (row for part in country.parts for row in rows(part))
        yield from ((order, *row[1:]) for order, row in enumerate(merged, start=1))
        return
    now = Moment(str(country.year), "estimate")
    counts = [int(country.value(Key("cooperative", "org_total", sector), now)) for sector in SECTORS]
    active = int(country.value(Key("cooperative", "org_active"), now))
    # What a cooperative is never changes; what it reports does.
    year = random.Random(f"{country.seed}/{country.year}")
    idle = set(year.sample(range(1, sum(counts) + 1), sum(counts) - active))
    order = 0
    for index, (sector, count) in enumerate(zip(SECTORS, counts, strict=True)):
        fixed = random.Random(f"{country.seed}/{sector}").random
        first_code = (_number(country.folder) * 10 + index) * _IN_A_SECTOR
        for number in range(1, count + 1):
            order += 1
            # As many draws a cooperative, whatever becomes of them: those of a later year begin with those of before.
            draw = [fixed() for _ in range(9)]
            status = _pick(_NOT_ACTIVE, draw[7]) if order in idle else _ACTIVE
            yield _row(order, sector, number, f"{first_code + number}", draw, status, year.random())


def _row(
    order: int, sector: str, number: int, code: str, draw: list[float], status: str, now: float
) -> tuple[Stored, ...]:
    return (
        order,
        f"HTX {_pick(_KINDS[sector], draw[0])} {_pick(_FIRST, draw[1])} {_pick(_LAST, draw[2])} {number}",
        code,
        f"{1 + int(draw[3] * 28):02d}/{1 + int(draw[4] * 12):02d}/{2003 + int(draw[5] * 15)}",
        f"Xã {_pick(_FIRST, draw[7])} {_pick(_LAST, draw[8])}",
        "Nguyễn Văn A",
        f"09{number % 10**8:08d}",
        SECTOR_NAMES[sector],
        50 + int(draw[6] * 5_000),
        7 + int(draw[4] ** 3 * 200),
        4 + int(draw[3] ** 3 * 55),
        round((200 + 9_000 * draw[6] ** 3) * (0.9 + 0.2 * now), 1),
        status,
        _pick(_RATING, (draw[8] + now) / 2),
    )


@cache
def _number(folder: str) -> int:
    """A province's own two digits, the same on both maps."""
    return 10 + sorted({province.folder for province in load_codes().provinces}).index(folder)


def _pick(words: tuple[str, ...], where: float) -> str:
    return words[min(int(where * len(words)), len(words) - 1)]
