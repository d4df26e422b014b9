"""The XML of one Excel sheet: how far it reaches, and what calamine does not tell.

Belongs here: hidden rows and columns, number formats that show more than a number, formulas without a result, error
values, cells far from all others. A quick look at the bytes (`extent_of`) tells whether the slow reading of elements
(`details_of`) is needed: most registers have a million cells and none of these.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from orchestration.landing.caged.limits import FARTHEST_ROW, MAX_COLUMNS, MAX_MERGES, MAX_STRAYS
from orchestration.landing.caged.refusal import Refusal
from orchestration.landing.cells.formats.number_formats import NumberFormat
from orchestration.landing.cells.formats.xml import parse

_EXCEL_ROWS, _EXCEL_COLUMNS = 1_048_576, 16_384

# Searched for in every sheet: each begins with letters, which makes the search many times faster. The element of a
# formula is looked for by its `f`, a letter that Vietnamese does not have.
_ROW = re.compile(rb"row\s(?:[^>]*?\s)?r=[\"'](\d+)")
_UP_TO_Z = rb"[A-Z]\d{1,7}[\"']"  # as nearly all cells
_BEYOND_Z = re.compile(rb"r=[\"'](?!%b)(?:([A-Z]{2,3})\d{1,7}[\"']|[A-Z]+\d{8}|[A-Z]{4})" % _UP_TO_Z)  # or any sheet
_DETAILS = tuple(map(re.compile, (rb"f(?<=[<:]f)", rb"hidden=", rb"autoFilter", rb"t=[\"']e[\"']")))
_ADDRESS = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_CELL = re.compile(rb"<((?:\w+:)?)c\b([^>]*?)(?:/>|>(.*?)</\1c>)", re.DOTALL)
_REFERENCE = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d{1,7})[\"']")


@dataclass
class Extent:
    """How far a sheet reaches.

    Attributes:
        rows: last row.
        columns: last column, at least 26.
        has_details: whether `details_of` would find anything.
        strays: addresses of the cells that were left out.
    """

    rows: int = 0
    columns: int = 26
    has_details: bool = False
    strays: list[str] = field(default_factory=list)

    @property
    def area(self) -> int:
        """Cells of the rectangle, empty ones too."""
        return self.rows * self.columns


@dataclass
class Details:
    """What calamine does not tell of a sheet; positions are zero-based.

    Attributes:
        hidden_rows: rows hidden by hand, not by a filter.
        hidden_columns: hidden columns.
        formats: number formats of the cells that show more than their number.
        uncomputed: cells with a formula saved without its result.
        zeros: formulas saved with the result 0.
        errors: (row, column, error value).
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formats: dict[tuple[int, int], NumberFormat] = field(default_factory=dict)
    uncomputed: set[tuple[int, int]] = field(default_factory=set)
    zeros: dict[tuple[int, int], str] = field(default_factory=dict)
    errors: list[tuple[int, int, str]] = field(default_factory=list)


def extent_of(chunks: Iterable[bytes], styles: Collection[str]) -> Extent:
    """A quick look: the last row and column, and whether anything needs a closer one.

    Args:
        chunks: the XML of the sheet.
        styles: numbers of the styles that show more than a number.

    Raises:
        Refusal: cells where no spreadsheet has any, or more merged ranges than any form.
    """
    telling = "|".join(sorted(styles)).encode()
    marks = (*_DETAILS, re.compile(rb"s=[\"'](?:" + telling + rb")[\"']")) if telling else _DETAILS
    extent = Extent()
    merges = closed = 0
    for chunk in chunks:
        extent.rows = max([extent.rows, *map(int, _ROW.findall(chunk))])
        if extent.rows == 0:  # rows may come without numbers
            closed += chunk.count(b"row>")
        for letters in set(_BEYOND_Z.findall(chunk)):
            if not letters:
                raise Refusal("damaged_file")
            extent.columns = max(extent.columns, column_index(letters.decode()) + 1)
        merges += chunk.count(b"mergeCell ")
        if extent.rows > _EXCEL_ROWS:
            raise Refusal("damaged_file")
        if merges > MAX_MERGES:
            raise Refusal("too_many_merged", limit=MAX_MERGES)
        if not extent.has_details:  # a zero byte is UTF-16, which is always read closely
            extent.has_details = b"\x00" in chunk or any(mark.search(chunk) for mark in marks)
    extent.rows = extent.rows or closed
    return extent


def without_strays(content: bytes) -> tuple[bytes, list[str]]:
    """The XML of a sheet without cells far from all others, and their addresses.

    Raises:
        Refusal: they are so many that they are no accident.
    """
    strays: list[str] = []

    def keep(match: re.Match[bytes]) -> bytes:
        reference = _REFERENCE.search(match[2])
        if not reference or (column_index(reference[1].decode()) < MAX_COLUMNS and int(reference[2]) <= FARTHEST_ROW):
            return match[0]
        if match[3] and len(strays) <= MAX_STRAYS:
            strays.append((reference[1] + reference[2]).decode())
        return b""

    kept = _CELL.sub(keep, content)
    if len(strays) > MAX_STRAYS:
        raise Refusal("too_many_cells", sheet="", columns=MAX_COLUMNS, cells=FARTHEST_ROW)
    return kept, strays


def details_of(chunks: Iterable[bytes], styles: Mapping[str, NumberFormat]) -> Details:
    """The close reading."""
    details = Details()
    hidden: set[int] = set()
    filtered = False
    row = 0
    at: tuple[int, int] | None = None
    parts: dict[str, str] = {}
    inside = error = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal filtered, row, at, inside, error
        tag = name.rpartition(":")[2]
        if tag == "c":
            at = _position(attributes.get("r", ""))
            parts.clear()
            kind = attributes.get("t", "n")
            error = "#" if kind == "e" else ""
            if at and kind == "n" and (number_format := styles.get(attributes.get("s", "0"))):
                details.formats[at] = number_format
        elif tag in ("f", "v", "is"):
            inside = tag
            parts.setdefault(tag, "")
        elif tag == "row":
            row = int(attributes["r"]) if attributes.get("r", "").isdecimal() else row + 1
            if attributes.get("hidden") in ("1", "true"):
                hidden.add(row - 1)
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = (int(attributes.get(edge, "0")) for edge in ("min", "max"))
            details.hidden_columns.update(range(first - 1, min(last, _EXCEL_COLUMNS)))
        elif tag == "autoFilter":
            filtered = True

    def text(data: str) -> None:
        if inside:
            parts[inside] += data

    def end(name: str) -> None:
        nonlocal inside
        tag = name.rpartition(":")[2]
        if tag in ("f", "v", "is"):
            inside = ""
        elif tag == "c" and at:
            if "f" in parts and not parts.get("v"):
                details.uncomputed.add(at)
            elif parts.get("f") and parts["v"] == "0":
                details.zeros[at] = parts["f"]
            elif error:
                details.errors.append((*at, parts.get("v") or error))

    parse(chunks, start, end, text)
    details.hidden_rows = set() if filtered else hidden
    return details


def _position(address: str) -> tuple[int, int] | None:
    match = _ADDRESS.fullmatch(address)
    return (int(match[2]) - 1, column_index(match[1])) if match else None


def column_index(letters: str) -> int:
    """Zero-based index of a column: `A` is 0, `XFD` is 16383."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
