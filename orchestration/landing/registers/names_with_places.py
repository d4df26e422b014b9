"""One column that prints names and places: `Tên HTX, địa chỉ` over `HTX Tân Tiến, xã Tân Sơn, huyện Ba Tri`.

Belongs here: such a header, and its cells as two. Not here: what a place names (`addresses`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from orchestration.landing.words.addresses import begins_address

_JOINED = re.compile(r"\s*(?:[,;&+/\n]|(?<!\w)-(?!\w)|\b(?:và|va)\b)\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*(?:[,;(]|\s[-–]\s)\s*")


def names_and_places(header: str, role: Callable[[str], str | None]) -> bool:
    """Whether a header says that its column prints names, and places behind them.

    Args:
        header: the header.
        role: what a header says its column holds.

    >>> roles = {"Tên HTX": "name", "địa chỉ": "commune", "THT": "name"}.get
    >>> [names_and_places(text, roles) for text in ("Tên HTX, địa chỉ", "Tên HTX và địa chỉ", "Tên HTX, THT")]
    [True, True, False]
    """
    return [role(part) for part in _JOINED.split(header)] == ["name", "commune"]


def parted(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """Names and the places behind them, '' where a text names none.

    >>> parted(["HTX Tân Tiến, xã Tân Sơn, huyện Ba Tri", "HTX Hoa, cây cảnh Sa Đéc"])
    (['HTX Tân Tiến', 'HTX Hoa, cây cảnh Sa Đéc'], ['xã Tân Sơn, huyện Ba Tri', ''])
    """
    pairs = [_parted(text) for text in texts]
    return [name for name, _ in pairs], [place for _, place in pairs]


def _parted(text: str) -> tuple[str, str]:
    """At the first comma behind which an address begins."""
    for comma in _COMMA.finditer(text):
        if comma.start() and begins_address(place := text[comma.end() :].rstrip(" )")):
            return text[: comma.start()], place
    return text, ""
