"""Zip archives, with one function through which every part is read and that trusts no header.

Belongs here: names and number of entries, real sizes, checksums, document type declarations. Nothing here parses cells.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from types import TracebackType

from orchestration.landing.caged.limits import MAX_PARTS, MAX_UNPACKED, MIB
from orchestration.landing.caged.refusal import Refusal

_ENTRY = b"PK\x01\x02"  # one per entry of the central directory
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ARCHIVES = frozenset({".zip", ".7z", ".rar", ".gz", ".tar", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".docx"})
_EMBEDDED = "xl/embeddings/"  # objects of Office, never opened
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError)


class Archive:
    """An open zip archive. Use as a context manager.

    Args:
        path: where its bytes are.

    Raises:
        Refusal: too many entries, a password, entry names that lead elsewhere or stand twice, an archive in the
            archive, or a damaged directory.
    """

    def __init__(self, path: Path) -> None:
        if path.read_bytes().count(_ENTRY) > MAX_PARTS:
            raise Refusal("too_many_parts", limit=MAX_PARTS)
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise Refusal("damaged_file") from error
        self._left = MAX_UNPACKED
        entries = self._zip.infolist()
        self._names = {_key(entry.filename): entry.filename for entry in entries}
        for entry in entries:
            _check_name(entry.orig_filename)
        if len(self._names) < len(entries):
            raise Refusal("unsafe_entries", entry=_twice(entries))
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise Refusal("password_protected")
        if sum(entry.file_size for entry in entries if self._is_text(entry.filename)) > MAX_UNPACKED:
            raise Refusal("unpacks_too_large", limit=MAX_UNPACKED // MIB)

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._names

    @property
    def names(self) -> list[str]:
        """Names of all entries, in lower case."""
        return list(self._names)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of one XML part, in pieces that end where a tag ends.

        Raises:
            Refusal: it is missing, larger than allowed whatever its header says, damaged, declares entities, or holds a
            text longer than any cell.
        """
        rest = b""
        for piece in self._pieces(name):
            plain = rest + piece
            if b"!" in plain and _DECLARES.search(plain.replace(b"\x00", b"")):  # UTF-16 too
                raise Refusal("unsafe_xml", part=name)
            cut = plain.rfind(b">") + 1
            rest = plain[cut:]
            if len(rest) > MIB:
                raise Refusal("too_long_text", part=name)
            yield plain[:cut]
        if rest:
            yield rest

    def read(self, name: str) -> bytes:
        """The whole of one XML part; see `chunks`."""
        return b"".join(self.chunks(name))

    def _pieces(self, name: str) -> Iterator[bytes]:
        try:
            with self._zip.open(self._names[_key(name)]) as part:
                while piece := part.read(MIB):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise Refusal("unpacks_too_large", limit=MAX_UNPACKED // MIB)
                    yield piece
        except KeyError as error:
            raise Refusal("damaged_file") from error
        except _BROKEN as error:
            raise Refusal("damaged_file") from error

    @staticmethod
    def _is_text(name: str) -> bool:
        return name.endswith((".xml", ".rels"))


def _key(name: str) -> str:
    return name.casefold()


def _check_name(name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\x00" in name or ":" in name:
        raise Refusal("unsafe_entries", entry=_shown(name))
    if path.suffix.casefold() in _ARCHIVES and not name.casefold().startswith(_EMBEDDED):
        raise Refusal("nested_archive", entry=_shown(name))


def _twice(entries: list[zipfile.ZipInfo]) -> str:
    seen: set[str] = set()
    for entry in entries:
        if _key(entry.filename) in seen:
            return _shown(entry.filename)
        seen.add(_key(entry.filename))
    return ""


def _shown(name: str) -> str:
    return ascii(name[:80])[1:-1]
