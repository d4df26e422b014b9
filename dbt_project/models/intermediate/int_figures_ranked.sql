with figures as (

    select * from {{ ref('int_figures_in_force') }}

),

submission_periods as (

    select * from {{ ref('int_periods') }}

)

select
    figures.submission_id,
    figures.form_code,
    figures.file_name,
    figures.sheet,
    figures.cell,

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

    figures.value,
    figures.value_low,
    figures.value_high,
    figures.qualifier,
    figures.interval_low,
    figures.interval_high,
    figures.unit,
    figures.repair,
    figures.printed_text,

    figures.decided_at,

    row_number() over (
        partition by
            figures.geo_version,
            figures.geo_code,
            figures.period_code,
            figures.scenario,
            figures.entity_type,
            figures.indicator_code,
            figures.sector_code,
            figures.policy_code,
            figures.program_code,
            figures.funding_source
        order by
            -- The latest submission period; of two that end together, the year before its last quarter.
            submission_periods.period_end desc,
            submission_periods.months desc,
            figures.version_no desc,
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
inner join submission_periods
    on figures.submission_period_code = submission_periods.period_code
