"""The child process that marks workbooks: it may crash, run out of memory or hang, and only one file is lost.

Run as `python -m orchestration.dialogue.workbook_copy`. For each line of standard input (a JSON object with `source`,
`format`, `target` and `page`) it writes one workbook and prints one line of JSON: what the copy could not keep, or why
there is none.

Belongs here: what the copy keeps of the original, the marks on its cells. Not here: the first sheet (`first_page`), the
texts (`feedback`).
"""

from __future__ import annotations

import json
import re
import resource
import sys
import zipfile
from collections.abc import Mapping
from math import ceil
from pathlib import Path
from typing import Any

import openpyxl
import openpyxl.reader.drawings as drawings_of_openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from orchestration.dialogue import spreadsheet_styles as look
from orchestration.dialogue.conversion import Copy, converted
from orchestration.dialogue.feedback import SEVERITY_VI, STATUS_VI
from orchestration.dialogue.first_page import clean, draw
from orchestration.dialogue.formula_results import Results, keep_results, results_of
from orchestration.landing.feedback_page import CODE_HEADER, EXPLANATION_HEADER, PAGE_TITLE
from orchestration.landing.text import fold, normalise

MEMORY = 2 * 1024**3
LARGEST = 256 * 1024**2  # bytes of what it writes
MOST_XML = 40 * 1024**2  # of the sheets of one workbook; openpyxl keeps fifty bytes for each
AUTHOR = "KTTT"

_PICTURES = "hình ảnh"
_KEPT_APART = {  # parts of an .xlsx that openpyxl does not write back
    "xl/vbaProject": "macro",
    "xl/embeddings/": "đối tượng nhúng",
    "xl/ctrlProps/": "nút bấm, hộp chọn",
    "xl/activeX/": "nút bấm, hộp chọn",
    "xl/slicers/": "bộ lọc slicer",
    "xl/threadedComments/": "trao đổi trong ghi chú",
}
_SHAPES = re.compile(rb"<(?:\w+:)?(?:sp|cxnSp|grpSp)[ >]")
_PICTURE = re.compile(rb"<(?:\w+:)?pic[ >]")
_MARKS = tuple(f"[{label}] " for label in (*SEVERITY_VI.values(), *STATUS_VI.values()))
# A condition that always holds: the colour of a mark lies over that of the cell, and goes wherever the cell goes.
_ALWAYS = f'"{AUTHOR}"<>""'
_WRITTEN_AS_THEY_ARE = ("gif", "jpeg", "png")


class TooLarge(ValueError):
    """A workbook that would take too long to copy."""


def main() -> None:
    """Write workbooks until standard input ends."""
    for what, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, LARGEST), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (limit, limit))
    if pillow := drawings_of_openpyxl.PILImage:
        pillow.MAX_IMAGE_PIXELS = None  # pictures are passed on undecoded; what must be decoded has the limits above
    for line in sys.stdin:
        try:
            answer = {"lost": write(json.loads(line))}
        except MemoryError:
            answer = {"error": ["out of memory"]}
        except Exception as error:  # any file, however broken, costs only its own copy
            answer = {"error": [f"{type(error).__name__}: {error}"[:300]]}
        sys.stdout.write(json.dumps(answer, ensure_ascii=True) + "\n")
        sys.stdout.flush()


def write(request: Mapping[str, Any]) -> list[str]:
    """Write one feedback workbook.

    Args:
        request: `source` path of the submission (null for a first page alone), `format` of its bytes, `target` path
            to write, `page` as `feedback.Page.as_dict`, `note` why there is no copy.

    Returns:
        What the copy does not keep of the original, in Vietnamese.
    """
    page = request["page"]
    results: Results = {}
    if request["source"] is None:
        book, lost, sheets = Copy(openpyxl.Workbook(), [request["note"]], {})
        book.remove(book.worksheets[0])
    elif request["format"] == "xlsx":
        book, lost, sheets = _copied(Path(request["source"]))
        results = results_of(Path(request["source"]), book)
    else:
        book, lost, sheets = converted(Path(request["source"]), request["format"], page["file_name"])
    _remove_earlier_feedback(book)
    _make_room(book, len(page["marks"]))
    sheets = {name: sheet for name, sheet in sheets.items() if sheet in book.worksheets}
    for priority, mark in enumerate(page["marks"], 1):
        if mark["sheet"] in sheets:
            _mark(sheets[mark["sheet"]], mark, priority)
    draw(book, page, sheets, lost)
    book.save(request["target"])
    keep_results(Path(request["target"]), book, results)
    return lost


def _copied(path: Path) -> Copy:
    lost = []
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        if sum(m.file_size for m in members if m.filename.startswith("xl/worksheets/")) > MOST_XML:
            raise TooLarge("tệp quá lớn để sao lại từng ô")
        for start, name in _KEPT_APART.items():
            if any(m.filename.startswith(start) for m in members):
                lost.append(name)
        drawings = [archive.read(m) for m in members if m.filename.startswith("xl/drawings/d")]
        if any(map(_SHAPES.search, drawings)):
            lost.append("hình vẽ, hộp chữ")
        pictures = sum(len(_PICTURE.findall(drawing)) for drawing in drawings)
        has_others = any(  # behind the cells, in headers and footers
            m.filename.endswith(".rels") and not m.filename.startswith("xl/drawings/_rels/d")
            and b"/media/" in archive.read(m)
            for m in members
        )  # fmt: skip
    try:
        book = _opened(path)
    except Exception:  # a picture that openpyxl trips over must not cost the cells
        pillow, drawings_of_openpyxl.PILImage = drawings_of_openpyxl.PILImage, False
        try:
            book = _opened(path)
        finally:
            drawings_of_openpyxl.PILImage = pillow
    if has_others or _keep_pictures(book) < pictures:
        lost.append(_PICTURES)
    return Copy(book, list(dict.fromkeys(lost)), {normalise(sheet.title): sheet for sheet in book.worksheets})


def _opened(path: Path) -> openpyxl.Workbook:
    with path.open("rb") as file:  # by its bytes: the archive's names have no suffix
        return openpyxl.load_workbook(file, rich_text=True)


def _keep_pictures(book: openpyxl.Workbook) -> int:
    """Count the pictures that can be written back; the others are taken out, or they would cost the whole copy."""
    for sheet in book.worksheets:
        sheet._images = [picture for picture in sheet._images if _can_be_written(picture)]
    return sum(len(sheet._images) for sheet in book.worksheets)


def _can_be_written(picture: Image) -> bool:
    try:
        content = picture._data()
    except Exception:  # a picture has as many ways to be broken as formats
        return False
    if picture.format not in _WRITTEN_AS_THEY_ARE:
        picture.format = "png"  # what openpyxl has made of it
    picture._data = lambda: content
    return True


def _remove_earlier_feedback(book: openpyxl.Workbook) -> None:
    """A workbook that comes back carries the page and the marks of the time before."""
    for sheet in list(book.worksheets):
        head = sheet.iter_rows(max_row=min(sheet.max_row, 60), max_col=12, values_only=True)
        texts = {fold(str(value)) for row in head for value in row if value is not None}
        if {fold(PAGE_TITLE), fold(CODE_HEADER), fold(EXPLANATION_HEADER)} <= texts:
            book.remove(sheet)
            continue
        for cell in list(sheet._cells.values()):  # those that exist: the rectangle around them may be endless
            if cell.comment and _is_mark(cell.comment):
                before, _, _ = cell.comment.text.partition(look.COMMENT_RULE)
                own = look.COMMENT_RULE in cell.comment.text
                cell.comment = Comment(before, "") if own and before.strip() else None
        _remove_colours(sheet)


def _is_mark(comment: Comment) -> bool:
    """Whether a comment is ours, by its words where LibreOffice has saved it: it forgets who wrote a comment."""
    said = str(comment.text).rpartition(look.COMMENT_RULE)[2]
    return said.startswith(_MARKS) or comment.author == AUTHOR


def _remove_colours(sheet: Worksheet) -> None:
    """Take the colours of marks off; what the province lets shine under a condition of its own stays."""
    before, sheet.conditional_formatting = sheet.conditional_formatting, ConditionalFormattingList()
    for where in before:
        for rule in where.rules:
            if _ALWAYS not in rule.formula:
                sheet.conditional_formatting.add(str(where.sqref), rule)


def _make_room(book: openpyxl.Workbook, marks: int) -> None:
    """Let marks come before the conditions of the province, which would hide their colours."""
    for sheet in book.worksheets:
        for where in sheet.conditional_formatting:
            for rule in where.rules:
                rule.priority += marks


def _mark(sheet: Worksheet, mark: Mapping[str, str], priority: int) -> None:
    """Colour a cell and comment it; of a merged range, its first cell."""
    try:
        cell = sheet[mark["cell"]]
    except ValueError:
        return
    around = next((str(merged) for merged in sheet.merged_cells.ranges if cell.coordinate in merged), cell.coordinate)
    cell = sheet[around.partition(":")[0]]
    if not isinstance(cell, Cell):
        return
    said = clean(mark["text"])
    if cell.comment:
        said = f"{cell.comment.text.rstrip()}\n{look.COMMENT_RULE}{said}"
    cell.comment = Comment(said, AUTHOR, width=320, height=min(40 + 17 * ceil(len(said) / 42), 400))
    colour = PatternFill("solid", bgColor=look.TINTS[mark["severity"]])
    rule = FormulaRule([_ALWAYS], fill=colour)
    rule.priority = priority
    sheet.conditional_formatting.add(around, rule)


if __name__ == "__main__":
    main()
