"""README and the pages of `docs/` tell the truth: their queries give the answers printed below them.

A page joins by itself: a block ```sql with a table below it is run on the published file.
"""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
import typer

from orchestration.quality import rulebook
from orchestration.settings import DBT_DIR, PROJECT_ROOT

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


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file_and_to_a_heading_of_it(page: str) -> None:
    dead = []
    for link in re.findall(r"\]\(([^)\s:]+)\)", PAGES[page]):
        path, _, anchor = link.partition("#")
        target = (PROJECT_ROOT / page).parent / path if path else PROJECT_ROOT / page
        if not target.exists() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            dead.append(link)

    assert dead == []


def anchors(text: str) -> set[str]:
    """What GitHub calls the headings of a page in links."""
    headings = re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    "path",
    sorted(set(re.findall(r"`((?:dbt_project|orchestration|expectations|tests)/[\w/.]*)`", "\n".join(PAGES.values())))),
)
def test_a_path_exists(path: str) -> None:
    assert (PROJECT_ROOT / path).exists()


# `figures.net_increase` is a rule, `marts.growth` a table; `figures.yml` is a file.
@pytest.mark.parametrize(
    "name",
    sorted(set(re.findall(r"`((?:figures|submissions|register_rows|marts)\.[a-z]\w{3,})`", "\n".join(PAGES.values())))),
)
def test_a_rule_or_mart_that_a_page_names_exists(name: str) -> None:
    tables = {f"marts.{path.stem}" for path in (DBT_DIR / "models" / "marts").glob("*.sql")}

    assert name in tables | {rule.id for rule in rulebook.load()}


# In a block of a shell or between backticks: `make test`, `kttt load --full`.
COMMANDS = sorted(
    {
        (program, command.strip())
        for text in PAGES.values()
        for program, command in re.findall(r"(?:^|`)(make|kttt) ([a-z][^`\n#|]*)", text, flags=re.MULTILINE)
    }
)


@pytest.mark.parametrize("command", [command for program, command in COMMANDS if program == "make"])
def test_a_target_shown_exists(command: str) -> None:
    makefile = (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")

    assert re.search(rf"^{command.split()[0]}:", makefile, flags=re.MULTILINE)


@pytest.mark.parametrize("command", [command for program, command in COMMANDS if program == "kttt"])
def test_a_command_shown_exists_with_its_options(command: str) -> None:
    from orchestration.cli import app

    name, *words = command.split()
    known = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    options = {option for parameter in known.params for option in parameter.opts} | {"--help"}

    assert {word for word in words if word.startswith("-")} <= options


def test_ci_tests_what_readme_says() -> None:
    assert Path(PROJECT_ROOT / ".ci" / "run").read_text(encoding="utf-8").strip().endswith("make test")
