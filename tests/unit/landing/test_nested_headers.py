"""Headers that nest organisations, what is counted and times, in any order and in the words of any office."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations, product
from typing import NamedTuple

import pytest

from tests.unit.landing.conftest import Draw, Read, Rules

CELLS = "BCDEFGHIJKLMNOP"
SECTORS = (("Nông nghiệp", "agriculture"), ("Xây dựng", "construction"), ("Toàn tỉnh", "total"))
Said = tuple[str, str]  # what is printed, and the code it stands for


class Words(NamedTuple):
    """One office's words for organisations, what is counted, and times."""

    whom: tuple[Said, ...]
    what: tuple[Said, ...]
    when: tuple[Said, ...]


OFFICES = (
    Words(
        (("Hợp tác xã", "cooperative"), ("Tổ hợp tác (THT)", "group")),
        (("Tổng số", "org_total"), ("Doanh thu BQ (triệu đồng/năm)", "revenue_avg")),
        (("KH 2023", "2023 plan"), ("TH 2023", "2023 actual")),
    ),
    Words(
        (("Khu vực HTX", "cooperative"), ("THT", "group")),
        (("Thành viên (người)", "member_total"), ("Lao động (người)", "worker_total")),
        (("2022", "2022 actual"), ("6T/2023", "2023-H1 actual")),
    ),
    Words(
        (("Các HTX", "cooperative"), ("Liên hiệp HTX", "union")),
        (("Lao động", "worker_total"), ("Đang hoạt động", "org_active")),
        (("Năm 2023", "2023 actual"), ("Kế hoạch năm 2024", "2024 plan")),
    ),
    Words(
        (("HTX", "cooperative"), ("Tổ hợp tác", "group")),
        (("Thành viên", "member_total"),),
        (("Kế hoạch 2023", "2023 plan"), ("6 tháng đầu năm 2023", "2023-H1 actual")),
    ),
)


def nested(bands: Sequence[Sequence[Said]]) -> tuple[str, list[tuple[int, int, int, int]], list[tuple[Said, ...]]]:
    """The rows of a header, outermost band first; the ranges that are merged; what stands over each column."""
    columns = list(product(*bands))
    lines, merged = [], [(1, 0, len(bands), 0)]
    for level in range(len(bands)):
        texts = ["Lĩnh vực" if level == 0 else ""]
        for index, column in enumerate(columns):
            begins = index == 0 or columns[index - 1][: level + 1] != column[: level + 1]
            texts.append(column[level][0] if begins else "")
            if begins:
                width = sum(other[: level + 1] == column[: level + 1] for other in columns)
                merged.append((1 + level, 1 + index, 1 + level, index + width))
        lines.append(" | ".join(texts))
    return "\n".join(lines), [r for r in merged if r[:2] != r[2:]], columns


@pytest.mark.parametrize(("words", "order"), product(OFFICES, permutations(range(3))))
def test_a_figure_is_of_all_that_stands_over_it_in_whatever_order(
    words: Words, order: tuple[int, ...], read: Read, draw: Draw
) -> None:
    header, merged, columns = nested([words[place] for place in order])
    truth = {}
    lines = []
    for row, (label, sector) in enumerate(SECTORS):
        lines.append(f"{label} | " + " | ".join(f"={100 * (row + 1) + index}" for index in range(len(columns))))
        for index, column in enumerate(columns):
            whom, what, when = (column[order.index(place)][1] for place in range(3))
            truth[f"{CELLS[index]}{row + 5}"] = f"{when} {whom} {what} {sector}"

    reading = read(draw("\n".join(["SỐ LIỆU KINH TẾ TẬP THỂ", header, *lines]), merged=merged))

    assert {figure.cell: " ".join(figure.key[:5]) for figure in reading.figures} == truth


POLICIES = (("Xúc tiến thương mại", "trade_promotion"), ("Chuyển đổi số", "digital_transformation"))
SOURCES = (("NSTW", "central"), ("NSĐP", "local"), ("Khác", "other"))
WHEN = (("Kế hoạch 2023", "2023 plan"), ("TH 2022", "2022 actual"))


@pytest.mark.parametrize("money", ["Kinh phí thực hiện (triệu đồng)", "Số tiền (triệu đồng)", "Kinh phí hỗ trợ (tr.đ)"])
@pytest.mark.parametrize("order", [("when", "money", "source"), ("money", "when", "source")])
def test_money_is_of_the_source_and_the_time_that_stand_over_it(
    money: str, order: tuple[str, ...], read: Read, draw: Draw
) -> None:
    header, merged, columns = nested(
        [{"when": WHEN, "money": ((money, ""),), "source": SOURCES}[band] for band in order]
    )
    lines = [f"{label} | " + " | ".join(f"={10 + index}" for index in range(6)) for label, _ in POLICIES]

    reading = read(draw("\n".join(["KẾT QUẢ HỖ TRỢ HTX", header, *lines]), merged=merged))

    assert {figure.cell: (*figure.key[:2], figure.key[5], figure.key[7]) for figure in reading.figures} == {
        f"{CELLS[index]}{row + 5}": (*column[order.index("when")][1].split(), policy, column[-1][1])
        for row, (_, policy) in enumerate(POLICIES)
        for index, column in enumerate(columns)
    }


@pytest.mark.parametrize("counted", [("Tổng số thành viên", "member_total"), ("Giải thể", "org_dissolved")])
@pytest.mark.parametrize("kind", ["", "HTX "], ids=["whose: a column", "whose: the row"])
def test_sectors_below_what_is_counted_count_that_whoever_says_whose(
    counted: Said, kind: str, read: Read, draw: Draw
) -> None:
    heading, indicator = counted
    header = "TT | Chỉ tiêu | Năm 2022 | Năm 2023" if kind else "TT | Chỉ tiêu | HTX | THT"
    rows = f"1 | {heading} | | \n- | {kind}nông nghiệp | =24 | =25\n- | {kind}xây dựng | =27 | =28"

    reading = read(draw(f"SỐ LIỆU KINH TẾ TẬP THỂ NĂM 2023\n{header}\n{rows}"))

    assert {figure.cell: " ".join(figure.key[2:5]) for figure in reading.figures if figure.cell[0] == "C"} == {
        "C4": f"cooperative {indicator} agriculture",
        "C5": f"cooperative {indicator} construction",
    }
    assert len(reading.figures) == 4


def test_times_below_an_average_of_each_are_of_it_and_not_of_the_count_above(read: Read, draw: Draw) -> None:
    rows = "C. Số thành viên | \n1. KH 2023 | =54\n2. TH 2023 | =63\nD. Doanh thu bình quân một HTX (tr.đ/năm) | "
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\nChỉ tiêu | Số lượng\n{rows}\n1. KH 2023 | =990\n2. TH 2023 | =933"))

    assert [(figure.cell, figure.indicator_code) for figure in reading.figures] == [
        ("B4", "member_total"),
        ("B5", "member_total"),
        ("B7", "revenue_avg"),
        ("B8", "revenue_avg"),
    ]


def test_one_column_beside_known_names_is_a_table_however_few_they_are(read: Read, draw: Draw) -> None:
    reading = read(
        draw("HỖ TRỢ HTX\nTT | Chính sách | Kinh phí năm 2022 (tr.đ)\n1 | Chuyển đổi số | =10\n2 | Kiểm toán | =20")
    )

    assert {figure.cell: figure.key[5] for figure in reading.figures} == {"C3": "digital_transformation", "C4": "audit"}


def test_money_below_a_policy_is_of_that_policy_whatever_words_name_all_of_them(read: Read, draw: Draw) -> None:
    header = "Năm | Chuyển đổi số | Chế biến sản phẩm\n | Kinh phí hỗ trợ (tr.đ) | Kinh phí hỗ trợ (tr.đ)"
    reading = read(draw(f"KẾT QUẢ HỖ TRỢ HTX\n{header}\n2022 | =10 | =11\n2023 | =20 | =21", merged=[(1, 0, 2, 0)]))

    assert {figure.cell: figure.key[5] for figure in reading.figures} == {
        "B4": "digital_transformation", "C4": "processing", "B5": "digital_transformation", "C5": "processing",
    }  # fmt: skip


def test_years_below_aims_are_times_though_such_a_header_elsewhere_names_labels(read: Read, draw: Draw) -> None:
    header = "Chỉ tiêu | ĐVT | Hiện trạng năm 2023 | Mục tiêu | \n | | | Đến năm 2030 | Đến năm 2035"
    rows = (
        "Số HTX | HTX | =64 | =90 | =110\nSố THT | THT | =24 | =20 | =10\nSố thành viên HTX | người | =64 | =90 | =95"
    )
    reading = read(draw(f"PHÁT TRIỂN KINH TẾ TẬP THỂ\n{header}\n{rows}"))

    assert [" ".join(figure.key[:2]) for figure in reading.figures] == ["2023 actual", "2030 plan", "2035 plan"] * 3


@pytest.mark.parametrize(
    ("headings", "whose"),
    [
        (("HTX", "THT"), ("cooperative total", "group total")),
        (("Nông nghiệp", "Xây dựng"), ("agriculture", "construction")),
    ],
)
def test_times_below_organisations_or_sectors_are_of_all_that_columns_count(
    headings: tuple[str, str], whose: tuple[str, str], read: Read, draw: Draw
) -> None:
    blocks = "\n".join(f"{head} | | | \nKế hoạch năm 2023 | | =28 | =63\nNăm 2022 | | =32 | =72" for head in headings)
    title = "KINH TẾ TẬP THỂ" if "HTX" in headings else "HỢP TÁC XÃ"
    reading = read(draw(f"SỐ LIỆU {title}\nChỉ tiêu | ĐVT | Tổng số | Số thành viên\n{blocks}"))

    told = [(" ".join(figure.key[:2]), figure.key[3], f"{figure.key[2]} {figure.key[4]}") for figure in reading.figures]
    times, counted = ("2023 plan", "2022 actual"), ("org_total", "member_total")
    assert [(time, code) for time, code, _ in told] == [
        (time, code) for _ in whose for time in times for code in counted
    ]
    assert all(what in said for what, (_, _, said) in zip([w for w in whose for _ in range(4)], told, strict=True))


@pytest.mark.parametrize("first", ["Lĩnh vực", "Năm"])
@pytest.mark.parametrize(
    "bands",
    [("Can Lộc", "Kỳ Anh"), ("Đợt 1", "Đợt 2"), ("Loại 1", "Loại 2"), ("10-49", "50-99"), ("Khu vực 1", "Khu vực 2")],
)
def test_counts_below_bands_that_nobody_knows_are_of_no_province(
    read: Read, draw: Draw, bands: tuple[str, str], first: str
) -> None:
    rows = ("Nông nghiệp", "Vận tải") if first == "Lĩnh vực" else ("2022", "2023")
    reading = read(
        draw(
            f"TÌNH HÌNH HTX NĂM 2023\nTT | {first} | {bands[0]} | | {bands[1]} | \n"
            " | | Số HTX | Số thành viên | Số HTX | Số thành viên\n"
            f"1 | {rows[0]} | =10 | =100 | =20 | =200\n2 | {rows[1]} | =30 | =300 | =40 | =400",
            merged=[(1, 2, 1, 3), (1, 4, 1, 5)],
        )
    )

    assert not reading.figures
    assert reading.noticed or reading.unrecognised


def test_mới_beside_cũ_says_of_which_time_and_not_that_they_were_founded(read: Read, draw: Draw) -> None:
    bands = "TT | Lĩnh vực | Cũ | | Mới |\n | | Số HTX | Số thành viên | Số HTX | Số thành viên"
    rows = "1 | Nông nghiệp | =10 | =100 | =11 | =101\n2 | Vận tải | =20 | =200 | =21 | =201"
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\n{bands}\n{rows}"))

    found = {figure.cell: figure.indicator_code for figure in reading.figures}
    assert found == {"E4": "org_total", "F4": "member_total", "E5": "org_total", "F5": "member_total"}
    assert {"C2", "D2"} <= {noticed.cell for noticed in reading.noticed}


def test_a_band_that_names_organisations_leaves_their_number_below_it_what_it_is(read: Read, draw: Draw) -> None:
    bands = "TT | Lĩnh vực | Kết quả hoạt động của HTX | |\n | | Số HTX | Doanh thu (triệu đồng) | Số thành viên"
    reading = read(draw(f"TÌNH HÌNH KTTT NĂM 2023\n{bands}\n1 | Vận tải | =2 | =50 | =60\n2 | Xây dựng | =1 | =9 | =8"))

    assert {f.cell: f.indicator_code for f in reading.figures if f.row_index == 3} == {
        "C4": "org_total", "D4": "revenue_total", "E4": "member_total",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("band", "unit", "indicator"),
    [("Lao động", "Số người", "worker_total"), ("Nộp ngân sách", "Số tiền (triệu đồng)", "budget_contribution_total"),
     ("Kết nạp thành viên mới", "Số người", "member_new")],
)  # fmt: skip
def test_a_number_of_organisations_below_what_they_have_is_asked_about_and_what_they_have_is_read(
    read: Read, draw: Draw, rules: Rules, band: str, unit: str, indicator: str
) -> None:
    drawn = f"TÌNH HÌNH KTTT NĂM 2023\nTT | Lĩnh vực | {band} |\n | | Số HTX | {unit}\n1 | Vận tải | =12 | =50"
    reading = read(draw(drawn, merged=[(1, 2, 1, 3)]))

    assert {f.cell: f.indicator_code for f in reading.figures} == {"D4": indicator}
    assert "C4" in [cell for _, cell in rules(reading)]


def test_organisations_that_have_something_are_not_what_they_have(read: Read, draw: Draw, rules: Rules) -> None:
    reading = read(draw("TÌNH HÌNH KTTT NĂM 2023\nTT | Lĩnh vực | Số HTX có lao động\n1 | Nông nghiệp | =12"))

    assert not reading.figures
    assert ("figures.cell_unclear", "C3") in rules(reading)


def below_a_band(read: Read, draw: Draw, band: str, *below: str) -> tuple[dict[str, str], set[str]]:
    """What the last row counts below a band over two columns, by cell; and the cells of findings."""
    rows = "1 | Huyện A | =300 | =14\n2 | Huyện B | =200 | =20\n | Toàn tỉnh | =500 | =34"
    text = f"TÌNH HÌNH HTX TỈNH HÀ TĨNH NĂM 2023\nTT | Huyện | {band} |\n | | {' | '.join(below)}\n{rows}"
    reading = read(draw(text, merged=[(1, 2, 1, 3), (1, 0, 2, 0), (1, 1, 2, 1)]))
    counted = {f.cell: f"{f.entity_type} {f.indicator_code}" for f in reading.figures}
    return counted, {noticed.cell for noticed in reading.noticed}


@pytest.mark.parametrize(
    ("band", "below", "expected"),
    [
        ("Số HTX", "Mới", "cooperative org_new"),
        ("Thành viên HTX", "Mới", "cooperative member_new"),
        ("Tổng số thành viên HTX", "QTDND", "credit_fund member_total"),
        ("Doanh thu của HTX (triệu đồng)", "QTDND", "credit_fund revenue_total"),
    ],
)
def test_a_word_below_a_band_says_which_of_those_that_it_counts(
    read: Read, draw: Draw, band: str, below: str, expected: str
) -> None:
    counted, _ = below_a_band(read, draw, band, "Tổng số", below)

    assert counted["D6"] == expected


@pytest.mark.parametrize("below", ["Tăng", "Giảm", "LHHTX", "THT"])
@pytest.mark.parametrize("band", ["Thành viên HTX", "Doanh thu của HTX (triệu đồng)", "HTX thành lập mới"])
def test_what_a_band_does_not_count_is_asked_about(read: Read, draw: Draw, band: str, below: str) -> None:
    counted, asked = below_a_band(read, draw, band, "Tổng số", below)

    assert list(counted) == ["C6"]
    assert "D2" in asked


def test_mới_below_a_number_is_that_of_today_beside_cũ(read: Read, draw: Draw) -> None:
    counted, asked = below_a_band(read, draw, "Số HTX", "Cũ", "Mới")

    assert counted == {"D6": "cooperative org_total"}
    assert "C2" in asked


@pytest.mark.parametrize(
    ("band", "below", "whole"),
    [
        ("HTX", "Được đào tạo", "cooperative org_total"),
        ("Số HTX", "Được vay vốn", "cooperative org_total"),
        ("Tổng số lao động trong HTX", "Đóng BHXH", "cooperative worker_total"),
    ],
)
def test_those_who_got_something_are_a_part_of_all_where_no_title_speaks_of_support(
    read: Read, draw: Draw, band: str, below: str, whole: str
) -> None:
    counted, asked = below_a_band(read, draw, band, "Tổng số", below)

    assert counted == {"C6": whole}
    assert "D6" in asked


def test_mới_alone_beside_a_total_is_not_of_all(read: Read, draw: Draw) -> None:
    rows = "1 | Tổng số HTX | =500 | =34\n2 | Doanh thu của HTX (triệu đồng) | =900 | =70"
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\nTT | Chỉ tiêu | Tổng số | Mới\n{rows}"))

    assert {f.cell: f.indicator_code for f in reading.figures if f.column_index == 2} == {
        "C3": "org_total", "C4": "revenue_total",
    }  # fmt: skip
    assert not [f for f in reading.figures if f.column_index > 2 and f.indicator_code in ("org_total", "revenue_total")]


@pytest.mark.parametrize("below", ["Kinh phí (triệu đồng)", "Giải ngân (triệu đồng)", "Quyết toán (triệu đồng)"])
@pytest.mark.parametrize(("policy", "code"), [("Miễn, giảm thuế", "tax"), ("Giảm tiền thuê đất", "land")])
def test_a_policy_that_gives_less_to_pay_compares_nothing(
    read: Read, draw: Draw, policy: str, code: str, below: str
) -> None:
    rows = "1 | Huyện A | =3 | =14\n2 | Huyện B | =2 | =20\n | Toàn tỉnh | =5 | =34"
    text = f"KẾT QUẢ HỖ TRỢ HTX NĂM 2023\nTT | Huyện | {policy} |\n | | Số HTX | {below}\n{rows}"
    reading = read(draw(text, merged=[(1, 2, 1, 3), (1, 0, 2, 0), (1, 1, 2, 1)]))

    assert {(f.policy_code, f.indicator_code) for f in reading.figures if f.cell == "D6"} == {(code, "support_budget")}


def test_a_column_of_another_policy_than_the_row_is_asked_about(read: Read, draw: Draw, rules: Rules) -> None:
    rows = "1 | Đào tạo, bồi dưỡng | =34 | =5\n2 | Hỗ trợ vay vốn tín dụng | =40 | =7"
    header = "TT | Nội dung hỗ trợ | Vốn vay (triệu đồng) | Số HTX được hỗ trợ"
    reading = read(draw(f"KẾT QUẢ HỖ TRỢ HTX NĂM 2023\n{header}\n{rows}"))

    assert [f.policy_code for f in reading.figures if f.column_index == 2] == ["credit"]
    assert ("figures.cell_unclear", "C3") in rules(reading)


def test_a_band_that_ends_in_a_comma_goes_on_below(read: Read, draw: Draw) -> None:
    counted, _ = below_a_band(read, draw, "Số thành viên HTX,", "Tổng số", "QTDND")

    assert counted["D6"] == "cooperative_credit_fund member_total"
