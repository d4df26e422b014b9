"""Small workbooks of every form, and everything that is read of them.

`<form>/<case>/input.yaml` describes a workbook: where it lies, and its sheets as rows of cells (YAML numbers are stored
numbers, quoted ones are text). `figures.csv` or `register_rows.csv`, `comparisons.csv` and `findings.csv` are what must
be read of it, of several forms where it says `forms`. They were checked against the meaning of the printed labels, not
copied from the reader.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty

from orchestration.landing.caged.cage import Cage, Request
from orchestration.landing.folder import Folder
from orchestration.landing.landed import Noticed, Reading
from orchestration.runtime.yaml_file import read_yaml
from tests.golden.layouts import PAGE, page

GOLDEN = Path(__file__).parent
CASES = sorted(path.parent for path in GOLDEN.rglob("input.yaml"))
FIGURE = (
    "sheet", "cell", "printed_text", "period_code", "scenario", "entity_type", "indicator_code", "sector_code",
    "policy_code", "program_code", "funding_source", "value", "value_low", "value_high", "qualifier", "unit",
    "missing_reason", "repair",
)  # fmt: skip
REGISTER_ROW = (
    "sheet", "cell", "name", "registration_code", "founded_text", "founded_on", "commune", "sector_code",
    "entity_type", "charter_capital", "capital_total", "member_total", "worker_total", "revenue", "profit",
    "status_code", "rating_code", "as_of",
)  # fmt: skip
COMPARISON = (
    "sheet", "cell", "column_label", "printed_text", "place", "kind", "value", "expected", "margin", "of_cell",
    "base_cell",
)  # fmt: skip
FINDING = ("rule_id", "sheet", "cell", "printed_text", "expected")


@pytest.fixture(scope="module")
def cage() -> Iterator[Cage]:
    with Cage() as cage:
        yield cage


def build(description: dict[str, Any], path: Path) -> None:
    """Write the workbook that a description draws."""
    book = openpyxl.Workbook()
    for leftover in book.worksheets:
        book.remove(leftover)
    for drawn in description["sheets"]:
        sheet = book.create_sheet(drawn["name"])
        for row in drawn["rows"]:
            sheet.append(row)
        for merged in drawn.get("merged", ()):
            sheet.merge_cells(merged)
        for cell, shown in drawn.get("number_formats", {}).items():
            sheet[cell].number_format = shown
        for row in drawn.get("hidden_rows", ()):
            sheet.row_dimensions[row].hidden = True
        for column in drawn.get("hidden_columns", ()):
            sheet.column_dimensions[column].hidden = True
        sheet.sheet_state = "hidden" if drawn.get("hidden") else "visible"
    for name, value in description.get("properties", {}).items():
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    book.save(path)


def finding(noticed: Noticed) -> Noticed:
    """A finding as compared: the wording closest to an unknown label moves whenever the seed learns a word."""
    return replace(noticed, expected="") if noticed.rule_id == "figures.unrecognised_label" else noticed


def table(items: Sequence[object], columns: tuple[str, ...]) -> str:
    """The chosen columns as CSV, in the order of sheet and cell."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([plain(getattr(item, column)) for column in columns] for item in items)
    return text.getvalue()


def plain(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}" if hasattr(value, "normalize") else str(value)


def seen(reading: Reading) -> dict[str, str]:
    """Everything read, as the files of a golden folder."""
    figures = sorted(reading.figures, key=lambda f: (f.sheet_index, f.row_index, f.column_index))
    noticed = sorted(reading.noticed, key=lambda n: (n.sheet, len(n.cell), n.cell, n.rule_id))
    files = {"findings.csv": table([finding(n) for n in noticed], FINDING)}
    if figures:
        files["figures.csv"] = table(figures, FIGURE)
    if reading.comparisons:
        comparisons = sorted(reading.comparisons, key=lambda c: (c.sheet, c.row_index, c.column_index))
        files["comparisons.csv"] = table(comparisons, COMPARISON)
    if reading.register_rows:
        files["register_rows.csv"] = table(reading.register_rows, REGISTER_ROW)
    return files


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_workbook_is_read_as_its_golden_folder_says(
    case: Path, cage: Cage, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    description = read_yaml(case / "input.yaml")
    workbook = tmp_path / "Phu luc.xlsx"
    build(description, workbook)

    reading = cage.read(
        Request(workbook, workbook.name, Folder(str(description["period"]), description["province"]))
    ).reading()

    files = seen(reading)
    if request.config.getoption("--update-golden", default=False):
        for old in case.glob("*.csv"):
            old.unlink()
        for name, content in files.items():
            (case / name).write_text(content, encoding="utf-8")
    assert files == {path.name: path.read_text(encoding="utf-8") for path in case.glob("*.csv")}
    forms = set(description.get("forms", [case.parent.name]))
    assert {item.form_code for item in [*reading.figures, *reading.register_rows]} == forms


def test_every_form_of_the_project_has_a_golden_folder() -> None:
    forms = GOLDEN.parents[1] / "orchestration" / "landing" / "forms"

    assert {case.parent.name for case in CASES} == {path.stem for path in forms.glob("*.yaml")}


def test_the_page_of_layouts_lists_every_golden_folder() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make layouts"
