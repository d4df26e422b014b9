with province_sizes as (

    select * from {{ ref('province_sizes') }}

),

territories as (

    select * from {{ ref('int_territories') }}

),

indicators as (

    select
        indicator_code,
        aggregation = 'sum' as is_additive
    from {{ ref('indicators') }}

),

series_breaks as (

    select * from {{ ref('series_breaks') }}

),

publication_rules as (

    select * from {{ ref('publication_rules') }}

),

-- With one text for the key of a total; every code is lower case letters, digits, - and _.
parts as (

    select
        parts.*,
        parts.period_code || '|' || parts.scenario
        {%- for column in measured('parts').split(', ') %}
            || '|' || {{ column }}
        {%- endfor %} as total_key,
        case
            when parts.entity_type in ('group', 'union', 'credit_fund') then parts.entity_type
            else 'cooperative'
        end as size_of,
        case when parts.is_counted then parts.weight end as counted_weight,
        indicators.is_additive,
        territories.territory_code,
        territories.n_predecessors
    from {{ ref('national_total_parts') }} as parts
    inner join indicators
        on parts.indicator_code = indicators.indicator_code
    inner join territories
        on
            parts.geo_version = territories.geo_version
            and parts.geo_code = territories.geo_code

),

added as (

    select
        total_key,
        size_of,
        period_code,
        period_end,
        scenario,
        {{ measured() }},
        unit,
        is_additive,
        {{ sum_or_mean('counted_value', 'counted_weight', 'is_additive') }} as value,
        case
            when count(case when counted_low is not null then counted_weight end) = count(counted_weight)
                then {{ sum_or_mean('counted_low', 'counted_weight', 'is_additive') }}
        end as value_low,
        case
            when count(case when counted_high is not null then counted_weight end) = count(counted_weight)
                then {{ sum_or_mean('counted_high', 'counted_weight', 'is_additive') }}
        end as value_high,
        count(counted_weight) as figures_counted,
        count(case when figure_basis <> 'printed' then counted_weight end) as figures_derived,
        count(case when is_warned then 1 end) as figures_warned
    from parts
    group by
        total_key,
        size_of,
        period_code,
        period_end,
        scenario,
        {{ measured() }},
        unit,
        is_additive

),

in_the_value as (

    select * from parts
    where is_counted

),

-- A province speaks for itself, a new province for its predecessors, and predecessors for it when all do.
covered as (

    select
        total_key,
        geo_version,
        geo_code
    from in_the_value

    union all

    select
        in_the_value.total_key,
        territories.geo_version,
        territories.geo_code
    from in_the_value
    inner join territories
        on in_the_value.territory_code = territories.territory_code
    where
        in_the_value.geo_version = '34'
        and territories.geo_version = '63'

    union all

    select
        total_key,
        '34' as geo_version,
        territory_code as geo_code
    from in_the_value
    where geo_version = '63'
    group by
        total_key,
        territory_code,
        n_predecessors
    having count(*) = n_predecessors

),

covered_once as (

    select distinct
        total_key,
        geo_version,
        geo_code
    from covered

),

roll_call as (

    select
        added.total_key,
        count(*) as provinces_expected,
        count(covered_once.geo_code) as provinces_reported,
        count(case when province_sizes.is_guessed then 1 end) as provinces_of_unknown_size,
        100 * sum(case when covered_once.geo_code is not null then province_sizes.organisations else 0 end)
        / nullif(sum(province_sizes.organisations), 0) as coverage_share,
        {{ text_list('case when covered_once.geo_code is null then province_sizes.geo_name end') }}
            as provinces_missing
    from added
    inner join province_sizes
        on
            added.period_code = province_sizes.period_code
            and added.size_of = province_sizes.entity_type
    left join covered_once
        on
            added.total_key = covered_once.total_key
            and province_sizes.geo_version = covered_once.geo_version
            and province_sizes.geo_code = covered_once.geo_code
    group by added.total_key

),

-- While provinces settle down to a new definition, a total adds up two.
mixed as (

    select
        added.total_key,
        min(series_breaks.break_code) as break_code
    from added
    inner join series_breaks
        on
            (added.entity_type = series_breaks.entity_type or series_breaks.entity_type = 'any')
            and (added.indicator_code = series_breaks.indicator_code or series_breaks.indicator_code = 'any')
            and series_breaks.geo_code = 'any'
            and added.period_end >= series_breaks.break_date
            and added.period_end < series_breaks.settled_by
    where added.policy_code = 'none'
    group by added.total_key

),

-- The most specific rule in force.
ruled as (

    select
        added.total_key,
        publication_rules.rule_code,
        publication_rules.min_coverage_percent,
        publication_rules.min_provinces_percent,
        row_number() over (
            partition by added.total_key
            order by
                case when publication_rules.indicator_code = 'any' then 1 else 0 end,
                case when publication_rules.entity_type = 'any' then 1 else 0 end,
                publication_rules.valid_from desc
        ) as preference
    from added
    inner join publication_rules
        on
            (added.entity_type = publication_rules.entity_type or publication_rules.entity_type = 'any')
            and (
                added.indicator_code = publication_rules.indicator_code
                or publication_rules.indicator_code = 'any'
            )
            and added.period_end >= publication_rules.valid_from
            and (publication_rules.valid_to is null or added.period_end <= publication_rules.valid_to)

),

judged as (

    select
        added.*,
        roll_call.provinces_expected,
        roll_call.provinces_reported,
        roll_call.provinces_of_unknown_size,
        roll_call.coverage_share,
        roll_call.provinces_missing,
        mixed.break_code,
        ruled.rule_code,
        case
            when added.value is null then 'no_value'
            when ruled.rule_code is null then 'no_rule'
            when mixed.break_code is not null then 'mixed_definitions'
            when
                100 * roll_call.provinces_reported
                < ruled.min_provinces_percent * roll_call.provinces_expected
                then 'too_few_provinces'
            when roll_call.coverage_share < ruled.min_coverage_percent then 'too_little_of_the_country'
        end as not_publishable_reason
    from added
    inner join roll_call
        on added.total_key = roll_call.total_key
    left join mixed
        on added.total_key = mixed.total_key
    left join ruled
        on
            added.total_key = ruled.total_key
            and ruled.preference = 1

)

select
    period_code,
    scenario,
    {{ measured() }},

    period_end,
    unit,
    cast(value as decimal(24, 4)) as value,
    cast(value_low as decimal(24, 4)) as value_low,
    cast(value_high as decimal(24, 4)) as value_high,

    cast(provinces_reported as integer) as provinces_reported,
    cast(provinces_expected as integer) as provinces_expected,
    cast(coverage_share as decimal(24, 4)) as coverage_share,
    cast(provinces_of_unknown_size as integer) as provinces_of_unknown_size,
    provinces_missing,

    cast(figures_counted as integer) as figures_counted,
    cast(figures_derived as integer) as figures_derived,
    cast(figures_warned as integer) as figures_warned,
    break_code,
    rule_code as publication_rule,
    not_publishable_reason is null as publishable,
    not_publishable_reason
from judged
