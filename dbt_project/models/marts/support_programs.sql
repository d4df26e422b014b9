with figures as (

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

)

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
    max(case when payer = 'local' then value end) as budget_local,
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
