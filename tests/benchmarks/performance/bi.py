"""Stage `bi`: twenty questions of readers, on each thing that is published, and on tables made by hand for them."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from time import perf_counter

import duckdb
import psycopg

from orchestration.published.generation import OFFICE_FILE
from orchestration.published.postgres import publish_copy
from tests import postgres
from tests.benchmarks.performance.outcome import Outcome
from tests.benchmarks.performance.workload import Plan

QUERIES = Path(__file__).with_name("queries")
_NARROW = Path(__file__).with_name("narrow.sql")
_REPETITIONS = 20
Ask = Callable[[str], list[tuple[object, ...]]]


class AnswersDiffer(RuntimeError):
    """A query has another answer elsewhere: its time is that of another question."""


def measured(plan: Plan) -> Outcome:
    """Every query on every target, in turn, again and again."""
    plan = plan.over_years()
    years = plan.years[-1]
    outcome = Outcome(
        "bi",
        says=[
            f"{years} years, {plan.provinces} provinces; milliseconds, answer fetched, connection open, after one"
            f" unmeasured run; {_REPETITIONS} runs each. Every target gave the same answer.",
            "`narrow` holds the columns that these queries read and no others"
            " (`tests/benchmarks/performance/narrow.sql`), in DuckDB; `ratio` is DuckDB's published file against it."
            " Parquet is read by DuckDB.",
        ],
    )
    data, _ = plan.loaded(years=years)
    generation = (data / "published" / "current").resolve()
    everything: dict[str, list[float]] = {}
    with ExitStack() as stack:
        targets = {name: stack.enter_context(open_()) for name, open_ in _targets(plan, generation).items()}
        for query in sorted(QUERIES.glob("*.sql")):
            spent = _asked(targets, query.stem, query.read_text(encoding="utf-8"))
            medians = {name: statistics.median(times) for name, times in spent.items()}
            outcome.rows.append(
                {
                    "what": query.stem,
                    **{f"{name} {word}": round(value, 2) for name, times in spent.items()
                       for word, value in (("median", medians[name]), ("p95", _p95(times)))},
                    "ratio": round(medians["duckdb"] / medians["narrow"], 2),
                }
            )  # fmt: skip
            for name, times in spent.items():
                everything.setdefault(name, []).extend(times)
    for name, times in everything.items():
        outcome.ratios[f"bi_{name}_median_ms"] = round(statistics.median(times), 2)
        outcome.ratios[f"bi_{name}_p95_ms"] = round(_p95(times), 2)
    outcome.ratios["bi_to_narrow"] = max(float(row["ratio"]) for row in outcome.rows)
    return outcome


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def _asked(targets: dict[str, Ask], name: str, query: str) -> dict[str, list[float]]:
    answers = {target: ask(query) for target, ask in targets.items()}
    for target, answer in answers.items():
        if _comparable(answer) != _comparable(answers["duckdb"]):
            raise AnswersDiffer(f"{name}: {target} does not answer as duckdb does")
    spent: dict[str, list[float]] = {target: [] for target in targets}
    for _ in range(_REPETITIONS):
        for target, ask in targets.items():
            started = perf_counter()
            ask(query)
            spent[target].append(1000 * (perf_counter() - started))
    return spent


def _comparable(answer: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Numbers to nine digits: quotients differ in the last ones."""
    return sorted(
        (tuple(v if v is None or isinstance(v, str) else f"{float(v):.9g}" for v in row) for row in answer), key=str
    )


def _targets(plan: Plan, generation: Path) -> dict[str, Callable[[], object]]:
    targets = {
        "duckdb": lambda: published_file(generation),
        "narrow": lambda: made_by_hand(plan, generation),
        "parquet": lambda: _parquet(generation),
    }
    if postgres.binaries():
        targets["postgres"] = lambda: _postgres(generation)
    return targets


@contextmanager
def published_file(generation: Path) -> Iterator[Ask]:
    """The DuckDB file of a generation."""
    with closing(duckdb.connect(str(generation / OFFICE_FILE), read_only=True)) as connection:
        yield lambda query: connection.execute(query).fetchall()


@contextmanager
def made_by_hand(plan: Plan, generation: Path) -> Iterator[Ask]:
    """The narrow tables of the same content."""
    path = plan.folder / "by-hand.duckdb"
    path.unlink(missing_ok=True)
    with closing(duckdb.connect(str(path))) as connection:
        connection.execute(f"ATTACH '{generation / OFFICE_FILE}' AS published (READ_ONLY)")
        connection.execute(_NARROW.read_text(encoding="utf-8").replace("marts.", "published.marts."))
    with closing(duckdb.connect(str(path), read_only=True)) as connection:
        yield lambda query: connection.execute(query.replace("marts.", "narrow.")).fetchall()


@contextmanager
def _parquet(generation: Path) -> Iterator[Ask]:
    with closing(duckdb.connect()) as connection:
        connection.execute("CREATE SCHEMA marts")
        for path in sorted((generation / "parquet").glob("*.parquet")):
            connection.execute(f"CREATE VIEW marts.{path.stem} AS SELECT * FROM read_parquet('{path}')")
        with closing(duckdb.connect(str(generation / OFFICE_FILE), read_only=True)) as published:
            views = published.execute("SELECT sql FROM duckdb_views() WHERE NOT internal AND schema_name = 'marts'")
            for (view,) in views.fetchall():
                connection.execute(view)
        yield lambda query: connection.execute(query).fetchall()


@contextmanager
def _postgres(generation: Path) -> Iterator[Ask]:
    with postgres.cluster() as url:
        publish_copy(generation, url)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("ANALYZE")
            yield lambda query: connection.execute(query).fetchall()
