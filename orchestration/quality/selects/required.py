"""Key indicators that a form carries.

Belongs here: the kind that asks for what is missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.quality.check_kinds import RequiredIndicatorCheck
from orchestration.quality.rulebook import Rule
from orchestration.quality.selects.phrases import demanding, literal


def required_indicators(rules: Sequence[Rule]) -> str:
    """Key indicators that a form carries: where it has cells of the reporting period or its year, in one of those.

    What was, or what is planned, answers only where the form has no such cells. What is not known or does not apply
    and says so ("...", "x") is answered; of what cannot be read, the cell is asked.

    Args:
        rules: rules whose checks are `RequiredIndicatorCheck`, at least one.

    Returns:
        A SELECT over `figures` and `keyed`, one row for each rule and submission that sent its form; its cell is
        empty, since what is missing has none.
    """
    demanded = [
        (literal(rule.id), literal(check.form), str(position), literal(entity_type), literal(item.indicator),
         literal(item.entity_types[0]))
        for rule in rules
        if isinstance(check := rule.check, RequiredIndicatorCheck)
        for position, item in enumerate(check.required)
        for entity_type in item.entity_types
    ]  # fmt: skip
    return f"""
        WITH {demanding("rule_id, form_code, position, entity_type, indicator_code, entity_named", demanded)},
        sent AS (
            SELECT submission_id, form_code, arg_min(sheet, sheet_index) AS sheet
            FROM figures WHERE value IS NOT NULL GROUP BY submission_id, form_code
        ),
        asked AS (
            SELECT k.submission_id, k.entity_type, k.indicator_code, k.cell,
                k.value IS NOT NULL OR k.missing_reason <> 'unknown' AS answers,
                k.scenario IN ('actual', 'estimate') AND k.period_code IN (b.period_code, b.period_year::VARCHAR)
                    AS is_of_now
            FROM keyed AS k
            INNER JOIN submissions AS b ON b.submission_id = k.submission_id
        ),
        found AS (
            SELECT d.rule_id, d.form_code, s.submission_id, s.sheet, d.position, d.indicator_code, d.entity_named,
                CASE
                    WHEN count(p.cell) FILTER (p.is_of_now) > 0 THEN count(*) FILTER (p.is_of_now AND p.answers)
                    ELSE count(*) FILTER (p.answers)
                END > 0 AS is_answered,
                count(p.cell) > 0 AS has_row
            FROM sent AS s
            INNER JOIN demanded AS d ON d.form_code = s.form_code
            LEFT JOIN asked AS p
                ON p.submission_id = s.submission_id AND p.entity_type = d.entity_type
                AND p.indicator_code = d.indicator_code
            GROUP BY d.rule_id, d.form_code, s.submission_id, s.sheet, d.position, d.indicator_code, d.entity_named,
                d.entity_type
        ),
        wanted AS (
            SELECT rule_id, form_code, submission_id, sheet, position, indicator_code, entity_named,
                bool_or(is_answered) AS is_answered, bool_or(has_row) AS has_row
            FROM found GROUP BY ALL
        )
        SELECT
            w.rule_id, w.submission_id, w.sheet, '' AS cell,
            split_part(f.title_vi, ':', 1) AS form_vi, split_part(f.title_en, ':', 1) AS form_en,
            string_agg(inside(indicator_vi(i.label_vi, w.entity_named)), '; ' ORDER BY w.position)
                FILTER (NOT w.is_answered) AS missing_vi,
            string_agg(i.label_en || ' (' || w.entity_named || ')', '; ' ORDER BY w.position)
                FILTER (NOT w.is_answered) AS missing_en,
            missing_vi AS expected,
            bool_or(w.has_row AND NOT w.is_answered) AS binding,
            bool_and(w.is_answered) AS ok
        FROM wanted AS w
        LEFT JOIN seed_indicators AS i ON i.indicator_code = w.indicator_code
        LEFT JOIN forms AS f ON f.form_code = w.form_code
        GROUP BY w.rule_id, w.submission_id, w.sheet, f.title_vi, f.title_en
    """
