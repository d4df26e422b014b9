"""Promises of `kttt verify`: nothing behind a published number can change without being noticed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from orchestration.published import manifest
from orchestration.published.generation import publish
from orchestration.published.proof import problems
from orchestration.settings import Settings
from tests.unit.published.conftest import MONDAY, TUESDAY, change


@pytest.fixture
def two_generations(settings: Settings) -> Path:
    """The newer of two generations."""
    publish(settings, MONDAY)
    change(settings, "UPDATE marts.fct SET value = 1026 WHERE geo_code = '42'")
    return publish(settings, TUESDAY).path


def flip(path: Path, position: int) -> None:
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    path.write_bytes(content)


def test_what_was_just_published_is_proven(settings: Settings, two_generations: Path) -> None:
    assert problems(settings, two_generations) == []


def test_one_flipped_byte_of_anything_is_noticed(settings: Settings, two_generations: Path) -> None:
    behind = [
        *(path for path in two_generations.rglob("*") if path.is_file()),
        *(path for folder in (settings.archive, settings.receipts) for path in folder.rglob("*") if path.is_file()),
        next(path for path in two_generations.parent.glob("*/manifest.json") if path.parent != two_generations),
    ]
    random_byte = random.Random(7)
    assert len(behind) >= 9

    for path in behind:
        position = random_byte.randrange(path.stat().st_size)
        flip(path, position)
        assert problems(settings, two_generations), f"byte {position} of {path.name}"
        flip(path, position)
    assert problems(settings, two_generations) == []


def test_no_byte_of_the_manifest_can_change(settings: Settings, two_generations: Path) -> None:
    path = two_generations / "manifest.json"
    unnoticed = []
    for position in range(path.stat().st_size):
        flip(path, position)
        if not problems(settings, two_generations):
            unnoticed.append(position)
        flip(path, position)

    assert unnoticed == []


def test_a_manifest_sealed_anew_breaks_the_link_of_the_generation_after(
    settings: Settings, two_generations: Path
) -> None:
    first = next(path for path in two_generations.parent.iterdir() if path != two_generations)
    facts = manifest.read(first) or {}
    facts["tables"]["marts.fct"] = 3
    facts["chain"] = manifest.chain(facts)
    (first / "manifest.json").write_bytes(manifest.serialise(facts))

    assert problems(settings, first) == [], "by itself it looks sound"
    assert problems(settings, two_generations) == [
        f"{first.name}/manifest.json: not the one this generation followed",
    ]


def test_the_chain_leads_from_the_bytes_received_to_the_generation_before(
    settings: Settings, two_generations: Path
) -> None:
    facts = manifest.read(two_generations) or {}

    assert list(facts["chain"]) == ["inputs", "figures", "marts", "files", "seal"]
    changed = {**facts, "inputs": []}
    assert all(manifest.chain(changed)[link] != facts["chain"][link] for link in facts["chain"]), "all that follows"
    changed = {**facts, "previous": None}
    assert [link for link in facts["chain"] if manifest.chain(changed)[link] != facts["chain"][link]] == ["seal"]


@pytest.mark.parametrize("name", ["extra.txt", "parquet/extra.parquet"])
def test_a_file_that_was_never_published_is_noticed(settings: Settings, two_generations: Path, name: str) -> None:
    (two_generations / name).write_text("x")

    assert problems(settings, two_generations) == [f"{name}: not part of the generation"]


def test_tables_that_a_sound_looking_manifest_is_wrong_about_are_noticed(
    settings: Settings, two_generations: Path
) -> None:
    manifest.write(two_generations, {**(manifest.read(two_generations) or {}), "tables_hash": "0" * 64})

    assert problems(settings, two_generations) == ["kttt.duckdb: holds other content than the manifest says"]


def test_a_generation_under_the_name_of_another_is_noticed(settings: Settings, two_generations: Path) -> None:
    renamed = two_generations.rename(two_generations.with_name("20240109T180000Z-000000000000"))

    assert problems(settings, renamed) == [f"manifest.json: is that of {two_generations.name}"]


def test_bytes_that_left_the_archive_are_missed(settings: Settings, two_generations: Path) -> None:
    next(path for path in settings.archive.rglob("*") if path.is_file()).unlink()

    assert problems(settings, two_generations) == ["archive of 2023/ha-tinh/PL I.xlsx: missing"]


def test_a_generation_of_an_earlier_version_of_the_software_is_proven_by_its_bytes(
    settings: Settings, two_generations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("orchestration.published.proof.method", lambda: "another way of hashing")
    monkeypatch.setattr("orchestration.published.proof.tables_of", lambda office: "another hash")

    assert problems(settings, two_generations) == []
    flip(two_generations / "kttt.duckdb", 5000)
    assert problems(settings, two_generations) == ["kttt.duckdb: changed since it was published"]
