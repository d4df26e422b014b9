"""The cooperatives of a province, year after year: the same names and codes, with founding and closing.

Belongs here: rows as a province prints them. Not here: files (`writing`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from tests.benchmarks.accuracy.country import Return
from tests.benchmarks.accuracy.model import Key, Moment, Stored

HEADERS = (
    "STT", "Tên hợp tác xã", "Mã số thuế", "Ngày thành lập", "Địa chỉ", "Người đại diện theo pháp luật", "Điện thoại",
    "Ngành nghề chính", "Vốn điều lệ (triệu đồng)", "Số thành viên", "Số lao động", "Doanh thu (triệu đồng)",
    "Tình trạng hoạt động", "Xếp loại",
)  # fmt: skip
_SECTORS = ("Nông nghiệp", "Công nghiệp - tiểu thủ công nghiệp", "Xây dựng", "Thương mại - dịch vụ", "Vận tải")
_STATUS = ("Đang hoạt động", "Tạm ngừng hoạt động", "Chờ giải thể")
_RATING = ("Tốt", "Khá", "Trung bình", "Yếu", "Chưa xếp loại")
_FIRST = ("Tân", "Phú", "Hòa", "An", "Đại", "Bình", "Vĩnh", "Long", "Thạnh", "Yên", "Đông", "Quyết", "Thành", "Hồng")
_LAST = ("Tiến", "Lộc", "Lợi", "Minh", "Đồng", "Phát", "Hưng", "Thắng", "Sơn", "Hải", "Giang", "Châu", "Thịnh", "An")
_KIND = ("Nông nghiệp", "Dịch vụ nông nghiệp", "Vận tải", "Xây dựng", "Thương mại", "Chăn nuôi", "Thủy sản", "Rau sạch")


def rows(country: Return) -> Iterator[tuple[Stored, ...]]:
    """Every cooperative of the province at the end of the year, in the order of `HEADERS`."""
    count = int(country.value(Key("cooperative", "org_total"), Moment(str(country.year), "estimate")))
    fixed = random.Random(f"{country.seed}/register")
    for number in range(1, count + 1):
        # What a cooperative is never changes; what it reports does. One stream, as many draws a row: the first
        # rows of a later year are the rows of the year before.
        draw = [fixed.random() for _ in range(9)]
        year = random.Random(f"{country.seed}/{number}/{country.year}").random()
        yield _row(number, country.year, draw, year)


def _row(number: int, year: int, draw: list[float], now: float) -> tuple[Stored, ...]:
    name = f"HTX {_pick(_KIND, draw[0])} {_pick(_FIRST, draw[1])} {_pick(_LAST, draw[2])} {number}"
    revenue = round((200 + 9_000 * draw[6] ** 3) * (0.9 + 0.2 * now), 1)
    return (
        number,
        name,
        f"{number % 90 + 10:02d}{number:08d}",
        f"{1 + int(draw[3] * 28):02d}/{1 + int(draw[4] * 12):02d}/{2003 + int(draw[5] * 15)}",
        f"Xã {_pick(_FIRST, draw[7])} {_pick(_LAST, draw[8])}",
        "Nguyễn Văn A",
        f"09{number % 10**8:08d}",
        _pick(_SECTORS, draw[0] ** 2),
        50 + int(draw[6] * 5_000),
        7 + int(draw[4] ** 3 * 200),
        4 + int(draw[3] ** 3 * 55),
        revenue,
        _pick(_STATUS, now**4),
        _pick(_RATING, (draw[8] + now) / 2 if year > 2019 else draw[8]),
    )


def _pick(words: tuple[str, ...], where: float) -> str:
    return words[min(int(where * len(words)), len(words) - 1)]
