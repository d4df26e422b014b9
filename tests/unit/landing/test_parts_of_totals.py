"""Rows and columns whose words are those of a part of an average, beside the total of that average."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, by_cell, table


def test_what_members_bring_of_a_total_is_no_average(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw(
            table(
                "1 | Tổng doanh thu | tỷ đồng | =400 | =440",
                "- | Trong đó: Doanh thu của HTX đối với thành viên | tỷ đồng | =240 | =264",
            )
        )
    )

    assert {figure.indicator_code for figure in reading.figures} == {"revenue_total"}
    assert ("figures.unrecognised_label", "B5") in rules(reading)


@pytest.mark.parametrize(
    ("above", "unit"),
    [("Doanh thu bình quân của HTX", "triệu đồng"), ("Tổng doanh thu", "triệu đồng/HTX")],
)
def test_what_members_bring_of_an_average_is_one(read: Read, draw: Draw, above: str, unit: str) -> None:
    reading = read(
        draw(
            table(
                f"1 | {above} | {unit} | =2000 | =2200",
                f"- | Trong đó: Doanh thu của HTX đối với thành viên | {unit} | =1200 | =1300",
            )
        )
    )

    assert by_cell(reading)["E5"].indicator_code == "revenue_member_avg"


def test_a_column_of_what_members_bring_beside_a_total_is_no_average(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw(
            """KẾT QUẢ HOẠT ĐỘNG CỦA HTX NĂM 2023 (ĐVT: tỷ đồng)
Lĩnh vực | Tổng doanh thu | Doanh thu đối với thành viên
Nông nghiệp | =300 | =200
Vận tải | =140 | =64
Tổng số | =440 | =264
"""
        )
    )

    assert {figure.indicator_code for figure in reading.figures} == {"revenue_total"}
    assert ("figures.unrecognised_column", "C2") in rules(reading)
