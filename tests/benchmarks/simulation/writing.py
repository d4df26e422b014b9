"""Submissions -> files below a raw folder.

Belongs here: workbooks of forms and registers, and their flaws. Not here: what they say (`country`, `register`).
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import xlsxwriter

from tests.benchmarks.accuracy.draft import FORM_NAMES, Draft
from tests.benchmarks.accuracy.forms import make_table
from tests.benchmarks.accuracy.layouts import draw
from tests.benchmarks.accuracy.model import Cell, Sheet
from tests.benchmarks.accuracy.writers import write
from tests.benchmarks.simulation.country import Flaw, Submission
from tests.benchmarks.simulation.register import HEADERS, rows


def write_all(submissions: Iterable[Submission], raw_dir: Path, processes: int = 1) -> list[Path]:
    """Write submissions as provinces send them: `<raw>/<period>/<province>/<name>`.

    Args:
        submissions: what is sent.
        raw_dir: where to.
        processes: that write; a long register takes its time.
    """
    write_one = partial(_write_one, raw_dir=raw_dir)
    if processes == 1:
        return [write_one(submission) for submission in submissions]
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(write_one, submissions))


def _write_one(submission: Submission, raw_dir: Path) -> Path:
    path = raw_dir / submission.period / submission.country.folder / submission.name
    path.parent.mkdir(parents=True, exist_ok=True)
    if submission.is_register:
        _write_register(submission, path)
    else:
        _write_forms(submission, path)
    return path


def _write_register(submission: Submission, path: Path) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("Danh sách HTX")
        title = f"DANH SÁCH HỢP TÁC XÃ {submission.country.name.upper()} ĐẾN 31/12/{submission.country.year}"
        page.write_string(0, 0, title)
        page.write_row(2, 0, HEADERS)
        for number, cells in enumerate(rows(submission.country), start=3):
            page.write_row(number, 0, cells)


def _write_forms(submission: Submission, path: Path) -> None:
    country = submission.country
    rng = random.Random(f"{country.seed}/{country.year}/{submission.version}")
    sheets = [draw(make_table(form, country, rng), country, rng, name) for form, name in FORM_NAMES.items()]
    if submission.version > 1:
        _revise(sheets[0], rng)
    if submission.flaw is not None:
        _spoil(sheets, submission.flaw, country.name, rng)
    written = write(Draft(country, submission.period, sheets=sheets), path.parent)
    written.replace(path)
    if submission.flaw is Flaw.TRUNCATED_FILE:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _revise(sheet: Sheet, rng: random.Random) -> None:
    """A later version of PL I: one average is a little higher."""
    cell = rng.choice(_figures(sheet, "revenue_avg"))
    assert isinstance(cell.value, (int, float))
    cell.value = round(cell.value * 1.01, 1)


def _spoil(sheets: list[Sheet], flaw: Flaw, name: str, rng: random.Random) -> None:
    if flaw is Flaw.SECTORS_DO_NOT_ADD_UP:
        cell = next(
            c for c in _figures(sheets[1], "org_total") if c.truth and c.truth.key and c.truth.key.sector != "total"
        )
        assert isinstance(cell.value, (int, float))
        cell.value += 7
    elif flaw is Flaw.WORDS_FOR_A_TOTAL:
        rng.choice(_figures(sheets[0], "org_total")).value = "xem báo cáo"
    elif flaw is Flaw.ANOTHER_PROVINCE:
        other = "LẠNG SƠN" if name == "Cao Bằng" else "CAO BẰNG"
        for cell in (cell for sheet in sheets for line in sheet.rows[:8] for cell in line):
            if isinstance(cell.value, str):
                cell.value = cell.value.replace(name.upper(), other)


def _figures(sheet: Sheet, indicator: str) -> list[Cell]:
    return [c for c in sheet.figures() if c.truth and c.truth.key and c.truth.key.indicator == indicator]
