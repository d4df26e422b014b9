"""Tables of a sheet: header rows of every shape, and what each column holds."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, columns

BASE = """
UBND TỈNH HÀ TĨNH
PHỤ LỤC I: KẾT QUẢ NĂM 2023 VÀ KẾ HOẠCH NĂM 2024
STT | Chỉ tiêu       | ĐVT   | TH 2022 | KH 2023 | 6 tháng 2023 | Ước TH 2023 | KH 2024
I   | Hợp tác xã     |       |         |         |              |             |
1   | Tổng số HTX    | HTX   | =10     | =11     | =12          | =13         | =14
"""


def test_bands_may_have_no_texts_below_where_labels_stand_below_them(tables, draw: Draw) -> None:
    (table,) = tables(
        draw("""
    |          |     | Thực hiện năm 2022 | Kế hoạch năm 2023
STT | Nội dung | ĐVT |                    |
1   | Số HTX   | HTX | 10                 | 12
""")
    )

    assert columns(table) == {3: ("2022", "actual"), 4: ("2023", "plan")}


@pytest.mark.parametrize(
    "note", ["Đơn vị tính: triệu đồng", "Don vi tinh: trieu dong", "(ĐVT: Triệu đồng)", "DVT: tr.d"]
)
def test_the_note_of_units_in_a_corner_needs_no_marks(tables, draw: Draw, note: str) -> None:
    (table,) = tables(draw(f"|  | {note}\nSTT | Nội dung | Năm 2022 | Năm 2023\n1 | Kinh phí | 10 | 12"))

    assert table.unit_note in note
    assert table.unit_note


@pytest.mark.parametrize("numbers", ["(1) | (2) | (3) | (4) | (5)", "A | B | C | 1 | 2", "=1 | =2 | =3 | =4 | =5"])
def test_a_row_that_numbers_the_columns_belongs_to_the_header(tables, draw: Draw, numbers: str) -> None:
    sheet = draw(
        f"""
STT | Chỉ tiêu    | ĐVT | TH 2022 | KH 2023
{numbers}
1   | Tổng số HTX | HTX | =10     | =11
"""
    )

    (table,) = tables(sheet)

    assert table.header == (0, 1)
    assert columns(table) == {3: ("2022", "actual"), 4: ("2023", "plan")}


def test_a_table_may_have_neither_numbers_nor_units(tables, draw: Draw) -> None:
    (table,) = tables(draw("Chỉ tiêu | TH 2022 | KH 2023\nTổng số HTX | =10 | =11"))

    assert (table.order_column, table.label_column, table.unit_column) == (None, 0, None)
    assert columns(table) == {1: ("2022", "actual"), 2: ("2023", "plan")}


@pytest.mark.parametrize("source", ["Nguồn", "Nguồn số liệu"])
def test_sources_right_of_figures_name_no_rows(tables, draw: Draw, source: str) -> None:
    (table,) = tables(draw(f"TT | Số liệu | Đơn vị | Giá trị | {source}\n1 | Tổng số HTX | HTX | =10 | Sở Tài chính"))

    assert table.label_column == 1
    assert list(columns(table)) == [3]


def test_columns_may_come_in_any_order(tables, draw: Draw) -> None:
    sheet = draw("KH 2023 | TH 2022 | ĐVT | Nội dung | TT\n=11 | =10 | HTX | Tổng số HTX | 1")

    (table,) = tables(sheet)

    assert columns(table) == {0: ("2023", "plan"), 1: ("2022", "actual")}
    assert (table.label_column, table.unit_column) == (3, 2)


def test_a_column_that_compares_two_others_holds_no_figures(tables, draw: Draw) -> None:
    sheet = draw(
        "Chỉ tiêu | TH 2022 | KH 2023 | KH 2023/TH 2022 (%) | So với cùng kỳ\nTổng số HTX | =10 | =11 | =110 | =1"
    )

    (table,) = tables(sheet)

    assert sorted(columns(table)) == [1, 2]
    assert table.unknown == []


def test_a_column_of_notes_is_no_unknown_column(tables, draw: Draw) -> None:
    assert tables(draw("Chỉ tiêu | TH 2022 | KH 2023 | Ghi chú\nTổng số HTX | =10 | =11 | đúng"))[0].unknown == []


def test_a_column_whose_header_means_nothing_known_is_listed(tables, draw: Draw) -> None:
    (table,) = tables(draw("Chỉ tiêu | TH 2022 | KH 2023 | Huyện miền núi\nTổng số HTX | =10 | =11 | =4"))

    assert table.unknown == [(3, "Huyện miền núi")]


def test_a_hidden_column_is_no_column(tables, draw: Draw) -> None:
    sheet = draw(BASE)
    sheet.hidden_columns = {3}

    assert 3 not in columns(tables(sheet)[0])


def test_sectors_may_be_columns(tables, draw: Draw) -> None:
    sheet = draw("SỐ LƯỢNG NĂM 2023\nLoại hình | Tổng số | Nông nghiệp | Vận tải\nHợp tác xã | =10 | =7 | =3")

    labels = {column.index: column.label is not None for column in tables(sheet)[0].columns}

    assert labels[2]
    assert labels[3]


def test_a_column_for_every_province_says_so(tables, draw: Draw) -> None:
    (table,) = tables(draw("TT | Chỉ tiêu | ĐVT | KH 2022 (mỗi tỉnh)\n1 | Số HTX thành lập mới | HTX | tối thiểu 10"))

    assert [column.each_province for column in table.columns] == [True]


def test_a_unit_note_in_the_corner_is_kept_for_the_table(tables, draw: Draw) -> None:
    (table,) = tables(
        draw("PHỤ LỤC I NĂM 2023\n | | ĐVT: triệu đồng\nChỉ tiêu | TH 2022 | KH 2023\nTổng số HTX | =10 | =11")
    )

    assert table.unit_note == "triệu đồng"


def test_a_sheet_of_prose_has_no_table(tables, draw: Draw) -> None:
    assert tables(draw("Kính gửi: Bộ Kế hoạch và Đầu tư\nNăm 2023, toàn tỉnh có 1.025 HTX | trang 2")) == []


@pytest.mark.parametrize("number", ["1. ", "1 ", "1) ", ""])
def test_labels_that_begin_with_their_number_are_labels(tables, draw: Draw, number: str) -> None:
    rows = "\n".join(f"{number}{label} | HTX | =12 | =15" for label in ("Nông nghiệp", "Xây dựng", "Vận tải"))

    (table,) = tables(draw(f"Ngành nghề | ĐVT | TH 2022 | KH 2023\n{rows}"))

    assert (table.label_column, [column.index for column in table.columns]) == (0, [2, 3])


def test_the_whole_province_after_a_merger_is_read_beside_the_former_ones(tables, draw: Draw) -> None:
    sheet = draw(
        """
STT | Chỉ tiêu | ĐVT | Tuyên Quang (trước sáp nhập) |   | Hà Giang (trước sáp nhập) |    | Toàn tỉnh sau sáp nhập |
    |          |     | KH | TH | KH | TH | KH | TH
1   | Tổng số HTX | HTX | =1 | =2 | =3 | =4 | =5 | =6
""",
        merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2), (0, 3, 0, 4), (0, 5, 0, 6), (0, 7, 0, 8)],
    )

    (table,) = tables(sheet, "2025")

    assert columns(table) == {7: ("2025", "plan"), 8: ("2025", "actual")}
    assert [column for column, _ in table.unknown] == [3, 4, 5, 6]
    assert table.columns[0].text == "Toàn tỉnh sau sáp nhập KH"


def test_words_below_a_band_over_several_columns_are_headers_whatever_they_mean(tables, draw: Draw) -> None:
    (table,) = tables(
        draw(
            """
STT | Nội dung hỗ trợ | Số HTX được hỗ trợ | Kinh phí hỗ trợ |              |
    |                 |                    | Tổng            | Ngân sách TW | Vốn do ban quản lý giữ
1   | Đào tạo         | =5                 | =70             | =50          | =20
"""
        )
    )

    assert table.header == (0, 1)
    assert {column.index: column.text for column in table.columns} == {
        2: "Số HTX được hỗ trợ",
        3: "Kinh phí hỗ trợ Tổng",
        4: "Kinh phí hỗ trợ Ngân sách TW",
    }
    assert table.unknown == [(5, "Kinh phí hỗ trợ Vốn do ban quản lý giữ")]


def test_a_column_of_a_sector_beside_one_of_its_parts_is_left_out(tables, draw: Draw) -> None:
    (table,) = tables(
        draw("SỐ HTX NĂM 2023\nHuyện | Tổng số | Nông nghiệp | Thủy sản | Vận tải\nToàn tỉnh | =10 | =5 | =2 | =3")
    )

    assert set(columns(table)) == {1, 3, 4}
    assert table.finer == {2: ("Nông nghiệp", "Thủy sản")}
    assert table.unknown == []


def test_of_two_columns_of_labels_the_one_with_known_labels_names_the_rows(tables, draw: Draw) -> None:
    (table,) = tables(
        draw(
            """
STT | Tên chính sách            | Nội dung hỗ trợ         | Số HTX | Kinh phí
1   | Nghị quyết 15/2021/NQ-HĐND | Hỗ trợ thành lập mới   | =8     | =160
2   | Nghị quyết 16/2021/NQ-HĐND | Ứng dụng công nghệ mới | =5     | =125
"""
        )
    )

    assert table.label_column == 2


def test_a_header_may_go_on_below_the_unit_without_merged_cells(tables, draw: Draw) -> None:
    (table,) = tables(
        draw(
            """
MẪU BÁO CÁO NĂM 2024
 |             | Đơn vị | Thực hiện | Ước thực hiện | Dự kiến
 |             | tính   | 2023      | 2024          | 2025
1 | Tổng số HTX | HTX   | =470      | =492          | =510
"""
        ),
        "2024",
    )

    assert list(columns(table).values()) == [("2023", "actual"), ("2024", "estimate"), ("2025", "plan")]


def test_a_row_that_numbers_the_columns_may_leave_some_out(tables, draw: Draw) -> None:
    sheet = draw("Chỉ tiêu | ĐVT | TH 2022 | TH 2023 | KH 2024\nA | B | 1 | 2 | 4\nTổng số HTX | HTX | =10 | =11 | =12")

    assert [table.header for table in tables(sheet)] == [(0, 1)]


@pytest.mark.parametrize(
    ("whose", "read", "left_out"),
    [
        ("Ngân sách tỉnh", {2: "", 3: "", 4: "province", 5: "district"}, set()),
        ("Ngân sách địa phương", {2: "", 3: ""}, {4, 5}),  # with the districts' money or without it?
    ],
)
def test_budgets_of_province_and_districts_are_told_apart_and_local_money_beside_one_of_them_is_not_read(
    tables, draw: Draw, whose: str, read: dict[int, str], left_out: set[int]
) -> None:
    (table,) = tables(
        draw(
            f"""
KẾT QUẢ HỖ TRỢ NĂM 2023
STT | Nội dung | Số HTX | Kinh phí |         |
    |          |        | Tổng     | {whose} | Ngân sách huyện
1   | Đào tạo  | =5     | =100     | =70     | =30
"""
        )
    )

    assert {column.index: column.budget for column in table.columns} == read
    assert set(table.finer) == left_out


def test_one_column_of_numbers_beside_labels_makes_a_table(tables, draw: Draw) -> None:
    (table,) = tables(
        draw("SỐ LƯỢNG HTX NĂM 2023\nSTT | Lĩnh vực | Số HTX\n1 | Vận tải | =44\n2 | Xây dựng | =34\n | Cộng | =78")
    )

    assert set(columns(table)) == {2}


def test_labels_without_a_known_header_stand_between_numbering_and_unit(tables, draw: Draw) -> None:
    (table,) = tables(
        draw(
            """
TT | Tên các mặt hoạt động | ĐVT | Kế hoạch 2024 | Ước TH 2024
1  | Tổng số HTX           | HTX | =10           | =11
2  | Số HTX giải thể       | HTX | =1            | =2
"""
        ),
        "2024",
    )

    assert table.label_column == 1
    assert list(columns(table).values()) == [("2024", "plan"), ("2024", "estimate")]


def test_bands_in_the_row_above_the_other_headers_may_say_what_is_counted(tables, draw: Draw) -> None:
    [table] = tables(
        draw(
            """
    |            | Tổng số HTX |         | Số HTX thành lập mới |
STT | Lĩnh vực   | TH 2022     | TH 2023 | TH 2022              | TH 2023
1   | Nông nghiệp| =10         | =11     | =1                   | =2
""",
            merged=[(0, 2, 0, 3), (0, 4, 0, 5)],
        )
    )

    assert [column.text for column in table.columns] == [
        "Tổng số HTX TH 2022",
        "Tổng số HTX TH 2023",
        "Số HTX thành lập mới TH 2022",
        "Số HTX thành lập mới TH 2023",
    ]
    assert table.title == []


def test_a_column_of_some_that_no_code_tells_from_all_is_no_second_total(tables, draw: Draw) -> None:
    [table] = tables(
        draw("NĂM 2024\nLĩnh vực | Tổng số HTX | Trong đó: HTX đã đăng ký | Thành viên\nNông nghiệp | =10 | =8 | =90"),
        period="2024",
    )

    assert set(columns(table)) == {1, 3}
    assert [text for _, text in table.unknown] == ["Trong đó: HTX đã đăng ký"]


def test_a_word_for_notes_over_several_columns_is_a_band(tables, draw: Draw) -> None:
    sheet = draw(
        """
TÌNH HÌNH CÁN BỘ QUẢN LÝ HTX NĂM 2023
Loại hình | Tổng số cán bộ quản lý | Trình độ chuyên môn |
          |                        | Sơ cấp              | Trung cấp
HTX       | 10                     | 4                   | 6
""",
        merged=[(1, 2, 1, 3), (1, 0, 2, 0), (1, 1, 2, 1)],
    )

    [table] = tables(sheet)

    assert [column.text for column in table.columns][1:] == [
        "Trình độ chuyên môn Sơ cấp",
        "Trình độ chuyên môn Trung cấp",
    ]


def test_a_code_left_of_a_label_is_no_heading(read: Read, draw: Draw) -> None:
    reading = read(draw("Mã chỉ tiêu | Tên chỉ tiêu | ĐVT | Năm 2023\nHTX01 | Tổng số hợp tác xã | HTX | =783"))

    assert [(figure.entity_type, figure.indicator_code) for figure in reading.figures] == [("cooperative", "org_total")]


@pytest.mark.parametrize("number", ["=15", "15", "'15"])
def test_a_row_of_dashes_above_a_repeated_header_is_none_of_its_bands(read: Read, draw: Draw, number: str) -> None:
    years = " | =2019 | =2020 | =2021"
    above, below = f"TỔNG SỐ | =90 | =80 | =70\nThủy sản | - | {number} | -", "Xây dựng | =20 | =21 | =20"
    drawn = (
        f"Số lao động trong các hợp tác xã phân theo ngành\n{years}\n{above}\n{years}\n{below}\nVận tải | =9 | =9 | =9"
    )
    reading = read(draw(drawn), period="2021")

    assert {figure.row_index for figure in reading.figures} == {2, 3, 5, 6}


def test_a_corner_that_names_a_column_is_no_sector(read: Read, draw: Draw) -> None:
    reading = read(draw("SỐ LIỆU HTX NĂM 2023\nTT | ĐV | Số HTX\n1 | Can Lộc | =12\n2 | Đức Thọ | =13\n | Tổng | =25"))

    assert {figure.sector_code for figure in reading.figures} == {"total"}


def test_blank_rows_between_parts_of_a_sector_leave_the_others_among_them(read: Read, draw: Draw) -> None:
    rows = ["Trồng trọt | =40", "Chăn nuôi | =15", "Khác | =30", "Tổng cộng | =85"]

    def sectors(between: str) -> set[str]:
        return {f.sector_code for f in read(draw(f"SỐ HTX NĂM 2023\nLĩnh vực | Số HTX\n{between.join(rows)}")).figures}

    assert "other" not in sectors("\n") | sectors("\n\n")


@pytest.mark.parametrize("others", ["Doanh nghiệp", "Trang trại", "Hộ nông dân"])
@pytest.mark.parametrize("title", ["TÌNH HÌNH NĂM 2023", "SỐ LIỆU HTX NĂM 2023"])
def test_a_sum_of_cooperatives_and_others_counts_no_cooperatives(
    title: str, others: str, read: Read, draw: Draw
) -> None:
    reading = read(
        draw(
            f"{title}\n"
            f"TT | Lĩnh vực | HTX | {others} | Tổng\n"
            "1 | Nông nghiệp | =80 | =20 | =100\n"
            "2 | Vận tải | =20 | =20 | =40"
        )
    )

    assert [figure.cell for figure in reading.figures] == ["C3", "C4"]
    assert {"D2", "E3", "E4"} <= {noticed.cell for noticed in reading.noticed}


def test_a_header_printed_again_in_other_letters_begins_no_table(read: Read, draw: Draw) -> None:
    rows = [
        "NĂM | Thành lập mới | Giải thể",
        "Năm 2021 | =30 | =5",
        "Năm | THÀNH LẬP MỚI | GIẢI THỂ",
        "Năm 2022 | =31 | =6",
    ]
    found = read(draw("\n".join(["KẾT QUẢ HTX GIAI ĐOẠN 2021-2022", *rows, "Tổng giai đoạn | =61 | =11"]))).figures

    assert {figure.period_code for figure in found if figure.row_index == 5} == {"2021-2022"}


def test_numbers_behind_apostrophes_are_none_of_a_header_with_empty_rows_below(read: Read, draw: Draw) -> None:
    sheet = draw(
        """
KINH PHÍ HỖ TRỢ PHÁT TRIỂN KINH TẾ TẬP THỂ THEO NỘI DUNG (triệu đồng)
Nội dung hỗ trợ theo Quyết định 1804/QĐ-TTg | Năm 2023 |      |        | Năm 2024
                                            | Tổng     | NSTW | NSĐP   | Tổng
1. Hỗ trợ thành lập mới                     | '850     |      | '850   | '920

2. Xúc tiến thương mại                      | '700     | '300 | '400   | '760

Tổng cộng                                   | '1.550   | '300 | '1.250 | '1.680
""",
        merged=[(1, 0, 2, 0), (1, 1, 1, 3)],
    )

    assert {figure.row_index for figure in read(sheet).figures} == {3, 5, 7}
