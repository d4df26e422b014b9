"""Columns left of the labels that name places: of which place each row is, or the whole table."""

from __future__ import annotations

import pytest

from orchestration.landing.layout.table import Table
from orchestration.landing.layout.tables import find_tables
from orchestration.landing.words.lexicon import Lexicon
from tests.unit.landing.conftest import Draw


def table(draw: Draw, lexicon: Lexicon, header: str, first: str, second: str) -> Table:
    """A table of two rows, with a column left of its labels."""
    rows = f"{first} | Tổng số HTX | =10\n{second} | Số HTX thành lập mới | =2"
    [found] = find_tables(draw(f"NĂM 2023\n{header} | Chỉ tiêu | TH 2023\n{rows}"), lexicon, "2023")
    return found


@pytest.mark.parametrize("header", ["Tỉnh", "Ghi"])
def test_several_provinces_beside_labels_are_the_places_of_the_rows(draw: Draw, lexicon: Lexicon, header: str) -> None:
    found = table(draw, lexicon, header, "Hà Tĩnh", "Nghệ An")

    assert (found.place_column, found.province_column, found.title) == (0, None, ["NĂM 2023"])


def test_one_province_beside_all_labels_is_said_of_the_whole_table(draw: Draw, lexicon: Lexicon) -> None:
    found = table(draw, lexicon, "Tỉnh", "Hà Tĩnh", "Hà Tĩnh")

    assert (found.place_column, found.province_column, found.title) == (None, 0, ["NĂM 2023", "Tỉnh Hà Tĩnh"])


def test_names_that_nobody_knows_are_places_below_a_header_of_places(draw: Draw, lexicon: Lexicon) -> None:
    assert table(draw, lexicon, "Khu vực", "Mộc Châu", "Yên Châu").place_column == 0


@pytest.mark.parametrize(
    ("header", "first", "second"),
    [
        pytest.param("Khu vực", "HTX", "THT", id="organisations below a header of places"),
        pytest.param("Ghi", "", "", id="an empty column"),
        pytest.param("Ghi", "Hà Tĩnh", "Mộc Châu", id="a province and another place below no header of places"),
    ],
)
def test_other_columns_left_of_labels_name_no_places(
    draw: Draw, lexicon: Lexicon, header: str, first: str, second: str
) -> None:
    found = table(draw, lexicon, header, first, second)

    assert (found.place_column, found.province_column) == (None, None)
