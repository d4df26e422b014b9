-- A failing row is a fact in another unit than its indicator has, so that adding it up would mix
-- units.
{{ config(meta={'dagster': {'ref': {'name': 'fct_collective_economy'}}}) }}
select
    facts.submission_id,
    facts.sheet,
    facts.cell,
    facts.unit,
    indicators.unit as expected_unit
from {{ ref('fct_collective_economy') }} as facts
inner join {{ ref('dim_indicator') }} as indicators
    on facts.indicator_code = indicators.indicator_code
where facts.unit <> indicators.unit
