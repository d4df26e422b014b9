"""Lists of enterprises, people, products: none of them is a list of cooperatives, and the province is told."""

from __future__ import annotations

import pytest

from orchestration.landing.landed import Reading
from tests.unit.landing.conftest import Draw, Read, Rules

HEADER = "STT | Tên đơn vị | Mã số thuế | Địa chỉ | Vốn điều lệ (triệu đồng) | Tình trạng"


@pytest.fixture
def listed(read: Read, draw: Draw):
    """What is read of a list drawn as text."""

    def reading(*lines: str) -> Reading:
        return read(draw("\n".join(lines)))

    return reading


def test_enterprises_among_cooperatives_are_left_out_and_told(listed, rules: Rules) -> None:
    reading = listed(
        "DANH SÁCH HỢP TÁC XÃ NĂM 2023",
        HEADER,
        "1 | HTX Chè Long Cốc      | 2600111225 | xã Long Cốc  | =700   | Đang hoạt động",
        "2 | Công ty CP chè Phú Bền | 2600111223 | TT Thanh Ba  | =12000 | Đang hoạt động",
        "3 | Tân Tiến              | 2600111226 | xã Tân Tiến  | =500   | Đang hoạt động",
    )

    assert [row.name for row in reading.register_rows] == ["HTX Chè Long Cốc", "Tân Tiến"]
    assert ("register_rows.others_listed", "B4") in rules(reading)


def test_of_a_list_of_enterprises_only_those_are_read_that_say_they_are_cooperatives(listed, rules: Rules) -> None:
    reading = listed(
        "DANH SÁCH DOANH NGHIỆP NHỎ VÀ VỪA, HỢP TÁC XÃ",
        HEADER,
        "1 | Hùng Vương        | 2600111222 | P. Gia Cẩm  | =5000 | Đang hoạt động",
        "2 | HTX Mì gạo Hùng Lô | 2600111226 | xã Hùng Lô  | =1100 | Đang hoạt động",
    )

    assert [row.name for row in reading.register_rows] == ["HTX Mì gạo Hùng Lô"]
    assert ("register_rows.others_listed", "B3") in rules(reading)


def test_a_column_of_kinds_tells_cooperatives_from_enterprises(listed) -> None:
    reading = listed(
        "DANH SÁCH CƠ SỞ NĂM 2023",
        "STT | Tên cơ sở | Loại hình | Mã số thuế | Địa chỉ | Số lao động",
        "1 | Đắk Mil   | Doanh nghiệp | 6400111001 | TT Đắk Mil   | =55",
        "2 | Thuận An  | HTX          | 6400111002 | xã Thuận An  | =18",
        "3 | Đắk Song  | Hộ kinh doanh | 6400111003 | xã Quảng Khê | =9",
    )

    assert [(row.name, row.entity_type) for row in reading.register_rows] == [("Thuận An", "cooperative")]


@pytest.mark.parametrize(
    "lines",
    [
        ["DANH SÁCH THÀNH VIÊN HTX RAU AN TOÀN", "TT | Tên thành viên | Nơi ở | Vốn góp | Ngày vào"],
        ["DANH SÁCH SẢN PHẨM OCOP NĂM 2023", "TT | Tên sản phẩm | Chủ thể | Hạng sao | Quyết định"],
        ["DANH SÁCH CÁN BỘ THAM GIA TẬP HUẤN", "TT | Họ tên | Chức vụ | Đơn vị | Nơi ở"],
    ],
    ids=["members", "products", "people in training"],
)
def test_a_list_of_others_is_told_to_be_none_of_cooperatives(lines: list[str], listed, rules: Rules) -> None:
    reading = listed(*lines, "1 | Bùi Văn An | xóm Ải | Giám đốc | 2019", "2 | Đinh Bình | xóm Lũy | Kế toán | 2020")

    assert reading.register_rows == []
    assert ("register_rows.not_a_register", "A1") in rules(reading)


def test_marks_of_notes_behind_headers_make_no_list_of_cooperatives_of_people(read: Read, draw: Draw) -> None:
    header = "TT | Họ và tên* | Trình độ* | HTX | Huyện"
    reading = read(draw(f"DANH SÁCH LAO ĐỘNG TRẺ\n{header}\n1 | Lê An | Đại học | HTX Kênh 7B | Tân Hiệp"))

    assert not reading.register_rows


@pytest.mark.parametrize("header", ["Diện tích (m2)", "Dện tích (m2)", "Diện tch (m2)"])
def test_a_list_of_those_given_something_becomes_none_of_cooperatives_where_one_header_is_misspelt(
    header: str, read: Read, draw: Draw
) -> None:
    rows = "1 | HTX Nam Yang | Đak Đoa | Thuê đất | =5200 | =50\n2 | HTX Lam Anh | Đak Đoa | Giao đất | =1250 | =30"
    headers = f"STT | Tên HTX | Địa chỉ | Hình thức | {header} | Thời hạn (năm)"

    reading = read(
        draw(f"DANH SÁCH HTX ĐƯỢC GIAO ĐẤT, CHO THUÊ ĐẤT NĂM 2023\n{headers}\n{rows}\n | Tổng cộng | | | =6450")
    )

    assert reading.register_rows == []
    assert reading.noticed
