"""XML parts of workbooks as a stream of elements, without ever resolving an entity.

Belongs here: the parser and its fences. Not here: what elements mean (`xlsx`, `ods`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from xml.parsers import expat

from orchestration.landing.caged.refusal import Refusal

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def parse(chunks: Iterable[bytes], start: Start, end: End | None = None, text: Text | None = None) -> None:
    """Call `start`, `end` and `text` for everything in a part.

    Raises:
        Refusal: it is no well-formed XML, or declares a document type.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refusal("damaged_file") from error


def elements(chunks: Iterable[bytes], tag: str) -> list[dict[str, str]]:
    """Attributes of every element of one name, whatever its prefix."""
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == tag:
            found.append(attributes)

    parse(chunks, start)
    return found


def _refuse(*_: Any) -> None:
    raise Refusal("unsafe_xml", part="")
