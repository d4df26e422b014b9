with geographies as (

    select * from {{ ref('int_geographies') }}
    where geo_kind = 'province'

),

successors as (

    select * from {{ ref('province_successors') }}

),

predecessors as (

    select
        new_code,
        count(*) as n_predecessors,
        min(old_code) as first_predecessor
    from successors
    group by new_code

),

placed as (

    select
        geographies.geo_version,
        geographies.geo_code,
        geographies.geo_name,
        coalesce(successors.new_code, geographies.geo_code) as territory_code
    from geographies
    left join successors
        on
            geographies.geo_version = '63'
            and geographies.geo_code = successors.old_code

)

select
    placed.geo_version,
    placed.geo_code,
    placed.geo_name,

    placed.territory_code,
    territories.geo_name as territory_name,
    predecessors.n_predecessors,

    case when predecessors.n_predecessors = 1 then predecessors.first_predecessor end as only_predecessor_code
from placed
inner join predecessors
    on placed.territory_code = predecessors.new_code
inner join geographies as territories
    on
        placed.territory_code = territories.geo_code
        and territories.geo_version = '34'
