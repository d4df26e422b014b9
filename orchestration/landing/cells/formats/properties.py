"""Document properties that somebody added to a workbook: names and texts.

Belongs here: where `.xlsx` and `.ods` keep them. A damaged part costs the properties, never the workbook.
"""

from __future__ import annotations

from orchestration.landing.caged.archive import Archive
from orchestration.landing.caged.refusal import Refusal
from orchestration.landing.cells.formats.xml import elements, parse

_ROOT = "_rels/.rels"
_MOST = 50


def of_xlsx(archive: Archive) -> dict[str, str]:
    """The part that the package names as its custom properties."""
    if _ROOT not in archive:
        return {}
    relations = elements(archive.chunks(_ROOT), "Relationship")
    parts = [r.get("Target", "").lstrip("/") for r in relations if r.get("Type", "").endswith("/custom-properties")]
    return _properties(archive, parts[0], "property", "name") if parts else {}


def of_ods(archive: Archive) -> dict[str, str]:
    """`meta:user-defined` of `meta.xml`."""
    return _properties(archive, "meta.xml", "user-defined", "meta:name")


def _properties(archive: Archive, part: str, tag: str, attribute: str) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal name
        if element.rpartition(":")[2] == tag and len(found) < _MOST:
            name = attributes.get(attribute, "")

    def end(element: str) -> None:
        nonlocal name
        if element.rpartition(":")[2] == tag:
            name = ""

    def text(characters: str) -> None:
        if name:
            found[name] = (found.get(name, "") + characters)[:200]

    try:
        if part in archive:
            parse(archive.chunks(part), start, end, text)
    except Refusal:
        return {}
    return {key: value.strip() for key, value in found.items()}
