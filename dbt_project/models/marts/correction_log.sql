with corrections as (

    select
        *,
        {{ figure_key() }} as figure_key
    from {{ ref('corrections') }}

),

history as (

    select
        *,
        {{ figure_key() }} as figure_key
    from {{ ref('fct_collective_economy_history') }}

),

-- A correction that replaces counts now, or its withdrawal has ended a print that nothing has followed.
effects as (

    select
        corrections.figure_key,
        corrections.expected_value,
        count(*) as n_effects
    from corrections
    inner join history
        on corrections.figure_key = history.figure_key
    where
        (
            corrections.action = 'replace'
            and history.known_to is null
            and history.quality_status = 'corrected'
            and history.value = corrections.value
        )
        or (
            corrections.action = 'withdraw'
            and history.ended_by = 'withdrawn'
            and history.value = corrections.expected_value
        )
    group by
        corrections.figure_key,
        corrections.expected_value

),

in_force as (

    select
        figure_key,
        value
    from history
    where known_to is null

)

select
    corrections.geo_version,
    corrections.geo_code,
    corrections.period_code,
    corrections.scenario,
    corrections.entity_type,
    corrections.indicator_code,
    corrections.sector_code,
    corrections.policy_code,
    corrections.program_code,
    corrections.funding_source,
    corrections.expected_value,

    corrections.action,
    corrections.value as corrected_value,
    in_force.value as value_in_force,
    case
        when effects.n_effects is null then 'void'
        when corrections.action = 'withdraw' and in_force.value is not null then 'void'
        else 'applied'
    end as status,

    corrections.reason,
    corrections.decided_by,
    corrections.decided_on
from corrections
left join effects
    on
        corrections.figure_key = effects.figure_key
        and corrections.expected_value = effects.expected_value
left join in_force
    on corrections.figure_key = in_force.figure_key
