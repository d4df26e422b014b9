"""Which sectors do the codes of VSIC stand for, where a column of a list prints nothing but them, or unknown words?

Belongs here: codes. Not here: words beside them, which say more (`header_words`). Pure; the divisions and sections are
data (seed `register_words`, kind `vsic`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from orchestration.landing.seeds import load_register_meanings

_CODES = re.compile(r"[A-U]?\d{4,5}(?:\s*[,;/]\s*[A-U]?\d{4,5})*|[A-U]")
_CODE = re.compile(r"[A-U]?\d{4,5}|[A-U]")
# `0161 - Hoạt động dịch vụ trồng trọt`, `Trồng lúa (0111)`; neither `1000 con lợn` nor `Trồng lúa (2019)`
_BESIDE_WORDS = re.compile(r"\b(?!(?:19|20)\d\d\b)([A-U]?\d{4,5})(?=\s*[-–:.]\s*\D|\))|^(0\d{3,4})(?=\s+\D)")


def sectors_of_codes(texts: Collection[str]) -> Mapping[str, str]:
    """The sector of each text of a column that holds nothing but codes; of several codes, where all are of one.

    Where no code begins with a zero or a letter a spreadsheet may have taken the zeros: `1181` is rice or beverages.

    >>> sorted(sectors_of_codes({"0161", "4933", "0118; 0161", "0118; 4620", "A", ""}).items())
    [('0118; 0161', 'agriculture'), ('0161', 'agriculture'), ('4933', 'transport'), ('A', 'agriculture')]
    >>> sectors_of_codes({"1181", "4933"}), sectors_of_codes({"0161", "Trồng lúa"})
    ({}, {})
    """
    printed = list(filter(None, texts))
    if not all(map(_CODES.fullmatch, printed)) or not any(
        text.startswith("0") or text[0].isalpha() for text in printed
    ):
        return {}
    sections = load_register_meanings("vsic")
    named = {text: {sections.get(_section(code)) for code in _CODE.findall(text)} for text in printed}
    return {text: sector for text, found in named.items() if len(found) == 1 and (sector := next(iter(found)))}


def sector_of_code(text: str) -> str | None:
    """The sector of the codes before, or in brackets behind, words; of several, where all are of one.

    >>> texts = ("0161 - Hoạt động dịch vụ", "Mua bán (4620)", "1000 con lợn", "0111: lúa; 4933: vận tải", "Lúa (2019)")
    >>> list(map(sector_of_code, texts))
    ['agriculture', 'trade_services', None, None, None]
    """
    sections = load_register_meanings("vsic")
    codes = ("".join(groups) for groups in _BESIDE_WORDS.findall(text))
    named = {sections.get(_section(code)) for code in codes}
    return named.pop() if len(named) == 1 else None


def _section(code: str) -> str:
    """The division of a code, or the section that it is."""
    return code.lstrip("ABCDEFGHIJKLMNOPQRSTU")[:2] or code
