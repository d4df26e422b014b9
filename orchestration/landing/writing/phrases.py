"""Sequences of words that mean something together, found longest first.

Belongs here: words and phrases without meaning of their own. Not here: which phrases there are (`lexicon`). Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Words = tuple[str, ...]

# `01/qd` names a decision, `01` nothing; `20/2021/nq` is no resolution `20`
_TOKEN = re.compile(r"\d{1,4}/(?:19|20)\d\d/[a-z]{2,4}\b|\d{2,4}/[a-z]{2,3}\b|[a-z0-9]+|[,;/&+()%-]")
PUNCTUATION = frozenset(",;/&+()%-")


def split_words(folded: str) -> list[str]:
    """The words and punctuation of a folded text.

    >>> split_words("htx (gom ca qtdnd)"), split_words("1804/qd-ttg")
    (['htx', '(', 'gom', 'ca', 'qtdnd', ')'], ['1804/qd', '-', 'ttg'])
    >>> split_words("nghi quyet 20/2021/nq-hdnd")
    ['nghi', 'quyet', '20/2021/nq', '-', 'hdnd']
    """
    return _TOKEN.findall(folded)


def bare_words(folded: str) -> Words:
    """The words of a folded text, without punctuation."""
    return tuple(token for token in split_words(folded) if token not in PUNCTUATION)


@dataclass
class Synonyms:
    """Word sequences that stand for others.

    >>> synonyms = Synonyms()
    >>> synonyms.add(("tv",), ("thanh", "vien"))
    >>> synonyms.unified(["so", "tv"])
    ['so', 'thanh', 'vien']
    """

    targets: dict[Words, Words] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)  # by first word

    def add(self, source: Words, target: Words) -> None:
        """Learn a synonym; the first meaning of a source stays."""
        if source:
            self.targets.setdefault(source, target)
            self.longest[source[0]] = max(self.longest.get(source[0], 0), len(source))

    def unified(self, tokens: list[str]) -> list[str]:
        """The tokens with every synonym replaced by what it stands for, the longest first."""
        if self.longest.keys().isdisjoint(tokens):
            return tokens
        out: list[str] = []
        position = 0
        while position < len(tokens):
            longest = self.longest.get(tokens[position], 0)
            for length in range(min(longest, len(tokens) - position), 0, -1):
                target = self.targets.get(tuple(tokens[position : position + length]))
                if target is not None:
                    out.extend(target)
                    position += length
                    break
            else:
                out.append(tokens[position])
                position += 1
        return out


@dataclass(eq=False)
class Phrases:
    """Word sequences with a code. Phrases are equal to themselves alone: what is found in a text is found once.

    >>> phrases = Phrases()
    >>> phrases.add(("lao", "dong"), "worker")
    >>> phrases.add(("lao", "dong", "thuong", "xuyen"), "regular")
    >>> phrases.find(("tong", "lao", "dong", "thuong", "xuyen"))
    ('regular', ('tong',))
    """

    codes: dict[Words, str] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)  # by first word

    def add(self, words: Words, code: str) -> None:
        """Learn a phrase; the first code of a phrase stays."""
        if words:
            self.codes.setdefault(words, code)
            self.longest[words[0]] = max(self.longest.get(words[0], 0), len(words))

    def at(self, words: Words | list[str], start: int) -> tuple[str, int] | None:
        """The longest phrase that begins at a position: its code and length."""
        longest = self.longest.get(words[start]) if start < len(words) else None
        if longest is None:
            return None
        for length in range(min(longest, len(words) - start), 0, -1):
            code = self.codes.get(tuple(words[start : start + length]))
            if code is not None:
                return code, length
        return None

    def dropped_from(self, words: Words | list[str]) -> Words:
        """The words that belong to no phrase."""
        if self.longest.keys().isdisjoint(words):
            return tuple(words)
        kept: list[str] = []
        position = 0
        while position < len(words):
            if found := self.at(words, position):
                position += found[1]
            else:
                kept.append(words[position])
                position += 1
        return tuple(kept)

    def find(self, words: Words) -> tuple[str, Words] | None:
        """The longest phrase anywhere in the words, and the words without it."""
        if self.longest.keys().isdisjoint(words):
            return None
        best: tuple[int, int, str] | None = None
        for start in range(len(words)):
            if (found := self.at(words, start)) and (best is None or found[1] > best[1]):
                best = (start, found[1], found[0])
        if best is None:
            return None
        start, length, code = best
        return code, words[:start] + words[start + length :]

    def all_in(self, words: Words) -> frozenset[str]:
        """The codes of every phrase in the words; those of a longer one count for no other."""
        codes = set()
        while found := self.find(words):
            codes.add(found[0])
            words = found[1]
        return frozenset(codes)
