"""What a title names of support is what the sum of its table is of, as far as the rows are no others."""

from __future__ import annotations

import pytest

from orchestration.landing.cells.workbook import Sheet
from tests.unit.landing.conftest import Draw, Read


@pytest.mark.parametrize(
    ("title", "first", "second", "summed_up"),
    [
        ("ĐÀO TẠO, BỒI DƯỠNG", "Đào tạo", "Bồi dưỡng", ["training_fostering"]),
        ("ĐÀO TẠO, BỒI DƯỠNG VÀ CÁC CHÍNH SÁCH KHÁC", "Đào tạo", "Kết cấu hạ tầng", ["total"]),
        ("XÚC TIẾN THƯƠNG MẠI VÀ KẾT CẤU HẠ TẦNG", "Xúc tiến thương mại", "Kết cấu hạ tầng", []),
    ],
)
def test_a_sum_is_of_the_policy_that_title_and_rows_are_of_and_of_none_where_they_are_two(
    title: str, first: str, second: str, summed_up: list[str], read: Read, draw: Draw
) -> None:
    rows = [f"1 | {first} | =3", f"2 | {second} | =4", "| Tổng cộng | =7"]
    header = "STT | Nội dung | Kinh phí (triệu đồng)"

    reading = read(draw("\n".join([f"KẾT QUẢ HỖ TRỢ HTX {title} NĂM 2023", header, *rows])))

    assert [f.policy_code for f in reading.figures if f.cell == "C5"] == summed_up
    assert ("B5" in {noticed.cell for noticed in reading.noticed}) is not bool(summed_up)


def test_below_a_numbered_policy_that_has_money_its_rows_count_what_it_gave(read: Read, draw: Draw) -> None:
    header = "TT | Chính sách | ĐVT | Thực hiện năm 2023 | Kinh phí (triệu đồng)"
    rows = ["I | Bồi dưỡng, tập huấn | | | =95", "1 | Số lớp | lớp | =21 |", "II | Đào tạo | người | =5 | =18"]

    reading = read(draw("\n".join(["KẾT QUẢ HỖ TRỢ HTX NĂM 2023", header, *rows])))

    assert [(f.cell, f.policy_code, f.indicator_code) for f in reading.figures if f.value is not None] == [
        ("E3", "fostering", "support_budget"),
        ("D4", "fostering", "support_classes"),
        ("D5", "training", "support_persons"),
        ("E5", "training", "support_budget"),
    ]


@pytest.mark.parametrize(
    ("act", "program"),
    [
        ("Nghị quyết số 20-NQ/TW", "nq20"),
        ("Quyết định 1804/QĐ-TTg của Thủ tướng và kế hoạch của UBND tỉnh", "1804"),
        ("Nghị quyết 20/2021/NQ-HĐND", "provincial"),
        ("QĐ số 340/2022/QĐ-UBND", "none"),
        ("Nghị quyết số 20 của HĐND tỉnh", "provincial"),
        ("NQ số 20 ngày 10/12/2021 của Hội đồng nhân dân tỉnh", "provincial"),
        ("Nghị quyết 20/2021/NQ-HĐND, Nghị quyết 15/2022/NQ-HĐND", "none"),
    ],
)
def test_an_act_of_the_province_is_no_programme_of_the_country_that_bears_its_number(
    act: str, program: str, read: Read, draw: Draw
) -> None:
    header = "STT | Chính sách | Kinh phí (triệu đồng)"

    reading = read(draw(f"KẾT QUẢ HỖ TRỢ HTX THEO {act} NĂM 2023\n{header}\n1 | Kết cấu hạ tầng | =5"))

    assert [(figure.program_code, figure.period_code) for figure in reading.figures] == [(program, "2023")]


@pytest.mark.parametrize("row", ["Thành lập mới (HTX) | | =11", "Thành lập mới | HTX | =11"])
def test_among_policies_organisations_in_brackets_are_those_supported_as_in_a_column_of_units(
    row: str, read: Read, draw: Draw
) -> None:
    rows = ["1 | Bồi dưỡng | lớp | =4", f"2 | {row}"]

    reading = read(draw("\n".join(["HỖ TRỢ HTX NĂM 2023", "TT | Chính sách | ĐVT | Năm 2023", *rows])))

    assert [(f.policy_code, f.indicator_code) for f in reading.figures] == [
        ("fostering", "support_classes"),
        ("establishment", "support_orgs"),
    ]


def test_among_what_cooperatives_are_those_in_brackets_are_founded(read: Read, draw: Draw) -> None:
    rows = ["1 | Tổng số HTX | =40", "2 | Thành lập mới (HTX) | =11"]
    title = "TÌNH HÌNH PHÁT TRIỂN VÀ HỖ TRỢ HTX NĂM 2023"

    reading = read(draw("\n".join([title, "TT | Chỉ tiêu | Năm 2023", *rows])))

    assert [f.indicator_code for f in reading.figures] == ["org_total", "org_new"]


def test_below_a_heading_that_nobody_knows_policies_are_of_the_programme_of_the_title(read: Read, draw: Draw) -> None:
    rows = ["I | Nội dung ưu tiên | =5 | =5", "1 | Kết cấu hạ tầng | =5 | =5"]
    title = "KINH PHÍ THỰC HIỆN QĐ 1804/QĐ-TTg NĂM 2023 (triệu đồng)"

    reading = read(draw("\n".join([title, "STT | Nội dung | NSTW | NSĐP", *rows])))

    assert [(f.cell, f.policy_code, f.program_code) for f in reading.figures] == [
        ("C4", "infrastructure", "1804"),
        ("D4", "infrastructure", "1804"),
    ]


@pytest.mark.parametrize(
    ("title", "sums_up"),
    [
        ("KẾT QUẢ HỖ TRỢ HTX THEO NGHỊ QUYẾT 15/2022/NQ-HĐND NĂM 2023", [("none", "provincial")]),
        ("KẾT QUẢ HỖ TRỢ HTX NĂM 2023\n(Theo Nghị quyết số 15 của HĐND tỉnh)", [("none", "provincial")]),
        ("KẾT QUẢ HỖ TRỢ HTX NĂM 2023 THEO NQ 15/2022/NQ-HĐND VÀ NQ 20/2021/NQ-HĐND", []),
        ("KẾT QUẢ HỖ TRỢ HTX NĂM 2023\n(Kèm theo Nghị quyết số 15/NQ-HĐND)", [("total", "none")]),
        ("KẾT QUẢ HỖ TRỢ HTX NĂM 2023 THEO NGHỊ ĐỊNH 113/2024/NĐ-CP", [("total", "none")]),
    ],
)
def test_what_one_resolution_of_the_province_gave_is_of_a_programme_of_its_own(
    title: str, sums_up: list[tuple[str, str]], read: Read, draw: Draw
) -> None:
    rows = ["1 | Xúc tiến thương mại | =3", "2 | Kết cấu hạ tầng | =4", "| Tổng cộng | =7"]

    reading = read(draw("\n".join([title, "STT | Nội dung | Kinh phí (triệu đồng)", *rows])))

    assert [(f.policy_code, f.program_code) for f in reading.figures if f.value == 7_000_000] == sums_up
    assert bool(reading.noticed) == (not sums_up)


def test_a_resolution_among_programmes_is_one(read: Read, draw: Draw) -> None:
    rows = ["1 | CTMTQG nông thôn mới | =5", "2 | Nghị quyết 31/2021/NQ-HĐND | =3", "3 | Quyết định 1804 | =3"]

    reading = read(draw("\n".join(["NGUỒN HỖ TRỢ KTTT NĂM 2023", "TT | Chương trình | Kinh phí (triệu đồng)", *rows])))

    assert [f.program_code for f in reading.figures] == ["new_rural", "provincial", "1804"]


@pytest.mark.parametrize("over_labels", ["Nguồn vốn", "Nội dung", "Nguồn kinh phí"])
def test_budgets_of_a_support_that_nobody_knows_are_no_capital_and_no_money_of_cooperatives(
    over_labels: str, read: Read, draw: Draw
) -> None:
    rows = ["1 | NSTW | =5 | =200", "2 | NSĐP | =3 | =300", "| Cộng | =8 | =500"]
    title = "KINH PHÍ HỖ TRỢ MÁY CẤY CHO HTX NĂM 2023 (triệu đồng)"

    reading = read(draw("\n".join([title, f"TT | {over_labels} | Kế hoạch | Thực hiện", *rows])))

    assert not reading.figures
    assert [noticed.rule_id for noticed in reading.noticed] == ["figures.table_not_understood"]


def test_a_band_of_money_makes_no_credit_of_headers_that_say_money_again(read: Read, draw: Draw) -> None:
    headers = ["TT | Chính sách | Kinh phí hỗ trợ (triệu đồng) | |", "| | Vốn đã giao | Vốn đầu tư | Vốn giải ngân"]
    rows = ["1 | Kết cấu hạ tầng | =9 | =12 | =8", "2 | Ứng dụng công nghệ mới | =1 | =2 | =1"]

    reading = read(draw("\n".join(["HỖ TRỢ HTX NĂM 2023", *headers, *rows]), merged=[(1, 2, 1, 4)]))

    assert {figure.indicator_code for figure in reading.figures} == {"support_budget"}
    assert {(figure.policy_code, figure.scenario) for figure in reading.figures} == {
        ("infrastructure", "plan"),
        ("infrastructure", "actual"),
        ("technology", "plan"),
        ("technology", "actual"),
    }


@pytest.mark.parametrize("approved", ["KP phê duyệt (trđ)", "Kinh phí phê duyệt (triệu đồng)"])
def test_money_is_money_by_its_initials_too(approved: str, read: Read, draw: Draw) -> None:
    header = f"TT | Chính sách hỗ trợ | {approved} | KP đã giải ngân (trđ)"

    reading = read(draw("\n".join(["KẾT QUẢ HỖ TRỢ HTX NĂM 2023", header, "1 | Chuyển đổi số | =440 | =430"])))

    assert [(figure.cell, figure.scenario) for figure in reading.figures] == [("C3", "plan"), ("D3", "actual")]


def test_beside_kinds_that_nobody_knows_a_row_of_the_titled_policy_is_a_kind_of_it(read: Read, draw: Draw) -> None:
    rows = ["1 | Bồi dưỡng giám đốc HTX | =2 | =80", "2 | Kế toán HTX | =1 | =40", "| Tổng cộng | =3 | =120"]

    reading = read(draw("\n".join(["KẾT QUẢ BỒI DƯỠNG NĂM 2023", "STT | Nội dung | Số lớp | Số học viên", *rows])))

    assert [(f.cell, f.policy_code) for f in reading.figures] == [("C5", "fostering"), ("D5", "fostering")]
    assert [(n.rule_id, n.cell) for n in reading.noticed] == [
        ("figures.unrecognised_label", "B3"),
        ("figures.unrecognised_label", "B4"),
    ]


def test_what_two_resolutions_gave_of_one_policy_contradicts_nothing_and_neither_is_all(read: Read, draw: Draw) -> None:
    def sheet(name: str, resolution: str, founded: int, other: str) -> Sheet:
        title = f"HỖ TRỢ HTX THEO NGHỊ QUYẾT {resolution}/NQ-HĐND NĂM 2023"
        rows = [f"1 | Thành lập mới | ={founded}", f"2 | {other} | =40", f"| Tổng cộng | ={founded + 40}"]
        return draw("\n".join([title, "TT | Nội dung | Kinh phí (triệu đồng)", *rows]), name=name)

    reading = read(sheet("A", "20/2021", 12, "Kiểm toán"), sheet("B", "15/2022", 9, "Chuyển đổi số"))

    assert [(f.sheet, f.cell, f.policy_code) for f in reading.figures] == [
        ("A", "C4", "audit"),
        ("B", "C4", "digital_transformation"),
    ]
    assert [(n.rule_id, n.sheet, n.cell) for n in reading.noticed] == [
        ("figures.finer_than_codes", sheet, cell) for cell in ("C3", "C5") for sheet in ("A", "B")
    ]


def test_alike_sheets_of_two_resolutions_are_of_no_parts_and_what_only_one_of_them_gave_counts(
    read: Read, draw: Draw
) -> None:
    def sheet(name: str, resolution: str, *counts: int) -> Sheet:
        title = f"HỖ TRỢ HTX THEO NGHỊ QUYẾT {resolution}/NQ-HĐND NĂM 2023"
        policies = ("Thành lập mới", "Xúc tiến thương mại", "Kiểm toán", "Chuyển đổi số")
        rows = [
            f"{n} | {policy} | ={count}" for n, (policy, count) in enumerate(zip(policies, counts, strict=False), 1)
        ]
        return draw("\n".join([title, "TT | Nội dung | Kinh phí (triệu đồng)", *rows]), name=name)

    reading = read(sheet("A", "20/2021", 12, 30, 40), sheet("B", "15/2022", 9, 31, 40, 8))

    assert [(f.sheet, f.policy_code) for f in reading.figures] == [("B", "digital_transformation")]
    assert {n.rule_id for n in reading.noticed} == {"figures.finer_than_codes"}


def test_what_two_resolutions_on_one_sheet_gave_of_one_policy_is_told_as_parts(read: Read, draw: Draw) -> None:
    rows = ["I | Nghị quyết 15/2020/NQ-HĐND | =12", "1 | Thành lập mới | =7", "2 | Kiểm toán | =5"]
    rows += ["II | Nghị quyết 22/2021/NQ-HĐND | =9", "1 | Thành lập mới | =9"]
    drawn = ["KẾT QUẢ HỖ TRỢ HTX NĂM 2023", "TT | Nội dung | Kinh phí (triệu đồng)", *rows]

    reading = read(draw("\n".join(drawn)))

    assert [(f.cell, f.policy_code, f.program_code) for f in reading.figures] == [("C5", "audit", "provincial")]
    assert [n.cell for n in reading.noticed if n.rule_id == "figures.finer_than_codes"] == ["B3", "B6", "C4", "C7"]


@pytest.mark.parametrize("again", ["20/2021", "20"])
def test_what_one_resolution_is_said_to_have_given_on_two_sheets_may_contradict_itself(
    again: str, read: Read, draw: Draw
) -> None:
    def sheet(name: str, resolution: str, founded: int) -> Sheet:
        title = f"HỖ TRỢ HTX THEO NGHỊ QUYẾT {resolution}/NQ-HĐND NĂM 2023"
        return draw(f"{title}\nTT | Nội dung | Kinh phí (triệu đồng)\n1 | Thành lập mới | ={founded}", name=name)

    reading = read(sheet("A", "20/2021", 12), sheet("B", again, 9))

    assert [(f.sheet, f.cell) for f in reading.figures] == [("A", "C3"), ("B", "C3")]


@pytest.mark.parametrize(
    ("title", "is_of_all"),
    [
        ("KẾT QUẢ HỖ TRỢ CỦA LIÊN MINH HTX TỈNH CHO CÁC HTX NĂM 2023", False),
        ("KẾT QUẢ HỖ TRỢ HTX DO SỞ NÔNG NGHIỆP THỰC HIỆN NĂM 2023", False),
        ("KẾT QUẢ HỖ TRỢ HTX NĂM 2023 (BÁO CÁO CỦA SỞ KH&ĐT)", True),
        ("LIÊN MINH HTX TỈNH: KẾT QUẢ HỖ TRỢ HTX NĂM 2023", True),
    ],
)
def test_what_one_of_those_that_give_gave_in_all_is_no_sum_of_all_support(
    title: str, is_of_all: bool, read: Read, draw: Draw
) -> None:
    rows = "1 | Xúc tiến thương mại | =20\n2 | Kết cấu hạ tầng | =90\n | Tổng cộng | =110"

    reading = read(draw(f"{title}\nTT | Chính sách | Kinh phí (triệu đồng)\n{rows}"))

    assert [f.policy_code for f in reading.figures if f.cell == "C5"] == (["total"] if is_of_all else [])
    assert bool(reading.noticed) is not is_of_all


HEADER_OF_TICKS = "STT | Huyện | Tập huấn | Số lớp | Số lượt người | Kinh phí (triệu đồng)"


@pytest.mark.parametrize("tick", ["x", ""])
def test_what_is_counted_right_of_a_ticked_policy_is_of_that_policy(tick: str, read: Read, draw: Draw) -> None:
    rows = [
        f"1 | Cẩm Xuyên | {tick} | =2 | =40 | =9",
        f"2 | Thạch Hà | {tick} | =3 | =60 | =8",
        "| Toàn tỉnh | | =5 | =100 | =17",
    ]

    reading = read(draw("\n".join(["KẾT QUẢ HỖ TRỢ HTX NĂM 2023", HEADER_OF_TICKS, *rows])))

    assert {f.cell: f.policy_code for f in reading.figures} == dict.fromkeys(("D5", "E5", "F5"), "fostering")


def test_what_is_counted_right_of_two_ticked_policies_is_told_and_none_of_all_support(read: Read, draw: Draw) -> None:
    header = "STT | Nội dung | Tập huấn | Số lớp | Hạ tầng | Số công trình | Kinh phí (triệu đồng)"
    rows = ["1 | Năm 2022 | x | =2 | x | =4 | =9", "2 | Năm 2023 | x | =3 | x | =5 | =8"]

    reading = read(draw("\n".join(["KẾT QUẢ HỖ TRỢ HTX NĂM 2023", header, *rows])))

    assert [figure for figure in reading.figures if figure.value is not None] == []
    assert reading.noticed
