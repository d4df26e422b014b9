"""What people who run loads see of the gates: asset checks with a severity and the cells to look at."""

from __future__ import annotations

from datetime import datetime

import dagster as dg
import duckdb

from orchestration.quality import gate1, gate2, rulebook
from orchestration.quality.checks import result_of
from tests.unit.quality.landed import Figure, Problem, Submission, build_intermediate, put

F = Figure


def test_a_rejected_submission_is_an_error_on_its_table_and_a_note_is_none(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    put(warehouse, "bad", Submission(figures=[F("org_total", 405), F("org_active", 412, cell="D10")]))
    hidden = Problem("submissions.hidden_sheet", "Năm trước", "")
    put(warehouse, "note", Submission(figures=[F("org_total", 405)], problems=[hidden], province="10"))
    gate1.run(warehouse, datetime(2025, 1, 1))
    build_intermediate(warehouse)
    gate2.run(warehouse, datetime(2025, 1, 1))
    book = rulebook.load()

    figures = result_of("landing.figures", book, warehouse)
    assert (figures.passed, figures.severity) == (False, dg.AssetCheckSeverity.ERROR)
    assert "| D10 | 412 |" in str(figures.metadata["worst cells"].value)

    workbooks = result_of("landing.submissions", book, warehouse)
    assert (workbooks.passed, workbooks.severity) == (True, dg.AssetCheckSeverity.WARN)
    assert workbooks.metadata["notes"].value == 1
    assert "Năm trước" in str(workbooks.metadata["worst cells"].value)
