"""A header that begins `Trong đó` is of a part of what the column left of it counts."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules

HEAD = "TÌNH HÌNH HTX NĂM 2023\nHuyện | Tổng số HTX |"


def counted(read: Read, draw: Draw, header: str) -> list[tuple[str, str]]:
    """Indicator and sector of each figure of the whole province below a header, the first column left out."""
    columns = header.count("|") + 1
    rows = [
        f"{place} | =12 |{' | '.join(f'={n}' for n in range(900, 900 - columns, -1))}" for place in ("Toàn tỉnh", "A")
    ]
    reading = read(draw("\n".join([HEAD + header, *rows])))
    return [(f.indicator_code, f.sector_code) for f in reading.figures if f.column_index > 1]


@pytest.mark.parametrize("header", ["Trong đó: nữ", "Trong đó nữ", "tr.đó: nữ"])
def test_women_right_of_members_or_workers_are_some_of_them(read: Read, draw: Draw, header: str) -> None:
    told = counted(read, draw, f"Số thành viên | {header} | Số lao động | {header}")

    assert told == [(code, "total") for code in ("member_total", "member_female", "worker_total", "worker_female")]


def test_women_and_minorities_need_no_word_that_they_are_a_part(read: Read, draw: Draw) -> None:
    told = counted(read, draw, "Số thành viên | Nữ | Dân tộc thiểu số | Cá nhân | Nữ")

    assert told == [(code, "total") for code in ("member_total", "member_female", "member_ethnic")]


def test_a_sector_right_of_members_counts_members(read: Read, draw: Draw) -> None:
    told = counted(read, draw, "Số thành viên | Trong đó: HTX nông nghiệp")

    assert told == [("member_total", "total"), ("member_total", "agriculture")]


def test_what_says_itself_what_it_counts_is_no_part_of_the_number_left_of_it(read: Read, draw: Draw) -> None:
    told = counted(read, draw, "Số thành viên | Trong đó: HTX thành lập mới")

    assert told == [("member_total", "total"), ("org_new", "total")]


def test_a_part_of_nothing_known_is_told(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw(HEAD + "Cán bộ quản lý | Trong đó: nữ\nToàn tỉnh | =12 | =90 | =80\nA | =12 | =90 | =80"))

    assert [f.indicator_code for f in reading.figures] == ["org_total", "manager_total"]
    assert ("figures.unrecognised_column", "D2") in rules(reading)


def test_two_sectors_in_a_header_and_its_part_are_told(read: Read, draw: Draw) -> None:
    told = counted(read, draw, "Số thành viên HTX nông nghiệp | Trong đó: HTX vận tải")

    assert told == [("member_total", "agriculture")]


@pytest.mark.parametrize("band", ["Phân theo", "Chia theo", "Chia ra"])
def test_a_band_that_only_divides_leaves_the_columns_below_it_what_they_are(read: Read, draw: Draw, band: str) -> None:
    header = f"Chỉ tiêu | Tổng số | {band} |\n | | Nông nghiệp | Phi nông nghiệp"
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\n{header}\nSố HTX | =90 | =70 | =20\nThành viên HTX | =9 | =7 | =2"))

    assert {f.cell: f.sector_code for f in reading.figures} == {
        "B4": "total", "C4": "agriculture", "D4": "non_agriculture",
        "B5": "total", "C5": "agriculture", "D5": "non_agriculture",
    }  # fmt: skip
