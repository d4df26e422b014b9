"""Support of some, of others, or of nobody yet is none of the support of all cooperatives."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read

ALL = "KẾT QUẢ HỖ TRỢ KINH TẾ TẬP THỂ NĂM 2023"
HEADER = "STT | Nội dung hỗ trợ | Số HTX | Kinh phí (triệu đồng)"
ROWS = ["1 | Bồi dưỡng | =4 | =40", "2 | Xúc tiến thương mại | =2 | =20"]


def support(*rows: str, title: str = ALL) -> str:
    return "\n".join([title, HEADER, *rows])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I | HTX nông nghiệp | =3 | =30", "II | HTX phi nông nghiệp | =4 | =40"),
        ("I | Lĩnh vực nông nghiệp | |", "II | Lĩnh vực vận tải | |"),
        ("| HTX NÔNG NGHIỆP | |", "| HTX PHI NÔNG NGHIỆP | |"),
    ],
)
def test_below_a_sector_support_is_of_that_sector_and_the_last_row_sums_up_all(
    first: str, second: str, read: Read, draw: Draw
) -> None:
    rows = [first, "1 | Bồi dưỡng | =3 | =30", second, "1 | Xúc tiến thương mại | =4 | =40", "| Tổng cộng | =7 | =70"]

    reading = read(draw(support(*rows)))

    assert [(f.cell, f.policy_code, f.value) for f in reading.figures] == [
        ("C7", "total", 7),
        ("D7", "total", 70_000_000),
    ]
    assert {"B4", "B6"} <= {noticed.cell for noticed in reading.noticed}


@pytest.mark.parametrize("others", ["Đối với doanh nghiệp", "Hộ nông dân", "Tổ hợp tác", "Chưa giải ngân"])
def test_below_others_nothing_counts_and_no_row_sums_up_all(others: str, read: Read, draw: Draw) -> None:
    rows = ["A | Hợp tác xã | |", ROWS[0], f"B | {others} | |", "1 | Đào tạo | =9 | =90"]

    reading = read(draw(support(*rows)))

    assert [f.cell for f in reading.figures] == ["C4", "D4"]
    assert "B6" in {noticed.cell for noticed in reading.noticed}


@pytest.mark.parametrize(
    "title",
    [
        "KẾT QUẢ HỖ TRỢ DOANH NGHIỆP NHỎ VÀ VỪA NĂM 2023",
        "Kinh phí hỗ trợ các trang trại và hộ nông dân năm 2023",
        "KẾT QUẢ HỖ TRỢ DOANH NGHIỆP, HTX NĂM 2023",
        "Kết quả hỗ trợ QTDND năm 2023",
        "KINH PHÍ HỖ TRỢ HTX CHƯA GIẢI NGÂN NĂM 2023",
        "Kinh phí hỗ trợ HTX năm 2023 còn lại chuyển sang năm sau",
        "KẾT QUẢ HỖ TRỢ NĂM 2023\nĐối tượng: doanh nghiệp nhỏ và vừa",
    ],
)
def test_a_title_of_others_or_of_money_that_nobody_was_given_tells_of_no_support(
    title: str, read: Read, draw: Draw
) -> None:
    reading = read(draw(support(*ROWS, title=title)))

    assert not reading.figures
    assert [noticed.rule_id for noticed in reading.noticed][:1] == ["figures.narrower_scope"]


@pytest.mark.parametrize(
    "title",
    [
        "HỖ TRỢ CÁC TỔ HỢP TÁC NĂM 2023",
        "Chính sách hỗ trợ liên hiệp HTX năm 2023",
        "KẾT QUẢ HỖ TRỢ HTX NGÀNH GIAO THÔNG VẬN TẢI NĂM 2023",
        "KINH PHÍ HỖ TRỢ HTX NÔNG NGHIỆP, THỦY SẢN NĂM 2023",
        "HỖ TRỢ HTX NÔNG NGHIỆP THEO QĐ 1804/QĐ-TTg NĂM 2023",
        "CHÍNH SÁCH HỖ TRỢ PHÁT TRIỂN KTTT NĂM 2023\n(Lĩnh vực nông nghiệp)",
    ],
)
def test_support_of_some_of_the_collective_economy_is_not_that_of_all(title: str, read: Read, draw: Draw) -> None:
    reading = read(draw(support(*ROWS, title=title)))

    assert not reading.figures
    assert [noticed.rule_id for noticed in reading.noticed] == ["figures.narrower_scope"]


@pytest.mark.parametrize(
    "title",
    [
        "HỖ TRỢ HTX NÔNG NGHIỆP VÀ PHI NÔNG NGHIỆP NĂM 2023",
        "Kết quả hỗ trợ LHHTX, HTX, THT năm 2023",
        "HỖ TRỢ HTX XÂY DỰNG NÔNG THÔN MỚI NĂM 2023",
        "KẾT QUẢ HOẠT ĐỘNG CỦA LIÊN MINH HTX TỈNH NĂM 2023",
        "SỐ LIỆU CHỦ YẾU VỀ HỖ TRỢ HTX NĂM 2023",
        "SỞ NÔNG NGHIỆP VÀ PTNT\nKẾT QUẢ HỖ TRỢ HTX NĂM 2023",
    ],
)
def test_a_title_that_names_both_halves_of_all_or_no_sector_of_them_is_of_all(
    title: str, read: Read, draw: Draw
) -> None:
    assert len(read(draw(support(*ROWS, title=title))).figures) == 4


@pytest.mark.parametrize(
    "title", ["HỖ TRỢ HTX CÔNG THƯƠNG NĂM 2023", "HỖ TRỢ HTX CỦA NGÀNH CÔNG THƯƠNG NĂM 2023", "HỖ TRỢ HTX CỦA PHỤ NỮ"]
)
def test_a_trade_that_is_called_as_its_office_is_some_of_all_cooperatives(title: str, read: Read, draw: Draw) -> None:
    reading = read(draw(support(*ROWS, title=title)))

    assert not reading.figures
    assert [noticed.rule_id for noticed in reading.noticed] == ["figures.narrower_scope"]


@pytest.mark.parametrize(
    "title",
    [
        "Kết quả thực hiện Nghị quyết 58/NQ-HĐND về chính sách khuyến khích phát triển nông nghiệp, nông thôn",
        "KẾT QUẢ HỖ TRỢ LIÊN KẾT SẢN XUẤT, TIÊU THỤ NÔNG SẢN NĂM 2023",
        "Kinh phí hỗ trợ chương trình khuyến công năm 2023",
        "ĐÀO TẠO NGHỀ CHO LAO ĐỘNG NÔNG THÔN NĂM 2023",
    ],
)
def test_what_a_trade_was_given_is_no_support_of_cooperatives_that_nobody_names(
    title: str, read: Read, draw: Draw
) -> None:
    reading = read(draw(support(*ROWS, title=title)))

    assert not reading.figures
    assert [noticed.rule_id for noticed in reading.noticed] == ["figures.narrower_scope"]


@pytest.mark.parametrize(
    "title",
    [
        "TRUNG TÂM HỖ TRỢ DOANH NGHIỆP TỈNH\nKẾT QUẢ HỖ TRỢ HTX NĂM 2023",
        "KẾT QUẢ HỖ TRỢ HTX LIÊN KẾT VỚI DOANH NGHIỆP NĂM 2023",
    ],
)
def test_a_title_that_only_mentions_others_is_of_cooperatives(title: str, read: Read, draw: Draw) -> None:
    reading = read(draw(support(*ROWS, title=title)))

    assert len(reading.figures) == 4


def test_a_column_of_what_is_left_says_which_money_the_title_means(read: Read, draw: Draw) -> None:
    title = "KINH PHÍ HỖ TRỢ HTX ĐÃ GIẢI NGÂN VÀ CÒN LẠI NĂM 2023"
    header = "STT | Nội dung | Đã giải ngân (tr.đ) | Còn lại (tr.đ)"

    reading = read(draw("\n".join([title, header, "1 | Đào tạo | =40 | =5"])))

    assert [(f.cell, f.value) for f in reading.figures] == [("C3", 40_000_000)]
    assert "D2" in {noticed.cell for noticed in reading.noticed}


@pytest.mark.parametrize(
    ("verb", "planned"), [("Phê duyệt", True), ("Đã phê duyệt", True), ("Được hỗ trợ", False), ("Thụ hưởng", False)]
)
def test_below_a_corner_in_money_a_verb_counts_no_organisations(
    verb: str, planned: bool, read: Read, draw: Draw
) -> None:
    header = f"STT | Chính sách hỗ trợ | {verb} | Đã giải ngân"
    title = "KINH PHÍ HỖ TRỢ HỢP TÁC XÃ NĂM 2023\n(ĐVT: triệu đồng)"

    reading = read(draw("\n".join([title, header, "1 | Xúc tiến thương mại | =700 | =650"])))

    assert [f.cell for f in reading.figures if f.indicator_code == "support_orgs"] == []
    assert ("D4", "support_budget") in [(f.cell, f.indicator_code) for f in reading.figures]
    assert [(f.cell, f.indicator_code) for f in reading.figures if f.scenario == "plan"] == (
        [("C4", "support_budget")] if planned else []
    )
    assert ("C4" in {noticed.cell for noticed in reading.noticed}) is not planned


@pytest.mark.parametrize(
    "title", ["Kinh phí hỗ trợ bình quân một HTX năm 2023", "MỨC HỖ TRỢ BÌNH QUÂN MỖI HTX NĂM 2023"]
)
def test_what_each_was_given_on_average_is_not_what_all_were_given(title: str, read: Read, draw: Draw) -> None:
    reading = read(draw(support(*ROWS, title=title)))

    assert not reading.figures
    assert reading.noticed


def test_a_sum_of_cooperatives_and_of_others_beside_them_is_not_that_of_cooperatives(read: Read, draw: Draw) -> None:
    header = "STT | Chính sách | HTX | Doanh nghiệp | Tổng cộng"
    title = "KẾT QUẢ HỖ TRỢ NĂM 2023 (triệu đồng)"

    reading = read(draw("\n".join([title, header, "1 | Đào tạo | =80 | =800 | =880"])))

    assert not reading.figures
    assert {"C3", "E3"} <= {noticed.cell for noticed in reading.noticed}


def test_who_works_at_the_centre_that_gives_advice_is_nobody_supported(read: Read, draw: Draw) -> None:
    title = "TRUNG TÂM TƯ VẤN VÀ HỖ TRỢ PHÁT TRIỂN HTX\nTT | Chỉ tiêu | ĐVT | TH 2023"
    reading = read(draw(f"{title}\n1 | Số lao động | người | =4\n2 | Số máy tính | cái | =7"))

    assert not reading.figures
    assert {"B3", "B4"} <= {noticed.cell for noticed in reading.noticed}


def test_khác_beside_budgets_and_policies_is_other_than_either(read: Read, draw: Draw) -> None:
    header = "Năm | NSTW | Ngân sách tỉnh | Đào tạo | Xúc tiến thương mại | Khác"
    reading = read(draw(f"KINH PHÍ HỖ TRỢ HTX NĂM 2023 (triệu đồng)\n{header}\n2023 | =100 | =50 | =60 | =70 | =20"))

    assert {figure.cell: (figure.policy_code, figure.funding_source) for figure in reading.figures} == {
        "B3": ("total", "central"), "C3": ("total", "local"),
        "D3": ("training", "total"), "E3": ("trade_promotion", "total"),
    }  # fmt: skip
    assert ("figures.cell_unclear", "F3") in {(noticed.rule_id, noticed.cell) for noticed in reading.noticed}
