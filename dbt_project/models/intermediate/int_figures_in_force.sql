with figures as (

    select * from {{ ref('stg_figures') }}

),

submission_forms as (

    select * from {{ ref('int_submission_forms') }}

),

submissions as (

    select * from {{ ref('stg_submissions') }}

),

forms as (

    select * from {{ ref('stg_forms') }}

),

verdicts as (

    select * from {{ ref('stg_verdicts') }}

)

select
    -- where it is printed
    figures.submission_id,
    figures.form_code,
    submissions.file_name,
    figures.sheet,
    figures.cell,
    figures.sheet_index,
    figures.row_index,
    figures.column_index,

    -- what it speaks of
    submissions.geo_version,
    case when forms.geo_scope = 'each' then 'each' else submissions.geo_code end as geo_code,
    figures.period_code,
    figures.scenario,
    figures.entity_type,
    figures.indicator_code,
    figures.sector_code,
    figures.policy_code,
    figures.program_code,
    figures.funding_source,

    -- how much
    figures.value,
    figures.value_low,
    figures.value_high,
    figures.qualifier,
    figures.unit,
    figures.missing_reason,
    figures.repair,

    -- as printed
    figures.row_label,
    figures.column_label,
    figures.printed_text,
    figures.unit_text,

    -- what decides when a key is printed twice
    submissions.period_code as submission_period_code,
    submissions.version_no,
    forms.precedence,

    submissions.received_at,
    verdicts.decided_at
from figures
inner join submission_forms
    on
        figures.submission_id = submission_forms.submission_id
        and figures.form_code = submission_forms.form_code
inner join submissions
    on figures.submission_id = submissions.submission_id
inner join forms
    on figures.form_code = forms.form_code
inner join verdicts
    on figures.submission_id = verdicts.submission_id
where
    submission_forms.in_force
    and figures.value is not null
