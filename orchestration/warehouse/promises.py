"""What each dbt test guarantees, in words: Dagster shows it beside the check.

Belongs here: a sentence for each kind of test. Not here: which tests are checks (`project`), the tests themselves
(`dbt_project/tests`, and the YAML beside each model).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from typing import Any

#: By kind of test, over its arguments; a test that has a comment or a description of its own says it itself.
_SENTENCES = {
    "accepted_range": "{column_name} lies between {min_value} and {max_value}.",
    "accepted_values": "{column_name} is one of {values}.",
    "expression_is_true": "In every row: {expression}.",
    "known_codes": "The codes in {columns} are in their lists.",
    "no_blank": "Every row has {columns}.",
    "not_null": "Every row has {column_name}.",
    "relationships": "Every {column_name} is found in {to}, under {field}.",
    "unique": "No two rows have the same {column_name}.",
    "unique_combination": "No two rows have the same {columns}.",
}
_OPEN_ENDED = {"min_value": "any", "max_value": "any"}


def promise_of(test: Mapping[str, Any]) -> str | None:
    r"""What a test of dbt's manifest says of itself; None of a kind that nobody described.

    >>> promise_of({"raw_code": "-- A failing row is a sum that\n-- differs from its parts.\nselect 1 as one"})
    'A failing row is a sum that differs from its parts.'
    >>> kind = {"name": "accepted_values", "kwargs": {"column_name": "geo_map", "values": ["63", "34"]}}
    >>> promise_of({"raw_code": "{{ test() }}", "test_metadata": kind, "config": {"where": "value > 0"}})
    'geo_map is one of 63, 34. Only rows where value > 0.'
    """
    own = test.get("description") or _comment_above(test["raw_code"])
    kind = test.get("test_metadata") or {}
    if own or kind.get("name") not in _SENTENCES:
        return own
    arguments = {name: _in_words(value) for name, value in kind["kwargs"].items()}
    where = test.get("config", {}).get("where")
    only = f" Only rows where {where}." if where else ""
    return _SENTENCES[kind["name"]].format_map(_OPEN_ENDED | arguments) + only


def _comment_above(sql: str) -> str | None:
    """The comment that SQL begins with."""
    lines = takewhile(lambda line: line.startswith("--"), sql.splitlines())
    return " ".join(line.removeprefix("--").strip() for line in lines) or None


def _in_words(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value).removeprefix("ref('").removesuffix("')")
