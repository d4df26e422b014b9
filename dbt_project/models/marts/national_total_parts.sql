{%- set measured = [
    'entity_type', 'indicator_code', 'sector_code', 'policy_code', 'program_code', 'funding_source'
] -%}

with panel as (

    select * from {{ ref('national_panel') }}

),

territories as (

    select * from {{ ref('int_territories') }}

),

facts as (

    select * from {{ ref('fct_collective_economy') }}

),

indicators as (

    select
        indicator_code,
        split_part(aggregation, ':', 1) as aggregation_kind,
        -- weighted_mean:<weight> or derive:<part>/<weight>
        case
            when aggregation like 'weighted_mean:%' then split_part(aggregation, ':', 2)
            when aggregation like 'derive:%' then split_part(split_part(aggregation, ':', 2), '/', 2)
        end as weight_code,
        case
            when aggregation like 'derive:%' then split_part(split_part(aggregation, ':', 2), '/', 1)
        end as part_code
    from {{ ref('indicators') }}

),

reported as (

    select
        panel.geo_version,
        panel.geo_code,
        territories.territory_code,
        panel.geo_name,
        panel.period_code,
        panel.period_end,
        panel.scenario,
        {% for column in measured %}panel.{{ column }},
        {% endfor -%}
        panel.unit,
        panel.value,
        panel.value_low,
        panel.value_high,
        panel.n_parts_warned
    from panel
    inner join territories
        on
            panel.geo_version = territories.geo_version
            and panel.geo_code = territories.geo_code
    where
        panel.geo_map = 'reported'
        and panel.in_national_total

),

-- The outcome of a province is what happened, else what was expected to happen; of a territory, what its new
-- province says of it, else what its old provinces say.
ranked_outcomes as (

    select
        *,
        max(geo_version = '34') over (
            partition by
                territory_code,
                period_code,
                {{ measured | join(',
                ') }}
        ) as is_restated,
        row_number() over (
            partition by
                geo_version,
                geo_code,
                period_code,
                {{ measured | join(',
                ') }}
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
        {{ measured | join(',\n        ') }},
        unit,
        value,
        value_low,
        value_high,
        n_parts_warned
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
        {{ measured | join(',\n        ') }},
        unit,
        value,
        value_low,
        value_high,
        n_parts_warned
    from ranked_outcomes
    where
        preference = 1
        and (geo_version = '34' or not is_restated)

),

counts as (

    select * from figures
    where
        policy_code = 'none'
        and program_code = 'none'
        and funding_source = 'total'

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
            when indicators.aggregation_kind = 'derive' then 100 * parts.value / nullif(weights.value, 0)
        end as counted_value,
        case
            when indicators.aggregation_kind in ('sum', 'weighted_mean') then figures.value_low
            when indicators.aggregation_kind = 'derive' then 100 * parts.value_low / nullif(weights.value, 0)
        end as counted_low,
        case
            when indicators.aggregation_kind in ('sum', 'weighted_mean') then figures.value_high
            when indicators.aggregation_kind = 'derive' then 100 * parts.value_high / nullif(weights.value, 0)
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
    {% for column in measured %}weighed.{{ column }},
    {% endfor -%}
    weighed.geo_version,
    weighed.geo_code,

    weighed.geo_name,
    weighed.period_end,
    weighed.figure_scenario,
    weighed.unit,
    weighed.value,
    weighed.value_low,
    weighed.value_high,

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
        {%- for column in measured %}
            and weighed.{{ column }} = facts.{{ column }}
        {%- endfor %}
