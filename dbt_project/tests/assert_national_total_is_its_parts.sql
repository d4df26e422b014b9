-- A failing row is a sum over provinces that differs from what its parts add up to, or counts one twice.
{{ config(meta={'dagster': {'ref': {'name': 'national_total'}}}) }}
with parts as (

    select
        period_code,
        scenario,
        entity_type,
        indicator_code,
        sector_code,
        policy_code,
        program_code,
        funding_source,
        sum(counted_value) as added,
        count(*) as figures
    from {{ ref('national_total_parts') }}
    where is_counted
    group by
        period_code,
        scenario,
        entity_type,
        indicator_code,
        sector_code,
        policy_code,
        program_code,
        funding_source

)

select
    totals.period_code,
    totals.scenario,
    totals.entity_type,
    totals.indicator_code,
    totals.value,
    parts.added
from {{ ref('national_total') }} as totals
inner join {{ ref('dim_indicator') }} as indicators
    on totals.indicator_code = indicators.indicator_code
left join parts
    on
        totals.period_code = parts.period_code
        and totals.scenario = parts.scenario
        and totals.entity_type = parts.entity_type
        and totals.indicator_code = parts.indicator_code
        and totals.sector_code = parts.sector_code
        and totals.policy_code = parts.policy_code
        and totals.program_code = parts.program_code
        and totals.funding_source = parts.funding_source
where
    indicators.aggregation = 'sum'
    and (
        parts.added is null
        or totals.value <> parts.added
        or totals.figures_counted <> parts.figures
    )
