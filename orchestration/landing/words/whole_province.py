"""Does a text mean the whole province, in its present borders: `Toàn tỉnh`, `Tổng cộng 9 huyện, TX`, `Sau sáp nhập`?

Belongs here: sums and averages below names of places, and words for the present province. Not here: names of places
(`places`), other sums (`totals`). Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.landing.seeds import any_spelling, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.values.periods import read_time
from orchestration.landing.words.lexicon import Lexicon
from orchestration.landing.words.places import any_of, is_province, without_current
from orchestration.landing.writing.numbering import without_numbering

# `Tổng cộng: 04 lớp`, `Tổng số (12 huyện)`, `Cộng: 3`
_HOW_MANY = re.compile(r"\s*[:(]\s*(?:\d+ [^\d:()]+|\d{1,3})\)?$")
_SO_MANY = re.compile(r"\s+\d+ ([^\d:()]+)$")
_MANY_OF = {"org", "class", "work"}  # what lists are of; `Cộng 9 huyện` may be of some
_KINDS = any_spelling("place", "below", "abbreviated", "city_called")
# `Tổng cộng 13 huyện, thị xã, thành phố`, `Cộng các xã, phường`: of places of every kind; `Cộng các xã` is of some
_OF_EVERY_KIND = re.compile(
    rf"\s+\(?(?:các\s+|\d+\s+)?(?:{_KINDS})(?:\s*(?:[,;/&-]|và|\s)\s*(?:{_KINDS})(?!\w))+\)?\s*$", re.IGNORECASE
)
WHOLE = load_words("furniture")["whole"][0]
_SUM = load_words("place")["whole"][0]
_AVERAGE = re.compile(r"(?:bình quân|trung bình|BQ)(?: chung)? ", re.IGNORECASE)


def is_total_of_places(label: str, lexicon: Lexicon) -> bool:
    """Whether a row below names of places is of all of them.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> labels = ("Toàn tỉnh", "Tổng (I+II)", "Tổng cộng: 04 lớp", "Cộng 9 huyện, TX", "Cộng 3 quỹ", "Cộng 9 huyện")
    >>> [is_total_of_places(label, load_lexicon()) for label in labels]
    [True, True, True, True, True, False]
    """
    label = _OF_EVERY_KIND.sub("", _HOW_MANY.sub("", normalise(label)))
    if (many := _SO_MANY.search(label)) and (unit := lexicon.unit(many[1])) and unit.code in _MANY_OF and not unit.each:
        label = label[: many.start()]
    rest = without_current(label)
    if rest != label and (is_province(rest, lexicon.provinces) or _is_of_today(label, rest)):
        return True  # `Tỉnh Lâm Đồng (mới)`, `Sau sáp nhập (31/12/2025)`
    label = _without_province(rest, lexicon.provinces) or label
    name, rest = lexicon.split_name(label)
    return "whole" in (lexicon.role("place", rest if name else label), lexicon.role("furniture", label))


def without_province(label: str, lexicon: Lexicon) -> str:
    """The label of a sum without what says that it is of all the province: `Tổng cộng toàn tỉnh`; others as they are.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> labels = ("Tổng cộng trên địa bàn tỉnh", "Cộng toàn tỉnh", "Toàn tỉnh", "Số HTX toàn tỉnh", "Tổng cộng")
    >>> [without_province(label, load_lexicon()) for label in labels]
    ['Tổng cộng', 'Cộng', 'tổng cộng', 'Số HTX toàn tỉnh', 'Tổng cộng']
    """
    bare = _without_province(label, lexicon.provinces)
    if lexicon.role("furniture", bare) == "whole" or (bare != label and lexicon.role("place", bare) == "whole"):
        return _SUM
    words = bare.split()
    for at in range(1, len(words)):
        if lexicon.role("furniture", " ".join(words[at:])) == "whole":
            total = " ".join(words[:at])
            return total if lexicon.role("place", total) == "whole" else label
    return label


def average_of_places(label: str, lexicon: Lexicon) -> str:
    """What a row below names of places is the average of: `Bình quân toàn tỉnh`; '' where it is none.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> [average_of_places(label, load_lexicon()) for label in ("Bình quân toàn tỉnh", "Bình quân", "Toàn tỉnh")]
    ['toàn tỉnh', '', '']
    """
    shown = normalise(without_numbering(label))
    found = _AVERAGE.match(shown)
    return shown[found.end() :] if found and lexicon.role("furniture", shown[found.end() :]) == "whole" else ""


def without_merger(text: str, lexicon: Lexicon) -> str:
    """`Toàn tỉnh sau sáp nhập` is `Toàn tỉnh`: the whole province, beside the former ones it was made of.

    >>> from orchestration.landing.words.lexicon import load_lexicon
    >>> texts = ("Toàn tỉnh (sau sáp nhập)", "TOÀN TỈNH MỚI", "HTX thành lập mới", "Hà Giang (trước sáp nhập)")
    >>> [without_merger(text, load_lexicon()) for text in texts]
    ['Toàn tỉnh', 'TOÀN TỈNH', 'HTX thành lập mới', 'Hà Giang (trước sáp nhập)']
    >>> without_merger("Mới", load_lexicon())
    'Mới'
    >>> without_merger("Sau sáp nhập (31/12/2025)", load_lexicon())
    'toàn tỉnh (31/12/2025)'
    >>> without_merger("Sau sắp xếp (đến 31/12/2025)", load_lexicon())
    'toàn tỉnh (đến 31/12/2025)'
    >>> [without_merger(text, load_lexicon()) for text in ("Đồng Nai (mới)", "Tỉnh Đồng Nai mới", "Đồng Nai")]
    ['toàn tỉnh', 'toàn tỉnh', 'Đồng Nai']
    """
    shown = normalise(text)
    rest = without_current(shown)
    if rest != shown and is_province(rest, lexicon.provinces):
        return WHOLE
    if _is_of_today(shown, rest):
        return f"{WHOLE} {rest}".strip()  # `Sau sáp nhập (31/12/2025)`
    return rest if rest and is_total_of_places(rest, lexicon) else text


def _is_of_today(shown: str, rest: str) -> bool:
    """Whether a text calls a province the one of today without its name: `Sau sáp nhập`; `Mới` may be anything new."""
    return rest != shown and _says_only_when(rest) and len(shown.split()) > 1


def _says_only_when(shown: str) -> bool:
    """Whether nothing but a time is left of a text: `(đến 31/12/2025)`, or nothing at all."""
    time = read_time(shown)
    is_time = time.says_something and not time.rest and fold(WHOLE) not in fold(shown)
    return is_time or not any(map(str.isalpha, shown))


def _without_province(shown: str, names: frozenset[str]) -> str:
    """A text without the name of the province that it ends with: `Toàn tỉnh Lâm Đồng`."""
    found = _at_the_end(names).search(folded := fold(shown))
    return shown[: found.start()] if found and len(folded) == len(shown) else shown


@lru_cache(maxsize=4)
def _at_the_end(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<=\w) (?:{any_of(names)})$")
