"""What a file is, from its bytes, before anything tries to read it.

Belongs here: signatures, limits of zip archives, encryption, unsafe XML. Nothing here parses cells.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePath

MAX_BYTES = 64 * 1024 * 1024
MAX_UNPACKED = 512 * 1024 * 1024
MAX_MEMBERS = 20_000
MAX_RATIO = 400  # honest sheets of repeated rows stay below 100

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 64 * 1024
_ROOT = re.compile(rb"<[A-Za-z_]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not read: a rule of `landing.submissions` and what fills its message."""

    rule_id: str
    params: dict[str, str] = field(default_factory=dict)


def inspect(content: bytes, file_name: str) -> str | Refusal:
    """Tell the format of a file: `xlsx`, `xls`, `ods` or `csv`, or why it is refused."""
    suffix = PurePath(file_name).suffix.lower()
    if not content.strip(b"\x00 \r\n\t"):
        return Refusal("submissions.empty_file")
    if len(content) > MAX_BYTES:
        return Refusal("submissions.too_large", {"detail": f"{len(content) // 2**20} MiB > {MAX_BYTES // 2**20} MiB"})
    if content.startswith(b"%PDF"):
        return Refusal("submissions.pdf")
    if content.startswith(b"PK\x03\x04"):
        return _inspect_zip(content)
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            return Refusal("submissions.password_protected")
        if "WordDocument".encode("utf-16-le") in content:
            return Refusal("submissions.not_a_spreadsheet", {"detected": "Word"})
        return "xls"
    if suffix in _TEXT_SUFFIXES and (content.startswith(_UTF16) or b"\x00" not in content[:4096]):
        return "csv"
    return Refusal("submissions.not_a_spreadsheet", {"detected": _describe(content)})


def _describe(content: bytes) -> str:
    head = content[:512].lstrip().lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table")):
        return "HTML"
    if head.startswith(b"<?xml"):
        return "XML"
    if head.startswith(b"{\\rtf"):
        return "RTF"
    if content[:3] in (b"\xff\xd8\xff", b"\x89PN"):
        return "ảnh / image"
    return "văn bản / text" if b"\x00" not in content[:4096] else "nhị phân / binary"


def _inspect_zip(content: bytes) -> str | Refusal:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if len(members) > MAX_MEMBERS:
                return Refusal("submissions.unsafe_content", {"detail": f"{len(members)} parts"})
            if any(member.flag_bits & 0x1 for member in members):
                return Refusal("submissions.password_protected")
            unpacked = sum(member.file_size for member in members)
            if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(len(content), 4096):
                return Refusal("submissions.unsafe_content", {"detail": f"unpacks to {unpacked // 2**20} MiB"})
            if "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype"):
                return _inspect_ods(archive)
            if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
                return _inspect_parts(archive, members) or ("xlsx" if "xl/workbook.xml" in names else "xlsb")
            if "word/document.xml" in names:
                return Refusal("submissions.not_a_spreadsheet", {"detected": "Word"})
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        return Refusal("submissions.reader_failed", {"detail": "tệp nén bị hỏng / damaged archive"})
    return Refusal("submissions.not_a_spreadsheet", {"detected": "zip"})


def _inspect_ods(archive: zipfile.ZipFile) -> str | Refusal:
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.namelist() else b""
    if b"encryption-data" in manifest:
        return Refusal("submissions.password_protected")
    return _inspect_parts(archive, archive.infolist()) or "ods"


def _inspect_parts(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Refusal | None:
    """No part may declare a DOCTYPE: entity bombs."""
    for member in members:
        if not member.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(member) as part:
            head = part.read(_HEAD)
        plain = head.replace(b"\x00", b"")  # UTF-16 too
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain or (len(head) == _HEAD and not _ROOT.search(plain)):
            return Refusal("submissions.unsafe_content", {"detail": f"DOCTYPE: {member.filename}"})
    return None
