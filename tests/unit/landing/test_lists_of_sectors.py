"""Sectors break down a count: which one, of whom, and what is the whole of its finer parts."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rows, Rules, counted, unrecognised


def test_sectors_break_down_the_count_above_them(rows: Rows) -> None:
    found = rows("""
I  | Hợp tác xã              |     |
1  | Tổng số                 | HTX | *
   | Nông nghiệp             | HTX | *
   | Xây dựng                | HTX | *
2  | Thành lập mới           | HTX | *
   | Nông nghiệp             | HTX | *
II | Tổ hợp tác              |     |
1  | Tổng số                 | THT | *
   | Nông nghiệp             | THT | *
""")

    assert counted(found) == {
        1: ("cooperative", "org_total", None),
        2: ("cooperative", "org_total", "agriculture"),
        3: ("cooperative", "org_total", "construction"),
        4: ("cooperative", "org_new", None),
        5: ("cooperative", "org_new", "agriculture"),
        7: ("group", "org_total", None),
        8: ("group", "org_total", "agriculture"),
    }


def test_a_sector_that_names_its_organisations_is_theirs_unless_a_block_says_otherwise(rows: Rows) -> None:
    alone = rows("1 | Tổng số HTX | HTX | *\n2 | Tổng số THT | THT | *\n3 | HTX nông nghiệp | HTX | *")
    copied = rows("II | Tổ hợp tác | |\n1 | Tổng số | THT | *\n- | HTX nông nghiệp | | *")

    assert counted(alone)[2] == ("cooperative", "org_total", "agriculture")
    assert counted(copied)[2] == ("group", "org_total", "agriculture")


@pytest.mark.parametrize("label", ["Tín dụng (Quỹ tín dụng nhân dân)", "Quỹ tín dụng nhân dân", "QTDND"])
def test_a_credit_row_inside_a_list_of_sectors_is_the_credit_sector(rows: Rows, label: str) -> None:
    found = rows(f"""
I | Hợp tác xã   | HTX | *
1 | Nông nghiệp  | HTX | *
2 | {label}      | HTX | *
3 | Vận tải      | HTX | *
""")

    assert counted(found)[2] == ("cooperative", "org_total", "credit")


def test_without_numbers_a_credit_fund_between_sectors_is_their_like(rows: Rows) -> None:
    bare = rows(
        "| HỢP TÁC XÃ | HTX | *\n| Nông nghiệp | HTX | *\n| Quỹ tín dụng nhân dân | HTX | *\n| Vận tải | HTX | *"
    )
    apart = rows("1 | Tổng số HTX | HTX | *\n- | Nông nghiệp | HTX | *\n2 | Quỹ tín dụng nhân dân | quỹ | *")

    assert counted(bare)[2] == ("cooperative", "org_total", "credit")
    assert counted(bare)[3] == ("cooperative", "org_total", "transport")
    assert counted(apart)[2] == ("credit_fund", "org_total", None)


def test_rows_of_other_words_and_one_meaning_are_set_apart_because_none_is_the_whole(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã   | HTX | *
1 | Thương mại   | HTX | *
2 | Dịch vụ      | HTX | *
3 | Vận tải      | HTX | *
""")

    assert [row.label.text for row in found.values() if row.finer] == ["Thương mại", "Dịch vụ"]
    assert ("cooperative", "org_total", "transport") in counted(found).values()


def test_a_row_above_its_finer_parts_is_their_whole_and_stays(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã            | HTX | *
1 | Thương mại, dịch vụ   | HTX | *
- | Thương mại            | HTX | *
- | Dịch vụ               | HTX | *
""")

    assert [row.label.text for row in found.values() if row.finer] == ["Thương mại", "Dịch vụ"]
    assert ("cooperative", "org_total", "trade_services") in counted(found).values()


def test_a_sector_beside_a_part_of_it_is_not_the_whole(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã   | HTX | *
1 | Nông nghiệp  | HTX | *
2 | Thủy sản     | HTX | *
3 | Rau an toàn  | HTX | *
4 | Vận tải      | HTX | *
""")

    assert [row.label.text for row in found.values() if row.finer] == ["Nông nghiệp", "Rau an toàn"]
    assert [meaning[2] for meaning in counted(found).values()] == [None, "fishery", "transport"]


@pytest.mark.parametrize(
    "below",
    [
        "- | HTX thủy sản | HTX | *",
        " | Trong đó: thủy sản | HTX | *",
        " | - Thủy sản | HTX | *",
        " | trong do thuy san | HTX | *",
    ],
)
def test_a_sector_above_a_part_of_it_is_the_whole_and_stays(rows: Rows, below: str) -> None:
    found = rows(f"""
I | Hợp tác xã                 | HTX | *
1 | Nông nghiệp                | HTX | *
{below}
2 | Vận tải                    | HTX | *
""")

    assert [meaning[2] for meaning in counted(found).values()] == [None, "agriculture", "fishery", "transport"]


def test_a_part_whose_name_looks_like_of_which_without_its_marks_is_one(rows: Rows) -> None:
    found = rows("I | Hợp tác xã | HTX | *\n1 | Tiểu thủ công nghiệp | HTX | *\n2 | Gốm sứ | HTX | *")

    assert [row.label.text for row in found.values() if row.finer] == ["Tiểu thủ công nghiệp", "Gốm sứ"]


def test_the_parts_of_one_kind_of_organisations_say_nothing_of_another(rows: Rows) -> None:
    found = rows("""
I  | Hợp tác xã            |     |
1  | Nông nghiệp           | HTX | *
2  | Thủy sản              | HTX | *
II | Tổ hợp tác            |     |
1  | Nông nghiệp           | THT | *
""")

    assert counted(found)[4] == ("group", "org_total", "agriculture")


def test_a_credit_fund_outside_a_list_of_sectors_is_its_own_organisation(rows: Rows) -> None:
    found = rows("1 | Số HTX | HTX | *\n2 | Quỹ tín dụng nhân dân | quỹ | *\n3 | Số tổ hợp tác | THT | *")

    assert counted(found)[1] == ("credit_fund", "org_total", None)


def test_a_sector_and_an_indicator_may_share_a_label(rows: Rows) -> None:
    assert counted(rows("1 | Số HTX nông nghiệp thành lập mới | HTX | *")) == {
        0: ("cooperative", "org_new", "agriculture")
    }


def test_a_closing_sum_that_names_its_organisations_is_no_part_of_the_last_sector(rows: Rows) -> None:
    found = rows("""
I | Hợp tác xã         |     |
1 | Nông nghiệp        | HTX | *
2 | Lĩnh vực khác      | HTX | *
  | Tổng cộng (HTX)    | HTX | *
""")

    assert counted(found)[3] == ("cooperative", "org_total", None)


def test_credit_among_the_sectors_may_name_its_funds(rows: Rows) -> None:
    found = rows("""
1   | HỢP TÁC XÃ                     | HTX | *
1.1 | Hợp tác xã nông nghiệp         | HTX | *
1.2 | Hợp tác xã tín dụng (Quỹ TDND) | HTX | *
""")

    assert counted(found)[2] == ("cooperative", "org_total", "credit")


def test_what_joins_several_kinds_is_mixed_farming_beside_crops_only(rows: Rows) -> None:
    farming = rows("1 | Tổng số HTX | HTX | *\n- | Trồng trọt | HTX | *\n- | Tổng hợp | HTX | *")
    others = rows("1 | Tổng số HTX | HTX | *\n- | Vận tải | HTX | *\n- | Tổng hợp | HTX | *")

    assert counted(farming)[2] == ("cooperative", "org_total", "mixed_farming")
    assert unrecognised(others) == [2]


def test_sectors_told_again_below_members_are_of_the_members(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
HỢP TÁC XÃ PHÂN THEO LOẠI HÌNH
Chỉ tiêu | 2022 | 2023
Số hợp tác xã | =1005 | =1025
Nông nghiệp | =742 | =760
Xây dựng | =97 | =98
Số thành viên | =89500 | =90100
Nông nghiệp | =60800 | =61000
Xây dựng | =5300 | =5400
""")
    )

    told = {f.cell: (f.indicator_code, f.sector_code) for f in reading.figures if f.cell.startswith("C")}
    assert told["C4"] == ("org_total", "agriculture")
    assert (told["C7"], told["C8"]) == (("member_total", "agriculture"), ("member_total", "construction"))


def test_no_row_of_a_list_of_sectors_is_guessed_that_may_be_of_two_counts(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(
        draw("""
TÌNH HÌNH HTX NĂM 2023
Chỉ tiêu | 2023
Tổng số HTX | =110
Số thành viên | =5200
Nông nghiệp | =75
Công nghiệp | =12
Xây dựng | =23
""")
    )

    assert {f.cell for f in reading.figures} == {"B3", "B4"}
    assert [cell for rule, cell in rules(reading) if rule == "figures.breakdown_unclear"] == ["A5", "A6", "A7"]


def test_sections_of_the_economy_are_parts_of_the_number_above_them(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
MỘT SỐ CHỈ TIÊU CỦA HỢP TÁC XÃ
 | Đơn vị tính | Năm 2022 | Năm 2023
1. Số HTX đang hoạt động | HTX | =250 | =262
Phân theo ngành kinh tế | | |
A. Nông, lâm nghiệp và thủy sản | " | =180 | =188
F. Xây dựng | " | =70 | =74
2. Lao động trong HTX | Người | =4500 | =4620
""")
    )

    told = {f.cell: (f.indicator_code, f.sector_code) for f in reading.figures if f.cell.startswith("D")}
    assert told == {
        "D3": ("org_active", "total"),
        "D5": ("org_active", "agriculture"),
        "D6": ("org_active", "construction"),
        "D7": ("worker_total", "total"),
    }


def test_credit_funds_among_sectors_of_cooperatives_are_their_sector_whatever_a_bracket_repeats(
    read: Read, draw: Draw
) -> None:
    drawn = """
SỐ LƯỢNG HTX THEO NGÀNH NGHỀ NĂM 2023
STT | Ngành nghề | Năm 2023
I | Hợp tác xã (HTX) | =298
1 | Nông nghiệp (HTX) | =288
2 | QTDND (HTX) | =10
"""
    [credit] = [figure for figure in read(draw(drawn)).figures if figure.cell == "C5"]

    assert (credit.entity_type, credit.sector_code) == ("cooperative", "credit")


@pytest.mark.parametrize("part", ["Trồng trọt", "Cà phê"])
def test_others_behind_parts_of_a_sector_without_numbers_are_the_rest_of_that_sector(
    read: Read, draw: Draw, rules: Rules, part: str
) -> None:
    drawn = f"""
SỐ LƯỢNG HTX NĂM 2023
STT | Ngành nghề | Số HTX
1 | Nông nghiệp | =240
 | Trong đó: {part} | =150
 | Chăn nuôi | =25
 | Khác | =65
2 | Phi nông nghiệp | =78
 | Trong đó: Vận tải | =8
 | Khác | =70
"""
    reading = read(draw(drawn))

    assert [figure.cell for figure in reading.figures if figure.sector_code == "other"] == ["C9"]
    assert ("figures.finer_than_codes", "B6") in rules(reading)


@pytest.mark.parametrize("unknown", ["HTX điện", "Điện", "HTX quản lý chợ"])
def test_a_sector_that_nobody_knows_leaves_the_credit_fund_below_it_in_the_list(
    read: Read, draw: Draw, unknown: str
) -> None:
    rows = ("Tổng số HTX", "- HTX nông nghiệp", "- HTX xây dựng", f"- {unknown}", "- Quỹ tín dụng nhân dân")
    drawn = "\n".join(f"{row} | =9" for row in rows)
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\nChỉ tiêu | Năm 2023\n{drawn}\nQuỹ tín dụng nhân dân | =9"))

    found = {figure.cell: (figure.entity_type, figure.sector_code) for figure in reading.figures}
    assert found["B7"] == ("cooperative", "credit")
    assert found["B8"] == ("credit_fund", "total")
    assert "B6" not in found


def test_what_is_counted_of_credit_funds_beside_a_sector_as_column_is_theirs(read: Read, draw: Draw) -> None:
    header = "HTX vận tải (HTX) | Số QTDND đang hoạt động (quỹ) | Số THT đang hoạt động (THT)"
    reading = read(draw(f"KẾT QUẢ NĂM 2023\nNăm | {header}\n=2022 | =43 | =6 | =3\n=2023 | =44 | =7 | =4"))

    assert {f.cell: (f.entity_type, f.sector_code) for f in reading.figures if f.cell.endswith("4")} == {
        "B4": ("cooperative", "transport"),
        "C4": ("credit_fund", "total"),
        "D4": ("group", "total"),
    }
