-- What the rules of gate 1 may read, for the submissions concerned: `submissions`, `problems`, `unrecognised`,
-- `incomplete_sheets` (sheets with a row that was left out), `register_rows`, `figures` (every printed figure), `keyed`
-- (one per key and sheet), `printed` (of these, the ones with a value), `flows` (what moves the number of
-- organisations), `compared` (printed comparisons with their two figures), `share_sums`, and the seeds. Nothing else: the verdict must
-- not depend on what else arrived.

CREATE OR REPLACE TEMP TABLE submissions AS
SELECT s.*, period_end(s.period_code) AS period_ends, period_year(s.period_code) AS period_year
FROM landing.submissions AS s
WHERE s.submission_id IN (SELECT submission_id FROM concerned);

CREATE OR REPLACE TEMP TABLE problems AS
SELECT * FROM landing.problems WHERE submission_id IN (SELECT submission_id FROM concerned);

CREATE OR REPLACE TEMP TABLE unrecognised AS
SELECT * FROM landing.unrecognised WHERE submission_id IN (SELECT submission_id FROM concerned);

CREATE OR REPLACE TEMP TABLE incomplete_sheets AS
SELECT submission_id, sheet FROM unrecognised WHERE kind = 'label'
UNION
SELECT submission_id, sheet FROM problems WHERE rule_id = 'figures.finer_than_codes';

CREATE OR REPLACE TEMP TABLE register_rows AS
SELECT r.*, s.period_code AS submission_period_code, s.period_ends
FROM landing.register_rows AS r
INNER JOIN submissions AS s ON s.submission_id = r.submission_id;

CREATE OR REPLACE TEMP TABLE forms AS
SELECT form_code, title_vi, title_en FROM landing.forms;

CREATE OR REPLACE TEMP TABLE figures AS
SELECT
    f.*,
    f.qualifier = 'exact' AS exact,
    period_end(f.period_code) AS period_ends,
    period_year(f.period_code) AS period_year,
    rounding(f.value, f.printed_text) AS rounding,
    i.kind AS indicator_kind,
    i.unit AS indicator_unit,
    i.aggregation AS indicator_aggregation,
    i.whole_number = 'true' AS whole_number,
    i.parent_code,
    i.entity_types AS allowed_entity_types,
    i.ledger_sign::INTEGER AS ledger_sign,
    what_vi(f, i.label_vi, x.label_vi, p.label_vi, g.label_vi) AS what_vi,
    what_en(f, i.label_en) AS what_en,
    when_vi(f.scenario, f.period_code) AS when_vi,
    f.scenario || ' ' || f.period_code AS when_en
FROM landing.figures AS f
LEFT JOIN seed_indicators AS i ON i.indicator_code = f.indicator_code
LEFT JOIN seed_sectors AS x ON x.sector_code = f.sector_code
LEFT JOIN seed_policies AS p ON p.policy_code = f.policy_code
LEFT JOIN seed_programs AS g ON g.program_code = f.program_code
WHERE f.submission_id IN (SELECT submission_id FROM concerned);

CREATE OR REPLACE TEMP TABLE keyed AS
SELECT *
FROM figures
QUALIFY row_number() OVER (
    PARTITION BY submission_id, sheet, period_code, scenario, entity_type, indicator_code, sector_code, policy_code,
        program_code, funding_source
    ORDER BY value IS NULL, row_index, column_index
) = 1;

CREATE OR REPLACE TEMP TABLE printed AS
SELECT * FROM keyed WHERE value IS NOT NULL;

-- Where more than half of a column contradicts its figures, the column is asked about, not each of its cells.
CREATE OR REPLACE TEMP TABLE compared AS
SELECT
    c.submission_id, c.sheet, c.cell, c.row_index, c.column_index, c.column_label AS header, c.printed_text, c.kind,
    c.value AS said, c.expected, c.margin, abs(c.value - c.expected) <= c.margin AS agrees, c.place,
    c.of_cell, c.of_value, c.unit, c.scenario, c.period_code, c.entity_type, c.indicator_code, c.sector_code,
    c.policy_code, c.program_code, c.funding_source, x.is_sum = 'true' OR coalesce(x.parent_code, '') <> '' AS beside_sectors,
    what_vi(c, i.label_vi, x.label_vi, p.label_vi, g.label_vi) || coalesce(', ' || nullif(c.place, ''), '') AS what_vi,
    what_en(c, i.label_en) || coalesce(', ' || nullif(c.place, ''), '') AS what_en,
    when_vi(c.scenario, c.period_code) AS when_vi,
    c.scenario || ' ' || c.period_code AS when_en,
    c.base_cell, c.base_value, c.base_scenario, c.base_period_code,
    when_vi(c.base_scenario, c.base_period_code) AS base_when_vi,
    c.base_scenario || ' ' || c.base_period_code AS base_when_en,
    c.of_cell || ', ' || c.base_cell AS related_cells,
    count(c.expected) OVER one_column AS rows_checked,
    count(*) FILTER (abs(c.value - c.expected) > c.margin) OVER one_column AS rows_off,
    rows_checked >= 4 AND 2 * rows_off > rows_checked AS column_is_off
FROM landing.comparisons AS c
LEFT JOIN seed_indicators AS i ON i.indicator_code = c.indicator_code
LEFT JOIN seed_sectors AS x ON x.sector_code = c.sector_code
LEFT JOIN seed_policies AS p ON p.policy_code = c.policy_code
LEFT JOIN seed_programs AS g ON g.program_code = c.program_code
WHERE c.submission_id IN (SELECT submission_id FROM concerned) AND c.value IS NOT NULL
WINDOW one_column AS (PARTITION BY c.submission_id, c.sheet, c.column_index, c.column_label);

-- What the shares of one whole add up to, where the parts are all of it, or cannot be more than all of it. A share that
-- is wrong by itself, or parts that do not add up, are findings already: then nothing is said of the sum.
CREATE OR REPLACE TEMP TABLE share_sums AS
WITH parts AS (
    SELECT
        *,
        CASE WHEN place <> '' THEN 'place' WHEN sector_code <> 'total' THEN 'sector'
            WHEN funding_source <> 'total' THEN 'funding' WHEN policy_code NOT IN ('none', 'total') THEN 'policy'
            ELSE 'indicator' END AS dimension
    FROM compared
    WHERE kind = 'share' AND base_cell IS NOT NULL AND NOT coalesce(beside_sectors, FALSE)
)
SELECT
    submission_id, sheet, column_index, header, base_cell, count(*) AS shares, arg_min(cell, row_index) AS cell,
    arg_max(cell, row_index) AS last_cell, arg_min(printed_text, row_index) AS printed_text, sum(said) AS together,
    sum(margin) AS margin, bool_or(column_is_off) AS column_is_off,
    CASE
        WHEN bool_or(NOT agrees) AND NOT bool_or(column_is_off) THEN NULL
        WHEN count(*) = count(expected) AND sum(of_value) IN (min(base_value), max(base_value))
            THEN abs(sum(said) - 100) <= sum(margin)
        WHEN count(*) > count(expected) AND dimension IN ('place', 'sector', 'funding') AND sum(said) > 100
            THEN sum(said) - 100 <= sum(margin)
    END AS ok
FROM parts
GROUP BY submission_id, sheet, column_index, header, base_cell, dimension
HAVING count(*) > 1;

-- Exits that are printed both as one number and apart count once.
CREATE OR REPLACE TEMP TABLE flows AS
SELECT *
FROM printed
WHERE ledger_sign IS NOT NULL
QUALIFY indicator_code <> 'org_dissolved_revoked'
    OR count(*) FILTER (indicator_code IN ('org_dissolved', 'org_revoked')) OVER (
        PARTITION BY submission_id, sheet, period_code, scenario, entity_type, sector_code
    ) = 0;
