with figures as (

    select * from {{ ref('int_figures_ranked') }}
    where key_rank = 1

),

geographies as (

    select * from {{ ref('int_geographies') }}

),

periods as (

    select * from {{ ref('int_periods') }}

),

warnings as (

    select
        submission_id,
        sheet,
        cell,
        related_cells,
        status
    from {{ source('quality', 'findings') }}
    where
        -- A critical finding in force is one that the national office waived.
        severity in ('critical', 'warning')
        and status in ('open', 'lapsed', 'explained')

),

warned_cells as (

    select
        submission_id,
        sheet,
        cell,
        status
    from warnings
    union all
    select
        figures.submission_id,
        figures.sheet,
        figures.cell,
        warnings.status
    from warnings
    inner join figures
        on warnings.submission_id = figures.submission_id
    where
        (
            warnings.sheet = figures.sheet
            and {{ is_in_cell_list('warnings.related_cells', 'figures.cell') }}
        )
        or {{ is_in_cell_list('warnings.related_cells', "figures.sheet || '!' || figures.cell") }}

),

cell_warnings as (

    select
        submission_id,
        sheet,
        cell,
        max(case when status in ('open', 'lapsed') then 1 else 0 end) as has_open_warning
    from warned_cells
    group by
        submission_id,
        sheet,
        cell

)

select
    -- the key
    figures.geo_version,
    figures.geo_code,
    figures.period_code,
    figures.scenario,
    figures.entity_type,
    figures.indicator_code,
    figures.sector_code,
    figures.policy_code,
    figures.program_code,
    figures.funding_source,

    -- the figure
    geographies.geo_name,
    periods.period_end,
    figures.value,
    figures.value_low,
    figures.value_high,
    figures.qualifier,
    figures.interval_low,
    figures.interval_high,
    figures.unit,
    case
        when figures.repair is not null then 'repaired'
        when cell_warnings.has_open_warning = 1 then 'warned'
        when cell_warnings.has_open_warning = 0 then 'explained'
        else 'clean'
    end as quality_status,

    -- where it comes from
    figures.submission_id,
    figures.form_code,
    figures.file_name,
    figures.sheet,
    figures.cell,
    figures.printed_text,
    figures.repair,
    figures.decided_at as accepted_at
from figures
inner join geographies
    on
        figures.geo_version = geographies.geo_version
        and figures.geo_code = geographies.geo_code
inner join periods
    on figures.period_code = periods.period_code
left join cell_warnings
    on
        figures.submission_id = cell_warnings.submission_id
        and figures.sheet = cell_warnings.sheet
        and figures.cell = cell_warnings.cell
