"""Numbers in words, as letters to a higher office spell small counts: `Mười hai`, `Hai (02)`.

Belongs here: whole numbers below a million in words. Not here: digits and what stands around them (`numbers`). Pure;
the words are data (seed `wordings`, dimension `numeral`).
"""

from __future__ import annotations

from orchestration.landing.seeds import load_words
from orchestration.landing.text import fold

_DIGITS = {fold(word): int(code) for code, words in load_words("numeral").items() if code.isdigit() for word in words}
_TENS, _HUNDREDS, _THOUSANDS, _NONE = (
    frozenset(map(fold, load_words("numeral")[code])) for code in ("tens", "hundreds", "thousands", "none")
)


def number_in_words(folded: str) -> tuple[int, str] | None:
    """The number that a folded text begins with in words, and the text behind it; None where it begins with none.

    >>> texts = ("muoi hai", "hai muoi lam htx", "hai tram linh bon to", "mot nghin khong tram ba muoi", "hoat dong")
    >>> [number_in_words(text) for text in texts]
    [(12, ''), (25, 'htx'), (204, 'to'), (1030, ''), None]
    """
    words = folded.split()
    total = group = position = 0
    digit: int | None = None
    for word in words:
        if word in _DIGITS and digit is None:
            digit = _DIGITS[word]
        elif word in _TENS and not group % 100:
            group, digit = group + 10 * (1 if digit is None else digit), None
        elif word in _HUNDREDS and digit is not None and not group:
            group, digit = 100 * digit, None
        elif word in _THOUSANDS and not total and group + (digit or 0):
            total, group, digit = 1000 * (group + (digit or 0)), 0, None
        elif not (word in _NONE and position and digit is None):
            break
        position += 1
    return (total + group + (digit or 0), " ".join(words[position:])) if position else None
