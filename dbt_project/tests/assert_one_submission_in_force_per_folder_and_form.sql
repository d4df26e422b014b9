-- A failing row is a folder where two submissions are in force with the same form: its figures
-- would count twice.
{{ config(meta={'dagster': {'ref': {'name': 'int_submission_forms'}}}) }}
select
    submissions.period_code,
    submissions.geo_code,
    submission_forms.form_code,
    count(*) as in_force_count
from {{ ref('int_submission_forms') }} as submission_forms
inner join {{ ref('stg_submissions') }} as submissions
    on submission_forms.submission_id = submissions.submission_id
where submission_forms.in_force
group by
    submissions.period_code,
    submissions.geo_code,
    submission_forms.form_code
having count(*) > 1
