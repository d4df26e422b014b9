-- What the rules of gate 2 may read: `in_force` (every figure in force), `best` (of several that print one key, the
-- one in force), `yearly` (of these, one per whole year of a reporter: actual before estimate), `forms_in_force`, `replaced`
-- (figures of the version that a form in force replaced), `register_rows` (every organisation of a
-- list in force, with the cooperative it is), `register_counts`, `register_totals` (what a report says of the
-- organisations of a list), `latest_codes` and `codes_of_two_provinces` (codes on the latest lists), `register.review`
-- (pairs to decide), and the seeds. Minimum targets that the alliance sets for each province are no figures of a province
-- and are left out.

CREATE OR REPLACE TEMP TABLE in_force AS
SELECT
    f.*,
    -- Who printed it: a province merged with none is one reporter, whatever its code was on the map of 63.
    CASE WHEN m.new_code IS NULL THEN f.geo_version || ':' || f.geo_code ELSE '34:' || m.new_code END AS reporter,
    f.qualifier = 'exact' AS exact,
    period_end(f.period_code) AS period_ends,
    period_year(f.period_code) AS period_year,
    period_end(f.submission_period_code) AS submission_ends,
    i.kind AS indicator_kind,
    i.ledger_sign::INTEGER AS ledger_sign,
    i.whole_number = 'true' AS whole_number,
    what_vi(f, i.label_vi, x.label_vi, p.label_vi, g.label_vi) AS what_vi,
    what_en(f, i.label_en) AS what_en,
    when_vi(f.scenario, f.period_code) AS when_vi,
    f.scenario || ' ' || f.period_code AS when_en,
    'báo cáo ' || period_vi(f.submission_period_code) AS report_vi,
    'the report for ' || f.submission_period_code AS report_en
FROM intermediate.int_figures_in_force AS f
LEFT JOIN seed_indicators AS i ON i.indicator_code = f.indicator_code
LEFT JOIN seed_sectors AS x ON x.sector_code = f.sector_code
LEFT JOIN seed_policies AS p ON p.policy_code = f.policy_code
LEFT JOIN seed_programs AS g ON g.program_code = f.program_code
LEFT JOIN (
    SELECT any_value(old_code) AS old_code, new_code FROM seed_province_successors GROUP BY new_code HAVING count(*) = 1
) AS m ON f.geo_version = '63' AND m.old_code = f.geo_code
WHERE f.geo_code <> 'each' AND f.geo_version IS NOT NULL;

CREATE OR REPLACE TEMP TABLE best AS
SELECT *
FROM in_force
QUALIFY row_number() OVER (
    PARTITION BY geo_version, geo_code, period_code, scenario, entity_type, indicator_code, sector_code, policy_code,
        program_code, funding_source
    ORDER BY submission_ends DESC, version_no DESC, precedence, sheet_index, row_index, column_index, submission_id
) = 1;

CREATE OR REPLACE TEMP TABLE yearly AS
SELECT *
FROM best
WHERE is_year(period_code) AND scenario IN ('actual', 'estimate')
QUALIFY row_number() OVER (
    PARTITION BY reporter, period_year, entity_type, indicator_code, sector_code, policy_code,
        program_code, funding_source
    ORDER BY scenario, submission_ends DESC
) = 1;

-- `gap` is what the flows leave unexplained at the least, whatever the inexact prints stand for; 0 when they may fit.
CREATE OR REPLACE TEMP TABLE opening_balances AS
WITH flows AS (
    SELECT
        submission_id, period_code, scenario, entity_type,
        sum(value * ledger_sign) AS net,
        sum(CASE WHEN ledger_sign = 1 THEN coalesce(interval_low, 0) ELSE -interval_high END) AS net_low,
        sum(CASE WHEN ledger_sign = 1 THEN interval_high ELSE -coalesce(interval_low, 0) END) AS net_high,
        bool_or(indicator_code IN ('org_dissolved', 'org_dissolved_revoked')) AS exits_printed,
        string_agg(indicator_code || ' ' || value::BIGINT, ', ' ORDER BY indicator_code) AS flows_en,
        string_agg(what_vi || ': ' || value::BIGINT, ', ' ORDER BY indicator_code) AS flows_vi,
        string_agg(place(sheet, cell), ', ' ORDER BY sheet_index, row_index, column_index) AS cells
    FROM (
        SELECT *
        FROM best
        WHERE ledger_sign IS NOT NULL AND sector_code = 'total' AND is_year(period_code)
        -- Exits that are printed both as one number and apart count once.
        QUALIFY indicator_code <> 'org_dissolved_revoked'
            OR count(*) FILTER (indicator_code IN ('org_dissolved', 'org_revoked')) OVER (
                PARTITION BY submission_id, period_code, scenario, entity_type
            ) = 0
    )
    GROUP BY submission_id, period_code, scenario, entity_type
    HAVING bool_or(indicator_code = 'org_new') AND bool_and(interval_high IS NOT NULL)
),
compared AS (
    SELECT
        n.submission_id, n.sheet, n.cell, n.printed_text, n.value, n.unit, n.what_vi, n.what_en,
        n.period_year::VARCHAR AS year_text, l.value AS opening, l.report_vi AS opening_report_vi,
        l.report_en AS opening_report_en, l.cell AS opening_cell, f.flows_vi, f.flows_en, f.exits_printed,
        f.cells AS related_cells, l.value + f.net AS expected_closing, n.value - l.value - f.net AS residual,
        n.interval_low - l.interval_high - f.net_high AS residual_low,
        n.interval_high - l.interval_low - f.net_low AS residual_high
    FROM yearly AS n
    INNER JOIN flows AS f
        ON f.submission_id = n.submission_id AND f.period_code = n.period_code AND f.scenario = n.scenario
        AND f.entity_type = n.entity_type
    INNER JOIN yearly AS l
        ON l.reporter = n.reporter AND l.period_year = n.period_year - 1
        AND l.entity_type = n.entity_type AND l.indicator_code = n.indicator_code
        AND l.sector_code = 'total' AND l.submission_id <> n.submission_id
    WHERE n.indicator_code = 'org_total' AND n.sector_code = 'total'
)
SELECT
    *,
    -- Exits are often not printed; an increase beyond the new ones is a contradiction all the same.
    CASE WHEN residual_low > 0 THEN residual_low WHEN residual_high < 0 AND exits_printed THEN -residual_high ELSE 0 END
        AS gap,
    -- A register of a thousand loses or gains two by a late entry; more than that should have a name.
    greatest(2, 0.002 * opening) AS small_gap
FROM compared;

CREATE OR REPLACE TEMP TABLE forms_in_force AS
SELECT f.submission_id, f.form_code, f.version_no, s.folder, s.period_code, s.geo_version, s.province_code
FROM intermediate.int_submission_forms AS f
INNER JOIN landing.submissions AS s ON s.submission_id = f.submission_id
WHERE f.in_force;

CREATE OR REPLACE TEMP TABLE replaced AS
WITH versions AS (
    SELECT n.submission_id, n.form_code, o.submission_id AS replaced_id
    FROM forms_in_force AS n
    INNER JOIN landing.submissions AS s ON s.folder = n.folder
    INNER JOIN intermediate.int_submission_forms AS o
        ON o.submission_id = s.submission_id AND o.form_code = n.form_code AND o.state = 'accepted'
    WHERE o.version_no < n.version_no
    QUALIFY row_number() OVER (PARTITION BY n.submission_id, n.form_code ORDER BY o.version_no DESC) = 1
)
SELECT
    v.submission_id AS new_submission_id,
    f.*,
    what_vi(f, i.label_vi, x.label_vi, p.label_vi, g.label_vi) AS what_vi,
    what_en(f, i.label_en) AS what_en,
    when_vi(f.scenario, f.period_code) AS when_vi,
    f.scenario || ' ' || f.period_code AS when_en
FROM versions AS v
INNER JOIN landing.figures AS f ON f.submission_id = v.replaced_id AND f.form_code = v.form_code
LEFT JOIN seed_indicators AS i ON i.indicator_code = f.indicator_code
LEFT JOIN seed_sectors AS x ON x.sector_code = f.sector_code
LEFT JOIN seed_policies AS p ON p.policy_code = f.policy_code
LEFT JOIN seed_programs AS g ON g.program_code = f.program_code
WHERE f.value IS NOT NULL;

-- Every organisation of a list in force, with the cooperative it is; `is_repeated` when the list shows it twice.
CREATE OR REPLACE TEMP TABLE register_rows AS
SELECT r.*, i.cooperative_id, i.is_repeated, i.registration_code AS code
FROM intermediate.int_register_rows AS r
INNER JOIN register.identities AS i
    ON i.submission_id = r.submission_id AND i.sheet = r.sheet AND i.cell = r.cell;

-- Organisations on a list, each once, without those that are gone.
CREATE OR REPLACE TEMP TABLE register_counts AS
SELECT
    submission_id,
    geo_version,
    geo_code,
    period_code,
    arg_min(sheet, (row_index, sheet)) AS sheet,
    entity_type,
    count(*) AS organisations,
    count(*) FILTER (status_code = 'active') AS active,
    count(status_code) AS with_status,
    count(sector_code) AS with_sector,
    sum(member_total) AS members,
    count(member_total) AS with_members
FROM register_rows
WHERE NOT is_repeated AND coalesce(status_code, 'active') NOT IN ('dissolved', 'revoked')
GROUP BY submission_id, geo_version, geo_code, period_code, entity_type;

-- Of the organisations on a list, how many a report of its province and period says there are, in operation and in each
-- sector, and with how many members. The report of the same folder knew what the list knows; next year's may have
-- corrected it since.
CREATE OR REPLACE TEMP TABLE register_totals AS
SELECT
    r.submission_id, r.entity_type, t.indicator_code, t.sector_code, t.value AS total, t.sheet AS total_sheet,
    t.cell AS total_cell, t.report_vi AS total_report_vi, t.report_en AS total_report_en
FROM register_counts AS r
INNER JOIN best AS t
    ON t.geo_version = r.geo_version AND t.geo_code = r.geo_code AND t.period_code = r.period_code
    AND t.entity_type = r.entity_type AND t.scenario IN ('actual', 'estimate')
    AND (t.indicator_code = 'org_total' OR t.indicator_code IN ('org_active', 'member_total') AND t.sector_code = 'total')
QUALIFY row_number() OVER (
    PARTITION BY r.submission_id, r.entity_type, t.indicator_code, t.sector_code
    ORDER BY t.submission_period_code <> r.period_code, t.scenario
) = 1;

-- By how many organisations a list and the total differ: as many may be missing in any count of the list.
CREATE OR REPLACE TEMP TABLE register_gaps AS
SELECT r.submission_id, r.entity_type, abs(r.organisations - coalesce(t.total, r.organisations)) AS gap
FROM register_counts AS r
LEFT JOIN register_totals AS t
    ON t.submission_id = r.submission_id AND t.entity_type = r.entity_type AND t.indicator_code = 'org_total'
    AND t.sector_code = 'total';

-- Codes on the latest list of each province, with the day since when its lists show them. Once a merged province has
-- sent a list, those of its old provinces are past.
CREATE OR REPLACE TEMP TABLE latest_codes AS
SELECT
    submission_id, sheet, cell, row_index, code, geo_version, geo_code, block_code,
    min(listed_on) OVER (PARTITION BY code, block_code) AS first_listed
FROM register_rows
WHERE regexp_matches(code, '^\d{10}(-\d{3})?$')
QUALIFY listed_on = max(listed_on) OVER (PARTITION BY geo_version, geo_code)
    AND geo_version = min(geo_version) OVER (PARTITION BY block_code);

-- Of these, each one that another province lists too; `shared` counts those of one sheet with one other province.
CREATE OR REPLACE TEMP TABLE codes_of_two_provinces AS
WITH others AS (
    SELECT l.*, o.first_listed AS first_listed_there, o.geo_version AS other_version, o.geo_code AS other_code
    FROM latest_codes AS l
    INNER JOIN latest_codes AS o
        ON o.code = l.code
        AND (o.block_code <> l.block_code OR (o.geo_version = l.geo_version AND o.geo_code <> l.geo_code))
    QUALIFY row_number() OVER (
        PARTITION BY l.submission_id, l.sheet, l.cell, o.geo_version, o.geo_code ORDER BY o.submission_id, o.sheet, o.cell
    ) = 1
)
SELECT
    t.submission_id, t.sheet, t.cell, t.row_index,
    coalesce(p.geo_name, t.other_code) AS other_province,
    t.first_listed < t.first_listed_there AS was_here_first,
    count(*) OVER others_of_sheet AS shared,
    row_number() OVER (others_of_sheet ORDER BY t.row_index, t.cell) AS position
FROM others AS t
LEFT JOIN seed_provinces AS p ON p.geo_version = t.other_version AND p.geo_code = t.other_code
WINDOW others_of_sheet AS (PARTITION BY t.submission_id, t.sheet, t.other_version, t.other_code);
