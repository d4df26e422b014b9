"""Does a text speak of places below the province without naming them: `trên địa bàn thành phố`, `Tại 05 xã điểm`?

Belongs here: titles of the district that reports, and of some places that are only called something. Not here: places
by their name (`places`), the whole province (`whole_province`). Pure; the kinds of places are data (seed `wordings`,
dimensions `place`, `unnamed`).
"""

from __future__ import annotations

import re

from orchestration.landing.codes import Province
from orchestration.landing.seeds import any_spelling, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.writing.numbering import without_numbering

_CITY = any_spelling("place", "city_called")
_KIND = rf"(?:{any_spelling('place', 'below', 'city_called')})(?!\w)"
_NO_PLACE = any_spelling("place", "no_place")
_OF = rf"(?:{any_spelling('unnamed', 'of_one')})"
# what may follow a place that is named no further: when, or nothing; `UBND huyện ...` is left to be filled in
_ENDS = rf"(?!\W*(?:[._…]{{2,}}|…))(?=\W*(?:$|\d|{any_spelling('unnamed', 'dated')}))"
_ONE = re.compile(rf"(?<!\w){_OF} (?P<kind>{_KIND}){_ENDS}", re.IGNORECASE)
_CALLED = tuple(fold(word) for code in ("below", "city_called") for word in load_words("place")[code])
_COMMUNE_AT_THE_END = "tac xa"  # of `hợp tác xã`
_SEVERAL = re.compile(
    rf"^(?:(?:{any_spelling('unnamed', 'at')})\s+)*(?P<many>(?:{any_spelling('unnamed', 'several')}|\d{{1,3}})\s+)?"
    rf"(?P<kind>(?!(?:{_NO_PLACE}))(?:{_KIND}))(?P<rest>.*)$",
    re.IGNORECASE,
)
_AT = re.compile(rf"(?:{any_spelling('unnamed', 'at')})\s", re.IGNORECASE)
_OTHER_KIND = re.compile(rf"\W*(?:và|va|và các|va cac)?\s*{_KIND}", re.IGNORECASE)
_OF_ALL = re.compile(rf"\W*(?:$|{any_spelling('unnamed', 'of_all', 'dated')})", re.IGNORECASE)
_REPORTED = re.compile(
    rf"(?<![\d/])(\d{{1,3}})\s*/\s*(\d{{1,3}})\s+(?:{_KIND}|{any_spelling('unnamed', 'reporting')})", re.IGNORECASE
)


def of_unnamed_district(text: str, province: Province) -> bool:
    """Whether a title is of the one city, district or commune that reports, which it does not name.

    `Thành phố` is what a province that is a city calls itself.

    >>> from orchestration.landing.codes import load_codes
    >>> of_province, of_city = (load_codes().province(name, "63") for name in ("ha-tinh", "can-tho"))
    >>> titles = ("HTX TRÊN ĐỊA BÀN THÀNH PHỐ NĂM 2023", "HTX trên địa bàn huyện", "HTX các huyện, thành phố năm 2023")
    >>> [[of_unnamed_district(title, whose) for title in titles] for whose in (of_province, of_city)]
    [[True, True, False], [False, True, False]]
    """
    folded = fold(text).replace(_COMMUNE_AT_THE_END, "")
    if not any(kind in folded for kind in _CALLED):  # as in most labels
        return False
    found = _ONE.search(normalise(text))
    return found is not None and not (province.is_city and re.fullmatch(_CITY, found["kind"], re.IGNORECASE))


def of_some_places(text: str) -> bool:
    """Whether a text, of a title or in its brackets, consists of some places of a province: `Tại 05 xã điểm`.

    >>> some = ("Tại 05 xã điểm", "thuộc 62 huyện nghèo", "các xã đạt chuẩn nông thôn mới", "Tại 10 huyện")
    >>> [of_some_places(text) for text in some]
    [True, True, True, True]
    >>> every = ("12 huyện, thị xã, thành phố", "Các xã, phường trên địa bàn tỉnh", "Tại các huyện", "Huyện nghèo")
    >>> [of_some_places(text) for text in every]
    [False, False, False, False]
    """
    found = _SEVERAL.match(without_numbering(normalise(text)))
    if found is None or not (found["many"] or _AT.match(normalise(text))):
        return False
    rest = found["rest"]
    if _OTHER_KIND.match(rest):
        while (other := _OTHER_KIND.match(rest)) is not None:
            rest = rest[other.end() :]
        return _OF_ALL.match(rest) is None
    counted = (found["many"] or "").strip().isdigit()
    return counted or _OF_ALL.match(rest) is None


def some_reported(text: str) -> bool:
    """Whether a note says that only some places have reported: `10/15 huyện, thị xã`.

    >>> [some_reported(text) for text in ("(10/15 huyện, thị xã báo cáo)", "15/15 huyện", "ngày 10/12")]
    [True, False, False]
    """
    return any(int(found[1]) < int(found[2]) for found in _REPORTED.finditer(normalise(text)))
