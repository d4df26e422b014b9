select
    -- the key
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

    -- the figure
    geo_name,
    period_end,
    value,
    value_low,
    value_high,
    qualifier,
    interval_low,
    interval_high,
    unit,
    quality_status,

    -- where it comes from
    submission_id,
    form_code,
    file_name,
    sheet,
    cell,
    printed_text,
    repair,
    accepted_at
from {{ ref('fct_collective_economy_history') }}
where known_to is null
