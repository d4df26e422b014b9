"""A workbook in the making, and the registry of defects that are done to it, stage by stage.

Belongs here: how defects are declared, chosen and applied. Not here: the defects themselves (`defects`).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

from tests.benchmarks.accuracy.country import Return, invent
from tests.benchmarks.accuracy.forms import Table, make_table
from tests.benchmarks.accuracy.layouts import draw
from tests.benchmarks.accuracy.model import Sheet

FORM_NAMES = {"pl1": "PL I", "pl2": "PL II", "pl3": "PL III"}


class Stage(IntEnum):
    """When a defect is done: to the rows of forms, to how they are printed, to drawn sheets, cells, text, the file."""

    ROWS = 0
    PLAN = 1
    SHEETS = 2
    CELLS = 3
    TEXT = 4
    FILE = 5


@dataclass
class Draft:
    """A workbook in the making.

    Attributes:
        country: whose figures.
        period: the period folder it is sent to.
        tables: forms by the name of their sheet.
        sheets: drawn sheets.
        suffix: of the file, which decides how it is written.
        options: of the writer.
        english: numbers in text are written the English way.
    """

    country: Return
    period: str
    tables: dict[str, Table] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)
    suffix: str = ".xlsx"
    delimiter: str = ","
    encoding: str = "utf-8"
    english: bool = False

    def of_form(self, form: str) -> list[Table]:
        """The tables of a form."""
        return [table for table in self.tables.values() if table.form == form]


Apply = Callable[[Draft, random.Random], None]


@dataclass(frozen=True)
class Defect:
    """A family of defects.

    Attributes:
        name: of the family.
        stage: when it is done.
        apply: does it.
        tags: two defects that share a tag are not done to one workbook.
        forms: forms of which one must be in the workbook.
    """

    name: str
    stage: Stage
    apply: Apply
    tags: frozenset[str]
    forms: tuple[str, ...]


REGISTRY: dict[str, Defect] = {}


def defect(stage: Stage, *tags: str, forms: tuple[str, ...] = ()) -> Callable[[Apply], Apply]:
    """Declare a function as a family of defects: its name is the family's."""

    def register(apply: Apply) -> Apply:
        name = apply.__name__.replace("_", " ")
        REGISTRY[name] = Defect(name, stage, apply, frozenset(tags), forms)
        return apply

    return register


def combine(names: list[str], rng: random.Random, count: int) -> list[Defect]:
    """Up to `count` random defects that may be done together, begun with those named."""
    chosen = [REGISTRY[name] for name in names]
    others = [d for name, d in sorted(REGISTRY.items()) if name not in names]
    for candidate in rng.sample(others, len(others)):
        if len(chosen) >= count:
            break
        if all(not candidate.tags & other.tags for other in chosen):
            chosen.append(candidate)
    return chosen


def make_draft(defects: list[Defect], rng: random.Random) -> Draft:
    """A workbook with these defects."""
    country = invent(rng)
    draft = Draft(country, str(country.year))
    forms = {rng.choice(d.forms) for d in defects if d.forms} or set(
        rng.sample(list(FORM_NAMES), rng.choice((1, 2, 3)))
    )
    draft.tables = {FORM_NAMES[form]: make_table(form, country, rng) for form in FORM_NAMES if form in forms}
    ordered = sorted(defects, key=lambda d: d.stage)
    for d in ordered:
        if d.stage <= Stage.PLAN:
            d.apply(draft, rng)
    draft.sheets = [draw(table, country, rng, name) for name, table in draft.tables.items()]
    for d in ordered:
        if d.stage > Stage.PLAN:
            d.apply(draft, rng)
    return draft
