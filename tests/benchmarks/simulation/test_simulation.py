"""What benchmarks may rely on: a made-up country is the same every time, agrees with itself, and is bad when asked."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import BadZipFile

import openpyxl
import pytest

from orchestration.landing.caged.cage import Cage, Request
from orchestration.landing.codes import load_codes
from orchestration.landing.folder import Folder
from tests.benchmarks.accuracy.model import Key, Moment
from tests.benchmarks.simulation.country import FORMS, REGISTER, Flaw, Merged, Simulation
from tests.benchmarks.simulation.register import rows
from tests.benchmarks.simulation.writing import write_all

_OLD_PROVINCES = {
    province.name: [old.name for old in load_codes().provinces_instead(province.folder, "63")]
    for province in load_codes().provinces
    if province.geo_version == "34"
}


def test_the_same_seed_sends_the_same_submissions() -> None:
    plan = Simulation(7, (2022, 2023), bad=0.5, resubmissions=2)
    assert list(plan.first_arrivals()) == list(plan.first_arrivals())
    assert len(list(plan.first_arrivals())) == 2 * 63 * 2
    assert [s.version for s in plan.sent_again()] == [2, 2]


def test_the_country_follows_the_map_of_its_years() -> None:
    plan = Simulation(7, (2024, 2026))
    forms = [s for s in plan.first_arrivals() if not s.is_register]
    assert [sum(s.period == year for s in forms) for year in ("2024", "2026")] == [63, 34]


def test_a_merged_province_is_the_sum_of_its_old_ones_and_goes_on_from_there() -> None:
    plan = Simulation(7, (2024, 2025))
    before, after = (
        {s.country.name: s.country for s in plan.first_arrivals() if s.period == y} for y in ("2024", "2025")
    )
    assert {name: len(country.parts) for name, country in after.items() if isinstance(country, Merged)} == {
        name: len(names) for name, names in _OLD_PROVINCES.items()
    }
    last, now = Moment("2024", "actual"), Moment("2025", "estimate")
    for name, names in _OLD_PROVINCES.items():
        for key in (
            Key("cooperative", "org_total"),
            Key("cooperative", "org_total", "transport"),
            Key("all", "org_total"),
        ):
            assert after[name].value(key, last) == sum(before[old].value(key, last) for old in names)
        average = Key("cooperative", "revenue_avg")
        means = [before[old].value(average, last) for old in names]
        assert min(means) <= after[name].value(average, last) <= max(means)
        assert 1 < after[name].value(key, now) / after[name].value(key, last) < Decimal("1.2")


def test_a_cooperative_keeps_its_name_and_code_through_the_merger() -> None:
    before, after = (
        {row[1:4] for s in Simulation(7, (year,)).first_arrivals() if s.is_register for row in rows(s.country)}
        for year in (2024, 2025)
    )
    assert before <= after


def test_scale_multiplies_the_cooperatives() -> None:
    (_, one), (_, ten) = (list(Simulation(7, (2023,), scale, 1).first_arrivals()) for scale in (1, 10))
    few, many = (sum(1 for _ in rows(submission.country)) for submission in (one, ten))
    assert 9 * few < many < 11 * few


def test_a_cooperative_keeps_its_name_and_code_from_year_to_year() -> None:
    registers = [s for s in Simulation(7, (2022, 2023), provinces=1).first_arrivals() if s.is_register]
    before, after = (list(rows(register.country)) for register in registers)
    assert {row[1:4] for row in before} <= {row[1:4] for row in after}
    assert len({row[2] for row in after}) == len(after)


def test_no_two_provinces_give_out_the_same_code() -> None:
    registers = [s for s in Simulation(7, (2023,)).first_arrivals() if s.is_register]
    codes = [row[2] for register in registers for row in rows(register.country)]
    assert len(set(codes)) == len(codes)


def test_every_printed_cell_of_a_country_is_read_without_a_remark(tmp_path: Path) -> None:
    paths = write_all(Simulation(7, (2023,), provinces=1).first_arrivals(), tmp_path)
    with Cage() as cage:
        readings = {
            path.name: cage.read(Request(path, path.name, Folder("2023", "ha-noi"))).reading() for path in paths
        }
    assert len(readings[FORMS].figures) == 470
    assert len(readings[REGISTER].register_rows) > 100
    assert [noticed for reading in readings.values() for noticed in reading.noticed] == []


@pytest.mark.parametrize("flaw", list(Flaw))
def test_every_flaw_changes_the_file(flaw: Flaw, tmp_path: Path) -> None:
    bad = next(s for s in Simulation(7, (2022, 2023), bad=1.0).first_arrivals() if s.flaw is flaw)
    (clean,) = write_all([replace(bad, flaw=None)], tmp_path / "good")
    (spoiled,) = write_all([bad], tmp_path / "bad")
    assert _texts(clean) != _texts(spoiled)


def _texts(path: Path) -> object:
    """What a workbook prints; None where it cannot be opened. Its bytes hold the time of writing."""
    try:
        return [[c.value for c in row] for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows()]
    except BadZipFile:
        return None
