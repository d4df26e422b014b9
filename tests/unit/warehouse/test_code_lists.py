"""What is said of a code list that cannot be built."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.warehouse.code_lists import CodeListError, refuse_marked_numbers
from orchestration.warehouse.dbt import uneven_row

DESCRIPTION = "seeds: [{name: totals, config: {column_types: {note: string, value: 'decimal(24, 4)'}}}, {name: words}]"


def test_a_row_that_does_not_fit_its_header_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "waivers.csv"
    path.write_text('rule,reason\nx,"two\nlines"\n\ny,one,more\n', encoding="utf-8")

    assert uneven_row(path) == "waivers.csv, line 5: 3 fields, not 2"


def test_a_code_list_that_fits_is_not_blamed(tmp_path: Path) -> None:
    path = tmp_path / "waivers.csv"
    path.write_text("rule,reason\nx,y\n", encoding="utf-8")

    assert uneven_row(path) == ""


@pytest.mark.parametrize("value", ["30.000", "1.025.000", "-2.500"])
def test_a_number_with_marks_of_thousands_is_refused_with_its_line(value: str, tmp_path: Path) -> None:
    (tmp_path / "_seeds.yml").write_text(DESCRIPTION, encoding="utf-8")
    (tmp_path / "totals.csv").write_text(f"note,value\nx,1\n\ny,{value}\n", encoding="utf-8")

    with pytest.raises(CodeListError, match=rf"^totals.csv, line 4: value {value} may be thousands or thousandths"):
        refuse_marked_numbers(tmp_path)


def test_a_fraction_and_a_text_are_no_marked_numbers(tmp_path: Path) -> None:
    (tmp_path / "_seeds.yml").write_text(DESCRIPTION, encoding="utf-8")
    (tmp_path / "totals.csv").write_text("note,value\n30.000,0.025\n1.000,40.6\n", encoding="utf-8")
    (tmp_path / "words.csv").write_text("word\n1.000\n", encoding="utf-8")

    refuse_marked_numbers(tmp_path)


def test_no_code_list_of_the_project_has_a_marked_number() -> None:
    refuse_marked_numbers()
