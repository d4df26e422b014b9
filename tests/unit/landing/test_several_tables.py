"""Tables below each other and beside each other on one sheet."""

from __future__ import annotations

from tests.unit.landing.conftest import Draw, Read, columns


def test_a_header_printed_again_at_a_page_break_ends_no_table(tables, draw: Draw) -> None:
    sheet = draw(
        """
STT | Chỉ tiêu       | ĐVT | TH 2022 | KH 2023
1   | Tổng số HTX    | HTX | =10     | =11
STT | Chỉ tiêu       | ĐVT | TH 2022 | KH 2023
2   | HTX giải thể   | HTX | =1      | =2
"""
    )

    (table,) = tables(sheet)

    assert table.body == (1, 3)
    assert table.repeats == {2}


def test_another_header_below_values_begins_another_table(tables, draw: Draw) -> None:
    sheet = draw(
        """
PHỤ LỤC I NĂM 2023
STT | Chỉ tiêu    | ĐVT | TH 2022 | KH 2023
1   | Tổng số HTX | HTX | =10     | =11
PHỤ LỤC II NĂM 2023
STT | Ngành nghề  | ĐVT | TH 2021 | TH 2022
1   | Tổng số HTX | HTX | =9      | =10
"""
    )

    first, second = tables(sheet)

    assert (columns(first)[3], columns(second)[3]) == (("2022", "actual"), ("2021", "actual"))
    assert first.body[1] < second.header[0]
    assert "PHỤ LỤC II NĂM 2023" in second.title


def test_what_a_table_holds_is_no_title_of_the_next_one(tables, draw: Draw) -> None:
    sheet = draw(
        """
PHỤ LỤC I NĂM 2023
STT | Chỉ tiêu               | ĐVT   | TH 2022 | KH 2023
C   | Liên hiệp HTX
1   | Thành lập mới          | LHHTX | 01      | -
PHỤ LỤC III
STT | Nội dung               | ĐVT   | TH 2021 | TH 2022
1   | Tổng kinh phí          | đồng  | =9      | =10
"""
    )

    assert [table.title for table in tables(sheet)] == [["PHỤ LỤC I NĂM 2023"], ["PHỤ LỤC III"]]


def test_an_equal_header_under_the_title_of_another_form_begins_another_table(tables, draw: Draw) -> None:
    sheet = draw(
        """
STT | Chỉ tiêu    | ĐVT | TH 2022 | KH 2023
1   | Tổng số HTX | HTX | =10     | =11
PHỤ LỤC II
STT | Chỉ tiêu    | ĐVT | TH 2022 | KH 2023
1   | Tổng số HTX | HTX | =9      | =10
"""
    )

    assert len(tables(sheet, "2023", ("phu luc ii",))) == 2


def test_two_different_headers_with_nothing_between_them_are_rivals(tables, draw: Draw) -> None:
    sheet = draw(
        """
STT | Chỉ tiêu    | ĐVT | TH 2022 | KH 2023
STT | Nội dung    | ĐVT | TH 2021 | KH 2022
1   | Tổng số HTX | HTX | =10     | =11
"""
    )

    (table,) = tables(sheet)

    assert table.rivals == [1]


def test_a_title_of_another_form_without_a_header_keeps_the_columns_above(tables, draw: Draw) -> None:
    header = "STT | Chỉ tiêu | ĐVT | TH 2022 | KH 2023"
    first, second = tables(
        draw(f"{header}\n1 | Tổng số HTX | HTX | =10 | =11\nBIỂU 02: NGÀNH NGHỀ\n1 | Nông nghiệp | HTX | =7 | =8")
    )

    assert (first.body, second.body, second.title) == ((1, 1), (3, 3), ["BIỂU 02: NGÀNH NGHỀ"])
    assert [c.index for c in first.columns] == [c.index for c in second.columns]


def test_numbers_of_columns_begin_anew_for_a_table_beside(tables, draw: Draw) -> None:
    sheet = draw(
        """
TT | Chỉ tiêu    | TH 2022 | TH 2023 | TT | Ngành nghề  | TH 2022 | TH 2023
A  | B           | 1       | 2       | A  | B           | 1       | 2
1  | Tổng số HTX | =10     | =11     | 1  | Nông nghiệp | =7      | =8
"""
    )

    assert [table.header for table in tables(sheet)] == [(0, 1), (0, 1)]


def test_numbers_of_columns_belong_to_the_table_they_stand_below(tables, draw: Draw) -> None:
    sheet = draw(
        """
TT | Chỉ tiêu    | TH 2022 | TH 2023 | TT | Ngành nghề  | TH 2022 | TH 2023
A  | B           | 1       | 2       | I  | Hợp tác xã  |         |
1  | Tổng số HTX | =10     | =11     | 1  | Nông nghiệp | =7      | =8
"""
    )

    assert [table.header for table in tables(sheet)] == [(0, 1), (0, 0)]


def test_tables_beside_each_other_below_bands_of_their_own_are_two(tables, draw: Draw) -> None:
    found = tables(
        draw(
            """
Hợp tác xã |             |         | Tổ hợp tác |             |
STT        | Lĩnh vực    | TH 2023 | STT        | Lĩnh vực    | TH 2023
1          | Nông nghiệp | =10     | 1          | Nông nghiệp | =20
""",
            merged=[(0, 0, 0, 2), (0, 3, 0, 5)],
        )
    )

    assert [(list(table.span), table.title) for table in found] == [
        ([0, 1, 2], ["Hợp tác xã"]),
        ([3, 4, 5], ["Tổ hợp tác"]),
    ]


def test_each_of_two_tables_beside_each_other_has_the_unit_above_it(tables, draw: Draw) -> None:
    found = tables(
        draw("""
Doanh thu của HTX (ĐVT: tỷ đồng) |         |   | Kinh phí hỗ trợ (triệu đồng) |
Chỉ tiêu                         | TH 2023 |   | Chính sách                   | TH 2023
Tổng doanh thu                   | =10     |   | Đào tạo                      | =20
""")
    )

    assert [table.unit_note for table in found] == ["tỷ đồng", "triệu đồng"]


def test_columns_beside_a_table_that_make_none_of_their_own_are_listed(tables, draw: Draw) -> None:
    [table] = tables(draw("Huyện | Số HTX | Nội dung | Số ao | Số bè\nA | =4 | x | =7 | =8\nB | =5 | y | =9 | =6"))

    assert [text for _, text in table.unknown] == ["Số ao", "Số bè"]


def test_a_table_of_times_above_one_of_indicators_is_read_and_its_header_is_no_title_of_the_other(
    read: Read, draw: Draw
) -> None:
    sectors = ("Nông nghiệp", "Công nghiệp - TTCN", "Xây dựng", "Thương mại, dịch vụ", "Vận tải")
    rows = "\n".join(f"{sector} | =15{at} | =229{at}" for at, sector in enumerate(sectors))
    reading = read(
        draw(
            f"""TỔNG HỢP SỐ LIỆU TỔ HỢP TÁC NĂM 2023
TT | Năm | Tổng số THT | Số THT giải thể | Số THT đang hoạt động
1 | KH 2023 | =240 | =7 | =182
2 | 6 tháng đầu năm 2023 | =280 | =8 | =212

TÌNH HÌNH PHÁT TRIỂN HTX NĂM 2023
Lĩnh vực | Số lượng HTX | Số lao động
Tổng số | =760 | =11460
{rows}
"""
        )
    )

    told = [(figure.cell, figure.key[2], figure.key[3]) for figure in reading.figures]
    assert told[:3] == [("C3", "group", "org_total"), ("D3", "group", "org_dissolved"), ("E3", "group", "org_active")]
    assert {code for cell, kind, code in told if kind == "cooperative"} == {"org_total", "worker_total"}


def test_a_header_goes_on_beside_the_rows_of_the_table_left_of_it(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """HTX QUA CÁC NĂM | | | | KINH TẾ TẬP THỂ
Chỉ tiêu | Tổng số HTX | Lao động | | TT | Lĩnh vực | Thành lập mới |
2021 | =108 | =2018 | | | | Các HTX | Tổ hợp tác
2022 | =128 | =2618 | | | | KH 2023 | KH 2023
2023 | =184 | =3078 | | 1 | Nông nghiệp | =6 | =7
 | | | | 2 | Xây dựng | =8 | =9
""",
            merged=[(1, 6, 1, 7), (1, 4, 3, 4), (1, 5, 3, 5)],
        )
    )

    told = {figure.cell: " ".join(figure.key[:4]) for figure in reading.figures}
    assert (told["B3"], told["B5"]) == ("2021 actual cooperative org_total", "2023 actual cooperative org_total")
    assert (told["G5"], told["H6"]) == ("2023 plan cooperative org_new", "2023 plan group org_new")


def test_years_behind_a_gap_begin_a_table_of_their_own(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """TÌNH HÌNH HTX
Chỉ tiêu | KH 2023 | TH 2023 | | Năm | Số thành viên HTX | Lao động
Số HTX | =21 | =24 | | 2021 | =3165 | =1032
Số HTX giải thể | =2 | =3 | | 2022 | =4162 | =1276
"""
        )
    )

    told = {figure.cell: " ".join((figure.key[0], figure.key[3])) for figure in reading.figures}
    assert (told["C3"], told["F3"], told["G4"]) == ("2023 org_total", "2021 member_total", "2022 worker_total")


def test_a_second_column_of_numbers_begins_a_table_whose_labels_nobody_names(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """TỔ HỢP TÁC | | | | HỖ TRỢ HTX NĂM 2023
TT | Chỉ tiêu | TH 2023 | | TT | Chính sách/nội dung | ĐVT | TH 2023
1 | Số THT thành lập mới | =14 | | 1 | Kinh phí xúc tiến thương mại | tr.đ | =11
2 | Số THT giải thể | =8 | | 2 | Kinh phí chế biến sản phẩm | tr.đ | =12
"""
        )
    )

    assert {figure.cell: figure.key[2] for figure in reading.figures} == {
        "C3": "group", "C4": "group", "H3": "support_program", "H4": "support_program",
    }  # fmt: skip


def test_a_hundred_tables_below_each_other_are_each_read_as_the_first_is(read: Read, draw: Draw) -> None:
    tables = "\n\n".join(
        f"TÌNH HÌNH HTX\nChỉ tiêu | ĐVT | TH {2010 + at % 7} | KH {2018 + at % 5}\nSố HTX | HTX | =1{at} | =2{at}"
        for at in range(100)
    )

    figures = read(draw(tables)).figures

    assert [figure.cell for figure in figures] == [f"{column}{3 + 4 * at}" for at in range(100) for column in "CD"]


def test_one_column_of_figures_above_another_table_is_read_and_is_no_title_of_it(read: Read, draw: Draw) -> None:
    reading = read(
        draw(
            """BIỂU TỔNG HỢP KINH TẾ TẬP THỂ
Chỉ tiêu | ĐVT | 6 tháng đầu năm 2023
 | | Hợp tác xã
1. Số lượng | HTX | =280
2. Số thành viên | người | =7200

HỖ TRỢ HTX NĂM 2023
Tên chính sách | KP hỗ trợ (tr.đ)
Chế biến sản phẩm | =10
Xúc tiến thương mại | =40
Kết cấu hạ tầng | =30
""",
            merged=[(1, 0, 2, 0), (1, 1, 2, 1)],
        )
    )

    told = {figure.cell: " ".join(figure.key[:2]) for figure in reading.figures}
    assert told["C5"] == "2023-H1 actual"
    assert told["B9"] == "2023 actual"


def test_the_number_of_the_next_table_between_two_is_no_row_of_the_first(read: Read, draw: Draw) -> None:
    header = "TT | Chỉ tiêu | ĐVT | Năm 2023"
    first, second = "1 | Số HTX | HTX | =85", "1 | Số thành viên HTX | người | =850"
    reading = read(draw("\n".join(["TÌNH HÌNH HTX NĂM 2023", "Biểu 1", header, first, "Biểu 2", header, second])))

    assert {figure.cell: figure.indicator_code for figure in reading.figures} == {
        "D4": "org_total",
        "D7": "member_total",
    }
    assert not reading.noticed
