"""The models on made-up rows: dbt's unit tests, which a nightly load leaves out."""

from __future__ import annotations

import shutil
from pathlib import Path

from orchestration.resources import dbt_resource
from orchestration.settings import Settings


def test_every_unit_test_of_the_models_passes(loaded: Settings, tmp_path: Path) -> None:
    own = Settings(raw_dir=loaded.raw_dir, data_dir=tmp_path)
    shutil.copyfile(loaded.warehouse, own.warehouse)
    shutil.copytree(loaded.data_dir / "dbt", tmp_path / "dbt")

    run = dbt_resource(own).cli(["test", "--select", "test_type:unit"], raise_on_error=False)

    assert run.is_successful(), run.get_error()
    results = run.get_artifact("run_results.json")["results"]
    assert len(results) > 10
    assert {result["status"] for result in results} == {"pass"}
