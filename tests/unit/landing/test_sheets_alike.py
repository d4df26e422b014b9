"""A workbook with a sheet for each district: only the sheet of the whole province counts."""

from __future__ import annotations

from collections import Counter

import pytest

from orchestration.landing.cells.workbook import Sheet, Workbook
from orchestration.landing.codes import load_codes
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import load_forms
from orchestration.landing.landed import Reading
from orchestration.landing.reading.submission import read_submission
from orchestration.landing.words.lexicon import load_lexicon
from tests.unit.landing.conftest import drawn

FIGURES = {"Can Lộc": (50, 5, 1200), "Hương Khê": (30, 2, 700), "Kỳ Anh": (10, 1, 200)}
SUM = (90, 8, 2100)


LABELS = ("Số HTX | HTX", "HTX thành lập mới | HTX", "Số thành viên | người")


def _read(
    sheets: dict[str, tuple[int, ...]], title: str = "TÌNH HÌNH HTX NĂM 2023", labels: tuple[str, ...] = LABELS
) -> Reading:
    texts = {
        name: "\n".join(
            [title, "Chỉ tiêu | ĐVT | Số lượng", *(f"{t} | ={n}" for t, n in zip(labels, printed, strict=True))]
        )
        for name, printed in sheets.items()
    }
    book = Workbook([Sheet(name, drawn(text), merged=[]) for name, text in texts.items()], "xlsx")
    return read_submission(book, Folder("2023", "ha-tinh"), load_codes(), load_lexicon(), load_forms())


def _loaded(reading: Reading) -> set[str]:
    return {figure.sheet for figure in reading.figures}


def _told(reading: Reading, rule: str) -> list[str]:
    return [noticed.sheet for noticed in reading.noticed if noticed.rule_id == f"figures.{rule}"]


@pytest.mark.parametrize("name", ["Toàn tỉnh", "Tổng hợp", "TH", "Biểu tổng hợp", "Hà Tĩnh"])
def test_beside_the_sheet_called_the_whole_those_of_parts_are_left_out_and_told_once_each(name: str) -> None:
    reading = _read({name: (95, 9, 2300), **FIGURES})
    assert _loaded(reading) == {name}
    assert _told(reading, "sheet_of_a_part") == [*FIGURES]
    assert not _told(reading, "numbers_left_over")


@pytest.mark.parametrize("at", [0, 1, 3])
def test_the_sheet_that_the_others_add_up_to_is_the_whole_wherever_it_stands(at: int) -> None:
    sheets = [*FIGURES.items()]
    sheets.insert(at, ("Sheet1", SUM))
    assert _loaded(_read(dict(sheets))) == {"Sheet1"}


def test_of_sheets_alike_without_a_whole_none_is_loaded() -> None:
    reading = _read(FIGURES)
    assert not reading.figures
    assert _told(reading, "sheets_alike") == [*FIGURES]


@pytest.mark.parametrize("name", ["Nháp", "Bản cũ", "2022"])
def test_a_draft_or_a_sheet_of_a_doubtful_time_is_no_whole(name: str) -> None:
    reading = _read({"Biểu 1": SUM, name: (80, 7, 1900)})
    assert _loaded(reading) == {"Biểu 1"}


def test_sheets_that_mostly_agree_are_compared_figure_by_figure() -> None:
    """What one of them says otherwise is for the rule book: `figures.duplicate_value`."""
    reading = _read({"Biểu 1": SUM, "Biểu 2": (90, 9, 2100)})
    assert _loaded(reading) == {"Biểu 1", "Biểu 2"}


def test_sheets_told_apart_by_their_names_all_count() -> None:
    reading = _read({"Năm 2022": (85, 7, 2000), "Năm 2023": SUM}, "TỔNG HỢP TÌNH HÌNH HTX")
    assert Counter(figure.period_code for figure in reading.figures) == {"2022": 3, "2023": 3}


def test_a_figure_that_the_sheets_of_parts_do_not_add_up_to_is_asked_about() -> None:
    reading = _read({"Toàn tỉnh": (90, 9, 2100), **FIGURES})
    (noticed,) = [n for n in reading.noticed if n.rule_id == "figures.sheets_do_not_add_up"]
    assert (noticed.cell, noticed.expected) == ("C4", "8")


def test_where_sheets_of_some_districts_are_missing_no_sum_is_asked_about() -> None:
    reading = _read({"Toàn tỉnh": (300, 40, 9000), **FIGURES})
    assert not _told(reading, "sheets_do_not_add_up")


@pytest.mark.parametrize(("name", "asked"), [("Nghệ An", True), ("TP Huế", True), ("Hà Tĩnh", False), ("Vinh", False)])
def test_a_sheet_called_like_another_province_is_asked_about(name: str, asked: bool) -> None:
    assert bool(_told(_read({name: SUM}), "table_of_other_province")) is asked


def test_averages_of_parts_add_up_to_none() -> None:
    averages = {"Can Lộc": 900, "Hương Khê": 700, "Kỳ Anh": 500}
    sheets = {"Toàn tỉnh": (*SUM, 800), **{name: (*FIGURES[name], average) for name, average in averages.items()}}
    reading = _read(sheets, labels=(*LABELS, "Doanh thu bình quân | triệu đồng"))

    assert _loaded(reading) == {"Toàn tỉnh"}
    assert not _told(reading, "sheets_do_not_add_up")


@pytest.mark.parametrize("draft", ["PL1 (cũ)", "Nháp PL1", "PL1 - bản nháp", "PL1_old"])
@pytest.mark.parametrize("printed", [(95, 9, 2300), (90, 8, 2300)])
def test_of_a_sheet_and_its_draft_the_sheet_counts(draft: str, printed: tuple[int, ...]) -> None:
    reading = _read({draft: printed, "PL1": SUM})

    assert _loaded(reading) == {"PL1"}
    assert _told(reading, "sheet_of_a_part") == [draft]


def test_a_draft_with_few_figures_is_left_out_too() -> None:
    assert _loaded(_read({"PL1": (90,), "PL1 cũ": (91,)}, labels=LABELS[:1])) == {"PL1"}


def test_what_one_of_two_sheets_alike_says_of_the_whole_behind_their_shared_name_tells_which_counts() -> None:
    reading = _read({"Biểu 1 - Can Lộc": (50, 5, 1200), "Biểu 1 - toàn tỉnh": (95, 9, 2300)})

    assert _loaded(reading) == {"Biểu 1 - toàn tỉnh"}


def test_a_draft_that_says_the_same_is_not_told() -> None:
    assert not _told(_read({"PL1 (cũ)": SUM, "PL1": SUM}), "sheet_of_a_part")
