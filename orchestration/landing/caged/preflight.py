"""What a file is, from its bytes, before anything tries to read it.

Belongs here: signatures of formats, and what is refused by its signature. Not here: inside a zip (`archive`).
"""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from orchestration.landing.caged.archive import Archive
from orchestration.landing.caged.encodings import text_of
from orchestration.landing.caged.limits import MAX_BYTES, MIB
from orchestration.landing.caged.refusal import Refusal

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
_PAGE = re.compile(r"<(?:html|!doctype html|meta|style)\b|<[a-z!](?s:.*)<table[\s>]|<table[\s>]")
_HEAD = 8192  # bytes that tell a text
_TABS, _LINES = 2, 3  # of a table as text: marks in a line, lines
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00\x00\x05")  # BIFF2-5
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def inspect(path: Path, file_name: str) -> str:
    """Tell the format of a file by its bytes: `xlsx`, `xls`, `ods`, `html`, `xml` (Spreadsheet 2003) or `csv`.

    Args:
        path: where its bytes are.
        file_name: the name it came with, whose suffix tells that a text without marks is a table.

    Raises:
        Refusal: it is none of these, or none that may be opened.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Refusal("too_large", size=size // MIB, limit=MAX_BYTES // MIB)
    content = path.read_bytes()
    if not content.strip(b"\x00 \r\n\t"):
        raise Refusal("empty_file")
    if content.startswith(b"%PDF"):
        raise Refusal("pdf")
    if content.startswith(b"PK\x03\x04"):
        with Archive(path) as archive:
            return _of_archive(archive)
    if content.startswith(b"PK\x05\x06"):
        raise Refusal("empty_file")
    if content.startswith(_OLE):
        return _of_compound(content, PurePath(file_name).suffix.lower())
    if content.startswith(_OLD_EXCEL):
        raise Refusal("old_excel")
    if (content.startswith(_UTF16) or b"\x00" not in content) and (found := _of_text(content, file_name)):
        return found
    raise _unknown(content)


def _of_text(content: bytes, file_name: str) -> str | None:
    """The format of a text that holds tables, None of any other."""
    head = text_of(content[:_HEAD]).lstrip().lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in head and head.startswith("<?xml"):
        return "xml"
    if _PAGE.match(head) or "<html" in head[:512]:
        return "html"
    if PurePath(file_name).suffix.lower() in _TEXT_SUFFIXES:
        return "csv"
    # Programs give out lists as text between tabs and call it .xls, since Excel opens that too; no prose has tabs.
    return "csv" if sum(line.count("\t") >= _TABS for line in head.splitlines()) >= _LINES else None


def _of_archive(archive: Archive) -> str:
    if any(name.startswith("xl/") and name.endswith(".bin") and "workbook" in name for name in archive.names):
        raise Refusal("binary_workbook")
    if any(name.startswith("xl/") and name.endswith(".xml") for name in archive.names):
        return "xlsx"
    if "mimetype" in archive and archive.read("mimetype").startswith(_ODS):
        if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise Refusal("password_protected")
        return "ods"
    raise Refusal("not_a_spreadsheet", detected="Word" if "word/document.xml" in archive else "zip")


def _of_compound(content: bytes, suffix: str) -> str:
    """Excel 97-2003, or what else Microsoft kept in this container."""
    if _named(content, "EncryptedPackage"):
        raise Refusal("password_protected")
    if _named(content, "Workbook"):
        return "xls"
    if _named(content, "Book"):
        raise Refusal("old_excel")
    if _named(content, "WordDocument"):
        raise Refusal("not_a_spreadsheet", detected="Word")
    raise Refusal("damaged_file") if suffix.startswith(".xl") else Refusal("not_a_spreadsheet", detected="OLE")


def _named(content: bytes, stream: str) -> bool:
    """Whether the directory of an OLE container may list a stream."""
    return stream.encode("utf-16-le") in content


def _unknown(content: bytes) -> Refusal:
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(b"mime-version:"):
        return Refusal("web_page")  # a page and what belongs to it in one file, as a mail
    for signature, detected in (
        (b"<?xml", "XML"),
        (b"{\\rtf", "RTF"),
        (b"\xff\xd8\xff", "ảnh / image"),
        (b"\x89png", "ảnh / image"),
        (b"rar!", "RAR"),
        (b"7z\xbc\xaf", "7-Zip"),
        (b"\x1f\x8b", "gzip"),
    ):
        if head.startswith(signature):
            return Refusal("not_a_spreadsheet", detected=detected)
    kind = "nhị phân / binary" if b"\x00" in head else "văn bản / text"
    return Refusal("not_a_spreadsheet", detected=kind)
