-- A failing row is a province that the list of successors leaves out, or names differently from the
-- map.
{{ config(meta={'dagster': {'ref': {'name': 'province_successors'}}}) }}
select
    provinces.geo_version,
    provinces.geo_code,
    provinces.geo_name
from {{ ref('provinces') }} as provinces
left join {{ ref('province_successors') }} as successors
    on
        provinces.geo_code = successors.old_code
        and provinces.geo_name = successors.old_name
left join {{ ref('provinces') }} as new_provinces
    on
        successors.new_code = new_provinces.geo_code
        and successors.new_name = new_provinces.geo_name
        and new_provinces.geo_version = '34'
where
    provinces.geo_version = '63'
    and new_provinces.geo_code is null
