with figures as (

    select * from {{ ref('fct_collective_economy') }}

),

indicators as (

    select * from {{ ref('indicators') }}

),

provinces as (

    select * from {{ ref('int_geographies') }}
    where geo_kind = 'province'

),

territories as (

    select * from {{ ref('int_territories') }}

),

years as (

    select * from {{ ref('int_periods') }}
    where kind = 'year'

),

yearly_counts as (

    select
        figures.geo_version,
        figures.geo_code,
        figures.geo_name,
        figures.entity_type,
        figures.period_code,
        years.period_end,
        years.last_year as year_no,
        figures.scenario,
        figures.indicator_code,
        indicators.ledger_sign,
        figures.value,
        figures.interval_low,
        figures.interval_high,
        figures.qualifier
    from figures
    inner join indicators
        on figures.indicator_code = indicators.indicator_code
    inner join provinces
        on
            figures.geo_version = provinces.geo_version
            and figures.geo_code = provinces.geo_code
    inner join years
        on figures.period_code = years.period_code
    where
        figures.scenario in ('actual', 'estimate')
        and figures.sector_code = 'total'
        and figures.policy_code = 'none'
        and figures.program_code = 'none'
        and figures.funding_source = 'total'
        and (
            figures.indicator_code in ('org_total', 'org_net_increase')
            or indicators.ledger_sign is not null
        )

),

-- Exits that are printed both as one number and apart count once.
printed_apart as (

    select distinct
        geo_version,
        geo_code,
        entity_type,
        year_no,
        scenario
    from yearly_counts
    where indicator_code in ('org_dissolved', 'org_revoked')

),

counted_once as (

    select yearly_counts.*
    from yearly_counts
    left join printed_apart
        on
            yearly_counts.geo_version = printed_apart.geo_version
            and yearly_counts.geo_code = printed_apart.geo_code
            and yearly_counts.entity_type = printed_apart.entity_type
            and yearly_counts.year_no = printed_apart.year_no
            and yearly_counts.scenario = printed_apart.scenario
            and yearly_counts.indicator_code = 'org_dissolved_revoked'
    where printed_apart.geo_code is null

),

-- One stock per year: what happened before what was expected to happen.
ranked_stocks as (

    select
        geo_version,
        geo_code,
        geo_name,
        entity_type,
        period_code,
        period_end,
        year_no,
        scenario,
        value,
        interval_low,
        interval_high,
        qualifier,
        row_number() over (
            partition by geo_version, geo_code, entity_type, year_no
            order by case when scenario = 'actual' then 1 else 2 end
        ) as preference
    from yearly_counts
    where indicator_code = 'org_total'

),

stocks as (

    select * from ranked_stocks
    where preference = 1

),

-- A province that began with the mergers opens with what all its old provinces closed with.
closings as (

    select
        geo_version,
        geo_code,
        entity_type,
        year_no,
        scenario,
        value,
        interval_low,
        interval_high,
        qualifier = 'exact' as is_exact,
        'reported' as basis
    from stocks
    union all
    select
        '34' as geo_version,
        territories.territory_code as geo_code,
        stocks.entity_type,
        stocks.year_no,
        -- 'estimate' as soon as one of them is.
        max(stocks.scenario) as scenario,
        sum(stocks.value) as value,
        {{ complete_sum('stocks.interval_low') }} as interval_low,
        {{ complete_sum('stocks.interval_high') }} as interval_high,
        sum(case when stocks.qualifier = 'exact' then 0 else 1 end) = 0 as is_exact,
        'predecessors' as basis
    from stocks
    inner join territories
        on
            stocks.geo_version = territories.geo_version
            and stocks.geo_code = territories.geo_code
    where stocks.geo_version = '63'
    group by
        territories.territory_code,
        territories.n_predecessors,
        stocks.entity_type,
        stocks.year_no
    having count(*) = territories.n_predecessors

),

ranked_closings as (

    select
        *,
        row_number() over (
            partition by geo_version, geo_code, entity_type, year_no
            order by case when basis = 'reported' then 1 else 2 end
        ) as preference
    from closings

),

last_closings as (

    select * from ranked_closings
    where preference = 1

),

flows as (

    select
        geo_version,
        geo_code,
        entity_type,
        year_no,
        scenario,
        sum(case when indicator_code = 'org_new' then value end) as founded,
        sum(case when indicator_code = 'org_reinstated' then value end) as reinstated,
        sum(case when ledger_sign = 1 and indicator_code not in ('org_new', 'org_reinstated') then value end)
            as other_in,
        sum(case when indicator_code = 'org_dissolved' then value end) as dissolved,
        sum(case when indicator_code = 'org_revoked' then value end) as revoked,
        sum(case when indicator_code = 'org_converted' then value end) as converted,
        sum(case when indicator_code = 'org_merged' then value end) as merged,
        sum(
            case
                when
                    ledger_sign = -1
                    and indicator_code not in ('org_dissolved', 'org_revoked', 'org_converted', 'org_merged')
                    then value
            end
        ) as other_out,
        coalesce(sum(ledger_sign * value), 0) as net_flow,
        -- The least that flows can have added: fewest entries, most exits; null when one is open.
        case
            when count(case when ledger_sign = -1 and interval_high is null then 1 end) = 0
                then
                    coalesce(sum(case when ledger_sign = 1 then coalesce(interval_low, 0) end), 0)
                    - coalesce(sum(case when ledger_sign = -1 then interval_high end), 0)
        end as net_flow_low,
        case
            when count(case when ledger_sign = 1 and interval_high is null then 1 end) = 0
                then
                    coalesce(sum(case when ledger_sign = 1 then interval_high end), 0)
                    - coalesce(sum(case when ledger_sign = -1 then coalesce(interval_low, 0) end), 0)
        end as net_flow_high,
        sum(case when indicator_code = 'org_net_increase' then value end) as net_increase,
        sum(case when indicator_code = 'org_net_increase' then interval_low end) as net_increase_low,
        sum(case when indicator_code = 'org_net_increase' then interval_high end) as net_increase_high,
        max(case when qualifier <> 'exact' then 1 else 0 end) as has_inexact_figure
    from counted_once
    where indicator_code <> 'org_total'
    group by
        geo_version,
        geo_code,
        entity_type,
        year_no,
        scenario

),

opened as (

    select
        stocks.geo_version,
        stocks.geo_code,
        stocks.geo_name,
        stocks.entity_type,
        stocks.period_code,
        stocks.period_end,
        stocks.scenario,
        coalesce(last_year.basis, 'implied') as opening_basis,
        last_year.scenario as opening_scenario,
        coalesce(last_year.value, stocks.value - flows.net_increase) as opening,
        flows.founded,
        flows.reinstated,
        flows.other_in,
        flows.dissolved,
        flows.revoked,
        flows.converted,
        flows.merged,
        flows.other_out,
        coalesce(flows.net_flow, 0) as net_flow,
        stocks.value as closing,
        flows.net_increase,
        -- What flows are not printed is not known to be nothing: the residual names it.
        case when flows.net_flow is null then 0 else flows.net_flow_low end as net_flow_low,
        case when flows.net_flow is null then 0 else flows.net_flow_high end as net_flow_high,
        -- An implied opening moves with the closing, so that only the printed increase is uncertain.
        case
            when last_year.value is null then flows.net_increase_low
            else stocks.interval_low - last_year.interval_high
        end as increase_low,
        case
            when last_year.value is null then flows.net_increase_high
            else stocks.interval_high - last_year.interval_low
        end as increase_high,
        stocks.qualifier = 'exact'
        and coalesce(last_year.is_exact, true)
        and coalesce(flows.has_inexact_figure, 0) = 0 as is_exact
    from stocks
    left join last_closings as last_year
        on
            stocks.geo_version = last_year.geo_version
            and stocks.geo_code = last_year.geo_code
            and stocks.entity_type = last_year.entity_type
            and stocks.year_no = last_year.year_no + 1
    left join flows
        on
            stocks.geo_version = flows.geo_version
            and stocks.geo_code = flows.geo_code
            and stocks.entity_type = flows.entity_type
            and stocks.year_no = flows.year_no
            and stocks.scenario = flows.scenario

),

summed as (

    select
        opened.*,
        territories.territory_code,
        opened.opening + opened.net_flow as expected_closing
    from opened
    left join territories
        on
            opened.geo_version = territories.geo_version
            and opened.geo_code = territories.geo_code
    where opened.opening is not null

)

select
    geo_version,
    geo_code,
    entity_type,
    period_code,

    geo_name,
    period_end,
    scenario,
    {{ counts_once(['entity_type', 'period_code']) }} as in_national_total,
    opening_basis,
    opening_scenario,

    cast(opening as decimal(24, 4)) as opening,
    cast(founded as decimal(24, 4)) as founded,
    cast(reinstated as decimal(24, 4)) as reinstated,
    cast(other_in as decimal(24, 4)) as other_in,
    cast(dissolved as decimal(24, 4)) as dissolved,
    cast(revoked as decimal(24, 4)) as revoked,
    cast(converted as decimal(24, 4)) as converted,
    cast(merged as decimal(24, 4)) as merged,
    cast(other_out as decimal(24, 4)) as other_out,
    cast(expected_closing as decimal(24, 4)) as expected_closing,
    cast(closing - expected_closing as decimal(24, 4)) as residual,
    cast(increase_low - net_flow_high as decimal(24, 4)) as residual_low,
    cast(increase_high - net_flow_low as decimal(24, 4)) as residual_high,
    cast(100 * abs(closing - expected_closing) / nullif(opening, 0) as decimal(24, 4)) as residual_percent,
    cast(closing as decimal(24, 4)) as closing,
    cast(net_increase as decimal(24, 4)) as net_increase,
    is_exact
from summed
