"""What does a row mean whose label and whose part stand in two columns: `Số HTX | Nông nghiệp`?

Belongs here: a label and the sector, rating or kind of organisations right of it. Not here: where that column is
(`layout.beside_labels`), rows by themselves (`statistics`). Pure.
"""

from __future__ import annotations

from dataclasses import replace

from orchestration.landing.codes import Codes
from orchestration.landing.layout.outline import Meaning
from orchestration.landing.words.lexicon import Lexicon


def kind_alone(text: str, lexicon: Lexicon) -> str | None:
    """The kind of organisations that a text names and no more: `Tổ hợp tác`."""
    label = lexicon.read(text)
    return None if label.words else label.entity


def of_part(meaning: Meaning, text: str, lexicon: Lexicon, codes: Codes) -> Meaning | None:
    """What a row counts of the part that stands beside its label; None where that part is not known.

    >>> from orchestration.landing.codes import load_codes
    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> total = Meaning(entity="cooperative", indicator="org_total")
    >>> parts = [of_part(total, text, load_lexicon(), load_codes()) for text in ("Vận tải", "Tốt", "Toàn tỉnh", "Lạ")]
    >>> [(part.indicator, part.sector) if part else None for part in parts]
    [('org_total', 'transport'), ('org_good', None), ('org_total', None), None]
    """
    if "whole" in (lexicon.role("place", text), lexicon.role("furniture", text)):
        return meaning
    label = lexicon.read(text)
    if label.entity and not label.words:
        return meaning if meaning.entity in (None, label.entity) else None
    if label.entity not in (None, meaning.entity):
        return None
    words = label.words or label.plain
    if sectors := lexicon.codes("sector", words):
        within = (None, sectors[0], lexicon.sector_parents.get(sectors[0]))
        return replace(meaning, sector=sectors[0]) if meaning.sector in within else None
    people = (meaning.indicator or "").removesuffix("_total")
    for part in lexicon.codes("part", words):
        if (of_people := f"{people}_{part}") in codes.indicators:
            return replace(meaning, indicator=of_people)
    counted = [c for c in lexicon.codes("indicator", words) if meaning.entity in codes.indicators[c].entity_types]
    if meaning.indicator == "org_total" and len(counted) == 1:
        return replace(meaning, indicator=counted[0])
    return None
