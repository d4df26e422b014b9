"""What the figures of `docs/performance.md` rest on: arithmetic, whole processes, honest opponents, living queries."""

from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from orchestration.landing.caged.cage import Cage, Request
from orchestration.landing.folder import Folder
from orchestration.settings import Settings
from tests.benchmarks.performance import bi, cost, growth
from tests.benchmarks.performance.fit import exponent
from tests.benchmarks.performance.outcome import Outcome, read_all
from tests.benchmarks.performance.report import STAGES, Target, document, table, targets
from tests.benchmarks.performance.template.reading import FORMS as TEMPLATE_FORMS
from tests.benchmarks.performance.template.reading import read_form, read_register
from tests.benchmarks.performance.workload import Plan
from tests.benchmarks.simulation.country import FORMS, REGISTER, Simulation
from tests.benchmarks.simulation.writing import write_all


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_the_exponent_of_a_power_is_found(power: float) -> None:
    sizes = [1, 10, 100]
    assert exponent(sizes, [3 * size**power for size in sizes]) == pytest.approx(power)


@pytest.mark.parametrize("sizes", [[10], [10, 10], [10, 0]])
def test_no_exponent_is_made_up(sizes: list[float]) -> None:
    with pytest.raises(ValueError, match="no exponent"):
        exponent(sizes, [1.0] * len(sizes))


def test_a_cost_counts_the_cores_of_children_and_the_memory_of_the_program() -> None:
    child = "import time; x = bytearray(200 << 20)\\nwhile time.process_time() < 0.5: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{child}'], check=True)"
    spent = cost.run([sys.executable, "-c", parent])
    assert spent.cpu >= 0.5
    assert spent.memory < 200
    assert cost.run([sys.executable, "-c", "import time; x = bytearray(200 << 20); time.sleep(1)"]).memory > 200


def test_a_measured_program_keeps_its_byte_code_as_one_that_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    cost.run([sys.executable, "-c", "import sys; sys.exit(sys.dont_write_bytecode)"])


def test_a_program_that_fails_has_no_cost() -> None:
    with pytest.raises(cost.ProgramFailed, match="not today"):
        cost.run([sys.executable, "-c", "raise SystemExit('not today')"])


def test_a_median_is_taken_of_each_measure_by_itself() -> None:
    costs = [cost.Cost(1, 30, 5), cost.Cost(2, 10, 6), cost.Cost(3, 20, 4)]
    assert cost.median(costs) == cost.Cost(2, 20, 5)


def test_every_target_belongs_to_a_stage_and_has_one_bound() -> None:
    wanted = targets()
    assert len({target.name for target in wanted}) == len(wanted)
    for target in wanted:
        assert target.stage in STAGES
        assert (target.at_most is None) != (target.at_least is None)


@pytest.mark.parametrize(
    ("target", "value", "verdict"),
    [
        (Target("a", "load", "says", at_most=1.5), 1.5, "| reached |"),
        (Target("a", "load", "says", at_most=1.5), 1.6, "**not reached**"),
        (Target("a", "load", "says", at_least=0.25), 0.24, "**not reached**"),
        (Target("b", "load", "says", at_most=1.5), 1.0, "not measured"),
        (Target("a", "bi", "says", at_most=1.5), 1.0, "not measured"),
    ],
)
def test_the_page_says_plainly_what_was_not_reached(target: Target, value: float, verdict: str) -> None:
    page = document({"load": Outcome("load", ratios={"a": value})}, [target], "")
    (line,) = (line for line in page.splitlines() if line.startswith("| says"))
    assert verdict in line


def test_the_page_says_that_others_were_at_work() -> None:
    quiet = Outcome("load", busy=0.1)
    assert "Others were at work" not in document({"load": quiet}, [], "")
    assert "Others were at work" in document({"load": replace(quiet, busy=1.2)}, [], "")


def test_rows_of_other_columns_stand_in_a_table_of_their_own() -> None:
    assert table([{"what": "a", "cpu": 1.0}, {"what": "b", "ratio": 0.5}]).count("---:") == 2


class TooLarge(Plan):
    """A country that cannot be loaded."""

    def loaded(self, scale: int = 1, years: int = 1) -> tuple[Path, cost.Cost]:
        raise cost.ProgramFailed("kttt load ended with -9:\nout of memory")


def test_a_size_that_cannot_be_loaded_is_said_and_not_counted(tmp_path: Path) -> None:
    outcome = growth.measured(TooLarge(tmp_path, scales=(1, 100)))
    assert "**100x the cooperatives: the load failed**, so that no figure speaks of it (out of memory)." in outcome.says
    assert not outcome.rows
    assert not outcome.ratios


def test_results_are_kept_as_they_were(tmp_path: Path) -> None:
    outcome = Outcome("load", "make bench", "2026-01-15", {"cores": "2"}, 63, 0.1, [{"what": "a"}], {"b": 1.5}, ["so"])
    outcome.write(tmp_path)
    assert read_all(tmp_path) == {"load": outcome}


def test_the_usual_template_reads_the_same_figures(tmp_path: Path) -> None:
    paths = {path.name: path for path in write_all(Simulation(7, (2023,), provinces=1).first_arrivals(), tmp_path)}
    with Cage() as cage:
        forms = cage.read(Request(paths[FORMS], FORMS, Folder("2023", "ha-noi"))).reading()
        register = cage.read(Request(paths[REGISTER], REGISTER, Folder("2023", "ha-noi"))).reading()
    ours = {
        (f.sheet, f.cell, f.period_code, f.scenario, f.indicator_code, f.sector_code, f.value) for f in forms.figures
    }
    theirs = {
        (
            row.sheet,
            row.cell,
            row.period_code,
            row.scenario,
            row.indicator_code,
            row.sector_code,
            Decimal(str(row.value)),
        )
        for form in TEMPLATE_FORMS
        for row in read_form(paths[FORMS], form).itertuples()
    }
    assert theirs == ours
    assert len(read_register(paths[REGISTER], 2023)) == len(register.register_rows)


@pytest.mark.parametrize("query", sorted(bi.QUERIES.glob("*.sql")), ids=lambda path: path.stem)
def test_every_question_of_readers_has_an_answer(query: Path, loaded: Settings) -> None:
    generation = loaded.published / "current"
    with bi.published_file(generation) as ask:
        ask(query.read_text(encoding="utf-8"))


def test_tables_made_by_hand_answer_as_the_published_ones(loaded: Settings, tmp_path: Path) -> None:
    generation = loaded.published / "current"
    with bi.published_file(generation) as published, bi.made_by_hand(Plan(tmp_path), generation) as narrow:
        for query in bi.QUERIES.glob("*.sql"):
            text = query.read_text(encoding="utf-8")
            assert narrow(text) == published(text), query.stem
