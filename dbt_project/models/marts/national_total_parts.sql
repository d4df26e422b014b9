with panel as (

    select * from {{ ref('national_panel') }}

),

territories as (

    select * from {{ ref('int_territories') }}

),

facts as (

    select * from {{ ref('fct_collective_economy') }}

),

bounds as (

    select * from {{ ref('entity_bounds') }}

),

indicators as (

    select
        indicator_code,
        {{ aggregation_columns() }}
    from {{ ref('indicators') }}

),

printed as (

    select
        panel.geo_version,
        panel.geo_code,
        territories.territory_code,
        panel.geo_name,
        panel.period_code,
        panel.period_end,
        panel.scenario,
        {{ measured('panel') }},
        panel.unit,
        panel.value,
        panel.value_low,
        panel.value_high,
        panel.n_parts_warned,
        'printed' as figure_basis,
        panel.entity_type as printed_scope
    from panel
    inner join territories
        on
            panel.geo_version = territories.geo_version
            and panel.geo_code = territories.geo_code
    where
        panel.geo_map = 'reported'
        and panel.in_national_total

),

-- "300 HTX including 7 credit funds" are 293 cooperatives: what joint prints leave no doubt about.
derived as (

    select
        bounds.geo_version,
        bounds.geo_code,
        territories.territory_code,
        bounds.geo_name,
        bounds.period_code,
        bounds.period_end,
        bounds.scenario,
        bounds.entity_type,
        bounds.indicator_code,
        bounds.sector_code,
        'none' as policy_code,
        'none' as program_code,
        'total' as funding_source,
        bounds.unit,
        bounds.value_low as value,
        bounds.value_low,
        bounds.value_high,
        0 as n_parts_warned,
        'derived' as figure_basis,
        min(facts.entity_type) as printed_scope
    from bounds
    inner join territories
        on
            bounds.geo_version = territories.geo_version
            and bounds.geo_code = territories.geo_code
    inner join facts
        on
            bounds.geo_version = facts.geo_version
            and bounds.geo_code = facts.geo_code
            and bounds.period_code = facts.period_code
            and bounds.scenario = facts.scenario
            and bounds.indicator_code = facts.indicator_code
            and bounds.sector_code = facts.sector_code
    where
        bounds.basis = 'derived'
        and bounds.value_low = bounds.value_high
        and facts.entity_type in ('cooperative_union', 'cooperative_credit_fund', 'all')
    group by
        bounds.geo_version,
        bounds.geo_code,
        territories.territory_code,
        bounds.geo_name,
        bounds.period_code,
        bounds.period_end,
        bounds.scenario,
        bounds.entity_type,
        bounds.indicator_code,
        bounds.sector_code,
        bounds.unit,
        bounds.value_low,
        bounds.value_high

),

-- Cooperatives and credit funds printed apart are both together, as some publishers count them.
summed as (

    select
        cooperatives.geo_version,
        cooperatives.geo_code,
        cooperatives.territory_code,
        cooperatives.geo_name,
        cooperatives.period_code,
        cooperatives.period_end,
        cooperatives.scenario,
        'cooperative_credit_fund' as entity_type,
        cooperatives.indicator_code,
        cooperatives.sector_code,
        cooperatives.policy_code,
        cooperatives.program_code,
        cooperatives.funding_source,
        cooperatives.unit,
        cooperatives.value + credit_funds.value as value,
        cooperatives.value_low + credit_funds.value_low as value_low,
        cooperatives.value_high + credit_funds.value_high as value_high,
        greatest(cooperatives.n_parts_warned, credit_funds.n_parts_warned) as n_parts_warned,
        'summed' as figure_basis,
        cooperatives.entity_type as printed_scope
    from printed as cooperatives
    inner join printed as credit_funds
        on
            cooperatives.geo_version = credit_funds.geo_version
            and cooperatives.geo_code = credit_funds.geo_code
            and cooperatives.period_code = credit_funds.period_code
            and cooperatives.scenario = credit_funds.scenario
            and {{ same_measure('cooperatives', 'credit_funds', whoever=true) }}
    inner join indicators
        on cooperatives.indicator_code = indicators.indicator_code
    where
        cooperatives.entity_type = 'cooperative'
        and credit_funds.entity_type = 'credit_fund'
        and cooperatives.sector_code = 'total'
        and indicators.aggregation_kind = 'sum'

),

worked_out as (

    select * from derived
    union all
    select * from summed

),

-- What is printed stands, and nothing is worked out beside it.
reported as (

    select * from printed

    union all

    select worked_out.*
    from worked_out
    left join printed
        on
            worked_out.territory_code = printed.territory_code
            and worked_out.period_code = printed.period_code
            and worked_out.scenario = printed.scenario
            and {{ same_measure('worked_out', 'printed') }}
            and (
                printed.geo_version = '34'
                or (
                    worked_out.geo_version = printed.geo_version
                    and worked_out.geo_code = printed.geo_code
                )
            )
    where printed.territory_code is null

),

-- The outcome of a province is what happened, else what was expected to happen; of a territory, what its new
-- province says of it, else what its old provinces say.
ranked_outcomes as (

    select
        *,
        {{ counts_once(['period_code', measured()]) }} as is_counted_once,
        row_number() over (
            partition by
                geo_version,
                geo_code,
                period_code,
                {{ measured() }}
            order by case when scenario = 'actual' then 0 else 1 end
        ) as preference
    from reported
    where scenario in ('actual', 'estimate')

),

figures as (

    select
        geo_version,
        geo_code,
        geo_name,
        period_code,
        period_end,
        scenario,
        scenario as figure_scenario,
        {{ measured() }},
        unit,
        value,
        value_low,
        value_high,
        n_parts_warned,
        figure_basis,
        printed_scope
    from reported

    union all

    select
        geo_version,
        geo_code,
        geo_name,
        period_code,
        period_end,
        'outcome' as scenario,
        scenario as figure_scenario,
        {{ measured() }},
        unit,
        value,
        value_low,
        value_high,
        n_parts_warned,
        figure_basis,
        printed_scope
    from ranked_outcomes
    where
        preference = 1
        and is_counted_once

),

counts as (

    select * from figures
    where
        policy_code = 'none'
        and program_code = 'none'
        and funding_source = 'total'
        and figure_basis = 'printed'

),

-- A mean needs the weight that its own province printed, a share its part and its whole.
weighed as (

    select
        figures.*,
        indicators.aggregation_kind,
        case
            when indicators.aggregation_kind = 'sum' then 1
            else weights.value
        end as weight,
        case
            when indicators.aggregation_kind in ('sum', 'weighted_mean') then figures.value
            when indicators.aggregation_kind = 'derive'
                then cast(100 * parts.value / nullif(weights.value, 0) as decimal(24, 4))
        end as counted_value,
        case
            when indicators.aggregation_kind in ('sum', 'weighted_mean') then figures.value_low
            when indicators.aggregation_kind = 'derive'
                then cast(100 * parts.value_low / nullif(weights.value, 0) as decimal(24, 4))
        end as counted_low,
        case
            when indicators.aggregation_kind in ('sum', 'weighted_mean') then figures.value_high
            when indicators.aggregation_kind = 'derive'
                then cast(100 * parts.value_high / nullif(weights.value, 0) as decimal(24, 4))
        end as counted_high
    from figures
    inner join indicators
        on figures.indicator_code = indicators.indicator_code
    left join counts as weights
        on
            figures.geo_version = weights.geo_version
            and figures.geo_code = weights.geo_code
            and figures.period_code = weights.period_code
            and figures.scenario = weights.scenario
            and figures.entity_type = weights.entity_type
            and figures.sector_code = weights.sector_code
            and indicators.weight_code = weights.indicator_code
    left join counts as parts
        on
            figures.geo_version = parts.geo_version
            and figures.geo_code = parts.geo_code
            and figures.period_code = parts.period_code
            and figures.scenario = parts.scenario
            and figures.entity_type = parts.entity_type
            and figures.sector_code = parts.sector_code
            and indicators.part_code = parts.indicator_code

)

select
    weighed.period_code,
    weighed.scenario,
    {{ measured('weighed') }},
    weighed.geo_version,
    weighed.geo_code,

    weighed.geo_name,
    weighed.period_end,
    weighed.figure_scenario,
    weighed.figure_basis,
    weighed.printed_scope,
    weighed.unit,
    cast(weighed.value as decimal(24, 4)) as value,
    cast(weighed.value_low as decimal(24, 4)) as value_low,
    cast(weighed.value_high as decimal(24, 4)) as value_high,

    weighed.counted_value is not null and coalesce(weighed.weight > 0, false) as is_counted,
    cast(weighed.weight as decimal(24, 4)) as weight,
    cast(weighed.counted_value as decimal(24, 4)) as counted_value,
    cast(weighed.counted_low as decimal(24, 4)) as counted_low,
    cast(weighed.counted_high as decimal(24, 4)) as counted_high,
    weighed.n_parts_warned = 1 as is_warned,

    facts.submission_id,
    facts.file_name,
    facts.sheet,
    facts.cell,
    facts.printed_text
from weighed
inner join facts
    on
        weighed.geo_version = facts.geo_version
        and weighed.geo_code = facts.geo_code
        and weighed.period_code = facts.period_code
        and weighed.figure_scenario = facts.scenario
        and weighed.printed_scope = facts.entity_type
        and {{ same_measure('weighed', 'facts', whoever=true) }}
