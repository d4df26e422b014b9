"""The child process that reads files: it may die, run out of memory or hang, and only one file is lost.

Run as `python -m orchestration.landing.reader_child`. For each line of standard input (a JSON object with `path` and
`format`) it prints one line of JSON. It imports as little as possible and knows nothing of what cells mean.
"""

from __future__ import annotations

import csv
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.parsers import expat

import python_calamine

MEMORY = 2 * 1024**3
MAX_COLUMNS = 512  # the widest honest register has about forty
MAX_CELLS = 4_000_000  # a register of 100 000 organisations has about two million
LONGEST_TEXT = 4_000


class TooLarge(ValueError):
    """More cells than any return has."""


_BUILT_IN_PERCENT = {9, 10}
_CELL = re.compile(r"([A-Z]+)(\d+)")


def main() -> None:
    """Read until standard input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = read(Path(request["path"]), request["format"])
        except MemoryError:
            answer = {"error": "out of memory"}
        except TooLarge as error:
            answer = {"too_large": str(error)[:300]}
        except Exception as error:  # any file, however broken, is one finding
            answer = {"error": f"{type(error).__name__}: {error}"[:300]}
        sys.stdout.write(json.dumps(answer, ensure_ascii=True) + "\n")
        sys.stdout.flush()


def read(path: Path, file_format: str) -> dict[str, Any]:
    """Read one file into plain lists."""
    if file_format == "csv":
        return {"format": "csv", "sheets": [_sheet(path.stem, _csv_rows(path.read_bytes()))]}
    workbook = python_calamine.CalamineWorkbook.from_path(str(path))
    details = _DETAILS[file_format](path) if file_format in _DETAILS else {}
    sheets = []
    for metadata in workbook.sheets_metadata:
        if metadata.typ is not python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(metadata.name)
        item = _sheet(metadata.name, sheet.to_python(skip_empty_area=False))
        item["visible"] = metadata.visible is python_calamine.SheetVisibleEnum.Visible
        item["merged"] = _merged(sheet.merged_cell_ranges or (), item["rows"])
        item.update(details.get(metadata.name, {}))
        for row, column, text in item.pop("errors", ()):  # calamine leaves them empty
            if row < len(item["rows"]) and column < MAX_COLUMNS:
                cells = item["rows"][row]
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = text
        sheets.append(item)
    return {"format": file_format, "sheets": sheets}


def _merged(ranges: Any, rows: list[list[Any]]) -> list[list[int]]:
    """Merged ranges within the cells that hold anything."""
    height, width = len(rows), max((len(row) for row in rows), default=0)
    inside = [
        [*first, min(last[0], height - 1), min(last[1], width - 1)]
        for first, last in ranges
        if first[0] < height and first[1] < width
    ]
    if sum((r[2] - r[0] + 1) * (r[3] - r[1] + 1) for r in inside) > MAX_CELLS:
        raise TooLarge(f"{len(inside)} merged ranges")
    return inside


def _sheet(name: str, rows: list[list[Any]]) -> dict[str, Any]:
    cells = [_without_empty_end([_plain(cell) for cell in row]) for row in rows]
    while cells and not cells[-1]:
        cells.pop()
    width, count = max(map(len, cells), default=0), sum(map(len, cells))
    if width > MAX_COLUMNS or count > MAX_CELLS:
        raise TooLarge(f"{name}: {len(cells)} x {width}, {count} cells")
    return {
        "name": name,
        "rows": cells,
        "visible": True,
        "merged": [],
        "hidden_rows": [],
        "hidden_columns": [],
        "percent": [],
        "uncomputed": [],
    }


def _without_empty_end(row: list[Any]) -> list[Any]:
    while row and row[-1] in ("", None):
        row.pop()
    return row


def _plain(cell: Any) -> Any:
    if isinstance(cell, str):
        return cell[:LONGEST_TEXT]
    if isinstance(cell, (datetime, date, time, timedelta)):
        return {"d": cell.isoformat() if not isinstance(cell, timedelta) else str(cell)}
    return cell


def _csv_rows(content: bytes) -> list[list[str]]:
    """Rows by the delimiter that gives most of them three cells; titles above a table mislead other guesses."""
    text = _decode(content)
    readings = [list(csv.reader(io.StringIO(text, newline=None), delimiter=delimiter)) for delimiter in ";\t,"]
    return max(readings, key=lambda rows: sum(len(row) >= 3 for row in rows))


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1258", errors="replace")


def _xlsx_details(path: Path) -> dict[str, dict[str, Any]]:
    """What calamine does not tell: hidden rows and columns, percent formats, formulas without a result."""
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        targets = {
            e.get("Id"): e.get("Target", "") for e in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
        }
        percent_styles = _percent_styles(archive) if "xl/styles.xml" in names else set()
        details = {}
        for sheet in _elements(archive, "xl/workbook.xml", "sheet"):
            target = targets.get(next((v for k, v in sheet.items() if k.endswith("id") and k != "sheetId"), ""), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if part in names:
                details[sheet.get("name", "")] = _sheet_details(archive, part, percent_styles)
    return details


def _elements(archive: zipfile.ZipFile, part: str, tag: str) -> Iterator[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == tag:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(archive.read(part), True)
    yield from found


def _percent_styles(archive: zipfile.ZipFile) -> set[int]:
    """Indexes into `cellXfs` whose number format shows percent."""
    formats: set[int] = set(_BUILT_IN_PERCENT)
    styles: list[int] = []
    inside = False

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        tag = name.rpartition(":")[2]
        if tag == "numFmt" and "%" in attributes.get("formatCode", ""):
            formats.add(int(attributes["numFmtId"]))
        elif tag == "cellXfs":
            inside = True
        elif tag == "xf" and inside:
            styles.append(int(attributes.get("numFmtId", "0")))

    def end(name: str) -> None:
        nonlocal inside
        if name.rpartition(":")[2] == "cellXfs":
            inside = False

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(archive.read("xl/styles.xml"), True)
    return {index for index, number_format in enumerate(styles) if number_format in formats}


def _sheet_details(archive: zipfile.ZipFile, part: str, percent_styles: set[int]) -> dict[str, Any]:
    hidden_rows: list[int] = []
    filtered = False
    hidden_columns: list[int] = []
    percent: list[list[int]] = []
    uncomputed: list[list[int]] = []
    errors: list[list[Any]] = []
    cell: dict[str, Any] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal filtered
        tag = name.rpartition(":")[2]
        if tag == "row" and attributes.get("hidden") in ("1", "true"):
            hidden_rows.append(int(attributes["r"]) - 1)
        elif tag == "col" and attributes.get("hidden") in ("1", "true"):
            last = min(int(attributes["max"]), 16_384)
            hidden_columns.extend(range(int(attributes["min"]) - 1, last))
        elif tag == "autoFilter":
            filtered = True
        elif tag == "c":
            match = _CELL.fullmatch(attributes.get("r", ""))
            cell.clear()
            if match:
                cell["at"] = [int(match[2]) - 1, _column(match[1])]
                if int(attributes.get("s", "0")) in percent_styles and attributes.get("t", "n") == "n":
                    percent.append(cell["at"])
                cell["error"] = attributes.get("t") == "e"
        elif tag in ("f", "v", "is"):
            cell["inside"] = tag

    def text(data: str) -> None:
        if inside := cell.get("inside"):
            cell[inside] = cell.get(inside, "") + data

    def end(name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag in ("f", "v", "is"):
            cell.setdefault(tag, "")
            cell["inside"] = None
        elif tag == "c" and "at" in cell:
            if "f" in cell and not cell.get("v"):
                uncomputed.append(cell["at"])
            elif cell["error"]:
                errors.append([*cell["at"], cell.get("v", "#")])

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    with archive.open(part) as file:
        parser.ParseFile(file)
    return {
        "hidden_rows": [] if filtered else hidden_rows,
        "hidden_columns": hidden_columns,
        "percent": percent,
        "uncomputed": uncomputed,
        "errors": errors,
    }


def _xls_details(path: Path) -> dict[str, dict[str, Any]]:
    """The same for the binary format."""
    import xlrd  # the only format that needs it

    book = xlrd.open_workbook(str(path), formatting_info=True, logfile=io.StringIO())
    shows_percent = [
        "%" in book.format_map[style.format_key].format_str if style.format_key in book.format_map else False
        for style in book.xf_list
    ]
    details = {}
    for sheet in book.sheets():
        details[sheet.name] = {
            "hidden_rows": [r for r, info in sheet.rowinfo_map.items() if info.hidden],
            "hidden_columns": [c for c, info in sheet.colinfo_map.items() if info.hidden],
            "percent": [
                [row, column]
                for row in range(sheet.nrows)
                for column in range(sheet.row_len(row))
                if sheet.cell_type(row, column) == xlrd.XL_CELL_NUMBER
                and shows_percent[sheet.cell_xf_index(row, column)]
            ],
        }
    return details


def _ods_details(path: Path) -> dict[str, dict[str, Any]]:
    """The same for OpenDocument: rows and columns that are collapsed, cells of type percentage."""
    details: dict[str, dict[str, Any]] = {}
    table: dict[str, Any] = {}
    at = {"row": 0, "column": 0, "repeat": 1, "width": 0}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            table.clear()
            table.update(hidden_rows=[], hidden_columns=[], percent=[])
            details[attributes.get("table:name", "")] = dict(table)
            at.update(row=0, width=0)
        elif not table:
            return
        elif name == "table:table-column":
            repeat = min(int(attributes.get("table:number-columns-repeated", "1")), 16_384)
            if attributes.get("table:visibility") == "collapse":
                table["hidden_columns"].extend(range(at["width"], at["width"] + repeat))
            at["width"] += repeat
        elif name == "table:table-row":
            at.update(column=0, repeat=int(attributes.get("table:number-rows-repeated", "1")))
            if attributes.get("table:visibility") == "collapse":
                table["hidden_rows"].extend(range(at["row"], at["row"] + min(at["repeat"], 10_000)))
        elif name in ("table:table-cell", "table:covered-table-cell"):
            if attributes.get("office:value-type") == "percentage":
                table["percent"].append([at["row"], at["column"]])
            at["column"] += int(attributes.get("table:number-columns-repeated", "1"))

    def end(name: str) -> None:
        if name == "table:table-row":
            at["row"] += at["repeat"]

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as file:
        parser.ParseFile(file)
    return details


_DETAILS: dict[str, Callable[[Path], dict[str, dict[str, Any]]]] = {
    "xlsx": _xlsx_details,
    "xls": _xls_details,
    "ods": _ods_details,
}


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


if __name__ == "__main__":
    main()
