"""What is said of a code list that cannot be built."""

from __future__ import annotations

from pathlib import Path

from orchestration.warehouse.dbt import uneven_row


def test_a_row_that_does_not_fit_its_header_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "waivers.csv"
    path.write_text('rule,reason\nx,"two\nlines"\n\ny,one,more\n', encoding="utf-8")

    assert uneven_row(path) == "waivers.csv, line 5: 3 fields, not 2"


def test_a_code_list_that_fits_is_not_blamed(tmp_path: Path) -> None:
    path = tmp_path / "waivers.csv"
    path.write_text("rule,reason\nx,y\n", encoding="utf-8")

    assert uneven_row(path) == ""
