"""Cell formats of an Excel workbook that change what a stored number means."""

from __future__ import annotations

from collections.abc import Iterable

from orchestration.landing.cells.formats.xml import parse

_BUILT_IN_PERCENT = frozenset({"9", "10"})


def percent_styles(chunks: Iterable[bytes]) -> frozenset[str]:
    """Numbers (attribute `s` of a cell) of the formats that show percent."""
    formats = set(_BUILT_IN_PERCENT)
    styles: list[str] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        tag = name.rpartition(":")[2]
        if tag == "numFmt" and "%" in attributes.get("formatCode", ""):
            formats.add(attributes.get("numFmtId", ""))
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            styles.append(attributes.get("numFmtId", "0"))

    def end(name: str) -> None:
        nonlocal inside
        if name.rpartition(":")[2] == "cellXfs":
            inside = False

    parse(chunks, start, end)
    return frozenset(str(index) for index, number_format in enumerate(styles) if number_format in formats)
