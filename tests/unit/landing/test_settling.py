"""Promises of the watch over `raw/`: a half-copied file waits, a settled one arrives once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from orchestration.landing.arriving.arrivals import not_yet_received, observe, read_receipts, receive
from orchestration.landing.arriving.settling import Look, Memory, look
from tests.conftest import LOADED_AT
from tests.unit.landing.rights import without_rights


class Watch:
    """Looks one after another, as the sensor does, with what Dagster keeps in between."""

    def __init__(self, folder: Path) -> None:
        self.raw, self.archive, self.receipts = folder / "raw", folder / "archive", folder / "receipts"
        self.raw.mkdir()
        self.cursor: str | None = None

    def look(self) -> Look:
        found = look(self.raw, self.receipts, Memory.from_text(self.cursor))
        self.cursor = found.memory.to_text()
        return found

    def put(self, name: str, content: bytes, modified: int = 1_700_000_000) -> Path:
        path = self.raw / "2023" / "ha-tinh" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        os.utime(path, (modified, modified))
        return path

    def load(self) -> None:
        receive(
            not_yet_received(observe(self.raw), read_receipts(self.receipts)),
            self.raw,
            self.archive,
            self.receipts,
            LOADED_AT,
        )


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    return Watch(tmp_path)


def test_a_file_arrives_at_the_second_look_that_finds_it_unchanged(watch: Watch) -> None:
    watch.put("a.xlsx", b"one")

    assert (watch.look().settled, watch.look().settled) == ([], ["2023/ha-tinh/a.xlsx"])


def test_a_file_whose_name_is_no_utf_8_arrives(watch: Watch) -> None:
    watch.put(os.fsdecode(b"b\xe1o c\xe1o.xlsx"), b"one")

    assert (watch.look().settled, watch.look().settled) == ([], [r"2023/ha-tinh/b\xe1o c\xe1o.xlsx"])


@pytest.mark.parametrize(("content", "modified"), [(b"longer", 1_700_000_000), (b"two", 1_700_000_001)])
def test_a_file_still_being_copied_waits(watch: Watch, content: bytes, modified: int) -> None:
    watch.put("a.xlsx", b"one")
    watch.look()
    watch.put("a.xlsx", content, modified)

    second = watch.look()
    assert (second.settled, second.growing) == ([], ["2023/ha-tinh/a.xlsx"])
    assert watch.look().settled == ["2023/ha-tinh/a.xlsx"]


def test_a_settled_file_does_not_wait_for_one_that_grows(watch: Watch) -> None:
    watch.put("a.xlsx", b"one")
    watch.look()
    watch.put("b.xlsx", b"tw")

    found = watch.look()
    assert (found.settled, found.growing) == (["2023/ha-tinh/a.xlsx"], ["2023/ha-tinh/b.xlsx"])


@pytest.mark.parametrize("name", ["~$a.xlsx", ".a.xlsx.swp", "a.xlsx.part", "a.xlsx.CRDOWNLOAD", "a.xlsx.filepart"])
def test_lock_files_and_half_copies_never_arrive(watch: Watch, name: str) -> None:
    watch.put(name, b"one")

    assert [watch.look() == Look([], [], "", watch.look().memory) for _ in range(3)] == [True] * 3


def test_the_same_arrival_has_the_same_key_until_it_was_loaded(watch: Watch) -> None:
    watch.put("a.xlsx", b"one")
    watch.look()
    first, second = watch.look(), watch.look()
    assert first.key == second.key != ""

    watch.load()
    assert watch.look().settled == []
    watch.put("a.xlsx", b"two", 1_700_000_009)
    watch.look()
    assert watch.look().key not in ("", first.key)


def test_a_known_raw_folder_is_not_read_again(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    watch.put("a.xlsx", b"one")
    watch.load()
    watch.look()
    monkeypatch.setattr("orchestration.landing.arriving.settling.observe", lambda raw_dir: pytest.fail("read again"))

    assert watch.look().settled == []


def test_a_file_that_gets_its_rights_later_arrives_then(shared: Path) -> None:
    watch = Watch(shared)
    path = watch.put("a.xlsx", b"one")
    path.chmod(0)
    with without_rights():
        assert [watch.look().settled for _ in range(3)] == [[], [], []]
    path.chmod(0o644)
    with without_rights():
        assert [watch.look().settled for _ in range(2)] == [[], ["2023/ha-tinh/a.xlsx"]]


@pytest.mark.parametrize("cursor", [None, "", "{}", "[]", "rubbish", '{"known": "", "shapes": 3}'])
def test_any_memory_will_do(cursor: str | None) -> None:
    assert Memory.from_text(cursor) == Memory()


def test_links_without_end_do_not_stop_the_watch(watch: Watch) -> None:
    path = watch.put("PL.xlsx", b"1")
    (path.parent / "itself.xlsx").symlink_to(path.parent / "itself.xlsx")
    watch.look()

    assert watch.look().settled == ["2023/ha-tinh/PL.xlsx"]
