"""Numbers: as text, with words, damaged by the spreadsheet, or not there."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.benchmarks.accuracy.draft import Draft, Stage, defect
from tests.benchmarks.accuracy.model import Cell, Fate, Measure, Truth
from tests.benchmarks.accuracy.numerals import english, is_ambiguous, vietnamese


def _some(draft: Draft, rng: random.Random, share: float, *measures: Measure) -> list[tuple[Cell, Truth, Decimal]]:
    """Some figures that are still plain numbers."""
    found = [cell for sheet in draft.sheets for cell in sheet.figures(*measures)]
    chosen = rng.sample(found, min(len(found), max(1, round(share * len(found)))))
    return [(c, c.truth, c.number) for c in chosen if c.truth and c.number is not None and not c.percent]


def _write(draft: Draft, rng: random.Random, share: float, text: Callable[[str], str]) -> None:
    """Print some counts with something around the number."""
    for cell, _, number in _some(draft, rng, share, Measure.COUNT):
        cell.value = text(vietnamese(number))


def _lose(draft: Draft, rng: random.Random, values: tuple[str | date, ...], fate: Fate) -> None:
    """Put something else where numbers were."""
    for cell, truth, _ in _some(draft, rng, 0.08):
        cell.value, cell.truth = rng.choice(values), replace(truth, fate=fate, value=None)


@defect(Stage.CELLS, "style")
def vietnamese_numbers_as_text(draft: Draft, rng: random.Random) -> None:
    """1.025 and 1.234,5, every number a text."""
    for cell, _, number in _some(draft, rng, 1.0):
        cell.value = vietnamese(number)


@defect(Stage.CELLS, "style", "words")
def english_numbers_as_text(draft: Draft, rng: random.Random) -> None:
    """1,025 and 1,234.5, every number a text."""
    draft.english = True
    for cell, _, number in _some(draft, rng, 1.0):
        cell.value = english(number)


@defect(Stage.CELLS, "words")
def some_numbers_as_text(draft: Draft, rng: random.Random) -> None:
    """Text among numbers; `1.250` of money may be two numbers, and then a question is right."""
    for cell, truth, number in _some(draft, rng, 0.2):
        cell.value = vietnamese(number)
        if cell.measure is Measure.MONEY and is_ambiguous(cell.value):
            cell.truth = replace(truth, fate=Fate.MAY_BE_ABSENT)


@defect(Stage.CELLS, "words")
def spaces_in_numbers(draft: Draft, rng: random.Random) -> None:
    """A no-break space as thousands separator, or around the number."""
    for cell, _, number in _some(draft, rng, 0.2, Measure.COUNT):
        grouped = english(number).replace(",", "\u00a0")
        cell.value = rng.choice((grouped, f" {vietnamese(number)}\u00a0", f"'{vietnamese(number)}"))


@defect(Stage.CELLS, "words")
def leading_zeros(draft: Draft, rng: random.Random) -> None:
    """05, as in laws."""
    for cell, _, number in _some(draft, rng, 0.5, Measure.COUNT):
        if number < 10:
            cell.value = f"0{number}"


@defect(Stage.CELLS, "words")
def footnote_marks(draft: Draft, rng: random.Random) -> None:
    """1.025(1), 502*."""
    _write(draft, rng, 0.1, lambda text: text + rng.choice(("(1)", "*", "**", " (2)", "¹")))


@defect(Stage.CELLS, "words")
def attainment_in_the_cell(draft: Draft, rng: random.Random) -> None:
    """204 (đạt 100,5%)."""
    remarks = (" (đạt 100,5%)", " (tăng 5%)", " (102% KH)", ", đạt 100,5% kế hoạch")
    _write(draft, rng, 0.1, lambda text: text + rng.choice(remarks))


@defect(Stage.CELLS, "words")
def unit_in_the_cell(draft: Draft, rng: random.Random) -> None:
    """520 HTX beside plain numbers."""
    units = {"org": "HTX", "member": "thành viên", "worker": "người", "manager": "người"}
    for cell, truth, number in _some(draft, rng, 0.15, Measure.COUNT):
        kind = truth.key.indicator.split("_")[0] if truth.key else ""
        entity = truth.key.entity if truth.key else ""
        if kind in units and entity == "cooperative":
            cell.value = f"{vietnamese(number)} {units[kind]}"


@defect(Stage.CELLS, "words")
def qualified_numbers(draft: Draft, rng: random.Random) -> None:
    """Trên, gần, khoảng, ít nhất."""
    words = (("over", "trên "), ("over", "hơn "), ("under", "gần "), ("approx", "khoảng "), ("at_least", "ít nhất "),
             ("at_least", "tối thiểu "), ("approx", "xấp xỉ "))  # fmt: skip
    for cell, truth, number in _some(draft, rng, 0.12):
        qualifier, word = rng.choice(words)
        text = vietnamese(number)
        fate = Fate.MAY_BE_ABSENT if cell.measure is Measure.MONEY and is_ambiguous(text) else truth.fate
        cell.value, cell.truth = word + text, replace(truth, qualifier=qualifier, fate=fate)


@defect(Stage.CELLS, "words")
def ranges(draft: Draft, rng: random.Random) -> None:
    """40 - 45, as plans are set."""
    for cell, truth, number in _some(draft, rng, 0.1, Measure.COUNT):
        if number != number.to_integral_value():
            continue
        more = number + rng.randint(3, 9)
        cell.value = f"{vietnamese(number)}{rng.choice((' - ', '-', ' – ', ' đến '))}{vietnamese(more)}"
        scale = truth.value / number if truth.value and number else Decimal(1)
        cell.truth = replace(truth, qualifier="range", high=more * scale)


@defect(Stage.CELLS)
def nil_marks(draft: Draft, rng: random.Random) -> None:
    """A dash or `không` is zero."""
    for cell, truth, _ in _some(draft, rng, 0.06):
        cell.value = rng.choice(("-", "–", "không", "chưa có", "0"))
        cell.truth, cell.number = replace(truth, value=Decimal(0)), Decimal(0)


@defect(Stage.CELLS)
def missing_marks(draft: Draft, rng: random.Random) -> None:
    """x, ..., chưa báo cáo: there is no number."""
    _lose(draft, rng, ("x", "...", "…", "chưa báo cáo", "X"), Fate.MISSING)


@defect(Stage.CELLS, "blank")
def blank_cells(draft: Draft, rng: random.Random) -> None:
    """Nothing at all."""
    for cell, truth, _ in _some(draft, rng, 0.15):
        cell.value, cell.truth = None, replace(truth, fate=Fate.MISSING, value=None)


@defect(Stage.CELLS, "stored", "style", "units")
def counts_damaged_by_the_spreadsheet(draft: Draft, rng: random.Random) -> None:
    """1.025 typed in an English spreadsheet is stored as one and a bit."""
    for cell, _, number in _some(draft, rng, 0.25, Measure.COUNT):
        if 1000 <= number < 100_000 and number % 1000:
            cell.value = float(number / 1000)


@defect(Stage.CELLS, "stored", "style", "units")
def money_damaged_by_the_spreadsheet(draft: Draft, rng: random.Random) -> None:
    """1.850 of money typed in an English spreadsheet is stored as 1.85: the dot is lost for good."""
    for cell, truth, number in _some(draft, rng, 0.15, Measure.MONEY):
        if 1000 <= number < 1_000_000 and number == number.to_integral_value() and number % 1000:
            cell.value, cell.truth = float(number / 1000), replace(truth, fate=Fate.MAY_BE_ABSENT)


@defect(Stage.CELLS, "stored")
def ratios_turned_into_dates(draft: Draft, rng: random.Random) -> None:
    """7/9 became 7 September."""
    _lose(draft, rng, (date(draft.country.year, 9, 7), date(draft.country.year, 5, 3)), Fate.UNREADABLE)


@defect(Stage.CELLS)
def formula_errors(draft: Draft, rng: random.Random) -> None:
    """#REF! and its family."""
    _lose(draft, rng, ("#REF!", "#DIV/0!", "#VALUE!", "#N/A"), Fate.UNREADABLE)


@defect(Stage.CELLS)
def words_instead_of_numbers(draft: Draft, rng: random.Random) -> None:
    """Nhiều, xem phụ lục, 49/53."""
    _lose(draft, rng, ("nhiều", "xem phụ lục kèm theo", "49/53", "tăng", "12 13 14", "1.02.5"), Fate.UNREADABLE)
