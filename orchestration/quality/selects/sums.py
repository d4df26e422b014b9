"""Parts that add up to their total.

Belongs here: kinds that add figures up. Not here: one part above its total (`parts`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orchestration.quality.check_kinds import DimensionSumCheck, SumOfPartsCheck
from orchestration.quality.rulebook import Rule
from orchestration.quality.selects.phrases import (
    COLUMN,
    SCOPE,
    any_of,
    demanding,
    described,
    literal,
    may_lack_a_part,
    same,
)

_PARTS_OF_CODES = {  # codes that are parts of other codes count in no sum
    "sector_code": "sector_code NOT IN (SELECT sector_code FROM seed_sectors WHERE coalesce(parent_code, '') <> '')"
}
SEED_OF_DIMENSION = {"sector_code": "sectors", "policy_code": "policies"}


def sums_of_parts(rules: Sequence[Rule]) -> str:
    """Indicators that add up to another of the same column and scope, with or without the optional ones.

    Where all is exact the sum may differ by the rounding of what is printed, else by 5 % of the total.

    Args:
        rules: rules whose checks are `SumOfPartsCheck`, at least one.

    Returns:
        A SELECT over `keyed` and `printed`, one row for each rule and sum of one sheet that has all parts needed and
        a total.
    """
    demanded = [
        (literal(rule.id), literal(check.total), str(len(check.parts)), literal(part), optional)
        for rule in rules
        if isinstance(check := rule.check, SumOfPartsCheck)
        for parts, optional in ((check.parts, "false"), (check.optional, "true"))
        for part in parts
    ]
    columns = (*COLUMN, "sheet", *SCOPE)
    keys = ", ".join(f"k.{column}" for column in columns)
    in_order = "ORDER BY k.row_index, k.column_index"
    return f"""
        WITH {demanding("rule_id, total_code, needed, part_code, is_optional", demanded)},
        sums AS (
            SELECT
                d.rule_id, d.total_code, {keys},
                sum(k.value) FILTER (NOT d.is_optional) AS parts_sum,
                coalesce(sum(k.value) FILTER (d.is_optional), 0) AS optional_sum,
                bool_and(k.exact AND k.value IS NOT NULL) AS clear,
                sum(k.rounding) AS rounding,
                string_agg(place(k.sheet, k.cell), ', ' {in_order}) AS part_cells,
                string_agg(inside(k.what_vi) || ' (ô ' || k.cell || ')', ' + ' {in_order}) AS parts_vi,
                string_agg(k.what_en || ' (' || k.cell || ')', ' + ' {in_order}) AS parts_en
            FROM keyed AS k
            INNER JOIN demanded AS d ON d.part_code = k.indicator_code
            GROUP BY d.rule_id, d.total_code, d.needed, {keys}
            HAVING count(k.value) FILTER (NOT d.is_optional) = d.needed
        )
        SELECT
            sums.rule_id, {described("total")},
            sums.parts_sum + sums.optional_sum AS expected, sums.parts_vi, sums.parts_en,
            sums.part_cells AS related_cells,
            sums.clear AND total.exact AND sums.sheet = total.sheet
                AND (sums.parts_sum > total.value OR NOT {may_lack_a_part("sums")}) AS binding,
            least(abs(total.value - sums.parts_sum), abs(total.value - sums.parts_sum - sums.optional_sum))
                <= CASE
                    WHEN sums.clear AND total.exact THEN sums.rounding + total.rounding
                    ELSE 0.05 * total.value
                END AS ok
        FROM sums
        INNER JOIN printed AS total
            ON {same("total", "sums", (*COLUMN, *SCOPE))} AND total.indicator_code = sums.total_code
        QUALIFY row_number() OVER (
            PARTITION BY sums.rule_id, {", ".join(f"sums.{column}" for column in columns)}
            ORDER BY total.sheet <> sums.sheet, total.sheet_index
        ) = 1
    """


def dimension_sum(check: DimensionSumCheck) -> str:
    """Figures of all sectors, policies or sources that add up to the figure of their total.

    Where all is exact the sum may differ by the rounding of what is printed, else by 5 % of the total. Where too
    few codes are printed, or a policy is not divided by source, it must only not exceed the total.

    Args:
        check: the dimension, which codes make a complete sum, and which may be left out of it.

    Returns:
        A SELECT over `printed`, one row for each sum of one sheet that has a total, without `rule_id`.
    """
    dimension = check.dimension
    others = (*COLUMN, "indicator_code", *(column for column in SCOPE if column != dimension))
    return f"""
        WITH sums AS ({_sums_of(check, others)}),
        compared AS (
            SELECT
                {described("total")},
                abs(total.value - sums.required_sum) < abs(total.value - sums.all_sum) AS without_optional,
                CASE WHEN without_optional THEN sums.required_sum ELSE sums.all_sum END AS expected,
                CASE WHEN without_optional THEN sums.required_cells ELSE sums.all_cells END AS cells,
                sums.required_sum, sums.sheet AS parts_sheet, sums.part_cells AS related_cells,
                sums.complete AND sums.exact AND total.exact AND sums.sheet = total.sheet
                    AND (sums.required_sum > total.value OR NOT {may_lack_a_part("sums")}) AS binding,
                (sums.complete OR sums.enough) AND NOT {_is_undivided_below(others, dimension)} AS must_agree,
                CASE
                    WHEN sums.exact AND total.exact THEN sums.rounding + total.rounding
                    ELSE 0.05 * total.value
                END AS tolerance
            FROM sums
            INNER JOIN printed AS total
                ON {same("total", "sums", others)} AND total.{dimension} = 'total'
            QUALIFY row_number() OVER (
                PARTITION BY {", ".join(f"sums.{key}" for key in (*others, "sheet"))}
                ORDER BY total.sheet <> sums.sheet, total.sheet_index
            ) = 1
        )
        SELECT
            *,
            CASE WHEN must_agree THEN abs(value - expected) <= tolerance
                ELSE required_sum <= value + tolerance END AS ok
        FROM compared
    """


def _sums_of(check: DimensionSumCheck, others: Sequence[str]) -> str:
    """The parts of each sheet added up: with and without those that may be left out of the sum.

    Args:
        check: the dimension, and its codes.
        others: the columns that the parts of one sum share.
    """
    dimension = check.dimension
    keys = ", ".join((*others, "sheet"))
    required = f"{dimension} NOT IN {any_of(check.optional or ('',))}"
    enough = "false" if check.enough is None else f"count({dimension}) FILTER ({required}) >= {check.enough}"
    return f"""
            SELECT
                {keys},
                sum(value) AS all_sum,
                coalesce(sum(value) FILTER ({required}), 0) AS required_sum,
                {_is_complete(check)} AS complete,
                {enough} AS enough,
                bool_and(exact) AS exact,
                sum(printed.rounding) AS rounding,
                string_agg(place(sheet, cell), ', ' ORDER BY row_index, column_index) AS part_cells,
                string_agg(cell, ', ' ORDER BY row_index, column_index) AS all_cells,
                string_agg(cell, ', ' ORDER BY row_index, column_index) FILTER ({required}) AS required_cells
            FROM printed
            WHERE {_adds_up(check)} AND indicator_aggregation = 'sum'
            GROUP BY {keys}
        """


def _adds_up(check: DimensionSumCheck) -> str:
    """Whether a code is a part of the sum: no total, left out by no rule, and no part of another code."""
    dimension = check.dimension
    adds_up = f"{dimension} NOT IN {any_of(('total', 'none', *check.excluded))}"
    return f"{adds_up} AND {_PARTS_OF_CODES[dimension]}" if dimension in _PARTS_OF_CODES else adds_up


def _is_complete(check: DimensionSumCheck) -> str:
    """Whether the codes that are printed are all there are: those of the seed, or those that the check names."""
    dimension = check.dimension
    if check.complete == "seed":
        seed = f"seed_{SEED_OF_DIMENSION[dimension]} WHERE {_adds_up(check)}"
        return f"count({dimension}) = (SELECT count(*) FROM {seed})"
    if check.complete:
        return " AND ".join(_is_printed(dimension, code, check.divided) for code in check.complete)
    return "false"


def _is_printed(dimension: str, code: str, divided: Mapping[str, Sequence[str]]) -> str:
    """Whether a code is among the parts, or all of those that it may be divided into."""
    choices = [(code,), tuple(divided[code])] if code in divided else [(code,)]
    counted = (f"count({dimension}) FILTER ({dimension} IN {any_of(c)}) = {len(c)}" for c in choices)
    return f"({' OR '.join(counted)})"


def _is_undivided_below(keys: tuple[str, ...], dimension: str) -> str:
    """Whether a sum of all policies holds one whose money the sheet does not divide by source: a loan, a gift."""
    if dimension != "funding_source":
        return "false"
    others = [key for key in keys if key != "policy_code"]
    return f"""(
        total.policy_code = 'total' AND EXISTS (
            SELECT 1
            FROM printed AS whole
            WHERE {same("whole", "total", (*others, "sheet"))}
                AND whole.policy_code <> 'total' AND whole.{dimension} = 'total' AND whole.value > 0
                AND NOT EXISTS (
                    SELECT 1
                    FROM printed AS part
                    WHERE {same("part", "whole", (*keys, "sheet"))} AND part.{dimension} <> 'total' AND part.value > 0
                )
        )
    )"""
