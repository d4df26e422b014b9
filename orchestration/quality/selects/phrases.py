"""Phrases of SQL that the SELECTs of several kinds share.

Belongs here: columns, joins and literals of any kind. Not here: what one kind asks, the functions of the database
(`macros.sql`). Every literal comes from the rule book, whose codes are `[a-z0-9_]`.
"""

from __future__ import annotations

from collections.abc import Iterable

COLUMN = ("submission_id", "period_code", "scenario")
SCOPE = ("entity_type", "sector_code", "policy_code", "program_code", "funding_source")


def described(alias: str) -> str:
    """Columns that every message about one figure may use."""
    place = ("submission_id", "sheet", "cell", "printed_text")
    words = ("value", "unit", "what_vi", "what_en", "when_vi", "when_en")
    return ", ".join(f"{alias}.{name}" for name in (*place, *words))


def same(left: str, right: str, columns: Iterable[str]) -> str:
    """The condition that two relations agree in some columns."""
    return " AND ".join(f"{left}.{column} = {right}.{column}" for column in columns)


def nearest(alias: str, figure: str, preferred: str = "true", rule: str = "''") -> str:
    """Of several candidates for one figure, a preferred one, on the same sheet, else the first of the workbook."""
    return (
        f"QUALIFY row_number() OVER (PARTITION BY {rule}, {figure}.submission_id, {figure}.sheet, {figure}.cell "
        f"ORDER BY ({preferred}) DESC, {alias}.sheet <> {figure}.sheet, {alias}.sheet_index, {alias}.row_index, "
        f"{alias}.column_index) = 1"
    )


def may_lack_a_part(alias: str) -> str:
    """Whether a row of the sheet was left out: a sum below its total then proves nothing."""
    return (
        f"EXISTS (SELECT 1 FROM incomplete_sheets AS i "
        f"WHERE i.submission_id = {alias}.submission_id AND i.sheet = {alias}.sheet)"
    )


def demanding(columns: str, rows: Iterable[Iterable[str]]) -> str:
    """`demanded(rule_id, ...) AS (VALUES ...)`, what the rules of a kind demand."""
    values = (f"({', '.join(row)})" for row in rows)
    return f"demanded({columns}) AS (VALUES {', '.join(values)})"


def literal(code: str) -> str:
    """A code as text."""
    return f"'{code}'"


def number(value: float) -> str:
    """A number, exact."""
    return repr(value)


def double(value: float | None) -> str:
    """A bound, NULL where there is none."""
    return f"{'NULL' if value is None else number(value)}::DOUBLE"


def array(codes: Iterable[str]) -> str:
    """Codes as an array, which may be empty."""
    return f"[{', '.join(map(literal, codes))}]::VARCHAR[]"


def any_of(codes: Iterable[str]) -> str:
    """Codes as the right side of IN; there must be one."""
    return "(" + ", ".join(f"'{code}'" for code in codes) + ")"
