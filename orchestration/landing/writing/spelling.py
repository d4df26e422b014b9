"""Words that differ in their marks only: `sơ` is not `số`, `nam` is not `năm`, `hạ tầng` does not `tăng`.

Labels are compared without marks, so that any spelling, and a text without marks, is understood. Words that say
nothing (`số`, `cả`) are then left out: one that only looks like them must not go with them, or `trình độ sơ cấp, trung
cấp` and `trình độ trung cấp` would be one indicator. Nor is what only looks like a word that counts: `tổ chức lại`
has no profit (`lãi`), who keeps pigs (`lợn`) need not be large (`lớn`).

Belongs here: telling such words apart. Not here: what labels mean (`lexicon`), time (`periods`). Pure; the words are
data (seed `wordings`, dimension `filler`, and the noise and comparisons of `time`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from orchestration.landing.codes import load_codes
from orchestration.landing.learnt import learnt_once
from orchestration.landing.seeds import load_vocabulary, load_words
from orchestration.landing.text import fold, normalise
from orchestration.landing.writing.english import without_english

_WORD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"([^\W\d_]+)")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_PLAIN = re.compile(r"([^a-z0-9]+)")
_HORN, _TONES = "\u031b", "\u0300\u0301\u0303\u0309\u0323"
_MISTYPED = re.compile(rf"u({_HORN}?)([{_TONES}]?)o({_HORN}?)([{_TONES}]?)(?=[a-z])")  # of a word decomposed
_TONE = re.compile(rf"[{_TONES}]")
_APART = "q"  # no Vietnamese word ends in it
Pair = tuple[str, str]


@lru_cache(maxsize=1)
def _spellings() -> Mapping[str, frozenset[str]]:
    """Every way to spell a word that says nothing, that compares, or that `lại` is not, by the word without marks."""
    found: dict[str, set[str]] = defaultdict(set)
    silent, telling = load_words("filler")["filler"], load_words("filler")["lookalike"]
    for text in (*silent, *telling, *load_words("time")["noise"], *load_words("time")["comparison"]):
        if _WORD.fullmatch(word := normalise(text).casefold()):
            found[fold(word)].add(word)
    return {plain: frozenset(spelt) for plain, spelt in found.items()}


@lru_cache(maxsize=32_768)
def fold_apart(text: str) -> str:
    """A text folded, without its translation; words that only look like one that says nothing keep apart from it.

    In a text without any marks a word is told apart by its neighbour, where the wordings know the two.

    >>> fold_apart("Số cán bộ trình độ sơ cấp"), fold_apart("So can bo trinh do so cap")
    ('so can bo trinh doq soq cap', 'so can bo trinh doq soq cap')
    >>> fold_apart("Lao động nam năm 2023"), fold_apart("Lao dong nam 2023"), fold_apart("Lao dong nam")
    ('lao dong namq nam 2023', 'lao dong nam 2023', 'lao dong namq')
    >>> fold_apart("Trong đó 2021"), fold_apart("Trong do 2021")
    ('trong doq 2021', 'trong doq 2021')
    >>> fold_apart("Hạ tầng tăng"), fold_apart("Ha tang")
    ('ha tangq tang', 'ha tangq')
    >>> fold_apart("Tổ chức lại"), fold_apart("To chuc lai"), fold_apart("Lãi sau thuế")
    ('to chuc laiq', 'to chuc laiq', 'lai sau thue')
    >>> fold_apart("HTX chăn nuôi lợn"), fold_apart("Chan nuoi lon"), fold_apart("Quy mô lớn")
    ('htx chan nuoi lonq', 'chan nuoi lonq', 'quy mo lon')
    >>> fold_apart("Tông sô HTX"), fold_apart("Sơ cấp")
    ('tong so htx', 'soq cap')
    """
    text = without_english(text)
    return _by_marks(text) if _has_marks(text) else _by_neighbours(fold(text))


def without_mark(word: str) -> str:
    """A word of a folded text, whether it was kept apart from one that says nothing or not.

    >>> without_mark("soq"), without_mark("so")
    ('so', 'so')
    """
    return word.removesuffix(_APART)


def both_folds(text: str) -> tuple[str, ...]:
    """How a wording is folded when it is printed with its marks, and when it is printed without any.

    >>> both_folds("tổ viên mới"), both_folds("gốm")
    (('to vien moi',), ('gomq', 'gom'))
    """
    return tuple(dict.fromkeys((fold_apart(text), fold_apart(fold(text)))))


def _has_marks(text: str) -> bool:
    return any(map(str.isalpha, _BEYOND_ASCII.findall(text)))


def _by_marks(text: str) -> str:
    return fold("".join(map(_apart, _WORDS.split(normalise(text).casefold()))))


@lru_cache(maxsize=32_768)
def _apart(word: str) -> str:
    """A word folded, or what stands between words."""
    spelt = _spellings().get(plain := fold(word))
    if spelt is None:
        return plain if _WORD.fullmatch(word) else word
    return plain if word in spelt or _respelt(word) in spelt or _lost_its_tone(word, spelt) else plain + _APART


def _lost_its_tone(word: str, spelt: Iterable[str]) -> bool:
    """Whether an unknown word is one of these typed without its tone: `Tông sô`, not `cua`, `sơ`."""
    toneless = not word.isascii() and word == _without_tone(word) and word not in load_vocabulary()
    return toneless and any(_without_tone(known) == word for known in spelt)


def _without_tone(word: str) -> str:
    return normalize("NFC", _TONE.sub("", normalize("NFD", word)))


def _respelt(word: str) -> str:
    """A word with the commonest slip of typing mended, which makes no other word: `luợng`, `đựơc`, `nưóc`.

    >>> [_respelt(word) for word in ("luợng", "đựơc", "thưong", "thuở", "luống")]
    ['lượng', 'được', 'thương', 'thuở', 'luống']
    """
    return normalize("NFC", _MISTYPED.sub(_mended, normalize("NFD", word)))


def _mended(match: re.Match[str]) -> str:
    first, tone, second, other = match.groups()
    return f"u{_HORN}o{_HORN}{tone or other}" if first or second else match[0]


def _by_neighbours(folded: str) -> str:
    parts = _PLAIN.split(folded)  # words and what stands between them
    pairs = _known_pairs()
    told = list(parts)
    for left in range(0, len(parts) - 2, 2):
        # `lao dong nam 2023`: a year, no man
        is_year = parts[left + 2] == "nam" and "".join(parts[left + 4 : left + 5]).isdigit()
        if parts[left + 1] == " " and not is_year and (pair := pairs.get((parts[left], parts[left + 2]))):
            told[left] = max(told[left], pair[0], key=len)
            told[left + 2] = pair[1]
    return "".join(told)


@lru_cache(maxsize=1)
@learnt_once
def _known_pairs() -> Mapping[Pair, Pair]:
    return pairs_apart(wording.text for wording in load_codes().wordings)


def pairs_apart(texts: Iterable[str]) -> dict[Pair, Pair]:
    """Neighbours by which a word without its marks is told apart after all: `van tai` can only be `vận tải`.

    Args:
        texts: known wordings.

    Returns:
        Two words as they look without marks -> the same two, folded apart.

    >>> pairs_apart(["Vận tải hành khách", "Tại xã"])
    {('van', 'tai'): ('van', 'taiq'), ('tai', 'hanh'): ('taiq', 'hanh')}
    """
    apart: dict[Pair, Pair] = {}
    plain: set[Pair] = set()
    for text in filter(_has_marks, texts):
        if _spellings().keys().isdisjoint(_PLAIN.split(fold(text))):
            continue  # as most wordings
        words = _PLAIN.sub(" ", fold_apart(text)).split()
        for pair in pairwise(words):
            bare = (_bare(pair[0]), _bare(pair[1]))
            if bare == pair:
                plain.add(pair)
            else:
                apart.setdefault(bare, pair)
    return {bare: pair for bare, pair in apart.items() if bare not in plain}


def _bare(word: str) -> str:
    return word.removesuffix(_APART) if word.removesuffix(_APART) in _spellings() else word
