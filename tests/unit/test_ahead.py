"""What is begun ahead is never missed: its stage does what was not done."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Event

from orchestration.runtime.ahead import Ahead
from orchestration.runtime.journal import open_journal


def test_a_stage_has_the_answer_of_what_was_begun_ahead_and_nobody_else_has() -> None:
    work = Ahead("register", lambda: 42)
    work.begin()

    assert work.taken() == 42
    assert work.taken() is None, "a stage that is tried again does its work itself"


def test_work_is_begun_once() -> None:
    done: list[str] = []
    work = Ahead("register", lambda: done.append("once"))
    work.begin()
    work.taken()
    work.begin()
    work.abandon()

    assert done == ["once"]


def test_what_was_not_begun_has_no_answer() -> None:
    assert Ahead("register", lambda: 42).taken() is None


def test_what_fails_ahead_is_told_and_left_to_its_stage(tmp_path: Path) -> None:
    open_journal(tmp_path)
    work = Ahead("register", lambda: 1 // 0)
    work.begin()

    assert work.taken() is None
    (line,) = (tmp_path / "logs" / "journal.jsonl").read_text(encoding="utf-8").splitlines()
    told = json.loads(line)
    assert (told["stage"], told["event"]) == ("register", "left to its stage")
    assert "by zero" in told["error"]


def test_what_nobody_wants_any_more_is_stopped_and_has_ended() -> None:
    stopped, ended = Event(), Event()

    def work() -> None:
        stopped.wait()
        ended.set()

    ahead = Ahead("register", work, stop=stopped.set)
    ahead.begin()
    ahead.abandon()

    assert ended.is_set()
