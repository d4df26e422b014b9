"""Excel workbooks (`.xlsx`, `.xlsm`): cells by calamine, the rest from the XML.

Belongs here: parts of the package and what is put together of one sheet. Not here: the XML of a sheet (`xlsx_sheet`).
"""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import python_calamine

from orchestration.landing.caged.archive import Archive
from orchestration.landing.caged.limits import MAX_AREA, MAX_SHEETS
from orchestration.landing.caged.refusal import Refusal
from orchestration.landing.cells.formats import properties
from orchestration.landing.cells.formats.grid import clean, merged_within, put, rows_of
from orchestration.landing.cells.formats.number_formats import show
from orchestration.landing.cells.formats.unfilled_sums import unfilled_sums
from orchestration.landing.cells.formats.xlsx_sheet import Details, Extent, details_of, extent_of, without_strays
from orchestration.landing.cells.formats.xlsx_styles import telling_styles
from orchestration.landing.cells.formats.xml import elements
from orchestration.landing.cells.workbook import Note, Sheet, Workbook

_TYPES = "[Content_Types].xml"
_ROOT = "_rels/.rels"
_WORKBOOK = "xl/workbook.xml"
# What only a spreadsheet program would run or follow: here it is neither, but said.
_CARRIED = (
    ("xl/vbaproject", "submissions.macros"),
    ("xl/macrosheets/", "submissions.macros"),
    ("xl/externallinks/external", "submissions.external_links"),
    ("xl/embeddings/", "submissions.embedded_objects"),
    ("xl/activex/", "submissions.embedded_objects"),
)


@dataclass(frozen=True)
class _Package:
    """The parts of a workbook that are read.

    Attributes:
        main: the list of sheets and what leads to it.
        sheets: part of each sheet, in the order of the tabs; empty where it is missing.
        others: every other part that belongs to the workbook.
        styles: the part of the cell formats, or empty.
    """

    main: list[str]
    sheets: list[str]
    others: list[str]
    styles: str

    @property
    def parts(self) -> list[str]:
        """All of them."""
        return [*self.main, *filter(None, self.sheets), *self.others]


def read(path: Path) -> Workbook:
    """Read a workbook.

    Raises:
        Refusal: it is damaged, or larger than any return.
    """
    with Archive(path) as archive:
        package = _package(archive)
        styles = telling_styles(archive.chunks(package.styles)) if package.styles else {}
        for part in package.others:
            for _ in archive.chunks(part):
                pass  # size, checksum and declarations are checked before calamine sees it
        extents = [extent_of(archive.chunks(part), styles) if part else Extent() for part in package.sheets]
        book = _opened(path, archive, package, extents)
        if len(book.sheets_metadata) != len(package.sheets):
            raise Refusal("damaged_file")
        sheets: list[Sheet] = []
        notes = _unopened(archive)
        for index, metadata in enumerate(book.sheets_metadata):
            if metadata.typ is not python_calamine.SheetTypeEnum.WorkSheet or not package.sheets[index]:
                continue
            details = Details()
            if extents[index].has_details:
                details = details_of(archive.chunks(package.sheets[index]), styles)
            name = clean(metadata.name)
            visible = metadata.visible is python_calamine.SheetVisibleEnum.Visible
            sheets.append(_sheet(book.get_sheet_by_index(index), name, visible, details))
            notes += [Note("submissions.stray_cell", name, cell) for cell in extents[index].strays]
        return Workbook(sheets, "xlsx", notes, properties.of_xlsx(archive))


def _unopened(archive: Archive) -> list[Note]:
    """One note for each kind of content that is carried besides cells."""
    found = {rule for name in archive.names for prefix, rule in _CARRIED if name.startswith(prefix)}
    return [Note(rule) for rule in sorted(found)]


def _package(archive: Archive) -> _Package:
    main = _WORKBOOK
    if _ROOT in archive:
        for relation in elements(archive.chunks(_ROOT), "Relationship"):
            if relation.get("Type", "").endswith("/officeDocument"):
                main = relation.get("Target", "").lstrip("/")
    folder, name = posixpath.split(main)
    relations = {}
    links = f"{folder}/_rels/{name}.rels"
    for relation in elements(archive.chunks(links), "Relationship"):
        target = relation.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        if part in archive and relation.get("TargetMode") != "External":
            relations[relation.get("Id", "")] = (part, relation.get("Type", "").rpartition("/")[2])
    tabs = elements(archive.chunks(main), "sheet")
    if len(tabs) > MAX_SHEETS:
        raise Refusal("too_many_sheets", count=len(tabs), limit=MAX_SHEETS)
    sheets = [relations.get(_relation_id(tab), ("", ""))[0] for tab in tabs]
    if not any(sheets) or len(set(filter(None, sheets))) < sum(map(bool, sheets)):
        raise Refusal("damaged_file")  # no sheet, or two tabs that are one part
    others = [part for part, _ in relations.values() if part not in sheets and part.endswith(".xml")]
    styles = next((part for part, kind in relations.values() if kind == "styles"), "")
    return _Package([part for part in (_TYPES, _ROOT, main, links) if part in archive], sheets, others, styles)


def _relation_id(tab: dict[str, str]) -> str:
    return next((value for key, value in tab.items() if key.endswith(":id")), "")


def _opened(path: Path, archive: Archive, package: _Package, extents: list[Extent]) -> python_calamine.CalamineWorkbook:
    """The file, or a copy without the cells far from all others, around which calamine would fill the rectangle."""
    trimmed: dict[str, bytes] = {}
    for part, extent in zip(package.sheets, extents, strict=True):
        if extent.area > MAX_AREA:
            content, extent.strays = without_strays(archive.read(part))
            if extent.strays:
                trimmed[part] = content
    if not trimmed:
        with path.open("rb") as file:  # by its path calamine would believe a suffix that somebody changed
            return python_calamine.CalamineWorkbook.from_filelike(file)
    copy = BytesIO()
    with zipfile.ZipFile(copy, "w") as target:
        for part in package.parts:
            target.writestr(part, trimmed.get(part) or archive.read(part))
    return python_calamine.CalamineWorkbook.from_filelike(BytesIO(copy.getvalue()))


def _sheet(source: python_calamine.CalamineSheet, name: str, visible: bool, details: Details) -> Sheet:
    start = source.start
    rows = rows_of(name, source.iter_rows(), start[1]) if start else []
    for row, column, text in details.errors:  # calamine leaves them empty
        put(rows, row, column, text)
    show(rows, details.formats)
    unfilled = unfilled_sums(rows, details.zeros)
    for row, column in unfilled:
        rows[row][column] = None
    return Sheet(
        name=name,
        rows=rows,
        visible=visible,
        merged=merged_within(source.merged_cell_ranges or (), rows),
        hidden_rows=details.hidden_rows,
        hidden_columns=details.hidden_columns,
        percent={at for at, number_format in details.formats.items() if number_format.percent},
        uncomputed=details.uncomputed | unfilled,
    )
