-- What numbers printed for several kinds of organisation together say of each kind. The kinds are four
-- unknowns that cannot be negative, each scope printed together is a sum of them, and each pass narrows every
-- unknown by every sum.
-- noqa: disable=LT02,LT05
{%- set kinds = ['cooperative', 'union', 'credit_fund', 'group'] -%}
{%- set together = {
    'cooperative_union': ['cooperative', 'union'],
    'cooperative_credit_fund': ['cooperative', 'credit_fund'],
    'all': kinds
} -%}
{%- set scopes = kinds + (together.keys() | list) -%}
{%- set passes = 3 %}

with indicators as (

    select * from {{ ref('indicators') }}
    where aggregation = 'sum' and indicator_code <> 'org_net_increase'

),

facts as (

    select
        facts.*,
        indicators.parent_code
    from {{ ref('fct_collective_economy') }} as facts
    inner join indicators
        on facts.indicator_code = indicators.indicator_code
    where
        facts.entity_type in ('{{ scopes | join("', '") }}')
        and facts.geo_code <> 'each'
        and facts.policy_code = 'none'
        and facts.program_code = 'none'
        and facts.funding_source = 'total'

),

printed as (

    select
        geo_version,
        geo_code,
        geo_name,
        period_code,
        period_end,
        scenario,
        indicator_code,
        sector_code,
        unit,
        parent_code,
        max(case when entity_type in ('{{ together.keys() | join("', '") }}') then 1 else 0 end) as has_joint_scope
        {%- for scope in scopes %},
        max(case when entity_type = '{{ scope }}' then value end) as {{ scope }}_printed,
        max(case when entity_type = '{{ scope }}' then interval_low end) as {{ scope }}_low,
        max(case when entity_type = '{{ scope }}' then interval_high end) as {{ scope }}_high
        {%- endfor %}
    from facts
    group by
        geo_version,
        geo_code,
        geo_name,
        period_code,
        period_end,
        scenario,
        indicator_code,
        sector_code,
        unit,
        parent_code

),

-- Nothing is below zero, and no part above the whole that is printed of it: of 5 unions at most 5 are active.
pass_0 as (

    select
        printed.geo_version,
        printed.geo_code,
        printed.geo_name,
        printed.period_code,
        printed.period_end,
        printed.scenario,
        printed.indicator_code,
        printed.sector_code,
        printed.unit
        {%- for scope in scopes %},
        printed.{{ scope }}_printed
        {%- endfor %}
        {%- for scope in scopes %},
        coalesce(printed.{{ scope }}_low, 0) as {{ scope }}_low,
        least(printed.{{ scope }}_high, wholes.{{ scope }}_high) as {{ scope }}_high
        {%- endfor %}
    from printed
    left join printed as wholes
        on
            printed.parent_code = wholes.indicator_code
            and printed.geo_version = wholes.geo_version
            and printed.geo_code = wholes.geo_code
            and printed.period_code = wholes.period_code
            and printed.scenario = wholes.scenario
            and printed.sector_code = wholes.sector_code
    where printed.has_joint_scope = 1

),
{% for pass in range(1, passes + 1) %}
pass_{{ pass }} as (

    select
        geo_version,
        geo_code,
        geo_name,
        period_code,
        period_end,
        scenario,
        indicator_code,
        sector_code,
        unit
        {%- for scope in scopes %},
        {{ scope }}_printed
        {%- endfor %}
        {%- for kind in kinds %},
        greatest(
            {{ kind }}_low
            {%- for scope, members in together.items() if kind in members %},
            {{ scope }}_low{% for other in members if other != kind %} - {{ other }}_high{% endfor %}
            {%- endfor %}
        ) as {{ kind }}_low,
        least(
            {{ kind }}_high
            {%- for scope, members in together.items() if kind in members %},
            {{ scope }}_high{% for other in members if other != kind %} - {{ other }}_low{% endfor %}
            {%- endfor %}
        ) as {{ kind }}_high
        {%- endfor %}
        {%- for scope, members in together.items() %},
        greatest({{ scope }}_low, {% for member in members %}{{ member }}_low{% if not loop.last %} + {% endif %}{% endfor %}) as {{ scope }}_low,
        least({{ scope }}_high, {% for member in members %}{{ member }}_high{% if not loop.last %} + {% endif %}{% endfor %}) as {{ scope }}_high
        {%- endfor %}
    from pass_{{ pass - 1 }}

),
{% endfor %}
judged as (

    select
        *,
        least(
            {% for scope in together.keys() %}{{ scope }}_printed{% if not loop.last %}, {% endif %}{% endfor %}
        ) as smallest_joint,
        {% for scope in scopes -%}
            coalesce({{ scope }}_low > {{ scope }}_high, false){% if not loop.last %}
            or {% endif %}
        {%- endfor %} as is_contradictory
    from pass_{{ passes }}

),

by_scope as (

    {% for scope in scopes %}
        select
            geo_version,
            geo_code,
            period_code,
            scenario,
            '{{ scope }}' as entity_type,
            indicator_code,
            sector_code,
            geo_name,
            period_end,
            {{ scope }}_printed as value_printed,
            {{ scope }}_low as value_low,
            {{ scope }}_high as value_high,
            unit,
            smallest_joint,
            is_contradictory
        from judged
        {% if not loop.last %}union all{% endif %}
    {% endfor %}

)

select
    geo_version,
    geo_code,
    period_code,
    scenario,
    entity_type,
    indicator_code,
    sector_code,

    geo_name,
    period_end,
    cast(value_printed as decimal(24, 4)) as value_printed,
    cast(case when not is_contradictory then value_low end as decimal(24, 4)) as value_low,
    cast(case when not is_contradictory then value_high end as decimal(24, 4)) as value_high,
    case
        when is_contradictory then 'contradictory'
        when value_printed is not null then 'printed'
        when value_low = value_high then 'derived'
        else 'bounded'
    end as basis,
    unit
from by_scope
where
    value_printed is not null
    -- More than that a part lies between nothing and the whole.
    or (
        not is_contradictory
        and entity_type in ('{{ kinds | join("', '") }}')
        and (value_low > 0 or value_high < smallest_joint)
    )
