"""What the child process sends to the load: lines, each the name of a table and some thousand rows of it as JSON.

Belongs here: both ends of the format. The parent parses nothing else that a file can influence, and no object of the
child: only columns of text, numbers and nulls, of known tables and columns. A load passes the JSON to the database
unchanged (`store`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any, get_args, get_type_hints

import orjson

from orchestration.landing.folder import Folder
from orchestration.landing.landed import Comparison, Explanation, Figure, Noticed, Reading, RegisterRow, Unrecognised

TABLES: dict[str, type[Any]] = {
    "figures": Figure,
    "register_rows": RegisterRow,
    "unrecognised": Unrecognised,
    "problems": Noticed,
    "explanations": Explanation,
    "comparisons": Comparison,
}
_ROWS = 5_000  # in one line
_CENT = Decimal("0.0001")

Columns = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that was read of one file.

    Attributes:
        lines: its tables, still encoded.
        file_format: what the file was, None for a refused one.
        folder: the folder it was read for.
        figures: how many figures it has.
    """

    lines: list[bytes]
    file_format: str | None
    folder: Folder
    figures: int = 0

    @property
    def size(self) -> int:
        """Bytes of its tables."""
        return sum(map(len, self.lines))

    def documents(self) -> Iterator[tuple[str, str]]:
        """Table and JSON of each line: an object of columns, each a list as long as the others.

        Raises:
            ValueError: a line is of no known table, or no text.
        """
        for line in self.lines:
            table, _, document = line.decode().partition(" ")
            if table not in TABLES:
                raise ValueError(f"no table {table[:40]!r}")
            yield table, document

    def reading(self) -> Reading:
        """The same as objects."""
        reading = Reading()
        lists: dict[str, list[Any]] = {
            "figures": reading.figures,
            "register_rows": reading.register_rows,
            "unrecognised": reading.unrecognised,
            "problems": reading.noticed,
            "explanations": reading.explanations,
            "comparisons": reading.comparisons,
        }
        for table, document in self.documents():
            columns, kinds = json.loads(document), _COLUMNS[table].values()
            rows = zip(*(columns[name] for name in _COLUMNS[table]), strict=True)
            lists[table] += (
                TABLES[table](*(_decoded(value, kind) for value, kind in zip(row, kinds, strict=True))) for row in rows
            )
        return reading


def refused(rule_id: str, folder: Folder, **params: str | int) -> Answer:
    """The answer for a file of which nothing was read: one finding."""
    return Answer(list(encode(Reading(noticed=[Noticed(rule_id, params=dict(params))]))), None, folder)


def encode(reading: Reading) -> Iterator[bytes]:
    """The tables of a reading as lines, without line ends."""
    lists: tuple[list[Any], ...] = (
        reading.figures,
        reading.register_rows,
        reading.unrecognised,
        reading.noticed,
        reading.explanations,
        reading.comparisons,
    )
    for table, items in zip(TABLES, lists, strict=True):
        for start in range(0, len(items), _ROWS):
            yield f"{table} ".encode() + _document(_columns(table, items[start : start + _ROWS]))


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table, in the order of its rows."""
    return tuple(_COLUMNS[table])


def _columns(table: str, items: list[Any]) -> Columns:
    kinds = _COLUMNS[table]
    rows = items if issubclass(TABLES[table], tuple) else map(attrgetter(*kinds), items)
    columns: Columns = {}
    for (name, kind), values in zip(kinds.items(), zip(*rows, strict=True), strict=True):
        encoder = _ENCODERS.get(kind)
        columns[name] = [None if v is None else encoder(v) for v in values] if encoder else list(values)
    return columns


def _document(columns: Columns) -> bytes:
    try:
        return orjson.dumps(columns)
    except TypeError:  # half of a surrogate pair, as names of files may hold: no text, and no reason to lose the rest
        return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _number(value: Decimal) -> str:
    return str(value.quantize(_CENT))


@lru_cache(maxsize=8192)
def _day(value: date) -> str:
    return value.isoformat()  # a list has thousands of rows and says of each what day it is of


def _object(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_ENCODERS: dict[Any, Any] = {Decimal: _number, date: _day, dict: _object}
_DECODERS: dict[Any, Any] = {Decimal: Decimal, date: date.fromisoformat, dict: json.loads}


def _decoded(value: Any, kind: Any) -> Any:
    decoder = _DECODERS.get(kind)
    return decoder(value) if decoder and value is not None else value


def _plain_type(hint: Any) -> Any:
    """`Decimal` for `Decimal | None`, `dict` for `dict[str, Any]`."""
    options: Iterable[Any] = get_args(hint) or (hint,)
    if dict in (hint, getattr(hint, "__origin__", None)):
        return dict
    return next((option for option in options if option is not type(None)), hint)


_COLUMNS = {
    table: {name: _plain_type(hint) for name, hint in get_type_hints(kind).items()} for table, kind in TABLES.items()
}
