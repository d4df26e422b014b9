"""A unit is that of its figures wherever a clerk prints it: around a table, over it, in a heading, in a label."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules, by_cell

TITLE = "KẾT QUẢ SẢN XUẤT KINH DOANH CỦA HTX NĂM 2023"
HEADER = "TT | Chỉ tiêu | Năm 2023"
WORKERS = "1 | Số lao động trong HTX | =120"
REVENUE = "1 | Tổng doanh thu của HTX | =480"


@pytest.mark.parametrize(
    "lines",
    [
        [f"{TITLE} - ĐVT: tỷ đồng", HEADER, REVENUE],
        [f"{TITLE}; đơn vị tính: tỷ đồng", HEADER, REVENUE],
        [TITLE, "Đơn vị tính là tỷ đồng", HEADER, REVENUE],
        [TITLE, "TT | Chỉ tiêu (tỷ đồng) | Năm 2023", REVENUE],
        [TITLE, "TT | Nội dung (ĐVT: tỷ đồng) | Năm 2023", REVENUE],
        [TITLE, HEADER, " | | tỷ đồng", REVENUE],
        [TITLE, HEADER, " | | (Tỷ đồng)", REVENUE],
        [TITLE, HEADER, "I | Kết quả kinh doanh (tỷ đồng) | ", REVENUE],
        [TITLE, HEADER, "I | Chỉ tiêu kinh tế (ĐVT: tỷ đồng) | ", REVENUE],
        [TITLE, "TT | Chỉ tiêu | ĐVT | Năm 2023", "I | Kết quả kinh doanh | tỷ đồng | ", "1 | Tổng doanh thu | | =480"],
        [TITLE, HEADER, "I | Mục chưa ai biết (tỷ đồng) | ", REVENUE],
        [TITLE, HEADER, REVENUE, "Ghi chú: ĐVT tỷ đồng"],
        [TITLE, HEADER, "1 | Tổng doanh thu của HTX [tỷ đồng] | =480"],
        [TITLE, HEADER, "1 | Tổng doanh thu của HTX, tỷ | =480"],
    ],
)
def test_a_unit_is_read_wherever_it_is_printed(read: Read, draw: Draw, lines: list[str]) -> None:
    [revenue] = read(draw("\n".join(lines))).figures

    assert (revenue.indicator_code, revenue.value) == ("revenue_total", 480_000_000_000)


@pytest.mark.parametrize(
    "lines",
    [
        [f"{TITLE} (nghìn người)", HEADER, WORKERS],
        [TITLE, "Nghìn người", HEADER, WORKERS],
        [TITLE, "(1.000 người)", HEADER, WORKERS],
        [TITLE, "TT | Chỉ tiêu (nghìn người) | Năm 2023", WORKERS],
        [TITLE, HEADER, " | | nghìn người", WORKERS],
        [TITLE, HEADER, "I | Mục chưa ai biết (nghìn người) | ", WORKERS],
        [TITLE, HEADER, "1 | Số lao động trong HTX, nghìn người | =120"],
        [TITLE, HEADER, WORKERS, "ĐVT: Thous. pers."],
    ],
)
def test_how_many_people_a_number_stands_for_is_read_wherever_it_is_printed(
    read: Read, draw: Draw, lines: list[str]
) -> None:
    [workers] = read(draw("\n".join(lines))).figures

    assert (workers.indicator_code, workers.value) == ("worker_total", 120_000)


def test_workers_below_thousands_of_members_are_asked_about(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw(f"{TITLE}\nĐVT: nghìn thành viên\n{HEADER}\n{WORKERS}"))

    assert [figure.value for figure in reading.figures] == [None]
    assert ("figures.unit_mismatch", "C4") in rules(reading)


@pytest.mark.parametrize("heading", ["Tình hình chung", "Mục chưa ai biết", "HỢP TÁC XÃ"])
def test_what_is_counted_below_a_heading_in_money_is_not_in_money(read: Read, draw: Draw, heading: str) -> None:
    drawn = (
        f"{TITLE}\n{HEADER}\nI | {heading} (tỷ đồng) | \n1 | Số thành viên của HTX | =5200\n2 | HTX thành lập mới | =7"
    )
    figures = by_cell(read(draw(drawn)))

    assert [(figures[cell].indicator_code, figures[cell].value) for cell in ("C4", "C5")] == [
        ("member_total", 5200),
        ("org_new", 7),
    ]


def test_below_a_heading_in_percent_nothing_counts(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw(f"{TITLE}\n{HEADER}\nI | Cơ cấu (%) | \n1 | Số HTX | =45\n2 | Số thành viên của HTX | =52"))

    assert reading.figures == []
    assert {("figures.unit_mismatch", "B4"), ("figures.unit_mismatch", "B5")} <= set(rules(reading))


@pytest.mark.parametrize("heading", ["Lao động", "Số lao động", "Thành viên"])
def test_a_number_of_cooperatives_below_a_heading_of_people_is_asked_about(
    read: Read, draw: Draw, rules: Rules, heading: str
) -> None:
    reading = read(
        draw(f"{TITLE}\n{HEADER}\nI | {heading} | \n1 | Số HTX | =120\n2 | Tổng số lao động trong HTX | =900")
    )

    assert "C4" not in by_cell(reading)
    assert ("figures.unrecognised_label", "B4") in rules(reading)


@pytest.mark.parametrize("heading", ["Kinh phí hỗ trợ (triệu đồng)", "Kết quả thực hiện (triệu đồng)"])
def test_below_a_heading_in_money_a_policy_tells_its_money_and_a_number_counts(
    read: Read, draw: Draw, heading: str
) -> None:
    drawn = "\n".join(
        [
            "KẾT QUẢ HỖ TRỢ HỢP TÁC XÃ NĂM 2023",
            "TT | Nội dung hỗ trợ | Năm 2023",
            f"I | {heading} | ",
            "1 | Hỗ trợ thành lập mới HTX | =600",
            "2 | Đào tạo, bồi dưỡng | ",
            "- | Số lớp | =12",
        ]
    )
    figures = by_cell(read(draw(drawn)))

    assert [(figures[cell].indicator_code, figures[cell].value) for cell in ("C4", "C6")] == [
        ("support_budget", 600_000_000),
        ("support_classes", 12),
    ]


@pytest.mark.parametrize("line", ["Hà Tĩnh, ngày 20 tháng 12 năm 2023", "Hà Nội", "1.000 HTX", "Tổ tổng hợp"])
def test_a_line_that_only_begins_like_a_unit_changes_no_number(read: Read, draw: Draw, line: str) -> None:
    [workers] = read(draw(f"{line}\n{TITLE}\n{line}\n{HEADER}\n{WORKERS}")).figures

    assert workers.value == 120


@pytest.mark.parametrize("title", ["HTX PHÂN THEO NGÀNH - %", "HTX PHÂN THEO NGÀNH (%)"])
def test_shares_below_a_title_in_percent_are_no_organisations(read: Read, draw: Draw, rules: Rules, title: str) -> None:
    reading = read(draw(f"{title}\nNgành | 2022 | 2023\nNông nghiệp | 60 | 62\nVận tải | 40 | 38"))

    assert all(figure.value is None for figure in reading.figures)
    assert {rule for rule, _ in rules(reading)} == {"figures.unit_mismatch"}


def test_a_signature_below_units_makes_them_no_others(read: Read, draw: Draw) -> None:
    rows = "Vốn điều lệ HTX | tỷ đồng | =150\nThành viên HTX | người | =2100\n\n | KT. CHỦ TỊCH\n | PHÓ CHỦ TỊCH"
    reading = read(draw("KINH TẾ TẬP THỂ\nChỉ tiêu | | 2023\n" + rows))

    assert [(figure.unit_text, int(figure.value or 0)) for figure in reading.figures] == [
        ("tỷ đồng", 150_000_000_000),
        ("người", 2100),
    ]


@pytest.mark.parametrize("header", ["Số tiền", "Số tiền (triệu đồng)", "Thành tiền"])
def test_a_column_that_only_says_money_leaves_to_its_rows_what_they_count(read: Read, draw: Draw, header: str) -> None:
    rows = "Vốn điều lệ | =2453\nTiền gửi | =65127\nDư nợ cho vay | =56102"
    reading = read(draw(f"HOẠT ĐỘNG CỦA CÁC QTDND (triệu đồng)\nKhoản mục | {header}\n{rows}"))

    counted = [figure.indicator_code for figure in reading.figures]
    assert counted == ["charter_capital_total", "deposit_total", "loan_outstanding"]


def test_an_area_without_a_unit_is_asked_about_since_hectares_may_be_meant(
    read: Read, draw: Draw, rules: Rules
) -> None:
    lines = "KẾT QUẢ HỖ TRỢ HTX\nChính sách | ĐVT | Năm 2023\n1. Giao đất, cho thuê đất\nSố HTX | HTX | =2"
    reading = read(draw(f"{lines}\nDiện tích | | =1.5"))

    assert by_cell(reading)["C5"].value is None
    assert ("figures.unit_unknown", "C5") in rules(reading)


def test_a_unit_that_repeats_a_hidden_one_is_that(read: Read, draw: Draw) -> None:
    lines = "1 | Doanh thu bình quân một HTX | tỷ đồng | =2.1\n2 | Lãi bình quân một HTX | triệu đồng | =300"
    sheet = draw(f"{TITLE}\nTT | Chỉ tiêu | ĐVT | Năm 2023\n{lines}\n3 | Nộp ngân sách nhà nước của HTX | -nt- | =250")
    sheet.hidden_rows = {3}

    assert by_cell(read(sheet))["D5"].value == 250_000_000


@pytest.mark.parametrize(
    ("title", "rows", "cell", "expected"),
    [
        ("CÁN BỘ QUẢN LÝ CỦA HTX", "1 | Cán bộ quản lý HTX | =80\n2 | Nông nghiệp (HTX) | =30", "C4", "org_total"),
        ("TÌNH HÌNH HTX", "1 | Số lao động HTX | =80\n2 | Lĩnh vực (HTX) |\n - | Nông nghiệp | =30", "C5", "org_total"),
    ],
    ids=["behind a sector", "behind a heading of sectors"],
)
def test_organisations_in_brackets_may_be_a_unit(
    read: Read, draw: Draw, title: str, rows: str, cell: str, expected: str
) -> None:
    figure = by_cell(read(draw(f"{title} NĂM 2023\n{HEADER}\n{rows}")))[cell]

    assert (figure.indicator_code, figure.entity_type, figure.sector_code) == (expected, "cooperative", "agriculture")


def test_credit_funds_counted_as_cooperatives_are_no_others(read: Read, draw: Draw) -> None:
    rows = "1 | Tổng số HTX (gồm QTDND) | =190\n - | Nông nghiệp (HTX) | =150\n - | Quỹ tín dụng nhân dân (HTX) | =40"
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\n{HEADER}\n{rows}"))

    assert [(f.entity_type, f.sector_code) for f in reading.figures] == [
        ("cooperative_credit_fund", "total"), ("cooperative", "agriculture"), ("cooperative", "credit"),
    ]  # fmt: skip
