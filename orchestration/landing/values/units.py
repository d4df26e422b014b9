"""Unit texts (`triệu đồng/người/tháng`, `nghìn thành viên`, `HTX đang hoạt động`) -> what is counted, and its factor.

Belongs here: the grammar of unit texts, conversion to base units. The nouns are data: seed `units`. Pure.
Not here: numbers (`numbers`), and which unit an indicator wants (seed `indicators`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orchestration.landing.seeds import any_word, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.values.numbers import MULTIPLIERS, Kind
from orchestration.landing.writing.english import without_english

# scale words are data: seed `wordings`, dimension `multiplier`; units print them as numbers too (`1.000 đồng`)
_SCALES = MULTIPLIERS | {
    printed: Decimal(10) ** power
    for power in (3, 6, 9)
    for printed in (f"10^{power}", str(10**power), *(f"{10**power:,}".replace(",", mark) for mark in ",. "))
}
_POWERS = str.maketrans({"³": "^3", "⁶": "^6", "⁹": "^9"})  # `10⁶ đồng`
_LOST_POWER = re.compile(r"^10(?=[369] ?(?:d|dong|vnd)\b)")  # `106 đồng`, as workbooks keep what is raised by its font
# glued to their noun or not: `trđ`, `tỷđồng`, `1.000 đồng`
_SCALE_WORDS = re.compile(f"^({'|'.join(sorted(map(re.escape, _SCALES), key=len, reverse=True))})(?![.,]?\\d)[ .]*")
_TIMES = re.compile(rf"^(10{{0,2}}) ?(?={'|'.join(map(re.escape, MULTIPLIERS))})")  # `100 triệu đồng`
_YEARLY = {"thang": 12, "nam": 1, "quarter": 4, "6 thang": 2}
_PEOPLE = {"member", "person"}
_COUNTED_IN_THOUSANDS = {*_PEOPLE, "turn"}
_WORDS_OF_UNIT = 6  # `Nghìn người - Thous. persons`
_EACH = {"org", "member", "person", "household", "class"}
_OTHER_RATES = frozenset(map(fold, load_words("rate")["other"]))  # `nghìn đồng/ngày`: how many of them, nobody can tell
_DITTO = re.compile(r"[-_. ]*(?:\"|〃|''|′′|//|nt|n/t|nhu tren)[-_. ]*")
_ONE = re.compile(r"^(?:0?1|mot|moi) ")
_AND = re.compile(r"(?<!\d)\s*[,;]\s*|\s*[,;]\s+|\s+và\s+", re.IGNORECASE)
_PER = re.compile(r"\s*/\s*")
_UNIT_WORDS = {spelt for word in load_words("header")["unit"] for spelt in (normalise(word).lower(), fold(word))}
#: What announces a unit, `ĐVT:`, as a pattern for folded text, and without regard to case for text as printed.
ANNOUNCED = (
    rf"(?:{'|'.join(sorted(map(re.escape, _UNIT_WORDS), key=len, reverse=True))})"
    r"(?:\s*(?:(?:s[oố] )?ti[eề]n|v[oố]n|gi[aá] tr[iị]|kinh ph[ií]))?\s*:\s*"
)
_PREFIX = re.compile(rf"^\(?\s*(?:{ANNOUNCED}|(?:{any_word('scope', 'in_unit')})\s+)")
# a unit that an indicator may be printed in, beside its own
_COMPATIBLE = {
    "member": {"member", "person"},
    "person": {"person"},
    "turn": {"turn", "person"},
    "vnd_per_year": {"vnd"},
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as printed.

    Attributes:
        code: what is counted: org, member, person, turn, class, percent, vnd, work, square_metre, product, ...
        scale: one printed unit in base units (`triệu đồng` = 1 000 000).
        per_year: factor to a yearly amount (12 for `/tháng`), None when no period is printed.
        each: whose it is where it is of one: `org` in `triệu đồng/HTX/năm`, `person` in `triệu đồng/người/tháng`.
        text: as printed.
    """

    code: str
    scale: Decimal = Decimal(1)
    per_year: int | None = None
    text: str = ""
    each: str = ""


def parse_unit(text: str, nouns: Mapping[str, tuple[str, Decimal]]) -> Unit | None:
    """Read a unit text.

    Args:
        text: as printed; a leading `ĐVT:` is ignored.
        nouns: folded noun -> (unit code, factor), from seed `units`.

    Returns:
        The unit, or None when it cannot be told.

    >>> nouns = {"dong": ("vnd", Decimal(1)), "thanh vien": ("member", Decimal(1))}
    >>> unit = parse_unit("Triệu đồng/thành viên/tháng", nouns)
    >>> unit.code, int(unit.scale), unit.per_year, unit.each
    ('vnd', 1000000, 12, 'member')
    >>> int(parse_unit("nghìn thành viên", nouns).scale), parse_unit("nghìn đồng/ngày", nouns)
    (1000, None)
    """
    folded = _LOST_POWER.sub("10^", _PREFIX.sub("", fold(without_english(text.translate(_POWERS)))).strip(" ().:;-[]"))
    if not folded:
        return None
    head, *per = _PER.split(folded)
    scale = Decimal(1)
    if match := _TIMES.match(head):
        scale, head = Decimal(match[1]), head[match.end() :]
    while match := _SCALE_WORDS.match(head):  # `1.000 triệu đồng`
        scale, head = scale * _SCALES[match[1]], head[match.end() :].strip()
    noun = _noun(head, nouns) if head else None
    if noun is None and scale >= 1_000_000 and head in ("", "d"):
        noun = ("vnd", Decimal(1))  # "triệu", "tỷ" alone are money in these forms
    if noun is None:
        return None
    if re.search(r"/\s*quý", normalise(text).casefold()):
        per = ["quarter"]
    if any(_ONE.sub("", part.strip()) in _OTHER_RATES for part in per):
        return None
    yearly = [_YEARLY[word] for word in (part.strip() for part in per) if word in _YEARLY]
    counted = [found[0] for part in per if (found := _noun(_ONE.sub("", part), nouns)) and found[0] in _EACH]
    each = counted[0] if counted else ""
    return Unit(noun[0], scale * noun[1], yearly[0] if yearly else None, text, each)


def _noun(head: str, nouns: Mapping[str, tuple[str, Decimal]]) -> tuple[str, Decimal] | None:
    """The longest known noun that the text begins with: `hop tac xa dang hoat dong` counts organisations."""
    words = re.split(r"[ ,;+&]+", head)
    for length in range(len(words), 0, -1):
        if found := nouns.get(" ".join(words[:length])):
            if found[0] == "vnd" and set(words[length:]) - {"dong", "chan"}:
                return None
            return found
    return None


def units_of_note(text: str, nouns: Mapping[str, tuple[str, Decimal]]) -> list[Unit]:
    """The units that the corner of a table prints: one, or one for each kind of figures; none that cannot be told.

    >>> nouns = {"dong": ("vnd", Decimal(1)), "nguoi": ("person", Decimal(1))}
    >>> [(unit.code, int(unit.scale)) for unit in units_of_note("Tỷ đồng, người", nouns)]
    [('vnd', 1000000000), ('person', 1)]
    """
    text = without_english(text)
    units = [unit for part in _AND.split(text) if (unit := parse_unit(part, nouns))]
    if len(units) == len(_AND.split(text)):
        return units
    return [unit] if (unit := parse_unit(text, nouns)) else []


def are_all(units: Sequence[Unit], code: str) -> bool:
    """Whether there are units, all of one code.

    >>> money = Unit("vnd", Decimal(1_000_000))
    >>> are_all([money], "vnd"), are_all([money], "org"), are_all([], "vnd")
    (True, False, False)
    """
    return bool(units) and all(unit.code == code for unit in units)


def noted_unit(units: Sequence[Unit], wanted: str) -> Unit | None:
    """The unit of a note that figures of an indicator may have; None where there is none, or more than one."""
    fitting = [unit for unit in units if accepts(wanted, unit)]
    # `ĐVT: nghìn thành viên` over their workers is asked about, since one of them may stand for a thousand
    fitting = fitting or [unit for unit in units if unit.scale != 1 and {unit.code, wanted} <= _PEOPLE]
    own = [unit for unit in fitting if unit.code == wanted] or fitting
    return own[0] if len({(unit.scale, unit.per_year, unit.each) for unit in own}) == 1 else None


def changes_numbers(unit: Unit) -> bool:
    """Whether a number cannot be understood without it: `triệu đồng`, `nghìn người`.

    `(HTX)` may name whose it is, `Hà Tĩnh` is no hectare, and `1.000 HTX tiêu biểu` are so many.

    >>> people = Unit("person", Decimal(1000), text="nghìn người")
    >>> [changes_numbers(unit) for unit in (people, Unit("person", text="người"), Unit("org", Decimal(1000)))]
    [True, False, False]
    """
    in_thousands = unit.scale != 1 and unit.code in _COUNTED_IN_THOUSANDS and len(unit.text.split()) <= _WORDS_OF_UNIT
    return unit.code == "vnd" or in_thousands


def is_ditto(text: str) -> bool:
    """Whether a cell of units says that the unit is the one above.

    >>> [is_ditto(text) for text in ('"', "- nt -", "″", "Như trên", "n", "-")]
    [True, True, True, True, False, False]
    """
    return _DITTO.fullmatch(fold(text)) is not None


def accepts(indicator_unit: str, unit: Unit) -> bool:
    """Whether figures of an indicator may be printed in this unit."""
    return unit.code == indicator_unit or unit.code in _COMPATIBLE.get(indicator_unit, ())


def kind_of(indicator_unit: str, whole_number: bool) -> Kind:
    """How a lone separator reads in a row of this indicator."""
    if indicator_unit == "percent":
        return Kind.SHARE
    return Kind.COUNT if whole_number or indicator_unit == "org" else Kind.AMOUNT
