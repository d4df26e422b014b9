"""A total that closes rows is of those it adds up, of nobody where that cannot be told."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rows, Rules, by_cell, counted, unrecognised


@pytest.mark.parametrize("label", ["Tổng số", "Số lượng"])
def test_a_total_or_a_number_alone_is_of_the_block(rows: Rows, label: str) -> None:
    assert counted(rows(f"I | Tổ hợp tác | |\n1 | {label} | THT | *")) == {1: ("group", "org_total", None)}


def test_a_closing_total_could_be_of_all_blocks_and_is_not_recognised(rows: Rows) -> None:
    found = rows(
        "I | Hợp tác xã | |\n1 | Tổng số | HTX | *\nII | Tổ hợp tác | |\n1 | Tổng số | THT | *\n | Tổng cộng | | *"
    )

    assert unrecognised(found) == [4]


def test_the_total_below_a_heading_of_ratings_is_of_those_rated(rows: Rows) -> None:
    found = rows("I | HTX được đánh giá, xếp loại | |\n1 | Tổng số | HTX | *\n2 | Loại tốt | HTX | *")

    assert [meaning[1] for meaning in counted(found).values()] == ["org_rated", "org_good"]


@pytest.mark.parametrize("total", ["Tổng", "Tổng số", "Cộng"])
@pytest.mark.parametrize(
    ("ratings", "indicator"),
    [
        (["Tốt", "Khá", "Trung bình"], "org_rated"),
        (["Tốt", "Khá"], "org_good_fair"),
        (["Tốt", "Khá", "Chưa xếp loại"], "org_total"),
    ],
)
def test_however_a_total_is_called_it_is_of_the_ratings_above_it(
    rows: Rows, ratings: list[str], indicator: str, total: str
) -> None:
    printed = [f" | {label} | | *" for label in [*ratings, total]]

    assert counted(rows("\n".join(["I | Hợp tác xã | |", *printed])))[len(printed)][1] == indicator


@pytest.mark.parametrize(
    ("last", "indicator"),
    [("Yếu", "org_rated"), ("Chưa xếp loại", "org_total"), ("Loại đặc biệt", None)],
    ids=["of the rated", "of all", "of nobody knows whom"],
)
def test_the_total_below_ratings_is_of_those_that_are_listed(rows: Rows, last: str, indicator: str | None) -> None:
    found = rows(f"""
  | Hợp tác xã |     |
1 | Tốt        | HTX | *
2 | Khá        | HTX | *
3 | {last}     | HTX | *
  | Tổng cộng  | HTX | *
""")

    assert counted(found).get(4, (None, None, None))[1] == indicator


def test_the_sum_of_all_blocks_is_none_of_the_last_one(rows: Rows) -> None:
    found = rows("""
I   | Hợp tác xã          |         |
    | Tổng số hợp tác xã  | HTX     | *
II  | Tổ hợp tác          |         |
    | Tổng số tổ hợp tác  | THT     | *
-   | Nông nghiệp         | THT     | *
    | Tổng cộng (I+II)    | Tổ chức | *
""")

    assert unrecognised(found) == [5]


def test_a_total_below_the_unrated_is_no_number_of_the_unrated(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã                    |     |
1 | Loại Tốt (từ 80 điểm trở lên) | HTX | *
2 | Loại Yếu (dưới 50 điểm)       | HTX | *
3 | Chưa xếp loại                 | HTX | *
  | Tổng số                       | HTX | *
""")

    assert [meaning[1] for meaning in counted(found).values()] == ["org_good", "org_weak", "org_unrated", "org_total"]


def test_a_total_below_a_row_that_has_its_own_number_is_not_of_that(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã     |       |
1 | Thành viên mới | người | *
  | Tổng số        | người | *
""")

    assert unrecognised(found) == [2]


def test_the_sum_below_blocks_with_numbers_of_their_own_is_none_of_the_last_one(rows: Rows) -> None:
    found = rows("""
I   | Hợp tác xã              | HTX | *
II  | Liên hiệp HTX           | LH  | *
III | Tổ hợp tác              | THT | *
    | Tổng cộng (I + II + III) |    | *
""")

    assert counted(found)[2] == ("group", "org_total", None)
    assert counted(found)[3] == ("all", "org_total", None)


@pytest.mark.parametrize("kind", ["Quỹ tín dụng nhân dân", "Liên hiệp HTX"])
def test_the_sum_below_kinds_that_print_their_own_numbers_is_of_all_of_them(rows: Rows, kind: str) -> None:
    found = rows(f"""
1 | Hợp tác xã          | | *
  | Trong đó: HTX NN    | | *
2 | Tổ hợp tác          | | *
3 | {kind}              | | *
  | Tổng số             | | *
""")

    assert counted(found)[4] == ("all", "org_total", None)


def test_the_sum_of_two_kinds_is_neither_of_the_last_nor_of_the_collective_economy(rows: Rows) -> None:
    found = rows("""
I | Thành viên | |
1 | Hợp tác xã | | *
2 | Tổ hợp tác | | *
  | Tổng số    | | *
""")

    assert unrecognised(found) == [3]


def test_what_was_added_up_until_now_is_none_of_the_period(rows: Rows) -> None:
    found = rows("""
1 | HTX thành lập mới      | | *
- | Lũy kế đến cuối kỳ     | | *
""")

    assert found[1].time is not None
    assert found[1].time.up_to


@pytest.mark.parametrize(
    ("below", "indicator"), [("Năm 2022", "org_total"), ("Trong đó: HTX ngừng hoạt động", "org_inactive")]
)
def test_what_stands_below_a_total_is_of_all_it_adds_up(read: Read, draw: Draw, below: str, indicator: str) -> None:
    reading = read(
        draw(f"""SỐ LƯỢNG HTX NĂM 2023
TT | Lĩnh vực   | Số HTX
1  | Nông nghiệp | =120
2  | Vận tải     | =30
   | Tổng cộng   | =150
   | {below}     | =12""")
    )

    assert by_cell(reading)["C6"].indicator_code == indicator
    assert by_cell(reading)["C6"].sector_code == "total"


@pytest.mark.parametrize("total", ["4 | Tổng số", " | Tổng", " | Tổng cộng"])
def test_the_sum_of_ratings_one_of_which_nobody_knows_is_told(total: str, read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw(
            "KẾT QUẢ XẾP LOẠI NĂM 2023\n"
            "TT | Chỉ tiêu | ĐVT | Năm 2023\n"
            "I | Hợp tác xã | |\n"
            "1 | Tốt | HTX | =10\n"
            "2 | Khá | HTX | =5\n"
            "3 | Rất lạ | HTX | =5\n"
            f"{total} | HTX | =20"
        )
    )

    assert [figure.cell for figure in reading.figures] == ["D4", "D5"]
    assert ("figures.organisations_unclear", "B7") in rules(reading)
