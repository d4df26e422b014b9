"""What changed since people were last told."""

from __future__ import annotations

from pathlib import Path

from orchestration.dialogue.news import Finding, Submission, Told, folder_news
from orchestration.settings import Settings


def test_what_is_left_to_do_is_counted_as_it_is_listed(tmp_path: Path) -> None:
    settings = Settings(raw_dir=tmp_path / "raw", data_dir=tmp_path / "data")
    submission = Submission("a" * 16, "2023", "63", "42", "Hà Tĩnh", "Phụ lục.xlsx", "accepted")
    cells = ("D12", "E12", "F12", "D30")  # three along a row are one remark
    found = [
        Finding(cell, submission.submission_id, "figures.net_increase", "warning", "Phụ lục I", cell, "open", "")
        for cell in cells
    ]

    (item,) = folder_news(settings, [submission], found, {}, Told())

    assert [note.place for note in item.new] == ["Phụ lục I, ô D12 và 2 ô khác", "Phụ lục I, ô D30"]
    assert item.open_warnings == len(item.new)


def test_a_rejected_workbook_that_was_answered_before_anyone_heard_of_it_is_no_news(tmp_path: Path) -> None:
    settings = Settings(raw_dir=tmp_path / "raw", data_dir=tmp_path / "data")
    bad = Submission("a" * 16, "2023", "63", "42", "Hà Tĩnh", "Phụ lục.xlsx", "rejected")
    good = bad._replace(submission_id="b" * 16, state="accepted")
    fault = Finding("1", bad.submission_id, "submissions.no_figures", "critical", "", "", "cleared", "")

    (mended,) = folder_news(settings, [bad, good], [fault], {}, Told())
    (waiting,) = folder_news(settings, [bad, good], [fault._replace(status="open")], {}, Told())

    assert mended.files == (("Phụ lục.xlsx", "accepted"),)
    assert waiting.files == (("Phụ lục.xlsx", "rejected"), ("Phụ lục.xlsx", "accepted"))


def test_a_workbook_in_a_misspelt_folder_is_told_as_of_nobody(tmp_path: Path) -> None:
    settings = Settings(raw_dir=tmp_path / "raw", data_dir=tmp_path / "data")
    submission = Submission("a" * 16, "2022-XX", None, None, "", "Phụ lục.xlsx", "rejected")
    fault = Finding("1", submission.submission_id, "submissions.unknown_period", "critical", "", "", "open", "")

    (item,) = folder_news(settings, [submission], [fault], {}, Told())

    assert (item.reporter, item.period) == ("Thư mục không rõ của tỉnh nào", "kỳ “2022-XX”")
