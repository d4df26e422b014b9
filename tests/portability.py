"""Do the models parse as SQL of another engine? `python -m tests.portability <dbt target folder>` after `dbt compile`.

Belongs here: what a model may not contain, because Apache Spark would refuse it. Functions are looked for in models and
macros as they are written: what engines write differently may lie in `dbt_project/macros/portable.sql` alone. Compiled,
they must parse. Not here: whether both engines give the same answers.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from sqlglot import ErrorLevel, exp, parse, tokenize
from sqlglot.errors import SqlglotError
from sqlglot.tokens import TokenType

from orchestration.settings import DBT_DIR

ENGINE = "spark"
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
# fmt: off
#: Every function that the models use; Spark has each of them. Another one joins once Spark's documentation has it too.
PORTABLE_FUNCTIONS = frozenset({
    "abs", "avg", "ceil", "coalesce", "count", "dense_rank", "first_value", "floor", "greatest", "lag",
    "last_value", "lead", "least", "lower", "max", "min", "nullif", "rank", "round", "row_number",
    "split_part", "sum", "trim", "upper",
})
#: Words before a parenthesis that are no functions.
_SYNTAX = frozenset({
    "and", "as", "by", "case", "cast", "decimal", "else", "exists", "extract", "filter", "from", "having", "in", "not",
    "on", "or", "over", "position", "select", "then", "when", "where", "with",
})
# fmt: on
#: What the parser reads, being kind, and Spark does not; or what the project does without to stay portable.
_FOREIGN: dict[type[exp.Expression], str] = {
    exp.Qualify: "QUALIFY",
    exp.Array: "a list",
    exp.Struct: "a struct",
    exp.Bracket: "a subscript",
    exp.Lambda: "a lambda",
    exp.Filter: "FILTER",
    exp.Pivot: "PIVOT",
    exp.ILike: "ILIKE",
    exp.SimilarTo: "SIMILAR TO",
}


def objections(sql: str) -> list[str]:
    """What keeps a statement from being Spark SQL; nothing when it is.

    Args:
        sql: one statement, compiled.
    """
    try:
        statements = parse(sql, read=ENGINE, error_level=ErrorLevel.RAISE)
    except SqlglotError as error:
        return [f"does not parse: {' '.join(str(error).split())[:200]}"]
    if len(statements) != 1 or statements[0] is None:
        return ["is not one statement"]
    if tokenize(sql, read=ENGINE)[0].text.lower() not in ("select", "with"):
        return ["is no query"]
    return list(_foreign_parts(statements[0]))


def foreign_words(source: str) -> list[str]:
    """Functions and casts in a model or macro, as it is written, that only one engine may know.

    Args:
        source: SQL with Jinja in it.
    """
    tokens = tokenize(_JINJA.sub(" x ", source), read=ENGINE)
    found = []
    for word, following in pairwise(tokens):
        name = word.text.lower()
        if word.token_type is TokenType.DCOLON:
            found.append("a cast by ::")
        is_call = following.token_type is TokenType.L_PAREN and name.isidentifier()
        if is_call and name not in PORTABLE_FUNCTIONS | _SYNTAX:
            found.append(f"the function {name}")
    return found


def _foreign_parts(statement: exp.Expression) -> Iterator[str]:
    for node in statement.walk():
        if what := _FOREIGN.get(type(node)):
            yield what
        elif isinstance(node, exp.Star) and (node.args.get("except_") or node.args.get("replace")):
            yield "SELECT * with exceptions"
        elif isinstance(node, exp.Distinct) and node.args.get("on"):
            yield "DISTINCT ON"
        elif isinstance(node, exp.Group) and node.args.get("all"):
            yield "GROUP BY ALL"
        elif isinstance(node, exp.SetOperation) and node.args.get("by_name"):
            yield "UNION BY NAME"


def compiled(target: Path) -> dict[str, str]:
    """Models and singular tests as compiled below a target folder, by their path in the project."""
    folder = target / "compiled" / "kttt"
    paths = [*folder.glob("models/**/*.sql"), *folder.glob("tests/*.sql")]
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(paths)
        if not any(part.endswith(".yml") for part in path.parts)
    }


def written(project: Path) -> dict[str, str]:
    """Models, tests and macros as they are written, but for the file of what engines write differently."""
    paths = [path for folder in ("models", "tests", "macros") for path in project.glob(f"{folder}/**/*.sql")]
    return {
        str(path.relative_to(project)): path.read_text(encoding="utf-8")
        for path in sorted(paths)
        if path.name != "portable.sql"
    }


def main(target: Path, project: Path = DBT_DIR) -> int:
    """Print every objection; 1 when there is one, or nothing to look at."""
    models = compiled(target)
    found = [f"{path}: {objection}" for path, sql in models.items() for objection in objections(sql)]
    found += [f"{path}: {word}" for path, source in written(project).items() for word in foreign_words(source)]
    print("\n".join(found) or f"{len(models)} compiled models and tests parse as {ENGINE} SQL")
    return int(bool(found) or not models)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
