with figures as (

    select * from {{ ref('stg_figures') }}
    where value is not null

),

submissions as (

    select * from {{ ref('stg_submissions') }}

),

forms as (

    select * from {{ ref('stg_forms') }}

),

verdicts as (

    select * from {{ ref('stg_verdicts') }}
    where state = 'accepted'

),

indicators as (

    select * from {{ ref('indicators') }}

),

qualifiers as (

    select * from {{ ref('qualifiers') }}

),

placed as (

    select
        figures.*,
        submissions.file_name,
        submissions.geo_version,
        case when forms.geo_scope = 'each' then 'each' else submissions.geo_code end as geo_code,
        submissions.period_code as submission_period_code,
        forms.precedence,
        verdicts.decided_at
    from figures
    inner join submissions
        on figures.submission_id = submissions.submission_id
    inner join forms
        on figures.form_code = forms.form_code
    inner join verdicts
        on figures.submission_id = verdicts.submission_id

),

bounded as (

    select
        placed.*,
        indicators.whole_number,
        case case when placed.scenario = 'plan' then qualifiers.plan_low_rule else qualifiers.low_rule end
            when 'value' then placed.value
            when 'printed' then placed.value_low
            when 'reach' then placed.value - qualifiers.reach * abs(placed.value)
        end as low,
        case case when placed.scenario = 'plan' then qualifiers.plan_high_rule else qualifiers.high_rule end
            when 'value' then placed.value
            when 'printed' then placed.value_high
            when 'reach' then placed.value + qualifiers.reach * abs(placed.value)
        end as high
    from placed
    left join qualifiers
        on placed.qualifier = qualifiers.qualifier
    left join indicators
        on placed.indicator_code = indicators.indicator_code

)

select
    -- where it is printed
    submission_id,
    form_code,
    file_name,
    sheet,
    cell,
    sheet_index,
    row_index,
    column_index,

    -- what it speaks of
    geo_version,
    geo_code,
    period_code,
    scenario,
    entity_type,
    indicator_code,
    sector_code,
    policy_code,
    program_code,
    funding_source,

    -- how much; of whole things an interval ends at whole numbers
    value,
    value_low,
    value_high,
    qualifier,
    cast(case when whole_number then floor(low) else low end as decimal(24, 4)) as interval_low,
    cast(case when whole_number then ceil(high) else high end as decimal(24, 4)) as interval_high,
    unit,
    missing_reason,
    repair,

    -- as printed
    row_label,
    column_label,
    printed_text,
    unit_text,

    -- what decides, with the version, when a key is printed twice
    submission_period_code,
    precedence,

    decided_at
from bounded
