with published as (

    select
        national_totals.*,
        publishers.label_vi as publisher_vi,
        publishers.label_en as publisher_en,
        case
            when national_totals.scenario = 'plan' then 'plan'
            else 'outcome'
        end as our_scenario,
        min(national_totals.value) over same_figure as published_lowest,
        max(national_totals.value) over same_figure as published_highest,
        count(*) over same_figure as figures_published
    from {{ ref('national_totals') }} as national_totals
    inner join {{ ref('publishers') }} as publishers
        on national_totals.publisher = publishers.publisher
    window same_figure as (
        partition by
            national_totals.entity_type,
            national_totals.indicator_code,
            national_totals.sector_code,
            national_totals.period_code,
            case when national_totals.scenario = 'plan' then 'plan' else 'outcome' end
    )

),

scope_relations as (

    select
        published_scope,
        our_scope,
        relation,
        difference_vi,
        difference_en
    from {{ ref('scope_relations') }}

    union all

    select distinct
        entity_type as published_scope,
        entity_type as our_scope,
        'same' as relation,
        cast(null as {{ text_type() }}) as difference_vi,
        cast(null as {{ text_type() }}) as difference_en
    from {{ ref('national_totals') }}

),

our_totals as (

    select * from {{ ref('national_total') }}
    where
        policy_code = 'none'
        and program_code = 'none'
        and funding_source = 'total'

),

indicators as (

    select * from {{ ref('indicators') }}

),

provinces as (

    select
        periods.period_code,
        count(*) as provinces_expected
    from {{ ref('int_periods') }} as periods
    inner join {{ ref('int_geographies') }} as geographies
        on
            periods.period_end >= geographies.valid_from
            and (geographies.valid_to is null or periods.period_end <= geographies.valid_to)
    where geographies.geo_kind = 'province'
    group by periods.period_code

),

side_by_side as (

    select
        published.*,
        scope_relations.our_scope,
        scope_relations.relation as scope_relation,
        scope_relations.difference_vi as scope_difference_vi,
        scope_relations.difference_en as scope_difference_en,
        our_totals.value as our_value,
        our_totals.value_low as our_low,
        our_totals.value_high as our_high,
        coalesce(our_totals.provinces_reported, 0) as provinces_reported,
        provinces.provinces_expected,
        coalesce(our_totals.coverage_share, 0) as coverage_share,
        our_totals.publishable,
        indicators.aggregation = 'sum' as is_additive
    from published
    inner join scope_relations
        on published.entity_type = scope_relations.published_scope
    inner join indicators
        on published.indicator_code = indicators.indicator_code
    inner join provinces
        on published.period_code = provinces.period_code
    left join our_totals
        on
            published.period_code = our_totals.period_code
            and published.our_scenario = our_totals.scenario
            and published.indicator_code = our_totals.indicator_code
            and published.sector_code = our_totals.sector_code
            and scope_relations.our_scope = our_totals.entity_type
    where
        scope_relations.relation = 'same'
        or our_totals.value is not null

)

select
    publisher,
    entity_type,
    indicator_code,
    sector_code,
    period_code,
    scenario,
    our_scope,

    publisher_vi,
    publisher_en,
    unit,
    cast(value as decimal(24, 4)) as published_value,
    qualifier as published_qualifier,
    basis as published_basis,
    cast(figures_published as integer) as figures_published,
    cast(published_lowest as decimal(24, 4)) as published_lowest,
    cast(published_highest as decimal(24, 4)) as published_highest,

    scope_relation,
    scope_difference_vi,
    scope_difference_en,

    cast(our_value as decimal(24, 4)) as our_value,
    cast(our_low as decimal(24, 4)) as our_low,
    cast(our_high as decimal(24, 4)) as our_high,
    cast(provinces_reported as integer) as provinces_reported,
    cast(provinces_expected as integer) as provinces_expected,
    cast(coverage_share as decimal(24, 4)) as coverage_share,
    cast(100 * our_value / nullif(value, 0) as decimal(24, 4)) as percent_of_published,

    case
        when our_value is null then 'nothing_reported'
        when is_additive and scope_relation <> 'ours_is_wider' and our_low > 1.05 * published_highest
            then 'exceeds'
        when not publishable then 'partial'
        when scope_relation <> 'same' then 'other_scope'
        when our_value between 0.99 * published_lowest and 1.01 * published_highest then 'agrees'
        else 'differs'
    end as result,

    note_vi,
    source,
    title,
    published_on
from side_by_side
