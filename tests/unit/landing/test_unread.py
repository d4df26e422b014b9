"""Why a row was not read, told so that a clerk can mend it."""

from __future__ import annotations

import pytest

from orchestration.landing.codes import Codes
from orchestration.landing.layout.outline import RowText
from orchestration.landing.meaning.row import Row
from orchestration.landing.review.unread import why_unread
from orchestration.landing.values.units import parse_unit
from orchestration.landing.words.lexicon import Lexicon
from tests.unit.landing.conftest import Draw, Read, Rules, indicators_by_cell, table


@pytest.mark.parametrize(
    ("label", "unit", "rule"),
    [
        ("Tổng số thành viên", "người", "figures.organisations_unclear"),
        ("2. Số thành viên", "", "figures.organisations_unclear"),
        ("Thành lập mới", "", "figures.organisations_unclear"),
        ("Xây dựng", "HTX", "figures.breakdown_unclear"),
        ("Thành viên mới", "%", "figures.unit_mismatch"),
        ("Số câu lạc bộ nông dân", "", "figures.unrecognised_label"),
        ("Số hộ thành viên", "", "figures.unrecognised_label"),
        ("Số LHHTX ứng dụng công nghệ cao", "", "figures.not_of_these_organisations"),
        ("Tổng số cán bộ quản lý LHHTX", "người", "figures.not_of_these_organisations"),
    ],
)
def test_the_finding_says_what_is_unclear(lexicon: Lexicon, codes: Codes, label: str, unit: str, rule: str) -> None:
    parsed = parse_unit(unit, codes.unit_nouns) if unit else None
    row = Row(RowText(4, "", label, unit, True), lexicon.read(label), unit=parsed, unit_text=unit, unrecognised=True)

    assert why_unread(row, "statistics", lexicon, codes).rule_id == rule


@pytest.mark.parametrize("label", ["Số hộ thành viên", "Thu nhập bình quân của công nhân"])
def test_the_closest_wording_is_never_what_is_printed(lexicon: Lexicon, codes: Codes, label: str) -> None:
    row = Row(RowText(4, "", label, "", True), lexicon.read(label), unrecognised=True)
    reason = why_unread(row, "statistics", lexicon, codes)

    assert lexicon.read(reason.expected).key != row.label.key
    assert (reason.expected in reason.params["hint_vi"]) if reason.expected else reason.params["hint_vi"] == ""


@pytest.mark.parametrize(
    ("header", "pairs"),
    [
        ("Năm 2023 (KH/TH)", ("25/24", "345/346")),
        ("Số thành viên/Số lao động", ("210/32.500", "18/900")),
    ],
)
def test_two_numbers_in_a_cell_are_told_once_for_their_column(
    read: Read, draw: Draw, header: str, pairs: tuple[str, str]
) -> None:
    reading = read(
        draw(
            f"PHỤ LỤC I: KẾT QUẢ NĂM 2023\nTT | Chỉ tiêu | ĐVT | TH 2022 | TH 2023 | {header}\n"
            f"1 | Số HTX thành lập mới | HTX | =20 | =24 | {pairs[0]}\n"
            f"2 | Tổng số HTX | HTX | =330 | =346 | {pairs[1]}"
        )
    )

    told = [(found.rule_id, found.cell) for found in reading.noticed]
    assert ("figures.two_numbers_in_a_cell", "F3") in told
    assert len(told) == 1
    assert {figure.cell[0] for figure in reading.figures} == {"D", "E"}


def test_a_sheet_of_numbers_typed_as_text_below_no_header_is_asked_about(read: Read, draw: Draw) -> None:
    reading = read(draw("Số liệu HTX\nA | 12 | 1.250\nB | 15 | 25/24\nC | 18 | 1,5"))

    assert "figures.sheet_without_table" in [found.rule_id for found in reading.noticed]


def test_of_what_banks_lend_nothing_is_to_be_mended(lexicon: Lexicon, codes: Codes) -> None:
    label = "Ngân hàng NN&PTNT"
    row = Row(RowText(4, "", label, "", True), lexicon.read(label), unrecognised=True)

    assert "không cần sửa" in why_unread(row, "support", lexicon, codes).params["hint_vi"]


@pytest.mark.parametrize("few", ["Kiểm tra\nTổng HTX | =187\nChênh lệch | =1", "Nông nghiệp | =120\nQTDND | 17"])
def test_few_numbers_behind_words_of_the_forms_are_asked_about(read: Read, draw: Draw, few: str) -> None:
    assert "figures.sheet_without_table" in [found.rule_id for found in read(draw(few)).noticed]


def test_the_year_of_a_cover_page_is_no_number_to_ask_about(read: Read, draw: Draw) -> None:
    reading = read(draw("LIÊN MINH HTX TỈNH\nBÁO CÁO TÌNH HÌNH HTX | =2023\nTrang | =1"))

    assert "figures.sheet_without_table" not in [found.rule_id for found in reading.noticed]


def test_rows_told_apart_by_bare_numbers_alone_are_told_one_by_one(read: Read, draw: Draw) -> None:
    reading = read(draw("HTX NĂM 2023\nQuy mô | Số HTX\n1-9 | =12\n10-49 | =30\n50-199 | =4"))

    assert not reading.figures
    told = [noticed.cell for noticed in reading.noticed if noticed.rule_id == "figures.unrecognised_label"]
    assert told == ["A3", "A4", "A5"]


def test_those_in_operation_under_a_law_are_read_and_asked_about(read: Read, draw: Draw, rules: Rules) -> None:
    by_law, at_all = (
        read(draw(table(f"1 | Số HTX đang hoạt động{said} | HTX | | 150"))) for said in (" theo Luật HTX 2012", "")
    )

    assert indicators_by_cell(by_law) == indicators_by_cell(at_all) == {"E4": "org_active"}
    assert [("figures.active_by_law", "B4") in rules(reading) for reading in (by_law, at_all)] == [True, False]


def test_a_sheet_that_shows_how_a_form_is_filled_in_is_told_where_it_holds_numbers(
    read: Read, draw: Draw, rules: Rules
) -> None:
    own, example = draw(table("1 | Tổng số HTX | HTX | | 187")), table("1 | Tổng số HTX | HTX | | 100")
    named = read(own, draw(example, name="Ví dụ"))
    titled = read(own, draw(f"HƯỚNG DẪN ĐIỀN BIỂU\n{example}", name="Biểu 2"))
    in_words = read(own, draw("HƯỚNG DẪN ĐIỀN BIỂU\nGhi số HTX đang hoạt động", name="Biểu 2"))

    assert [[f.value for f in reading.figures if f.value] for reading in (named, titled, in_words)] == [[187]] * 3
    told = [("submissions.example_sheet", "") in rules(reading) for reading in (named, titled, in_words)]
    assert told == [True, True, False]
