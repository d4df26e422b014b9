with provinces as (

    select * from {{ ref('provinces') }}

),

regions as (

    select * from {{ ref('regions') }}

),

successors as (

    select * from {{ ref('province_successors') }}

)

select
    provinces.geo_version,
    provinces.geo_code,

    provinces.geo_name,
    provinces.label_en,
    provinces.folder,

    provinces.region_code,
    regions.label_vi as region_label_vi,
    regions.label_en as region_label_en,

    successors.new_code as successor_code,
    successors.new_name as successor_name,

    provinces.valid_from,
    provinces.valid_to
from provinces
left join regions
    on
        provinces.geo_version = regions.geo_version
        and provinces.region_code = regions.region_code
left join successors
    on
        provinces.geo_version = '63'
        and provinces.geo_code = successors.old_code
