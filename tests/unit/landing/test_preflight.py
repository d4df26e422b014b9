"""What a file is, told from its bytes alone, and what is refused before anything reads it."""

from __future__ import annotations

import tempfile
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.landing.caged import preflight
from orchestration.landing.caged.preflight import inspect
from orchestration.landing.caged.refusal import Refusal

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


def ole(stream: str) -> bytes:
    return OLE + bytes(504) + f"{stream}\0".encode("utf-16-le") + bytes(512)


def inspected(content: bytes, name: str) -> str:
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        return inspect(Path(file.name), name)


def refused(content: bytes, name: str = "Phu luc.xlsx") -> str:
    with pytest.raises(Refusal) as refusal:
        inspected(content, name)
    return refusal.value.rule_id


# ---- What may be read -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name", "file_format"),
    [
        (xlsx(sheet1=b"<worksheet/>"), "Phu luc.xlsx", "xlsx"),
        (xlsx(sheet1=b"<worksheet/>"), "Phu luc.xls", "xlsx"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "Phu luc.ods", "ods"),
        (ole("Workbook"), "Phu luc.xls", "xls"),
        (ole("Workbook"), "Phu luc.xlsx", "xls"),
        ("Chỉ tiêu;TH 2022\n".encode(), "Phu luc.csv", "csv"),
        ("Chỉ tiêu;TH 2022\n".encode("utf-16"), "Phu luc.CSV", "csv"),
        ("Chỉ tiêu\tĐVT\tTH 2022\n".encode("utf-16") * 3, "Phu luc.xls", "csv"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "Phu luc.xls", "html"),
        (b"<div><h3>Bieu</h3><table border=1><tr><td>1</td></tr></table></div>", "Phu luc.xls", "html"),
        ("\n<!DOCTYPE html><table>".encode("utf-16"), "Phu luc.xlsx", "html"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "a.xls", "xml"),
    ],
)
def test_bytes_tell_the_format_whatever_the_name_says(content: bytes, name: str, file_format: str) -> None:
    assert inspected(content, name) == file_format


# ---- What is refused --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"\x00" * 4096, b" \r\n\t\n", zipped({})])
def test_a_file_without_content_is_empty(content: bytes) -> None:
    assert refused(content) == "submissions.empty_file"


@pytest.mark.parametrize("name", ["Phu luc.pdf", "Phu luc.xlsx"])
def test_a_pdf_is_refused_whatever_its_name(name: str) -> None:
    assert refused(b"%PDF-1.7\n...", name) == "submissions.pdf"


def test_a_workbook_with_a_password_is_refused() -> None:
    # Excel wraps an encrypted workbook in an OLE container with a stream of this name.
    assert refused(ole("EncryptedPackage")) == "submissions.password_protected"


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
        (ole("WordDocument"), "Word"),
        (zipped({"readme.txt": b"hello"}), "zip"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\xff\xd8\xff\xe0 jpeg", "ảnh / image"),
        (b"\x89PNG\r\n", "ảnh / image"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        ("Chỉ tiêu;TH 2022\n".encode(), "văn bản / text"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_and_named(content: bytes, detected: str) -> None:
    with pytest.raises(Refusal) as refusal:
        inspected(content, "Phu luc.xlsx")

    assert (refusal.value.rule_id, refusal.value.params) == ("submissions.not_a_spreadsheet", {"detected": detected})


@pytest.mark.parametrize(
    ("content", "name", "rule"),
    [
        (zipped({"xl/workbook.bin": b"\x00", "[Content_Types].xml": CONTENT_TYPES}), "Phu luc.xlsb", "binary_workbook"),
        (b"\x09\x08\x08\x00\x00\x05\x05\x00" + bytes(64), "Phu luc.xls", "old_excel"),
        (ole("Book"), "Phu luc.xls", "old_excel"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "Phu luc.xls", "web_page"),
    ],
)
def test_what_only_a_spreadsheet_program_opens_has_a_rule_of_its_own(content: bytes, name: str, rule: str) -> None:
    assert refused(content, name) == f"submissions.{rule}"


def test_a_damaged_zip_is_refused() -> None:
    assert refused(xlsx(sheet1=b"<worksheet/>" * 100)[:-60]) == "submissions.damaged_file"


def test_a_file_above_the_size_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "MAX_BYTES", 1000)

    assert refused(b"PK\x03\x04" + b"x" * 1000) == "submissions.too_large"


@given(
    st.binary(max_size=2000),
    st.sampled_from(["a.xlsx", "a.csv", "a", "a.xls"]),
    st.sampled_from([b"", b"PK\x03\x04", OLE]),
)
def test_any_bytes_have_a_format_or_a_reason(content: bytes, name: str, signature: bytes) -> None:
    with suppress(Refusal):
        assert inspected(signature + content, name) in ("xlsx", "xls", "ods", "html", "xml", "csv")


def test_every_workbook_of_the_project_may_be_read(project_workbooks: list[Path]) -> None:
    for path in project_workbooks:
        assert inspect(path, path.name) == path.suffix[1:], path


@pytest.fixture
def project_workbooks() -> list[Path]:
    root = Path(__file__).parents[3]
    found = [p for f in ("raw", "tests/data/generated") for p in (root / f).rglob("*.*") if p.suffix != ".md"]
    assert len(found) > 20
    return found
