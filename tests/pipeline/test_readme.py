"""README and the pages of `docs/` tell the truth: their queries give the answers printed below them.

A page joins by itself: a block ```sql with a table below it is run on the published file.
"""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import PROJECT_ROOT

README = (PROJECT_ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {
    path.relative_to(PROJECT_ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (PROJECT_ROOT / "README.md", *sorted((PROJECT_ROOT / "docs").glob("*.md")))
}
# A query without a table below it is an example for another database.
QUESTIONS = {
    f"{page}-{number}": question
    for page, text in PAGES.items()
    for number, question in enumerate(
        re.findall(r"```sql\n((?:(?!```).)*)```\n\n(\|.*?)\n(?:\n|$)", text, flags=re.DOTALL), start=1
    )
}


def as_markdown(cursor: duckdb.DuckDBPyConnection) -> str:
    header = [column[0] for column in cursor.description or ()]
    rows = [header, ["---"] * len(header), *cursor.fetchall()]
    return "\n".join(
        "| " + " | ".join("" if value is None else str(value).replace("|", "\\|") for value in row) + " |"
        for row in rows
    )


def test_every_query_has_its_answer_below() -> None:
    for page in ("README.md", "docs/honest-totals.md", "docs/the-national-fact.md"):
        answered = sum(name.startswith(page) for name in QUESTIONS)
        assert answered == PAGES[page].count("```sql") >= 7, page


@pytest.mark.parametrize(("sql", "answer"), QUESTIONS.values(), ids=QUESTIONS)
def test_a_query_gives_the_answer_printed(published: duckdb.DuckDBPyConnection, sql: str, answer: str) -> None:
    assert as_markdown(published.execute(sql)) == answer


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_a_link_leads_to_a_file(path: str) -> None:
    assert (PROJECT_ROOT / path).exists()


@pytest.mark.parametrize(
    "path",
    sorted(set(re.findall(r"`((?:dbt_project|orchestration|expectations|tests)/[\w/.]*)`", "\n".join(PAGES.values())))),
)
def test_a_path_exists(path: str) -> None:
    assert (PROJECT_ROOT / path).exists()


def test_the_commands_shown_exist() -> None:
    makefile = (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE))

    assert set(re.findall(r"make (load|test|ui|check|lock|clean)\b", README)) <= targets
    assert Path(PROJECT_ROOT / ".ci" / "run").read_text(encoding="utf-8").strip().endswith("make test")
