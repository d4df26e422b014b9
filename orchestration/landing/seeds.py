"""The seeds of dbt as landing reads them: rows, and words as they stand in patterns.

Belongs here: CSV files, and words that no code list stands for. Not here: the code lists (`codes`), what labels
mean (`words`).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from orchestration.landing.learnt import learnt_once
from orchestration.landing.text import fold, normalise
from orchestration.settings import SEEDS_DIR


@lru_cache
def seed_rows(folder: Path, seed: str) -> tuple[dict[str, str], ...]:
    """The rows of a seed.

    Raises:
        ValueError: a row has more or fewer fields than the header.
    """
    found: list[dict[str, str]] = []
    with (folder / f"{seed}.csv").open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        header = next(lines)
        for fields in filter(None, lines):
            if len(fields) != len(header):
                raise ValueError(f"{seed}.csv, line {lines.line_num}: {len(fields)} fields, not {len(header)}")
            found.append(dict(zip(header, fields, strict=True)))
    return tuple(found)


@lru_cache(maxsize=1)
@learnt_once
def _words() -> dict[str, dict[str, tuple[str, ...]]]:
    """The wordings of seed `wordings`, by dimension and code."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in seed_rows(SEEDS_DIR, "wordings"):
        found.setdefault(row["dimension"], {}).setdefault(row["code"], []).append(row["wording"])
    return {dimension: {code: tuple(texts) for code, texts in codes.items()} for dimension, codes in found.items()}


def load_words(dimension: str) -> dict[str, tuple[str, ...]]:
    """The wordings of one dimension of seed `wordings`, by code: words that no code list stands for.

    >>> "huyện" in load_words("place")["below"]
    True
    """
    return _words().get(dimension, {})


def load_register_words(kind: str, folder: Path = SEEDS_DIR) -> tuple[str, ...]:
    """The words of one kind of seed `register_words`: of names and places in lists.

    >>> "HTX" in load_register_words("legal_form")
    True
    """
    return tuple(row["word"] for row in seed_rows(folder, "register_words") if row["kind"] == kind)


@lru_cache(maxsize=8)
def load_register_meanings(kind: str) -> dict[str, str]:
    """The words of one kind of seed `register_words`, with what each stands for.

    >>> load_register_meanings("abbreviation")["HĐ"]
    'hoạt động'
    """
    return {row["word"]: row["meaning"] for row in seed_rows(SEEDS_DIR, "register_words") if row["kind"] == kind}


@cache  # asked of every header
def any_register_word(*kinds: str) -> str:
    """The words of some kinds of seed `register_words` as a pattern: folded, the longest first.

    >>> re.fullmatch(any_register_word("remark"), "quy uoc") is not None
    True
    """
    words = {fold(word) for kind in kinds for word in load_register_words(kind)}
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def any_word(dimension: str, *codes: str) -> str:
    """The words of some codes of seed `wordings` as a pattern: folded, the longest first.

    >>> any_word("rate", "12", "1")
    'thang|nam'
    """
    words = {fold(word) for code in codes for word in load_words(dimension)[code]}
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


def any_spelling(dimension: str, *codes: str) -> str:
    """The words of some codes of seed `wordings` as a pattern for texts as typed: with their marks or without.

    >>> any_spelling("aside", "score")
    'điểm|diem'
    """
    words = {spelt: None for code in codes for word in load_words(dimension)[code] for spelt in (word, fold(word))}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@lru_cache
@learnt_once
def load_vocabulary(folder: Path = SEEDS_DIR) -> Mapping[str, int]:
    """Every word of the wordings and labels of the seeds, as spelt, in lower case, and how often it is used.

    >>> load_vocabulary()["tín"] > 1, "týn" in load_vocabulary()
    (True, False)
    """
    texts = [row["wording"] for seed in ("wordings", "units") for row in seed_rows(folder, seed)]
    for seed in ("indicators", "sectors", "policies", "programs"):
        texts += [row["label_vi"] for row in seed_rows(folder, seed)]
    return dict(Counter(word for text in texts for word in re.findall(r"\w+", normalise(text).lower())))
