with provinces as (

    select
        geo_version,
        geo_code,
        geo_name,
        'province' as geo_kind,
        valid_from,
        valid_to
    from {{ ref('provinces') }}

),

versions as (

    select distinct geo_version from provinces

),

national_scopes as (

    select
        versions.geo_version,
        scopes.geo_code,
        scopes.geo_name,
        'national' as geo_kind,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to
    from {{ ref('national_scopes') }} as scopes
    cross join versions

)

select * from provinces
union all
select * from national_scopes
