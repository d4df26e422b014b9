with panel as (

    select * from {{ ref('national_panel') }}
    where
        geo_map in ('63', '34')
        and geo_map = geo_version
        and scenario in ('actual', 'estimate')

),

periods as (

    select * from {{ ref('int_periods') }}
    where kind <> 'multi_year'

),

indicators as (

    select * from {{ ref('indicators') }}

),

series_breaks as (

    select * from {{ ref('series_breaks') }}

),

-- What happened before what was expected to happen.
ranked as (

    select
        panel.*,
        periods.kind as period_kind,
        periods.first_year as year_no,
        indicators.kind as indicator_kind,
        indicators.aggregation,
        row_number() over (
            partition by
                panel.geo_version,
                panel.geo_code,
                panel.period_code,
                {{ measured('panel') }}
            order by
                case when panel.value is null or panel.is_partial then 1 else 0 end,
                case when panel.scenario = 'actual' then 0 else 1 end
        ) as preference
    from panel
    inner join periods
        on panel.period_code = periods.period_code
    inner join indicators
        on panel.indicator_code = indicators.indicator_code

),

outcomes as (

    select
        *,
        case
            when entity_type in ('cooperative', 'cooperative_union', 'cooperative_credit_fund')
                then 'cooperative'
        end as scope_family
    from ranked
    where preference = 1

),

-- The same organisations under another scope: HTX one year, HTX with credit funds the next.
scopes as (

    select distinct
        geo_version,
        geo_code,
        period_kind,
        year_no,
        indicator_code,
        sector_code,
        scope_family
    from outcomes
    where
        value is not null
        and scope_family is not null

),

paired as (

    select
        later.*,
        earlier.period_code as previous_period_code,
        earlier.period_end as previous_period_end,
        earlier.scenario as previous_scenario,
        earlier.value as previous_value,
        earlier.value_low as previous_low,
        earlier.value_high as previous_high,
        earlier.is_partial as previous_is_partial,
        scopes.scope_family is not null as has_other_scope
    from outcomes as later
    left join outcomes as earlier
        on
            later.geo_version = earlier.geo_version
            and later.geo_code = earlier.geo_code
            and later.period_kind = earlier.period_kind
            and later.year_no = earlier.year_no + 1
            and {{ same_measure('later', 'earlier') }}

    left join scopes
        on
            later.geo_version = scopes.geo_version
            and later.geo_code = scopes.geo_code
            and later.period_kind = scopes.period_kind
            and later.year_no = scopes.year_no + 1
            and later.indicator_code = scopes.indicator_code
            and later.sector_code = scopes.sector_code
            and later.scope_family = scopes.scope_family

),

-- A break counts from its first day until provinces have settled down to it.
breaks as (

    select
        paired.geo_version,
        paired.geo_code,
        paired.period_code,
        {{ measured('paired') }},
        min(series_breaks.break_code) as break_code
    from paired
    inner join series_breaks
        on
            (paired.entity_type = series_breaks.entity_type or series_breaks.entity_type = 'any')
            and (paired.indicator_code = series_breaks.indicator_code or series_breaks.indicator_code = 'any')
            and (
                series_breaks.geo_code = 'any'
                or (
                    paired.geo_version = series_breaks.geo_version
                    and paired.geo_code = series_breaks.geo_code
                )
            )
            and paired.previous_period_end < coalesce(series_breaks.settled_by, series_breaks.break_date)
            and paired.period_end >= series_breaks.break_date
    where paired.policy_code = 'none'
    group by
        paired.geo_version,
        paired.geo_code,
        paired.period_code,
        {{ measured('paired') }}

),

judged as (

    select
        paired.*,
        breaks.break_code,
        case
            when paired.value is null then 'not_derivable'
            when paired.previous_period_code is null and paired.has_other_scope then 'other_scope'
            when paired.previous_period_code is null then 'no_previous'
            when paired.previous_value is null then 'previous_not_derivable'
            when paired.is_partial or paired.previous_is_partial then 'partial'
            when breaks.break_code is not null then 'series_break'
            when paired.previous_value = 0 then 'previous_is_zero'
            when paired.indicator_kind = 'ratio' then 'is_share'
        end as no_growth_reason
    from paired
    left join breaks
        on
            paired.geo_version = breaks.geo_version
            and paired.geo_code = breaks.geo_code
            and paired.period_code = breaks.period_code
            and {{ same_measure('paired', 'breaks') }}

),

-- The country, over the provinces for which both years can be compared: coverage may not pass for growth.
country as (

    select
        geo_map,
        geo_version,
        'VN' as geo_code,
        'Cả nước (các tỉnh so sánh được)' as geo_name,
        period_code,
        period_end,
        {{ measured() }},
        unit,
        indicator_kind,
        previous_period_code,
        case when min(scenario) = max(scenario) then min(scenario) else 'mixed' end as scenario,
        case
            when min(previous_scenario) = max(previous_scenario) then min(previous_scenario) else 'mixed'
        end as previous_scenario,
        sum(value) as value,
        {{ complete_sum('value_low') }} as value_low,
        {{ complete_sum('value_high') }} as value_high,
        sum(previous_value) as previous_value,
        {{ complete_sum('previous_low') }} as previous_low,
        {{ complete_sum('previous_high') }} as previous_high,
        cast(null as {{ text_type() }}) as no_growth_reason,
        cast(null as {{ text_type() }}) as break_code,
        count(*) as provinces_compared
    from judged
    where
        no_growth_reason is null
        and aggregation = 'sum'
    group by
        geo_map,
        geo_version,
        period_code,
        period_end,
        {{ measured() }},
        unit,
        indicator_kind,
        previous_period_code

),

rows_of_growth as (

    select
        geo_version,
        geo_code,
        geo_name,
        period_code,
        period_end,
        {{ measured() }},
        unit,
        scenario,
        previous_period_code,
        previous_scenario,
        value,
        value_low,
        value_high,
        previous_value,
        previous_low,
        previous_high,
        no_growth_reason,
        break_code,
        case when no_growth_reason is null then 1 end as provinces_compared
    from judged

    union all

    select
        geo_version,
        geo_code,
        geo_name,
        period_code,
        period_end,
        {{ measured() }},
        unit,
        scenario,
        previous_period_code,
        previous_scenario,
        value,
        value_low,
        value_high,
        previous_value,
        previous_low,
        previous_high,
        no_growth_reason,
        break_code,
        provinces_compared
    from country

)

select
    geo_version,
    geo_code,
    period_code,
    {{ measured() }},

    geo_name,
    period_end,
    unit,

    scenario,
    cast(value as decimal(24, 4)) as value,
    previous_period_code,
    previous_scenario,
    cast(previous_value as decimal(24, 4)) as previous_value,

    case
        when no_growth_reason is null or no_growth_reason in ('is_share', 'previous_is_zero')
            then cast(value - previous_value as decimal(24, 4))
    end as difference,
    case
        when no_growth_reason is null
            then cast(100 * (value - previous_value) / previous_value as decimal(24, 4))
    end as growth_percent,
    case
        when no_growth_reason is null
            then cast(100 * (value_low - previous_high) / nullif(previous_high, 0) as decimal(24, 4))
    end as growth_low,
    case
        when no_growth_reason is null
            then cast(100 * (value_high - previous_low) / nullif(previous_low, 0) as decimal(24, 4))
    end as growth_high,
    no_growth_reason,
    break_code,
    cast(provinces_compared as integer) as provinces_compared
from rows_of_growth
