with vintages as (

    select * from {{ ref('int_figure_vintages') }}

),

geographies as (

    select * from {{ ref('int_geographies') }}

),

periods as (

    select * from {{ ref('int_periods') }}

),

territories as (

    select * from {{ ref('int_territories') }}

),

-- A workbook that prints a key twice states it once.
statements as (

    select
        *,
        row_number() over (
            partition by figure_key, submission_id, version_no
            order by key_rank
        ) as place_in_submission
    from vintages

),

-- A province that was merged with none goes on under its code on the 34 map.
placed as (

    select
        statements.*,
        case when territories.n_predecessors = 1 then '34' else statements.geo_version end as ground_version,
        case when territories.n_predecessors = 1 then territories.territory_code else statements.geo_code end
            as ground_code,
        case when statements.scenario = 'plan' then 'plan' else 'outcome' end as basis
    from statements
    left join territories
        on
            statements.geo_version = territories.geo_version
            and statements.geo_code = territories.geo_code
    where statements.place_in_submission = 1

),

series as (

    select
        *,
        ground_version || '|' || ground_code || '|' || period_code || '|' || basis || '|' || entity_type
        || '|' || indicator_code || '|' || sector_code || '|' || policy_code || '|' || program_code
        || '|' || funding_source as series_key
    from placed

),

-- An estimate comes before the actual, an earlier report before a later one, whenever they arrived.
numbered as (

    select
        *,
        row_number() over (
            partition by series_key
            order by
                case when scenario = 'estimate' then 1 else 2 end,
                geo_version desc,
                key_rank desc
        ) as vintage_no
    from series

),

compared as (

    select
        *,
        first_value(value) over (
            partition by series_key
            order by vintage_no
        ) as first_value,
        lead(vintage_no) over (
            partition by series_key
            order by vintage_no
        ) as next_vintage_no
    from numbered

)

select
    compared.ground_version as geo_version,
    compared.ground_code as geo_code,
    compared.period_code,
    compared.basis,
    compared.entity_type,
    compared.indicator_code,
    compared.sector_code,
    compared.policy_code,
    compared.program_code,
    compared.funding_source,
    cast(compared.vintage_no as integer) as vintage_no,

    geographies.geo_name,
    periods.period_end,
    compared.scenario,
    compared.submission_period_code,
    cast(
        12 * (extract(year from compared.submission_period_end) - extract(year from periods.period_end))
        + extract(month from compared.submission_period_end)
        - extract(month from periods.period_end) as integer
    ) as months_after,
    compared.received_at,

    compared.value,
    compared.interval_low,
    compared.interval_high,
    compared.qualifier,
    compared.unit,
    cast(compared.value - compared.first_value as decimal(24, 4)) as change_from_first,
    compared.next_vintage_no is null as is_latest,

    compared.submission_id,
    compared.version_no,
    compared.file_name,
    compared.sheet,
    compared.cell,
    compared.printed_text
from compared
inner join geographies
    on
        compared.ground_version = geographies.geo_version
        and compared.ground_code = geographies.geo_code
inner join periods
    on compared.period_code = periods.period_code
