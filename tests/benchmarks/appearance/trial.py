"""Workbooks and redrawings: one with one, some of them, or each with each.

Belongs here: which workbooks there are, and trying them. Not here: the verdict (`comparing`).
"""

from __future__ import annotations

import random
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import yaml

from orchestration.landing.folder import Folder
from orchestration.landing.one_file import read_workbook
from orchestration.settings import PROJECT_ROOT
from tests.benchmarks.appearance.comparing import Outcome, Read, compare, read
from tests.benchmarks.appearance.drawing import Book, drawn
from tests.benchmarks.appearance.redrawings import ALONE, load
from tests.golden.test_golden import CASES, build

RAW = PROJECT_ROOT / "raw"
SEVERAL = 6  # redrawings at once
GOLDEN = {f"{case.parent.name}/{case.name}": case for case in CASES}


@dataclass(frozen=True)
class Result:
    """What became of one workbook under one redrawing."""

    workbook: str
    redrawing: str
    outcomes: tuple[Outcome, ...]


def names() -> list[str]:
    """Every workbook: those of the golden folders, and what provinces sent."""
    sent = (path.relative_to(RAW).as_posix() for path in RAW.glob("*/*/*.xlsx"))
    return [*sorted(GOLDEN), *sorted(sent)]


def load_book(name: str) -> Book:
    """A workbook by its name."""
    if name not in GOLDEN:
        period, province, file_name = name.split("/")
        return drawn(read_workbook(RAW / name, file_name), Folder(period, province))
    description = yaml.safe_load((GOLDEN[name] / "input.yaml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Phu luc.xlsx"
        build(description, path)
        return drawn(read_workbook(path, path.name), Folder(str(description["period"]), description["province"]))


def try_each(name: str, redrawings: Iterable[str]) -> Iterator[Result]:
    """One workbook under some redrawings; none for those that change nothing in it."""
    book = load_book(name)
    before: Read | None = None
    for redrawing in redrawings:
        redrawn = deepcopy(book)
        if load()[redrawing](redrawn, random.Random(f"{name}/{redrawing}")):
            before = before or read(book)
            yield Result(name, redrawing, tuple(compare(before, read(redrawn))))


def try_several(name: str, times: int, each: int = SEVERAL) -> Iterator[Result]:
    """One workbook, some times, under several redrawings at once, chosen by lot: real ones are odd in many ways."""
    book = load_book(name)
    before = read(book)
    chance = random.Random(f"{name}/several")
    for _ in range(times):
        redrawn = deepcopy(book)
        chosen = chance.sample(sorted(set(load()) - ALONE), each)
        done = [way for way in chosen if load()[way](redrawn, random.Random(f"{name}/{way}"))]
        if done:
            yield Result(name, " + ".join(done), tuple(compare(before, read(redrawn))))


def sample(seed: int, each: int) -> dict[str, list[str]]:
    """Some golden workbooks for each redrawing; another golden workbook changes few of these choices.

    Args:
        seed: of the choice.
        each: how many workbooks each redrawing is tried on.

    Returns:
        The redrawings of each workbook.
    """
    chosen: dict[str, list[str]] = defaultdict(list)
    for way in sorted(load()):
        drawn_by_lot = sorted(GOLDEN, key=lambda name: sha256(f"{seed}/{way}/{name}".encode()).digest())
        for name in drawn_by_lot[:each]:
            chosen[name].append(way)
    return chosen
