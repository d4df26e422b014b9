"""README tells the truth: its queries run on the published file and give the answers printed below them."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import PROJECT_ROOT

README = (PROJECT_ROOT / "README.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```\n\n(\|.*?)\n\n", README, flags=re.DOTALL)


def as_markdown(cursor: duckdb.DuckDBPyConnection) -> str:
    header = [column[0] for column in cursor.description or ()]
    rows = [header, ["---"] * len(header), *cursor.fetchall()]
    return "\n".join(
        "| " + " | ".join("" if value is None else str(value).replace("|", "\\|") for value in row) + " |"
        for row in rows
    )


def test_every_query_has_its_answer_below() -> None:
    assert len(QUESTIONS) == README.count("```sql") >= 7


@pytest.mark.parametrize(("sql", "answer"), QUESTIONS, ids=range(1, len(QUESTIONS) + 1))
def test_a_query_gives_the_answer_printed(published: duckdb.DuckDBPyConnection, sql: str, answer: str) -> None:
    assert as_markdown(published.execute(sql)) == answer


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_a_link_leads_to_a_file(path: str) -> None:
    assert (PROJECT_ROOT / path).exists()


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:dbt_project|orchestration|expectations|tests)/[\w/.]*)`", README)))
)
def test_a_path_exists(path: str) -> None:
    assert (PROJECT_ROOT / path).exists()


def test_the_commands_shown_exist() -> None:
    makefile = (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))

    assert set(re.findall(r"make (load|test|ui|check|lock|clean)\b", README)) <= targets
    assert Path(PROJECT_ROOT / ".ci" / "run").read_text(encoding="utf-8").strip().endswith("make test")
