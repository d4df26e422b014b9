"""Typing errors in words: `hoạtt động`, `thàh viên`.

A word is a typing error only if Vietnamese cannot have such a syllable; anything that could be a word of its own (`than
viên`) is never changed. Names of marks and organisations (`VietGAP`, `ASEAN`) are not errors.

Belongs here: from a text with errors to what may have been meant. Not here: whether that is known (`lexicon`), the
suggestion for an unknown label (`nearest`). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice, product

from orchestration.landing.text import fold, normalise

_WORD = re.compile(r"[^\W\d_]+")
# `c`, `g` and `ng` are spelt `k`, `gh` and `ngh` before `e`, `i`, `y`, and only there
_ONSET = "b|ch|c(?![eiy])|d|gh(?=[ei])|gi|g(?!e)|h|kh|k(?=[eiy])|l|m|n|nh|ngh(?=[ei])|ng(?![ei])|ph?|qu|r|s|th?|tr|v|x"
_NUCLEUS = "uy[ae]|u[aeoy]|i[ae]|o[ae]|oo(?=c|ng)|ye|[aeiouy]"
_CODA = "ch?|m|n|ng|nh|p|t|[iouy]"
_VOWEL = re.compile("[aeiouy]")  # without one it is an abbreviation: `ĐKKD`
_TWICE = "aa|ee|ii|yy|oo(?!c|ng)"
_SYLLABLE = re.compile(rf"(?!.*(?:{_TWICE}))(?:{_ONSET})?(?:{_NUCLEUS})(?:{_CODA})?")  # any that could be, unmarked
_SHORTEST = 4  # letters, three where one has a mark: shorter ones are abbreviations
_MOST = 2  # slips in a label: with more it is guesswork
_TRIED = 24  # texts


class Slips:
    """The words of known wordings, ready to be held against words that cannot be any.

    Args:
        wordings: known wordings, as printed.

    >>> slips = Slips(["Số hợp tác xã đang hoạt động", "Tổng số thành viên", "nhanh"])
    >>> list(slips.meant("Tổng số thàh viênn")), list(slips.meant("Số HTX hoạt dộng"))
    (['Tổng số thành viên'], [])
    >>> list(slips.meant("TỔNG SỐỐ")), list(slips.meant("Hợpp tác xã"))
    (['TỔNG SỐ'], ['Hợp tác xã'])
    >>> list(slips.meant("Than vien")), list(slips.meant("Thanh vieen")), list(slips.meant("Số HTX nhanhh"))
    ([], ['Thanh vien'], ['Số HTX nhanh'])
    """

    def __init__(self, wordings: Iterable[str]) -> None:
        spelt = {word for text in wordings for word in _WORD.findall(normalise(text).casefold())}
        self._spelt = sorted(word for word in spelt if len(word) > 1)
        self._plain = sorted(set(map(fold, self._spelt)))
        self._known = frozenset(map(fold, spelt))

    def meant(self, text: str) -> Iterator[str]:
        """The texts that may have been meant: with each slip replaced by a known word one letter away."""
        slips = [match for match in _WORD.finditer(text) if self._is_slip(match[0], text)]
        if not 0 < len(slips) <= _MOST:
            return
        known = self._plain if text.isascii() else self._spelt
        for words in islice(product(*(_near(slip[0].casefold(), known) for slip in slips)), _TRIED):
            mended = text
            for slip, word in reversed(list(zip(slips, words, strict=True))):
                mended = mended[: slip.start()] + _as_printed(word, slip[0]) + mended[slip.end() :]
            yield mended

    def _is_slip(self, word: str, text: str) -> bool:
        if len(word) < _SHORTEST - (not word.isascii()) or (
            not word.islower() and not word.istitle() and not text.isupper()
        ):
            return False
        plain = fold(word)
        return plain not in self._known and bool(_VOWEL.search(plain)) and not _SYLLABLE.fullmatch(plain)


def _as_printed(word: str, slip: str) -> str:
    return word.upper() if slip.isupper() else word.capitalize() if slip.istitle() else word


def _near(word: str, known: list[str]) -> list[str]:
    from rapidfuzz import process  # where every label is known, nothing is looked for
    from rapidfuzz.distance import OSA

    return [found for found, _, _ in process.extract(word, known, scorer=OSA.distance, score_cutoff=1, limit=None)]
