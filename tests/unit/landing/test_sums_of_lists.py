"""The sum of a list of those that got support is read, however its columns and its last row are called."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read

SUPPORTED = "DANH SÁCH HTX ĐƯỢC HỖ TRỢ KẾT CẤU HẠ TẦNG NĂM 2023"


@pytest.mark.parametrize("place", ["Địa chỉ", "Huyện", "Nội dung hỗ trợ"])
@pytest.mark.parametrize("money", ["Kinh phí hỗ trợ (triệu đồng)", "Số tiền (triệu đồng)"])
def test_names_and_places_beside_what_each_was_given_are_no_register_that_would_drop_the_sum(
    place: str, money: str, read: Read, draw: Draw
) -> None:
    rows = ["1 | HTX An Phú | Xã An Phú | =600", "2 | HTX Bình Minh | Xã Bình Minh | =500", "| Tổng cộng | | =1100"]

    reading = read(draw("\n".join([SUPPORTED, f"STT | Tên HTX | {place} | {money}", *rows])))

    assert [(f.cell, f.policy_code, f.value) for f in reading.figures] == [("D5", "infrastructure", 1_100_000_000)]
    assert not reading.register_rows


@pytest.mark.parametrize("last", ["Tổng cộng 3 quỹ", "Tổng số 03 QTDND", "Cộng: 3", "Tổng cộng: 3 quỹ"])
def test_a_sum_that_says_how_many_it_sums_up_is_one(last: str, read: Read, draw: Draw) -> None:
    title = "DANH SÁCH QUỸ TÍN DỤNG NHÂN DÂN TRÊN ĐỊA BÀN TỈNH ĐẾN 31/12/2023"
    header = "STT | Tên quỹ | Địa chỉ | Số thành viên | Vốn điều lệ (tỷ đồng)"
    rows = ["1 | QTDND Hà An | P. Hà An | =1520 | =6", "2 | QTDND Phong Cốc | P. Phong Cốc | =1105 | =5"]

    reading = read(draw("\n".join([title, header, *rows, f"| {last} | | =2625 | =11"])))

    assert [(figure.cell, figure.indicator_code) for figure in reading.figures] == [
        ("D5", "member_total"),
        ("E5", "charter_capital_total"),
    ]


@pytest.mark.parametrize("name", ["Tên hội chợ, hội nghị kết nối", "Hội chợ, triển lãm", "Tên phiên chợ"])
def test_fairs_are_listed_as_classes_are(name: str, read: Read, draw: Draw) -> None:
    title = "KẾT QUẢ HỖ TRỢ HTX THAM GIA HỘI CHỢ, XÚC TIẾN THƯƠNG MẠI NĂM 2023"
    header = f"TT | {name} | Thời gian | Địa điểm | Số HTX tham gia | Kinh phí hỗ trợ (đồng)"
    rows = [
        "1 | Hội chợ OCOP | 12-17/4/2023 | TP. HCM | =6 | =96500000",
        "2 | Kết nối | 9/2023 | Hà Nội | =5 | =75000000",
    ]

    reading = read(draw("\n".join([title, header, *rows, "| Cộng | | | =11 | =171500000"])))

    assert [(f.cell, f.policy_code, f.period_code) for f in reading.figures] == [
        ("E5", "trade_promotion", "2023"),
        ("F5", "trade_promotion", "2023"),
    ]


@pytest.mark.parametrize(
    ("header", "indicators"),
    [
        ("Diện tích đất được thuê (m2)", ["support_area"]),
        ("Diện tích được giao (m2)", ["support_area"]),
        ("Diện tích giao (m2) | Diện tích thuê (m2)", []),
    ],
)
def test_land_that_was_given_is_no_plan_and_rent_is_no_tax(
    header: str, indicators: list[str], read: Read, draw: Draw
) -> None:
    rows = ["1 | HTX An Phú | Xã An Phú | =500 | =70", "2 | HTX Bình Minh | Xã Bình Minh | =400 | =80"]
    drawing = ["DANH SÁCH HTX ĐƯỢC GIAO ĐẤT, THUÊ ĐẤT NĂM 2023", f"TT | Tên HTX | Địa chỉ | {header}", *rows]
    width = 4 + header.count("|")
    cut = [" | ".join(line.split(" | ")[:width]) for line in [*drawing, "| Cộng | | =900 | =150"]]

    reading = read(draw("\n".join(cut)))

    found = [(figure.indicator_code, figure.policy_code, figure.scenario) for figure in reading.figures]
    assert found == [(indicator, "land", "actual") for indicator in indicators]
    assert indicators or "figures.finer_than_codes" in {noticed.rule_id for noticed in reading.noticed}


@pytest.mark.parametrize("header", ["Tên đơn vị", "Đơn vị"])
def test_units_that_are_names_of_cooperatives_are_listed_and_measure_nothing(
    header: str, read: Read, draw: Draw
) -> None:
    title = "DANH SÁCH HTX, THT ĐƯỢC HỖ TRỢ XÚC TIẾN THƯƠNG MẠI NĂM 2023"
    rows = ["1 | HTX An Phú | Tem | =100 | tem | =5000000", "2 | HTX Bình Minh | Bao bì | =2000 | cái | =8000000"]
    columns = f"TT | {header} | Nội dung hỗ trợ | Số lượng | ĐVT | Thành tiền (đồng)"

    reading = read(draw("\n".join([title, columns, *rows, "| Tổng cộng | | | | =13000000"])))

    assert [(f.cell, f.policy_code, f.indicator_code) for f in reading.figures] == [
        ("F5", "trade_promotion", "support_budget")
    ]


def test_units_that_begin_with_cooperatives_stay_units(read: Read, draw: Draw) -> None:
    rows = ["Đang hoạt động | HTX đang hoạt động | =12", "Giải thể | HTX giải thể | =3"]

    reading = read(draw("\n".join(["SỐ LIỆU HTX NĂM 2023", "Chỉ tiêu | Đơn vị | Năm 2023", *rows])))

    assert [(figure.cell, figure.indicator_code) for figure in reading.figures] == [
        ("C3", "org_active"),
        ("C4", "org_dissolved"),
    ]
