"""The words of seed `wordings`, dimension `time`, as patterns.

Belongs here: how such words are found in a folded text. Not here: what they mean (`scenarios`, `periods`). Pure.
"""

from __future__ import annotations

import re

from orchestration.landing.seeds import load_words
from orchestration.landing.writing.spelling import both_folds


def words_of_time(*codes: str) -> str:
    """The words of seed `wordings`, dimension `time`, as a pattern; `năm N-1` with spaces or without."""
    folded = {folded for code in codes for word in load_words("time")[code] for folded in both_folds(word)}
    ordered = sorted(folded, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\-", " ?- ?").replace(r"\+", r" ?\+ ?") for word in ordered)
