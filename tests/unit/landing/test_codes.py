"""The seeds -> code lists; a row that is wrong is named."""

from __future__ import annotations

import shutil
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest

from orchestration.landing.codes import load_codes
from orchestration.settings import SEEDS_DIR


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SEEDS_DIR, tmp_path / "seeds"))


def add(seeds: Path, seed: str, row: str) -> None:
    with (seeds / f"{seed}.csv").open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")


def test_a_wording_of_a_code_that_nobody_knows_is_named(seeds: Path) -> None:
    add(seeds, "wordings", "indicator,org_totl,số gì đó")

    with pytest.raises(ValueError, match=r"there is no indicator 'org_totl'.*số gì đó"):
        load_codes(seeds)


@pytest.mark.parametrize(("row", "fields"), [("63,42", 2), ("63,42,Hà Tĩnh, mới", 4)])
def test_a_row_with_a_field_too_few_or_too_many_is_named_by_its_line(seeds: Path, row: str, fields: int) -> None:
    line = len((seeds / "province_aliases.csv").read_text(encoding="utf-8").splitlines()) + 1
    add(seeds, "province_aliases", row)

    with pytest.raises(ValueError, match=rf"province_aliases.csv, line {line}: {fields} fields, not 3"):
        load_codes(seeds)


def test_every_wording_stands_once_among_those_of_its_dimension() -> None:
    wordings = [(w.dimension, w.code, w.text) for w in load_codes().wordings]
    blocks = [dimension for dimension, _ in groupby(dimension for dimension, _, _ in wordings)]

    assert [wording for wording, times in Counter(wordings).items() if times > 1] == []
    assert [dimension for dimension, times in Counter(blocks).items() if times > 1] == []
