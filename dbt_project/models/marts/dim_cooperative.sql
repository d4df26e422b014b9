with register_rows as (

    select * from {{ ref('int_register_rows') }}

),

identities as (

    select * from {{ source('register', 'identities') }}

),

listings as (

    select
        identities.cooperative_id,
        register_rows.listed_on,
        register_rows.geo_version,
        register_rows.geo_code,
        register_rows.block_code,
        register_rows.entity_type,
        register_rows.name,
        identities.name_key,
        identities.registration_code,
        identities.commune,
        identities.commune_key,
        register_rows.founded_on,
        identities.founded_year,
        register_rows.sector_code,
        register_rows.status_code,
        row_number() over (
            partition by identities.cooperative_id, register_rows.listed_on
            order by
                register_rows.geo_version asc,
                identities.is_repeated asc,
                register_rows.submission_id asc,
                register_rows.row_index asc,
                register_rows.sheet asc
        ) as preference
    from register_rows
    inner join identities
        on
            register_rows.submission_id = identities.submission_id
            and register_rows.sheet = identities.sheet
            and register_rows.cell = identities.cell

),

-- What a list leaves blank is as it was on the list before.
known as (

    select
        cooperative_id,
        listed_on,
        geo_version,
        geo_code,
        block_code,
        entity_type,
        name,
        name_key,
        {{ last_known('registration_code') }} over history as registration_code,
        {{ last_known('commune') }} over history as commune,
        {{ last_known('commune_key') }} over history as commune_key,
        {{ last_known('founded_on') }} over history as founded_on,
        {{ last_known('founded_year') }} over history as founded_year,
        {{ last_known('sector_code') }} over history as sector_code,
        {{ last_known('status_code') }} over history as status_code
    from listings
    where preference = 1
    window history as (
        partition by cooperative_id
        order by listed_on
        rows between unbounded preceding and current row
    )

),

described as (

    select
        *,
        entity_type
        || '|' || geo_version || ':' || geo_code
        || '|' || name_key
        || '|' || coalesce(registration_code, '')
        || '|' || coalesce(commune_key, '')
        || '|' || coalesce(cast(founded_year as {{ text_type() }}), '')
        || '|' || coalesce(sector_code, '')
        || '|' || coalesce(status_code, '') as description
    from known

),

compared as (

    select
        *,
        lag(description) over (partition by cooperative_id order by listed_on) as description_before,
        min(listed_on) over (partition by cooperative_id) as first_listed_on,
        max(listed_on) over (partition by cooperative_id) as last_listed_on
    from described

),

versions as (

    select
        *,
        lead(listed_on) over (partition by cooperative_id order by listed_on) as next_version_on,
        row_number() over (partition by cooperative_id order by listed_on) as version_no
    from compared
    where
        description_before is null
        or description_before <> description

),

lists_of_province as (

    select
        geo_version,
        geo_code,
        max(listed_on) as latest_list_on
    from register_rows
    group by
        geo_version,
        geo_code

),

-- After the merger the lists of the new province speak for those of its predecessors.
lists_of_new_province as (

    select
        block_code,
        max(listed_on) as latest_list_on
    from register_rows
    where geo_version = '34'
    group by block_code

),

dated as (

    select
        *,
        case
            when next_version_on is not null then {{ days_after('next_version_on', '-1') }}
        end as valid_to
    from versions

)

select
    dated.cooperative_id,
    cast(dated.version_no as integer) as version_no,

    dated.listed_on as valid_from,
    dated.valid_to,
    dated.valid_to is null as is_current,

    dated.entity_type,
    dated.name,
    dated.registration_code,
    dated.geo_version,
    dated.geo_code,
    dated.block_code as current_geo_code,
    dated.commune,
    dated.founded_on,
    dated.founded_year,
    dated.sector_code,
    dated.status_code,

    dated.first_listed_on,
    dated.last_listed_on,
    dated.last_listed_on >= lists_of_province.latest_list_on
    and dated.last_listed_on
    >= coalesce(lists_of_new_province.latest_list_on, dated.last_listed_on) as is_listed
from dated
inner join lists_of_province
    on
        dated.geo_version = lists_of_province.geo_version
        and dated.geo_code = lists_of_province.geo_code
left join lists_of_new_province
    on dated.block_code = lists_of_new_province.block_code
