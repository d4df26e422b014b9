"""What a line above a table, its corner and the name of its sheet say of all of it."""

from __future__ import annotations

import pytest

from orchestration.landing.landed import Reading
from tests.unit.landing.conftest import Draw, Read, Rules

ALL_KINDS = """STT | Chỉ tiêu | ĐVT | TH 2023
1 | Tổng số HTX | HTX | =10
2 | Tổng số THT | THT | =11
"""


@pytest.mark.parametrize("line", ["Lĩnh vực nông nghiệp", "(NÔNG NGHIỆP)", "Biểu 1: Ngành nông nghiệp"])
@pytest.mark.parametrize("place", ["title", "corner", "sheet"])
def test_a_line_that_is_a_sector_says_of_which_cooperatives_a_table_is(
    read: Read, draw: Draw, line: str, place: str
) -> None:
    title, corner = (line if place == here else other for here, other in (("title", ""), ("corner", "Chỉ tiêu")))
    drawn = f"BÁO CÁO VỀ HTX NĂM 2023\n{title}\nTT | {corner} | Năm 2023\n1 | Tổng số | =85\n2 | Số thành viên | =850"
    reading = read(draw(drawn, name=line if place == "sheet" else "Biểu"))

    assert {(f.indicator_code, f.sector_code) for f in reading.figures} == {
        ("org_total", "agriculture"), ("member_total", "agriculture"),
    }  # fmt: skip


@pytest.mark.parametrize("line", ["Thành lập mới", "(Xếp loại tốt)", "Biểu 3: Có sản phẩm OCOP", "Đang hoạt động"])
@pytest.mark.parametrize("place", ["title", "sheet"])
def test_a_line_that_is_a_part_of_organisations_says_that_no_others_are_meant(
    read: Read, draw: Draw, rules: Rules, line: str, place: str
) -> None:
    title, corner = (line if place == here else other for here, other in (("title", ""), ("corner", "Chỉ tiêu")))
    drawn = (
        f"BÁO CÁO VỀ HTX NĂM 2023\n{title}\nTT | {corner} | 2023\n1 | Tổng số HTX | =85\n2 | Số thành viên HTX | =850"
    )
    reading = read(draw(drawn, name=line if place == "sheet" else "Biểu"))

    assert [f.cell for f in reading.figures if f.indicator_code != "org_total"] == ["C4"]
    assert "figures.table_of_a_part" in [rule for rule, _ in rules(reading)]


_NUMBERS = "1 | Tổng số HTX | HTX | =85\n2 | Số thành viên HTX | người | =850"


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("6 tháng đầu năm 2023", ("2023-H1", "actual")),
        ("(Quý I/2023)", ("2023-Q1", "actual")),
        ("Kế hoạch năm 2024", ("2024", "plan")),
        ("6 tháng đầu năm", ("2023-H1", "actual")),
        ("(Nửa đầu năm)", ("2023-H1", "actual")),
        ("Quý I", ("2023-Q1", "actual")),
        ("Năm trước", ("2022", "actual")),
    ],
)
def test_a_line_that_is_nothing_but_a_time_says_of_when_the_table_below_it_is(
    read: Read, draw: Draw, line: str, time: tuple[str, str]
) -> None:
    reading = read(draw(f"BÁO CÁO VỀ HTX NĂM 2023\n{line}\nTT | Chỉ tiêu | ĐVT | Số liệu\n{_NUMBERS}"))

    assert {(figure.period_code, figure.scenario) for figure in reading.figures} == {time}


@pytest.mark.parametrize(
    ("name", "title", "period"),
    [
        ("Quý I", "TÌNH HÌNH HTX", "2023-Q1"),
        ("9 tháng", "TÌNH HÌNH HTX NĂM 2023", "2023-9M"),
        ("6T", "TÌNH HÌNH HTX NĂM 2023", "2023-H1"),
        ("Cả năm", "TÌNH HÌNH HTX", "2023"),
    ],
)
def test_a_sheet_may_say_by_its_name_of_which_part_of_the_year_it_is(
    read: Read, draw: Draw, name: str, title: str, period: str
) -> None:
    reading = read(draw(f"{title}\nTT | Chỉ tiêu | ĐVT | Số liệu\n{_NUMBERS}", name=name))

    assert {figure.period_code for figure in reading.figures} == {period}


def test_of_a_month_without_a_code_nothing_is_read(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\nTháng 6\nTT | Chỉ tiêu | ĐVT | Số liệu\n{_NUMBERS}"))

    assert reading.figures == []
    assert ("figures.unrecognised_column", "D3") in rules(reading)


@pytest.mark.parametrize("corner", ["6 tháng đầu năm", "Quý I", "Kế hoạch", "Ước thực hiện"])
def test_a_corner_of_another_time_without_a_year_is_asked_about(
    read: Read, draw: Draw, rules: Rules, corner: str
) -> None:
    reading = read(draw(f"BÁO CÁO VỀ HTX NĂM 2023\nTT | {corner} | ĐVT | Số liệu\n{_NUMBERS}"))

    assert ("figures.title_of_other_time", "B2") in rules(reading)


@pytest.mark.parametrize("line", ["6 tháng đầu năm 2023", "Kế hoạch 2024", "Thực hiện 2022", "Tháng 6/2023"])
@pytest.mark.parametrize("place", ["corner", "sheet"])
def test_a_sheet_or_a_corner_of_another_time_than_title_and_columns_is_asked_about(
    read: Read, draw: Draw, rules: Rules, place: str, line: str
) -> None:
    corner = line if place == "corner" else "Chỉ tiêu"
    drawn = f"BÁO CÁO VỀ HTX NĂM 2023\nTT | {corner} | ĐVT | Số liệu\n{_NUMBERS}"
    reading = read(draw(drawn, name=line if place == "sheet" else "Biểu"))

    assert ("figures.title_of_other_time", "B2") in rules(reading)


@pytest.mark.parametrize("name", ["KH 2024", "6 tháng 2023", "Năm 2023", "2023"])
def test_a_sheet_called_by_the_time_of_one_of_its_columns_is_not_asked_about(
    read: Read, draw: Draw, rules: Rules, name: str
) -> None:
    drawn = "SỐ LIỆU HTX NĂM 2023\nChỉ tiêu | TH 6 tháng 2023 | Năm 2023 | KH 2024\nTổng số HTX | =80 | =85 | =90"

    assert "figures.title_of_other_time" not in [rule for rule, _ in rules(read(draw(drawn, name=name)))]


def test_a_sheet_of_some_organisations_is_asked_about_where_no_title_names_any(
    read: Read, draw: Draw, rules: Rules
) -> None:
    drawn = f"BÁO CÁO KẾT QUẢ NĂM 2023\nTT | Chỉ tiêu | ĐVT | Số liệu\n{_NUMBERS}"

    assert ("figures.title_of_some", "B2") in rules(read(draw(drawn, name="HTX ở các xã biên giới")))
    assert "figures.title_of_some" not in [rule for rule, _ in rules(read(draw(drawn, name="HTX")))]


@pytest.mark.parametrize("title", ["SỐ LIỆU HTX NĂM 2023 ({})", "SỐ LIỆU HTX NĂM 2023 - {}"])
def test_what_a_title_says_in_brackets_or_behind_a_dash_is_said_of_its_table(
    read: Read, draw: Draw, rules: Rules, title: str
) -> None:
    def of(said: str) -> Reading:
        return read(draw(f"{title.format(said)}\nTT | Chỉ tiêu | ĐVT | Số liệu\n{_NUMBERS}"))

    assert {figure.sector_code for figure in of("Lĩnh vực vận tải").figures} == {"transport"}
    assert ("figures.title_of_some", "B2") in rules(of("HTX nuôi tôm"))
    assert ("figures.narrower_scope", "B2") in rules(of("Khu vực miền núi"))
    assert not of("Khu vực miền núi").figures
    assert rules(of("tính đến 31/12/2023")) == rules(of("Biểu số 1"))


@pytest.mark.parametrize("title", ["MỤC TIÊU PHÁT TRIỂN HTX", "PHÁT TRIỂN HTX ĐẾN NĂM 2030"])
def test_a_sheet_named_by_the_initials_of_what_is_planned_names_no_sector(read: Read, draw: Draw, title: str) -> None:
    """`MT` is the environment elsewhere, `Mục tiêu` here."""
    drawn = f"{title}\nSTT | Chỉ tiêu | ĐVT | TH 2023 | Mục tiêu 2024\n1 | Tổng số HTX | HTX | =10 | =12"

    assert {figure.sector_code for figure in read(draw(drawn, name="MT")).figures} == {"total"}
    assert {f.sector_code for f in read(draw(ALL_KINDS, name="MT")).figures} == {"environment"}


@pytest.mark.parametrize("line", ["VỐN", "Biểu 2: Máy móc", "ĐẢNG VIÊN\n(31/12/2023)", "CÁN BỘ\nĐVT: người"])
def test_a_line_of_nothing_known_over_kinds_of_organisations_counts_none_of_them(
    read: Read, draw: Draw, line: str
) -> None:
    reading = read(draw(f"BÁO CÁO TÌNH HÌNH HTX\n{line}\nĐịa phương | HTX | THT\nToàn tỉnh | =24 | =66"))

    assert reading.figures == []
    assert reading.noticed


@pytest.mark.parametrize(
    "line",
    [
        "SỞ TÀI CHÍNH",
        "Biểu II",
        "TỔNG HỢP",
        "HÀ TĨNH",
        "(Đến 31/12/2023)",
        "Độc lập - Tự do - Hạnh phúc",
        "..., ngày 15 tháng 01 năm 2024",
    ],
)
def test_a_line_that_says_nothing_leaves_kinds_of_organisations_counted(read: Read, draw: Draw, line: str) -> None:
    reading = read(draw(f"{line}\nĐịa phương | HTX | THT\nToàn tỉnh | =24 | =66"))

    assert {figure.indicator_code for figure in reading.figures} == {"org_total"}


@pytest.mark.parametrize(("title", "entity"), [("LIÊN HIỆP HTX", "union"), ("PHÂN THEO NGÀNH", "cooperative")])
def test_a_note_of_units_names_organisations_only_where_no_title_does(
    read: Read, draw: Draw, title: str, entity: str
) -> None:
    drawn = f"{title}\nĐVT: HTX, người\nNgành | Năm 2022 | Năm 2023\nNông nghiệp | =8 | =9\nTổng số | =8 | =9"

    assert {figure.entity_type for figure in read(draw(drawn)).figures} == {entity}


@pytest.mark.parametrize(
    ("lines", "are_read"),
    [
        ("BÁO CÁO KTTT HUYỆN TÂN LẠC NĂM 2023\nI. SỐ LIỆU CHUNG", False),
        ("UBND HUYỆN TÂN LẠC\nSỐ LIỆU KTTT NĂM 2023", False),
        ("UBND TỈNH HÀ TĨNH\nI. SỐ LIỆU CHUNG CỦA CÁC HUYỆN", True),
    ],
)
def test_what_the_head_of_a_sheet_says_of_whose_it_is_holds_for_its_last_table_too(
    lines: str, are_read: bool, read: Read, draw: Draw
) -> None:
    first = "STT | Chỉ tiêu | ĐVT | Năm 2023\n1 | Tổng số HTX | HTX | =16"
    last = "II. KẾT QUẢ HỖ TRỢ\nTT | Chính sách | Kinh phí (triệu đồng)\n1 | Kết cấu hạ tầng | =200"

    reading = read(draw(f"{lines}\n{first}\n\n{last}"))

    assert bool(reading.figures) is are_read
    assert [n.rule_id for n in reading.noticed] == ([] if are_read else ["figures.below_province"] * 2)
