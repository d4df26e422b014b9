"""One table, numbered as offices number: what stands inside what is told by how the numbers go on."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read

# Depth, label, unit, number, and what it counts; a heading has none of the last three.
_ROWS = (
    (0, "Hợp tác xã", "", "", ""),
    (1, "Tổng số HTX", "HTX", "1025", "cooperative org_total total"),
    (2, "Đang hoạt động", "HTX", "980", "cooperative org_active total"),
    (2, "Thành lập mới", "HTX", "38", "cooperative org_new total"),
    (1, "Phân theo lĩnh vực", "", "", ""),
    (2, "Nông nghiệp", "HTX", "760", "cooperative org_total agriculture"),
    (2, "Vận tải", "HTX", "167", "cooperative org_total transport"),
    (1, "Tổng số thành viên", "người", "90100", "cooperative member_total total"),
    (2, "Nữ", "người", "40000", "cooperative member_female total"),
    (1, "Tổng số lao động", "người", "15200", "cooperative worker_total total"),
    (2, "Lao động thường xuyên", "người", "12000", "cooperative worker_regular total"),
    (0, "Tổ hợp tác", "", "", ""),
    (1, "Tổng số THT", "THT", "2450", "group org_total total"),
    (2, "Thành lập mới", "THT", "35", "group org_new total"),
    (1, "Số thành viên", "người", "30100", "group member_total total"),
)
_ROMAN, _CAPITALS, _LETTERS = ("", "I", "II", "III", "IV", "V"), " ABCDE", " abcde"
_NUMBERS = {
    "I": lambda at: _ROMAN[at[-1]],
    "Phần I": lambda at: f"Phần {_ROMAN[at[-1]]}",
    "A": lambda at: _CAPITALS[at[-1]],
    "1": lambda at: str(at[-1]),
    "1.1": lambda at: f"{at[-2]}.{at[-1]}",
    "I.1": lambda at: ".".join((_ROMAN[at[0]], *map(str, at[1:]))),
    "A.1": lambda at: ".".join((_CAPITALS[at[0]], *map(str, at[1:]))),
    "a": lambda at: _LETTERS[at[-1]],
}


def _numbered(styles: tuple[str, str, str]) -> list[str]:
    """The number of each row: `1.` is the style `1` with a full stop, `-` stands as it is."""
    counts, numbers = [0, 0, 0], []
    for depth, *_ in _ROWS:
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (2 - depth)
        style = styles[depth]
        kind = style.strip("().:/-")
        number = _NUMBERS[kind](counts[: depth + 1]) if kind in _NUMBERS else ""
        numbers.append(style.replace(kind, number, 1) if number else style)
    return numbers


@pytest.mark.parametrize("beside", [True, False], ids=["in their own column", "before the labels"])
@pytest.mark.parametrize(
    "styles",
    [
        ("I", "1", "1.1"), ("I.", "1.", "a)"), ("A", "1", "-"), ("A.", "I.", "1."), ("I", "a)", "-"),
        ("I", "a)", "1.1"), ("I.", "-", "+"), ("I.", "+", "-"), ("I.", "-", "a)"), ("I.", "", "a)"),
        ("I.", "+", ""), ("1.", "a)", "+"), ("A", "", "1.1"), ("I", "1", "+"), ("I", "a", "-"),
        ("Phần I.", "1.", "-"), ("Phần I", "1", "a)"), ("I/-", "1/-", "a/"), ("I.", "(1)", "(a)"), ("A-", "1).", "a)."),
        ("I", "I.1", "-"), ("I.", "I.1.", "I.1.1."), ("A", "A.1", "a"), ("I:", "1:", "1.1:"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_table_is_read_alike_however_its_rows_are_numbered(
    styles: tuple[str, str, str], beside: bool, read: Read, draw: Draw
) -> None:
    lines = ["TÌNH HÌNH KINH TẾ TẬP THỂ NĂM 2023", f"{'TT | ' if beside else ''}Chỉ tiêu | ĐVT | Năm 2023"]
    for number, (_, label, unit, value, _) in zip(_numbered(styles), _ROWS, strict=True):
        sign = " | " if beside and not set(number) <= {"-", "+"} else " "
        shown = f"{number}{sign}{label}" if sign == " | " or not beside else f" | {number} {label}"
        lines.append(f"{shown} | {unit} | {'=' if value else ''}{value}")

    figures = {
        str(f.value): f"{f.entity_type} {f.indicator_code} {f.sector_code}"
        for f in read(draw("\n".join(lines))).figures
    }

    assert figures == {value: told for *_, value, told in _ROWS if value}


def test_numbers_of_things_before_labels_are_no_numbers_of_rows(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX NĂM 2023
Chỉ tiêu | ĐVT | Năm 2023
Số HTX có sản phẩm OCOP | HTX | =53
3 sao | sản phẩm | =40
4 sao | sản phẩm | =12
5 sao | sản phẩm | =1
""")
    )

    assert [row.text for row in reading.unrecognised] == ["3 sao", "4 sao", "5 sao"]


def test_rows_that_stand_again_below_each_part_hold_none_of_the_parts(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
BÁO CÁO KTTT NĂM 2023
Chỉ tiêu | ĐVT | TH 2023
Tổng số HTX | HTX | =1030
+ Thành lập mới | HTX | =30
- HTX nông nghiệp | HTX | =760
+ Thành lập mới | HTX | =20
- HTX vận tải | HTX | =100
+ Thành lập mới | HTX | =10
""")
    )

    assert [(f.indicator_code, f.sector_code) for f in reading.figures] == [
        ("org_total", "total"),
        ("org_new", "total"),
        ("org_total", "agriculture"),
        ("org_new", "agriculture"),
        ("org_total", "transport"),
        ("org_new", "transport"),
    ]


@pytest.mark.parametrize("sign", ["-", "+", "•"])
def test_signs_below_rows_without_numbers_stand_inside_them(sign: str, read: Read, draw: Draw) -> None:
    table = f"""
        TÌNH HÌNH HTX NĂM 2023 | |
        Chỉ tiêu | ĐVT | Số lượng
        Tổng số thành viên | người | 5000
        {sign} Nữ | người | 2000
        Tổng số lao động | người | 3000
        {sign} Nữ | người | 1000
    """
    found = {figure.cell: figure.indicator_code for figure in read(draw(table)).figures}
    assert found == {"C3": "member_total", "C4": "member_female", "C5": "worker_total", "C6": "worker_female"}


def test_rows_without_numbers_below_a_heading_with_a_dash_hold_no_dashes(read: Read, draw: Draw) -> None:
    table = """
        TÌNH HÌNH HTX NĂM 2023 | |
        Chỉ tiêu | ĐVT | Số lượng
        I. Hợp tác xã | |
        Tổng số thành viên | người | 5000
        - Phân theo lĩnh vực | |
        Nông nghiệp | người | 2000
        Vận tải | người | 3000
        - Tổng số lao động | người | 3000
        Nữ | người | 1000
    """
    found = {figure.cell: (figure.indicator_code, figure.sector_code) for figure in read(draw(table)).figures}
    assert found["C8"] == ("worker_total", "total")


@pytest.mark.parametrize("header", ["Mã số", "STT", ""])
def test_codes_that_go_on_from_row_to_row_number_none_of_them(header: str, read: Read, draw: Draw) -> None:
    table = f"""
        KẾT QUẢ HỖ TRỢ PHÁT TRIỂN HTX NĂM 2023 | |
        {header} | Nội dung | ĐVT | Năm 2023
        01 | 1. Hỗ trợ thành lập mới HTX | |
        02 | Kinh phí | Trđ | 50
        03 | 2. Hỗ trợ hạ tầng | |
        04 | Kinh phí | Trđ | 9
    """
    found = {figure.cell: figure.policy_code for figure in read(draw(table)).figures}

    assert found == {"D4": "establishment", "D6": "infrastructure"}


def test_years_numbered_on_below_what_is_counted_are_of_that(read: Read, draw: Draw) -> None:
    table = """
        THỐNG KÊ HTX THEO LĨNH VỰC | |
        STT | Chỉ tiêu | Tổng số | Nông nghiệp | Vận tải
        1 | Số hợp tác xã (HTX) | | |
        2 | 2022 | =200 | =140 | =60
        3 | Số thành viên (người) | | |
        4 | 2022 | =50000 | =11000 | =39000
    """
    found = {figure.cell: (figure.indicator_code, figure.period_code) for figure in read(draw(table)).figures}
    assert (found["C4"], found["C6"]) == (("org_total", "2022"), ("member_total", "2022"))


def test_names_that_sign_in_the_column_of_numbers_leave_the_rows_their_numbers(read: Read, draw: Draw) -> None:
    table = """
        KẾT QUẢ HỖ TRỢ HTX NĂM 2023 (triệu đồng) | |
        TT | Chương trình/chính sách | Số HTX | Kinh phí
        I | Chương trình hỗ trợ phát triển KTTT, HTX (QĐ 1804/QĐ-TTg) | =15 | =700
        1 | Xúc tiến thương mại | =11 | =100
        NGƯỜI LẬP BIỂU | | GIÁM ĐỐC |
        Nguyễn Văn Bình | | Trần Thị Hoa |
    """
    found = {figure.cell: (figure.policy_code, figure.program_code) for figure in read(draw(table)).figures}
    assert found["C4"] == ("trade_promotion", "1804")


def test_figures_left_of_codes_number_no_rows(read: Read, draw: Draw) -> None:
    table = """
        CHỈ TIÊU KTTT NĂM 2023 | |
        KH 2024 | ĐVT | TH 2023 | Mã số | Chỉ tiêu
        871 | HTX | 864 | 01 | Tổng số HTX
        12 | HTX | 22 | 02 | Tr.đó: thành lập mới
        669 | THT | 669 | 03 | Tổng số THT
    """
    found = {figure.cell: (figure.entity_type, figure.indicator_code) for figure in read(draw(table)).figures}
    assert (found["A5"], found["C5"]) == (("group", "org_total"), ("group", "org_total"))
