with regions as (

    select * from {{ ref('regions') }}

),

provinces as (

    select
        geo_version,
        region_code,
        count(*) as provinces
    from {{ ref('provinces') }}
    group by
        geo_version,
        region_code

)

select
    regions.geo_version,
    regions.region_code,

    regions.label_vi,
    regions.label_en,
    regions.sort_order,

    provinces.provinces,
    regions.source
from regions
inner join provinces
    on
        regions.geo_version = provinces.geo_version
        and regions.region_code = provinces.region_code
