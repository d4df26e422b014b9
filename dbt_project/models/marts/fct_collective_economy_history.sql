with vintages as (

    select * from {{ ref('int_figure_vintages') }}

),

spells as (

    select * from {{ ref('int_figure_spells') }}

),

corrections as (

    select
        *,
        {{ figure_key() }} as figure_key,
        cast(decided_on as timestamp) as decided_at
    from {{ ref('corrections') }}

),

geographies as (

    select * from {{ ref('int_geographies') }}

),

periods as (

    select * from {{ ref('int_periods') }}

),

-- An explanation that lapsed explains nothing any more.
warnings as (

    select
        submission_id,
        sheet,
        cell,
        related_cells,
        case when status = 'explained' then 0 else 1 end as is_open
    from {{ source('quality', 'findings') }}
    where
        severity = 'warning'
        and status in ('open', 'lapsed', 'explained')

),

warned_cells as (

    select
        submission_id,
        sheet,
        cell,
        is_open
    from warnings
    union all
    select
        vintages.submission_id,
        vintages.sheet,
        vintages.cell,
        warnings.is_open
    from warnings
    inner join vintages
        on warnings.submission_id = vintages.submission_id
    where
        (
            warnings.sheet = vintages.sheet
            and {{ is_in_cell_list('warnings.related_cells', 'vintages.cell') }}
        )
        or {{ is_in_cell_list('warnings.related_cells', "vintages.sheet || '!' || vintages.cell") }}

),

cell_warnings as (

    select
        submission_id,
        sheet,
        cell,
        max(is_open) as has_open_warning
    from warned_cells
    group by
        submission_id,
        sheet,
        cell

),

-- A print that was never the best of its key has a spell without length.
known as (

    select
        vintages.*,
        spells.known_from is not null as was_in_force,
        coalesce(spells.known_from, vintages.received_at) as known_from,
        case when spells.known_from is null then vintages.received_at else spells.known_to end as known_to,
        case
            when spells.known_from is null then 'outranked_on_arrival'
            when spells.known_to is null then null
            when vintages.replaced_at > spells.known_to or vintages.replaced_at is null then 'outranked'
            when spells.next_key_rank is null then 'no_longer_printed'
            else 'replaced'
        end as ended_by
    from vintages
    left join spells
        on
            vintages.figure_key = spells.figure_key
            and vintages.key_rank = spells.key_rank

),

-- A correction ends the spell of the print and, unless it withdraws it, begins one of its own.
met_by_correction as (

    select
        known.*,
        corrections.action,
        corrections.value as corrected_value,
        greatest(corrections.decided_at, known.known_from) as corrected_from
    from known
    left join corrections
        on
            known.figure_key = corrections.figure_key
            and known.value = corrections.expected_value
            and known.was_in_force
            and (known.known_to is null or known.known_to > corrections.decided_at)

),

steps as (

    select 'as_printed' as step
    union all
    select 'corrected' as step

),

stated as (

    select
        met.*,
        steps.step = 'corrected' as is_corrected,
        case when steps.step = 'corrected' then met.corrected_from else met.known_from end as stated_from,
        case
            when steps.step = 'as_printed' and met.action is not null then met.corrected_from
            else met.known_to
        end as stated_to,
        case
            when steps.step = 'corrected' or met.action is null then met.ended_by
            when met.action = 'replace' then 'corrected'
            else 'withdrawn'
        end as stated_ended_by
    from met_by_correction as met
    cross join steps
    where
        (
            steps.step = 'as_printed'
            and (met.action is null or met.action = 'withdraw' or met.corrected_from > met.known_from)
        )
        or (steps.step = 'corrected' and met.action = 'replace')

)

select
    -- the key
    stated.geo_version,
    stated.geo_code,
    stated.period_code,
    stated.scenario,
    stated.entity_type,
    stated.indicator_code,
    stated.sector_code,
    stated.policy_code,
    stated.program_code,
    stated.funding_source,

    -- when it was known
    stated.stated_from as known_from,
    stated.stated_to as known_to,
    stated.was_in_force
    and (stated.stated_to is null or stated.stated_to > stated.stated_from) as was_in_force,
    stated.stated_ended_by as ended_by,
    cast(stated.key_rank as integer) as key_rank,

    -- the figure
    geographies.geo_name,
    periods.period_end,
    case when stated.is_corrected then stated.corrected_value else stated.value end as value,
    case when not stated.is_corrected then stated.value_low end as value_low,
    case when not stated.is_corrected then stated.value_high end as value_high,
    case when stated.is_corrected then 'exact' else stated.qualifier end as qualifier,
    case when stated.is_corrected then stated.corrected_value else stated.interval_low end as interval_low,
    case when stated.is_corrected then stated.corrected_value else stated.interval_high end as interval_high,
    stated.unit,
    case
        when stated.is_corrected then 'corrected'
        when stated.repair is not null then 'repaired'
        when cell_warnings.has_open_warning = 1 then 'warned'
        when cell_warnings.has_open_warning = 0 then 'explained'
        else 'clean'
    end as quality_status,

    -- where it comes from
    stated.submission_id,
    stated.submission_period_code,
    stated.version_no,
    stated.form_code,
    stated.file_name,
    stated.sheet,
    stated.cell,
    stated.printed_text,
    stated.repair,
    stated.received_at,
    stated.decided_at as accepted_at
from stated
inner join geographies
    on
        stated.geo_version = geographies.geo_version
        and stated.geo_code = geographies.geo_code
inner join periods
    on stated.period_code = periods.period_code
left join cell_warnings
    on
        stated.submission_id = cell_warnings.submission_id
        and stated.sheet = cell_warnings.sheet
        and stated.cell = cell_warnings.cell
