"""What a workbook says of itself, against the folder it lies in."""

from __future__ import annotations

import pytest

from orchestration.landing.codes import Codes
from orchestration.landing.review.evidence import declared_provinces, other_period, other_province
from tests.unit.landing.conftest import Draw, Read, Rules


def names_other(codes: Codes, line: str, folder: str, version: str = "63") -> bool:
    return other_province([line], codes.province(folder, version), codes, f"2023/{folder}") is not None


@pytest.mark.parametrize(
    "line",
    [
        "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN",
        "UBND tỉnh Nghệ An",
        "UBND TỈNH NGHỆ AN",
        "Sở Kế hoạch và Đầu tư tỉnh Nghệ An",
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI",
        "UBND TP. Hà Nội",
    ],
)
def test_a_letterhead_of_another_province_is_a_finding(codes: Codes, line: str) -> None:
    assert names_other(codes, line, "ha-tinh")


@pytest.mark.parametrize(
    "line",
    [
        "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH",
        "UBND tỉnh Hà Tĩnh",
        "UBND TINH HA TINH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Danh sách HTX Nghệ An tham quan",
        "",
    ],
)
def test_its_own_letterhead_or_none_is_no_finding(codes: Codes, line: str) -> None:
    assert not names_other(codes, line, "ha-tinh")


def test_both_names_of_hue_are_the_same_province(codes: Codes) -> None:
    folder = next(p.folder for p in codes.provinces if p.geo_version == "63" and p.code == "46")

    assert not names_other(codes, "UBND tỉnh Thừa Thiên Huế", folder)
    assert not names_other(codes, "UBND thành phố Huế", folder)


def test_every_province_knows_itself_and_no_other(codes: Codes) -> None:
    for province in codes.provinces:
        declared = declared_provinces([f"ỦY BAN NHÂN DÂN TỈNH {province.name.upper()}"], codes)

        assert other_province([f"UBND tỉnh {province.name}"], province, codes, "") is None
        assert len(declared) == 1, province


def test_a_letter_that_names_its_own_province_may_name_others_too(codes: Codes) -> None:
    lines = ["UBND tỉnh Hà Tĩnh", "giáp tỉnh Nghệ An"]

    assert other_province(lines, codes.province("ha-tinh", "63"), codes, "2023/ha-tinh") is None


def test_a_province_in_the_folder_of_the_alliance_is_a_finding(codes: Codes) -> None:
    assert other_province(["UBND tỉnh Nghệ An"], None, codes, "2022/lien-minh-htx-viet-nam") is not None
    assert other_province(["LIÊN MINH HỢP TÁC XÃ VIỆT NAM"], None, codes, "2022/lien-minh-htx-viet-nam") is None


@pytest.mark.parametrize(
    ("periods", "folder"),
    [({"2019", "2020"}, "2023"), ({"2022"}, "2023-H1"), ({"2024"}, "2023")],
)
def test_columns_that_all_speak_of_other_years_are_a_finding(periods: set[str], folder: str) -> None:
    assert other_period({(period, "actual") for period in periods}, folder) is not None


@pytest.mark.parametrize(
    ("periods", "folder"),
    [
        ({"2022", "2023", "2024"}, "2023"),
        ({"2023-H1"}, "2023"),
        ({"2023"}, "2023-H1"),
        ({"2021-2023"}, "2023"),
        ({"2022"}, "2021-2023"),
        (set(), "2023"),
    ],
)
def test_one_column_of_the_year_of_the_folder_is_enough(periods: set[str], folder: str) -> None:
    assert other_period({(period, "actual") for period in periods}, folder) is None


@pytest.mark.parametrize(("period", "is_told"), [("2024", False), ("2024-2028", False), ("2025", True)])
def test_the_plan_of_the_year_after_is_made_in_the_year_of_the_folder(period: str, is_told: bool) -> None:
    assert (other_period({(period, "plan")}, "2023") is not None) is is_told


def test_a_workbook_of_another_province_and_year_says_both(read: Read, draw: Draw, rules: Rules) -> None:
    drawing = """
UBND TỈNH NGHỆ AN
STT | Chỉ tiêu   | ĐVT | TH 2018 | TH 2019
I   | Hợp tác xã |     |         |
1   | Tổng số    | HTX | =10     | =11
"""

    assert {rule for rule, _ in rules(read(draw(drawing)))} == {
        "submissions.other_province",
        "submissions.other_period",
    }


def test_a_sheet_of_another_province_is_told_though_others_name_the_own_one(read: Read, draw: Draw) -> None:
    own = draw("UBND TỈNH HÀ TĨNH\nNĂM 2023\nChỉ tiêu | ĐVT | TH 2023\nTổng số HTX | HTX | =10", name="PL I")
    other = "HTX TỈNH NGHỆ AN NĂM 2023\nChỉ tiêu | ĐVT | TH 2023\nSố HTX giải thể | HTX | =3"

    found = [(n.rule_id, n.sheet) for n in read(own, draw(other, name="PL 2")).noticed]

    assert ("figures.table_of_other_province", "PL 2") in found
    assert "submissions.other_province" not in {rule for rule, _ in found}


def test_where_cooperatives_went_says_not_whose_a_sheet_without_a_table_is(read: Read, draw: Draw) -> None:
    rows = ["1 | Học tập | Hà Nội | 6 | 5", "2 | Giao lưu | TP. Hồ Chí Minh | 18 | 3"]

    reading = read(draw("\n".join(["THAM QUAN CỦA HTX NĂM 2023", "Mã | Chuyến đi | Nơi đến | Số người | Ngày", *rows])))

    assert "submissions.other_province" not in {noticed.rule_id for noticed in reading.noticed}


def test_the_national_alliance_may_name_a_province_below_its_own_name(codes: Codes) -> None:
    line = "Tỉnh Hà Tĩnh"

    assert other_province([line], None, codes, "2023/lien-minh") is not None
    assert other_province(["LIÊN MINH HTX VIỆT NAM", line], None, codes, "2023/lien-minh") is None
