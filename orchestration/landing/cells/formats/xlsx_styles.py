"""Cell formats of an Excel workbook that change what a stored number means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orchestration.landing.cells.formats.number_formats import PLAIN, NumberFormat, read_code
from orchestration.landing.cells.formats.xml import parse

_BUILT_IN_PERCENT = NumberFormat(percent=True)
_BUILT_IN = {"9": _BUILT_IN_PERCENT, "10": _BUILT_IN_PERCENT}


def telling_styles(chunks: Iterable[bytes]) -> dict[str, NumberFormat]:
    """Formats that show more than the number, by the number of the style (attribute `s` of a cell)."""
    formats = dict(_BUILT_IN)
    styles: list[tuple[str, str]] = []
    fonts = -1
    struck: set[str] = set()
    inside = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside, fonts
        tag = name.rpartition(":")[2]
        if tag == "numFmt":
            formats[attributes.get("numFmtId", "")] = read_code(attributes.get("formatCode", ""))
        elif tag in ("cellXfs", "fonts"):
            inside = tag
        elif tag == "xf" and inside == "cellXfs":
            styles.append((attributes.get("numFmtId", "0"), attributes.get("fontId", "0")))
        elif tag == "font" and inside == "fonts":
            fonts += 1
        elif tag == "strike" and inside == "fonts" and attributes.get("val") not in ("0", "false"):
            struck.add(str(fonts))

    def end(name: str) -> None:
        nonlocal inside
        if name.rpartition(":")[2] == inside:
            inside = ""

    parse(chunks, start, end)
    shown = {
        str(index): replace(formats.get(number_format, PLAIN), struck=font in struck)
        for index, (number_format, font) in enumerate(styles)
    }
    return {style: number_format for style, number_format in shown.items() if number_format != PLAIN}
