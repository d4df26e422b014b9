-- A failing row is an additive figure of the country that is another sum on one map than on
-- another.
{{ config(meta={'dagster': {'ref': {'name': 'national_panel'}}}) }}
with totals as (

    select
        panel.geo_map,
        panel.period_code,
        panel.scenario,
        panel.entity_type,
        panel.indicator_code,
        panel.sector_code,
        panel.policy_code,
        panel.program_code,
        panel.funding_source,
        sum(panel.value) as total
    from {{ ref('national_panel') }} as panel
    inner join {{ ref('indicators') }} as indicators
        on panel.indicator_code = indicators.indicator_code
    where
        panel.in_national_total
        and indicators.aggregation = 'sum'
    group by
        panel.geo_map,
        panel.period_code,
        panel.scenario,
        panel.entity_type,
        panel.indicator_code,
        panel.sector_code,
        panel.policy_code,
        panel.program_code,
        panel.funding_source

)

select
    period_code,
    scenario,
    entity_type,
    indicator_code,
    sector_code,
    policy_code,
    program_code,
    funding_source
from totals
group by
    period_code,
    scenario,
    entity_type,
    indicator_code,
    sector_code,
    policy_code,
    program_code,
    funding_source
having
    count(*) <> 3
    or min(total) <> max(total)
