"""Labels as clerks word them -> what they count; and labels that only look like one -> nothing.

The labels lie in `wordings_of_indicators.csv`. Most were written before anybody looked at what the reader knows, so
that a word too many in the seeds, or one too few, shows here.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from orchestration.landing.codes import Codes, Wording
from orchestration.landing.layout.outline import RowText
from orchestration.landing.meaning.rows import read_rows
from orchestration.landing.words.lexicon import Lexicon

Counted = tuple[str, str, str]  # entity type, indicator, sector; '' where it says none

with (Path(__file__).parent / "wordings_of_indicators.csv").open(encoding="utf-8", newline="") as file:
    LABELS = {
        row["label"]: (row["entity_type"], row["indicator_code"], row["sector_code"]) for row in csv.DictReader(file)
    }
NOTHING = ("", "", "")


def counted(label: str, lexicon: Lexicon, codes: Codes) -> Counted:
    """What a row counts that says no more than its label."""
    [row] = read_rows([RowText(0, "1", label, "", True)], "statistics", lexicon, codes)
    meaning = row.meaning
    return (meaning.entity or "", meaning.indicator or "", meaning.sector or "") if meaning else NOTHING


def test_a_label_counts_what_its_clerk_means(lexicon: Lexicon, codes: Codes) -> None:
    meant = {label: counts for label, counts in LABELS.items() if counts != NOTHING}

    assert {label: counted(label, lexicon, codes) for label in meant} == meant
    assert len(meant) > 600


def test_a_label_that_only_looks_like_an_indicator_counts_nothing(lexicon: Lexicon, codes: Codes) -> None:
    others = [label for label, counts in LABELS.items() if counts == NOTHING]

    assert [label for label in others if counted(label, lexicon, codes) != NOTHING] == []
    assert len(others) > 60


def test_one_more_word_for_people_takes_nothing_from_those_known(lexicon: Lexicon, codes: Codes) -> None:
    made_up = zip(sorted(lexicon.people.wholes), ("xqa", "xqb", "xqc"), strict=True)
    more = tuple(Wording("indicator", whole, word) for whole, word in made_up)
    known = Lexicon(more_codes := replace(codes, wordings=codes.wordings + more))

    assert {label: counted(label, known, more_codes) for label in LABELS} == LABELS
