"""Notes about the organisations that a number includes, outside its label: `bao gồm cả QTDND` beside `Tổng số HTX`.

A note in the row applies to that row; one above or below the table applies to the rows with its mark, or to those that
it names. `Chưa bao gồm QTDND` changes nothing.

Belongs here: texts outside the labels of a table. Not here: labels that say it themselves (`names`). Pure; the words
are data (seed `wordings`, dimension scope).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from orchestration.landing.cells.workbook import Sheet
from orchestration.landing.codes import Codes
from orchestration.landing.layout.outline import Meaning
from orchestration.landing.layout.table import Table
from orchestration.landing.meaning.row import Row
from orchestration.landing.seeds import any_word
from orchestration.landing.text import fold
from orchestration.landing.words.labels import Label, without_bare_unit
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.names import joined_name
from orchestration.landing.writing.phrases import Words

_INCLUDES = re.compile(rf"\b(?:{any_word('scope', 'includes')})\b")
_NOT = re.compile(rf"\b(?:{any_word('scope', 'excludes')})\s*(?:tinh|ke)?\s*$")
_INTRODUCED = re.compile(rf"^\W*(?:{any_word('scope', 'note')})\b[\s:.]*")
_MARK = re.compile(r"\(?(\*+|\d)\)")  # `(*)`, `1)`
_STARS = re.compile(r"(\*+)")
_BRACKET_BEHIND = re.compile(r"\s*[(\[][^()\[\]*\d]*[)\]]\s*$")
_NEXT_NOTE = re.compile(r"[;\n]\s*|(?<=\w)[.\s]+(?=\(\*+\)|\(\d\)|\*)")
_ABOVE = 12  # rows over a header that may belong to it
_ADDED = frozenset({"union", "credit_fund", "group"})  # whom a number of cooperatives may be of too


@dataclass(frozen=True, slots=True)
class ScopeNote:
    """A note that a number is of others too.

    Attributes:
        row: where it stands.
        column: where it stands.
        text: as printed.
        included: the kinds of organisations that are in the number.
        words: what of them is counted, '' where the note does not say: `kể cả thành viên QTDND`.
        mark: the mark of the rows it is about.
        subject: what it names before: `Số HTX bao gồm cả QTDND`.
        beside: it stands in the row that it is about.
        below: the rows below a heading that says it; None of a note that is no heading.
    """

    row: int
    column: int
    text: str
    included: tuple[str, ...]
    words: Words
    mark: str
    subject: Label
    beside: bool
    below: range | None = None


def scope_notes(sheet: Sheet, table: Table, rows: Sequence[Row], lexicon: Lexicon) -> list[ScopeNote]:
    """The notes of a table, from top to bottom.

    Args:
        sheet: the sheet.
        table: the table.
        rows: its rows, understood.
        lexicon: known wordings.
    """
    counted = {row.source.index for row in rows if row.source.has_values}
    last = max(counted, default=table.header[1])
    figures = {column.index for column in table.columns} | {table.label_column, table.unit_column}
    found: list[ScopeNote] = []
    outside = [*range(max(table.header[0] - _ABOVE, 0), table.header[0]), *range(last + 1, table.body[1] + 1)]
    for index in sorted([*outside, *counted]):
        beside = index in counted
        for column, text in enumerate(sheet.row_texts(index)):
            if not text or column not in table.span:
                continue
            if not beside or not (column in figures or _has_number_beside(sheet, table, index, column)):
                found += _read(index, column, text, lexicon, beside=beside)
    return [*found, *_headings(sheet, table, counted, lexicon)]


def _headings(sheet: Sheet, table: Table, counted: Collection[int], lexicon: Lexicon) -> Iterator[ScopeNote]:
    """The headings that say it of all rows below them, until others are named: `I. HTX (bao gồm QTDND)`."""
    first, last = table.body
    texts = {row: sheet.text(row, table.label_column) for row in range(first, last + 1) if row not in counted}
    if not any(_INCLUDES.search(fold(text)) for text in texts.values()):
        return
    heads = [row for row, text in texts.items() if text and lexicon.read(text).entities]
    for row, end in zip(heads, [*heads[1:], last + 1], strict=True):
        for note in _read(row, table.label_column, texts[row], lexicon, beside=False):
            yield replace(note, below=range(row, end))


def _has_number_beside(sheet: Sheet, table: Table, row: int, column: int) -> bool:
    """Whether a text right of a table labels a number that no header stands over: one of another table, or a chart."""
    under_header = any(sheet.text(header, column + 1) for header in range(table.header[0], table.header[1] + 1))
    return isinstance(sheet.cell(row, column + 1), float) and not under_header


def _read(row: int, column: int, text: str, lexicon: Lexicon, *, beside: bool) -> Iterator[ScopeNote]:
    for part in _NEXT_NOTE.split(text):
        folded = fold(part)
        match = _INCLUDES.search(folded)
        if match is None or _NOT.search(folded[: match.start()]):
            continue
        included = lexicon.read(folded[match.end() :])
        if not included.entities or not _ADDED.issuperset(included.entities):
            continue
        before = _INTRODUCED.sub("", folded[: match.start()])
        marked = _MARK.search(before) or _STARS.match(before)
        subject = lexicon.read(before[marked.end() :] if marked else before)
        words = tuple(word for word in included.words if not word.isdigit())
        mark = marked[1] if marked else ""
        yield ScopeNote(row, column, part.strip(), included.entities, words, mark, subject, beside)


def with_noted_scope(
    sheet: Sheet, table: Table, rows: Sequence[Row], lexicon: Lexicon, codes: Codes
) -> tuple[list[Row], list[ScopeNote]]:
    """The rows of a table, those that a note is about with whom it adds; and the notes that are about none of them.

    Args:
        sheet: the sheet.
        table: the table.
        rows: its rows, understood.
        lexicon: known wordings.
        codes: code lists.
    """
    found, idle = list(rows), []
    for note in scope_notes(sheet, table, rows, lexicon):
        marked = [not note.mark or note.mark in _marks(sheet, table, row) for row in rows]
        about = {
            i: row.meaning
            for i, row in enumerate(found)
            if marked[i] and row.meaning and _is_about(note, row, row.meaning, lexicon)
        }
        wider = {i: meaning for i, told in about.items() if (meaning := _widened(told, note, codes))}
        for i, meaning in wider.items():
            found[i] = replace(found[i], meaning=meaning)
        said = [row for row in rows if not note.beside or row.source.index == note.row]
        of_their_own = any(row.meaning and row.meaning.entity in note.included for row in said)
        if not (wider or of_their_own or note.below):
            idle.append(note)
    return found, idle


def _is_about(note: ScopeNote, row: Row, meaning: Meaning, lexicon: Lexicon) -> bool:
    """Whether a note is about a row, which counts what the note says is counted of those it adds."""
    if meaning.sector or not row.source.has_values or (note.words and note.words != row.label.words):
        return False
    if note.below is not None and row.source.index not in note.below:
        return False
    if note.beside:
        return note.row == row.source.index and (not note.subject.entities or note.subject.entity == meaning.entity)
    if note.mark:
        return True
    if note.subject.entity is None or note.subject.entity != meaning.entity:
        return False
    if note.subject.words:
        return meaning.indicator in lexicon.codes("indicator", note.subject.words)
    return meaning.indicator == "org_total" or not lexicon.titled.are_numbered(note.subject.text)


def _marks(sheet: Sheet, table: Table, row: Row) -> set[str]:
    """The marks of a row: of its labels, or of all its figures; one figure alone is no row."""
    printed, figures = sheet.row_texts(row.source.index), {column.index for column in table.columns}
    of_all = {_mark_of(text) for column, text in enumerate(printed) if text and column in figures}
    labels = printed[table.span.start : min(figures, default=len(printed))]
    return {*map(_mark_of, labels), *(of_all if len(of_all) == 1 else ())} - {""}


def _mark_of(text: str) -> str:
    """The mark that a text ends with, but for its unit: `Tổng số HTX (*)`, `Tổng số HTX 1) (HTX)`, `265*`."""
    text = without_bare_unit(_BRACKET_BEHIND.sub("", text))
    marks = [*_MARK.finditer(text), *_STARS.finditer(text)]
    return next((match[1] for match in marks if not text[match.end() :].strip(" )")), "")


def _widened(meaning: Meaning, note: ScopeNote, codes: Codes) -> Meaning | None:
    """What a row counts together with those whom a note adds; None where no code stands for all of them."""
    if meaning.entity is None or meaning.indicator is None:
        return None
    entity = joined_name([meaning.entity, *note.included])
    allowed = codes.indicators[meaning.indicator].entity_types
    return replace(meaning, entity=entity) if entity in allowed and entity != meaning.entity else None
