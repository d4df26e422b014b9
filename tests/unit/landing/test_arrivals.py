"""Files of `raw/`, receipts, and the archive of every byte received."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.arriving.arrivals import (
    Arrival,
    archived,
    belonging_to_nobody,
    not_yet_received,
    observe,
    raw_files,
    read_receipts,
    receive,
    troubles,
)
from orchestration.landing.folder import Folder
from tests.unit.landing.rights import without_rights

LATER = datetime(2024, 3, 1)


class Mailbox:
    """A raw folder with its archive and receipts; each `load` is one night."""

    def __init__(self, root: Path) -> None:
        self.raw, self.archive, self.receipts = root / "raw", root / "archive", root / "receipts"
        self.night = 0

    def put(self, path: str, content: bytes) -> None:
        target = self.raw / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    def load(self) -> list[str]:
        """Receive what is new; the paths received."""
        self.night += 1
        new = not_yet_received(observe(self.raw), read_receipts(self.receipts))
        now = datetime(2024, 1, self.night)
        return [r.path for r in receive(new, self.raw, self.archive, self.receipts, now)]


@pytest.fixture
def mailbox(tmp_path: Path) -> Mailbox:
    return Mailbox(tmp_path)


# ---- What is a submission ---------------------------------------------------------------------------------------


def test_files_of_period_and_province_folders_are_submissions(mailbox: Mailbox) -> None:
    mailbox.put("2023/ha-tinh/PL.xlsx", b"1")

    (arrival,) = observe(mailbox.raw)

    assert (arrival.path, arrival.folder, arrival.size) == ("2023/ha-tinh/PL.xlsx", Folder("2023", "ha-tinh"), 1)


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "PL.xlsx",
        "2023/ha-tinh/.DS_Store",
        "2023/ha-tinh/~$PL.xlsx",
        ".git/2023/PL.xlsx",
        "2023/.tmp/PL.xlsx",
    ],
)
def test_files_directly_in_raw_dot_files_and_lock_files_are_none(mailbox: Mailbox, path: str) -> None:
    mailbox.put(path, b"1")

    assert list(raw_files(mailbox.raw)) == []


def test_a_raw_folder_that_does_not_exist_has_no_files(tmp_path: Path) -> None:
    assert observe(tmp_path / "nothing") == []


def test_a_name_from_macos_is_the_same_name(mailbox: Mailbox) -> None:
    mailbox.put(unicodedata.normalize("NFD", "2023/ha-tinh/Phụ lục (bản chuẩn).xlsx"), b"1")

    (arrival,) = observe(mailbox.raw)

    assert arrival.file_name == unicodedata.normalize("NFC", "Phụ lục (bản chuẩn).xlsx")


def test_a_name_commands_no_terminal(mailbox: Mailbox) -> None:
    mailbox.put("2023/ha-tinh/PL\x1b[2J.xlsx", b"1")

    assert mailbox.load() == [r"2023/ha-tinh/PL\x1b[2J.xlsx"]


def test_a_file_whose_name_is_no_utf_8_is_received_with_the_others(mailbox: Mailbox) -> None:
    mailbox.put(os.fsdecode(b"2023/ha-tinh/b\xe1o c\xe1o.xlsx"), b"1")
    mailbox.put("2023/ha-tinh/PL.xlsx", b"2")
    mailbox.put(os.fsdecode(b"b\xe1o c\xe1o.xlsx"), b"3")

    assert mailbox.load() == [r"2023/ha-tinh/PL.xlsx", r"2023/ha-tinh/b\xe1o c\xe1o.xlsx"]
    assert mailbox.load() == [], "it arrived"
    assert belonging_to_nobody(mailbox.raw) == [r"b\xe1o c\xe1o.xlsx"]


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.sampled_from(["2023", "2022-H1"]), st.binary(max_size=32))
def test_a_submission_id_is_of_period_province_and_bytes_and_not_of_the_name(
    name: str, period: str, content: bytes
) -> None:
    digest = hashlib.sha256(content).hexdigest()

    def identity(path: str, folder: Folder, sha256: str = digest) -> str:
        return Arrival(path, folder, sha256, 1).submission_id

    own = identity(name, Folder(period, "ha-tinh"))
    assert len(own) == 16
    assert identity("other", Folder(period, "ha-tinh")) == own
    assert identity(name, Folder(period, "nghe-an")) != own
    assert identity(name, Folder("2019", "ha-tinh")) != own
    assert identity(name, Folder(period, "ha-tinh"), hashlib.sha256(content + b"!").hexdigest()) != own


# ---- Receipts ---------------------------------------------------------------------------------------------------


def test_the_same_bytes_at_the_same_path_arrive_once(mailbox: Mailbox) -> None:
    mailbox.put("2023/ha-tinh/PL.xlsx", b"1")

    assert mailbox.load() == ["2023/ha-tinh/PL.xlsx"]
    assert mailbox.load() == []
    assert len(read_receipts(mailbox.receipts)) == 1


def test_a_copy_of_the_latest_version_under_another_name_is_no_arrival(mailbox: Mailbox) -> None:
    mailbox.put("2023/ha-tinh/PL.xlsx", b"1")
    mailbox.load()
    mailbox.put("2023/ha-tinh/PL (1).xlsx", b"1")

    assert mailbox.load() == []


def test_other_bytes_at_the_same_path_are_a_new_arrival(mailbox: Mailbox) -> None:
    mailbox.put("2023/ha-tinh/PL.xlsx", b"1")
    mailbox.load()
    mailbox.put("2023/ha-tinh/PL.xlsx", b"2")

    assert mailbox.load() == ["2023/ha-tinh/PL.xlsx"]
    assert len({r.submission_id for r in read_receipts(mailbox.receipts)}) == 2


def test_bytes_sent_again_after_another_version_replaced_them_arrive_again(mailbox: Mailbox) -> None:
    for content in (b"1", b"2", b"1"):
        mailbox.put("2023/ha-tinh/PL.xlsx", content)
        assert mailbox.load() == ["2023/ha-tinh/PL.xlsx"]

    first, second, third = read_receipts(mailbox.receipts)
    assert first.submission_id == third.submission_id != second.submission_id


def test_two_files_that_stay_in_one_folder_do_not_take_turns_in_arriving(mailbox: Mailbox) -> None:
    mailbox.put("2023/ha-tinh/PL I.xlsx", b"1")
    mailbox.put("2023/ha-tinh/PL II.xlsx", b"2")

    assert len(mailbox.load()) == 2
    assert mailbox.load() == []
    assert mailbox.load() == []


def test_the_same_bytes_in_two_folders_are_two_submissions(mailbox: Mailbox) -> None:
    mailbox.put("2023/ha-tinh/PL.xlsx", b"1")
    mailbox.put("2023/nghe-an/PL.xlsx", b"1")

    assert len(mailbox.load()) == 2
    assert len({r.submission_id for r in read_receipts(mailbox.receipts)}) == 2


def test_arrivals_are_ordered_by_time_then_file_name(mailbox: Mailbox) -> None:
    mailbox.put("2023/ha-tinh/b.xlsx", b"1")
    mailbox.load()
    mailbox.put("2023/nghe-an/c.xlsx", b"2")
    mailbox.put("2023/ha-tinh/a.xlsx", b"3")
    mailbox.load()

    assert [r.file_name for r in read_receipts(mailbox.receipts)] == ["b.xlsx", "a.xlsx", "c.xlsx"]


def test_files_first_seen_by_one_load_share_its_start_time(mailbox: Mailbox) -> None:
    for number in range(3):
        mailbox.put(f"2023/ha-tinh/{number}.xlsx", bytes([number]))
    mailbox.load()

    assert {r.received_at for r in read_receipts(mailbox.receipts)} == {"2024-01-01T00:00:00"}


def test_a_receipt_survives_the_file(mailbox: Mailbox) -> None:
    mailbox.put("2023/ha-tinh/PL.xlsx", b"1")
    mailbox.load()
    (mailbox.raw / "2023/ha-tinh/PL.xlsx").unlink()

    assert mailbox.load() == []
    assert [r.path for r in read_receipts(mailbox.receipts)] == ["2023/ha-tinh/PL.xlsx"]


def test_there_is_no_receipt_of_any_file_before_the_bytes_of_all_are_kept(mailbox: Mailbox) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        mailbox.put(f"2023/ha-tinh/{name}", name.encode())
    mailbox.archive.mkdir(parents=True)
    (mailbox.archive / hashlib.sha256(b"b.xlsx").hexdigest()[:2]).touch()  # where a folder should be

    with pytest.raises(OSError, match="exists"):
        mailbox.load()
    assert read_receipts(mailbox.receipts) == []


# ---- Archive ----------------------------------------------------------------------------------------------------


def test_the_archive_holds_every_byte_received(mailbox: Mailbox) -> None:
    for content in (b"first", b"second"):
        mailbox.put("2023/ha-tinh/PL.xlsx", content)
        mailbox.load()

    kept = [archived(mailbox.archive, r.sha256).read_bytes() for r in read_receipts(mailbox.receipts)]
    assert kept == [b"first", b"second"]


def test_a_file_that_changes_while_it_is_received_waits_for_the_next_load(mailbox: Mailbox) -> None:
    mailbox.put("2023/ha-tinh/PL.xlsx", b"half")
    seen = not_yet_received(observe(mailbox.raw), [])
    mailbox.put("2023/ha-tinh/PL.xlsx", b"half and the rest")

    assert receive(seen, mailbox.raw, mailbox.archive, mailbox.receipts, datetime(2024, 1, 1)) == []
    assert read_receipts(mailbox.receipts) == []
    assert mailbox.load() == ["2023/ha-tinh/PL.xlsx"]
    (receipt,) = read_receipts(mailbox.receipts)
    assert archived(mailbox.archive, receipt.sha256).read_bytes() == b"half and the rest"


def test_a_file_that_goes_away_while_it_is_received_costs_only_itself(mailbox: Mailbox) -> None:
    mailbox.put("2023/ha-tinh/a.xlsx", b"1")
    mailbox.put("2023/ha-tinh/b.xlsx", b"2")
    seen = not_yet_received(observe(mailbox.raw), [])
    (mailbox.raw / "2023/ha-tinh/a.xlsx").unlink()

    receive(seen, mailbox.raw, mailbox.archive, mailbox.receipts, datetime(2024, 1, 1))

    assert [r.file_name for r in read_receipts(mailbox.receipts)] == ["b.xlsx"]


def test_a_receipt_that_was_never_finished_is_none(mailbox: Mailbox) -> None:
    mailbox.put("2023/ha-tinh/PL.xlsx", b"1")
    mailbox.load()
    (mailbox.receipts / ".20240102T000000-x.json.part").write_text("{")

    assert len(read_receipts(mailbox.receipts)) == 1


def test_a_load_that_nobody_watches_passes_over_what_was_just_written(tmp_path: Path) -> None:
    path = tmp_path / "raw" / "2023" / "ha-tinh" / "a.xlsx"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"half a cop")
    os.utime(path, (1_700_000_000, 1_700_000_000))  # a copy that keeps the dates of the original

    assert observe(tmp_path / "raw", quiet_for=60) == []
    assert [arrival.path for arrival in observe(tmp_path / "raw")] == ["2023/ha-tinh/a.xlsx"]


def test_a_file_or_folder_that_cannot_be_opened_is_named_and_costs_only_itself(shared: Path) -> None:
    for path in ("2023/ha-tinh/a.xlsx", "2023/lao-cai/b.xlsx", "2023/dak-lak/c.xlsx"):
        (shared / path).parent.mkdir(parents=True)
        (shared / path).write_bytes(b"1")
    (shared / "2023/ha-tinh/a.xlsx").chmod(0)
    (shared / "2023/lao-cai").chmod(0)
    closed: list[str] = []
    with without_rights():
        found = observe(shared, closed=closed)

    assert [arrival.path for arrival in found] == ["2023/dak-lak/c.xlsx"]
    assert sorted(closed) == ["2023/ha-tinh/a.xlsx (Permission denied)", "2023/lao-cai (Permission denied)"]


def test_what_is_no_file_and_links_that_lead_nowhere_are_named_and_cost_only_themselves(mailbox: Mailbox) -> None:
    """Who opens a named pipe waits for ever, who follows such a link never arrives."""
    mailbox.put("2023/ha-tinh/a.xlsx", b"1")
    folder = mailbox.raw / "2023" / "ha-tinh"
    os.mkfifo(folder / "pipe.xlsx")
    (folder / "back").symlink_to(mailbox.raw / "2023")
    (folder / "itself.xlsx").symlink_to(folder / "itself.xlsx")
    (folder / "nothing.xlsx").symlink_to(folder / "away")
    closed: list[str] = []

    assert [arrival.path for arrival in observe(mailbox.raw, closed=closed)] == ["2023/ha-tinh/a.xlsx"]
    assert sorted(line.partition(" (")[0] for line in closed) == [
        "2023/ha-tinh/back",
        "2023/ha-tinh/itself.xlsx",
        "2023/ha-tinh/nothing.xlsx",
        "2023/ha-tinh/pipe.xlsx",
    ]


def test_a_folder_may_be_a_link_to_another(mailbox: Mailbox, tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "a.xlsx").write_bytes(b"1")
    (mailbox.raw / "2023").mkdir(parents=True)
    (mailbox.raw / "2023" / "ha-tinh").symlink_to(tmp_path / "share")

    assert [arrival.path for arrival in observe(mailbox.raw)] == ["2023/ha-tinh/a.xlsx"]


def test_a_raw_folder_that_was_emptied_is_told(mailbox: Mailbox) -> None:
    assert troubles([], [], [], [], LATER) == []
    mailbox.put("2023/ha-tinh/a.xlsx", b"1")
    mailbox.load()
    receipts = read_receipts(mailbox.receipts)

    assert troubles(observe(mailbox.raw), [], [], receipts, LATER) == []
    assert troubles([], [], [], receipts, LATER) == ["raw/ is empty, though 1 files arrived before: is the share away?"]


def test_a_workbook_directly_in_raw_is_not_read_and_told(mailbox: Mailbox) -> None:
    mailbox.raw.mkdir(exist_ok=True)
    for name in ("Phụ lục.XLSX", "README.md", "~$Phụ lục.xlsx"):
        (mailbox.raw / name).write_bytes(b"1")
    astray = belonging_to_nobody(mailbox.raw)

    assert observe(mailbox.raw) == []
    assert troubles([], [], astray, [], LATER) == ["is not read, move it to raw/<period>/<province>/: raw/Phụ lục.XLSX"]


def test_a_receipt_that_cannot_be_read_is_named(mailbox: Mailbox) -> None:
    mailbox.put("2023/ha-tinh/a.xlsx", b"1")
    mailbox.load()
    (receipt,) = mailbox.receipts.glob("*.json")
    receipt.write_text("{", encoding="utf-8")

    with pytest.raises(ValueError, match=receipt.name):
        read_receipts(mailbox.receipts)
