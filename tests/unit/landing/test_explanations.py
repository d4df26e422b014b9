"""What a province wrote beside findings, read from the sheet that came back."""

from __future__ import annotations

import pytest

from orchestration.landing.caged.answers import Answer, encode
from orchestration.landing.cells.workbook import Sheet, Workbook
from orchestration.landing.codes import load_codes
from orchestration.landing.explanations import explanations, is_feedback
from orchestration.landing.feedback_page import PAGE_TITLE
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import load_forms
from orchestration.landing.landed import Explanation, Noticed
from orchestration.landing.reading.submission import read_submission
from orchestration.landing.words.lexicon import load_lexicon

CODE = "0123456789abcdef"
NOT_READ = Noticed("submissions.explanation_not_read", "Phản hồi", "E5")
HEADER = ["TT", "Mức độ", "Vị trí", "Nội dung", "Giải trình", "Mã"]


def returned(*lines: list[object], name: str = "Phản hồi", title: str = PAGE_TITLE) -> Sheet:
    return Sheet(name, [[title], [], ["Kỳ báo cáo", "năm 2023"], HEADER, *([1, "", "", "", *line] for line in lines)])


def test_filled_explanations_are_read_with_the_code_of_their_finding() -> None:
    sheet = returned(["Có 3 HTX chuyển đi", CODE], ["", "f" * 16], [None, "e" * 16], ["   ", "d" * 16])

    assert list(explanations(sheet)) == [Explanation("Phản hồi", "E5", CODE, "Có 3 HTX chuyển đi")]


def test_what_explains_several_findings_at_once_explains_each() -> None:
    sheet = returned(["Cả dòng ghi bằng đồng", f"{CODE} {'f' * 16}\n{'e' * 16}"])

    assert [(e.finding_id, e.explanation) for e in explanations(sheet)] == [
        (code, "Cả dòng ghi bằng đồng") for code in (CODE, "f" * 16, "e" * 16)
    ]


@pytest.mark.parametrize("mark", ["-", "...", "—", "_", "…"])
def test_a_dash_is_no_explanation(mark: str) -> None:
    assert list(explanations(returned([mark, CODE]))) == []


@pytest.mark.parametrize("code", ["", "mã khác", CODE[:-1], CODE + "0", "=A1"])
def test_an_explanation_without_a_whole_code_explains_nothing_and_is_told(code: str) -> None:
    assert list(explanations(returned(["vì vậy", code], ["", "f" * 16]))) == [NOT_READ]


@pytest.mark.parametrize("failed", ["#NAME?", "#VALUE!", "#N/A", "#DIV/0!", "Err:508", None])
def test_a_reason_that_a_program_took_for_a_formula_explains_nothing_and_is_told(failed: str | None) -> None:
    sheet = returned([failed, CODE])
    sheet.uncomputed = set() if failed else {(4, 4)}

    assert list(explanations(sheet)) == [NOT_READ]


def test_who_signs_below_the_table_explains_nothing() -> None:
    assert list(explanations(returned(["", CODE], ["Người lập biểu", ""]))) == []


def test_the_sheet_is_known_by_its_header_whatever_its_name_has_become() -> None:
    assert is_feedback(returned(name="Sheet1"))
    assert not is_feedback(returned(title="DANH SÁCH HỢP TÁC XÃ"))
    assert not is_feedback(Sheet("Phản hồi", [["STT", "Tên HTX"], ["1", "HTX Đại Thành"]]))


def test_the_sheet_is_no_table_of_figures_and_its_explanations_reach_the_load() -> None:
    workbook = Workbook([returned(["vì vậy", CODE])], "xlsx")
    reading = read_submission(workbook, Folder("2023", "ha-tinh"), load_codes(), load_lexicon(), load_forms())
    landed = Answer(list(encode(reading)), "xlsx", Folder("2023", "ha-tinh")).reading()

    assert landed.explanations == [Explanation("Phản hồi", "E5", CODE, "vì vậy")]
    assert landed.figures == landed.unrecognised == landed.register_rows == []
