"""What sums up all since a year is of those years, and hides none of them."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read


def test_what_is_cumulated_begins_where_the_title_does(read: Read, draw: Draw) -> None:
    header = "TT | Chính sách | ĐVT | Lũy kế đến hết 2022 | Năm 2023 | Lũy kế đến hết 2023"
    title = "KẾT QUẢ HỖ TRỢ HTX LŨY KẾ TỪ NĂM 2021 ĐẾN HẾT NĂM 2023"

    reading = read(draw(f"{title}\n{header}\n1 | Kinh phí hỗ trợ hạ tầng | triệu đồng | =90 | =30 | =120"))

    assert [(f.cell, f.period_code, f.scenario) for f in reading.figures] == [
        ("D3", "2021-2022", "actual"),
        ("E3", "2023", "actual"),
        ("F3", "2021-2023", "actual"),
    ]


@pytest.mark.parametrize(
    "until", ["Lũy kế đến hết 2023", "Lũy kế thực hiện đến hết năm 2023", "Lũy kế giải ngân đến 31/12/2023"]
)
def test_what_is_cumulated_since_nobody_says_when_is_told_beside_the_year(until: str, read: Read, draw: Draw) -> None:
    header = f"TT | Chính sách | ĐVT | Năm 2023 | {until}"

    reading = read(
        draw(f"KẾT QUẢ HỖ TRỢ HTX NĂM 2023\n{header}\n1 | Kinh phí hỗ trợ hạ tầng | triệu đồng | =30 | =120")
    )

    assert [(f.cell, f.period_code) for f in reading.figures] == [("D3", "2023")]
    assert [(n.rule_id, n.cell) for n in reading.noticed] == [("figures.since_nobody_knows_when", "E3")]
