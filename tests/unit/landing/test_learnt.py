"""What a reader learns from seeds and forms is learnt once, and never taken for what the files no longer say."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from orchestration.landing import rules_version
from orchestration.landing.caged.cage import Cage, Request
from orchestration.landing.codes import load_codes
from orchestration.landing.folder import Folder
from orchestration.landing.learnt import learnt_once
from orchestration.landing.words.lexicon import Lexicon, load_lexicon

Learner = tuple[Callable[..., list[str]], list[str]]


@pytest.fixture
def seed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The one file that decides; what is learnt is kept in a folder `kept`."""
    path = tmp_path / "seeds/words.csv"
    path.parent.mkdir()
    path.write_text("con đường")
    monkeypatch.setattr(rules_version, "_DECIDING", {path.parent: (".csv",)})
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    rules_version.rules_version.cache_clear()
    yield path
    rules_version.rules_version.cache_clear()


def new_process(seed: Path) -> Learner:
    """What reads the seed, as a process that has just started has it, and what it has really read."""
    rules_version.rules_version.cache_clear()
    read: list[str] = []

    @learnt_once
    def words(path: Path = seed) -> list[str]:
        read.append(path.read_text())
        return read[-1].split()

    return words, read


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_one_process_learns_the_next_is_told(seed: Path) -> None:
    first, _ = new_process(seed)
    second, read = new_process(seed)

    assert (first(), second(), read) == (["con", "đường"], ["con", "đường"], [])


def test_each_is_told_what_it_may_change_for_itself(seed: Path) -> None:
    words, _ = new_process(seed)
    words().append("khác")

    assert words() == ["con", "đường"]


def test_a_file_that_changed_is_read_again_though_its_size_and_time_are_what_they_were(seed: Path) -> None:
    new_process(seed)[0]()
    before = seed.stat()
    seed.write_text("con đưỡng")
    os.utime(seed, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert seed.stat().st_size == before.st_size
    assert new_process(seed)[0]() == ["con", "đưỡng"]


def test_what_was_learnt_while_a_file_changed_is_not_kept(seed: Path, tmp_path: Path) -> None:
    words, _ = new_process(seed)
    rules_version.rules_version()
    seed.write_text("con suối")

    assert words() == ["con", "suối"]
    assert kept(tmp_path / "kept") == []


@pytest.mark.parametrize(
    "damaged",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[:40] + bytes([content[40] ^ 1]) + content[41:],
        lambda content: bytes([content[0] ^ 1]) + content[1:],
    ],
    ids=["empty", "cut short", "a bit turned", "of another Python or other files"],
)
def test_what_is_kept_is_believed_only_whole(seed: Path, tmp_path: Path, damaged: Callable[[bytes], bytes]) -> None:
    new_process(seed)[0]()
    (path,) = kept(tmp_path / "kept")
    path.write_bytes(damaged(path.read_bytes()))
    words, read = new_process(seed)

    assert words() == ["con", "đường"]
    assert len(read) == 1
    assert new_process(seed)[0]() == ["con", "đường"]


def test_nothing_is_kept_where_python_may_keep_no_byte_code(
    seed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert new_process(seed)[0]() == ["con", "đường"]
    assert kept(tmp_path / "kept") == []


def test_where_nothing_can_be_written_all_is_learnt(seed: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file, where a folder would be")

    assert new_process(seed)[0]() == ["con", "đường"]


def test_of_other_files_than_the_projects_own_nothing_is_kept(seed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("dòng sông")

    assert new_process(seed)[0](other) == ["dòng", "sông"]
    assert kept(tmp_path / "kept") == []


def test_a_lexicon_that_was_kept_understands_what_one_that_has_just_learnt_does() -> None:
    told, new = load_lexicon(), Lexicon(load_codes())
    texts = [wording.text for wording in load_codes().wordings]

    assert [told.read(text) for text in texts] == [new.read(text) for text in texts]
    for dimension in ("indicator", "sector", "policy", "funding"):
        assert [told.codes(dimension, told.read(text).words) for text in texts] == [
            new.codes(dimension, new.read(text).words) for text in texts
        ]
    assert [told.header(text) for text in texts] == [new.header(text) for text in texts]


def test_readers_keep_what_they_learn_beside_the_byte_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    path = tmp_path / "PL.csv"
    path.write_text("PHỤ LỤC I\nChỉ tiêu,TH 2023\nTổng số hợp tác xã,12\n")
    answers = []
    for _ in range(2):
        with Cage() as cage:
            answers.append(cage.read(Request(path, "PL.csv", Folder("2023", "ha-tinh"))))

    assert answers[0] == answers[1]
    found = {path.suffixes[-2] for path in kept(tmp_path / "kept") if path.suffix == ".pickle"}
    assert found >= {".load_codes", ".load_checked_forms", ".load_lexicon", ".load_bounds"}
