"""Workbooks broken by chance end as figures or as one finding, never as a surprise."""

from __future__ import annotations

from pathlib import Path

from orchestration.landing.caged.answers import Answer
from tests.hostile.mutations import UNFORESEEN, fate, mutants, run


def test_sixty_broken_workbooks_are_read_or_refused_for_a_reason(tmp_path: Path) -> None:
    fates: dict[str, str] = {}

    def note(label: str, answer: Answer) -> None:
        fates[label] = fate(answer)

    run(20250701, 60, tmp_path, note)

    assert len(fates) == 60
    assert {label: end for label, end in fates.items() if end in UNFORESEEN or end == "no finding"} == {}
    assert {"read", "submissions.damaged_file"} <= set(fates.values())


def test_a_seed_breaks_the_same_files_in_the_same_way() -> None:
    assert list(mutants(7, 12)) == list(mutants(7, 12))
