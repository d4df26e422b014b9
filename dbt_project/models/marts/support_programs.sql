with programs as (

    select * from {{ ref('programs') }}

),

periods as (

    select * from {{ ref('int_periods') }}

),

territories as (

    select * from {{ ref('int_territories') }}

),

figures as (

    select * from {{ ref('fct_collective_economy') }}
    where
        entity_type = 'support_program'
        and geo_code <> 'each'

),

measured as (

    select
        *,
        case when funding_source = 'total' then indicator_code end as measure,
        case when indicator_code = 'support_budget' then funding_source end as payer
    from figures

),

given as (

    select
        geo_version,
        geo_code,
        period_code,
        scenario,
        policy_code,
        program_code,

        geo_name,
        period_end,

        max(case when measure = 'support_orgs' then value end) as organisations,
        max(case when measure = 'support_persons' then value end) as persons,
        max(case when measure = 'support_turns' then value end) as turns,
        max(case when measure = 'support_classes' then value end) as classes,
        max(case when measure = 'support_works' then value end) as works,
        max(case when measure = 'support_area' then value end) as area,
        max(case when measure = 'support_loan' then value end) as loan,

        max(case when payer = 'total' then value end) as budget_total,
        max(case when payer = 'central' then value end) as budget_central,
        -- of the province and of its districts and communes together, unless they are printed apart
        coalesce(
            max(case when payer = 'local' then value end),
            cast(sum(case when payer in ('province', 'district') then value end) as decimal(24, 4))
        ) as budget_local,
        max(case when payer = 'fund' then value end) as budget_fund,
        max(case when payer = 'counterpart' then value end) as budget_counterpart,
        max(case when payer = 'other' then value end) as budget_other,
        max(case when measure = 'support_budget_requested' then value end) as budget_requested
    from measured
    group by
        geo_version,
        geo_code,
        period_code,
        scenario,
        policy_code,
        program_code,
        geo_name,
        period_end

),

-- The money of a policy: its printed total, else the sum of the payers that are printed.
funded as (

    select
        *,
        coalesce(budget_central, 0)
        + coalesce(budget_local, 0)
        + coalesce(budget_fund, 0)
        + coalesce(budget_counterpart, 0)
        + coalesce(budget_other, 0) as budget_of_payers,
        coalesce(budget_central, budget_local, budget_fund, budget_counterpart, budget_other) is not null
            as has_payers
    from given

),

totalled as (

    select
        *,
        case
            when budget_total is not null then budget_total
            when has_payers then budget_of_payers
        end as budget,
        case
            when budget_total is not null then 'printed'
            when has_payers then 'payers_printed'
        end as budget_basis
    from funded

),

placed as (

    select
        totalled.*,
        territories.territory_code
    from totalled
    left join territories
        on
            totalled.geo_version = territories.geo_version
            and totalled.geo_code = territories.geo_code

),

counted as (

    select
        *,
        {{ counts_once(['period_code', 'scenario', 'policy_code', 'program_code']) }} as in_national_total
    from placed

)

select
    counted.geo_version,
    counted.geo_code,
    counted.period_code,
    counted.scenario,
    counted.policy_code,
    counted.program_code,

    counted.geo_name,
    counted.period_end,
    counted.in_national_total,

    {% for measure in ['organisations', 'persons', 'turns', 'classes', 'works', 'area', 'loan'] -%}
        counted.{{ measure }},
    {% endfor %}
    counted.budget_total,
    {% for payer in ['central', 'local', 'fund', 'counterpart', 'other', 'requested'] -%}
        counted.budget_{{ payer }},
    {% endfor %}
    cast(counted.budget as decimal(24, 4)) as budget,
    counted.budget_basis,
    cast(
        counted.budget_total - case when counted.has_payers then counted.budget_of_payers end
        as decimal(24, 4)
    ) as budget_unexplained,

    cast(counted.budget / nullif(counted.organisations, 0) as decimal(24, 4)) as budget_per_organisation,
    cast(counted.budget / nullif(counted.persons, 0) as decimal(24, 4)) as budget_per_person,
    cast(counted.budget / nullif(counted.turns, 0) as decimal(24, 4)) as budget_per_turn,
    cast(counted.budget / nullif(counted.classes, 0) as decimal(24, 4)) as budget_per_class,
    cast(counted.turns / nullif(counted.classes, 0) as decimal(24, 4)) as turns_per_class,

    case
        when programs.program_code is null then null
        else
            (programs.valid_from is null or programs.valid_from <= periods.period_end)
            and (programs.valid_to is null or programs.valid_to >= periods.period_start)
    end as programme_in_force
from counted
inner join periods
    on counted.period_code = periods.period_code
left join programs
    on counted.program_code = programs.program_code
