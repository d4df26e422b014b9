"""Files: formats, delimiters, character sets."""

from __future__ import annotations

import random

from tests.benchmarks.accuracy.draft import Draft, Stage, defect


def _csv(draft: Draft, rng: random.Random, delimiter: str, encoding: str) -> None:
    """One sheet as text; what a text file cannot say does not come along."""
    draft.suffix, draft.delimiter, draft.encoding = ".csv", delimiter, encoding
    draft.sheets = [rng.choice([sheet for sheet in draft.sheets if not sheet.hidden])]


@defect(Stage.FILE, "format")
def macro_enabled_workbook(draft: Draft, rng: random.Random) -> None:
    """.xlsm."""
    draft.suffix = ".xlsm"


@defect(Stage.FILE, "format")
def binary_workbook(draft: Draft, rng: random.Random) -> None:
    """.xls."""
    draft.suffix = ".xls"


@defect(Stage.FILE, "format", "filter")
def open_document(draft: Draft, rng: random.Random) -> None:
    """.ods."""
    draft.suffix = ".ods"


@defect(Stage.FILE, "format", "filter", "hidden", "stored", "sheets")
def csv_with_commas(draft: Draft, rng: random.Random) -> None:
    """Commas, UTF-8 with its mark."""
    _csv(draft, rng, ",", "utf-8-sig")


@defect(Stage.FILE, "format", "filter", "hidden", "stored", "sheets")
def csv_with_semicolons(draft: Draft, rng: random.Random) -> None:
    """Semicolons, UTF-8 without its mark."""
    _csv(draft, rng, ";", "utf-8")


@defect(Stage.FILE, "format", "filter", "hidden", "stored", "sheets")
def text_with_tabs(draft: Draft, rng: random.Random) -> None:
    """Unicode text of Excel: tabs, UTF-16."""
    _csv(draft, rng, "\t", "utf-16")


@defect(Stage.FILE, "format", "filter", "hidden", "stored", "sheets", "encoding")
def csv_in_windows_1258(draft: Draft, rng: random.Random) -> None:
    """The Vietnamese code page of Windows."""
    _csv(draft, rng, ",", "cp1258")
