"""Zip archives whose headers, names or parts are not what a spreadsheet program writes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from orchestration.landing.caged import archive as archive_module
from orchestration.landing.caged.archive import Archive
from orchestration.landing.caged.limits import MAX_PARTS
from orchestration.landing.caged.refusal import Refusal
from tests.unit.landing.test_preflight import zipped

SHEET = "xl/worksheets/sheet1.xml"


def refused(path: Path, content: bytes, part: str = SHEET) -> str:
    path.write_bytes(content)
    with pytest.raises(Refusal) as refusal, Archive(path) as archive:
        archive.read(part)
    return refusal.value.rule_id.removeprefix("submissions.")


def test_an_honest_part_is_read_whole_in_pieces_that_end_where_a_tag_ends(tmp_path: Path) -> None:
    content = b"<a>" + b"<b>1</b>" * 400_000 + b"</a>"
    (tmp_path / "a.zip").write_bytes(zipped({SHEET: content}))

    with Archive(tmp_path / "a.zip") as archive:
        pieces = list(archive.chunks(SHEET))

    assert b"".join(pieces) == content
    assert len(pieces) > 2
    assert all(piece.endswith(b">") for piece in pieces)


@pytest.mark.parametrize("name", ["/etc/passwd", "../up.xml", "xl/../../up.xml", "xl\\a.xml", "C:/a.xml", "a\x00b.xml"])
def test_a_part_whose_name_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    harmless = "n" * len(name)
    content = zipped({SHEET: b"<a/>", harmless: b""}).replace(harmless.encode(), name.encode())

    assert refused(tmp_path / "a.zip", content) == "unsafe_entries"


@pytest.mark.parametrize("other", [SHEET, SHEET.upper()])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_stands_twice_is_refused(tmp_path: Path, other: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(SHEET, b"<a/>")
        archive.writestr(other, b"<b/>")

    assert refused(tmp_path / "a.zip", (tmp_path / "a.zip").read_bytes()) == "unsafe_entries"


def test_an_archive_in_the_archive_is_refused_but_an_object_that_office_embeds_is_not(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.zip", zipped({SHEET: b"<a/>", "payload.zip": b"PK"})) == "nested_archive"

    (tmp_path / "a.zip").write_bytes(zipped({SHEET: b"<a/>", "xl/embeddings/book1.xlsx": b"PK"}))
    with Archive(tmp_path / "a.zip") as archive:
        assert archive.read(SHEET) == b"<a/>"


def test_an_archive_of_thousands_of_parts_is_refused(tmp_path: Path) -> None:
    parts = {f"xl/media/{n}.png": b"x" for n in range(MAX_PARTS + 1)}

    assert refused(tmp_path / "a.zip", zipped(parts, zipfile.ZIP_STORED)) == "too_many_parts"


def test_a_part_is_refused_by_its_declared_size_and_by_its_real_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_module, "MAX_UNPACKED", 1_000_000)
    bomb = zipped({SHEET: b"0" * 3_000_000})
    # both headers say 1 byte: only what comes out tells
    lying = bomb.replace((3_000_000).to_bytes(4, "little"), (900_000).to_bytes(4, "little"))

    assert refused(tmp_path / "a.zip", bomb) == "unpacks_too_large"
    assert refused(tmp_path / "a.zip", lying) in ("unpacks_too_large", "damaged_file")


def test_all_parts_together_may_not_be_larger_than_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "MAX_UNPACKED", 1_000_000)
    (tmp_path / "a.zip").write_bytes(zipped({"a.bin": b"0" * 700_000, "b.bin": b"0" * 700_000}))

    with Archive(tmp_path / "a.zip") as archive:
        archive.read("a.bin")
        with pytest.raises(Refusal, match="unpacks_too_large"):
            archive.read("b.bin")


def test_a_part_with_a_wrong_checksum_or_cut_short_is_damaged(tmp_path: Path) -> None:
    content = zipped({SHEET: b"<a>12345</a>"}, zipfile.ZIP_STORED)

    assert refused(tmp_path / "a.zip", content.replace(b"12345", b"12346", 1)) == "damaged_file"
    assert refused(tmp_path / "a.zip", content[:-30]) == "damaged_file"
    assert refused(tmp_path / "a.zip", content, "xl/missing.xml") == "damaged_file"


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE lolz [<!ENTITY lol "lol">]><worksheet/>',
        b'<?xml version="1.0"?>\n<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>',
        b"<!--" + b" " * (1024 * 1024 - 12) + b"<!DOCTYPE x",
        b"<!--" + b" " * 2_000_000 + b"--><!DOCTYPE x><worksheet/>",
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><worksheet/>'.encode("utf-16"),
    ],
    ids=["entities", "external", "across two pieces", "far down", "UTF-16"],
)
def test_a_part_that_declares_a_document_type_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refused(tmp_path / "a.zip", zipped({SHEET: content})) == "unsafe_xml"
