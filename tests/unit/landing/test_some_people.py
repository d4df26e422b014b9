"""Words of some people, wherever they stand: those below them are not all members and workers."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, by_cell

TITLE = "TÌNH HÌNH HTX NĂM 2023"
HEADER = "TT | Chỉ tiêu | ĐVT | Năm 2023"
WORKERS = "1 | Số lao động trong HTX | người | =620"


@pytest.mark.parametrize("part", ["Nữ", "Dân tộc thiểu số", "Người cao tuổi", "Tham gia BHXH"])
@pytest.mark.parametrize(
    "lines",
    [
        ["LAO ĐỘNG {} TRONG HTX NĂM 2023", HEADER, WORKERS],
        [TITLE, "({})", HEADER, WORKERS],
        [TITLE, HEADER.replace("Chỉ tiêu", "Chỉ tiêu ({})"), WORKERS],
    ],
    ids=["title", "below the title", "corner"],
)
def test_all_workers_below_words_of_some_are_asked_about(
    read: Read, draw: Draw, rules: Rules, lines: list[str], part: str
) -> None:
    reading = read(draw("\n".join(lines).format(part)))

    assert "figures.title_of_some_people" in [rule for rule, _ in rules(reading)]


@pytest.mark.parametrize(
    ("title", "row"),
    [
        ("LAO ĐỘNG THƯỜNG XUYÊN TRONG HTX NĂM 2023", "Số lao động | người"),
        ("KẾT NẠP THÀNH VIÊN MỚI CỦA HTX NĂM 2023", "Số thành viên | người"),
        ("VỐN ĐIỀU LỆ TĂNG THÊM CỦA HTX NĂM 2023", "Vốn điều lệ | triệu đồng"),
        ("NỢ XẤU CỦA QTDND NĂM 2023", "Dư nợ của QTDND | triệu đồng"),
    ],
)
def test_all_below_a_title_of_a_part_of_it_or_of_what_was_added_is_asked_about(
    read: Read, draw: Draw, rules: Rules, title: str, row: str
) -> None:
    reading = read(draw(f"{title}\n{HEADER}\n1 | {row} | =620"))

    assert "figures.title_of_some_people" in [rule for rule, _ in rules(reading)]


def test_a_part_of_people_that_a_row_counts_too_is_told_beside_all(read: Read, draw: Draw, rules: Rules) -> None:
    part = "2 | Số lao động thường xuyên trong HTX | người | =240"
    reading = read(draw(f"LAO ĐỘNG THƯỜNG XUYÊN TRONG HTX NĂM 2023\n{HEADER}\n{WORKERS}\n{part}"))

    assert "figures.title_of_some_people" not in [rule for rule, _ in rules(reading)]


@pytest.mark.parametrize(
    ("heading", "row"), [("Kết nạp thành viên mới", "Số thành viên HTX"), ("Lao động nữ trong HTX", "Số lao động")]
)
def test_all_below_a_heading_of_a_part_or_of_those_who_came_is_not_read(
    read: Read, draw: Draw, rules: Rules, heading: str, row: str
) -> None:
    reading = read(draw(f"{TITLE}\n{HEADER}\nI | {heading} | | \n1 | {row} | người | =85"))

    assert [figure.cell for figure in reading.figures if figure.value is not None] == []
    assert "B4" in [cell for _, cell in rules(reading)]


def test_a_title_of_some_people_that_a_row_names_is_not_asked_about(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw(f"LAO ĐỘNG VÀ LAO ĐỘNG NỮ\n{TITLE}\n{HEADER}\n{WORKERS}\n2 | Số lao động nữ | người | =240"))

    assert "figures.title_of_some_people" not in [rule for rule, _ in rules(reading)]


@pytest.mark.parametrize("heading", ["Nữ", "Người khuyết tật", "Thanh niên"])
def test_below_a_heading_of_some_people_nobody_is_counted_as_all(
    read: Read, draw: Draw, rules: Rules, heading: str
) -> None:
    reading = read(draw(f"{TITLE}\n{HEADER}\nI | {heading} | | \n{WORKERS}"))

    assert reading.figures == []
    assert ("figures.unrecognised_label", "B4") in rules(reading)


def test_people_in_brackets_are_no_unit(read: Read, draw: Draw) -> None:
    drawn = f"{TITLE}\nTT | Chỉ tiêu | Năm 2023\n1 | Số thành viên HTX (người cao tuổi) | =85"

    assert [figure.indicator_code for figure in read(draw(drawn)).figures] != ["member_total"]


@pytest.mark.parametrize(
    ("label", "indicator"),
    [("TX", "worker_regular"), ("Thời vụ", "worker_seasonal"), ("Không thường xuyên", "worker_seasonal")],
)
def test_regular_and_other_workers_in_one_word_are_parts_of_the_workers_above(
    read: Read, draw: Draw, label: str, indicator: str
) -> None:
    drawn = f"{TITLE}\n{HEADER}\n{WORKERS}\n | {label} | người | =85"

    assert by_cell(read(draw(drawn)))["D4"].indicator_code == indicator


@pytest.mark.parametrize("label", ["- Là thành viên HTX", "Trong đó: Là thành viên của HTX"])
def test_workers_that_are_members_are_a_part_of_the_workers(read: Read, draw: Draw, label: str) -> None:
    drawn = f"{TITLE}\n{HEADER}\n{WORKERS}\n | {label} | người | =85"

    assert by_cell(read(draw(drawn)))["D4"].indicator_code == "worker_member"
