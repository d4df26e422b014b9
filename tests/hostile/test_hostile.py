"""Every hostile file is refused or contained, with a finding that says what is wrong; what is honest in it is read."""

from __future__ import annotations

import pytest

from orchestration.landing.caged.cage import Cage
from orchestration.landing.caged.limits import Limits
from tests.hostile.corpus import CORPUS
from tests.hostile.harness import Meter, Outcome, read

# The cage itself enforces the time: see the limits in docs/reading-safely.md.


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """All files through one cage, one after another: each must leave it as it was."""
    folder = tmp_path_factory.mktemp("hostile")
    found = {}
    with Meter() as meter, Cage() as cage:
        for name, hostile in CORPUS.items():
            path = folder / name
            path.write_bytes(hostile.build())
            found[name] = read(cage, path, hostile.name)
            path.unlink()
    assert 0 < meter.child_bytes <= Limits().memory
    assert list(folder.iterdir()) == []
    return found


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_file_is_refused_for_its_reason_or_its_honest_part_is_read(
    name: str, outcomes: dict[str, Outcome]
) -> None:
    outcome = outcomes[name]

    assert CORPUS[name].is_met_by(outcome.file_format, outcome.rules, outcome.figures), outcome


def test_there_are_forty_of_them() -> None:
    assert len(CORPUS) >= 40
