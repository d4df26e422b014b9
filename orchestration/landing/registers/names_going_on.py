"""Names of organisations printed in more than one cell: over two rows, or over two columns.

`HỢP TÁC XÃ SẢN XUẤT KINH DOANH` over `DỊCH VỤ NÔNG NGHIỆP THỤY HẢI` is one name; so is `HTX DVNN` beside `Hải Anh`. A
row of words only may also be the heading of a group of organisations; where this cannot be decided, it is reported.

Belongs here: whether words continue the name before them. Not here: what headings say (`headings`), the rows of
organisations (`register`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from enum import Enum
from functools import lru_cache

from orchestration.landing.seeds import load_register_words
from orchestration.landing.text import fold
from orchestration.landing.writing.function_words import AND


class Bare(Enum):
    """What a row is that holds nothing but words where names stand."""

    GOES_ON = "goes on"
    HEADING = "heading"
    UNCLEAR = "unclear"


def is_begun(name: str) -> bool:
    """Whether a name only says what kind of organisation it is and what it does, and must go on somewhere.

    >>> [is_begun(name) for name in ("HỢP TÁC XÃ SẢN XUẤT, KINH DOANH", "HTX DVNN", "HTX DVNN Hải Anh", "Hải Anh", "")]
    [True, True, False, False, False]
    """
    return _begun().fullmatch(fold(name)) is not None


def bare_rows(
    names: Sequence[str],
    orders: Sequence[str],
    bare: Collection[int],
    organisations: Collection[int],
    *,
    headed: bool = False,
) -> Mapping[int, Bare]:
    """What each row is that holds nothing but words, below the organisations of a list.

    A list whose first organisation stands below such a row has them as headings; so is one below which the numbers
    begin again. Elsewhere they go on with a name that cannot end there, or where they begin with a small letter.

    Args:
        names: what stands in each row where names stand.
        orders: the numbers of the rows, empty where most have none.
        bare: rows that hold nothing but words, which say nothing of those below them.
        organisations: rows with a number, or with something told of an organisation.
        headed: the first organisation stands below words alone, understood or not.

    >>> names = ["HTX NUÔI TRỒNG", "THỦY SẢN THÁI ĐÔ", "HTX An Phát", "CỤM PHÍA BẮC", "HTX Hải Minh"]
    >>> [kind.value for kind in bare_rows(names, ["1", "", "2", "", "3"], {1, 3}, {0, 2, 4}).values()]
    ['goes on', 'unclear']
    >>> [kind.value for kind in bare_rows(names, ["(1)", "", "(2)", "", "(1)"], {1, 3}, {0, 2, 4}).values()]
    ['goes on', 'heading']
    """
    headed = headed or any(row < min(organisations, default=0) for row in bare)
    found: dict[int, Bare] = {}
    begins: dict[int, int] = {}  # the organisation that a row goes on with
    for row in sorted(bare):
        last = row - 1
        while last >= 0 and last not in organisations and not names[last] and not (orders and orders[last]):
            last -= 1
        above = last if last in organisations else begins.get(last)
        begun = above is not None and is_begun(" ".join(filter(None, names[above:row])))
        if above is None or (last < row - 1 and not begun):
            continue  # below a heading, or below nothing
        following = next((number for order in orders[row + 1 :] if (number := order.strip("(.)")).isdigit()), "")
        if following == "1" and not begun:
            found[row] = Bare.HEADING
        elif names[row][0].islower():
            found[row] = Bare.GOES_ON
        elif headed:
            found[row] = Bare.UNCLEAR if begun else Bare.HEADING
        else:
            found[row] = Bare.GOES_ON if begun and not _names_one(names[row]) else Bare.UNCLEAR
        if found[row] is Bare.GOES_ON:
            begins[row] = above
    return found


def _names_one(text: str) -> bool:
    """Whether words begin as the name of an organisation does: `HTX Tân Tiến`."""
    return re.match(rf"(?:{_kinds()})\b", fold(text)) is not None


@lru_cache(maxsize=1)
def _begun() -> re.Pattern[str]:
    """The kind of an organisation, and words for what it does."""
    words = {fold(word) for kind in ("legal_form", "activity", "generic") for word in load_register_words(kind)}
    return re.compile(rf"(?:{_kinds()})(?:[\s,&+-]+(?:{_any_of(words)}))*")


@lru_cache(maxsize=1)
def _kinds() -> str:
    return _any_of({fold(word) for word in load_register_words("legal_form")} - {AND})


def _any_of(words: Collection[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
