with figures as (

    select * from {{ ref('int_accepted_figures') }}

),

form_versions as (

    select * from {{ ref('int_form_versions') }}

),

submission_periods as (

    select * from {{ ref('int_periods') }}

)

select
    -- where it is printed
    figures.submission_id,
    figures.form_code,
    figures.file_name,
    figures.sheet,
    figures.cell,

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
    figures.repair,

    -- as printed
    figures.printed_text,

    -- what decides, with the version, when a key is printed twice
    figures.submission_period_code,
    figures.precedence,

    figures.decided_at,

    form_versions.version_no,
    form_versions.received_at,
    form_versions.replaced_at,

    {{ figure_key('figures') }} as figure_key,
    submission_periods.period_end as submission_period_end,
    row_number() over (
        partition by {{ figure_key('figures') }}
        order by
            -- The latest submission period; of two that end together, the year before its last quarter.
            submission_periods.period_end desc,
            submission_periods.months desc,
            form_versions.version_no desc,
            figures.precedence asc,
            -- Reading order; the last three only make the order total.
            figures.sheet_index asc,
            figures.row_index asc,
            figures.column_index asc,
            figures.sheet asc,
            figures.cell asc,
            figures.submission_id asc
    ) as key_rank
from figures
inner join form_versions
    on
        figures.submission_id = form_versions.submission_id
        and figures.form_code = form_versions.form_code
inner join submission_periods
    on figures.submission_period_code = submission_periods.period_code
