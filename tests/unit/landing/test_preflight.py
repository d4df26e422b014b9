"""What a file is, told from its bytes alone, and what is refused before anything reads it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing import preflight
from orchestration.landing.preflight import MAX_MEMBERS, Refusal, inspect

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONTENT_TYPES = b'<?xml version="1.0"?><Types/>'
WORKBOOK = b'<?xml version="1.0"?><workbook/>'


def zipped(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def xlsx(**parts: bytes) -> bytes:
    sheets = {f"xl/worksheets/{name}.xml": content for name, content in parts.items()}
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "xl/workbook.xml": WORKBOOK, **sheets})


def refused(content: bytes, name: str = "Phu luc.xlsx") -> str:
    result = inspect(content, name)
    assert isinstance(result, Refusal), result
    return result.rule_id


# ---- What may be read -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name", "file_format"),
    [
        (xlsx(sheet1=b"<worksheet/>"), "Phu luc.xlsx", "xlsx"),
        (xlsx(sheet1=b"<worksheet/>"), "Phu luc.xls", "xlsx"),
        (zipped({"xl/workbook.bin": b"\x00", "[Content_Types].xml": CONTENT_TYPES}), "Phu luc.xlsb", "xlsb"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "Phu luc.ods", "ods"),
        (OLE + b"\x00" * 504 + "Workbook".encode("utf-16-le"), "Phu luc.xls", "xls"),
        (OLE + b"\x00" * 504 + "Workbook".encode("utf-16-le"), "Phu luc.xlsx", "xls"),
        ("Chỉ tiêu;TH 2022\n".encode(), "Phu luc.csv", "csv"),
        ("Chỉ tiêu;TH 2022\n".encode("utf-16"), "Phu luc.CSV", "csv"),
    ],
)
def test_bytes_tell_the_format_whatever_the_name_says(content: bytes, name: str, file_format: str) -> None:
    assert inspect(content, name) == file_format


# ---- What is refused --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"\x00" * 4096, b" \r\n\t\n"])
def test_a_file_without_content_is_empty(content: bytes) -> None:
    assert refused(content) == "submissions.empty_file"


@pytest.mark.parametrize("name", ["Phu luc.pdf", "Phu luc.xlsx"])
def test_a_pdf_is_refused_whatever_its_name(name: str) -> None:
    assert refused(b"%PDF-1.7\n...", name) == "submissions.pdf"


def test_a_workbook_with_a_password_is_refused() -> None:
    # Excel wraps an encrypted workbook in an OLE container with a stream of this name.
    container = OLE + b"\x00" * 1016 + "EncryptionInfo".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le")

    assert refused(container + b"\x00" * 512) == "submissions.password_protected"


def test_a_zip_with_a_password_is_refused() -> None:
    content = bytearray(xlsx(sheet1=b"<worksheet/>"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = content.find(signature)
        while position >= 0:
            content[position + offset] |= 1
            position = content.find(signature, position + 1)

    assert refused(bytes(content)) == "submissions.password_protected"


def test_an_encrypted_ods_is_refused() -> None:
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": b"<manifest:encryption-data/>",
    }

    assert refused(zipped(parts), "Phu luc.ods") == "submissions.password_protected"


@pytest.mark.parametrize(
    ("content", "detected"),
    [
        (zipped({"word/document.xml": b"<w/>"}), "Word"),
        (OLE + b"\x00" * 504 + "WordDocument".encode("utf-16-le"), "Word"),
        (zipped({"readme.txt": b"hello"}), "zip"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\xff\xd8\xff\xe0 jpeg", "ảnh / image"),
        ("Chỉ tiêu;TH 2022\n".encode(), "văn bản / text"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_and_named(content: bytes, detected: str) -> None:
    assert inspect(content, "Phu luc.xlsx") == Refusal("submissions.not_a_spreadsheet", {"detected": detected})


def test_a_damaged_zip_is_refused() -> None:
    assert refused(xlsx(sheet1=b"<worksheet/>" * 100)[:-60]) == "submissions.reader_failed"


def test_a_file_above_the_size_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "MAX_BYTES", 1000)

    assert refused(b"PK\x03\x04" + b"x" * 1000) == "submissions.too_large"


def test_a_zip_that_unpacks_to_hundreds_of_times_its_size_is_refused() -> None:
    bomb = xlsx(sheet1=b"0" * 20_000_000)

    assert len(bomb) < 40_000
    assert refused(bomb) == "submissions.unsafe_content"


def test_a_zip_of_thousands_of_parts_is_refused() -> None:
    parts = {"xl/workbook.xml": WORKBOOK, **{f"xl/media/{n}.png": b"x" for n in range(MAX_MEMBERS)}}

    assert refused(zipped(parts, zipfile.ZIP_STORED)) == "submissions.unsafe_content"


@pytest.mark.parametrize(
    "content",
    [
        xlsx(sheet1=b'<!DOCTYPE lolz [<!ENTITY lol "lol">]><worksheet/>'),
        xlsx(sheet1=b'<?xml version="1.0"?>\n<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>'),
        zipped({"xl/workbook.xml": b"<!DOCTYPE x><workbook/>"}),
        zipped({"xl/workbook.xml": WORKBOOK, "xl/_rels/workbook.xml.rels": b"<!DOCTYPE x><r/>"}),
        zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<!DOCTYPE x><c/>"}),
        xlsx(sheet1='<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><worksheet/>'.encode("utf-16")),
    ],
)
def test_a_part_with_a_doctype_is_refused(content: bytes) -> None:
    assert refused(content) == "submissions.unsafe_content"


def test_one_far_cell_of_an_honest_sheet_is_no_reason_to_refuse() -> None:
    assert inspect(xlsx(sheet1=b'<worksheet><dimension ref="A1:H5000"/></worksheet>'), "a.xlsx") == "xlsx"


@given(
    st.binary(max_size=2000),
    st.sampled_from(["a.xlsx", "a.csv", "a", "a.xls"]),
    st.sampled_from([b"", b"PK\x03\x04", OLE]),
)
def test_any_bytes_have_a_format_or_a_reason(content: bytes, name: str, signature: bytes) -> None:
    result = inspect(signature + content, name)

    assert isinstance(result, Refusal) or result in ("xlsx", "xlsb", "xls", "ods", "csv")


def test_every_workbook_of_the_project_may_be_read(project_workbooks: list[Path]) -> None:
    for path in project_workbooks:
        assert inspect(path.read_bytes(), path.name) == path.suffix[1:], path


@pytest.fixture
def project_workbooks() -> list[Path]:
    root = Path(__file__).parents[3]
    found = [p for f in ("raw", "tests/data/generated") for p in (root / f).rglob("*.*") if p.suffix != ".md"]
    assert len(found) > 20
    return found
