"""Sentences that count organisations are told of once a sheet, wherever somebody can see them."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.review.told_in_words import told_in_words
from tests.unit.landing.conftest import Draw

SENTENCE = "Toàn tỉnh có 245 HTX, trong đó 200 HTX đang hoạt động."


def cells(sheet: Sheet, known: Collection[str] = ()) -> list[str]:
    """Where sentences are told of, the first of a sheet first."""
    return [cell for n in told_in_words(sheet, known) for cell in [n.cell, *filter(None, n.related_cells.split(", "))]]


def test_all_sentences_of_a_sheet_are_one_finding(draw: Draw) -> None:
    sheet = draw(f"{SENTENCE}\nNgười lập biểu\n | {SENTENCE}")

    [noticed] = told_in_words(sheet)

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
def test_a_sentence_is_told_of_where_no_figure_stands_for_it(draw: Draw, row: str, told: list[str]) -> None:
    assert cells(draw(row)) == told


def test_what_is_read_or_hidden_is_not_told_of_again(draw: Draw) -> None:
    sheet = draw(f"{SENTENCE}\n | {SENTENCE}\n{SENTENCE}")
    sheet.hidden_rows, sheet.hidden_columns = {0}, {1}

    assert cells(sheet) == ["A3"]
    assert cells(sheet, known={"A3"}) == []
