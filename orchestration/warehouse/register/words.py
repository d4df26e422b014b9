"""Names, communes and codes of a list -> what can be compared.

Belongs here: pure functions from printed text to comparable text, over the words of `register_words.csv`.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from orchestration.landing.text import fold, normalise
from orchestration.landing.words.addresses import commune_span, without_lookalikes
from orchestration.settings import SEEDS_DIR

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_GLUED_NUMBER = re.compile(r"(?<=[a-z]{2})(?=\d)")  # `số2`, `Hòa Bình1`
_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}
_DIGITS = re.compile(r"^\d+$")
_TAX_CODE = re.compile(r"^\d{10}$")
_BRANCH_CODE = re.compile(r"^(\d{10})(\d{3})$")


@dataclass(frozen=True, slots=True)
class Name:
    """What a name says, without the legal form.

    Attributes:
        text: every word, abbreviations written out: `dich vu nong nghiep tan lap`.
        core: the words that name this one: `tan lap`.
        numbers: the numbers in it; `số 1` and `số 2` are never the same.
    """

    text: str
    core: str
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Code:
    """A registration code.

    Attributes:
        text: the code itself.
        is_tax_code: ten digits (or ten and three of a branch), unique in the country and for life; anything else is the
            number of an older certificate, unique where it was issued.
    """

    text: str
    is_tax_code: bool


class Words:
    """The words of names and addresses that say nothing about which cooperative it is."""

    def __init__(self, rows: list[dict[str, str]]) -> None:
        told = ("legal_form", "activity")  # what is generic in a name still tells two of them apart
        phrases = {" ".join(_split(row["word"])): row for row in rows if row["kind"] in told}
        self._meanings = {
            phrase: "" if row["kind"] == "legal_form" else " ".join(_split(row["meaning"]))
            for phrase, row in phrases.items()
        }
        activities = {meaning for meaning in self._meanings.values() if meaning}
        self._phrase = _alternation(self._meanings)
        self._activity = _alternation(activities)
        self._names: dict[str, Name] = {}
        self._communes: dict[str, str] = {}

    def name(self, printed: str) -> Name:
        """Read a name.

        >>> register_words().name("HTX DVNN Tân Lập II")
        Name(text='dich vu nong nghiep tan lap 2', core='tan lap 2', numbers=frozenset({'2'}))
        >>> register_words().name("HTX Nấm Tân Lập").core, register_words().name("HTX Hoa Tân Lập").core
        ('nam tan lap', 'hoa tan lap')
        """
        if printed not in self._names:
            words = " ".join(_split(printed))
            text = _squeeze(self._phrase.sub(lambda match: self._meanings[match[0]], words))
            text = " ".join(_ROMAN.get(word, word) for word in text.split())
            core = _squeeze(self._activity.sub("", text))
            numbers = frozenset(word for word in text.split() if _DIGITS.match(word))
            self._names[printed] = Name(text, core, numbers)
        return self._names[printed]

    def commune(self, printed: str | None) -> str:
        """Read the commune out of an address; empty when there is none.

        >>> register_words().commune("Thôn 3, xã Bản Hồ, huyện Sa Pa")
        'ban ho'
        """
        if not printed:
            return ""
        if printed not in self._communes:
            folded = fold(printed)
            first, last = self._span(without_lookalikes(printed))
            self._communes[printed] = " ".join(_split(folded[first:last]))
        return self._communes[printed]

    def commune_as_printed(self, printed: str | None) -> str | None:
        """The commune as it is printed, without the rest of the address, which may hold more than a place.

        >>> register_words().commune_as_printed("Thôn 3, xã Bản Hồ, huyện Sa Pa")
        'Bản Hồ'
        """
        text, folded = normalise(printed or ""), fold(printed or "")
        first, last = self._span(without_lookalikes(printed or ""))
        return (text if len(text) == len(folded) else folded)[first:last].strip() or None

    def _span(self, folded: str) -> tuple[int, int]:
        """Where the commune stands in a folded address: after its kind, else at the beginning."""
        return commune_span(folded) or (0, len(re.split(r"[,;(-]", folded)[0]))


def code(printed: str | None) -> Code | None:
    """Read a registration code, whatever separators it is printed with.

    >>> code("4000 123 456-001")
    Code(text='4000123456-001', is_tax_code=True)
    >>> code("07A000012").is_tax_code
    False
    """
    text = re.sub(r"[^0-9A-Z]", "", (printed or "").upper())
    if not text or set(text) <= {"0"}:
        return None
    if text.isdigit() and len(text) in (9, 12) and text[0] != "0":  # a leading zero lost in a spreadsheet
        text = "0" + text
    if match := _BRANCH_CODE.match(text):
        return Code(f"{match[1]}-{match[2]}", True)
    return Code(text, bool(_TAX_CODE.match(text)))


@lru_cache(maxsize=2)
def register_words(folder: Path = SEEDS_DIR) -> Words:
    """The words of the seed."""
    with (folder / "register_words.csv").open(encoding="utf-8", newline="") as file:
        return Words(list(csv.DictReader(file)))


def _split(text: str) -> list[str]:
    return _GLUED_NUMBER.sub(" ", _NOT_A_WORD.sub(" ", fold(text))).split()


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _alternation(phrases: set[str] | dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
