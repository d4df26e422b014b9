"""The data dictionary of a generation, in Markdown for people and in CSV for programs.

Every word comes from the comments in the published file, which dbt, `schema.sql` and `comments.sql` wrote there: a
description is written once, beside the model.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from orchestration.published.catalog import Relation

HEADER = ("table", "column", "type", "key", "nullable", "description")


def as_csv(described: Iterable[Relation]) -> str:
    """One line per column; a line without a column describes the table."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for relation in described:
        writer.writerow((relation.full_name, "", "view" if relation.is_view else "table", "", "", relation.comment))
        for column in relation.columns:
            writer.writerow(
                (
                    relation.full_name,
                    column.name,
                    column.type,
                    "key" if column.is_key else "",
                    "yes" if column.is_nullable else "no",
                    column.comment,
                )
            )
    return out.getvalue()


def as_markdown(described: Iterable[Relation], row_counts: Mapping[str, int]) -> str:
    """What tables there are, then one section per table: what a row is, and its columns.

    Args:
        described: tables and views in the order wanted.
        row_counts: rows per `schema.table`; views have none.
    """
    tables = list(described)
    lines = ["# Data dictionary of the national collective-economy warehouse", ""]
    lines += ["| table | one row is |", "|---|---|"]
    lines += [
        f"| [`{relation.full_name}`](#{relation.full_name.replace('.', '-')}) | {_cell(_gist(relation.comment))} |"
        for relation in tables
    ]
    lines += ["| [indicators](#indicators) | what is measured, in which unit |", ""]
    for relation in tables:
        size = "view" if relation.is_view else f"{row_counts.get(relation.full_name, 0):,} rows"
        lines += [f'<a id="{relation.full_name.replace(".", "-")}"></a>', ""]
        lines += [f"## `{relation.full_name}` ({size})", ""]
        if relation.comment:
            lines += [relation.comment, ""]
        lines += ["| column | type | key | null | meaning |", "|---|---|---|---|---|"]
        lines += [
            f"| `{column.name}` | {column.type} | {'key' if column.is_key else ''} "
            f"| {'yes' if column.is_nullable else 'no'} | {_cell(column.comment)} |"
            for column in relation.columns
        ]
        lines.append("")
    return "\n".join(lines)


def indicators_as_markdown(indicators: Iterable[Sequence[object]]) -> str:
    """The indicators with their units: the value of a fact means what its indicator says.

    Args:
        indicators: code, names in Vietnamese and English, unit, kind, how provinces add up, what to beware of.
    """
    lines = ["## Indicators", "", "A figure's `value` is in the unit of its indicator.", ""]
    lines += ["| indicator | tên | name | unit | kind | adds up | beware |", "|---|---|---|---|---|---|---|"]
    for code, *others in indicators:
        lines.append(f"| `{code}` | " + " | ".join(_cell(str(text or "")) for text in others) + " |")
    return "\n".join([*lines, ""])


def _gist(comment: str) -> str:
    """What a row is, which a description says first.

    >>> _gist("One row per province and map, the 63 and the 34. Join on both: seven codes belong to another.")
    'Province and map, the 63 and the 34'
    >>> _gist("What tables hold what.")
    'What tables hold what'
    """
    first = re.split(r"[.:] ", " ".join(comment.split()) + " ")[0].removeprefix("One row per ").removesuffix(".")
    return first[:1].upper() + first[1:]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
