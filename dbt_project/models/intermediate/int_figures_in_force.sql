with figures as (

    select * from {{ ref('int_accepted_figures') }}

),

submission_forms as (

    select * from {{ ref('int_submission_forms') }}
    where in_force

)

select
    -- where it is printed
    figures.submission_id,
    figures.form_code,
    figures.file_name,
    figures.sheet,
    figures.cell,
    figures.sheet_index,
    figures.row_index,
    figures.column_index,

    -- what it speaks of
    figures.geo_version,
    figures.geo_code,
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
    figures.interval_low,
    figures.interval_high,
    figures.unit,
    figures.missing_reason,
    figures.repair,

    -- as printed
    figures.row_label,
    figures.column_label,
    figures.printed_text,
    figures.unit_text,

    -- what decides when a key is printed twice
    figures.submission_period_code,
    submission_forms.version_no,
    figures.precedence,

    submission_forms.received_at,
    figures.decided_at
from figures
inner join submission_forms
    on
        figures.submission_id = submission_forms.submission_id
        and figures.form_code = submission_forms.form_code
