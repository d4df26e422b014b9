-- A failing row is a fact about a province that its map does not have (code 10 exists only on the
-- 63 map).
{{ config(meta={'dagster': {'ref': {'name': 'fct_collective_economy'}}}) }}
select
    facts.geo_version,
    facts.geo_code,
    facts.submission_id
from {{ ref('fct_collective_economy') }} as facts
left join {{ ref('dim_province') }} as provinces
    on
        facts.geo_version = provinces.geo_version
        and facts.geo_code = provinces.geo_code
where
    provinces.geo_code is null
    and facts.geo_code not in ('VN', 'each')
