"""Notes that say whom a number is of, besides those that its label names."""

from __future__ import annotations

import pytest

from tests.unit.landing.conftest import Draw, Read

UNCLEAR = "figures.scope_note_unclear"


def of_whom(read: Read, draw: Draw, rows: str, note: str = "") -> tuple[dict[str, str], list[str]]:
    """The organisations that each figure is of, by its row, and the rules of the findings."""
    header = "TT | Chỉ tiêu | ĐVT | Thực hiện năm 2023 | Ghi chú"
    reading = read(draw("\n".join(["PHỤ LỤC I: KẾT QUẢ NĂM 2023", header, rows, note])))
    return {f.row_label: f.entity_type for f in reading.figures}, [found.rule_id for found in reading.noticed]


@pytest.mark.parametrize(
    ("note", "entity"),
    [
        ("Bao gồm cả 67 QTDND", "cooperative_credit_fund"),
        ("kể cả quỹ tín dụng nhân dân", "cooperative_credit_fund"),
        ("trong đó có 16 QTDND", "cooperative_credit_fund"),
        ("Số HTX gồm cả liên hiệp HTX", "cooperative_union"),
        ("chưa bao gồm QTDND", "cooperative"),
        ("không tính QTDND", "cooperative"),
        ("trong đó có 5 HTX thành lập mới", "cooperative"),
        ("Theo báo cáo của QTDND", "cooperative"),
    ],
)
def test_a_note_beside_a_row_adds_whom_it_names(read: Read, draw: Draw, note: str, entity: str) -> None:
    found, rules = of_whom(read, draw, f"1 | Tổng số HTX | HTX | =342 | {note}\n2 | HTX giải thể | HTX | =5 |")

    assert found == {"Tổng số HTX": entity, "HTX giải thể": "cooperative"}
    assert UNCLEAR not in rules


@pytest.mark.parametrize(
    ("label", "figure", "note"),
    [
        ("Tổng số HTX (*)", "=342", "(*) Bao gồm cả 16 QTDND."),
        ("Tổng số HTX (1)", "=342", "Ghi chú: (1) Tổng số HTX đã bao gồm cả QTDND"),
        ("Tổng số HTX", "342*", "* Bao gồm cả QTDND"),
        ("Tổng số HTX", "=342", "Ghi chú: số HTX bao gồm cả QTDND; số thành viên HTX chưa bao gồm QTDND"),
    ],
)
def test_a_note_below_the_table_is_about_the_row_with_its_mark_or_the_one_it_names(
    read: Read, draw: Draw, label: str, figure: str, note: str
) -> None:
    rows = f"1 | {label} | HTX | {figure} |\n2 | Số thành viên HTX | Người | =9000 |"

    found, rules = of_whom(read, draw, rows, f"| {note}")

    assert list(found.values()) == ["cooperative_credit_fund", "cooperative"]
    assert UNCLEAR not in rules


def test_a_note_about_all_data_is_about_every_row_that_may_be_of_both(read: Read, draw: Draw) -> None:
    rows = "1 | Tổng số HTX | HTX | =342 |\n2 | Số thành viên HTX | Người | =9000 |\n3 | Tổng số THT | THT | =80 |"

    found, _ = of_whom(read, draw, rows, "| * Ghi chú: số liệu HTX bao gồm cả QTDND")

    assert list(found.values()) == ["cooperative_credit_fund", "cooperative_credit_fund", "group"]


@pytest.mark.parametrize("note", ["Đã bao gồm cả QTDND", "(**) Bao gồm cả QTDND", "Doanh thu HTX bao gồm cả QTDND"])
def test_a_note_that_may_be_about_any_row_is_asked_about(read: Read, draw: Draw, note: str) -> None:
    found, rules = of_whom(read, draw, "1 | Tổng số HTX | HTX | =342 |", f"| {note}")

    assert (found, UNCLEAR in rules) == ({"Tổng số HTX": "cooperative"}, True)


def test_a_note_of_whom_a_number_includes_adds_nobody_to_its_sectors(read: Read, draw: Draw) -> None:
    rows = "1 | Tổng số HTX | =150\n | Nông nghiệp | =120\n | Vận tải | =30\nGhi chú: Số HTX bao gồm QTDND"
    reading = read(draw(f"TÌNH HÌNH HTX NĂM 2023\nTT | Lĩnh vực | TH 2023\n{rows}"))

    assert [(figure.entity_type, figure.sector_code) for figure in reading.figures] == [
        ("cooperative_credit_fund", "total"), ("cooperative", "agriculture"), ("cooperative", "transport"),
    ]  # fmt: skip


def test_the_labels_of_a_chart_beside_the_table_are_no_notes_of_its_rows(read: Read, draw: Draw) -> None:
    entities = {
        figure.cell: figure.entity_type
        for figure in read(
            draw("""
SỐ LIỆU HTX NĂM 2023
TT | Chỉ tiêu      | ĐVT | TH 2023 | |
1  | Thành lập mới | HTX | =11     | | Tổng số HTX (bao gồm quỹ tín dụng nhân dân) | =457
2  | Giải thể      | HTX | =5      | | Thành lập mới                               | =11
""")
        ).figures
    }

    assert entities["D3"] == "cooperative"


def test_a_note_before_a_column_of_checks_is_one_of_its_row(read: Read, draw: Draw) -> None:
    reading = read(
        draw("""
SỐ LIỆU HTX NĂM 2023
TT | Chỉ tiêu    | ĐVT | TH 2023 | Ghi chú                         | Kiểm tra
1  | Tổng số HTX | HTX | =110    | Bao gồm cả quỹ tín dụng nhân dân | =0
2  | Giải thể    | HTX | =5      |                                 | =0
""")
    )

    assert {f.cell: f.entity_type for f in reading.figures}["D3"] == "cooperative_credit_fund"


def test_a_heading_that_says_whom_its_numbers_are_of_too_says_it_of_all_rows_below_it(read: Read, draw: Draw) -> None:
    drawn = "KẾT QUẢ NĂM 2023\nTT | Chỉ tiêu | ĐVT | TH 2023\nI | HTX (bao gồm QTDND) | |\n1 | Tổng số (HTX) | | =190"
    drawn += "\n2 | Số HTX thành lập mới | HTX | =12\n3 | Số thành viên | người | =9000\nII | Tổ hợp tác | |"
    reading = read(draw(f"{drawn}\n1 | Tổng số THT | THT | =85\n2 | Số HTX thành lập mới | HTX | =2"))

    assert {figure.cell: figure.entity_type for figure in reading.figures} == {
        **dict.fromkeys(("D4", "D5", "D6"), "cooperative_credit_fund"), "D8": "group", "D9": "cooperative",
    }  # fmt: skip


@pytest.mark.parametrize("label", ["Vốn điều lệ (*) (triệu đồng)", "Vốn điều lệ (*) - triệu đồng"])
def test_a_mark_may_stand_before_the_unit(read: Read, draw: Draw, label: str) -> None:
    found, _ = of_whom(read, draw, f"1 | {label.replace('lệ', 'lệ của HTX')} | | =342 |", "(*) Bao gồm cả 16 QTDND")

    assert list(found.values()) == ["cooperative_credit_fund"]
