-- Derived once per run of gate 2 for `quality.submissions` and `quality.findings`.

-- Forms a submission carries and how many figures it prints.
CREATE OR REPLACE TEMP TABLE carried AS
WITH figures AS (
    SELECT submission_id, form_code, count(value) AS figures FROM landing.figures GROUP BY submission_id, form_code
),
forms AS (
    SELECT submission_id, form_code, figures FROM figures
    UNION ALL
    SELECT DISTINCT r.submission_id, r.form_code, 0
    FROM landing.register_rows AS r
    WHERE NOT EXISTS (
        SELECT 1 FROM figures AS f WHERE f.submission_id = r.submission_id AND f.form_code = r.form_code
    )
)
SELECT submission_id, string_agg(form_code, ', ' ORDER BY form_code) AS forms, sum(figures)::INTEGER AS figures
FROM forms
GROUP BY submission_id;

CREATE OR REPLACE TEMP TABLE states AS
SELECT
    v.submission_id,
    CASE
        WHEN v.state = 'accepted' AND NOT coalesce(bool_or(f.in_force), false) THEN 'superseded'
        ELSE v.state
    END AS state
FROM quality.verdicts AS v
LEFT JOIN quality.submission_forms AS f ON f.submission_id = v.submission_id
GROUP BY v.submission_id, v.state;

-- Submissions that no longer stand, since when, and the first workbook that answered them: what is in force stands,
-- and so does what was rejected until all its forms are sent again, well or badly.
CREATE OR REPLACE TEMP TABLE answered AS
WITH later AS (
    SELECT
        s.submission_id, l.submission_id AS later_id, l.version_no, v.decided_at,
        l.file_name = s.file_name OR v.state = 'accepted' AND l.received_at > s.received_at AS answers_anything
    FROM landing.submissions AS s
    INNER JOIN states AS t ON t.submission_id = s.submission_id AND t.state <> 'accepted'
    INNER JOIN landing.submissions AS l ON l.folder = s.folder AND l.version_no > s.version_no
    INNER JOIN quality.verdicts AS v
        ON v.submission_id = l.submission_id AND (v.state = 'accepted' OR t.state = 'rejected')
),
sent_again AS (
    SELECT l.*, mine.form_code, theirs.form_code IS NOT NULL AS has_it
    FROM later AS l
    LEFT JOIN quality.submission_forms AS mine ON mine.submission_id = l.submission_id
    LEFT JOIN quality.submission_forms AS theirs
        ON theirs.submission_id = l.later_id AND theirs.form_code = mine.form_code
),
-- What carries no form at all (a damaged file, say) may have been anything: it is answered by what comes under its own
-- name, or by what is accepted of a later day; a workbook that arrived beside it answers nothing.
answers AS (
    SELECT submission_id, form_code, min(decided_at) AS answered_at, arg_min(later_id, version_no) AS answered_by
    FROM sent_again WHERE has_it OR form_code IS NULL AND answers_anything GROUP BY submission_id, form_code
)
SELECT s.submission_id, max(a.answered_at) AS answered_at, arg_max(a.answered_by, a.answered_at) AS answered_by
FROM (SELECT DISTINCT submission_id, form_code FROM sent_again) AS s
LEFT JOIN answers AS a
    ON a.submission_id = s.submission_id AND a.form_code IS NOT DISTINCT FROM s.form_code
GROUP BY s.submission_id
HAVING count(*) = count(a.answered_by);

-- An explanation binds to the values that its own workbook prints, and to the rule of that day. The same text in a
-- later workbook of the folder is the old sheet sent along; a workbook cannot explain the findings of another folder.
CREATE OR REPLACE TEMP TABLE explained AS
SELECT e.finding_id, e.submission_id, s.version_no,
    string_agg(DISTINCT trim(e.explanation), ' · ' ORDER BY trim(e.explanation)) AS explanation
FROM landing.explanations AS e
INNER JOIN landing.submissions AS s ON s.submission_id = e.submission_id
WHERE trim(e.explanation) <> ''
    AND EXISTS (SELECT 1 FROM quality.gate_findings AS f WHERE f.finding_id = e.finding_id AND f.lineage = s.folder)
GROUP BY e.finding_id, e.submission_id, s.version_no;

INSERT INTO quality.explanations (finding_id, submission_id, explanation)
SELECT finding_id, submission_id, explanation
FROM explained AS e
WHERE NOT EXISTS (
    SELECT 1 FROM quality.explanations AS known
    WHERE known.finding_id = e.finding_id
        AND (known.submission_id = e.submission_id OR known.explanation = e.explanation AND known.bound_at IS NOT NULL)
)
QUALIFY row_number() OVER (PARTITION BY finding_id, explanation ORDER BY version_no, submission_id) = 1
ORDER BY finding_id, submission_id;

UPDATE quality.explanations AS e
SET fingerprint = f.fingerprint, rule_version = f.rule_version, bound_at = getvariable('now')
FROM quality.gate_findings AS f
WHERE e.bound_at IS NULL AND f.finding_id = e.finding_id AND f.submission_id = e.submission_id;

-- Per finding as it is: the explanation that holds for it, else the last one that held once.
CREATE OR REPLACE TEMP TABLE explanations_in_force AS
SELECT f.submission_id, f.finding_id, e.explanation, e.submission_id AS explained_by,
    e.fingerprint = f.fingerprint AND e.rule_version = f.rule_version AS holds
FROM quality.gate_findings AS f
INNER JOIN quality.explanations AS e ON e.finding_id = f.finding_id AND e.bound_at IS NOT NULL
INNER JOIN landing.submissions AS s ON s.submission_id = e.submission_id
QUALIFY row_number() OVER (
    PARTITION BY f.submission_id, f.finding_id ORDER BY holds DESC, s.version_no DESC, e.submission_id
) = 1;

-- Per finding and submission its status; `stands` where the submission does and still has it.
CREATE OR REPLACE TEMP TABLE lives AS
SELECT
    f.* EXCLUDE (status, cleared_at, first_seen_at),
    f.status = 'open' AND a.answered_at IS NULL AS stands,
    min(f.first_seen_at) OVER (PARTITION BY f.finding_id) AS first_seen_at,
    CASE
        WHEN NOT stands THEN 'cleared'
        WHEN f.waived_by IS NOT NULL THEN 'explained'
        -- A province cannot explain away what rejects its workbook.
        WHEN f.severity = 'critical' OR e.holds IS NULL THEN 'open'
        WHEN e.holds THEN 'explained'
        ELSE 'lapsed'
    END AS status,
    coalesce(f.cleared_at, a.answered_at) AS cleared_at,
    a.answered_by AS cleared_by,
    coalesce(f.waived_why, e.explanation) AS explanation,
    coalesce(f.waived_by, e.explained_by) AS explained_by,
    s.version_no
FROM quality.gate_findings AS f
INNER JOIN landing.submissions AS s ON s.submission_id = f.submission_id
LEFT JOIN answered AS a ON a.submission_id = f.submission_id
LEFT JOIN explanations_in_force AS e ON e.submission_id = f.submission_id AND e.finding_id = f.finding_id
QUALIFY stands
    OR NOT bool_or(stands) OVER (PARTITION BY f.finding_id)
    AND row_number() OVER (PARTITION BY f.finding_id ORDER BY s.version_no DESC, f.submission_id) = 1;
