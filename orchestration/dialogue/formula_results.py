"""Keeps the results of formulas in a copy, for previews, telephones and mail programs that compute nothing.

The library that writes the copy writes a formula or its result, never both; Excel recalculates what it opens for
editing. Runs in the child process (`workbook_copy`).

Belongs here: taking the results from the original and putting them into the written file. Not here: which workbook is
copied.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils.datetime import to_excel

#: Sheet, cell, and the type and text of its result as the file has them.
Results = Mapping[str, Mapping[str, tuple[str, str]]]

_WRITTEN = (bool, int, float, str, datetime)  # an hour or a span of time waits for Excel
_UNCOMPUTED = re.compile(r'(<c r="([A-Z]+\d+)"[^>]*)>(<f\b[^>]*/>|<f\b[^>]*>[^<]*</f>)<v ?/></c>')


def results_of(source: Path, book: openpyxl.Workbook) -> Results:
    """The results that the original holds of the formulas of its copy.

    Args:
        source: the original's bytes.
        book: its copy, not written yet.
    """
    formulas = {
        sheet.title: {cell.coordinate for cell in sheet._cells.values() if cell.data_type == "f"}
        for sheet in book.worksheets
    }
    results: dict[str, dict[str, tuple[str, str]]] = {}
    if not any(formulas.values()):
        return results
    with source.open("rb") as file:
        computed = openpyxl.load_workbook(file, read_only=True, data_only=True)
        for sheet in computed.worksheets:
            wanted = formulas.get(sheet.title)
            if not wanted:
                continue
            sheet.reset_dimensions()
            found = results.setdefault(sheet.title, {})
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, _WRITTEN) and cell.coordinate in wanted:
                        found[cell.coordinate] = _as_written(cell.data_type, cell.value)
        computed.close()
    return results


def keep_results(target: Path, book: openpyxl.Workbook, results: Results) -> None:
    """Put results into the file that a copy was written to."""
    kept = {
        f"xl/worksheets/sheet{number}.xml": results[sheet.title]
        for number, sheet in enumerate(book.worksheets, start=1)
        if results.get(sheet.title)
    }
    if not kept:
        return
    whole = target.with_name(f"{target.name}.whole")
    with zipfile.ZipFile(target) as written, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as out:
        for member in written.infolist():
            content = written.read(member)
            if found := kept.get(member.filename):
                content = _UNCOMPUTED.sub(lambda cell, found=found: _with(cell, found), content.decode()).encode()  # type: ignore[misc]
            out.writestr(member, content)
    whole.replace(target)


def _as_written(data_type: str, value: Any) -> tuple[str, str]:
    """Type and text of a result."""
    if isinstance(value, bool):
        return "b", str(int(value))
    if isinstance(value, datetime):
        return "n", str(to_excel(value))
    return ("str" if data_type == "s" else data_type), escape(str(value))


def _with(cell: re.Match[str], found: Mapping[str, tuple[str, str]]) -> str:
    if cell[2] not in found:
        return cell[0]
    kind, text = found[cell[2]]
    return f'{cell[1]} t="{kind}">{cell[3]}<v>{text}</v></c>'
