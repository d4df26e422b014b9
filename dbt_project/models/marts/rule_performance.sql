with rules as (

    select * from {{ source('quality', 'rules') }}

),

results as (

    select
        rule_id,
        sum(case when outcome <> 'not_applicable' then 1 else 0 end) as submissions_checked,
        sum(case when outcome = 'failed' then 1 else 0 end) as submissions_failed,
        sum(checked) as places_checked,
        sum(failed) as places_failed
    from {{ source('quality', 'rule_results') }}
    group by rule_id

),

-- A finding may stand in two submissions of a folder: the one in force and one that was rejected.
findings as (

    select
        rule_id,
        finding_id,
        max(case when status in ('open', 'lapsed') then 1 else 0 end) as is_open,
        max(case when status = 'lapsed' then 1 else 0 end) as is_lapsed,
        max(case when status = 'explained' and waived_until is null then 1 else 0 end) as is_explained,
        max(case when waived_until is not null then 1 else 0 end) as is_waived,
        max(case when status = 'cleared' and cleared_by is not null then 1 else 0 end) as is_corrected
    from {{ source('quality', 'findings') }}
    group by
        rule_id,
        finding_id

),

counted as (

    select
        rule_id,
        count(*) as findings,
        sum(is_open) as findings_open,
        sum(is_lapsed) as findings_lapsed,
        sum(case when is_open = 0 then is_explained else 0 end) as findings_explained,
        sum(case when is_open = 0 then is_waived else 0 end) as findings_waived,
        sum(case when is_open = 0 then is_corrected else 0 end) as findings_corrected
    from findings
    group by rule_id

),

joined as (

    select
        rules.rule_id,
        rules.rule_version,
        rules.gate,
        rules.level,
        rules.severity,
        rules.dimension,
        rules.source,
        rules.title_vi,
        rules.title_en,
        coalesce(results.submissions_checked, 0) as submissions_checked,
        coalesce(results.submissions_failed, 0) as submissions_failed,
        coalesce(results.places_checked, 0) as places_checked,
        coalesce(results.places_failed, 0) as places_failed,
        coalesce(counted.findings, 0) as findings,
        coalesce(counted.findings_open, 0) as findings_open,
        coalesce(counted.findings_lapsed, 0) as findings_lapsed,
        coalesce(counted.findings_explained, 0) as findings_explained,
        coalesce(counted.findings_waived, 0) as findings_waived,
        coalesce(counted.findings_corrected, 0) as findings_corrected
    from rules
    left join results
        on rules.rule_id = results.rule_id
    left join counted
        on rules.rule_id = counted.rule_id

)

select
    rule_id,
    rule_version,
    gate,
    level,
    severity,
    dimension,
    source,
    title_vi,
    title_en,

    -- how often it applied and objected
    cast(submissions_checked as bigint) as submissions_checked,
    cast(submissions_failed as bigint) as submissions_failed,
    cast(places_checked as bigint) as places_checked,
    cast(places_failed as bigint) as places_failed,

    -- what became of what it found
    cast(findings as bigint) as findings,
    cast(findings_open as bigint) as findings_open,
    cast(findings_lapsed as bigint) as findings_lapsed,
    cast(findings_explained as bigint) as findings_explained,
    cast(findings_waived as bigint) as findings_waived,
    cast(findings_corrected as bigint) as findings_corrected,
    cast(
        100 * findings_corrected
        / nullif(cast(findings_corrected + findings_explained + findings_waived as decimal(24, 4)), 0)
        as decimal(24, 4)
    ) as corrected_share,
    case
        when findings = 0 then 'never_fired'
        when findings_corrected + findings_explained + findings_waived < 5 then 'unanswered'
        when findings_corrected * 4 < findings_explained + findings_waived then 'noisy'
        else 'useful'
    end as standing
from joined
