"""Which area does a text refer to: the whole province, or a district, a commune, a former province?

A province reports for itself. The parts of it that it prints beside are never added to it.

Belongs here: titles, headings and row labels that name places. Not here: which province sent a workbook (`evidence`).
Pure; the words are data (seed `wordings`, dimension `place`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from orchestration.landing.codes import Codes, Province
from orchestration.landing.seeds import any_spelling, any_word, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.writing.numbering import without_numbering

_CAPITALS = "".join(letter for letter in map(chr, range(0x41, 0x1EFA)) if letter.isupper())
_NAME = rf"[{_CAPITALS}\d]"
_BODY = r"(?:tinh|thanh pho|t\.? ?p\.?|ubnd|uy ban nhan dan|thu do)"
_BEFORE_NAME = re.compile(rf"{_BODY} ")
_AREA = "|".join(map(fold, load_words("place")["area"]))
# what a province was made of: `(bao gồm Kiên Giang cũ)`, `(tỉnh An Giang mới, gồm cả Kiên Giang cũ)`
_MADE_OF = re.compile(
    rf"(?<=[(,;])\s*(?:{any_spelling('furniture', 'of_which')}|{any_spelling('scope', 'includes')})\b[^()]*(?=\))",
    re.IGNORECASE,
)
# `các huyện`, `quận, huyện`: all of them, whatever word in capitals follows
_LEVELS = any_word("place", "below", "city_called")
_OF_ALL = re.compile(rf"\b(?:cac|tung|moi|theo|(?:{_LEVELS})\s*[,-])\s*$")
# `Khu vực miền núi`, `Các xã đặc biệt khó khăn`, `Cả nước`: less than the province, or more
_REGION = re.compile(
    rf"(?:(?:{any_word('place', 'region_called')})\s+)*(?:{any_word('place', 'region')})|{any_word('scope', 'wider')}"
)
_ABBREVIATED = re.compile(
    rf"(?:{'|'.join(map(re.escape, load_words('place')['abbreviated']))})\s*{_NAME}"
)  # fmt: skip


class Reporter(NamedTuple):
    """Whose numbers are asked for.

    Attributes:
        names: folded names of the province.
        titled: those names with `tỉnh` before them, of a city with `thành phố`.
        made_of: names of the provinces that it was made of in 2025, but for its own.
    """

    names: frozenset[str] = frozenset()
    titled: frozenset[str] = frozenset()
    made_of: frozenset[str] = frozenset()


NOBODY = Reporter()


def reporter(province: Province | None, codes: Codes) -> Reporter:
    """A province as it may be named among others; nobody where the alliance reports."""
    if province is None:
        return NOBODY
    titles = ("thanh pho ", "tp ", "tp. ", "tp.") if province.is_city else ("tinh ",)
    titled = frozenset(title + name for title in titles for name in province.names)
    return Reporter(frozenset(province.names), titled, _former_names(province, codes))


class Scope(StrEnum):
    """What a text speaks of."""

    WHOLE = "whole"
    PART = "part"


def declared_provinces(lines: Iterable[str], codes: Codes) -> dict[str, str]:
    """Provinces named after `tỉnh`, `thành phố` or `UBND` in the text above the tables.

    Returns:
        Folded current name of each province, and the line that names it.
    """
    found: dict[str, str] = {}
    names = _names(codes)
    pattern = _declaration(codes)
    for line in lines:
        for match in pattern.finditer(fold(line).replace("tp.", "tp ")):
            found.setdefault(names[match[1]], line)
    return found


@lru_cache(maxsize=4)
def _names(codes: Codes) -> dict[str, str]:
    """Every folded spelling of a province -> its folded current name."""
    return {name: fold(province.name) for province in codes.provinces for name in province.names}


@lru_cache(maxsize=4)
def _declaration(codes: Codes) -> re.Pattern[str]:
    return re.compile(rf"\b{_BODY}\s+({any_of(_names(codes))})\b")


@lru_cache(maxsize=4)
def _mention(codes: Codes) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(_names(codes))})(?!\w)")


def any_of(words: Iterable[str]) -> str:
    """Words as a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Names of districts and communes, words for a province as it was, and as it is now."""
    words = load_words("place")
    below = "|".join(sorted(map(_spelt, words["below"]), key=len, reverse=True))

    def marked(code: str) -> re.Pattern[str]:
        return re.compile("|".join(rf"(?<!\w){_spelt(word)}(?!\w)" for word in words[code]))

    # `cấp huyện` is a level, `Huyện Văn Yên` a place; `hợp tác xã` ends like a commune
    no_place = "|".join(map(re.escape, words["no_place"]))
    below_province = rf"(?<!(?i:cấp) )(?<!(?i:tác) )(?<!\w)(?!(?i:{no_place}))(?:{below})\s*(?::\s*)?{_NAME}"
    return re.compile(below_province), marked("former"), marked("current")


@lru_cache(maxsize=1)
def _city() -> re.Pattern[str]:
    """A city inside a province, folded: of `Thành phố Hà Giang` the name alone would be the province's."""
    return re.compile(
        rf"(?<!\w)(?:{any_word('place', 'city_called')})\s*(?:{any_of(map(fold, load_words('place')['city']))})(?!\w)"
    )


def _spelt(word: str) -> str:
    """A word however it is capitalised; the name that follows is."""
    return rf"(?i:{re.escape(word)})" + ("" if word.endswith(".") else r"(?!\w)")


@lru_cache(maxsize=8192)
def part_of_province(text: str, codes: Codes) -> bool:
    """Whether a title speaks of a district, a commune or a former province.

    >>> from orchestration.landing.codes import load_codes
    >>> parts = ("SỐ LIỆU HUYỆN VĂN YÊN", "THÀNH PHỐ HÀ GIANG", "TỈNH YÊN BÁI (CŨ)")
    >>> wholes = ("HỢP TÁC XÃ CẤP HUYỆN", "GIAO CÁC QUẬN, HUYỆN NĂM 2024", "THÀNH PHỐ HỒ CHÍ MINH")
    >>> part_of_province("KHU VỰC MIỀN NÚI", load_codes())
    True
    >>> merged = ("TỈNH AN GIANG (BAO GỒM KIÊN GIANG CŨ)", "Tỉnh Gia Lai (gồm Bình Định và Gia Lai trước sáp nhập)")
    >>> [[part_of_province(title, load_codes()) for title in titles] for titles in (parts, wholes, merged)]
    [[True, True, True], [False, False, False], [False, False]]
    """
    below, former, _ = _patterns()
    shown = _MADE_OF.sub("", normalise(text))
    folded = fold(shown)
    before = [fold(shown[: match.start()]) for match in below.finditer(shown)]
    before += [folded[: match.start()] for match in _city().finditer(folded)]
    one = is_region(shown) or any(not _OF_ALL.search(text) for text in before)
    if one or not former.search(shown):
        return one
    named = fold(former.sub(" ", without_numbering(shown)).replace("( )", " ")).strip()
    return named in _names(codes) or len(declared_provinces([shown], codes)) == 1  # `An Giang cũ`


def part_of_merged(text: str, province: Province | None, codes: Codes, *, beside_others: bool = False) -> bool:
    """Whether a title speaks of one of the provinces that a province was made of in 2025, which is only a part of it.

    Args:
        text: the title, or the name of a sheet.
        province: who reports.
        codes: code lists.
        beside_others: other sheets of the workbook are of such parts: then one called by its name alone is too.

    >>> from orchestration.landing.codes import load_codes
    >>> province = load_codes().province("thai-nguyen", "34")
    >>> parts = ("SỐ LIỆU HTX KHU VỰC BẮC KẠN", "Bắc Kạn", "KV Thái Nguyên")
    >>> wholes = ("HTX TRÊN ĐỊA BÀN TỈNH THÁI NGUYÊN", "Thái Nguyên và Bắc Kạn sau hợp nhất", "Thái Nguyên")
    >>> [[part_of_merged(title, province, load_codes()) for title in titles] for titles in (parts, wholes)]
    [[True, True, True], [False, False, False]]
    >>> part_of_merged("Thái Nguyên", province, load_codes(), beside_others=True)
    True
    """
    former = _former_names(province, codes) if province else frozenset()
    if province is None or not former:
        return False
    folded = fold(_MADE_OF.sub("", normalise(text)))
    own = rf"(?<!\w)(?:{any_of(province.names)})(?!\w)"
    if re.search(rf"(?<!\w)(?:{_AREA}) {own}", folded) or (beside_others and re.fullmatch(own, folded.strip())):
        return True
    return re.search(rf"(?<!\w)(?:{any_of(former)})(?!\w)", folded) is not None and not re.search(own, folded)


@lru_cache(maxsize=64)
def _former_names(province: Province, codes: Codes) -> frozenset[str]:
    """The names of the provinces that a province was made of, but for its own."""
    made_of = (
        {there for there, here in codes.successors if here == province.code} if province.geo_version == "34" else ()
    )
    others = (p for p in codes.provinces if p.geo_version == "63" and p.code in made_of)
    return frozenset(name for p in others for name in p.names) - set(province.names)


def is_region(text: str) -> bool:
    """Whether a text is the name of a part of the province that is none of its districts, or of more than it.

    >>> [is_region(text) for text in ("II. Khu vực miền núi", "CẢ NƯỚC", "Vùng trồng rau", "Khu vực nông nghiệp")]
    [True, True, False, False]
    """
    return _REGION.fullmatch(fold(without_numbering(text)).strip(" .:")) is not None


def names_place(text: str, codes: Codes) -> bool:
    """Whether the header of a column names a district, a commune or a province, former or not.

    >>> from orchestration.landing.codes import load_codes
    >>> [names_place(text, load_codes()) for text in ("Bình Thuận (cũ) TH 2024", "P. Chí Linh", "Số liệu rà soát")]
    [True, True, False]
    """
    below, _, _ = _patterns()
    folded = fold(text)
    return is_abbreviated_place(text) or bool(
        below.search(normalise(text)) or _city().search(folded) or _mention(codes).search(folded)
    )


def is_abbreviated_place(text: str) -> bool:
    """Whether a text names a commune or ward by its first letter: `P. Hải Châu`, `X. Hòa Vang`."""
    return _ABBREVIATED.match(normalise(text)) is not None


def names_province(label: str, lexicon: Lexicon) -> bool:
    """Whether a label is nothing but the name of a province that is called one: `Tỉnh Quảng Bình`, not `Đồng Hới`.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> labels = ("Tỉnh Quảng Bình", "TỈNH QUẢNG BÌNH (CŨ)", "TP Hà Giang", "Quảng Bình")
    >>> [names_province(label, load_lexicon()) for label in labels]
    [True, False, False, False]
    """
    folded = fold(without_numbering(normalise(label)))
    return folded.removeprefix("tinh ") in lexicon.provinces and folded.startswith("tinh ")


def as_province(text: str, lexicon: Lexicon) -> str:
    """A text that is the name of a province as a title would print it, '' for any other text.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> [as_province(text, load_lexicon()) for text in ("Sơn La", "TP Hà Nội", "Tỉnh Lào Cai", "Mộc Châu")]
    ['Tỉnh Sơn La', 'TP Hà Nội', 'Tỉnh Lào Cai', '']
    """
    shown = normalise(text)
    if not is_province(shown, lexicon.provinces):
        return ""
    return f"Tỉnh {shown}" if fold(shown) in lexicon.provinces else shown


def province_beside_its_former(labels: Sequence[str], lexicon: Lexicon) -> str | None:
    """The label that is the name of a province, where another calls one of that name a former one.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> province_beside_its_former(["Lâm Đồng (cũ)", "Bình Thuận", "Đắk Nông", "Lâm Đồng"], load_lexicon())
    'Lâm Đồng'
    >>> province_beside_its_former(["Lâm Đồng", "Bình Thuận", "Đắk Nông"], load_lexicon())
    """
    _, former, _ = _patterns()
    shown = {label: normalise(without_numbering(label)) for label in labels}
    names = {label: fold(text) for label, text in shown.items() if is_province(text, lexicon.provinces)}
    once = {fold(former.sub(" ", text).replace("( )", " ")).strip() for text in shown.values() if former.search(text)}
    found = [label for label, name in names.items() if name in once]
    return found[0] if len(found) == 1 else None


def says_current(text: str) -> bool:
    """Whether a text speaks of a province as it is since the mergers of 2025: `Sau sắp xếp (đến 31/12/2025)`."""
    return without_current(shown := normalise(text)) != shown


def says_only_current(text: str) -> bool:
    """Whether a text says nothing but that: `Mới`, `Sau sắp xếp`."""
    return says_current(text) and not without_current(normalise(text))


def says_former(text: str) -> bool:
    """Whether a text speaks of a province as it was before: `Cũ`, `Trước sáp nhập`."""
    _, former, _ = _patterns()
    return former.search(normalise(text)) is not None


def without_current(shown: str) -> str:
    """A text without what calls a province the one of today."""
    _, _, current = _patterns()
    return " ".join(current.sub(" ", shown).replace("( )", " ").split())


def is_province(shown: str, names: frozenset[str]) -> bool:
    """Whether a text is the name of a province and nothing else: `Đồng Nai`, `Tỉnh Đồng Nai`."""
    folded = fold(shown)
    return folded in names or ((body := _BEFORE_NAME.match(folded)) is not None and folded[body.end() :] in names)


def scopes(headings: Sequence[str], codes: Codes) -> list[Scope | None]:
    """What each heading of a table speaks of; None where it names no place.

    Of several provinces each is a part, unless it is called the new one; one alone is the province itself.

    >>> from orchestration.landing.codes import load_codes
    >>> headings = ["A. TỈNH AN GIANG (MỚI)", "B. TỈNH AN GIANG (CŨ)", "C. TỈNH KIÊN GIANG", "I. HTX"]
    >>> found = scopes(headings, load_codes())
    >>> [scope.value if scope else None for scope in found]
    ['whole', 'part', 'part', None]
    """
    below, former, current = _patterns()
    shown = [without_numbering(heading) for heading in headings]
    declared = [declared_provinces([text], codes) for text in shown]
    named = {name for names in declared for name in names}
    found: list[Scope | None] = []
    for text, names in zip(shown, declared, strict=True):
        if names and current.search(text):
            found.append(Scope.WHOLE)
        elif below.match(text) or _city().match(fold(text)) or is_region(text):
            found.append(Scope.PART)
        elif names:
            found.append(Scope.PART if former.search(text) or len(named) > 1 else Scope.WHOLE)
        else:
            found.append(None)
    return found
