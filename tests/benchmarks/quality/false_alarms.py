"""How often the rules of plausibility object to figures in which nothing is wrong.

Countries of 2 to 63 provinces are drawn without any error, and the rules of gate 2, as they stand in `expectations/`,
look at them. Changes from year to year, and levels of provinces of like size, follow three laws: calm (normal), skewed
(a few grow much) and wild (Student's t with three degrees of freedom: jumps that are real).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import astuple, dataclass
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from orchestration.quality.compile import compile_checks
from orchestration.quality.evaluation import all_questions, load_seeds, prepare
from orchestration.quality.rulebook import Rule, load
from tests.unit.quality.landed import build_intermediate, new_warehouse

TABLE = Path(__file__).parent / "false_alarms.csv"
CHANGE = "int_figures_in_force.unusual_change"
LEVEL = "int_figures_in_force.far_from_other_provinces"
PROVINCES = (2, 4, 8, 34, 63)
YEARS = 4
COUNTRIES = 4000  # divided by the number of provinces: as many provinces in every line

Draw = Callable[[np.random.Generator, tuple[int, ...]], np.ndarray]
#: Standard deviation about 1 where it exists.
LAWS: dict[str, Draw] = {
    "calm": lambda rng, shape: rng.normal(0, 1, shape),
    "skewed": lambda rng, shape: (rng.lognormal(0, 0.8, shape) - np.exp(0.32)) / 1.3,
    "wild": lambda rng, shape: rng.standard_t(3, shape) / np.sqrt(3),
}
#: What is drawn: indicator, unit, whether whole, usual level, spread between provinces, spread of a year's change.
INDICATORS = (
    ("org_total", "org", True, 400.0, 0.5, 0.06),
    ("member_total", "member", True, 20_000.0, 0.5, 0.12),
    ("revenue_avg", "vnd_per_year", False, 1.2e9, 0.45, 0.10),
)


@dataclass(frozen=True)
class Rate:
    """One line of the table: how many of the figures judged were objected to."""

    rule_id: str
    provinces: int
    law: str
    judged: int
    alarms: int

    @property
    def percent(self) -> str:
        """As a text."""
        return f"{100 * self.alarms / max(self.judged, 1):.2f} %"


def measure(seed: int, countries: int = COUNTRIES) -> list[Rate]:
    """Draw and judge.

    Args:
        seed: makes the same countries again.
        countries: provinces drawn per line of the table.
    """
    rng = np.random.default_rng(seed)
    book = load()
    rules = [book[rule_id] for rule_id in (CHANGE, LEVEL)]
    rates = []
    with closing(new_warehouse()) as connection:
        connection.execute("CREATE TEMP TABLE concerned (submission_id VARCHAR)")
        connection.execute("CREATE SCHEMA quality; CREATE TABLE quality.verdicts (submission_id VARCHAR, "
                           "state VARCHAR, decided_at TIMESTAMP)")  # fmt: skip
        build_intermediate(connection)
        load_seeds(connection, all_questions("gate2_relations.sql", rules))
        prepare(connection, "gate2_relations.sql")
        for provinces in PROVINCES:
            for law, draw in LAWS.items():
                frame = _figures(rng, draw, provinces, max(1, countries // provinces))
                assert not frame.empty  # the statement below finds it by its name
                connection.execute("CREATE OR REPLACE TEMP TABLE yearly AS SELECT * FROM frame")
                rates += [Rate(rule.id, provinces, law, *_judge(connection, rule)) for rule in rules]
    return rates


def _figures(rng: np.random.Generator, draw: Draw, provinces: int, countries: int) -> pd.DataFrame:
    """Figures of every country, province and year; a country is a map of its own."""
    frames = []
    for indicator, unit, whole, level, between, within in INDICATORS:
        start = np.log(level) + between * draw(rng, (countries, provinces, 1))
        change = 0.03 + within * draw(rng, (countries, provinces, YEARS))
        change[:, :, 0] = 0
        values = np.exp(start + np.cumsum(change, axis=2))
        country, province, year = np.indices(values.shape).reshape(3, -1)
        frames.append(
            pd.DataFrame(
                {
                    "geo_version": country.astype(str),
                    "geo_code": province.astype(str),
                    "period_year": 2020 + year,
                    "indicator_code": indicator,
                    "unit": unit,
                    "whole_number": whole,
                    "indicator_kind": "stock" if whole else "average",
                    "value": np.maximum(np.round(values.reshape(-1)), 1),
                }
            )
        )
    frame = pd.concat(frames, ignore_index=True)
    frame["reporter"] = frame.geo_version + ":" + frame.geo_code
    frame["submission_id"] = frame.geo_version + "/" + frame.geo_code + "/" + frame.period_year.astype(str)
    frame["cell"] = frame.indicator_code
    constant = {"entity_type": "cooperative", "sector_code": "total", "sheet": "", "printed_text": ""}
    words = dict.fromkeys(("what_vi", "what_en", "report_vi", "report_en"), "x")
    return frame.assign(period_code=frame.period_year.astype(str), **constant, **words)


def _judge(connection: duckdb.DuckDBPyConnection, rule: Rule) -> tuple[int, int]:
    counted = connection.execute(
        f"SELECT count(ok), count(*) FILTER (NOT ok) FROM ({compile_checks([rule])[0].select})"
    ).fetchone()
    assert counted is not None
    return counted[0], counted[1]


def write(rates: Iterable[Rate], path: Path = TABLE) -> None:
    """Keep a measurement."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("rule_id", "provinces", "law", "judged", "alarms"))
        writer.writerows(astuple(rate) for rate in rates)


def read(path: Path = TABLE) -> list[Rate]:
    """The last measurement; nothing where there is none."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Rate(row["rule_id"], int(row["provinces"]), row["law"], int(row["judged"]), int(row["alarms"]))
            for row in csv.DictReader(file)
        ]
