"""What `docs/honest-totals.md` shows is so: its queries run on the published file and give the answers below them."""

from __future__ import annotations

import re

import duckdb
import pytest

from orchestration.settings import PROJECT_ROOT
from tests.pipeline.test_readme import as_markdown

PAGE = (PROJECT_ROOT / "docs" / "honest-totals.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```\n\n(\|.*?)\n(?:\n|$)", PAGE, flags=re.DOTALL)


def test_every_query_has_its_answer_below() -> None:
    assert len(QUESTIONS) == PAGE.count("```sql") >= 10


@pytest.mark.parametrize(("sql", "answer"), QUESTIONS, ids=range(1, len(QUESTIONS) + 1))
def test_a_query_gives_the_answer_printed(published: duckdb.DuckDBPyConnection, sql: str, answer: str) -> None:
    assert as_markdown(published.execute(sql)) == answer
