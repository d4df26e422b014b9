{{ config(materialized='view') }}

select
    calendar.as_of_date,

    history.geo_version,
    history.geo_code,
    history.period_code,
    history.scenario,
    history.entity_type,
    history.indicator_code,
    history.sector_code,
    history.policy_code,
    history.program_code,
    history.funding_source,

    history.geo_name,
    history.period_end,
    history.value,
    history.value_low,
    history.value_high,
    history.qualifier,
    history.interval_low,
    history.interval_high,
    history.unit,
    history.quality_status,

    history.known_from,
    history.known_to,

    history.submission_id,
    history.form_code,
    history.file_name,
    history.sheet,
    history.cell,
    history.printed_text,
    history.repair
from {{ ref('fct_collective_economy_history') }} as history
inner join {{ ref('dim_as_of_date') }} as calendar
    on
        {{ vietnam_date('history.known_from') }} <= calendar.as_of_date
        and (history.known_to is null or {{ vietnam_date('history.known_to') }} > calendar.as_of_date)
where history.was_in_force
