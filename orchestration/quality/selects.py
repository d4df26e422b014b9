"""The SELECT of each parametric kind of check: `rule_id, submission_id, sheet, cell, ok`, and what the messages need.

A kind whose rules are asked together takes rules: what they demand is a relation that the SELECT joins, one row and
more for each rule. A kind whose rules are asked one by one takes a check, and its SELECT does not name the rule.

Belongs here: the SQL of the parametric kinds, and the phrases that they share. Not here: which rules are asked together
(`compile`), what the SQL may read (`gate1_relations.sql`, `gate2_relations.sql`), its functions (`macros.sql`). Every
literal comes from the rule book, whose codes are `[a-z0-9_]`; text of a workbook never becomes SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from orchestration.quality.rulebook import (
    Bound,
    DimensionPartCheck,
    DimensionSumCheck,
    InSeedCheck,
    PartOfTotalCheck,
    RangeCheck,
    RatioRangeCheck,
    RequiredIndicatorCheck,
    Rule,
    SumOfPartsCheck,
)

COLUMN = ("submission_id", "period_code", "scenario")
SCOPE = ("entity_type", "sector_code", "policy_code", "program_code", "funding_source")
SEED_OF_DIMENSION = {"sector_code": "sectors", "policy_code": "policies"}


def ranges(rules: Sequence[Rule]) -> str:
    """Values that lie between bounds, both included.

    An interval lies there with both its ends. What has no value is not looked at.

    Args:
        rules: rules whose checks are `RangeCheck`, at least one.

    Returns:
        A SELECT over `figures`, one row for each rule and figure that it chooses by unit or by indicator.
    """
    demanded = [
        (_text(rule.id), _list(check.units), _list(check.indicators), _list(check.excluded), _double(check.minimum),
         _double(check.maximum))
        for rule in rules
        if isinstance(check := rule.check, RangeCheck)
    ]  # fmt: skip
    return f"""
        WITH {_demanded("rule_id, units, indicators, excluded, minimum, maximum", demanded)}
        SELECT
            d.rule_id, {_described("f")}, d.minimum AS expected_low, d.maximum AS expected_high,
            (d.minimum IS NULL OR coalesce(f.value_low, f.value) >= d.minimum)
                AND (d.maximum IS NULL OR coalesce(f.value_high, f.value) <= d.maximum) AS ok
        FROM figures AS f
        INNER JOIN demanded AS d
            ON (d.units = [] OR list_contains(d.units, f.unit))
            AND (d.indicators = [] OR list_contains(d.indicators, f.indicator_code))
            AND NOT list_contains(d.excluded, f.indicator_code)
        WHERE f.value IS NOT NULL
    """


def in_seed(check: InSeedCheck) -> str:
    """Codes that their seed holds.

    Args:
        check: the column, its seed, and the codes that are right without being in it.

    Returns:
        A SELECT over `figures`, one row for each figure, without `rule_id`.
    """
    also = f"OR f.{check.column} IN {_codes(check.also)}" if check.also else ""
    return f"""
        SELECT {_described("f")}, f.{check.column} AS code, s.{check.column} IS NOT NULL {also} AS ok
        FROM figures AS f
        LEFT JOIN seed_{check.seed} AS s ON s.{check.column} = f.{check.column}
    """


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
        f"total.indicator_code = d.total_code AND {_same('total', 'part', SCOPE)}",
        rule="d.rule_id",
        preferred="d.is_wider",
    )


def _pairs(rule: Rule, check: PartOfTotalCheck) -> str:
    """Rows of part and total; where the seed says which, from the seed."""
    columns = "AS pair(rule_id, part_code, total_code, is_wider)"
    if check.parts == "from_seed":
        total = _text(check.total) if check.total else "parent_code"
        named = f"""
            SELECT '{rule.id}' AS rule_id, indicator_code AS part_code, {total} AS total_code, false AS is_wider
            FROM seed_indicators
            WHERE parent_code IS NOT NULL AND indicator_code NOT IN {_codes(check.excluded or ("",))}
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
        f"AND {_same('total', 'part', others)}",
        parts=f"part.{check.dimension} NOT IN {_codes(('total', 'none', *check.excluded))} "
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
            {f"{rule}, " if rule else ""}{_described("part")},
            total.value AS expected_high, total.value AS total_value, total.sheet AS total_sheet,
            total.cell AS total_cell, inside(total.what_vi) AS total_what_vi, total.what_en AS total_what_en,
            place(total.sheet, total.cell) AS related_cells,
            part.exact AND total.exact AND part.sheet = total.sheet AS binding,
            coalesce(part.value_low, part.value)
                <= coalesce(total.value_high, total.value) * allowance(part.exact AND total.exact)
                + rounding(part.value, part.printed_text) + rounding(total.value, total.printed_text) AS ok
        FROM printed AS part
        {joined}
        INNER JOIN printed AS total ON {_same("total", "part", COLUMN)} AND {total}
        WHERE {parts}
        {_nearest("total", "part", preferred, rule or "''")}
    """


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
        (_text(rule.id), _text(check.total), str(len(check.parts)), _text(part), optional)
        for rule in rules
        if isinstance(check := rule.check, SumOfPartsCheck)
        for parts, optional in ((check.parts, "false"), (check.optional, "true"))
        for part in parts
    ]
    columns = (*COLUMN, "sheet", *SCOPE)
    keys = ", ".join(f"k.{column}" for column in columns)
    in_order = "ORDER BY k.row_index, k.column_index"
    return f"""
        WITH {_demanded("rule_id, total_code, needed, part_code, is_optional", demanded)},
        sums AS (
            SELECT
                d.rule_id, d.total_code, {keys},
                sum(k.value) FILTER (NOT d.is_optional) AS parts_sum,
                coalesce(sum(k.value) FILTER (d.is_optional), 0) AS optional_sum,
                bool_and(k.exact AND k.value IS NOT NULL) AS clear,
                sum(rounding(k.value, k.printed_text)) AS rounding,
                string_agg(place(k.sheet, k.cell), ', ' {in_order}) AS part_cells,
                string_agg(inside(k.what_vi) || ' (ô ' || k.cell || ')', ' + ' {in_order}) AS parts_vi,
                string_agg(k.what_en || ' (' || k.cell || ')', ' + ' {in_order}) AS parts_en
            FROM keyed AS k
            INNER JOIN demanded AS d ON d.part_code = k.indicator_code
            GROUP BY d.rule_id, d.total_code, d.needed, {keys}
            HAVING count(k.value) FILTER (NOT d.is_optional) = d.needed
        )
        SELECT
            sums.rule_id, {_described("total")},
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
            ON {_same("total", "sums", (*COLUMN, *SCOPE))} AND total.indicator_code = sums.total_code
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
    keys = ", ".join((*others, "sheet"))
    no_parts = _codes(("total", "none", *check.excluded))
    if check.complete == "seed":
        seed = f"seed_{SEED_OF_DIMENSION[dimension]} WHERE {dimension} NOT IN {no_parts}"
        complete = f"count({dimension}) = (SELECT count(*) FROM {seed})"
    elif check.complete:
        complete = " AND ".join(_is_printed(dimension, code, check.divided) for code in check.complete)
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
                string_agg(place(sheet, cell), ', ' ORDER BY row_index, column_index) AS part_cells,
                string_agg(cell, ', ' ORDER BY row_index, column_index) AS all_cells,
                string_agg(cell, ', ' ORDER BY row_index, column_index) FILTER ({required}) AS required_cells
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


def _is_printed(dimension: str, code: str, divided: Mapping[str, Sequence[str]]) -> str:
    """Whether a code is among the parts, or all of those that it may be divided into."""
    choices = [(code,), tuple(divided[code])] if code in divided else [(code,)]
    counted = (f"count({dimension}) FILTER ({dimension} IN {_codes(c)}) = {len(c)}" for c in choices)
    return f"({' OR '.join(counted)})"


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


def ratio_ranges(rules: Sequence[Rule]) -> str:
    """Ratios of two indicators of the same column and scope that lie between the bounds of their day.

    Args:
        rules: rules whose checks are `RatioRangeCheck`, at least one.

    Returns:
        A SELECT over `printed`, one row for each rule and numerator with a denominator that is not too small.
    """
    checks = [(rule.id, check) for rule in rules if isinstance(check := rule.check, RatioRangeCheck)]
    demanded = [
        (_text(rule_id), _text(check.numerator), _text(check.denominator), _list(check.entity_types),
         _double(check.smallest_denominator))
        for rule_id, check in checks
    ]  # fmt: skip
    return f"""
        WITH {_demanded("rule_id, numerator, denominator, entity_types, smallest", demanded)},
        ratios AS (
            SELECT
                d.rule_id, {_described("numerator")},
                denominator.value AS denominator, denominator.cell AS denominator_cell,
                denominator.what_vi AS denominator_what_vi, denominator.what_en AS denominator_what_en,
                place(denominator.sheet, denominator.cell) AS related_cells,
                numerator.period_ends,
                numerator.exact AND denominator.exact AS exact,
                numerator.value / denominator.value AS ratio,
                {_dated(checks, "minimum", "numerator.period_ends")} AS expected_low,
                {_dated(checks, "maximum", "numerator.period_ends")} AS expected_high
            FROM printed AS numerator
            INNER JOIN demanded AS d
                ON d.numerator = numerator.indicator_code AND list_contains(d.entity_types, numerator.entity_type)
            INNER JOIN printed AS denominator
                ON {_same("denominator", "numerator", (*COLUMN, *SCOPE))}
                AND denominator.indicator_code = d.denominator
            WHERE denominator.value >= d.smallest
            {_nearest("denominator", "numerator", rule="d.rule_id")}
        )
        SELECT
            * EXCLUDE (ratio, period_ends, exact), round(ratio, 2) AS ratio, round(100 * ratio, 1) AS ratio_percent,
            round(100 * expected_high, 1) AS highest_percent,
            (expected_low IS NULL OR ratio * allowance(exact) >= expected_low)
                AND (expected_high IS NULL OR ratio <= expected_high * allowance(exact)) AS ok
        FROM ratios
    """


def _dated(checks: Iterable[tuple[str, RatioRangeCheck]], side: str, day: str) -> str:
    """A CASE over the bounds of each rule in their order; the first whose `until` is not passed counts."""
    cases = (f"WHEN '{rule_id}' THEN {_bound(check.bounds, side, day)}" for rule_id, check in checks)
    return f"CASE d.rule_id {' '.join(cases)} END::DOUBLE"


def _bound(bounds: tuple[Bound, ...], side: str, day: str) -> str:
    cases = []
    for bound in bounds:
        value = getattr(bound, side)
        until = "true" if bound.until is None else f"{day} <= DATE '{bound.until.isoformat()}'"
        cases.append(f"WHEN {until} THEN {'NULL' if value is None else _number(value)}")
    return f"CASE {' '.join(cases)} END"


def required_indicators(rules: Sequence[Rule]) -> str:
    """Key indicators that a form carries, in whatever column.

    Args:
        rules: rules whose checks are `RequiredIndicatorCheck`, at least one.

    Returns:
        A SELECT over `figures` and `keyed`, one row for each rule and submission that sent its form; its cell is
        empty, since what is missing has none.
    """
    demanded = [
        (_text(rule.id), _text(check.form), str(position), _text(entity_type), _text(item.indicator),
         _text(item.entity_types[0]))
        for rule in rules
        if isinstance(check := rule.check, RequiredIndicatorCheck)
        for position, item in enumerate(check.required)
        for entity_type in item.entity_types
    ]  # fmt: skip
    return f"""
        WITH {_demanded("rule_id, form_code, position, entity_type, indicator_code, entity_named", demanded)},
        sent AS (
            SELECT submission_id, form_code, arg_min(sheet, sheet_index) AS sheet
            FROM figures WHERE value IS NOT NULL GROUP BY submission_id, form_code
        ),
        found AS (
            SELECT d.rule_id, d.form_code, s.submission_id, s.sheet, d.position, d.indicator_code, d.entity_named,
                count(p.value) > 0 AS is_printed, count(p.cell) > 0 AS has_row
            FROM sent AS s
            INNER JOIN demanded AS d ON d.form_code = s.form_code
            LEFT JOIN keyed AS p
                ON p.submission_id = s.submission_id AND p.entity_type = d.entity_type
                AND p.indicator_code = d.indicator_code
            GROUP BY d.rule_id, d.form_code, s.submission_id, s.sheet, d.position, d.indicator_code, d.entity_named,
                d.entity_type
        ),
        wanted AS (
            SELECT rule_id, form_code, submission_id, sheet, position, indicator_code, entity_named,
                bool_or(is_printed) AS is_printed, bool_or(has_row) AS has_row
            FROM found GROUP BY ALL
        )
        SELECT
            w.rule_id, w.submission_id, w.sheet, '' AS cell,
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
        LEFT JOIN forms AS f ON f.form_code = w.form_code
        GROUP BY w.rule_id, w.submission_id, w.sheet, f.title_vi, f.title_en
    """


def _described(alias: str) -> str:
    """Columns that every message about one figure may use."""
    place = ("submission_id", "sheet", "cell", "printed_text")
    words = ("value", "unit", "what_vi", "what_en", "when_vi", "when_en")
    return ", ".join(f"{alias}.{name}" for name in (*place, *words))


def _same(left: str, right: str, columns: Iterable[str]) -> str:
    return " AND ".join(f"{left}.{column} = {right}.{column}" for column in columns)


def _nearest(alias: str, figure: str, preferred: str = "true", rule: str = "''") -> str:
    """Of several candidates for one figure, a preferred one, on the same sheet, else the first of the workbook."""
    return (
        f"QUALIFY row_number() OVER (PARTITION BY {rule}, {figure}.submission_id, {figure}.sheet, {figure}.cell "
        f"ORDER BY ({preferred}) DESC, {alias}.sheet <> {figure}.sheet, {alias}.sheet_index, {alias}.row_index, "
        f"{alias}.column_index) = 1"
    )


def _may_lack_a_part(alias: str) -> str:
    """Whether a row of the sheet was left out: a sum below its total then proves nothing."""
    return (
        f"EXISTS (SELECT 1 FROM incomplete_sheets AS i "
        f"WHERE i.submission_id = {alias}.submission_id AND i.sheet = {alias}.sheet)"
    )


def _demanded(columns: str, rows: Iterable[Iterable[str]]) -> str:
    """`demanded(rule_id, ...) AS (VALUES ...)`, what the rules of a kind demand."""
    values = (f"({', '.join(row)})" for row in rows)
    return f"demanded({columns}) AS (VALUES {', '.join(values)})"


def _text(code: str) -> str:
    return f"'{code}'"


def _number(value: float) -> str:
    return repr(value)


def _double(number: float | None) -> str:
    return f"{'NULL' if number is None else _number(number)}::DOUBLE"


def _list(codes: Iterable[str]) -> str:
    return f"[{', '.join(map(_text, codes))}]::VARCHAR[]"


def _codes(codes: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{code}'" for code in codes) + ")"
