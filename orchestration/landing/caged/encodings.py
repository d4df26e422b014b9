"""Bytes of text files as text, whatever wrote them.

Belongs here: byte order marks and code pages. Not here: letters of old Vietnamese fonts (`orchestration.landing.text`).
"""

from __future__ import annotations

import codecs

_OLD_VIETNAMESE = "cp1258"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_of(content: bytes, declared: str | None = None) -> str:
    """Text of a file: by its mark, as UTF-8, as it declares itself, or as Windows writes Vietnamese.

    Args:
        content: its bytes.
        declared: the name of an encoding that the file gives; ignored where Python knows none of that name.

    >>> text_of("Hợp tác xã".encode("utf-16"))
    'Hợp tác xã'
    """
    if content.startswith(_UTF16):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode(_known(declared), errors="replace")


def _known(declared: str | None) -> str:
    try:
        known = codecs.lookup(declared or _OLD_VIETNAMESE).name
    except LookupError:
        return _OLD_VIETNAMESE
    return _OLD_VIETNAMESE if known in ("utf-8", "ascii") else known
