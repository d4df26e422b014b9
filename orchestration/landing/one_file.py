"""One file -> everything landing keeps of it. A pure function of its bytes, its name and its folder.

Belongs here: preflight, parsing and recognition in sequence. It runs in the child process only, because it imports the
parsers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath

from orchestration.landing.arriving.whose import folder_by_content, misplaced
from orchestration.landing.caged import preflight
from orchestration.landing.caged.refusal import Refusal
from orchestration.landing.cells.formats import delimited, ods, xlsx, xml_2003
from orchestration.landing.cells.workbook import Workbook, decoded
from orchestration.landing.codes import ALLIANCE_FOLDER, load_codes
from orchestration.landing.folder import Folder
from orchestration.landing.forms.form import load_checked_forms
from orchestration.landing.landed import Noticed, Reading
from orchestration.landing.reading.submission import read_submission
from orchestration.landing.text import normalise
from orchestration.landing.words.lexicon import load_lexicon


def _read_xls(path: Path) -> Workbook:
    from orchestration.landing.cells.formats import xls  # xlrd: few files are so old

    return xls.read(path)


def _read_page(path: Path, stem: str) -> Workbook:
    from orchestration.landing.cells.formats import web_page  # few files are pages

    return web_page.read(path, stem)


# By format; the stem of the file's name is the sheet's where a format knows no sheets.
_READERS: dict[str, Callable[[Path, str], Workbook]] = {
    "xlsx": lambda path, _: xlsx.read(path),
    "xls": lambda path, _: _read_xls(path),
    "ods": lambda path, _: ods.read(path),
    "xml": lambda path, _: xml_2003.read(path),
    "html": _read_page,
    "csv": delimited.read,
}


@dataclass
class FileReading:
    """What one file gave.

    Attributes:
        reading: figures, rows and findings; of a refused file, one finding.
        file_format: what it was, None for a refused file.
        folder: the folder it was read for.
        cells: how many cells it holds.
    """

    reading: Reading
    file_format: str | None
    folder: Folder
    cells: int = 0


def read_one(
    path: Path,
    file_name: str,
    folder: Folder | None,
    this_year: str,
    on_parsed: Callable[[int], None] = lambda cells: None,
) -> FileReading:
    """Read one file, whatever it is: what cannot be read is one finding.

    Args:
        path: where its bytes are.
        file_name: the name it came with.
        folder: whose it is; None to go by its content.
        this_year: the period of a file without folder whose title names none.
        on_parsed: called with the number of cells once they are known, before anything asks what they mean.
    """
    codes = load_codes()
    if folder and (found := misplaced(folder, codes)):
        return FileReading(Reading(noticed=[found]), None, folder)
    try:
        workbook = read_workbook(path, file_name)
    except Refusal as refusal:
        refused = Reading(noticed=[Noticed(refusal.rule_id, params=dict(refusal.params))])
        return FileReading(refused, None, folder or Folder(this_year, ALLIANCE_FOLDER))
    cells = count_cells(workbook)
    on_parsed(cells)
    folder = folder or folder_by_content(workbook, this_year, codes)
    if found := misplaced(folder, codes):
        return FileReading(Reading(noticed=[found]), None, folder)
    reading = read_submission(workbook, folder, codes, load_lexicon(), load_checked_forms())
    reading.noticed += [Noticed(n.rule_id, n.sheet, n.cell, params=dict(n.params)) for n in workbook.notes]
    return FileReading(reading, workbook.file_format, folder, cells)


def read_workbook(path: Path, file_name: str) -> Workbook:
    """The cells of a file of any format, text in font encodings decoded.

    Raises:
        Refusal: it may not or cannot be read.
    """
    file_format = preflight.inspect(path, file_name)
    try:
        workbook = _READERS[file_format](path, PurePath(file_name).stem)
    except (Refusal, MemoryError):
        raise
    except Exception as error:  # the parsers have a hundred ways to say it
        raise Refusal("damaged_file", detail=f"{type(error).__name__}: {error}"[:200]) from error
    taken: set[str] = set()
    for sheet in workbook.sheets:
        sheet.name = _unique(normalise(sheet.name) or sheet.name or "?", taken)
        decoded(sheet)
    return workbook


def count_cells(workbook: Workbook) -> int:
    """Cells of all rows."""
    return sum(len(row) for sheet in workbook.sheets for row in sheet.rows)


def _unique(name: str, taken: set[str]) -> str:
    """A figure is found by sheet and cell: no two sheets may share a name, as they do only in damaged files."""
    unique, number = name, 2
    while unique in taken:
        unique, number = f"{name} ({number})", number + 1
    taken.add(unique)
    return unique
