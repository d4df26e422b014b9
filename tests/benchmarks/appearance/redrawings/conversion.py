"""What conversions from print and habits of clerks do to a table: wrapped labels, blank headers, columns of codes."""

from __future__ import annotations

import random
from collections.abc import Callable

from orchestration.landing.codes import load_codes
from orchestration.landing.words.lexicon import load_lexicon
from tests.benchmarks.appearance.drawing import Area, Book, Cell, Page
from tests.benchmarks.appearance.redrawings import redrawing

_WORDS = 5  # of a label that does not fit into its column
_PEOPLE = (
    ("Người lập biểu: Nguyễn Văn Bình", "Điện thoại: 0912345678"),
    ("Email: binh@hatinh.gov.vn", "Fax: 38 855 123"),
)
_ELSEWHERE = (("Dân số trung bình (người)", 1_314_056.0), ("Diện tích tự nhiên (km2)", 5_994.45))


@redrawing("labels wrapped, figures beside their first line", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    return _wrapped(book, beside_last=False)


@redrawing("labels wrapped, figures beside their last line", alone=True)
def _(book: Book, rng: random.Random) -> bool:
    return _wrapped(book, beside_last=True)


def _wrapped(book: Book, *, beside_last: bool) -> bool:
    changed = False
    for page, area, label in book.tables_of_indicators:
        for row in reversed(page.body(area)):
            words = page.cell(row, label).text.split(" ")
            if len(words) < _WORDS or any(m[0] <= row <= m[2] and m[0] != m[2] for m in page.merged):
                continue
            at = len(words) // 2 + 1
            if not words[at][:1].islower():
                continue  # a name begins the second line
            first, second = " ".join(words[:at]), " ".join(words[at:])
            beside = [Cell() for _ in range(label)]
            page.put(row, label, second if beside_last else first)
            other = [*beside, Cell(first if beside_last else second)]
            if beside_last and area.order is not None and area.order < label:
                other[area.order] = page.rows[row][area.order]
                page.rows[row][area.order] = Cell()
            page.insert_row(row + (not beside_last), other)
            changed = True
    return changed


@redrawing("units behind labels")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page in book.pages:
        area = page.only
        if area is None or area.unit is None or area.label is None or area.label > area.unit:
            continue
        rows = [(page.cell(row, area.label), page.cell(row, area.unit).text) for row in page.body(area)]
        if _banded(page, area.unit) or any(_says_whose(label.text, unit) for label, unit in rows):
            continue
        for label, unit in rows:
            if label.text and unit:
                label.value = f"{label.text} ({unit.strip('() ')})"
        page.delete_column(area.unit)
        changed = True
    return changed


def _says_whose(label: str, unit: str) -> bool:
    """Whether a unit tells what a label alone does not: behind it `(HTX)` would say whose it is."""
    read = load_lexicon().read
    return bool(read(unit).entities) and not read(label).entities


def _banded(page: Page, column: int) -> bool:
    return any(m[1] <= column <= m[3] and m[1] != m[3] for m in page.merged)


@redrawing("a column of codes before the figures")
def _(book: Book, rng: random.Random) -> bool:
    changed = False
    for page, area, label in book.tables_of_indicators:
        first = max(label, area.unit or 0) + 1
        if any(m[1] < first <= m[3] for m in page.merged) or min(area.figures, default=0) < first:
            continue
        codes = {row: f"{n:02d}" for n, row in enumerate(page.body(area), 1) if page.cell(row, label).text}
        page.insert_column(first, {area.header[0]: "Mã số", **codes})
        changed = True
    return changed


@redrawing("a column of codes before the labels")
def _(book: Book, rng: random.Random) -> bool:
    return _codes_before_labels(book, "Mã số", "{:02d}")


@redrawing("codes of indicators before the labels")
def _(book: Book, rng: random.Random) -> bool:
    return _codes_before_labels(book, "Mã chỉ tiêu", "HTX{:02d}")


def _codes_before_labels(book: Book, header: str, spelt: str) -> bool:
    changed = False
    for page, area, label in book.tables_of_indicators:
        if not any(m[1] < label <= m[3] for m in page.merged):
            rows = [row for row in page.body(area) if page.cell(row, label).text]
            codes = {row: spelt.format(n) for n, row in enumerate(rows, 1)}
            page.insert_column(label, {area.header[0]: header, **codes})
            changed = True
    return changed


@redrawing("numbers of rows in brackets")
def _(book: Book, rng: random.Random) -> bool:
    return _numbered(book, lambda number: f"({number})")


@redrawing("numbers of rows with a full stop")
def _(book: Book, rng: random.Random) -> bool:
    return _numbered(book, lambda number: f"{number}.")


@redrawing("numbers of rows before a slash")
def _(book: Book, rng: random.Random) -> bool:
    return _numbered(book, lambda number: f"{number}{rng.choice(('/', '/-', '-'))}")


@redrawing("numbers of rows in two digits")
def _(book: Book, rng: random.Random) -> bool:
    return _numbered(book, lambda number: f"{int(number):02d}" if number.isdigit() else number)


def _numbered(book: Book, spelt: Callable[[str], str]) -> bool:
    changed = False
    for page, area in book.areas:
        for row in page.body(area) if area.order is not None else ():
            number = page.cell(row, area.order).number
            if number.isalnum():
                page.put(row, area.order or 0, spelt(number))
                changed = True
    return changed


@redrawing("the province in a column of its own")
def _(book: Book, rng: random.Random) -> bool:
    province = book.folder.declared(load_codes())
    changed = False
    for page, area, _label in book.tables_of_indicators:
        if province is None:
            continue
        rows = [row for row in page.body(area) if any(cell.value is not None for cell in page.rows[row])]
        page.insert_column(0, {area.header[0]: "Tỉnh", **dict.fromkeys(rows, province.name)})
        if area.header[1] > area.header[0]:
            page.merged.append((area.header[0], 0, area.header[1], 0))
        changed = True
    return changed


@redrawing("who fills it in above")
def _(book: Book, rng: random.Random) -> bool:
    for page in book.pages:
        at = page.areas[0].header[0] if page.areas else 0
        for left, right in _PEOPLE:
            page.insert_row(at, [Cell(left), Cell(), Cell(right)])
    return True


@redrawing("other numbers of the province below")
def _(book: Book, rng: random.Random) -> bool:
    pages = [page for page in book.pages if page.areas and not page.areas[-1].is_list]
    for page in pages:
        area = page.areas[-1]
        row = len(page.rows) + 1
        for place, (label, number) in enumerate(_ELSEWHERE):
            page.put(row + place, area.label or 0, label)
            page.put(row + place, min(area.figures, default=3), number)
    return bool(pages)


@redrawing("other numbers of the province beside")
def _(book: Book, rng: random.Random) -> bool:
    pages = [page for page in book.pages if page.areas and not page.areas[-1].is_list]
    for page in pages:
        column = page.width + 2
        for row, (label, number) in enumerate(_ELSEWHERE, page.areas[0].header[1] + 2):
            page.put(row, column, label)
            page.put(row, column + 1, number)
    return bool(pages)


@redrawing("no header over the units")
def _(book: Book, rng: random.Random) -> bool:
    return _blank(book, lambda area: area.unit)


@redrawing("no header over the numbers of rows")
def _(book: Book, rng: random.Random) -> bool:
    return _blank(book, lambda area: area.order)


def _blank(book: Book, column_of: Callable[[Area], int | None]) -> bool:
    changed = False
    for page, area in book.areas:
        column = column_of(area)
        for row in range(area.header[0], area.header[1] + 1):
            says_more = load_lexicon().header(page.cell(row, column).text) is None  # `Ngành nghề của LHHTX`
            if not (area.is_list or column is None or says_more or _banded(page, column)):
                page.put(row, column, None)
                changed = True
    return changed
