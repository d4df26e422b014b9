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

-- Submissions whose findings a later accepted workbook of the same folder has answered, and since when.
CREATE OR REPLACE TEMP TABLE answered AS
WITH later AS (
    SELECT s.submission_id, t.state, l.submission_id AS later_id, v.decided_at
    FROM landing.submissions AS s
    INNER JOIN states AS t ON t.submission_id = s.submission_id AND t.state <> 'accepted'
    INNER JOIN landing.submissions AS l ON l.folder = s.folder AND l.version_no > s.version_no
    INNER JOIN quality.verdicts AS v ON v.submission_id = l.submission_id AND v.state = 'accepted'
),
unanswered AS (
    SELECT l.submission_id
    FROM later AS l
    INNER JOIN quality.submission_forms AS mine ON mine.submission_id = l.submission_id
    LEFT JOIN later AS again ON again.submission_id = l.submission_id
    LEFT JOIN quality.submission_forms AS theirs
        ON theirs.submission_id = again.later_id AND theirs.form_code = mine.form_code
    GROUP BY l.submission_id, mine.form_code
    HAVING count(theirs.form_code) = 0
)
SELECT submission_id, min(decided_at) AS answered_at
FROM later
WHERE submission_id NOT IN (SELECT submission_id FROM unanswered)
GROUP BY submission_id;
