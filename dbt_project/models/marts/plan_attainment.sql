with panel as (

    select * from {{ ref('national_panel') }}
    where
        geo_map in ('63', '34')
        and geo_map = geo_version

),

facts as (

    select * from {{ ref('fct_collective_economy') }}

),

provinces as (

    select * from {{ ref('int_geographies') }}
    where geo_kind = 'province'

),

indicators as (

    select * from {{ ref('indicators') }}

),

plans as (

    select
        'province' as target_source,
        geo_version,
        geo_code,
        geo_name,
        period_code,
        period_end,
        {{ measured() }},
        unit,
        value,
        qualifier,
        value_low,
        value_high,
        is_partial
    from panel
    where scenario = 'plan'

),

-- What the national alliance asks of every province: the only place where it meets the provinces.
minimums as (

    select
        'alliance_minimum' as target_source,
        provinces.geo_version,
        provinces.geo_code,
        provinces.geo_name,
        facts.period_code,
        facts.period_end,
        {{ measured('facts') }},
        facts.unit,
        facts.value,
        facts.qualifier,
        facts.interval_low as value_low,
        facts.interval_high as value_high,
        false as is_partial
    from facts
    inner join provinces
        on
            facts.period_end >= provinces.valid_from
            and (provinces.valid_to is null or facts.period_end <= provinces.valid_to)
    where
        facts.geo_code = 'each'
        and facts.scenario = 'plan'

),

targets as (

    select * from plans
    union all
    select * from minimums

),

-- "trên 50 %" or "ít nhất 30" sets the number itself as the target; a range or "khoảng" leaves room.
aims as (

    select
        *,
        case when qualifier in ('range', 'approx') then value_low else value end as aim_low,
        case when qualifier in ('range', 'approx') then value_high else value end as aim_high,
        qualifier in ('below', 'at_most') as is_ceiling
    from targets

),

outcomes as (

    select
        geo_version,
        geo_code,
        period_code,
        {{ measured() }},
        max(case when scenario = 'estimate' then value end) as estimate,
        max(case when scenario = 'actual' then value end) as actual,
        max(case when scenario = 'estimate' then value_low end) as estimate_low,
        max(case when scenario = 'estimate' then value_high end) as estimate_high,
        max(case when scenario = 'actual' then value_low end) as actual_low,
        max(case when scenario = 'actual' then value_high end) as actual_high,
        max(case when scenario = 'estimate' and is_partial then 1 else 0 end) as estimate_is_partial,
        max(case when scenario = 'actual' and is_partial then 1 else 0 end) as actual_is_partial
    from panel
    where scenario in ('actual', 'estimate')
    group by
        geo_version,
        geo_code,
        period_code,
        {{ measured() }}

),

compared as (

    select
        aims.*,
        outcomes.estimate,
        outcomes.actual,
        coalesce(outcomes.actual, outcomes.estimate) as outcome,
        case
            when outcomes.actual is not null then 'actual'
            when outcomes.estimate is not null then 'estimate'
        end as outcome_scenario,
        case
            when outcomes.actual is not null then outcomes.actual_low else outcomes.estimate_low
        end as outcome_low,
        case
            when outcomes.actual is not null then outcomes.actual_high else outcomes.estimate_high
        end as outcome_high,
        case
            when outcomes.actual is not null then outcomes.actual_is_partial else outcomes.estimate_is_partial
        end as outcome_is_partial
    from aims
    left join outcomes
        on
            aims.geo_version = outcomes.geo_version
            and aims.geo_code = outcomes.geo_code
            and aims.period_code = outcomes.period_code
            and {{ same_measure('aims', 'outcomes') }}

),

judged as (

    select
        compared.*,
        case
            when compared.value is null then 'plan_not_derivable'
            when compared.outcome is null then 'no_outcome'
            when compared.is_partial or compared.outcome_is_partial = 1 then 'partial'
            when compared.value = 0 then 'plan_is_zero'
        end as not_comparable_reason,
        indicators.ledger_sign
    from compared
    inner join indicators
        on compared.indicator_code = indicators.indicator_code

)

select
    target_source,
    geo_version,
    geo_code,
    period_code,
    {{ measured() }},

    geo_name,
    period_end,
    unit,

    cast(value as decimal(24, 4)) as plan,
    cast(aim_low as decimal(24, 4)) as plan_low,
    cast(aim_high as decimal(24, 4)) as plan_high,
    qualifier as plan_qualifier,
    cast(estimate as decimal(24, 4)) as estimate,
    cast(actual as decimal(24, 4)) as actual,
    outcome_scenario,

    case
        when not_comparable_reason is null then cast(100 * outcome / value as decimal(24, 4))
    end as percent_of_plan,
    case
        when not_comparable_reason is null
            then cast(100 * outcome_low / nullif(aim_high, 0) as decimal(24, 4))
    end as percent_low,
    case
        when not_comparable_reason is null
            then cast(100 * outcome_high / nullif(aim_low, 0) as decimal(24, 4))
    end as percent_high,
    case
        when not_comparable_reason in ('plan_not_derivable', 'no_outcome', 'partial') then null
        when ledger_sign = -1 then null
        when is_ceiling and outcome_high <= aim_high then 'met'
        when is_ceiling and outcome_low > aim_high then 'missed'
        when is_ceiling then 'open'
        when outcome_low >= aim_high then 'met'
        when outcome_high < aim_low then 'missed'
        when outcome_low >= aim_low then 'met'
        else 'open'
    end as attainment,
    not_comparable_reason
from judged
