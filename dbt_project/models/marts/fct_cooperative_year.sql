with register_rows as (

    select * from {{ ref('int_register_rows') }}

),

identities as (

    select * from {{ source('register', 'identities') }}

),

size_fields as (

    select * from {{ ref('size_fields') }}

),

size_thresholds as (

    select
        scheme,
        size_field,
        size_code,
        size_rank,
        criteria,
        valid_from,
        valid_to,
        -- What nobody here has read in the law decides nothing.
        case when is_confirmed then members_from end as members_from,
        case when is_confirmed then revenue_from end as revenue_from,
        case when is_confirmed then capital_from end as capital_from
    from {{ ref('size_thresholds') }}

),

listings as (

    select
        identities.cooperative_id,
        identities.register_ref,
        identities.link_basis,
        register_rows.*,
        row_number() over (
            partition by identities.cooperative_id, register_rows.year_no
            order by
                register_rows.listed_on desc,
                register_rows.geo_version desc,
                identities.is_repeated asc,
                register_rows.submission_id asc,
                register_rows.row_index asc,
                register_rows.sheet asc
        ) as preference,
        count(*) over (
            partition by identities.cooperative_id, register_rows.year_no, register_rows.submission_id
        ) as rows_on_list
    from register_rows
    inner join identities
        on
            register_rows.submission_id = identities.submission_id
            and register_rows.sheet = identities.sheet
            and register_rows.cell = identities.cell

),

yearly as (

    select
        listings.*,
        size_fields.size_field
    from listings
    left join size_fields
        on listings.sector_code = size_fields.sector_code
    where listings.preference = 1

),

-- Whether a cooperative reaches a size: null where it, or the law as known here, does not say enough.
reached as (

    select
        yearly.cooperative_id,
        yearly.year_no,
        size_thresholds.scheme,
        size_thresholds.size_code,
        size_thresholds.size_rank,
        case size_thresholds.criteria
            when 'members' then yearly.member_total >= size_thresholds.members_from
            when 'capital' then yearly.capital_total >= size_thresholds.capital_from
            when 'members_and_revenue_or_capital'
                then
                    yearly.member_total >= size_thresholds.members_from
                    and (
                        yearly.revenue >= size_thresholds.revenue_from
                        or yearly.capital_total >= size_thresholds.capital_from
                    )
            else true
        end as is_reached
    from yearly
    inner join size_thresholds
        on
            size_thresholds.size_field = 'any'
            or yearly.size_field = size_thresholds.size_field
    where yearly.entity_type = 'cooperative'

),

-- What is too small for a size is too small for every larger one, known or not.
ruled_out as (

    select
        cooperative_id,
        year_no,
        scheme,
        size_code,
        size_rank,
        is_reached,
        min(case when not is_reached then size_rank end) over (
            partition by cooperative_id, year_no, scheme
        ) as smallest_rank_missed
    from reached

),

-- The largest size that is not ruled out decides, if it is certain.
largest as (

    select
        cooperative_id,
        year_no,
        scheme,
        size_code,
        is_reached,
        row_number() over (
            partition by cooperative_id, year_no, scheme order by size_rank desc
        ) as place
    from ruled_out
    where
        (is_reached is null or is_reached)
        and (smallest_rank_missed is null or size_rank < smallest_rank_missed)

),

sizes as (

    select
        cooperative_id,
        year_no,
        max(case when scheme = 'members_2020' and is_reached then size_code end) as size_by_members_2020,
        max(case when scheme = 'capital_2020' and is_reached then size_code end) as size_by_capital_2020,
        max(case when scheme = 'decree_2024' and is_reached then size_code end) as size_2024
    from largest
    where place = 1
    group by
        cooperative_id,
        year_no

),

schemes as (

    select distinct
        case when scheme = 'decree_2024' then 'decree_2024' else 'circular_2020' end as size_scheme,
        valid_from,
        valid_to
    from size_thresholds

)

select
    yearly.cooperative_id,
    yearly.year_no,

    yearly.geo_version,
    yearly.geo_code,
    yearly.block_code as current_geo_code,
    yearly.listed_on,

    yearly.entity_type,
    yearly.name,
    yearly.sector_code,
    yearly.status_code,
    yearly.rating_code,

    yearly.member_total,
    yearly.worker_total,
    yearly.charter_capital,
    yearly.capital_total,
    yearly.revenue,
    yearly.profit,

    sizes.size_by_members_2020,
    sizes.size_by_capital_2020,
    sizes.size_2024,
    schemes.size_scheme as size_scheme_in_force,

    yearly.submission_id,
    yearly.sheet,
    yearly.cell,
    yearly.register_ref,
    yearly.link_basis,
    cast(yearly.rows_on_list as integer) as rows_on_list
from yearly
left join sizes
    on
        yearly.cooperative_id = sizes.cooperative_id
        and yearly.year_no = sizes.year_no
left join schemes
    on
        yearly.listed_on >= schemes.valid_from
        and (schemes.valid_to is null or yearly.listed_on <= schemes.valid_to)
