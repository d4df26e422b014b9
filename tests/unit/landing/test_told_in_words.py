"""Sentences that count organisations are told of once a sheet, wherever somebody can see them."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.review.told_in_words import told_in_words
from orchestration.landing.words.lexicon import Lexicon
from tests.unit.landing.conftest import Draw

SENTENCE = "Toàn tỉnh có 245 HTX, trong đó 200 HTX đang hoạt động."


def cells(sheet: Sheet, lexicon: Lexicon, known: Collection[str] = ()) -> list[str]:
    """Where sentences are told of, the first of a sheet first."""
    return [
        cell
        for n in told_in_words(sheet, lexicon, known)
        for cell in [n.cell, *filter(None, n.related_cells.split(", "))]
    ]


def test_all_sentences_of_a_sheet_are_one_finding(draw: Draw, lexicon: Lexicon) -> None:
    sheet = draw(f"{SENTENCE}\nNgười lập biểu\n | {SENTENCE}")

    [noticed] = told_in_words(sheet, lexicon)

    assert (noticed.cell, noticed.related_cells, noticed.params) == ("A1", "B3", {"count": 2})


@pytest.mark.parametrize(
    ("row", "told"),
    [
        pytest.param(SENTENCE, ["A1"], id="alone"),
        pytest.param(f"=1 | {SENTENCE}", ["B1"], id="behind the number of its row"),
        pytest.param(f"{SENTENCE} | =245 | =200", [], id="beside figures, which it remarks on"),
        pytest.param("Toàn tỉnh có nhiều HTX, trong đó có HTX đang hoạt động.", [], id="without numbers"),
        pytest.param("Tổng số 245 HTX", [], id="no sentence"),
    ],
)
def test_a_sentence_is_told_of_where_no_figure_stands_for_it(
    draw: Draw, lexicon: Lexicon, row: str, told: list[str]
) -> None:
    assert cells(draw(row), lexicon) == told


def test_what_is_read_or_hidden_is_not_told_of_again(draw: Draw, lexicon: Lexicon) -> None:
    sheet = draw(f"{SENTENCE}\n | {SENTENCE}\n{SENTENCE}")
    sheet.hidden_rows, sheet.hidden_columns = {0}, {1}

    assert cells(sheet, lexicon) == ["A3"]
    assert cells(sheet, lexicon, known={"A3"}) == []


@pytest.mark.parametrize(
    "text", ["Số HTX: 320", "Số HTX giải thể: 3", "- Số HTX giải thể: 3 HTX;", "(Số thành viên mới: 1.200 người)"]
)
def test_a_label_with_its_number_in_one_cell_is_told_of(draw: Draw, lexicon: Lexicon, text: str) -> None:
    assert cells(draw(f"Biểu 1\n{text}"), lexicon) == ["A2"]


@pytest.mark.parametrize("text", ["Số HTX giải thể: 2023", "Số HTX giải thể: 3 ngày", "Biểu số: 3", "Số HTX giải thể:"])
def test_what_is_no_number_of_a_label_is_not_told_of(draw: Draw, lexicon: Lexicon, text: str) -> None:
    assert cells(draw(f"Biểu 1\n{text}"), lexicon) == []
