"""Parts that are not above their total.

Belongs here: kinds that compare one part with its total. Not here: parts that add up (`sums`).
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.quality.check_kinds import DimensionPartCheck, PartOfTotalCheck
from orchestration.quality.rulebook import Rule
from orchestration.quality.selects.phrases import COLUMN, SCOPE, any_of, described, literal, nearest, same


def parts_of_totals(rules: Sequence[Rule]) -> str:
    """Indicators that are not above the indicator they are a part of, in the same column and scope.

    Args:
        rules: rules whose checks are `PartOfTotalCheck`, at least one.

    Returns:
        A SELECT over `printed`, one row for each rule and part that has a total.
    """
    pairs = [_pairs(rule, check) for rule in rules if isinstance(check := rule.check, PartOfTotalCheck)]
    return _below_total(
        f"WITH demanded AS ({' UNION ALL '.join(pairs)})",
        "INNER JOIN demanded AS d ON d.part_code = part.indicator_code",
        f"total.indicator_code = d.total_code AND {same('total', 'part', SCOPE)}",
        rule="d.rule_id",
        preferred="d.is_wider",
    )


def _pairs(rule: Rule, check: PartOfTotalCheck) -> str:
    """Rows of part and total; where the seed says which, from the seed."""
    columns = "AS pair(rule_id, part_code, total_code, is_wider)"
    if check.parts == "from_seed":
        total = literal(check.total) if check.total else "parent_code"
        named = f"""
            SELECT '{rule.id}' AS rule_id, indicator_code AS part_code, {total} AS total_code, false AS is_wider
            FROM seed_indicators
            WHERE parent_code IS NOT NULL AND indicator_code NOT IN {any_of(check.excluded or ("",))}
        """
        pairs = [(part, total, "true") for part, total in check.wider.items() if part not in check.excluded]
    else:
        named = ""
        parts = [part for part in check.parts if part not in check.excluded]
        pairs = [(part, check.total or "", "false") for part in parts]
        pairs += [(part, total, "true") for part, total in check.wider.items() if part in parts]
    rows = ", ".join(f"('{rule.id}', '{part}', '{total}', {wider})" for part, total, wider in pairs)
    return " UNION ALL ".join(filter(None, (named, rows and f"SELECT * FROM (VALUES {rows}) {columns}")))


def dimension_part(check: DimensionPartCheck) -> str:
    """Figures of one sector, policy or source that are not above the figure of all of them.

    Args:
        check: the dimension, and its codes that are no parts.

    Returns:
        A SELECT over `printed`, one row for each part that adds up and has a total, without `rule_id`.
    """
    others = tuple(column for column in SCOPE if column != check.dimension)
    return _below_total(
        "",
        "",
        f"total.{check.dimension} = 'total' AND total.indicator_code = part.indicator_code "
        f"AND {same('total', 'part', others)}",
        parts=f"part.{check.dimension} NOT IN {any_of(('total', 'none', *check.excluded))} "
        "AND part.indicator_aggregation = 'sum'",
    )


def _below_total(
    demanded: str, joined: str, total: str, *, parts: str = "true", rule: str = "", preferred: str = "true"
) -> str:
    """Parts that are not above their total.

    Args:
        demanded: the relation of what rules demand, if any.
        joined: how a part meets it.
        total: which total a part has, of the same column.
        parts: which figures are parts.
        rule: the column that names the rule, if there are several.
        preferred: of several totals, which counts.
    """
    return f"""
        {demanded}
        SELECT
            {f"{rule}, " if rule else ""}{described("part")},
            total.value AS expected_high, total.value AS total_value, total.sheet AS total_sheet,
            total.cell AS total_cell, inside(total.what_vi) AS total_what_vi, total.what_en AS total_what_en,
            place(total.sheet, total.cell) AS related_cells,
            part.exact AND total.exact AND part.sheet = total.sheet AS binding,
            coalesce(part.value_low, part.value)
                <= coalesce(total.value_high, total.value) * allowance(part.exact AND total.exact)
                + part.rounding + total.rounding AS ok
        FROM printed AS part
        {joined}
        INNER JOIN printed AS total ON {same("total", "part", COLUMN)} AND {total}
        WHERE {parts}
        {nearest("total", "part", preferred, rule or "''")}
    """
