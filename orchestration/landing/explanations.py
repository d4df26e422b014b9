"""The explanations of a province: the sheet `Phản hồi` of a feedback workbook that comes back.

The sheet is ours: it is recognised by its header, even if it was renamed, and never read as a table of figures.

Belongs here: finding the sheet and its filled explanations. Not here: writing it (`dialogue`), what becomes of an
explanation (`quality`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.landing.cells.workbook import Sheet, address
from orchestration.landing.feedback_page import CODE_HEADER, EXPLANATION_HEADER, PAGE_TITLE
from orchestration.landing.landed import Explanation, Noticed
from orchestration.landing.text import fold

LONGEST = 2_000

_LAST_HEADER_ROW = 60  # the facts above the table: forms found, steps
_COLUMNS = 20
_FINDING_ID = re.compile(r"[0-9a-f]{16}")
_CODES = re.compile(r"[0-9a-f]{16}(?:[\s,;]+[0-9a-f]{16})*")  # of findings that are combined into one
# What a formula that fails leaves of a reason: Excel takes `- theo Quyết định số 12` for one.
_FAILED = re.compile(r"#[A-Z]+(?:/[A0])?[!?]?|Err:\d+")
# `Không có gì` is a sentence, a dash is a way to leave a cell empty.
_SAYS_NOTHING = re.compile(r"[\W_]*")


def is_feedback(sheet: Sheet) -> bool:
    """Whether a sheet is the first page of a feedback workbook."""
    return _header(sheet) is not None


def explanations(sheet: Sheet) -> Iterator[Explanation | Noticed]:
    """The filled explanations of a feedback sheet, from top to bottom, and where one is that cannot be read.

    Only rows of the table count: below it people sign.
    """
    header = _header(sheet)
    if header is None:
        return
    row, code, explanation = header
    coded = [index for index in range(row + 1, len(sheet.rows)) if sheet.text(index, code).strip()]
    for index in range(row + 1, max(coded, default=row) + 1):
        codes = sheet.text(index, code).strip().lower()
        text = sheet.text(index, explanation).strip()
        is_formula = (index, explanation) in sheet.uncomputed or _FAILED.fullmatch(text)
        if not is_formula and _SAYS_NOTHING.fullmatch(text):
            continue
        if is_formula or not _CODES.fullmatch(codes):
            yield Noticed("submissions.explanation_not_read", sheet.name, address(index, explanation))
            continue
        for finding_id in _FINDING_ID.findall(codes):
            yield Explanation(sheet.name, address(index, explanation), finding_id, text[:LONGEST])


def _header(sheet: Sheet) -> tuple[int, int, int] | None:
    """Row of the table's header, its columns `Mã` and `Giải trình`."""
    wanted, title = (fold(CODE_HEADER), fold(EXPLANATION_HEADER)), fold(PAGE_TITLE)
    titled = False
    for index in range(min(len(sheet.rows), _LAST_HEADER_ROW)):
        printed = sheet.row_texts(index)[:_COLUMNS]
        titled = titled or any(fold(text) == title for text in printed if len(text) >= len(title))
        if not titled:
            continue
        texts = {fold(text): column for column, text in enumerate(printed)}
        if all(word in texts for word in wanted):
            return index, texts[wanted[0]], texts[wanted[1]]
    return None
