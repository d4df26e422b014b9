with vintages as (

    select * from {{ ref('revision_triangle') }}

),

history as (

    select * from {{ ref('fct_collective_economy_history') }}

),

restated as (

    select
        later.geo_version,
        later.geo_code,
        later.period_code,
        later.basis,
        later.entity_type,
        later.indicator_code,
        later.sector_code,
        later.policy_code,
        later.program_code,
        later.funding_source,
        later.geo_name,
        later.period_end,
        later.unit,
        case
            when later.scenario <> earlier.scenario then 'estimate_to_actual'
            when later.submission_period_code = earlier.submission_period_code then 'resubmission'
            else 'later_report'
        end as revision_kind,
        later.received_at as revised_at,
        earlier.scenario as from_scenario,
        later.scenario as to_scenario,
        earlier.submission_period_code as from_submission_period_code,
        later.submission_period_code as to_submission_period_code,
        earlier.value as from_value,
        later.value as to_value,
        (
            later.interval_low is null
            or earlier.interval_high is null
            or later.interval_low <= earlier.interval_high
        )
        and (
            earlier.interval_low is null
            or later.interval_high is null
            or earlier.interval_low <= later.interval_high
        ) as is_within_precision,
        earlier.submission_id as from_submission_id,
        earlier.version_no as from_version_no,
        earlier.sheet as from_sheet,
        earlier.cell as from_cell,
        later.submission_id as to_submission_id,
        later.version_no as to_version_no,
        later.sheet as to_sheet,
        later.cell as to_cell
    from vintages as later
    inner join vintages as earlier
        on
            later.geo_version = earlier.geo_version
            and later.geo_code = earlier.geo_code
            and later.period_code = earlier.period_code
            and later.basis = earlier.basis
            and later.entity_type = earlier.entity_type
            and later.indicator_code = earlier.indicator_code
            and later.sector_code = earlier.sector_code
            and later.policy_code = earlier.policy_code
            and later.program_code = earlier.program_code
            and later.funding_source = earlier.funding_source
            and later.vintage_no = earlier.vintage_no + 1
    where
        later.value <> earlier.value
        or later.qualifier <> earlier.qualifier
        or coalesce(later.interval_high, -1) <> coalesce(earlier.interval_high, -1)

),

-- What the office decided, and what a new version leaves out.
ended as (

    select
        history.geo_version,
        history.geo_code,
        history.period_code,
        case when history.scenario = 'plan' then 'plan' else 'outcome' end as basis,
        history.entity_type,
        history.indicator_code,
        history.sector_code,
        history.policy_code,
        history.program_code,
        history.funding_source,
        history.geo_name,
        history.period_end,
        history.unit,
        case
            when history.ended_by = 'corrected' then 'correction'
            when history.ended_by = 'withdrawn' then 'withdrawal'
            else 'no_longer_printed'
        end as revision_kind,
        history.known_to as revised_at,
        history.scenario as from_scenario,
        corrected.scenario as to_scenario,
        history.submission_period_code as from_submission_period_code,
        corrected.submission_period_code as to_submission_period_code,
        history.value as from_value,
        corrected.value as to_value,
        false as is_within_precision,
        history.submission_id as from_submission_id,
        history.version_no as from_version_no,
        history.sheet as from_sheet,
        history.cell as from_cell,
        corrected.submission_id as to_submission_id,
        corrected.version_no as to_version_no,
        corrected.sheet as to_sheet,
        corrected.cell as to_cell
    from history
    left join history as corrected
        on
            history.ended_by = 'corrected'
            and history.submission_id = corrected.submission_id
            and history.version_no = corrected.version_no
            and history.sheet = corrected.sheet
            and history.cell = corrected.cell
            and history.known_to = corrected.known_from
            and corrected.quality_status = 'corrected'
    where history.ended_by in ('corrected', 'withdrawn', 'no_longer_printed')

),

revisions as (

    select * from restated
    union all
    select * from ended

)

select
    geo_version,
    geo_code,
    period_code,
    basis,
    entity_type,
    indicator_code,
    sector_code,
    policy_code,
    program_code,
    funding_source,

    geo_name,
    period_end,
    revision_kind,
    revised_at,

    from_scenario,
    to_scenario,
    from_submission_period_code,
    to_submission_period_code,

    from_value,
    to_value,
    cast(to_value - from_value as decimal(24, 4)) as change_value,
    cast(100 * (to_value - from_value) / nullif(abs(from_value), 0) as decimal(24, 4)) as change_percent,
    is_within_precision,
    unit,

    from_submission_id,
    from_version_no,
    from_sheet,
    from_cell,
    to_submission_id,
    to_version_no,
    to_sheet,
    to_cell
from revisions
