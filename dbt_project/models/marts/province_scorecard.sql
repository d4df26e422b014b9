with panel as (

    select * from {{ ref('national_panel') }}
    where
        geo_map in ('63', '34')
        and geo_map = geo_version
        and scenario in ('actual', 'estimate')
        and sector_code = 'total'
        and policy_code = 'none'
        and program_code = 'none'
        and funding_source = 'total'

),

periods as (

    select * from {{ ref('int_periods') }}
    where kind <> 'multi_year'

),

provinces as (

    select * from {{ ref('int_geographies') }}
    where geo_kind = 'province'

),

growth as (

    select * from {{ ref('growth') }}

),

attainment as (

    select * from {{ ref('plan_attainment') }}

),

reporting as (

    select * from {{ ref('reporting_status') }}

),

submissions as (

    select * from {{ source('quality', 'submissions') }}

),

-- What happened before what was expected to happen.
ranked as (

    select
        panel.*,
        periods.last_year as year_no,
        periods.months,
        row_number() over (
            partition by
                panel.geo_version,
                panel.geo_code,
                panel.period_code,
                panel.entity_type,
                panel.indicator_code
            order by
                case when panel.value is null or panel.is_partial then 1 else 0 end,
                case when panel.scenario = 'actual' then 0 else 1 end
        ) as preference
    from panel
    inner join periods
        on panel.period_code = periods.period_code

),

figures as (

    select * from ranked
    where
        preference = 1
        and value is not null
        and not is_partial

),

-- Of each year the latest period that the province speaks of.
latest_periods as (

    select
        geo_version,
        geo_code,
        year_no,
        period_code,
        row_number() over (
            partition by geo_version, geo_code, year_no
            order by
                max(period_end) desc,
                max(months) desc
        ) as preference
    from figures
    group by
        geo_version,
        geo_code,
        year_no,
        period_code

),

chosen as (

    select figures.*
    from figures
    inner join latest_periods
        on
            figures.geo_version = latest_periods.geo_version
            and figures.geo_code = latest_periods.geo_code
            and figures.period_code = latest_periods.period_code
    where latest_periods.preference = 1

),

wide as (

    select
        geo_version,
        geo_code,
        year_no,
        period_code,
        count(*) as figures,
        max(case when scenario = 'estimate' then 1 else 0 end) as has_estimates,
        {{ figure_of('cooperative', 'org_total') }} as cooperatives,
        {{ figure_of('cooperative_credit_fund', 'org_total') }} as cooperatives_and_credit_funds,
        {{ figure_of('credit_fund', 'org_total') }} as credit_funds,
        {{ figure_of('union', 'org_total') }} as unions,
        {{ figure_of('group', 'org_total') }} as cooperative_groups,
        {{ figure_of('cooperative', 'org_active') }} as cooperatives_active,
        {{ figure_of('cooperative', 'org_new') }} as cooperatives_founded,
        {{ figure_of('cooperative', 'org_dissolved') }} as cooperatives_dissolved,
        {{ figure_of('cooperative', 'org_good_fair') }} as good_fair,
        {{ figure_of('cooperative', 'org_good_fair_share') }} as good_fair_share_printed,
        {{ figure_of('cooperative', 'member_total') }} as members,
        {{ figure_of('cooperative', 'worker_total') }} as workers,
        {{ figure_of('cooperative', 'worker_regular') }} as regular_workers,
        {{ figure_of('group', 'member_total') }} as group_members,
        {{ figure_of('cooperative', 'revenue_avg') }} as revenue_avg,
        {{ figure_of('cooperative', 'profit_avg') }} as profit_avg,
        {{ figure_of('cooperative', 'income_worker_avg') }} as income_worker_avg
    from chosen
    group by
        geo_version,
        geo_code,
        year_no,
        period_code

),

years as (

    select distinct year_no from figures

),

-- Every province of the map of the year, and of today's map for every year.
expected as (

    select
        provinces.geo_version,
        provinces.geo_code,
        provinces.geo_name,
        years.year_no,
        periods.period_code as year_code
    from years
    inner join periods
        on
            years.year_no = periods.last_year
            and periods.kind = 'year'
    inner join provinces
        on
            provinces.geo_version = '34'
            or periods.period_end <= provinces.valid_to

),

cooperative_growth as (

    select
        geo_version,
        geo_code,
        period_code,
        growth_percent,
        no_growth_reason
    from growth
    where
        entity_type = 'cooperative'
        and indicator_code = 'org_total'
        and sector_code = 'total'
        and policy_code = 'none'
        and program_code = 'none'

),

foundations as (

    select
        geo_version,
        geo_code,
        period_code,
        max(case when target_source = 'province' then percent_of_plan end) as percent_of_plan,
        max(case when target_source = 'alliance_minimum' then attainment end) as alliance_minimum
    from attainment
    where
        entity_type = 'cooperative'
        and indicator_code = 'org_new'
        and sector_code = 'total'
        and policy_code = 'none'
        and program_code = 'none'
    group by
        geo_version,
        geo_code,
        period_code

),

discipline as (

    select
        geo_version,
        geo_code,
        period_code,
        count(case when expected then 1 end) as forms_expected,
        count(case when expected and state = 'accepted' then 1 end) as forms_accepted,
        count(case when expected and state = 'accepted' and is_late then 1 end) as forms_late
    from reporting
    group by
        geo_version,
        geo_code,
        period_code

),

-- A finding counts for the year of its submission.
findings as (

    select
        submissions.geo_version,
        submissions.province_code as geo_code,
        periods.last_year as year_no,
        sum(submissions.critical) as open_critical,
        sum(submissions.warnings) as open_warnings
    from submissions
    inner join periods
        on submissions.period_code = periods.period_code
    group by
        submissions.geo_version,
        submissions.province_code,
        periods.last_year

)

select
    expected.geo_version,
    expected.geo_code,
    expected.year_no,

    expected.geo_name,
    wide.period_code,
    cast(coalesce(wide.figures, 0) as integer) as figures,
    wide.has_estimates = 1 as has_estimates,

    wide.cooperatives,
    wide.cooperatives_and_credit_funds,
    wide.credit_funds,
    wide.unions,
    wide.cooperative_groups,
    wide.cooperatives_active,
    cast(100 * wide.cooperatives_active / nullif(wide.cooperatives, 0) as decimal(24, 4)) as active_share,
    wide.cooperatives_founded,
    wide.cooperatives_dissolved,
    cast(
        coalesce(wide.good_fair_share_printed, 100 * wide.good_fair / nullif(wide.cooperatives, 0))
        as decimal(24, 4)
    ) as good_fair_share,

    wide.members,
    coalesce(wide.workers, wide.regular_workers) as workers,
    wide.group_members,
    wide.revenue_avg,
    wide.profit_avg,
    wide.income_worker_avg,

    cooperative_growth.growth_percent as cooperatives_growth_percent,
    cooperative_growth.no_growth_reason,
    foundations.percent_of_plan as founded_percent_of_plan,
    foundations.alliance_minimum as founded_alliance_minimum,

    cast(discipline.forms_expected as integer) as forms_expected,
    cast(discipline.forms_accepted as integer) as forms_accepted,
    cast(discipline.forms_late as integer) as forms_late,
    cast(coalesce(findings.open_critical, 0) as integer) as open_critical,
    cast(coalesce(findings.open_warnings, 0) as integer) as open_warnings
from expected
left join wide
    on
        expected.geo_version = wide.geo_version
        and expected.geo_code = wide.geo_code
        and expected.year_no = wide.year_no
left join cooperative_growth
    on
        expected.geo_version = cooperative_growth.geo_version
        and expected.geo_code = cooperative_growth.geo_code
        and wide.period_code = cooperative_growth.period_code
left join foundations
    on
        expected.geo_version = foundations.geo_version
        and expected.geo_code = foundations.geo_code
        and expected.year_code = foundations.period_code
left join discipline
    on
        expected.geo_version = discipline.geo_version
        and expected.geo_code = discipline.geo_code
        and expected.year_code = discipline.period_code
left join findings
    on
        expected.geo_version = findings.geo_version
        and expected.geo_code = findings.geo_code
        and expected.year_no = findings.year_no
