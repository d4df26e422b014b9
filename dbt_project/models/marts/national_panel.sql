with facts as (

    select * from {{ ref('fct_collective_economy') }}

),

indicators as (

    select
        indicator_code,
        {{ aggregation_columns() }}
    from {{ ref('indicators') }}

),

-- Provinces only: figures of the whole country and minimums for each province add to nothing.
territories as (

    select * from {{ ref('int_territories') }}

),

placed as (

    select
        facts.*,
        territories.territory_code,
        territories.territory_name,
        territories.n_predecessors,
        territories.only_predecessor_code,
        indicators.aggregation_kind,
        indicators.part_code,
        indicators.weight_code,
        case when facts.quality_status = 'warned' then 1 else 0 end as n_parts_warned
    from facts
    inner join territories
        on
            facts.geo_version = territories.geo_version
            and facts.geo_code = territories.geo_code
    inner join indicators
        on facts.indicator_code = indicators.indicator_code

),

-- A territory counts once: by what its new province prints of it, else by what its old provinces print.
reported as (

    select
        *,
        {{ counts_once(['period_code', 'scenario', measured()]) }} as in_national_total
    from placed

),

unrestated as (

    select * from reported
    where geo_version = '63' and in_national_total

),

counts as (

    select * from unrestated
    where policy_code = 'none' and program_code = 'none' and funding_source = 'total'

),

-- A share is weighed like an average: part by part over its own denominator.
weighed as (

    select
        unrestated.*,
        weights.value as weight,
        weights.interval_low as weight_low,
        weights.interval_high as weight_high,
        case
            when unrestated.aggregation_kind = 'derive' then 100 * parts.value
            else unrestated.value * weights.value
        end as product,
        case
            when unrestated.aggregation_kind = 'derive' then 100 * parts.interval_low
            else
                least(
                    unrestated.interval_low * weights.interval_low,
                    unrestated.interval_low * weights.interval_high
                )
        end as product_low,
        case
            when unrestated.aggregation_kind = 'derive' then 100 * parts.interval_high
            else
                greatest(
                    unrestated.interval_high * weights.interval_low,
                    unrestated.interval_high * weights.interval_high
                )
        end as product_high
    from unrestated
    left join counts as weights
        on
            unrestated.geo_code = weights.geo_code
            and unrestated.period_code = weights.period_code
            and unrestated.scenario = weights.scenario
            and unrestated.entity_type = weights.entity_type
            and unrestated.sector_code = weights.sector_code
            and unrestated.weight_code = weights.indicator_code
    left join counts as parts
        on
            unrestated.geo_code = parts.geo_code
            and unrestated.period_code = parts.period_code
            and unrestated.scenario = parts.scenario
            and unrestated.entity_type = parts.entity_type
            and unrestated.sector_code = parts.sector_code
            and unrestated.part_code = parts.indicator_code

),

gathered as (

    select
        territory_code,
        territory_name,
        n_predecessors,
        aggregation_kind,
        unit,
        period_end,
        period_code,
        scenario,
        {{ measured() }},
        count(*) as n_parts,
        count(product) as n_products,
        sum(n_parts_warned) as n_parts_warned,
        min(case when qualifier <> 'exact' then qualifier end) as first_inexact,
        max(case when qualifier <> 'exact' then qualifier end) as last_inexact,
        sum(value) as value_sum,
        {{ complete_sum('interval_low') }} as low_sum,
        {{ complete_sum('interval_high') }} as high_sum,
        -- Decimals, as the sums beside them: else those would become floating point too.
        cast(sum(product) / nullif(sum(weight), 0) as decimal(24, 4)) as mean,
        cast(
            {{ complete_sum('product_low') }} / nullif({{ complete_sum('weight_high') }}, 0) as decimal(24, 4)
        ) as low_mean,
        cast(
            {{ complete_sum('product_high') }} / nullif({{ complete_sum('weight_low') }}, 0) as decimal(24, 4)
        ) as high_mean
    from weighed
    group by
        period_code,
        scenario,
        {{ measured() }},
        territory_code,
        territory_name,
        n_predecessors,
        aggregation_kind,
        unit,
        period_end

),

derived as (

    select
        *,
        case
            when n_predecessors = 1 then 'reported'
            when aggregation_kind = 'sum' and n_parts < n_predecessors then 'partial_sum'
            when aggregation_kind = 'sum' then 'sum'
            when n_parts < n_predecessors or n_products < n_parts or mean is null then 'not_derivable'
            when aggregation_kind = 'weighted_mean' then 'weighted_mean'
            when aggregation_kind = 'derive' then 'recomputed'
            else 'not_derivable'
        end as derivation
    from gathered

),

from_predecessors as (

    select
        *,
        case
            when derivation in ('weighted_mean', 'recomputed') then mean
            when derivation <> 'not_derivable' then value_sum
        end as value,
        case
            when derivation in ('weighted_mean', 'recomputed') then low_mean
            when derivation <> 'not_derivable' then low_sum
        end as value_low,
        case
            when derivation in ('weighted_mean', 'recomputed') then high_mean
            when derivation <> 'not_derivable' then high_sum
        end as value_high,
        case
            when derivation <> 'not_derivable' then null
            when aggregation_kind = 'none' then 'not_additive'
            when n_parts < n_predecessors then 'parts_missing'
            when aggregation_kind = 'derive' then 'counts_missing'
            else 'weight_missing'
        end as not_derivable_reason
    from derived

),

maps as (

    select 'reported' as geo_map
    union all
    select '63' as geo_map
    union all
    select '34' as geo_map

),

-- As printed, on every map that has room for it: a figure of a merged province is undivided on the 63 map.
printed as (

    select
        maps.geo_map,
        reported.*,
        maps.geo_map = '63' and reported.geo_version = '34' as is_carried_back,
        case
            when
                maps.geo_map = '63'
                and reported.geo_version = '34'
                and reported.only_predecessor_code is null
                then 'undivided'
            else 'reported'
        end as derivation
    from reported
    cross join maps
    where
        maps.geo_map = 'reported'
        or (maps.geo_map = '34' and reported.geo_version = '34')
        -- Of a province that was merged with none, the later print stands instead of the earlier.
        or (maps.geo_map = '63' and (reported.in_national_total or reported.only_predecessor_code is null))

),

all_maps as (

    select
        geo_map,
        case when is_carried_back and derivation = 'reported' then '63' else geo_version end as geo_version,
        case
            when not is_carried_back then geo_code
            else coalesce(only_predecessor_code, '34:' || geo_code)
        end as geo_code,
        period_code,
        scenario,
        {{ measured() }},
        geo_name,
        period_end,
        value,
        interval_low as value_low,
        interval_high as value_high,
        qualifier,
        unit,
        derivation,
        cast(null as {{ text_type() }}) as not_derivable_reason,
        1 as n_parts_expected,
        1 as n_parts_reported,
        n_parts_warned,
        in_national_total
    from printed

    union all

    select
        '34' as geo_map,
        '34' as geo_version,
        territory_code as geo_code,
        period_code,
        scenario,
        {{ measured() }},
        territory_name as geo_name,
        period_end,
        value,
        value_low,
        value_high,
        case
            when value is null then null
            when value_low = value_high then 'exact'
            when first_inexact = last_inexact then first_inexact
            else 'approx'
        end as qualifier,
        unit,
        derivation,
        not_derivable_reason,
        n_predecessors as n_parts_expected,
        n_parts as n_parts_reported,
        n_parts_warned,
        true as in_national_total
    from from_predecessors

)

select
    geo_map,
    geo_version,
    geo_code,
    period_code,
    scenario,
    {{ measured() }},

    geo_name,
    period_end,
    cast(value as decimal(24, 4)) as value,
    cast(value_low as decimal(24, 4)) as value_low,
    cast(value_high as decimal(24, 4)) as value_high,
    qualifier,
    unit,
    derivation,
    not_derivable_reason,
    cast(n_parts_expected as integer) as n_parts_expected,
    cast(n_parts_reported as integer) as n_parts_reported,
    n_parts_reported < n_parts_expected as is_partial,
    cast(n_parts_warned as integer) as n_parts_warned,
    in_national_total
from all_maps
