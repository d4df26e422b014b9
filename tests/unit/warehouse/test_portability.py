"""The check that models stay portable objects to what one engine alone reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.settings import Settings
from orchestration.warehouse.dbt import Dbt
from tests import portability


@pytest.mark.parametrize(
    "sql",
    [
        "select * exclude (a) from t",
        "select a from t qualify row_number() over (order by a) = 1",
        "select list(a) from t",
        "select [1, 2]",
        "select {'a': 1}",
        "select a[1] from t",
        "select a::int from t",
        "select count(*) filter (where a > 1) from t",
        "from t",
        "select distinct on (a) a from t",
        "select a, sum(b) from t group by all",
        "select strftime(a, '%Y') from t",
        "select arg_max(a, b) from t",
        "select string_agg(a, ',') from t",
        "select a // b from t",
        "select 1 union by name select 2",
        "select a from t where b ilike 'x'",
        "select a from; t",
    ],
)
def test_sql_of_one_engine_is_objected_to(sql: str) -> None:
    assert portability.objections(sql) or portability.foreign_words(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "with a as (select 1 as n) select coalesce(n, 0) from a",
        "select sum(cast(v as decimal(24, 4))) over (partition by k order by n rows unbounded preceding) from t",
        "select cast(d + interval '7' hour as date), position('a' in t) from t",
    ],
)
def test_plain_sql_passes(sql: str) -> None:
    assert portability.objections(sql) == []
    assert portability.foreign_words(sql) == []


def test_what_a_macro_writes_for_an_engine_is_no_function_of_the_model() -> None:
    assert portability.foreign_words("select {{ text_list('name') }}, sum(x) from {{ ref('t') }}") == []
    assert portability.foreign_words("select string_agg({{ column }}, ',') from t") == ["the function string_agg"]


def test_every_model_and_test_of_the_project_is_portable(loaded: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert portability.main(Dbt.of(loaded).target) == 0, capsys.readouterr().out
    assert len(portability.compiled(Dbt.of(loaded).target)) >= 40


def test_an_empty_folder_proves_nothing(tmp_path: Path) -> None:
    assert portability.main(tmp_path) == 1
