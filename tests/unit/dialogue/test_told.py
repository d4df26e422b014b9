"""What was told already is kept in a file; without it the generation before counts as told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from orchestration.dialogue import news, notify
from orchestration.settings import Settings


@pytest.mark.parametrize("damaged", ['{"states": ', "[]", '{"of": "another version"}'])
def test_a_file_of_what_was_told_that_cannot_be_read_is_put_aside(tmp_path: Path, damaged: str) -> None:
    settings = Settings(raw_dir=tmp_path / "raw", data_dir=tmp_path / "data")
    told = settings.alerts / "told.json"
    told.parent.mkdir(parents=True)
    told.write_text(damaged, encoding="utf-8")

    assert notify._read_told(settings, tmp_path / "first", date(2026, 11, 29)) == news.Told()
    assert not told.exists()
    assert told.with_name("told.json.unreadable").read_text(encoding="utf-8") == damaged
