"""The template's Dagster project: one step a form, then the gate, the warehouse, dbt, a copy for BI.

Belongs here: assets and their order. Not here: reading sheets (`reading`).
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import duckdb
import great_expectations as gx
import pandas as pd
from dagster_dbt import DbtCliResource

from orchestration.landing import store
from orchestration.landing.codes import load_codes
from orchestration.landing.forms.form import load_forms
from orchestration.settings import DBT_DIR, PROJECT_ROOT
from tests.benchmarks.performance.template import reading

RAW = Path(os.environ["KTTT_RAW_DIR"])
DATA = Path(os.environ["KTTT_DATA_DIR"])
WAREHOUSE = DATA / "kttt.duckdb"
# The tables that the models read are this project's: their columns are the contract.
_TABLES = [PROJECT_ROOT / "orchestration" / stage for stage in ("quality/schema.sql", "warehouse/register/schema.sql")]


def _submission(path: Path) -> str:
    return hashlib.sha256(str(path.relative_to(RAW)).encode() + path.read_bytes()).hexdigest()[:16]


def _read(pattern: str, read: Callable[[Path], pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(
        [read(path).assign(submission_id=_submission(path)) for path in sorted(RAW.glob(f"*/*/{pattern}"))],
        ignore_index=True,
    )


def _form(code: str) -> dg.AssetsDefinition:
    @dg.asset(name=code)
    def form() -> pd.DataFrame:
        return _read("Phụ lục*.xlsx", lambda path: reading.read_form(path, code))

    return form


@dg.asset
def register() -> pd.DataFrame:
    """Every list of cooperatives."""
    return _read("Danh sách*.xlsx", lambda path: reading.read_register(path, int(path.parent.parent.name)))


@dg.asset
def verdicts(pl1: pd.DataFrame, pl2: pd.DataFrame, pl3: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """A validation for each submission."""
    context = gx.get_context(mode="ephemeral")
    source = context.data_sources.add_pandas("submissions")

    def validation(name: str, expectations: list[gx.expectations.Expectation]) -> Callable[[pd.DataFrame], bool]:
        batch = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe(name)
        suite = context.suites.add(gx.ExpectationSuite(name, expectations=expectations))
        definition = context.validation_definitions.add(gx.ValidationDefinition(name=name, data=batch, suite=suite))
        return lambda frame: bool(definition.run(batch_parameters={"dataframe": frame}).success)

    e = gx.expectations
    figures_hold = validation(
        "figures",
        [
            *(e.ExpectColumnValuesToNotBeNull(column=c) for c in ("cell", "period_code", "indicator_code", "value")),
            e.ExpectColumnValuesToBeBetween(column="value", min_value=0),
            e.ExpectColumnValuesToBeInSet(column="scenario", value_set=["actual", "estimate", "plan"]),
            e.ExpectCompoundColumnsToBeUnique(column_list=["sheet", "cell"]),
        ],
    )
    rows_hold = validation(
        "rows",
        [
            *(e.ExpectColumnValuesToNotBeNull(column=c) for c in ("name", "registration_code", "sector_code")),
            e.ExpectColumnValuesToBeBetween(column="member_total", min_value=1),
            e.ExpectColumnValuesToBeUnique(column="registration_code"),
        ],
    )
    accepted = {
        submission: holds(frame)
        for table, holds in ((pd.concat([pl1, pl2, pl3]), figures_hold), (register, rows_hold))
        for submission, frame in table.groupby("submission_id")
    }
    return pd.DataFrame({"submission_id": list(accepted), "accepted": list(accepted.values())})


@dg.asset
def warehouse(
    pl1: pd.DataFrame, pl2: pd.DataFrame, pl3: pd.DataFrame, register: pd.DataFrame, verdicts: pd.DataFrame
) -> None:
    """The tables that the dbt models read."""
    now = datetime.now(UTC).replace(tzinfo=None)
    figures = pd.concat([pl1, pl2, pl3])
    submissions = _submissions(now)
    decided = verdicts.assign(state=verdicts["accepted"].map({True: "accepted", False: "rejected"}), decided_at=now)
    identities = register.assign(
        cooperative_id=register["registration_code"], register_ref=register["registration_code"], link_basis="first",
        name_key=register["name"].str.lower(), commune_key=register["commune"].str.lower(), is_repeated=False,
        founded_year=[founded.year for founded in register["founded_on"]],
    )  # fmt: skip
    with closing(duckdb.connect(str(WAREHOUSE))) as connection:
        store.create_tables(connection)
        store.replace_forms(connection, load_forms())
        for schema in _TABLES:
            connection.execute(schema.read_text(encoding="utf-8"))
        for table, frame in (
            ("landing.figures", figures),
            ("landing.register_rows", register),
            ("landing.submissions", submissions),
            ("landing.receipts", submissions),
            ("quality.verdicts", decided),
            ("register.identities", identities),
        ):
            _fill(connection, table, frame)


def _submissions(now: datetime) -> pd.DataFrame:
    codes = {p.folder: p.code for p in load_codes().provinces if p.geo_version == "63"}
    found = []
    for number, path in enumerate(sorted(RAW.glob("*/*/*.xlsx"))):
        period, province = path.parts[-3:-1]
        found.append(
            {
                "submission_id": _submission(path), "period_code": period, "province_code": codes[province],
                "geo_version": "63", "folder": f"{period}/{province}", "file_name": path.name, "sha256": "", "bytes": 0,
                "received_at": now, "version_no": 1 + number % 2, "file_format": "xlsx", "rules_version": "",
                "receipt_no": number, "path": str(path),
            }
        )  # fmt: skip
    return pd.DataFrame(found)


def _fill(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    known = connection.execute(f"SELECT column_name FROM (DESCRIBE {table})").fetchall()
    columns = [name for (name,) in known if name in frame]
    connection.register("incoming", frame[columns])
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
    connection.unregister("incoming")


@dg.asset(deps=[warehouse])
def models(dbt: DbtCliResource) -> None:
    """`dbt build` in a process of its own."""
    dbt.cli(["build", "--exclude-resource-type", "unit_test"], target_path=DATA / "dbt").wait()


@dg.asset(deps=[models])
def published() -> None:
    """A copy for BI, beside the file that the next load writes."""
    shutil.copyfile(WAREHOUSE, DATA / "published.duckdb")


defs = dg.Definitions(
    assets=[*(_form(code) for code in reading.FORMS), register, verdicts, warehouse, models, published],
    jobs=[dg.define_asset_job("nightly", selection="*")],
    resources={"dbt": DbtCliResource(project_dir=str(DBT_DIR), profiles_dir=str(DBT_DIR))},
)
