"""One column that prints names with places or codes: `Tên HTX, địa chỉ` over `HTX Tân Tiến, xã Tân Sơn`.

Belongs here: such a header, and its cells split in two. Not here: the commune in a place (`addresses`), whether a
number is a code (`column_cells`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from orchestration.landing.seeds import any_register_word
from orchestration.landing.text import fold
from orchestration.landing.words.addresses import begins_address

_JOINED = re.compile(r"\s*(?:[,;&+/\n]|(?<!\w)-(?!\w)|\b(?:và|va)\b)\s*", re.IGNORECASE)
_BEHIND = frozenset({"commune", "registration_code"})
_CODE = re.compile(
    rf"[\s,;(-]*(?P<word>\b(?:{any_register_word('code_word')})\s*[:.]?\s*)?(?<![\d./-])(?P<code>\d{{9,13}}(?:-\d{{3}})?)\s*\)?"
)
_COMMA = re.compile(r"\s*(?:[,;(]|\s-\s)\s*")


def beside_names(header: str, role: Callable[[str], str | None]) -> frozenset[str]:
    """What a header says that its column prints behind the names that it prints; nothing where it is none of names.

    Args:
        header: the header.
        role: what a header says its column holds.

    >>> roles = {"Tên HTX": "name", "địa chỉ": "commune", "MST": "registration_code", "THT": "name"}.get
    >>> headers = ("Tên HTX, địa chỉ", "Tên HTX và địa chỉ", "Tên HTX/MST", "Tên HTX, THT", "địa chỉ, MST")
    >>> [sorted(beside_names(text, roles)) for text in headers]
    [['commune'], ['commune'], ['registration_code'], [], []]
    """
    first, *others = [role(part) for part in _JOINED.split(header)]
    told = frozenset(other or "" for other in others)
    return told if first == "name" and told <= _BEHIND else frozenset()


def parted(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """Names and the places behind them, '' where a text names none.

    >>> parted(["HTX Tân Tiến, xã Tân Sơn, huyện Ba Tri", "HTX Hoa, cây cảnh Sa Đéc"])
    (['HTX Tân Tiến', 'HTX Hoa, cây cảnh Sa Đéc'], ['xã Tân Sơn, huyện Ba Tri', ''])
    """
    pairs = [_parted(text) for text in texts]
    return [name for name, _ in pairs], [place for _, place in pairs]


def without_codes(texts: Iterable[str], *, as_headed: bool) -> tuple[list[str], list[str]]:
    """Names and the codes behind them, '' where a text has none.

    Args:
        texts: the cells.
        as_headed: the header says that there are codes, which then need no word before them.

    >>> without_codes(["HTX Hoa Mai (MST: 0100123456)", "HTX Ba Tri 0100123457"], as_headed=False)
    (['HTX Hoa Mai', 'HTX Ba Tri 0100123457'], ['0100123456', ''])
    >>> without_codes(["HTX Ba Tri - 0100123457", "HTX 19/5"], as_headed=True)
    (['HTX Ba Tri', 'HTX 19/5'], ['0100123457', ''])
    """
    pairs = [_without_code(text, as_headed=as_headed) for text in texts]
    return [name for name, _ in pairs], [code for _, code in pairs]


def _without_code(text: str, *, as_headed: bool) -> tuple[str, str]:
    """At the code that a text ends in."""
    folded = fold(text) if text.rstrip(" )")[-1:].isdigit() else ""
    found = next((code for code in _CODE.finditer(folded) if code.end() == len(folded)), None)
    if found is None or not found.start() or not (found["word"] or as_headed) or len(folded) != len(text):
        return text, ""
    return text[: found.start()], found["code"]


def _parted(text: str) -> tuple[str, str]:
    """At the first comma behind which an address begins."""
    for comma in _COMMA.finditer(text):
        if comma.start() and begins_address(place := text[comma.end() :].rstrip(" )")):
            return text[: comma.start()], place
    return text, ""
