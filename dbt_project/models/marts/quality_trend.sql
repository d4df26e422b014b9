with results as (

    select * from {{ ref('submission_quality') }}
    where
        geo_code is not null
        and outcome <> 'not_applicable'

),

rules as (

    select * from {{ source('quality', 'rules') }}

),

periods as (

    select * from {{ ref('int_periods') }}

),

findings as (

    select * from {{ source('quality', 'findings') }}

),

submissions as (

    select * from {{ source('quality', 'submissions') }}

),

folders as (

    select
        geo_version,
        province_code as geo_code,
        period_code,
        min(version_no) as first_version,
        max(version_no) as last_version,
        count(*) as submissions,
        sum(case when state = 'rejected' then 1 else 0 end) as submissions_rejected
    from submissions
    where province_code is not null
    group by
        geo_version,
        province_code,
        period_code

),

applied as (

    select
        results.geo_version,
        results.geo_code,
        results.period_code,
        rules.dimension,
        sum(case when results.version_no = folders.first_version then 1 else 0 end) as first_applied,
        sum(
            case
                when results.version_no = folders.first_version and results.outcome = 'passed' then 1
                else 0
            end
        ) as first_passed,
        sum(case when results.version_no = folders.last_version then 1 else 0 end) as last_applied,
        sum(
            case
                when results.version_no = folders.last_version and results.outcome = 'passed' then 1
                else 0
            end
        ) as last_passed
    from results
    inner join rules
        on results.rule_id = rules.rule_id
    inner join folders
        on
            results.geo_version = folders.geo_version
            and results.geo_code = folders.geo_code
            and results.period_code = folders.period_code
    group by
        results.geo_version,
        results.geo_code,
        results.period_code,
        rules.dimension

),

-- One finding may stand in two submissions of a folder.
counted as (

    select
        submissions.geo_version,
        submissions.province_code as geo_code,
        submissions.period_code,
        rules.dimension,
        count(distinct findings.finding_id) as findings,
        count(
            distinct case when findings.status in ('open', 'lapsed') then findings.finding_id end
        ) as findings_open,
        count(
            distinct case when findings.status = 'explained' then findings.finding_id end
        ) as findings_explained,
        count(distinct case when findings.status = 'cleared' then findings.finding_id end) as findings_cleared
    from findings
    inner join submissions
        on findings.submission_id = submissions.submission_id
    inner join rules
        on findings.rule_id = rules.rule_id
    group by
        submissions.geo_version,
        submissions.province_code,
        submissions.period_code,
        rules.dimension

),

joined as (

    select
        applied.geo_version,
        applied.geo_code,
        applied.period_code,
        applied.dimension,
        periods.kind,
        periods.period_end,
        folders.submissions,
        folders.submissions_rejected,
        applied.last_applied as rules_applied,
        applied.last_applied - applied.last_passed as rules_failed,
        100 * applied.first_passed
        / nullif(cast(applied.first_applied as decimal(24, 4)), 0) as first_passed_share,
        100 * applied.last_passed / nullif(cast(applied.last_applied as decimal(24, 4)), 0) as passed_share,
        coalesce(counted.findings, 0) as findings,
        coalesce(counted.findings_open, 0) as findings_open,
        coalesce(counted.findings_explained, 0) as findings_explained,
        coalesce(counted.findings_cleared, 0) as findings_cleared
    from applied
    inner join folders
        on
            applied.geo_version = folders.geo_version
            and applied.geo_code = folders.geo_code
            and applied.period_code = folders.period_code
    left join periods
        on applied.period_code = periods.period_code
    left join counted
        on
            applied.geo_version = counted.geo_version
            and applied.geo_code = counted.geo_code
            and applied.period_code = counted.period_code
            and applied.dimension = counted.dimension

),

compared as (

    select
        *,
        lag(passed_share) over (
            partition by geo_version, geo_code, dimension, kind
            order by period_end
        ) as previous_passed_share
    from joined

)

select
    geo_version,
    geo_code,
    period_code,
    dimension,
    period_end,
    cast(submissions as bigint) as submissions,
    cast(submissions_rejected as bigint) as submissions_rejected,
    cast(rules_applied as bigint) as rules_applied,
    cast(rules_failed as bigint) as rules_failed,
    cast(first_passed_share as decimal(24, 4)) as first_passed_share,
    cast(passed_share as decimal(24, 4)) as passed_share,
    cast(previous_passed_share as decimal(24, 4)) as previous_passed_share,
    cast(passed_share - previous_passed_share as decimal(24, 4)) as passed_share_change,
    cast(findings as bigint) as findings,
    cast(findings_open as bigint) as findings_open,
    cast(findings_explained as bigint) as findings_explained,
    cast(findings_cleared as bigint) as findings_cleared
from compared
