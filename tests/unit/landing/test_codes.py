"""The seeds -> code lists; a row that is wrong is named."""

from __future__ import annotations

import shutil
from collections import Counter
from itertools import groupby
from pathlib import Path

import pytest

from orchestration.landing.codes import DIMENSIONS, load_codes
from orchestration.landing.words.lexicon import Lexicon
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


@pytest.mark.parametrize(
    ("seed", "row", "said"),
    [
        ("province_aliases", "63,999,Xứ Lạ", "there is no province 63,999 .*Xứ Lạ"),
        ("province_aliases", "63,42,TT Huế", "'tt hue' would be both"),
        ("wordings", "indikator,org_active,đang vận hành", "there is no dimension 'indikator' .*đang vận hành"),
        ("wordings", "entity_type,coop,hợp tác", "there is no entity_type 'coop'"),
        ("indicators", "org_x,Số gì,orgs,stock,sum,true,,cooperative,What,,,", "there is no unit 'orgs' .org_x"),
        (
            "indicators",
            "org_x,Số gì,org,stock,sum,true,,coop|union,What,,,",
            "there are no organisations 'coop' .org_x",
        ),
    ],
)
def test_a_row_that_would_never_be_used_is_named_before_anything_is_read(
    seeds: Path, seed: str, row: str, said: str
) -> None:
    add(seeds, seed, row)

    with pytest.raises(ValueError, match=rf"{seed}.csv: {said}"):
        load_codes(seeds)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("indicator,org_new,đang hoạt động", "indicator org_active and org_new"),
        ("sector,construction,lâm nghiệp", "sector forestry and construction"),
    ],
)
def test_words_that_would_mean_two_things_are_refused(seeds: Path, row: str, said: str) -> None:
    add(seeds, "wordings", row)

    with pytest.raises(ValueError, match=f"wordings.csv: .* would mean two things, {said}"):
        Lexicon(load_codes(seeds))


def test_a_wording_of_which_only_an_introduction_is_left_is_refused(seeds: Path) -> None:
    add(seeds, "wordings", "indicator,org_rated,được phân loại")

    with pytest.raises(ValueError, match=r"wordings\.csv: of 'được phân loại', indicator org_rated, only"):
        Lexicon(load_codes(seeds))


def test_words_of_two_indicators_that_their_unit_tells_apart_are_kept(seeds: Path) -> None:
    add(seeds, "wordings", "indicator,worker_total,đang hoạt động")

    assert Lexicon(load_codes(seeds)).codes("indicator", ("dang", "dong", "hoat")) != []


def test_every_dimension_has_words() -> None:
    assert {wording.dimension for wording in load_codes().wordings} == DIMENSIONS


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
