"""A check becomes one SELECT: `submission_id, sheet, cell, ok`, and what the messages need.

Belongs here: the SQL of the parametric kinds. Not here: what the SQL may read (`gate1_relations.sql`,
`gate2_relations.sql`), running it (`evaluation`). Every literal comes from the rule book, whose codes are
`[a-z0-9_]`; text of a workbook never becomes SQL.
"""

from __future__ import annotations

from collections.abc import Iterable

from orchestration.quality.rulebook import (
    Bound,
    DimensionPartCheck,
    DimensionSumCheck,
    InSeedCheck,
    PartOfTotalCheck,
    RangeCheck,
    RatioRangeCheck,
    ReaderCheck,
    RequiredIndicatorCheck,
    Rule,
    SqlCheck,
    SumOfPartsCheck,
)

COLUMN = ("submission_id", "period_code", "scenario")
SCOPE = ("entity_type", "sector_code", "policy_code", "program_code", "funding_source")
SEED_OF_DIMENSION = {"sector_code": "sectors", "policy_code": "policies"}


def compile_check(rule: Rule) -> str:
    """The SELECT of a rule's check.

    Raises:
        ValueError: the reader checks this rule, there is nothing to select.
    """
    match rule.check:
        case SqlCheck(select=select):
            return select
        case InSeedCheck() as check:
            return _in_seed(check)
        case RangeCheck() as check:
            return _range(check)
        case PartOfTotalCheck() as check:
            return _part_of_total(check)
        case SumOfPartsCheck() as check:
            return _sum_of_parts(check)
        case DimensionSumCheck() as check:
            return _dimension_sum(check)
        case DimensionPartCheck() as check:
            return _dimension_part(check)
        case RatioRangeCheck() as check:
            return _ratio_range(check)
        case RequiredIndicatorCheck() as check:
            return _required_indicator(check)
        case ReaderCheck():
            raise ValueError(f"{rule.id} is checked by the reader")


def _codes(codes: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{code}'" for code in codes) + ")"


def _number(value: float) -> str:
    return repr(value)


def _same(left: str, right: str, columns: Iterable[str]) -> str:
    return " AND ".join(f"{left}.{column} = {right}.{column}" for column in columns)


def _described(alias: str) -> str:
    """Columns that every message about one figure may use."""
    place = ("submission_id", "sheet", "cell", "printed_text")
    words = ("value", "unit", "what_vi", "what_en", "when_vi", "when_en")
    return ", ".join(f"{alias}.{name}" for name in (*place, *words))


def _nearest(alias: str, figure: str, preferred: str = "true") -> str:
    """Of several candidates for one figure, a preferred one, on the same sheet, else the first of the workbook."""
    return (
        f"QUALIFY row_number() OVER (PARTITION BY {figure}.submission_id, {figure}.sheet, {figure}.cell "
        f"ORDER BY ({preferred}) DESC, {alias}.sheet <> {figure}.sheet, {alias}.sheet_index, {alias}.row_index, "
        f"{alias}.column_index) = 1"
    )


def _may_lack_a_part(alias: str) -> str:
    """Whether a row of the sheet was left out: a sum below its total then proves nothing."""
    return (
        f"EXISTS (SELECT 1 FROM incomplete_sheets AS i "
        f"WHERE i.submission_id = {alias}.submission_id AND i.sheet = {alias}.sheet)"
    )


def _is_undivided_below(keys: tuple[str, ...], dimension: str) -> str:
    """Whether a sum of all policies holds one whose money the sheet does not divide by source: a loan, a gift."""
    if dimension != "funding_source":
        return "false"
    same = [key for key in keys if key != "policy_code"]
    return f"""(
        total.policy_code = 'total' AND EXISTS (
            SELECT 1
            FROM printed AS whole
            WHERE {_same("whole", "total", (*same, "sheet"))}
                AND whole.policy_code <> 'total' AND whole.{dimension} = 'total' AND whole.value > 0
                AND NOT EXISTS (
                    SELECT 1
                    FROM printed AS part
                    WHERE {_same("part", "whole", (*keys, "sheet"))} AND part.{dimension} <> 'total' AND part.value > 0
                )
        )
    )"""


def _in_seed(check: InSeedCheck) -> str:
    also = f"OR f.{check.column} IN {_codes(check.also)}" if check.also else ""
    return f"""
        SELECT {_described("f")}, f.{check.column} AS code, s.{check.column} IS NOT NULL {also} AS ok
        FROM figures AS f
        LEFT JOIN seed_{check.seed} AS s ON s.{check.column} = f.{check.column}
    """


def _range(check: RangeCheck) -> str:
    chosen = []
    if check.units:
        chosen.append(f"f.unit IN {_codes(check.units)}")
    if check.indicators:
        chosen.append(f"f.indicator_code IN {_codes(check.indicators)}")
    if check.excluded:
        chosen.append(f"f.indicator_code NOT IN {_codes(check.excluded)}")
    limits, expected = [], []
    if check.minimum is not None:
        limits.append(f"coalesce(f.value_low, f.value) >= {_number(check.minimum)}")
        expected.append(f"{_number(check.minimum)} AS expected_low")
    if check.maximum is not None:
        limits.append(f"coalesce(f.value_high, f.value) <= {_number(check.maximum)}")
        expected.append(f"{_number(check.maximum)} AS expected_high")
    return f"""
        SELECT {_described("f")}, {", ".join(expected)}, {" AND ".join(limits)} AS ok
        FROM figures AS f
        WHERE f.value IS NOT NULL AND {" AND ".join(chosen)}
    """


def _part_of_total(check: PartOfTotalCheck) -> str:
    total = f"'{check.total}'" if check.total else "part.parent_code"
    if check.parts == "from_seed":
        parts = "part.parent_code IS NOT NULL"
    else:
        parts = f"part.indicator_code IN {_codes(check.parts)}"
    if check.excluded:
        parts += f" AND part.indicator_code NOT IN {_codes(check.excluded)}"
    pairs = check.wider.items()
    wider = " OR ".join(f"part.indicator_code = '{part}' AND total.indicator_code = '{code}'" for part, code in pairs)
    return _below_total(
        parts,
        f"(total.indicator_code = {total} OR {wider or 'false'}) AND {_same('total', 'part', SCOPE)}",
        preferred=wider or "true",
    )


def _dimension_part(check: DimensionPartCheck) -> str:
    others = tuple(column for column in SCOPE if column != check.dimension)
    return _below_total(
        f"part.{check.dimension} NOT IN {_codes(('total', 'none', *check.excluded))} "
        "AND part.indicator_aggregation = 'sum'",
        f"total.{check.dimension} = 'total' AND total.indicator_code = part.indicator_code "
        f"AND {_same('total', 'part', others)}",
    )


def _below_total(parts: str, total: str, preferred: str = "true") -> str:
    return f"""
        SELECT
            {_described("part")},
            total.value AS expected_high, total.value AS total_value, total.sheet AS total_sheet,
            total.cell AS total_cell, inside(total.what_vi) AS total_what_vi, total.what_en AS total_what_en,
            place(total.sheet, total.cell) AS related_cells,
            part.exact AND total.exact AND part.sheet = total.sheet AS binding,
            coalesce(part.value_low, part.value)
                <= coalesce(total.value_high, total.value) * allowance(part.exact AND total.exact)
                + rounding(part.value, part.printed_text) + rounding(total.value, total.printed_text) AS ok
        FROM printed AS part
        INNER JOIN printed AS total ON {_same("total", "part", COLUMN)} AND {total}
        WHERE {parts}
        {_nearest("total", "part", preferred)}
    """


def _sum_of_parts(check: SumOfPartsCheck) -> str:
    keys = ", ".join((*COLUMN, "sheet", *SCOPE))
    parts, optional = _codes(check.parts), _codes(check.optional or ("",))
    return f"""
        WITH sums AS (
            SELECT
                {keys},
                sum(value) FILTER (indicator_code IN {parts}) AS parts_sum,
                coalesce(sum(value) FILTER (indicator_code IN {optional}), 0) AS optional_sum,
                bool_and(exact AND value IS NOT NULL) AS clear,
                sum(rounding(value, printed_text)) AS rounding,
                string_agg(place(sheet, cell), ', ' ORDER BY row_index) AS part_cells,
                string_agg(inside(what_vi) || ' (ô ' || cell || ')', ' + ' ORDER BY row_index) AS parts_vi,
                string_agg(what_en || ' (' || cell || ')', ' + ' ORDER BY row_index) AS parts_en
            FROM keyed
            WHERE indicator_code IN {parts} OR indicator_code IN {optional}
            GROUP BY {keys}
            HAVING count(value) FILTER (indicator_code IN {parts}) = {len(check.parts)}
        )
        SELECT
            {_described("total")},
            sums.parts_sum + sums.optional_sum AS expected, sums.parts_vi, sums.parts_en,
            sums.part_cells AS related_cells,
            sums.clear AND total.exact AND sums.sheet = total.sheet
                AND (sums.parts_sum > total.value OR NOT {_may_lack_a_part("sums")}) AS binding,
            least(abs(total.value - sums.parts_sum), abs(total.value - sums.parts_sum - sums.optional_sum))
                <= CASE
                    WHEN sums.clear AND total.exact THEN sums.rounding + rounding(total.value, total.printed_text)
                    ELSE 0.05 * total.value
                END AS ok
        FROM sums
        INNER JOIN printed AS total
            ON {_same("total", "sums", (*COLUMN, *SCOPE))} AND total.indicator_code = '{check.total}'
        QUALIFY row_number() OVER (
            PARTITION BY {", ".join(f"sums.{key}" for key in (*COLUMN, "sheet", *SCOPE))}
            ORDER BY total.sheet <> sums.sheet, total.sheet_index
        ) = 1
    """


def _dimension_sum(check: DimensionSumCheck) -> str:
    dimension = check.dimension
    others = (*COLUMN, "indicator_code", *(column for column in SCOPE if column != dimension))
    keys = ", ".join((*others, "sheet"))
    no_parts = _codes(("total", "none", *check.excluded))
    if check.complete == "seed":
        seed = f"seed_{SEED_OF_DIMENSION[dimension]} WHERE {dimension} NOT IN {no_parts}"
        complete = f"count({dimension}) = (SELECT count(*) FROM {seed})"
    elif check.complete:
        complete = f"count({dimension}) FILTER ({dimension} IN {_codes(check.complete)}) = {len(check.complete)}"
    else:
        complete = "false"
    required = f"{dimension} NOT IN {_codes(check.optional or ('',))}"
    enough = "false" if check.enough is None else f"count({dimension}) FILTER ({required}) >= {check.enough}"
    return f"""
        WITH sums AS (
            SELECT
                {keys},
                sum(value) AS all_sum,
                coalesce(sum(value) FILTER ({required}), 0) AS required_sum,
                {complete} AS complete,
                {enough} AS enough,
                bool_and(exact) AS exact,
                sum(rounding(value, printed_text)) AS rounding,
                string_agg(place(sheet, cell), ', ' ORDER BY row_index) AS part_cells,
                string_agg(cell, ', ' ORDER BY row_index) AS all_cells,
                string_agg(cell, ', ' ORDER BY row_index) FILTER ({required}) AS required_cells
            FROM printed
            WHERE {dimension} NOT IN {no_parts} AND indicator_aggregation = 'sum'
            GROUP BY {keys}
        ),
        compared AS (
            SELECT
                {_described("total")},
                abs(total.value - sums.required_sum) < abs(total.value - sums.all_sum) AS without_optional,
                CASE WHEN without_optional THEN sums.required_sum ELSE sums.all_sum END AS expected,
                CASE WHEN without_optional THEN sums.required_cells ELSE sums.all_cells END AS cells,
                sums.required_sum, sums.sheet AS parts_sheet, sums.part_cells AS related_cells,
                sums.complete AND sums.exact AND total.exact AND sums.sheet = total.sheet
                    AND (sums.required_sum > total.value OR NOT {_may_lack_a_part("sums")}) AS binding,
                (sums.complete OR sums.enough) AND NOT {_is_undivided_below(others, dimension)} AS must_agree,
                CASE
                    WHEN sums.exact AND total.exact THEN sums.rounding + rounding(total.value, total.printed_text)
                    ELSE 0.05 * total.value
                END AS tolerance
            FROM sums
            INNER JOIN printed AS total
                ON {_same("total", "sums", others)} AND total.{dimension} = 'total'
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


def _ratio_range(check: RatioRangeCheck) -> str:
    return f"""
        WITH ratios AS (
            SELECT
                {_described("numerator")},
                denominator.value AS denominator, denominator.cell AS denominator_cell,
                denominator.what_vi AS denominator_what_vi, denominator.what_en AS denominator_what_en,
                place(denominator.sheet, denominator.cell) AS related_cells,
                numerator.period_ends,
                numerator.exact AND denominator.exact AS exact,
                numerator.value / denominator.value AS ratio,
                {_dated(check.bounds, "minimum", "numerator.period_ends")} AS expected_low,
                {_dated(check.bounds, "maximum", "numerator.period_ends")} AS expected_high
            FROM printed AS numerator
            INNER JOIN printed AS denominator
                ON {_same("denominator", "numerator", (*COLUMN, *SCOPE))}
                AND denominator.indicator_code = '{check.denominator}'
            WHERE numerator.indicator_code = '{check.numerator}'
                AND numerator.entity_type IN {_codes(check.entity_types)}
                AND denominator.value >= {_number(check.smallest_denominator)}
            {_nearest("denominator", "numerator")}
        )
        SELECT
            * EXCLUDE (ratio, period_ends, exact), round(ratio, 2) AS ratio, round(100 * ratio, 1) AS ratio_percent,
            round(100 * expected_high, 1) AS highest_percent,
            (expected_low IS NULL OR ratio * allowance(exact) >= expected_low)
                AND (expected_high IS NULL OR ratio <= expected_high * allowance(exact)) AS ok
        FROM ratios
    """


def _dated(bounds: tuple[Bound, ...], side: str, day: str) -> str:
    """A CASE over the bounds in their order; the first whose `until` is not passed counts."""
    cases = []
    for bound in bounds:
        value = getattr(bound, side)
        until = "true" if bound.until is None else f"{day} <= DATE '{bound.until.isoformat()}'"
        cases.append(f"WHEN {until} THEN {'NULL' if value is None else _number(value)}")
    return f"CASE {' '.join(cases)} END::DOUBLE"


def _required_indicator(check: RequiredIndicatorCheck) -> str:
    required = ", ".join(
        f"({position}, '{entity_type}', '{item.indicator}', '{item.entity_types[0]}')"
        for position, item in enumerate(check.required)
        for entity_type in item.entity_types
    )
    return f"""
        WITH required(position, entity_type, indicator_code, entity_named) AS (VALUES {required}),
        sent AS (
            SELECT submission_id, arg_min(sheet, sheet_index) AS sheet
            FROM figures WHERE form_code = '{check.form}' AND value IS NOT NULL GROUP BY submission_id
        ),
        found AS (
            SELECT s.submission_id, s.sheet, r.position, r.indicator_code, r.entity_named,
                count(p.value) > 0 AS is_printed, count(p.cell) > 0 AS has_row
            FROM sent AS s
            CROSS JOIN required AS r
            LEFT JOIN keyed AS p
                ON p.submission_id = s.submission_id AND p.entity_type = r.entity_type
                AND p.indicator_code = r.indicator_code
            GROUP BY ALL
        ),
        wanted AS (
            SELECT submission_id, sheet, position, indicator_code, entity_named, bool_or(is_printed) AS is_printed,
                bool_or(has_row) AS has_row
            FROM found GROUP BY ALL
        )
        SELECT
            w.submission_id, w.sheet, '' AS cell,
            split_part(f.title_vi, ':', 1) AS form_vi, split_part(f.title_en, ':', 1) AS form_en,
            string_agg(inside(indicator_vi(i.label_vi, w.entity_named)), '; ' ORDER BY w.position)
                FILTER (NOT w.is_printed) AS missing_vi,
            string_agg(i.label_en || ' (' || w.entity_named || ')', '; ' ORDER BY w.position)
                FILTER (NOT w.is_printed) AS missing_en,
            missing_vi AS expected,
            bool_or(w.has_row AND NOT w.is_printed) AS binding,
            bool_and(w.is_printed) AS ok
        FROM wanted AS w
        LEFT JOIN seed_indicators AS i ON i.indicator_code = w.indicator_code
        LEFT JOIN forms AS f ON f.form_code = '{check.form}'
        GROUP BY w.submission_id, w.sheet, f.title_vi, f.title_en
    """
