"""Cell formats of an Excel workbook that change what a stored number means."""

from __future__ import annotations

from collections.abc import Iterable

from orchestration.landing.cells.formats.number_formats import PLAIN, NumberFormat, read_code
from orchestration.landing.cells.formats.xml import parse

_BUILT_IN_PERCENT = NumberFormat(percent=True)
_BUILT_IN = {"9": _BUILT_IN_PERCENT, "10": _BUILT_IN_PERCENT}


def telling_styles(chunks: Iterable[bytes]) -> dict[str, NumberFormat]:
    """Formats that show more than the number, by the number of the style (attribute `s` of a cell)."""
    formats = dict(_BUILT_IN)
    styles: list[str] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        tag = name.rpartition(":")[2]
        if tag == "numFmt":
            formats[attributes.get("numFmtId", "")] = read_code(attributes.get("formatCode", ""))
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            styles.append(attributes.get("numFmtId", "0"))

    def end(name: str) -> None:
        nonlocal inside
        if name.rpartition(":")[2] == "cellXfs":
            inside = False

    parse(chunks, start, end)
    shown = {str(index): formats.get(number_format, PLAIN) for index, number_format in enumerate(styles)}
    return {style: number_format for style, number_format in shown.items() if number_format != PLAIN}
