"""What the sample workbooks print, figure by figure, against what was landed.

`published_truth.csv` holds the figures of `raw/` as provinces published them; every one must be landed as it is.
`generated_truth.csv` and `generated_register_truth.csv` belong to the invented workbooks of `tests/data/generated`,
one layout or defect family each: a reader may give up on a figure there, but must never be wrong without saying so.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from orchestration.landing.load import land
from orchestration.settings import PROJECT_ROOT, Settings

DATA = PROJECT_ROOT / "tests" / "data"
STATUSES = {
    "Đang hoạt động": "active",
    "Tạm ngừng hoạt động": "inactive",
    "Chờ giải thể": "awaiting_dissolution",
}
RATINGS = {"Tốt": "good", "Khá": "fair", "Trung bình": "average", "Yếu": "weak", "Chưa xếp loại": "unrated"}
Truth = dict[str, str]
Cell = tuple[str, str, str]  # file below raw/, sheet, cell


@dataclass
class Landed:
    """What was landed of some workbooks, by file, sheet and cell."""

    figures: dict[Cell, Truth] = field(default_factory=dict)
    findings: set[Cell] = field(default_factory=set)
    register: dict[tuple[str, str], Truth] = field(default_factory=dict)


def truth(name: str) -> list[Truth]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows(connection: duckdb.DuckDBPyConnection, table: str) -> Iterator[dict[str, object]]:
    cursor = connection.execute(
        "select folder || '/' || file_name as file, t.* "
        f"from landing.{table} t join landing.submissions using (submission_id)"
    )
    names = [column[0] for column in cursor.description]
    for values in cursor.fetchall():
        yield dict(zip(names, values, strict=True))


def landed(raw: Path, data: Path) -> Landed:
    found = Landed()
    settings = Settings(raw_dir=raw, data_dir=data, now=lambda: datetime(2026, 1, 15))
    with closing(duckdb.connect()) as connection:
        land(settings, connection)
        for row in rows(connection, "figures"):
            found.figures[str(row["file"]), str(row["sheet"]), str(row["cell"])] = as_truth(row)
        for row in rows(connection, "problems"):
            found.findings.add((str(row["file"]), str(row["sheet"]), str(row["cell"])))
        for row in rows(connection, "register_rows"):
            found.register[str(row["file"]), str(row["registration_code"])] = as_register_truth(row)
    return found


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Landed:
    return landed(PROJECT_ROOT / "raw", tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Landed:
    return landed(DATA / "generated", tmp_path_factory.mktemp("generated"))


def as_truth(row: dict[str, object]) -> Truth:
    """A landed figure in the words of the truth files: nothing where a dimension is not broken down."""
    blank = {"total", "none"}
    named = {
        "period": row["period_code"],
        "scenario": row["scenario"],
        "entity": row["entity_type"],
        "indicator": row["indicator_code"],
        "sector": row["sector_code"],
        "policy": row["policy_code"],
        "program": row["program_code"],
        "funding": row["funding_source"],
        "unit": row["unit"],
        "qualifier": "damaged" if row["repair"] else row["qualifier"],
    }
    # A policy may be `total` by its own right: the money of all policies together.
    plain = {k: "" if v in blank and not (k == "policy" and v == "total") else str(v) for k, v in named.items()}
    return plain | {"value": number(row["value"]), "value_high": number(row["value_high"])}


def as_register_truth(row: dict[str, object]) -> Truth:
    return {
        "name": str(row["name"]),
        "tax_code": str(row["registration_code"]),
        "founded": str(row["founded_on"]),
        "sector": str(row["sector_code"]),
        "charter_capital_vnd": number(row["charter_capital"]),
        "member_total": number(row["member_total"]),
        "worker_total": number(row["worker_total"]),
        "revenue_vnd": number(row["revenue"]),
        "status": str(row["status_code"]),
        "rating": str(row["rating_code"]),
    }


def number(value: object) -> str:
    """One text for one number: 843.0, 843 and Decimal("843.0000") are the same."""
    return "" if value in (None, "") else f"{Decimal(str(value)).quantize(Decimal('0.0001')).normalize():f}"


def expected(row: Truth) -> Truth:
    keys = ("period", "scenario", "entity", "indicator", "sector", "policy", "program", "funding", "unit", "qualifier")
    return {key: row[key] for key in keys} | {"value": number(row["value"]), "value_high": number(row["value_high"])}


def where(row: Truth) -> Cell:
    return row["file"], row["sheet"], row["cell"]


def wrong(found: Landed, rows: list[Truth]) -> list[tuple[Cell, Truth, Truth | None]]:
    return [
        (where(row), expected(row), found.figures.get(where(row)))
        for row in rows
        if found.figures.get(where(row)) != expected(row)
    ]


def test_every_published_figure_is_landed_as_it_was_published(published: Landed) -> None:
    figures = truth("published_truth")

    assert wrong(published, figures) == []
    assert len(figures) > 150


def test_no_figure_of_raw_is_landed_beside_the_published_ones(published: Landed) -> None:
    known = {where(row) for row in truth("published_truth")}

    extra = {cell for cell, figure in published.figures.items() if figure["value"] and cell not in known}
    assert {file for file, _, _ in extra} <= {"2022/lien-minh-htx-viet-nam/KH 462 LMHTXVN - chi tieu 2022.xlsx"}


def test_the_targets_of_the_alliance_are_kept_with_their_precision(published: Landed) -> None:
    file = "2022/lien-minh-htx-viet-nam/KH 462 LMHTXVN - chi tieu 2022.xlsx"
    targets = {cell: figure for (name, _, cell), figure in published.figures.items() if name == file}

    kept = {
        cell: (
            figure["entity"],
            figure["indicator"],
            figure["period"],
            figure["scenario"],
            figure["qualifier"],
            figure["value"],
        )
        for cell, figure in targets.items()
    }
    assert {cell: kept.get(cell) for cell in ("D7", "D8", "D9")} == {
        "D7": ("cooperative", "org_new", "2022", "plan", "at_least", "30"),
        "D8": ("union", "org_new", "2022", "plan", "exact", "1"),
        "D9": ("group", "org_new", "2022", "plan", "exact", "50"),
    }
    unread = {f"D{row}" for row in range(7, 16)} - set(targets)
    noticed = {cell.replace("B", "D") for name, _, cell in published.findings if name == file}
    assert unread <= noticed


def test_nearly_every_generated_figure_is_right(generated: Landed) -> None:
    figures = truth("generated_truth")

    assert len(wrong(generated, figures)) <= 0.01 * len(figures)
    assert len(figures) > 3000


def test_no_generated_figure_is_wrong_without_a_finding_on_its_cell(generated: Landed) -> None:
    unsaid = [case for case in wrong(generated, truth("generated_truth")) if case[0] not in generated.findings]

    assert unsaid == []


def test_no_figure_is_landed_that_no_generated_workbook_prints(generated: Landed) -> None:
    printed = {where(row) for row in truth("generated_truth")}
    extra = {cell for cell, figure in generated.figures.items() if figure["value"] and cell not in printed}

    assert extra - generated.findings == set()


def test_every_damaged_figure_is_noticed_on_its_cell(generated: Landed) -> None:
    damaged = {where(row) for row in truth("generated_truth") if row["qualifier"] == "damaged"}

    assert damaged
    assert damaged - generated.findings == set()


def test_every_organisation_of_a_generated_register_is_landed_as_printed(generated: Landed) -> None:
    organisations = truth("generated_register_truth")
    keys = ("name", "founded", "sector", "charter_capital_vnd", "member_total", "worker_total", "revenue_vnd")

    for row in organisations:
        meant = {key: number(row[key]) if key.endswith(("vnd", "total")) else row[key] for key in keys} | {
            "tax_code": row["tax_code"],
            "status": STATUSES[row["status"]],
            "rating": RATINGS[row["rating"]],
        }
        assert generated.register.get((row["file"], row["tax_code"])) == meant
        assert date.fromisoformat(row["founded"])
    assert len(generated.register) == len(organisations) > 50
