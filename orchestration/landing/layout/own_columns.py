"""Columns named after the reporting province, beside the country, a region, or the provinces it was merged from.

Belongs here: which of these columns is the whole province. Not here: columns that only name the merger
(`whole_province.without_merger`), rows of places (`meaning.crosswise`). Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orchestration.landing.text import fold
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.places import Reporter, is_region, says_current, says_former, says_only_current
from orchestration.landing.words.whole_province import WHOLE, is_total_of_places, without_merger


def own_as_whole(
    headers: Mapping[int, Sequence[str]], reporter: Reporter, lexicon: Lexicon
) -> dict[int, Sequence[str]]:
    """The texts over each column, the name of the reporting province as `toàn tỉnh` where it means all of it.

    By its bare name alone a city may be called, or the province as it was before it was merged: it is the province only
    beside the country or a region, or below `Sau sắp xếp`. Behind `Toàn tỉnh` it adds nothing.

    >>> from orchestration.landing.codes import load_codes
    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> from orchestration.landing.words.places import reporter
    >>> codes = load_codes()
    >>> def read(*texts):
    ...     headers = dict(enumerate([text] for text in texts))
    ...     own = own_as_whole(headers, reporter(codes.province("vinh-long", "34"), codes), load_lexicon())
    ...     return [" ".join(own[column]) for column in own]
    >>> read("Vĩnh Long", "Vùng ĐBSCL", "Cả nước"), read("Tỉnh Vĩnh Long", "Long Hồ")
    (['toàn tỉnh', 'Vùng ĐBSCL', 'Cả nước'], ['toàn tỉnh', 'Long Hồ'])
    >>> read("Vĩnh Long", "Bến Tre", "Cả nước"), read("Vĩnh Long", "Long Hồ")
    (['Vĩnh Long', 'Bến Tre', 'Cả nước'], ['Vĩnh Long', 'Long Hồ'])
    >>> read("Bến Tre (cũ)", "Toàn tỉnh Vĩnh Long (mới)"), read("Tổng Bến Tre", "Tổng Vĩnh Long")
    (['Bến Tre (cũ)', 'Toàn tỉnh'], ['Tổng Bến Tre', 'Tổng Vĩnh Long'])
    >>> read("Bến Tre", "Trà Vinh", "Hợp nhất"), read("Thành lập mới", "Hợp nhất")
    (['Bến Tre', 'Trà Vinh', 'toàn tỉnh'], ['Thành lập mới', 'Hợp nhất'])
    >>> read("Cũ", "Mới"), read("Tổng số", "Mới")
    (['Cũ', 'toàn tỉnh'], ['Tổng số', 'Mới'])
    """
    texts = {part for parts in headers.values() for part in parts}
    beside_parts = any(fold(text) in reporter.made_of or is_total_of_places(text, lexicon) for text in texts)
    beside_wider = any(map(is_region, texts))
    beside_former = any(name in fold(text) for name in reporter.made_of for text in texts)
    beside_old = any(map(says_former, texts))

    def is_whole(text: str, parts: Sequence[str]) -> bool:
        named = fold(text)
        is_told = named in reporter.titled or (named in reporter.names and beside_wider)
        is_current = named in (*reporter.names, *reporter.titled) and any(map(says_current, parts))
        is_current |= beside_old and says_only_current(text)  # `Mới` beside `Cũ`
        is_merged = beside_former and lexicon.role("place", text) == "merged"
        return is_current or is_merged or (is_told and not beside_parts)

    def as_whole(text: str, parts: Sequence[str]) -> str:
        return WHOLE if is_whole(text, parts) else _without_own_name(text, reporter, lexicon)

    return {c: [as_whole(text, parts) for text in parts] for c, parts in headers.items()}


def _without_own_name(text: str, reporter: Reporter, lexicon: Lexicon) -> str:
    """`Toàn tỉnh Phú Thọ (mới)` without the name of the province that reports; other texts as they are."""
    names = [name for name in reporter.names if f" {name}" in fold(text)]
    bare = without_merger(text, lexicon) if names else text
    whole = next((bare[: -len(name)].strip() for name in names if fold(bare).endswith(f" {name}")), "")
    return whole if lexicon.role("furniture", whole) == "whole" else text
