with panel as (

    select * from {{ ref('national_panel') }}

),

parts as (

    select * from {{ ref('national_total_parts') }}

),

provinces as (

    select * from {{ ref('int_geographies') }}
    where geo_kind = 'province'

),

periods as (

    select * from {{ ref('int_periods') }}

),

-- Periods and kinds of organisations that national totals speak of.
asked as (

    select distinct
        period_code,
        case
            when entity_type in ('group', 'union', 'credit_fund') then entity_type
            else 'cooperative'
        end as entity_type
    from parts

),

-- Who should report: the provinces of the map on which the period ends.
expected as (

    select
        asked.period_code,
        asked.entity_type,
        periods.period_end,
        provinces.geo_version,
        provinces.geo_code,
        provinces.geo_name
    from asked
    inner join periods
        on asked.period_code = periods.period_code
    inner join provinces
        on
            periods.period_end >= provinces.valid_from
            and (provinces.valid_to is null or periods.period_end <= provinces.valid_to)

),

-- What is known of the size of a province: its organisations, in any year.
known_sizes as (

    select
        geo_version,
        geo_code,
        case
            when entity_type in ('group', 'union', 'credit_fund') then entity_type
            else 'cooperative'
        end as entity_type,
        period_code,
        period_end,
        max(value) as organisations
    from panel
    where
        geo_map in ('63', '34')
        and geo_map = geo_version
        and scenario in ('actual', 'estimate')
        and indicator_code in ('org_total', 'org_active')
        and sector_code = 'total'
        and entity_type <> 'all'
        and value is not null
        and not is_partial
    group by
        geo_version,
        geo_code,
        case
            when entity_type in ('group', 'union', 'credit_fund') then entity_type
            else 'cooperative'
        end,
        period_code,
        period_end

),

-- The last size before the end of the period, else the first one after it.
nearest as (

    select
        expected.period_code,
        expected.entity_type,
        expected.geo_version,
        expected.geo_code,
        expected.geo_name,
        known_sizes.organisations,
        known_sizes.period_code as size_period_code,
        row_number() over (
            partition by
                expected.period_code,
                expected.entity_type,
                expected.geo_code
            order by
                case when known_sizes.period_end <= expected.period_end then 0 else 1 end,
                abs(
                    12 * (extract(year from known_sizes.period_end) - extract(year from expected.period_end))
                    + extract(month from known_sizes.period_end) - extract(month from expected.period_end)
                ),
                known_sizes.period_code
        ) as preference
    from expected
    left join known_sizes
        on
            expected.geo_version = known_sizes.geo_version
            and expected.geo_code = known_sizes.geo_code
            and expected.entity_type = known_sizes.entity_type

)

select
    period_code,
    entity_type,
    geo_version,
    geo_code,
    geo_name,
    size_period_code,
    organisations is null as is_guessed,
    cast(
        coalesce(
            organisations,
            avg(organisations) over (partition by period_code, entity_type),
            1
        ) as decimal(24, 4)
    ) as organisations
from nearest
where preference = 1
