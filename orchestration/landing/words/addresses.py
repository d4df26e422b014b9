"""Where is the seat of a cooperative: the commune in an address.

`Thôn 3, xã Bản Hồ, thị xã Sa Pa` is in the commune Bản Hồ; `Thôn 3, Sa Pa` names no commune.

Belongs here: the commune in a printed place. Not here: comparing two of them (`orchestration.warehouse.register`).
Pure; the words for hamlets, streets and communes are data (seed `register_words`), those for districts and provinces
are a closed list given by law.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from orchestration.landing.seeds import any_register_word, load_register_words
from orchestration.landing.text import fold, normalise
from orchestration.settings import SEEDS_DIR

# what begins the name of something smaller than a commune
_SMALLER = re.compile(rf"(?:{any_register_word('hamlet', 'hamlet_or_name', 'street')})\b")
# of these no commune is called: `Bản Hồ`, `Lang Thíp` are some
_HAMLET = re.compile(rf"(?:{any_register_word('hamlet')}|so)\b")
_LEVEL = re.compile(
    rf"\b(?:(?P<hamlet>{any_register_word('hamlet', 'hamlet_or_name')})"
    r"|(?P<district>huyen|quan|thi xa|tx|tp|thanh pho)|(?P<province>tinh)|(?P<commune>xa|phuong|thi tran))\b"
)
_DISTRICT = re.compile(r"(?:huyện|quận|thị xã|thành phố|tp|tx|tỉnh)\b", re.IGNORECASE)
_NAMES_DISTRICT = re.compile(r"(?:huyện|quận|thị xã|thành phố|tỉnh|tp\.?|tx\.?)\s+\w", re.IGNORECASE)
_LARGER = r"(?=\s*(?:$|[,;()/]|\s-\s|\b(?:huyen|thi xa|tx|quan|thanh pho|tp|tinh)\b))"
_MARKED = {"quan": "quận", "tinh": "tỉnh"}
_LOOKALIKES = re.compile(rf"\b(?:{'|'.join(_MARKED)})\b")
_NAMES_NOTHING = re.compile(rf"\b(?:{'|'.join(_MARKED)})(?=\s*(?:$|[,;()/]))")
_PARTS = re.compile(r"[,;()/]|\s-\s")
_OFFICE = re.compile(r"(?:ubnd|uy ban nhan dan|u\.b\.n\.d)\s+")
_GROUND = re.compile(r"\bdia ban ")
_UNTIL = re.compile(r"[,(;]| - |\b(?:nam|den|tinh|quy|thang|huyen|giai doan)\b")
_THI_XA = re.compile(r"\bthi xa\b")
_OF_DISTRICTS = frozenset({"huyen", "quan", "tx", "tp"})
_OF_COMMUNES = frozenset({"xa", "phuong", "p", "tt", "tran", "dac", "thon", "ap", "chi"})
_LONGEST_NAME = 5  # words of the longest names of communes


def without_lookalikes(printed: str) -> str:
    """A folded address in which words that name a district only without their marks are hidden: `Tam Quan Bắc`.

    >>> [without_lookalikes(text) for text in ("P. Tam Quan Bắc", "xã Hòa Tịnh", "Phường 5, Quận 3", "phuong 5 quan 3")]
    ['p. tam ____ bac', 'xa hoa ____', 'phuong 5, quan 3', 'phuong 5 quan 3']
    >>> without_lookalikes("X. Tam Quan, H. Tam Dao")
    'x. tam ____, h. tam dao'
    """
    text, folded = normalise(printed), fold(printed)
    if len(text) != len(folded):
        return folded
    if text.isascii():  # `quan` with no name behind it is none of a district
        return _NAMES_NOTHING.sub(lambda match: "_" * len(match[0]), folded)

    def hidden(match: re.Match[str]) -> str:
        told = text[match.start() : match.end()].lower()
        return match[0] if told == _MARKED[match[0]] else "_" * len(told)

    return _LOOKALIKES.sub(hidden, folded)


def commune_span(folded: str) -> tuple[int, int] | None:
    """Where the name of a commune stands in a folded address that says `xã`, `phường`, `thị trấn` or `đặc khu`.

    >>> text = "thon 3, xa ban ho, thi xa sa pa"
    >>> text[slice(*commune_span(text))]
    'ban ho'
    """
    match = _kinds().search(folded)
    return match.span("name") if match else None


def levels_of(header: str) -> tuple[str, ...]:
    """The levels whose names stand in an address, as its header lists them.

    >>> levels_of("Địa chỉ (thôn, xã/phường, huyện)"), levels_of("Xã, thị trấn"), levels_of("Địa chỉ")
    (('hamlet', 'commune', 'district'), ('commune',), ())
    """
    named = [str(found.lastgroup) for found in _LEVEL.finditer(fold(header).replace("_", " "))]
    return tuple(level for at, level in enumerate(named) if level not in named[:at])


def commune_of(printed: str | None, *, communes_only: bool = False, levels: tuple[str, ...] = ()) -> str | None:
    """The commune that an address names, as it is printed; None where it is not evident.

    Args:
        printed: the address.
        communes_only: the header says that communes stand here: a name alone is one, whatever it begins with.
        levels: whose names stand in an address, as the header lists them: `thôn, xã`.

    >>> commune_of("Thôn 3, xã Bản Hồ, huyện Sa Pa")
    'xã Bản Hồ'
    >>> commune_of("Tân Lập"), commune_of("Tân Lập, Bắc Sơn"), commune_of("Thôn 3, Bắc Sơn"), commune_of("Số 8")
    ('Tân Lập', 'Tân Lập', None, None)
    >>> commune_of("P. Tam Quan Bắc"), commune_of("xã Hòa Tịnh, huyện Mang Thít")
    ('P. Tam Quan Bắc', 'xã Hòa Tịnh')
    >>> commune_of("Bản Hồ"), commune_of("Bản Hồ", communes_only=True)
    (None, 'Bản Hồ')
    >>> commune_of("Trà Đóa, Bình Đào", communes_only=True, levels=("hamlet", "commune"))
    'Bình Đào'
    >>> commune_of("Can Lộc/Thiên Lộc", levels=("district", "commune"))
    'Thiên Lộc'
    """
    text, folded = normalise(printed or ""), fold(printed or "")
    if len(text) != len(folded):
        text = folded  # letters that fold into two
    if match := _kinds().search(without_lookalikes(printed or "")):
        return text[match.start("kind") : match.end("name")].strip()
    is_told = communes_only or levels[:1] == ("district",)
    if is_told and "commune" in levels and (found := _part_of_level(text, levels)) is not None:
        return found or None
    first = _PARTS.split(folded)[0]
    elsewhere = _SMALLER.match(first) or _DISTRICT.match(text)
    is_name = not elsewhere and not re.search(r"\d", first) and len(first.split()) <= _LONGEST_NAME
    may_be_one = communes_only and not _NAMES_DISTRICT.match(text)
    return text[: len(first)].strip() or None if is_name or may_be_one else None


def _part_of_level(text: str, levels: tuple[str, ...]) -> str | None:
    """The part of an address where its header has the commune, '' where nobody can tell; None for its first part."""
    parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
    if levels[0] in ("hamlet", "district") and len(parts) > 1:
        return parts[levels.index("commune")] if len(parts) == len(levels) else ""
    if parts and _HAMLET.match(fold(parts[0])):
        return parts[1] if levels == ("commune",) and len(parts) > 1 else ""
    return None


def commune_of_sheet(name: str) -> str | None:
    """The commune that a sheet is called by.

    >>> commune_of_sheet("Xã Vĩnh Gia"), commune_of_sheet("P. Long Xuyên"), commune_of_sheet("HTX xã Vĩnh Gia")
    ('Xã Vĩnh Gia', 'P. Long Xuyên', None)
    """
    return commune_of(name) if _kinds().match(fold(name)) else None


def commune_in_title(title: str) -> str | None:
    """The commune whose ground a title speaks of; `xã` of `hợp tác xã`, `kinh tế - xã hội` is none.

    >>> titles = ("DANH SÁCH HTX TRÊN ĐỊA BÀN XÃ ĐỨC TRỌNG NĂM 2025", "HTX trên địa bàn xã", "HỢP TÁC XÃ ĐỨC TRỌNG")
    >>> list(map(commune_in_title, titles))
    ['XÃ ĐỨC TRỌNG', None, None]
    """
    text, folded = normalise(title), fold(title)
    ground = _GROUND.search(folded)
    if ground is None or len(text) != len(folded):
        return None
    told = text[ground.end() :]
    until = _UNTIL.search(folded[ground.end() :])
    return commune_of_sheet((told[: until.start()] if until else told).strip(" ,.("))


def commune_of_office(line: str) -> str | None:
    """The commune whose office a line of a letterhead names, or that the line is: `UBND XÃ CẨM BÌNH`, `XÃ CẨM BÌNH`.

    >>> lines = ("UBND XÃ CẨM BÌNH", "Ủy ban nhân dân phường Đồng Hới", "XÃ CẨM BÌNH", "HTX XÃ CẨM BÌNH", "UBND TỈNH")
    >>> list(map(commune_of_office, lines))
    ['XÃ CẨM BÌNH', 'phường Đồng Hới', 'XÃ CẨM BÌNH', None, None]
    """
    text, folded = normalise(line), fold(line)
    office = _OFFICE.match(folded)
    return commune_of_sheet(text[office.end() :] if office and len(text) == len(folded) else text)


def begins_address(text: str) -> bool:
    """Whether a text begins with a word for a place: a hamlet, a street, a commune, a district.

    >>> [begins_address(text) for text in ("ấp 3, xã Tân Thạch", "P. Tam Quan Bắc", "huyện Ba Tri", "cây cảnh Sa Đéc")]
    [True, True, True, False]
    """
    found = _kinds().match(folded := fold(text).strip())
    return found is not None or _SMALLER.match(folded) is not None or _DISTRICT.match(normalise(text)) is not None


def names_communes(header: str) -> bool:
    """Whether a header says that communes stand below it: `Xã, phường`, `xa_phuong`, `TENXA`; `Địa chỉ` does not."""
    return bool(re.search(r"\b(?:ten)?(?:xa|phuong|dia ban)\b", fold(header).replace("_", " ")))


def names_districts(header: str) -> bool:
    """Whether a header says that districts stand below it, and no communes: `huyện, TP`.

    >>> list(map(names_districts, ("huyện, TP", "Quận/huyện", "xã, huyện", "TP.", "Địa bàn")))
    [True, True, False, True, False]
    """
    parts = re.split(r"[\s,;/.()]+", _THI_XA.sub("tx", fold(header)).replace("thanh pho", "tp"))
    return not _OF_DISTRICTS.isdisjoint(parts) and _OF_COMMUNES.isdisjoint(parts)


@lru_cache(maxsize=2)
def _kinds(folder: Path = SEEDS_DIR) -> re.Pattern[str]:
    """A kind of commune and the name after it, up to the next part of the address. A `thị xã` is no `xã`."""
    kinds = set(map(fold, load_register_words("commune", folder)))
    alternatives = "|".join(re.escape(kind) for kind in sorted(kinds, key=len, reverse=True))
    return re.compile(rf"(?<![a-z0-9])(?<!\bthi )(?P<kind>{alternatives})(?:\s*\.\s*|\s+)(?P<name>[^,;()/]+?){_LARGER}")
