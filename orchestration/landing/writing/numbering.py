"""What stands before the words of a label and behind them: numbers, dashes, `Trong đó`, the formula of its column.

Belongs here: what is taken off a label before its words are read. Not here: its words (`labels`), how deep its number
puts it (`outline`). Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.landing.seeds import any_spelling, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.writing.spelling import both_folds

CALLED = rf"(?i:{any_spelling('aside', 'number')})\s+"  # `Phần II.` is no other number than `II.`
_NUMBER = r"(?:[IVXLC]+|[A-Z]|[a-zđ]|\d{1,2})(?:\.\d{1,2})*"  # `II`, `A`, `a`, `1`, `II.1`, `1.2.3`
_NUMBERING = re.compile(
    rf"^(?:(?:{CALLED})?{_NUMBER}(?:\s*[.)/:-]{{2,3}}(?!\d)|[.)](?!\d)|\s*[-/:]\s)"  # `b). `, `1/- `, `a) `, `I - `
    rf"|\({_NUMBER}\)[.:/-]*\s*(?=[^\W\d_])"  # `(1) Tổng số`; `(1)` alone numbers a column
    r"|[IVX]+-|[-+*•]+)\s*"
)
_TERM = r"\(?(?:\d{1,2}(?:\.\d{1,2})?|[IVX]+|[A-Za-zđ])\)?"  # the number of a row or column
_SUM = rf"{_TERM}(?:\s*\+\s*{_TERM})+"
_FORMULA = re.compile(
    r"\s*(?:\(\d{1,2}\)(?:\s*[=+:-]\s*\(?\d{1,2}\)?)*|\(\s*(?:\d{1,2}\s*)?=[\d\s+:*/x().-]+\)"
    rf"|[(\[]\s*=?\s*{_SUM}\s*[)\]]|[=:]\s*{_SUM})\s*:?\s*$"
)

_SCORE = re.compile(  # what a rating asks for: `(từ 80 điểm trở lên)`
    rf"\s*\([^()]*\d\s*(?:{any_spelling('aside', 'score')})\b[^()]*\)"
)
_RAISED = re.compile(r"(?<=[^\W\d])(?<!\bm)(?<!\b[kcdh]m)[¹²³⁴-⁹]+(?=\s|$)")  # not the power of `m²`, `km²`
_BEHIND_WORDS = r"(?:(?<=[^\W\d_])|(?<=[]¹²³⁴-⁹%*])|(?<=[^\W\d_*][)\"])|(?<=\*\)))"  # not behind the terms of a formula
_OF_A_YEAR = r"(?<=\d\d\d\d)\s*\([A-Za-z]\)$"  # the letter of a column: `Năm 2022 (A)` beside `Tăng (B-A)`
_NOTE = re.compile(
    _BEHIND_WORDS + rf"\s*(?:\(\d\)|\(\*+\)|\[\d{{1,2}}\]|\*+|[¹²³⁴-⁹]+)$|(?<=\d)[¹²³⁴-⁹]+$|{_OF_A_YEAR}"
)
_LEADER = re.compile(_BEHIND_WORDS + r"\s*[.…:;_]+$")
_POWER = re.compile(r"\b[kcdh]?m[²³]$")


def _introductions() -> str:
    """The words that introduce a part, as a pattern: however folded, with spaces behind full stops or without."""
    words = load_words("furniture")["of_which"]
    folded = {spelt for word in words for spelt in (fold(word), *both_folds(word))}
    return "|".join(sorted(map(re.escape, folded), key=len, reverse=True)).replace(r"\.", r"\. ?")


_OF_WHICH = re.compile(rf"^[-+* ]*(?:{_introductions()})\b\s*[:,]?\s*")


def _sums() -> str:
    """The words that begin a sum, as a pattern."""
    return "|".join(map(re.escape, load_words("total")["sum"] + load_words("total")["of_all"]))


# `Cộng I`, `Tổng cộng mục II`: the sum of the rows that stand below that number
_OF_BLOCK = re.compile(rf"^((?:{_sums()})(?: số)?)(?: (?:mục|phần|khối))? \(?(?-i:[IVX]+|[A-Z])\)?$", re.IGNORECASE)


@lru_cache(maxsize=8192)
def without_numbering(text: str) -> str:
    """A label without the number it begins with.

    >>> [without_numbering(label) for label in ("1. Tổng số", "b). Tổng số", "(2) Tổng số", "I/- Tổng số")]
    ['Tổng số', 'Tổng số', 'Tổng số', 'Tổng số']
    >>> [without_numbering(text) for text in ("(1)", "(2)=(3)+(4)", "1.5 triệu", "a/b", "2023")]
    ['(1)', '(2)=(3)+(4)', '1.5 triệu', 'a/b', '2023']
    """
    return _NUMBERING.sub("", normalise(text))


@lru_cache(maxsize=8192)
def without_formula(shown: str) -> str:
    """A label without the formula, the score or the raised number of a note that it ends with; a bare formula stays.

    >>> [without_formula(label) for label in ("Tổng số (3=4+5)", "Tổng cộng (A + B)", "Cộng mục II", "HTX mới²", "m²")]
    ['Tổng số', 'Tổng cộng', 'Cộng', 'HTX mới', 'm²']
    >>> [without_formula(label) for label in ("Khá (từ 65 đến dưới 80 điểm)", "Số HTX (thời điểm 31/12)")]
    ['Khá', 'Số HTX (thời điểm 31/12)']
    """
    told = _OF_BLOCK.sub(r"\1", _FORMULA.sub("", shown))
    return _RAISED.sub("", _SCORE.sub("", told) or shown)


@lru_cache(maxsize=8192)
def without_note(shown: str) -> str:
    """A text without the mark of a note that it ends with.

    >>> [without_note(label) for label in ("Số HTX (1)", "Tăng trong kỳ*", "Hợp tác xã¹ [2]", "TH 2023¹")]
    ['Số HTX', 'Tăng trong kỳ', 'Hợp tác xã', 'TH 2023']
    >>> [without_note(label) for label in ("Năm 2022 (A)", "Xếp loại (A)")]
    ['Năm 2022', 'Xếp loại (A)']
    >>> [without_note(label) for label in ("Tổng số (3=4+5)", "(1)", "km²", "Số HTX (31/12)")]
    ['Tổng số (3=4+5)', '(1)', 'km²', 'Số HTX (31/12)']
    """
    bare = "" if _POWER.search(shown) else _NOTE.sub("", shown)
    return without_note(bare) if bare and bare != shown else shown


@lru_cache(maxsize=8192)
def without_ending(shown: str) -> str:
    """A label without what it ends with that says nothing: dots that lead to its figures, a colon, marks of notes.

    >>> [without_ending(label) for label in ("Tổng số ......", "Toàn tỉnh (*):", "Trong đó:", "...")]
    ['Tổng số', 'Toàn tỉnh', 'Trong đó', '...']
    """
    bare = without_note(_LEADER.sub("", shown))
    return without_ending(bare) if bare != shown else shown


def without_beginning(shown: str) -> str:
    """A label without its number or dash, which stays before `Trong đó`: `- Trong đó: HTX` is read as a whole."""
    return shown if _OF_WHICH.match(fold(shown)) else _NUMBERING.sub("", shown)


def without_of_which(folded: str) -> str:
    """A folded label without what introduces it as a part: `- trong do: htx` -> `htx`."""
    return _OF_WHICH.sub("", folded)
