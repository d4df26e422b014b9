"""What stands around a table and contradicts it is told, and what says nothing new is not."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules

NOTE, TITLE = "figures.note_not_applied", "figures.title_of_other_year"


def told(read: Read, draw: Draw, *, title: str = "KẾT QUẢ NĂM 2023", above: str = "", below: str = "") -> list[str]:
    """The rules that object to what stands above and below a table of 2022 and 2023."""
    rows = [title, above, "STT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023", "1 | Tổng số HTX | HTX | =10 | =11", "", below]
    rules = [found.rule_id for found in read(draw("\n".join(rows))).noticed]
    return [rule for rule in rules if rule in (NOTE, TITLE)]


@pytest.mark.parametrize(
    "note",
    [
        "Ghi chú: chưa có số liệu của 3 huyện",
        "(*) Chỉ tính HTX nông nghiệp",
        "Ghi chú: không bao gồm các HTX ngừng hoạt động",
        "Ghi chú: số liệu tính theo nghìn HTX",
        "Đơn vị tính: nghìn USD",
        "Số liệu của 10/15 huyện, thị xã",
    ],
)
def test_a_note_that_no_number_takes_into_account_is_told(read: Read, draw: Draw, note: str) -> None:
    assert told(read, draw, below=note) == [NOTE]


@pytest.mark.parametrize(
    "note",
    [
        "Ghi chú: ô trống là chưa có số liệu",
        "Ghi chú: chưa bao gồm quỹ tín dụng nhân dân",
        "Số liệu của 15/15 huyện, thị xã",
        "Năm 2019 tỉnh ban hành nghị quyết hỗ trợ HTX",
        "Đơn vị tính: HTX",
        "Đơn vị tính: người",
        "Ghi chú: số liệu do Sở Kế hoạch và Đầu tư tổng hợp",
        "Hà Tĩnh, ngày 05 tháng 02 năm 2025",
        "NGƯỜI LẬP BIỂU",
    ],
)
def test_a_note_that_says_nothing_new_is_left_alone(read: Read, draw: Draw, note: str) -> None:
    assert told(read, draw, below=note) == []


@pytest.mark.parametrize(
    ("remark", "objected"),
    [
        ("Chỉ tính HTX nông nghiệp", [NOTE]),
        ("chưa bao gồm HTX ngừng hoạt động", [NOTE]),
        ("không bao gồm QTDND", []),
        ("Vượt kế hoạch", []),
    ],
)
def test_a_remark_beside_a_number_that_is_not_of_all_is_told(
    read: Read, draw: Draw, remark: str, objected: list[str]
) -> None:
    table = f"KẾT QUẢ NĂM 2023\nSTT | Chỉ tiêu | ĐVT | TH 2023 | Ghi chú\n1 | Tổng số HTX | HTX | =11 | {remark}"
    found = [(told.rule_id, told.cell) for told in read(draw(table)).noticed if told.rule_id == NOTE]

    assert found == [(rule, "E3") for rule in objected]


@pytest.mark.parametrize(
    "title",
    ["KẾT QUẢ NĂM 2019", "KẾT QUẢ NĂM 2020 VÀ KẾ HOẠCH NĂM 2021", "TÌNH HÌNH HTX ĐẾN 31/12/2018"],
)
def test_a_title_of_years_that_no_column_is_of_is_told(read: Read, draw: Draw, title: str) -> None:
    assert told(read, draw, title=title) == [TITLE]


@pytest.mark.parametrize(
    "title",
    [
        "KẾT QUẢ NĂM 2023 VÀ KẾ HOẠCH NĂM 2024",
        "PHỤC VỤ XÂY DỰNG KẾ HOẠCH NĂM 2024",
        "KẾT QUẢ THỰC HIỆN LUẬT HTX NĂM 2012",
        "KẾT QUẢ GIAI ĐOẠN 2016-2020",
        "KẾT QUẢ SO VỚI NĂM 2019",
    ],
)
def test_years_that_a_title_only_mentions_contradict_no_column(read: Read, draw: Draw, title: str) -> None:
    assert told(read, draw, title=title) == []


def test_a_line_or_note_of_another_day_is_told(read: Read, draw: Draw) -> None:
    assert told(read, draw, above="(Số liệu 6 tháng đầu năm 2019)") == [TITLE]
    assert told(read, draw, below="Ghi chú: số liệu tính đến 30/6/2019") == [TITLE]
    assert told(read, draw, below="Ghi chú: số liệu thống kê đến 30/6/2019") == [TITLE]
    assert told(read, draw, below="Ghi chú: số liệu tính đến 31/12/2023") == []


@pytest.mark.parametrize(("day", "asked"), [("15/8/2023", True), ("20/12/2023", True), ("31/12/2023", False)])
@pytest.mark.parametrize("header", ["TH 2023", "Số lượng"])
def test_a_title_of_a_day_within_the_year_of_its_columns_is_asked_about(
    day: str, asked: bool, header: str, read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(f"TÌNH HÌNH HTX TÍNH ĐẾN NGÀY {day}\nTT | Chỉ tiêu | ĐVT | {header}\n1 | Tổng số HTX | HTX | =100")
    )

    assert [figure.period_code for figure in reading.figures] == ["2023"]
    assert (("figures.day_within_a_period", "B2") in rules(reading)) is asked


@pytest.mark.parametrize(("note", "asked"), [("", True), ("Đơn vị: HTX\n", False)])
def test_a_title_of_shares_is_asked_about_where_nothing_says_that_numbers_count(
    note: str, asked: bool, read: Read, draw: Draw, rules: Rules
) -> None:
    reading = read(
        draw(f"CƠ CẤU HTX NĂM 2023\n{note}TT | Lĩnh vực | Năm 2023\n1 | Nông nghiệp | =80\n2 | Vận tải | =20")
    )

    assert (("figures.title_of_shares", "A1") in rules(reading)) is asked
